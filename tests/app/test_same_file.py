"""One file has many names: a link on the desktop, ``..`` in a path, a copy of a newer version, an earlier export."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, choices, lay, message, session_of, start, zones
from tests.gestures import settle
from zorgscan_desktop.app import dialogs
from zorgscan_desktop.app.main_window import MainWindow

Naming = Callable[[Path], Path]
NEWER = "is gemaakt met een nieuwere versie van Zorgscan en kan hier alleen bekeken worden."


def roundabout(path: Path) -> Path:
    """The same file by another way."""
    folder = path.parent / "map"
    folder.mkdir(exist_ok=True)
    return folder / ".." / path.name


def link(path: Path) -> Path:
    """The same file by a link."""
    found = path.with_name("snelkoppeling.zorgscan")
    found.symlink_to(path)
    return found


def newer(path: Path) -> Path:
    """A scan of a later version beside this one, with something in it that we do not know."""
    content = json.loads(path.read_bytes()) | {"version": 2, "later": "van morgen"}
    found = path.with_name("nieuwer.zorgscan")
    found.write_text(json.dumps(content))
    return found


def save_copy_to(window: MainWindow, target: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(dialogs, "choose_save", lambda *_: target)
    assert window.files is not None
    window.files.save_copy()
    settle()


@pytest.mark.parametrize("name", [roundabout, link])
def test_the_open_scan_opened_by_another_name_is_simply_shown(open_window: OpenWindow, name: Naming) -> None:
    window = open_window()
    path = start(window)
    lay(window, "1.1a", "++")
    window.go_home()
    assert window.open_scan(name(path))
    assert message(window) == ""
    assert session_of(window).path == path
    assert session_of(window).document.undo_stack.canUndo()


@pytest.mark.parametrize("name", [roundabout, link])
def test_a_second_window_is_warned_by_whatever_name_it_comes(open_window: OpenWindow, name: Naming) -> None:
    first, second = open_window(), open_window()
    path = start(first)
    assert not second.open_scan(name(path))
    assert "is al open in een ander venster" in message(second)
    assert choices(second) == ["Alleen bekijken", "Als kopie openen", "Toch openen"]


@pytest.mark.parametrize("name", [roundabout, link])
def test_a_copy_over_the_open_scan_itself_is_a_save(
    open_window: OpenWindow, name: Naming, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    path = start(window)
    lay(window, "1.1a", "++")
    save_copy_to(window, name(path), monkeypatch)
    lay(window, "1.1b", "--")
    assert session_of(window).autosave.save_now() is None
    assert zones(path) == {"1.1a": "++", "1.1b": "--"}


def test_a_copy_of_a_newer_scan_is_all_of_it(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    path = newer(start(window))
    before = path.read_bytes()
    assert window.open_scan(path)
    save_copy_to(window, path.with_name("kopie.zorgscan"), monkeypatch)
    assert path.with_name("kopie.zorgscan").read_bytes() == before


def test_a_copy_of_a_newer_scan_that_is_gone_is_refused(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    path = newer(start(window))
    assert window.open_scan(path)
    path.unlink()
    save_copy_to(window, path.with_name("kopie.zorgscan"), monkeypatch)
    assert "kan niet gelezen worden" in message(window)
    assert not path.with_name("kopie.zorgscan").exists()


@pytest.mark.parametrize("name", [roundabout, link])
def test_a_newer_scan_is_never_saved_over(
    open_window: OpenWindow, name: Naming, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    path = newer(start(window))
    before = path.read_bytes()
    assert window.open_scan(name(path))
    assert message(window).endswith(NEWER)
    save_copy_to(window, path, monkeypatch)
    assert path.read_bytes() == before


def test_an_export_that_ends_in_the_next_scan_is_not_written_over(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    first = start(window, "De Linde").with_suffix(".xlsx")
    session = session_of(window)
    with qtbot.waitSignal(session.exported, timeout=20_000):
        session.export(".xlsx")
        second = start(window, "De Beuk").with_suffix(".xlsx")
    made = first.read_bytes()
    with qtbot.waitSignal(session.exported, timeout=20_000):
        session.export(".xlsx")
    assert (first.read_bytes() == made, second.exists()) == (True, True)
