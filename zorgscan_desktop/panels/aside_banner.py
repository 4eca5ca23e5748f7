"""Above the card of card by card: that it was set aside, in what way, and why."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.reason_field import ReasonField
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX

SIZE = 21.0
"""Of the reason's words, in dpx; two lines of them are seen."""


class AsideBanner(QWidget):
    """A word and the field for the reason."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._word = Label(look, size=27, weight=650, wrap=False)
        self.reason = ReasonField(document, look, size=SIZE, most=2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._word)
        self._row.addWidget(self.reason, 1)
        self.hide()

    @classmethod
    def wanted_height(cls, look: Look) -> int:
        """How high it is in logical px."""
        return max(TARGET_PX, look.px(76), 2 * round(look.text_px(SIZE) * 1.25) + 22)

    def show_card(self, card_id: str) -> None:
        """Speak of this card."""
        self.reason.show_card(card_id)
        self.refresh(card_id)

    def refresh(self, card_id: str) -> None:
        """Its state may have changed."""
        word = self.document.state_word(card_id)
        self._word.setText(word[:1].upper() + word[1:])
        self._row.setSpacing(self.look.px(20))
        self.setVisible(self.document.scan.card(card_id).state != "open")
