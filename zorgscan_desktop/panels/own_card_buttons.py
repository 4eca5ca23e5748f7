"""Under the kenmerken of a card that the school wrote itself: change its words, or take it away."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.own_card_editor import removal_words
from zorgscan_desktop.panels.snug_button import SnugButton
from zorgscan_desktop.ui.theme import Look


class OwnCardButtons(QWidget):
    """Shows itself with own cards only."""

    edit_requested = Signal(str)
    removed = Signal(str)
    """The card was taken away: what to say about it."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._card = ""
        self.edit = SnugButton(look, self.tr("Aanpassen"), kind="outline")
        self.remove = SnugButton(look, self.tr("Wissen"), kind="outline")
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._card))
        # After the click has ended: the button goes with the card.
        self.remove.clicked.connect(lambda: QTimer.singleShot(0, self, self._remove))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(4), 0, 0)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.hide()

    def show_card(self, card_id: str) -> None:
        """Follow the panel to this card, or to none."""
        self._card = card_id
        own = bool(card_id) and self.document.instrument.find(card_id) is None
        self.setVisible(own)
        if own:
            code = self.document.code_of(card_id)
            self.edit.setAccessibleName(self.tr("Eigen kaart {code} aanpassen").format(code=code))
            self.remove.setAccessibleName(self.tr("Eigen kaart {code} wissen").format(code=code))
        for button in (self.edit, self.remove):
            button.setEnabled(not self.document.read_only)

    def _remove(self) -> None:
        words = removal_words(self.document, self._card)
        if self._card and self.document.remove_own_card(self._card):
            self.removed.emit(words)
