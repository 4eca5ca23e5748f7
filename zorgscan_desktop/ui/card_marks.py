"""Small drawn marks on a card: chosen as building block, people far apart, set aside and in what way."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.theme import Palette

SIDE = 28.0
"""Side of a mark in dpx."""


def draw_flag(painter: QPainter, x: float, y: float, palette: Palette, scale: float) -> None:
    """The flag of a building block in a filled square, top left at (x, y) in logical px."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette["act"])
    painter.drawRoundedRect(QRectF(x, y, SIDE * scale, SIDE * scale), 7 * scale, 7 * scale)
    draw_icon(painter, "flag", palette["on_act"], x + 5 * scale, y + 5 * scale, round(18 * scale))


def draw_apart(painter: QPainter, rect: QRectF, palette: Palette, scale: float) -> None:
    """Two arrows that point away from each other in an open square: people do not agree on this card yet."""
    ink = palette["ink"]
    width = max(1.0, 2 * scale)
    painter.setPen(QPen(ink, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    square = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(square, 7 * scale, 7 * scale)
    middle, reach, head = rect.center(), rect.width() * 0.34, rect.width() * 0.17
    for way in (-1, 1):
        tip = middle + QPointF(way * reach, 0)
        painter.setPen(QPen(ink, width))
        painter.drawLine(QLineF(middle + QPointF(way * rect.width() * 0.08, 0), tip - QPointF(way * head, 0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        back = tip.x() - way * head * 1.2
        painter.drawPolygon(QPolygonF([tip, QPointF(back, middle.y() - head), QPointF(back, middle.y() + head)]))
