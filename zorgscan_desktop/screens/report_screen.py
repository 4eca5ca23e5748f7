"""The report sentence by sentence (*Verslag*): text made from the scan, to change, to copy, for the school plan."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.instrument import Dimension
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.export.report import ReportPart, made_text, report_parts, whole_text
from zorgscan_desktop.panels.text_cell import TextCell
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.page_title import draw_page_title
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class ReportPartView(QWidget):
    """One dimension: its text, opened by a tap, and what can be done with it."""

    copied = Signal(str)
    removed = Signal(str)
    """The team's own text made way: what to say about it, and that it can be undone."""
    resized = Signal()

    def __init__(self, document: ScanDocument, look: Look, dimension: Dimension, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.look, self.dimension = document, look, dimension
        self.title = Label(look, f"{dimension.number} {dimension.heading}", self, size=27, weight=700)
        self._own = Label(look, self.tr("Eigen tekst van het team"), self, size=19, weight=600, colour="ink2")
        self.cell = TextCell(
            look, self.tr("Verslag"), self.tr("Schrijf hier de tekst van het team."), self, size=23, tallest=640
        )
        number = str(dimension.number)
        self.copy = TouchButton(look, self.tr("Kopiëren"), self, kind="outline", icon_name="copy")
        self.copy.setAccessibleName(self.tr("Dimensie {number} kopiëren").format(number=number))
        self.again = TouchButton(look, self.tr("Tekst opnieuw maken"), self, kind="outline", icon_name="rotate-ccw")
        self.again.setAccessibleName(self.tr("Tekst van dimensie {number} opnieuw maken").format(number=number))
        self.copy.clicked.connect(lambda: self.copied.emit(self.cell.text))
        self.again.clicked.connect(self._make_again)
        self.cell.typed.connect(self._on_typed)
        self.cell.resized.connect(self.resized)

    def _make_again(self) -> None:
        number = self.dimension.number
        if self.document.write_report(number, None):
            self.removed.emit(self.tr("De tekst van dimensie {number} is opnieuw gemaakt.").format(number=number))

    def refresh(self, part: ReportPart) -> None:
        """Follow the document."""
        self.cell.read_only = self.document.read_only
        self.cell.show_text(part.text, self.tr("dimensie {number}").format(number=self.dimension.number))
        self._own.setVisible(part.own)
        self.again.setVisible(part.own)

    def _on_typed(self, text: str) -> None:
        """What the scan itself would say is nobody's own text."""
        number = self.dimension.number
        same = text == made_text(self.document.scan, self.document.instrument, number)
        self.document.write_report(number, None if same else text, burst=self.cell.burst)

    def arrange(self, width: int) -> int:
        """Lay out for this width in px; the height that takes."""
        px = self.look.px
        pad, side = px(20), max(48, px(64))
        room, top = width - 2 * pad, px(16)
        buttons = [button for button in (self.again, self.copy) if not button.isHidden()]
        x = width - pad
        for button in reversed(buttons):
            x -= button.sizeHint().width()
            button.setGeometry(x, top, button.sizeHint().width(), side)
            x -= px(8)
        beside = max(px(200), x - pad)
        height = self.title.heightForWidth(beside)
        self.title.setGeometry(pad, top, beside, height)
        if not self._own.isHidden():
            self._own.setGeometry(pad, top + height, beside, self._own.heightForWidth(beside))
            height += self._own.height()
        top += max(height, side) + px(4)
        self.cell.show_name(False)
        self.cell.setGeometry(pad - px(8), top, room + px(16), self.cell.height_for(room + px(16)))
        self.cell.arrange()
        return top + self.cell.height() + px(14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour("surface"))
        painter.setPen(QPen(self.look.colour("line"), 1))
        plate = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(plate, self.look.px(20), self.look.px(20))
        painter.end()


class ReportList(QWidget):
    """The seven parts below each other, in a TouchScrollArea."""

    def __init__(self, document: ScanDocument, look: Look) -> None:
        super().__init__()
        self.look = look
        self.parts = [ReportPartView(document, look, d, self) for d in document.instrument.dimensions]
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.arrange)
        for part in self.parts:
            part.resized.connect(self._later.start)
            part.cell.opened.connect(lambda part=part: self._on_opened(part))

    def _on_opened(self, opened: ReportPartView) -> None:
        for part in self.parts:
            if part is not opened:
                part.cell.close_field()

    def close_open(self) -> None:
        """Nobody writes any more."""
        for part in self.parts:
            part.cell.close_field()

    def arrange(self) -> None:
        """Each part as high as it needs."""
        top, gap = 0, self.look.px(12)
        for part in self.parts:
            height = part.arrange(self.width())
            part.setGeometry(0, top, self.width(), height)
            part.update()
            top += height + gap
        if self.minimumHeight() != top:
            self.setFixedHeight(top)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.arrange()


class ReportScreen(QWidget):
    """What was typed stays the team's own; *Tekst opnieuw maken* goes back to what the scan says."""

    plan_requested = Signal()
    export_requested = Signal(str)
    keyboard_requested = Signal()
    removed = Signal(str)
    copied = Signal()
    """Text lies on the clipboard."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.setAccessibleName(self.tr("Verslag"))
        self.list = ReportList(document, look)
        self.area = TouchScrollArea(look, self.list, self)
        self.back = TouchButton(look, self.tr("Actieplan"), kind="outline", icon_name="arrow-left")
        self.copy_all = TouchButton(look, self.tr("Alles kopiëren"), kind="primary", icon_name="copy")
        self.excel = TouchButton(look, self.tr("Excel"), kind="outline", icon_name="table-2")
        self.pdf = TouchButton(look, self.tr("PDF maken"), kind="outline", icon_name="file-text")
        self._hint = Label(look, self.tr("Tik op een tekst om hem te wijzigen."), size=19, colour="ink2")
        self._below = QWidget(self)
        self._row = QHBoxLayout(self._below)
        self._row.addWidget(self.back)
        self._row.addWidget(self._hint, 1)
        for button in (self.excel, self.pdf, self.copy_all):
            self._row.addWidget(button)
        self.back.clicked.connect(self.plan_requested)
        self.copy_all.clicked.connect(lambda: self._copy(whole_text(self._parts())))
        self.excel.clicked.connect(lambda: self.export_requested.emit(".xlsx"))
        self.pdf.clicked.connect(lambda: self.export_requested.emit(".pdf"))
        for part in self.list.parts:
            part.copied.connect(self._copy)
            part.removed.connect(self.removed)
            part.cell.keyboard_requested.connect(self.keyboard_requested)
        facts = (document.plan_changed, document.card_changed, document.cards_changed, document.notes_changed)
        for fact in (*facts, document.report_changed, document.questions_changed, document.details_changed):
            fact.connect(self.refresh)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self.arrange)

    def _parts(self) -> tuple[ReportPart, ...]:
        return report_parts(self.document.scan, self.document.instrument)

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        for view, part in zip(self.list.parts, self._parts(), strict=True):
            view.refresh(part)
        self.list.arrange()
        self.update()

    def _on_scan_replaced(self) -> None:
        self.list.close_open()
        self.refresh()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()

    @override
    def showEvent(self, event: object) -> None:
        self.arrange()
        self.refresh()

    @override
    def hideEvent(self, event: object) -> None:
        self.list.close_open()

    def arrange(self) -> None:
        """The parts between the title and the buttons above the bar."""
        px = self.look.px
        side, bottom = px(32), self.height() - px(BAR_HEIGHT)
        below, top = max(48, px(64)) + px(4), px(116)
        self._below.setGeometry(side, bottom - below - px(16), self.width() - 2 * side, below)
        self._row.setContentsMargins(0, px(2), 0, px(2))
        self._row.setSpacing(px(12))
        self.area.setGeometry(side, top, self.width() - side - px(10), bottom - below - px(28) - top)
        self.list.arrange()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.area.scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        draw_page_title(painter, self.document.scan, look, self.width() - look.px(64), self.tr("Verslag"))
        painter.end()
