"""Wrapped text: measured once, drawn into pictures. Long Dutch words break at syllables, with a hyphen."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from zorgscan_desktop.ui.hyphens import SOFT_HYPHEN, hyphenated
from zorgscan_desktop.ui.theme import font_px

if TYPE_CHECKING:
    # The start screen has no wrapped text of its own; the first that is wrapped loads this.
    from PySide6.QtGui import QTextLayout

BOLD = 700
THIN_SPACE = "\u2009"
_COMPOUNDS = {
    "Kwaliteitsontwikkeling": f"Kwaliteits{SOFT_HYPHEN}ontwikkeling",
    "Begeleidingsdomein": f"Begeleidings{SOFT_HYPHEN}domein",
}
"""Words of the rail that read best broken between their parts."""


def shown_code(code: str) -> str:
    """A card's code as pictures show it, ``1.4 b`` with a thin space; files and accessible names keep a plain one."""
    return code.replace(" ", THIN_SPACE)


class Block(NamedTuple):
    """Laid-out text: its picture-to-be, its height and its widest line in the unit of the font (px)."""

    layout: "QTextLayout"
    height: float
    width: float
    lines: int

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the top left corner at (x, y)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def wrap(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    *,
    bold: Sequence[tuple[int, int]] = (),
    bold_weight: int = BOLD,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Block:
    """Lay text out in lines of at most ``width`` px, each ``line_height`` times the font's pixel size high.

    ``bold`` are spans of the text set in ``bold_weight``. A word wider than a line gets soft hyphens first; one
    without syllables breaks anywhere.
    """
    from PySide6.QtGui import QTextLayout, QTextOption

    text, bold = _fit_words(_glued(text), font, width, tuple(bold), bold_weight)
    layout = QTextLayout(text, font)
    # Who lays text out draws it: else Qt throws the shapes of its letters away, and looks for them again.
    layout.setCacheEnabled(True)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(start, end, bold_weight) for start, end in bold])
    step = font.pixelSize() * line_height
    widest, count = 0.0, 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * step + (step - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Block(layout, count * step, widest, count)


REACH_PX = 2.0
"""For a last letter that reaches out of its own width Qt wants about a px more than it says a line is wide."""
_KEPT = 32
"""Texts of which the lines are kept: those on the cards of one dimension and in the rail; a few kB each."""
_kept: dict[tuple[object, ...], tuple[Block, float, float]] = {}
"""The lines, and from and up to which width they are the same."""


def wrap_px(
    text: str, pixels: int, weight: int, width: float, line_height: float, bold: tuple[tuple[int, int], ...] = ()
) -> Block:
    """``wrap`` by the size and weight of the font, for what the window paints anew at each of its sizes.

    Laid out again only where lines may break elsewhere.
    """
    key = (text, pixels, weight, line_height, bold)
    block, least, most = _kept.get(key, (None, 0.0, 0.0))
    if block is None or not least <= width <= most:
        font = font_px(pixels, weight)
        block = wrap(text, font, width, line_height, bold=bold)
        _kept.pop(key, None)
        if len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = (block, _same_down_to(block, width, _word_widths(text, font, bold)), width)
    return block


def _word_widths(text: str, font: QFont, bold: tuple[tuple[int, int], ...]) -> list[float]:
    """How wide the words are, from narrow to wide; in bold too where some of them are."""
    weights = {int(font.weight()), BOLD} if bold else {int(font.weight())}
    return sorted(_advance(word, font.pixelSize(), w, False) for word in _glued(text).split(" ") for w in weights)


def _same_down_to(block: Block, width: float, words: Sequence[float]) -> float:
    """The least width that is sure to give these lines: the widest still fits, and no word more needs a hyphen."""
    fitting = bisect_right(words, width)
    return max(block.width + REACH_PX, words[fitting - 1] if fitting else 0.0)


def _glued(text: str) -> str:
    """The text with each slash tied to the word before it: no line begins with one."""
    return text.replace(" / ", "\u00a0/ ")


def advance(text: str, font: QFont) -> float:
    """The width in px of this text on one line; remembered."""
    return _advance(text, font.pixelSize(), int(font.weight()), font.letterSpacing() > 0)


def advance_px(text: str, pixels: int, weight: int) -> float:
    """``advance`` by the size and weight of the font, for the layout: a font takes longer to make than to measure."""
    return _advance(text, pixels, weight, False)


class Heights:
    """How high one text is at each width: laid out where that is not known yet.

    A wider line never makes a text higher, as long as the same words get a hyphen: between two widths with the same
    height every width has it, unless the width of a word lies between them.
    """

    def __init__(
        self, text: str, pixels: int, weight: int, line_height: float, bold: tuple[tuple[int, int], ...]
    ) -> None:
        self._text, self._font, self._line_height, self._bold = text, font_px(pixels, weight), line_height, bold
        self._widths: list[float] = []
        self._found: list[float] = []
        self._words = _word_widths(text, self._font, bold)

    def at(self, width: float) -> float:
        """The height at this width, both in px; the width in whole tenths."""
        while True:
            at = bisect_left(self._widths, width)
            if at < len(self._widths) and self._widths[at] == width:
                return self._found[at]
            probe = width
            if 0 < at < len(self._widths):
                low, high = self._widths[at - 1], self._widths[at]
                lines = round((self._found[at - 1] - self._found[at]) / self._font.pixelSize() / self._line_height)
                if lines == 0:
                    fits = self._word_fits(low, high)
                    if fits is None:
                        return self._found[at]
                    probe = fits if width >= fits else round(fits - 0.1, 1)
                elif lines == 1:
                    probe = round((low + high) / 2, 1)
                # Who drags the edge of a window asks for a little less or more each time: where a line comes or a
                # word gets its hyphen is closed in on, and then no width on either side needs a layout.
                if not low < probe < high:
                    probe = width
            self._lay_out(probe)

    def _lay_out(self, width: float) -> None:
        """Learn the height at this width, and down to which width it is the same."""
        block = wrap(self._text, self._font, width, self._line_height, bold=self._bold)
        for known in (width, ceil(_same_down_to(block, width, self._words) * 10) / 10):
            at = bisect_left(self._widths, known)
            if known <= width and self._widths[at : at + 1] != [known]:
                self._widths.insert(at, known)
                self._found.insert(at, block.height)

    def _word_fits(self, low: float, high: float) -> float | None:
        """The least width above the one and up to the other at which a word fits that did not; None without one."""
        first = bisect_right(self._words, low)
        return ceil(self._words[first] * 10) / 10 if first < len(self._words) and self._words[first] <= high else None


@lru_cache(maxsize=2_000)
def heights_px(
    text: str, pixels: int, weight: int, line_height: float, bold: tuple[tuple[int, int], ...] = ()
) -> Heights:
    """The heights in px of this text with these bold spans, which are wider, so that they count.

    Remembered, since the density ladder asks the same again and again.
    """
    return Heights(text, pixels, weight, line_height, bold)


@lru_cache(maxsize=20_000)
def _advance(text: str, pixels: int, weight: int, tight: bool) -> float:
    return QFontMetricsF(font_px(pixels, weight, tight=tight)).horizontalAdvance(text)


def _range(start: int, end: int, weight: int) -> "QTextLayout.FormatRange":
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    form = QTextCharFormat()
    form.setFontWeight(weight)
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, end - start, form
    return span


def _fit_words(
    text: str, font: QFont, width: float, bold: tuple[tuple[int, int], ...], bold_weight: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Put soft hyphens into the words that do not fit on a line; spans move along."""
    pixels, weight, tight = font.pixelSize(), int(font.weight()), font.letterSpacing() > 0

    def wide(words: str) -> bool:
        return _advance(words, pixels, weight, tight) > width

    def wide_bold(words: str) -> bool:
        return _advance(words, pixels, bold_weight, tight) > width

    if not (wide_bold if bold else wide)(text):
        return text, bold
    parts, fitted, at = text.split(" "), [], 0
    for word in parts:
        end = at + len(word)
        # Each word by its own weight: a thin one that just fits needs no hyphen because others are bold.
        too_wide = wide_bold if any(at < stop and start < end for start, stop in bold) else wide
        fitted.append(_fit_word(word, too_wide) if too_wide(word) else word)
        at = end + 1
    if fitted == parts:
        return text, bold
    result = " ".join(fitted)

    def moved(position: int) -> int:
        seen = 0
        for index, char in enumerate(result):
            if seen == position and char != SOFT_HYPHEN:
                return index
            seen += char != SOFT_HYPHEN
        return len(result)

    return result, tuple((moved(start), moved(end)) for start, end in bold)


def _fit_word(word: str, wide: Callable[[str], bool]) -> str:
    """The word broken between its parts where that is enough, else between its syllables."""
    compound = _COMPOUNDS.get(word, "")
    if compound and not any(wide(f"{part}-") for part in compound.split(SOFT_HYPHEN)):
        return compound
    return hyphenated(word)


Box = tuple[float, float, float, float]
"""x, y, width, height in logical px."""
ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


def draw_words(painter: QPainter, box: Box, text: str, font: QFont, colour: QColor, align: str = "left") -> None:
    """One line of text in a box, centred on its height."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(*box), ALIGN[align], text)
