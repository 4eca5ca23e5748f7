"""The panel at the right: the current card with its kenmerken, its richtvragen, and the notes of the dimension."""

from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.note_editor import NoteEditor
from zorgscan_desktop.panels.notes_list import NotesList
from zorgscan_desktop.panels.sections import Bullet, CardTag, FoldHeading, clear, column
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look

WIDTH, STRIP_WIDTH = 400.0, 74.0
"""In dpx: open, and closed to a strip (design.md sections 4 and 6)."""


class DetailPanel(QWidget):
    """Shows one card and one dimension; while a note is written, the editor takes the upper half."""

    note_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._card = ""
        self._dimension = 1
        self._focus_before: QWidget | None = None
        self.tag = CardTag(look)
        self.statement = Label(look, size=27, weight=500)
        self._heading = Label(look, self.tr("Kritische kenmerken"), size=20.5, weight=600, colour="ink2")
        self._lead_in = Label(look, size=21, weight=400, colour="ink2")
        self._features = QWidget()
        self._feature_column = column(self._features)
        self.questions_heading = FoldHeading(look, self.tr("Richtvragen"), "message-circle-question-mark")
        self._questions = QWidget()
        self._question_column = column(self._questions)
        self._questions_area = TouchScrollArea(look, self._questions)
        self.notes_heading = FoldHeading(look, self.tr("Notities"), "notebook-pen")
        self.notes = NotesList(document, look, after=self.notes_heading)
        self.editor = NoteEditor(document, look)
        self._build()
        self.questions_heading.toggled.connect(self._fold)
        self.notes_heading.toggled.connect(self._fold)
        self.notes_heading.setChecked(True)
        self.notes.add_requested.connect(self.write_note)
        self.notes.edit_requested.connect(self.edit_note)
        self.editor.closed.connect(self._show_reading)
        document.card_changed.connect(self._on_card_changed)
        document.notes_changed.connect(self._show_counts)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self._dress)
        self._dress()
        self.show_card("")

    def _build(self) -> None:
        head = QWidget()
        inside = column(head)
        for part in (self.tag, self.statement, self._heading, self._lead_in, self._features):
            inside.addWidget(part)
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
        self._pages.addWidget(self.editor)

    def _dress(self) -> None:
        px = self.look.px
        # The scroll bar stays off the round corners.
        self._pages.setContentsMargins(1, px(10), px(3), px(10))
        self._detail_column.setContentsMargins(px(24), px(12), px(18), px(10))
        self._detail_column.setSpacing(px(13))
        self._question_column.setContentsMargins(px(24), px(4), px(20), px(8))
        self.tag.setFixedHeight(px(38))
        self.update()

    # -- what it shows ----------------------------------------------------------------------------------------------

    def show_card(self, card_id: str) -> None:
        """Show this card, or an invitation to tap one."""
        self._card = card_id
        clear(self._feature_column)
        known = bool(card_id)
        for part in (self.tag, self._heading, self._features):
            part.setVisible(known)
        if not known:
            self._lead_in.hide()
            self.statement.setText(self.tr("Tik op een kaart om de kritische kenmerken te zien."))
            self.statement.restyle(size=23.5, weight=400, colour="ink2")
        else:
            self._show_statement(card_id)
            self._show_tag()
        self._show_questions()
        self._show_counts()
        self._detail_area.verticalScrollBar().setValue(0)

    def _show_statement(self, card_id: str) -> None:
        found = self.document.instrument.find(card_id)
        own = self.document.scan.card(card_id).own
        statement = found[1].statement if found else own.statement if own else ""
        spans = found[1].emphasis_spans() if found else ()
        lead_in = found[1].lead_in if found else None
        features = found[1].features if found else own.features if own else ()
        self.statement.restyle(size=27, weight=500, colour="ink")
        self.statement.set_html(_emphasised(statement, spans))
        self._lead_in.setVisible(bool(lead_in))
        self._lead_in.setText(lead_in or "")
        for feature in features:
            self._feature_column.addWidget(Bullet(self.look, feature))

    def _show_tag(self) -> None:
        card = self.document.scan.card(self._card)
        word = self.document.instrument.zone(card.laid).word if card.laid else self.tr("nog niet gelegd")
        self.tag.show_card(self.document.code_of(self._card), card.laid or "", word)

    def show_dimension(self, number: int) -> None:
        """Show the notes and questions of another dimension; an open note is closed, it is in the scan already."""
        self._dimension = number
        self.editor.close_note()
        self.notes.show_dimension(number)
        self._show_questions()
        self._show_counts()

    def _show_questions(self) -> None:
        clear(self._question_column)
        dimension = self.document.instrument.dimension(self._dimension)
        found = self.document.instrument.find(self._card) if self._card else None
        if found is not None:
            questions = [q.text for q in dimension.questions_for(found[1])]
        else:
            questions = [q.text for c in dimension.clusters for q in c.questions]
            questions += [q.text for q in dimension.questions]
        for text in questions:
            self._question_column.addWidget(Bullet(self.look, text, size=21))
        if not questions:
            words = self.tr("Bij deze dimensie staan geen richtvragen.")
            if any(c.questions for c in dimension.clusters):
                words = self.tr("Bij deze kaart staan geen richtvragen.")
            self._question_column.addWidget(Label(self.look, words, size=21, colour="ink2"))
        self._question_column.addStretch(1)
        count = str(len(questions)) if questions else self.tr("geen")
        self.questions_heading.show_count(self.tr("Richtvragen"), count)
        self._fold()

    def _show_counts(self) -> None:
        title = self.tr("Notities dimensie {number}").format(number=self._dimension)
        self.notes_heading.show_count(title, str(len(self.document.notes_of(self._dimension))))

    def _fold(self) -> None:
        self._questions_area.setVisible(self.questions_heading.isChecked())
        self.notes.setVisible(self.notes_heading.isChecked())

    def focus_detail(self) -> None:
        """Put the focus on the first thing in the panel."""
        self.questions_heading.setFocus(Qt.FocusReason.TabFocusReason)

    # -- notes ------------------------------------------------------------------------------------------------------

    def write_note(self) -> None:
        """Open an empty note for the current card or, with none, for the dimension."""
        self._remember_focus()
        self.editor.start(self._dimension, self._card or None)
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    def edit_note(self, index: int) -> None:
        """Open the note at this place of the scan."""
        self._remember_focus()
        self.editor.edit(index)
        self._pages.setCurrentWidget(self.editor)
        self.editor.focus_text()

    def _remember_focus(self) -> None:
        focus = self.window().focusWidget()
        if focus is None or not self.editor.isAncestorOf(focus):
            self._focus_before = focus

    def _show_reading(self) -> None:
        """Back to the card; the keys go to what they went to before the note, if that is still there."""
        focus, before = self.window().focusWidget(), self._focus_before
        self._pages.setCurrentIndex(0)
        if focus is not None and self.editor.isAncestorOf(focus):
            there = before is not None and isValid(before) and before.isVisible()
            (before if there and before is not None else self.notes.add_button).setFocus()
        self.notes.show_last()

    # -- facts ------------------------------------------------------------------------------------------------------

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show_tag()

    def _on_scan_replaced(self) -> None:
        self.editor.forget()
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(self.look.colour("surface"))
        corner = self.look.px(20)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()


def _emphasised(statement: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The statement as rich text with its key words in bold."""
    parts, position = [], 0
    for start, end in spans:
        parts.append(f"{escape(statement[position:start])}<b>{escape(statement[start:end])}</b>")
        position = end
    words = "".join(parts) + escape(statement[position:])
    # Of the font's own line, which is 1.34 of its size: 1.2 as design.md section 3 sets a statement.
    return f'<div style="line-height: 90%;">{words}</div>'
