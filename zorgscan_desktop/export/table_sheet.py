"""The sheet Indicatoren: every card as one row of an Excel table, to sort, filter and read elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from zorgscan_desktop.core.instrument import SIGNS, Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.export.cells import Run, clean
from zorgscan_desktop.export.labels import CardWords, dimension_name, sign_and_word
from zorgscan_desktop.export.look import SHELL, SURFACE, ZONE_FILL, ZONE_TINT, Look
from zorgscan_desktop.export.page import Page
from zorgscan_desktop.export.text_size import fitting_width, height

TITLE = "Indicatoren"
COLUMNS = (
    "Dimensie", "Cluster", "Code", "Indicator", "Kenmerken", "Teken", "Woord", "Notities",
    "Zichtbaar", "Aantal kenmerken", "Vingers leeg", "Vingers bijna leeg", "Vingers bijna vol", "Vingers vol",
    "Te bespreken", "Reden",
)  # fmt: skip
"""New ones come last, so that what people made with an earlier table goes on to work."""
_NARROW = (21.0, 20.0, 7.0, 34.0, 46.0, 9.0, 11.0, 16.0, 11.0, 12.0, 10.0, 10.0, 10.0, 10.0, 12.0, 16.0)
_WIDER = {3: (34.0, 50.0, 75.0, 100.0), 4: (46.0, 65.0, 90.0), 7: (36.0, 50.0, 75.0, 100.0), 15: (36.0, 50.0, 75.0)}
"""Columns that people fill grow until every row fits under Excel's highest row, as far as these widths."""
_SIGN = COLUMNS.index("Teken")
_SIZE = 10.0
_FIRST_COUNT, _LAST_COUNT = COLUMNS.index("Zichtbaar"), COLUMNS.index("Vingers vol")
_HEAD = Look(size=11, bold=True, color=SURFACE, fill=SHELL, vertical="center", wrap=False)
_COUNT_HEAD = replace(_HEAD, wrap=True)
_BODY = Look(size=_SIZE, edges="b")
_COUNT = replace(_BODY, horizontal="right")


def table_sheet(
    page: Page, scan: Scan, instrument: Instrument, cards: Sequence[CardWords], *, with_notes: bool
) -> None:
    """Fill the page. Without notes Notities and Reden stay, empty: the table always has the same columns."""
    rows = [_row(card, scan, instrument, with_notes=with_notes) for card in cards]
    widths = [_width(column, rows) for column in range(len(COLUMNS))]
    page.widths(widths[:_FIRST_COUNT])
    page.widths_beside(_FIRST_COUNT + 1, widths[_FIRST_COUNT:])
    for column, name in enumerate(COLUMNS, 1):
        page.text(1, column, name, _HEAD if column <= _FIRST_COUNT else _COUNT_HEAD)
    page.height(1, 32)
    for number, (card, row) in enumerate(zip(cards, rows, strict=True), 2):
        for column, runs in enumerate(row):
            page.runs(number, column + 1, runs, _look(card, column))
        for column, count in enumerate(_counts(card), _FIRST_COUNT + 1):
            if count is not None:
                page.number(number, column, count, _COUNT)
        needed = height([(_plain(runs), width) for runs, width in zip(row, widths, strict=True)], _SIZE)
        page.height(number, needed)
    _set_up(page, len(rows))


def _row(card: CardWords, scan: Scan, instrument: Instrument, *, with_notes: bool) -> tuple[tuple[Run, ...], ...]:
    sign, word = sign_and_word(card.card, instrument)
    notes = [note.text for note in scan.notes if note.card == card.card.id] if with_notes else []
    return (
        ((dimension_name(card.dimension), False),),
        ((card.cluster, False),),
        ((card.code, False),),
        card.statement,
        ((_features(card), False),),
        ((sign, False),),
        ((word, False),),
        (("\n".join(notes), False),),
        *([((("", False),))] * (_LAST_COUNT + 1 - _FIRST_COUNT)),
        (("ja" if is_disputed(card.card) else "", False),),
        ((card.card.state_reason if with_notes and card.card.laid is None else "", False),),
    )


def _counts(card: CardWords) -> tuple[int | None, ...]:
    """How many kenmerken are visible of how many, and the hands for each zone; nothing where nobody counted."""
    return (len(card.card.features), len(card.features), *(card.card.hands or (None,) * len(SIGNS)))


def _features(card: CardWords) -> str:
    """The lead-in, then one kenmerk a line; a tick in place of the bullet when it was seen."""
    ticked = set(card.card.features)
    marks = [("✓ " if index in ticked else "• ") + text for index, text in enumerate(card.features)]
    return "\n".join(([card.lead_in] if card.lead_in else []) + marks)


def _plain(runs: Sequence[Run]) -> str:
    return clean("".join(text for text, _ in runs))


def _width(column: int, rows: Sequence[Sequence[Sequence[Run]]]) -> float:
    texts = [_plain(row[column]) for row in rows]
    if column not in _WIDER or not any(texts):
        return _NARROW[column]
    return fitting_width(texts, _WIDER[column], _SIZE)


def _look(card: CardWords, column: int) -> Look:
    zone = card.card.laid
    if column not in (_SIGN, _SIGN + 1):
        return _BODY
    look = replace(_BODY, horizontal="center")
    if zone is None:
        return look
    return replace(look, bold=True, fill=(ZONE_FILL if column == _SIGN else ZONE_TINT)[zone])


def _set_up(page: Page, count: int) -> None:
    sheet = page.sheet
    table = Table(displayName=TITLE, name=TITLE, ref=f"A1:{get_column_letter(len(COLUMNS))}{count + 1}")
    # No table style: it is not drawn outside Excel, so the cells carry their own look.
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = "1:1"
    # On paper the ticks stand before the kenmerken; the columns of counts would make every letter smaller.
    sheet.print_area = f"A1:{get_column_letter(_FIRST_COUNT)}{count + 1}"
    page.for_print(landscape=True)
