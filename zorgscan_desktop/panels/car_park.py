"""The car park (*Parkeerplaats*): remarks off topic, kept for later; one list for the whole scan."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.moments import local
from zorgscan_desktop.core.scan import ParkedRemark
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.rows import focus_place, order_tabs, put_focus, rows_in
from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.panels.side_panel import SideContent
from zorgscan_desktop.panels.text_editor import TextEditor
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class RemarkEditor(TextEditor):
    """Writes one parked remark at a time."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        name, placeholder = self.tr("Tekst van de opmerking"), self.tr("Wat bewaren we voor later?")
        super().__init__(document, look, parent, name=name, placeholder=placeholder)
        self._index: int | None = None
        document.car_park_changed.connect(self.follow)

    def start(self) -> None:
        """Begin an empty remark; it comes into the scan with its first letter."""
        self.close_text()
        self._index = None
        self.begin(self.tr("Opmerking parkeren"), "")

    def edit(self, index: int) -> None:
        """Go on with the remark at this place."""
        self.close_text()
        self._index = index
        self.begin(self.tr("Geparkeerde opmerking"), self.document.scan.car_park[index].text)

    @override
    def stored(self) -> str | None:
        remarks = self.document.scan.car_park
        return remarks[self._index].text if self._index is not None and self._index < len(remarks) else None

    @override
    def write(self, text: str, burst: object) -> None:
        if self._index is None:
            self._index = self.document.park_remark(text, burst=burst)
        else:
            self.document.edit_remark(self._index, text, burst=burst)

    @override
    def take_away(self, burst: object) -> None:
        if self._index is not None:
            self.document.remove_remark(self._index, burst=burst)
        self._index = None


class RemarkRow(QWidget):
    """One remark with its time, a pencil and a bin."""

    def __init__(self, index: int, remark: ParkedRemark, owner: "CarPark") -> None:
        super().__init__()
        look = owner.look
        self.text = Label(look, remark.text, size=21)
        moment = local(remark.at)
        self.time = Label(look, f"{moment.hour}.{moment:%M} u.", size=19, colour="ink2", wrap=False)
        edit = TouchButton(look, self.tr("Opmerking aanpassen"), icon_name="pencil", icon_only=True)
        remove = TouchButton(look, self.tr("Opmerking wissen"), icon_name="trash-2", icon_only=True)
        self.buttons: tuple[TouchButton, ...] = (edit, remove)
        for button in self.buttons:
            button.setEnabled(not owner.document.read_only)
        edit.clicked.connect(lambda: owner.edit(index))
        # After the click has ended: the row that holds this button is rebuilt by what it does.
        remove.clicked.connect(lambda: QTimer.singleShot(0, owner, lambda: owner.remove(index)))
        lines = column(self)
        lines.addWidget(self.text)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.time)
        below.addStretch(1)
        below.addWidget(edit)
        below.addWidget(remove)
        lines.addLayout(below)


class CarPark(SideContent):
    """The list, and over it the editor while somebody writes."""

    keyboard_requested = Signal()
    """Somebody who types wants a keyboard on the screen."""
    removed = Signal(str)
    """A remark was taken away: what to say about it, and that it can be undone."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._rows = QWidget()
        self._row_column = column(self._rows)
        self._area = TouchScrollArea(look, self._rows)
        self.add_button = TouchButton(look, self.tr("Opmerking parkeren"), kind="outline", icon_name="plus")
        self.editor = RemarkEditor(document, look)
        reading = QWidget()
        self._column = column(reading)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.add_button)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(reading)
        self._pages.addWidget(self.editor)
        self.add_button.clicked.connect(self.write)
        self.editor.closed.connect(self._show_reading)
        self.editor.keyboard_requested.connect(self.keyboard_requested)
        document.car_park_changed.connect(self._follow)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self._dress)
        self._dress()

    # -- wishes -----------------------------------------------------------------------------------------------------

    @override
    def focus_first(self) -> None:
        if self.editor.is_open:
            self.editor.focus_text()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Open an empty remark."""
        self.editor.start()
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    def edit(self, index: int) -> None:
        """Open the remark at this place."""
        self.editor.edit(index)
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    def remove(self, index: int) -> None:
        """Take away the remark at this place."""
        if self.document.remove_remark(index):
            self.removed.emit(self.tr("De opmerking is gewist."))

    def finish(self) -> None:
        """The panel closes: what was being written is in the scan already."""
        self.editor.close_text()

    # -- facts ------------------------------------------------------------------------------------------------------

    def _show_reading(self) -> None:
        had_keyboard = self.editor.isAncestorOf(self.window().focusWidget() or self.window())
        self._pages.setCurrentIndex(0)
        self._rebuild()
        if had_keyboard:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def _on_scan_replaced(self) -> None:
        self.editor.forget()
        self._pages.setCurrentIndex(0)
        self._follow()

    def _follow(self) -> None:
        if self._area.isVisible():
            self._rebuild()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rebuild()

    def _rebuild(self) -> None:
        shown = [row for row in rows_in(self._row_column) if isinstance(row, RemarkRow)]
        place = focus_place(shown)
        if place is not None:
            # Before its row goes: Qt would give the focus to any button of the window.
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self._row_column)
        self.add_button.setEnabled(not self.document.read_only)
        rows = [RemarkRow(index, remark, self) for index, remark in enumerate(self.document.scan.car_park)]
        for row in rows:
            self._row_column.addWidget(row)
        if rows:
            order_tabs(rows[0].buttons[0], rows, self.add_button)
        if place is not None:
            put_focus(rows, place)
        if not rows:
            words = self.tr("Nog niets geparkeerd. Bewaar hier wat niet bij het onderwerp hoort, voor later.")
            self._row_column.addWidget(Label(self.look, words, size=21, colour="ink2"))
        self._row_column.addStretch(1)

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), 0, px(24), 0)
        self._column.setSpacing(px(12))
        self._row_column.setContentsMargins(0, 0, px(8), 0)
        self._row_column.setSpacing(px(8))
