"""The sheet Notities: what was written down, dimension by dimension, as it was written."""

from collections.abc import Sequence
from datetime import tzinfo
from math import ceil

from openpyxl.worksheet.pagebreak import Break

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Note, Scan
from zorgscan_desktop.export.cells import clean
from zorgscan_desktop.export.labels import CardWords, dimension_name, moment, subtitle
from zorgscan_desktop.export.look import INK2, SUNKEN, Look
from zorgscan_desktop.export.page import Page
from zorgscan_desktop.export.text_size import MAX_ROW_HEIGHT, POINTS_PER_CHARACTER, height

_WHEN, _ABOUT = 18.0, 26.0
_WIDER = (84.0, 120.0, 170.0, 230.0)
"""The notes get the first width at which the longest takes at most one page."""
_COLUMNS = ("Datum en tijd", "Kaart of richtvraag", "Notitie")
_HEAD = Look(bold=True, fill=SUNKEN, vertical="center")
_TITLE = Look(size=13, bold=True, vertical="center", wrap=False)
_BODY = Look(edges="b")


def notes_sheet(
    page: Page, scan: Scan, instrument: Instrument, cards: Sequence[CardWords], zone: tzinfo | None
) -> None:
    """Fill the page. All seven dimensions have their heading: no notes there is worth seeing too."""
    widths = (
        _WHEN,
        _ABOUT,
        _note_width([clean(t) for t in (*(n.text for n in scan.notes), *(r.text for r in scan.car_park))]),
    )
    page.widths(widths)
    page.title("Notities", subtitle(scan))
    for column, name in enumerate(_COLUMNS, 1):
        page.text(3, column, name, _HEAD)
    titles = {card.card.id: card.title for card in cards}
    questions = _questions(scan, instrument)
    row = 4
    for dimension in instrument.dimensions:
        notes = [note for note in scan.notes if note.dimension == dimension.number]
        row = _title(page, row, dimension_name(dimension), empty=not notes)
        for note in notes:
            row = _line(page, row, widths, (moment(note.at, zone), _about(note, titles, questions), note.text))
    if scan.car_park:
        row = _title(page, row, "Parkeerplaats", empty=False)
        for remark in scan.car_park:
            row = _line(page, row, widths, (moment(remark.at, zone), "", remark.text))
    page.sheet.freeze_panes = "A4"
    page.sheet.sheet_view.showGridLines = False
    page.sheet.print_title_rows = "3:3"
    page.for_print(landscape=False)


def _questions(scan: Scan, instrument: Instrument) -> dict[str, str]:
    """The text of every guiding question, of the paper and of the school."""
    found = {q.id: q.text for d in instrument.dimensions for q in d.questions}
    found |= {q.id: q.text for d in instrument.dimensions for c in d.clusters for q in c.questions}
    return found | {q.id: q.text for q in scan.own_questions}


def _about(note: Note, titles: dict[str, str], questions: dict[str, str]) -> str:
    """The card, and the guiding question that the note answers."""
    card = titles.get(note.card, note.card) if note.card else ""
    question = f"Richtvraag: {questions.get(note.question, note.question)}" if note.question else ""
    return "\n".join(part for part in (card, question) if part)


def _title(page: Page, row: int, name: str, *, empty: bool) -> int:
    page.text(row, 1, name, _TITLE)
    page.height(row, 26)
    if not empty:
        return row + 1
    page.text(row + 1, 1, "Geen notities bij deze dimensie.", Look(color=INK2, wrap=False))
    return row + 2


def _note_width(texts: Sequence[str]) -> float:
    for width in _WIDER:
        scale = min(1.0, 560 / ((_WHEN + _ABOUT + width) * POINTS_PER_CHARACTER))
        if height([(text, width) for text in texts]) <= 700 / scale:
            return width
    return _WIDER[-1]


def _line(page: Page, row: int, widths: tuple[float, float, float], texts: tuple[str, str, str]) -> int:
    """One note; taller than Excel's highest row, it takes several rows merged, so that all of it is seen."""
    needed = height([(clean(text), width) for text, width in zip(texts, widths, strict=True)])
    rows = max(1, ceil(needed / MAX_ROW_HEIGHT))
    page.fill(range(row, row + rows), range(1, 4), _BODY)
    for offset in range(rows):
        page.height(row + offset, needed / rows)
    for column, text in enumerate(texts, 1):
        page.text(row, column, text, _BODY)
        page.merge(row, column, row + rows - 1, column)
    if rows > 1:  # LibreOffice prints merged rows on one page only
        page.sheet.row_breaks.append(Break(id=row - 1))
    return row + rows
