"""The small battery that shows how full a dimension is: a picture, never a number (design.md sections 6 and 9)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zorgscan_desktop.ui.theme import Palette

WIDTH, HEIGHT = 78.0, 30.0
"""Size in dpx, nub included."""


def draw_gauge(painter: QPainter, x: float, y: float, scale: float, level: float, palette: Palette) -> None:
    """Draw at (x, y); ``level`` 0 to 1 is the mean of the placed cards, ``scale`` logical px for one dpx."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(scale, scale)
    ink = palette["ink"]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(WIDTH - 6, 9, 6, 12), 2, 2)
    painter.setPen(QPen(ink, 3))
    painter.setBrush(palette["surface"])
    painter.drawRoundedRect(QRectF(1.5, 1.5, WIDTH - 8, HEIGHT - 3), 6, 6)
    for part in range(4):
        _draw_part(painter, part, min(1.0, max(0.0, level * 4 - part)), ink, palette["line2"])
    painter.restore()


def _draw_part(painter: QPainter, part: int, filled: float, ink: QColor, outline: QColor) -> None:
    cell = QRectF(6 + part * 15.5, 6, 13.5, HEIGHT - 12)
    painter.setPen(QPen(outline, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    if filled > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(cell.x(), cell.y(), cell.width() * filled, cell.height()), 2, 2)
