"""The installed app in a real window on a real X server, with nothing but the mouse, the keyboard and the disk.

Where to press is asked of a twin: the same board with the same scan, off screen in this process. What stands in the
window is compared with that twin pixel by pixel, for both paint the same way with the same fonts.
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
from openpyxl.workbook import Workbook
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.e2e.xvfb import DEADLINE, HEIGHT, WIDTH, App, Screen, installed_app, open_screen
from tests.gestures import Room, settle
from zorgscan_desktop.app.messages import sentence
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.reasons import ScanFileError
from zorgscan_desktop.storage.scan_file import read_scan
from zorgscan_desktop.ui.strip import Strip
from zorgscan_desktop.ui.theme import Look

pytestmark = pytest.mark.xvfb

BY_HAND: dict[str, Sign] = {"1.1a": "--", "1.1b": "-", "1.2": "+", "1.3a": "++"}
BY_KEY = "1.3b"
PLACED: dict[str, Sign] = {**BY_HAND, BY_KEY: "+"}
CODES = {"1.1a": "1.1 a", "1.1b": "1.1 b", "1.2": "1.2", "1.3a": "1.3 a", "1.3b": "1.3 b"}
NOTE = "In 2 klassen lukt het al; de rest volgt."
SAVED_WITHIN = 1.0
DAMAGED = Path(__file__).parents[1] / "files" / "hostile" / "cut-off.zorgscan"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """An X server with an empty home; the scans of the tests lie in a folder beside that."""
    with open_screen(tmp_path) as screen:
        (tmp_path / "scans").mkdir()
        yield screen


class Board(Room):
    """The twin of the board in the window."""

    def __init__(self, path: Path) -> None:
        instrument = load_instrument()
        super().__init__(ScanDocument(instrument, read_scan(path, instrument).scan), WIDTH, HEIGHT)

    def card_on_screen(self, card_id: str) -> QPoint:
        """The middle of a card, in px of the screen: the window fills it."""
        return self.view.viewport().mapTo(self.window, self.card(card_id))

    def zone_on_screen(self, sign: Sign) -> QPoint:
        """A free spot in a zone."""
        return self.view.viewport().mapTo(self.window, self.zone(sign))

    def note_button_on_screen(self) -> QPoint:
        """The middle of *Notitie toevoegen*."""
        button = self.screen.panel.notes.add_button
        return button.mapTo(self.window, button.rect().center())

    def is_seen(self, screen: Screen, card_id: str) -> bool:
        """Whether the card lies in the window where it lies here, with the same words."""
        # Without its edge, which says whether the mouse or the keyboard is at it.
        rect = self.scene.cards[card_id].scene_rect().toRect().adjusted(8, 8, -8, -8)
        return looks_like(screen, self.view, rect)


MakeBoard = Callable[[Path], Board]


@pytest.fixture
def board_of(qtbot: QtBot) -> Iterator[MakeBoard]:
    """Makes the twin of the window that is open on a file, as the file is now."""
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


@pytest.fixture
def damaged(screen: Screen) -> Path:
    """A file of which a part is missing."""
    path = screen.folder / "scans" / "De Linde.zorgscan"
    path.write_bytes(DAMAGED.read_bytes())
    return path


@pytest.fixture
def refusal(qtbot: QtBot, damaged: Path) -> Iterator[Strip]:
    """The twin of the strip in the window that was asked to open the damaged file."""
    make_application()
    window = QWidget()
    window.resize(WIDTH, HEIGHT)
    look = Look(window)
    look.fit(WIDTH, HEIGHT)
    strip = Strip(look, window)
    window.show()
    with pytest.raises(ScanFileError) as refused:
        read_scan(damaged, load_instrument())
    strip.warn(sentence(refused.value))
    settle()
    yield strip
    window.close()
    window.deleteLater()
    settle()


# --- what people do ----------------------------------------------------------------------------------------------


def zorgscan(screen: Screen, *arguments: str | Path) -> str:
    """What the command line answers; it must have nothing to complain about."""
    command = [installed_app(), *map(str, arguments)]
    done = subprocess.run(
        command, env=screen.environment, capture_output=True, text=True, timeout=DEADLINE, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def new_scan(screen: Screen) -> Path:
    path = screen.folder / "scans" / "De Linde.zorgscan"
    zorgscan(screen, "new", "-o", path, "--school", "De Linde")
    return path


def lay_by_hand(app: App, board: Board, path: Path, card_id: str) -> float:
    """Drag a card from the tray to its zone; the seconds until the file on the disk knows it."""
    app.until(lambda: board.is_seen(app.screen, card_id), f"{card_id} lies in the tray")
    sign = PLACED[card_id]
    let_go = app.drag(board.card_on_screen(card_id), board.zone_on_screen(sign))
    app.until(lambda: zones(path).get(card_id) == sign, f"{card_id} is saved in {sign}")
    saved = time.monotonic()
    board.document.place(card_id, sign)
    return saved - let_go


def lay_by_key(app: App, board: Board, path: Path) -> float:
    """Go to the next card and press the digit of its zone; the seconds until the file knows it."""
    app.until(lambda: board.is_seen(app.screen, BY_KEY), f"{BY_KEY} lies in the tray")
    app.key("Tab")
    pressed = app.key(str(SIGNS.index(PLACED[BY_KEY]) + 1))
    app.until(lambda: zones(path) == PLACED, f"{BY_KEY} is saved")
    return time.monotonic() - pressed


def write_note(app: App, board: Board, path: Path) -> float:
    """Write a note at the card of last and press Ctrl+S; the seconds until the file knows it."""
    app.click(board.note_button_on_screen())
    app.type(NOTE)
    pressed = app.key("ctrl+s")
    app.until(lambda: notes(path) == [(BY_KEY, NOTE)], "the note is saved")
    return time.monotonic() - pressed


# --- what is to be seen ------------------------------------------------------------------------------------------


def looks_like(screen: Screen, widget: QWidget, rect: QRect) -> bool:
    """Whether the screen shows what a widget of a window of this process shows in this rectangle of its own."""
    wanted = widget.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    place = QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size())
    return screen.picture(place) == wanted


def zones(path: Path) -> dict[str, Sign]:
    """The cards that the file says are placed; read as plain JSON, not by the app."""
    return {card["id"]: card["zone"] for card in json.loads(path.read_bytes())["cards"] if card["zone"]}


def notes(path: Path) -> list[tuple[str, str]]:
    """Card and text of the notes in the file."""
    return [(note["card"], note["text"]) for note in json.loads(path.read_bytes())["notes"]]


def signs_in_table(book: Workbook) -> dict[str, object]:
    """Per code the sign in the table of indicators, for the cards that have one."""
    head, *rows = book["Indicatoren"].iter_rows(values_only=True)
    code, sign = head.index("Code"), head.index("Teken")
    return {str(row[code]): row[sign] for row in rows if row[sign] in SIGNS}


def signs_on_battery(book: Workbook) -> dict[str, object]:
    """Per code the sign at the head of the columns in which the card lies."""
    sheet = book["Batterij"]
    heads = {area: area.start_cell.value for area in sheet.merged_cells.ranges if area.start_cell.value in SIGNS}
    assert sorted(heads.values()) == sorted(SIGNS)
    return {
        code: sign
        for area, sign in heads.items()
        for row in sheet.iter_rows(area.max_row + 1, None, area.min_col, area.max_col, values_only=True)
        for code in CODES.values()
        if any(str(text).startswith(f"{code} ") for text in row)
    }


def cells(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in a workbook."""
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


# --- the stories -------------------------------------------------------------------------------------------------


def fill_in(app: App, board: Board, path: Path) -> None:
    """Four cards by hand, one by key, and a note; all of it on the disk before anybody looks up."""
    seconds = [lay_by_hand(app, board, path, card_id) for card_id in BY_HAND]
    seconds += [lay_by_key(app, board, path), write_note(app, board, path)]
    # The median, since a computer that is busy with other things may once hold up anything.
    assert statistics.median(seconds) < SAVED_WITHIN, seconds


def end(app: App) -> None:
    """Close the window; the app has nothing to complain about, neither to a terminal nor in its log."""
    assert (app.close(), app.said) == (0, "")
    log = app.screen.home / "data" / "zorgscan" / "zorgscan.log"
    assert not log.exists(), log.read_text(encoding="utf-8")


def start_new_scan(app: App, folder: Path, school: str) -> Path:
    """Type the school on the start screen and press Enter; the file that is there at once."""
    days = [date.today()]
    app.type(school)
    app.key("Return")
    (path,) = app.until(lambda: list(folder.glob("*.zorgscan")), "the new scan has its file")
    # Two, for midnight.
    days.append(date.today())
    assert path.name in [f"{day.isoformat()} {school}.zorgscan" for day in days]
    assert zones(path) == {}
    return path


def test_a_talk_comes_back_from_the_disk_on_the_screen_and_in_the_workbook(
    screen: Screen, board_of: MakeBoard
) -> None:
    path = new_scan(screen)
    app = screen.start(path)
    fill_in(app, board_of(path), path)
    end(app)
    assert zorgscan(screen, "check", path) == f"{path}: in orde (5 van 39 kaarten gelegd)\n"

    app, board = screen.start(path), board_of(path)
    app.until(lambda: all(board.is_seen(screen, card_id) for card_id in PLACED), "all cards lie where they lay")
    app.key("ctrl+e")
    app.until(path.with_suffix(".xlsx").exists, "the workbook lies beside the scan")
    end(app)

    typed = path.with_name("typed.xlsx")
    zorgscan(screen, "export", path, "-o", typed)
    book = load_workbook(path.with_suffix(".xlsx"))
    assert signs_in_table(book) == signs_on_battery(book) == {CODES[card_id]: PLACED[card_id] for card_id in PLACED}
    assert [row[2] for row in cells(book)["Notities"][3:] if row[2]] == [NOTE]
    assert cells(book) == cells(load_workbook(typed))


def test_a_power_cut_a_second_later_takes_nothing(screen: Screen, board_of: MakeBoard) -> None:
    (screen.home / "config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Documenten"\n')
    folder = screen.home / "Documenten" / "Zorgscan"
    screen.set_keyboard("be")
    app = screen.start()
    path = start_new_scan(app, folder, "Sint-André")
    board = board_of(path)
    app.until(lambda: board.is_seen(screen, "1.1a"), "the board is on the screen")
    # What the key of the digit 3 gives on a Belgian keyboard without Shift.
    app.key("Tab", "quotedbl")
    board.document.place("1.1a", "+")
    app.until(lambda: board.is_seen(screen, "1.1a"), "the card lies in its zone")
    assert app.runs_for(1.2)
    app.kill()
    assert app.said == ""
    assert zones(path) == {"1.1a": "+"}
    assert zorgscan(screen, "check", path).endswith("in orde (1 van 39 kaarten gelegd)\n")

    app = screen.start(path)
    app.until(lambda: board.is_seen(screen, "1.1a"), "the scan opens as it was")
    end(app)
    assert list(folder.iterdir()) == [path]


def test_a_damaged_file_is_told_about_and_left_alone(screen: Screen, damaged: Path, refusal: Strip) -> None:
    before = damaged.stat()
    app = screen.start(damaged)
    words = refusal.message
    app.until(lambda: looks_like(screen, refusal, words.geometry()), f"the strip says: {words.text()}")
    end(app)
    assert list(damaged.parent.iterdir()) == [damaged]
    assert damaged.read_bytes() == DAMAGED.read_bytes()
    assert damaged.stat().st_mtime_ns == before.st_mtime_ns
