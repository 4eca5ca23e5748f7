"""Counting cards: the numbers agree with each other whatever lies where."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.scan import Card, OwnCard, Scan
from zorgscan_desktop.core.summary import cards_of, dimension_of, in_zones, strengths, tally, work_points

PAPER = load_instrument()
EMPTY = Scan.new(PAPER, day=date(2026, 1, 14), now=datetime(2026, 1, 14, 9, tzinfo=UTC))

zones = st.sampled_from([None, *SIGNS])
some_cards = st.lists(zones.map(lambda zone: Card(id="x", zone=zone)), max_size=40)


@st.composite
def scans(draw: st.DrawFn) -> Scan:
    """A scan with any card in any zone, and up to four own cards."""
    cards = [card.model_copy(update={"zone": draw(zones)}) for card in EMPTY.cards]
    for number in range(1, draw(st.integers(0, 4)) + 1):
        own = OwnCard(dimension=draw(st.integers(1, 7)), statement="Onze kaart", key_words="Eigen")
        cards.append(Card(id=f"own-{number}", zone=draw(zones), own=own))
    return EMPTY.model_copy(update={"cards": tuple(cards)})


@given(some_cards)
def test_every_card_is_counted_once(cards: list[Card]) -> None:
    counted = tally(cards)
    waiting = sum(card.zone is None for card in cards)
    assert counted.total == len(cards) == counted.placed + waiting
    assert list(counted.zones) == list(SIGNS)
    assert all(counted.zones[sign] == sum(card.zone == sign for card in cards) for sign in SIGNS)
    assert counted.done == (bool(cards) and waiting == 0)


@given(some_cards, some_cards)
def test_counts_of_two_groups_add_up(some: list[Card], others: list[Card]) -> None:
    one, two, both = tally(some), tally(others), tally([*some, *others])
    assert both.total == one.total + two.total
    assert both.zones == {sign: one.zones[sign] + two.zones[sign] for sign in SIGNS}
    filling = one.level * one.placed + two.level * two.placed
    assert both.level * both.placed == pytest.approx(filling)


@given(some_cards.flatmap(lambda cards: st.tuples(st.just(cards), st.permutations(cards))))
def test_the_order_of_the_cards_makes_no_difference(pair: tuple[list[Card], list[Card]]) -> None:
    one, two = map(tally, pair)
    assert (one.total, one.zones) == (two.total, two.zones)
    assert one.level == pytest.approx(two.level)


@given(some_cards)
def test_the_gauge_stays_between_empty_and_full_and_waiting_cards_leave_it_alone(cards: list[Card]) -> None:
    placed = [card for card in cards if card.zone is not None]
    assert 0.0 <= tally(cards).level <= 1.0
    assert tally(cards).level == tally(placed).level


@given(some_cards, st.integers(0, 39), st.sampled_from(SIGNS))
def test_a_card_that_moves_up_never_lowers_the_gauge(cards: list[Card], index: int, sign: Sign) -> None:
    placed = [card for card in cards if card.zone is not None]
    if not placed:
        assert tally(cards).level == 0.0
        return
    card = placed[index % len(placed)]
    assert card.zone is not None
    moved = [*placed]
    moved[index % len(placed)] = card.model_copy(update={"zone": sign})
    if SIGNS.index(sign) >= SIGNS.index(card.zone):
        assert tally(moved).level >= tally(placed).level - 1e-12
    else:
        assert tally(moved).level < tally(placed).level


@pytest.mark.parametrize(("sign", "level"), [("--", 0.0), ("-", 1 / 3), ("+", 2 / 3), ("++", 1.0)])
def test_one_zone_alone_gives_its_own_level(sign: Sign, level: float) -> None:
    assert tally([Card(id="x", zone=sign)] * 3).level == pytest.approx(level)


def test_no_cards_are_not_done() -> None:
    assert (tally([]).total, tally([]).placed, tally([]).level, tally([]).done) == (0, 0, 0.0, False)


@given(scans())
def test_the_dimensions_share_out_all_cards_in_their_order(scan: Scan) -> None:
    shared = [cards_of(scan, PAPER, number) for number in range(1, 8)]
    assert sorted(c.id for cards in shared for c in cards) == sorted(c.id for c in scan.cards)
    order = [card.id for card in scan.cards]
    for number, cards in enumerate(shared, 1):
        assert [c.id for c in cards] == sorted((c.id for c in cards), key=order.index)
        assert all(dimension_of(card, PAPER) == number for card in cards)
        paper = [c.id for c in cards if c.own is None]
        assert paper == [i.id for i in PAPER.dimension(number).indicators]


@given(scans())
def test_strengths_and_work_points_are_the_two_sides_of_the_battery(scan: Scan) -> None:
    full, empty = strengths(scan), work_points(scan)
    assert [c.zone for c in full] == sorted((c.zone for c in full), key=("++", "+").index)
    assert [c.zone for c in empty] == sorted((c.zone for c in empty), key=("--", "-").index)
    waiting = [c for c in scan.cards if c.zone is None]
    assert sorted(c.id for c in (*full, *empty, *waiting)) == sorted(c.id for c in scan.cards)
    assert len(full) + len(empty) == tally(scan.cards).placed


@given(scans(), st.sampled_from(SIGNS))
def test_cards_of_one_zone_stay_in_the_order_of_the_scan(scan: Scan, sign: Sign) -> None:
    assert in_zones(scan, sign) == tuple(card for card in scan.cards if card.zone == sign)


def test_a_card_of_no_dimension_is_refused() -> None:
    with pytest.raises(KeyError, match=r"9\.9"):
        dimension_of(Card(id="9.9"), PAPER)
