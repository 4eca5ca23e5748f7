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

    if suffix == ".pdf":
        return pages.pdf_bytes(scan, instrument, with_notes=with_notes)
    return pages.png_bytes(scan, instrument)
