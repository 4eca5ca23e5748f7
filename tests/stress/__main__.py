"""``make stress``: the long counts of the fault table; prints one table and keeps it in docs/reliability.md.

    python -m tests.stress [PART | PART=COUNT]... [--minutes M]

Without a part: all of them at their full counts, which takes some hours. A part that is not done within its minutes
says how far it came. Ends with 1 when anything was lost.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
HEAD = "| what | count | lost | remark | date | commit |\n|---|---:|---:|---|---|---|\n"
ALL = 1_000_000_000


@dataclass(frozen=True)
class Part:
    """A row of the table: its words, the full count, whether several processes can share it.

    ``remark`` says what the processes told, brought together with ``merge``.
    """

    words: str
    count: int
    shared: bool = True
    remark: str = "{}"
    merge: Callable[[list[Any]], Any] = max


PARTS = {
    "calls": Part("a system call of a save fails, lies or kills", ALL),
    "full_disk": Part("a disk that is full after so many bytes", 800),
    "kills": Part("killed during a save", 1_000, remark="{} of them with the new file half written", merge=sum),
    "working": Part("the window killed while people work", 200),
    "two_windows": Part("interleavings of two windows on one file", 1_000),
    "mutations": Part("damaged files read", 1_000_000, remark="slowest {:.0f} ms"),
    "machine": Part("study days in the real window, in any order", 2_000),
    "moves": Part("moves, undos, redos and notes in one window", 10_000, shared=False),
}


def do(name: str, count: int, minutes: float) -> tuple[int, list[str], str]:
    """All turns of a part, over the processors: how many were done, what was lost, the remark."""
    part = PARTS[name]
    processes = (os.cpu_count() or 1) if part.shared else 1
    with ThreadPoolExecutor(processes) as pool:
        found = list(pool.map(lambda first: _worker(name, count, first, processes, minutes), range(processes)))
    losses = [loss for each in found for loss in each["losses"]]
    told = [each["remark"] for each in found if each["done"]]
    return sum(each["done"] for each in found), losses, part.remark.format(part.merge(told)) if told else ""


def _worker(name: str, count: int, first: int, step: int, minutes: float) -> dict[str, Any]:
    numbers = (str(number) for number in (count, first, step, minutes))
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.stress.worker", name, *numbers],
            cwd=ROOT,
            env={**os.environ, **_places(Path(home))},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode or not done.stdout:
        return {"done": 0, "losses": [f"the worker itself ended with {done.returncode}"], "remark": ""}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _places(home: Path) -> dict[str, str]:
    """A home of its own, so that nobody's settings and scans are touched; no screen."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    kinds = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "offscreen"}
    return {**kinds, **own, "LANG": "C.UTF-8", "TZ": "Europe/Brussels"}


def keep(words: str, row: str) -> None:
    """Put a row in the table of the page, in the place of the one that told of the same."""
    text = PAGE.read_text("utf-8")
    before, after = text.split(HEAD)
    table, _, rest = after.partition("\n\n")
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in table.strip().splitlines()}
    rows[words] = row
    order = [part.words for part in PARTS.values()]
    lines = sorted(rows.values(), key=lambda line: order.index(line.split(" | ")[0].removeprefix("| ")))
    PAGE.write_text(before + HEAD + "\n".join(lines) + "\n\n" + rest, "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make stress", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART[=COUNT]", help=", ".join(PARTS))
    parser.add_argument("--minutes", type=float, default=24 * 60, help="at most, for each part")
    chosen = parser.parse_args()
    asked = dict(part.partition("=")[::2] for part in chosen.parts or PARTS)
    if unknown := asked.keys() - PARTS:
        parser.error(f"no such part: {', '.join(unknown)}")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    ).stdout.strip()
    lost = 0
    print(HEAD, end="", flush=True)
    for name, count in asked.items():
        part = PARTS[name]
        done, losses, remark = do(name, int(count or part.count), chosen.minutes)
        if done < part.count < ALL:
            remark = f"{remark}; of" if remark else "of"
            remark += f" {part.count:,} in a full run"
        row = f"| {part.words} | {done:,} | {len(losses):,} | {remark} | {date.today()} | {commit or '?'} |"
        keep(part.words, row)
        print(row, flush=True)
        print("".join(f"  {loss}\n" for loss in losses[:20]), end="", file=sys.stderr, flush=True)
        lost += len(losses)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
