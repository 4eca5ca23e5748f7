"""The Dutch words for cards, places and moments that several sheets share."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.instrument import Dimension, Instrument
from zorgscan_desktop.core.scan import Card, Scan
from zorgscan_desktop.core.summary import cards_of
from zorgscan_desktop.export.cells import Run

UNPLACED, PARKED, NOT_APPLICABLE = "nog niet gelegd", "geparkeerd", "niet van toepassing"
OWN_CARD = "eigen kaart"
_STATE = {"open": UNPLACED, "parked": PARKED, "not_applicable": NOT_APPLICABLE}


@dataclass(frozen=True)
class CardWords:
    """What is printed on a card, of the paper or of the school itself, with the card as it lies."""

    card: Card
    dimension: Dimension
    code: str
    key_words: str
    statement: tuple[Run, ...]
    cluster: str = ""
    lead_in: str = ""
    features: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Code and key words, such as ``1.4 b Betekenisvol aanbod``."""
        return f"{self.code} {self.key_words}".strip()


def card_words(scan: Scan, instrument: Instrument) -> tuple[CardWords, ...]:
    """All cards, dimension by dimension in the order of the paper, own cards last in their dimension."""
    return tuple(
        _words(card, dimension, instrument)
        for dimension in instrument.dimensions
        for card in cards_of(scan, instrument, dimension.number)
    )


def _words(card: Card, dimension: Dimension, instrument: Instrument) -> CardWords:
    if card.own is not None:
        code = f"E {card.id.removeprefix('own-')}"
        statement = ((card.own.statement, False),)
        return CardWords(card, dimension, code, card.own.key_words, statement, OWN_CARD, "", card.own.features)
    found = instrument.find(card.id)
    if found is None:
        raise KeyError(card.id)
    indicator = found[1]
    cluster = dimension.cluster_of(indicator)
    return CardWords(
        card,
        dimension,
        indicator.code,
        indicator.key_words,
        _runs(indicator.statement, indicator.emphasis_spans()),
        f"{cluster.code} {cluster.title}" if cluster else "",
        indicator.lead_in or "",
        indicator.features,
    )


def _runs(text: str, bold: tuple[tuple[int, int], ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    position = 0
    for start, end in bold:
        runs += [(text[position:start], False), (text[start:end], True)]
        position = end
    return tuple(run for run in (*runs, (text[position:], False)) if run[0])


def dimension_name(dimension: Dimension) -> str:
    """Number and full title, such as ``1 Brede basiszorg``."""
    return f"{dimension.number} {dimension.heading}"


def sign_and_word(card: Card, instrument: Instrument) -> tuple[str, str]:
    """The sign and the word of the zone; a card that does not lie on the battery says why, twice."""
    if card.laid is None:
        return _STATE[card.state], _STATE[card.state]
    return card.laid, instrument.zone(card.laid).word


def subtitle(scan: Scan) -> str:
    """Which scan this is: school, school year and day."""
    return " · ".join(part for part in (scan.school, scan.school_year, long_date(scan.date)) if part)


def moment(at: datetime, zone: tzinfo | None) -> str:
    """A moment on the clock on the wall, such as ``23/11/2026 10.42``; zone None is that of this computer."""
    try:
        local = at.astimezone(zone)
    except (OSError, OverflowError, ValueError):
        local = at  # the first or last day a calendar can hold, or before 1970 on Windows
    return f"{local.day:02}/{local.month:02}/{local.year} {local.hour:02}.{local.minute:02}"


def cards_count(count: int) -> str:
    """``1 kaart``, ``2 kaarten``."""
    return f"{count} kaart" if count == 1 else f"{count} kaarten"
