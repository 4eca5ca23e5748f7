"""A disk that is full after so many bytes, for each way of saving (tests/faults/full_disk.py)."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random

from tests.faults.full_disk import SIZES, save_with_room_for
from tests.faults.save_paths import save_paths


def turns_of(turns: Iterator[int], _chance: Random) -> Generator[str, None, str]:
    """One size of one save a turn: first all sizes of a scan."""
    paths = save_paths()
    with tempfile.TemporaryDirectory() as folder:
        for turn in turns:
            name = list(paths)[turn // SIZES]
            yield save_with_room_for(turn % SIZES / (SIZES - 1), name, paths[name], Path(folder))
    return f"{SIZES} sizes for each of {len(paths)} ways of saving"
