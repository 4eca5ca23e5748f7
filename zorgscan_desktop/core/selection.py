"""Which cards the overview picks out: disputed, parked, with notes, chosen."""

from typing import Literal

from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.talk import is_disputed

Pick = Literal["all", "disputed", "parked", "notes", "chosen"]


def picked(scan: Scan, pick: Pick) -> frozenset[str]:
    """The ids of the cards that answer to this."""
    if pick == "disputed":
        return frozenset(card.id for card in scan.cards if is_disputed(card))
    if pick == "parked":
        return frozenset(card.id for card in scan.cards if card.state == "parked")
    if pick == "notes":
        return frozenset(note.card for note in scan.notes if note.card is not None and note.text.strip())
    if pick == "chosen":
        return frozenset(card_id for row in scan.plan for card_id in row.cards)
    return frozenset(card.id for card in scan.cards)
