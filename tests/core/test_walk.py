"""The order of card by card."""

from datetime import UTC, date, datetime

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.scan import Card, OwnCard, Scan
from zorgscan_desktop.core.walk import waits, walk_cards

INSTRUMENT = load_instrument()


def scan() -> Scan:
    empty = Scan.new(INSTRUMENT, day=date(2026, 11, 23), now=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    own = Card(id="own-1", own=OwnCard(dimension=2, statement="Samen eten", key_words=""))
    return empty.model_copy(update={"cards": (*empty.cards, own)})


def ids(walked: tuple[Card, ...]) -> list[str]:
    return [card.id for card in walked]


def test_a_dimension_in_the_order_of_the_paper_with_its_own_cards_last() -> None:
    assert ids(walk_cards(scan(), INSTRUMENT, "dimension", 2)) == ["2.1", "2.2a", "2.2b", "2.3", "own-1"]


def test_all_dimensions_keep_an_own_card_in_its_dimension() -> None:
    found = ids(walk_cards(scan(), INSTRUMENT, "all", 5))
    assert len(found) == 40
    assert found.index("own-1") == found.index("3.1a") - 1


def test_the_disputed_cards_of_all_dimensions_widest_spread_first() -> None:
    talked = scan()
    for card in (
        Card(id="1.2", disputed=True),
        Card(id="3.1a", hands=(1, 0, 0, 4)),
        Card(id="6.1", hands=(1, 0, 5, 0)),
        Card(id="7.1", hands=(0, 3, 3, 0)),
    ):
        talked = talked.with_card(card)
    assert ids(walk_cards(talked, INSTRUMENT, "disputed", 1)) == ["3.1a", "6.1", "1.2"]


def test_only_a_card_that_was_not_discussed_waits() -> None:
    assert waits(Card(id="1.2"))
    assert not waits(Card(id="1.2", zone="-"))
    assert not waits(Card(id="1.2", state="parked"))
    assert not waits(Card(id="1.2", state="not_applicable"))
