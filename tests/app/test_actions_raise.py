"""Whatever an action of the bar or of a key raises: the window stays, says so, and the work is kept."""

import inspect
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, lay, session_of, start, zones
from tests.gestures import settle
from zorgscan_desktop.app import dialogs
from zorgscan_desktop.app import faults as faults_module
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.file_actions import FileActions
from zorgscan_desktop.app.history import History
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.navigation import Navigation
from zorgscan_desktop.app.side_panels import SidePanels
from zorgscan_desktop.document.cards import CardWishes
from zorgscan_desktop.storage.scan_file import read_scan
from zorgscan_desktop.ui.touch_button import TouchButton

SAFE = "Er liep iets mis. Je werk is bewaard en je kunt verdergaan."
ACTORS = (MainWindow, Navigation, FileActions, History, SidePanels, CardWishes)
NO_ACTIONS = {"report", "prepare", "make_board", "offer_recovery", "open", "let_go", "refresh"}
"""What runs before anybody can do anything, and the telling itself."""


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faults]:
    monkeypatch.setattr(faults_module, "REPEAT_AFTER_S", 0)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    caught = Faults(tmp_path / "data" / "zorgscan.log", "0.1.0")
    caught.install()
    yield caught
    qInstallMessageHandler(None)
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


class Traps:
    """Every action of the window raises at its first call, once it is armed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.all: set[str] = set()
        self.armed: set[str] = set()
        self.raised: list[str] = []
        for actor in ACTORS:
            for name, method in vars(actor).items():
                public = inspect.isfunction(method) and not name.startswith("_") and name not in NO_ACTIONS
                if public and not getattr(method, "is_guarded", False):
                    monkeypatch.setattr(actor, name, self._trapped(f"{actor.__name__}.{name}", method))

    def _trapped(self, key: str, method):  # type: ignore[no-untyped-def]
        def act(this, *arguments, **options):  # type: ignore[no-untyped-def]
            if key in self.armed and key not in self.raised:
                self.raised.append(key)
                return {}[key]
            return method(this, *arguments, **options)

        self.all.add(key)
        return act


def test_each_action_of_bar_and_keys_may_raise(
    home: Path, open_window: OpenWindow, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("choose_open", "choose_save", "choose_folder"):
        monkeypatch.setattr(dialogs, name, lambda *_: None)
    traps = Traps(monkeypatch)
    window = open_window()
    faults.happened.connect(window.report)
    path = start(window)
    lay(window, "1.1a", "+")
    told: list[str] = []
    faults.happened.connect(lambda _: told.append(window.strip.message.text()))

    def back_to_work() -> None:
        traps.armed = set()
        window.navigation.show_scan()
        settle(2)
        traps.armed = set(traps.all)

    back_to_work()
    for _ in range(2):  # the first time the action raises, the second time something below it
        for shortcut in window.findChildren(QShortcut):
            QTest.keySequence(window, shortcut.key())
            settle(2)
            back_to_work()
        for button in window.bar.findChildren(TouchButton):
            if button.isVisible() and button.isEnabled():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                settle(2)
                back_to_work()
    board = window.board
    assert board is not None
    board.scene.set_current("1.2")
    QTest.keyClick(board.view, Qt.Key.Key_3)
    QTest.keyClick(board.view, Qt.Key.Key_3)
    settle()
    assert {"MainWindow.undo", "MainWindow.show_help", "MainWindow.browse", "FileActions.save"} <= set(traps.raised)
    assert {"FileActions.export", "Navigation.show_plan", "SidePanels.show_clock"} <= set(traps.raised)
    assert {"History.redo", "CardWishes.place"} <= set(traps.raised)
    assert len(told) >= len(traps.raised) - 1
    assert set(told) == {SAFE}
    assert window.isVisible()
    assert session_of(window).autosave.save_now() is None
    scan = session_of(window).document.scan
    assert read_scan(path, session_of(window).instrument).scan.cards == scan.cards
    assert zones(path)["1.2"] == "+"
