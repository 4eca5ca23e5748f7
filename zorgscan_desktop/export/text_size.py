"""How many lines a text takes in a cell: openpyxl draws nothing, and Excel does not fit rows that it did not type.

Widths are those of Calibri (and of Carlito, its metric twin), in units of one digit, as Excel counts columns.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil

MAX_ROW_HEIGHT = 409.0
"""The tallest row Excel draws, in points; what lies lower is in the cell but not on the page."""

_BASE_SIZE = 11.0
POINTS_PER_CHARACTER = 5.25
"""Width of one column unit on paper at full size."""
_CLASSES = {
    0.45: " 'ijlïîíì",
    0.5: ",.I’‘·",
    0.55: ":;`",
    0.6: "()-[]f{}",
    0.65: "!Jt",
    0.7: "r",
    0.75: "/\\s",
    0.8: '"z',
    0.85: "Lcx“”ç",
    0.9: "?FSZkvy|",
    0.95: "ETYagáàâäÉË",
    1.05: "BCKRbdhnopquóöúü",
    1.15: "AV",
    1.25: "DGHNU",
    1.35: "OQ&…✓",
    1.4: "%w",
    1.6: "m",
    1.75: "MW@—",
}
_WIDTH = {ord(char): width for width, chars in _CLASSES.items() for char in chars}
_LINE_HEIGHT = {10.0: 12.75, 11.0: 15.0, 12.0: 15.75}
_BOLD = 1.03
_SLACK = 1.06  # on screen and on other printers letters are a little wider


def _char(code: int) -> float:
    return _WIDTH.get(code, 1.0 if code < 0x1100 else 2.0)


@lru_cache(maxsize=4096)
def lines(text: str, width: float, size: float = _BASE_SIZE, bold: bool = False) -> int:
    """Lines of a wrapped text in a column ``width`` characters wide."""
    room = (width - 0.8) * _BASE_SIZE / size / _SLACK / (_BOLD if bold else 1.0)
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        length = sum(_char(ord(char)) for char in word)
        if used and used + length > room:
            count, used = count + 1, 0.0
        if length > room:  # a word without an end is broken at the edge
            count += ceil((used + length) / room) - 1
            length = (used + length) % room - used
        used += length + _char(0x20)
    return count


def line_height(size: float) -> float:
    """Points one line of Calibri takes in Excel, which rounds to whole pixels; LibreOffice takes a little less."""
    return _LINE_HEIGHT.get(size, size * 1.3)


def height(texts: Iterable[tuple[str, float]], size: float = _BASE_SIZE, pad: float = 3.0) -> float:
    """Points a row needs to show these (text, column width) pairs whole; not capped."""
    return max((lines(text, width, size) for text, width in texts), default=1) * line_height(size) + pad


def fitting_width(texts: Sequence[str], widths: Sequence[float], size: float = _BASE_SIZE) -> float:
    """The first of these widths at which every text fits under the tallest row; the last when none does."""
    fits = (width for width in widths if height([(t, width) for t in texts], size) <= MAX_ROW_HEIGHT)
    return next(fits, widths[-1])


def capped(points: float) -> float:
    """The row height to ask for: what the text needs, at most what Excel draws."""
    return min(round(points, 1), MAX_ROW_HEIGHT)
