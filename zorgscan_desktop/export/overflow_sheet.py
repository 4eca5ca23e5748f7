"""The sheet Vervolg: what did not fit in one cell of Excel, so that nothing typed is lost. Rarely there."""

from collections.abc import Sequence

from zorgscan_desktop.export.cells import cut
from zorgscan_desktop.export.look import SUNKEN, Look
from zorgscan_desktop.export.page import Page, Rest
from zorgscan_desktop.export.text_size import height

_COLUMNS = ("Nummer", "Vervolg van", "Deel", "Tekst")
_WIDTHS = (10.0, 20.0, 8.0, 100.0)
_PIECE = 2_000
_HEAD = Look(bold=True, fill=SUNKEN)


def overflow_sheet(page: Page, rests: Sequence[Rest]) -> None:
    """Fill the page; the parts of one number, put together, are the rest of that text."""
    page.widths(_WIDTHS)
    page.title("Vervolg van teksten die te lang zijn voor één cel")
    for column, name in enumerate(_COLUMNS, 1):
        page.text(3, column, name, _HEAD)
    row = 4
    for number, rest in enumerate(rests, 1):
        part, left = 1, rest.text
        while left:
            piece, left = cut(left, _PIECE)
            page.number(row, 1, number, Look())
            page.text(row, 2, f"{rest.sheet}, cel {rest.cell}", Look())
            page.number(row, 3, part, Look())
            page.text(row, 4, piece, Look())
            page.height(row, height([(piece, _WIDTHS[3])]))
            row, part = row + 1, part + 1
    page.sheet.freeze_panes = "A4"
    page.sheet.print_title_rows = "3:3"
    page.for_print(landscape=True)
