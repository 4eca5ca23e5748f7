"""The panel at the right: the current card with its kenmerken, its richtvragen, and the notes of the dimension."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.feature_rows import FeatureRows, visible_words
from zorgscan_desktop.panels.note_editor import NoteEditor
from zorgscan_desktop.panels.notes_list import NotesList
from zorgscan_desktop.panels.own_card_buttons import OwnCardButtons
from zorgscan_desktop.panels.panel_editors import PanelEditors
from zorgscan_desktop.panels.question_list import QuestionList
from zorgscan_desktop.panels.reason_field import ReasonField
from zorgscan_desktop.panels.sections import CardTag, FoldHeading, column
from zorgscan_desktop.panels.talk_buttons import TalkButtons
from zorgscan_desktop.ui.label import Label, escaped
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look

WIDTH, STRIP_WIDTH = 400.0, 74.0
"""In dpx: open, and closed to a strip (design.md sections 4 and 6)."""


class DetailPanel(QWidget):
    """Shows one card and one dimension; while a note is written, the editor takes the upper half."""

    note_requested = Signal()
    keyboard_requested = Signal()
    """Somebody who types wants a keyboard on the screen."""
    card_written = Signal(str)
    """A card of the school itself came into the scan (its id)."""
    removed = Signal(str)
    """Something of the school was taken away: what to say about it, and that it can be undone."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._card = ""
        self._focus_before: QWidget | None = None
        self._dimension = 1
        self.tag = CardTag(look)
        self.statement = Label(look, size=27, weight=500)
        self._heading = Label(look, self.tr("Kritische kenmerken"), size=20.5, weight=600, colour="ink2")
        self._lead_in = Label(look, size=21, weight=400, colour="ink2")
        self.features = FeatureRows(document, look)
        self.talk = TalkButtons(document, look)
        self.reason = ReasonField(document, look)
        self.questions_heading = FoldHeading(look, self.tr("Richtvragen"), "message-circle-question-mark")
        self.own_buttons = OwnCardButtons(document, look)
        self.questions = QuestionList(document, look, after=self.questions_heading)
        self._questions_area = TouchScrollArea(look, self.questions)
        self.notes_heading = FoldHeading(look, self.tr("Notities"), "notebook-pen")
        self.notes = NotesList(document, look, after=self.notes_heading)
        self.editors = PanelEditors(document, look)
        self._build()
        self._connect_writing()
        self.questions_heading.toggled.connect(self._fold)
        self.notes_heading.toggled.connect(self._fold)
        self.notes_heading.setChecked(True)
        self.talk.reason_wanted.connect(self.ask_reason)
        # The field of a reason comes above the kenmerken, and moves them under the finger that just tapped a button.
        self.talk.chosen.connect(self.features.wary.start)
        self.reason.done.connect(self._leave_reason)
        self.reason.keyboard_requested.connect(self.keyboard_requested)
        document.card_changed.connect(self._on_card_changed)
        document.cards_changed.connect(self._on_cards_changed)
        document.questions_changed.connect(self._show_counts)
        document.notes_changed.connect(self._show_counts)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self._dress)
        self._dress()
        self.show_card("")

    def _build(self) -> None:
        head = QWidget()
        inside = column(head)
        for part in (self.tag, self.reason, self.statement, self._heading, self._lead_in):
            inside.addWidget(part)
        for evidence in (self.features, self.own_buttons, self.talk):
            inside.addWidget(evidence)
        inside.addStretch(1)
        self._detail_column = inside
        self._detail_area = TouchScrollArea(self.look, head)
        reading = QWidget()
        stack = column(reading)
        stack.addWidget(self._detail_area, 1)
        stack.addWidget(self.questions_heading)
        stack.addWidget(self._questions_area, 1)
        stack.addWidget(self.notes_heading)
        stack.addWidget(self.notes)
        self._reading_column = stack
        self._pages = QStackedLayout(self)
        self._pages.addWidget(reading)
        self._pages.addWidget(self.editors)

    def _connect_writing(self) -> None:
        """Notes, and what the school adds itself: answers, questions, cards."""
        editors, questions = self.editors, self.questions
        editors.opened.connect(lambda: self._pages.setCurrentWidget(editors))
        editors.closed.connect(self._show_reading)
        editors.keyboard_requested.connect(self.keyboard_requested)
        self.notes.add_requested.connect(self.write_note)
        self.notes.edit_requested.connect(editors.edit_note)
        questions.answer_requested.connect(self.answer_question)
        questions.edit_requested.connect(editors.edit_note)
        questions.add_requested.connect(lambda: editors.write_question(self._dimension))
        questions.question_edit_requested.connect(editors.edit_question)
        self.own_buttons.edit_requested.connect(editors.edit_card)
        editors.card_written.connect(self.card_written)
        for part in (questions, self.notes, self.own_buttons, editors):
            part.removed.connect(self.removed)

    @property
    def editor(self) -> NoteEditor:
        """Where a note or an answer is written."""
        return self.editors.note

    def _dress(self) -> None:
        px = self.look.px
        # The scroll bar stays off the round corners.
        self._pages.setContentsMargins(1, px(10), px(3), px(10))
        self._detail_column.setContentsMargins(px(24), px(12), px(18), px(10))
        self._detail_column.setSpacing(px(13))
        self.tag.setFixedHeight(px(38))
        self.update()

    # -- what it shows ----------------------------------------------------------------------------------------------

    def show_card(self, card_id: str) -> None:
        """Show this card, or an invitation to tap one."""
        self._card = card_id
        known = bool(card_id)
        self._heading.setVisible(known and bool(self.document.features_of(card_id)))
        self.features.show_card(card_id)
        self.talk.show_card(card_id)
        self.reason.show_card(card_id)
        for part in (self.tag, self.features, self.talk):
            part.setVisible(known)
        if not known:
            self._lead_in.hide()
            self.statement.setText(self.tr("Tik op een kaart om de kritische kenmerken te zien."))
            self.statement.restyle(size=23.5, weight=400, colour="ink2")
        else:
            self._show_statement(card_id)
            self._show_tag()
        self.own_buttons.show_card(card_id)
        self._show_questions()
        self._show_counts()
        self._detail_area.verticalScrollBar().setValue(0)

    def _show_statement(self, card_id: str) -> None:
        found = self.document.instrument.find(card_id)
        statement = self.document.statement_of(card_id)
        spans = found[1].emphasis_spans() if found else ()
        lead_in = found[1].lead_in if found else None
        self.statement.restyle(size=27, weight=500, colour="ink")
        self.statement.set_html(_emphasised(statement, spans))
        self._lead_in.setVisible(bool(lead_in))
        self._lead_in.setText(lead_in or "")

    def _show_tag(self) -> None:
        card = self.document.scan.card(self._card)
        word = self.document.state_word(self._card)
        own = self.tr("Eigen kaart") if card.own is not None else ""
        sign, code = card.laid or "", self.document.code_of(self._card)
        self.tag.show_card(code, sign, word, own, disputed=is_disputed(card))
        self._heading.setText(f"{self.tr('Kritische kenmerken')}\n{visible_words(self.document, self._card)}")

    def show_dimension(self, number: int) -> None:
        """Show the notes and questions of another dimension; an open note is closed, it is in the scan already."""
        self._dimension = number
        self.editors.close_all()
        self.notes.show_dimension(number)
        self._show_questions()
        self._show_counts()

    def _show_questions(self) -> None:
        self.questions.show_place(self._dimension, self._card)
        self._fold()

    def _show_counts(self) -> None:
        count = len(self.questions.questions())
        self.questions_heading.show_count(self.tr("Richtvragen"), str(count) if count else self.tr("geen"))
        title = self.tr("Notities dimensie {number}").format(number=self._dimension)
        self.notes_heading.show_count(title, str(len(self.document.notes_of(self._dimension))))

    def _fold(self) -> None:
        self._questions_area.setVisible(self.questions_heading.isChecked())
        self.notes.setVisible(self.notes_heading.isChecked())

    @property
    def is_writing(self) -> bool:
        """Whether a note or an answer is open."""
        return self.editors.is_writing

    def focus_detail(self) -> None:
        """Put the focus on the first thing in the panel."""
        self.questions_heading.setFocus(Qt.FocusReason.TabFocusReason)

    def be_wary(self) -> None:
        """The panel opened under a hand: a second tap on the same place changes nothing."""
        self.features.wary.start()
        self.talk.wary.start()

    # -- a reason ----------------------------------------------------------------------------------------------------

    def ask_reason(self) -> None:
        """Why the current card was set aside: put the cursor in its field."""
        self._focus_before = self.window().focusWidget()
        self.editors.close_all()
        self._pages.setCurrentIndex(0)
        self._detail_area.verticalScrollBar().setValue(0)
        self.reason.focus_text()

    def _leave_reason(self) -> None:
        before = self._focus_before
        self._focus_before = None
        there = before is not None and isValid(before) and before.isVisible() and before is not self.reason.text
        # Who tapped in the field came from nowhere: not to a button, where a second Enter undoes what was just typed.
        (before if there and before is not None else self).setFocus()

    # -- notes ------------------------------------------------------------------------------------------------------

    def write_note(self) -> None:
        """Open an empty note for the current card or, with none, for the dimension."""
        self.editors.write_note(self._dimension, self._card or None)

    def answer_question(self, question_id: str) -> None:
        """Open an empty answer to this guiding question: a note that is linked to it."""
        self.editors.write_note(self._dimension, self._card or None, question_id)

    def write_own_card(self) -> None:
        """Open an empty card of the school itself."""
        self.editors.write_card(self._dimension)

    def _show_reading(self) -> None:
        """Back to the card; the keys go to what they went to before, if that is still there."""
        had_keyboard = self.editors.has_keyboard()
        self._pages.setCurrentIndex(0)
        if had_keyboard:
            self.editors.give_focus_back(self.notes.add_button)
        self.notes.show_last()

    # -- facts ------------------------------------------------------------------------------------------------------

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show_tag()

    def _on_cards_changed(self) -> None:
        """An own card got other words, or is gone."""
        known = any(card.id == self._card for card in self.document.scan.cards)
        self.show_card(self._card if known else "")

    def _on_scan_replaced(self) -> None:
        self.editors.forget()
        self._pages.setCurrentIndex(0)
        self.show_card("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll the kenmerken, wherever in the panel the keyboard is."""
        if not self._detail_area.scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look)
        painter.end()


def _emphasised(statement: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The statement as rich text with its key words in bold."""
    parts, position = [], 0
    for start, end in spans:
        parts.append(f"{escaped(statement[position:start])}<b>{escaped(statement[start:end])}</b>")
        position = end
    words = "".join(parts) + escaped(statement[position:])
    # Of the font's own line, which is 1.34 of its size: 1.2 as design.md section 3 sets a statement.
    return f'<div style="line-height: 90%;">{words}</div>'
