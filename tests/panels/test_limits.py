"""What does not fit in a text of the scan, or in a scan that is only to look at, is seen not to come in."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.gestures import Room, settle
from zorgscan_desktop.core.scan import MAX_TEXT
from zorgscan_desktop.panels.text_editor import TextField


def note_field(room: Room) -> TextField:
    room.screen.write_note()
    settle()
    return room.screen.panel.editors.note.field


def paste(field: TextField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()
    settle()


@pytest.mark.parametrize("letter", ["x", "🙂"])
def test_a_paste_that_is_too_long_stops_where_the_scan_does(room: Room, letter: str) -> None:
    field = note_field(room)
    paste(field, letter * (MAX_TEXT + 500))
    assert field.toPlainText() == letter * MAX_TEXT
    assert room.document.scan.notes[0].text == letter * MAX_TEXT
    assert room.screen.panel.editors.note._hint.text() == "De tekst is vol: niet alles kon erbij."


@pytest.mark.parametrize("letter", ["x", "🙂"])
def test_a_paste_before_a_text_takes_nothing_off_it(room: Room, letter: str) -> None:
    field = note_field(room)
    paste(field, "y" * (MAX_TEXT - 10) + "einde")
    field.moveCursor(field.textCursor().MoveOperation.Start)
    paste(field, letter * 100)
    assert room.document.scan.notes[0].text == field.toPlainText()
    assert field.toPlainText() == letter * 5 + "y" * (MAX_TEXT - 10) + "einde"


def test_the_next_note_has_room_again(room: Room) -> None:
    paste(note_field(room), "x" * (MAX_TEXT + 1))
    room.screen.panel.editors.note.close_text()
    note_field(room)
    assert room.screen.panel.editors.note._hint.text() == "Schrijf geen namen van leerlingen."


@pytest.mark.parametrize("wish", ["write_note", "write_own_card"])
def test_a_scan_to_look_at_opens_no_place_to_write(room: Room, wish: str) -> None:
    room.document.replace(room.document.scan, read_only=True)
    room.scene.set_current("1.1a")
    getattr(room.screen, wish)()
    settle()
    assert not any(field.isVisible() for field in room.screen.findChildren(TextField))


@pytest.mark.parametrize("wish", ["write_note", "write_own_card"])
def test_who_writes_while_presenting_sees_what_they_write(room: Room, wish: str) -> None:
    room.scene.set_current("1.1a")
    room.screen.present(True)
    getattr(room.screen, wish)()
    settle()
    assert not room.screen.presenting
    assert any(field.isVisible() for field in room.screen.findChildren(TextField))
