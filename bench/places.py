"""Where the bench works: a home of its own, a full scan, the commands it starts and the environment they get."""

import json
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "resources" / "voorbeeld.zorgscan"
PYTHON = sys.executable
APP = [str(Path(PYTHON).with_name("zorgscan"))]
BARE = [PYTHON, str(ROOT / "bench" / "bare.py")]


def make_home(folder: Path) -> Path:
    """An empty home in this folder, with a copy of the example scan in it; returns the scan."""
    (folder / "runtime").mkdir(mode=0o700)
    for ratio in (1, 2):
        screen = {"name": "bench", "x": 0, "y": 0, "width": 1920 * ratio, "height": 1080 * ratio, "dpr": 1}
        (folder / f"screen-{ratio}.json").write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96}]}))
    return Path(shutil.copy(EXAMPLE, folder / "scan.zorgscan"))


def environment(home: Path, ratio: int, display: str | None) -> dict[str, str]:
    """What a child process gets: this screen (an X display, or offscreen), this pixel ratio, this home."""
    keep = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    platform = (
        {"DISPLAY": display} if display else {"QT_QPA_PLATFORM": f"offscreen:configfile={home}/screen-{ratio}.json"}
    )
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {
        **keep,
        **platform,
        **places,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-bus",
        "LANG": "C.UTF-8",
        "QT_SCALE_FACTOR": str(ratio),
        "PYTHONPATH": str(ROOT),
    }
