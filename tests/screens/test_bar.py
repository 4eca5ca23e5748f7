"""The bar: every icon carries its word in every window; what stands behind *Meer*, by mouse, finger and keyboard."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.touch_button import TouchButton

make_whole = whole_window.make_whole
SIZES = ((800, 560), (1024, 768), (1366, 768), (1920, 1080), (1920, 1200), (2560, 1080), (3840, 2160))


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    whole = make_whole()
    whole.start_scan()
    return whole


def press(whole: Whole, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(whole.window.windowHandle(), key)
        settle()


def click_at(whole: Whole, place: QPoint) -> None:
    """Through the window, as a real mouse does."""
    QTest.mouseClick(whole.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


@pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_icon_carries_its_word(make_whole: MakeWhole, size: tuple[int, int], factor: float) -> None:
    whole = make_whole(*size)
    whole.look.set_text_factor(factor)
    whole.start_scan()
    bar = whole.window.bar
    shown = [b for b in bar.findChildren(TouchButton) if b.isVisible()]
    shown.sort(key=lambda button: button.x())
    assert {b.text() for b in shown if b.icon_only} == {"Startscherm", "Opnieuw"}
    for button in shown:
        if not button.icon_only:
            assert advance(button.text(), button._font()) <= button.width() - 2 * whole.look.px(6)
    assert shown[0].x() >= 0
    assert shown[-1].geometry().right() < bar.width()
    assert all(one.geometry().right() < other.x() for one, other in pairwise(shown))
    assert {"Ongedaan maken", "Kaart per kaart", "Exporteren", "Meer"} <= {b.text() for b in shown}


def test_meer_holds_the_rest_and_each_does_what_it_says(whole: Whole) -> None:
    bar, window = whole.window.bar, whole.window
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    names = [entry.text() for entry in bar.more_panel.entries if entry.isVisible()]
    talk = ["Eigen kaart toevoegen", "Parkeerplaats", "Klok", "Verslag"]
    assert names == ["Lijst", *talk, "Kopie bewaren", "Vorige versies", "Instellingen", "Hulp"]
    for entry, screen in ((bar.list, "list"), (bar.settings, "settings_screen"), (bar.help, "help")):
        window.show_battery()
        if not bar.more_panel.isVisible():
            QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        settle()
        assert window.navigation.screen is getattr(window, screen)
        assert not bar.more_panel.isVisible()
        window.navigation.leave()
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.versions, Qt.MouseButton.LeftButton)
    assert window.navigation.screen is window.versions


def test_presenting_moves_behind_meer_where_the_bar_is_full(make_whole: MakeWhole) -> None:
    whole = make_whole(1024, 768)
    whole.start_scan()
    bar = whole.window.bar
    assert bar.present.isVisible()
    whole.look.set_text_factor(1.3)
    settle()
    assert not bar.present.isVisible()
    bar.more.click()
    QTest.mouseClick(bar.present_entry, Qt.MouseButton.LeftButton)
    settle()
    assert whole.screen.presenting
    assert not bar.more_panel.isVisible()


def test_a_click_elsewhere_closes_it_and_does_what_it_was_for(whole: Whole) -> None:
    bar = whole.window.bar
    where = {b: b.mapTo(whole.window, b.rect().center()) for b in (bar.more, bar.overview)}
    click_at(whole, where[bar.more])
    assert bar.more_panel.isVisible()
    assert bar.more.isChecked()
    click_at(whole, where[bar.more])
    assert not bar.more_panel.isVisible()
    click_at(whole, where[bar.more])
    click_at(whole, where[bar.overview])
    assert not bar.more_panel.isVisible()
    assert not bar.more.isChecked()
    assert whole.window.navigation.screen is whole.window.navigation.overview


def test_a_finger_elsewhere_closes_it_while_somebody_drags(whole: Whole) -> None:
    fingers, bar = Fingers(whole.window, whole.view.viewport()), whole.window.bar
    fingers.press(0, whole.card("1.1a"))
    fingers.carry(0, whole.zone("+"))
    fingers.tap(1, bar.more)
    assert bar.more_panel.isVisible()
    fingers.tap(1, whole.ground())
    assert not bar.more_panel.isVisible()
    fingers.lift(0)
    assert whole.zone_of("1.1a") == "+"


def test_it_is_reached_and_left_by_keyboard(whole: Whole) -> None:
    bar = whole.window.bar
    bar.export.setFocus(Qt.FocusReason.TabFocusReason)
    press(whole, Qt.Key.Key_Tab)
    assert focus() == "Meer"
    press(whole, Qt.Key.Key_Return)
    assert focus() == "Lijst"
    press(whole, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert focus() == "Parkeerplaats"
    press(whole, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focus() == "Hulp"
    press(whole, Qt.Key.Key_Escape)
    assert not bar.more_panel.isVisible()
    assert focus() == "Meer"
    press(whole, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert whole.window.navigation.screen is whole.window.list


def test_escape_closes_it_first_wherever_the_keyboard_is(whole: Whole) -> None:
    whole.window.board.write_note("1.2")
    editor = whole.screen.panel.editor
    assert editor.field.hasFocus()
    click_at(whole, whole.window.bar.more.mapTo(whole.window, whole.window.bar.more.rect().center()))
    editor.field.setFocus()
    press(whole, Qt.Key.Key_Escape)
    assert not whole.window.bar.more_panel.isVisible()
    assert editor.isVisible()


def test_a_screen_reader_finds_it(whole: Whole) -> None:
    whole.window.bar.more.click()
    settle()
    panel = QAccessible.queryAccessibleInterface(whole.window.bar.more_panel)
    names = [panel.child(i).text(QAccessible.Text.Name) for i in range(panel.childCount())]
    assert panel.text(QAccessible.Text.Name) == "Meer"
    assert "Instellingen" in names
