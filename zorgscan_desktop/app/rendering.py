"""What an export holds, as bytes: the same for the window and the command line.

Openpyxl and the pages are loaded when they are needed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zorgscan_desktop.core.instrument import Instrument
    from zorgscan_desktop.core.scan import Scan

SUFFIXES = (".xlsx", ".pdf", ".png")


def export_bytes(suffix: str, scan: "Scan", instrument: "Instrument", *, with_notes: bool = True) -> bytes:
    """A workbook, PDF or picture; ``suffix`` is one of SUFFIXES. Pages need a Qt application."""
    if suffix == ".xlsx":
        from zorgscan_desktop.export.workbook import build_workbook

        return build_workbook(scan, instrument, with_notes=with_notes)
    from zorgscan_desktop.printing import pages

    make = pages.pdf_bytes if suffix == ".pdf" else pages.png_bytes
    return make(scan if with_notes else without_notes(scan), instrument)


def without_notes(scan: "Scan") -> "Scan":
    """The scan without what was typed freely about the talk: notes, parked remarks, reasons at a card."""
    cards = tuple(card.model_copy(update={"state_reason": ""}) for card in scan.cards)
    return scan.model_copy(update={"notes": (), "car_park": (), "cards": cards})
