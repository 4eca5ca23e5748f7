"""The small battery that shows how full a dimension is: a picture, never a number (design.md sections 6 and 9)."""

from functools import lru_cache
from threading import get_ident

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

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
    painter.setPen(QPen(palette["line2"], 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_parts(get_ident(), 0.5, 1.0, 1.0, 1.0, 1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPath(_parts(get_ident(), 0.0, *(min(1.0, max(0.0, level * 4 - part)) for part in range(4))))
    painter.restore()


@lru_cache(maxsize=16)
def _parts(_thread: int, inset: float, *filled: float) -> QPainterPath:
    """The four parts, each as wide as its share that is filled: drawn in one go, since they never touch.

    Remembered for the gauges of the rail, to put them together takes longer than to draw them; for each thread, since
    pages are painted in another.
    """
    path = QPainterPath()
    for part, share in enumerate(filled):
        if share > 0:
            cell = QRectF(6 + part * 15.5, 6, 13.5 * share, HEIGHT - 12)
            path.addRoundedRect(cell.adjusted(inset, inset, -inset, -inset), 2, 2)
    return path
