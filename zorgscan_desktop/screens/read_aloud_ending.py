"""What card by card says past the last card of a walk, and which step it offers."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from zorgscan_desktop.core.summary import cards_of
from zorgscan_desktop.core.walk import Walk, waits, walk_cards
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.screens.read_aloud_walk import CardWalk


@dataclass(frozen=True)
class Ending:
    """Two sentences, the words of the next step, and where it leads: a card in a walk, or the overview."""

    sentence: str
    small: str
    step: str
    card: str = ""
    walk: Walk = "dimension"


def ending(document: ScanDocument, walk: CardWalk) -> Ending:
    """Say what was gone through, what still waits and what is parked."""
    cards, number = walk.cards(), walk.dimension
    waiting = [card.id for card in cards if waits(card)]
    if walk.kind == "disputed":
        return _after_disputed(document, empty=not cards)
    parked = sum(card.state == "parked" for card in cards)
    small = _some(len(waiting), _tr("1 kaart wacht nog."), _tr("{count} kaarten wachten nog."))
    small += _some(parked, _tr("1 kaart is geparkeerd."), _tr("{count} kaarten zijn geparkeerd."))
    if walk.kind == "dimension":
        done = _tr("Alle kaarten van dimensie {number} zijn besproken.")
        sentence = (_tr("Dit was dimensie {number}.") if waiting else done).format(number=number)
    else:
        sentence = _tr("Dit waren alle kaarten.") if waiting else _tr("Alle kaarten zijn besproken.")
    words = " ".join(small)
    if waiting:
        return Ending(sentence, words, _tr("Naar de kaarten die wachten"), waiting[0], walk.kind)
    if walk.kind == "dimension" and number < len(document.instrument.dimensions):
        there = cards_of(document.scan, document.instrument, number + 1)
        first = next((card.id for card in there if waits(card)), there[0].id)
        return Ending(sentence, words, _tr("Naar dimensie {number}").format(number=number + 1), first)
    return Ending(sentence, words, _tr("Naar het overzicht"))


def _after_disputed(document: ScanDocument, *, empty: bool) -> Ending:
    sentence, small = _tr("Dit waren de kaarten om eerst te bespreken."), ""
    if empty:
        sentence = _tr("Er zijn nog geen kaarten om eerst te bespreken.")
        small = _tr(
            "Markeer een kaart met Bespreken, of tel vingers: een kaart waarover jullie ver uit elkaar liggen"
        )
        small += _tr(" komt hier vanzelf bij.")
    everything = walk_cards(document.scan, document.instrument, "all", 1)
    waiting = next((card.id for card in everything if waits(card)), "")
    if waiting:
        return Ending(sentence, small, _tr("Naar de kaarten die wachten"), waiting, "all")
    return Ending(sentence, small, _tr("Naar het overzicht"))


def _some(count: int, one: str, more: str) -> list[str]:
    return [] if not count else [one] if count == 1 else [more.format(count=count)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadAloudScreen", text)
