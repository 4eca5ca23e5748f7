"""Any order of wishes, undo and redo: history leads back to each scan it went through, and listeners stay true."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.scan import (
    Card,
    Note,
    OwnQuestion,
    ParkedRemark,
    PlanRow,
    ReportText,
    Scan,
    reference_problem,
)
from zorgscan_desktop.document.scan_document import ScanDocument

PAPER = load_instrument()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EMPTY = Scan.new(PAPER, day=date(2026, 11, 23), now=NOW, school="De Linde", school_year="2026-2027")

cards = st.sampled_from(["1.1a", "1.4b", "3.2a", "7.2"])
zones = st.sampled_from([None, *SIGNS])
texts = st.sampled_from(["", "a", "ab", "abc"])
dimensions = st.integers(1, 3)


class Listener:
    """Knows the scan by facts alone: at each one it looks again at what the fact named, and nowhere else."""

    def __init__(self, document: ScanDocument) -> None:
        self.document, self.facts = document, 0
        self.cards: dict[str, Card] = {card.id: card for card in document.scan.cards}
        self.notes: dict[int, list[Note]] = {}
        self.plan: tuple[PlanRow, ...] = document.scan.plan
        self.school, self.group = document.scan.school, document.scan.group
        self.questions: tuple[OwnQuestion, ...] = ()
        self.car_park: tuple[ParkedRemark, ...] = ()
        self.report: tuple[ReportText, ...] = ()
        document.cards_changed.connect(self.on_cards)
        document.questions_changed.connect(self.on_questions)
        document.car_park_changed.connect(self.on_car_park)
        document.report_changed.connect(self.on_report)
        document.card_changed.connect(self.on_card)
        document.notes_changed.connect(self.on_notes)
        document.plan_changed.connect(self.on_plan)
        document.details_changed.connect(self.on_details)

    def on_card(self, card_id: str) -> None:
        self.facts += 1
        self.cards[card_id] = self.document.scan.card(card_id)

    def on_cards(self) -> None:
        self.facts += 1
        self.cards = {card.id: card for card in self.document.scan.cards}

    def on_questions(self, _dimension: int) -> None:
        self.facts += 1
        self.questions = self.document.scan.own_questions

    def on_car_park(self) -> None:
        self.facts += 1
        self.car_park = self.document.scan.car_park

    def on_report(self) -> None:
        self.facts += 1
        self.report = self.document.scan.report

    def on_notes(self, dimension: int) -> None:
        self.facts += 1
        self.notes[dimension] = [note for _, note in self.document.notes_of(dimension)]

    def on_plan(self) -> None:
        self.facts += 1
        self.plan = self.document.scan.plan

    def on_details(self) -> None:
        self.facts += 1
        self.school, self.group = self.document.scan.school, self.document.scan.group


class OpenScan(RuleBasedStateMachine):
    """One document with people at the board, at the notes and at the undo button."""

    def __init__(self) -> None:
        super().__init__()
        self.document = ScanDocument(PAPER, EMPTY)
        self.stack = self.document.undo_stack
        self.listener = Listener(self.document)
        self.history = [EMPTY]
        """The scan after each step of the stack."""
        self.sittings: dict[int, object] = {}
        """A sitting is at one note, so it never spans two dimensions."""

    def after(self, before: Scan, facts: int, said: bool | None = None) -> None:
        """A wish was made: it changed something, said so once and can be undone; or it did nothing at all."""
        changed = self.document.scan != before
        assert said in (None, changed)
        # Taking an own card or question away can change notes and plan as well: each of them is said.
        assert (self.listener.facts > facts) == changed
        if changed:
            # A sitting joins its step, or takes it away when it comes back to where it began.
            self.history = [*self.history[: self.stack.index()], self.document.scan]
            assert not self.stack.canRedo()
        assert self.stack.count() == len(self.history) - 1

    @rule(card=cards, zone=zones)
    def place(self, card: str, zone: Sign | None) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.place(card, zone))

    @rule(card=cards, chosen=st.booleans())
    def choose(self, card: str, chosen: bool) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.choose(card, chosen))

    @rule(card=cards, state=st.sampled_from(["open", "parked", "not_applicable"]))
    def set_aside(self, card: str, state: str) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.set_aside(card, state))  # type: ignore[arg-type]

    @rule(card=cards, feature=st.integers(0, 1), seen=st.booleans())
    def tick(self, card: str, feature: int, seen: bool) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.tick(card, feature, seen))

    @rule(card=cards, hands=st.tuples(*[st.integers(0, 2)] * 4), tapped=st.booleans())
    def count_hands(self, card: str, hands: tuple[int, ...], tapped: bool) -> None:
        before, facts = self.document.scan, self.listener.facts
        sitting = self.sitting(hash(card), tapped)
        self.after(before, facts, self.document.count_hands(card, hands, burst=sitting))

    @rule(ids=st.sampled_from([("1.1a", "1.1b"), ("1.4a", "1.4b", "1.4c"), ("7.2", "1.4b")]))
    def choose_together(self, ids: tuple[str, ...]) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.choose_together(ids))

    @precondition(lambda self: self.document.scan.plan)
    @rule(data=st.data(), to=st.integers(-1, 4), goal=texts)
    def change_plan(self, data: st.DataObject, to: int, goal: str) -> None:
        index = data.draw(st.integers(0, len(self.document.scan.plan) - 1))
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.set_row(index, goal=goal))
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.move_row(index, to))

    @precondition(lambda self: len(self.document.scan.cards) < 43)
    @rule(dimension=dimensions, text=texts)
    def add_own_card(self, dimension: int, text: str) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, bool(self.document.add_own_card(dimension, text, features=(text,))))

    @precondition(lambda self: len(self.document.scan.cards) > 39)
    @rule(data=st.data(), chosen=st.booleans(), text=texts)
    def use_own_card(self, data: st.DataObject, chosen: bool, text: str) -> None:
        card = data.draw(st.sampled_from([c.id for c in self.document.scan.cards[39:]]))
        dimension = self.document.dimension_of(card)
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.choose(card, chosen))
        before, facts = self.document.scan, self.listener.facts
        self.document.add_note(dimension, text, card=card, at=NOW)
        self.after(before, facts, True)

    @precondition(lambda self: len(self.document.scan.cards) > 39)
    @rule(data=st.data())
    def remove_own_card(self, data: st.DataObject) -> None:
        card = data.draw(st.sampled_from([c.id for c in self.document.scan.cards[39:]]))
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.remove_own_card(card))

    @rule(dimension=dimensions, text=texts)
    def ask_and_answer(self, dimension: int, text: str) -> None:
        before, facts = self.document.scan, self.listener.facts
        question = self.document.add_question(dimension, text)
        self.after(before, facts, True)
        before, facts = self.document.scan, self.listener.facts
        self.document.add_note(dimension, text, question=question, at=NOW)
        self.after(before, facts, True)

    @precondition(lambda self: self.document.scan.own_questions)
    @rule(data=st.data())
    def remove_question(self, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from([q.id for q in self.document.scan.own_questions]))
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.remove_question(question))

    @rule(text=texts)
    def park_remark(self, text: str) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.document.park_remark(text, at=NOW)
        self.after(before, facts, True)

    @rule(dimension=dimensions, text=st.none() | texts)
    def write_report(self, dimension: int, text: str | None) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.write_report(dimension, text))

    @rule(school=st.sampled_from(["De Linde", "De Es"]), group=st.sampled_from(["", "Tafel 2"]))
    def set_details(self, school: str, group: str) -> None:
        before, facts = self.document.scan, self.listener.facts
        self.after(before, facts, self.document.set_details(school=school, group=group))

    @rule()
    def others_sit_down_to_type(self) -> None:
        self.sittings.clear()

    def sitting(self, dimension: int, typed: bool) -> object:
        return self.sittings.setdefault(dimension, object()) if typed else None

    @rule(dimension=dimensions, text=texts, typed=st.booleans())
    def add_note(self, dimension: int, text: str, typed: bool) -> None:
        before, facts = self.document.scan, self.listener.facts
        index = self.document.add_note(dimension, text, at=NOW, burst=self.sitting(dimension, typed))
        assert self.document.scan.notes[index] == Note(dimension=dimension, text=text, at=NOW)
        self.after(before, facts, True)

    @precondition(lambda self: self.document.scan.notes)
    @rule(data=st.data(), text=texts, typed=st.booleans())
    def edit_note(self, data: st.DataObject, text: str, typed: bool) -> None:
        index = data.draw(st.integers(0, len(self.document.scan.notes) - 1))
        before, facts = self.document.scan, self.listener.facts
        sitting = self.sitting(before.notes[index].dimension, typed)
        self.after(before, facts, self.document.edit_note(index, text, burst=sitting))

    @precondition(lambda self: self.document.scan.notes)
    @rule(data=st.data(), typed=st.booleans())
    def remove_note(self, data: st.DataObject, typed: bool) -> None:
        index = data.draw(st.integers(0, len(self.document.scan.notes) - 1))
        before, facts = self.document.scan, self.listener.facts
        sitting = self.sitting(before.notes[index].dimension, typed)
        self.after(before, facts, self.document.remove_note(index, burst=sitting))

    @rule()
    def undo(self) -> None:
        can, facts = self.stack.canUndo(), self.listener.facts
        self.stack.undo()
        assert (self.listener.facts > facts) == can

    @rule()
    def redo(self) -> None:
        can, facts = self.stack.canRedo(), self.listener.facts
        self.stack.redo()
        assert (self.listener.facts > facts) == can

    @invariant()
    def each_step_leads_to_the_scan_it_was_made_of(self) -> None:
        assert self.document.scan == self.history[self.stack.index()]

    @invariant()
    def listeners_know_the_scan(self) -> None:
        scan = self.document.scan
        assert self.listener.cards == {card.id: card for card in scan.cards}
        for number in (1, 2, 3):
            assert self.listener.notes.get(number, []) == [n for n in scan.notes if n.dimension == number]
        assert self.listener.plan == scan.plan
        assert self.listener.questions == scan.own_questions
        assert (self.listener.car_park, self.listener.report) == (scan.car_park, scan.report)
        assert (self.listener.school, self.listener.group) == (scan.school, scan.group)

    @invariant()
    def what_is_no_part_of_a_wish_stays(self) -> None:
        scan = self.document.scan
        assert (scan.scan_id, scan.created, scan.date) == (EMPTY.scan_id, EMPTY.created, EMPTY.date)
        assert [card.id for card in scan.cards[:39]] == [card.id for card in EMPTY.cards]
        assert reference_problem(scan, PAPER) is None

    def teardown(self) -> None:
        last = self.history[-1]
        while self.stack.canUndo():
            self.stack.undo()
        assert self.document.scan == EMPTY
        while self.stack.canRedo():
            self.stack.redo()
        assert self.document.scan == last


TestOpenScan = pytest.mark.usefixtures("qapp")(OpenScan.TestCase)
TestOpenScan.settings = settings(deadline=None, max_examples=120, stateful_step_count=40)
