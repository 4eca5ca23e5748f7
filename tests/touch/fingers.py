"""Fingers, palms and pens that reach a real window as the system sends them, and what a calm board looks like."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gestures import Room, settle, touch_screen
from zorgscan_desktop.board.card_item import CardItem
from zorgscan_desktop.board.ground import Z_GROUND
from zorgscan_desktop.board.scene import Z_BUTTON, Z_HEADER, ButtonItem

Place = QPoint | QWidget
"""A point on the board, or the middle of a button."""


class Fingers:
    """All fingers on one touch screen: one story of frames, each of which names every finger that is down.

    The system's queue carries the frames, so that Qt's own targeting and mouse synthesis take part.
    """

    def __init__(self, window: QWidget, board: QWidget) -> None:
        self._board = board
        self._story = QTest.touchEvent(window, touch_screen(), False)
        self._down: dict[int, tuple[QWidget, QPoint]] = {}

    def press(self, finger: int, place: Place) -> None:
        """One finger goes down."""
        self.press_together({finger: place})

    def press_together(self, places: Mapping[int, Place]) -> None:
        """Fingers that go down in the same frame. One that is down already comes as pressed again."""
        self._put(places)
        self._commit("press", places)

    def move(self, finger: int, place: Place) -> None:
        """One finger is there in the next frame."""
        self.move_together({finger: place})

    def move_together(self, places: Mapping[int, Place]) -> None:
        """Fingers that are there in the next frame."""
        self._put(places)
        self._commit("move", places)

    def carry(self, finger: int, place: Place) -> None:
        """One finger goes there in steps, like a hand."""
        self.carry_together({finger: place})

    def carry_together(self, places: Mapping[int, Place], steps: int = 4) -> None:
        """Fingers go there in steps, all in the same frames."""
        starts = {finger: self.where(finger) for finger in places}
        ends = {finger: self._board.mapFromGlobal(_global(*self._spot(place))) for finger, place in places.items()}
        for step in range(1, steps + 1):
            self.move_together({f: starts[f] + (ends[f] - starts[f]) * step / steps for f in places})

    def lift(self, finger: int) -> None:
        """One finger goes up where it is."""
        self.lift_together([finger])

    def lift_together(self, fingers: Iterable[int]) -> None:
        """Fingers that go up in the same frame."""
        lifted = list(fingers)
        self._commit("release", lifted)
        for finger in lifted:
            del self._down[finger]

    def lift_all(self) -> None:
        """Nobody touches the screen any more."""
        if self._down:
            self.lift_together(self._down)

    def tap(self, finger: int, place: Place) -> None:
        """Down and up in place."""
        self.press(finger, place)
        self.lift(finger)

    def drag(self, finger: int, start: Place, end: Place) -> None:
        """Down, along, up."""
        self.press(finger, start)
        self.carry(finger, end)
        self.lift(finger)

    def hold(self, finger: int, place: Place, ms: int = 560) -> None:
        """Down, and still for a while."""
        self.press(finger, place)
        QTest.qWait(ms)

    def cancel(self) -> None:
        """The system takes the touch away: what it sends then names no fingers at all."""
        QApplication.sendEvent(self._board, QTouchEvent(QEvent.Type.TouchCancel, touch_screen()))
        settle()

    def lay_palm(self, finger: int, point: QPoint, width: float, height: float) -> None:
        """A contact of this size (logical px). QTest knows no sizes, so this frame goes straight to the board."""
        event = _SizedTouch(QEvent.Type.TouchBegin, touch_screen())
        event.contact = _Contact(finger, QPointF(self._board.mapToGlobal(point)), QSizeF(width, height))
        QApplication.sendEvent(self._board, event)

    def _put(self, places: Mapping[int, Place]) -> None:
        self._down.update({finger: self._spot(place) for finger, place in places.items()})

    def _spot(self, place: Place) -> tuple[QWidget, QPoint]:
        return (place, place.rect().center()) if isinstance(place, QWidget) else (self._board, place)

    def where(self, finger: int) -> QPoint:
        """Where a finger is, as a point on the board."""
        return self._board.mapFromGlobal(_global(*self._down[finger]))

    def _commit(self, verb: str, fingers: Iterable[int]) -> None:
        acting = set(fingers)
        for finger, (widget, point) in self._down.items():
            if finger in acting:
                getattr(self._story, verb)(finger, point, widget)
            else:
                self._story.stationary(finger)
        self._story.commit()
        settle()


def _global(widget: QWidget, point: QPoint) -> QPoint:
    return widget.mapToGlobal(point)


@dataclass(frozen=True)
class _Contact:
    """What the view asks of a touch point that just came."""

    finger: int
    place: QPointF
    size: QSizeF

    def id(self) -> int:
        return self.finger

    def state(self) -> QEventPoint.State:
        return QEventPoint.State.Pressed

    def globalPosition(self) -> QPointF:  # noqa: N802  Qt's name
        return self.place

    def ellipseDiameters(self) -> QSizeF:  # noqa: N802  Qt's name
        return self.size


class _SizedTouch(QTouchEvent):
    """A touch event whose only point has a size: Qt lets nobody but a driver set one."""

    contact: _Contact

    def points(self) -> list[_Contact]:  # type: ignore[override]
        return [self.contact]


class Pen:
    """A pen on the screen. Qt offers no pen to tests, so its events go straight to the board."""

    def __init__(self, board: QWidget, number: int = 7) -> None:
        self._board = board
        kinds = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
        able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        unique = QPointingDeviceUniqueId.fromNumericId(number)
        self._device = QPointingDevice("pen", number, *kinds, able, 1, 3, "seat", unique, board)

    def press(self, point: QPoint) -> None:
        """The tip touches."""
        self._send(QEvent.Type.TabletPress, point, 0.6)

    def move(self, point: QPoint) -> None:
        """It moves, touching or above the screen."""
        self._send(QEvent.Type.TabletMove, point, 0.6)

    def lift(self, point: QPoint) -> None:
        """The tip leaves."""
        self._send(QEvent.Type.TabletRelease, point, 0.0)

    def _send(self, kind: QEvent.Type, point: QPoint, pressure: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        buttons = left if pressure else none
        at, everywhere = QPointF(point), QPointF(self._board.mapToGlobal(point))
        tilt = (0.0, 0.0, 0.0, 0.0, 0.0)
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QTabletEvent(kind, self._device, at, everywhere, pressure, *tilt, modifiers, left, buttons)
        QApplication.sendEvent(self._board, event)
        settle()


def assert_home(room: Room, *card_ids: str) -> None:
    """Each of these cards lies, whole and seen, where the document says."""
    for card_id in card_ids:
        item = room.scene.cards[card_id]
        assert item.isVisible(), f"{card_id} cannot be seen"
        assert item.state != "dragging", f"{card_id} looks as if somebody held it"
        assert room.cell_under(card_id) == (room.zone_of(card_id) or "tray"), card_id


def assert_calm(room: Room) -> None:
    """Nobody holds anything, nothing is left behind, and laying out the board anew would change nothing."""
    settle()
    assert not room.view.router.busy
    assert not room.scene.held
    assert leftovers(room) == []
    shown = _cards(room)
    room.scene.rearrange()
    assert _cards(room) == shown, "a card does not lie where the document says"


def leftovers(room: Room) -> list[object]:
    """Rings, cues, outlines and lit zones: what belongs to hands and not to the board."""
    free = [item for item in room.scene.items() if not isinstance(item, (CardItem, ButtonItem))]
    # Title and the pictures inside the cards lie at 0, the keyboard's ring lies among the buttons.
    # (Not told apart by their parent: asking an item for it crashes PySide when the scene goes.)
    left: list[object] = [item for item in free if item.zValue() not in (0.0, Z_GROUND, Z_HEADER, Z_BUTTON)]
    return left + list(room.scene.ground.lit)


def _cards(room: Room) -> dict[str, tuple[object, ...]]:
    cards = {}
    for card_id, item in room.scene.cards.items():
        cards[card_id] = (item.pos().toTuple(), item._drawn) if item.isVisible() else ()
    return cards
