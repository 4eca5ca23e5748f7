"""Which files a change writes, counted at the one step by which any file of ours takes its place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from zorgscan_desktop.app import places
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.storage import atomic


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session with a new scan of its own."""
    monkeypatch.setattr(places, "documents_folder", lambda: tmp_path / "Documenten")
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    make_application()
    session = Session()
    session.new(school="De Linde", school_year="2026-2027", day=date(2026, 11, 23), participants=())
    yield session
    session.autosave.save_now()
    session.close()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that took their place, in order."""
    found: list[Path] = []
    put = atomic._put

    def listen(temp: Path, target: Path, *more: Any) -> None:
        found.append(target)
        put(temp, target, *more)

    monkeypatch.setattr(atomic, "_put", listen)
    return found


def test_a_change_writes_the_scan_and_one_recovery_copy(session: Session, written: list[Path], qtbot: QtBot) -> None:
    def wait_for_copy(suffix: str) -> None:
        def is_there() -> bool:
            return any(path.parent.name == "herstel" and path.suffix == suffix for path in written)

        qtbot.waitUntil(lambda: is_there() and not session.autosave.pending, timeout=10_000)

    session.document.place("1.1a", "+")
    wait_for_copy(".json")  # the first change also keeps a version, and notes where the recovery copy belongs
    written.clear()
    session.document.place("1.1a", "--")
    wait_for_copy(".zorgscan")
    assert session.path in written
    assert len(written) == len(set(written)) == 2
    assert {path.suffix for path in written} == {".zorgscan"}


def test_many_changes_at_once_are_one_write(session: Session, written: list[Path], qtbot: QtBot) -> None:
    for zone in ("+", "-", "--", "++", "+"):
        session.document.place("1.1a", zone)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not session.autosave.pending, timeout=10_000)
    assert written.count(session.path) == 1  # type: ignore[arg-type]


def test_a_save_with_nothing_to_save_writes_nothing(session: Session, written: list[Path]) -> None:
    assert session.autosave.save_now() is None
    assert written == []


def test_a_write_that_ends_after_the_window_tells_nobody(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    autosave, go_on = session.autosave, Event()
    monkeypatch.setattr(autosave, "_write", lambda *_: str(go_on.wait(10)))
    session.document.place("1.1a", "+")
    job = autosave._submit(Path("scan.zorgscan"))
    autosave.close()
    told: list[object] = []
    autosave._done.connect(told.append, Qt.ConnectionType.DirectConnection)
    go_on.set()
    autosave._thread.close(wait=True)
    assert job.future.done()
    assert told == []
    assert caplog.records == []
