"""The action plan: a row for each building block, in order of priority, edited in place (design.md section 9)."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.date_cell import DateCell
from zorgscan_desktop.panels.month_panel import MonthPanel
from zorgscan_desktop.panels.plan_list import PlanList
from zorgscan_desktop.panels.plan_row import SHARES
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.page_title import draw_page_title
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.switch import Switch
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

NARROW_WIDTH = 1500.0
"""A window narrower than this, in dpx of the text, shows each row in two lines."""
MARGIN, TOP, HEADINGS = 32.0, 116.0, 36.0
"""In dpx: beside the rows, above them, and for the headings of the columns."""


class PlanScreen(QWidget):
    """Shows what was chosen; with nothing chosen it says where to choose."""

    overview_requested = Signal()
    report_requested = Signal()
    export_requested = Signal(str)
    """The plan as a file of this kind, ``.pdf`` or ``.xlsx``."""
    keyboard_requested = Signal()
    removed = Signal(str)

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.setAccessibleName(self.tr("Actieplan"))
        self._empty = Label(
            look, self.tr("Kies in het overzicht minstens één bouwsteen."), self, size=23.5, colour="ink2"
        )
        self.list = PlanList(document, look)
        self.area = TouchScrollArea(look, self.list, self)
        self.month = MonthPanel(look, self)
        self._dated: DateCell | None = None
        self.add = TouchButton(look, self.tr("Bouwsteen toevoegen"), kind="outline", icon_name="plus")
        self.form = Switch(look, self.tr("Vorm"), (self.tr("Kort"), self.tr("Volledig")))
        self.report = TouchButton(look, self.tr("Verslag"), kind="outline", icon_name="notebook-pen")
        self.excel = TouchButton(look, self.tr("Excel"), kind="outline", icon_name="table-2")
        self.pdf = TouchButton(look, self.tr("PDF maken"), kind="primary", icon_name="file-text")
        self._hint = Label(look, size=19, colour="ink2")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._below = QWidget(self)
        self._row = QHBoxLayout(self._below)
        self._row.addWidget(self.add)
        self._row.addWidget(self._hint, 1)
        for button in (self.form, self.report, self.excel, self.pdf):
            self._row.addWidget(button)
        self.month.raise_()

    def _connect(self) -> None:
        document = self.document
        self.add.clicked.connect(self.overview_requested)
        self.report.clicked.connect(self.report_requested)
        self.excel.clicked.connect(lambda: self.export_requested.emit(".xlsx"))
        self.pdf.clicked.connect(lambda: self.export_requested.emit(".pdf"))
        self.form.chosen.connect(lambda _place: self.refresh())
        self.list.keyboard_requested.connect(self.keyboard_requested)
        self.list.removed.connect(self.removed)
        self.list.month_requested.connect(self._open_month)
        self.month.chosen.connect(self._on_day)
        self.month.closed.connect(self._on_month_closed)
        facts = (document.plan_changed, document.card_changed, document.cards_changed, document.notes_changed)
        for fact in facts:
            fact.connect(self.refresh)
        document.scan_replaced.connect(self._on_scan_replaced)
        self.look.changed.connect(self.arrange)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.list.step(step))

    # -- following the document -------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        plan = self.document.scan.plan
        focus = self.window().focusWidget()
        if not plan and focus is not None and self.area.isAncestorOf(focus):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt gives it to any button of the window
        self._empty.setVisible(not plan)
        hint = self.tr("Tik op een vak om te typen. Versleep een rij om de prioriteit te wijzigen.") if plan else ""
        if hint != self._hint.text():
            self._hint.setText(hint)
        self.area.setVisible(bool(plan))
        self.pdf.kind = "primary" if plan else "outline"
        self.add.kind = "outline" if plan else "primary"
        self.list.refresh(self.form.buttons[1].isChecked())
        self._close_month_of_a_row_that_went()
        for button in (self.pdf, self.add, self):
            button.update()

    def finish_writing(self) -> None:
        """A day is in the scan only when its field is closed: before people leave the scan, it is."""
        self.list.close_open()

    def _on_scan_replaced(self) -> None:
        self.month.dismiss()
        self.list.forget_open()
        self.refresh()

    @override
    def showEvent(self, event: object) -> None:
        self.arrange()
        self.refresh()

    @override
    def hideEvent(self, event: object) -> None:
        self.month.dismiss()
        self.list.close_open()

    # -- picking a day ----------------------------------------------------------------------------------------------

    def _open_month(self, cell: QWidget) -> None:
        if isinstance(cell, DateCell):
            self._dated = cell
            px = self.look.px
            room = QRect(px(12), px(12), self.width() - px(24), self.height() - px(BAR_HEIGHT) - px(24))
            self.month.open_for(cell.day, cell.mapTo(self, QPoint(0, cell.height())), room)

    def _on_day(self, day: object) -> None:
        cell, self._dated = self._dated, None
        if cell is not None:
            cell.pick(day)  # type: ignore[arg-type]  # a signal's object is a date or None
            cell.plate.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_month_of_a_row_that_went(self) -> None:
        """Undo, or another hand, took the block away for which somebody picks a day."""
        if self._dated is not None and all(row.due is not self._dated for row in self.list.rows):
            self._dated = None
            focus = self.window().focusWidget()
            had_keyboard = focus is not None and self.month.isAncestorOf(focus)
            self.month.dismiss()
            if had_keyboard:
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_month_closed(self) -> None:
        cell, self._dated = self._dated, None
        if cell is not None and cell.is_open and self.isVisible():
            cell.focus_field()

    # -- layout and keys --------------------------------------------------------------------------------------------

    @property
    def _narrow(self) -> bool:
        return self.width() / (self.look.scale * self.look.text_factor) < NARROW_WIDTH

    def arrange(self) -> None:
        """Rows between the title and the buttons above the bar."""
        px = self.look.px
        side, bottom = px(MARGIN), self.height() - px(BAR_HEIGHT)
        below = max(48, px(64)) + px(12)
        top = px(TOP) + (0 if self._narrow else px(HEADINGS))
        self._below.setGeometry(side, bottom - below - px(16), self.width() - 2 * side, below)
        self._row.setContentsMargins(0, px(2), 0, px(2))
        self._row.setSpacing(px(12))
        self._fit_buttons()
        # The bar of the list takes nothing of the rows: they end where the buttons do.
        self.area.setGeometry(side, top, self.width() - side - px(10), bottom - below - px(28) - top)
        self._empty.setGeometry(side, px(TOP + 12), self.width() - 2 * side, px(60))
        self.list.narrow = self._narrow
        self.list.arrange()
        self.month.dismiss()
        self.update()

    def _fit_buttons(self) -> None:
        """The hint goes first, then words."""
        buttons = (self.excel, self.report, self.add)
        for button in buttons:
            button.show_words(True)
        self._hint.hide()
        self._row.invalidate()
        room = self._below.width()
        self._hint.setVisible(room - self._row.sizeHint().width() > self.look.px(300) * self.look.text_factor)
        for button in buttons:
            self._row.invalidate()
            if self._row.sizeHint().width() <= room:
                break
            button.show_words(False)
        self._row.activate()

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
        look, scan = self.look, self.document.scan
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        draw_page_title(painter, scan, look, self.width() - look.px(64), self.tr("Actieplan"))
        if scan.plan and not self._narrow:
            self._paint_headings(painter)
        painter.end()

    def _paint_headings(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        names = (
            self.tr("Bouwsteen"),
            self.tr("Doel"),
            self.tr("Acties"),
            self.tr("Wie"),
            self.tr("Tegen wanneer"),
            self.tr("Opvolging"),
        )
        width, x = self.list.width(), float(px(MARGIN))
        font = look.font(20, 600)
        for name, share in zip(names, SHARES, strict=True):
            room = width * share / sum(SHARES)
            shown = name if advance(name, font) < room - px(16) else self.tr("Tegen")
            draw_words(painter, (x + px(16), px(TOP), room - px(16), px(HEADINGS)), shown, font, look.colour("ink2"))
            x += room
