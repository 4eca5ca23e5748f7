"""A row of a menu: icon and word from the left, so that the words of all rows align."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

START, SIDE = 18.0, 28.0
"""In dpx: room before the icon and after the words, the icon's size."""


class MenuButton(TouchButton):
    """One action; its words begin ``words_at`` dpx from the left."""

    def __init__(
        self, look: Look, text: str, icon_name: str, parent: QWidget | None = None, *, words_at: float = 62.0
    ) -> None:
        super().__init__(look, text, parent, icon_name=icon_name)
        self._words_at = words_at

    @override
    def sizeHint(self) -> QSize:
        words = advance(self.text(), self._font())
        return QSize(round(words) + self.look.px(self._words_at + START), super().sizeHint().height())

    @override
    def ink(self) -> str:
        return "ink" if self.isEnabled() else "line2"

    @override
    def paint(self, painter: QPainter) -> None:
        self._paint_plate(painter)
        px, colour = self.look.px, self.look.colour(self.ink())
        side, left = px(SIDE), px(self._words_at)
        draw_icon(painter, self.icon_name, colour, px(START), (self.height() - side) / 2, side)
        draw_words(painter, (left, 0, self.width() - left, self.height()), self.text(), self._font(), colour)
