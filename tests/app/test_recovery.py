"""Killed, locked, kept: what a run that ended badly leaves, and what two windows on one file do to each other."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from zorgscan_desktop.app import autosave, places
from zorgscan_desktop.app.lock import ScanLock, lock_path
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.scan_file import read_scan, write_scan
from zorgscan_desktop.storage.versions import Versions
from zorgscan_desktop.ui.touch_button import TouchButton

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORKER = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

home = Path(sys.argv[1])
places.documents_folder = lambda: home / "Documenten"
places.data_folder = lambda: home / "data"
app = make_application()
window = make_window()
window.show()
window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
document = window.session.document
zones = ("--", "-", "+", "++")
step = 0

def work():
    global step
    card = document.scan.cards[step % 39].id
    document.place(card, zones[step // 39 % 4])
    step += 1
    print(card, document.scan.card(card).zone, flush=True)

timer = QTimer()
timer.timeout.connect(work)
timer.start(20)
app.exec()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    return tmp_path


@pytest.fixture
def open_window(qtbot: QtBot, home: Path) -> Iterator[Callable[[], MainWindow]]:
    make_application()
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = make_window()
        window.resize(1366, 768)
        window.show()
        settle()
        windows.append(window)
        return window

    yield open_one
    for window in windows:
        if window.session is not None:
            window.session.autosave.follow(None, None)
            window.session.path = None
        window.close()
        window.deleteLater()
    settle()


def work_and_kill(home: Path, after_lines: int) -> list[tuple[str, str]]:
    """Let a real process lay cards, kill it without warning, and tell what it had laid."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(home)], stdout=subprocess.PIPE, text=True, env=os.environ.copy()
    )
    assert process.stdout is not None
    said = [process.stdout.readline().split() for _ in range(after_lines)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    rest = [line.split() for line in process.stdout.read().splitlines()]
    process.stdout.close()
    return [(card, zone) for card, zone in said + rest]


def message(window: MainWindow) -> str:
    return window.strip.message.text() if window.strip.isVisible() else ""


def answer(window: MainWindow, words: str) -> None:
    button = next(b for b in window.strip._choices if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def start(window: MainWindow) -> Path:
    window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
    assert window.session is not None
    assert window.session.path is not None
    return window.session.path


@pytest.mark.parametrize(("placed", "words"), [(0, "0 kaarten"), (1, "1 kaart"), (2, "2 kaarten")])
def test_what_is_offered_counts_its_cards_in_words(
    home: Path, scan: Scan, open_window: Callable[[], MainWindow], placed: int, words: str
) -> None:
    versions = Versions(home / "data")
    for card in scan.cards[:placed]:
        scan = scan.with_card(card.model_copy(update={"zone": "+"}))
    versions.write_recovery(versions.new_recovery(scan), scan, load_instrument(), None)
    versions.keep(scan, load_instrument(), NOW)
    window = open_window()
    window.offer_recovery()
    assert message(window).endswith(f", {words} gelegd.")
    answer(window, "Openen als kopie")
    window.show_versions()
    assert window.versions is not None
    assert [b.text().split(" · ")[1] for b in window.versions._rows.findChildren(TouchButton)] == [f"{words} gelegd"]


@pytest.mark.parametrize("lines", [60, 75, 90])
def test_a_killed_app_loses_at_most_the_last_second_and_offers_the_rest(
    home: Path, open_window: Callable[[], MainWindow], lines: int
) -> None:
    laid = work_and_kill(home, lines)
    [path] = (home / "Documenten").glob("*.zorgscan")
    saved = {card.id: card.zone for card in read_scan(path, load_instrument()).scan.cards if card.zone}
    # One card each 20 ms at most: the file is the board as it was at some moment of the last second.
    moments = [dict(laid[:count]) for count in range(max(0, len(laid) - 50), len(laid) + 1)]
    assert saved in moments
    window = open_window()
    window.offer_recovery()
    assert "niet goed afgesloten" in message(window)
    assert "kaarten gelegd" in message(window)
    answer(window, "Openen als kopie")
    assert window.session is not None
    assert window.session.path != path
    recovered = {card.id: card.zone for card in window.session.document.scan.cards if card.zone}
    assert recovered in moments
    assert window.session.recoverable() == []


def test_recovery_works_when_the_original_folder_is_gone(home: Path, open_window: Callable[[], MainWindow]) -> None:
    work_and_kill(home, 40)
    (home / "Documenten").rename(home / "stick die weg is")
    window = open_window()
    window.offer_recovery()
    answer(window, "Openen als kopie")
    assert window.session is not None
    assert sum(1 for card in window.session.document.scan.cards if card.zone) > 0


def test_what_nobody_wants_is_offered_once(home: Path, open_window: Callable[[], MainWindow]) -> None:
    work_and_kill(home, 40)
    window = open_window()
    window.offer_recovery()
    answer(window, "Niet nodig")
    window.offer_recovery()
    assert message(window) == ""


def test_a_proper_end_leaves_nothing_to_recover(home: Path, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    assert window.close()
    assert list((home / "data" / "herstel").iterdir()) == []
    assert not lock_path(path).exists()


def test_recovery_copies_are_for_this_user_only(home: Path, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    window.session.autosave.save_now()
    assert window.session.recovery.write_now()
    folder = home / "data" / "herstel"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_second_window_may_look_or_asks(home: Path, open_window: Callable[[], MainWindow]) -> None:
    first, second = open_window(), open_window()
    path = start(first)
    assert not second.open_scan(path)
    assert "al open" in message(second)
    answer(second, "Alleen bekijken")
    assert second.session is not None
    assert not second.session.document.place("1.1a", "+")
    assert not second.open_scan(path)
    answer(second, "Toch openen")
    assert second.session.document.place("1.1a", "+")
    assert second.session.autosave.save_now() is None
    # The first window notices before it writes, and nothing of the second is lost.
    assert first.session is not None
    first.session.document.place("1.2", "-")
    assert first.session.autosave.save_now() is not None
    assert {c["id"] for c in json.loads(path.read_bytes())["cards"] if c["zone"]} == {"1.1a"}


def test_a_lock_of_a_killed_process_is_no_lock(home: Path) -> None:
    path = home / "scan.zorgscan"
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom zorgscan_desktop.app.lock import ScanLock\n"
        "lock = ScanLock()\nassert lock.take(Path(sys.argv[1]))\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert lock_path(path).exists()
    assert ScanLock().take(path)


def test_an_empty_lock_does_not_block_for_ever(home: Path) -> None:
    path = home / "scan.zorgscan"
    lock_path(path).touch()
    lock = ScanLock()
    assert not lock.take(path)
    assert lock.take(path, force=True)


def test_a_folder_without_room_for_a_lock_still_opens(home: Path) -> None:
    assert ScanLock().take(home / "nergens" / "scan.zorgscan")


@pytest.fixture
def scan() -> Scan:
    return Scan.new(load_instrument(), day=date(2026, 11, 23), now=NOW, school="De Linde")


def test_the_last_ten_versions_are_kept(home: Path, scan: Scan) -> None:
    versions, instrument = Versions(home / "data"), load_instrument()
    for step in range(14):
        changed = scan.with_card(scan.card("1.1a").model_copy(update={"zone": "+" if step % 2 else "-"}))
        versions.keep(changed, instrument, NOW + timedelta(minutes=11 * step))
    kept = versions.versions_of(scan, instrument)
    assert len(kept) == 10
    assert kept[0].moment == NOW + timedelta(minutes=11 * 13)
    assert {v.placed for v in kept} == {1}


def test_a_version_each_ten_minutes_not_each_change(home: Path, scan: Scan) -> None:
    versions, instrument = Versions(home / "data"), load_instrument()
    for second in range(0, 900, 5):
        versions.keep(scan, instrument, NOW + timedelta(seconds=second))
    assert len(versions.versions_of(scan, instrument)) == 2


def test_versions_go_after_thirty_days(home: Path, scan: Scan) -> None:
    versions, instrument = Versions(home / "data"), load_instrument()
    versions.keep(scan, instrument, NOW)
    versions.keep(scan, instrument, NOW + timedelta(days=31))
    assert len(versions.versions_of(scan, instrument)) == 1


def test_a_clock_that_jumped_ahead_does_not_stop_the_keeping(home: Path, scan: Scan) -> None:
    versions, instrument = Versions(home / "data"), load_instrument()
    for step in range(12):
        versions.keep(scan, instrument, NOW.replace(year=2100) + timedelta(minutes=11 * step))
    for step in range(12):
        versions.keep(scan, instrument, NOW + timedelta(minutes=11 * step))
    kept = [version.moment for version in versions.versions_of(scan, instrument)]
    assert kept == [NOW + timedelta(minutes=11 * step) for step in range(11, 1, -1)]


def test_a_disk_that_does_not_answer_holds_up_neither_the_window_nor_the_recovery_copy(
    home: Path, open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, answers = open_window(), threading.Event()
    path = start(window)
    assert window.session is not None
    write = autosave.write_scan

    def wait_and_write(*arguments: Any, **options: Any) -> str:
        assert answers.wait(60)
        return write(*arguments, **options)

    monkeypatch.setattr(autosave, "write_scan", wait_and_write)
    monkeypatch.setattr(autosave, "PATIENCE_S", 0.1)
    window.session.document.place("1.1a", "+")
    error = window.session.autosave.save_now()
    assert isinstance(error, WriteError)
    assert error.reason is WriteReason.SLOW
    assert window.session.recovery.write_now()
    assert window.session.recovery.place is not None
    for place, zone in ((window.session.recovery.place, "+"), (path, None)):
        assert read_scan(place, load_instrument()).scan.card("1.1a").zone == zone
    answers.set()
    monkeypatch.setattr(autosave, "PATIENCE_S", 60.0)
    assert window.session.autosave.save_now() is None
    assert read_scan(path, load_instrument()).scan.card("1.1a").zone == "+"


def test_a_version_opens_as_a_copy(home: Path, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    window.session.autosave.save_now()
    window.session.document.place("1.1a", "--")
    window.show_settings()
    window.show_versions()
    settle()
    assert window.versions is not None
    [kept] = window.session.versions.versions_of(window.session.document.scan, window.session.instrument)
    window.versions.opened.emit(str(kept.path))
    settle()
    assert window.session.path != path
    assert window.session.document.scan.card("1.1a").zone == "+"
    assert read_scan(path, load_instrument()).scan.card("1.1a").zone == "--"


def test_wis_sporen_takes_everything_but_the_scans(home: Path, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    path = start(window)
    assert window.session is not None
    window.session.document.place("1.1a", "+")
    window.session.autosave.save_now()
    window.wipe_traces()
    assert [file for file in (home / "data").rglob("*") if file.suffix == ".zorgscan"] == []
    assert window.settings.recent == []
    assert path.exists()


def test_a_damaged_recovery_copy_is_passed_over(
    home: Path, open_window: Callable[[], MainWindow], scan: Scan
) -> None:
    folder = home / "data" / "herstel"
    folder.mkdir(parents=True)
    (folder / "stuk.zorgscan").write_bytes(b"{")
    write_scan(folder / f"{scan.scan_id}.zorgscan", scan, load_instrument())
    window = open_window()
    window.offer_recovery()
    assert "De Linde" in message(window)
