"""The whole window with a scan open in its own file, and the same hands in front of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gestures import Room, settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

WANTED = NewScan("De Linde", "2026-2027", date(2026, 11, 23), ("Directie", "Zorgteam"))


class Whole(Room):
    """A Room whose screen is part of the real window. Motion is off."""

    window: MainWindow

    def __init__(self, width: int, height: int) -> None:
        self.window = make_window()
        self.look = self.window.look
        self.look.less_motion = True
        self.window.resize(width, height)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        settle()

    def start_scan(self) -> Path:
        """A new scan, on the board. Its file."""
        self.window.new_scan(WANTED)
        settle()
        assert self.window.session is not None
        assert self.window.session.path is not None
        assert self.window.board is not None
        self.document, self.screen = self.window.session.document, self.window.board
        return self.window.session.path

    def save(self) -> None:
        """What autosave would do in a moment."""
        assert self.window.files is not None
        self.window.files.save()

    def close(self) -> None:
        """Away, whatever is open."""
        if self.window.session is not None:
            self.window.session.autosave.follow(None, None)
            self.window.session.path = None
        self.window.close()
        self.window.deleteLater()
        settle()


MakeWhole = Callable[..., Whole]


@pytest.fixture
def make_whole(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeWhole]:
    """Makes whole windows of any size on the start screen; documents and data are of this test alone."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten" / "Zorgscan")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    make_application()
    made: list[Whole] = []

    def make(width: int = 1920, height: int = 1080) -> Whole:
        whole = Whole(width, height)
        made.append(whole)
        return whole

    yield make
    for whole in made:
        whole.close()
