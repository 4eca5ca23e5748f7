"""Counting what lies on the battery. Numbers are counts; a mean is only ever drawn as a gauge, never shown."""

from collections.abc import Iterable
from typing import NamedTuple

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.core.scan import Card, PlanRow, Scan

_LEVEL: dict[Sign, float] = {"--": 0.0, "-": 1 / 3, "+": 2 / 3, "++": 1.0}
"""How full one card makes the gauge, 0 to 1 (design.md section 6)."""


class Tally(NamedTuple):
    """Counts over some cards: how many there are, how many lie in each zone, how full the gauge is (0 to 1).

    Every card is counted once: in a zone, as parked, as not applicable, or as waiting.
    """

    total: int
    zones: dict[Sign, int]
    level: float
    parked: int = 0
    not_applicable: int = 0

    @property
    def placed(self) -> int:
        """Cards that lie in a zone."""
        return sum(self.zones.values())

    @property
    def to_place(self) -> int:
        """Cards that belong on the battery: all but those that do not apply. The *van 14* in *8 van 14 gelegd*."""
        return self.total - self.not_applicable

    @property
    def waiting(self) -> int:
        """Cards that were not discussed yet."""
        return self.to_place - self.placed - self.parked

    @property
    def done(self) -> bool:
        """True when no card waits, parked ones included."""
        return self.total > 0 and self.placed == self.to_place


def tally(cards: Iterable[Card]) -> Tally:
    """Count these cards."""
    total, level, parked, not_applicable = 0, 0.0, 0, 0
    zones: dict[Sign, int] = dict.fromkeys(SIGNS, 0)
    for card in cards:
        total += 1
        parked += card.state == "parked"
        not_applicable += card.state == "not_applicable"
        if (zone := card.laid) is not None:
            zones[zone] += 1
            level += _LEVEL[zone]
    placed = sum(zones.values())
    return Tally(total, zones, level / placed if placed else 0.0, parked, not_applicable)


def dimension_of(card: Card, instrument: Instrument) -> int:
    """The number of the dimension in which a card lies; KeyError when it is neither the paper's nor an own one."""
    if card.own is not None:
        return card.own.dimension
    found = instrument.find(card.id)
    if found is None:
        raise KeyError(card.id)
    return found[0].number


def cards_of(scan: Scan, instrument: Instrument, dimension: int) -> tuple[Card, ...]:
    """The cards of one dimension in the order of the paper, own cards last."""
    return tuple(c for c in scan.cards if dimension_of(c, instrument) == dimension)


def tallies(scan: Scan, instrument: Instrument) -> dict[int, Tally]:
    """The counts of each dimension, by its number."""
    cards: dict[int, list[Card]] = {dimension.number: [] for dimension in instrument.dimensions}
    for card in scan.cards:
        cards[dimension_of(card, instrument)].append(card)
    return {number: tally(found) for number, found in cards.items()}


def in_zones(scan: Scan, *signs: Sign) -> tuple[Card, ...]:
    """The cards in these zones, zone by zone in the order asked, each in the order of the paper."""
    return tuple(c for sign in signs for c in scan.cards if c.laid == sign)


def strengths(scan: Scan) -> tuple[Card, ...]:
    """The full side of the battery: ``++``, then ``+``."""
    return in_zones(scan, "++", "+")


def work_points(scan: Scan) -> tuple[Card, ...]:
    """The empty side of the battery: ``--``, then ``-``."""
    return in_zones(scan, "--", "-")


def dots_of(scan: Scan, row: PlanRow) -> int:
    """The dots of a building block: those its cards have now, or had when it was chosen, whichever is more."""
    return max(row.votes, sum(scan.card(card_id).votes for card_id in row.cards))
