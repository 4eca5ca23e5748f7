"""Text that stays text: what a person typed never becomes a formula, an error or a damaged workbook.

Measured on openpyxl 3.1 and LibreOffice 7.4, see tests/export/test_cells.py. Cells are written as inline strings.
"""

import re
from collections.abc import Iterable, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

CELL_LIMIT = 32_767
"""Most a cell may hold, in UTF-16 units as Excel counts them: an emoji is two. openpyxl cuts without a word."""

# Word and other programs paste these as line ends; a raw CR would be changed by every XML reader anyway.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# XML 1.0 cannot hold control characters: each becomes its own visible picture (NUL is ␀), so nothing vanishes.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_PICTURES |= {0x7F: 0x2421, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}

# Excel reads a cell again when it is edited: the quote prefix keeps these text after F2 and Enter as well.
_RISKY = re.compile(r"\s*[=+\-@#'|%]|\t")
_LIKE_A_VALUE = re.compile(r"[\d\s.,:;/€$%()+\-Ee]+|true|false|waar|onwaar", re.IGNORECASE)

# Readers turn _x0041_ inside one <t> into A; cut in two runs it is read literally by Excel, LibreOffice, openpyxl.
_ESCAPE = re.compile(r"(?<=_x)(?=[0-9A-Fa-f]{4}_)")

Run = tuple[str, bool]
"""A piece of text, and whether it is bold."""


def clean(text: str) -> str:
    """The text as the workbook holds it: line ends are LF, control characters visible, no lone surrogates."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _LINE_ENDS.sub("\n", whole).translate(_PICTURES)


def units(text: str) -> int:
    """Length as Excel counts it. The text is clean."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> tuple[str, str]:
    """The text in two: the first part at most ``limit`` UTF-16 units, after a line or a word where that is near.

    The parts together are the text; a pair of surrogates is never cut in two.
    """
    if units(text) <= limit:
        return text, ""
    head = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
    for mark in ("\n", " "):
        place = head.rfind(mark)
        if place > len(head) // 2:
            head = head[: place + 1]
            break
    return head, text[len(head) :]


def needs_quote(text: str) -> bool:
    """True when Excel could take the text for something else once someone edits the cell."""
    return bool(_RISKY.match(text) or _LIKE_A_VALUE.fullmatch(text))


def write_text(cell: Cell, runs: Sequence[Run]) -> None:
    """Put clean text of at most CELL_LIMIT in a cell that already has its font; an empty text leaves it empty."""
    text = "".join(part for part, _ in runs)
    if not text:
        return
    parts = list(_parts(runs))
    if len(parts) == 1 and not parts[0][1]:
        cell.value = text
    else:
        cell.value = CellRichText([TextBlock(_font(cell, bold), part) for part, bold in parts])
    # After the value: openpyxl has just made "=1+1" a formula and "#N/A" an error.
    cell.data_type = "s"
    if needs_quote(text):
        cell.quotePrefix = True


def _parts(runs: Iterable[Run]) -> Iterable[Run]:
    """The runs, cut inside every escape; one of only white space joins the run before it, or readers drop it."""
    parts: list[Run] = []
    for text, bold in runs:
        for piece in _ESCAPE.split(text):
            if parts and not piece.strip():
                parts[-1] = parts[-1][0] + piece, parts[-1][1]
            elif piece:
                parts.append((piece, bold))
    return parts


def _font(cell: Cell, bold: bool) -> InlineFont:
    """The cell's own font for one run: without it Excel falls back on the workbook's default."""
    font = cell.font
    return InlineFont(rFont=font.name, sz=font.sz, b=bold or bool(font.b), color=Color(rgb=str(font.color.rgb)))
