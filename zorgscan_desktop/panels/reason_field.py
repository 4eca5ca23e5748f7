"""Why a card was set aside, typed in place; there only while the card is parked or does not apply.

What is typed is in the scan with every keystroke; the keystrokes of one sitting undo together.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

PAD = 10
"""Logical px above and below the lines together, beside the margins of the text itself."""
BORDER = 2
"""Logical px; what Qt calls the frame holds the padding of the sheet as well."""
LEAST = TARGET_PX + 8
"""Logical px: Qt scrolls the cursor of a field into sight, not the field, so some of it may stay under the edge."""


class ReasonText(QPlainTextEdit):
    """As high as its words, up to ``most`` lines; Enter and Esc are done."""

    done = Signal()
    entered = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the words; a line in a field that is higher stands in its middle."""
        lines = min(max(1, round(self.document().size().height()), self._lines_of_hint()), self._most)
        words = lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin())
        height = max(LEAST, words + PAD)
        # Above only: a field that just holds its words would scroll.
        self.setViewportMargins(0, max(0, (height - words) // 2 - BORDER), 0, 0)
        self.setFixedHeight(height)

    def _lines_of_hint(self) -> int:
        """Shown as long as the field is empty."""
        if not self.document().isEmpty():
            return 1
        metrics = self.fontMetrics()
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        shown = metrics.boundingRect(QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap, self.placeholderText())
        return round(shown.height() / metrics.lineSpacing())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.verticalScrollBar().setValue(0)  # who reads it begins at the beginning


class ReasonField(QWidget):
    """The reason of one card, with the button of the on-screen keyboard. ``size`` of the words is in dpx."""

    done = Signal()
    """Enter or Esc: the keys can go back to what they went to before."""
    keyboard_requested = Signal()
    """Somebody without a keyboard wants one on the screen."""

    def __init__(
        self, document: ScanDocument, look: Look, parent: QWidget | None = None, *, size: float = 20.5, most: int = 4
    ) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._card = ""
        self._burst = object()
        self._showing = False
        self.text = ReasonText(most)
        dress_field(self.text, look, size=size)
        name = self.tr("Schermtoetsenbord")
        self.keyboard_button = TouchButton(look, name, icon_name="keyboard", icon_only=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.keyboard_button)
        self.text.textChanged.connect(self._write)
        self.text.done.connect(self.done)
        self.text.entered.connect(self._begin)
        self.keyboard_button.clicked.connect(self._ask_keyboard)
        document.card_changed.connect(self._on_card_changed)
        document.scan_replaced.connect(lambda: self.show_card(""))
        look.changed.connect(self.text.fit)
        self.hide()

    def show_card(self, card_id: str) -> None:
        """Speak of this card, or of none."""
        self._card = card_id
        self._begin()
        self._show()

    def focus_text(self) -> None:
        """Put the cursor in the field."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        card = self.document.scan.card(self._card) if self._card else None
        aside = card is not None and card.state != "open"
        if not aside and self.text.hasFocus():
            self.done.emit()
        self.setVisible(aside)
        if card is None or not aside:
            return
        self.text.setReadOnly(self.document.read_only)
        not_applicable = card.state == "not_applicable"
        hint = self.tr("Waarom niet van toepassing?") if not_applicable else self.tr("Waarom geparkeerd?")
        if hint != self.text.placeholderText():
            self.text.setPlaceholderText(hint)
            self.text.fit()
        self.text.setAccessibleName(self.tr("Reden bij {code}").format(code=self.document.code_of(card.id)))
        if self.text.toPlainText() != card.state_reason:
            self._showing = True
            self.text.setPlainText(card.state_reason)
            self._showing = False

    def _begin(self) -> None:
        self._burst = object()

    def _write(self) -> None:
        words = self.text.toPlainText()
        if self._showing or not self._card:
            return
        if len(words) > MAX_TEXT:
            self._show()  # what was in the scan stays; nobody types a reason of twenty thousand letters
            return
        self.document.give_reason(self._card, words, burst=self._burst)

    def _ask_keyboard(self) -> None:
        self.keyboard_requested.emit()
        self.focus_text()

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show()
