"""The battery itself: body, nub, four cells with 1 to 4 of 4 charge bands (design.md sections 1, 5 and 6).

A pure painter: the board, the start screen, the overview and the printed page all call it.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from zorgscan_desktop.ui.theme import Palette

SHELL = 11.0
SHELL_GAP = 8.0
CELL_GAP = 8.0
BAND_GAP = 5.0
INSET = SHELL + SHELL_GAP
NUB_WIDTH = 24.0
RADIUS = 40.0
FILLED_BANDS = {"--": 1, "-": 2, "+": 3, "++": 4}
"""How many of its four bands each cell has filled; fixed, whatever the number of cards (section 7)."""


def cell_rects(body: QRectF, widths: Mapping[str, float] | None = None, scale: float = 1.0) -> dict[str, QRectF]:
    """The four cells inside a body, from the empty to the full side; equal unless ``widths`` says otherwise."""
    inner = body.adjusted(INSET * scale, INSET * scale, -INSET * scale, -INSET * scale)
    gap = CELL_GAP * scale
    equal = (inner.width() - 3 * gap) / 4
    cells: dict[str, QRectF] = {}
    left = inner.left()
    for sign in FILLED_BANDS:
        width = widths[sign] if widths else equal
        cells[sign] = QRectF(left, inner.top(), width, inner.height())
        left += width + gap
    return cells


def draw_body(painter: QPainter, body: QRectF, palette: Palette, scale: float) -> None:
    """The shell and its nub on the right-hand, full side."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shell = palette["shell"]
    nub_height = body.height() * 0.31
    nub = QRectF(body.right() - 12 * scale, body.center().y() - nub_height / 2, (NUB_WIDTH + 12) * scale, nub_height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shell)
    painter.drawRoundedRect(nub, 13 * scale, 13 * scale)
    highlight = QColor(255, 255, 255, 41)
    painter.fillRect(
        QRectF(body.right() + 5 * scale, nub.top() + 15 * scale, 3 * scale, nub_height - 30 * scale), highlight
    )
    half = SHELL * scale / 2
    painter.setPen(QPen(shell, SHELL * scale))
    painter.setBrush(palette["shell_inside"])
    painter.drawRoundedRect(body.adjusted(half, half, -half, -half), (RADIUS - 5) * scale, (RADIUS - 5) * scale)


def draw_cells(painter: QPainter, cells: Mapping[str, QRectF], palette: Palette, scale: float) -> None:
    """The bands of each cell: filled ones in the zone's colour from below, empty ones hatched."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hatch = _hatch(palette, scale)
    for sign, cell in cells.items():
        painter.save()
        painter.setClipPath(cell_outline(sign, cell, scale))
        painter.setPen(Qt.PenStyle.NoPen)
        for band, rect in enumerate(_bands(cell, scale)):
            filled = band >= 4 - FILLED_BANDS[sign]
            painter.setBrush(palette[f"fill {sign}"] if filled else hatch)
            painter.drawRoundedRect(rect, 5 * scale, 5 * scale)
        painter.restore()


def filled_bands(sign: str, cell: QRectF, scale: float) -> list[QRectF]:
    """The bands of this cell that are charged."""
    return _bands(cell, scale)[4 - FILLED_BANDS[sign] :]


def _bands(cell: QRectF, scale: float) -> list[QRectF]:
    """The four bands of a cell from above."""
    gap = BAND_GAP * scale
    height = (cell.height() - 3 * gap) / 4
    return [QRectF(cell.left(), cell.top() + i * (height + gap), cell.width(), height) for i in range(4)]


def cell_outline(sign: str, cell: QRectF, scale: float) -> QPainterPath:
    """A cell with its corners: 12 dpx, but 22 where the cell fills a corner of the body."""
    left, right = ((22 if sign == "--" else 12) * scale, (22 if sign == "++" else 12) * scale)
    path = QPainterPath()
    path.moveTo(cell.left() + left, cell.top())
    path.lineTo(cell.right() - right, cell.top())
    path.quadTo(cell.right(), cell.top(), cell.right(), cell.top() + right)
    path.lineTo(cell.right(), cell.bottom() - right)
    path.quadTo(cell.right(), cell.bottom(), cell.right() - right, cell.bottom())
    path.lineTo(cell.left() + left, cell.bottom())
    path.quadTo(cell.left(), cell.bottom(), cell.left(), cell.bottom() - left)
    path.lineTo(cell.left(), cell.top() + left)
    path.quadTo(cell.left(), cell.top(), cell.left() + left, cell.top())
    return path


def _hatch(palette: Palette, scale: float) -> QBrush:
    """Diagonal hatch for an empty band, so that it is told from a filled one without colour.

    An image, not a pixmap: pages and pictures are also painted in a thread.
    """
    side = max(8, round(22 * scale))
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    tile.fill(palette["band_off"])
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette["hatch"], max(1.0, 2 * scale)))
    for offset in (-side, 0, side):
        painter.drawLine(offset, side, offset + side, 0)
    painter.end()
    return QBrush(tile)
