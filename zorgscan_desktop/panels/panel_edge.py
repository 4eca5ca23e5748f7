"""The edge of the panel: the tab that closes it, and what stands in its place while it is closed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.touch_button import TouchButton


class PanelHandle(TouchButton):
    """The tab on the panel's left edge that closes it; drawn narrow, felt wide."""

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        left = self.width() - look.px(28)
        plate = QRectF(left, 0, look.px(60), self.height()).adjusted(0.5, 0.5, 0, -0.5)
        painter.setPen(QPen(look.colour("line2"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(plate, look.px(14), look.px(14))
        side = look.px(28)
        draw_icon(painter, "chevron-right", look.colour("ink"), left, (self.height() - side) / 2, side)


class StripButton(TouchButton):
    """A part of the closed panel; the plate behind all of them is painted by the screen."""

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.isDown() or self.underMouse():
            edge = look.px(6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("act_tint" if self.isDown() else "badge"))
            plate = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(plate, self.radius(), self.radius())
        self.paint_icon(painter, self.height() / 2)

    def paint_icon(self, painter: QPainter, middle: float) -> None:
        """The icon, centred at this height."""
        side = self.look.px(28)
        draw_icon(
            painter, self.icon_name, self.look.colour("ink"), (self.width() - side) / 2, middle - side / 2, side
        )


class PanelStrip(StripButton):
    """Opens the panel: one tall target with a word that reads upwards."""

    @override
    def paint_icon(self, painter: QPainter, middle: float) -> None:
        look = self.look
        super().paint_icon(painter, self.height() - look.px(40))
        painter.save()
        painter.translate(self.width() / 2, self.height() - look.px(76))
        painter.rotate(-90)
        box = (0.0, -look.px(18), look.px(300), look.px(36))
        draw_words(painter, box, self.text(), look.font(20.5, 600), look.colour("ink"))
        painter.restore()


class NotesButton(StripButton):
    """Opens the panel on the notes; a disc says how many there are."""

    count = 0

    def show_count(self, count: int) -> None:
        """How many notes this dimension has."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    @override
    def paint_icon(self, painter: QPainter, middle: float) -> None:
        super().paint_icon(painter, middle)
        if not self.count:
            return
        look, font = self.look, self.look.font(19, 700)
        radius = max(look.px(13), font.pixelSize() * 0.66)
        centre = QPointF(self.width() / 2 + look.px(14) + radius * 0.3, middle - look.px(14))
        painter.setPen(QPen(look.colour("surface"), look.stroke(2)))
        painter.setBrush(look.colour("ink"))
        painter.drawEllipse(centre, radius, radius)
        box = (centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        draw_words(painter, box, str(self.count), font, look.colour("surface"), "centre")
