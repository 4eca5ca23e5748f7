"""A board in a real window for the tests of this folder."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gestures import Room, new_document, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.document.scan_document import ScanDocument

MakeRoom = Callable[..., Room]


@pytest.fixture
def make_room(qtbot: QtBot) -> Iterator[MakeRoom]:
    """Makes rooms of any size; they are closed after the test."""
    make_application()
    rooms: list[Room] = []

    def make(width: int = 1920, height: int = 1080, document: ScanDocument | None = None) -> Room:
        room = Room(document or new_document(), width, height)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.window.close()
        room.window.deleteLater()
    settle()


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    """A board at 1920x1080 with an empty scan."""
    return make_room()
