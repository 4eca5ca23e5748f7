"""Any order of doing things in the real window: after each step the screen, the document and the file agree."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

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
from zorgscan_desktop.document.cards import Aside
from zorgscan_desktop.panels.car_park import RemarkRow
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.scan_file import read_scan

SIGNS = ("--", "-", "+", "++")
CARDS = st.integers(0, 13)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=15)
"""What a keyboard can type on one line."""
RUNS, STEPS = 12, 25


def in_the_end(act: Callable[[], bool]) -> bool:
    """Whether this comes true. A computer that stood still for seconds loses nothing: the app tries again."""
    return any(act() for _ in range(20))


class StudyDay(RuleBasedStateMachine):
    """One window, one scan, and a team that does whatever it likes."""

    @initialize(size=st.sampled_from([(1920, 1080), (1366, 768), (1024, 768)]))
    def begin(self, size: tuple[int, int]) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(places, "documents_folder", lambda: self.home / "Documenten")
        self.patch.setattr(places, "data_folder", lambda: self.home / "data")
        self.size = size
        self.open_window()
        self.window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
        settle()

    def open_window(self) -> None:
        """A window on the start screen."""
        make_application()
        self.window = make_window()
        self.window.look.less_motion = True
        self.window.resize(*self.size)
        self.window.show()
        settle()

    def shut(self) -> None:
        """Away with the window."""
        self.window.close()
        self.window.deleteLater()
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

    # -- cards that lie in no zone, and cards of the school itself ---------------------------------------------------

    @rule(number=CARDS, state=st.sampled_from(["parked", "not_applicable", "open"]), reason=WORDS)
    def set_aside(self, number: int, state: Aside, reason: str) -> None:
        self.document.set_aside(self.card(number), state, reason)

    @rule(statement=WORDS, key_words=st.sampled_from(["", "Samen eten"]), features=WORDS)
    def write_own_card(self, statement: str, key_words: str, features: str) -> None:
        self.board.write_own_card()
        editor = self.board.panel.editors.own_card
        editor.statement.setPlainText(statement)
        editor.key_words.setText(key_words)
        editor.features.setPlainText(features)
        QTest.mouseClick(editor.done_button, Qt.MouseButton.LeftButton)

    def own_card(self, number: int) -> str:
        own = [card.id for card in self.document.scan.cards if card.own is not None]
        return own[number % len(own)]

    @precondition(lambda self: self.document.scan.cards[-1].own is not None)
    @rule(number=CARDS, statement=WORDS)
    def change_own_card(self, number: int, statement: str) -> None:
        card_id = self.own_card(number)
        self.board.show_dimension(self.document.dimension_of(card_id))
        self.board.edit_own_card(card_id)
        self.board.panel.editors.own_card.statement.setPlainText(statement)
        QTest.mouseClick(self.board.panel.editors.own_card.done_button, Qt.MouseButton.LeftButton)

    @precondition(lambda self: self.document.scan.cards[-1].own is not None)
    @rule(number=CARDS)
    def remove_own_card(self, number: int) -> None:
        card_id = self.own_card(number)
        self.board.show_dimension(self.document.dimension_of(card_id))
        self.board.menu.open_for(card_id, QPoint(300, 300))
        QTest.mouseClick(self.board.menu.remove, Qt.MouseButton.LeftButton)

    # -- car park ----------------------------------------------------------------------------------------------------

    @property
    def car_park(self):  # type: ignore[no-untyped-def]
        """The panel at the side, open."""
        sides = self.window.sides
        assert sides is not None
        if sides.car_park is None or not sides.car_park.isVisible():
            sides.show_car_park()
            settle(2)
        assert sides.car_park is not None
        return sides.car_park.content

    @rule(text=WORDS)
    def park_a_remark(self, text: str) -> None:
        self.car_park.write()
        self.car_park.editor.field.setPlainText(text)
        self.car_park.editor.close_text()

    @precondition(lambda self: len(self.document.scan.car_park) > 0)
    @rule(number=CARDS, text=WORDS)
    def change_a_remark(self, number: int, text: str) -> None:
        self.car_park.edit(number % len(self.document.scan.car_park))
        self.car_park.editor.field.setPlainText(text)
        self.car_park.editor.close_text()

    @precondition(lambda self: len(self.document.scan.car_park) > 0)
    @rule(number=CARDS)
    def remove_a_remark(self, number: int) -> None:
        self.car_park.remove(number % len(self.document.scan.car_park))

    # -- plan --------------------------------------------------------------------------------------------------------

    @rule(number=CARDS)
    def choose(self, number: int) -> None:
        card_id = self.card(number)
        self.document.choose(card_id, not self.document.is_building_block(card_id))

    def row(self, number: int):  # type: ignore[no-untyped-def]
        """A building block on the screen of the plan."""
        self.window.navigation.show_plan()
        settle(2)
        plan = self.window.navigation.plan
        assert plan is not None
        return plan.list.rows[number % len(plan.list.rows)]

    @precondition(lambda self: len(self.document.scan.plan) > 0)
    @rule(number=CARDS, field=st.sampled_from(["goal", "todo", "who", "follow_up"]), text=WORDS)
    def write_in_the_plan(self, number: int, field: str, text: str) -> None:
        cell = getattr(self.row(number), field)
        cell.open()
        cell.field.setPlainText(text)
        cell.close_field()
        self.check_plan()
        self.window.navigation.show_battery()

    @precondition(lambda self: len(self.document.scan.plan) > 0)
    @rule(number=CARDS, status=st.sampled_from(["not_started", "in_progress", "done"]), day=st.none() | st.dates())
    def set_status_and_day(self, number: int, status: str, day: date | None) -> None:
        row = self.row(number)
        row.status.chosen.emit(status)
        row.due.chosen.emit(day)
        self.check_plan()
        self.window.navigation.show_battery()

    @precondition(lambda self: len(self.document.scan.plan) > 1)
    @rule(number=CARDS, up=st.booleans())
    def move_a_row(self, number: int, up: bool) -> None:
        head = self.row(number).head
        QTest.mouseClick(head.up if up else head.down, Qt.MouseButton.LeftButton)
        self.check_plan()
        self.window.navigation.show_battery()

    @precondition(lambda self: len(self.document.scan.plan) > 0)
    @rule(number=CARDS)
    def remove_a_row(self, number: int) -> None:
        QTest.mouseClick(self.row(number).head.remove, Qt.MouseButton.LeftButton)
        self.check_plan()
        self.window.navigation.show_battery()

    def check_plan(self) -> None:
        """Every building block is on the screen of the plan, in its place, with its words."""
        settle(2)
        plan = self.window.navigation.plan
        assert plan is not None
        rows = sorted(plan.list.rows, key=lambda row: row.y())
        scan = self.document.scan
        assert [row.cards for row in rows] == [row.cards for row in scan.plan]
        assert [row.goal.text for row in rows] == [row.goal for row in scan.plan]
        assert [row.todo.text for row in rows] == ["\n".join(row.actions) for row in scan.plan]
        assert [row.who.text for row in rows] == [row.who for row in scan.plan]
        assert [row.follow_up.text for row in rows] == [row.follow_up for row in scan.plan]
        assert [row.due.day for row in rows] == [row.due for row in scan.plan]

    # -- around it ---------------------------------------------------------------------------------------------------

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

    @rule()
    def save(self) -> None:
        assert self.window.files is not None
        self.window.files.save()
        session = self.window.session
        assert session is not None
        assert in_the_end(lambda: not session.autosave.pending or session.autosave.save_now() is None)

    @rule()
    def die_and_recover(self) -> None:
        """Killed before the file was written: what the next window offers is the scan as it was."""
        before, session = self.document.scan, self.window.session
        assert session is not None
        assert in_the_end(session.recovery.write_now)
        session.autosave.follow(None, None)
        kept = self.home / "kept"
        shutil.copytree(self.home / "data" / "herstel", kept)
        session.path = None  # nothing more is written or tidied by the window that died
        session.recovery.follow(None)
        self.shut()
        shutil.rmtree(self.home / "data" / "herstel")
        shutil.copytree(kept, self.home / "data" / "herstel", ignore=shutil.ignore_patterns("*.lock", ".*"))
        shutil.rmtree(kept)
        self.open_window()
        self.window.offer_recovery()
        settle()
        assert "niet goed afgesloten" in self.window.strip.message.text()
        QTest.mouseClick(self.window.strip._choices[0], Qt.MouseButton.LeftButton)
        settle()
        assert self.document.scan.model_copy(update={"modified": before.modified}) == before

    @invariant()
    def screen_document_and_file_agree(self) -> None:
        settle(2)
        scan: Scan = self.document.scan
        self.check_screen(scan)
        assert self.window.session is not None
        assert self.window.session.path is not None
        assert in_the_end(lambda autosave=self.window.session.autosave: autosave.save_now() is None)  # type: ignore[misc]
        saved = read_scan(self.window.session.path, self.document.instrument).scan
        assert saved.model_copy(update={"modified": scan.modified}) == scan

    def check_screen(self, scan: Scan) -> None:
        scene, board = self.board.scene, self.board.scene.arrangement
        for card_id in scene.shown_ids():
            item = scene.cards[card_id]
            if not item.isVisible():
                continue
            middle = item.scene_rect().center() / self.window.look.scale
            zone = scan.card(card_id).laid
            place = board.cells[zone].rect if zone else board.tray.rect
            assert place.holds(middle.x(), middle.y()), f"{card_id} is not where the document says"
        here = [card.id for card in scan.cards if self.document.dimension_of(card.id) == scene.dimension]
        assert set(scene.cards) >= set(here)
        assert set(scene.shown_ids()) == set(here)
        placed = sum(1 for card in scan.cards if card.laid)
        total = sum(1 for card in scan.cards if card.state != "not_applicable")
        assert self.board.rail.accessibleName() == f"{placed} van {total} kaarten gelegd"
        shown = self.board.panel.notes_heading.accessibleName()
        notes = sum(1 for note in scan.notes if note.dimension == scene.dimension)
        assert shown == f"Notities dimensie {scene.dimension}, {notes}"
        sides = self.window.sides
        if sides is not None and sides.car_park is not None and sides.car_park.isVisible():
            rows = sides.car_park.content.findChildren(RemarkRow)
            assert [row.text.text() for row in rows if not row.isHidden()] == [each.text for each in scan.car_park]

    def teardown(self) -> None:
        self.shut()
        self.patch.undo()
        shutil.rmtree(self.home, ignore_errors=True)


TestStudyDay = StudyDay.TestCase
TestStudyDay.settings = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_day_in_which_each_thing_is_done() -> None:
    """Twelve random runs leave combinations out; this one has each rule at least once, and much to recover."""
    day = StudyDay()
    day.begin((1366, 768))
    steps: tuple[tuple[Callable[..., None], dict[str, Any]], ...] = (
        (day.drag, {"number": 3, "sign": "--"}),
        (day.press_a_key, {"number": 4, "key": Qt.Key.Key_3}),
        (day.note, {"text": "Rust"}),
        (day.note, {"text": "Nog rust"}),
        (day.remove_a_note, {}),
        (day.park_a_remark, {"text": "De fietsen"}),
        (day.park_a_remark, {"text": "De refter"}),
        (day.change_a_remark, {"number": 1, "text": "De speelplaats"}),
        (day.remove_a_remark, {"number": 0}),
        (day.write_own_card, {"statement": "Wij eten samen.", "key_words": "Samen eten", "features": "rustig"}),
        (day.write_own_card, {"statement": "Wij zingen.", "key_words": "", "features": ""}),
        (day.change_own_card, {"number": 0, "statement": "Wij eten samen, elke dag."}),
        (day.remove_own_card, {"number": 1}),
        (day.set_aside, {"number": 5, "state": "parked", "reason": "Later"}),
        (day.set_aside, {"number": 6, "state": "not_applicable", "reason": ""}),
        *((day.choose, {"number": number}) for number in (1, 2, 3)),
        (day.write_in_the_plan, {"number": 0, "field": "goal", "text": "Duidelijkheid"}),
        (day.write_in_the_plan, {"number": 1, "field": "todo", "text": "Afspraken maken"}),
        (day.set_status_and_day, {"number": 0, "status": "in_progress", "day": date(2027, 1, 29)}),
        (day.move_a_row, {"number": 0, "up": False}),
        (day.remove_a_row, {"number": 2}),
        (day.undo, {}),
        (day.undo, {}),
        (day.redo, {}),
        (day.save, {}),
        (day.die_and_recover, {}),
        (day.change_dimension, {"number": 4}),
        (day.drag, {"number": 0, "sign": "++"}),
        (day.look_elsewhere, {"screen": "show_overview"}),
        (day.open_again, {}),
    )
    try:
        for step, given in steps:
            step(**given)
            day.screen_document_and_file_agree()
    finally:
        day.teardown()
