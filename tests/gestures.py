"""Input that reads like what people do: real events into a real window, and where things are on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.board.view import BoardView
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.screens.board_screen import BoardScreen
from zorgscan_desktop.ui.theme import Look

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def new_document() -> ScanDocument:
    """An empty scan of an invented school."""
    instrument = load_instrument()
    scan = Scan.new(instrument, day=date(2026, 11, 23), now=NOW, school="De Linde", school_year="2026-2027")
    return ScanDocument(instrument, scan)


def settle(rounds: int = 5) -> None:
    """Let Qt do what is waiting, and delete what is to be deleted: the loop of a running app does that by itself."""
    for _ in range(rounds):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]


class Room:
    """A board screen in a window, and a hand in front of it. Motion is off, so that things are where they end."""

    def __init__(self, document: ScanDocument, width: int, height: int) -> None:
        self.document = document
        self.look = Look()
        self.look.less_motion = True
        self.look.fit(width, height)
        self.window = QWidget()
        self.window.resize(width, height)
        self.screen = BoardScreen(document, self.look, self.window)
        self.screen.setGeometry(0, 0, width, height)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.view.setFocus()
        settle()

    @property
    def view(self) -> BoardView:
        """The board's view."""
        return self.screen.view

    @property
    def scene(self):  # type: ignore[no-untyped-def]
        """The board's scene."""
        return self.screen.scene

    # -- where things are -------------------------------------------------------------------------------------------

    def at(self, place: QPointF) -> QPoint:
        """A scene point in the viewport."""
        return self.view.mapFromScene(place)

    def card(self, card_id: str) -> QPoint:
        """The middle of a card that can be seen."""
        item = self.scene.cards[card_id]
        assert item.isVisible(), f"{card_id} cannot be seen"
        return self.at(item.scene_rect().center())

    def zone(self, sign: str) -> QPoint:
        """A free spot high in a zone."""
        rect = self.scene.arrangement.cells[sign].rect
        scale = self.look.scale
        return self.at(QPointF((rect.x + rect.w / 2) * scale, (rect.y + 40) * scale))

    def tray(self) -> QPoint:
        """A spot on the tray's edge, beside the cards."""
        rect = self.scene.arrangement.tray.rect
        return self.at(QPointF((rect.x + rect.w / 2) * self.look.scale, (rect.y + 5) * self.look.scale))

    def ground(self) -> QPoint:
        """Empty ground above the battery."""
        return QPoint(self.view.width() // 2, 10)

    # -- mouse ------------------------------------------------------------------------------------------------------

    def press(self, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Press a mouse button."""
        QTest.mousePress(self.view.viewport(), button, Qt.KeyboardModifier.NoModifier, point)

    def move(self, point: QPoint) -> None:
        """Move the mouse, with the button as it is."""
        QTest.mouseMove(self.view.viewport(), point)

    def release(self, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Let the button go."""
        QTest.mouseRelease(self.view.viewport(), button, Qt.KeyboardModifier.NoModifier, point)
        settle()

    def click(self, point: QPoint) -> None:
        """Press and release in place."""
        self.press(point)
        self.release(point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag with the mouse in steps, like a hand."""
        with self.dragging(start, end):
            pass

    @contextmanager
    def dragging(self, start: QPoint, end: QPoint) -> Iterator[None]:
        """Drag, look around, then let go."""
        self.press(start)
        for step in range(1, 6):
            self.move(start + (end - start) * step / 5)
        settle()
        yield
        self.release(end)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the board."""
        QTest.keyClick(self.view, key, modifier)
        settle()

    # -- what people see --------------------------------------------------------------------------------------------

    def zone_of(self, card_id: str) -> str | None:
        """Where the document says that the card lies."""
        return self.document.scan.card(card_id).zone

    def cell_under(self, card_id: str) -> str | None:
        """Where the card is on the screen: the zone whose cell holds its middle, or ``tray``."""
        item = self.scene.cards[card_id]
        middle = item.scene_rect().center() / self.look.scale
        for sign, cell in self.scene.arrangement.cells.items():
            if cell.rect.holds(middle.x(), middle.y()):
                return str(sign)
        return "tray" if self.scene.arrangement.tray.rect.holds(middle.x(), middle.y()) else None


def touch_screen() -> QInputDevice:
    """One touch screen for all tests: Qt keeps devices for ever."""
    global _touch
    if _touch is None:
        _touch = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    return _touch


_touch: QInputDevice | None = None
