"""The still pictures on the board, each rendered once for a size, a look and a pixel ratio: titles, headers, buttons.

All functions take scene px (= logical px of the view) and return pixmaps that Qt draws by itself.
"""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from zorgscan_desktop.board.layout import HEADER, STACKED_HEADER, Rect
from zorgscan_desktop.ui.battery_painter import cell_outline, filled_bands
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
