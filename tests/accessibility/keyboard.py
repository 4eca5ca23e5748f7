"""Somebody who has nothing but keys: they go where the focus is, and nothing else is touched."""

import time
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gestures import settle
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.document.scan_document import ScanDocument


class Keyboard:
    """What somebody can do who has nothing but keys, and what they see."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def press(self, *names: str) -> None:
        """Press keys one after the other, such as ``Tab`` or ``Ctrl+E``."""
        for name in names:
            combination = QKeySequence(name.replace("Shift+Tab", "Shift+Backtab"))[0]
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

    def wait_for(self, message: str) -> None:
        """Wait until the strip says something that begins so."""
        end = time.monotonic() + 20
        while not self.message.startswith(message):
            assert time.monotonic() < end, f"{message} is not said, but {self.message!r}"
            QTest.qWait(10)

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
