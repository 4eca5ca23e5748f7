"""A screen for one test: an X server that nobody sees, xdotool as hand and keyboard, its memory as the camera.

Nothing here knows what Zorgscan is about. There is no window manager, so what one would do is done here: give the
window the focus, and ask it to close.
"""

import os
import select
import shutil
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1920, 1080
WHOLE = QRect(0, 0, WIDTH, HEIGHT)
DEADLINE = 30.0
"""Seconds after which something will not happen any more, also on a computer that is busy with other things."""
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils", "setpriv": "util-linux"}
"""Programs and the Debian packages that they are in."""
LIBRARIES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
"""Debian packages without which Qt opens no window on X."""

T = TypeVar("T")


def until(found: Callable[[], T], what: str, seconds: float = DEADLINE) -> T:
    """Look again and again until there is something, and return that; after the deadline the test fails."""
    end = time.monotonic() + seconds
    while not (thing := found()):
        if time.monotonic() > end:
            pytest.fail(f"after {seconds:g} s still not: {what}")
        select.select([], [], [], 0.02)
    return thing


def require_tools() -> None:
    """A test that cannot see a window must not pass for one that saw that all is well."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        packages = " ".join(TOOLS[tool] for tool in missing)
        pytest.fail(
            f"{', '.join(missing)} not found. Install it with: "
            f"sudo apt-get install --no-install-recommends {packages} {LIBRARIES}"
        )


class App:
    """The app as a process with its window: what a hand does to it and what it leaves behind."""

    def __init__(self, screen: "Screen", command: list[str]) -> None:
        self.screen = screen
        self._errors = screen.folder / f"errors-{len(screen.apps)}.txt"
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(command, env=screen.environment, stdout=errors, stderr=errors)
        screen.apps.append(self)
        self.window = self._wait_for_window()
        # A window manager would do this. Without the focus a window has no shortcuts.
        screen.xdotool("windowfocus", self.window)
        # The pointer is in the picture, so it waits where it hides nothing.
        screen.xdotool("mousemove", str(WIDTH - 1), str(HEIGHT - 1))

    def _wait_for_window(self) -> str:
        # By class, since Qt has small windows of its own that bear the app's name.
        search = ("search", "--onlyvisible", "--class", "^zorgscan$")
        return self.until(lambda: self.screen.xdotool(*search, may_fail=True).strip(), "the window is open")

    def until(self, found: Callable[[], T], what: str, seconds: float = DEADLINE) -> T:
        """Wait for something that this app does; there is no use in that when it has ended."""

        def look() -> T:
            if self.process.poll() is not None:
                pytest.fail(f"the app ended by itself ({self.process.returncode}): {self.said}\nDebian: {LIBRARIES}")
            return found()

        return until(look, what, seconds)

    @property
    def said(self) -> str:
        """What it wrote on stdout and stderr."""
        return self._errors.read_text(encoding="utf-8")

    # -- hand and keyboard ------------------------------------------------------------------------------------------

    def click(self, point: QPoint) -> None:
        """Press and release the mouse."""
        self.screen.xdotool("mousemove", *_xy(point), "click", "1")

    def drag(self, start: QPoint, end: QPoint) -> float:
        """Drag with the mouse like a hand, in steps; the moment at which it let go."""
        steps = [word for n in range(1, 9) for word in ("mousemove", *_xy(start + (end - start) * n / 8))]
        self.screen.xdotool("mousemove", *_xy(start), "mousedown", "1", *steps)
        moment = time.monotonic()
        self.screen.xdotool("mouseup", "1")
        return moment

    def key(self, *keys: str) -> float:
        """Press keys, such as ``ctrl+s``, one after the other; the moment at which that began."""
        moment = time.monotonic()
        self.screen.xdotool("key", "--delay", "30", *keys)
        return moment

    def type(self, text: str) -> None:
        """Type letter by letter."""
        self.screen.xdotool("type", "--delay", "15", text)

    # -- the end ----------------------------------------------------------------------------------------------------

    def close(self) -> int:
        """Close the window as its close button does; the exit code."""
        ask_to_close(self.screen.display, int(self.window))
        return self.process.wait(DEADLINE)

    def runs_for(self, seconds: float) -> bool:
        """Leave it alone for a while; whether it is still running then."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return True
        return False

    def kill(self) -> None:
        """What a power cut does: it gets no chance to do anything."""
        self.process.kill()
        self.process.wait(DEADLINE)


class Screen:
    """An X server with a home folder of its own for all that runs on it."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder, self.display = folder, display
        self.home = folder / "home"
        self.apps: list[App] = []
        self.environment = self._make_environment()

    def _make_environment(self) -> dict[str, str]:
        """From nothing, so that neither the platform of the other tests nor somebody's desktop comes in."""
        places = {f"XDG_{kind}_HOME": self.home / kind.lower() for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        places["XDG_RUNTIME_DIR"] = self.home / "runtime"
        for place in places.values():
            place.mkdir(parents=True, mode=0o700)
        environment = {name: str(place) for name, place in places.items()}
        environment |= {"HOME": str(self.home), "DISPLAY": self.display, "PATH": os.environ["PATH"]}
        # Otherwise Qt would start a message bus that stays behind.
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.home / 'no-bus'}"
        return environment | {"LANG": "C.UTF-8", "TZ": os.environ["TZ"], "PYTHONWARNINGS": "default"}

    def start(self, *arguments: str | Path) -> App:
        """Start the installed app and wait for its window."""
        return App(self, [installed_app(), *map(str, arguments)])

    def xdotool(self, *words: str, may_fail: bool = False) -> str:
        """Run xdotool on this screen; what it answers."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=DEADLINE, check=False
        )
        assert may_fail or done.returncode == 0, done.stderr
        return done.stdout

    def set_keyboard(self, layout: str) -> None:
        """Put another keyboard on the table."""
        subprocess.run(["setxkbmap", layout], env=self.environment, timeout=DEADLINE, check=True)

    def picture(self, rect: QRect = WHOLE) -> QImage:
        """What stands on the screen, read from the memory of the X server: a window dump (XWD) on the disk."""
        with (self.folder / "Xvfb_screen0").open("rb") as memory:
            header = struct.unpack(">25I", memory.read(100))
            header_size, bytes_per_line, colours = header[0], header[12], header[19]
            memory.seek(header_size + 12 * colours + rect.y() * bytes_per_line)
            rows = memory.read(rect.height() * bytes_per_line)
        image = QImage(rows, WIDTH, rect.height(), bytes_per_line, QImage.Format.Format_RGB32)
        return image.copy(rect.x(), 0, rect.width(), rect.height())


@contextmanager
def open_screen(folder: Path) -> Iterator[Screen]:
    """An X server on a free display; at the end all that was started on it is gone."""
    require_tools()
    reader, writer = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    # When a fault ends the whole test process, the server ends too, and with it every window on it.
    command = ["setpriv", "--pdeathsig", "KILL", "Xvfb", "-displayfd", str(writer), "-screen", "0", size]
    # -noreset: it must not start anew when the last xdotool has left.
    options = ["-fbdir", str(folder), "-noreset", "-nolisten", "tcp"]
    with (folder / "xvfb.txt").open("wb") as said:
        server = subprocess.Popen([*command, *options], pass_fds=[writer], stderr=said)
    os.close(writer)
    screen = None
    try:
        screen = Screen(folder, f":{_display_number(reader)}")
        yield screen
    finally:
        if screen is not None:
            screen.picture().save(str(folder / "last-seen.png"))
            for app in screen.apps:
                app.kill()
        server.terminate()
        server.wait(DEADLINE)


def _display_number(reader: int) -> str:
    ready, _, _ = select.select([reader], [], [], DEADLINE)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip() if ready else ""
    if not number:
        pytest.fail("Xvfb found no free display")
    return number


def installed_app() -> str:
    """The script that people start, of the environment in which the tests run."""
    script = Path(sys.executable).with_name("zorgscan")
    if not script.exists():
        pytest.fail(f"{script} is missing: install the app in this environment (pip install --editable .)")
    return str(script)


def ask_to_close(display: str, window: int) -> None:
    """Send WM_DELETE_WINDOW, in the X protocol itself: the xdotool of Debian 12 can only tear a window down."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(DEADLINE)
        line.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        answers = line.makefile("rb")
        line.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, length = struct.unpack("<B5xH", answers.read(8))
        answers.read(4 * length)
        assert accepted == 1, "the X server refuses us"
        protocols, delete = (_atom(line, answers.read, name) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = struct.pack("<BBHIIIIIII", 33, 32, 0, window, protocols, delete, 0, 0, 0, 0)
        line.sendall(struct.pack("<BBHII", 25, 0, 11, window, 0) + message)
        # An answer to a last question means that what went before has been done.
        _atom(line, answers.read, b"WM_PROTOCOLS")


def _atom(line: socket.socket, read: Callable[[int], bytes], name: bytes) -> int:
    """The number that the X server has given to a name."""
    padded = name + bytes(-len(name) % 4)
    line.sendall(struct.pack("<BBHHxx", 16, 0, 2 + len(padded) // 4, len(name)) + padded)
    number: int = struct.unpack_from("<8xI", read(32))[0]
    return number


def _xy(point: QPoint) -> tuple[str, str]:
    return str(point.x()), str(point.y())
