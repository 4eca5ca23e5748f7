"""A board in a real window, or the whole window, and the fingers of everybody who stands at it."""

from collections.abc import Iterator

import pytest

from tests.board.conftest import MakeRoom, make_room, room
from tests.gestures import Room
from tests.touch.fingers import Fingers
from tests.touch.whole import MakeWhole, Whole, make_whole

__all__ = ["MakeRoom", "MakeWhole", "fingers", "make_room", "make_whole", "room", "whole"]


@pytest.fixture
def fingers(room: Room) -> Iterator[Fingers]:
    """Fingers on the board of ``room``; those that a story leaves down are lifted at its end."""
    fingers = Fingers(room.window, room.view.viewport())
    yield fingers
    fingers.lift_all()


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    """The whole window at 1920x1080, with a new scan on the board."""
    whole = make_whole()
    whole.start_scan()
    return whole
