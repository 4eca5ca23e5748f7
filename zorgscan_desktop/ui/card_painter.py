"""Cards as pure pictures: one function draws a card, and the pixmap cache, the printed page and the PNG call it.

Sizes are design px; a style carries the factor to logical px. A card on the screen is one pixmap with its shadow
inside, rendered at the pixel ratio of the screen (design.md sections 5 and 7, qt-notes.md section 3).
"""

from math import ceil, floor
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QTransform

from zorgscan_desktop.ui.card_marks import SIDE, draw_apart, draw_flag
from zorgscan_desktop.ui.card_plate import LIFTED, LIFTED_SEEN, SHADOW, draw_plate, draw_shadow, stamp_plate
from zorgscan_desktop.ui.card_plate import State as State
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import Block, Heights, advance, advance_px, draw_words, heights_px, shown_code, wrap_px
from zorgscan_desktop.ui.theme import Look, Palette, font_px

Form = Literal["roomy", "row", "row_small", "narrow", "tray", "tray_large"]

PAD = 14.0
BADGE_HEIGHT = 30.0
BADGE_SIZE = 19.0
MARK_ROOM = 34.0
"""Width in dpx that a mark (flag, arrows apart) takes, gap included."""
LIFT_SCALE, LIFT_ANGLE = 1.04, -2.2
PRESS_SCALE = 0.98
ROW_NEEDS = 226.0
"""The least width in dpx of a card with its code beside its key words, at text size 100 %."""
_WIDEST_CODE = "8.8 b"
"""As wide as a code of the paper gets: digits have one width, and so have the letters but for a hair."""

_TEXT: dict[Form, tuple[float, int, float]] = {
    "roomy": (25.0, 650, 1.14),
    "row": (23.0, 650, 1.10),
    "row_small": (20.0, 650, 1.10),
    "narrow": (20.0, 650, 1.10),
    "tray": (20.5, 400, 1.25),
    "tray_large": (24.0, 400, 1.25),
}
"""Size in dpx, weight and line height of a card's text (design.md section 3)."""


class CardFace(NamedTuple):
    """The words of a card: shown code, key words, statement, and the bold spans of the statement."""

    code: str
    key_words: str
    statement: str
    bold: tuple[tuple[int, int], ...] = ()
    flag: bool = False
    own: bool = False
    disputed: bool = False
    aside: str = ""
    """How it was set aside, in words; empty for a card that takes part."""
    aside_short: str = ""
    aside_icon: str = ""

    @property
    def marks(self) -> int:
        """How many marks it carries at the right."""
        return self.flag + self.disputed

    def text(self, form: Form) -> str:
        """The words that this form shows."""
        return self.statement if form.startswith("tray") else self.key_words

    def spans(self, form: Form) -> tuple[tuple[int, int], ...]:
        """What is bold in the words of this form: key words alone are all of one weight."""
        return self.bold if form.startswith("tray") else ()


class CardStyle(NamedTuple):
    """How to draw it: form, state, palette, logical px for one dpx, text factor with floors already applied."""

    form: Form
    state: State
    palette: Palette
    scale: float
    text_factor: float = 1.0
    floor: float = 0.0

    @classmethod
    def of(cls, look: Look, form: Form, state: State = "rest") -> "CardStyle":
        """The style that goes with this window's look."""
        return cls(form, state, look.palette, look.scale, look.text_factor, 14.0 / look.scale)

    def size(self, dpx: float) -> float:
        """A text size in dpx with text factor and physical floor."""
        return max(dpx * self.text_factor, self.floor)

    def px(self, dpx: float) -> int:
        """A text size in whole logical px."""
        return max(1, round(self.size(dpx) * self.scale))

    def font(self, dpx: float, weight: int) -> QFont:
        """The font for a nominal size, in logical px."""
        return font_px(self.px(dpx), weight)

    def text_font(self) -> QFont:
        """The font of the card's own words."""
        size, weight, _ = _TEXT[self.form]
        return self.font(size, weight)


class CardMeasure:
    """Heights and widths of cards in dpx, for the layout; built for one look and one set of faces."""

    def __init__(self, faces: dict[str, CardFace], look: Look) -> None:
        self.faces, self._look = faces, look
        self._styles: dict[Form, CardStyle] = {}
        self._measured: dict[tuple[str, Form], _Measured] = {}
        self._words: dict[tuple[str, Form], float] = {}

    def _style(self, form: Form) -> CardStyle:
        if form not in self._styles:
            self._styles[form] = CardStyle.of(self._look, form)
        return self._styles[form]

    @property
    def row_needs(self) -> float:
        """A card narrower than this has no room for its code beside its key words."""
        size, _, _ = _TEXT["row"]
        return ROW_NEEDS * CardStyle.of(self._look, "row").size(size) / size

    def height(self, card_id: str, form: Form, width: float) -> float:
        """Height of the card in this form at this width."""
        key = (card_id, form)
        if key not in self._measured:
            self._measured[key] = _Measured.of(self.faces[card_id], self._style(form))
        return self._measured[key].at(width)

    def widest_word(self, card_id: str, form: Form) -> float:
        """The width at which no word of the card breaks."""
        key = (card_id, form)
        if key not in self._words:
            face, style = self.faces[card_id], self._style(form)
            size, weight, _ = _TEXT[form]
            words = face.text(form).split() or [""]
            widest = max(advance_px(word, style.px(size), weight) for word in words)
            self._words[key] = widest / style.scale + _chrome(face, style)
        return self._words[key]


class _Measured(NamedTuple):
    """What the height of one card in one form comes from, all but its width: the layout asks for many widths."""

    words: Heights
    scale: float
    chrome: float
    """Width in logical px that is not words."""
    above: float
    aside: float
    below: float
    least: float
    """Height in dpx: above the words, of the line that says how it was set aside, below the words, in all."""
    top: float = 0.0
    """Width in dpx of the badge with the marks beside it; narrower than this the marks stand below the badge."""

    @classmethod
    def of(cls, face: CardFace, style: CardStyle) -> "_Measured":
        """Of this face in this style."""
        size, weight, line_height = _TEXT[style.form]
        words = heights_px(face.text(style.form), style.px(size), weight, line_height, face.spans(style.form))
        chrome, aside = _chrome(face, style) * style.scale, _aside_height(face, style)
        if style.form in ("row", "row_small"):
            return cls(words, style.scale, chrome, 0.0, aside, 14.0, max(64.0, badge_height(style) + aside + 14.0))
        below = 12.0 if style.form in ("roomy", "narrow") else 10.0
        return cls(words, style.scale, chrome, _text_top(style), aside, below, 0.0, _top_width(face, style))

    def at(self, width: float) -> float:
        """The height in dpx at this width in dpx."""
        text = self.words.at(_room(self.chrome, self.scale, width)) / self.scale + self.aside
        return max(self.above + _marks_row(self.top, width) + text + self.below, self.least)


def card_height(face: CardFace, style: CardStyle, width: float) -> float:
    """Height in dpx of a card that is ``width`` dpx wide."""
    return _Measured.of(face, style).at(width)


def draw_card(painter: QPainter, rect: QRectF, face: CardFace, style: CardStyle) -> None:
    """Draw a card without its shadow; ``rect`` in logical px. Vector output on a printer, crisp text in a picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    aside = bool(face.aside) and style.state != "dragging"
    draw_plate(painter, rect, style.palette, style.scale, style.state, own=face.own, aside=aside)
    _draw_face(painter, rect, face, style)


def _draw_face(painter: QPainter, rect: QRectF, face: CardFace, style: CardStyle) -> None:
    """What stands on the plate."""
    if style.form in ("row", "row_small"):
        _draw_row(painter, rect, face, style)
    else:
        _draw_stack(painter, rect, face, style)


def card_pixmap(face: CardFace, style: CardStyle, width: int, height: int, ratio: float) -> tuple[QPixmap, QPoint]:
    """A card as one picture with its shadow, and where that begins, seen from the card's corner, in logical px.

    ``width`` and ``height`` are logical px, ``ratio`` the device pixel ratio.
    """
    # While a window is being resized its board may for a moment have no room at all for a card.
    width, height = max(width, 1), max(height, 1)
    bounds = _picture_bounds(width, height, style)
    pixmap = QPixmap(ceil(bounds.width() * ratio), ceil(bounds.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    # The plate begins and ends on whole device px, also at 125 and 150 %.
    left, top = (round(-edge * ratio) for edge in (bounds.x(), bounds.y()))
    plate = QRect(left, top, round(width * ratio), round(height * ratio))
    rest = style.state == "rest" and not face.aside
    stamped = rest and stamp_plate(pixmap, plate, style.palette, style.scale, ratio, own=face.own)
    pixmap.setDevicePixelRatio(ratio)
    rect = QRectF(left / ratio, top / ratio, plate.width() / ratio, plate.height() / ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if stamped:
        _draw_face(painter, rect, face, style)
    else:
        painter.setTransform(_in_hand(rect.center(), style.state), combine=True)
        if style.state != "pressed" and (not face.aside or style.state == "dragging"):
            draw_shadow(painter, rect, style.palette, style.scale, lifted=style.state == "dragging")
        draw_card(painter, rect, face, style)
    painter.end()
    return pixmap, bounds.topLeft()


def _in_hand(centre: QPointF, state: State) -> QTransform:
    """How a card in hand is tilted and grown, and a pressed one shrunk, around its middle."""
    turn = QTransform()
    if state in ("dragging", "pressed"):
        size = LIFT_SCALE if state == "dragging" else PRESS_SCALE
        turn.translate(centre.x(), centre.y())
        turn.rotate(LIFT_ANGLE if state == "dragging" else 0.0)
        turn.scale(size, size)
        turn.translate(-centre.x(), -centre.y())
    return turn


def _picture_bounds(width: int, height: int, style: CardStyle) -> QRect:
    """The card with its shadow in logical px, seen from the card's corner. Each frame of a drag copies all of it."""
    card = QRectF(0, 0, width, height)
    if style.state != "dragging":
        around = ceil(SHADOW * style.scale) + 2
        return card.toRect().adjusted(-around, -around, around, around)
    seen = QRectF(card)
    for drop, blur, _ in LIFTED:
        reach = blur * style.scale * LIFTED_SEEN
        seen |= card.adjusted(-reach, -reach, reach, reach).translated(0, drop * style.scale)
    return _in_hand(card.center(), style.state).mapRect(seen).toAlignedRect().adjusted(-1, -1, 1, 1)


def badge_width(code: str, style: CardStyle) -> float:
    """Width in dpx of the code badge."""
    return advance_px(shown_code(code), style.px(BADGE_SIZE), 700) / style.scale + 20.0


def row_badge_width(code: str, style: CardStyle) -> float:
    """Width in dpx of the badge with key words beside it: one for all codes of the paper, so that the words align."""
    return max(badge_width(code, style), badge_width(_WIDEST_CODE, style))


def draw_badge(
    painter: QPainter, x: float, y: float, code: str, style: CardStyle, *, width: float | None = None
) -> None:
    """The code in its grey plate, top left at (x, y) in logical px; ``width`` in dpx when it is not its own."""
    own = badge_width(code, style) if width is None else width
    rect = QRectF(x, y, own * style.scale, badge_height(style) * style.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.palette["badge"])
    painter.drawRoundedRect(rect, 7 * style.scale, 7 * style.scale)
    painter.setFont(style.font(BADGE_SIZE, 700))
    painter.setPen(style.palette["ink"])
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown_code(code))


def badge_height(style: CardStyle) -> float:
    """Height in dpx of the code badge."""
    return max(BADGE_HEIGHT, style.size(BADGE_SIZE) * 1.45)


def _text_top(style: CardStyle) -> float:
    """Where the text of a stacked card starts, from its top edge in dpx."""
    top = 12.0 if style.form in ("roomy", "narrow") else 14.0
    return top + badge_height(style) + (4.0 if style.form in ("roomy", "narrow") else 8.0)


def _top_width(face: CardFace, style: CardStyle) -> float:
    """Width in dpx of a stacked card's badge with its marks beside it."""
    return PAD + badge_width(face.code, style) + MARK_ROOM * face.marks + 12.0 if face.marks else 0.0


def _marks_row(top: float, width: float) -> float:
    """Height in dpx of the row below the badge that the marks take when they do not fit beside it."""
    return MARK_ROOM if top > width + 0.5 else 0.0


def _chrome(face: CardFace, style: CardStyle) -> float:
    """Width in dpx that is not text: padding, and the badge in a row."""
    if style.form in ("row", "row_small"):
        return row_badge_width(face.code, style) + 12.0 + 2 * 12.0 + MARK_ROOM * face.marks
    return 2 * PAD


def _room(chrome: float, scale: float, width: float) -> float:
    """Width in logical px for the words of a card that is ``width`` dpx wide and has this ``chrome``, in logical px.

    Measured and drawn must agree to the hair, or a line is lost: whole px for the card, since it lies on whole px,
    and tenths for the words, since that is what ``Heights`` remembers.
    """
    words = floor(width * scale + 1e-6) - chrome
    return max(floor(words * 10) / 10, 20.0)


def _draw_row(painter: QPainter, rect: QRectF, face: CardFace, style: CardStyle) -> None:
    scale = style.scale
    height = badge_height(style) * scale
    badge = row_badge_width(face.code, style)
    block = _block(face, style, rect.width() / scale)
    below = _aside_height(face, style) * scale
    middle = rect.center().y() - below / 2
    draw_badge(painter, rect.x() + 12 * scale, middle - height / 2, face.code, style, width=badge)
    block.draw(painter, rect.x() + (24 + badge) * scale, middle - block.height / 2, style.palette["ink"])
    words_end = middle + max(block.height, height) / 2
    _draw_aside(painter, rect.x() + 12 * scale, words_end, rect.width() - 24 * scale, face, style)
    _draw_marks(painter, rect.right() - 12 * scale, middle - 14 * scale, face, style)


def _draw_stack(painter: QPainter, rect: QRectF, face: CardFace, style: CardStyle) -> None:
    scale = style.scale
    top = 12.0 if style.form in ("roomy", "narrow") else 14.0
    draw_badge(painter, rect.x() + PAD * scale, rect.y() + top * scale, face.code, style)
    row = _marks_row(_top_width(face, style), rect.width() / scale)
    below = badge_height(style) + 4.0 if row else 0.0
    _draw_marks(painter, rect.right() - 12 * scale, rect.y() + (12 + below) * scale, face, style)
    if face.own:
        _draw_own_label(painter, rect, top, face, style)
    painter.save()
    room = QRectF(rect.x(), rect.y() + (_text_top(style) + row) * scale, rect.width(), 0)
    room.setBottom(rect.bottom() - 4 * scale)
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    block = _block(face, style, rect.width() / scale)
    _draw_aside(painter, rect.x() + PAD * scale, room.y(), rect.width() - 2 * PAD * scale, face, style)
    block.draw(painter, rect.x() + PAD * scale, room.y() + _aside_height(face, style) * scale, style.palette["ink"])
    painter.restore()


def _block(face: CardFace, style: CardStyle, width: float) -> Block:
    size, weight, line_height = _TEXT[style.form]
    room = _room(_chrome(face, style) * style.scale, style.scale, width)
    return wrap_px(face.text(style.form), style.px(size), weight, room, line_height, face.spans(style.form))


def _draw_own_label(painter: QPainter, rect: QRectF, top: float, face: CardFace, style: CardStyle) -> None:
    """*Eigen kaart* at the right of the badge, where there is room for it."""
    scale, font = style.scale, style.font(20.0, 550)
    label = QCoreApplication.translate("Card", "Eigen kaart")
    left = rect.x() + (PAD + badge_width(face.code, style) + 10) * scale
    right = rect.right() - (PAD + MARK_ROOM * face.marks) * scale
    if advance(label, font) <= right - left:
        box = (left, rect.y() + top * scale, right - left, badge_height(style) * scale)
        draw_words(painter, box, label, font, style.palette["ink"], "right")


def _draw_marks(painter: QPainter, right: float, y: float, face: CardFace, style: CardStyle) -> None:
    """The flag at the right, the arrows of a disputed card beside it; ``right`` and ``y`` in logical px."""
    scale = style.scale
    if face.flag:
        draw_flag(painter, right - SIDE * scale, y, style.palette, scale)
        right -= MARK_ROOM * scale
    if face.disputed:
        rect = QRectF(right - SIDE * scale, y, SIDE * scale, SIDE * scale)
        draw_apart(painter, rect, style.palette, scale)


def _aside_height(face: CardFace, style: CardStyle) -> float:
    """Height in dpx of the line that says how a card was set aside."""
    return style.size(20.0) * 1.35 if face.aside else 0.0


def _draw_aside(painter: QPainter, x: float, y: float, room: float, face: CardFace, style: CardStyle) -> None:
    """A drawn sign and a word: parked, or not applicable here. Where that is too wide the sign goes, then letters."""
    if not face.aside:
        return
    ink, font, height = style.palette["ink"], style.font(20.0, 600), _aside_height(face, style) * style.scale
    side = round(height * 0.8)
    gap = side + 6 * style.scale
    word, left = face.aside, x + gap
    if gap + advance(word, font) > room:
        word, left = (word, x) if advance(word, font) <= room else (face.aside_short, left)
    if left > x:
        draw_icon(painter, face.aside_icon, ink, x, y + (height - side) / 2, side)
    draw_words(painter, (left, y, advance(word, font) + 2, height), word, font, ink)
