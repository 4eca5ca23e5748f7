"""The wishes of the talk and the plan: each one undo step with a Dutch name, each change one fact, nothing lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import ValidationError
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.scan import Agenda, Card, OwnCard, PlanRow, ReportText, Scan, reference_problem
from zorgscan_desktop.document.scan_document import ScanDocument

PAPER = load_instrument()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def document(qapp: QApplication) -> ScanDocument:
    return ScanDocument(PAPER, Scan.new(PAPER, day=date(2026, 11, 23), now=NOW, school="De Linde"))


@pytest.fixture
def facts(document: ScanDocument) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    document.card_changed.connect(lambda card: heard.append(("card", card)))
    document.cards_changed.connect(lambda: heard.append(("cards",)))
    document.notes_changed.connect(lambda dimension: heard.append(("notes", dimension)))
    document.questions_changed.connect(lambda dimension: heard.append(("questions", dimension)))
    document.plan_changed.connect(lambda: heard.append(("plan",)))
    document.car_park_changed.connect(lambda: heard.append(("car park",)))
    document.agenda_changed.connect(lambda: heard.append(("agenda",)))
    document.report_changed.connect(lambda: heard.append(("report",)))
    document.details_changed.connect(lambda: heard.append(("details",)))
    return heard


def there_and_back(document: ScanDocument, before: Scan) -> Scan:
    """Undo everything down to ``before``, and redo it all."""
    after = document.scan
    while document.undo_stack.canUndo() and document.scan != before:
        document.undo_stack.undo()
    assert document.scan == before
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.scan == after
    return after


def test_toggles_go_there_and_back(document: ScanDocument) -> None:
    before = document.scan
    assert document.toggle_aside("1.2", "parked")
    assert document.toggle_not_applicable("1.2")
    assert not document.toggle_not_applicable("1.2")
    assert document.scan.card("1.2") == before.card("1.2")
    assert document.toggle_dispute("1.2")
    assert document.toggle_dispute("1.2")
    assert document.scan == before
    document.count_hands("1.2", (1, 0, 1, 0))
    assert not document.toggle_dispute("1.2")  # the fingers say so themselves
    there_and_back(document, before)


def test_a_card_is_taken_back_from_a_zone_and_from_aside(document: ScanDocument) -> None:
    document.place("1.2", "+")
    assert document.take_back("1.2")
    document.set_aside("1.2", "parked")
    assert document.take_back("1.2")
    assert document.scan.card("1.2") == Card(id="1.2")
    assert not document.take_back("1.2")


# -- set aside ------------------------------------------------------------------------------------------------------


def test_a_parked_card_leaves_its_zone_and_comes_back_by_being_placed(document: ScanDocument) -> None:
    document.place("1.2", "+")
    before = document.scan
    assert document.set_aside("1.2", "parked", "Eerst de cijfers")
    assert document.undo_stack.undoText() == "1.2 geparkeerd"
    card = document.scan.card("1.2")
    assert (card.zone, card.laid, card.state, card.state_reason) == (None, None, "parked", "Eerst de cijfers")
    assert document.state_word("1.2") == "geparkeerd"
    there_and_back(document, before)
    assert document.place("1.2", "-")
    assert document.scan.card("1.2") == Card(id="1.2", zone="-")


def test_not_applicable_with_a_reason_typed_in_one_sitting(document: ScanDocument) -> None:
    assert document.set_aside("7.2", "not_applicable")
    sitting = object()
    for text in ("G", "Ge", "Geen"):
        document.give_reason("7.2", text, burst=sitting)
    assert document.undo_stack.count() == 2
    assert document.scan.card("7.2").state_reason == "Geen"
    document.undo_stack.undo()
    assert document.scan.card("7.2").state_reason == ""
    assert document.set_aside("7.2", "open")
    assert document.scan.card("7.2") == Card(id="7.2")
    assert not document.set_aside("7.2", "open")


def test_a_parked_card_that_is_put_down_in_the_tray_stays_parked(document: ScanDocument) -> None:
    document.set_aside("1.2", "parked")
    assert not document.place("1.2", None)
    assert document.scan.card("1.2").state == "parked"


# -- kenmerken, fingers, marks --------------------------------------------------------------------------------------


def test_ticks_never_move_a_card(document: ScanDocument, facts: list[tuple[object, ...]]) -> None:
    document.place("1.4b", "-")
    for feature in (3, 0):
        assert document.tick("1.4b", feature, True)
    assert not document.tick("1.4b", 0, True)
    assert document.scan.card("1.4b") == Card(id="1.4b", zone="-", features=(0, 3))
    assert document.tick("1.4b", 3, False)
    assert document.scan.card("1.4b").features == (0,)
    assert facts == [("card", "1.4b")] * 4
    with pytest.raises(IndexError):
        document.tick("1.4b", 99, True)


def test_the_fingers_of_one_round_undo_together(document: ScanDocument) -> None:
    first, second = object(), object()
    for hands in ((0, 1, 0, 0), (0, 2, 0, 0), (0, 2, 3, 0)):
        document.count_hands("1.2", hands, burst=first)
    document.count_hands("1.3a", (1, 0, 0, 1), burst=first)
    document.count_hands("1.2", (0, 2, 3, 1), burst=second)
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    assert document.scan.card("1.2").hands == (0, 2, 3, 0)
    document.undo_stack.undo()
    assert document.scan.card("1.3a").hands is None
    document.undo_stack.undo()
    assert document.scan.card("1.2").hands is None


def test_no_fingers_are_no_counts(document: ScanDocument) -> None:
    document.count_hands("1.2", (0, 4, 0, 0))
    assert document.count_hands("1.2", (0, 0, 0, 0))
    assert document.scan.card("1.2").hands is None
    with pytest.raises(ValidationError):
        document.count_hands("1.2", (1, 2, 3))
    with pytest.raises(ValidationError):
        document.count_hands("1.2", (-1, 2, 3, 4))


def test_a_card_is_marked_to_talk_about_and_no_longer(document: ScanDocument) -> None:
    assert document.dispute("1.2", True)
    assert not document.dispute("1.2", True)
    assert document.undo_stack.undoText() == "1.2 gemarkeerd om te bespreken"
    assert document.dispute("1.2", False)


# -- own cards ------------------------------------------------------------------------------------------------------


def test_own_cards_come_in_order_and_change_their_words(
    document: ScanDocument, facts: list[tuple[object, ...]]
) -> None:
    before = document.scan
    first = document.add_own_card(5, "Wij eten samen.", key_words="Samen eten", features=("refter", "tijd"))
    second = document.add_own_card(5, "Wij lezen samen.")
    assert (first, second) == ("own-1", "own-2")
    assert [document.code_of(card.id) for card in document.own_cards(5)] == ["E 1", "E 2"]
    assert document.undo_stack.undoText() == "eigen kaart E 2"
    document.tick(first, 1, True)
    assert document.edit_own_card(first, "Wij eten samen.", key_words="Samen eten", features=("tijd", "plaats"))
    card = document.scan.card(first)
    assert (card.own.features if card.own else (), card.features) == (("tijd", "plaats"), (0,))
    assert facts == [("cards",), ("cards",), ("card", "own-1"), ("cards",)]
    there_and_back(document, before)


@pytest.mark.parametrize(
    ("after", "ticks"),
    [
        (("refters", "tijd"), (0,)),
        (("tijd", "refter"), (1,)),
        (("refter",), (0,)),
        (("heel andere", "woorden", "hier"), ()),
        (("", "tijd"), (0,)),
        ((), ()),
    ],
)
def test_a_tick_stays_while_letters_of_its_kenmerk_change(
    document: ScanDocument, after: tuple[str, ...], ticks: tuple[int, ...]
) -> None:
    card = document.add_own_card(5, "Wij eten samen.", features=("refter", "tijd"))
    document.tick(card, 0, True)
    document.edit_own_card(card, "Wij eten samen.", features=after)
    assert document.scan.card(card).features == ticks


def test_what_is_typed_in_one_sitting_is_one_step(document: ScanDocument) -> None:
    before = document.scan
    sittings = (object(), object(), object())
    card = document.add_own_card(5, "W", burst=sittings[0])
    document.edit_own_card(card, "Wij", features=("samen",), burst=sittings[0])
    question = document.add_question(5, "W", burst=sittings[1])
    document.edit_question(question, "Wie?", burst=sittings[1])
    remark = document.park_remark("K", burst=sittings[2])
    document.edit_remark(remark, "Koffie", burst=sittings[2])
    assert document.undo_stack.count() == 3
    there_and_back(document, before)
    other = object()
    card = document.add_own_card(5, "weg", burst=other)
    document.remove_own_card(card, burst=other)
    other = object()
    document.remove_question(document.add_question(5, "weg", burst=other), burst=other)
    other = object()
    document.remove_remark(document.park_remark("weg", burst=other), burst=other)
    assert document.undo_stack.count() == 3, "nothing came of it"


@pytest.mark.parametrize("number", ["9" * 5_000, "999999999"])
def test_whatever_numbers_own_cards_have_in_a_file_the_next_one_has_its_own(number: str) -> None:
    scan = Scan.new(PAPER, day=date(2026, 11, 23), now=NOW)
    card = Card(id=f"own-{number}", own=OwnCard(dimension=1, statement="Zelf geschreven", key_words=""))
    document = ScanDocument(PAPER, scan.model_copy(update={"cards": (*scan.cards, card)}))
    added = [document.add_own_card(1, "Nog een") for _ in range(3)]
    assert len({f"own-{number}", *added}) == 4
    assert reference_problem(document.scan, document.instrument) is None


def test_own_cards_stand_last_in_their_dimension(document: ScanDocument) -> None:
    document.add_own_card(7, "Laatste")
    first, second = document.add_own_card(2, "Een"), document.add_own_card(2, "Twee")
    ids = document.card_ids_in_order()
    assert ids[-1] == "own-1"
    assert ids[ids.index("2.3") :][:4] == ["2.3", first, second, "3.1a"]
    assert sorted(ids) == sorted(card.id for card in document.scan.cards)


def test_the_words_of_any_question_are_found(document: ScanDocument) -> None:
    own = document.add_question(1, "En de leerlingen?")
    assert document.question_text(own) == "En de leerlingen?"
    for dimension in PAPER.dimensions:
        for cluster in dimension.clusters:
            for question in cluster.questions:
                assert document.question_text(question.id) == question.text
    assert document.question_text("nergens") == ""


def test_an_own_card_has_words_wherever_it_is_shown(document: ScanDocument) -> None:
    statement, words = document.add_own_card(1, "Wij eten samen."), document.add_own_card(1, "", key_words="Samen")
    assert (document.statement_of(statement), document.key_words_of(statement)) == ("Wij eten samen.",) * 2
    assert (document.statement_of(words), document.key_words_of(words)) == ("Samen",) * 2
    assert document.spoken_code_of(words) == "E 2, eigen kaart"
    assert document.spoken_code_of("1.4b") == "1.4 b"


def test_a_removed_own_card_takes_its_block_along_and_leaves_its_notes(document: ScanDocument) -> None:
    first, second = document.add_own_card(2, "Een"), document.add_own_card(2, "Twee")
    document.add_note(2, "Bij de kaart", card=first, at=NOW)
    document.choose(first, True)
    document.choose_together(("2.1", second))
    document.choose(second, True)
    before = document.scan
    assert document.remove_own_card(first)
    assert [card.id for card in document.scan.cards[39:]] == [second]
    assert [(note.card, note.text) for note in document.scan.notes] == [(None, "Bij de kaart")]
    assert [row.cards for row in document.scan.plan] == [("2.1", second)]
    document.undo_stack.undo()
    assert document.scan == before
    document.undo_stack.redo()
    assert document.add_own_card(2, "Drie") == "own-3"


@pytest.mark.parametrize("card_id", ["1.2", "own-9"])
def test_only_own_cards_can_be_edited_or_removed(document: ScanDocument, card_id: str) -> None:
    with pytest.raises(KeyError):
        document.remove_own_card(card_id)
    with pytest.raises(KeyError):
        document.edit_own_card(card_id, "Anders")


# -- questions, answers, car park, report, agenda -------------------------------------------------------------------


def test_own_questions_stand_after_those_of_the_paper(
    document: ScanDocument, facts: list[tuple[object, ...]]
) -> None:
    question = document.add_question(6, "Wat doen we op maandag?")
    assert document.questions_of(6)[-1] == (question, "Wat doen we op maandag?")
    assert len(document.questions_of(6)) == 11
    assert document.questions_of(3, "3.1b")[0][0] == "3.1-1"
    assert document.edit_question(question, "Wat doen we op dinsdag?")
    document.add_note(6, "Samen lezen", question=question, at=NOW)
    assert [note.text for _, note in document.answers_to(question)] == ["Samen lezen"]
    assert document.remove_question(question)
    assert [(note.question, note.text) for note in document.scan.notes] == [(None, "Samen lezen")]
    assert facts[:3] == [("questions", 6), ("questions", 6), ("notes", 6)]
    document.undo_stack.undo()
    assert document.answers_to(question)


def test_a_free_number_is_used_for_the_next_question(document: ScanDocument) -> None:
    ids = [document.add_question(1, text) for text in ("a", "b", "c")]
    document.remove_question(ids[1])
    assert document.add_question(1, "d") == ids[1]
    assert len({question.id for question in document.scan.own_questions}) == 3


def test_remarks_are_parked_changed_and_taken_away(document: ScanDocument, facts: list[tuple[object, ...]]) -> None:
    before = document.scan
    sitting = object()
    index = document.park_remark("D", at=NOW, burst=sitting)
    document.edit_remark(index, "De refter", burst=sitting)
    assert document.undo_stack.count() == 1
    document.park_remark("Parking", at=NOW)
    assert document.remove_remark(0)
    assert [remark.text for remark in document.scan.car_park] == ["Parking"]
    assert set(facts) == {("car park",)}
    there_and_back(document, before)
    with pytest.raises(IndexError):
        document.remove_remark(-1)


def test_the_report_keeps_the_teams_own_words(document: ScanDocument) -> None:
    document.write_report(3, "Sterk.")
    document.write_report(1, "Samen.")
    assert document.scan.report == (ReportText(dimension=1, text="Samen."), ReportText(dimension=3, text="Sterk."))
    assert document.write_report(3, None)
    assert not document.write_report(3, None)
    assert [part.dimension for part in document.scan.report] == [1]


def test_the_time_for_the_talk_is_agreed_and_dropped(document: ScanDocument) -> None:
    agenda = Agenda(start=NOW, end=NOW + timedelta(hours=3), people=20)
    assert document.set_agenda(agenda)
    assert not document.set_agenda(agenda)
    assert document.set_agenda(None)
    document.undo_stack.undo()
    assert document.scan.agenda == agenda


# -- votes and plan -------------------------------------------------------------------------------------------------


def test_dots_go_along_into_the_plan(document: ScanDocument) -> None:
    document.vote("1.2", 7)
    document.vote("1.3a", 2)
    assert document.vote("1.3a", -4)
    assert document.scan.card("1.3a").votes == 0
    document.choose("1.2", True)
    assert document.scan.plan == (PlanRow(cards=("1.2",), votes=7),)
    assert document.clear_votes()
    assert not document.clear_votes()
    assert not any(card.votes for card in document.scan.cards)
    assert document.scan.plan[0].votes == 7


def test_a_whole_cluster_is_one_block_and_no_card_is_in_it_twice(document: ScanDocument) -> None:
    document.choose("1.4b", True)
    document.set_row(0, goal="Samen")
    assert document.choose_together(("1.4a", "1.4b", "1.4c"))
    assert document.scan.plan == (PlanRow(cards=("1.4b", "1.4a", "1.4c"), goal="Samen"),)
    assert not document.choose_together(("1.4a", "1.4b"))
    assert document.choose_together(("2.1", "2.3"))
    assert [row.cards for row in document.scan.plan] == [("1.4b", "1.4a", "1.4c"), ("2.1", "2.3")]


def test_rows_are_filled_in_moved_and_removed(document: ScanDocument, facts: list[tuple[object, ...]]) -> None:
    for card_id in ("1.2", "2.1", "3.1a"):
        document.choose(card_id, True)
    before = document.scan
    sitting = object()
    for goal in ("O", "Ou", "Ouders"):
        document.set_row(1, burst=sitting, goal=goal)
    assert document.set_row(1, due=date(2027, 1, 15), status="in_progress", actions=("a", "b"))
    assert document.undo_stack.count() == 5
    assert document.move_row(1, 0)
    assert document.undo_stack.undoText() == "2.1 op plaats 1"
    assert not document.move_row(0, -3)
    assert document.move_row(0, 99)
    assert [row.cards[0] for row in document.scan.plan] == ["1.2", "3.1a", "2.1"]
    assert document.remove_row(2)
    there_and_back(document, before)
    document.undo_stack.undo()
    assert document.scan.plan[2].goal == "Ouders"
    assert set(facts) == {("plan",)}
    with pytest.raises(ValidationError):
        document.set_row(0, status="bijna")
    with pytest.raises(IndexError):
        document.move_row(7, 0)


def test_a_read_only_scan_refuses_them_all(document: ScanDocument, facts: list[tuple[object, ...]]) -> None:
    document.add_own_card(1, "Een")
    document.add_question(1, "Waarom?")
    document.park_remark("Later")
    document.choose("1.2", True)
    document.vote("1.2", 3)
    document.replace(document.scan, read_only=True)
    before = document.scan
    facts.clear()
    assert not document.set_aside("1.2", "parked")
    assert not document.tick("1.2", 0, True)
    assert not document.count_hands("1.2", (1, 0, 0, 0))
    assert not document.dispute("1.2", True)
    assert not document.vote("1.2", 4)
    assert not document.clear_votes()
    assert document.add_own_card(1, "Twee") == ""
    assert not document.edit_own_card("own-1", "Anders")
    assert not document.remove_own_card("own-1")
    assert document.add_question(1, "Hoe?") == ""
    assert not document.edit_question("question-1", "Hoe?")
    assert not document.remove_question("question-1")
    document.park_remark("Nog later")
    assert not document.edit_remark(0, "Nu")
    assert not document.remove_remark(0)
    assert not document.set_agenda(Agenda(start=NOW, end=NOW))
    assert not document.write_report(1, "Samen")
    assert not document.choose_together(("2.1", "2.3"))
    assert not document.set_row(0, goal="Doel")
    assert not document.remove_row(0)
    assert document.scan is before
    assert facts == []
