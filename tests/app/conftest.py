"""Windows that share the documents and the data folder of one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, end_badly
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``Documenten`` and ``data`` of this test alone."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    return tmp_path


@pytest.fixture
def open_window(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    """Opens one window more."""
    make_application()
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = make_window()
        window.look.less_motion = True
        window.resize(1366, 768)
        window.show()
        settle()
        windows.append(window)
        return window

    yield open_one
    for window in windows:
        if window.session is not None:
            end_badly(window)
        window.close()
        window.deleteLater()
    settle()
