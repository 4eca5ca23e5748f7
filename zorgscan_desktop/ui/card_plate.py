"""The plate of a card: shadow, edge, ring; also under the large card and the chips of other screens."""

from math import exp
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zorgscan_desktop.ui.theme import Palette, mixed

State = Literal["rest", "hover", "focus", "selected", "pressed", "dragging"]

RADIUS = 14.0
SHADOW = 6
"""Room around a card at rest for its shadow, in dpx."""
LIFTED = ((6.0, 12.0, 0.22), (24.0, 48.0, 0.30))
"""The shadows of a card in hand: fall, blur (dpx) and strength (design.md section 5, elevation 3)."""
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
