"""A folder that becomes read only, a file that a scanner holds, a disk that is full: real windows, real places.

As root, modes stop nobody: ``setpriv`` first takes that power away (reliability.md).
"""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.windows import OpenWindow, lay, message, session_of, start, zones

ROOT = Path(__file__).resolve().parents[2]

WORKER = """
import json, resource, signal, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QElapsedTimer
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

home, trouble = Path(sys.argv[1]), sys.argv[2]
places.documents_folder = lambda: home / "Documenten"
places.data_folder = lambda: home / "data"
app = make_application()
window = make_window()
window.show()
window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
session, folder = window.session, home / "Documenten"
before = session.path.read_bytes()

def wait_for(what):
    clock = QElapsedTimer()
    clock.start()
    while not what() and clock.elapsed() < 30000:
        settle()

def hinder():
    if trouble == "read only folder":
        folder.chmod(0o555)
    elif trouble == "read only file":
        session.path.chmod(0o444)
    else:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))

def help():
    folder.chmod(0o755)
    session.path.chmod(0o644)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

hinder()
session.document.place("1.1a", "+")
wait_for(lambda: window.strip.is_error)
said = window.strip.message.text()
whole = session.path.read_bytes() == before
session.document.place("7.2", "-")
window.files.save()
asked = window.strip.message.text()
help()
wait_for(lambda: not session.autosave.pending)
wait_for(lambda: not window.strip.is_error)
print(json.dumps({
    "said": said, "asked": asked, "whole": whole, "then": window.strip.message.text(),
    "left": [p.name for p in folder.iterdir() if p.name.endswith(".tmp")],
}))
window.close()
"""


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("read only folder", "in deze map mag je niet schrijven"),
        ("read only file", "beveiligd tegen overschrijven"),
        ("full disk", "de schijf is vol"),
    ],
)
def test_the_window_lives_says_so_and_saves_when_it_can(tmp_path: Path, trouble: str, words: str) -> None:
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*drop, sys.executable, "-B", "-c", WORKER, str(tmp_path), trouble],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    for sentence in (told["said"], told["asked"]):
        assert words in sentence
        assert "Je werk is nog hier" in sentence
        assert "Bewaard" not in sentence
    assert told["whole"]
    assert told["then"] == "Bewaard in Documenten."
    assert told["left"] == []
    [path] = (tmp_path / "Documenten").glob("*.zorgscan")
    assert zones(path) == {"1.1a": "+", "7.2": "-"}


def test_a_file_that_is_held_for_a_moment_is_no_message(
    home: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync client or virus scanner: tried again at 0.1, 0.2, 0.4 s, and nobody is troubled."""
    window = open_window()
    path = start(window)
    replace, held = os.replace, [0]

    def busy(source: Path, target: Path) -> None:
        if Path(target) == path and held[0] < 3:
            held[0] += 1
            raise OSError(errno.EBUSY, "held")
        replace(source, target)

    monkeypatch.setattr(os, "replace", busy)
    said: list[object] = []
    session_of(window).autosave.failed.connect(said.append)
    lay(window, "1.1a", "+")
    qtbot.waitUntil(lambda: zones(path) == {"1.1a": "+"}, timeout=5000)
    assert held == [3]
    assert said == []
    assert message(window) == ""


def test_a_failed_save_that_people_asked_for_is_tried_again_by_itself(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    path = start(window)
    away = path.parent.rename(home / "weg")
    lay(window, "1.1a", "+")
    assert window.files is not None
    window.files.save()
    assert "Je werk is nog hier" in message(window)
    away.rename(path.parent)
    qtbot.waitUntil(lambda: zones(path) == {"1.1a": "+"}, timeout=8000)
    qtbot.waitUntil(lambda: message(window) == "Bewaard in Documenten.", timeout=2000)


def test_bewaard_is_said_only_of_what_is_there(home: Path, open_window: OpenWindow) -> None:
    """Nothing changed since the last save, but the stick is gone: saving again must look."""
    window = open_window()
    path = start(window)
    assert session_of(window).autosave.save_now() is None
    path.parent.rename(home / "weg")
    assert window.files is not None
    window.files.save()
    assert "Bewaard" not in message(window)
    assert "niet bereikbaar" in message(window)
