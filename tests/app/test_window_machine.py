"""Any order of doing things in the real window: after each step the screen, the document and the file agree."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.scan_file import read_scan

SIGNS = ("--", "-", "+", "++")
CARDS = st.integers(0, 13)
RUNS, STEPS = 12, 25


class StudyDay(RuleBasedStateMachine):
    """One window, one scan, and a team that does whatever it likes."""

    @initialize(size=st.sampled_from([(1920, 1080), (1366, 768), (1024, 768)]))
    def begin(self, size: tuple[int, int]) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(places, "documents_folder", lambda: self.home / "Documenten")
        self.patch.setattr(places, "data_folder", lambda: self.home / "data")
        make_application()
        self.window = make_window()
        self.window.look.less_motion = True
        self.window.resize(*size)
        self.window.show()
        self.window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
        settle()

    @property
    def board(self):  # type: ignore[no-untyped-def]
        board = self.window.board
        assert board is not None
        return board

    @property
    def document(self):  # type: ignore[no-untyped-def]
        assert self.window.session is not None
        return self.window.session.document

    def card(self, number: int) -> str:
        ids = self.board.scene.shown_ids()
        return ids[number % len(ids)]

    @rule(number=CARDS, sign=st.sampled_from(SIGNS))
    def drag(self, number: int, sign: str) -> None:
        card_id = self.card(number)
        self.board.scene.set_current(card_id)
        viewport, item = self.board.view.viewport(), self.board.scene.cards[card_id]
        start = self.board.view.mapFromScene(item.scene_rect().center())
        cell = self.board.scene.arrangement.cells[sign].rect
        scale = self.window.look.scale
        end = self.board.view.mapFromScene(QPointF((cell.x + cell.w / 2) * scale, (cell.y + 30) * scale))
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 4):
            QTest.mouseMove(viewport, start + (end - start) * step / 3)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(end))
        settle(2)
        assert self.document.scan.card(card_id).zone == sign

    @rule(number=CARDS, key=st.sampled_from([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_0]))
    def press_a_key(self, number: int, key: Qt.Key) -> None:
        self.board.scene.set_current(self.card(number))
        QTest.keyClick(self.board.view, key)

    @rule()
    def undo(self) -> None:
        self.window.undo()

    @rule()
    def redo(self) -> None:
        self.window.redo()

    @rule(text=st.text(max_size=20))
    def note(self, text: str) -> None:
        self.board.write_note()
        self.board.panel.editor.field.setPlainText(text)
        self.board.panel.editor.close_text()

    @precondition(lambda self: len(self.document.scan.notes) > 0)
    @rule()
    def remove_a_note(self) -> None:
        self.document.remove_note(0)

    @rule(number=CARDS)
    def choose(self, number: int) -> None:
        card_id = self.card(number)
        self.document.choose(card_id, not self.document.is_building_block(card_id))

    @rule(number=st.integers(1, 7))
    def change_dimension(self, number: int) -> None:
        self.board.show_dimension(number)

    @rule(screen=st.sampled_from(["show_list", "show_read_aloud", "show_overview", "show_plan", "show_battery"]))
    def look_elsewhere(self, screen: str) -> None:
        getattr(self.window.navigation, screen)()
        settle(2)
        self.window.navigation.show_battery()

    @rule()
    def open_again(self) -> None:
        assert self.window.session is not None
        assert self.window.session.path is not None
        path = self.window.session.path
        self.window.go_home()
        self.window.session.open(path)
        self.window.open_scan(path)

    @invariant()
    def screen_document_and_file_agree(self) -> None:
        settle(2)
        scan: Scan = self.document.scan
        self.check_screen(scan)
        assert self.window.session is not None
        assert self.window.session.path is not None
        assert self.window.session.autosave.save_now() is None
        saved = read_scan(self.window.session.path, self.document.instrument).scan
        assert saved.model_copy(update={"modified": scan.modified}) == scan

    def check_screen(self, scan: Scan) -> None:
        scene, board = self.board.scene, self.board.scene.arrangement
        for card_id in scene.shown_ids():
            item = scene.cards[card_id]
            if not item.isVisible():
                continue
            middle = item.scene_rect().center() / self.window.look.scale
            zone = scan.card(card_id).zone
            place = board.cells[zone].rect if zone else board.tray.rect
            assert place.holds(middle.x(), middle.y()), f"{card_id} is not where the document says"
        placed = sum(1 for card in scan.cards if card.zone)
        assert self.board.rail.accessibleName() == f"{placed} van 39 kaarten gelegd"
        shown = self.board.panel.notes_heading.accessibleName()
        notes = sum(1 for note in scan.notes if note.dimension == scene.dimension)
        assert shown == f"Notities dimensie {scene.dimension}, {notes}"

    def teardown(self) -> None:
        self.window.close()
        self.window.deleteLater()
        settle()
        self.patch.undo()
        shutil.rmtree(self.home, ignore_errors=True)


TestStudyDay = StudyDay.TestCase
TestStudyDay.settings = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)
