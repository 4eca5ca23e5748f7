"""A button that is on or off: a check mark, a tint and a heavier edge say so, never colour alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class ToggleButton(TouchButton):
    """Shows what the document says; the click itself changes nothing."""

    def __init__(
        self,
        look: Look,
        off: str,
        on: str = "",
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        size: float = 20.5,
    ) -> None:
        super().__init__(look, off, parent, kind="outline", icon_name=icon_name, size=size)
        self._words, self._icon = (off, on or off), icon_name
        self.with_icon = bool(icon_name)
        """Whether there is room for an icon; the check mark of one that is on stays."""
        self.setCheckable(True)

    @override
    def nextCheckState(self) -> None:
        """The document says whether it is on."""

    def show_on(self, on: bool) -> None:
        """Be on or off, in look, words and name."""
        self.setChecked(on)
        self.setText(self._words[on])
        self.setAccessibleName(self._words[on])
        self.icon_name = "check" if on else self._icon if self.with_icon else ""
        self.updateGeometry()
        self.update()

    def widest_word(self) -> float:
        """The width in logical px at which none of its words breaks, on or off."""
        edges = 2 * self.look.px(4)
        return max(advance(word, self._font()) for words in self._words for word in words.split()) + edges

    @override
    def ink(self) -> str:
        # On, but not for people to switch off: its words stay readable.
        return "ink" if self.isChecked() else super().ink()

    @override
    def paint(self, painter: QPainter) -> None:
        if not self.isChecked():
            super().paint(painter)
            return
        look = self.look
        width = look.stroke(3)
        painter.setPen(QPen(look.colour("act"), width))
        painter.setBrush(look.colour("act_tint"))
        plate = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(plate, self.radius(), self.radius())
        self._paint_words(painter)
