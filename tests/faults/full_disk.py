"""A save on a disk that has room for part of the file only."""

import os
import resource
import shutil
import signal
from pathlib import Path

from tests.faults.save_paths import SavePath
from zorgscan_desktop.storage.atomic import WriteError

SIZES = 100
"""Sizes of the sweep, from nothing to all but a byte or so."""


def save_with_room_for(part: float, name: str, path: SavePath, root: Path) -> str:
    """Save where no file can be longer than this part of the whole; what is wrong afterwards, or nothing."""
    folder = root / "disk"
    path.prepare(folder)
    room = int(part * (path.size - 1))
    said = _save(path, folder, room)
    problem = path.problem(folder, said == "written")
    if not problem and said not in path.said_when_full:
        problem = f"it said {said}"
    if not problem and list(folder.rglob("*.tmp")):
        problem = "a temporary file was left"
    shutil.rmtree(folder)
    return problem and f"{name}, room for {room} bytes: {problem}"


def _save(path: SavePath, folder: Path, room: int) -> str:
    """What a forked process says about its save."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        # The limit on the size of a file stops a write for real, after part of it was written.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        said = "raised"
        try:
            path.act(folder)
            said = "written"
        except WriteError as error:
            said = error.reason.value
        finally:
            os.write(there, said.encode())
            os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here, "rb") as told:
        return told.read().decode()
