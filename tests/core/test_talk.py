"""Raised fingers: spread, middle, disputed, and what to talk about first."""

from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.talk import disputed_first, is_disputed, medians, spread

hands = st.tuples(*[st.integers(0, 40)] * 4)


def test_the_examples_a_facilitator_would_try() -> None:
    assert medians((0, 3, 9, 2)) == ("+",)
    assert medians((5, 5, 0, 0)) == ("--", "-")
    assert medians((10, 0, 0, 10)) == ("--", "++")
    assert medians((0, 0, 0, 1)) == ("++",)
    assert medians(None) == medians((0, 0, 0, 0)) == ()
    assert [spread(h) for h in (None, (0, 0, 0, 0), (0, 7, 0, 0), (0, 1, 1, 0), (1, 0, 1, 0), (1, 0, 0, 1))] == [
        *(0, 0, 0, 1, 2, 3)
    ]


@given(hands)
def test_the_middle_is_that_of_all_fingers_in_a_row(counts: tuple[int, ...]) -> None:
    row = [sign for sign, count in zip(SIGNS, counts, strict=True) for _ in range(count)]
    expected = {row[(len(row) - 1) // 2], row[len(row) // 2]} if row else set()
    assert set(medians(counts)) == expected
    assert list(medians(counts)) == sorted(expected, key=SIGNS.index)


@given(hands, st.booleans())
def test_disputed_is_a_mark_or_fingers_two_zones_apart(counts: tuple[int, ...], marked: bool) -> None:
    raised = [index for index, count in enumerate(counts) if count]
    far = bool(raised) and max(raised) - min(raised) >= 2
    assert is_disputed(Card(id="1.2", hands=counts, disputed=marked)) == (far or marked)


def test_the_widest_spread_comes_first_and_equals_keep_their_order() -> None:
    cards = (
        Card(id="a"),
        Card(id="b", disputed=True),
        Card(id="c", hands=(1, 0, 1, 0)),
        Card(id="d", hands=(1, 0, 0, 1)),
        Card(id="e", hands=(0, 2, 0, 2), disputed=True),
        Card(id="f", hands=(0, 2, 2, 0)),
    )
    assert [card.id for card in disputed_first(cards)] == ["d", "c", "e", "b"]
