"""The guiding questions of a card or dimension: each with its answers under it, those of the school with a pencil."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.notes_list import NoteHolder, NoteRow
from zorgscan_desktop.panels.rows import focus_place, order_tabs, put_focus, rows_in
from zorgscan_desktop.panels.sections import Bullet, clear, column
from zorgscan_desktop.panels.snug_button import SnugButton
from zorgscan_desktop.panels.text_editor import TextEditor
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class QuestionEditor(TextEditor):
    """Writes a guiding question of the school itself."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        name, placeholder = self.tr("Tekst van de richtvraag"), self.tr("Wat willen jullie bespreken?")
        super().__init__(document, look, parent, name=name, placeholder=placeholder)
        self._question, self._dimension = "", 1
        document.questions_changed.connect(self.follow)

    def start(self, dimension: int) -> None:
        """Begin an empty question; it comes into the scan with its first letter."""
        self.close_text()
        self._dimension, self._question = dimension, ""
        self.begin(self.tr("Eigen richtvraag bij dimensie {number}").format(number=dimension), "")

    def edit(self, question_id: str) -> None:
        """Go on with this question."""
        self.close_text()
        self._question = question_id
        self.begin(self.tr("Eigen richtvraag"), self.stored() or "")

    @override
    def stored(self) -> str | None:
        return next((q.text for q in self.document.scan.own_questions if q.id == self._question), None)

    @override
    def write(self, text: str, burst: object) -> None:
        if self._question:
            self.document.edit_question(self._question, text, burst=burst)
        else:
            self._question = self.document.add_question(self._dimension, text, burst=burst)

    @override
    def take_away(self, burst: object) -> None:
        self.document.remove_question(self._question, burst=burst)
        self._question = ""


class QuestionRow(QWidget):
    """One question: a bullet, the answers that were given, and what people can do with it."""

    def __init__(self, question: tuple[str, str], owner: "QuestionList") -> None:
        super().__init__()
        document, look = owner.document, owner.look
        question_id, text = question
        self._answers = QWidget()
        self._answer_column = column(self._answers)
        answers = [
            NoteRow(document, look, index, note, owner, with_question=False)
            for index, note in document.answers_to(question_id)
        ]
        for row in answers:
            self._answer_column.addWidget(row)
        self.answer = TouchButton(look, self.tr("Antwoorden"), icon_name="message-square-plus")
        self.answer.setAccessibleName(self.tr("Antwoorden op: {question}").format(question=text))
        self.answer.clicked.connect(lambda: owner.answer_requested.emit(question_id))
        self._row = QHBoxLayout()
        self._row.addWidget(self.answer)
        self._row.addStretch(1)
        buttons = [self.answer]
        if any(q.id == question_id for q in document.scan.own_questions):
            buttons += self._own_buttons(question_id, owner)
        for button in buttons:
            button.setEnabled(not document.read_only)
        self.buttons: tuple[TouchButton, ...] = (*(button for row in answers for button in row.buttons), *buttons)
        lines = column(self)
        lines.addWidget(Bullet(look, text, size=21))
        lines.addWidget(self._answers)
        lines.addLayout(self._row)
        left = look.px(24)
        self._answer_column.setContentsMargins(left, 0, 0, 0)
        self._row.setContentsMargins(look.px(4), 0, 0, look.px(8))
        self._row.setSpacing(0)

    def _own_buttons(self, question_id: str, owner: "QuestionList") -> list[TouchButton]:
        look = owner.look
        edit = TouchButton(look, self.tr("Richtvraag aanpassen"), icon_name="pencil", icon_only=True)
        remove = TouchButton(look, self.tr("Richtvraag wissen"), icon_name="trash-2", icon_only=True)
        edit.clicked.connect(lambda: owner.question_edit_requested.emit(question_id))
        # After the click has ended: the row that holds this button is rebuilt by what it does.
        remove.clicked.connect(lambda: QTimer.singleShot(0, owner, lambda: owner.remove(question_id)))
        self._row.addWidget(edit)
        self._row.addWidget(remove)
        return [edit, remove]


class QuestionList(NoteHolder):
    """Follows the document, while people can see it; wishes to type go out as signals."""

    answer_requested = Signal(str)
    """Somebody wants to answer this question (its id)."""
    add_requested = Signal()
    question_edit_requested = Signal(str)

    def __init__(
        self, document: ScanDocument, look: Look, parent: QWidget | None = None, *, after: QWidget | None = None
    ) -> None:
        """``after`` is what Tab comes from."""
        super().__init__(parent)
        self.document, self.look = document, look
        self._after = after
        self._dimension, self._card = 1, ""
        self._stale = True
        self._rows = QWidget()
        self._row_column: QVBoxLayout = column(self._rows)
        self.add_button = SnugButton(look, self.tr("Eigen richtvraag toevoegen"), kind="outline", icon_name="plus")
        self.add_button.clicked.connect(self.add_requested)
        self._column = column(self)
        self._column.addWidget(self._rows)
        self._column.addWidget(self.add_button)
        self._column.addStretch(1)
        for fact in (document.notes_changed, document.questions_changed, document.scan_replaced, look.changed):
            fact.connect(self._follow)
        self._follow()

    def show_place(self, dimension: int, card_id: str) -> None:
        """Show the questions of a card, or of the whole dimension when it is empty."""
        self._dimension, self._card = dimension, card_id
        self._follow()

    def questions(self) -> list[tuple[str, str]]:
        """Id and text of what is asked here."""
        return self.document.questions_of(self._dimension, self._card)

    def remove(self, question_id: str) -> None:
        """Take a question of the school away; its answers stay as notes."""
        if self.document.remove_question(question_id):
            self.removed.emit(self.tr("De richtvraag is gewist. De antwoorden blijven bij de notities."))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._rebuild()
        order_tabs(self._after, self._rows_shown(), self.add_button)

    def _rows_shown(self) -> list[QuestionRow]:
        return [row for row in rows_in(self._row_column) if isinstance(row, QuestionRow)]

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._rebuild()

    def _rebuild(self) -> None:
        self._stale = False
        place = focus_place(self._rows_shown())
        if place is not None:
            # Before its row goes: Qt would give the focus to any button of the window.
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self._row_column)
        self.add_button.setEnabled(not self.document.read_only)
        questions = self.questions()
        rows = [QuestionRow(question, self) for question in questions]
        for row in rows:
            self._row_column.addWidget(row)
        order_tabs(self._after, rows, self.add_button)
        if place is not None:
            put_focus(rows, place)
        if not questions:
            words = self.tr("Bij deze dimensie staan geen richtvragen.")
            if any(c.questions for c in self.document.instrument.dimension(self._dimension).clusters):
                words = self.tr("Bij deze kaart staan geen richtvragen.")
            self._row_column.addWidget(Label(self.look, words, size=21, colour="ink2"))
        px = self.look.px
        self._row_column.setSpacing(px(4))
        self._column.setSpacing(px(8))
        self._column.setContentsMargins(px(24), px(4), px(20), px(8))
