"""The order in which a room goes through the cards one by one, and which of them still wait."""

from typing import Literal

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Card, Scan
from zorgscan_desktop.core.summary import cards_of
from zorgscan_desktop.core.talk import disputed_first

Walk = Literal["dimension", "all", "disputed"]
"""Through one dimension, through all of them, or through the cards on which people do not agree."""


def walk_cards(scan: Scan, instrument: Instrument, walk: Walk, dimension: int) -> tuple[Card, ...]:
    """The cards of a walk: in the order of the paper, own cards last in their dimension; disputed ones by spread."""
    if walk == "dimension":
        return cards_of(scan, instrument, dimension)
    everything = tuple(card for d in instrument.dimensions for card in cards_of(scan, instrument, d.number))
    return everything if walk == "all" else disputed_first(everything)


def waits(card: Card) -> bool:
    """Whether a card was not discussed yet: it lies in no zone and was not set aside."""
    return card.state == "open" and card.zone is None
