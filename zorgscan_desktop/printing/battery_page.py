"""The printed battery: zones from the empty to the full side, a band per dimension, cards with their key words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zorgscan_desktop.core.instrument import SIGNS, Dimension, Instrument, Sign
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.printing.battery_plan import (
    LANE_GAP,
    PLACES,
    ROW_GAP,
    ROW_PAD,
    SCALE,
    TRAY_GAP,
    ZONE_PAD,
    Band,
    Columns,
    Place,
    stack_height,
)
from zorgscan_desktop.printing.paper import PALETTE, font, mm, pt, rule, write
from zorgscan_desktop.printing.small_card import draw_flag
from zorgscan_desktop.ui.battery_painter import CELL_GAP, FILLED_BANDS, INSET, NUB_WIDTH, cell_outline, draw_body
from zorgscan_desktop.ui.gauge import HEIGHT as GAUGE_HEIGHT
from zorgscan_desktop.ui.gauge import WIDTH as GAUGE_WIDTH
from zorgscan_desktop.ui.gauge import draw_gauge
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, wrap

LABEL_WIDTH = mm(47)
"""The column left of the battery."""
HEAD_HEIGHT = mm(8)
"""The strip with sign, word and count above each zone."""
AXIS_HEIGHT = mm(6)
CHROME = AXIS_HEIGHT + HEAD_HEIGHT + 2 * INSET * SCALE
"""Height of a battery page that is not bands."""
_TINT = 0.34
_TITLE_X = mm(11.5)
_GAUGE_SCALE = mm(8.4) / GAUGE_WIDTH
_LABEL, _NUMBER = 9.5, 12.0
_LABEL_STEP = 1.16
_WAITING = "Nog niet gelegd"


@dataclass(frozen=True)
class BatteryPage:
    """What one page shows. ``counts`` holds the whole scan under None and each dimension under its number."""

    instrument: Instrument
    counts: dict[int | None, Tally]
    columns: Columns
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        """Height in u."""
        return CHROME + sum(band.height for band in self.bands)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at (x, y) in u."""
        places = self._places(x)
        body = QRectF(x + LABEL_WIDTH, y + AXIS_HEIGHT, self.columns.body, self.height - AXIS_HEIGHT)
        _draw_axis(painter, body, y)
        if any(card.chosen for band in self.bands for card in band.all_cards):
            _draw_legend(painter, x, y + AXIS_HEIGHT + INSET * SCALE + HEAD_HEIGHT / 2)
        draw_body(painter, body, PALETTE, SCALE)
        inner = body.adjusted(*(edge * INSET * SCALE for edge in (1, 1, -1, -1)))
        for sign in SIGNS:
            self._draw_zone(painter, sign, QRectF(places[sign][0], inner.top(), places[sign][1], inner.height()))
        if self.columns.lanes[None]:
            left, width = places[None]
            self._draw_tray(painter, QRectF(left, body.top(), width, body.height()))
        right = places[None][0] + places[None][1] if self.columns.lanes[None] else body.right()
        top = inner.top() + HEAD_HEIGHT
        for index, band in enumerate(self.bands):
            if index:
                self._draw_rules(painter, x, top, right, places)
            self._draw_label(painter, x, top, band)
            self._draw_cards(painter, top, band, places)
            top += band.height

    def _places(self, x: float) -> dict[Place, tuple[float, float]]:
        """Left edge and width of each zone and of the tray."""
        found: dict[Place, tuple[float, float]] = {}
        left = x + LABEL_WIDTH + INSET * SCALE
        for sign in SIGNS:
            found[sign] = left, self.columns.width(sign)
            left += self.columns.width(sign) + CELL_GAP * SCALE
        left = x + LABEL_WIDTH + self.columns.body + NUB_WIDTH * SCALE + TRAY_GAP
        found[None] = left, self.columns.width(None)
        return found

    def _draw_zone(self, painter: QPainter, sign: Sign, zone: QRectF) -> None:
        """A pale column under a strip in the zone's own colour, with sign, word, level and count."""
        painter.save()
        painter.setClipPath(cell_outline(sign, zone, SCALE))
        painter.fillRect(zone, tint(sign))
        painter.fillRect(QRectF(zone.x(), zone.y(), zone.width(), HEAD_HEIGHT), PALETTE[f"fill {sign}"])
        painter.restore()
        self._draw_head(painter, sign, zone)

    def _draw_head(self, painter: QPainter, sign: Sign, zone: QRectF) -> None:
        middle, ink = zone.top() + HEAD_HEIGHT / 2, PALETTE["ink"]
        size, pad = mm(3.1), mm(2.4)
        word, face = self.instrument.zone(sign).word, font(10.5, 600)
        count, heavy = str(self.counts[None].zones[sign]), font(12, 700)
        bars = zone.width() > sign_width(sign, size) + advance(word, face) + advance(count, heavy) + mm(14)
        draw_sign(painter, sign, zone.x() + pad, middle, size, ink)
        left = zone.x() + pad + sign_width(sign, size) + mm(1.7)
        left += write(painter, left, middle + pt(10.5) * 0.35, word, face, ink)
        if bars:
            _draw_level(painter, FILLED_BANDS[sign], left + mm(1.7), middle + mm(1.5), ink)
        write(painter, zone.right() - pad - advance(count, heavy), middle + pt(12) * 0.35, count, heavy, ink)

    def _draw_tray(self, painter: QPainter, rect: QRectF) -> None:
        """The cards that do not lie on the battery, on the grey of the lade."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PALETTE["sunken"])
        painter.drawRoundedRect(rect, mm(2.4), mm(2.4))
        middle, ink = rect.top() + INSET * SCALE + HEAD_HEIGHT / 2, PALETTE["ink"]
        count, heavy = str(self.counts[None].total - self.counts[None].placed), font(12, 700)
        room = rect.width() - 2 * mm(2) - advance(count, heavy) - mm(1.5)
        size = min(10.5, 10.5 * room / advance(_WAITING, font(10.5, 600)))
        write(painter, rect.x() + mm(2), middle + pt(size) * 0.35, _WAITING, font(size, 600), ink)
        write(painter, rect.right() - mm(2) - advance(count, heavy), middle + pt(12) * 0.35, count, heavy, ink)

    def _draw_rules(
        self, painter: QPainter, x: float, top: float, right: float, places: dict[Place, tuple[float, float]]
    ) -> None:
        """The line above a band: beside the battery and inside every zone, never over the shell."""
        rule(painter, x, top, LABEL_WIDTH - mm(1.5), PALETTE["line"], mm(0.2))
        for place in PLACES:
            left, width = places[place]
            if width and left < right:
                rule(painter, left, top, width, PALETTE["line"], mm(0.2))

    def _draw_label(self, painter: QPainter, x: float, top: float, band: Band) -> None:
        """Number with the gauge under it, and the title; around the middle of the band."""
        number, middle = band.dimension.number, top + band.height / 2
        write(painter, x, middle - mm(0.5), str(number), font(_NUMBER, 700), PALETTE["ink"])
        draw_gauge(painter, x, middle + mm(0.7), _GAUGE_SCALE, self.counts[number].level, PALETTE)
        lines = _label_lines(band.dimension, band.continued)
        baseline = middle - (len(lines) - 1) * pt(_LABEL) * _LABEL_STEP / 2 + pt(_LABEL) * 0.34
        for line in lines:
            write(painter, x + _TITLE_X, baseline, line, font(_LABEL, 600), PALETTE["ink"])
            baseline += pt(_LABEL) * _LABEL_STEP

    def _draw_cards(
        self, painter: QPainter, top: float, band: Band, places: dict[Place, tuple[float, float]]
    ) -> None:
        """Rows of cards, around the middle of the band."""
        width = self.columns.lane_width
        for place in PLACES:
            rows = band.rows[place]
            y = top + (band.height - stack_height(rows)) / 2
            for row in rows:
                x = places[place][0] + ZONE_PAD
                for card in row.cards:
                    card.draw(painter, QRectF(x, y, width, row.height), self.columns.points)
                    x += width + LANE_GAP
                y += row.height + ROW_GAP


def tint(sign: Sign) -> QColor:
    """The pale shade of a zone under its cards, without transparency: every printer does the same with it."""
    fill = PALETTE[f"fill {sign}"]
    parts = (fill.red(), fill.green(), fill.blue())
    return QColor(*(round(255 - (255 - part) * _TINT) for part in parts))


def label_height(dimension: Dimension) -> float:
    """Height in u that the label of a band takes, white included; also when it says that the band goes on."""
    return max(len(_label_lines(dimension, False)), 2) * pt(_LABEL) * _LABEL_STEP + mm(2.2)


def _label_lines(dimension: Dimension, continued: bool) -> list[str]:
    """The short title in as few lines as it takes, and those of about one length."""
    face, room = font(_LABEL, 600), LABEL_WIDTH - _TITLE_X - mm(1.5)
    block = wrap(dimension.short_title, face, room, _LABEL_STEP)
    for part in range(9, 4, -1):
        narrower = wrap(dimension.short_title, face, room * part / 10, _LABEL_STEP)
        if narrower.lines > block.lines:
            break
        block = narrower if block.lines > 1 else block
    text = block.layout.text()
    spans = (block.layout.lineAt(index) for index in range(block.lines))
    lines = [_shown(text[line.textStart() : line.textStart() + line.textLength()]) for line in spans]
    return [*lines, "(vervolg)"] if continued else lines


def _shown(line: str) -> str:
    """A line that ends inside a word shows its hyphen; the other break places stay unseen."""
    line = line.rstrip(" ")
    return line.replace("\u00ad", "") + ("-" if line.endswith("\u00ad") else "")


def _draw_axis(painter: QPainter, body: QRectF, y: float) -> None:
    """What the two sides mean, with a line between."""
    face, ink = font(9.5, 600), PALETTE["ink2"]
    left, right = body.left() + mm(4), body.right() - mm(4)
    baseline = y + AXIS_HEIGHT - mm(2.2)
    start = left + write(painter, left, baseline, "Lege kant · werkpunten", face, ink) + mm(3)
    full = "Volle kant · sterke punten"
    end = right - advance(full, face)
    write(painter, end, baseline, full, face, ink)
    rule(painter, start, baseline - pt(9.5) * 0.25, end - mm(3) - start, PALETTE["line2"], mm(0.25))


def _draw_legend(painter: QPainter, x: float, middle: float) -> None:
    """What the dark code with a flag means, beside the heads of the zones."""
    size = mm(3.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PALETTE["act"])
    painter.drawRoundedRect(QRectF(x, middle - size / 2, size, size), mm(0.8), mm(0.8))
    draw_flag(painter, x + size * 0.28, middle - size * 0.3, size * 0.62)
    write(painter, x + size + mm(1.6), middle + pt(9) * 0.34, "gekozen als bouwsteen", font(9), PALETTE["ink2"])


def _draw_level(painter: QPainter, filled: int, x: float, bottom: float, ink: QColor) -> None:
    """Four rising bars of which as many are filled as the zone is full: told without colour."""
    for index in range(4):
        height = mm(0.9 + 0.7 * index)
        bar = QRectF(x + index * mm(1.25), bottom - height, mm(0.85), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRect(bar)
        if index >= filled:
            edge = mm(0.17)
            painter.fillRect(bar.adjusted(edge, edge, -edge, -edge), QColor("#FFFFFF"))

