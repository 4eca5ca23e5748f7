"""The workbook as bytes: the same scan gives the same bytes, and no typed text passes through a temporary file."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _SteadyZip(ZipFile):
    """A zip without clock or computer in it."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_args: Any, **_kwargs: Any) -> None:
        """Write an entry dated 1980, the first day a zip knows."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        info = ZipInfo(name)
        info.create_system = 0
        super().writestr(info, data, compress_type=ZIP_DEFLATED)


class _MemoryWriter(ExcelWriter):
    """openpyxl writes each sheet to a file in the temporary folder first; a killed app would leave notes there."""

    def write_worksheet(self, ws: Any) -> None:  # openpyxl's own private parts, absent from the stubs
        """Write one sheet, by way of memory."""
        ws._drawing = SpreadsheetDrawing()
        buffer = BytesIO()
        writer: Any = WorksheetWriter(ws, buffer)
        writer.write()
        ws._rels = writer._rels
        archive: ZipFile = self.__dict__["_archive"]
        archive.writestr(ws.path[1:], buffer.getvalue())
        self.manifest.append(ws)


def to_bytes(book: Workbook) -> bytes:
    """The finished .xlsx file."""
    buffer = BytesIO()
    # Not Workbook.save: that stamps the time of the export over that of the scan.
    _MemoryWriter(book, _SteadyZip(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()
