"""The board under a real mouse: what the document says, and where the card is on the screen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.board.conftest import MakeRoom
from tests.gestures import Room

SIGNS = ("--", "-", "+", "++")
SIZES = ((1920, 1080), (1366, 768), (1024, 768), (3840, 2160))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_card_dragged_from_the_tray_lies_in_that_zone(
    make_room: MakeRoom, size: tuple[int, int], sign: str
) -> None:
    room = make_room(*size)
    room.drag(room.card("1.1b"), room.zone(sign))
    assert room.zone_of("1.1b") == sign
    assert room.cell_under("1.1b") == sign


def test_a_card_goes_on_to_another_zone_and_back_to_the_tray(room: Room) -> None:
    room.drag(room.card("1.2"), room.zone("-"))
    room.drag(room.card("1.2"), room.zone("++"))
    assert (room.zone_of("1.2"), room.cell_under("1.2")) == ("++", "++")
    room.drag(room.card("1.2"), room.tray())
    assert (room.zone_of("1.2"), room.cell_under("1.2")) == (None, "tray")
    assert room.document.undo_stack.count() == 3


def test_a_card_looks_hovered_until_the_mouse_leaves_the_board(room: Room) -> None:
    card, viewport, place = room.scene.cards["1.1b"], room.view.viewport(), QPointF(room.card("1.1b"))
    none = Qt.MouseButton.NoButton
    # QTest's moves without a button count as made up from a finger.
    where = (place, viewport.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, *where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, move)
    assert card.state == "hover"
    QApplication.sendEvent(room.view.viewport(), QEvent(QEvent.Type.Leave))
    assert card.state == "rest"


def words_at(room: Room, point: QPoint) -> str:
    """Let the mouse rest there, as Qt tells of it: what pops up, in the place of other words."""
    viewport = room.view.viewport()
    QToolTip.showText(QPoint(1, 1), "elders")
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    return QToolTip.text()


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # what a tooltip asks of a platform without windows
def test_no_kenmerken_pop_up_while_a_card_is_in_a_hand(room: Room) -> None:
    assert "Kritische kenmerken" in words_at(room, room.card("1.2"))
    room.press(room.card("1.1b"))
    room.move(room.zone("-"))
    assert words_at(room, room.card("1.2")) == "elders"
    room.release(room.zone("-"))
    assert "Kritische kenmerken" in words_at(room, room.card("1.2"))


def test_dropped_outside_it_returns(room: Room) -> None:
    room.drag(room.card("1.2"), room.zone("-"))
    before = room.scene.cards["1.2"].pos()
    room.drag(room.card("1.2"), room.ground())
    assert room.zone_of("1.2") == "-"
    assert room.scene.cards["1.2"].pos() == before
    assert room.document.undo_stack.count() == 1


def test_dropped_where_it_was_nothing_changes(room: Room) -> None:
    room.drag(room.card("1.2"), room.zone("-"))
    before = room.scene.cards["1.2"].pos()
    room.drag(room.card("1.2"), room.zone("-"))
    assert room.scene.cards["1.2"].pos() == before
    assert room.document.undo_stack.count() == 1


def test_cards_stack_from_the_bottom_in_the_order_of_the_paper(room: Room) -> None:
    for card_id in ("1.3a", "1.1a", "1.2"):
        room.drag(room.card(card_id), room.zone("+"))
    heights = [room.scene.cards[card_id].pos().y() for card_id in ("1.1a", "1.2", "1.3a")]
    assert heights == sorted(heights)
    cell = room.scene.arrangement.cells["+"].rect
    bottom = room.scene.cards["1.3a"].scene_rect().bottom()
    assert bottom == pytest.approx((cell.bottom - 12) * room.look.scale, abs=1)


def test_while_it_is_held_only_the_item_moves(room: Room) -> None:
    start, target = room.card("1.1a"), room.zone("++")
    with room.dragging(start, target):
        assert room.zone_of("1.1a") is None
        assert room.scene.cards["1.1a"].state == "dragging"
        assert room.scene.cards["1.1a"].scene_rect().contains(room.view.mapToScene(target))
        assert room.scene.cards["1.1a"].form == "roomy"
    assert room.zone_of("1.1a") == "++"


def test_the_zone_under_the_pointer_lights_up_and_goes_out(room: Room) -> None:
    calm = room.view.grab().toImage()
    with room.dragging(room.card("1.1a"), room.zone("-")):
        lit = room.view.grab().toImage()
        cell = room.scene.arrangement.cells["-"].rect
        edge = QPoint(round(cell.x + 3), round(cell.y + cell.h / 2))
        assert lit.pixelColor(edge).name() == "#704800"
    room.document.undo_stack.undo()
    room.move(room.ground())
    assert room.view.grab().toImage().pixelColor(edge) == calm.pixelColor(edge)


def test_escape_takes_a_held_card_home(room: Room) -> None:
    home = room.scene.cards["1.1a"].pos()
    with room.dragging(room.card("1.1a"), room.zone("++")):
        room.key(Qt.Key.Key_Escape)
        assert room.scene.cards["1.1a"].pos() == home
    assert room.zone_of("1.1a") is None


def test_the_gap_between_cells_and_the_rim_belong_to_the_nearest_zone(room: Room) -> None:
    cells = room.scene.arrangement.cells
    rim = QPoint(round(cells["--"].rect.x - 15), round(cells["--"].rect.y + 100))
    room.drag(room.card("1.1a"), rim)
    assert room.zone_of("1.1a") == "--"


def test_counts_rail_and_total_follow_at_once(room: Room) -> None:
    room.drag(room.card("1.1a"), room.zone("++"))
    rail = room.screen.rail
    assert rail.accessibleName() == "1 van 39 kaarten gelegd"
    assert rail.buttons[0].accessibleName() == "Dimensie 1, Brede basiszorg, 1 van 14 gelegd"
    assert rail.buttons[1].accessibleName().endswith("0 van 4 gelegd")
    room.document.undo_stack.undo()
    assert rail.buttons[0].accessibleName().endswith("0 van 14 gelegd")


def test_the_count_in_the_zone_is_drawn(room: Room) -> None:
    header = room.scene._headers["++"]
    before = header.pixmap().toImage()
    room.drag(room.card("1.1a"), room.zone("++"))
    assert header.pixmap().toImage() != before


def test_click_a_card_then_a_zone_lays_it_there(room: Room) -> None:
    room.click(room.card("1.3b"))
    assert room.scene.current == "1.3b"
    room.click(room.zone("+"))
    assert (room.zone_of("1.3b"), room.cell_under("1.3b")) == ("+", "+")
    room.click(room.tray())
    assert room.zone_of("1.3b") is None


def test_a_click_opens_the_detail_with_the_kenmerken(make_room: MakeRoom) -> None:
    room = make_room(1366, 768)
    assert not room.screen.panel.isVisible()
    room.click(room.card("1.2"))
    assert room.screen.panel.isVisible()
    assert "beoordelingscriteria" in room.screen.panel.statement.text()


def test_a_shaky_click_is_a_click(room: Room) -> None:
    point = room.card("1.2")
    room.press(point)
    room.move(point + QPoint(2, 2))
    room.release(point + QPoint(2, 2))
    assert room.scene.current == "1.2"
    assert room.document.undo_stack.count() == 0


def test_the_tooltip_carries_every_kenmerk(room: Room) -> None:
    for indicator in room.document.instrument.indicators:
        tip = room.scene.cards[indicator.id].toolTip()
        for feature in indicator.features:
            assert feature.split("&")[0].split("<")[0].split("'")[0] in tip
        if indicator.lead_in:
            assert indicator.lead_in in tip


def test_the_tray_pages_to_every_waiting_card(room: Room) -> None:
    seen: set[str] = set()
    for _ in range(3):
        seen |= {i for i, item in room.scene.cards.items() if item.isVisible()}
        more = room.scene.arrangement.tray.more
        room.click(room.at(room.view.mapToScene(round(more.x + more.w / 2), round(more.y + more.h / 2))))
    assert seen == set(room.scene.shown_ids())


@pytest.mark.parametrize("size", SIZES)
def test_fourteen_cards_in_one_zone_can_be_read_and_reached(make_room: MakeRoom, size: tuple[int, int]) -> None:
    room = make_room(*size)
    ids = room.scene.shown_ids()
    for card_id in ids:
        room.document.place(card_id, "+")
    reached = set()
    for card_id in ids:
        room.scene.set_current(card_id)
        item = room.scene.cards[card_id]
        assert item.isVisible()
        assert item.size[1] >= 47, "a target of a finger's height"
        room.click(room.card(card_id))
        reached.add(room.scene.current)
    assert reached == set(ids)
    if size[0] >= 1366:
        assert room.scene.arrangement.cells["+"].hidden == 0


def test_an_empty_tray_offers_the_next_dimension(room: Room) -> None:
    for card_id in room.scene.shown_ids():
        room.document.place(card_id, "+")
    button = next(b for b in room.scene._buttons if b.name == "next")
    room.click(room.at(button.sceneBoundingRect().center()))
    assert room.scene.dimension == 2
    assert room.screen.rail.buttons[1].isChecked()


def test_a_right_click_asks_for_the_menu_of_that_card(room: Room) -> None:
    asked: list[str] = []
    room.scene.menu_requested.connect(lambda card_id, _point: asked.append(card_id))
    room.press(room.card("1.2"), Qt.MouseButton.RightButton)
    room.release(room.card("1.2"), Qt.MouseButton.RightButton)
    assert asked == ["1.2"]


def test_resizing_while_a_card_is_held_does_not_lose_it(room: Room) -> None:
    with room.dragging(room.card("1.1a"), room.zone("-")):
        room.window.resize(1366, 768)
        room.look.fit(1366, 768)
        room.screen.setGeometry(0, 0, 1366, 768)
        assert room.scene.cards["1.1a"].state == "dragging"
    assert room.scene.cards["1.1a"].state != "dragging"
    assert room.cell_under("1.1a") == (room.zone_of("1.1a") or "tray")


def test_another_scan_in_mid_drag_lets_everything_go(room: Room) -> None:
    scan = room.document.scan
    with room.dragging(room.card("1.1a"), room.zone("-")):
        room.document.replace(scan)
    assert room.document.undo_stack.count() == 0
    assert room.zone_of("1.1a") is None
    assert room.cell_under("1.1a") == "tray"
