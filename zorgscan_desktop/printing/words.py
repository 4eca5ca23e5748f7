"""Typed text made fit for paper: every character is seen, and what must be short ends in an ellipsis.

Nothing of a text disappears: a character that no font on this computer has is printed as its number, ``[U+1F642]``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from PySide6.QtGui import QFont, QFontMetricsF

from zorgscan_desktop.printing.paper import advance
from zorgscan_desktop.ui.text import wrap
from zorgscan_desktop.ui.theme import font_px

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK = re.compile(r"\s+")
_PLAIN = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u00ff–—‘’“”…•€]*")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END = "\u2068", "\u2069"
_ELLIPSIS = "…"
_MOST_MARKS = 4


def paragraphs(text: str) -> list[str]:
    """The printable paragraphs of a text, whatever its line ends; of several empty ones in a row, one is kept."""
    parts = [part.rstrip() for part in _LINE_ENDS.split(text)]
    kept = [part for part, before in zip(parts, ["", *parts], strict=False) if part or before]
    return [printable(part) for part in (kept if kept and kept[-1] else kept[:-1])]


def one_line(text: str) -> str:
    """The printable text on one line, so that it can stand among other words."""
    flat = printable(_BLANK.sub(" ", _LINE_ENDS.sub(" ", text)).strip())
    return isolated(flat)


def isolated(text: str) -> str:
    """The text with its own reading direction, so that Arabic or Hebrew in it leaves the words beside it alone.

    Signs that turn the direction by hand go: unpaired they would turn whatever comes next.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _TURNS.sub("", text)
    turned = any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)
    return f"{_ISOLATE}{text}{_END}" if turned else text


def printable(text: str) -> str:
    """The text with every character that cannot be drawn replaced by its number, and how often it is repeated."""
    if _PLAIN.fullmatch(text):
        return text
    found: list[str] = []
    for drawn, group in groupby(_marked(text), key=lambda pair: pair[1]):
        chars = [char for char, _ in group]
        if drawn:
            found += chars
        else:
            # Spaces between numbers, so that a row of them breaks into lines.
            found.append(" ".join(_number(char, len(list(same))) for char, same in groupby(chars)))
    return "".join(found).replace("\u00ad", "")


def _marked(text: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it can be drawn where it stands."""
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        # Marks pile up on their letter: no language has more than a few, and a tower of them would cover the page.
        yield char, marks <= _MOST_MARKS and _can_be_drawn(char)


@lru_cache(maxsize=4096)
def _can_be_drawn(char: str) -> bool:
    kind = unicodedata.category(char)
    if char == "\t" or kind == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return True  # a gap, or meant to be invisible: joiners, directions, variants, places where a word may break
    return kind not in ("Cc", "Cs", "Cn") and QFontMetricsF(font_px(100)).inFontUcs4(ord(char))


def _number(char: str, times: int) -> str:
    return f"[U+{ord(char):04X}]" if times == 1 else f"[U+{ord(char):04X} × {times}]"


def cut_to_width(text: str, face: QFont, width: float) -> str:
    """A printable line that fits in ``width`` u; when it has to be cut it ends in an ellipsis."""
    return cut_to_lines(text, face, width, 1)[0]


def cut_to_lines(text: str, face: QFont, width: float, most: int) -> tuple[str, bool]:
    """As much of the text as fits on this many lines of ``width`` u, and whether that is less than all of it."""
    limit = int(width * most / (face.pixelSize() * 0.2)) + 8
    head = text[:limit]
    if head == text and _fits(text, face, width, most):
        return text, False
    low, high = 0, len(head)
    while low < high:  # the longest head that fits together with its ellipsis
        middle = (low + high + 1) // 2
        if _fits(head[:middle].rstrip() + _ELLIPSIS, face, width, most):
            low = middle
        else:
            high = middle - 1
    short = head[:low].rstrip()
    closing = _END * (short.count(_ISOLATE) - short.count(_END))
    return short + _ELLIPSIS + closing, True


def _fits(text: str, face: QFont, width: float, most: int) -> bool:
    if most == 1:
        return advance(text, face) <= width
    return wrap(text, face, width, 1.2).lines <= most
