"""Where a note is typed: in the upper half of the panel, so that an on-screen keyboard never covers it.

What is typed is in the scan with every keystroke (autosave follows); the keystrokes of one sitting undo together.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEventPoint, QKeyEvent, QTouchEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class NoteField(QPlainTextEdit):
    """Plain text; Ctrl+Enter and Esc are done. It answers a finger by itself, as TouchButton does."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Every scroll area of Qt asks for it, and it wants two fingers.
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        # A long press would open Qt's own menu, and that takes every finger's release away from who drags.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """A finger puts the cursor, and selects: also while others drag, when Qt makes no mouse out of it."""
        if not isinstance(event, QTouchEvent):
            return super().viewportEvent(event)
        if event.points() and self.isEnabled():
            point = event.points()[0]
            cursor = self.textCursor()
            place = self.cursorForPosition(point.position().toPoint()).position()
            pressed = point.state() == QEventPoint.State.Pressed
            cursor.setPosition(place, cursor.MoveMode.MoveAnchor if pressed else cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            if pressed:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.done.emit()
            return
        super().keyPressEvent(event)


class NoteEditor(QWidget):
    """Writes one note at a time into the document."""

    closed = Signal()
    keyboard_requested = Signal()
    """Somebody without a keyboard wants one on the screen."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._index: int | None = None
        self._open = False
        self._dimension, self._card = 1, ""
        self._burst = object()
        self._heading = Label(look, size=23.5, weight=650)
        self.field = NoteField()
        self.field.setPlaceholderText(self.tr("Wat willen jullie onthouden?"))
        self.field.setAccessibleName(self.tr("Tekst van de notitie"))
        dress_field(self.field, look)
        self._hint = Label(look, self.tr("Schrijf geen namen van leerlingen."), size=19, colour="ink2")
        self.done_button = TouchButton(look, self.tr("Klaar"), kind="primary")
        self.keyboard_button = TouchButton(look, self.tr("Schermtoetsenbord"), icon_name="keyboard", icon_only=True)
        self.keyboard_button.clicked.connect(self._ask_keyboard)
        self.remove_button = TouchButton(look, self.tr("Wissen"), kind="outline", icon_name="trash-2")
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.keyboard_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        self._column = column(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self.field, 1)
        self._column.addWidget(self._hint)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.done.connect(self.close_note)
        self.done_button.clicked.connect(self.close_note)
        self.remove_button.clicked.connect(self._remove)
        document.notes_changed.connect(self._on_notes_changed)
        look.changed.connect(self._dress)
        self._dress()

    def start(self, dimension: int, card: str | None) -> None:
        """Begin an empty note; it comes into the scan with its first letter."""
        self._begin(dimension, card or "", None, "")

    def edit(self, index: int) -> None:
        """Go on with the note at this place."""
        note = self.document.scan.notes[index]
        self._begin(note.dimension, note.card or "", index, note.text)

    def _begin(self, dimension: int, card: str, index: int | None, text: str) -> None:
        self.close_note()
        self._dimension, self._card, self._index, self._burst = dimension, card, index, object()
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        if card:
            self._heading.setText(self.tr("Notitie bij {code}").format(code=self.document.code_of(card)))
        else:
            self._heading.setText(self.tr("Notitie bij dimensie {number}").format(number=dimension))
        self._open = True

    def focus_text(self) -> None:
        """Put the cursor in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_note(self) -> None:
        """Done: an emptied note disappears, anything else is in the scan already."""
        if not self._open:
            return
        self._open = False
        if self._index is not None and not self.document.scan.notes[self._index].text.strip():
            self.document.remove_note(self._index, burst=self._burst)
        self._index = None
        self.closed.emit()

    def forget(self) -> None:
        """Another scan is open: this note was part of the previous one."""
        self._open, self._index = False, None

    def _ask_keyboard(self) -> None:
        self.keyboard_requested.emit()
        self.focus_text()

    def _remove(self) -> None:
        self._open = False
        if self._index is not None:
            self.document.remove_note(self._index, burst=self._burst)
        self._index = None
        self.closed.emit()

    def _on_text_changed(self) -> None:
        if not self._open:
            return
        text = self.field.toPlainText()[:MAX_TEXT]
        if self._index is not None:
            self.document.edit_note(self._index, text, burst=self._burst)
        elif text.strip():
            self._index = self.document.add_note(self._dimension, text, card=self._card or None, burst=self._burst)

    def _on_notes_changed(self, _dimension: int) -> None:
        """Undo by somebody else can take this note away, or change it, while it is open."""
        if not self._open or self._index is None:
            return
        notes = self.document.scan.notes
        if self._index >= len(notes) or notes[self._index].dimension != self._dimension:
            self.forget()
            self.closed.emit()
        elif notes[self._index].text != self.field.toPlainText()[:MAX_TEXT]:
            self.field.blockSignals(True)
            self.field.setPlainText(notes[self._index].text)
            self.field.blockSignals(False)

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(12))
        self._column.setSpacing(px(12))
        self.field.setFixedHeight(px(230))
