"""The editors of the panel, one at a time over what people read: a note or answer, a question, an own card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.note_editor import NoteEditor
from zorgscan_desktop.panels.own_card_editor import OwnCardEditor
from zorgscan_desktop.panels.question_list import QuestionEditor
from zorgscan_desktop.ui.theme import Look


class PanelEditors(QStackedWidget):
    """Opens the right one, and remembers where the keyboard was before.

    Each is made when it is first needed: fields to type in take as long to make as the cards of a board. A scan that
    is only to look at gets nothing new: what is typed there would go nowhere.
    """

    opened = Signal()
    closed = Signal()
    keyboard_requested = Signal()
    """Somebody who types wants a keyboard on the screen."""
    card_written = Signal(str)
    """A card of the school itself came into the scan (its id)."""
    removed = Signal(str)
    """A card of the school itself was taken away: what to say about it."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._look = document, look
        self._note: NoteEditor | None = None
        self._question: QuestionEditor | None = None
        self._own_card: OwnCardEditor | None = None
        self._focus_before: QWidget | None = None

    @property
    def note(self) -> NoteEditor:
        """The editor of a note or an answer."""
        if self._note is None:
            self._note = NoteEditor(self._document, self._look)
            self._take_in(self._note)
        return self._note

    @property
    def question(self) -> QuestionEditor:
        """The editor of a guiding question of the school itself."""
        if self._question is None:
            self._question = QuestionEditor(self._document, self._look)
            self._take_in(self._question)
        return self._question

    @property
    def own_card(self) -> OwnCardEditor:
        """The editor of a card of the school itself."""
        if self._own_card is None:
            self._own_card = OwnCardEditor(self._document, self._look)
            self._own_card.written.connect(self.card_written)
            self._own_card.removed.connect(self.removed)
            self._take_in(self._own_card)
        return self._own_card

    def _take_in(self, editor: NoteEditor | QuestionEditor | OwnCardEditor) -> None:
        self.addWidget(editor)
        editor.closed.connect(self.closed)
        editor.keyboard_requested.connect(self.keyboard_requested)

    def write_note(self, dimension: int, card: str | None, question: str = "") -> None:
        """An empty note with a card, with the dimension, or as the answer to a guiding question."""
        if self._document.read_only:
            return
        self._remember_focus()
        self.note.start(dimension, card, question)
        self._show(self.note)

    def edit_note(self, index: int) -> None:
        """The note at this place of the scan."""
        self._remember_focus()
        self.note.edit(index)
        self._show(self.note)

    def write_question(self, dimension: int) -> None:
        """An empty guiding question of the school itself."""
        if self._document.read_only:
            return
        self._remember_focus()
        self.question.start(dimension)
        self._show(self.question)

    def edit_question(self, question_id: str) -> None:
        """A guiding question of the school itself."""
        self._remember_focus()
        self.question.edit(question_id)
        self._show(self.question)

    def write_card(self, dimension: int) -> None:
        """An empty card of the school itself."""
        if self._document.read_only:
            return
        self._remember_focus()
        self.own_card.start(dimension)
        self._show(self.own_card)

    def edit_card(self, card_id: str) -> None:
        """A card of the school itself."""
        self._remember_focus()
        self.own_card.edit(card_id)
        self._show(self.own_card)

    def close_all(self) -> None:
        """Whatever is being written is in the scan already."""
        for editor in (self._note, self._question):
            if editor is not None:
                editor.close_text()
        if self._own_card is not None:
            self._own_card.close_card()

    def forget(self) -> None:
        """Another scan is open."""
        for editor in (self._note, self._question, self._own_card):
            if editor is not None:
                editor.forget()

    def give_focus_back(self, instead: QWidget) -> None:
        """The keys go to what they went to before, if that is still there; else to ``instead``."""
        before = self._focus_before
        there = before is not None and isValid(before) and before.isVisible()
        (before if there and before is not None else instead).setFocus()

    @property
    def is_writing(self) -> bool:
        """Whether a note or an answer is open."""
        return self._note is not None and self._note.isVisible()

    def has_keyboard(self) -> bool:
        """Whether the keys go to one of the editors."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _remember_focus(self) -> None:
        if not self.has_keyboard():
            self._focus_before = self.window().focusWidget()
        self.close_all()

    def _show(self, editor: NoteEditor | QuestionEditor | OwnCardEditor) -> None:
        self.setCurrentWidget(editor)
        self.opened.emit()
        editor.focus_text()
