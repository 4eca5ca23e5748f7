"""The plate of a card: shadow, edge, ring; also under the large card and the chips of other screens."""

from math import ceil, exp
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from zorgscan_desktop.ui.theme import Palette, mixed

State = Literal["rest", "hover", "focus", "selected", "pressed", "dragging"]

RADIUS = 14.0
SHADOW = 6
"""Room around a card at rest for its shadow, in dpx."""
LIFTED = ((6.0, 12.0, 0.22), (24.0, 48.0, 0.30))
"""The shadows of a card in hand: fall, blur (dpx) and strength (design.md section 5, elevation 3)."""
LIFTED_SEEN = 0.8
"""The share of its blur over which such a shadow can be seen: further out it covers less than a hundredth."""
PRESS_TINT = 0.4


def whole(painter: QPainter, width: float) -> float:
    """A stroke as whole device px, at least one, in logical px: so that its edges are sharp at every pixel ratio."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    return max(1, int(width * ratio + 0.01)) / ratio


def draw_plate(
    painter: QPainter,
    rect: QRectF,
    palette: Palette,
    scale: float,
    state: State,
    *,
    own: bool = False,
    aside: bool = False,
) -> None:
    """The white plate with its edge, and the ring of a chosen or focused card; ``rect`` in logical px.

    A card that was set aside is an open place with a dashed edge.
    """
    edge, width = palette["cardline"], whole(painter, 1.5 * scale)
    if state == "dragging":
        edge, width = palette["act"], 3.5 * scale
    elif state == "hover":
        edge, width = palette["ink"], whole(painter, 2 * scale)
    fill = palette["canvas" if aside else "surface"]
    painter.setBrush(mixed(fill, palette["sunken"], PRESS_TINT if state == "pressed" else 0.0))
    pen = QPen(edge, width)
    if aside:
        width = whole(painter, 2 * scale)
        pen = QPen(palette["ink" if state == "hover" else "line2"], width, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(
        rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), RADIUS * scale, RADIUS * scale
    )
    if own:
        line = whole(painter, scale)
        inset = whole(painter, 4 * scale) + line / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette["line2"], line))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 11 * scale, 11 * scale)
    if state == "selected":
        _draw_ring(painter, rect, palette["act"], whole(painter, 3 * scale), 0.0, scale)
    elif state == "focus":
        gap = whole(painter, 3 * scale)
        _draw_ring(painter, rect, palette["surface"], gap, 0.0, scale)
        _draw_ring(painter, rect, palette["act"], whole(painter, 4 * scale), gap, scale)


def _draw_ring(painter: QPainter, rect: QRectF, colour: QColor, width: float, out: float, scale: float) -> None:
    """A ring around the plate, ``out`` px from it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    grown, corner = out + width / 2, RADIUS * scale + out + width / 2
    painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), corner, corner)


def draw_shadow(
    painter: QPainter, rect: QRectF, palette: Palette, scale: float, *, lifted: bool = False, radius: float = RADIUS
) -> None:
    """A soft shadow out of stacked translucent outlines: no live effect, no blur pass (section 5, elevation)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = palette["shell" if not palette.dark else "sunken"]
    if lifted:
        for drop, blur, strength in LIFTED:
            _draw_soft(painter, rect.translated(0, drop * scale), colour, blur * scale, strength, radius * scale)
        return
    reach, fall, steps = 4.0, 1.2, 5
    colour.setAlphaF(0.022 * (2.2 if palette.dark else 1.0))
    painter.setBrush(colour)
    for step in range(steps):
        spread = reach * (1 - step / steps) * scale / 2
        grown = rect.adjusted(-spread, -spread, spread, spread).translated(QPointF(0, fall * scale))
        painter.drawRoundedRect(grown, radius * scale + spread, radius * scale + spread)


class _Stamp(NamedTuple):
    """A small plate at rest with its shadow; ``reach`` is the side of its corners, all in device px."""

    picture: QPixmap
    reach: int


_stamps: dict[bool, tuple[tuple[object, ...], _Stamp]] = {}
"""The two in use, and what they were made for: a card of the school's own has another edge (``True``)."""


def _stamp(palette: Palette, scale: float, ratio: float, around: int, *, own: bool) -> _Stamp:
    key = (palette, scale, ratio, around)
    if own not in _stamps or _stamps[own][0] != key:
        # The largest corner is the inner line of an own card: its inset and its radius, and a hair for rounding.
        reach = around + ceil((RADIUS + 2) * scale * ratio) + 2
        side = 2 * reach + 1
        picture = QPixmap(side, side)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rect = QRectF(around / ratio, around / ratio, (side - 2 * around) / ratio, (side - 2 * around) / ratio)
        draw_shadow(painter, rect, palette, scale)
        draw_plate(painter, rect, palette, scale, "rest", own=own)
        painter.end()
        picture.setDevicePixelRatio(1)
        _stamps[own] = (key, _Stamp(picture, reach))
    return _stamps[own][1]


def stamp_plate(
    pixmap: QPixmap, plate: QRect, palette: Palette, scale: float, ratio: float, *, own: bool = False
) -> bool:
    """Put a plate at rest with its shadow in a see-through picture: what ``draw_shadow`` and ``draw_plate`` do.

    ``plate`` is in device px, with as much room above it as at its left, and ``pixmap`` still has the ratio 1. All
    cards have the same corners: these are drawn once, and copied. False when the plate is too small for that.
    """
    around = plate.x()
    picture, reach = _stamp(palette, scale, ratio, around, own=own)
    wide, tall = plate.width() + 2 * (around - reach), plate.height() + 2 * (around - reach)
    if wide < 1 or tall < 1:
        return False
    right, bottom = reach + wide, reach + tall
    painter = QPainter(pixmap)
    columns = ((0, reach, 0, reach), (reach, wide, reach, 1), (right, reach, reach + 1, reach))
    rows = ((0, reach, 0, reach), (reach, tall, reach, 1), (bottom, reach, reach + 1, reach))
    for x, width, left, share in columns:
        for y, height, top, part in rows:
            if share > 1 or part > 1:
                painter.drawPixmap(x, y, width, height, picture, left, top, share, part)
    painter.fillRect(reach, reach, wide, tall, palette["surface"])
    painter.end()
    return True


def _draw_soft(painter: QPainter, rect: QRectF, colour: QColor, blur: float, strength: float, radius: float) -> None:
    """What a blur of this radius (px) would make of a rounded plate: plates that grow, weighted like a bell."""
    steps = 6 + round(blur / 3)
    grown = [blur * (1 - 2 * (step + 0.5) / steps) for step in range(steps)]
    weights = [exp(-2 * (spread / blur) ** 2) for spread in grown]
    for spread, weight in zip(grown, weights, strict=True):
        colour.setAlphaF(strength * weight / sum(weights))
        painter.setBrush(colour)
        corner = max(radius + spread, 1.0)
        painter.drawRoundedRect(rect.adjusted(-spread, -spread, spread, spread), corner, corner)
