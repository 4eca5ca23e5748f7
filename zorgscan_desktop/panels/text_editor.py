"""Where a text is typed: in the upper half of a panel, so that an on-screen keyboard never covers it.

What is typed is in the scan with every keystroke (autosave follows); the keystrokes of one sitting undo together.
Which text it is, a subclass says: a note or answer, a guiding question of the school, a parked remark.
"""

from textwrap import shorten

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEventPoint, QKeyEvent, QTextCursor, QTouchEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import slim_bar
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

FIELD_HEIGHT = 230.0
ABOUT_LENGTH = 180
"""Characters of what a text is about: enough to know, and the field stays high."""


class TextField(QPlainTextEdit):
    """Plain text; Ctrl+Enter and Esc are done. It answers a finger by itself, as TouchButton does.

    It holds no more than the scan can: what is pasted beyond that is seen not to come in, instead of being left out
    in silence when it is saved.
    """

    done = Signal()
    full = Signal()
    """Not all of what was typed or pasted came in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Every scroll area of Qt asks for it, and it wants two fingers.
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self.textChanged.connect(self._stay_within)

    def _stay_within(self) -> None:
        """Take what is too much off the end of what was just added (there the cursor is), not off what follows it."""
        text = self.toPlainText()
        if len(text) <= MAX_TEXT:
            return
        # Qt counts an emoji as two: characters are taken off the end of the text before it.
        until = self.textCursor().position() or self.document().characterCount() - 1
        before = text.encode("utf-16-le")[: 2 * until].decode("utf-16-le", "surrogatepass")
        kept = before[: max(0, len(before) - (len(text) - MAX_TEXT))]
        cursor = QTextCursor(self.document())
        cursor.setPosition(len(kept.encode("utf-16-le", "surrogatepass")) // 2)
        cursor.setPosition(until, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.full.emit()

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


def slim_scroll(field: TextField, look: Look) -> None:
    """Give a field the bar of our lists, now and whenever the look changes."""

    def dress() -> None:
        field.verticalScrollBar().setStyleSheet(slim_bar(look))

    dress()
    look.changed.connect(dress)


class TextEditor(QWidget):
    """Writes one text at a time into the document."""

    closed = Signal()
    keyboard_requested = Signal()
    """Somebody without a keyboard wants one on the screen."""

    def __init__(
        self, document: ScanDocument, look: Look, parent: QWidget | None = None, *, name: str, placeholder: str
    ) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._open = self._writing = False
        self._burst = object()
        self.heading = Label(look, size=23.5, weight=650)
        self.about = Label(look, size=19, colour="ink2")
        self.field = TextField()
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        dress_field(self.field, look)
        slim_scroll(self.field, look)
        self._hint = Label(look, "", size=19, colour="ink2")
        self.done_button = TouchButton(look, self.tr("Klaar"), kind="primary")
        self.keyboard_button = TouchButton(look, self.tr("Schermtoetsenbord"), icon_name="keyboard", icon_only=True)
        self.remove_button = TouchButton(look, self.tr("Wissen"), kind="outline", icon_name="trash-2")
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.keyboard_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        self._column = column(self)
        for part in (self.heading, self.about, self.field, self._hint):
            self._column.addWidget(part)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        self.about.hide()
        self.field.textChanged.connect(self._on_text_changed)
        self.field.full.connect(lambda: self._hint.setText(self.tr("De tekst is vol: niet alles kon erbij.")))
        self.field.done.connect(self.close_text)
        self.done_button.clicked.connect(self.close_text)
        self.remove_button.clicked.connect(self._remove)
        self.keyboard_button.clicked.connect(self._ask_keyboard)
        look.changed.connect(self._dress)
        self._dress()

    # -- what a subclass says ---------------------------------------------------------------------------------------

    def stored(self) -> str | None:
        """The text as the scan has it; None when it is not there yet, or not any more."""
        raise NotImplementedError

    def write(self, text: str, burst: object) -> None:
        """Put the text in the scan, for the first time or again."""
        raise NotImplementedError

    def take_away(self, burst: object) -> None:
        """Take the text out of the scan, where it is."""
        raise NotImplementedError

    # -- a sitting --------------------------------------------------------------------------------------------------

    def begin(self, heading: str, text: str, about: str = "") -> None:
        """Start a sitting with this text; ``about`` stands small under the heading."""
        self._burst = object()
        self._hint.setText(self.tr("Schrijf geen namen van leerlingen."))
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.heading.setText(heading)
        self.about.setText(shorten(about, ABOUT_LENGTH, placeholder="…"))
        self.about.setVisible(bool(about))
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether somebody is at it."""
        return self._open

    def focus_text(self) -> None:
        """Put the cursor in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_text(self) -> None:
        """Done: an emptied text disappears, anything else is in the scan already."""
        if not self._open:
            return
        self._open = False
        stored = self.stored()
        if stored is not None and not stored.strip():
            self.take_away(self._burst)
        self.closed.emit()

    def forget(self) -> None:
        """Another scan is open: this text was part of the previous one."""
        self._open = False

    def follow(self) -> None:
        """The scan changed: undo by somebody else can take this text away, or change it, while it is open."""
        if not self._open or self._writing:
            return
        stored = self.stored()
        if stored is None and self.field.toPlainText().strip():
            self.forget()
            self.closed.emit()
        elif stored is not None and stored != self.field.toPlainText()[:MAX_TEXT]:
            self.field.blockSignals(True)
            self.field.setPlainText(stored)
            self.field.blockSignals(False)

    def _remove(self) -> None:
        self._open = False
        if self.stored() is not None:
            self.take_away(self._burst)
        self.closed.emit()

    def _ask_keyboard(self) -> None:
        self.keyboard_requested.emit()
        self.focus_text()

    def _on_text_changed(self) -> None:
        text = self.field.toPlainText()[:MAX_TEXT]
        if self._open and (text.strip() or self.stored() is not None):
            self._writing = True
            self.write(text, self._burst)
            self._writing = False

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), px(20), px(24), px(12))
        self._column.setSpacing(px(12))
        self.field.setFixedHeight(px(FIELD_HEIGHT))
