"""What people do with cards: lay them, set them aside, tick their kenmerken, count fingers, and write their own."""

from typing import TYPE_CHECKING, Literal

from zorgscan_desktop.document.open_scan import OpenScan, revised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zorgscan_desktop.core.instrument import Sign
    from zorgscan_desktop.core.scan import Card

MAX_DIGITS = 9
Aside = Literal["open", "parked", "not_applicable"]


class CardWishes(OpenScan):
    """Each is one undo step and says whether it changed anything."""

    def place(self, card_id: str, zone: "Sign | None") -> bool:
        """Lay a card in a zone, or None for back in the tray; a card that was set aside takes part again."""
        if zone is None:
            where = self.tr("terug naar de lade")
        else:
            where = self.tr("naar {zone}").format(zone=self.instrument.zone(zone).word.lower())
        if zone is None and self._scan.card(card_id).laid is None:
            return False  # a parked card that is put down in the tray stays parked
        text = f"{self.code_of(card_id)} {where}"
        return self._change_card(card_id, text, zone=zone, state="open", state_reason="")

    def set_aside(self, card_id: str, state: Aside, reason: str = "") -> bool:
        """Park a card, or say that it does not apply here and why; ``open`` puts it back in the tray."""
        words = {
            "open": self.tr("{code} terug naar de lade"),
            "parked": self.tr("{code} geparkeerd"),
            "not_applicable": self.tr("{code} niet van toepassing"),
        }
        text = words[state].format(code=self.code_of(card_id))
        kept = self._scan.card(card_id).laid if state == "open" else None
        return self._change_card(
            card_id, text, zone=kept, state=state, state_reason="" if state == "open" else reason
        )

    def toggle_aside(self, card_id: str, state: Aside) -> bool:
        """Set a card aside in this way, or back in the tray when it was set aside so already."""
        return self.set_aside(card_id, "open" if self._scan.card(card_id).state == state else state)

    def toggle_not_applicable(self, card_id: str) -> bool:
        """Say that a card does not apply here, or that it does. True when it does not: then a reason may follow."""
        return self.toggle_aside(card_id, "not_applicable") and self._scan.card(card_id).state == "not_applicable"

    def take_back(self, card_id: str) -> bool:
        """Back in the tray, from a zone or from where it was set aside."""
        if self._scan.card(card_id).state != "open":
            return self.set_aside(card_id, "open")
        return self.place(card_id, None)

    def give_reason(self, card_id: str, reason: str, *, burst: object = None) -> bool:
        """Say why a card was set aside."""
        text = self.tr("reden bij {code}").format(code=self.code_of(card_id))
        return self._change_card(card_id, text, burst=burst, state_reason=reason)

    def tick(self, card_id: str, feature: int, seen: bool) -> bool:
        """Tick a kenmerk as already visible at school, or untick it. The card itself never moves by that."""
        before = self._scan.card(card_id).features
        after = {*before, feature} if seen else {*before} - {feature}
        if not 0 <= feature < len(self.features_of(card_id)):
            raise IndexError(feature)
        words = self.tr("kenmerk van {code} aangevinkt") if seen else self.tr("kenmerk van {code} niet aangevinkt")
        if after == {*before}:
            return False
        return self._change_card(card_id, words.format(code=self.code_of(card_id)), features=tuple(sorted(after)))

    def count_hands(self, card_id: str, hands: "Sequence[int] | None", *, burst: object = None) -> bool:
        """How many fingers were raised for each zone, ``--`` first; None or only zeros: nobody raised any."""
        text = self.tr("vingers bij {code}").format(code=self.code_of(card_id))
        counts = tuple(hands) if hands and any(hands) else None
        return self._change_card(card_id, text, burst=burst, hands=counts)

    def dispute(self, card_id: str, disputed: bool) -> bool:
        """Mark by hand that people do not agree on this card, or take the mark off."""
        words = self.tr("{code} gemarkeerd om te bespreken") if disputed else self.tr("{code} niet meer gemarkeerd")
        return self._change_card(card_id, words.format(code=self.code_of(card_id)), disputed=disputed)

    def toggle_dispute(self, card_id: str) -> bool:
        """Mark by hand, or take the mark off; while fingers lie far apart they say so themselves."""
        from zorgscan_desktop.core.talk import FAR_APART, spread

        card = self._scan.card(card_id)
        if spread(card.hands) >= FAR_APART:
            return False
        return self.dispute(card_id, not card.disputed)

    def vote(self, card_id: str, votes: int) -> bool:
        """How many dots a card got; never under zero."""
        text = self.tr("stippen bij {code}").format(code=self.code_of(card_id))
        return self._change_card(card_id, text, votes=max(0, votes))

    def clear_votes(self) -> bool:
        """Take all dots off the cards."""
        cards = tuple(revised(card, votes=0) if card.votes else card for card in self._scan.cards)
        return self._change_parts(self.tr("stippen gewist"), None, cards=cards)

    # -- own cards --------------------------------------------------------------------------------------------------

    def add_own_card(
        self,
        dimension: int,
        statement: str,
        *,
        key_words: str = "",
        features: "Sequence[str]" = (),
        burst: object = None,
    ) -> str:
        """Add a card that the school wrote itself and return its id; empty when the scan is read only."""
        from zorgscan_desktop.core.scan import Card, OwnCard

        taken = {card.id.removeprefix("own-") for card in self._scan.cards if card.own is not None}
        # The next one after the last. Who wrote the file itself may have used a number that no number can hold.
        number = max((int(each) for each in taken if len(each) <= MAX_DIGITS), default=0) + 1
        while str(number) in taken:
            number += 1
        own = OwnCard(dimension=dimension, statement=statement, key_words=key_words, features=tuple(features))
        card = Card(id=f"own-{number}", own=own)
        text = self.tr("eigen kaart E {number}").format(number=card.id.removeprefix("own-"))
        added = self._change_parts(text, dimension, burst=burst, cards=(*self._scan.cards, card))
        return card.id if added else ""

    def edit_own_card(
        self,
        card_id: str,
        statement: str,
        *,
        key_words: str = "",
        features: "Sequence[str]" = (),
        burst: object = None,
    ) -> bool:
        """Change the words of an own card.

        A tick stays with the words of its kenmerk; while only letters of it change, it keeps its place.
        """
        old = self._scan.card(card_id)
        if old.own is None:
            raise KeyError(card_id)
        own = revised(old.own, statement=statement, key_words=key_words, features=tuple(features))
        ticks = _kept_ticks(old.own.features, own.features, old.features)
        text = self.tr("eigen kaart {code} aangepast").format(code=self.code_of(card_id))
        changed = revised(old, own=own, features=ticks)
        return self._change_parts(text, own.dimension, burst=burst, cards=self._scan.with_card(changed).cards)

    def remove_own_card(self, card_id: str, *, burst: object = None) -> bool:
        """Take an own card away; its notes stay with the dimension, building blocks lose the card."""
        card = self._scan.card(card_id)
        if card.own is None:
            raise KeyError(card_id)
        notes = tuple(revised(note, card=None) if note.card == card_id else note for note in self._scan.notes)
        shorter = ((row, tuple(c for c in row.cards if c != card_id)) for row in self._scan.plan)
        plan = tuple(row if cards == row.cards else revised(row, cards=cards) for row, cards in shorter if cards)
        parts: dict[str, object] = {"cards": tuple(c for c in self._scan.cards if c.id != card_id)}
        if notes != self._scan.notes:
            parts["notes"] = notes
        if plan != self._scan.plan:
            parts["plan"] = plan
        text = self.tr("eigen kaart {code} gewist").format(code=self.code_of(card_id))
        return self._change_parts(text, card.own.dimension, burst=burst, **parts)

    def own_cards(self, dimension: int) -> "tuple[Card, ...]":
        """The own cards of a dimension, oldest first."""
        return tuple(card for card in self._scan.cards if card.own is not None and card.own.dimension == dimension)


def _kept_ticks(before: "Sequence[str]", after: "Sequence[str]", ticks: "Sequence[int]") -> tuple[int, ...]:
    """Where the ticks are when kenmerken get other words."""
    kept: set[int] = set()
    for index in ticks:
        if before[index] in after:
            kept |= {place for place, words in enumerate(after) if words == before[index]}
        elif len(before) == len(after):
            kept.add(index)
    return tuple(sorted(kept))
