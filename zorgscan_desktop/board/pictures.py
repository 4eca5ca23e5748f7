"""The still pictures of the board, each rendered once for a size, a look and a pixel ratio: ground, titles, headers.

All functions take scene px (= logical px of the view) and return pixmaps that Qt draws by itself.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from zorgscan_desktop.board.layout import HEADER, STACKED_HEADER, Arrangement, Rect
from zorgscan_desktop.ui.battery_painter import NUB_WIDTH, cell_outline, draw_body, draw_cells, filled_bands
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, shown_code, wrap
from zorgscan_desktop.ui.theme import Look


def blank(
    width: float,
    height: float,
    ratio: float,
    paint: Callable[[QPainter], None],
    fill: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
) -> QPixmap:
    """A picture of this size in logical px, painted by ``paint``. One without holes is copied later, not blended."""
    pixmap = QPixmap(max(1, ceil(width * ratio)), max(1, ceil(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(fill)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return pixmap


def to_px(rect: Rect, look: Look) -> QRectF:
    """A layout rectangle as whole scene px."""
    left, top = look.px(rect.x), look.px(rect.y)
    return QRectF(left, top, look.px(rect.right) - left, look.px(rect.bottom) - top)


Piece = tuple[QRectF, QPixmap | QColor]
"""A part of the ground, in scene px: a picture, or one colour all over."""

GRID = 4
"""Pieces begin and end on multiples of this many px: whole device px at 125, 150 and 175 % too."""


class Ground(NamedTuple):
    """Everything that never moves, in pieces without holes: from the lowest up, and the zones by their sign.

    A hand that carries a card over the board has one copy under it for each frame, and no blend.
    """

    pieces: list[Piece]
    zones: dict[str, tuple[QRectF, QPixmap]]


def ground(
    size: QSize, board: Arrangement, look: Look, ratio: float, axis: tuple[str, str], *, tray: bool = True
) -> Ground:
    """Canvas, tray, battery with its bands and its axis.

    Where it has one colour there is no picture: that is half of the board, and a picture of all of it takes as much
    memory as forty cards.
    """
    body, palette, scale = to_px(board.body, look), look.palette, look.scale
    cells = {sign: to_px(cell.rect, look) for sign, cell in board.cells.items()}

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
        place = to_px(board.tray.rect, look)
        edges, inside = _edges_of(_on_grid(place), _up(20 * scale) + GRID)
        pieces.append((inside, palette["sunken"]))
        pieces += [(edge, _part(edge, ratio, paint_tray, canvas)) for edge in edges]
    picture = _part(battery, ratio, paint_battery, canvas)
    inner = _zones_of(cells)
    pieces += [(r, _cut(picture, battery, r)) for r in _around(_union(inner.values()), battery)]
    return Ground(pieces, {sign: (r, _cut(picture, battery, r)) for sign, r in inner.items()})


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

    return blank(rect.width(), rect.height(), ratio, paint_part, fill)


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


def title(width: int, look: Look, ratio: float, heading: str, small: str) -> QPixmap:
    """The dimension's title; ``small`` stands above it, or beside it in the compact layout.

    A long title leaves room for what stands before its first `` · `` only, or for nothing.
    """

    sizes = (*((40,) if look.compact else (46, 42)), 36, 32, 29, 26, 23, 20.5)
    fonts = [look.font(size, 700) for size in sizes]
    big = next((font for font in fonts if advance(heading, font) <= width), fonts[-1])
    little = look.font(23 if not look.compact else 20.5, 500)
    beside = advance(heading, big) + look.px(24)
    words, end = small, max(advance(heading, big), advance(small, little))
    if look.compact:
        tries = (small, small.partition(" · ")[0])
        words = next((words for words in tries if advance(words, little) <= width - beside), "")
        end = beside + advance(words, little)

    def paint(painter: QPainter) -> None:
        painter.setPen(look.colour("ink2"))
        painter.setFont(little)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if look.compact:
            painter.drawText(QRectF(beside, look.px(20), width - beside, look.px(56)), flags, words)
        else:
            # Larger text grows upwards: below lies the axis.
            grown = look.text_px(23) - look.px(23)
            painter.drawText(QRectF(0, look.px(18) - grown, width, look.px(36)), flags, words)
        painter.setPen(look.colour("ink"))
        painter.setFont(big)
        top = look.px(12 if look.compact else 42)
        painter.drawText(QRectF(0, top, width, look.px(58 if look.compact else 66)), flags, heading)

    return blank(min(width, end + look.px(4)), look.px(114), ratio, paint)


def header(rect: Rect, stacked: bool, look: Look, ratio: float, sign: str, word: str, count: int) -> QPixmap:
    """The top of a cell: drawn sign, word, number of cards."""
    width, height = look.px(rect.w), look.px(STACKED_HEADER if stacked else HEADER)

    def paint(painter: QPainter) -> None:
        ink, scale = look.colour("ink"), look.scale
        size = 32 * scale
        word_font, count_font = look.font(22, 650), look.font(24, 700)
        if stacked:
            draw_sign(painter, sign, 20 * scale, 34 * scale, size, ink)
            painter.setPen(ink)
            painter.setFont(word_font)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(18 * scale, 56 * scale, width - 18 * scale, 30 * scale), left, word)
            painter.setFont(count_font)
            painter.drawText(QRectF(18 * scale, 84 * scale, width - 18 * scale, 32 * scale), left, str(count))
            return
        draw_sign(painter, sign, 20 * scale, 38 * scale, size, ink)
        painter.setPen(ink)
        painter.setFont(word_font)
        start = 20 * scale + sign_width(sign, size) + 14 * scale
        row = QRectF(start, 18 * scale, width - start - 18 * scale, 40 * scale)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
        painter.setFont(count_font)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))

    return blank(width, height, ratio, paint)


def dashed(rect: QRectF, look: Look, ratio: float, text: str, edge: str, fill_alpha: float) -> QPixmap:
    """A dashed outline: the place where a card will land, or where it came from."""

    def paint(painter: QPainter) -> None:
        inside = QRectF(1.5, 1.5, rect.width() - 3, rect.height() - 3)
        surface = look.colour("surface")
        surface.setAlphaF(fill_alpha)
        painter.setBrush(surface)
        pen = QPen(look.colour(edge), look.stroke(2.5))
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(inside, 14 * look.scale, 14 * look.scale)
        painter.setFont(look.font(20.5, 650))
        painter.setPen(look.colour("ink"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, shown_code(text) if len(text) <= 5 else text)

    return blank(rect.width(), rect.height(), ratio, paint)


def tile(rect: QRectF, look: Look, ratio: float, text: str) -> QPixmap:
    """The place for a card that the school writes itself: dashed, a plus, and what it is for."""

    def paint(painter: QPainter) -> None:
        inside = QRectF(1.5, 1.5, rect.width() - 3, rect.height() - 3)
        pen = QPen(look.colour("line2"), look.stroke(2))
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(inside, 14 * look.scale, 14 * look.scale)
        side, gap, edge = look.px(30), look.px(14), look.px(12)
        low = rect.height() < look.px(130)
        ink, room = look.colour("ink2"), rect.width() - 2 * edge - (side + gap if low else 0)
        align = Qt.AlignmentFlag.AlignLeft if low else Qt.AlignmentFlag.AlignHCenter
        words = wrap(text, look.font(20.5, 600), room, 1.2, align=align)
        if low:
            draw_icon(painter, "plus", ink, edge, (rect.height() - side) / 2, side)
            words.draw(painter, edge + side + gap, (rect.height() - words.height) / 2, ink)
            return
        top = (rect.height() - side - gap - words.height) / 2
        draw_icon(painter, "plus", ink, (rect.width() - side) / 2, top, side)
        words.draw(painter, edge, top + side + gap, ink)

    return blank(rect.width(), rect.height(), ratio, paint)


def lit_zone(zone: tuple[QRectF, QPixmap], cell: QRectF, look: Look, ratio: float, sign: str) -> QPixmap:
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


def glow(rect: QRectF, look: Look, ratio: float, sign: str) -> QPixmap:
    """The filled bands of a cell, lit: laid over them for a moment when a card lands."""

    def paint(painter: QPainter) -> None:
        light = look.colour(f"edge {sign}" if look.palette.dark else "surface")
        light.setAlphaF(0.45 if look.palette.dark else 0.6)
        cell = QRectF(0, 0, rect.width(), rect.height())
        painter.setClipPath(cell_outline(sign, cell, look.scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        for band in filled_bands(sign, cell, look.scale):
            painter.drawRoundedRect(band, 5 * look.scale, 5 * look.scale)

    return blank(rect.width(), rect.height(), ratio, paint)


def button(
    rect: QRectF, look: Look, ratio: float, text: str, *, icon: str = "", primary: bool = False, pressed: bool = False
) -> QPixmap:
    """A button on the canvas: the *nog 9* stack of a tray or zone, the next step in an empty tray."""

    def paint(painter: QPainter) -> None:
        scale = look.scale
        fill = "act" if primary else "act_tint" if pressed else "surface"
        ink = "on_act" if primary else "ink"
        painter.setBrush(look.colour(fill))
        painter.setPen(Qt.PenStyle.NoPen if primary else QPen(look.colour("line2"), look.stroke(2)))
        painter.drawRoundedRect(QRectF(1, 1, rect.width() - 2, rect.height() - 2), 14 * scale, 14 * scale)
        painter.setFont(look.font(20.5, 600))
        painter.setPen(look.colour(ink))
        side = look.px(26)
        narrow = rect.width() < look.px(110)
        if icon and narrow:
            _narrow_button(painter, rect, look, text, icon)
            return
        room = QRectF(0, 0, rect.width() - (side + 10 * scale if icon else 0), rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        if icon:
            x = room.center().x() + advance(text, look.font(20.5, 600)) / 2 + 10 * scale
            draw_icon(painter, icon, look.colour(ink), x, rect.height() / 2 - side / 2, side)

    return blank(rect.width(), rect.height(), ratio, paint)


def _narrow_button(painter: QPainter, rect: QRectF, look: Look, text: str, icon: str) -> None:
    """Words above an icon; large words take two lines."""
    ink, side = look.colour("ink"), look.px(26)
    words = wrap(text, look.font(20.5, 600), rect.width() - look.px(6), 1.1, align=Qt.AlignmentFlag.AlignHCenter)
    top = (rect.height() - words.height - look.px(6) - side) / 2
    words.draw(painter, look.px(3), max(top, 0.0), ink)
    draw_icon(painter, icon, ink, rect.width() / 2 - side / 2, max(top, 0.0) + words.height + look.px(6), side)


def sentence(rect: QRectF, look: Look, ratio: float, text: str) -> QPixmap:
    """What an empty tray says: a drawn check and a sentence."""

    def paint(painter: QPainter) -> None:
        side = look.px(36)
        draw_icon(painter, "circle-check", look.colour("ink"), look.px(26), rect.height() / 2 - side / 2, side)
        painter.setFont(look.font(23, 600))
        painter.setPen(look.colour("ink"))
        room = QRectF(look.px(76), 0, rect.width() - look.px(76), rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    return blank(rect.width(), rect.height(), ratio, paint)
