"""The small battery beside the name: four bars of rising height in the zone colours."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.ui.theme import Palette


def draw_logo(painter: QPainter, x: float, y: float, scale: float, palette: Palette) -> None:
    """Draw the logo, 60 x 28 dpx, with its top left corner at (x, y) in logical px."""
    painter.save()
    painter.translate(x, y)
    painter.scale(scale, scale)
    shell = palette["shell"]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shell)
    painter.drawRoundedRect(QRectF(48, 8, 6, 12), 2, 2)
    painter.setPen(QPen(shell, 3))
    painter.setBrush(palette["shell_inside"])
    painter.drawRoundedRect(QRectF(1.5, 1.5, 47, 25), 7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    for index, sign in enumerate(("--", "-", "+", "++")):
        height = 4.5 * (index + 1)
        painter.setBrush(palette[f"fill {sign}"])
        painter.drawRoundedRect(QRectF(6 + index * 10, 23 - height, 8, height), 1.5, 1.5)
    painter.restore()
