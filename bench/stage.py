"""What the rows inside one process stand on: a board with as many cards as asked, frames counted by paint events."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from bench.rows import Row
from tests.gestures import Room
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.scan import Card, OwnCard, Scan
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.scan_file import read_scan


class Paints(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def frame(paints: Paints, act: Callable[[], object]) -> float:
    """Seconds from a change until it is painted. QT_QPA_UPDATE_IDLE_TIME=0: the platform does not wait on purpose."""
    before, began = paints.count, time.perf_counter()
    act()
    while paints.count == before:
        QApplication.processEvents()
        if time.perf_counter() - began > 10:
            raise RuntimeError("nothing was painted")
    return time.perf_counter() - began


def full_scan(path: Path, cards: int = 39) -> Scan:
    """The scan in this file, with own cards up to this number."""
    scan = read_scan(path, load_instrument()).scan
    signs = ("--", "-", "+", "++")
    own = tuple(
        Card(
            id=f"own-{n + 1}",
            zone=signs[n % 4],  # type: ignore[arg-type]
            own=OwnCard(dimension=n % 7 + 1, statement="Onze eigen kaart over de zorg", key_words=f"Eigen kaart {n}"),
        )
        for n in range(cards - len(scan.cards))
    )
    return scan.model_copy(update={"cards": scan.cards + own})


def make_room(path: Path, cards: int = 39) -> Room:
    """A board at 1920x1080 with that scan."""
    return Room(ScanDocument(load_instrument(), full_scan(path, cards)), 1920, 1080)


def spread_out(room: Room) -> None:
    """Show every card of the scan at once, in rows over the whole view (the app itself shows one dimension)."""
    scene, items = room.scene, list(room.scene.cards.values())
    columns = max(6, round((len(items) * 3) ** 0.5))
    width, height = room.view.width() / columns, room.view.height() / (-(-len(items) // columns))
    size = (max(10, min(226, int(width) - 6)), max(8, min(74, int(height) - 6)))
    for number, item in enumerate(items):
        item.setVisible(True)
        item.dress("row", size, scene.look, scene.ratio)
        item.setPos(round(number % columns * width) + 3, round(number // columns * height) + 3)


def give(rows: list[Row]) -> None:
    """Hand the rows of this process to the one that started it."""
    json.dump([asdict(row) for row in rows], sys.stdout)
