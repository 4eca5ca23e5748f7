"""A slot that raises, a thread that raises, a warning of Qt: the window stays, and nobody's words are in the log."""

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from zorgscan_desktop.app import faults as faults_module
from zorgscan_desktop.app.faults import Faults

SECRET = "Jan uit het derde leerjaar"


class Board(QObject):
    """Something with a slot."""

    moved = Signal(str)


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path) -> Iterator[Faults]:
    before, threads_before, finalisers_before = sys.excepthook, threading.excepthook, sys.unraisablehook
    caught = Faults(tmp_path / "data" / "zorgscan.log", "0.1.0")
    caught.install()
    yield caught
    qInstallMessageHandler(None)
    sys.excepthook, threading.excepthook, sys.unraisablehook = before, threads_before, finalisers_before


def log(tmp_path: Path) -> str:
    return (tmp_path / "data" / "zorgscan.log").read_text("utf-8")


def test_an_exception_becomes_a_report_without_anybodys_words(faults: Faults, tmp_path: Path, qtbot: QtBot) -> None:
    reports: list[str] = []
    faults.happened.connect(reports.append)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert len(reports) == 1
    assert "ValueError" in reports[0]
    assert "test_faults.py" in reports[0]
    assert SECRET not in reports[0] + log(tmp_path)


def test_a_thread_that_raises_is_told_in_the_window(faults: Faults, tmp_path: Path, qtbot: QtBot) -> None:
    def work() -> None:
        raise RuntimeError(SECRET)

    with qtbot.waitSignal(faults.happened, timeout=2000):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "RuntimeError" in log(tmp_path)
    assert SECRET not in log(tmp_path)


def test_a_warning_of_qt_goes_to_the_log(faults: Faults, tmp_path: Path) -> None:
    qWarning("something about a font")
    assert "Qt: something about a font" in log(tmp_path)


def test_the_log_does_not_grow_without_end(faults: Faults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults_module, "MAX_LOG", 2000)
    for number in range(200):
        qWarning(f"warning number {number}")
    sizes = [file.stat().st_size for file in (tmp_path / "data").iterdir()]
    assert len(sizes) == 2
    assert max(sizes) < 2200


def test_the_same_fault_with_every_frame_is_told_once(faults: Faults, tmp_path: Path) -> None:
    told: list[str] = []
    faults.happened.connect(told.append)
    for _ in range(200):
        qWarning("a frame that failed")
        sys.excepthook(ValueError, ValueError(SECRET), None)
    assert len(told) == 1
    assert log(tmp_path).count("a frame that failed") == 1
    assert log(tmp_path).count("ValueError") == 1


@pytest.mark.parametrize("quote", ['"', "'", "“"])
def test_what_qt_quotes_is_not_in_the_log(faults: Faults, tmp_path: Path, quote: str) -> None:
    qWarning(f"Cannot open {quote}{SECRET}{quote}")
    assert "Qt: Cannot open" in log(tmp_path)
    assert SECRET not in log(tmp_path)


def test_the_log_is_for_this_user_only(faults: Faults, tmp_path: Path) -> None:
    qWarning("into a new folder")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "zorgscan.log").stat().st_mode) == 0o600


def test_a_finaliser_that_raises_is_told(faults: Faults, tmp_path: Path) -> None:
    class Careless:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    Careless()
    assert "ValueError" in log(tmp_path)
    assert SECRET not in log(tmp_path)


def test_a_log_that_cannot_be_written_is_no_second_fault(faults: Faults, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    qWarning("into the void")
    assert (tmp_path / "data").read_text() == "a file where the folder should be"
