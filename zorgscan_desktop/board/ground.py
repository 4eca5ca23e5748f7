"""The ground of the board: canvas, tray and battery, which never move, and the zones that light up under a hand.

It lies in the scene in pieces without holes: a hand that carries a card has one copy under it for each frame, and no
blend. Everything is in scene px (= logical px of the view).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QGraphicsScene

from zorgscan_desktop.board import pictures
from zorgscan_desktop.board.layout import Arrangement
from zorgscan_desktop.ui.battery_painter import NUB_WIDTH, draw_body, draw_cells
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look

Z_GROUND = -1.0

Piece = tuple[QRectF, QPixmap | QColor]
"""A part of the ground, in scene px: a picture, or one colour all over."""

Zone = tuple[QRectF, QPixmap]
"""The part with one zone, as it is when nobody drags over it."""

GRID = 4
"""Pieces begin and end on multiples of this many px: whole device px at 125, 150 and 175 % too."""


class Pieces(NamedTuple):
    """The ground without holes: from the lowest piece up, and the zones by their sign."""

    still: list[Piece]
    zones: dict[str, Zone]


class Ground:
    """The items of the ground in one scene."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._drawn: tuple[object, ...] | None = None
        self._still: list[QGraphicsItem] = []
        self._zones: dict[str, tuple[Zone, QGraphicsPixmapItem]] = {}

    def forget(self) -> None:
        """Draw it anew the next time: the look changed, in whatever way."""
        self._drawn = None

    def draw(
        self, size: QSize, board: Arrangement, look: Look, ratio: float, axis: tuple[str, str], *, tray: bool
    ) -> None:
        """Draw it for a view of this size, if anything about it changed. No zone is lit afterwards."""
        places = (size.toTuple(), board.body, tuple(cell.rect for cell in board.cells.values()), board.tray.rect)
        wanted = (*places, tray, look.palette, look.scale, look.text_factor, ratio)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        for item in (*self._still, *(item for _, item in self._zones.values())):
            self._scene.removeItem(item)
        pieces = pieces_of(size, board, look, ratio, axis, tray=tray)
        self._still = [self._add(*piece) for piece in pieces.still]
        self._zones = {sign: (zone, self._add_picture(*zone)) for sign, zone in pieces.zones.items()}

    def _add(self, rect: QRectF, shown: QPixmap | QColor) -> QGraphicsItem:
        if isinstance(shown, QPixmap):
            return self._add_picture(rect, shown)
        item = self._scene.addRect(rect, QPen(Qt.PenStyle.NoPen), QBrush(shown))
        item.setZValue(Z_GROUND)
        return item

    def _add_picture(self, rect: QRectF, picture: QPixmap) -> QGraphicsPixmapItem:
        item = self._scene.addPixmap(picture)
        item.setPos(rect.topLeft())
        item.setZValue(Z_GROUND)
        return item

    def light(self, sign: str, cell: QRectF, look: Look, ratio: float) -> None:
        """Light the zone under a dragged card; ``cell`` is its place (scene px)."""
        zone, item = self._zones[sign]
        item.setPixmap(lit_zone(zone, cell, look, ratio, sign))

    def darken(self, sign: str) -> None:
        """No card is over this zone any more."""
        (_, picture), item = self._zones[sign]
        item.setPixmap(picture)

    @property
    def lit(self) -> list[str]:
        """The signs of the zones that are lit now."""
        return [s for s, ((_, still), item) in self._zones.items() if item.pixmap().cacheKey() != still.cacheKey()]


def pieces_of(
    size: QSize, board: Arrangement, look: Look, ratio: float, axis: tuple[str, str], *, tray: bool = True
) -> Pieces:
    """Canvas, tray, battery with its bands and its axis.

    Where it has one colour there is no picture: that is half of the board, and a picture of all of it takes as much
    memory as forty cards.
    """
    body, palette, scale = pictures.to_px(board.body, look), look.palette, look.scale
    cells = {sign: pictures.to_px(cell.rect, look) for sign, cell in board.cells.items()}

    def paint_battery(painter: QPainter) -> None:
        _draw_axis(painter, body, look, axis)
        draw_body(painter, body, palette, scale)
        draw_cells(painter, cells, palette, scale)

    def paint_tray(painter: QPainter) -> None:
        painter.setPen(QPen(palette["line"], 1))
        painter.setBrush(palette["sunken"])
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 20 * scale, 20 * scale)

    # A px more, for a window that ends in the middle of a device px.
    canvas, whole = palette["canvas"], QRectF(0, 0, size.width() + 1, size.height() + 1)
    battery = _on_grid(body.adjusted(0, -look.px(40), look.px(NUB_WIDTH), 0))
    # At an odd pixel ratio (110 %) pieces can end a hair apart: then the canvas lies under all of them.
    pieces: list[Piece] = [(r, canvas) for r in ([whole] if GRID * ratio % 1 else _around(battery, whole))]
    if tray:
        place = pictures.to_px(board.tray.rect, look)
        edges, inside = _edges_of(_on_grid(place), _up(20 * scale) + GRID)
        pieces.append((inside, palette["sunken"]))
        pieces += [(edge, _part(edge, ratio, paint_tray, canvas)) for edge in edges]
    picture = _part(battery, ratio, paint_battery, canvas)
    inner = _zones_of(cells)
    pieces += [(r, _cut(picture, battery, r)) for r in _around(_union(inner.values()), battery)]
    return Pieces(pieces, {sign: (r, _cut(picture, battery, r)) for sign, r in inner.items()})


def _zones_of(cells: Mapping[str, QRectF]) -> dict[str, QRectF]:
    """The pieces with a cell in them, side by side on the grid: each reaches to the next."""
    places = {sign: _on_grid(cell) for sign, cell in cells.items()}
    ends = [*[place.left() for place in places.values()][1:], max(place.right() for place in places.values())]
    return {
        sign: QRectF(place.left(), place.top(), end - place.left(), place.height())
        for (sign, place), end in zip(places.items(), ends, strict=True)
    }


def _union(rects: Iterable[QRectF]) -> QRectF:
    return reduce(QRectF.united, rects)


def _cut(picture: QPixmap, place: QRectF, rect: QRectF) -> QPixmap:
    """The piece at ``rect`` out of the picture that lies at ``place``."""
    ratio = picture.devicePixelRatio()
    left, top = round((rect.x() - place.x()) * ratio), round((rect.y() - place.y()) * ratio)
    return picture.copy(left, top, max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))


def _part(rect: QRectF, ratio: float, paint: Callable[[QPainter], None], fill: QColor) -> QPixmap:
    """The part of a larger picture that lies in this rectangle."""

    def paint_part(painter: QPainter) -> None:
        painter.translate(-rect.topLeft())
        paint(painter)

    return pictures.blank(rect.width(), rect.height(), ratio, paint_part, fill)


def _up(length: float) -> int:
    return ceil(length / GRID) * GRID


def _on_grid(rect: QRectF) -> QRectF:
    """The least rectangle of the grid around this one."""
    left, top = floor(rect.x() / GRID) * GRID, floor(rect.y() / GRID) * GRID
    return QRectF(left, top, _up(rect.right()) - left, _up(rect.bottom()) - top)


def _around(hole: QRectF, whole: QRectF) -> list[QRectF]:
    """What is left of a rectangle around another in it: above, below, at its left and right."""
    return [
        QRectF(whole.topLeft(), QPointF(whole.right(), hole.top())),
        QRectF(QPointF(whole.left(), hole.bottom()), whole.bottomRight()),
        QRectF(QPointF(whole.left(), hole.top()), hole.bottomLeft()),
        QRectF(hole.topRight(), QPointF(whole.right(), hole.bottom())),
    ]


def _edges_of(rect: QRectF, width: int) -> tuple[list[QRectF], QRectF]:
    """The four edges of a rectangle, this wide above and below and as wide as a line at the sides; and its inside."""
    width = min(width, int(rect.height() / 2))
    inside = rect.adjusted(2 * GRID, width, -2 * GRID, -width)
    return _around(inside, rect), inside


def _draw_axis(painter: QPainter, body: QRectF, look: Look, axis: tuple[str, str]) -> None:
    """``Lege kant · werkpunten`` ... ``Volle kant · sterke punten`` above the battery."""
    font = look.font(20.5, 600)
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    inset = look.px(30)
    line = QRectF(body.x() + inset, body.y() - look.px(40), body.width() - 2 * inset, look.px(36))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, axis[0])
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, axis[1])
    left, right = (advance(text, font) + look.px(18) for text in axis)
    if line.width() > left + right + 20:
        painter.setPen(QPen(look.colour("line2"), look.stroke(1.5)))
        middle = round(line.center().y()) + 0.5
        painter.drawLine(QPointF(line.x() + left, middle), QPointF(line.right() - right, middle))


def lit_zone(zone: Zone, cell: QRectF, look: Look, ratio: float, sign: str) -> QPixmap:
    """The piece of the ground with a zone under a dragged card: a tint, and an inner edge in its own dark colour."""
    place, picture = zone

    def paint(painter: QPainter) -> None:
        painter.drawPixmap(place.topLeft(), picture)
        half = look.stroke(6) / 2
        tint = look.colour("surface")
        tint.setAlphaF(0.25 if not look.palette.dark else 0.06)
        painter.setBrush(tint)
        painter.setPen(QPen(look.colour(f"edge {sign}"), look.stroke(6)))
        painter.drawRoundedRect(cell.adjusted(half, half, -half, -half), 12 * look.scale, 12 * look.scale)

    return _part(place, ratio, paint, look.colour("canvas"))
