"""What people say stays among them: no network, nothing that others can read, and no notes where none were asked."""

import ast
import importlib
import os
import pkgutil
import re
import stat
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import zorgscan_desktop
from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.rendering import export_bytes
from zorgscan_desktop.document.scan_document import ScanDocument

make_whole = whole_window.make_whole

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {
    *("socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "asyncio", "socketserver", "xmlrpc"),
    *("webbrowser", "requests", "httpx", "aiohttp", "urllib3", "selectors", "select"),
    *("urllib.request", "urllib.robotparser", "multiprocessing.connection", "logging.handlers"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
}
SECRETS = [f"geheim{word}" for word in ("kaart", "dimensie", "vraag", "parkeer", "reden", "nvt", "verslag")]
PERSON = "jan.peeters"


def fill(document: ScanDocument) -> None:
    """A scan with something that nobody else may read in every place for it."""
    card, dimension, question, parking, reason, absent, report = (f"Over {word} gezegd." for word in SECRETS)
    for card_id, zone in (("1.1a", "+"), ("1.2", "--"), ("2.1", "-")):
        document.place(card_id, zone)
    document.add_note(1, card, card="1.1a")
    document.add_note(2, dimension)
    document.add_note(6, question, question=document.questions_of(6)[0][0])
    document.park_remark(parking)
    document.set_aside("7.2", "parked", reason)
    document.set_aside("7.1", "not_applicable", absent)
    document.write_report(1, report)
    document.choose("1.2", True)
    document.set_row(0, goal="Een doel dat in het plan hoort")


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    whole = make_whole(1366, 768)
    whole.start_scan()
    return whole


# -- files of our own ------------------------------------------------------------------------------------------------


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A computer on which new files are for everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_the_data_folder_is_for_this_user_only(
    open_umask: None, make_whole: MakeWhole, tmp_path: Path, qtbot: QtBot
) -> None:
    whole = make_whole(1366, 768)
    whole.start_scan()
    session, data = whole.window.session, tmp_path / "data"
    assert session is not None
    fill(session.document)
    whole.save()
    assert session.recovery.write_now()
    whole.window.settings_changed.emit()
    whole.window._choose(theme="dark")
    log = Faults(data / "zorgscan.log", "1")
    log._on_exception(ValueError, ValueError(SECRETS[0]), None)
    modes = {path.relative_to(data): stat.S_IMODE(path.lstat().st_mode) for path in (data, *data.rglob("*"))}
    kinds = {path.name for path in modes} | {path.suffix for path in modes}
    assert {"settings.json", "zorgscan.log", "versies", "herstel", ".zorgscan", ".lock"} <= kinds
    assert {path for path, mode in modes.items() if mode != (0o700 if (data / path).is_dir() else 0o600)} == set()


def test_the_log_holds_no_word_of_a_note(whole: Whole, tmp_path: Path) -> None:
    log = tmp_path / "data" / "zorgscan.log"
    faults = Faults(log, "1")

    def fail(text: str) -> None:
        raise ValueError(text)

    try:
        fail(SECRETS[0])
    except ValueError as error:
        faults._on_exception(ValueError, error, error.__traceback__)
    assert "ValueError" in log.read_text()
    assert not leaks(log.read_bytes())


# -- network ---------------------------------------------------------------------------------------------------------


def test_no_module_of_ours_knows_the_network() -> None:
    found = []
    for path in Path(zorgscan_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
            found += [f"{path}: {name}" for name in names if name in NETWORK or name.split(".")[0] in NETWORK]
    assert found == []


def test_no_module_of_ours_brings_the_network_in() -> None:
    for module in pkgutil.walk_packages(zorgscan_desktop.__path__, "zorgscan_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    code = (
        "import importlib, pkgutil, sys, zorgscan_desktop\n"
        "for m in pkgutil.walk_packages(zorgscan_desktop.__path__, 'zorgscan_desktop.'):\n"
        "    m.name.endswith('__main__') or importlib.import_module(m.name)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    # Python's own reader of mail addresses, of which pydantic uses the version numbers, brings these along unused.
    assert NETWORK & set(done.stdout.split()) <= {"socket", "select", "selectors"}


DAY = """
import os, sys, traceback
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.app.test_privacy import fill
from zorgscan_desktop.app import places, window_start
from zorgscan_desktop.screens.start_screen import NewScan

home = Path(sys.argv[1])
places.documents_folder = lambda: home / "Documenten"
places.data_folder = lambda: home / "data"
made = []
make = window_start.make_window
window_start.make_window = lambda *a, **o: made.append(make(*a, **o)) or made[-1]
steps = []

def work():
    try:
        live(made[0])
    except BaseException:
        traceback.print_exc()
        os._exit(1)

def live(window):
    if not steps:
        window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
        fill(window.session.document)
        for name in ("list", "read_aloud", "overview", "plan", "report", "battery"):
            getattr(window.navigation, f"show_{name}")()
        window.show_settings()
        window.show_help()
        window.navigation.leave()
        window.session.exported.connect(lambda path, error: steps.append(error))
        for suffix in (".xlsx", ".pdf", ".png"):
            window.files.export(suffix)
        steps.append("asked")
    elif len(steps) == 4:
        print(steps)
        window.close()

timer = QTimer()
QTimer.singleShot(0, lambda: (timer.timeout.connect(work), timer.start(200)))
sys.exit(window_start.open_window(None))
"""


def test_a_whole_day_opens_no_socket(tmp_path: Path) -> None:
    """Looked at from outside, so that Qt's and every library's calls count too."""
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=socket,connect,bind", sys.executable, "-c", DAY]
    done = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, "['asked', None, None, None]\n"), done.stderr
    # A line to the screen, the assistive technology or the desktop stays on the computer.
    calls = [line for line in trace.read_text().splitlines() if "socket(" in line or "AF_" in line]
    assert [line for line in calls if "AF_UNIX" not in line] == []
    assert {path.suffix for path in (tmp_path / "Documenten").iterdir()} >= {".xlsx", ".pdf", ".png", ".zorgscan"}


# -- exports ---------------------------------------------------------------------------------------------------------


def leaks(data: bytes) -> list[str]:
    """The secrets that stand in these bytes, however Excel or XML may spell letters."""
    text = data.decode("utf-8", "replace").lower()
    return [secret for secret in SECRETS if secret in text]


def inside(path: Path) -> bytes:
    """Everything that a curious reader of a file can find in it as text."""
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return b"\n".join(name.encode() + b"\n" + book.read(name) for name in book.namelist()) + data
    if path.suffix == ".pdf":
        text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
        about = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        return b"\n".join((text, about, data, *(unpacked(stream) for stream in streams)))
    return data


def unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def answer(whole: Whole, words: str) -> None:
    button = next(b for b in whole.window.strip._choices if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_window_exports_without_notes(whole: Whole, qtbot: QtBot) -> None:
    fill(whole.document)
    whole.save()
    with qtbot.waitSignal(whole.window.session.exported, timeout=30_000):  # type: ignore[union-attr]
        QTest.mouseClick(whole.window.bar.export, Qt.MouseButton.LeftButton)
    folder = whole.window.session.path.parent  # type: ignore[union-attr]
    [spoken] = folder.glob("*.xlsx")
    # What leaves them out must first have held them.
    assert {SECRETS[0], SECRETS[2], SECRETS[4], SECRETS[6]} <= set(leaks(inside(spoken)))
    for words in ("Zonder notities", "Ook PDF"):
        with qtbot.waitSignal(whole.window.session.exported, timeout=30_000):  # type: ignore[union-attr]
            answer(whole, words)
    assert set(leaks(inside(spoken))) >= {SECRETS[0], SECRETS[6]}, "the workbook with notes is still the same"
    bare = sorted(folder.glob("* zonder notities.*"))
    assert [path.suffix for path in bare] == [".pdf", ".xlsx"]
    for path in bare:
        assert leaks(inside(path)) == [], path.name
        assert "een doel dat in het plan hoort" in " ".join(inside(path).decode("utf-8", "replace").lower().split())
    # And the other way round: with notes again does not go into a file that says it has none.
    with qtbot.waitSignal(whole.window.session.exported, timeout=30_000):  # type: ignore[union-attr]
        QTest.mouseClick(whole.window.bar.export, Qt.MouseButton.LeftButton)
    assert [leaks(inside(path)) for path in bare] == [[], []]


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".png"])
def test_the_command_line_exports_without_notes_and_names_nobody(whole: Whole, tmp_path: Path, suffix: str) -> None:
    fill(whole.document)
    whole.save()
    scan, out, kept = whole.window.session.path, tmp_path / f"uit{suffix}", tmp_path / f"met{suffix}"  # type: ignore[union-attr]
    home = tmp_path / PERSON
    home.mkdir()
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME", "HOSTNAME"), PERSON)
    environment = {**os.environ, **names, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "zorgscan_desktop", "export", str(scan), "-o"]
    for target, option in ((out, ["--zonder-notities"]), (kept, [])):
        done = subprocess.run(
            [*command, str(target), *option], cwd=home, env=environment, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert leaks(inside(out)) == []
    assert bool(leaks(inside(kept))) == (suffix != ".png")
    for path in (out, kept):
        found = inside(path).lower()
        assert PERSON.encode() not in found
        assert b"peeters" not in found


def test_a_picture_without_notes_is_that_of_a_scan_that_has_none(whole: Whole) -> None:
    fill(whole.document)
    spoken = whole.document.scan
    cards = tuple(card.model_copy(update={"state_reason": ""}) for card in spoken.cards)
    silent = spoken.model_copy(update={"notes": (), "car_park": (), "report": (), "cards": cards})
    instrument = whole.document.instrument
    assert export_bytes(".png", spoken, instrument, with_notes=False) == export_bytes(".png", silent, instrument)


def test_metadata_names_the_program_and_nobody(whole: Whole, tmp_path: Path) -> None:
    instrument, scan = whole.document.instrument, whole.document.scan
    for suffix in (".xlsx", ".pdf"):
        (tmp_path / f"a{suffix}").write_bytes(export_bytes(suffix, scan, instrument))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        core = book.read("docProps/core.xml").decode()
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) == ["Zorgscan"]
    assert re.findall(r"lastModifiedBy>([^<]+)<", core) == ["Zorgscan"]
    about = subprocess.run(["pdfinfo", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^(?:Author|Keywords|Subject):[ \t]*(\S.*)$", about, re.MULTILINE) == []
    assert re.findall(r"^Creator:[ \t]*(.*)$", about, re.MULTILINE) == ["Zorgscan"]
