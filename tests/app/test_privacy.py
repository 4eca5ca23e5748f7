"""Notes may touch on pupils: nothing leaves the computer, nobody else reads it, and no report quotes it."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.day_worker import NETWORK

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zorgscan_desktop"
INTERNET = re.compile(r"socket\(AF_INET|connect\([^)]*AF_INET")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], str]:
    """What a whole study day left, what it told, and the calls about networks that the system saw."""
    home = tmp_path_factory.mktemp("home")
    calls = home / "calls"
    tracer = ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(calls)]
    done = subprocess.run(
        [*tracer, sys.executable, "-m", "tests.app.day_worker", str(home), "--leave"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return home, json.loads(done.stdout.splitlines()[-1]), calls.read_text("utf-8", "replace")


def test_a_whole_day_opens_no_socket_to_a_network(day: tuple[Path, dict[str, Any], str]) -> None:
    _, told, calls = day
    assert told["made"] == 3
    assert INTERNET.findall(calls) == []
    assert told["sockets"] == []
    # Pydantic looks for its plugins with importlib.metadata, which loads email, which loads socket and uses none.
    assert set(told["network"]) <= {"socket", "_socket"}


def test_strace_would_have_seen_it(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    code = "import socket; socket.socket(socket.AF_INET).close()"
    subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(calls), sys.executable, "-c", code],
        check=True,
    )
    assert INTERNET.findall(calls.read_text())


def test_no_module_of_ours_asks_for_a_network() -> None:
    asked = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            asked += [f"{path.name}: {name}" for name in names if name.startswith((*NETWORK, "urllib", "asyncio"))]
    assert asked == []


def test_everything_of_the_app_is_for_this_user_only(day: tuple[Path, dict[str, Any], str]) -> None:
    home, _, _ = day
    data = home / "data"
    found = {data, *data.rglob("*")}
    assert {path.name for path in found} >= {"settings.json", "zorgscan.log", "herstel", "versies"}
    for path in found:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_neither_log_nor_report_quotes_anybody(day: tuple[Path, dict[str, Any], str]) -> None:
    home, told, _ = day
    log = (home / "data" / "zorgscan.log").read_text("utf-8")
    assert "ValueError" in log
    assert "ValueError" in told["copied"]
    assert told["copied"] in log
    for text in (log, told["copied"], told["said"]):
        assert not any(word in text for word in ("Jan", "leerjaar"))
    assert told["said"] == "Er liep iets mis. Je werk is bewaard en je kunt verdergaan."


def test_the_picture_holds_nothing_but_the_picture(day: tuple[Path, dict[str, Any], str]) -> None:
    """The properties of the workbook and of the PDF are looked at in tests/export and tests/printing."""
    [path] = (day[0] / "Documenten").glob("*.png")
    assert chunks(path.read_bytes()) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    """The kinds of parts of a PNG; a text would be in one of its own."""
    found, at = set(), 8
    while at < len(png):
        found.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4])
    return found
