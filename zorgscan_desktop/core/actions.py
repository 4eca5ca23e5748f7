"""Ideas for the action plan, from what was seen and said: kenmerken that nobody ticked, and notes with the cards."""

from dataclasses import dataclass
from typing import Literal

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Card, PlanRow, Scan


@dataclass(frozen=True)
class Idea:
    """One text that could become an action of a building block, and where it comes from."""

    card: str
    source: Literal["feature", "note"]
    text: str


def features_of(card: Card, instrument: Instrument) -> tuple[str, ...]:
    """The kenmerken of a card, of the paper or of the school itself."""
    found = instrument.find(card.id)
    return found[1].features if found else card.own.features if card.own else ()


def ideas(scan: Scan, instrument: Instrument, row: PlanRow) -> tuple[Idea, ...]:
    """What this building block could do: per card its unticked kenmerken, then its notes; not what is there yet."""
    found: list[Idea] = []
    for card_id in row.cards:
        card = scan.card(card_id)
        features = enumerate(features_of(card, instrument))
        found += [Idea(card_id, "feature", _flat(text)) for index, text in features if index not in card.features]
        found += [Idea(card_id, "note", _flat(note.text)) for note in scan.notes if note.card == card_id]
    there = {_flat(action) for action in row.actions}
    return tuple(idea for idea in found if idea.text and idea.text not in there)


def _flat(text: str) -> str:
    """On one line: every line of the actions is an action of its own."""
    return " ".join(text.split())
