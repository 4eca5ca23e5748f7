"""A scan on paper: the whole battery on one page, then every card and note in full; or the battery as a picture.

Needs a QGuiApplication with the shipped font (app/headless.py makes one where there is no window), and no display.
Uses nothing that is bound to the main thread, so that the window can have it made in a worker.
"""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.summary import Tally, tallies, tally
from zorgscan_desktop.export.battery_layout import blocks_of
from zorgscan_desktop.export.labels import CardWords, card_words
from zorgscan_desktop.printing.band_label import LABEL_WIDTH, label_height
from zorgscan_desktop.printing.bands import Plan
from zorgscan_desktop.printing.battery_page import CHROME, BatteryPage
from zorgscan_desktop.printing.battery_plan import Planner
from zorgscan_desktop.printing.heading import HEADING, Heading, footer
from zorgscan_desktop.printing.paper import FOOTER, MARGIN, PALETTE, UNITS_PER_INCH, Sheet, font, lying, mm, write
from zorgscan_desktop.printing.report_pages import Report
from zorgscan_desktop.printing.small_card import SmallCard, small_cards

PICTURE_DPI = 240
"""A4 at this resolution is 2806 px wide: sharp on a slide and on half a page of print."""


class PaintError(Exception):
    """Qt could not paint: out of memory."""


def pdf_bytes(scan: Scan, instrument: Instrument, *, with_notes: bool = True, zone: tzinfo | None = None) -> bytes:
    """The report as a PDF of A4 pages, text searchable. ``zone`` None tells the time of notes as this computer does.

    ``with_notes`` False leaves out what was typed freely about the talk: notes, parked remarks, reasons at a card.
    """
    pages = _Pages(scan, instrument)
    sheets, heading = pages.battery_sheets()
    report = Report(scan, instrument, pages.cards, pages.small, pages.counts, with_notes, zone)
    sheets += report.sheets(list(heading.too_long.items()))
    for number, sheet in enumerate(sheets, 1):
        sheet.drawings.append(footer(sheet, scan, f"pagina {number} van {len(sheets)}"))
    return _pdf(sheets, f"Zorgscan {long_date(scan.date)}")


def png_bytes(scan: Scan, instrument: Instrument) -> bytes:
    """The battery as a picture, one page however many cards there are. It never shows notes."""
    pages = _Pages(scan, instrument)
    return _png(pages.picture())


class _Pages:
    """The words, counts and cards that all pages share."""

    def __init__(self, scan: Scan, instrument: Instrument) -> None:
        self.scan, self.instrument = scan, instrument
        self.cards: Sequence[CardWords] = card_words(scan, instrument)
        self.small: dict[str, SmallCard] = small_cards(self.cards, scan.plan)
        self.counts: dict[int | None, Tally] = {None: tally(scan.cards)}
        for number, counted in tallies(scan, instrument).items():
            self.counts[number] = counted

    def battery_sheets(self) -> tuple[list[Sheet], Heading]:
        """The pages with the battery, and the heading they bear."""
        empty = lying()
        heading = Heading(self.scan, self.counts[None], empty.width - 2 * MARGIN)
        plan = self._plan(empty.height, may_grow=False)
        sheets = []
        for index, bands in enumerate(plan.pages):
            sheet = lying()
            page = BatteryPage(self.instrument, self.counts, plan.columns, bands, plan.strip)
            self._fill(sheet, heading, page, index > 0)
            sheets.append(sheet)
        return sheets, heading

    def picture(self) -> Sheet:
        """One sheet, as high as the battery needs; what would make it endless is counted below."""
        sheet = lying()
        heading = Heading(self.scan, self.counts[None], sheet.width - 2 * MARGIN)
        plan = self._plan(sheet.height, may_grow=True)
        page = BatteryPage(self.instrument, self.counts, plan.columns, plan.pages[0], plan.strip)
        sheet.height = max(sheet.height, page.height + HEADING + 2 * MARGIN + FOOTER)
        self._fill(sheet, heading, page, False)
        more = len(self.cards) - len(page.all_cards)
        if more:
            cards = "1 kaart staat" if more == 1 else f"{more} kaarten staan"
            words = f"Nog {cards} alleen in de PDF."
            sheet.height += mm(7)
            y = sheet.height - MARGIN - FOOTER - mm(1.5)
            sheet.drawings.append(lambda painter: write(painter, MARGIN, y, words, font(9.5), PALETTE["ink2"]))
        sheet.drawings.append(footer(sheet, self.scan))
        return sheet

    def _plan(self, height: float, *, may_grow: bool) -> Plan:
        width = lying().width - 2 * MARGIN - LABEL_WIDTH
        planner = Planner(blocks_of(self.cards, self.instrument.dimensions), self.small, width, label_height)
        return planner.plan(height - 2 * MARGIN - FOOTER - HEADING - CHROME, may_grow=may_grow)

    @staticmethod
    def _fill(sheet: Sheet, heading: Heading, page: BatteryPage, continued: bool) -> None:
        sheet.drawings += [
            lambda painter: heading.draw(painter, MARGIN, MARGIN, continued=continued),
            lambda painter: page.draw(painter, MARGIN, MARGIN + HEADING),
        ]


def _pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    # Title and program only: nobody's name, and not that of the school, ends up in what a viewer shows of a file.
    writer.setTitle(title)
    writer.setCreator("Zorgscan")
    painter = QPainter()
    for index, sheet in enumerate(sheets):
        way = QPageLayout.Orientation.Landscape if sheet.landscape else QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF(0, 0, 0, 0)))
        if not (writer.newPage() if index else painter.begin(writer)):
            raise PaintError
        sheet.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _png(sheet: Sheet) -> bytes:
    scale = PICTURE_DPI / UNITS_PER_INCH
    image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(PICTURE_DPI / 0.0254))
    image.setDotsPerMeterY(round(PICTURE_DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter()
    if image.isNull() or not painter.begin(image):
        raise PaintError
    painter.scale(scale, scale)
    sheet.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise PaintError
    return bytes(buffer.data().data())
