"""The panel as the place of evidence and of what is said of a card: ticks, marks, parking, reasons."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gestures import Room, new_document, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.panels.detail_panel import DetailPanel
from zorgscan_desktop.ui import wary
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton


@pytest.fixture(params=[(1920, 1080), (1366, 768), (1024, 768)])
def room(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Room]:
    make_application()
    room = Room(new_document(), *request.param)
    room.screen.open_panel(True)
    room.scene.set_current("1.1a")
    settle()
    yield room
    room.window.close()
    room.window.deleteLater()
    settle()


def click(panel: DetailPanel, button: TouchButton) -> None:
    panel._detail_area.ensureWidgetVisible(button)
    settle()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def heading(panel: DetailPanel) -> str:
    return next(label.text() for label in panel.findChildren(Label) if label.text().startswith("Kritische kenmerken"))


def test_ticks_are_counted_and_move_nothing(room: Room) -> None:
    panel = room.screen.panel
    assert heading(panel) == "Kritische kenmerken\n0 van 12 zichtbaar"
    for index in (0, 5, 11):
        click(panel, panel.features.rows[index])
    assert room.document.scan.card("1.1a").features == (0, 5, 11)
    assert room.document.scan.card("1.1a").zone is None
    assert heading(panel) == "Kritische kenmerken\n3 van 12 zichtbaar"
    click(panel, panel.features.rows[5])
    assert heading(panel) == "Kritische kenmerken\n2 van 12 zichtbaar"
    room.document.undo_stack.undo()
    settle()
    assert panel.features.rows[5].isChecked()


def test_every_row_is_a_target_over_the_width_of_the_panel(room: Room) -> None:
    panel = room.screen.panel
    for row in panel.features.rows:
        assert row.height() >= TARGET_PX
        assert row.width() > panel.width() * 0.75


def test_by_keyboard_a_row_is_ticked_with_the_space_bar(room: Room) -> None:
    row = room.screen.panel.features.rows[1]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert room.document.scan.card("1.1a").features == (1,)


def test_parking_marking_and_not_applicable_with_a_reason(room: Room) -> None:
    panel = room.screen.panel
    click(panel, panel.talk.dispute)
    assert panel.tag.accessibleName() == "1.1 a, nog niet gelegd, te bespreken"
    click(panel, panel.talk.park)
    assert panel.tag.accessibleName() == "1.1 a, geparkeerd, te bespreken"
    assert panel.reason.isVisible()
    click(panel, panel.talk.not_applicable)
    assert panel.reason.text.hasFocus()
    QTest.keyClicks(panel.reason.text, "geen internaat")
    QTest.keyClick(panel.reason.text, Qt.Key.Key_Escape)
    card = room.document.scan.card("1.1a")
    assert (card.state, card.state_reason) == ("not_applicable", "geen internaat")
    click(panel, panel.talk.not_applicable)
    assert room.document.scan.card("1.1a").state == "open"
    assert not panel.reason.isVisible()


def test_a_second_enter_after_a_reason_takes_nothing_away(room: Room) -> None:
    panel = room.screen.panel
    click(panel, panel.talk.park)
    QTest.mouseClick(panel.reason.text.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.reason.text, "eerst navragen")
    for _ in range(2):
        QTest.keyClick(room.window.focusWidget() or room.window, Qt.Key.Key_Return)
        settle()
        card = room.document.scan.card("1.1a")
        assert (card.state, card.state_reason) == ("parked", "eerst navragen")


def test_a_hint_and_a_reason_are_whole_and_begin_at_their_beginning(room: Room) -> None:
    panel = room.screen.panel
    click(panel, panel.talk.not_applicable)
    text = panel.reason.text
    lines = text.fontMetrics().boundingRect(
        text.viewport().rect().adjusted(4, 0, -4, 0), Qt.TextFlag.TextWordWrap, text.placeholderText()
    )
    assert text.viewport().height() >= lines.height()
    QTest.keyClicks(text, "te weinig tijd vandaag, volgende keer eerst " * 12)
    assert text.verticalScrollBar().value() > 0
    QTest.keyClick(text, Qt.Key.Key_Return)
    settle()
    assert text.verticalScrollBar().value() == 0


def test_a_note_that_is_wiped_can_be_brought_back(room: Room) -> None:
    panel, said = room.screen.panel, []
    panel.removed.connect(said.append)
    room.document.add_note(1, "even zoeken")
    settle()
    row = panel.notes._rows.findChildren(TouchButton)
    wipe = next(
        button for button in row if button.accessibleName() == "Notitie wissen" or button.text() == "Notitie wissen"
    )
    click(panel, wipe)
    settle()
    assert room.document.scan.notes == ()
    assert said == ["De notitie is gewist."]


def test_a_second_tap_on_the_place_of_a_button_ticks_no_kenmerk(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The field of the reason moves what lies below it under the finger."""
    monkeypatch.setattr(wary, "WARY_MS", 60_000)
    panel = room.screen.panel
    panel._detail_area.ensureWidgetVisible(panel.talk.park)
    settle()
    place = panel.talk.park.mapToGlobal(panel.talk.park.rect().center())
    QTest.mouseClick(panel.talk.park, Qt.MouseButton.LeftButton)
    settle()
    assert room.document.scan.card("1.1a").state == "parked"
    under = [row for row in panel.features.rows if row.rect().contains(row.mapFromGlobal(place))]
    for row in under or panel.features.rows:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert room.document.scan.card("1.1a").features == ()
    monkeypatch.setattr(wary, "WARY_MS", 0)
    click(panel, panel.features.rows[0])
    assert room.document.scan.card("1.1a").features == (0,)


def test_the_letters_of_a_reason_are_one_step_back(room: Room) -> None:
    panel = room.screen.panel
    room.document.set_aside("1.1a", "not_applicable")
    panel.ask_reason()
    QTest.keyClicks(panel.reason.text, "geen internaat")
    room.document.undo_stack.undo()
    settle()
    assert room.document.scan.card("1.1a").state_reason == ""
    assert panel.reason.text.toPlainText() == ""


def test_the_reason_of_another_card_is_its_own(room: Room) -> None:
    panel = room.screen.panel
    room.document.set_aside("1.1a", "parked", "eerst\nde cijfers")
    room.document.set_aside("1.2", "not_applicable", "speelt niet")
    assert panel.reason.text.toPlainText() == "eerst\nde cijfers"
    room.scene.set_current("1.2")
    settle()
    assert panel.reason.text.toPlainText() == "speelt niet"
    assert panel.reason.text.accessibleName() == "Reden bij 1.2"
    assert room.document.scan.card("1.1a").state_reason == "eerst\nde cijfers"


def test_own_cards_have_ticks_that_follow_their_words(room: Room) -> None:
    card_id = room.document.add_own_card(1, "Samen eten", features=("rustig", "met afspraken"))
    room.scene.set_current(card_id)
    panel = room.screen.panel
    click(panel, panel.features.rows[1])
    room.document.edit_own_card(card_id, "Samen eten", features=("met afspraken", "buiten"))
    settle()
    assert [(row.text(), row.isChecked()) for row in panel.features.rows] == [
        ("met afspraken", True),
        ("buiten", False),
    ]
    room.document.remove_own_card(card_id)
    settle()
    assert panel.features.rows == []


def test_a_reason_of_one_line_stands_in_the_middle_of_its_field(room: Room) -> None:
    room.document.toggle_aside("1.1a", "parked")
    text = room.screen.panel.reason.text
    for words in ("", "wachten op het CLB"):
        text.setPlainText(words)
        settle()
        line = text.viewport().mapTo(text, text.cursorRect().center())
        assert abs(line.y() - text.height() / 2) <= 2
