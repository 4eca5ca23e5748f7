"""One real window, brought into one state, at one size, in one theme: the gallery and the tests of the look share it.

Everything that a picture shows is fixed: the day, the school, the places of files. Motion is off, so that a picture
shows where things end.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.gestures import settle
from zorgscan_desktop.app import main_window, places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import load_instrument, resource
from zorgscan_desktop.app.settings import Recent
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.board.scene import BoardScene
from zorgscan_desktop.board.view import BoardView
from zorgscan_desktop.core.instrument import Sign
from zorgscan_desktop.core.scan import Card, OwnCard, Scan
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.screens import start_screen
from zorgscan_desktop.screens.board_screen import BoardScreen
from zorgscan_desktop.storage.scan_file import read_scan, write_scan
from zorgscan_desktop.ui.theme import DARK, LIGHT


class _Day(date):
    """The day of every picture."""

    @classmethod
    def today(cls) -> "_Day":
        return cls(2025, 11, 14)


class _Moment(datetime):
    """The moment of every picture."""

    @classmethod
    def now(cls, tz: object = None) -> "_Moment":
        return cls(2025, 11, 14, 11, 5)


@dataclass(frozen=True)
class Shot:
    """The size of the window in logical px, light or dark, the text size, device pixels in a logical one."""

    width: int
    height: int
    dark: bool = False
    text: float = 1.0
    ratio: float = 1.0

    @property
    def name(self) -> str:
        """Part of the file's name: ``1920x1080-light``."""
        return f"{self.width}x{self.height}-{'dark' if self.dark else 'light'}"

    @property
    def variant(self) -> str:
        """What is special about it, for the name: ``-130`` for larger text, ``-x1.5`` for more pixels."""
        larger = "" if self.text == 1.0 else f"-{round(self.text * 100)}"
        return larger + ("" if self.ratio == 1.0 else f"-x{self.ratio:g}")


class Studio:
    """A window, and hands to bring it into a state."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window, self.folder = window, folder

    # -- what there is ----------------------------------------------------------------------------------------------

    @property
    def document(self) -> ScanDocument:
        """The open scan."""
        assert self.window.session is not None
        return self.window.session.document

    @property
    def board(self) -> BoardScreen:
        """The battery's screen."""
        assert self.window.board is not None
        return self.window.board

    @property
    def scene(self) -> BoardScene:
        """The battery."""
        return self.board.scene

    @property
    def view(self) -> BoardView:
        """The battery's view."""
        return self.board.view

    # -- opening ----------------------------------------------------------------------------------------------------

    def open(self, scan: Scan) -> None:
        """Open this scan from a file of its own."""
        path = self.folder / "2025-11-14 Basisschool De Linde.zorgscan"
        write_scan(path, scan, load_instrument(), overwrite=True)
        assert self.window.open_scan(path)
        settle()

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Put these on the start screen."""
        self.window.settings.recent = list(recent)
        self.window._show_recent()
        settle()

    # -- hands ------------------------------------------------------------------------------------------------------

    def place(self, zones: Mapping[str, Sign | None]) -> None:
        """Lay cards."""
        for card_id, zone in zones.items():
            self.document.place(card_id, zone)
        settle()

    def point(self, card_id: str) -> QPoint:
        """The middle of a card in the viewport."""
        return self.view.mapFromScene(self.scene.cards[card_id].scene_rect().center())

    def spot(self, sign: str, down: float) -> QPoint:
        """A point in a zone; ``down`` is the share of its height."""
        assert self.scene.arrangement is not None
        rect, scale = self.scene.arrangement.cells[sign].rect, self.window.look.scale
        return self.view.mapFromScene(QPointF((rect.x + rect.w * 0.2) * scale, (rect.y + rect.h * down) * scale))

    def hold(self, card_id: str, over: QPoint) -> None:
        """Drag a card with the mouse and keep it there."""
        viewport, start = self.view.viewport(), self.point(card_id)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 6):
            QTest.mouseMove(viewport, start + (over - start) * step / 5)
        settle()

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key."""
        QTest.keyClick(widget or self.view, key)
        settle()

    # -- looking ----------------------------------------------------------------------------------------------------

    def grab(self, shown: QWidget | None = None) -> QImage:
        """What people see."""
        return (shown or self.window).grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def example() -> Scan:
    """The example that travels with the app."""
    return read_scan(resource("voorbeeld.zorgscan"), load_instrument()).scan


def with_zones(scan: Scan, zone_of: Callable[[Card], Sign | None]) -> Scan:
    """The same scan with every card laid where ``zone_of`` says."""
    return scan.model_copy(
        update={"cards": tuple(card.model_copy(update={"zone": zone_of(card)}) for card in scan.cards)}
    )


def with_own_card(scan: Scan, statement: str, key_words: str, zone: Sign | None, *, dimension: int = 1) -> Scan:
    """The same scan with one more card that the school wrote itself."""
    number = 1 + sum(1 for card in scan.cards if card.own is not None)
    own = OwnCard(dimension=dimension, statement=statement, key_words=key_words, features=("rustig samen eten",))
    return scan.model_copy(update={"cards": (*scan.cards, Card(id=f"own-{number}", zone=zone, own=own))})


@contextmanager
def studio(folder: Path, shot: Shot) -> Iterator[Studio]:
    """A window of this size, with files of its own in ``folder``; nothing of anybody's computer shows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "documents_folder", lambda: folder / "Documenten" / "Zorgscan")
        patch.setattr(places, "data_folder", lambda: folder / "data")
        patch.setattr(main_window, "date", _Day)
        patch.setattr(start_screen, "datetime", _Moment)
        make_application()
        window = make_window()
        window.look.less_motion = True
        window.look.set_palette(DARK if shot.dark else LIGHT)
        window.look.set_text_factor(shot.text)
        window.resize(shot.width, shot.height)
        window.show()
        settle()
        try:
            yield Studio(window, folder)
        finally:
            window.navigation.let_go()
            if window.session is not None:
                window.session.autosave.follow(None, None)
                window.session.path = None
            window.close()
            window.deleteLater()
            # Without a running event loop nothing that waits to be deleted goes, and a gallery has many windows.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]
            settle()
