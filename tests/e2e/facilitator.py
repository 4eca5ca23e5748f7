"""Somebody who leads a study day: what they do with mouse and keyboard, and what the file says after it.

Where to press is asked of an assistive program, by the names that things have (tests/accessibility/assistive.py).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect

from tests.accessibility.assistive import Reader
from tests.e2e.xvfb import HEIGHT, WIDTH, App
from zorgscan_desktop.core.instrument import SIGNS

PATIENCE = 20.0
"""Seconds that a busy computer may take for one thing; saving itself takes a second or so."""

MIDDLE, PANEL = QPoint(WIDTH // 2, HEIGHT // 2), QPoint(WIDTH - 250, HEIGHT // 4)
"""Where the wheel turns: over the whole, over the panel at the right."""
TARGET = 40
"""Height in px of which a hand is sure."""


class Facilitator:
    """A hand, a keyboard and eyes in front of one window."""

    def __init__(self, app: App, reader: Reader, folder: Path) -> None:
        self.app, self.reader, self.folder = app, reader, folder
        self._path: Path | None = None

    # -- eyes -------------------------------------------------------------------------------------------------------

    def sees(self, name: str) -> list[QRect]:
        """Where it lies what is called so, once it lies still."""
        before: list[list[QRect]] = [[]]

        def still() -> list[QRect]:
            now, last = self.reader.places(name), before[0]
            before[0] = now
            return now if now == last else []

        return self.app.until(still, f"{name!r} can be seen", PATIENCE)

    def picture(self, name: str) -> None:
        """Keep what stands on the screen, for people who want to look at it."""
        self.app.screen.picture().save(str(self.app.screen.folder / f"{name}.png"))

    # -- hand and keyboard ------------------------------------------------------------------------------------------

    def tap(self, name: str) -> None:
        """Click what is called so; in the panel at the right when it stands on the battery as well."""
        self.app.click(max(self.sees(name), key=lambda place: place.x()).center())

    def wheel_to(self, name: str, over: QPoint) -> None:
        """Turn the wheel over a point, to the top and then down, until a target is in sight that is called so."""
        if self._in_sight(name):
            return
        at = ("mousemove", str(over.x()), str(over.y()), "click")
        self.app.screen.xdotool(*at, "--repeat", "40", "--delay", "5", "4")

        def turn() -> bool:
            if self._in_sight(name):
                return True
            self.app.screen.xdotool(*at, "5")
            return False

        self.app.until(turn, f"{name!r} is scrolled into sight", PATIENCE)

    def _in_sight(self, name: str) -> bool:
        return any(place.height() >= TARGET for place in self.reader.places(name))

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.app.key(*keys)

    def type(self, text: str) -> None:
        """Type letter by letter; a new line with Return."""
        first, *rest = text.split("\n")
        self.app.type(first)
        for line in rest:
            self.press("Return")
            self.app.type(line)

    def go_to(self, key: str, landmark: str) -> None:
        """Go to another screen by its key; there is something to see there."""
        self.press(key)
        self.sees(landmark)

    def write(self, cell: str, text: str, *, enter: str = "ctrl+Return") -> None:
        """Tap a place to write, replace what stands in it, and close it."""
        self.wheel_to(f"{cell}:", MIDDLE)
        self.tap(f"{cell}:")
        # An open place bears its name without what stood in it.
        self.app.until(lambda: not self.reader.places(f"{cell}:"), f"{cell} is open", PATIENCE)
        self.press("ctrl+a")
        self.type(text)
        self.press(enter)
        self.app.until(lambda: self.reader.places(f"{cell}:"), f"{cell} is closed", PATIENCE)

    def drag_card(self, card: str, sign: str) -> None:
        """Drag a card from the tray to the middle of a zone: a share of the board, since zones have no names."""
        board = self.sees("Batterij, dimensie")[0]
        across = (15 + 23 * [str(s) for s in SIGNS].index(sign)) * board.width() // 100
        self.app.drag(
            self.sees(f"{card}, ")[0].center(), board.topLeft() + QPoint(across, board.height() * 45 // 100)
        )

    # -- the file ---------------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The file of the scan."""
        if self._path is None:
            (self._path,) = self.app.until(lambda: list(self.folder.glob("*.zorgscan")), "the scan has its file")
        return self._path

    def file(self) -> dict[str, Any]:
        """What it holds, read as plain JSON."""
        read: dict[str, Any] = json.loads(self.path.read_bytes())
        return read

    def card(self, card_id: str) -> dict[str, Any]:
        """What it says of one card."""
        return next((card for card in self.file()["cards"] if card["id"] == card_id), {})

    def zones(self) -> dict[str, str]:
        """Where cards lie."""
        return {card["id"]: card["zone"] for card in self.file()["cards"] if card["zone"] and card["state"] == "open"}

    def plan_cards(self) -> list[str]:
        """The cards of the building blocks in order."""
        return [card for row in self.file()["plan"] for card in row["cards"]]

    def knows(self, found: Callable[[], object], what: str) -> None:
        """Wait until the file knows it."""
        self.app.until(found, f"the file knows: {what}", PATIENCE)
