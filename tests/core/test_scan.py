"""A scan: its beginning, one changed card, its school year, and references that do not fit the paper."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import (
    Card,
    InstrumentRef,
    Note,
    OwnCard,
    OwnQuestion,
    PlanRow,
    ReportText,
    Scan,
    reference_problem,
    school_year_of,
)

PAPER = load_instrument()
DAY = date(2026, 1, 14)
NOW = datetime(2026, 1, 14, 9, 30, tzinfo=UTC)


def new(**details: Any) -> Scan:
    return Scan.new(PAPER, day=DAY, now=NOW, **details)


def changed(scan: Scan, **parts: Any) -> Scan:
    return scan.model_copy(update=parts)


def own(number: int, *features: str) -> Card:
    return Card(
        id=f"own-{number}",
        own=OwnCard(dimension=4, statement="Onze kaart", key_words="Eigen", features=features),
    )


# --- A new scan -------------------------------------------------------------------------------------------------


def test_a_new_scan_holds_all_cards_of_the_paper_and_none_is_placed() -> None:
    scan = new()
    assert [card.id for card in scan.cards] == [indicator.id for indicator in PAPER.indicators]
    assert all(card == Card(id=card.id) for card in scan.cards)
    assert {card.zone for card in scan.cards} == {None}
    assert scan.instrument == InstrumentRef(id="zorgscan", version="1")
    assert (scan.date, scan.created, scan.modified) == (DAY, NOW, NOW)
    assert (scan.notes, scan.plan, scan.own_questions, scan.car_park) == ((), (), (), ())
    assert reference_problem(scan, PAPER) is None


def test_a_new_scan_takes_its_details() -> None:
    scan = new(school="De Linde", school_year="2025-2026", participants=("Directie", "Zorgteam"), group="Onderbouw")
    assert (scan.school, scan.school_year, scan.group) == ("De Linde", "2025-2026", "Onderbouw")
    assert scan.participants == ("Directie", "Zorgteam")


def test_two_new_scans_are_two_scans() -> None:
    assert new().scan_id != new().scan_id


def test_moments_are_kept_in_utc() -> None:
    brussels = timezone(timedelta(hours=1))
    scan = Scan.new(PAPER, day=DAY, now=NOW.astimezone(brussels))
    assert (scan.created, scan.created.tzinfo) == (NOW, UTC)


@pytest.mark.parametrize(
    "details",
    [{"name": "x"}, {"school": 1}, {"school_year": "2025"}, {"school_year": "2025-26"}, {"school": "\ud800"}],
)
def test_details_that_do_not_fit_are_refused(details: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        new(**details)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        Scan.new(PAPER, day=DAY, now=NOW.replace(tzinfo=None))


def test_a_refusal_never_quotes_what_people_wrote() -> None:
    with pytest.raises(ValidationError) as caught:
        new(school="geheim " * 5_000)
    assert "geheim" not in str(caught.value)


# --- One card ---------------------------------------------------------------------------------------------------


@given(st.sampled_from([i.id for i in PAPER.indicators]), st.sampled_from(SIGNS))
def test_a_changed_card_replaces_its_old_self_and_nothing_else(card_id: str, sign: Any) -> None:
    scan = new()
    card = Card(id=card_id, zone=sign, features=(0,), disputed=True)
    after = scan.with_card(card)
    assert after.card(card_id) == card
    assert [c for c in after.cards if c.id != card_id] == [c for c in scan.cards if c.id != card_id]
    assert [c.id for c in after.cards] == [c.id for c in scan.cards]
    assert after.model_copy(update={"cards": scan.cards}) == scan
    assert scan.card(card_id).zone is None  # the old scan is untouched
    assert after.with_card(scan.card(card_id)) == scan


def test_a_card_that_the_scan_does_not_have_is_not_found() -> None:
    with pytest.raises(KeyError, match="own-1"):
        new().card("own-1")


def test_a_card_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError):
        new().cards[0].zone = "+"  # type: ignore[misc]


# --- The school year --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), "2025-2026"),
        (date(2026, 9, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2024, 2, 29), "2023-2024"),
    ],
)
def test_a_school_year_runs_from_september_to_august(day: date, year: str) -> None:
    assert school_year_of(day) == year


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_day_falls_within_its_school_year_and_a_scan_takes_it(day: date) -> None:
    first, last = map(int, school_year_of(day).split("-"))
    assert last == first + 1
    assert date(first, 9, 1) <= day <= date(last, 8, 31)
    assert new(school_year=school_year_of(day)).school_year == f"{first}-{last}"


# --- References -------------------------------------------------------------------------------------------------


def note(**parts: Any) -> Note:
    return Note(dimension=1, text="Afspraken", at=NOW, **parts)


def card_at(index: int, **parts: Any) -> Callable[[Scan], Scan]:
    """Change the card at this place of the scan."""

    def change(scan: Scan) -> Scan:
        cards = list(scan.cards)
        cards[index] = cards[index].model_copy(update=parts)
        return changed(scan, cards=tuple(cards))

    return change


def cards(make: Callable[[tuple[Card, ...]], tuple[Card, ...]]) -> Callable[[Scan], Scan]:
    return lambda scan: changed(scan, cards=make(scan.cards))


def question(card_id: str) -> OwnQuestion:
    return OwnQuestion(id=card_id, dimension=2, text="Wat nu?")


MISFITS: dict[str, tuple[Callable[[Scan], Scan], tuple[str, str]]] = {
    "other instrument": (
        lambda s: changed(s, instrument=InstrumentRef(id="iets", version="1")),
        ("instrument", "instrument"),
    ),
    "other version": (
        lambda s: changed(s, instrument=InstrumentRef(id="zorgscan", version="2")),
        ("instrument", "instrument"),
    ),
    "unknown card": (card_at(3, id="1.3c"), ("unknown_card", "cards[3].id")),
    "shown code for an id": (card_at(0, id="1.1 a"), ("unknown_card", "cards[0].id")),
    "own card number 0": (cards(lambda c: (*c, own(0))), ("unknown_card", "cards[39].id")),
    "repeated card": (cards(lambda c: (*c, c[0])), ("repeated_card", "cards[39].id")),
    "repeated own card": (cards(lambda c: (*c, own(1), own(1))), ("repeated_card", "cards[40].id")),
    "missing card": (cards(lambda c: c[:38]), ("missing_card", "7.2")),
    "no cards": (cards(lambda c: ()), ("missing_card", "1.1a")),
    "cards swapped": (cards(lambda c: (c[1], c[0], *c[2:])), ("card_order", "cards")),
    "own card in front": (cards(lambda c: (own(1), *c)), ("card_order", "cards")),
    "card of the paper with an own text": (card_at(0, own=own(1).own), ("own_card", "cards[0].own")),
    "own card without a text": (cards(lambda c: (*c, Card(id="own-1"))), ("own_card", "cards[39].own")),
    "feature that the card has not": (card_at(2, features=(0, 1)), ("feature", "cards[2].features")),
    "feature ticked twice": (card_at(0, features=(3, 3)), ("feature", "cards[0].features")),
    "feature of an own card": (
        cards(lambda c: (*c, own(1, "een").model_copy(update={"features": (1,)}))),
        ("feature", "cards[39].features"),
    ),
    "note on an unknown card": (
        lambda s: changed(s, notes=(note(), note(card="own-1"))),
        ("unknown_card", "notes[1].card"),
    ),
    "note on an unknown question": (
        lambda s: changed(s, notes=(note(question="3.1-3"),)),
        ("question", "notes[0].question"),
    ),
    "plan with an unknown card": (
        lambda s: changed(s, plan=(PlanRow(cards=("1.2",)), PlanRow(cards=("1.2", "8.1")))),
        ("unknown_card", "plan[1].cards"),
    ),
    "two texts on one dimension": (
        lambda s: changed(s, report=(ReportText(dimension=2, text="a"), ReportText(dimension=2, text="b"))),
        ("report", "report"),
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_reference_that_does_not_fit_is_named(name: str) -> None:
    change, problem = MISFITS[name]
    assert reference_problem(change(new()), PAPER) == problem


def test_every_kind_that_the_function_promises_is_tried_here() -> None:
    promised = set(re.findall(r"``(\w+)``", (reference_problem.__doc__ or "").split("Kinds:")[1]))
    assert {kind for _, (kind, _) in MISFITS.values()} == promised


@given(st.data())
def test_a_scan_that_only_refers_to_what_exists_fits(draw: st.DataObject) -> None:
    own_cards = tuple(own(n, "een", "twee") for n in range(1, draw.draw(st.integers(0, 3)) + 1))
    counts = {i.id: len(i.features) for i in PAPER.indicators} | {c.id: 2 for c in own_cards}
    some = st.sampled_from(sorted(counts))
    every_question = [q.id for d in PAPER.dimensions for c in d.clusters for q in c.questions]
    every_question += [q.id for q in PAPER.dimension(6).questions] + ["own-q-1"]

    def ticked(card: Card) -> Card:
        features = draw.draw(st.lists(st.integers(0, counts[card.id] - 1), unique=True, max_size=2))
        return card.model_copy(update={"features": tuple(features)})

    scan = changed(
        new(),
        cards=tuple(ticked(card) for card in (*new().cards, *own_cards)),
        own_questions=(question("own-q-1"),),
        notes=(note(card=draw.draw(some), question=draw.draw(st.sampled_from(every_question))), note()),
        plan=(PlanRow(cards=tuple(draw.draw(st.lists(some, min_size=1, max_size=3)))),),
    )
    assert reference_problem(scan, PAPER) is None
    assert Scan.model_validate_json(scan.model_dump_json()) == scan
