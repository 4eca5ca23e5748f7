"""Whatever people change is in the file and in the recovery copy soon after, without anything else being done."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from inspect import isfunction
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zorgscan_desktop.app import places
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.core.scan import Agenda, Scan
from zorgscan_desktop.document.cards import CardWishes
from zorgscan_desktop.document.notes import NoteWishes
from zorgscan_desktop.document.plan import PlanWishes
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.scan_file import read_scan

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
READ = {"own_cards", "questions_of", "question_text", "answers_to", "is_building_block"}
"""These ask; all others wish."""

WISHES: dict[str, Callable[[ScanDocument], object]] = {
    "place": lambda d: d.place("1.2", "+"),
    "set_aside": lambda d: d.set_aside("1.2", "parked"),
    "toggle_aside": lambda d: d.toggle_aside("1.2", "parked"),
    "toggle_not_applicable": lambda d: d.toggle_not_applicable("1.2"),
    "take_back": lambda d: d.take_back("7.2"),
    "toggle_dispute": lambda d: d.toggle_dispute("1.1a"),
    "give_reason": lambda d: d.give_reason("7.2", "Later"),
    "tick": lambda d: d.tick("1.1a", 1, True),
    "count_hands": lambda d: d.count_hands("1.1a", (0, 1, 2, 3)),
    "dispute": lambda d: d.dispute("1.1a", True),
    "vote": lambda d: d.vote("1.1a", 3),
    "clear_votes": lambda d: d.clear_votes(),
    "add_own_card": lambda d: d.add_own_card(2, "Wij eten samen."),
    "edit_own_card": lambda d: d.edit_own_card("own-1", "Wij spelen samen."),
    "remove_own_card": lambda d: d.remove_own_card("own-1"),
    "add_note": lambda d: d.add_note(1, "een zin"),
    "edit_note": lambda d: d.edit_note(0, "een andere zin"),
    "remove_note": lambda d: d.remove_note(0),
    "add_question": lambda d: d.add_question(1, "Waarom?"),
    "edit_question": lambda d: d.edit_question("question-1", "Waarom niet?"),
    "remove_question": lambda d: d.remove_question("question-1"),
    "park_remark": lambda d: d.park_remark("De speelplaats"),
    "edit_remark": lambda d: d.edit_remark(0, "De refter"),
    "remove_remark": lambda d: d.remove_remark(0),
    "set_agenda": lambda d: d.set_agenda(Agenda(start=NOON, end=NOON.replace(hour=15))),
    "write_report": lambda d: d.write_report(1, "Onze tekst"),
    "choose": lambda d: d.choose("1.2", True),
    "choose_together": lambda d: d.choose_together(("1.3a", "1.3b")),
    "set_row": lambda d: d.set_row(0, goal="Rust"),
    "move_row": lambda d: d.move_row(0, 1),
    "remove_row": lambda d: d.remove_row(0),
    "set_details": lambda d: d.set_details(group="Tafel 3"),
}


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    session = Session()
    session.new(school="De Linde", school_year="2026-2027", day=date(2026, 11, 23), participants=(), folder=tmp_path)
    document = session.document
    document.add_own_card(1, "Wij zingen samen.")
    document.add_note(1, "een eerste zin")
    document.add_question(1, "Hoe?")
    document.park_remark("De fietsen")
    document.set_aside("7.2", "parked")
    document.vote("2.1", 2)
    for card_id in ("4.1", "4.2"):
        document.choose(card_id, True)
    assert session.autosave.save_now() is None
    yield session
    session.close()
    session.deleteLater()


def kept(session: Session, path: Path | None) -> Scan | None:
    """What this file holds, as if it was saved at the same moment as the document."""
    if path is None or not path.exists():
        return None
    scan = read_scan(path, session.instrument).scan
    return scan.model_copy(update={"modified": session.document.scan.modified})


def test_no_wish_is_forgotten_here() -> None:
    known = {
        name
        for wishes in (CardWishes, NoteWishes, PlanWishes, ScanDocument)
        for name, member in vars(wishes).items()
        if isfunction(member) and not name.startswith("_")
    }
    assert known == set(WISHES) | READ


@pytest.mark.parametrize("wish", WISHES)
def test_what_people_change_is_saved_by_itself(wish: str, session: Session, qtbot: QtBot) -> None:
    document, before = session.document, session.document.scan
    for act in (lambda: WISHES[wish](document), document.undo_stack.undo):
        act()
        assert (document.scan == before) == (act == document.undo_stack.undo)
        qtbot.waitUntil(lambda: kept(session, session.path) == document.scan, timeout=8000)
        qtbot.waitUntil(lambda: kept(session, session.recovery.place) == document.scan, timeout=8000)
