"""One of the seven targets in the rail: a dimension with its number, title, gauge and count."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.ui.gauge import WIDTH as GAUGE_WIDTH
from zorgscan_desktop.ui.gauge import draw_gauge
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import advance, draw_words, wrap_px
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class DimensionButton(TouchButton):
    """Number, short title, gauge, and ``8/14``; a check mark when all its cards lie."""

    def __init__(self, look: Look, number: int, title: str, parent: QWidget) -> None:
        super().__init__(look, title, parent, kind="plain")
        self.number = number
        self._tally = Tally(0, {}, 0.0)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def count(self, counted: Tally) -> None:
        """Show these counts."""
        if counted == self._tally:
            return
        self._tally = counted
        name = self.tr("Dimensie {number}, {title}, {placed} van {total} gelegd").format(
            number=self.number, title=self.text(), placed=counted.placed, total=counted.to_place
        )
        self.setAccessibleName(name)
        self.setToolTip(f"{self.number} {self.text()}")
        self.update()

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.isChecked() or self.isDown() or self.underMouse():
            width = look.stroke(3)
            painter.setPen(QPen(look.colour("ink"), width) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface" if self.isChecked() else "sunken"))
            plate = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(plate, self.radius(), self.radius())
        if look.compact:
            self._paint_compact(painter)
        else:
            self._paint_full(painter)

    @property
    def _counts(self) -> str:
        return f"{self._tally.placed}/{self._tally.to_place}"

    def _paint_full(self, painter: QPainter) -> None:
        look = self.look
        px, ink = look.px, look.colour("ink")
        draw_words(painter, (px(16), px(8), px(30), px(30)), str(self.number), look.font(23, 700), ink)
        title = wrap_px(self.text(), look.text_px(19), 600, self.width() - px(58), 1.1)
        bottom = self.height() - px(38)
        # Two lines of large text begin higher, so that they stay off the gauge.
        title.draw(painter, px(45), max(0.0, min(px(11), bottom - title.height)), ink)
        draw_gauge(painter, px(45), bottom, look.scale, self._tally.level, look.palette)
        font = look.font(19, 550)
        right = self.width() - px(12)
        draw_words(painter, (0, bottom, right, px(30)), self._counts, font, look.colour("ink2"), "right")
        if self._tally.done:
            side = px(24)
            x = right - advance(self._counts, font) - side - px(4)
            draw_icon(painter, "check", ink, x, bottom + px(15) - side / 2, side)

    def _paint_compact(self, painter: QPainter) -> None:
        look = self.look
        px, third, width = look.px, self.height() / 3, self.width()
        draw_words(
            painter, (0, px(4), width, third), str(self.number), look.font(21, 700), look.colour("ink"), "centre"
        )
        scale = look.scale * 0.8
        left = (width - GAUGE_WIDTH * scale) / 2
        draw_gauge(painter, left, third + px(6), scale, self._tally.level, look.palette)
        box = (0, 2 * third - px(2), width, third)
        draw_words(painter, box, self._counts, look.font(19, 550), look.colour("ink2"), "centre")
