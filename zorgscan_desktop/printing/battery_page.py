"""The printed battery: zones from the empty to the full side, a band per dimension, cards with their key words."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.export.battery_layout import Place
from zorgscan_desktop.printing.band_label import LABEL_WIDTH, draw_label, draw_legend
from zorgscan_desktop.printing.battery_plan import (
    LANE_GAP,
    PLACES,
    ROW_GAP,
    SCALE,
    TRAY_GAP,
    ZONE_PAD,
    Band,
    Columns,
    stack_height,
)
from zorgscan_desktop.printing.paper import PALETTE, mm, rule
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

    @property
    def height(self) -> float:
        """Height in u."""
        return CHROME + sum(band.height for band in self.bands)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the top left corner at (x, y) in u."""
        body = QRectF(x + LABEL_WIDTH, y + AXIS_HEIGHT, self.columns.body, self.height - AXIS_HEIGHT)
        places = self._places(body)
        draw_axis(painter, body)
        draw_body(painter, body, PALETTE, SCALE)
        if any(card.chosen for band in self.bands for card in band.all_cards):
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
        """The cards that do not lie on the battery, on the grey of the tray."""
        if not self.columns.lanes[None]:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PALETTE["sunken"])
        painter.drawRoundedRect(tray, mm(2.4), mm(2.4))
        count = self.counts[None].total - self.counts[None].placed
        draw_tray_head(painter, tray, body.top() + INSET * SCALE + HEAD_HEIGHT / 2, count)

    def _draw_cards(self, painter: QPainter, top: float, band: Band, places: Mapping[Place, QRectF]) -> None:
        """Rows of cards, around the middle of the band."""
        width = self.columns.lane_width
        for place in PLACES:
            rows = band.rows[place]
            y = top + (band.height - stack_height(rows)) / 2
            for row in rows:
                x = places[place].x() + ZONE_PAD
                for card in row.cards:
                    card.draw(painter, QRectF(x, y, width, row.height), self.columns.points)
                    x += width + LANE_GAP
                y += row.height + ROW_GAP


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
