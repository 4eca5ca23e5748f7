"""The panel beside the board: kenmerken, richtvragen, and notes that are in the scan with their first letter."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gestures import Room, settle
from zorgscan_desktop.panels.detail_panel import DetailPanel
from zorgscan_desktop.panels.notes_list import NoteRow
from zorgscan_desktop.panels.sections import Bullet
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.touch_button import TouchButton


def shown_bullets(panel: DetailPanel) -> list[str]:
    """The words behind every check box and bullet that can be seen, from top to bottom."""
    bullets = [b for b in panel.findChildren(Bullet) if b.isVisible()]
    return [row.text() for row in panel.features.rows if row.isVisible()] + [b.label.text() for b in bullets]


def rows(panel: DetailPanel) -> list[NoteRow]:
    return [row for row in panel.findChildren(NoteRow) if row.isVisible()]


def click(button: TouchButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def button(row: NoteRow, name: str) -> TouchButton:
    return next(b for b in row.findChildren(TouchButton) if b.text() == name)


@pytest.mark.parametrize("card_id", ["1.1a", "2.2a", "3.2b", "4.4", "5.1", "6.1", "7.2"])
def test_every_kenmerk_of_the_card_is_shown(room: Room, card_id: str) -> None:
    room.scene.set_current(card_id)
    settle()
    found = room.document.instrument.find(card_id)
    assert found is not None
    _, indicator = found
    assert shown_bullets(room.screen.panel) == list(indicator.features)
    statement = room.screen.panel.statement.text()
    assert re.sub(r"<[^>]+>", "", statement) == indicator.statement
    assert statement.count("<b>") == len(indicator.added.emphasis)
    labels = [label.text() for label in room.screen.panel.findChildren(Label) if label.isVisible()]
    assert (indicator.lead_in in labels) == (indicator.lead_in is not None)


@pytest.mark.parametrize(("card_id", "count"), [("3.1a", 2), ("3.2b", 18), ("3.3a", 7), ("3.4b", 2), ("6.4", 10)])
def test_richtvragen_unfold_where_the_paper_has_them(room: Room, card_id: str, count: int) -> None:
    room.screen.show_dimension(int(card_id[0]))
    room.scene.set_current(card_id)
    panel = room.screen.panel
    settle()
    before = shown_bullets(panel)
    click(panel.questions_heading)
    found = room.document.instrument.find(card_id)
    assert found is not None
    asked = [q.text for q in found[0].questions_for(found[1])]
    assert shown_bullets(panel) == before + asked
    assert len(asked) == count
    assert panel.questions_heading.accessibleName() == f"Richtvragen, {count}"


def test_a_dimension_without_richtvragen_says_so(room: Room) -> None:
    panel = room.screen.panel
    click(panel.questions_heading)
    assert panel.questions_heading.accessibleName() == "Richtvragen, geen"
    labels = [label.text() for label in panel.findChildren(Label) if label.isVisible()]
    assert "Bij deze dimensie staan geen richtvragen." in labels


def test_a_note_is_in_the_scan_with_its_first_letter(room: Room) -> None:
    room.click(room.card("1.2"))
    panel = room.screen.panel
    click(panel.notes.add_button)
    assert room.document.scan.notes == ()
    QTest.keyClicks(panel.editor.field, "In de")
    note = room.document.scan.notes[0]
    assert (note.dimension, note.card, note.text) == (1, "1.2", "In de")
    QTest.keyClicks(panel.editor.field, " onderbouw")
    click(panel.editor.done_button)
    assert [row.text.text() for row in rows(panel)] == ["1.2: In de onderbouw"]
    assert panel.notes_heading.accessibleName() == "Notities dimensie 1, 1"


def test_the_letters_of_one_note_are_one_step_back(room: Room) -> None:
    panel = room.screen.panel
    click(panel.notes.add_button)
    QTest.keyClicks(panel.editor.field, "Een notitie")
    click(panel.editor.done_button)
    assert room.document.undo_stack.count() == 1
    room.document.undo_stack.undo()
    settle()
    assert (room.document.scan.notes, rows(panel)) == ((), [])
    room.document.undo_stack.redo()
    settle()
    assert [row.text.text() for row in rows(panel)] == ["Een notitie"]


def test_several_notes_are_edited_and_deleted(room: Room) -> None:
    panel = room.screen.panel
    for text in ("eerste", "tweede", "derde"):
        click(panel.notes.add_button)
        QTest.keyClicks(panel.editor.field, text)
        QTest.keyClick(panel.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
    click(button(rows(panel)[1], "Notitie aanpassen"))
    QTest.keyClicks(panel.editor.field, " zin")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Escape)
    settle()
    click(button(rows(panel)[0], "Notitie wissen"))
    assert [row.text.text() for row in rows(panel)] == ["tweede zin", "derde"]
    assert [note.text for note in room.document.scan.notes] == ["tweede zin", "derde"]


def test_an_emptied_note_disappears(room: Room) -> None:
    panel = room.screen.panel
    click(panel.notes.add_button)
    QTest.keyClicks(panel.editor.field, "weg")
    panel.editor.field.selectAll()
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Delete)
    click(panel.editor.done_button)
    assert room.document.scan.notes == ()
    assert room.document.undo_stack.count() == 0


def test_an_opened_and_closed_note_leaves_nothing(room: Room) -> None:
    panel = room.screen.panel
    click(panel.notes.add_button)
    click(panel.editor.done_button)
    assert room.document.undo_stack.count() == 0


def test_changing_the_dimension_keeps_the_note_that_is_being_written(room: Room) -> None:
    panel = room.screen.panel
    click(panel.notes.add_button)
    QTest.keyClicks(panel.editor.field, "nog bezig")
    room.screen.show_dimension(2)
    settle()
    assert [note.text for note in room.document.scan.notes] == ["nog bezig"]
    assert rows(panel) == []
    room.screen.show_dimension(1)
    settle()
    assert [row.text.text() for row in rows(panel)] == ["nog bezig"]


def test_undo_by_a_colleague_closes_a_note_that_is_gone(room: Room) -> None:
    panel = room.screen.panel
    click(panel.notes.add_button)
    QTest.keyClicks(panel.editor.field, "een")
    room.document.undo_stack.undo()
    settle()
    assert panel.notes.isVisible()
    QTest.keyClicks(panel.editor.field, "x")
    assert room.document.scan.notes == ()


def test_notes_of_a_dimension_stay_with_it(room: Room) -> None:
    for number in range(1, 8):
        room.document.add_note(number, f"bij {number}")
    for number in range(1, 8):
        room.screen.show_dimension(number)
        settle()
        assert [row.text.text() for row in rows(room.screen.panel)] == [f"bij {number}"]


def test_markup_in_a_note_stays_text(room: Room) -> None:
    room.document.add_note(1, "<b>vet</b> & <img src=x>")
    settle()
    row = rows(room.screen.panel)[0]
    assert row.text.text() == "<b>vet</b> & <img src=x>"
    assert row.text.textFormat() == Qt.TextFormat.PlainText


def test_a_note_shows_its_local_time(room: Room) -> None:
    from datetime import UTC, datetime

    room.document.add_note(1, "vroeg", at=datetime(2026, 11, 23, 8, 5, tzinfo=UTC))
    settle()
    assert rows(room.screen.panel)[0].time.text() == "9.05 u."


def test_the_chip_follows_the_card(room: Room) -> None:
    room.click(room.card("1.2"))
    tag = room.screen.panel.tag
    assert tag.accessibleName() == "1.2, nog niet gelegd"
    room.document.place("1.2", "+")
    assert tag.accessibleName() == "1.2, Bijna vol"
