"""Any order of doing things in the real window, 50 steps long (tests/app/test_window_machine.py)."""

from collections.abc import Generator, Iterator
from itertools import islice
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.app.test_window_machine import StudyDay

STEPS, BATCH = 50, 10


def turns_of(turns: Iterator[int], _chance: Random) -> Generator[str, None, str]:
    """One study day a turn, ten at a time: Hypothesis begins each time with a simple one."""
    while batch := len(list(islice(turns, BATCH))):
        problem = ""
        try:
            run_state_machine_as_test(  # type: ignore[no-untyped-call]
                StudyDay,
                settings=settings(
                    max_examples=batch,
                    stateful_step_count=STEPS,
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        except BaseException as error:  # noqa: BLE001  a group of errors too
            problem = "\n".join([repr(error), *getattr(error, "__notes__", ())])
        yield problem
        for _ in range(batch - 1):
            yield ""
    return f"{STEPS} steps each"
