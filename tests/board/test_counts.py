"""How often things are done, which repeats exactly: frames, layouts of text, pictures, signals, layouts of the board.

What these counts cost in time is measured beside the physical limit by ``make bench`` (docs/performance.md).
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.board.conftest import MakeRoom
from tests.gestures import Room, settle
from zorgscan_desktop.board import card_item, pictures
from zorgscan_desktop.board.scene import BoardScene


class Paints(QObject):
    """Counts the frames of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Calls:
    """Counts calls of what it was put in the place of."""

    def __init__(self) -> None:
        self.count = 0

    def listen(self, patch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        made: Callable[..., Any] = getattr(owner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            return made(*arguments, **named)

        patch.setattr(owner, name, call)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Counts text that is laid out or drawn by hand."""
    calls = Calls()
    for name in ("beginLayout", "draw"):
        calls.listen(monkeypatch, QTextLayout, name)
    return calls


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Counts pictures that are made."""
    calls = Calls()
    calls.listen(monkeypatch, card_item, "card_pixmap")
    calls.listen(monkeypatch, pictures, "blank")
    return calls


@contextmanager
def card_in_hand(room: Room) -> Iterator[QPoint]:
    """A card held by the mouse, high in the leftmost zone; the place of the hand."""
    place = room.zone("--")
    room.press(room.card(room.scene.shown_ids()[0]))
    room.move(place)
    settle()
    yield place
    room.release(place)


def test_a_step_of_a_hand_is_one_frame_without_text_or_new_pictures(room: Room, texts: Calls, drawn: Calls) -> None:
    with card_in_hand(room) as place:
        paints = Paints(room.view.viewport())
        texts.count = drawn.count = 0
        for step in range(1, 21):
            room.move(place + QPoint(step, step))
            settle()
            assert paints.count == step
        assert (texts.count, drawn.count) == (0, 0)


def test_a_frame_of_a_drag_is_painted_without_python(room: Room) -> None:
    """Each call of Qt that comes back to Python costs a part of the frame: an item's rectangle is all it asks."""
    called: set[str] = set()

    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and "zorgscan_desktop" in frame.f_code.co_filename:
            called.add(frame.f_code.co_name)

    with card_in_hand(room) as place:
        paints = Paints(room.view.viewport())
        for step in range(1, 11):
            room.move(place + QPoint(step, step))
            sys.setprofile(look)
            settle()
            sys.setprofile(None)
        assert paints.count == 10
    assert called - {"guarded"} == {"boundingRect"}


def test_many_steps_between_two_frames_are_one_frame(room: Room) -> None:
    with card_in_hand(room) as place:
        paints = Paints(room.view.viewport())
        for step in range(1, 21):
            room.move(place + QPoint(step, step))
        settle()
        assert paints.count == 1


def test_a_still_hand_costs_nothing(room: Room) -> None:
    with card_in_hand(room):
        paints = Paints(room.view.viewport())
        settle(20)
        assert paints.count == 0


def test_a_placed_card_is_told_once_and_laid_out_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    laid_out = Calls()
    laid_out.listen(monkeypatch, BoardScene, "rearrange")
    room.document.card_changed.connect(told.append)
    card_id = room.scene.shown_ids()[0]
    room.drag(room.card(card_id), room.zone("+"))
    assert told == [card_id]
    assert room.document.undo_stack.count() == 1
    assert laid_out.count == 1


def test_a_placed_card_leaves_the_pictures_of_the_others(room: Room) -> None:
    first, second, third = room.scene.shown_ids()[:3]
    room.document.place(first, "+")
    room.document.place(second, "-")
    settle()
    before = {card_id: room.scene.cards[card_id].picture.cacheKey() for card_id in (first, second, third)}
    room.document.place(third, "--")
    settle()
    changed = {card_id for card_id, key in before.items() if room.scene.cards[card_id].picture.cacheKey() != key}
    assert changed == {third}


def test_another_window_size_is_one_layout(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = Calls()
    laid_out.listen(monkeypatch, BoardScene, "rearrange")
    room.window.resize(1600, 900)
    room.look.fit(1600, 900)
    room.screen.setGeometry(0, 0, 1600, 900)
    settle()
    assert laid_out.count == 1


def test_a_board_that_was_never_painted_is_laid_out_when_it_is(
    make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = Calls()
    laid_out.listen(monkeypatch, BoardScene, "_place_items")
    room = make_room(1366, 768)
    settle()
    assert laid_out.count == 1
    assert room.scene.arrangement is not None


def test_nothing_runs_on_a_board_that_is_left_alone(room: Room) -> None:
    room.drag(room.card(room.scene.shown_ids()[0]), room.zone("+"))
    QTest.qWait(1)
    settle()
    running = [timer for timer in room.window.findChildren(QTimer) if timer.isActive()]
    running += [a for a in room.scene.findChildren(QAbstractAnimation) if a.state() == a.State.Running]
    assert running == []
    paints = Paints(room.view.viewport())
    QApplication.processEvents()
    assert paints.count == 0
