"""How cells look: the light colours of the design as openpyxl styles. Text is ink, fills carry the zones."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from zorgscan_desktop.core.instrument import Sign

FONT = "Calibri"
"""On every computer with Excel; LibreOffice has its twin Carlito. The app's own font is not on other computers."""

SIGN_FONT = "Courier New"
"""For the large signs: its minus is as wide as its plus, where that of Calibri is a short hyphen."""

INK, INK2, LINE, CARD_LINE = "14202B", "3A4752", "C6CACB", "B9C0C5"
SURFACE, SUNKEN, SHELL = "FFFFFF", "E4E5E2", "1C2833"
ZONE_FILL: dict[Sign, str] = {"--": "EE9868", "-": "FAE4A4", "+": "B0DDE2", "++": "74B0E7"}
ZONE_TINT: dict[Sign, str] = {"--": "F9DCCC", "-": "FEF6E0", "+": "E4F3F5", "++": "CFE4F7"}
"""34 % of the fill on white (design section 9): paler where cards lie, so that the cards stand out."""

Horizontal = Literal["left", "center", "right"]
Vertical = Literal["top", "center", "bottom"]


@dataclass(frozen=True)
class Look:
    """Everything about a cell but its text. ``edges`` names the drawn sides: any of ``t``, ``b``, ``l``, ``r``."""

    size: float = 11
    bold: bool = False
    color: str = INK
    fill: str | None = None
    horizontal: Horizontal = "left"
    vertical: Vertical = "top"
    wrap: bool = True
    indent: int = 0
    font: str = FONT
    edges: str = ""
    edge_color: str = LINE
    edge_style: Literal["thin", "medium", "dashed"] = "thin"


def dress(cell: Cell, look: Look) -> None:
    """Give a cell this look."""
    cell.font = _font(look.font, look.size, look.bold, look.color)
    cell.alignment = _alignment(look.horizontal, look.vertical, look.wrap, look.indent)
    if look.fill:
        cell.fill = _fill(look.fill)
    if look.edges:
        cell.border = _border(look.edges, look.edge_color, look.edge_style)


@cache
def _font(name: str, size: float, bold: bool, color: str) -> Font:
    return Font(name=name, size=size, bold=bold, color="FF" + color)


@cache
def _alignment(horizontal: Horizontal, vertical: Vertical, wrap: bool, indent: int) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap, indent=indent)


@cache
def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color="FF" + color, end_color="FF" + color)


@cache
def _border(edges: str, color: str, style: Literal["thin", "medium", "dashed"]) -> Border:
    left, right, top, bottom = (Side(style=style, color="FF" + color) if e in edges else Side() for e in "lrtb")
    return Border(left=left, right=right, top=top, bottom=bottom)
