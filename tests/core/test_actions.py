"""Ideas for the plan come from unticked kenmerken and from the notes with the cards of a building block."""

from datetime import UTC, date, datetime

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.actions import Idea, ideas
from zorgscan_desktop.core.scan import Card, Note, OwnCard, PlanRow, Scan

PAPER = load_instrument()
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_unticked_kenmerken_then_notes_and_nothing_twice() -> None:
    scan = Scan.new(PAPER, day=date(2026, 11, 26), now=NOW)
    own = Card(id="own-1", features=(0,), own=OwnCard(dimension=1, statement="X", key_words="X", features=("a", "b")))
    notes = (
        Note(dimension=1, card="own-1", text=" Lokaal vrijmaken ", at=NOW),
        Note(dimension=1, card="1.2", text="Van een andere kaart", at=NOW),
        Note(dimension=1, text="Zonder kaart", at=NOW),
        Note(dimension=1, card="own-1", text="  ", at=NOW),
    )
    scan = scan.model_copy(update={"cards": (*scan.cards, own), "notes": notes})
    row = PlanRow(cards=("own-1",))
    assert ideas(scan, PAPER, row) == (
        Idea("own-1", "feature", "b"),
        Idea("own-1", "note", "Lokaal vrijmaken"),
    )
    assert ideas(scan, PAPER, row.model_copy(update={"actions": ("b",)})) == (
        Idea("own-1", "note", "Lokaal vrijmaken"),
    )


def test_the_cards_of_a_block_come_in_its_order() -> None:
    scan = Scan.new(PAPER, day=date(2026, 11, 26), now=NOW)
    found = ideas(scan, PAPER, PlanRow(cards=("7.2", "1.2")))
    of = {card: next(i for i in PAPER.indicators if i.id == card).features for card in ("7.2", "1.2")}
    assert [idea.text for idea in found] == [*of["7.2"], *of["1.2"]]


def test_a_note_of_several_lines_is_one_action_and_is_not_offered_again() -> None:
    note = Note(dimension=2, card="2.3", text=" eerst dit\n  dan dat ", at=NOW)
    scan = Scan.new(PAPER, day=date(2026, 11, 23), now=NOW).model_copy(update={"notes": (note,)})
    row = PlanRow(cards=("2.3",))
    assert ideas(scan, PAPER, row)[-1].text == "eerst dit dan dat"
    taken = PlanRow(cards=("2.3",), actions=("eerst dit dan dat",))
    assert [idea.source for idea in ideas(scan, PAPER, taken)] == ["feature"] * len(ideas(scan, PAPER, taken))
