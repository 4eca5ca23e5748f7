"""Hostile files, read as people meet them: by ``zorgscan check``, and by the window while a scan is open."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import hostile
from tests.gestures import settle
from zorgscan_desktop.app import cli, dialogs, places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

ROOT = Path(__file__).resolve().parents[2]
OPENS = hostile.made()
LONG = "é" * 122 + ".zorgscan"
"""A file name of 253 bytes; the writer stops at 240."""
LONGEST = "x" * 245 + ".zorgscan"
"""254 bytes: it can be there, and nothing can be written beside it."""

NOT_FOUND = "{file} is niet gevonden. Kijk de naam en de map na."
NO_FILE = "{file} is geen bestand. Kies een bestand met een scan."
TOO_LARGE = "{file} is te groot voor een scan (meer dan 5 MB). " + hostile.AGAIN
TOO_MANY = "{file} bevat veel meer dan een scan kan bevatten. " + hostile.AGAIN
NOT_ALLOWED = "{file} mag je niet openen. Vraag toegang aan wie het bestand beheert; er is niets veranderd."
NEWER = "{file} is gemaakt met een nieuwere versie van Zorgscan en kan hier alleen bekeken worden."
CHANGED = "{file} is buiten Zorgscan veranderd. Kijk na of alles klopt."


def writes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def points_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


MADE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "nothing": ("x.zorgscan", lambda path: None, NOT_FOUND),
    "folder": ("map.zorgscan", Path.mkdir, NO_FILE),
    "folder in a file": ("x.zorgscan/y.zorgscan", lambda path: path.parent.write_bytes(OPENS), NOT_FOUND),
    "dead link": ("x.zorgscan", points_to("weg.zorgscan"), NOT_FOUND),
    "link to itself": ("x.zorgscan", points_to("x.zorgscan"), NOT_FOUND),
    "pipe": ("pijp.zorgscan", os.mkfifo, NO_FILE),
    "link to a pipe": ("x.zorgscan", lambda p: (os.mkfifo(p.with_name("p")), p.symlink_to("p")), NO_FILE),
    "device without content": ("x.zorgscan", points_to("/dev/null"), NO_FILE),
    "device without end": ("x.zorgscan", points_to("/dev/zero"), NO_FILE),
    "over 5 MB": ("x.zorgscan", writes(OPENS + b" " * 5_000_000), TOO_LARGE),
    "5 MB of spaces": ("x.zorgscan", writes(b" " * 5_000_000), "{file} is leeg. " + hostile.AGAIN),
    "5 MB deep": ("x.zorgscan", writes(b"[" * 5_000_000), hostile.NO_SCAN),
    "deep in a sound scan": (
        "x.zorgscan",
        writes(OPENS.replace(b'"De Linde"', b'{"a":' * 100_000 + b"1" + b"}" * 100_000)),
        hostile.NO_SCAN,
    ),
    "a number of 5 MB": ("x.zorgscan", writes(b"9" * 5_000_000), hostile.NUMBER),
    "too many values": ("x.zorgscan", writes(b"[" + b"0," * 2_000_000 + b"0]"), TOO_MANY),
    "random bytes": ("x.zorgscan", writes(bytes(range(256)) * 40), hostile.NO_SCAN),
    "a name on two lines": ("a\nb.zorgscan", writes(OPENS[:-9]), hostile.DAMAGED),
    "a name that is no UTF-8": (os.fsdecode(b"caf\xe9.zorgscan"), writes(OPENS[:-9]), hostile.DAMAGED),
    "a name with markup": ("<b>vet<.zorgscan", writes(OPENS[:-9]), hostile.DAMAGED),
    "a name of 253 bytes": (LONG, writes(OPENS[:-9]), hostile.DAMAGED),
    "a name of 254 bytes": (LONGEST, writes(OPENS[:-9]), hostile.DAMAGED),
    "a name that no disk takes": ("x" * 300, lambda path: None, NOT_FOUND),
}
"""The name, what makes it, and the sentence."""


def shown(name: str) -> str:
    """A name as it stands in a sentence."""
    return "“" + "".join(c if c.isprintable() else "?" for c in name) + "”"


def state_of(folder: Path) -> dict[str, object]:
    """Every entry and what it holds; pipes and links by what they are."""
    return {
        entry.name: entry.readlink() if entry.is_symlink() else entry.read_bytes() if entry.is_file() else None
        for entry in folder.iterdir()
    }


def checked(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, str, str]:
    code = cli.run(["check", str(path)], lambda _: pytest.fail("no window was asked for"))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window with a scan open: what is refused must leave it as it is, time after time."""
    home = tmp_path_factory.mktemp("thuis")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "documents_folder", lambda: home / "Documenten")
        patch.setattr(places, "data_folder", lambda: home / "data")
        make_application()
        window = make_window()
        window.look.less_motion = True
        window.resize(1366, 768)
        window.show()
        start(window)
        yield window
        assert window.close()
        window.deleteLater()
        settle()


def start(window: MainWindow) -> None:
    window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
    settle()


def ask_to_open(window: MainWindow, path: Path) -> str:
    """Ctrl+O, and this file; what the strip says then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "choose_open", lambda *_: path)
        QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        settle()
    return window.strip.message.text() if window.strip.isVisible() else ""


def check_still_usable(window: MainWindow, path: Path) -> None:
    """The scan that was open is still on the screen: a card can be laid, and it is in the file."""
    assert window.session is not None
    assert window.board is not None
    assert window.session.path == path
    assert window.navigation.screen is window.board
    card_id = window.board.scene.shown_ids()[0]
    before = window.session.document.scan.card(card_id).zone
    window.board.scene.set_current(card_id)
    QTest.keyClick(window.board.view, Qt.Key.Key_1 if before == "+" else Qt.Key.Key_3)
    settle()
    zone = "--" if before == "+" else "+"
    assert window.session.autosave.save_now() is None
    assert {c["id"]: c["zone"] for c in json.loads(path.read_bytes())["cards"]}[card_id] == zone


def check_refused(
    window: MainWindow, capsys: pytest.CaptureFixture[str], path: Path, folder: Path, sentence: str
) -> None:
    """The command line and the window say the same, and nothing on the disk or on the screen is any different."""
    before = state_of(folder)
    code, lines, said = checked(capsys, path)
    assert (code, said) == (2, sentence.format(file=shown(str(path))) + "\n")
    assert lines.count("\n") == 1
    assert "geweigerd (" in lines
    assert window.session is not None
    mine = window.session.path
    assert mine is not None
    assert ask_to_open(window, path) == sentence.format(file=shown(path.name))
    check_still_usable(window, mine)
    assert state_of(folder) == before
    window.strip.dismiss()


def test_every_file_has_its_sentence_and_every_recipe_its_file() -> None:
    assert {path.stem for path in hostile.FOLDER.iterdir()} == set(hostile.SENTENCES)
    for name, (change, _) in hostile.RECIPES.items():
        assert (hostile.FOLDER / f"{name}.zorgscan").read_bytes() == hostile.made(change), name


def test_what_they_are_made_of_opens(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "goed.zorgscan").write_bytes(OPENS)
    code, lines, said = checked(capsys, tmp_path / "goed.zorgscan")
    assert (code, said) == (0, "")
    assert "in orde (1 van 40 kaarten gelegd" in lines


@pytest.mark.parametrize("name", sorted(hostile.SENTENCES))
def test_a_hostile_file_is_refused(name: str, window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    path = hostile.FOLDER / f"{name}.zorgscan"
    check_refused(window, capsys, path, hostile.FOLDER, hostile.SENTENCES[name])


@pytest.mark.parametrize("name", MADE)
def test_what_is_large_deep_or_no_file_is_refused(
    name: str, window: MainWindow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file_name, make, sentence = MADE[name]
    make(tmp_path / file_name)
    check_refused(window, capsys, tmp_path / file_name, tmp_path, sentence)


# -- what opens all the same -----------------------------------------------------------------------------------------


def test_a_newer_file_is_looked_at_and_never_saved_over(
    window: MainWindow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "nieuwer.zorgscan"
    path.write_bytes(hostile.made(lambda content: content.update(version=2, weer="zon")))
    before = path.read_bytes()
    code, lines, said = checked(capsys, path)
    assert (code, said) == (2, NEWER.format(file=shown(str(path))) + "\n")
    assert lines == f"{path}: alleen lezen (nieuwere versie)\n"
    assert ask_to_open(window, path) == NEWER.format(file="“nieuwer.zorgscan”")
    assert window.board is not None
    assert window.session is not None
    window.board.scene.set_current("1.1a")
    QTest.keyClick(window.board.view, Qt.Key.Key_3)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.session.document.scan.card("1.1a").zone is None
    assert state_of(tmp_path) == {"nieuwer.zorgscan": before}
    window.strip.dismiss()
    start(window)
    assert state_of(tmp_path) == {"nieuwer.zorgscan": before}


def test_a_checksum_that_does_not_fit_opens_and_is_said_once(
    window: MainWindow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "anders.zorgscan"
    path.write_bytes(hostile.made(lambda content: content.update(checksum="0" * 64)))
    assert "buiten Zorgscan veranderd" in checked(capsys, path)[1]
    assert ask_to_open(window, path) == CHANGED.format(file="“anders.zorgscan”")
    check_still_usable(window, path)
    window.strip.dismiss()
    start(window)
    assert ask_to_open(window, path) == ""
    check_still_usable(window, path)
    start(window)


def test_a_name_that_is_too_long_to_save_opens_and_the_work_is_kept(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / LONGEST
    path.write_bytes(OPENS)
    ask_to_open(window, path)
    assert window.session is not None
    assert window.session.path == path
    window.session.document.place("1.1a", "+")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.strip.message.text() == (
        f"De naam van {shown(LONGEST)} is te lang. Kies een kortere naam. Je werk is nog hier, in dit venster."
    )
    assert path.read_bytes() == OPENS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "choose_save", lambda *_: tmp_path / "kort.zorgscan")
        QTest.mouseClick(window.strip._choices[0], Qt.MouseButton.LeftButton)
        settle()
    check_still_usable(window, tmp_path / "kort.zorgscan")
    assert path.read_bytes() == OPENS
    start(window)


def test_a_pipe_in_the_place_of_the_open_scan_does_not_hang(window: MainWindow) -> None:
    assert window.session is not None
    path = window.session.path
    assert path is not None
    kept = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    assert "geen bestand" in ask_to_open(window, path)
    path.unlink()
    path.write_bytes(kept)
    window.strip.dismiss()
    check_still_usable(window, path)


# -- a file that one may not read ------------------------------------------------------------------------------------

FORBIDDEN = """
import sys
from datetime import date
from pathlib import Path
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

home, path = Path(sys.argv[1]), Path(sys.argv[2])
places.documents_folder = lambda: home / "Documenten"
places.data_folder = lambda: home / "data"
app = make_application()
window = make_window()
window.show()
window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
mine = window.session.path
window.open_scan(path)
settle()
print(window.strip.message.text())
print(window.session.path == mine and window.session.document.place("1.1a", "+"))
print(window.close() and "+" in mine.read_text())
"""


def test_a_file_that_one_may_not_read(tmp_path: Path) -> None:
    """As somebody whom modes stop: the administrator must first give up that power."""
    path = tmp_path / "dicht.zorgscan"
    path.write_bytes(OPENS)
    path.chmod(0)
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*drop, sys.executable, "-m", "zorgscan_desktop", "check", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, NOT_ALLOWED.format(file=shown(str(path))) + "\n")
    assert done.stdout == f"{path}: geweigerd (geen toegang)\n"
    command = [*drop, sys.executable, "-c", FORBIDDEN, str(tmp_path), str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [NOT_ALLOWED.format(file="“dicht.zorgscan”"), "True", "True"]
    path.chmod(0o600)
    assert path.read_bytes() == OPENS
