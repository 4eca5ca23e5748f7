"""Every system call of every save fails in every way (tests/faults/failing_calls.py)."""

import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random

from tests.faults.failing_calls import all_combinations, failed
from tests.faults.save_paths import save_paths


def turns_of(turns: Iterator[int], _chance: Random) -> Generator[str, None, str]:
    """One combination a turn, until there are no more."""
    root = Path(tempfile.mkdtemp())
    everything = all_combinations(root)
    for turn in turns:
        if turn >= len(everything):
            break
        name, options = everything[turn]
        problem = failed(save_paths()[name], options, root)
        yield problem and f"{name}: {options[-1]}: {problem}"
    shutil.rmtree(root)
    return f"all combinations: {len(everything)}"
