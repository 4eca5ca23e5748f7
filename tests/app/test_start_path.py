"""What is loaded before the first frame is an allow-list: whoever adds to it says so in ``start_modules.txt``.

Start time is imports more than anything else (docs/performance.md). No clock here: names, which repeat exactly.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "voorbeeld.zorgscan"
LIST = Path(__file__).with_name("start_modules.txt")


def allowed() -> dict[str, set[str]]:
    """The names under each heading; what the start screen loads the board may load too."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
            found[heading] = set()
        elif line:
            found[heading].add(line)
    found["board"] |= found["start screen"]
    return found


def loaded(folder: Path, *arguments: str) -> set[str]:
    """What a fresh process has loaded at its first frame."""
    command = [sys.executable, "-m", "tests.app.loaded_modules", *arguments]
    screen = {"name": "a", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1, "logicalDpi": 96}
    (folder / "screens.json").write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={folder / 'screens.json'}"
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "HOME": str(folder)}
    environment |= {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("shown", ["start screen", "board"])
def test_nothing_new_is_loaded_before_the_first_frame(shown: str, tmp_path: Path) -> None:
    scan = tmp_path / "scan.zorgscan"
    scan.write_bytes(EXAMPLE.read_bytes())
    found = loaded(tmp_path, *([str(scan)] if shown == "board" else []))
    assert sorted(found - allowed()[shown]) == []


def test_the_start_screen_waits_for_no_models(tmp_path: Path) -> None:
    heavy = {
        "pydantic",
        "pydantic_core",
        "openpyxl",
        "pyphen",
        "zorgscan_desktop.core.scan",
        "zorgscan_desktop.board.view",
    }
    assert not heavy & loaded(tmp_path)


def test_the_board_waits_for_no_exports(tmp_path: Path) -> None:
    scan = tmp_path / "scan.zorgscan"
    scan.write_bytes(EXAMPLE.read_bytes())
    found = loaded(tmp_path, str(scan))
    assert not {"openpyxl", "pyphen", "PySide6.QtPrintSupport"} & found
    assert not {name for name in found if name.startswith(("zorgscan_desktop.export", "zorgscan_desktop.printing"))}
