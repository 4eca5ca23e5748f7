"""Damaged files: each opens whole or is refused, within a second."""

import time
from collections.abc import Generator, Iterator
from random import Random

from tests.storage.test_scan_file import GOLDEN, KINDS, mutated, silently_lost

MAX_S = 1.0


def turns_of(turns: Iterator[int], chance: Random) -> Generator[str, None, float]:
    """One file a turn, with one to three kinds of damage."""
    slowest = 0.0
    for _ in turns:
        damage = [
            (chance.choice(KINDS), chance.randrange(1 << 20), chance.randint(1, 255))
            for _ in range(chance.randint(1, 3))
        ]
        data = GOLDEN
        for each in damage:
            data = mutated(data, *each)
        start = time.process_time()
        try:
            problem = silently_lost(data)
        except Exception as error:  # noqa: BLE001  anything but a refusal is a crash
            problem = repr(error)
        took = time.process_time() - start
        slowest = max(slowest, took)
        problem = problem or (f"{took:.1f} s" if took > MAX_S else "")
        yield problem and f"{damage}: {problem}"
    return slowest * 1000
