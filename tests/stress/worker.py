"""One part of the stress run in one process; prints what came of it as JSON.

    python -m tests.stress.worker PART COUNT FIRST STEP MINUTES

Takes the turns FIRST, FIRST + STEP, … below COUNT, and stops when the minutes are over.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Generator, Iterator
from random import Random

Part = Callable[[Iterator[int], Random], Generator[str, None, str | float]]
"""Takes turns; yields for each what was lost, or nothing; returns a remark for the table."""


def turns(first: int, count: int, step: int, minutes: float) -> Iterator[int]:
    """The numbers of the turns, until there are no more or the time is up."""
    end = time.monotonic() + 60 * minutes
    for turn in range(first, count, step):
        if time.monotonic() > end:
            return
        yield turn


def run(part: str, count: int, first: int, step: int, minutes: float) -> dict[str, object]:
    """Do the turns; how many were done, what was lost, the remark."""
    act: Part = importlib.import_module(f"tests.stress.{part}").turns_of
    work = act(turns(first, count, step, minutes), Random(20261123 + first))
    done, losses = 0, []
    while True:
        try:
            problem = next(work)
        except StopIteration as end:
            return {"done": done, "losses": losses, "remark": end.value or ""}
        done += 1
        if problem:
            losses.append(problem)


if __name__ == "__main__":
    name, *numbers, limit = sys.argv[1:]
    print(json.dumps(run(name, *(int(number) for number in numbers), float(limit))))
