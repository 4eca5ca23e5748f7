"""The planner: what the clock and the cards say together."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.agenda import pace
from zorgscan_desktop.core.scan import Agenda, Card, Scan

PAPER = load_instrument()
START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
EMPTY = Scan.new(PAPER, day=date(2026, 11, 26), now=START)


def agenda(minutes: int, people: int = 0) -> Agenda:
    return Agenda(start=START, end=START + timedelta(minutes=minutes), people=people)


def with_cards(placed: int, parked: int = 0) -> Scan:
    cards = [Card(id=c.id, zone="+") if i < placed else c for i, c in enumerate(EMPTY.cards)]
    for index in range(placed, placed + parked):
        cards[index] = Card(id=cards[index].id, state="parked")
    return EMPTY.model_copy(update={"cards": tuple(cards)})


def test_at_the_start_each_dimension_gets_minutes_by_its_cards() -> None:
    now = pace(EMPTY, PAPER, agenda(195, people=20), START)
    assert now.minutes == {1: 70, 2: 20, 3: 40, 4: 20, 5: 10, 6: 25, 7: 10}
    assert (now.left, now.behind, now.to_park, now.per_card, now.seconds_each) == (195, 0, 0, 5.0, 15)


def test_behind_is_the_clock_minus_what_the_cards_were_worth() -> None:
    now = pace(with_cards(13), PAPER, agenda(195), START + timedelta(minutes=75))
    assert (now.behind, now.left, now.to_park) == (10, 120, 2)
    assert pace(with_cards(15), PAPER, agenda(195), START + timedelta(minutes=75)).behind == 0
    assert pace(with_cards(20), PAPER, agenda(195), START + timedelta(minutes=75)).behind == -25


def test_parking_wins_time() -> None:
    late = START + timedelta(minutes=100)
    before, after = pace(with_cards(13), PAPER, agenda(195), late), pace(with_cards(13, 7), PAPER, agenda(195), late)
    assert after.behind < before.behind
    assert after.per_card > before.per_card


def test_when_all_is_laid_nobody_is_behind() -> None:
    now = pace(with_cards(39), PAPER, agenda(60), START + timedelta(minutes=90))
    assert (now.behind, now.left, now.to_park) == (0, 0, 0)
    assert set(now.minutes.values()) == {0}


@given(st.integers(-600, 600), st.integers(-600, 600), st.integers(0, 39), st.integers(0, 10**6))
def test_any_clock_and_any_cards_give_an_answer(length: int, gone: int, placed: int, people: int) -> None:
    now = pace(with_cards(placed), PAPER, agenda(length, people), START + timedelta(minutes=gone))
    assert now.left >= 0
    assert 0 <= now.to_park <= 39 - placed
    assert all(minutes >= 0 for minutes in now.minutes.values())
