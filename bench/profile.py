"""``make profile``: where the start and a drag spend their time, in out/profile.

    python -m bench.profile

For each of start, board and drag a text (what took longest, by itself and with all it calls) and a ``.prof`` for
other viewers; for start and board also ``-X importtime``, the slowest imports first.
"""

import cProfile
import io
import os
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.places import PYTHON, ROOT, environment, make_home

OUT = ROOT / "out" / "profile"
LINES = 60


def write(profile: cProfile.Profile, name: str) -> None:
    """Keep a profile as a file and as a text."""
    profile.disable()
    profile.dump_stats(OUT / f"{name}.prof")
    text = io.StringIO()
    stats = pstats.Stats(profile, stream=text)
    stats.sort_stats("tottime").print_stats(LINES)
    stats.sort_stats("cumtime").print_stats("zorgscan", LINES)
    (OUT / f"{name}.txt").write_text(text.getvalue(), encoding="utf-8")


def profile_start(name: str, scan: str) -> None:
    """The app from its first import to its first frame."""
    profile = cProfile.Profile()
    profile.enable()
    from zorgscan_desktop.app import lean
    from zorgscan_desktop.app.main import main as run

    lean.import_qt()  # as the app does it
    from zorgscan_desktop.app.window_start import AfterFirstFrame

    def stop(_self: object) -> None:
        write(profile, name)
        os._exit(0)

    AfterFirstFrame._go_on = stop  # type: ignore[method-assign]
    sys.argv = ["zorgscan", *([scan] if name == "board" else [])]
    run()


def profile_drag(scan: str) -> None:
    """300 steps of one card over the battery."""
    from PySide6.QtWidgets import QApplication

    from bench.frames import hover, lift, path
    from bench.stage import Paints, frame, make_room
    from tests.gestures import settle
    from zorgscan_desktop.app.window_start import make_application

    app = make_application()
    room = make_room(Path(scan))
    settle()
    lift(room, next(item for item in room.scene.cards.values() if item.isVisible()))
    viewport, paints = room.view.viewport(), Paints(room.view.viewport())
    profile = cProfile.Profile()
    profile.enable()
    for step in range(300):
        event = hover(viewport, path(step))
        frame(paints, lambda: QApplication.sendEvent(viewport, event))  # noqa: B023  called at once
    write(profile, "drag")
    app.exit()
    os._exit(0)


def slowest_imports(report: str) -> str:
    """The lines of ``-X importtime``, those that took longest by themselves first."""
    lines = [line.removeprefix("import time:") for line in report.splitlines() if line.startswith("import time:")]
    timed = sorted(
        (line for line in lines if line.split("|")[0].strip().isdigit()), key=lambda one: -int(one.split("|")[0])
    )
    return "\n".join(["  self [us] | with its own | module", *timed]) + "\n"


def main() -> None:
    """Run each in a process of its own."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        scan = make_home(home)
        env = environment(home, 1, None)
        for name in ("start", "board", "drag"):
            command = [PYTHON, "-X", "importtime", "-m", "bench.profile", name, str(scan)]
            # The first run fills caches of the system, the second is the one that counts.
            for _ in range(2):
                done = subprocess.run(command, env=env, stderr=subprocess.PIPE, text=True, check=True)
            if name != "drag":
                (OUT / f"{name}-imports.txt").write_text(slowest_imports(done.stderr), encoding="utf-8")
    for path in sorted(OUT.iterdir()):
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "drag":
        profile_drag(sys.argv[2])
    else:
        profile_start(sys.argv[1], sys.argv[2])
