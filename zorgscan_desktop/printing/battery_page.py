"""The printed battery: zones from the empty to the full side, a band per dimension, cards with their key words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.export.battery_layout import Place
from zorgscan_desktop.printing.band_label import LABEL_WIDTH, draw_label, draw_legend
from zorgscan_desktop.printing.bands import (
    LANE_GAP,
    PLACES,
    ROW_GAP,
    SCALE,
    TRAY_GAP,
    ZONE_PAD,
    Band,
    CardRow,
    Columns,
    stack_height,
    strip_height,
)
from zorgscan_desktop.printing.paper import PALETTE, mm, rule
from zorgscan_desktop.printing.small_card import SmallCard
from zorgscan_desktop.printing.zone_heads import AXIS_HEIGHT, HEAD_HEIGHT, draw_axis, draw_heads, draw_tray_head
from zorgscan_desktop.ui.battery_painter import CELL_GAP, INSET, NUB_WIDTH, cell_outline, draw_body

CHROME = AXIS_HEIGHT + HEAD_HEIGHT + 2 * INSET * SCALE
"""Height of a battery page that is not bands."""
_TINT = 0.34
"""How much of its colour a zone shows under its cards (design.md section 9)."""


@dataclass(frozen=True)
class BatteryPage:
    """What one page shows. ``counts`` holds the whole scan under None and each dimension under its number."""

    instrument: Instrument
    counts: Mapping[int | None, Tally]
    columns: Columns
    bands: tuple[Band, ...]
    strip: tuple[CardRow, ...] = ()

    @property
    def height(self) -> float:
        """Height in u."""
        return CHROME + sum(band.height for band in self.bands) + strip_height(self.strip)

    @property
    def all_cards(self) -> tuple[SmallCard, ...]:
        """The cards on it: band by band, then those in the strip."""
        rest = [card for row in self.strip for card in row.cards]
        return (*(card for band in self.bands for card in band.all_cards), *rest)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at (x, y) in u."""
        height = self.height - AXIS_HEIGHT - strip_height(self.strip)
        body = QRectF(x + LABEL_WIDTH, y + AXIS_HEIGHT, self.columns.body, height)
        places = self._places(body)
        draw_axis(painter, body)
        draw_body(painter, body, PALETTE, SCALE)
        if any(card.chosen for card in self.all_cards):
            draw_legend(painter, x, body.top() + INSET * SCALE + HEAD_HEIGHT / 2)
        self._draw_zones(painter, places)
        self._draw_tray(painter, body, places[None])
        top = body.top() + INSET * SCALE + HEAD_HEIGHT
        for index, band in enumerate(self.bands):
            if index:
                _draw_rules(painter, x, top, places)
            level = self.counts[band.dimension.number].level
            draw_label(painter, x, top + band.height / 2, band.dimension, level, continued=band.continued)
            self._draw_cards(painter, top, band, places)
            top += band.height
        self._draw_strip(painter, x, body)

    def _places(self, body: QRectF) -> dict[Place, QRectF]:
        """Where each zone lies, and the tray."""
        inset = INSET * SCALE
        found: dict[Place, QRectF] = {}
        left = body.left() + inset
        for sign in SIGNS:
            width = self.columns.width(sign)
            found[sign] = QRectF(left, body.top() + inset, width, body.height() - 2 * inset)
            left += width + CELL_GAP * SCALE
        left = body.right() + NUB_WIDTH * SCALE + TRAY_GAP
        found[None] = QRectF(left, body.top(), self.columns.width(None), body.height())
        return found

    def _draw_zones(self, painter: QPainter, places: Mapping[Place, QRectF]) -> None:
        """Pale columns under a strip in the zone's own colour."""
        for sign in SIGNS:
            zone = places[sign]
            painter.save()
            painter.setClipPath(cell_outline(sign, zone, SCALE))
            painter.fillRect(zone, tint(sign))
            painter.fillRect(QRectF(zone.x(), zone.y(), zone.width(), HEAD_HEIGHT), PALETTE[f"fill {sign}"])
            painter.restore()
        zones = {sign: places[sign] for sign in SIGNS}
        draw_heads(painter, self.instrument, self.counts[None].zones, zones)

    def _draw_tray(self, painter: QPainter, body: QRectF, tray: QRectF) -> None:
        """Where the cards lie that do not lie on the battery: the grey of the board's own tray."""
        if not self.columns.lanes[None]:
            return
        _draw_grey(painter, tray)
        middle = body.top() + INSET * SCALE + HEAD_HEIGHT / 2
        draw_tray_head(painter, tray, middle, self._waiting)

    def _draw_strip(self, painter: QPainter, x: float, body: QRectF) -> None:
        """The same below the battery."""
        if not self.strip:
            return
        height = strip_height(self.strip) - TRAY_GAP
        strip = QRectF(body.x(), body.bottom() + TRAY_GAP, body.width(), height)
        _draw_grey(painter, strip)
        head = QRectF(x, strip.y(), LABEL_WIDTH - mm(1.5), height)
        draw_tray_head(painter, head, head.center().y(), self._waiting, pad=0.0)
        self._draw_rows(painter, strip.x() + ZONE_PAD, strip.y() + ZONE_PAD, self.strip, self.columns.strip_width)

    @property
    def _waiting(self) -> int:
        return self.counts[None].total - self.counts[None].placed

    def _draw_cards(self, painter: QPainter, top: float, band: Band, places: Mapping[Place, QRectF]) -> None:
        """Rows of cards, around the middle of the band."""
        for place in PLACES:
            rows = band.rows[place]
            y = top + (band.height - stack_height(rows)) / 2
            self._draw_rows(painter, places[place].x() + ZONE_PAD, y, rows, self.columns.lane_width)

    def _draw_rows(self, painter: QPainter, left: float, top: float, rows: Sequence[CardRow], width: float) -> None:
        for row in rows:
            for index, card in enumerate(row.cards):
                rect = QRectF(left + index * (width + LANE_GAP), top, width, row.height)
                card.draw(painter, rect, self.columns.points)
            top += row.height + ROW_GAP


def tint(sign: Sign) -> QColor:
    """The pale shade of a zone under its cards, without transparency: every printer does the same with it."""
    fill = PALETTE[f"fill {sign}"]
    parts = (fill.red(), fill.green(), fill.blue())
    return QColor(*(round(255 - (255 - part) * _TINT) for part in parts))


def _draw_rules(painter: QPainter, x: float, top: float, places: Mapping[Place, QRectF]) -> None:
    """The line above a band: beside the battery and inside every zone, never over the shell."""
    rule(painter, x, top, LABEL_WIDTH - mm(1.5), PALETTE["line"], mm(0.2))
    for rect in places.values():
        if rect.width():
            rule(painter, rect.x(), top, rect.width(), PALETTE["line"], mm(0.2))


def _draw_grey(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PALETTE["sunken"])
    painter.drawRoundedRect(rect, mm(2.4), mm(2.4))
