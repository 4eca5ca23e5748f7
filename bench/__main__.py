"""``make bench``: every row of the table, as a ratio measured in one run; printed, and kept in out/bench.json.

    python -m bench [--only WORD] [--quick]

Each part runs at device pixel ratio 1 and 2, offscreen and, where a screen can be had, under Xvfb.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench import drag, idle, start
from bench.display import Display, open_display
from bench.places import PYTHON, environment, make_home
from bench.rows import OUT, Row, keep, show

RATIOS = (1, 2)
INSIDE = ("frames", "work", "endurance")
"""Parts that are a process of their own, which hands its rows over as JSON."""


class Bench:
    """One run in a home of its own."""

    def __init__(self, home: Path, only: str, quick: bool) -> None:
        self.home, self.only, self.quick = home, only, quick
        self.scan = make_home(home)
        self.on_screen = shutil.which("Xvfb") is not None
        self.twin = json.loads(self._run("twin", environment(home, 1, None)))

    def rows(self) -> Iterator[Row]:
        """All rows, one part after the other."""
        for ratio in RATIOS:
            with ExitStack() as stack:
                screens: list[Display | None] = [None]
                if self.on_screen:
                    screens.append(stack.enter_context(open_display(ratio)))
                for screen in screens:
                    yield from self._on(screen, ratio)

    def _on(self, screen: Display | None, ratio: int) -> Iterator[Row]:
        env = environment(self.home, ratio, screen.name if screen else None)
        where = f"{'xvfb' if screen else 'offscreen'}, dpr {ratio}"
        rounds = 3 if self.quick else 9
        grips = {"board": self._px("grip", ratio), "bare": (190 * ratio, 100 * ratio)}
        if self._wants("start"):
            place = start.OnScreen(screen, self.home, grips) if screen else start.Offscreen(ratio, self.home)
            yield from start.rows(place, self.scan, rounds)
        if screen and self._wants("drag"):
            yield from drag.rows(screen, env, self.scan, grips, self._px("end", ratio), 2 if self.quick else 5)
        if self._wants("idle"):
            yield from idle.rows(idle.app(str(self.scan)), env, where)
        for part in INSIDE:
            # A day of work says the same on any screen.
            if self._wants(part) and not (part == "endurance" and (screen or self.quick)):
                yield from self._inside(part, env, where)

    def _px(self, name: str, ratio: int) -> tuple[int, int]:
        x, y = self.twin[name]
        return x * ratio, y * ratio

    def _wants(self, part: str) -> bool:
        return not self.only or self.only == part

    def _inside(self, part: str, env: dict[str, str], where: str) -> list[Row]:
        # Frames are counted by paint events: the platform must not wait before it paints. A data folder of their own:
        # what they leave unsaved would be offered at the starts that are measured later, and change their picture.
        apart = {**env, "QT_QPA_UPDATE_IDLE_TIME": "0", "XDG_DATA_HOME": str(self.home / "data-inside")}
        return [Row(**row) for row in json.loads(self._run(part, apart, where))]

    def _run(self, part: str, env: dict[str, str], *words: str) -> bytes:
        command = [PYTHON, "-m", f"bench.{part}", str(self.scan), *words]
        return subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True).stdout


def main() -> int:
    """Run, print, keep; 1 when a row does not hold."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--only", default="", choices=["", "start", "drag", "idle", *INSIDE])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no endurance")
    chosen = parser.parse_args()
    rows: list[Row] = []
    print("       ratio  limit  what", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for row in Bench(Path(folder), chosen.only, chosen.quick).rows():
            show(row)
            rows.append(row)
            keep(rows)
    broken = [row.name for row in rows if not row.holds]
    print(f"{len(rows)} rows in {OUT.name}; {len(broken)} do not hold.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
