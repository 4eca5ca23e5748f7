"""What raised fingers say of a card: how far people are apart, where the middle lies, what to talk about first.

One to four fingers stand for the zones from ``--`` to ``++``. The app proposes, the team decides.
"""

from collections.abc import Sequence

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.scan import Card

FAR_APART = 2
"""A spread of this many zones makes a card disputed."""


def spread(hands: Sequence[int] | None) -> int:
    """How many zones lie between the lowest and the highest zone with a finger: 0 to 3; 0 with no fingers."""
    raised = [index for index, count in enumerate(hands or ()) if count]
    return raised[-1] - raised[0] if raised else 0


def medians(hands: Sequence[int] | None) -> tuple[Sign, ...]:
    """The zone of the middle finger; two zones when the middle falls between them; none without fingers."""
    total = sum(hands or ())
    if not hands or not total:
        return ()
    lower, upper = _zone_at(hands, (total - 1) // 2), _zone_at(hands, total // 2)
    return (lower,) if lower == upper else (lower, upper)


def is_disputed(card: Card) -> bool:
    """Whether people do not agree on a card: fingers far apart, or marked so by hand."""
    return card.disputed or spread(card.hands) >= FAR_APART


def disputed_first(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The disputed cards, those with the widest spread first, equals in the order given (*Bespreek eerst*)."""
    return tuple(sorted((c for c in cards if is_disputed(c)), key=lambda card: -spread(card.hands)))


def _zone_at(hands: Sequence[int], place: int) -> Sign:
    """The zone of the finger at this place when all fingers stand in a row from empty to full."""
    for sign, count in zip(SIGNS, hands, strict=True):
        if place < count:
            return sign
        place -= count
    raise IndexError(place)
