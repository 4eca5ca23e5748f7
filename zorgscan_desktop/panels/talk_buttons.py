"""What a team can say of a card beside its zone: talk about it first, park it, or that it does not apply here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.talk import FAR_APART, is_disputed, spread
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.toggle_button import ToggleButton
from zorgscan_desktop.ui.wary import Wary

SHARES = (10, 13, 11)
"""Of the width of a panel, as long as the words of each button need."""


class TalkButtons(QWidget):
    """Three buttons for one card, beside each other."""

    reason_wanted = Signal()
    """The card does not apply: somebody may say why."""
    chosen = Signal()
    """Somebody used one of them."""

    def __init__(
        self, document: ScanDocument, look: Look, parent: QWidget | None = None, *, icons: bool = False
    ) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.wary = Wary()
        self._card = ""
        names = ("message-square-plus", "square-parking", "ban") if icons else ("", "", "")
        size = 20.5 if icons else 19.0
        disputed, parked = self.tr("Te bespreken"), self.tr("Geparkeerd")
        self.dispute = ToggleButton(look, self.tr("Bespreken"), disputed, icon_name=names[0], size=size)
        self.park = ToggleButton(look, self.tr("Parkeren"), parked, icon_name=names[1], size=size)
        self.not_applicable = ToggleButton(look, self.tr("Niet van toepassing"), icon_name=names[2], size=size)
        self.buttons = (self.dispute, self.park, self.not_applicable)
        if not icons:
            # In a panel their words go in two lines rather than that they make it wider.
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icons = icons
        self._row = QGridLayout(self)
        self._lay(split=False)
        self.dispute.clicked.connect(self._dispute)
        self.park.clicked.connect(self._park)
        self.not_applicable.clicked.connect(self._not_applicable)
        document.card_changed.connect(self._on_card_changed)
        look.changed.connect(self._dress)
        self._dress()

    def _lay(self, *, split: bool) -> None:
        """All beside each other, or the longest words below the other two."""
        self._split = split
        for place, (button, share) in enumerate(zip(self.buttons, SHARES, strict=True)):
            below = split and button is self.not_applicable
            self._row.addWidget(button, 1 if below else 0, 0 if below else place, 1, 2 if below else 1)
            self._row.setColumnStretch(place, 0 if self._icons or (split and place == 2) else share)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A panel that is narrow for its text has no room for three: a word must not break, nor leave its button."""
        room = self.width() - 2 * self._row.horizontalSpacing()
        words = zip(self.buttons, SHARES, strict=True)
        split = not self._icons and any(b.widest_word() > room * s / sum(SHARES) for b, s in words)
        if split != self._split:
            self._lay(split=split)

    def show_card(self, card_id: str) -> None:
        """Speak of this card, or of none."""
        self._card = card_id
        self._show()

    def show_icons(self, wanted: bool) -> None:
        """With or without icons beside the words."""
        for button in self.buttons:
            button.with_icon = wanted
            button.show_on(button.isChecked())

    def _show(self) -> None:
        for button in self.buttons:
            button.setEnabled(bool(self._card))
        if not self._card:
            for button in self.buttons:
                button.show_on(False)
            return
        card = self.document.scan.card(self._card)
        far = spread(card.hands) >= FAR_APART
        self.dispute.show_on(is_disputed(card))
        # What the fingers say no tap takes away; counting anew does.
        self.dispute.setEnabled(not far)
        self.dispute.setToolTip(self.tr("De handen liggen ver uit elkaar.") if far else "")
        self.dispute.setAccessibleDescription(self.dispute.toolTip())
        self.park.show_on(card.state == "parked")
        self.not_applicable.show_on(card.state == "not_applicable")

    def _dispute(self) -> None:
        if self.wary:
            return
        self.document.toggle_dispute(self._card)
        self.chosen.emit()

    def _park(self) -> None:
        if self.wary:
            return
        self.document.toggle_aside(self._card, "parked")
        self.chosen.emit()

    def _not_applicable(self) -> None:
        if self.wary:
            return
        if self.document.toggle_not_applicable(self._card):
            self.reason_wanted.emit()
        self.chosen.emit()

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show()

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(max(8, self.look.px(8)))
        self._fit()
