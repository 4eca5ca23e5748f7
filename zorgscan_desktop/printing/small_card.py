"""A card on the printed battery: its code in a badge, then its key words, as small as the page needs.

The board's own painter keeps cards as tall as a finger; on paper that room is worth more as larger letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from zorgscan_desktop.core.scan import PlanRow
from zorgscan_desktop.export.labels import NOT_APPLICABLE, PARKED, CardWords
from zorgscan_desktop.printing.paper import PALETTE, advance, font, mm, pt
from zorgscan_desktop.printing.words import cut_to_lines, one_line
from zorgscan_desktop.ui.hyphens import hyphenated

LINE_HEIGHT = 1.18
MAX_LINES = 4
"""Of what a school wrote on its own cards; the words of the paper are never cut."""
_WEIGHT = 600
_PAD_X, _PAD_Y = mm(1.2), mm(0.75)
_CODE = 0.9
"""Size of the code as part of that of the key words."""
_BADGE_PAD = 0.42
_GAP = 0.38
_STATE = {"open": "", "parked": PARKED, "not_applicable": NOT_APPLICABLE}


@dataclass(frozen=True)
class SmallCard:
    """What is printed on it; ``state`` says why it does not lie on the battery, when somebody decided so.

    ``chosen`` when it is a building block of the action plan.
    """

    code: str
    words: str
    state: str = ""
    own: bool = False
    chosen: bool = False

    @property
    def shown(self) -> str:
        """The key words, and the state behind them."""
        return f"{self.words} ({self.state})" if self.state else self.words

    def height(self, points: float, width: float) -> float:
        """Height in u at this text size and width (u)."""
        return _height(self, points, round(width))

    def longest_word(self, points: float) -> float:
        """Width in u of the longest of its words at this text size."""
        return max(_word(word, points) for word in self.shown.split(" "))

    def draw(self, painter: QPainter, rect: QRectF, points: float) -> None:
        """Paint it, vector all through."""
        _draw_plate(painter, rect, self.own)
        layout, height, first = _layout(self, points, round(rect.width()))
        left, top = rect.x() + _PAD_X, rect.center().y() - height / 2
        _draw_badge(painter, left, top + pt(points) * LINE_HEIGHT / 2, self, points)
        painter.setPen(PALETTE["ink"])
        layout.draw(painter, QPointF(left, top + first))


def small_cards(cards: Iterable[CardWords], plan: Iterable[PlanRow]) -> dict[str, SmallCard]:
    """The printed card of every card id."""
    chosen = {card_id for row in plan for card_id in row.cards}
    return {words.card.id: _small(words, words.card.id in chosen) for words in cards}


def _small(card: CardWords, chosen: bool) -> SmallCard:
    text = card.key_words or "".join(part for part, _ in card.statement)
    state = "" if card.card.laid else _STATE[card.card.state]
    # Longer than this never fits on a card; the list of cards has all of it.
    words = one_line(text[:200]) + ("…" if len(text) > 200 else "")
    return SmallCard(card.code, words, state, card.card.own is not None, chosen)


def text_room(width: float) -> float:
    """What a card of this width leaves for a line of words, in u."""
    return width - 2 * _PAD_X


def badge_font(points: float) -> QFont:
    """The font of a code beside text of this size."""
    return font(points * _CODE, 700)


def badge_width(code: str, points: float, *, flag: bool = False) -> float:
    """Width in u of the code with its plate."""
    size = pt(points * _CODE)
    return advance(code, badge_font(points)) + 2 * _BADGE_PAD * size + (0.95 * size if flag else 0.0)


def draw_badge(painter: QPainter, x: float, middle: float, code: str, points: float, *, flag: bool = False) -> None:
    """The code on its plate, from x to the right, around the height ``middle``; dark with a flag when chosen."""
    size = pt(points * _CODE)
    rect = QRectF(x, middle - size * 0.62, badge_width(code, points, flag=flag), size * 1.24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PALETTE["act" if flag else "badge"])
    painter.drawRoundedRect(rect, size * 0.34, size * 0.34)
    painter.setFont(badge_font(points))
    painter.setPen(PALETTE["on_act" if flag else "ink"])
    painter.drawText(QPointF(x + _BADGE_PAD * size, middle + size * 0.345), code)
    if flag:
        draw_flag(painter, rect.right() - _BADGE_PAD * size - size * 0.62, middle - size * 0.42, size * 0.84)


def draw_flag(painter: QPainter, x: float, y: float, size: float, colour: str = "on_act") -> None:
    """A small flag, ``size`` u high, as on the cards of the overview; lines, so that it prints at any size."""
    path = QPainterPath(QPointF(x, y + size))
    path.lineTo(x, y + size * 0.06)
    path.cubicTo(x + size * 0.3, y - size * 0.12, x + size * 0.42, y + size * 0.2, x + size * 0.72, y + size * 0.06)
    path.lineTo(x + size * 0.72, y + size * 0.56)
    path.cubicTo(x + size * 0.42, y + size * 0.7, x + size * 0.3, y + size * 0.38, x, y + size * 0.56)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(PALETTE[colour], size * 0.11))
    painter.drawPath(path)


def _draw_badge(painter: QPainter, x: float, middle: float, card: SmallCard, points: float) -> None:
    draw_badge(painter, x, middle, card.code, points, flag=card.chosen)


def _draw_plate(painter: QPainter, rect: QRectF, own: bool) -> None:
    """White with a thin edge; an own card has a double one (design.md section 7)."""
    radius = mm(1.3)
    painter.setBrush(PALETTE["surface"])
    painter.setPen(QPen(PALETTE["line2" if own else "cardline"], mm(0.2)))
    painter.drawRoundedRect(rect, radius, radius)
    if own:
        inset = mm(0.55)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


@lru_cache(maxsize=20_000)
def _height(card: SmallCard, points: float, width: int) -> float:
    return _layout(card, points, width)[1] + 2 * _PAD_Y


@lru_cache(maxsize=4096)
def _word(word: str, points: float) -> float:
    return advance(word, font(points, _WEIGHT))


def _layout(card: SmallCard, points: float, width: float) -> tuple[QTextLayout, float, float]:
    """The key words in lines, the height of it all, and where the first line starts below the top.

    The words start beside the badge, or on the next line when the first of them does not fit there.
    """
    face = font(points, _WEIGHT)
    room = max(text_room(width), pt(points))
    step = pt(points) * LINE_HEIGHT
    indent = badge_width(card.code, points, flag=card.chosen) + _GAP * pt(points)
    parts = [word if _word(word, points) <= room else hyphenated(word) for word in card.shown.split(" ")]
    first = parts[0].partition("\u00ad")[0]
    below = bool(card.shown) and _word(first, points) > room - indent
    text = " ".join(parts)
    layout, lines = _lines(text, face, room, step, 0.0 if below else indent)
    most = MAX_LINES - below
    if card.own and lines > most:
        # Cut as if the badge took its part of every line, which is a little too much: then it surely fits.
        text, _ = cut_to_lines(text, face, room, most)
        while True:
            layout, lines = _lines(text, face, room, step, 0.0 if below else indent)
            if lines <= most or len(text) < 3:
                break
            text = text.rstrip("…")[:-2].rstrip() + "…"
    return layout, (lines + below) * step, step if below else 0.0


def _lines(text: str, face: QFont, room: float, step: float, indent: float) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, face)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room if count else max(room - indent, 1.0))
        line.setPosition(QPointF(0 if count else indent, count * step + (step - line.height()) / 2))
        count += 1
    layout.endLayout()
    return layout, max(count, 1)
