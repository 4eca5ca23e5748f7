"""What is wrong with what people see: one line of text for each defect."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.gallery.card_sheet import CardSheet
from tests.gallery.colours import contrast
from tests.gallery.native import native_words, visible_part
from tests.gallery.recorder import Recorder, Words
from tests.gallery.studio import Studio
from zorgscan_desktop.board.scene import Z_HELD
from zorgscan_desktop.ui.theme import FLOOR_PX, Look

SLACK = 1.0
"""Px of ink that may stick out: side bearings and rounding."""
TOUCH = 2.0
OVERLAYS = ("CardGlance", "MonthPanel", "CardMenu", "Strip", "PanelHandle", "MorePanel", "SidePanel")
"""They lie over other things on purpose."""
SMALLEST_TARGET, SMALLEST_HEIGHT = 48, 47
"""A card in a row is 64 dpx high, which design.md section 4 puts at 47 px on a small laptop."""
CARD_DPX, OTHER_DPX = 20.0, 19.0
CARD_CONTRAST, OTHER_CONTRAST = 7.0, 4.5
IGNORED_SHARE = 0.10
"""Colours that fill less of the room behind a text are edges of letters."""

CURSOR_SHARE = 0.3
"""The cursor of a field fills less than this of what its letters fill."""


def defects(recorder: Recorder, studio: Studio, shown: QWidget, picture: QImage) -> list[str]:
    """All of them."""
    texts = all_words(recorder, studio, shown)
    return [
        *clipped(texts),
        *cut_by_parents(texts, shown),
        *overlapping(texts, shown),
        *too_small(texts, studio.window.look),
        *pale(texts, picture, shown),
        *small_targets(studio),
        *on_top_of_each_other(studio, texts),
        *blurred(studio, shown, picture),
    ]


def all_words(recorder: Recorder, studio: Studio, shown: QWidget) -> list[Words]:
    """Every text that can be seen."""
    found = [*recorder.in_widgets(shown), *native_words(shown)]
    if isinstance(shown, CardSheet):
        return [*found, *shown.words(recorder.pixmaps)]
    board = studio.window.board
    if board is not None and board.view.isVisibleTo(shown):
        found += recorder.on_board(board.view)
    return found


def clipped(texts: Iterable[Words]) -> Iterator[str]:
    """Texts with ink outside their room, and words that break without a hyphen."""
    for words in texts:
        over = [
            words.room.left() - words.ink.left(),
            words.room.top() - words.ink.top(),
            words.ink.right() - words.room.right(),
            words.ink.bottom() - words.room.bottom(),
        ]
        if max(over) > SLACK and words.text.strip() and not words.mark:
            yield f"{words.owner}: “{words.text}” is cut off by {max(over):.0f} px"
        if words.broken:
            yield f"{words.owner}: a line breaks inside a word, after “{words.broken}”"


def cut_by_parents(texts: Iterable[Words], shown: QWidget) -> Iterator[str]:
    """Texts of which a part lies outside a widget that holds them; what scrolls may."""
    for words in texts:
        for part in _line_of(words.widget) if words.widget is not None and words.text.strip() else ():
            if isinstance(part.parentWidget(), QAbstractScrollArea) or part is shown.parentWidget():
                break
            room = QRectF(part.mapTo(shown, QPoint(0, 0)), part.size()) if part is not shown else QRectF(shown.rect())
            over = max(room.left() - words.ink.left(), words.ink.right() - room.right())
            over = max(over, room.top() - words.ink.top(), words.ink.bottom() - room.bottom())
            if over > SLACK and not words.mark and not room.isEmpty():
                yield f"{words.owner}: “{words.text}” is cut off by {over:.0f} px of {type(part).__name__}"
                break


def overlapping(texts: Sequence[Words], shown: QWidget) -> Iterator[str]:
    """Texts over each other, and texts under a widget that is no overlay."""
    seen = [(words, ink) for words in texts if not (ink := _visible_ink(words, shown)).isEmpty()]
    open_ones = []
    for words, ink in seen:
        cover = _cover(words, ink, shown)
        if cover is None:
            open_ones.append((words, ink))
        elif not any(type(w).__name__ in OVERLAYS for w in _line_of(cover)):
            yield f"{words.owner}: “{words.text}” lies under {type(cover).__name__}"
    for (one, first), (other, second) in combinations(open_ones, 2):
        both = first.intersected(second)
        over = one.mark and other.mark
        over = over or _is_overlay(one) != _is_overlay(other) or one.held or other.held
        if both.width() > TOUCH and both.height() > TOUCH and not over:
            yield f"“{one.text}” ({one.owner}) and “{other.text}” ({other.owner}) lie over each other"


def too_small(texts: Iterable[Words], look: Look) -> Iterator[str]:
    """Texts under the floors of design.md section 3."""
    for words in texts:
        code = len(words.text) <= 5
        least = max(FLOOR_PX, round((CARD_DPX if words.card and not code else OTHER_DPX) * look.scale))
        if words.pixels < least:
            yield f"{words.owner}: “{words.text}” is {words.pixels} px, less than {least:.0f}"


def pale(texts: Sequence[Words], picture: QImage, shown: QWidget) -> Iterator[str]:
    """Texts that stand out too little from what is painted behind them."""
    carrying = any(words.held for words in texts)
    for words in texts:
        ink = _visible_ink(words, shown)
        seen = not words.mark and ink.width() > 4 and ink.height() > 0.9 * words.ink.height()
        # The shadow of a card in hand falls on the others; at rest they are looked at elsewhere.
        seen = seen and not _partly_covered(words, ink, shown)
        if not words.enabled or not seen or (carrying and (words.card or words.owner == "board")):
            continue
        place = _around(words, ink, shown)
        colour = words.colour or _strongest(picture, place)
        behind = _behind(picture, place, colour)
        if not behind:
            continue
        found = min(contrast(colour, ground) for ground in behind)
        wanted = CARD_CONTRAST if words.card else OTHER_CONTRAST
        if found < wanted:
            yield f"{words.owner}: “{words.text}” {colour} on {behind}: {found:.1f}, less than {wanted}"


def small_targets(studio: Studio) -> Iterator[str]:
    """Cards, zones and buttons on the canvas that a finger cannot hit."""
    board = studio.window.board
    if board is None or not board.isVisible() or board.scene.arrangement is None:
        return
    scene, look = board.scene, board.look
    rects = {item.card_id: item.scene_rect() for item in scene.cards.values() if item.isVisible()}
    rects |= {button.name: button.sceneBoundingRect() for button in scene._buttons}
    for sign, cell in scene.arrangement.cells.items():
        rects[f"zone {sign}"] = QRectF(0, 0, look.px(cell.rect.w), look.px(cell.rect.h))
    for name, rect in rects.items():
        if rect.width() < SMALLEST_TARGET or rect.height() < SMALLEST_HEIGHT:
            yield f"{name} is {rect.width():.0f} x {rect.height():.0f} px"


def on_top_of_each_other(studio: Studio, texts: Iterable[Words]) -> Iterator[str]:
    """Cards at rest that lie over each other or over the words of a zone's header."""
    board = studio.window.board
    if board is None or not board.isVisible():
        return
    resting = [c for c in board.scene.cards.values() if c.isVisible() and c.zValue() < Z_HELD]
    for one, other in combinations(resting, 2):
        if one.scene_rect().adjusted(1, 1, -1, -1).intersects(other.scene_rect()):
            yield f"{one.card_id} lies over {other.card_id}"
    origin = board.view.viewport().mapTo(studio.window, QPoint(0, 0))
    for words in texts:
        if words.owner == "board":
            for item in resting:
                if item.scene_rect().translated(origin).intersects(words.ink) and item.form != "tray":
                    yield f"{item.card_id} lies over “{words.text}”"


def blurred(studio: Studio, shown: QWidget, picture: QImage) -> Iterator[str]:
    """Cards that do not come to the screen pixel for pixel as they were rendered."""
    board = studio.window.board
    if board is None or not board.isVisible() or shown is not studio.window:
        return
    ratio = picture.devicePixelRatio()
    origin = QPointF(board.view.viewport().mapTo(studio.window, QPoint(0, 0)))
    covers = [part for part in shown.findChildren(QWidget) if type(part).__name__ in OVERLAYS and part.isVisible()]
    over = [QRectF(QRect(part.mapTo(shown, QPoint(0, 0)), part.size())) for part in covers]
    for item in board.scene.cards.values():
        if item.isVisible() and item.zValue() >= Z_HELD:
            over.append(item.sceneBoundingRect().adjusted(-90, -90, 90, 90).translated(origin))
    for item in board.scene.cards.values():
        if item.isVisible() and item.zValue() < Z_HELD:
            pixmap, offset = item._picture.pixmap(), item._picture.offset()
            inside = QRectF(item.boundingRect()).adjusted(14, 14, -14, -14)
            own = _pixels(pixmap.toImage(), inside.translated(-offset), ratio, QPoint(0, 0))
            place = inside.translated(item.pos() + origin)
            if any(cover.intersects(place) for cover in over):
                continue
            moves = [QPoint(x, y) for x in (0, -1, 1) for y in (0, -1, 1)]
            if not any(_pixels(picture, place, ratio, move) == own for move in moves):
                yield f"{item.card_id} is not shown pixel for pixel"


def _pixels(picture: QImage, place: QRectF, ratio: float, move: QPoint) -> QImage:
    """The pixels at this place (logical px), ``move`` device px further."""
    corner = QPoint(round(place.x() * ratio), round(place.y() * ratio)) + move
    size = QSize(int(place.width() * ratio), int(place.height() * ratio))
    return picture.copy(QRect(corner, size)).convertToFormat(QImage.Format.Format_RGB32)


def _is_overlay(words: Words) -> bool:
    return words.widget is not None and any(type(part).__name__ in OVERLAYS for part in _line_of(words.widget))


def _visible_ink(words: Words, shown: QWidget) -> QRectF:
    if words.widget is None or words.widget is shown:
        return words.ink.intersected(QRectF(shown.rect()))
    return words.ink.intersected(visible_part(words.widget, shown))


def _around(words: Words, ink: QRectF, shown: QWidget) -> QRect:
    """The letters and a little room, as far as it belongs to them: beyond the edge of a list lies something else."""
    own = words.widget is not None and words.widget is not shown
    whole = visible_part(words.widget, shown) if words.widget is not None and own else QRectF(shown.rect())
    return ink.toAlignedRect().adjusted(-3, -3, 3, 3).intersected(whole.toRect())


def _partly_covered(words: Words, ink: QRectF, shown: QWidget) -> bool:
    corners = (ink.topLeft(), ink.topRight(), ink.bottomLeft(), ink.bottomRight(), ink.center())
    return any(_cover(words, QRectF(corner, corner), shown) is not None for corner in corners)


def _cover(words: Words, ink: QRectF, shown: QWidget) -> QWidget | None:
    """The widget that lies over the middle of this text, when it is not its own or one of its own parts."""
    # The pixel that holds the middle; rounding can give the next one, beside a sliver at the edge of a list.
    top = shown.childAt(floor(ink.center().x()), floor(ink.center().y()))
    if words.widget is None or top is None or top is words.widget or words.widget.isAncestorOf(top):
        own_part = words.widget is not None and top is not None and top is not words.widget
        return top if own_part and words.widget is not None and _paints_over(top) else None
    return top if not top.isAncestorOf(words.widget) else None


def _paints_over(part: QWidget | None) -> bool:
    return part is not None and type(part).__name__ not in ("QWidget", "QLineEdit", "QScrollBar")


def _line_of(widget: QWidget) -> Iterator[QWidget]:
    part: QWidget | None = widget
    while part is not None:
        yield part
        part = part.parentWidget()


def _colours(picture: QImage, rect: QRect) -> list[tuple[int, int]]:
    ratio = picture.devicePixelRatio()
    pixels = QRectF(QPointF(rect.topLeft()) * ratio, QSizeF(rect.size()) * ratio).toAlignedRect()
    part = picture.copy(pixels.intersected(picture.rect()))
    return Counter(memoryview(part.constBits()).cast("I")).most_common()


def _behind(picture: QImage, rect: QRect, ink: str) -> list[str]:
    """The colours that fill the room around the letters, the most common first."""
    found = _colours(picture, rect)
    total = sum(count for _, count in found)
    names = [(QColor(value).name(), count) for value, count in found[:6]]
    return [name for name, count in names if name != ink and count > IGNORED_SHARE * total]


def _strongest(picture: QImage, rect: QRect) -> str:
    """The colour of letters that Qt paints: of what is there often the one that stands out most from the ground."""
    found = [(QColor(value).name(), count) for value, count in _colours(picture, rect)]
    ground = found[0][0]
    apart = [(name, count) for name, count in found if contrast(name, ground) > 1.5]
    often = max((count for _, count in apart), default=0) * CURSOR_SHARE
    return max((name for name, count in apart if count > often), key=lambda n: contrast(n, ground), default=ground)
