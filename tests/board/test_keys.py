"""The board under a real keyboard; every route ends in the same command."""

import pytest
from PySide6.QtCore import Qt

from tests.board.conftest import MakeRoom
from tests.gestures import Room

Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "zone"),
    [
        (Key.Key_1, "--"),
        (Key.Key_2, "-"),
        (Key.Key_3, "+"),
        (Key.Key_4, "++"),
        # The same keys on a Belgian AZERTY keyboard, without Shift.
        (Key.Key_Ampersand, "--"),
        (Key.Key_Eacute, "-"),
        (Key.Key_QuoteDbl, "+"),
        (Key.Key_Apostrophe, "++"),
    ],
)
def test_a_digit_lays_the_current_card(room: Room, key: Qt.Key, zone: str) -> None:
    room.key(Key.Key_Tab)
    room.key(key)
    assert room.zone_of("1.1a") == zone
    assert room.cell_under("1.1a") == zone
    assert room.scene.current == "1.1a"


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_Backspace, Key.Key_Agrave])
def test_nought_and_backspace_return_it(room: Room, key: Qt.Key) -> None:
    room.document.place("1.1a", "+")
    room.key(Key.Key_Tab)
    room.key(key)
    assert room.zone_of("1.1a") is None


def test_without_a_current_card_a_digit_does_nothing(room: Room) -> None:
    room.key(Key.Key_3)
    assert room.document.undo_stack.count() == 0


def test_tab_walks_through_the_paper_and_then_leaves(room: Room) -> None:
    walked = []
    for _ in room.scene.shown_ids():
        room.key(Key.Key_Tab)
        walked.append(room.scene.current)
        assert room.scene.cards[room.scene.current].isVisible(), "a card behind the tray's button is turned to"
    assert walked == room.scene.shown_ids()
    room.key(Key.Key_Tab)
    assert not room.view.hasFocus()


def test_shift_tab_walks_back(room: Room) -> None:
    room.key(Key.Key_End)
    room.key(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert room.scene.current == room.scene.shown_ids()[-2]


def test_arrows_move_between_the_cards_that_can_be_seen(room: Room) -> None:
    room.document.place("1.1a", "--")
    room.document.place("1.1b", "++")
    room.key(Key.Key_Home)
    assert room.scene.current == "1.1a"
    room.key(Key.Key_Right)
    assert room.scene.current == "1.1b"
    room.key(Key.Key_Left)
    assert room.scene.current == "1.1a"
    room.key(Key.Key_Down)
    assert room.zone_of(room.scene.current) is None
    first = room.scene.current
    room.key(Key.Key_Right)
    assert room.scene.current != first


def test_page_keys_change_the_dimension_and_stop_at_the_ends(room: Room) -> None:
    room.key(Key.Key_PageUp)
    assert room.scene.dimension == 1
    for number in range(2, 8):
        room.key(Key.Key_PageDown)
        assert room.scene.dimension == number
        assert room.screen.rail.buttons[number - 1].isChecked()
    room.key(Key.Key_PageDown)
    assert room.scene.dimension == 7


def test_enter_opens_the_detail(make_room: MakeRoom) -> None:
    room = make_room(1366, 768)
    room.key(Key.Key_Tab)
    assert not room.screen.panel.isVisible()
    room.key(Key.Key_Return)
    assert room.screen.panel.isVisible()


def test_all_cards_by_keyboard_alone(room: Room) -> None:
    for number in range(1, 8):
        for _ in room.scene.shown_ids():
            room.key(Key.Key_Tab)
            room.key(Key.Key_3)
        assert room.scene.arrangement.tray.form == "closed"
        if number < 7:
            room.key(Key.Key_PageDown)
    assert all(card.zone == "+" for card in room.document.scan.cards)


def test_the_current_card_shows_the_ring_of_the_keyboard(room: Room) -> None:
    room.key(Key.Key_Tab)
    assert room.scene.cards["1.1a"].state == "focus"
    room.click(room.card("1.2"))
    assert room.scene.cards["1.2"].state == "selected"
    assert room.scene.cards["1.1a"].state == "rest"
