"""The plate of a card: shadow, edge, ring; also under the large card and the chips of other screens."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.ui.theme import Palette, mixed

State = Literal["rest", "hover", "focus", "selected", "pressed", "dragging"]

RADIUS = 14.0
SHADOW = 6
"""Room around a card at rest for its shadow, in dpx; a dragged one gets ``LIFT_SHADOW``."""
LIFT_SHADOW = 64
PRESS_TINT = 0.4


def draw_plate(
    painter: QPainter, rect: QRectF, palette: Palette, scale: float, state: State, *, own: bool = False
) -> None:
    """The white plate with its edge, and the ring of a chosen or focused card; ``rect`` in logical px."""
    edge, width = palette["cardline"], max(1.0, 1.5 * scale)
    if state == "dragging":
        edge, width = palette["act"], 3.5 * scale
    elif state == "hover":
        edge, width = palette["ink"], 2 * scale
    painter.setBrush(mixed(palette["surface"], palette["sunken"], PRESS_TINT if state == "pressed" else 0.0))
    painter.setPen(QPen(edge, width))
    painter.drawRoundedRect(
        rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), RADIUS * scale, RADIUS * scale
    )
    if own:
        inset = 4 * scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette["line2"], max(1.0, scale)))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 11 * scale, 11 * scale)
    if state in ("selected", "focus"):
        _draw_ring(painter, rect, palette, scale, state)


def _draw_ring(painter: QPainter, rect: QRectF, palette: Palette, scale: float, state: State) -> None:
    """Selected: act 3. Focus by keyboard: surface 3, then act 4 around it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "selected":
        painter.setPen(QPen(palette["act"], 3 * scale))
        painter.drawRoundedRect(rect.adjusted(0, 0, 0, 0), RADIUS * scale, RADIUS * scale)
        return
    painter.setPen(QPen(palette["surface"], 3 * scale))
    painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), RADIUS * scale, RADIUS * scale)
    painter.setPen(QPen(palette["act"], 4 * scale))
    out = 3.5 * scale
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), (RADIUS + 3) * scale, (RADIUS + 3) * scale)


def draw_shadow(
    painter: QPainter, rect: QRectF, palette: Palette, scale: float, *, lifted: bool = False, radius: float = RADIUS
) -> None:
    """A soft shadow out of stacked translucent outlines: no live effect, no blur pass (section 5, elevation)."""
    reach, drop, strength = (48.0, 20.0, 0.020) if lifted else (4.0, 2.0, 0.022)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = palette["shell" if not palette.dark else "sunken"]
    steps = 12 if lifted else 5
    for step in range(steps):
        spread = reach * (1 - step / steps) * scale / 2
        colour.setAlphaF(min(1.0, strength * (2.2 if palette.dark else 1.0)))
        painter.setBrush(colour)
        grown = rect.adjusted(-spread, -spread, spread, spread).translated(QPointF(0, drop * scale * 0.6))
        painter.drawRoundedRect(grown, radius * scale + spread, radius * scale + spread)
