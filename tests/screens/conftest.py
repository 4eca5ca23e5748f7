"""The whole window with a scan in its own file, and fingers in front of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.board.conftest import MakeRoom, make_room
from tests.gestures import settle
from tests.touch.conftest import FingersAt, fingers_at
from tests.touch.whole import MakeWhole, Whole, make_whole

__all__ = ["FingersAt", "MakeRoom", "MakeWhole", "fingers_at", "make_room", "make_whole"]


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    """The whole window at 1920x1080, with a new scan on the board."""
    whole = make_whole()
    whole.start_scan()
    return whole


def click(widget: QWidget) -> None:
    """A click of the mouse in the middle of a widget that can be seen."""
    assert widget.isVisible(), f"{widget} cannot be seen"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())
    settle()


def press(widget: QWidget, *keys: str) -> None:
    """Keys that reach the window, such as ``Alt+Down``, wherever its focus is."""
    from PySide6.QtGui import QKeySequence

    for name in keys:
        combination = QKeySequence(name)[0]
        QTest.keyClick(widget.window().windowHandle(), combination.key(), combination.keyboardModifiers())
        settle()


def write(widget: QWidget, text: str) -> None:
    """Letters, one after the other, wherever the focus of the window is."""
    for letter in text:
        QTest.keyClick(widget.window().windowHandle(), letter)
    settle()


def drag(widget: QWidget, by: QPoint) -> None:
    """Drag with the mouse from the middle of a widget, in steps."""
    start, left = widget.rect().center(), Qt.MouseButton.LeftButton
    start_global, none = widget.mapToGlobal(start), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(widget, left, none, start)
    for step in range(1, 6):
        QTest.mouseMove(widget, widget.mapFromGlobal(start_global + by * step / 5))
        settle(2)
    QTest.mouseRelease(widget, left, none, widget.mapFromGlobal(start_global + by))
    settle()
