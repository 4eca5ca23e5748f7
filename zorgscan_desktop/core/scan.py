"""A scan: what one school laid, noted and planned on one study day.

Every model is frozen: the open document replaces parts, and a snapshot can be saved in a thread without copying.
The field names are those of the project file (file-format contract in docs/architecture.md).
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

from zorgscan_desktop.core.instrument import Instrument, Sign

FORMAT = "zorgscan"
FORMAT_VERSION = 1
MAX_TEXT = 20_000
"""Longest text a person can have meant to type, in characters; Excel's own cell limit is 32,767."""
MAX_COUNT = 1_000_000
"""Highest count of votes or raised fingers; more would not fit in Qt's or Excel's whole numbers."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")


def _only_text(text: str) -> str:
    """Refuse lone surrogates: they cannot be written as UTF-8."""
    text.encode("utf-8")
    return text


def _day_from_text(value: object) -> object:
    """Read one spelling of a day only: left alone, pydantic also takes times and counts of seconds."""
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise ValueError("not an ISO date")
    return date.fromisoformat(value)


def _moment_from_text(value: object) -> object:
    """Read one spelling of a moment only: left alone, pydantic takes ``"1700000000"`` for a moment."""
    if not isinstance(value, str):
        return value
    if not _MOMENT.fullmatch(value):
        raise ValueError("not an ISO moment with a time zone")
    return datetime.fromisoformat(value)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar, from a far time zone
        raise ValueError("outside the calendar") from None


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(_only_text)]
SchoolYear = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{4})?$")]
Moment = Annotated[
    datetime, BeforeValidator(_moment_from_text), AfterValidator(_utc), PlainSerializer(_iso, when_used="json")
]
Day = date
DayField = Annotated[Day, BeforeValidator(_day_from_text)]
Count = Annotated[int, Field(ge=0, le=MAX_COUNT)]
DimensionNumber = Annotated[int, Field(ge=1, le=7)]


class Frozen(BaseModel):
    """Strict and immutable; unknown keys are refused and error texts never quote what people wrote."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class InstrumentRef(Frozen):
    """Which paper this scan was made with."""

    id: str
    version: str


class OwnCard(Frozen):
    """A card the school wrote itself; it lies in one dimension and behaves like the others."""

    dimension: DimensionNumber
    statement: Text
    key_words: Text
    features: tuple[Text, ...] = ()


class Card(Frozen):
    """Where one card lies and what was said of it. ``zone`` None means not placed, never ``--``.

    ``features`` are the indexes of the kenmerken that the team sees at school already; ``hands`` counts the fingers
    raised for each zone; ``votes`` are the dots the card got when building blocks were chosen.
    """

    id: str
    zone: Sign | None = None
    features: tuple[Annotated[int, Field(ge=0)], ...] = ()
    hands: Annotated[tuple[Count, ...], Field(min_length=4, max_length=4)] | None = None
    disputed: bool = False
    state: Literal["open", "parked", "not_applicable"] = "open"
    state_reason: Text = ""
    own: OwnCard | None = None
    votes: Count = 0

    @property
    def laid(self) -> Sign | None:
        """The zone in which people see the card: a parked card, or one that does not apply, lies in none."""
        return self.zone if self.state == "open" else None


class Note(Frozen):
    """A short note of a dimension, with its time and, when one was selected, its card. Never a name."""

    dimension: DimensionNumber
    card: str | None = None
    text: Text
    at: Moment
    question: str | None = None


class OwnQuestion(Frozen):
    """A guiding question the school added to a dimension."""

    id: str
    dimension: DimensionNumber
    text: Text


class ParkedRemark(Frozen):
    """A remark off topic, kept on the *parkeerplaats* of the scan."""

    text: Text
    at: Moment


class PlanRow(Frozen):
    """One building block (*bouwsteen*) of the action plan."""

    cards: Annotated[tuple[str, ...], Field(min_length=1)]
    goal: Text = ""
    actions: tuple[Text, ...] = ()
    who: Text = ""
    due: DayField | None = None
    follow_up: Text = ""
    status: Literal["not_started", "in_progress", "done"] = "not_started"
    means: Text = ""
    success: Text = ""
    evaluation: Text = ""
    securing: Text = ""
    votes: Count = 0


class Agenda(Frozen):
    """The time there is for the talk: when it began, when it has to end, and with how many people."""

    start: Moment
    end: Moment
    people: Count = 0


class ReportText(Frozen):
    """What the team made of the report's text on one dimension."""

    dimension: DimensionNumber
    text: Text


class Scan(Frozen):
    """One whole scan. ``cards`` holds every card of the paper in its order, then the own cards."""

    format: Literal["zorgscan"] = "zorgscan"
    version: Literal[1] = 1
    instrument: InstrumentRef
    scan_id: UUID
    school: Text = ""
    school_year: SchoolYear = ""
    date: DayField
    participants: tuple[Text, ...] = ()
    group: Text = ""
    created: Moment
    modified: Moment
    cards: tuple[Card, ...]
    notes: tuple[Note, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
    car_park: tuple[ParkedRemark, ...] = ()
    plan: tuple[PlanRow, ...] = ()
    agenda: Agenda | None = None
    report: tuple[ReportText, ...] = ()

    @classmethod
    def new(cls, instrument: Instrument, *, day: Day, now: datetime, **details: Any) -> Self:
        """An empty scan with all cards unplaced; ``details`` are school, school_year, participants, group."""
        return cls(
            instrument=InstrumentRef(id=instrument.id, version=instrument.version),
            scan_id=uuid4(),
            date=day,
            created=now,
            modified=now,
            cards=tuple(Card(id=i.id) for i in instrument.indicators),
            **details,
        )

    def card(self, card_id: str) -> Card:
        """The card with this id; KeyError when the scan has none."""
        for card in self.cards:
            if card.id == card_id:
                return card
        raise KeyError(card_id)

    def with_card(self, changed: Card) -> Self:
        """The same scan with one card replaced."""
        cards = tuple(changed if card.id == changed.id else card for card in self.cards)
        return self.model_copy(update={"cards": cards})


def school_year_of(day: Day) -> str:
    """The Flemish school year (1 September to 31 August) in which a day falls, as ``2026-2027``."""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"


_OWN_ID = re.compile(r"own-[1-9][0-9]*")


def reference_problem(scan: Scan, instrument: Instrument) -> tuple[str, str] | None:
    """The first reference that does not fit the instrument, as (kind, place), or None when all fit.

    Kinds: ``instrument``, ``unknown_card``, ``missing_card``, ``repeated_card``, ``card_order``, ``feature``,
    ``own_card``, ``question``, ``report``. Pydantic checked the shapes; this checks what only the paper knows.
    """
    if scan.instrument.id != instrument.id or scan.instrument.version != instrument.version:
        return "instrument", "instrument"
    printed = instrument.by_id
    feature_counts: dict[str, int] = {}
    for index, card in enumerate(scan.cards):
        found = printed.get(card.id)
        if card.id in feature_counts:
            return "repeated_card", f"cards[{index}].id"
        if found is None and not _OWN_ID.fullmatch(card.id):
            return "unknown_card", f"cards[{index}].id"
        if (found is None) != (card.own is not None):
            return "own_card", f"cards[{index}].own"
        count = len(found[1].features if found else card.own.features if card.own else ())
        ticked = card.features
        if ticked and (len(set(ticked)) != len(ticked) or max(ticked) >= count):
            return "feature", f"cards[{index}].features"
        feature_counts[card.id] = count
    for card_id in printed:
        if card_id not in feature_counts:
            return "missing_card", card_id
    if [card.id for card in scan.cards[: len(printed)]] != list(printed):
        return "card_order", "cards"
    questions = set(instrument.question_ids)
    for index, question in enumerate(scan.own_questions):
        if question.id in questions:
            return "question", f"own_questions[{index}].id"
        questions.add(question.id)
    for index, note in enumerate(scan.notes):
        if note.card is not None and note.card not in feature_counts:
            return "unknown_card", f"notes[{index}].card"
        if note.question is not None and note.question not in questions:
            return "question", f"notes[{index}].question"
    for index, row in enumerate(scan.plan):
        if any(card_id not in feature_counts for card_id in row.cards):
            return "unknown_card", f"plan[{index}].cards"
    written = [part.dimension for part in scan.report]
    if len(set(written)) != len(written):
        return "report", "report"
    return None
