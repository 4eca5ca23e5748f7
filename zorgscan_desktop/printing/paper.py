"""Paper: units, page sizes, fonts in points, and the sheets that a document is made of before it is painted.

One unit (u) is 1/600 inch, the resolution of the PDF. Fonts are whole units, so rounding never shows, and a picture
is the same page scaled down.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from zorgscan_desktop.ui.theme import LIGHT, font_px

UNITS_PER_INCH = 600
PALETTE = LIGHT
"""Paper is light, whatever the window is."""

Drawing = Callable[[QPainter], object]


def mm(millimetres: float) -> float:
    """Millimetres in u."""
    return millimetres * UNITS_PER_INCH / 25.4


def pt(points: float) -> float:
    """Points in u."""
    return points * UNITS_PER_INCH / 72


def font(points: float, weight: int = 400) -> QFont:
    """The shipped font at a size in points.

    Without tabular figures: those are letters of the font without a character of their own, so that nobody could
    search a PDF for a date or a code.
    """
    face = font_px(max(1, round(pt(points))), weight)
    face.unsetFeature(QFont.Tag("tnum"))
    return face


def advance(text: str, face: QFont) -> float:
    """The width in u of this text on one line; remembered, since the same few words are asked again and again."""
    return _advance(text, face.pixelSize(), int(face.weight())) if len(text) < 200 else _width(text, face)


@lru_cache(maxsize=20_000)
def _advance(text: str, pixels: int, weight: int) -> float:
    return _width(text, font(pixels / pt(1), weight))


def _width(text: str, face: QFont) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)


A4 = (mm(210), mm(297))
"""Width and height of an upright A4 in u."""
MARGIN = mm(10)
"""White on all sides: more than any school printer needs."""
FOOTER = mm(7)
"""Room above the bottom margin that belongs to the footer."""


@dataclass
class Sheet:
    """One page: its size in u and what is drawn on it, in reading order."""

    width: float
    height: float
    drawings: list[Drawing] = field(default_factory=list)

    @property
    def landscape(self) -> bool:
        """Wider than high."""
        return self.width > self.height

    def paint(self, painter: QPainter) -> None:
        """Draw everything."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for drawing in self.drawings:
            drawing(painter)


def upright() -> Sheet:
    """An empty A4 for text."""
    return Sheet(*A4)


def lying() -> Sheet:
    """An empty A4 for the battery."""
    return Sheet(A4[1], A4[0])


def write(painter: QPainter, x: float, baseline: float, text: str, face: QFont, colour: QColor) -> float:
    """One line of text from x to the right; the width it took in u."""
    painter.setFont(face)
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline), text)
    return advance(text, face)


def rule(painter: QPainter, x: float, y: float, width: float, colour: QColor, thick: float) -> None:
    """A level line."""
    painter.setPen(QPen(colour, thick))
    painter.drawLine(QLineF(x, y, x + width, y))
