"""What a bench row says, and how rows are printed and kept."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from math import ceil
from pathlib import Path
from statistics import median

OUT = Path(__file__).resolve().parents[1] / "out" / "bench.json"


@dataclass(frozen=True)
class Row:
    """One figure: ``ratio`` to ``against`` in the same run; ``limit`` None for what is only printed."""

    name: str
    against: str
    ratio: float
    limit: float | None
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.limit is None or self.ratio <= self.limit


def middle(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The ratio of two medians of one interleaved run."""
    return median(ours) / median(theirs)


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that at least this share (0 to 1) of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def show(row: Row) -> None:
    """Print one row as soon as it is known."""
    limit = "" if row.limit is None else f"{row.limit:g}"
    mark = "  " if row.limit is None else "ok" if row.holds else "NO"
    print(f"{mark}  {row.ratio:8.2f}  {limit:>5}  {row.name:<72}  {row.note}", flush=True)


def write_table(rows: Sequence[Row], path: Path) -> None:
    """The rows as a table for docs/performance.md, with the day, the commit and the kind of machine."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=OUT.parents[1], capture_output=True, text=True
    )
    cpus = Path("/proc/cpuinfo")
    kind = next((line.split(":")[1].strip() for line in cpus.read_text().splitlines() if "model name" in line), "?")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    lines = [
        f"{date.today().isoformat()}, commit {commit.stdout.strip()}, {kind}, {os.cpu_count()} cores, load {load}",
        "",
        "| what | ratio | at most | holds | ours / limit |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:g}"
        holds = "" if row.limit is None else "yes" if row.holds else "no"
        lines.append(f"| {row.name} | {row.ratio:.2f} | {limit} | {holds} | {row.note} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def keep(rows: Sequence[Row], path: Path = OUT) -> None:
    """Write the rows as JSON."""
    path.parent.mkdir(exist_ok=True)
    entries = [{**asdict(row), "holds": row.holds} for row in rows]
    path.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    write_table(rows, path.with_suffix(".md"))
