"""Where a note is typed: with a card, with the dimension, or as the answer to a guiding question."""

from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.text_editor import TextEditor
from zorgscan_desktop.ui.theme import Look


class NoteEditor(TextEditor):
    """Writes one note at a time into the document."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        name, placeholder = self.tr("Tekst van de notitie"), self.tr("Wat willen jullie onthouden?")
        super().__init__(document, look, parent, name=name, placeholder=placeholder)
        self._index: int | None = None
        self._dimension, self._card, self._question = 1, "", ""
        document.notes_changed.connect(self.follow)

    def start(self, dimension: int, card: str | None, question: str = "") -> None:
        """Begin an empty note; it comes into the scan with its first letter."""
        self._begin(dimension, card or "", question, None, "")

    def edit(self, index: int) -> None:
        """Go on with the note at this place."""
        note = self.document.scan.notes[index]
        self._begin(note.dimension, note.card or "", note.question or "", index, note.text)

    def _begin(self, dimension: int, card: str, question: str, index: int | None, text: str) -> None:
        self.close_text()
        self._dimension, self._card, self._question, self._index = dimension, card, question, index
        heading = self.tr("Notitie bij dimensie {number}").format(number=dimension)
        if question:
            heading = self.tr("Antwoord op de richtvraag")
        elif card:
            heading = self.tr("Notitie bij {code}").format(code=self.document.code_of(card))
        self.begin(heading, text, self.document.question_text(question) if question else "")

    @override
    def stored(self) -> str | None:
        notes = self.document.scan.notes
        if self._index is None or self._index >= len(notes) or notes[self._index].dimension != self._dimension:
            return None
        return notes[self._index].text

    @override
    def write(self, text: str, burst: object) -> None:
        if self._index is not None:
            self.document.edit_note(self._index, text, burst=burst)
            return
        card, question = self._card or None, self._question or None
        self._index = self.document.add_note(self._dimension, text, card=card, question=question, burst=burst)

    @override
    def take_away(self, burst: object) -> None:
        if self._index is not None:
            self.document.remove_note(self._index, burst=burst)
        self._index = None
