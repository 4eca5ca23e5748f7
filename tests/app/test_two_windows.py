"""Two windows, two computers, a sync client: what others did is noticed first, and every answer keeps both works."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, answer, choices, lay, message, session_of, start, zones
from zorgscan_desktop.app.lock import ScanLock, lock_path
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.storage.atomic import MAX_NAME


def changed_elsewhere(window: MainWindow, qtbot: QtBot) -> Path:
    """Another computer laid 7.2 in this window's file; here 1.1a was laid; the window has noticed."""
    path = start(window)
    lay(window, "7.2", "--")
    assert session_of(window).autosave.save_now() is None
    with_theirs = path.read_bytes()
    session_of(window).document.undo_stack.undo()
    assert session_of(window).autosave.save_now() is None
    path.write_bytes(with_theirs)
    lay(window, "1.1a", "+")
    qtbot.waitUntil(lambda: "veranderd" in message(window), timeout=3000)
    assert path.read_bytes() == with_theirs
    assert choices(window) == ["Verder in een kopie", "Toch overschrijven", "Bekijken"]
    return path


def test_a_second_window_can_look_work_on_a_copy_or_open_all_the_same(home: Path, open_window: OpenWindow) -> None:
    first, second = open_window(), open_window()
    path = start(first)
    lay(first, "1.1a", "+")
    assert session_of(first).autosave.save_now() is None
    assert not second.open_scan(path)
    assert choices(second) == ["Alleen bekijken", "Als kopie openen", "Toch openen"]
    answer(second, "Als kopie openen")
    lay(second, "7.2", "-")
    assert session_of(second).autosave.save_now() is None
    copy = session_of(second).path
    assert copy is not None
    assert copy != path
    assert zones(copy) == {"1.1a": "+", "7.2": "-"}
    assert zones(path) == {"1.1a": "+"}


def test_going_on_in_a_copy_keeps_both(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    path = changed_elsewhere(window, qtbot)
    answer(window, "Verder in een kopie")
    copy = session_of(window).path
    assert copy is not None
    assert copy != path
    assert copy.name in message(window)
    assert copy.stem in window.windowTitle()
    lay(window, "1.2", "-")
    assert session_of(window).autosave.save_now() is None
    assert zones(copy) == {"1.1a": "+", "1.2": "-"}
    assert zones(path) == {"7.2": "--"}


def test_looking_first_loses_nothing_and_leads_back(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    path = changed_elsewhere(window, qtbot)
    answer(window, "Bekijken")
    document = session_of(window).document
    assert document.scan.card("7.2").zone == "--"
    assert not document.place("1.2", "-")
    assert choices(window) == ["Terug naar mijn werk"]
    answer(window, "Terug naar mijn werk")
    assert session_of(window).path != path
    assert document.scan.card("1.1a").zone == "+"
    assert document.place("1.2", "-")
    assert zones(path) == {"7.2": "--"}


def test_what_is_overwritten_is_kept_among_the_versions(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    path = changed_elsewhere(window, qtbot)
    answer(window, "Toch overschrijven")
    assert zones(path) == {"1.1a": "+"}
    session = session_of(window)
    kept = [
        zones(version.path) for version in session.versions.versions_of(session.document.scan, session.instrument)
    ]
    assert {"7.2": "--"} in kept


def test_what_the_file_held_when_it_was_opened_is_a_version(home: Path, open_window: OpenWindow) -> None:
    first = open_window()
    path = start(first)
    lay(first, "1.1a", "+")
    assert first.close()
    for file in (home / "data" / "versies").rglob("*.zorgscan"):
        file.unlink()
    second = open_window()
    assert second.open_scan(path)
    lay(second, "1.1a", "--")
    session = session_of(second)
    assert session.autosave.save_now() is None
    [version] = session.versions.versions_of(session.document.scan, session.instrument)
    assert zones(version.path) == {"1.1a": "+"}


# -- locks -----------------------------------------------------------------------------------------------------------


def test_the_lock_of_another_computer_counts_however_old_it_is(tmp_path: Path) -> None:
    """QLockFile by itself takes it over after 30 seconds (reliability.md)."""
    path = tmp_path / "scan.zorgscan"
    lock_path(path).write_text("4711\nzorgscan\nde-computer-van-de-directie\n")
    os.utime(lock_path(path), (0, 0))
    by_itself = QLockFile(str(lock_path(path)))
    lock = ScanLock()
    assert not lock.take(path)
    assert lock_path(path).exists()
    assert lock.take(path, force=True)
    lock.release()
    assert by_itself.staleLockTime() > 0


@pytest.mark.parametrize("letter", ["x", "é", "🙂"])
def test_long_names_have_locks_of_their_own(tmp_path: Path, letter: str) -> None:
    long = letter * ((MAX_NAME - 9) // len(letter.encode()) - 1)
    first, second = tmp_path / f"{long}1.zorgscan", tmp_path / f"{long}2.zorgscan"
    locks = ScanLock(), ScanLock(), ScanLock()
    assert locks[0].take(first)
    assert locks[1].take(second)
    assert not locks[2].take(first)
    assert len(list(tmp_path.iterdir())) == 2
    for lock in locks:
        lock.release()


def test_a_lock_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "scan.zorgscan"
    one, other = ScanLock(), ScanLock()
    assert one.take(path)
    assert not other.take(path)
    one.release()
    assert other.take(path)
    other.release()
    assert list(tmp_path.iterdir()) == []
