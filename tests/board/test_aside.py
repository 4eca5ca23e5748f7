"""Cards on the board that were set aside or that people do not agree on: seen, said, counted, and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.board.conftest import MakeRoom
from tests.gestures import Room, settle
from zorgscan_desktop.board import accessibility
from zorgscan_desktop.core.instrument import SIGNS


def lay_all(room: Room, dimension: int, *but: str) -> None:
    room.screen.show_dimension(dimension)
    for number, card_id in enumerate(room.scene.shown_ids()):
        if card_id not in but:
            room.document.place(card_id, SIGNS[number % 4])
    settle()


def names(room: Room) -> list[str]:
    return [button.name for button in room.scene._buttons]


def test_set_aside_they_lie_in_the_tray_behind_the_ones_that_wait(room: Room) -> None:
    room.screen.show_dimension(4)
    room.document.set_aside("4.1", "not_applicable", "geen ouderraad")
    room.document.set_aside("4.2", "parked")
    settle()
    places = [room.scene.cards[card_id].scene_rect().x() for card_id in ("4.3", "4.4", "4.2", "4.1")]
    assert places == sorted(places)
    assert {room.cell_under(card_id) for card_id in ("4.1", "4.2", "4.3", "4.4")} == {"tray"}
    face = room.scene.cards["4.1"].face
    assert (face.aside, face.aside_icon) == ("Niet van toepassing", "ban")
    assert room.scene.cards["4.2"].face.aside == "Geparkeerd"


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)])
def test_the_next_step_is_there_while_only_parked_cards_lie_in_the_tray(
    make_room: MakeRoom, size: tuple[int, int]
) -> None:
    room = make_room(*size)
    lay_all(room, 4, "4.2", "4.3")
    assert "next" not in names(room)
    room.document.set_aside("4.2", "parked")
    assert "next" not in names(room)
    room.document.set_aside("4.3", "not_applicable")
    settle()
    button = next(b for b in room.scene._buttons if b.name == "next")
    for card_id in ("4.2", "4.3"):
        assert room.scene.cards[card_id].isVisible()
        assert not room.scene.cards[card_id].scene_rect().intersects(button.sceneBoundingRect())
    assert not room.scene._empty_text.isVisible()
    room.click(room.at(button.sceneBoundingRect().center()))
    assert room.scene.dimension == 5


def test_all_cards_of_a_dimension_can_be_paged_through_when_they_are_parked(room: Room) -> None:
    for card_id in room.scene.shown_ids():
        room.document.set_aside(card_id, "parked")
    settle()
    seen: set[str] = set()
    for _ in range(14):
        seen |= {card_id for card_id, item in room.scene.cards.items() if item.isVisible()}
        more = next(b for b in room.scene._buttons if b.name == "more tray")
        room.click(room.at(more.sceneBoundingRect().center()))
    assert seen == set(room.scene.shown_ids())
    assert "next" in names(room)


def test_a_drag_onto_a_zone_lets_it_take_part_again(room: Room) -> None:
    room.document.set_aside("1.1a", "not_applicable", "speelt hier niet")
    room.scene.set_current("1.1a")
    settle()
    room.drag(room.card("1.1a"), room.zone("-"))
    card = room.document.scan.card("1.1a")
    assert (card.zone, card.state, card.state_reason) == ("-", "open", "")
    assert room.cell_under("1.1a") == "-"
    assert room.scene.cards["1.1a"].face.aside == ""


def test_put_down_in_the_tray_it_stays_as_it_was(room: Room) -> None:
    room.document.set_aside("1.1a", "parked")
    room.scene.set_current("1.1a")
    settle()
    before = room.document.undo_stack.count()
    room.drag(room.card("1.1a"), room.tray())
    assert room.document.scan.card("1.1a").state == "parked"
    assert room.document.undo_stack.count() == before


@pytest.mark.parametrize(("key", "state"), [(Qt.Key.Key_P, "parked"), (Qt.Key.Key_X, "not_applicable")])
def test_keys_set_a_card_aside_and_back(room: Room, key: Qt.Key, state: str) -> None:
    room.document.place("1.2", "+")
    room.scene.set_current("1.2", by_keyboard=True)
    room.key(key)
    card = room.document.scan.card("1.2")
    assert (card.state, card.laid) == (state, None)
    room.view.setFocus()
    room.key(key)
    assert room.document.scan.card("1.2").state == "open"
    room.key(key)
    room.view.setFocus()
    room.key(Qt.Key.Key_0)
    assert room.document.scan.card("1.2").state == "open"


def test_the_reason_is_typed_in_the_panel_that_opens_for_it(make_room: MakeRoom) -> None:
    room = make_room(1366, 768)
    assert not room.screen.panel.isVisible()
    room.scene.set_current("1.2", by_keyboard=True)
    room.key(Qt.Key.Key_X)
    line = room.screen.panel.reason.text
    assert line.isVisible()
    assert line.hasFocus()
    QTest.keyClicks(line, "p x 3 b")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    card = room.document.scan.card("1.2")
    assert (card.state, card.state_reason, card.disputed) == ("not_applicable", "p x 3 b", False)
    assert room.view.hasFocus()


def test_the_menu_sets_aside_marks_and_takes_back(room: Room) -> None:
    menu = room.screen.menu

    def choose(name: str) -> None:
        room.scene.menu_requested.emit("1.2", room.scene.cards["1.2"].scene_rect().center())
        settle()
        QTest.mouseClick(getattr(menu, name), Qt.MouseButton.LeftButton)
        settle()

    choose("park")
    assert room.document.scan.card("1.2").state == "parked"
    room.scene.menu_requested.emit("1.2", room.scene.cards["1.2"].scene_rect().center())
    assert (menu.park.text(), menu.back.isEnabled()) == ("Niet meer parkeren", True)
    choose("back")
    assert room.document.scan.card("1.2").state == "open"
    choose("dispute")
    assert room.document.scan.card("1.2").disputed
    choose("not_applicable")
    assert room.document.scan.card("1.2").state == "not_applicable"
    assert room.screen.panel.reason.text.hasFocus()
    choose("not_applicable")
    assert room.document.scan.card("1.2").state == "open"


def test_the_menu_is_walked_with_the_arrows_over_both_columns(room: Room) -> None:
    room.document.place("1.2", "+")
    room.scene.set_current("1.2", by_keyboard=True)
    room.key(Qt.Key.Key_Menu)
    menu = room.screen.menu
    assert menu.zones[0].hasFocus()
    QTest.keyClick(menu.zones[0], Qt.Key.Key_Right)
    assert menu.dispute.hasFocus()
    QTest.keyClick(menu.dispute, Qt.Key.Key_Down)
    assert menu.park.hasFocus()
    QTest.keyClick(menu.park, Qt.Key.Key_Left)
    assert menu.zones[1].hasFocus()


def test_a_disputed_card_carries_a_mark_that_is_seen_and_said(room: Room) -> None:
    room.document.place("1.2", "+")
    settle()
    before = room.scene.cards["1.2"]._picture.pixmap().toImage()
    room.document.count_hands("1.2", (2, 0, 0, 3))
    settle()
    item = room.scene.cards["1.2"]
    assert item.face.disputed
    assert item._picture.pixmap().toImage() != before
    assert accessibility.card_place(room.scene, "1.2") == "ligt op bijna vol, 1 van 1, te bespreken"


def test_a_screen_reader_hears_the_state_and_why(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    QAccessible.setActive(True)
    said: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _view, text: said.append(text))
    room.document.set_aside("1.2", "parked")
    room.document.set_aside("1.2", "not_applicable")
    room.document.give_reason("1.2", "geen internaat")
    room.document.dispute("1.2", True)
    room.document.tick("1.2", 0, True)
    room.document.count_hands("1.2", (0, 1, 0, 0))
    room.document.place("1.2", "-")
    QAccessible.setActive(False)
    assert said == [
        "1.2 geparkeerd",
        "1.2 niet van toepassing",
        "1.2 niet van toepassing: geen internaat, te bespreken",
        "1.2 ligt op bijna leeg, 1 van 1, te bespreken",
    ]


def test_a_tick_by_a_colleague_moves_no_card_while_somebody_drags(room: Room) -> None:
    room.document.place("1.2", "+")
    settle()
    before = room.scene.cards["1.2"].pos()
    with room.dragging(room.card("1.1a"), room.zone("++")):
        room.document.tick("1.2", 0, True)
        room.document.count_hands("1.2", (1, 0, 0, 1))
        settle()
        assert room.scene.cards["1.2"].pos() == before
    assert room.zone_of("1.1a") == "++"
    assert room.scene.cards["1.2"].face.disputed
    assert room.cell_under("1.2") == "+"


def test_the_counts_leave_out_what_does_not_apply(make_room: MakeRoom) -> None:
    room = make_room(1366, 768)
    room.document.set_aside("1.1a", "not_applicable")
    room.document.place("1.2", "+")
    settle()
    assert room.screen.rail._total.to_place == 38
    assert room.screen.rail._total.placed == 1
