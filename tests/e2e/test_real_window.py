"""The installed app in a real window on a real X server, with nothing but the mouse, the keyboard and the disk.

Where to press is asked of a twin: the same board on the same scan, in this process and off screen. What stands in
the window is compared with that twin, pixel by pixel: both paint with the same fonts.
"""

import json
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.e2e.xvfb import HEIGHT, WIDTH, App, Screen, installed_app, open_screen, until
from tests.gestures import Room, settle
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.core.instrument import Sign
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.scan_file import read_scan

pytestmark = pytest.mark.xvfb

BY_HAND: dict[str, Sign] = {"1.1a": "--", "1.1b": "-", "1.2": "+", "1.3a": "++"}
BY_KEY = "1.3b"
PLACED = BY_HAND | {BY_KEY: "+"}
NOTE = "In 2 klassen lukt het al; de rest volgt."
SAVED_WITHIN = 1.0


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with open_screen(tmp_path) as screen:
        yield screen


class Board(Room):
    """The twin of the board in the window: where things are there, and what they look like."""

    def __init__(self, path: Path) -> None:
        instrument = load_instrument()
        super().__init__(ScanDocument(instrument, read_scan(path, instrument).scan), WIDTH, HEIGHT)

    def on_screen(self, widget: QWidget, point: QPoint) -> QPoint:
        return widget.mapTo(self.window, point)

    def card_on_screen(self, card_id: str) -> QPoint:
        return self.on_screen(self.view.viewport(), self.card(card_id))

    def zone_on_screen(self, sign: Sign) -> QPoint:
        return self.on_screen(self.view.viewport(), self.zone(sign))

    def follow(self, card_id: str, sign: Sign) -> None:
        """Do what was done in the window."""
        self.document.place(card_id, sign)
        settle()

    def is_seen(self, screen: Screen, card_id: str) -> bool:
        """Whether the card lies in the window where it lies here, with the same words; edges tell of the mouse."""
        rect = self.scene.cards[card_id].scene_rect().toRect().adjusted(8, 8, -8, -8)
        rect.moveTopLeft(self.on_screen(self.view.viewport(), rect.topLeft()))
        return looks_like(screen, self.window, rect)


@pytest.fixture
def twin(qtbot: QtBot) -> Iterator[Callable[[Path], Board]]:
    """Makes twins of the board; they are gone after the test."""
    make_application()
    boards: list[Board] = []

    def make(path: Path) -> Board:
        boards.append(Board(path))
        return boards[-1]

    yield make
    for board in boards:
        board.window.close()
        board.window.deleteLater()
    settle()


# --- what people do ----------------------------------------------------------------------------------------------


def lay(app: App, screen: Screen, board: Board, path: Path, card_id: str, sign: Sign) -> float:
    """Drag a card from the tray to a zone; the seconds until the file on the disk knows it."""
    app.until(lambda: board.is_seen(screen, card_id), f"{card_id} lies in the tray")
    moment = app.drag(board.card_on_screen(card_id), board.zone_on_screen(sign))
    app.until(lambda: zones(path).get(card_id) == sign, f"{card_id} is saved in {sign}")
    board.follow(card_id, sign)
    return time.monotonic() - moment


def write_note(app: App, board: Board, path: Path) -> float:
    """Write a note and press Ctrl+S; the seconds until the file knows it."""
    button = board.screen.panel.notes.add_button
    app.click(board.on_screen(button, button.rect().center()))
    app.type(NOTE)
    moment = app.key("ctrl+s")
    app.until(lambda: notes(path) == [(BY_KEY, NOTE)], "the note is saved")
    return time.monotonic() - moment


def zorgscan(screen: Screen, *arguments: str | Path) -> str:
    """What the command line answers; it must have nothing to complain about."""
    command = [installed_app(), *map(str, arguments)]
    done = subprocess.run(command, env=screen.environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def new_scan(screen: Screen) -> Path:
    path = screen.folder / "De Linde.zorgscan"
    zorgscan(screen, "new", "-o", path, "--school", "De Linde")
    return path


# --- what is to be seen ------------------------------------------------------------------------------------------


def looks_like(screen: Screen, window: QWidget, rect: QRect) -> bool:
    """Whether this part of the screen shows what this part of a window of ours shows."""
    wanted = window.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bool(screen.picture().copy(rect) == wanted)


def zones(path: Path) -> dict[str, Sign]:
    """The cards that the file says are placed. Read as plain JSON, not as the app does."""
    return {card["id"]: card["zone"] for card in json.loads(path.read_bytes())["cards"] if card["zone"]}


def notes(path: Path) -> list[tuple[str, str]]:
    return [(note["card"], note["text"]) for note in json.loads(path.read_bytes())["notes"]]


def code(card_id: str) -> str:
    found = load_instrument().find(card_id)
    assert found is not None
    return found[1].code


def signs_in_table(sheet: Worksheet) -> dict[str, str]:
    """Per code the sign in the table, for the cards that have one."""
    head, *rows = sheet.iter_rows(values_only=True)
    table = [dict(zip(head, row, strict=True)) for row in rows]
    return {str(row["Code"]): str(row["Teken"]) for row in table if row["Teken"] in ("--", "-", "+", "++")}


def signs_on_battery(sheet: Worksheet) -> dict[str, str]:
    """Per code the sign above the columns in which the card lies."""
    heads = [area for area in sheet.merged_cells.ranges if area.start_cell.value in ("--", "-", "+", "++")]
    assert len(heads) == 4
    found = {}
    for area in heads:
        for (text,) in sheet.iter_rows(area.max_row + 2, None, area.min_col, area.min_col, values_only=True):
            assert text is None
        for row in sheet.iter_rows(area.max_row + 2, None, area.min_col, area.max_col, values_only=True):
            found |= {str(text): str(area.start_cell.value) for text in row if text}
    return found


def test_placeholder(screen: Screen, twin: Callable[[Path], Board]) -> None:
    path = new_scan(screen)
    zorgscan(screen, "check", path)
    app = screen.start(path)
    board = twin(path)
    delays = [lay(app, screen, board, path, *each) for each in BY_HAND.items()]
    app.until(lambda: board.is_seen(screen, BY_KEY), f"{BY_KEY} lies in the tray")
    moment = app.key("Tab", "3")
    app.until(lambda: zones(path) == PLACED, "the key placed a card")
    delays.append(time.monotonic() - moment)
    board.follow(BY_KEY, "+")
    delays.append(write_note(app, board, path))
    print(delays)
    assert statistics.median(delays) < SAVED_WITHIN
    screen.picture().save("/tmp/rw/before.png")
    assert app.close() == 0
    assert app.said == ""
    assert "5 van 39" in zorgscan(screen, "check", path)
    app = screen.start(path)
    board = twin(path)
    for card_id in PLACED:
        app.until(lambda: board.is_seen(screen, card_id), card_id)
    app.key("ctrl+e")
    app.until(path.with_suffix(".xlsx").exists, "xlsx")
    assert app.close() == 0
    assert app.said == ""
    wb = load_workbook(path.with_suffix(".xlsx"))
    print(signs_in_table(wb["Indicatoren"]))
    print(signs_on_battery(wb["Batterij"]))
    until(lambda: True, "")
    make_window()
    date.today()
