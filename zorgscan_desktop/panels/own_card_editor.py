"""Where a card of the school itself is written: statement, key words, kenmerken; in the upper half of the panel.

As with a note, what is typed is in the scan with every keystroke, and one sitting is one undo step.
"""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.panels.text_editor import TextField, slim_scroll
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

STATEMENT_HEIGHT, FEATURES_HEIGHT = 92.0, 104.0


class WordsField(QLineEdit):
    """One line; Enter and Esc are done."""

    done = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return
        super().keyPressEvent(event)


class OwnCardEditor(QWidget):
    """Writes one own card at a time into the document."""

    closed = Signal()
    keyboard_requested = Signal()
    written = Signal(str)
    """A new card came into the scan with its first letter (its id)."""
    removed = Signal(str)
    """The card was taken away: what to say about it."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._open = self._writing = False
        self._card, self._dimension, self._burst = "", 1, object()
        self.heading = Label(look, size=23.5, weight=650)
        self.statement, self.key_words, self.features = TextField(), WordsField(), TextField()
        self.done_button = TouchButton(look, self.tr("Klaar"), kind="primary")
        self.keyboard_button = TouchButton(look, self.tr("Schermtoetsenbord"), icon_name="keyboard", icon_only=True)
        self.remove_button = TouchButton(look, self.tr("Wissen"), kind="outline", icon_name="trash-2")
        self._column = column(self)
        self._column.addWidget(self.heading)
        self._add(self.statement, self.tr("Uitspraak op de kaart"))
        self._add(self.key_words, self.tr("Kernwoorden, enkele woorden"))
        self._add(self.features, self.tr("Kenmerken, één per regel"))
        self._add_buttons()
        self._column.addStretch(1)
        document.cards_changed.connect(self._follow)
        look.changed.connect(self._dress)
        self._dress()

    def _add(self, field: TextField | WordsField, name: str) -> None:
        label = Label(self.look, name, size=19, weight=550, colour="ink2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        dress_field(field, self.look, size=20.5)
        if isinstance(field, WordsField):
            field.setMaxLength(MAX_TEXT)
        else:
            slim_scroll(field, self.look)
        field.textChanged.connect(self._on_text_changed)
        field.done.connect(self.close_card)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _add_buttons(self) -> None:
        self.done_button.clicked.connect(self.close_card)
        self.remove_button.clicked.connect(self._remove)
        self.keyboard_button.clicked.connect(self._ask_keyboard)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.remove_button)
        self._buttons.addWidget(self.keyboard_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.done_button)
        self._column.addLayout(self._buttons)

    # -- a sitting --------------------------------------------------------------------------------------------------

    def start(self, dimension: int) -> None:
        """Begin an empty card in this dimension."""
        self.close_card()
        self._card, self._dimension = "", dimension
        self._begin(self.tr("Eigen kaart in dimensie {number}").format(number=dimension))

    def edit(self, card_id: str) -> None:
        """Go on with this own card."""
        self.close_card()
        self._card, self._dimension = card_id, self.document.dimension_of(card_id)
        self._begin(self.tr("Eigen kaart {code}").format(code=self.document.code_of(card_id)))

    def _begin(self, heading: str) -> None:
        self.heading.setText(heading)
        self._burst = object()
        self._fill()
        self._open = True

    def focus_text(self) -> None:
        """Put the cursor in the first field."""
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)
        self.statement.moveCursor(self.statement.textCursor().MoveOperation.End)

    def close_card(self) -> None:
        """Done: a card of which nothing is left disappears, anything else is in the scan already."""
        if not self._open:
            return
        self._open = False
        if self._stored() is not None and not _has_words(self._typed()):
            self.document.remove_own_card(self._card, burst=self._burst)
        self.closed.emit()

    def forget(self) -> None:
        """Another scan is open: this card was part of the previous one."""
        self._open = False

    def _remove(self) -> None:
        self._open = False
        words = removal_words(self.document, self._card)
        if self._stored() is not None and self.document.remove_own_card(self._card, burst=self._burst):
            self.removed.emit(words)
        self.closed.emit()

    def _ask_keyboard(self) -> None:
        focus = self.focusWidget()
        self.keyboard_requested.emit()
        if isinstance(focus, (QLineEdit, QPlainTextEdit)):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_text()

    # -- words ------------------------------------------------------------------------------------------------------

    def _typed(self) -> dict[str, Any]:
        lines = (line.strip() for line in self.features.toPlainText()[:MAX_TEXT].splitlines())
        return {
            "statement": self.statement.toPlainText()[:MAX_TEXT].strip(),
            "key_words": self.key_words.text().strip(),
            "features": tuple(line for line in lines if line),
        }

    def _stored(self) -> dict[str, Any] | None:
        """What the scan has of this card; None when it is not there yet, or not any more."""
        own = next((card.own for card in self.document.scan.cards if card.id == self._card), None)
        if own is None:
            return None
        return {"statement": own.statement, "key_words": own.key_words, "features": own.features}

    def _on_text_changed(self) -> None:
        if not self._open:
            return
        typed = self._typed()
        self._writing = True
        if self._stored() is not None:
            self.document.edit_own_card(self._card, burst=self._burst, **typed)
        elif _has_words(typed):
            self._card = self.document.add_own_card(self._dimension, burst=self._burst, **typed)
            self.written.emit(self._card)
        self._writing = False

    def _follow(self) -> None:
        """Undo by somebody else can take this card away, or change it, while it is open."""
        if not self._open or self._writing or not self._card:
            return
        stored = self._stored()
        if stored is None:
            self.forget()
            self.closed.emit()
        elif stored != self._typed():
            self._fill()

    def _fill(self) -> None:
        stored = self._stored() or {"statement": "", "key_words": "", "features": ()}
        fields = (self.statement, self.key_words, self.features)
        for field in fields:
            field.blockSignals(True)
        self.statement.setPlainText(stored["statement"])
        self.key_words.setText(stored["key_words"])
        self.features.setPlainText("\n".join(stored["features"]))
        for field in fields:
            field.blockSignals(False)

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), px(14), px(24), px(12))
        self._column.setSpacing(px(5))
        self._buttons.setContentsMargins(0, px(7), 0, 0)
        self.statement.setFixedHeight(px(STATEMENT_HEIGHT))
        self.features.setFixedHeight(px(FEATURES_HEIGHT))


def removal_words(document: ScanDocument, card_id: str) -> str:
    """What to say when this own card was taken away."""
    code = document.code_of(card_id) if card_id else ""
    return document.tr("Eigen kaart {code} is gewist.").format(code=code)


def _has_words(typed: dict[str, Any]) -> bool:
    return any(typed.values())
