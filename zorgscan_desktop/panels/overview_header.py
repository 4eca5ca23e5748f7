"""The strip above the columns of the overview: sign, word, level and count of each zone. It stays in sight."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.battery_painter import FILLED_BANDS
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look

HEIGHT = 58.0


class OverviewHeader(QWidget):
    """Lies over the battery; the battery says where its columns are and how many cards lie in them."""

    def __init__(self, instrument: Instrument, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._words = {zone.sign: zone.word for zone in instrument.zones}
        self._columns: dict[Sign, tuple[float, float]] = {}
        self._counts: Mapping[Sign, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_counts(self, columns: dict[Sign, tuple[float, float]], counts: Mapping[Sign, int]) -> None:
        """Left edge and width of each column in px of this widget, and its count."""
        self._columns, self._counts = columns, counts
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sign in SIGNS:
            if sign in self._columns:
                left, width = self._columns[sign]
                self._paint_zone(painter, sign, QRectF(left, 0, width, self.height()))
        painter.end()

    def _paint_zone(self, painter: QPainter, sign: Sign, strip: QRectF) -> None:
        look, px, dark = self.look, self.look.px, self.look.palette.dark
        outline = QPainterPath()
        outline.addRoundedRect(strip.adjusted(0, 0, 0, px(24)), px(12), px(12))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(strip, look.colour(f"{'edge' if dark else 'fill'} {sign}"))
        painter.restore()
        ink, size = look.colour("on_act" if dark else "ink"), 22 * look.scale
        middle, right = strip.center().y(), strip.right() - px(14)
        draw_sign(painter, sign, strip.x() + px(14), middle, size, ink)
        left = strip.x() + px(24) + sign_width(sign, size)
        font, number = look.font(20.5, 650), look.font(23, 700)
        word, count = self._words[sign], str(self._counts.get(sign, 0))
        box = (left, strip.y(), right - left, strip.height())
        if left + advance(word, font) + advance(count, number) + px(12) < right:
            draw_words(painter, box, word, font, ink)
        draw_words(painter, box, count, number, ink, "right")
        after = left + advance(word, font) + px(10)
        if after + px(44) + advance(count, number) + px(10) < right:
            self._paint_level(painter, sign, after, middle)

    def _paint_level(self, painter: QPainter, sign: Sign, x: float, middle: float) -> None:
        """Four bars of rising height, as many filled as the zone has charge."""
        look, px = self.look, self.look.px
        ink = look.colour("on_act" if look.palette.dark else "ink")
        for bar in range(4):
            height = px(8 + bar * 6)
            rect = QRectF(x + bar * px(11), middle + px(13) - height, px(8), height)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if bar < FILLED_BANDS[sign] else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 1, 1)
