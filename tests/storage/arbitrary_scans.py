"""Any scan that the models and the paper allow, for hypothesis: odd texts, own cards, notes, plans, all the years."""

import string
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import (
    MAX_COUNT,
    MAX_TEXT,
    Agenda,
    Card,
    InstrumentRef,
    Note,
    OwnCard,
    OwnQuestion,
    ParkedRemark,
    PlanRow,
    ReportText,
    Scan,
)

PAPER = load_instrument()
PAPER_IDS = [indicator.id for indicator in PAPER.indicators]
QUESTION_IDS = [q.id for d in PAPER.dimensions for i in d.indicators for q in d.questions_for(i)]
ODD = [
    "🙂👩‍👩‍👧",
    "\0\x07\x1b\x7f",
    "=1+1",
    "\u2028\u202e\ufeff\ufffe",
    '"\\/\b\f\n\r\t',
    "é" * MAX_TEXT,
    "{}[],:",
    "NaN",
]

texts = st.one_of(st.text(max_size=40), st.sampled_from(ODD))
numbers = st.integers(1, 7)
zones = st.sampled_from([None, *SIGNS])
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# A day from either end of the calendar, where another time zone has no name for the moment.
moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC) | offsets)
counts = st.integers(0, 30) | st.just(MAX_COUNT)


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def ticks(features: int) -> st.SearchStrategy[Any]:
    return st.lists(st.integers(0, features - 1), unique=True, max_size=3).map(tuple) if features else st.just(())


def laid(card_id: str, features: int, own: OwnCard | None = None) -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        id=st.just(card_id),
        zone=zones,
        features=ticks(features),
        hands=st.none() | st.tuples(counts, counts, counts, counts),
        disputed=st.booleans(),
        state=st.sampled_from(["open", "parked", "not_applicable"]),
        state_reason=texts,
        own=st.just(own),
        votes=counts,
    )


own_parts = st.builds(OwnCard, dimension=numbers, statement=texts, key_words=texts, features=some(texts))
own_names = st.lists(st.integers(1, 99), unique=True, max_size=3)


@st.composite
def cards(draw: st.DrawFn) -> tuple[Card, ...]:
    """All cards of the paper, some of them with something to say, and some own cards."""
    spoken = draw(st.sets(st.sampled_from(PAPER_IDS), max_size=4))
    where = draw(st.lists(zones, min_size=len(PAPER_IDS), max_size=len(PAPER_IDS)))
    found = []
    for indicator, zone in zip(PAPER.indicators, where, strict=True):
        card = laid(indicator.id, len(indicator.features))
        found.append(draw(card) if indicator.id in spoken else Card(id=indicator.id, zone=zone))
    for number in draw(own_names):
        own = draw(own_parts)
        found.append(draw(laid(f"own-{number}", len(own.features), own)))
    return tuple(found)


rows_of_text = ("goal", "who", "follow_up", "means", "success", "evaluation", "securing")


def rows(ids: list[str]) -> st.SearchStrategy[PlanRow]:
    return st.builds(
        PlanRow,
        cards=st.lists(st.sampled_from(ids), min_size=1, max_size=4).map(tuple),
        actions=some(texts),
        due=st.none() | st.dates(),
        status=st.sampled_from(["not_started", "in_progress", "done"]),
        votes=counts,
        **dict.fromkeys(rows_of_text, texts),
    )


def notes(ids: list[str], questions: list[str]) -> st.SearchStrategy[Note]:
    card, question = st.none() | st.sampled_from(ids), st.none() | st.sampled_from(questions)
    return st.builds(Note, dimension=numbers, card=card, text=texts, at=moments, question=question)


@st.composite
def scans(draw: st.DrawFn) -> Scan:
    """Any valid scan."""
    laid_cards = draw(cards())
    ids = [card.id for card in laid_cards]
    names = draw(st.lists(st.text(string.ascii_letters, min_size=1), unique=True, max_size=2))
    return Scan(
        instrument=InstrumentRef(id=PAPER.id, version=PAPER.version),
        scan_id=draw(st.uuids()),
        school=draw(texts),
        school_year=draw(st.sampled_from(["", "2026-2027", "0000-9999"])),
        date=draw(st.dates() | st.sampled_from([date.min, date(1970, 1, 1), date.max])),
        participants=draw(some(texts)),
        group=draw(texts),
        created=draw(moments),
        modified=draw(moments),
        cards=laid_cards,
        notes=draw(some(notes(ids, QUESTION_IDS + names))),
        own_questions=tuple(
            draw(st.builds(OwnQuestion, id=st.just(n), dimension=numbers, text=texts)) for n in names
        ),
        car_park=draw(some(st.builds(ParkedRemark, text=texts, at=moments))),
        plan=draw(some(rows(ids))),
        agenda=draw(st.none() | st.builds(Agenda, start=moments, end=moments, people=counts)),
        report=tuple(ReportText(dimension=number, text=draw(texts)) for number in draw(st.sets(numbers, max_size=2))),
    )
