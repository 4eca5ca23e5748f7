"""The open scan: each wish is one undo step with a Dutch name, each change one fact, and nothing else happens."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.scan import Card, Note, OwnCard, PlanRow, Scan
from zorgscan_desktop.document.open_scan import UNDO_STEPS
from zorgscan_desktop.document.scan_document import ScanDocument

PAPER = load_instrument()
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OWN = OwnCard(dimension=5, statement="Onze school werkt samen.", key_words="Samen")

pytestmark = pytest.mark.usefixtures("qapp")


def empty_scan() -> Scan:
    """An invented school with one own card, in dimension 5."""
    scan = Scan.new(PAPER, day=date(2026, 11, 23), now=NOW, school="De Linde", school_year="2026-2027")
    return scan.model_copy(update={"cards": (*scan.cards, Card(id="own-1", own=OWN))})


class Facts:
    """Everything that the document says, in order."""

    def __init__(self, document: ScanDocument) -> None:
        self.heard: list[tuple[object, ...]] = []
        document.card_changed.connect(lambda card_id: self.heard.append(("card", card_id)))
        document.notes_changed.connect(lambda dimension: self.heard.append(("notes", dimension)))
        document.plan_changed.connect(lambda: self.heard.append(("plan",)))
        document.details_changed.connect(lambda: self.heard.append(("details",)))
        document.scan_replaced.connect(lambda: self.heard.append(("scan",)))

    def new(self) -> list[tuple[object, ...]]:
        """What was said since the last time this was asked."""
        heard, self.heard = self.heard, []
        return heard


@pytest.fixture
def document(qapp: QApplication) -> ScanDocument:
    return ScanDocument(PAPER, empty_scan())


@pytest.fixture
def facts(document: ScanDocument) -> Facts:
    return Facts(document)


def zone_of(document: ScanDocument, card_id: str) -> str | None:
    return document.scan.card(card_id).zone


def texts(document: ScanDocument) -> list[str]:
    return [note.text for note in document.scan.notes]


def last_dimension(document: ScanDocument) -> int | None:
    """Where undo goes first."""
    stack = document.undo_stack
    return getattr(stack.command(stack.index() - 1), "dimension", None)


# -- placing --------------------------------------------------------------------------------------------------------


def test_a_placed_card_is_one_fact_and_one_step(document: ScanDocument, facts: Facts) -> None:
    assert document.place("1.4b", "+")
    assert zone_of(document, "1.4b") == "+"
    assert facts.new() == [("card", "1.4b")]
    assert document.undo_stack.count() == 1


def test_undo_and_redo_take_the_same_road(document: ScanDocument, facts: Facts) -> None:
    document.place("1.4b", "-")
    document.place("1.4b", "++")
    facts.new()
    document.undo_stack.undo()
    assert zone_of(document, "1.4b") == "-"
    document.undo_stack.undo()
    assert zone_of(document, "1.4b") is None
    document.undo_stack.redo()
    assert zone_of(document, "1.4b") == "-"
    assert facts.new() == [("card", "1.4b")] * 3


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("--", "1.4 b naar leeg"),
        ("-", "1.4 b naar bijna leeg"),
        ("+", "1.4 b naar bijna vol"),
        ("++", "1.4 b naar vol"),
    ],
)
def test_a_step_says_which_card_went_where(document: ScanDocument, zone: Sign, text: str) -> None:
    document.place("1.4b", zone)
    assert document.undo_stack.undoText() == text
    document.undo_stack.undo()
    assert document.undo_stack.redoText() == text


def test_back_to_the_tray_says_so(document: ScanDocument) -> None:
    document.place("1.4b", "+")
    assert document.place("1.4b", None)
    assert document.undo_stack.undoText() == "1.4 b terug naar de lade"


def test_an_own_card_behaves_like_the_others(document: ScanDocument, facts: Facts) -> None:
    document.place("own-1", "++")
    assert document.undo_stack.undoText() == "E 1 naar vol"
    assert last_dimension(document) == 5
    assert facts.new() == [("card", "own-1")]
    document.undo_stack.undo()
    assert document.scan == empty_scan().model_copy(update={"scan_id": document.scan.scan_id})


@pytest.mark.parametrize("zone", [None, *SIGNS])
def test_where_it_already_lies_is_no_step(document: ScanDocument, facts: Facts, zone: Sign | None) -> None:
    document.place("1.2", zone)
    steps = document.undo_stack.count()
    facts.new()
    assert not document.place("1.2", zone)
    assert document.undo_stack.count() == steps
    assert facts.new() == []


def test_only_the_placed_card_changes(document: ScanDocument) -> None:
    before = document.scan
    document.place("3.2a", "-")
    changed = [new for old, new in zip(before.cards, document.scan.cards, strict=True) if old != new]
    assert changed == [Card(id="3.2a", zone="-")]
    assert before.card("3.2a").zone is None, "a scan that was handed out never changes"


def test_a_new_step_after_an_undo_forgets_what_was_undone(document: ScanDocument) -> None:
    document.place("1.2", "-")
    document.undo_stack.undo()
    document.place("1.2", "+")
    assert not document.undo_stack.canRedo()
    document.undo_stack.undo()
    assert zone_of(document, "1.2") is None


@pytest.mark.parametrize("card_id", ["9.9", "", "own-2"])
def test_an_unknown_card_is_refused(document: ScanDocument, facts: Facts, card_id: str) -> None:
    with pytest.raises(KeyError):
        document.place(card_id, "+")
    with pytest.raises(KeyError):
        document.choose(card_id, True)
    assert facts.new() == []
    assert document.undo_stack.count() == 0


def test_each_step_knows_its_dimension(document: ScanDocument) -> None:
    for dimension in PAPER.dimensions:
        document.place(dimension.indicators[0].id, "+")
        assert last_dimension(document) == dimension.number
        document.add_note(dimension.number, "Bekijken")
        assert last_dimension(document) == dimension.number
        document.choose(dimension.indicators[0].id, True)
        assert last_dimension(document) == dimension.number
    document.set_details(school="De Es")
    assert last_dimension(document) is None


def test_two_hundred_steps_can_be_undone(document: ScanDocument) -> None:
    for step in range(UNDO_STEPS + 5):
        document.place("1.2", SIGNS[step % 4])
    assert document.undo_stack.count() == UNDO_STEPS == 200
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert zone_of(document, "1.2") == SIGNS[4 % 4]


# -- notes ----------------------------------------------------------------------------------------------------------


def test_a_note_is_added_changed_and_removed(document: ScanDocument, facts: Facts) -> None:
    stack = document.undo_stack
    assert document.add_note(3, "Ouders", card="3.1a", at=NOW) == 0
    assert document.scan.notes == (Note(dimension=3, card="3.1a", text="Ouders", at=NOW),)
    assert stack.undoText() == "notitie bij dimensie 3"
    assert document.edit_note(0, "Ouders eerst")
    assert document.scan.notes == (Note(dimension=3, card="3.1a", text="Ouders eerst", at=NOW),)
    assert stack.undoText() == "notitie bij dimensie 3 aangepast"
    assert document.remove_note(0)
    assert document.scan.notes == ()
    assert stack.undoText() == "notitie bij dimensie 3 gewist"
    assert facts.new() == [("notes", 3)] * 3
    stack.undo()
    assert texts(document) == ["Ouders eerst"]
    stack.undo()
    assert texts(document) == ["Ouders"]
    stack.undo()
    assert texts(document) == []
    assert facts.new() == [("notes", 3)] * 3


def test_a_note_gets_the_moment_in_whole_seconds(document: ScanDocument) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    document.add_note(1, "Nu")
    moment = document.scan.notes[0].at
    assert before <= moment <= datetime.now(UTC)
    assert moment.microsecond == 0


def test_the_same_text_is_no_step(document: ScanDocument, facts: Facts) -> None:
    document.add_note(1, "Bekijken")
    facts.new()
    assert not document.edit_note(0, "Bekijken")
    assert document.undo_stack.count() == 1
    assert facts.new() == []


def test_removing_one_note_leaves_the_others_in_order(document: ScanDocument) -> None:
    for dimension, text in ((1, "een"), (2, "twee"), (1, "drie")):
        document.add_note(dimension, text)
    document.remove_note(0)
    assert [(index, note.text) for index, note in document.notes_of(1)] == [(1, "drie")]
    assert [(index, note.text) for index, note in document.notes_of(2)] == [(0, "twee")]
    document.undo_stack.undo()
    assert texts(document) == ["een", "twee", "drie"]


def test_one_sitting_of_typing_undoes_at_once(document: ScanDocument, facts: Facts) -> None:
    sitting = object()
    index = document.add_note(2, "a", burst=sitting)
    for text in ("ab", "abc"):
        document.edit_note(index, text, burst=sitting)
    assert facts.new() == [("notes", 2)] * 3, "every keystroke is a fact: autosave follows"
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "notitie bij dimensie 2"
    document.undo_stack.undo()
    assert texts(document) == []
    document.undo_stack.redo()
    assert texts(document) == ["abc"]
    assert facts.new() == [("notes", 2)] * 2


def test_another_sitting_is_another_step(document: ScanDocument) -> None:
    first, second = object(), object()
    document.add_note(2, "a", burst=first)
    document.edit_note(0, "ab", burst=second)
    document.edit_note(0, "abc", burst=second)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert texts(document) == ["a"]


def test_steps_without_a_sitting_never_join(document: ScanDocument) -> None:
    document.add_note(2, "a")
    document.edit_note(0, "ab")
    document.edit_note(0, "abc")
    assert document.undo_stack.count() == 3


def test_a_card_placed_while_somebody_types_is_a_step_of_its_own(document: ScanDocument) -> None:
    sitting = object()
    document.add_note(1, "a", burst=sitting)
    document.place("1.2", "+")
    document.edit_note(0, "ab", burst=sitting)
    document.edit_note(0, "abc", burst=sitting)
    assert document.undo_stack.count() == 3
    document.undo_stack.undo()
    assert (texts(document), zone_of(document, "1.2")) == (["a"], "+")
    document.undo_stack.undo()
    assert (texts(document), zone_of(document, "1.2")) == (["a"], None)


def test_an_emptied_sitting_leaves_nothing(document: ScanDocument) -> None:
    sitting = object()
    document.add_note(1, "a", burst=sitting)
    document.edit_note(0, "ab", burst=sitting)
    document.remove_note(0, burst=sitting)
    assert texts(document) == []
    assert document.undo_stack.count() == document.undo_stack.index() == 0


def test_a_text_that_is_typed_and_wiped_again_is_no_step(document: ScanDocument) -> None:
    document.place("1.2", "+")
    document.add_note(1, "was")
    sitting = object()
    for text in ("was d", "was da", "was"):
        document.edit_note(0, text, burst=sitting)
    assert document.undo_stack.count() == document.undo_stack.index() == 2
    document.undo_stack.undo()
    assert (texts(document), zone_of(document, "1.2")) == ([], "+")


def test_an_emptied_old_note_comes_back_with_one_undo(document: ScanDocument) -> None:
    sitting = object()
    document.add_note(1, "Belangrijk")
    document.edit_note(0, "", burst=sitting)
    document.remove_note(0, burst=sitting)
    assert texts(document) == []
    document.undo_stack.undo()
    assert texts(document) == ["Belangrijk"]


def test_notes_with_impossible_content_are_refused(document: ScanDocument, facts: Facts) -> None:
    with pytest.raises(ValidationError):
        document.add_note(8, "Er zijn zeven dimensies")
    with pytest.raises(ValidationError):
        document.add_note(1, "Zonder tijdzone", at=datetime(2026, 11, 23))
    document.add_note(1, "Goed")
    with pytest.raises(ValidationError):
        document.edit_note(0, "\ud800")
    assert texts(document) == ["Goed"]
    assert facts.new() == [("notes", 1)]


# -- building blocks ------------------------------------------------------------------------------------------------


def test_a_card_is_chosen_as_building_block_and_no_longer(document: ScanDocument, facts: Facts) -> None:
    assert document.choose("1.4b", True)
    assert document.is_building_block("1.4b")
    assert document.undo_stack.undoText() == "1.4 b als bouwsteen gekozen"
    assert not document.choose("1.4b", True)
    assert document.choose("1.4b", False)
    assert document.scan.plan == ()
    assert document.undo_stack.undoText() == "1.4 b niet langer als bouwsteen"
    assert not document.choose("1.4b", False)
    assert facts.new() == [("plan",)] * 2
    document.undo_stack.undo()
    assert document.scan.plan == (PlanRow(cards=("1.4b",)),)
    assert facts.new() == [("plan",)]


def test_a_row_with_two_cards_keeps_the_other_and_its_plan(document: ScanDocument) -> None:
    rows = (PlanRow(cards=("1.2", "1.5"), goal="Samen"), PlanRow(cards=("2.1",), goal="Apart"))
    document.replace(document.scan.model_copy(update={"plan": rows}))
    document.choose("1.2", False)
    assert document.scan.plan == (PlanRow(cards=("1.5",), goal="Samen"), rows[1])
    document.undo_stack.undo()
    assert document.scan.plan == rows


# -- details --------------------------------------------------------------------------------------------------------


def test_details_change_and_come_back_together(document: ScanDocument, facts: Facts) -> None:
    before = document.scan
    assert document.set_details(school="De Es", date=date(2027, 1, 14), participants=("Directie", "Zorgteam"))
    assert (document.scan.school, document.scan.date) == ("De Es", date(2027, 1, 14))
    assert document.undo_stack.undoText() == "gegevens van de scan"
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.scan == before
    document.undo_stack.redo()
    assert document.scan.participants == ("Directie", "Zorgteam")
    assert facts.new() == [("details",)] * 3


def test_undoing_details_leaves_cards_and_notes_of_later_steps_to_their_own_undo(document: ScanDocument) -> None:
    document.set_details(school="De Es")
    document.place("1.2", "+")
    document.undo_stack.undo()
    assert (document.scan.school, zone_of(document, "1.2")) == ("De Es", None)


def test_the_same_details_are_no_step(document: ScanDocument, facts: Facts) -> None:
    assert not document.set_details(school="De Linde", school_year="2026-2027")
    assert document.undo_stack.count() == 0
    assert facts.new() == []


@pytest.mark.parametrize("wrong", [{"school_year": "dit jaar"}, {"school": 3}, {"date": None}])
def test_impossible_details_are_refused_as_a_whole(
    document: ScanDocument, facts: Facts, wrong: dict[str, object]
) -> None:
    before = document.scan
    with pytest.raises(ValidationError):
        document.set_details(**{"group": "Tafel 2", **wrong})
    assert document.scan is before
    assert facts.new() == []


# -- the whole scan -------------------------------------------------------------------------------------------------


def test_a_read_only_scan_refuses_every_wish(document: ScanDocument, facts: Facts) -> None:
    document.add_note(1, "Van een ander")
    document.replace(document.scan, read_only=True)
    before = document.scan
    facts.new()
    assert not document.place("1.2", "+")
    assert not document.edit_note(0, "Anders")
    assert not document.remove_note(0)
    assert not document.choose("1.2", True)
    assert not document.set_details(school="De Es")
    document.add_note(1, "Nog een")
    assert document.scan is before
    assert document.undo_stack.count() == 0
    assert facts.new() == []


def test_another_scan_replaces_everything_and_forgets_the_history(document: ScanDocument, facts: Facts) -> None:
    document.place("1.2", "+")
    other = empty_scan()
    facts.new()
    seen: list[tuple[bool, int, bool]] = []
    document.scan_replaced.connect(
        lambda: seen.append((document.scan is other, document.undo_stack.count(), document.read_only))
    )
    document.replace(other, read_only=True)
    assert facts.new() == [("scan",)]
    assert seen == [(True, 0, True)], "who hears of it finds everything in place"


def test_a_replaced_read_only_scan_can_be_followed_by_one_to_write_in(document: ScanDocument) -> None:
    document.replace(empty_scan(), read_only=True)
    document.replace(empty_scan())
    assert document.place("1.2", "+")


def test_who_hears_a_fact_finds_it_in_the_scan(document: ScanDocument) -> None:
    seen: list[object] = []
    document.card_changed.connect(lambda card_id: seen.append(zone_of(document, card_id)))
    document.notes_changed.connect(lambda _dimension: seen.append(texts(document)))
    document.details_changed.connect(lambda: seen.append(document.scan.school))
    document.place("1.2", "+")
    document.add_note(1, "Nu")
    document.set_details(school="De Es")
    for _ in range(3):
        document.undo_stack.undo()
    assert seen == ["+", ["Nu"], "De Es", "De Linde", [], None]


# -- reading --------------------------------------------------------------------------------------------------------


def test_codes_key_words_and_dimensions_of_paper_and_own_cards(document: ScanDocument) -> None:
    for dimension in PAPER.dimensions:
        for indicator in dimension.indicators:
            assert document.dimension_of(indicator.id) == dimension.number
            assert document.code_of(indicator.id) == indicator.code
            assert document.key_words_of(indicator.id) == indicator.key_words
    assert (document.dimension_of("own-1"), document.code_of("own-1")) == (5, "E 1")
    assert document.key_words_of("own-1") == "Samen"


def test_an_own_card_without_key_words_shows_its_statement(document: ScanDocument) -> None:
    bare = Card(id="own-1", own=OwnCard(dimension=5, statement="Onze school werkt samen.", key_words=""))
    document.replace(document.scan.with_card(bare))
    assert document.key_words_of("own-1") == "Onze school werkt samen."
