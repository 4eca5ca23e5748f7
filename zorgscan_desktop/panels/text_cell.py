"""A cell for text of any length: its field grows with what is typed, and every keystroke goes to the document."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.panels.cell import Cell
from zorgscan_desktop.panels.text_editor import TextField
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.scroll import slim_bar
from zorgscan_desktop.ui.theme import Look

LEAST_LINES = 3
TALLEST = 520.0
"""Height in dpx from which the field scrolls inside itself."""


class TextCell(Cell):
    """``typed`` comes with every change of the text; ``burst`` belongs to one sitting, which undoes as one step."""

    typed = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        hint: str,
        parent: QWidget,
        *,
        bullets: bool = False,
        weight: int = 400,
        size: float = 23.0,
        tallest: float = TALLEST,
    ) -> None:
        super().__init__(look, name, hint, parent, bullets=bullets, weight=weight, size=size)
        self._hint, self._size, self._tallest, self._bullets = hint, size, tallest, bullets
        self.field: TextField | None = None
        self.burst = object()

    def begin(self) -> None:
        """The field is made when it is first needed: a plan has hundreds of places to write."""
        self.burst = object()
        if self.field is None:
            self.field = TextField(self)
            self.field.setPlaceholderText(self._hint)
            dress_field(self.field, self.look, size=self._size)
            self.field.verticalScrollBar().setStyleSheet(slim_bar(self.look))
            self.field.done.connect(self.close_field)
            self.field.textChanged.connect(self._on_typed)
        self.field.setAccessibleName(self.plate.accessibleName().split(":")[0])
        self._fill(self.text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.field.show()

    def _fill(self, text: str) -> None:
        if self.field is not None:
            self.field.blockSignals(True)
            self.field.setPlainText(text)
            self.field.blockSignals(False)

    def _on_typed(self) -> None:
        if self.field is not None and self.is_open:
            self.typed.emit(self.field.toPlainText()[:MAX_TEXT])
            self.resized.emit()

    def follow(self) -> None:
        """Undo, or somebody else, changed it: the field shows that. What is only half typed stays as it is."""
        if self.field is not None and self._meant(self.field.toPlainText()[:MAX_TEXT]) != self._meant(self.text):
            self._fill(self.text)
            self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _meant(self, text: str) -> str:
        """A list loses its empty lines on the way through the document."""
        if not self._bullets:
            return text
        return "\n".join(line.strip() for line in text.split("\n") if line.strip())

    def end(self) -> bool:
        """Everything is in the document already."""
        return True

    def put_away(self) -> None:
        """Hide the field."""
        if self.field is not None:
            self.field.hide()

    def field_widget(self) -> QWidget | None:
        """The field, once it was made."""
        return self.field

    def focus_field(self) -> None:
        """Put the cursor in the field."""
        if self.field is not None:
            self.field.setFocus()

    def field_height(self, width: int) -> int:
        """As high as its lines, at least three, at most ``tallest`` dpx."""
        if self.field is None:
            return 0
        # A scroll bar takes room from the lines, and so would bring itself about.
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self.field.width() != width:
            self.field.resize(width, max(self.field.height(), 48))
        lines = max(LEAST_LINES, self._lines())
        wanted = ceil(lines * self.field.fontMetrics().lineSpacing()) + self.look.px(24)
        most = max(self.look.px(self._tallest), 96)
        if wanted > most:
            self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return min(wanted, most)

    def _lines(self) -> int:
        """Lines on the screen, broken ones counted."""
        assert self.field is not None
        count, block = 0, self.field.document().firstBlock()
        while block.isValid():
            self.field.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def place_field(self, x: int, y: int, width: int) -> None:
        """Over the whole width."""
        if self.field is not None:
            self.field.setGeometry(x, y, width, self.field_height(width))
