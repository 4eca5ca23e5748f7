"""Lets each system call of each save path fail in turn, with strace, and looks what lies on the disk afterwards.

    python -m tests.faults.failing_calls [--count N]

A good run is recorded first; from it comes the list of calls that touch the folder of the save, and each of these is
then made to fail in each way: an error, a write that claims to have written but did not, the process killed there.
Prints one JSON object with the counts. ``--count N`` does N combinations only, spread over all of them.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults.save_paths import SavePath, save_paths
from zorgscan_desktop.storage.atomic import WriteError
from zorgscan_desktop.storage.reasons import ScanFileError

ERRORS = ("ENOSPC", "EIO", "EACCES", "EBUSY")
CALLS = "%file,%desc"
_LINE = re.compile(r"^(\w+)\(")

Combination = tuple[str, list[str]]
"""The name of a save path, and strace's options for one failure."""


def run(path: SavePath, folder: Path, options: list[str], log: Path) -> bool | None:
    """Do one save in a forked process under strace: whether it said it was written, None when it was killed."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(path, folder, there)
    os.close(there)
    # Stopped, not waiting in a read: strace may count the call in which it finds the process, or not.
    os.waitpid(child, os.WUNTRACED)
    command = ["strace", "-y", "-s", "8", "-o", str(log), *options, "-p", str(child)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    attached = tracer.stderr.readline()
    os.kill(child, signal.SIGCONT)
    os.waitpid(child, 0)
    tracer.wait()
    tracer.stderr.close()
    assert "attached" in attached, attached
    with os.fdopen(here, "rb") as told:
        return {b"y": True, b"n": False, b"": None}[told.read()]


def _be_the_child(path: SavePath, folder: Path, told: int) -> None:
    said = b"?"
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        path.act(folder)
        said = b"y"
    except (WriteError, ScanFileError, OSError):
        said = b"n"
    finally:
        os.write(told, said)
        os._exit(0)


def calls_of(log: Path, folder: Path) -> list[tuple[str, int]]:
    """The calls of a recorded run that touch the folder: name, and which of all calls of that name it is."""
    counts: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        name = _LINE.match(line)
        if name:
            counts[name[1]] += 1
            if str(folder) in line:
                found.append((name[1], counts[name[1]]))
    return found


def combinations(calls: list[tuple[str, int]]) -> Iterator[list[str]]:
    """strace's options for each call in each way to fail."""
    for name, number in calls:
        ways = [f"error={error}" for error in ERRORS] + ["signal=KILL"]
        ways += ["retval=1", "retval=0"] if name == "write" else []
        for way in ways:
            yield ["-e", f"trace={name}", "-e", f"inject={name}:{way}:when={number}"]


def all_combinations(root: Path) -> list[Combination]:
    """Each failure of each call of each save."""
    calls = {name: recorded(name, path, root) for name, path in save_paths().items()}
    return [(name, options) for name, found in calls.items() for options in combinations(found)]


def recorded(name: str, path: SavePath, root: Path) -> list[tuple[str, int]]:
    """The calls of a run in which nothing fails."""
    folder, log = root / "recorded", root / "log"
    path.prepare(folder)
    assert run(path, folder, ["-e", f"trace={CALLS}"], log), f"{name} fails by itself"
    assert not path.problem(folder, True)
    shutil.rmtree(folder)
    return calls_of(log, folder)


def failed(path: SavePath, options: list[str], root: Path) -> str:
    """What is wrong after a run with this failure; nothing when all promises were kept."""
    folder, log = root / "recorded", root / "log"  # the same names: the same calls
    path.prepare(folder)
    said = run(path, folder, options, log)
    text = log.read_text("utf-8", "replace")
    if "(INJECTED)" not in text and "killed by SIGKILL" not in text:
        return "the call was not made"
    problem = path.problem(folder, said) or _left_over(path, folder)
    shutil.rmtree(folder)
    return problem


def _left_over(path: SavePath, folder: Path) -> str:
    """The temporary files that the next start would not clear."""
    for temp in folder.rglob("*.tmp"):
        os.utime(temp, (0, 0))  # the start waits an hour, in case somebody is still writing
    path.clear(folder)
    left = [temp.name for temp in folder.rglob("*.tmp")]
    return f"left for ever: {left}" if left else ""


def spread(everything: list[Combination], count: int) -> list[Combination]:
    """So many of them, at equal distances."""
    count = min(count, len(everything))
    return [everything[index * len(everything) // count] for index in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1_000_000)
    count = parser.parse_args().count
    root = Path(tempfile.mkdtemp())
    everything = all_combinations(root)
    chosen = spread(everything, count)
    bad = []
    for name, options in chosen:
        problem = failed(save_paths()[name], options, root)
        if problem:
            bad.append(f"{name}: {options[-1]}: {problem}")
    shutil.rmtree(root)
    print(json.dumps({"paths": Counter(name for name, _ in chosen), "done": len(chosen), "bad": bad}))
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
