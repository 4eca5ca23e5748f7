"""What a bench row says, and how rows are printed and kept."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
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


def keep(rows: Sequence[Row], path: Path = OUT) -> None:
    """Write the rows as JSON."""
    path.parent.mkdir(exist_ok=True)
    entries = [{**asdict(row), "holds": row.holds} for row in rows]
    path.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
