"""Several real windows of one user on one computer, and what people read and answer in them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gestures import settle
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.scan_file import read_scan

OpenWindow = Callable[[], MainWindow]


def session_of(window: MainWindow) -> Session:
    """What is open in it."""
    assert window.session is not None
    return window.session


def start(window: MainWindow, school: str = "De Linde") -> Path:
    """A new scan; its file."""
    window.new_scan(NewScan(school, "2026-2027", date(2026, 11, 23), ()))
    settle()
    path = session_of(window).path
    assert path is not None
    return path


def lay(window: MainWindow, card: str, zone: str | None) -> None:
    """Lay a card."""
    assert session_of(window).document.place(card, zone)  # type: ignore[arg-type]


def zones(path: Path) -> dict[str, str]:
    """Where the cards of a file lie that lie anywhere."""
    return {card.id: str(card.zone) for card in read_scan(path, load_instrument()).scan.cards if card.zone}


def message(window: MainWindow) -> str:
    """What the strip says, or nothing."""
    return window.strip.message.text() if window.strip.isVisible() else ""


def choices(window: MainWindow) -> list[str]:
    """What can be answered."""
    return [button.text() for button in window.strip._choices] if window.strip.isVisible() else []


def answer(window: MainWindow, words: str) -> None:
    """Click a choice of the strip."""
    button = next(b for b in window.strip._choices if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def end_badly(window: MainWindow) -> None:
    """What a killed process leaves: its recovery copy, nobody's locks, and a file as it was last saved."""
    session = session_of(window)
    session.autosave.follow(None, None)
    session.recovery.follow(None)
    session._lock.release()
    session.path = None
    window.close()
