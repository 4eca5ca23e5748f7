"""One sheet while it is being filled: the only way text reaches a cell, so that no text escapes the safety rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zorgscan_desktop.export.cells import CELL_LIMIT, Run, clean, cut, units, write_text
from zorgscan_desktop.export.look import FONT, INK2, Look, dress
from zorgscan_desktop.export.text_size import MAX_ROW_HEIGHT, POINTS_PER_CHARACTER, capped

OVERFLOW_SHEET = "Vervolg"
_PAPER_A4, _PAPER_A3 = 9, 8


@dataclass(frozen=True)
class Rest:
    """What did not fit in one cell: the sheet and cell it continues, and the rest of the text."""

    sheet: str
    cell: str
    text: str


class Page:
    """A sheet with its title; texts too long for a cell are cut with a mark and their rest goes to ``rests``."""

    def __init__(self, book: Workbook, title: str, rests: list[Rest]) -> None:
        self.sheet: Worksheet = book.create_sheet(title)
        self._rests = rests
        self._width = 0.0
        self._cut = False

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write one text, whatever it holds."""
        self.runs(row, column, ((text, False),), look)

    def runs(self, row: int, column: int, runs: Sequence[Run], look: Look) -> None:
        """Write a text of which some parts are bold."""
        cell = self._dressed(row, column, look)
        tidy = [(clean(text), bold) for text, bold in runs]
        whole = "".join(text for text, _ in tidy)
        if units(whole) > CELL_LIMIT:
            tidy = [(self._begin(whole, cell.coordinate), False)]
        write_text(cell, tidy)

    def title(self, title: str, subtitle: str = "") -> None:
        """Write the title of the sheet in the first row, and what it is of in the second."""
        self.text(1, 1, title, Look(size=16, bold=True, vertical="center", wrap=False))
        self.height(1, 28)
        self.text(2, 1, subtitle, Look(color=INK2, vertical="center", wrap=False))
        self.height(2, 20)

    def number(self, row: int, column: int, number: int, look: Look) -> None:
        """Write a count as a real number."""
        self._dressed(row, column, look).value = number

    def fill(self, rows: Sequence[int], columns: Sequence[int], look: Look) -> None:
        """Give a block of cells a look without text."""
        for row in rows:
            for column in columns:
                self._dressed(row, column, look)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Show some cells as one; the text is that of the first. One cell alone stays as it is."""
        if (row, column) != (last_row, last_column):
            self.sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)

    def widths(self, widths: Sequence[float]) -> None:
        """Set the widths of columns in characters."""
        self._width = sum(widths)
        for column, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def widths_beside(self, first: int, widths: Sequence[float]) -> None:
        """Set the widths of columns from ``first`` on that are not printed."""
        for column, width in enumerate(widths, first):
            self.sheet.column_dimensions[get_column_letter(column)].width = width

    def height(self, row: int, points: float) -> None:
        """Set the height of a row, at most what Excel draws."""
        self._cut = self._cut or points > MAX_ROW_HEIGHT
        self.sheet.row_dimensions[row].height = capped(points)

    def for_print(self, *, landscape: bool, one_page: bool = False, a3: bool | None = None) -> None:
        """Fit to the width of the paper, once all rows are there; A3 when A4 would make the letters too small.

        Header and footer hold only codes and our own words, never typed text: there & and _x have a meaning.
        """
        if a3 is None:
            a3 = self._width * POINTS_PER_CHARACTER > 1.45 * (784 if landscape else 560)
        remark = "Een lange tekst staat volledig in de cel zelf." if self._cut else ""
        sheet = self.sheet
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = _PAPER_A3 if a3 else _PAPER_A4
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # made by the Worksheet
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if one_page else 0
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.45, 0.6, 0.25, 0.3
        # The keys of HeaderFooterItem: openpyxl makes all three parts itself.
        for side, words in (("left", "&F"), ("center", remark), ("right", "&A, pagina &P van &N")):
            if words:
                part = getattr(sheet.oddFooter, side)
                part.text, part.font, part.size, part.color = words, f"{FONT},Regular", 9, INK2

    def _dressed(self, row: int, column: int, look: Look) -> Cell:
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)  # written before it is merged
        dress(cell, look)
        return cell

    def _begin(self, text: str, cell: str) -> str:
        """The part of an overlong text that fits with its mark; the rest is kept."""
        mark = f" … [lees verder op het blad {OVERFLOW_SHEET}, nummer {len(self._rests) + 1}]"
        head, rest = cut(text, CELL_LIMIT - len(mark))
        self._rests.append(Rest(self.sheet.title, cell, rest))
        return head + mark
