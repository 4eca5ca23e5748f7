"""The four zone signs as drawn bars, not letters, so that minus and plus weigh the same (design.md section 7)."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

WIDTH = {"--": 70.0, "-": 32.0, "+": 32.0, "++": 70.0}
"""Widths in dpx at sign size 32."""


def sign_width(sign: str, size: float) -> float:
    """Width of a sign whose bars are ``size`` long, in the same unit."""
    return WIDTH[sign] * size / 32


def draw_sign(painter: QPainter, sign: str, x: float, middle: float, size: float, colour: QColor) -> None:
    """Draw a sign from x to the right, centred on the height ``middle``; bars are ``size`` long."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    thick = max(2.0, size * 0.26)
    for index, mark in enumerate(sign):
        left = x + index * size * 38 / 32
        radius = thick * 0.22
        painter.drawRoundedRect(QRectF(left, middle - thick / 2, size, thick), radius, radius)
        if mark == "+":
            centre = QPointF(left + size / 2, middle)
            upright = QRectF(centre.x() - thick / 2, centre.y() - size / 2, thick, size)
            painter.drawRoundedRect(upright, radius, radius)
