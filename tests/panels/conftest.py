"""A board in a real window, and hands on the panel beside it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.gestures import Room, new_document, settle
from zorgscan_desktop.app.window_start import make_application


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    """An empty scan at 1920x1080."""
    make_application()
    room = Room(new_document(), 1920, 1080)
    yield room
    room.window.close()
    room.window.deleteLater()
    settle()
