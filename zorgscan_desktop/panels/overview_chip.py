"""A card in the overview: its code, and a flag when it was chosen to go on with (design.md section 9)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import draw_words, shown_code
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

WIDTH, HEIGHT = 66.0, 64.0
_OWN_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


def chip_size(look: Look) -> QSize:
    """Width and height in logical px."""
    return QSize(max(TARGET_PX, look.px(WIDTH)), max(TARGET_PX, look.px(HEIGHT)))


class OverviewChip(TouchButton):
    """66 x 64 dpx; tap opens the statement. ``dimmed`` when the overview picks out other cards."""

    def __init__(self, look: Look, card_id: str, code: str, name: str, parent: QWidget) -> None:
        super().__init__(look, code, parent, kind="outline")
        self.card_id = card_id
        self.chosen = self.dimmed = self.opened = self.own = False
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self.look)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Arrows, digits and letters belong to the battery around it.
        if event.key() in _OWN_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        code, plate = shown_code(self.text()), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        whole = (0, 0, self.width(), self.height())
        if self.dimmed:
            painter.setPen(QPen(look.colour("line2"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate, px(10), px(10))
            draw_words(painter, whole, code, look.font(20, 400), look.colour("ink"), "centre")
            return
        ink = look.colour("on_act" if self.chosen else "ink")
        painter.setBrush(look.colour("act" if self.chosen else "act_tint" if self.isDown() else "surface"))
        painter.setPen(Qt.PenStyle.NoPen if self.chosen else QPen(look.colour("cardline"), look.stroke(1.5)))
        painter.drawRoundedRect(plate, px(10), px(10))
        if self.own and not self.chosen:
            # The double outline of a card that the school wrote itself.
            painter.setPen(QPen(look.colour("line2"), look.stroke(1)))
            painter.drawRoundedRect(plate.adjusted(3.5, 3.5, -3.5, -3.5), px(7), px(7))
        if self.opened:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("on_act" if self.chosen else "act"), look.stroke(3)))
            painter.drawRoundedRect(plate.adjusted(2, 2, -2, -2), px(9), px(9))
        if not self.chosen:
            draw_words(painter, whole, code, look.font(20, 650), ink, "centre")
            return
        half = self.height() / 2
        draw_words(painter, (0, px(3), self.width(), half), code, look.font(20, 650), ink, "centre")
        side = px(22)
        draw_icon(painter, "flag", ink, (self.width() - side) / 2, half + px(2), side)
