"""A scan as an Excel workbook, for the director and for anyone who counts further. Reads the Scan, never a widget."""

from datetime import UTC, tzinfo

from openpyxl.workbook import Workbook

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.export.battery_sheet import battery_sheet
from zorgscan_desktop.export.cells import clean, cut
from zorgscan_desktop.export.labels import card_words
from zorgscan_desktop.export.notes_sheet import notes_sheet
from zorgscan_desktop.export.overflow_sheet import overflow_sheet
from zorgscan_desktop.export.package import to_bytes
from zorgscan_desktop.export.page import OVERFLOW_SHEET, Page, Rest
from zorgscan_desktop.export.plan_sheet import plan_sheet
from zorgscan_desktop.export.report_sheet import report_sheet
from zorgscan_desktop.export.summary_sheet import summary_sheet
from zorgscan_desktop.export.table_sheet import TITLE, table_sheet

_PROGRAM = "Zorgscan"


def build_workbook(
    scan: Scan, instrument: Instrument, *, with_notes: bool = True, zone: tzinfo | None = None
) -> bytes:
    """The .xlsx file: picture, summary, plan if there is one, all cards, notes, report.

    Without notes nothing typed freely about the talk goes along: no sheet Notities, an empty column Notities, no
    reasons for putting a card aside, a report made from the cards and the plan alone. ``zone`` is the time zone of
    the moments shown; None is this computer's.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    rests: list[Rest] = []
    cards = card_words(scan, instrument)
    battery_sheet(Page(book, "Batterij", rests), scan, instrument, cards)
    summary_sheet(Page(book, "Samenvatting", rests), scan, instrument, cards, with_notes=with_notes)
    if scan.plan:
        plan_sheet(Page(book, "Actieplan", rests), scan, cards)
    table_sheet(Page(book, TITLE, rests), scan, instrument, cards, with_notes=with_notes)
    if with_notes:
        notes_sheet(Page(book, "Notities", rests), scan, instrument, cards, zone)
    report_sheet(Page(book, "Verslag", rests), scan, instrument, with_notes=with_notes)
    if rests:
        overflow_sheet(Page(book, OVERFLOW_SHEET, rests), rests)
    _describe(book, scan)
    return to_bytes(book)


def _describe(book: Workbook, scan: Scan) -> None:
    """Properties of the file: never a person, and the moments of the scan instead of those of the export."""
    properties = book.properties
    properties.creator = properties.lastModifiedBy = _PROGRAM
    properties.title = cut(clean(" ".join(f"{_PROGRAM} {scan.school} {scan.school_year}".split())), 250)[0]
    properties.language = "nl-BE"
    properties.created = scan.created.astimezone(UTC).replace(tzinfo=None)
    properties.modified = scan.modified.astimezone(UTC).replace(tzinfo=None)
