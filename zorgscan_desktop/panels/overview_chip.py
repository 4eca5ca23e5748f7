"""A card in the overview: its code, and a flag when it was chosen to go on with (design.md section 9)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import draw_words, shown_code
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

WIDTH, HEIGHT = 66.0, 64.0


class OverviewChip(TouchButton):
    """66 x 64 dpx; tap opens the statement."""

    def __init__(self, look: Look, card_id: str, code: str, name: str, parent: QWidget) -> None:
        super().__init__(look, code, parent, kind="outline")
        self.card_id = card_id
        self.chosen = False
        self.own = False
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(48, self.look.px(WIDTH)), max(48, self.look.px(HEIGHT)))

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        ink = look.colour("on_act" if self.chosen else "ink")
        painter.setBrush(look.colour("act" if self.chosen else "act_tint" if self.isDown() else "surface"))
        painter.setPen(Qt.PenStyle.NoPen if self.chosen else QPen(look.colour("cardline"), look.stroke(1.5)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(10), px(10))
        if self.own and not self.chosen:
            # The double outline of a card that the school wrote itself.
            painter.setPen(QPen(look.colour("line2"), look.stroke(1)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), px(7), px(7))
        code = shown_code(self.text())
        if not self.chosen:
            draw_words(painter, (0, 0, self.width(), self.height()), code, look.font(20, 650), ink, "centre")
            return
        half = self.height() / 2
        draw_words(painter, (0, px(3), self.width(), half), code, look.font(20, 650), ink, "centre")
        side = px(22)
        draw_icon(painter, "flag", ink, (self.width() - side) / 2, half + px(2), side)
