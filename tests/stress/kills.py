"""Killed during a save: the file is the old or the new one, and what was said to be saved is there."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random

from tests.storage.test_atomic import kill_and_look
from zorgscan_desktop.storage.atomic import remove_leftovers


def turns_of(turns: Iterator[int], chance: Random) -> Generator[str, None, int]:
    """One kill a turn."""
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.zorgscan"
        for _ in turns:
            problem = kill_and_look(path, chance)
            caught += len(list(path.parent.iterdir())) > 1
            remove_leftovers(path.parent, older_than=0)
            yield problem or ("" if len(list(path.parent.iterdir())) == 1 else "left for ever")
    return caught
