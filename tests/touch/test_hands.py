"""Many hands on one board: real touch, pen and mouse events into a real window.

The rows of the table in the lab notes on Qt come first, then what ends a drag, then tap, hold and drag told apart.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import Room, settle
from tests.touch.conftest import FingersAt, MakeRoom
from tests.touch.fingers import Fingers, Pen, assert_calm, assert_home, leftovers
from zorgscan_desktop.board import scene, view
from zorgscan_desktop.board.hold_ring import HoldRing
from zorgscan_desktop.core.scan import Card, OwnCard, Scan

SIGNS = ("--", "-", "+", "++")


def place_five(room: Room) -> list[str]:
    """Five cards on the battery and five in the tray: ten that can be seen. Their ids."""
    for number, card_id in enumerate(room.scene.shown_ids()[:5]):
        room.document.place(card_id, SIGNS[number % 4])
    return [card_id for card_id in room.scene.shown_ids() if room.scene.cards[card_id].isVisible()]


def positions(room: Room, *but: str) -> dict[str, tuple[float, float]]:
    """Where the cards are on the screen, but for these."""
    return {i: item.pos().toTuple() for i, item in room.scene.cards.items() if item.isVisible() and i not in but}


def ring(room: Room) -> HoldRing | None:
    """The ring around a finger that holds, if there is one."""
    return next(iter(room.view.hands._rings.values()), None)


# -- one, two, ten fingers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", SIGNS)
def test_a_finger_lays_a_card(room: Room, fingers: Fingers, sign: str) -> None:
    fingers.drag(0, room.card("1.1b"), room.zone(sign))
    assert (room.zone_of("1.1b"), room.cell_under("1.1b")) == (sign, sign)
    fingers.drag(0, room.card("1.1b"), room.tray())
    assert (room.zone_of("1.1b"), room.cell_under("1.1b")) == (None, "tray")
    assert_calm(room)


def test_let_go_beside_the_battery_it_returns(room: Room, fingers: Fingers) -> None:
    fingers.drag(0, room.card("1.1b"), room.ground())
    assert_home(room, "1.1b")
    assert room.document.undo_stack.count() == 0
    assert_calm(room)


def test_a_held_card_lies_above_the_finger(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1b"))
    fingers.carry(0, room.zone("+"))
    middle = room.scene.cards["1.1b"].scene_rect().center()
    assert middle.y() == pytest.approx(room.zone("+").y() - 40, abs=1)
    assert middle.x() == pytest.approx(room.zone("+").x(), abs=1)


def test_two_fingers_take_two_cards_one_after_the_other(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.press(1, room.card("1.2"))
    fingers.carry_together({0: room.zone("++"), 1: room.zone("--")})
    fingers.lift(0)
    assert (room.zone_of("1.1a"), room.zone_of("1.2")) == ("++", None)
    fingers.lift(1)
    assert room.zone_of("1.2") == "--"
    assert_calm(room)


def test_two_fingers_take_two_cards_in_the_same_frame(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2")})
    fingers.carry_together({0: room.zone("++"), 1: room.zone("--")})
    fingers.lift_together([0, 1])
    assert (room.zone_of("1.1a"), room.zone_of("1.2")) == ("++", "--")
    assert_calm(room)


def test_ten_fingers_take_ten_cards(room: Room, fingers: Fingers) -> None:
    ids = place_five(room)
    assert len(ids) == 10
    goals = {card_id: SIGNS[(number + 1) % 4] for number, card_id in enumerate(ids)}
    fingers.press_together({number: room.card(card_id) for number, card_id in enumerate(ids)})
    fingers.carry_together({number: room.zone(sign) for number, sign in enumerate(goals.values())})
    assert room.view.router.dragged() == set(ids)
    fingers.lift_together(range(10))
    assert {card_id: room.zone_of(card_id) for card_id in ids} == goals
    assert {card_id: room.cell_under(card_id) for card_id in ids} == goals
    assert_calm(room)


def test_a_still_finger_that_comes_as_pressed_again_changes_nothing(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("+"))
    fingers.press_together({0: room.zone("+"), 1: room.card("1.2")})
    assert room.view.router.dragged() == {"1.1a"}
    fingers.lift(0)
    assert room.zone_of("1.1a") == "+"
    assert room.document.undo_stack.count() == 1


# -- palms and fingers that rest ------------------------------------------------------------------------------------


def test_a_hand_that_rests_on_the_ground_stops_nobody(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.ground())
    fingers.drag(1, room.card("1.1a"), room.zone("-"))
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


def test_a_finger_on_a_card_and_one_on_the_ground_in_the_same_frame(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.ground(), 1: room.card("1.1a")})
    fingers.carry(1, room.zone("-"))
    fingers.lift_together([0, 1])
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


def test_a_second_finger_on_the_ground_does_not_steer_a_held_card(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("-"))
    before = room.scene.cards["1.1a"].pos()
    fingers.press(1, room.ground())
    fingers.carry(1, room.ground() + QPoint(200, 5))
    fingers.lift(1)
    assert room.scene.cards["1.1a"].pos() == before
    fingers.lift(0)
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


@pytest.mark.parametrize("size", [(121, 40), (40, 121), (300, 200)])
def test_a_palm_takes_no_card_and_leaves_it_to_a_finger(room: Room, fingers: Fingers, size: tuple[int, int]) -> None:
    fingers.lay_palm(90, room.card("1.1a"), *size)
    assert not room.view.router.busy
    assert leftovers(room) == []
    fingers.drag(1, room.card("1.1a"), room.zone("-"))
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


def test_a_broad_thumb_is_no_palm(room: Room, fingers: Fingers) -> None:
    fingers.lay_palm(90, room.card("1.1a"), 119, 100)
    assert room.view.router.busy


def test_a_palm_is_measured_in_the_size_of_the_board(make_room: MakeRoom, fingers_at: FingersAt) -> None:
    room = make_room(1366, 768)
    fingers_at(room).lay_palm(90, room.card("1.1a"), 100, 80)
    assert not room.view.router.busy, "100 px is 135 dpx in this window"


# -- several people, one card ---------------------------------------------------------------------------------------


def test_the_first_finger_on_a_card_wins_and_the_second_is_told(room: Room, fingers: Fingers, qtbot: QtBot) -> None:
    fingers.press(0, room.card("1.1a"))
    before = len(leftovers(room))
    fingers.press(1, room.card("1.1a") + QPoint(20, 0))
    assert len(leftovers(room)) == before + 1, "the cue 'Deze kaart is al vast'"
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    fingers.lift(0)
    assert room.zone_of("1.1a") == "+"
    fingers.carry(1, room.zone("-"))
    fingers.lift(1)
    assert room.zone_of("1.1a") == "+"
    assert room.document.undo_stack.count() == 1
    qtbot.waitUntil(lambda: not leftovers(room))
    assert_calm(room)


def test_the_cue_also_comes_while_the_card_is_carried(room: Room, fingers: Fingers, qtbot: QtBot) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("+"))
    before = len(leftovers(room))
    fingers.press(1, room.zone("+") - QPoint(0, 40))
    assert len(leftovers(room)) == before + 1
    fingers.lift_all()
    qtbot.waitUntil(lambda: not leftovers(room))


def test_a_mouse_and_a_finger_at_the_same_time(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    room.press(room.card("1.2"))
    for step in range(1, 6):
        fingers.move(0, room.card("1.1b") + (room.zone("++") - room.card("1.1b")) * step / 5)
        room.move(room.card("1.3a") + (room.zone("--") - room.card("1.3a")) * step / 5)
    assert room.view.router.dragged() == {"1.1a", "1.2"}
    fingers.lift(0)
    room.release(room.zone("--"))
    assert (room.zone_of("1.1a"), room.zone_of("1.2")) == ("++", "--")
    assert_calm(room)


def test_a_pen_and_a_finger_at_the_same_time(room: Room, fingers: Fingers) -> None:
    pen = Pen(room.view.viewport())
    pen.move(room.card("1.2"))
    assert not room.view.router.down, "a pen above the screen"
    pen.press(room.card("1.2"))
    fingers.press(0, room.card("1.1a"))
    pen.move(room.zone("--"))
    fingers.carry(0, room.zone("++"))
    assert room.view.router.dragged() == {"1.1a", "1.2"}
    pen.lift(room.zone("--"))
    fingers.lift(0)
    assert (room.zone_of("1.1a"), room.zone_of("1.2")) == ("++", "--")
    assert_calm(room)


def test_a_touch_cancel_leaves_pen_and_mouse_alone(room: Room, fingers: Fingers, qtbot: QtBot) -> None:
    pen = Pen(room.view.viewport())
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("+"))
    room.press(room.card("1.2"))
    room.move(room.zone("--"))
    pen.press(room.card("1.3a"))
    fingers.cancel()
    assert_home(room, "1.1a")
    assert room.view.router.dragged() == {"1.2"}
    qtbot.waitUntil(room.screen.menu.isVisible, timeout=5000)
    assert room.screen.menu.card_id == "1.3a", "the pen went on holding"
    room.release(room.zone("--"))
    assert room.zone_of("1.2") == "--"


# -- what ends a drag -----------------------------------------------------------------------------------------------


def test_a_touch_cancel_takes_held_cards_home(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2"), 2: room.card("1.3a")})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    fingers.cancel()
    assert_home(room, "1.1a", "1.2", "1.3a")
    assert not room.view.router.down
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    assert room.document.undo_stack.count() == 0
    assert_calm(room)
    fingers.drag(0, room.card("1.1a"), room.zone("+"))
    assert room.zone_of("1.1a") == "+"


@pytest.mark.parametrize("modality", [Qt.WindowModality.WindowModal, Qt.WindowModality.ApplicationModal])
def test_a_dialog_that_opens_takes_held_cards_home(room: Room, fingers: Fingers, modality: Qt.WindowModality) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2")})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    dialog = QDialog(room.window)
    dialog.setWindowModality(modality)
    dialog.open() if modality == Qt.WindowModality.WindowModal else dialog.show()
    settle()
    assert_home(room, "1.1a", "1.2")
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    dialog.close()
    dialog.deleteLater()
    settle()
    assert room.document.undo_stack.count() == 0
    assert_calm(room)
    fingers.drag(0, room.card("1.1a"), room.zone("+"))
    assert room.zone_of("1.1a") == "+"


def deactivate(room: Room) -> None:
    other = QWidget(room.window, Qt.WindowType.Window)
    other.show()
    # An X server gives the focus to no window that is not there yet.
    assert QTest.qWaitForWindowExposed(other)
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)


def disable(room: Room) -> None:
    room.view.setEnabled(False)


def disable_screen(room: Room) -> None:
    room.screen.setEnabled(False)


def hide(room: Room) -> None:
    room.screen.hide()
    settle()
    room.screen.show()


@pytest.mark.parametrize("end", [deactivate, disable, disable_screen, hide])
def test_a_window_that_goes_away_takes_held_cards_home(
    room: Room, fingers: Fingers, end: Callable[[Room], None]
) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2")})
    fingers.carry(0, room.zone("+"))
    end(room)
    settle()
    assert not room.view.router.down
    assert_home(room, "1.1a", "1.2")
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    assert room.document.undo_stack.count() == 0
    assert not room.screen.menu.isVisible()
    assert_calm(room)


def test_a_disabled_board_takes_no_finger(room: Room, fingers: Fingers) -> None:
    room.view.setEnabled(False)
    fingers.drag(0, room.card("1.1a"), room.zone("+"))
    assert room.zone_of("1.1a") is None
    room.view.setEnabled(True)
    fingers.drag(0, room.card("1.1a"), room.zone("+"))
    assert room.zone_of("1.1a") == "+"


def with_own_card(scan: Scan) -> Scan:
    """The same scan with a card that the school wrote."""
    own = Card(id="own-1", own=OwnCard(dimension=1, statement="Onze tuin", key_words="Tuin"))
    return scan.model_copy(update={"cards": (*scan.cards, own)})


def test_another_scan_in_mid_drag_takes_held_cards_home(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2"), 2: room.card("1.3a")})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    room.document.replace(with_own_card(room.document.scan))
    assert_home(room, "1.1a", "1.2", "1.3a")
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    assert room.document.undo_stack.count() == 0
    assert_calm(room)


def test_a_held_card_that_is_no_more_in_the_scan_is_gone(room: Room, fingers: Fingers) -> None:
    without = room.document.scan
    room.document.replace(with_own_card(without))
    room.scene.set_current("own-1")
    fingers.press_together({0: room.card("own-1")})
    fingers.carry(0, room.zone("+"))
    assert room.view.router.dragged() == {"own-1"}
    room.document.replace(without)
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    assert "own-1" not in room.scene.cards
    assert room.document.undo_stack.count() == 0
    assert_calm(room)


def test_another_dimension_in_mid_drag_takes_held_cards_home(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2")})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    fingers.tap(2, room.screen.rail.buttons[1])
    assert room.scene.dimension == 2
    assert not room.scene.cards["1.1a"].isVisible()
    fingers.carry(0, room.zone("++"))
    fingers.lift_all()
    assert room.document.undo_stack.count() == 0
    assert_calm(room)
    fingers.tap(0, room.screen.rail.buttons[0])
    assert_home(room, "1.1a", "1.2")
    assert_calm(room)


# -- reflow and undo ------------------------------------------------------------------------------------------------


def test_cards_move_when_the_last_finger_is_up_but_counts_at_once(room: Room, fingers: Fingers) -> None:
    *_, first, second, third = place_five(room)
    fingers.press_together({0: room.card(first), 1: room.card(second), 2: room.card(third)})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("+"), 2: room.zone("-")})
    before = positions(room, first, second, third)
    header = room.scene._headers["+"].pixmap().toImage()
    fingers.lift(1)
    fingers.lift(0)
    assert positions(room, first, second, third) == before
    assert room.scene._headers["+"].pixmap().toImage() != header
    assert (room.cell_under(first), room.cell_under(second)) == ("+", "+")
    landed = [room.scene.cards[card_id].scene_rect().bottom() for card_id in (second, first)]
    assert landed[0] > landed[1], "in the order of release"
    assert room.screen.rail.buttons[0].accessibleName().endswith("7 van 14 gelegd")
    fingers.lift(2)
    assert_calm(room)


def test_a_card_under_a_resting_finger_does_not_run_away(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.2"))
    before = room.scene.cards["1.2"].pos()
    fingers.drag(1, room.card("1.1a"), room.zone("+"))
    assert room.scene.cards["1.2"].pos() == before
    assert room.cell_under("1.1a") == "+"
    fingers.carry(0, room.zone("-"))
    fingers.lift(0)
    assert room.zone_of("1.2") == "-"
    assert_calm(room)


def test_a_card_that_is_caught_on_its_way_and_let_go_goes_on(
    room: Room, fingers: Fingers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So slow that a hand can catch it, also on a busy computer.
    monkeypatch.setattr(scene, "REFLOW_MS", 20_000)
    room.look.less_motion = False
    item = room.scene.cards["1.1a"]
    room.document.place("1.1a", "--")
    qtbot.waitUntil(lambda: item.pos().y() < 670)
    fingers.tap(0, room.at(item.pos() + QPointF(20, 10)))
    assert room.scene.current == "1.1a"
    qtbot.waitUntil(lambda: item.pos() == item.destination)
    assert_home(room, "1.1a")


def test_undo_takes_back_the_last_finished_move_of_anyone(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.1a"), 1: room.card("1.2")})
    fingers.carry_together({0: room.zone("+"), 1: room.zone("--")})
    fingers.lift(0)
    room.document.undo_stack.undo()
    assert room.zone_of("1.1a") is None
    assert room.view.router.dragged() == {"1.2"}, "nobody else's drag is disturbed"
    fingers.lift(1)
    assert room.zone_of("1.2") == "--"
    assert_home(room, "1.1a", "1.2")
    room.document.undo_stack.undo()
    assert room.zone_of("1.2") is None
    assert_calm(room)


def test_undo_of_a_card_that_is_in_a_hand(room: Room, fingers: Fingers) -> None:
    fingers.drag(0, room.card("1.1a"), room.zone("+"))
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("--"))
    room.document.undo_stack.undo()
    assert room.view.router.dragged() == {"1.1a"}
    fingers.carry(0, room.ground())
    fingers.lift(0)
    assert room.zone_of("1.1a") is None
    assert_home(room, "1.1a")
    assert_calm(room)


def lay(room: Room) -> None:
    room.document.place("1.3a", "++")


def take_back(room: Room) -> None:
    room.document.undo_stack.undo()


def flag(room: Room) -> None:
    room.document.choose("1.3a", True)


@pytest.mark.parametrize("end", ["dropped beside", "cancelled"])
@pytest.mark.parametrize("change", [lay, take_back, flag])
def test_what_others_did_shows_when_a_held_card_goes_home(
    room: Room, fingers: Fingers, change: Callable[[Room], None], end: str
) -> None:
    fingers.drag(0, room.card("1.1b"), room.zone("-"))
    fingers.press(0, room.card("1.2"))
    fingers.carry(0, room.zone("+"))
    change(room)
    if end == "cancelled":
        fingers.cancel()
    fingers.carry(0, room.ground())
    fingers.lift(0)
    assert_home(room, "1.1b", "1.2", "1.3a")
    assert_calm(room)


def test_a_card_that_waits_on_its_stack_returns_there(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("-"))
    fingers.drag(1, room.card("1.2"), room.zone("++"))
    fingers.drag(1, room.card("1.2"), room.ground())
    assert (room.zone_of("1.2"), room.cell_under("1.2")) == ("++", "++")
    fingers.lift(0)
    assert_calm(room)


# -- tap, hold, drag ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [QPoint(7, 0), QPoint(-5, 5), QPoint(0, 15)])
def test_a_shaky_tap_is_a_tap(room: Room, fingers: Fingers, way: QPoint) -> None:
    place = room.card("1.2")
    fingers.press(0, place)
    fingers.move(0, place + way)
    fingers.move(0, place)
    fingers.move(0, place + way)
    fingers.lift(0)
    assert room.scene.current == "1.2"
    assert room.document.undo_stack.count() == 0
    assert_calm(room)


def test_further_than_the_slop_is_a_drag(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.2"))
    fingers.move(0, room.card("1.2") + QPoint(0, round(room.view.finger_slop()) + 1))
    assert room.view.router.dragged() == {"1.2"}


@dataclass
class Screen:
    """A screen that says how fine it is."""

    dots: float
    ratio: float = 1.0

    def physicalDotsPerInch(self) -> float:  # noqa: N802  Qt's name
        return self.dots

    def devicePixelRatio(self) -> float:  # noqa: N802  Qt's name
        return self.ratio


@pytest.mark.parametrize(
    ("screen", "slop"),
    [(Screen(127), 20), (Screen(254, 2), 20), (Screen(51), 16), (Screen(1000), 40), (Screen(0), 16)],
)
def test_the_slop_is_four_millimetres_within_bounds(
    room: Room, monkeypatch: pytest.MonkeyPatch, screen: Screen, slop: float
) -> None:
    monkeypatch.setattr(room.view, "screen", lambda: screen)
    assert room.view.finger_slop() == pytest.approx(slop)


def test_tap_a_card_then_a_zone_lays_it_there(room: Room, fingers: Fingers) -> None:
    fingers.tap(0, room.card("1.3b"))
    fingers.tap(0, room.zone("+"))
    assert (room.zone_of("1.3b"), room.cell_under("1.3b")) == ("+", "+")
    fingers.tap(0, room.tray())
    assert room.zone_of("1.3b") is None
    assert_calm(room)


def test_tap_a_card_then_a_zone_while_somebody_drags(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("--"))
    fingers.tap(1, room.card("1.3b"))
    fingers.tap(1, room.zone("+"))
    assert room.zone_of("1.3b") == "+"
    assert room.cell_under("1.3b") == "+", "it shows at once"
    fingers.lift(0)
    assert room.zone_of("1.1a") == "--"
    assert_calm(room)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)])
def test_a_double_tap_is_harmless(make_room: MakeRoom, fingers_at: FingersAt, size: tuple[int, int]) -> None:
    room = make_room(*size)
    fingers = fingers_at(room)
    for card_id in place_five(room):
        room.screen._panel_open = None
        room.screen.arrange()
        settle()
        if not room.scene.cards[card_id].isVisible():
            continue
        place = room.view.viewport().mapTo(room.window, room.card(card_id))
        before = room.document.undo_stack.count(), len(room.document.scan.notes)
        for _ in range(2):
            # The same spot of the glass, whatever lies there by then.
            fingers.tap(0, room.view.viewport().mapFrom(room.window, place))
        assert (room.document.undo_stack.count(), len(room.document.scan.notes)) == before
    assert_calm(room)


def test_a_ring_grows_around_a_holding_finger_and_then_the_menu_comes(
    room: Room, fingers: Fingers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Slower than in the app, so that a busy computer sees it grow as well.
    monkeypatch.setattr(view, "HOLD_MS", 1500)
    menu = room.screen.menu
    fingers.press(0, room.card("1.2"))
    grown = ring(room)
    assert grown is not None
    assert grown._item.path().isEmpty(), "a tap shows none"
    qtbot.waitUntil(lambda: grown._item.path().length() > 20)
    first = grown._item.path().length()
    qtbot.waitUntil(lambda: grown._item.path().length() > first + 20)
    assert not menu.isVisible()
    qtbot.waitUntil(menu.isVisible)
    assert ring(room) is None
    fingers.lift(0)
    assert menu.isVisible()
    assert (menu.card_id, room.scene.current) == ("1.2", "1.2")
    assert_calm(room)


def test_a_tap_takes_its_ring_away(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.2"))
    assert ring(room) is not None
    fingers.lift(0)
    assert ring(room) is None
    assert_calm(room)


def test_a_still_finger_on_the_ground_or_in_a_zone_gets_no_menu(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.ground(), 1: room.zone("+"), 2: room.tray()})
    QTest.qWait(650)
    assert not room.screen.menu.isVisible()
    fingers.lift_all()
    assert_calm(room)


def test_a_drag_that_pauses_stays_a_drag(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.2"))
    fingers.carry(0, room.zone("+"))
    QTest.qWait(700)
    assert not room.screen.menu.isVisible()
    fingers.carry(0, room.zone("-"))
    fingers.lift(0)
    assert room.zone_of("1.2") == "-"
    assert_calm(room)


def test_one_finger_holds_while_another_drags(room: Room, fingers: Fingers) -> None:
    fingers.press_together({0: room.card("1.2"), 1: room.card("1.1a")})
    for _ in range(7):
        fingers.carry_together({1: room.zone("+")}, steps=1)
        QTest.qWait(50)
        fingers.carry_together({1: room.zone("-")}, steps=1)
        QTest.qWait(50)
    assert room.screen.menu.card_id == "1.2"
    assert room.screen.menu.isVisible()
    assert room.view.router.dragged() == {"1.1a"}
    fingers.lift_together([0, 1])
    assert (room.zone_of("1.1a"), room.zone_of("1.2")) == ("-", None)
    assert_calm(room)


def test_who_held_and_then_drags_gets_the_card_and_not_the_menu(room: Room, fingers: Fingers) -> None:
    fingers.hold(0, room.card("1.2"))
    assert room.screen.menu.isVisible()
    fingers.carry(0, room.zone("+"))
    assert not room.screen.menu.isVisible()
    fingers.lift(0)
    assert room.zone_of("1.2") == "+"
    assert_calm(room)


def test_a_pen_holds_too(room: Room, qtbot: QtBot) -> None:
    pen = Pen(room.view.viewport())
    pen.press(room.card("1.2"))
    qtbot.waitUntil(room.screen.menu.isVisible, timeout=5000)
    pen.lift(room.card("1.2"))
    assert room.screen.menu.card_id == "1.2"
    assert_calm(room)


# -- the menu of a card, while others drag --------------------------------------------------------------------------


@pytest.mark.parametrize("index", [0, 3])
def test_the_menu_lays_a_card_while_another_finger_drags(room: Room, fingers: Fingers, index: int) -> None:
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    fingers.press(1, room.card("1.1a"))
    fingers.carry(1, room.zone("-"))
    fingers.tap(0, room.screen.menu.zones[index])
    assert room.zone_of("1.2") == SIGNS[index]
    assert room.cell_under("1.2") == SIGNS[index], "it shows at once"
    assert not room.screen.menu.isVisible()
    assert room.view.router.dragged() == {"1.1a"}
    fingers.lift(1)
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


def test_the_menu_takes_a_card_back_while_another_finger_drags(room: Room, fingers: Fingers) -> None:
    room.document.place("1.2", "+")
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    fingers.press(1, room.card("1.1a"))
    fingers.carry(1, room.zone("-"))
    fingers.tap(0, room.screen.menu.back)
    assert room.zone_of("1.2") is None
    fingers.lift(1)
    assert_home(room, "1.2", "1.1a")
    assert_calm(room)


def test_the_menu_flags_and_notes_while_another_finger_drags(room: Room, fingers: Fingers) -> None:
    menu = room.screen.menu
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    fingers.press(1, room.card("1.1a"))
    fingers.carry(1, room.zone("-"))
    fingers.tap(0, menu.flag)
    assert room.document.is_building_block("1.2")
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    assert menu.flag.text() == "Niet langer als bouwsteen"
    fingers.tap(0, menu.note)
    assert room.screen.panel.editor.isVisible()
    assert room.screen.panel.editor.field.hasFocus()
    assert room.view.router.dragged() == {"1.1a"}
    fingers.lift(1)
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


def test_two_people_hold_two_cards_and_the_last_menu_stays(room: Room, fingers: Fingers) -> None:
    fingers.press(0, room.card("1.2"))
    QTest.qWait(150)
    fingers.press(1, room.card("1.1a"))
    QTest.qWait(650)
    fingers.lift_together([0, 1])
    assert room.screen.menu.isVisible()
    assert room.screen.menu.card_id == "1.1a"
    assert_calm(room)


def test_dragging_another_card_leaves_the_menu_open(room: Room, fingers: Fingers) -> None:
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    fingers.drag(1, room.card("1.1a"), room.zone("-"))
    assert room.screen.menu.isVisible()
    fingers.tap(1, room.ground())
    assert room.screen.menu.isVisible(), "nobody chose anything"
    fingers.tap(1, room.screen.menu.leave)
    assert not room.screen.menu.isVisible()


@pytest.mark.parametrize("place", ["-", "tray"])
def test_a_tap_beside_the_menu_closes_it_and_moves_nothing(room: Room, fingers: Fingers, place: str) -> None:
    room.document.place("1.2", "--")
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    fingers.tap(0, room.zone("-") if place == "-" else room.tray())
    assert not room.screen.menu.isVisible()
    assert (room.zone_of("1.2"), room.scene.current) == ("--", "1.2")
    fingers.tap(0, room.zone("-"))
    assert room.zone_of("1.2") == "-", "without a menu a tap lays the chosen card"
    assert_calm(room)


def test_esc_closes_the_menu_of_a_hold(room: Room, fingers: Fingers) -> None:
    room.document.place("1.2", "--")
    room.screen.present(True)
    settle()
    room.view.setFocus()
    fingers.hold(0, room.card("1.2"))
    fingers.lift(0)
    assert room.screen.menu.isVisible()
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert not room.screen.menu.isVisible()
    assert room.screen.presenting, "one thing at a time"
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert not room.screen.presenting


@pytest.mark.parametrize("card_id", ["1.1a", "1.3b"])
def test_the_menu_keeps_off_the_edges_of_the_window(room: Room, fingers: Fingers, card_id: str) -> None:
    room.document.place(card_id, "++")
    fingers.hold(0, room.card(card_id))
    fingers.lift(0)
    assert room.screen.rect().adjusted(8, 8, -8, -8).contains(room.screen.menu.geometry())
