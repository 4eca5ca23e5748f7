"""The sheet Samenvatting: counts per dimension and zone, then strengths, work points, disputed cards, cards aside."""

from collections.abc import Sequence
from dataclasses import replace

from zorgscan_desktop.core.instrument import SIGNS, Instrument
from zorgscan_desktop.core.scan import Card, Scan
from zorgscan_desktop.core.summary import cards_of, strengths, tally, work_points
from zorgscan_desktop.core.talk import disputed_first
from zorgscan_desktop.export.labels import (
    NOT_APPLICABLE,
    PARKED,
    UNPLACED,
    CardWords,
    cards_count,
    dimension_name,
    sign_and_word,
    subtitle,
)
from zorgscan_desktop.export.look import SUNKEN, ZONE_FILL, Look
from zorgscan_desktop.export.page import Page
from zorgscan_desktop.export.text_size import height

_WIDTHS = (46.0, 9.0, 9.0, 9.0, 9.0, 10.0, 11.0, 12.0, 13.0, 9.0)
_LAST = len(_WIDTHS)
_BODY = Look(vertical="center", edges="b")
_TITLE = Look(size=13, bold=True, vertical="center", wrap=False)
_HEAD = Look(bold=True, fill=SUNKEN, vertical="center", edges="b")
_NUMBER = replace(_BODY, horizontal="right")


def summary_sheet(
    page: Page, scan: Scan, instrument: Instrument, cards: Sequence[CardWords], *, with_notes: bool
) -> None:
    """Fill the page. Reasons for putting a card aside are free text like notes, so they go where notes go."""
    page.widths(_WIDTHS)
    page.title("Samenvatting", subtitle(scan))
    row = _counts(page, scan, instrument, 4)
    words = {card.card.id: card for card in cards}
    row = _list(page, row + 1, "Sterke punten", [words[c.id] for c in strengths(scan)], instrument)
    row = _list(page, row + 1, "Werkpunten", [words[c.id] for c in work_points(scan)], instrument)
    disputed = [words[c.id] for c in disputed_first(scan.cards)]
    if disputed:
        row = _list(page, row + 1, "Te bespreken", disputed, instrument)
    aside = [card for card in cards if card.card.laid is None and card.card.state != "open"]
    if aside:
        _list(page, row + 1, "Geparkeerd of niet van toepassing", aside, instrument, with_reason=with_notes)
    page.sheet.sheet_view.showGridLines = False
    page.for_print(landscape=False)


def _counts(page: Page, scan: Scan, instrument: Instrument, row: int) -> int:
    """The table of counts; every row adds up: zones = gelegd, and gelegd + the three others = totaal."""
    heads = ["Dimensie", *SIGNS, "gelegd", UNPLACED, PARKED, NOT_APPLICABLE, "totaal"]
    for column, head in enumerate(heads, 1):
        look = replace(_HEAD, horizontal="left" if column == 1 else "right")
        sign = SIGNS[column - 2] if 2 <= column <= 5 else None
        page.text(row, column, head, replace(look, fill=ZONE_FILL[sign]) if sign else look)
        if sign:
            page.text(row + 1, column, instrument.zone(sign).word, replace(look, fill=ZONE_FILL[sign], bold=False))
    page.fill((row + 1,), (1, *range(6, _LAST + 1)), _HEAD)
    for column in (1, *range(6, _LAST + 1)):
        page.merge(row, column, row + 1, column)
    page.height(row, 18)
    page.height(row + 1, 30)
    row += 2
    for dimension in instrument.dimensions:
        _count_row(page, row, dimension_name(dimension), cards_of(scan, instrument, dimension.number), _NUMBER)
        row += 1
    _count_row(page, row, "Totaal", scan.cards, replace(_NUMBER, bold=True))
    return row + 1


def _count_row(page: Page, row: int, name: str, cards: Sequence[Card], look: Look) -> None:
    count = tally(cards)
    aside = [
        sum(c.laid is None and c.state == state for c in cards) for state in ("open", "parked", "not_applicable")
    ]
    page.text(row, 1, name, replace(look, horizontal="left"))
    for column, number in enumerate((*count.zones.values(), count.placed, *aside, count.total), 2):
        page.number(row, column, number, look)
    page.height(row, height([(name, _WIDTHS[0])]))


def _list(
    page: Page,
    row: int,
    title: str,
    cards: Sequence[CardWords],
    instrument: Instrument,
    *,
    with_reason: bool = False,
) -> int:
    """A titled list of cards; the row after it."""
    page.text(row, 1, f"{title} · {cards_count(len(cards))}", _TITLE)
    page.height(row, 24)
    for card in cards:
        row += 1
        _list_row(page, row, card, instrument, card.card.state_reason if with_reason else "")
    return row + 1


def _list_row(page: Page, row: int, card: CardWords, instrument: Instrument, reason: str) -> None:
    zone = card.card.laid
    sign, word = sign_and_word(card.card, instrument)
    fill = ZONE_FILL[zone] if zone else None
    page.runs(row, 1, ((card.code, True), (f" {card.key_words}", False)), _BODY)
    page.fill((row,), range(2, _LAST + 1), _BODY)
    page.text(row, 2, sign if zone else word, replace(_BODY, bold=True, fill=fill, wrap=False))
    if zone:
        page.text(row, 3, word, replace(_BODY, fill=fill, wrap=False))
    page.merge(row, 3 if zone else 2, row, 4)
    where = dimension_name(card.dimension) + (f"\n{reason}" if reason else "")
    page.text(row, 5, where, replace(_BODY, indent=1))
    page.merge(row, 5, row, _LAST)
    page.height(row, height([(card.title, _WIDTHS[0]), (where, sum(_WIDTHS[4:]) - 3)]))
