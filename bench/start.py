"""From the command to the first frame, and to a board under a hand: time and memory, beside the bare window."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.display import DEADLINE, Display, until
from bench.places import APP, BARE, PYTHON, environment, make_home
from bench.processes import end, memory_mb
from bench.rows import Row, middle

SETTLE = 1.0
"""Seconds after the first frame until memory is read: everything that loads later is there."""
AGAINST = "bare PySide6 window with 39 ready-made pictures"


@contextmanager
def running(command: list[str], env: dict[str, str], **options: object) -> "Iterator[subprocess.Popen[bytes]]":
    """A process that is gone afterwards."""
    process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        end(process)


class Offscreen:
    """Starts things without a screen; they say themselves what they painted."""

    where = "offscreen"

    def __init__(self, ratio: int, home: Path) -> None:
        self.ratio, self.env = ratio, environment(home, ratio, None)

    def start(self, what: str, file: Path | None) -> tuple[float, float, float]:
        """Seconds to the first frame and to a free event loop, and memory in MB once it has settled."""
        command = [PYTHON, "-m", "bench.probe", what, *([str(file)] if file else [])]
        begin = time.perf_counter()
        with running(command, self.env, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            frame, ready = 0.0, 0.0
            while not ready:
                word = process.stdout.readline()
                now = time.perf_counter() - begin
                if word == b"frame\n":
                    frame = now
                elif word == b"ready\n":
                    ready = now
                elif not word:
                    raise RuntimeError(f"{what} ended by itself")
            time.sleep(SETTLE)
            return frame, ready, memory_mb(process.pid)


class OnScreen:
    """Starts things on an X server and looks at the screen; a hand then tries to move a card."""

    where = "xvfb"

    def __init__(self, display: Display, home: Path, grips: dict[str, tuple[int, int]]) -> None:
        self.ratio, self.display = display.ratio, display
        self.env = environment(home, display.ratio, display.name)
        self._grips = grips
        self._pictures: dict[str, list[bytes]] = {}

    def start(self, what: str, file: Path | None) -> tuple[float, float, float]:
        """Seconds until the picture is there, until a card followed the hand, and memory in MB."""
        command = BARE if what == "bare" else [*APP, *([str(file)] if file else [])]
        key = f"{what} {file}"
        camera = self.display.camera
        if key not in self._pictures:
            with running(command, self.env):
                self._pictures[key] = settled(self.display)
            self.display.clear()
        picture = self._pictures[key]
        almost = int(0.97 * len(picture))
        begin = time.perf_counter()
        with running(command, self.env) as process:
            until(lambda: sum(map(bytes.__eq__, camera.samples(), picture)) >= almost, "the first frame")
            frame = time.perf_counter() - begin
            grip = self._grips.get("bare" if what == "bare" else "board" if file else "")
            ready = self._first_drag(*grip) - begin if grip else frame
            time.sleep(SETTLE)
            memory = memory_mb(process.pid)
        self.display.clear()
        return frame, ready, memory

    def _first_drag(self, x: int, y: int) -> float:
        """The moment at which the card under the hand has moved."""
        hand, ratio = self.display.hand, self.ratio
        look = strip_at(self.display, x, y)
        hand.move(x, y)
        hand.press()
        before, step, end_at = look(), 0, time.perf_counter() + DEADLINE
        while look() == before:
            step += 1
            hand.move(x + 12 * ratio + step % 2, y)
            time.sleep(0.002)
            if time.perf_counter() > end_at:
                raise RuntimeError("no card follows the hand")
        moment = time.perf_counter()
        hand.release()
        hand.move(self.display.camera.width - 1, self.display.camera.height - 1)
        return moment


def settled(display: Display) -> list[bytes]:
    """What the screen shows once it has not changed for a second and a half."""
    until(lambda: any(any(pixel) for pixel in display.camera.samples()), "anything on the screen")
    while True:
        before = display.camera.samples()
        time.sleep(1.5)
        if display.camera.samples() == before:
            return before


def strip_at(display: Display, x: int, y: int) -> Callable[[], bytes]:
    """Looks at three lines through a card that is gripped at this point."""
    ratio, camera = display.ratio, display.camera
    left, width = max(0, x - 420 * ratio), 840 * ratio
    return lambda: b"".join(camera.row(left, y - above * ratio, width) for above in (8, 14, 20))


def rows(place: Offscreen | OnScreen, scan: Path, rounds: int) -> list[Row]:
    """Start everything in turn, and compare."""
    found: dict[str, list[tuple[float, float, float]]] = {"bare": [], "app": [], "board": []}
    for round_number in range(rounds + 1):
        for what, file in (("bare", None), ("app", None), ("board", scan)):
            times = place.start("bare" if what == "bare" else "app", file)
            if round_number:  # the first round warms the disk
                found[what].append(times)

    def of(what: str, index: int) -> list[float]:
        return [times[index] for times in found[what]]

    at = f"{place.where}, dpr {place.ratio}"
    frame, ready = middle(of("app", 0), of("bare", 0)), middle(of("board", 1), of("bare", 1))
    notes = [
        f"{median(of(w, i)) * 1000:.0f} / {median(of('bare', i)) * 1000:.0f} ms"
        for w, i in (("app", 0), ("board", 1))
    ]
    memory = f"{median(of('board', 2)):.0f} / {median(of('bare', 2)):.0f} MB"
    return [
        Row(f"start to the first frame ({at})", AGAINST, frame, 1.4, notes[0]),
        Row(f"start with a scan to a board under a hand ({at})", AGAINST, ready, 2.2, notes[1]),
        Row(f"memory at that board, PSS ({at})", AGAINST, middle(of("board", 2), of("bare", 2)), 1.6, memory),
    ]


def offscreen_rows(ratio: int, rounds: int) -> list[Row]:
    """The rows without a screen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        scan = make_home(home)
        return rows(Offscreen(ratio, home), scan, rounds)
