"""A day of work in a minute: 10,000 moves, undos, redos and notes; memory and frames before and after.

python -m bench.endurance SCAN WHERE
"""

import gc
import random
import sys
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from bench.frames import hover, lift, path
from bench.processes import memory_mb
from bench.rows import Row
from bench.stage import Paints, frame, give, make_room
from tests.gestures import Room, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.core.instrument import SIGNS

STEPS, WARM_UP = 10_000, 1_000


def some_work(room: Room, steps: int, chance: random.Random) -> None:
    """Moves, undo, redo, notes written and wiped, as they come."""
    document, scene = room.document, room.scene
    for step in range(steps):
        deed = chance.random()
        if deed < 0.6:
            document.place(chance.choice(scene.shown_ids()), chance.choice((*SIGNS, None)))
        elif deed < 0.75:
            document.undo_stack.undo()
        elif deed < 0.85:
            document.undo_stack.redo()
        elif deed < 0.95 and len(document.scan.notes) < 30:
            document.add_note(scene.dimension, f"Notitie {step}")
        elif document.scan.notes:
            document.remove_note(len(document.scan.notes) - 1)
        if step % 10 == 0:
            settle(1)
        if step % 500 == 0:
            scene.show_dimension(chance.randint(1, 7))


def frames(room: Room) -> float:
    """The median frame of a drag."""
    room.scene.show_dimension(2)
    room.scene.show_dimension(1)
    settle()
    lift(room, next(i for i in room.scene.cards.values() if i.isVisible()))
    viewport = room.view.viewport()
    paints, events = Paints(viewport), [hover(viewport, path(step)) for step in range(300)]
    times = [frame(paints, lambda event=event: QApplication.sendEvent(viewport, event)) for event in events]  # type: ignore[misc]
    room.view.let_go()
    settle()
    return median(times)


def kept(room: Room) -> float:
    """Memory in MB while the first dimension is shown: how many pictures there are depends on what is shown."""
    assert room.scene.dimension == 1
    gc.collect()
    return memory_mb("self")


def rows(scan: Path, where: str) -> list[Row]:
    """Work until everything that fills up is full, look; work on, look again."""
    room, chance = make_room(scan), random.Random(7)
    for number in (2, 3, 4, 5, 6, 7, 1):  # a card keeps its picture for when its dimension is shown again
        room.scene.show_dimension(number)
        settle()
    some_work(room, WARM_UP, chance)
    before, memory = frames(room), kept(room)
    some_work(room, STEPS, chance)
    after, grown = frames(room), kept(room) - memory
    name = "10,000 moves, undos, redos, notes"
    return [
        Row(f"{name}: memory grows, of 10 MB ({where})", "10 MB", grown / 10, 1, f"{grown:.1f} MB"),
        Row(f"{name}: frame time ({where})", "before", after / before, 1.1, f"{after * 1000:.2f} ms"),
    ]


if __name__ == "__main__":
    app = make_application()
    give(rows(Path(sys.argv[1]), sys.argv[2]))
