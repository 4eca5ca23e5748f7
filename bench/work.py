"""What the app does besides frames: rendering anew, placing, saving, opening; and whether that holds up a frame.

python -m bench.work SCAN WHERE
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.frames import hover, lift, path
from bench.rows import Row, middle, percentile
from bench.stage import Paints, frame, give, make_room
from tests.gestures import Room, settle
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.app.window_start import SWITCH_S, make_application, make_window
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.storage.scan_file import scan_bytes
from zorgscan_desktop.ui.theme import FAMILY

Timer = Callable[[Callable[[], object]], float]


def timed(act: Callable[[], object]) -> float:
    """Seconds that this takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


class Texts(QWidget):
    """The limit of rendering anew: the texts of the board laid out and painted once, nothing else."""

    def __init__(self, texts: list[tuple[str, int, QRectF]], size: QSize) -> None:
        super().__init__()
        self._texts = texts
        self.resize(size)
        self.show()
        QTest.qWaitForWindowExposed(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        for text, pixels, rect in self._texts:
            font = QFont(FAMILY)
            font.setPixelSize(pixels)
            layout = QTextLayout(text, font)
            layout.setTextOption(QTextOption())
            layout.beginLayout()
            height = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(rect.width())
                line.setPosition(QPointF(0, height))
                height += line.height()
            layout.endLayout()
            layout.draw(painter, rect.topLeft())
        painter.end()


def render_rows(scan: Path, where: str) -> list[Row]:
    """Window sizes that never come back, so that nothing is remembered from the last one."""
    room = make_room(scan)
    texts: list[tuple[str, int, QRectF]] = []
    for item in room.scene.cards.values():
        if item.isVisible():
            texts += [(item.face.text(item.form), 23, item.scene_rect()), (item.face.code, 19, item.scene_rect())]
    limit = Texts(texts, room.view.size())
    ours, theirs = Paints(room.view.viewport()), Paints(limit)
    times: tuple[list[float], list[float]] = ([], [])
    for step in range(1, 31):
        width, height = 1920 - 2 * step, 1080 - step

        def resize(width: int = width, height: int = height) -> None:
            room.window.resize(width, height)
            room.look.fit(width, height)
            room.screen.setGeometry(0, 0, width, height)

        times[0].append(frame(ours, resize))
        times[1].append(frame(theirs, limit.update))
    against = "laying out and painting the same texts once with QTextLayout"
    note = f"{median(times[0]) * 1000:.1f} / {median(times[1]) * 1000:.1f} ms"
    return [Row(f"another window size, all cards rendered anew ({where})", against, middle(*times), 4, note)]


def place_rows(scan: Path, where: str) -> list[Row]:
    """One card laid elsewhere, until the screen shows it, with 39, 390 and 3,900 cards in the scan."""
    stack = QUndoStack()
    empty = median(timed(lambda: stack.push(QUndoCommand("x"))) for _ in range(300))
    found = {}
    for cards in (39, 390, 3900):
        room = make_room(scan, cards)
        turn, paints = count(), Paints(room.view.viewport())
        card = room.scene.shown_ids()[0]

        def place(room: Room = room, card: str = card, turn: "count[int]" = turn) -> None:
            room.document.place(card, SIGNS[next(turn) % 4])

        found[cards] = median(frame(paints, place) for _ in range(20 if cards < 1000 else 6))
        room.window.close()
        settle()
    linear, name = "39 cards", "place a card: command, signals, counts, screen"
    return [
        Row(f"{name} ({where})", "an empty QUndoCommand", found[39] / empty, None, f"{found[39] * 1000:.1f} ms"),
        Row(f"{name}, 390 cards ({where})", linear, found[390] / found[39], 10),
        Row(f"{name}, 3,900 cards ({where})", linear, found[3900] / found[39], 100),
    ]


def save_rows(scan: Path, where: str) -> list[Row]:
    """The whole protocol of autosave beside writing and syncing the same bytes once."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session()
        copy = Path(folder) / "scan.zorgscan"
        copy.write_bytes(scan.read_bytes())
        session.open(copy)
        data, target = scan_bytes(session.document.scan), Path(folder) / "once"
        card, turn, ours, theirs = session.document.scan.cards[0].id, count(), [], []

        def once() -> None:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.write(descriptor, data)
            os.fsync(descriptor)
            os.close(descriptor)

        for _ in range(40):
            session.document.place(card, SIGNS[next(turn) % 4])
            ours.append(timed(session.autosave.save_now))
            theirs.append(timed(once))
        session.close()
    note = f"{median(ours) * 1000:.1f} / {median(theirs) * 1000:.1f} ms"
    against = "writing and syncing the same bytes once"
    return [Row(f"save of a full scan with the whole protocol ({where})", against, middle(ours, theirs), 4, note)]


OPEN = """
import sys, time
data = open(sys.argv[1], "rb").read()
began = time.perf_counter()
if sys.argv[2] == "ours":
    from pathlib import Path
    from zorgscan_desktop.app.resources import load_instrument
    from zorgscan_desktop.storage.scan_file import read_scan
    read_scan(Path(sys.argv[1]), load_instrument())
else:
    import json, pydantic
    from pydantic import BaseModel
    json.loads(data)
print(time.perf_counter() - began)
"""


def open_rows(scan: Path, where: str) -> list[Row]:
    """Reading a full scan in a fresh process, models and paper included."""
    times: dict[str, list[float]] = {"ours": [], "limit": []}
    for _ in range(9):
        for who, found in times.items():
            command = [sys.executable, "-c", OPEN, str(scan), who]
            found.append(float(subprocess.run(command, capture_output=True, check=True).stdout))
    ours, theirs = times["ours"][1:], times["limit"][1:]
    note = f"{median(ours) * 1000:.0f} / {median(theirs) * 1000:.0f} ms"
    against = "json.loads of the same bytes plus the pydantic import"
    return [Row(f"open of a full scan ({where})", against, middle(ours, theirs), 3, note)]


def hold_up_rows(scan: Path, where: str) -> list[Row]:
    """Frames of a drag while the threads save and export all the time, and of the same drag without."""
    sys.setswitchinterval(SWITCH_S)  # as ``open_window`` does: a call that comes back to Python waits no longer
    window = make_window()
    window.look.less_motion = True
    window.resize(1920, 1080)
    window.show()
    QTest.qWaitForWindowExposed(window)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "scan.zorgscan"
        copy.write_bytes(scan.read_bytes())
        window.open_scan(copy)
        settle()
        assert window.board is not None and window.session is not None
        room, session = Room.__new__(Room), window.session
        room.window, room.screen, room.look, room.document = window, window.board, window.look, session.document
        card = next(i for i in room.scene.cards.values() if i.isVisible())
        other = next(c.id for c in session.document.scan.cards if c.id != card.card_id)
        lift(room, card)
        viewport = room.view.viewport()
        paints, turn, done = Paints(viewport), count(), count()
        session.exported.connect(lambda *_: next(done))
        calm, busy = [], []
        for step in range(600):
            event = hover(viewport, path(step % 200))
            send = lambda event=event: QApplication.sendEvent(viewport, event)  # noqa: E731
            (busy if step >= 300 else calm).append(frame(paints, send))
            if step >= 300 and step % 30 == 0:
                session.document.place(other, SIGNS[next(turn) % 4])
                settle()
            if step == 300 or (step > 300 and step % 100 == 0):
                session.export(".xlsx")
            QTest.qWait(8)
        room.key_escape = None  # type: ignore[attr-defined]
        window.board.let_go()
        session.close()
        session.path = None
        window.close()
        settle()
    late, worst = percentile(busy, 0.99), max(busy)
    note = f"{worst * 1000:.1f} ms the longest; median {median(busy) * 1000:.2f} / {median(calm) * 1000:.2f} ms"
    return [
        Row(
            f"frames of a drag while the app saves and exports, 99th percentile ({where})",
            "16.7 ms",
            late / 0.0167,
            1,
            note,
        )
    ]


def rows(scan: Path, where: str) -> list[Row]:
    """All of them."""
    parts = (render_rows, place_rows, hold_up_rows, save_rows, open_rows)
    return [row for part in parts for row in part(scan, where)]


if __name__ == "__main__":
    # Openpyxl loads it where it finds it, for columns of numbers that are arrays. Only those who test have it here.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    app = make_application()
    give(rows(Path(sys.argv[1]), sys.argv[2]))
