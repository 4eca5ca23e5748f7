"""Frames on the board beside plain blitting: one card, ten, all; 39, 390 and 3,900 cards.

python -m bench.frames SCAN WHERE
"""

import random
import sys
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.rows import Row, middle, percentile
from bench.stage import Paints, frame, give, make_room, spread_out
from tests.gestures import Room, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.board.card_item import CardItem

FRAMES = 320
BLIT = "blitting one picture over a still background in a plain widget"
FULL = "full repaint by blitting"


class Blitter(QWidget):
    """The limit: a still background, and pictures blitted over it where they are now."""

    def __init__(self, background: QPixmap, picture: QPixmap, places: list[QPoint]) -> None:
        super().__init__()
        self.background, self.picture, self.places = background, picture, places
        self.ratio = picture.devicePixelRatio()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(background.deviceIndependentSize().toSize())
        self.show()
        QTest.qWaitForWindowExposed(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect, ratio = event.rect(), self.ratio
        painter = QPainter(self)
        part = QRect(rect.topLeft() * ratio, rect.size() * ratio)
        painter.drawPixmap(rect, self.background, part)
        for place in self.places:
            painter.drawPixmap(place, self.picture)
        painter.end()

    def carry(self, place: QPoint) -> None:
        """Move the first picture and ask for the rectangle that changed."""
        size = self.picture.deviceIndependentSize().toSize()
        old, self.places[0] = self.places[0], place
        self.update(QRect(old, size) | QRect(place, size))


def path(step: int) -> QPoint:
    """Where a hand is after so many steps of a drag: from the left of the battery to the right, and back."""
    along = step * 3 % 1800
    return QPoint(150 + min(along, 1800 - along), 300 + step * 3 % 200)


def hover(view: QWidget, place: QPoint) -> QMouseEvent:
    """A move of the mouse with its button down, as Qt would send it."""
    local, left = QPointF(place), Qt.MouseButton.LeftButton
    everywhere = QPointF(view.mapToGlobal(place))
    return QMouseEvent(QEvent.Type.MouseMove, local, everywhere, left, left, Qt.KeyboardModifier.NoModifier)


def lift(room: Room, card: CardItem) -> None:
    """Take a card in hand with the mouse."""
    start = room.at(card.scene_rect().center())
    room.press(start)
    room.move(start + QPoint(20, 0))
    settle()


def one_card(room: Room, background: QPixmap) -> tuple[list[float], list[float]]:
    """Frames of one dragged card, and of the same picture blitted, in turn."""
    viewport = room.view.viewport()
    card = next(i for i in room.scene.cards.values() if i.isVisible())
    limit = Blitter(background, card.picture, [QPoint(0, 0)])
    room.window.activateWindow()  # a window that loses the focus lets its cards go
    settle()
    lift(room, card)
    limit.picture = card.picture
    ours, theirs = Paints(viewport), Paints(limit)
    times: tuple[list[float], list[float]] = ([], [])
    for step in range(FRAMES):
        event, place = hover(viewport, path(step)), path(step)
        times[0].append(frame(ours, lambda: QApplication.sendEvent(viewport, event)))  # noqa: B023  called at once
        times[1].append(frame(theirs, lambda: limit.carry(place)))  # noqa: B023
    room.key(Qt.Key.Key_Escape)
    room.release(path(0))
    limit.close()
    return times[0][20:], times[1][20:]


def ten_cards(room: Room) -> list[float]:
    """Frames in which ten hands each move a card of their own."""
    paints, view = Paints(room.view.viewport()), room.view
    cards = [i for i in room.scene.cards.values() if i.isVisible()][:10]
    for number, card in enumerate(cards):
        middle = card.scene_rect().center()
        view.router.press(("bench", number), middle.x(), middle.y(), 16.0)
        view.router.move(("bench", number), middle.x() + 30, middle.y())
    settle()

    def move(step: int) -> None:
        for number in range(10):
            place = path(step + number * 60)
            view.router.move(("bench", number), place.x(), place.y())

    times = [frame(paints, lambda step=step: move(step)) for step in range(FRAMES // 2)]  # type: ignore[misc]
    view.let_go()
    settle()
    return times[10:]


def all_cards(room: Room, whole: Blitter) -> tuple[list[float], list[float]]:
    """Frames in which every card that can be seen moves, and full repaints by blitting, in turn."""
    ours, theirs, chance = Paints(room.view.viewport()), Paints(whole), random.Random(1)
    cards = [i for i in room.scene.cards.values() if i.isVisible()]
    times: tuple[list[float], list[float]] = ([], [])

    def move() -> None:
        for card in cards:
            card.setPos(card.pos() + QPointF(chance.randint(-3, 3), chance.randint(-3, 3)))

    for _ in range(FRAMES // 3):
        times[0].append(frame(ours, move))
        times[1].append(frame(theirs, whole.update))
    return times[0][5:], times[1][5:]


def many_cards(scan: Path, count: int) -> Room:
    """A board with this many cards, all to be seen."""
    room = make_room(scan, count)
    spread_out(room)
    settle()
    return room


def compare_counts(scan: Path) -> dict[int, float]:
    """The median frame of one dragged card with 39, 390 and 3,900 on the board."""
    found = {}
    for count in (39, 390, 3900):
        room = many_cards(scan, count)
        viewport = room.view.viewport()
        lift(room, next(iter(room.scene.cards.values())))
        paints, events = Paints(viewport), [hover(viewport, path(step)) for step in range(FRAMES // 2)]
        times = [frame(paints, partial(QApplication.sendEvent, viewport, event)) for event in events]
        found[count] = median(times[10:])
        room.window.close()
        settle()
    return found


def rows(scan: Path, where: str) -> list[Row]:
    """Everything about frames on this platform at this pixel ratio."""
    room = many_cards(scan, 39)
    size, picture = room.view.viewport().size(), next(iter(room.scene.cards.values())).picture
    background = QPixmap(size * picture.devicePixelRatio())
    background.setDevicePixelRatio(picture.devicePixelRatio())
    background.fill(Qt.GlobalColor.lightGray)
    ours, theirs = one_card(room, background)
    spread_out(room)
    ten = ten_cards(room)
    spread_out(room)
    everything, full = all_cards(room, Blitter(background, picture, [QPoint(40 * n, 25 * n) for n in range(39)]))
    counts = compare_counts(scan)

    def ms(values: list[float], other: list[float]) -> str:
        return f"{median(values) * 1000:.2f} / {median(other) * 1000:.2f} ms"

    late = [percentile(ours, 0.99), percentile(theirs, 0.99)]
    dragged = "one frame while one card is dragged"
    return [
        Row(f"{dragged}, median ({where})", BLIT, median(ours) / median(theirs), 1.5, ms(ours, theirs)),
        Row(f"{dragged}, 99th percentile ({where})", BLIT, late[0] / late[1], 4, ms(late[:1], late[1:])),
        Row(f"{dragged}, the longest: a zone lights up ({where})", BLIT, max(ours) / median(theirs), None),
        Row(f"one frame while ten cards are dragged ({where})", FULL, median(ten) / median(full), 3, ms(ten, full)),
        Row(f"one frame while all cards move ({where})", FULL, middle(everything, full), 3, ms(everything, full)),
        Row(f"one frame with 390 cards on the board ({where})", "39 cards", counts[390] / counts[39], 2),
        Row(f"one frame with 3,900 cards on the board ({where})", "39 cards", counts[3900] / counts[39], 10),
    ]


if __name__ == "__main__":
    app = make_application()
    give(rows(Path(sys.argv[1]), sys.argv[2]))
