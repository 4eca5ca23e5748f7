"""The heads of the printed battery: the axis above it, and for each zone its sign, word, level and count."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.printing.paper import PALETTE, advance, font, mm, pt, rule, write
from zorgscan_desktop.ui.battery_painter import FILLED_BANDS
from zorgscan_desktop.ui.signs import draw_sign, sign_width

HEAD_HEIGHT = mm(8)
"""The strip above each zone."""
AXIS_HEIGHT = mm(6)
"""The line of words above the battery."""
_SIZE, _COUNT, _AXIS = 10.5, 12.0, 9.5
_SIGN, _PAD, _GAP = mm(3.1), mm(2.2), mm(1.6)
_LEVEL = mm(7.2)
_WAITING = "Nog niet gelegd"


def draw_heads(
    painter: QPainter, instrument: Instrument, counts: Mapping[Sign, int], zones: Mapping[Sign, QRectF]
) -> None:
    """The heads of the four zones, in letters of one size, and either all or none with their level."""
    sizes, spare = [_SIZE], []
    for sign in SIGNS:
        room = zones[sign].width() - 2 * _PAD - sign_width(sign, _SIGN) - _GAP - _count_width(counts[sign]) - _GAP
        sizes.append(_fitting(instrument.zone(sign).word, room))
        spare.append(room - advance(instrument.zone(sign).word, font(_SIZE, 600)))
    for sign in SIGNS:
        word, level = instrument.zone(sign).word, FILLED_BANDS[sign] if min(spare) > _LEVEL else None
        _draw_head(painter, sign, zones[sign], word, counts[sign], min(sizes), level)


def _draw_head(
    painter: QPainter, sign: Sign, zone: QRectF, word: str, count: int, points: float, level: int | None
) -> None:
    middle, ink = zone.top() + HEAD_HEIGHT / 2, PALETTE["ink"]
    left = zone.x() + _PAD
    draw_sign(painter, sign, left, middle, _SIGN, ink)
    left += sign_width(sign, _SIGN) + _GAP
    left += write(painter, left, middle + pt(points) * 0.35, word, font(points, 600), ink)
    if level is not None:
        _draw_level(painter, level, left + mm(1.7), middle + mm(1.5))
    _draw_count(painter, zone.right() - _PAD, middle, count)


def draw_tray_head(painter: QPainter, head: QRectF, middle: float, count: int, pad: float = _PAD) -> None:
    """What the cards beside or below the battery have in common, and how many they are; around ``middle``."""
    points = _fitting(_WAITING, head.width() - 2 * pad - _GAP - _count_width(count))
    write(painter, head.x() + pad, middle + pt(points) * 0.35, _WAITING, font(points, 600), PALETTE["ink"])
    _draw_count(painter, head.right() - pad, middle, count)


def draw_axis(painter: QPainter, body: QRectF) -> None:
    """What the two sides of the battery mean, with a line between; above the body."""
    face, ink = font(_AXIS, 600), PALETTE["ink2"]
    left, right, baseline = body.left() + mm(4), body.right() - mm(4), body.top() - mm(2.2)
    start = left + write(painter, left, baseline, "Lege kant · werkpunten", face, ink) + mm(3)
    full = "Volle kant · sterke punten"
    end = right - advance(full, face)
    rule(painter, start, baseline - pt(_AXIS) * 0.25, end - mm(3) - start, PALETTE["line2"], mm(0.25))
    write(painter, end, baseline, full, face, ink)


def _fitting(word: str, room: float) -> float:
    """The size in points at which a word fits in ``room`` u."""
    return min(_SIZE, _SIZE * room / advance(word, font(_SIZE, 600)))


def _count_width(count: int) -> float:
    return advance(str(count), font(_COUNT, 700))


def _draw_count(painter: QPainter, right: float, middle: float, count: int) -> None:
    face = font(_COUNT, 700)
    write(painter, right - _count_width(count), middle + pt(_COUNT) * 0.35, str(count), face, PALETTE["ink"])


def _draw_level(painter: QPainter, filled: int, x: float, bottom: float) -> None:
    """Four rising bars, of which as many are filled as the zone is full: told without colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    for index in range(4):
        height = mm(0.9 + 0.7 * index)
        bar = QRectF(x + index * mm(1.25), bottom - height, mm(0.85), height)
        painter.fillRect(bar, PALETTE["ink"])
        if index >= filled:
            edge = mm(0.17)
            painter.fillRect(bar.adjusted(edge, edge, -edge, -edge), QColor("#FFFFFF"))
