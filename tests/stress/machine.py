"""Any order of doing things in the real window, 50 steps long (tests/app/test_window_machine.py).

python -m tests.stress.machine DAYS     does so many days, and prints what was lost
"""

import subprocess
import sys
from collections.abc import Generator, Iterator
from itertools import islice
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.app.test_window_machine import StudyDay

STEPS, BATCH, SIMPLE_AGAIN = 50, 50, 10
"""A day opens some ten windows, and Python keeps the shell of each: a process of its own for every so many days.
Hypothesis begins each time with a simple day, so it begins again after some."""


def turns_of(turns: Iterator[int], _chance: Random) -> Generator[str, None, str]:
    """One study day a turn."""
    while batch := len(list(islice(turns, BATCH))):
        command = [sys.executable, "-m", "tests.stress.machine", str(batch)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        yield done.stdout or ("" if done.returncode == 0 else f"the days ended with {done.returncode}")
        for _ in range(batch - 1):
            yield ""
    return f"{STEPS} steps each"


def some_days(days: int) -> str:
    """So many study days in a row; what went wrong, or nothing."""
    try:
        for first in range(0, days, SIMPLE_AGAIN):
            run_state_machine_as_test(  # type: ignore[no-untyped-call]
                StudyDay,
                settings=settings(
                    max_examples=min(SIMPLE_AGAIN, days - first),
                    stateful_step_count=STEPS,
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
    except BaseException as error:  # noqa: BLE001  a group of errors too
        return "\n".join([repr(error), *getattr(error, "__notes__", ())])
    return ""


if __name__ == "__main__":
    print(some_days(int(sys.argv[1])), end="")
