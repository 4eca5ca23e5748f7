"""A board in a real window, or the whole window, and the fingers of everybody who stands at it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.board.conftest import MakeRoom, make_room, room
from tests.gestures import Room
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole, make_whole

__all__ = ["FingersAt", "MakeRoom", "MakeWhole", "fingers", "fingers_at", "make_room", "make_whole", "room", "whole"]

FingersAt = Callable[..., Fingers]


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    """The whole window at 1920x1080, with a new scan on the board."""
    whole = make_whole()
    whole.start_scan()
    return whole


@pytest.fixture
def fingers_at(make_room: MakeRoom, make_whole: MakeWhole) -> Iterator[FingersAt]:
    """Puts fingers at a room, on its board or on another part. They are lifted before the window closes."""
    made: list[Fingers] = []

    def put(room: Room, part: QWidget | None = None) -> Fingers:
        # An X server gives the focus to no window that is not there yet.
        assert QTest.qWaitForWindowExposed(room.window)
        room.window.activateWindow()
        assert QTest.qWaitForWindowActive(room.window)
        made.append(Fingers(room.window, part or room.view.viewport()))
        return made[-1]

    yield put
    for fingers in made:
        fingers.lift_all()


@pytest.fixture
def fingers(request: pytest.FixtureRequest, fingers_at: FingersAt) -> Fingers:
    """Fingers on the board of ``whole`` where a test asks for that, else of ``room``."""
    return fingers_at(request.getfixturevalue("whole" if "whole" in request.fixturenames else "room"))
