"""An X server that nobody sees, with the bench as its hand (XTEST, spoken over the socket) and its camera (mmap)."""

import mmap
import os
import select
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEADLINE = 60.0
"""Seconds after which something will not happen any more, also on a busy computer."""
MOTION, PRESS, RELEASE = 6, 4, 5


class Camera:
    """Reads the screen out of the memory of the server (a window dump, XWD)."""

    def __init__(self, dump: Path) -> None:
        with dump.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self.width, self.height = header[4], header[5]
        self._line, self._start = header[12], header[0] + 12 * header[19]

    def row(self, x: int, y: int, width: int) -> bytes:
        """The pixels of a piece of one line."""
        x = max(0, min(x, self.width - 1))
        y = max(0, min(y, self.height - 1))
        start = self._start + y * self._line + 4 * x
        return self._memory[start : start + 4 * min(width, self.width - x)]

    def samples(self) -> list[bytes]:
        """Pixels spread over the screen: enough to know a picture again."""
        columns = range(self.width // 80, self.width, self.width // 40)
        return [
            self.row(x, y, 1)[:3] for y in range(self.height // 60, self.height, self.height // 30) for x in columns
        ]


class Hand:
    """Moves the pointer and presses its left button, with the X protocol itself: no process is started for a move."""

    def __init__(self, display: str) -> None:
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(DEADLINE)
        self._line.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        self._line.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, length = struct.unpack("<B5xH", self._read(8))
        self._read(4 * length)
        if accepted != 1:
            raise RuntimeError("the X server refuses the bench")
        self._line.sendall(struct.pack("<BxHHxx8s", 98, 4, 5, b"XTEST"))
        present, self._test = struct.unpack_from("<8xBB", self._read(32))
        if not present:
            raise RuntimeError("this X server has no XTEST")

    def _read(self, count: int) -> bytes:
        answer = b""
        while len(answer) < count:
            answer += self._line.recv(count - len(answer))
        return answer

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._line.sendall(struct.pack("<BBHBBHII8xhh8x", self._test, 2, 9, kind, detail, 0, 0, 0, x, y))

    def move(self, x: int, y: int) -> None:
        """Put the pointer here (device px)."""
        self._fake(MOTION, 0, x, y)

    def press(self) -> None:
        """Press the left button."""
        self._fake(PRESS, 1)

    def release(self) -> None:
        """Let it go."""
        self._fake(RELEASE, 1)


class Display:
    """One server with its camera and hand, and the environment for what runs on it."""

    def __init__(self, name: str, folder: Path, ratio: int) -> None:
        self.name, self.ratio = name, ratio
        self.camera = Camera(folder / "Xvfb_screen0")
        self.hand = Hand(name)

    def clear(self) -> None:
        """Wait until the windows of the last process are gone."""
        until(lambda: not any(any(pixel) for pixel in self.camera.samples()), "the screen is empty")


@contextmanager
def open_display(ratio: int) -> Iterator[Display]:
    """A server with room for 1920x1080 logical px at this pixel ratio, on a free display."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        reader, writer = os.pipe()
        size = f"{1920 * ratio}x{1080 * ratio}x24"
        command = ["setpriv", "--pdeathsig", "KILL", "Xvfb", "-displayfd", str(writer), "-screen", "0", size]
        # Without a cursor: it would be a change on the screen that no program made.
        options = ["-fbdir", place, "-noreset", "-nocursor", "-nolisten", "tcp"]
        server = subprocess.Popen([*command, *options], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        try:
            ready, _, _ = select.select([reader], [], [], DEADLINE)
            with os.fdopen(reader) as answer:
                number = answer.readline().strip() if ready else ""
            if not number:
                raise RuntimeError("Xvfb found no free display")
            yield Display(f":{number}", folder, ratio)
        finally:
            server.terminate()
            server.wait(DEADLINE)


def until(found, what: str, step: float = 0.0005):  # type: ignore[no-untyped-def]
    """Look again and again until there is something, and return that."""
    end = time.monotonic() + DEADLINE
    while not (thing := found()):
        if time.monotonic() > end:
            raise RuntimeError(f"still not: {what}")
        time.sleep(step)
    return thing
