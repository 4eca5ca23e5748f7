"""A titled list of cards that shows its first ones and unfolds (*nog 11*); rows stay the same widget while they last.

A row that was made anew at every change would take the keyboard's focus away with it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.point_row import PointRow, Tap
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class PointsSection(QWidget):
    """Strengths, work points, or cards that lie in no zone."""

    tapped = Signal(str)

    def __init__(self, document: ScanDocument, look: Look, tap: Tap, first: int) -> None:
        super().__init__()
        self.document, self.look, self.tap, self._first = document, look, tap, first
        self.rows: dict[str, PointRow] = {}
        self._open = False
        self._cards: Sequence[Card] = ()
        self._dots: Callable[[Card], int | None] = lambda _card: None
        self.title = Label(look, size=27, weight=700)
        self.hint = Label(look, size=20.5, colour="ink2")
        self.hint.hide()
        self.more = TouchButton(look, "", icon_after="chevron-down")
        self.more.clicked.connect(self._toggle)
        box = QWidget()
        self._row_column = column(box)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.hint)
        self._column.addWidget(box)
        self._column.addWidget(self.more)
        look.changed.connect(self._dress)
        self._dress()

    def show_cards(
        self, title: str, cards: Sequence[Card], dots: Callable[[Card], int | None] = lambda _card: None
    ) -> None:
        """Show these cards in this order; ``dots`` gives the number that stands behind a card, None for none."""
        self.title.setText(title)
        self._cards, self._dots = cards, dots
        self._refresh()

    def show_hint(self, text: str) -> None:
        """A line under the title; empty for none."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _toggle(self) -> None:
        self._open = not self._open
        self._refresh()

    def _refresh(self) -> None:
        cards = self._cards
        # One card is as high as the button that would hide it.
        shown = cards if self._open or len(cards) <= self._first + 1 else cards[: self._first]
        wanted = [card.id for card in shown]
        for card_id in [card_id for card_id in self.rows if card_id not in wanted]:
            row = self.rows.pop(card_id)
            row.hide()
            row.deleteLater()
        for place, card in enumerate(shown):
            row = self._row(card)
            if self._row_column.indexOf(row) != place:
                self._row_column.insertWidget(place, row)
            chosen = self.document.is_building_block(card.id)
            state = self.document.state_word(card.id).lower()
            row.show_state(card.laid or "", state, chosen=chosen, dots=self._dots(card))
        self.rows = {card_id: self.rows[card_id] for card_id in wanted}
        rest = len(cards) - len(shown)
        self.more.setVisible(rest > 0 or (self._open and len(cards) > self._first + 1))
        self.more.setText(self.tr("nog {count}").format(count=rest) if rest else self.tr("minder tonen"))
        self.more.setAccessibleName(f"{self.title.text()}: {self.more.text()}")
        self.more.icon_after = "chevron-down" if rest else "chevron-up"

    def _row(self, card: Card) -> PointRow:
        code, words = self.document.code_of(card.id), self.document.key_words_of(card.id)
        row = self.rows.get(card.id)
        if row is None or row.text() != words:
            if row is not None:
                row.hide()
                row.deleteLater()
            row = PointRow(self.look, card.id, code, words, self.tap)
            row.clicked.connect(lambda: self.tapped.emit(card.id))
            self.rows[card.id] = row
        return row

    def _dress(self) -> None:
        self._column.setContentsMargins(0, 0, self.look.px(8), self.look.px(10))
        self._column.setSpacing(self.look.px(6))
