"""The plate on which a panel, a menu or a message stands."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.ui.theme import Look


def draw_panel(
    painter: QPainter,
    rect: QRect,
    look: Look,
    *,
    corner: float = 20.0,
    edge: str = "line",
    stroke: float = 0.0,
    fill: str = "surface",
) -> None:
    """A plate with round corners, its edge inside ``rect`` (logical px).

    ``corner`` and ``stroke`` in dpx, the thinnest edge is one px; ``edge`` and ``fill`` are colour tokens.
    """
    width = look.stroke(stroke)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(edge), width))
    painter.setBrush(look.colour(fill))
    inset, radius = width / 2, look.px(corner)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
