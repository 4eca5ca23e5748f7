"""A message bus for one test with an assistive program on it (at_spi_client.py), and what that program reads."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect

from tests.e2e.xvfb import App, Screen, until

PYTHON = "/usr/bin/python3"
"""The system's own: python3-gi is for no other."""
CLIENT = Path(__file__).with_name("at_spi_client.py")
IMPORTS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def require_packages() -> None:
    """A test that hears nothing must not pass for one that heard that all is well."""
    missing = []
    if shutil.which("dbus-run-session") is None:
        missing.append("dbus")
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        missing.append("at-spi2-core")
    if (
        not Path(PYTHON).exists()
        or subprocess.run([PYTHON, "-c", IMPORTS], capture_output=True, check=False).returncode
    ):
        missing += ["python3-gi", "gir1.2-atspi-2.0"]
    if missing:
        pytest.fail(
            f"Missing Debian packages: sudo apt-get install --no-install-recommends {' '.join(missing)}",
            pytrace=False,
        )


@dataclass(frozen=True)
class Node:
    """Something that the assistive program found."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    children: "tuple[Node, ...]"

    @classmethod
    def of(cls, read: dict[str, Any]) -> "Node":
        """From what the program told."""
        children = tuple(cls.of(child) for child in read["children"])
        return cls(read["role"], read["name"], read["description"], frozenset(read["states"]), children)

    def walk(self) -> "Iterator[Node]":
        """This and all in it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str) -> "list[Node]":
        """What has this role, in the order in which it is read."""
        return [node for node in self.walk() if node.role == role]


class Reader:
    """The assistive program as a process: what it hears comes by itself, what it sees when it is asked."""

    def __init__(self, screen: Screen) -> None:
        self._errors = screen.folder / "reader.txt"
        self._rest = b""
        self._told: list[dict[str, Any]] = []
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [PYTHON, CLIENT],
                env=screen.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
            )
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        until(lambda: any("ready" in line for line in self._listen()), "the assistive program listens")

    def _listen(self) -> list[dict[str, Any]]:
        """All that it ever told."""
        assert self._process.stdout is not None
        *lines, self._rest = (self._rest + (self._process.stdout.read() or b"")).split(b"\n")
        self._told += [json.loads(line) for line in lines]
        if self._process.poll() is not None:
            pytest.fail(f"the assistive program ended: {self._errors.read_text(encoding='utf-8')}")
        return self._told

    def look(self) -> Node | None:
        """All that can be seen now; None while the app is not on the bus."""
        tree = self._ask("", "tree")
        return Node.of(tree) if tree else None

    def places(self, name: str) -> list[QRect]:
        """Where it lies on the screen (px) what can be seen and is called so; else whose name begins so."""
        found = [(thing["name"], QRect(*thing["place"])) for thing in self._ask(name, "places")]
        return [place for full, place in found if full == name] or [place for _, place in found]

    def _ask(self, question: str, kind: str) -> Any:
        assert self._process.stdin is not None
        before = len([line for line in self._listen() if kind in line])
        self._process.stdin.write(f"{question}\n".encode())
        (answer,) = until(
            lambda: [line[kind] for line in self._listen() if kind in line][before:], f"the {kind} are read"
        )
        return answer

    def heard(self, event: str) -> list[tuple[str, str]]:
        """Role and words of every event of this kind, oldest first."""
        return [(line["role"], line["words"]) for line in self._listen() if line.get("event") == event]

    def close(self) -> None:
        """End the program; it has nothing to lose."""
        with self._process:  # closes its pipes
            self._process.kill()


@contextmanager
def listen(screen: Screen) -> Iterator[Reader]:
    """A message bus for all that is started on this screen from now on, and a program that listens there."""
    require_packages()
    command = ["dbus-run-session", "--", "sh", "-c", 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat']
    with (screen.folder / "bus.txt").open("wb") as said:
        bus = subprocess.Popen(
            command, env=screen.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True
        )
    with bus:  # when its stdin is closed the bus ends
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        assert address, (screen.folder / "bus.txt").read_text(encoding="utf-8")
        screen.environment |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "xcb"}
        screen.environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
        reader = Reader(screen)
        try:
            yield reader
        finally:
            reader.close()


def end(app: App) -> None:
    """Close the window while the screen reader listens; only Qt's bridge may have had something to say."""
    assert app.close() == 0
    assert [line for line in app.said.splitlines() if not line.startswith("qt.accessibility.atspi: ")] == []
