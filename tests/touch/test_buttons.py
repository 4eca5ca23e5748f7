"""Buttons and scroll areas under fingers, while other people drag: Qt's own would lose that click."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import Room, settle
from tests.touch.conftest import FingersAt, MakeRoom
from tests.touch.fingers import Fingers, assert_calm, assert_home
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.panels.notes_list import NoteRow
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.touch_button import TouchButton


@contextmanager
def somebody_drags(room: Room, fingers: Fingers) -> Iterator[None]:
    """Finger 0 holds card 1.1a over *bijna leeg*, and lays it there at the end."""
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("-"))
    yield
    assert room.view.router.dragged() == {"1.1a"}, "nobody else's drag is disturbed"
    fingers.lift(0)
    assert room.zone_of("1.1a") == "-"
    assert_calm(room)


@contextmanager
def a_drag_ends(room: Room, fingers: Fingers) -> Iterator[None]:
    """Finger 0 holds card 1.1a; what happens takes it home, and its finger then does nothing."""
    fingers.press(0, room.card("1.1a"))
    fingers.carry(0, room.zone("-"))
    yield
    assert not room.scene.held
    fingers.carry(0, room.zone("+"))
    fingers.lift(0)
    assert room.document.undo_stack.count() == 0
    room.screen.show_dimension(1)
    assert_home(room, "1.1a")
    assert_calm(room)


def clicks(button: TouchButton) -> list[TouchButton]:
    """Filled by every click of this button."""
    seen: list[TouchButton] = []
    button.clicked.connect(lambda: seen.append(button))
    return seen


def on_board(room: Room, dpx: object) -> QPoint:
    """The middle of a rectangle of the layout."""
    scale = room.look.scale
    return QPoint(round((dpx.x + dpx.w / 2) * scale), round((dpx.y + dpx.h / 2) * scale))  # type: ignore[attr-defined]


# -- every part of the window, while somebody drags -----------------------------------------------------------------


def test_undo_and_redo_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    whole.document.place("1.2", "++")
    with somebody_drags(whole, fingers):
        fingers.tap(1, whole.window.bar.undo)
        assert whole.zone_of("1.2") is None
        fingers.tap(1, whole.window.bar.redo)
        assert whole.zone_of("1.2") == "++"


def test_the_panel_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    panel = whole.screen.panel
    with somebody_drags(whole, fingers):
        fingers.tap(1, panel.questions_heading)
        assert panel.questions_heading.isChecked()
        fingers.tap(1, panel.notes.add_button)
        assert panel.editor.isVisible()
        QTest.keyClicks(panel.editor.field, "afspraken")
        fingers.tap(1, panel.editor.done_button)
        assert not panel.editor.isVisible()
        (row,) = [row for row in panel.findChildren(NoteRow) if row.isVisible()]
        fingers.tap(1, next(b for b in row.findChildren(TouchButton) if b.text() == "Notitie wissen"))
        assert whole.document.scan.notes == ()
        whole.document.undo_stack.undo()
        assert len(whole.document.scan.notes) == 1


def test_the_handle_and_the_strip_of_the_panel_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    with somebody_drags(whole, fingers):
        fingers.tap(1, whole.screen.handle)
        assert not whole.screen.panel.isVisible()
        fingers.tap(1, whole.screen.strip)
        assert whole.screen.panel.isVisible()


def test_the_tray_pages_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    waiting = whole.scene.waiting_ids()
    with somebody_drags(whole, fingers):
        assert not whole.scene.cards[waiting[5]].isVisible()
        fingers.tap(1, on_board(whole, whole.scene.arrangement.tray.more))
        assert whole.scene.cards[waiting[5]].isVisible()


def test_the_next_step_of_an_empty_tray_is_a_tap(whole: Whole, fingers: Fingers) -> None:
    for card_id in whole.scene.shown_ids():
        whole.document.place(card_id, "+")
    button = next(b for b in whole.scene._buttons if b.name == "next")
    fingers.tap(0, whole.at(button.sceneBoundingRect().center()))
    assert whole.scene.dimension == 2


def test_when_every_card_is_laid_the_next_step_is_the_overview(whole: Whole, fingers: Fingers) -> None:
    for card in whole.document.scan.cards:
        whole.document.place(card.id, "+")
    for dimension in (1, 7):
        whole.window.navigation.show_battery()
        whole.screen.show_dimension(dimension)
        settle()
        button = next(b for b in whole.scene._buttons if b.name == "next")
        fingers.tap(0, whole.at(button.sceneBoundingRect().center()))
        settle()
        assert whole.window.pages.currentWidget() is whole.window.navigation.overview
        assert whole.scene.dimension == dimension


def test_the_choices_of_the_strip_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    answers: list[str] = []
    strip = whole.window.strip
    with somebody_drags(whole, fingers):
        strip.warn("Bewaren lukt niet.", [("Opnieuw", lambda: answers.append("again")), ("Elders", lambda: None)])
        settle()
        fingers.tap(1, strip._choices[0])
        assert answers == ["again"]
        assert not strip.isVisible()
        strip.warn("Bewaren lukt niet.")
        settle()
        fingers.tap(1, strip._close)
        assert not strip.isVisible()


def test_the_menu_closes_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    fingers.hold(1, whole.card("1.2"))
    fingers.lift(1)
    assert whole.screen.menu.isVisible()
    with somebody_drags(whole, fingers):
        assert whole.screen.menu.isVisible()
        fingers.tap(1, whole.screen.menu.leave)
        assert not whole.screen.menu.isVisible()


def test_presenting_is_left_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    whole.document.place("1.1a", "++")
    whole.window.navigation.present()
    settle()
    fingers.press(0, whole.card("1.1a"))
    fingers.carry(0, whole.zone("-"))
    fingers.tap(1, whole.screen.leave_button)
    assert not whole.screen.presenting
    assert whole.view.router.dragged() == {"1.1a"}
    fingers.carry(0, whole.zone("+"))
    fingers.lift(0)
    assert whole.zone_of("1.1a") == "+"
    assert_calm(whole)


def test_exporting_and_the_lesser_buttons_while_somebody_drags(
    whole: Whole, fingers: Fingers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, strip = whole.window.bar, whole.window.strip
    with somebody_drags(whole, fingers):
        fingers.tap(1, bar.export)
        qtbot.waitUntil(
            lambda: strip.isVisible() and strip.message.text().startswith("Excel gemaakt"), timeout=20_000
        )
        fingers.tap(1, strip._close)
        fingers.tap(1, bar.more)
        assert bar.more_panel.isVisible()
        fingers.tap(1, bar.more)
        assert not bar.more_panel.isVisible()


@pytest.mark.parametrize("screen", ["list", "read aloud"])
def test_two_people_at_the_zones_of_another_screen(whole: Whole, fingers_at: FingersAt, screen: str) -> None:
    navigation = whole.window.navigation
    if screen == "list":
        navigation.show_list()
        plates, other = whole.window.list.zone_buttons, whole.window.list.panel.questions_heading
    else:
        navigation.show_read_aloud()
        plates, other = navigation.read_aloud.zones, whole.window.bar.undo
        whole.document.place("1.2", "-")
    settle()
    seen = clicks(other)
    card = navigation._current_card()
    fingers = fingers_at(whole, plates[2])
    fingers.press_together({0: plates[2], 1: other})
    fingers.lift(0)
    assert whole.zone_of(card) == "+"
    fingers.lift(1)
    assert len(seen) == 1


# -- twice on one card ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)])
def test_a_double_tap_shows_the_card_to_the_whole_room(
    make_whole: MakeWhole, fingers_at: FingersAt, size: tuple[int, int]
) -> None:
    whole = make_whole(*size)
    whole.start_scan()
    fingers = fingers_at(whole)
    place = whole.card("1.1a")
    for _ in range(2):
        fingers.tap(0, place)
    read_aloud = whole.window.navigation.read_aloud
    assert whole.window.navigation.screen is read_aloud
    assert read_aloud is not None
    assert read_aloud.card_id == "1.1a"
    assert whole.document.undo_stack.count() == 0


def test_a_double_tap_while_somebody_drags_or_types_does_nothing(whole: Whole, fingers: Fingers) -> None:
    with somebody_drags(whole, fingers):
        for _ in range(2):
            fingers.tap(1, whole.card("1.2"))
        assert whole.window.navigation.screen is whole.screen
    fingers.tap(0, whole.screen.panel.notes.add_button)
    for _ in range(2):
        fingers.tap(1, whole.card("1.3a"))
    assert whole.window.navigation.screen is whole.screen
    assert whole.screen.panel.editor.isVisible()


def rail(whole: Whole) -> TouchButton:
    return whole.screen.rail.buttons[2]


def home(whole: Whole) -> TouchButton:
    return whole.window.bar.home


def list_entry(whole: Whole) -> TouchButton:
    whole.window.bar.more.click()
    settle()
    return whole.window.bar.list


def help_entry(whole: Whole) -> TouchButton:
    whole.window.bar.more.click()
    settle()
    return whole.window.bar.help


@pytest.mark.parametrize("button", [rail, home, list_entry, help_entry])
def test_what_leaves_the_board_is_one_tap_and_takes_cards_home(
    whole: Whole, fingers: Fingers, button: Callable[[Whole], TouchButton]
) -> None:
    before = (whole.window.pages.currentWidget(), whole.scene.dimension)
    with a_drag_ends(whole, fingers):
        fingers.tap(1, button(whole))
        assert (whole.window.pages.currentWidget(), whole.scene.dimension) != before
        whole.window.navigation.show_scan()
        settle()


# -- one button, two buttons ----------------------------------------------------------------------------------------


def test_two_buttons_tapped_together_both_click(whole: Whole, fingers: Fingers) -> None:
    whole.document.place("1.2", "++")
    panel = whole.screen.panel
    with somebody_drags(whole, fingers):
        fingers.press_together({1: whole.window.bar.undo, 2: panel.questions_heading})
        assert whole.window.bar.undo.isDown()
        assert panel.questions_heading.isDown()
        fingers.lift_together([1, 2])
        assert whole.zone_of("1.2") is None
        assert panel.questions_heading.isChecked()


def test_two_fingers_on_one_button_are_one_click(whole: Whole, fingers: Fingers) -> None:
    seen = clicks(whole.screen.handle)
    fingers.press_together({0: whole.screen.handle, 1: whole.screen.handle})
    fingers.lift(0)
    assert seen == []
    fingers.lift(1)
    assert len(seen) == 1


def test_a_tap_alone_is_one_click_and_not_a_mouse_click_as_well(whole: Whole, fingers: Fingers) -> None:
    seen = clicks(whole.screen.panel.questions_heading)
    fingers.tap(0, whole.screen.panel.questions_heading)
    settle(20)
    assert len(seen) == 1


def test_the_mouse_still_clicks(whole: Whole, fingers: Fingers) -> None:
    seen = clicks(whole.screen.panel.questions_heading)
    with somebody_drags(whole, fingers):
        QTest.mouseClick(whole.screen.panel.questions_heading, Qt.MouseButton.LeftButton)
        assert len(seen) == 1


def test_a_finger_that_slides_off_does_not_click(whole: Whole, fingers: Fingers) -> None:
    button = whole.screen.panel.questions_heading
    seen = clicks(button)
    fingers.press(0, button)
    assert button.isDown()
    fingers.move(0, whole.ground())
    assert not button.isDown(), "it shows that letting go does nothing"
    fingers.lift(0)
    assert seen == []
    assert not whole.view.router.down, "the board did not take that finger"


def test_a_finger_that_comes_back_clicks(whole: Whole, fingers: Fingers) -> None:
    button = whole.screen.panel.questions_heading
    seen = clicks(button)
    fingers.press(0, button)
    fingers.move(0, whole.ground())
    fingers.move(0, button)
    assert button.isDown()
    fingers.lift(0)
    assert len(seen) == 1


def test_a_finger_that_slides_onto_a_button_does_not_click_it(whole: Whole, fingers: Fingers) -> None:
    seen = clicks(whole.screen.panel.questions_heading)
    fingers.press(0, whole.ground())
    fingers.carry(0, whole.screen.panel.questions_heading)
    fingers.lift(0)
    assert seen == []


def test_a_disabled_button_does_nothing(whole: Whole, fingers: Fingers) -> None:
    seen = clicks(whole.window.bar.undo)
    assert not whole.window.bar.undo.isEnabled()
    with somebody_drags(whole, fingers):
        fingers.press(1, whole.window.bar.undo)
        assert not whole.window.bar.undo.isDown()
        fingers.lift(1)
    assert seen == []


def disable(button: TouchButton) -> None:
    button.setEnabled(False)
    button.setEnabled(True)


def hide(button: TouchButton) -> None:
    button.hide()
    settle()
    button.show()


def deactivate(button: TouchButton) -> None:
    other = QWidget(button.window(), Qt.WindowType.Window)
    other.show()
    # An X server gives the focus to no window that is not there yet.
    assert QTest.qWaitForWindowExposed(other)
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    settle()
    other.close()


@pytest.mark.parametrize("end", [disable, hide, deactivate])
def test_a_button_that_goes_away_under_a_finger_does_not_click(
    whole: Whole, fingers: Fingers, end: Callable[[TouchButton], None]
) -> None:
    button = whole.screen.panel.questions_heading
    seen = clicks(button)
    fingers.press(0, button)
    end(button)
    settle()
    assert not button.isDown()
    fingers.lift(0)
    assert seen == []
    fingers.tap(0, button)
    assert len(seen) == 1


def test_a_touch_cancel_is_no_click(whole: Whole, fingers_at: FingersAt) -> None:
    button = whole.screen.panel.questions_heading
    seen = clicks(button)
    fingers = fingers_at(whole, button)
    fingers.press(0, button)
    fingers.cancel()
    assert not button.isDown()
    fingers.lift(0)
    assert seen == []


def test_a_menu_that_somebody_else_closed_does_not_answer_any_more(whole: Whole, fingers: Fingers) -> None:
    fingers.hold(0, whole.card("1.2"))
    fingers.lift(0)
    fingers.press(0, whole.screen.menu.zones[3])
    fingers.tap(1, whole.card("1.1a"))
    assert not whole.screen.menu.isVisible()
    fingers.lift(0)
    assert whole.zone_of("1.2") is None


def test_fingers_of_others_leave_the_keyboard_to_who_types(whole: Whole, fingers: Fingers) -> None:
    panel, field = whole.screen.panel, whole.screen.panel.editor.field
    fingers.tap(0, panel.notes.add_button)
    QTest.keyClicks(field, "In de ")
    fingers.tap(1, whole.card("1.2"))
    fingers.drag(1, whole.card("1.3a"), whole.zone("+"))
    fingers.tap(1, whole.window.bar.undo)
    focus = QApplication.focusWidget()
    assert focus is field
    QTest.keyClicks(focus, "3de graad")
    assert [note.text for note in whole.document.scan.notes] == ["In de 3de graad"]
    assert all(card.zone is None for card in whole.document.scan.cards)


def test_a_finger_comes_back_to_a_note_while_somebody_drags(whole: Whole, fingers: Fingers) -> None:
    field = whole.screen.panel.editor.field
    fingers.tap(0, whole.screen.panel.notes.add_button)
    QTest.keyClicks(field, "In de graad")
    QTest.mouseClick(whole.view.viewport(), Qt.MouseButton.LeftButton, pos=whole.ground())
    assert not field.hasFocus()
    with somebody_drags(whole, fingers):
        fingers.tap(1, field.viewport())
        assert QApplication.focusWidget() is field
        cursor = field.textCursor()
        assert not cursor.hasSelection()
        QTest.keyClicks(field, "!")
    assert [note.text for note in whole.document.scan.notes] == ["In de graad!"]


def test_a_long_press_in_a_note_opens_nothing_that_stops_others(whole: Whole, fingers: Fingers) -> None:
    fingers.tap(0, whole.screen.panel.notes.add_button)
    with somebody_drags(whole, fingers):
        inside = whole.screen.panel.editor.field.viewport()
        place = QPoint(5, 5)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(inside, QContextMenuEvent(reason, place, inside.mapToGlobal(place)))
        settle()
        assert QApplication.activePopupWidget() is None


def test_a_touch_gives_the_board_the_keyboard_when_nobody_types(whole: Whole, fingers: Fingers) -> None:
    whole.screen.panel.questions_heading.setFocus()
    fingers.tap(0, whole.card("1.2"))
    assert whole.view.hasFocus()
    whole.key(Qt.Key.Key_3)
    assert whole.zone_of("1.2") == "+"


def test_a_click_gives_focus_without_the_ring_of_the_keyboard(whole: Whole) -> None:
    button = whole.screen.panel.questions_heading
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert not button._ring


def test_what_a_click_opens_has_no_ring_either(whole: Whole) -> None:
    more = whole.window.bar.more
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    first = next(entry for entry in whole.window.bar.more_panel.entries if entry.isVisible())
    assert first.hasFocus()
    assert not first._ring
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget()._ring, "who goes on by keyboard sees where it is"
    whole.window.bar.more_panel.dismiss()
    more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(more, Qt.Key.Key_Return)
    assert first.hasFocus()
    assert first._ring


def test_a_key_pressed_elsewhere_shows_the_ring_when_it_comes_up(whole: Whole) -> None:
    QTest.mouseClick(whole.screen.panel.questions_heading, Qt.MouseButton.LeftButton)
    whole.key(Qt.Key.Key_F1)
    assert whole.window.help is not None
    assert whole.window.help.close_button.hasFocus()
    QTest.keyRelease(whole.window.help.close_button, Qt.Key.Key_F1)
    assert whole.window.help.close_button._ring


# -- the start screen -----------------------------------------------------------------------------------------------


# The popup of the years; offscreen windows cannot be raised.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_fields_of_the_start_screen_answer_a_finger(
    make_whole: MakeWhole, fingers_at: FingersAt, qtbot: QtBot
) -> None:
    whole = make_whole()
    form = whole.window.start.form
    whole.window.start.browse.setFocus()
    fingers = fingers_at(whole, whole.window)
    for field in (form.school, form.roles.other, form.day):
        assert not field.hasFocus()
        fingers.tap(0, field)
        assert field.hasFocus(), field.accessibleName()
    fingers.tap(0, form.year)
    assert form.year.view().isVisible()
    form.year.hidePopup()
    # An open list takes the next press, wherever it is, also while an X server is still closing it.
    qtbot.waitUntil(lambda: not form.year.view().isVisible() and QApplication.activePopupWidget() is None)
    QTest.qWait(100)
    fingers.tap(0, form.roles._chips[1])
    assert not form.roles._chips[1].isChecked()
    fingers.tap(0, form.start)
    assert whole.window.navigation.shows_scan
    assert whole.window.session is not None
    assert whole.window.session.document.scan.participants == ("Directie", "Leraren")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_finger_picks_year_and_day_on_the_start_screen(
    make_whole: MakeWhole, fingers_at: FingersAt, qtbot: QtBot
) -> None:
    whole = make_whole()
    start = whole.window.start
    fingers = fingers_at(whole, whole.window)
    fingers.tap(0, start.form.year)
    years = start.form.year.view()
    assert years.accessibleName() == "Schooljaar"
    heights = [years.visualRect(years.model().index(row, 0)).height() for row in range(3)]
    assert min(heights) >= max(48, whole.window.look.px(64))
    start.form.year.hidePopup()
    qtbot.waitUntil(lambda: not years.isVisible() and QApplication.activePopupWidget() is None)
    QTest.qWait(100)
    start.form.day.setDate(QDate(2026, 11, 27))
    fingers.tap(0, start.form.day.month_button)
    assert start.month is not None
    assert start.rect().contains(start.month.geometry())
    assert not start.month.none.isVisible(), "a scan has a day"
    fingers.tap(0, start.month.before)
    fingers.tap(0, next(button for button in start.month.days if button.day == date(2026, 10, 5)))
    assert not start.month.isVisible()
    assert start.form.day.date() == QDate(2026, 10, 5)
    QTest.keyClick(start.form.day, Qt.Key.Key_F4)
    assert start.month.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert start.form.day.hasFocus()


# -- panning --------------------------------------------------------------------------------------------------------


@pytest.fixture
def long_panel(make_room: MakeRoom) -> Room:
    """A small window in which the richtvragen of 3.2 b do not fit."""
    room = make_room(1366, 768)
    room.screen.open_panel(True)
    room.screen.show_dimension(3)
    room.scene.set_current("3.2b")
    room.screen.panel.questions_heading.setChecked(True)
    settle(20)
    return room


def questions(room: Room) -> TouchScrollArea:
    return room.screen.panel._questions_area


def beside_buttons(area: TouchScrollArea) -> QPoint:
    """A spot near the middle where words are: on a button a finger may first shake a little."""
    middle = area.viewport().rect().center()
    spots = (middle + QPoint(0, step * way) for step in range(0, 100, 4) for way in (1, -1))
    return next(spot for spot in spots if not isinstance(area.viewport().childAt(spot), TouchButton))


def test_a_finger_pans(long_panel: Room, fingers_at: FingersAt) -> None:
    area = questions(long_panel)
    bar = area.verticalScrollBar()
    fingers = fingers_at(long_panel, area.viewport())
    middle = beside_buttons(area)
    fingers.press(0, middle)
    fingers.carry(0, middle - QPoint(0, 60))
    assert bar.value() == 60
    fingers.carry(0, middle - QPoint(80, 20))
    assert bar.value() == 20, "it follows one to one, and never goes sideways"
    fingers.carry(0, middle + QPoint(0, 500))
    assert bar.value() == 0
    fingers.lift(0)
    fingers.drag(0, middle, middle - QPoint(0, 50))
    assert bar.value() == 50


def test_a_finger_pans_while_another_drags(long_panel: Room, fingers_at: FingersAt) -> None:
    room, area = long_panel, questions(long_panel)
    fingers = fingers_at(room)
    fingers.press(0, room.card("3.2a"))
    fingers.carry(0, room.zone("-"))
    fingers.press(1, room.view.viewport().mapFromGlobal(area.viewport().mapToGlobal(beside_buttons(area))))
    start = fingers.where(1)
    fingers.carry_together({0: room.zone("+"), 1: start - QPoint(0, 60)})
    assert area.verticalScrollBar().value() == 60
    fingers.lift_together([0, 1])
    assert room.zone_of("3.2a") == "+"
    assert_calm(room)


def test_the_first_finger_pans_and_a_second_does_not_disturb_it(long_panel: Room, fingers_at: FingersAt) -> None:
    area = questions(long_panel)
    fingers = fingers_at(long_panel, area.viewport())
    middle = beside_buttons(area)
    fingers.press(0, middle)
    fingers.press(1, middle + QPoint(30, 0))
    fingers.carry_together({0: middle - QPoint(0, 40), 1: middle + QPoint(30, 40)})
    assert area.verticalScrollBar().value() == 40
    fingers.lift(0)
    fingers.carry(1, middle - QPoint(0, 40))
    assert area.verticalScrollBar().value() == 40
    fingers.lift(1)


def test_a_finger_that_rests_after_panning_pans_no_further(long_panel: Room, fingers_at: FingersAt) -> None:
    area = questions(long_panel)
    fingers = fingers_at(long_panel, area.viewport())
    middle = beside_buttons(area)
    fingers.press_together({0: middle, 1: middle + QPoint(30, 0)})
    fingers.carry(0, middle - QPoint(0, 40))
    fingers.carry(1, middle + QPoint(60, 10))
    assert area.verticalScrollBar().value() == 40


def test_a_cancelled_pan_lets_the_next_finger_pan(long_panel: Room, fingers_at: FingersAt) -> None:
    area = questions(long_panel)
    fingers = fingers_at(long_panel, area.viewport())
    middle = beside_buttons(area)
    fingers.press(0, middle)
    fingers.cancel()
    fingers.carry(0, middle - QPoint(0, 40))
    assert area.verticalScrollBar().value() == 0
    fingers.lift(0)
    fingers.drag(1, middle, middle - QPoint(0, 40))
    assert area.verticalScrollBar().value() == 40


@pytest.fixture
def many_buttons(make_room: MakeRoom) -> TouchScrollArea:
    """Thirty buttons in a list that shows five."""
    room = make_room(1366, 768)
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(30):
        column.addWidget(TouchButton(room.look, f"{number}", kind="outline"))
    area = TouchScrollArea(room.look, content, room.window)
    area.resize(300, 300)
    area.show()
    settle()
    return area


def test_a_finger_pans_a_list_of_buttons_and_chooses_none(many_buttons: TouchScrollArea) -> None:
    buttons = many_buttons.findChildren(TouchButton)
    seen = [clicks(button) for button in buttons]
    fingers = Fingers(many_buttons.window(), many_buttons.viewport())
    place = buttons[2].mapTo(many_buttons.viewport(), buttons[2].rect().center())
    fingers.press(0, place)
    fingers.move(0, place - QPoint(0, 10))
    assert buttons[2].isDown()
    fingers.move(0, place - QPoint(0, 30))
    assert not buttons[2].isDown()
    start = many_buttons.verticalScrollBar().value()
    fingers.move(0, place - QPoint(0, 80))
    fingers.move(0, place - QPoint(0, 60))
    assert many_buttons.verticalScrollBar().value() - start == 30
    fingers.lift(0)
    assert not any(seen)
    fingers.press(0, place)
    fingers.move(0, place - QPoint(0, 12))
    fingers.lift(0)
    assert sum(len(each) for each in seen) == 1, "a shaky tap is a tap"
