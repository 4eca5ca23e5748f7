"""The notes of one dimension: each with its card and its time, a pencil and a bin, and a button for a new one."""

from textwrap import shorten

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.moments import local
from zorgscan_desktop.core.scan import Note
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.rows import focus_place, order_tabs, put_focus, rows_in
from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

MOST_HEIGHT = 310.0
"""Notes take no more room in the panel than this, in dpx."""
HINT_LENGTH = 80
"""Characters of a guiding question that stand above its answer in the notes."""


class NoteHolder(QWidget):
    """Shows notes; a wish to edit one (its place in the scan) goes out as a signal."""

    edit_requested = Signal(int)
    removed = Signal(str)
    """Something was taken away: what to say about it, and that it can be undone."""

    document: ScanDocument

    def remove_note(self, index: int) -> None:
        """Take away the note at this place in the scan."""
        if self.document.remove_note(index):
            self.removed.emit(self.tr("De notitie is gewist."))


class NoteRow(QWidget):
    """One note as people read it: ``1.2: in de onderbouw nog geen afspraken``, ``10.42 u.``

    An answer says which guiding question it answers, unless it stands under that question.
    """

    def __init__(
        self,
        document: ScanDocument,
        look: Look,
        index: int,
        note: Note,
        owner: NoteHolder,
        *,
        with_question: bool = True,
    ) -> None:
        super().__init__()
        code = document.code_of(note.card) if note.card else ""
        text = f"{code}: {note.text}" if code else note.text
        self.text = Label(look, text, size=21)
        moment = local(note.at)
        self.time = Label(look, f"{moment.hour}.{moment:%M} u.", size=19, colour="ink2", wrap=False)
        edit = TouchButton(look, self.tr("Notitie aanpassen"), icon_name="pencil", icon_only=True)
        remove = TouchButton(look, self.tr("Notitie wissen"), icon_name="trash-2", icon_only=True)
        self.buttons: tuple[TouchButton, ...] = (edit, remove)
        for button in self.buttons:
            button.setEnabled(not document.read_only)
        edit.clicked.connect(lambda: owner.edit_requested.emit(index))
        # After the click has ended: the row that holds this button is rebuilt by what it does.
        remove.clicked.connect(lambda: QTimer.singleShot(0, owner, lambda: owner.remove_note(index)))
        lines = column(self)
        question = document.question_text(note.question) if with_question and note.question else ""
        if question:
            hint = self.tr("Richtvraag: {question}").format(question=shorten(question, HINT_LENGTH, placeholder="…"))
            lines.addWidget(Label(look, hint, size=19, colour="ink2"))
        lines.addWidget(self.text)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.time)
        below.addStretch(1)
        below.addWidget(edit)
        below.addWidget(remove)
        lines.addLayout(below)


class Rows(QWidget):
    """Holds the notes, and says when they take another height."""

    changed = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done


class NotesList(NoteHolder):
    """Follows the document; a wish to add or edit goes out as a signal."""

    add_requested = Signal()

    def __init__(
        self, document: ScanDocument, look: Look, parent: QWidget | None = None, *, after: QWidget | None = None
    ) -> None:
        """``after`` is what Tab comes from."""
        super().__init__(parent)
        self.document, self.look = document, look
        self._after = after
        self._dimension = 1
        self._rows = Rows()
        self._rows.changed.connect(self._fit)
        self._row_column = column(self._rows)
        self._area = TouchScrollArea(look, self._rows)
        self.add_button = TouchButton(look, self.tr("Notitie toevoegen"), kind="outline", icon_name="plus")
        self.add_button.clicked.connect(self.add_requested)
        self._column = column(self)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.add_button)
        document.notes_changed.connect(self._on_notes_changed)
        document.questions_changed.connect(self._on_notes_changed)
        document.scan_replaced.connect(self._rebuild)
        look.changed.connect(self._dress)
        self._dress()
        self._rebuild()

    def show_dimension(self, number: int) -> None:
        """Show the notes of another dimension."""
        self._dimension = number
        self._rebuild()

    def show_last(self) -> None:
        """Scroll to the newest note."""
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def _on_notes_changed(self, dimension: int) -> None:
        if dimension == self._dimension:
            self._rebuild()

    def _rebuild(self) -> None:
        place = focus_place(self._rows_shown())
        if place is not None:
            # Before its row goes: Qt would give the focus to any button of the window.
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self._row_column)
        self.add_button.setEnabled(not self.document.read_only)
        notes = self.document.notes_of(self._dimension)
        rows = [NoteRow(self.document, self.look, index, note, self) for index, note in notes]
        for row in rows:
            self._row_column.addWidget(row)
        order_tabs(self._after, rows, self.add_button)
        if place is not None:
            put_focus(rows, place)
        if not notes:
            words = self.tr("Nog geen notities bij deze dimensie.")
            self._row_column.addWidget(Label(self.look, words, size=21, colour="ink2"))
        self._row_column.addStretch(1)

    def _rows_shown(self) -> list[NoteRow]:
        return [row for row in rows_in(self._row_column) if isinstance(row, NoteRow)]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Before, the list was not put together with what Tab comes from.
        order_tabs(self._after, self._rows_shown(), self.add_button)
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as the notes are, so that few leave their room to the kenmerken above; many scroll."""
        width = self.width() - self.look.px(2 * 24 + 12)
        needed = self._row_column.totalHeightForWidth(width) if self._row_column.hasHeightForWidth() else 0
        self._area.setFixedHeight(min(max(needed, self.look.px(48)), self.look.px(MOST_HEIGHT)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), 0, px(24), px(12))
        self._column.setSpacing(px(8))
        self._row_column.setContentsMargins(0, 0, px(8), 0)
        self._row_column.setSpacing(px(4))
        self._fit()
