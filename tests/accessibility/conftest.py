"""The whole window with accessibility on, and a keyboard: keys go where the focus is, and nothing else is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.document.scan_document import ScanDocument


class Keyboard:
    """What somebody can do who has nothing but keys, and what they see."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, *names: str) -> None:
        """Press keys one after the other, such as ``Tab`` or ``Ctrl+E``."""
        for name in names:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self.window.windowHandle(), combination.key(), combination.keyboardModifiers())
            settle()

    def type(self, text: str) -> None:
        """Type letter by letter."""
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)
        settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called so, or on what begins so."""
        seen = []
        while not self.name.startswith(name):
            assert len(seen) < 120, f"{name} is not reached with Tab, but {seen}"
            seen.append(self.name)
            self.press("Tab")

    @property
    def focus(self) -> QWidget:
        """What has the focus; there must be something that can be seen."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        assert widget.isVisible(), f"{widget} has the focus and cannot be seen"
        return widget

    @property
    def name(self) -> str:
        """What it is called."""
        return self.focus.accessibleName()

    @property
    def screen(self) -> QWidget:
        """The screen that is shown."""
        return self.window.pages.currentWidget()

    @property
    def message(self) -> str:
        """What the strip says, or nothing."""
        return self.window.strip.message.text() if self.window.strip.isVisible() else ""

    @property
    def document(self) -> ScanDocument:
        """The open scan."""
        assert self.window.session is not None
        return self.window.session.document

    @property
    def file(self) -> Path:
        """Its file."""
        assert self.window.session is not None
        assert self.window.session.path is not None
        return self.window.session.path

    @property
    def scene(self) -> BoardScene:
        """The board."""
        assert self.window.navigation.board is not None
        return self.window.navigation.board.scene

    @property
    def zones(self) -> dict[str, str]:
        """Where the cards lie that lie anywhere."""
        return {card.id: card.zone for card in self.document.scan.cards if card.zone}

    @property
    def notes(self) -> list[tuple[str | None, str]]:
        """Card and text of every note."""
        return [(note.card, note.text) for note in self.document.scan.notes]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as it opens, with documents and settings of this test alone."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten" / "Zorgscan")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    make_application()
    QAccessible.setActive(True)
    window = make_window()
    window.look.less_motion = True
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
