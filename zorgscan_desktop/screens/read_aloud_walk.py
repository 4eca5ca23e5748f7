"""Where a room is on its way through the cards: which walk, which card, and which one comes next."""

from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.walk import Walk, waits, walk_cards
from zorgscan_desktop.document.scan_document import ScanDocument


class CardWalk:
    """Reads the document, changes nothing. ``at_end``: past the last card of the walk."""

    def __init__(self, document: ScanDocument) -> None:
        self.document = document
        self.kind: Walk = "dimension"
        self.card_id = document.scan.cards[0].id
        self.at_end = False
        self._disputed: list[str] = []

    @property
    def dimension(self) -> int:
        """That of the card."""
        return self.document.dimension_of(self.card_id)

    def cards(self) -> list[Card]:
        """The cards of this walk. Disputed ones keep the order they had when the walk began; new ones come last."""
        scan = self.document.scan
        found = walk_cards(scan, self.document.instrument, self.kind, self.dimension)
        if self.kind != "disputed":
            return list(found)
        self._disputed += [card.id for card in found if card.id not in self._disputed]
        here = {card.id: card for card in scan.cards}
        return [here[card_id] for card_id in self._disputed if card_id in here]

    @property
    def place(self) -> int:
        """The place of the card in this walk, from 0; the number of cards when it is past the last."""
        ids = [card.id for card in self.cards()]
        return len(ids) if self.at_end else ids.index(self.card_id)

    def go_to(self, card_id: str) -> None:
        """To this card; when it is not part of the walk the walk becomes that of its dimension."""
        self.card_id, self.at_end = card_id, False
        if card_id not in (card.id for card in self.cards()):
            self.kind = "dimension"

    def begin(self, kind: Walk) -> None:
        """Another walk: from the same card on, or from its first card; an empty one is at its end at once."""
        was_at_end, self.at_end = self.at_end, False
        self.kind, self._disputed = kind, []
        cards = self.cards()
        stays = kind != "disputed" and not was_at_end
        if not cards:
            self.at_end = True
        elif not stays:
            self.card_id = (
                next((card.id for card in cards if waits(card)), cards[0].id) if was_at_end else cards[0].id
            )

    def step(self, way: int) -> bool:
        """One card further or back, past the last one too. True when that is somewhere else."""
        cards = self.cards()
        place = self.place + way
        if not 0 <= place <= len(cards) or (place == len(cards) and self.at_end):
            return False
        self.at_end = place == len(cards)
        if not self.at_end:
            self.card_id = cards[place].id
        return True

    def next_waiting(self) -> str:
        """The card that waits: further on in the walk first, else from its start; empty when none does."""
        cards, place = self.cards(), self.place
        if self.kind == "disputed":
            return cards[place + 1].id if place + 1 < len(cards) else ""
        return next((card.id for card in (*cards[place + 1 :], *cards[: place + 1]) if waits(card)), "")

    def waiting(self) -> list[Card]:
        """The cards of this walk that wait."""
        return [card for card in self.cards() if waits(card)]
