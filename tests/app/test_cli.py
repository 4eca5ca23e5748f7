"""The command line as a person or a script uses it: real processes, real files, plain Dutch, no traceback."""

import json
import os
import re
import signal
import subprocess
import sys
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zorgscan_desktop import printing
from zorgscan_desktop.app import cli
from zorgscan_desktop.app.messages import (
    changed_outside_message,
    file_label,
    file_message,
    place_words,
    read_only_message,
    resource_message,
    write_message,
)
from zorgscan_desktop.app.resources import ResourceError, load_instrument
from zorgscan_desktop.app.version import __version__
from zorgscan_desktop.core.scan import Scan, school_year_of
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.storage.scan_file import parse_scan, read_scan

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "files"
GOLDEN = (FILES / "version-1.zorgscan").read_bytes()
PAPER = load_instrument()
ENGLISH = re.compile(
    r"\b(usage|error|the|file|following|required|arguments?|unrecognized|options?|show|expected)\b", re.I
)


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, for this process and for those it starts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # it hides what goes wrong in Python's last flush
    return tmp_path


def zorgscan(*arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zorgscan_desktop", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        **options,
    )


def done(*arguments: str) -> str:
    result = zorgscan(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def is_one_sentence(text: str) -> bool:
    """One line of Dutch that ends like a sentence."""
    return text.count("\n") == 1 and text.endswith((".\n", "uitleg.\n")) and not ENGLISH.search(text)


def refused(*arguments: str | bytes, **options: Any) -> str:
    result = zorgscan(*arguments, **options)
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert is_one_sentence(result.stderr)
    return result.stderr


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The same without a new process, for the many small differences."""
    code = cli.run(list(arguments), lambda _path: pytest.fail("no window was asked for"))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def newer() -> bytes:
    return GOLDEN.replace(b'"version": 1\n}', b'"version": 2,\n  "weather": "sun"\n}')


# -- help, version, mistakes -----------------------------------------------------------------------------------------


def test_version() -> None:
    assert done("--version") == f"zorgscan {__version__}\n"


@pytest.mark.parametrize("command", [[], ["new"], ["check"], ["export"], ["schema"]])
def test_help_is_dutch(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--help", "-h"):
        code, shown, said = run(capsys, *command, option)
        assert (code, said) == (0, "")
        assert shown.startswith(f"Gebruik: {' '.join(['zorgscan', *command])}")
        assert not ENGLISH.search(shown.replace("--force", ""))


def test_help_needs_nothing_else() -> None:
    assert "zorgscan export" in done("--help")
    assert "--zonder-notities" in done("export", "--help")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["new"], "-o"),
        (["new", "-o"], "-o"),
        (["new", "-o", "a.zorgscan", "--schol", "x"], "--schol"),
        (["new", "-o", "a.zorgscan", "b.zorgscan"], "b.zorgscan"),
        (["new", "-o", "a.zorgscan", "--force=ja"], "zorgscan new --help"),
        (["new", "--sch", "x", "-o", "a"], "--sch"),
        (["check"], "BESTAND"),
        (["check", "--all"], "zorgscan check --help"),
        (["export", "a.zorgscan"], "-o"),
        (["export", "-o", "a.xlsx"], "BESTAND"),
        (["schema", "a.zorgscan"], "a.zorgscan"),
        (["--wat"], "--wat"),
        (["a.zorgscan", "b\nc.zorgscan"], "b?c.zorgscan"),
    ],
)
def test_a_mistake_gives_one_sentence(
    arguments: list[str], named: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, shown, said = run(capsys, *arguments)
    assert (code, shown, is_one_sentence(said)) == (2, "", True)
    assert named in said
    assert list(work.iterdir()) == []


def test_a_mistake_in_a_real_process() -> None:
    assert "--wat" in refused("new", "-o", "a.zorgscan", "--wat")
    assert "BESTAND" in refused("export", "-o", "a.xlsx")


# -- the window ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], None),
        (["a.zorgscan"], Path("a.zorgscan")),
        (["./new"], Path("./new")),
        (["--", "check"], Path("check")),
        (["--", "-a"], Path("-a")),
        (["é 🙂"], Path("é 🙂")),
    ],
)
def test_the_window_opens_on_the_file(arguments: list[str], opened: Path | None) -> None:
    asked: list[Path | None] = []

    def open_window(path: Path | None) -> int:
        asked.append(path)
        return 7

    assert cli.run(arguments, open_window) == 7
    assert asked == [opened]


def test_a_window_that_fails_gives_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_path: Path | None) -> int:
        raise RuntimeError("a note about Jan")

    assert cli.run([], fail) == 2
    said = capsys.readouterr().err
    assert is_one_sentence(said)
    assert "Jan" not in said


def test_ctrl_c_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_path: Path | None) -> int:
        raise KeyboardInterrupt

    assert cli.run([], interrupted) == 130
    assert capsys.readouterr() == ("", "")


def test_a_real_ctrl_c_ends_quietly(work: Path) -> None:
    """The process is stopped at a moment it chose itself: when it begins to read the file."""
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in what a script runs behind it
        "from zorgscan_desktop.app import cli\n"
        "from zorgscan_desktop.storage import scan_file\n"
        f"scan_file.read_regular = lambda *_: os.kill(os.getpid(), {signal.SIGINT.value})\n"
        "sys.exit(cli.run(['check', 'a.zorgscan'], lambda path: 0))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "")


# -- new -------------------------------------------------------------------------------------------------------------


def test_new_makes_an_empty_scan() -> None:
    details = ("--school", "Basisschool ’t Zand 🙂", "--school-year", "2027-2028", "--date", "2026-10-01")
    done("new", "-o", "a.zorgscan", *details)
    scan = read_scan(Path("a.zorgscan"), PAPER).scan
    assert (scan.school, scan.school_year, scan.date) == ("Basisschool ’t Zand 🙂", "2027-2028", date(2026, 10, 1))
    assert [card.id for card in scan.cards] == [indicator.id for indicator in PAPER.indicators]
    assert {card.zone for card in scan.cards} == {None}
    assert scan.created == scan.modified
    assert not read_scan(Path("a.zorgscan"), PAPER).changed_outside


def test_new_by_itself_is_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    before = date.today()
    assert run(capsys, "new", "-o", "a.zorgscan") == (0, "", "")
    scan = read_scan(Path("a.zorgscan"), PAPER).scan
    assert before <= scan.date <= date.today()
    assert (scan.school, scan.school_year) == ("", school_year_of(scan.date))


@pytest.mark.parametrize(("day", "year"), [("2026-08-31", "2025-2026"), ("2026-09-01", "2026-2027")])
def test_new_takes_the_school_year_of_the_date(day: str, year: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "new", "-o", "a.zorgscan", "--date", day)[0] == 0
    assert read_scan(Path("a.zorgscan"), PAPER).scan.school_year == year


def test_new_overwrites_only_when_forced(work: Path) -> None:
    path = work / "a.zorgscan"
    path.write_bytes(GOLDEN)
    assert "a.zorgscan" in refused("new", "-o", "a.zorgscan")
    assert path.read_bytes() == GOLDEN
    done("new", "-o", "a.zorgscan", "--force")
    assert {card.zone for card in read_scan(path, PAPER).scan.cards} == {None}


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["--date", text]
            for text in ("2026-02-30", "1 oktober", "20261001", "2026-10-1", "", "0001-01-01", "9999-12-31")
        ),
        *(
            ["--school-year", text]
            for text in ("2026", "2026-2028", "2027-2026", "2026-2027 ", "26-27", "", "２０２６-２０２７")
        ),
        ["--school", "x" * 20_001],
        ["--school", "\udcff"],
    ],
)
def test_new_refuses_what_is_no_date_year_or_name(
    arguments: list[str], work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, shown, said = run(capsys, "new", "-o", "a.zorgscan", *arguments)
    assert (code, shown, is_one_sentence(said)) == (2, "", True)
    assert list(work.iterdir()) == []


def test_new_says_what_is_wrong_with_the_place(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "map").mkdir()
    (work / "vast.zorgscan").write_bytes(GOLDEN)
    (work / "vast.zorgscan").chmod(0o444)
    for name, words in {
        "geen/a.zorgscan": "map",
        "map": "map",
        "x" * 241: "te lang",
        "vast.zorgscan": "beveiligd",
        "/dev/null": "gewoon bestand",
        "map\n/a.zorgscan": "map",
    }.items():
        code, _, said = run(capsys, "new", "-o", name, "--force")
        assert (code, is_one_sentence(said), words in said) == (2, True, True), said
    assert (work / "vast.zorgscan").read_bytes() == GOLDEN


def test_a_name_that_is_not_utf_8() -> None:
    assert "bestaat niet" in refused(b"new", b"-o", b"\xff/a.zorgscan")
    assert zorgscan(b"new", b"-o", b"\xff.zorgscan").returncode == 0
    shown = zorgscan(b"check", b"\xff.zorgscan")
    assert (shown.returncode, shown.stdout) == (0, "?.zorgscan: in orde (0 van 39 kaarten gelegd)\n")


# -- check -----------------------------------------------------------------------------------------------------------


def test_check_has_one_line_for_each_file(work: Path) -> None:
    (work / "map").mkdir()
    (work / "map" / "goed.zorgscan").write_bytes(GOLDEN)
    (work / "anders.zorgscan").write_bytes(GOLDEN.replace(b"Zorgteam", b"Zorgraad"))
    assert done("check", "map/goed.zorgscan", "anders.zorgscan").splitlines() == [
        "map/goed.zorgscan: in orde (32 van 39 kaarten gelegd)",
        "anders.zorgscan: in orde (32 van 39 kaarten gelegd, buiten Zorgscan veranderd)",
    ]


def test_check_names_what_is_refused_and_goes_on(work: Path) -> None:
    files = {"a": b"", "b": GOLDEN, "c": newer(), "d": GOLDEN[:-500]}
    for name, data in files.items():
        (work / name).write_bytes(data)
    result = zorgscan("check", *files, "e", ".")
    assert result.returncode == 2
    assert result.stdout.splitlines() == [
        "a: geweigerd (leeg)",
        "b: in orde (32 van 39 kaarten gelegd)",
        "c: alleen lezen (nieuwere versie)",
        "d: geweigerd (beschadigd)",
        "e: geweigerd (niet gevonden)",
        ".: geweigerd (geen bestand)",
    ]
    assert is_one_sentence(result.stderr)
    assert all(f"“{name}”" in result.stderr for name in "acde")
    assert {path.name: path.read_bytes() for path in work.iterdir()} == files


def test_check_of_one_refused_file_says_why_and_what_to_do(work: Path) -> None:
    (work / "x.zorgscan").write_bytes(newer())
    sentence = "“x.zorgscan” is gemaakt met een nieuwere versie van Zorgscan en kan hier alleen bekeken worden.\n"
    assert refused("check", "x.zorgscan") == sentence
    (work / "x.zorgscan").write_bytes(GOLDEN.replace(b'"zone": "++"', b'"zone": "Jan"', 1))
    assert "bij kaart" in refused("check", "x.zorgscan")


def test_check_of_a_pipe_does_not_wait(work: Path) -> None:
    os.mkfifo(work / "pipe")
    refused("check", "pipe", "/dev/zero")


def test_a_name_on_two_lines_stays_on_one(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a\nb").write_bytes(GOLDEN)
    assert run(capsys, "check", "a\nb")[1] == "a?b: in orde (32 van 39 kaarten gelegd)\n"


# -- export ----------------------------------------------------------------------------------------------------------


def words_in(path: Path) -> str:
    book = load_workbook(path)
    words = " ".join(
        str(v) for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v is not None
    )
    book.close()
    return words


def test_export_to_a_workbook(work: Path) -> None:
    (work / "a.zorgscan").write_bytes(GOLDEN)
    (work / "a.XLSX").write_bytes(b"previous export")
    done("export", "a.zorgscan", "-o", "a.XLSX")
    assert "Basisschool De Linde" in words_in(work / "a.XLSX")
    assert "geen formule" in words_in(work / "a.XLSX")
    done("export", "a.zorgscan", "-o", "b.xlsx", "--zonder-notities")
    assert "geen formule" not in words_in(work / "b.xlsx")
    assert (work / "a.zorgscan").read_bytes() == GOLDEN


def test_export_refuses_what_it_cannot_do(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "a.zorgscan").write_bytes(GOLDEN)
    (work / "b.zorgscan").write_bytes(GOLDEN[:-9])
    (work / "scan.xlsx").write_bytes(GOLDEN)
    (work / "vast.xlsx").write_bytes(b"previous export")
    (work / "vast.xlsx").chmod(0o444)
    before = {path.name: path.read_bytes() for path in work.iterdir()}
    for source, target, words in [
        ("a.zorgscan", "a.docx", ".pdf"),
        ("a.zorgscan", "xlsx", ".pdf"),
        ("a.zorgscan", "geen/a.xlsx", "map"),
        ("a.zorgscan", "vast.xlsx", "beveiligd"),
        ("b.zorgscan", "a.xlsx", "b.zorgscan"),
        ("c.zorgscan", "a.xlsx", "niet gevonden"),
        ("scan.xlsx", "scan.xlsx", "de scan zelf"),
        ("scan.xlsx", "./scan.xlsx", "de scan zelf"),
    ]:
        code, shown, said = run(capsys, "export", source, "-o", target)
        assert (code, shown, is_one_sentence(said), words in said) == (2, "", True, True), said
    assert {path.name: path.read_bytes() for path in work.iterdir()} == before


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Scan, bool]]]:
    """What was asked of the painter, which needs Qt and is tested elsewhere: page or picture, scan, with notes."""
    asked: list[tuple[str, Scan, bool]] = []
    pages = types.ModuleType("zorgscan_desktop.printing.pages")

    def painter(kind: str) -> Any:
        return lambda scan, _paper, with_notes=True: asked.append((kind, scan, with_notes)) or kind.encode()

    pages.pdf_bytes, pages.png_bytes = painter("pdf"), painter("png")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, pages.__name__, pages)
    monkeypatch.setattr(printing, "pages", pages, raising=False)  # another test may have imported the real one
    yield asked


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_export_to_a_page(
    kind: str, work: Path, painted: list[tuple[str, Scan, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "a.zorgscan").write_bytes(GOLDEN)
    assert run(capsys, "export", "a.zorgscan", "-o", f"a.{kind}") == (0, "", "")
    assert run(capsys, "export", "a.zorgscan", "-o", f"b.{kind}", "--without-notes") == (0, "", "")
    assert (work / f"a.{kind}").read_bytes() == kind.encode()
    whole = parse_scan(GOLDEN, PAPER).scan
    # A picture never shows notes.
    assert painted == [(kind, whole, True), (kind, whole, kind == "png")]


def test_a_failing_export_leaves_the_previous_one(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "a.zorgscan").write_bytes(GOLDEN)
    (work / "a.xlsx").write_bytes(b"previous export")

    def fail(*_arguments: Any, **_options: Any) -> bytes:
        raise MemoryError("Jan")

    monkeypatch.setattr("zorgscan_desktop.export.workbook.build_workbook", fail)
    code, _, said = run(capsys, "export", "a.zorgscan", "-o", "a.xlsx")
    assert (code, is_one_sentence(said), "Jan" in said) == (2, True, False)
    assert (work / "a.xlsx").read_bytes() == b"previous export"


def test_without_a_screen_the_window_is_refused_in_one_sentence() -> None:
    screenless = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    for arguments in ([], ["a.zorgscan"]):
        refused = zorgscan(*arguments, env=screenless)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith("Zorgscan vindt hier geen scherm. ")
        assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "screen",
    [
        {"DISPLAY": ":987"},
        {"WAYLAND_DISPLAY": "none-987"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "none-987"},
    ],
)
def test_a_screen_that_does_not_answer_is_refused_in_one_sentence(screen: dict[str, str]) -> None:
    screenless = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    refused = zorgscan(env=screenless | screen)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("Zorgscan kan hier geen venster tonen: het scherm antwoordt niet")
    assert refused.stderr.count("\n") == 1


# -- schema and output -----------------------------------------------------------------------------------------------


def test_schema_is_json() -> None:
    schema = json.loads(done("schema"))
    assert schema["properties"]["format"]["const"] == "zorgscan"
    assert set(schema["properties"]) - set(json.loads(GOLDEN)) == {"agenda", "report"}


@pytest.mark.parametrize("argument", ["schema", "--version"])  # more and less than Python keeps before it writes
def test_a_reader_that_goes_away_ends_it_quietly(argument: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "zorgscan_desktop", argument]
    result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, "")


def test_output_to_a_full_disk_gives_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "zorgscan_desktop", "schema"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (result.returncode, is_one_sentence(result.stderr)) == (2, True)


def test_a_terminal_without_the_characters_is_no_trouble(work: Path) -> None:
    (work / "é🙂").write_bytes(b"")
    result = zorgscan("check", "é🙂", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "??: geweigerd (leeg)\n", 1)


def test_a_damaged_installation_gives_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def missing() -> None:
        raise ResourceError("resources/instrument.json")

    monkeypatch.setattr("zorgscan_desktop.app.resources.load_instrument", missing)
    code, _, said = run(capsys, "check", "a")
    assert (code, is_one_sentence(said), "instrument.json" in said) == (2, True, True)


WITHOUT_QT = """
import sys
from zorgscan_desktop.app.main import main
sys.argv[0] = "zorgscan"
code = main()
loaded = [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
sys.exit(f"{code} {loaded}" if code or loaded else 0)
"""


@pytest.mark.parametrize(
    "arguments",
    [["new", "-o", "b.zorgscan"], ["check", "a.zorgscan"], ["schema"], ["export", "a.zorgscan", "-o", "a.xlsx"]],
    ids=lambda arguments: arguments[0],
)
def test_qt_is_not_loaded(arguments: list[str], work: Path) -> None:
    (work / "a.zorgscan").write_bytes(GOLDEN)
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


# -- the sentences ---------------------------------------------------------------------------------------------------


def test_every_reason_has_its_sentence() -> None:
    sentences = [file_message(ScanFileError(reason, "cards[3].zone", Path("map/a.zorgscan"))) for reason in Reason]
    sentences += [write_message(WriteError(reason, Path("map/a.zorgscan"))) for reason in WriteReason]
    for sentence in sentences:
        assert is_one_sentence(sentence + "\n")
        assert sentence.count("“map/a.zorgscan”") == 1
        assert not re.search(r"JSON|UTF|checksum|[{}!]|\bu\b|\buw\b", sentence)
    assert all(file_label(ScanFileError(reason)) for reason in Reason)


def test_a_sentence_may_have_a_shorter_name_or_none() -> None:
    error = ScanFileError(Reason.EMPTY, path=Path("/a/b.zorgscan"))
    assert file_message(error, "b.zorgscan").startswith("“b.zorgscan” is leeg.")
    assert write_message(WriteError(WriteReason.EXISTS, Path("/a/b")), Path("b")).startswith("“b” bestaat al")
    assert "In het bestand ontbreekt" in file_message(ScanFileError(Reason.MISSING_KEY))
    assert "“{file}.zorgscan”" in file_message(error, "{file}.zorgscan")


def test_what_is_said_once() -> None:
    assert read_only_message("a") == (
        "“a” is gemaakt met een nieuwere versie van Zorgscan en kan hier alleen bekeken worden."
    )
    assert "buiten Zorgscan veranderd" in changed_outside_message("a")
    assert "“instrument.json”" in resource_message(ResourceError("instrument.json: dimensions[0]: not numbered"))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("cards[3].zone", " bij kaart 4"),
        ("notes[0].at", " bij notitie 1"),
        ("plan[1].cards", " bij bouwsteen 2"),
        ("own_questions[0].id", " bij eigen richtvraag 1"),
        ("car_park[0].text", " bij geparkeerde opmerking 1"),
        ("participants[2]", " bij deelnemer 3"),
        ("school_year", " bij het schooljaar"),
        ("cards", " bij de kaarten"),
        ("1.4b", " (1.4 b)"),
        ("7.2", " (7.2)"),
        ("line 12", ""),
        ("scan_id", ""),
        ("", ""),
    ],
)
def test_a_place_in_words(place: str, words: str) -> None:
    assert place_words(place) == words
