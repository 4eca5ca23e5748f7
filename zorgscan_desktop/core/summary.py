"""Counting what lies on the battery. Numbers are counts; a mean is only ever drawn as a gauge, never shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from zorgscan_desktop.core.instrument import SIGNS, Instrument, Sign
from zorgscan_desktop.core.scan import Card, Scan

_LEVEL: dict[Sign, float] = {"--": 0.0, "-": 1 / 3, "+": 2 / 3, "++": 1.0}
"""How full one card makes the gauge, 0 to 1 (design.md section 6)."""


@dataclass(frozen=True)
class Tally:
    """Counts over some cards: how many there are, how many lie in each zone, how full the gauge is (0 to 1)."""

    total: int
    zones: dict[Sign, int]
    level: float

    @property
    def placed(self) -> int:
        """Cards that lie in a zone."""
        return sum(self.zones.values())

    @property
    def done(self) -> bool:
        """True when no card waits."""
        return self.total > 0 and self.placed == self.total


def tally(cards: Iterable[Card]) -> Tally:
    """Count these cards."""
    total, level = 0, 0.0
    zones: dict[Sign, int] = dict.fromkeys(SIGNS, 0)
    for card in cards:
        total += 1
        if card.zone is not None:
            zones[card.zone] += 1
            level += _LEVEL[card.zone]
    placed = sum(zones.values())
    return Tally(total, zones, level / placed if placed else 0.0)


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


def in_zones(scan: Scan, *signs: Sign) -> tuple[Card, ...]:
    """The cards in these zones, zone by zone in the order asked, each in the order of the paper."""
    return tuple(c for sign in signs for c in scan.cards if c.zone == sign)


def strengths(scan: Scan) -> tuple[Card, ...]:
    """The full side of the battery: ``++``, then ``+``."""
    return in_zones(scan, "++", "+")


def work_points(scan: Scan) -> tuple[Card, ...]:
    """The empty side of the battery: ``--``, then ``-``."""
    return in_zones(scan, "--", "-")
