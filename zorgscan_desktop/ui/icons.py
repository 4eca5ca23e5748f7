"""Lucide icons in any colour and size, drawn once per (name, colour, size, pixel ratio)."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_folder: list[Path] = []


def set_icon_folder(folder: Path) -> None:
    """Say once, at start-up, where the icons lie."""
    _folder[:] = [folder]


@cache
def _svg(name: str) -> bytes:
    return (_folder[0] / f"{name}.svg").read_bytes()


@cache
def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon as a square pixmap of ``size`` logical px at this device pixel ratio; ``colour`` as ``#rrggbb``."""
    # Not on the start path of a board that is opened by double click until its first icon is drawn.
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = _svg(name).replace(b"currentColor", colour.encode())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(painter: QPainter, name: str, colour: QColor, x: float, y: float, size: int) -> None:
    """Draw an icon with its top left corner at (x, y); ``size`` in logical px."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    painter.drawPixmap(round(x), round(y), icon_pixmap(name, colour.name(), size, ratio))
