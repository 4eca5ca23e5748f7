"""The sheet Verslag: the report sentence by sentence, dimension by dimension, to copy into the school plan."""

from math import ceil

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.export.cells import clean
from zorgscan_desktop.export.labels import subtitle
from zorgscan_desktop.export.look import Look
from zorgscan_desktop.export.page import Page
from zorgscan_desktop.export.report import report_parts
from zorgscan_desktop.export.text_size import MAX_ROW_HEIGHT, height

_WIDTH = 110.0
_TITLE = Look(size=13, bold=True, vertical="center", wrap=False)
_BODY = Look(edges="b")


def report_sheet(page: Page, scan: Scan, instrument: Instrument, *, with_notes: bool) -> None:
    """Fill the page. Each paragraph is a row of its own, so that long ones can be seen and copied whole."""
    page.widths((_WIDTH,))
    page.title("Verslag", subtitle(scan))
    row = 4
    for part in report_parts(scan, instrument, with_notes=with_notes):
        page.text(row, 1, part.title, _TITLE)
        page.height(row, 26)
        row += 1
        for paragraph in clean(part.text).split("\n"):
            if paragraph.strip():
                row = _paragraph(page, row, paragraph)
    page.sheet.sheet_view.showGridLines = False
    page.for_print(landscape=False)


def _paragraph(page: Page, row: int, text: str) -> int:
    """One paragraph; taller than Excel's highest row, it takes several rows merged. The row after it."""
    needed = height([(text, _WIDTH)])
    rows = max(1, ceil(needed / MAX_ROW_HEIGHT))
    page.fill(range(row, row + rows), (1,), _BODY)
    for offset in range(rows):
        page.height(row + offset, needed / rows)
    page.text(row, 1, text, _BODY)
    page.merge(row, 1, row + rows - 1, 1)
    return row + rows
