"""The sheet Batterij: the battery as a picture of cells, from the empty side left to the full side right."""

from dataclasses import replace
from itertools import accumulate

from openpyxl.utils import get_column_letter

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.instrument import SIGNS, Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.summary import tally
from zorgscan_desktop.export.battery_layout import (
    CARD_SIZE,
    FIRST_BLOCK_ROW,
    LABEL_SIZE,
    SIGN_ROW,
    WORD_ROW,
    Block,
    Grid,
    Place,
    blocks_of,
    card_text,
    choose,
    label_text,
)
from zorgscan_desktop.export.labels import UNPLACED, CardWords, cards_count
from zorgscan_desktop.export.look import (
    CARD_LINE,
    INK2,
    LINE,
    SHELL,
    SIGN_FONT,
    SUNKEN,
    SURFACE,
    ZONE_FILL,
    ZONE_TINT,
    Look,
)
from zorgscan_desktop.export.page import Page

_CARD = Look(size=CARD_SIZE, fill=SURFACE, vertical="center", indent=1, edges="lrtb", edge_color=CARD_LINE)
_HEAD = Look(bold=True, horizontal="center", vertical="center", wrap=False)
_SIDE = Look(color=INK2, bold=True, vertical="center", wrap=False)
_A3_BELOW = 0.55
"""Below this print scale on A4 the page asks for A3: 11 points would become about 6."""


def battery_sheet(page: Page, scan: Scan, instrument: Instrument, cards: tuple[CardWords, ...]) -> None:
    """Fill the page."""
    grid = choose(blocks_of(cards, instrument.dimensions))
    page.widths(grid.widths)
    for row, points in enumerate(grid.heights, 1):
        page.height(row, points)
    _titles(page, scan, grid)
    _shell(page, grid)
    _heads(page, scan, instrument, grid)
    row = FIRST_BLOCK_ROW
    for block in grid.blocks:
        row = _block(page, grid, block, row)
    _set_up(page, grid)


def _titles(page: Page, scan: Scan, grid: Grid) -> None:
    count = tally(scan.cards)
    page.text(1, 1, f"Zorgscan {scan.school}".rstrip(), Look(size=22, bold=True, vertical="center", wrap=False))
    facts = [
        f"Schooljaar {scan.school_year}" if scan.school_year else "",
        long_date(scan.date),
        f"{count.placed} van {count.to_place} kaarten gelegd",
        f"Groep: {scan.group}" if scan.group else "",
        f"Deelnemers: {', '.join(scan.participants)}" if scan.participants else "",
    ]
    page.text(2, 1, " · ".join(fact for fact in facts if fact), Look(color=INK2, vertical="center", wrap=False))
    empty, full = grid.columns_of("--").start, grid.columns_of("++")
    page.text(3, empty, "Lege kant · werkpunten", _SIDE)
    page.text(3, grid.columns_of("+").start, "Volle kant · sterke punten", replace(_SIDE, horizontal="right"))
    page.merge(3, empty, 3, grid.columns_of("-").stop - 1)
    page.merge(3, grid.columns_of("+").start, 3, full.stop - 1)
    waiting = count.to_place - count.placed
    # Not only for people: LibreOffice leaves out what lies below the last text when it fits a sheet on one page.
    caption = (
        f"Nog {cards_count(waiting)} niet gelegd."
        if waiting
        else f"Alle {count.to_place} kaarten liggen op de batterij."
    )
    page.text(len(grid.heights), empty, caption, replace(_SIDE, bold=False))


def _shell(page: Page, grid: Grid) -> None:
    """The dark outline of cells and the nub at half height, on the full side only."""
    dark = Look(fill=SHELL)
    last = len(grid.heights) - 1
    page.fill((4, last), range(2, grid.shell_right + 1), dark)
    page.fill(range(4, last + 1), (2, grid.shell_right), dark)
    tops = list(accumulate(grid.heights))
    start, size = tops[3], tops[last - 1] - tops[3]
    nub = [
        row for row in range(5, last) if 0.34 <= (tops[row - 1] - grid.heights[row - 1] / 2 - start) / size <= 0.66
    ]
    page.fill(nub, (grid.shell_right + 1,), dark)


def _heads(page: Page, scan: Scan, instrument: Instrument, grid: Grid) -> None:
    count = tally(scan.cards)
    for sign in SIGNS:
        columns = grid.columns_of(sign)
        page.fill((SIGN_ROW, WORD_ROW), columns, Look(fill=ZONE_FILL[sign]))
        look = replace(_HEAD, fill=ZONE_FILL[sign])
        page.text(SIGN_ROW, columns.start, sign, replace(look, size=26, font=SIGN_FONT))
        words = f"{instrument.zone(sign).word} · {cards_count(count.zones[sign])}"
        page.text(WORD_ROW, columns.start, words, replace(look, size=12))
        for row in (SIGN_ROW, WORD_ROW):
            page.merge(row, columns.start, row, columns.stop - 1)
    if grid.tray_lanes:
        columns = grid.columns_of(None)
        page.fill((SIGN_ROW, WORD_ROW), columns, Look(fill=SUNKEN))
        look = replace(_HEAD, fill=SUNKEN, size=12)
        page.text(SIGN_ROW, columns.start, UNPLACED, look)
        page.text(WORD_ROW, columns.start, cards_count(count.total - count.placed), look)
        for row in (SIGN_ROW, WORD_ROW):
            page.merge(row, columns.start, row, columns.stop - 1)


def _block(page: Page, grid: Grid, block: Block, row: int) -> int:
    """One dimension from this row on; the row after it."""
    last = row + 2 * len(grid.rows_of(block))
    name, line, progress = label_text(block).partition("\n")
    page.runs(row, 1, ((name, True), (line + progress, False)), Look(size=LABEL_SIZE, vertical="center", edges="t"))
    page.merge(row, 1, last, 1)
    for place in (*SIGNS, None):
        columns = grid.columns_of(place)
        tint = ZONE_TINT[place] if place else SUNKEN
        page.fill(range(row, last + 1), columns, Look(fill=tint))
        page.fill((row,), columns, Look(fill=tint, edges="t", edge_color=LINE))
        _cards(page, grid, block, place, row + 1)
    return last + 1


def _cards(page: Page, grid: Grid, block: Block, place: Place, first_row: int) -> None:
    look = _CARD if place else replace(_CARD, edge_style="dashed")
    lanes = max(1, grid.lanes_of(place))
    for index, card in enumerate(block.cards[place]):
        row, lane = divmod(index, lanes)
        rest = card_text(card).removeprefix(card.code)
        page.runs(
            first_row + 2 * row,
            grid.columns_of(place).start + 1 + 2 * lane,
            ((card.code, True), (rest, False)),
            look,
        )


def _set_up(page: Page, grid: Grid) -> None:
    sheet = page.sheet
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"B{FIRST_BLOCK_ROW}"
    sheet.print_options.horizontalCentered = sheet.print_options.verticalCentered = True
    sheet.print_area = f"A1:{get_column_letter(grid.last_column)}{len(grid.heights)}"
    page.for_print(landscape=True, one_page=True, a3=grid.scale < _A3_BELOW)
