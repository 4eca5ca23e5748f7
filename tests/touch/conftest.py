"""A board in a real window, and the fingers of everybody who stands at it."""

from collections.abc import Iterator

import pytest

from tests.board.conftest import MakeRoom, make_room, room
from tests.gestures import Room
from tests.touch.fingers import Fingers

__all__ = ["MakeRoom", "fingers", "make_room", "room"]


@pytest.fixture
def fingers(room: Room) -> Iterator[Fingers]:
    """Fingers on the board of ``room``; those that a story leaves down are lifted at its end."""
    fingers = Fingers(room.window, room.view.viewport())
    yield fingers
    fingers.lift_all()
