"""The whole window with accessibility on, and a keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.accessibility.keyboard import Keyboard
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as it opens, with documents and settings of this test alone."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten" / "Zorgscan")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    make_application()
    QAccessible.setActive(True)
    window = make_window()
    window.look.less_motion = True
    window.navigation.go_home()
    window.resize(1920, 1080)
    window.show()
    QTest.qWaitForWindowExposed(window)
    settle()
    yield window
    if window.session is not None:
        window.session.autosave.follow(None, None)
        window.session.path = None
    window.close()
    window.deleteLater()
    settle()
    QAccessible.setActive(False)


@pytest.fixture
def keyboard(window: MainWindow) -> Keyboard:
    """A keyboard at the start screen."""
    return Keyboard(window)


@pytest.fixture
def board(keyboard: Keyboard) -> Keyboard:
    """A keyboard at the battery of a new scan."""
    keyboard.type("De Linde")
    keyboard.press("Return")
    return keyboard
