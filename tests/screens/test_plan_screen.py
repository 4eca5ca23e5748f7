"""The action plan filled in by mouse, finger and keys: what the scan holds, what people see, what is exported."""

import io
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gallery.stages_plan import PLAN, planned, worst_plan
from tests.gestures import settle
from tests.screens.conftest import FingersAt, click, drag, press, write
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.core.scan import PlanRow
from zorgscan_desktop.export.workbook import build_workbook
from zorgscan_desktop.panels.plan_row import PlanRowView
from zorgscan_desktop.screens.overview_screen import OverviewScreen
from zorgscan_desktop.screens.plan_screen import PlanScreen
from zorgscan_desktop.storage.scan_file import read_scan
from zorgscan_desktop.ui.touch_button import TouchButton


@pytest.fixture
def plan(whole: Whole) -> PlanScreen:
    return opened(whole, PLAN)


def opened(whole: Whole, rows: tuple[PlanRow, ...]) -> PlanScreen:
    """The plan with these building blocks."""
    for row in rows:
        for card_id in row.cards:
            whole.document.place(card_id, "--")
        whole.document.choose_together(row.cards)
        index = len(whole.document.scan.plan) - 1
        whole.document.set_row(index, **{name: value for name, value in dict(row).items() if name != "cards"})
    whole.document.undo_stack.clear()
    whole.window.navigation.show_plan()
    settle()
    assert whole.window.navigation.plan is not None
    return whole.window.navigation.plan


def cards(whole: Whole) -> list[str]:
    """The first card of every building block, in order."""
    return [row.cards[0] for row in whole.document.scan.plan]


def seen(plan: PlanScreen) -> list[str]:
    """The same as people see it, from top to bottom, with its number."""
    rows = sorted(plan.list.rows, key=lambda row: row.y())
    assert [row.head._number for row in rows] == list(range(1, len(rows) + 1))
    return [row.cards[0] for row in rows]


def shown(plan: PlanScreen, number: int = 1) -> PlanRowView:
    """The row with this priority."""
    return plan.list.rows[number - 1]


# -- writing --------------------------------------------------------------------------------------------------------


def test_a_goal_is_written_in_place_and_undone_as_one_step(whole: Whole, plan: PlanScreen) -> None:
    cell = shown(plan, 2).who
    click(cell.plate)
    assert cell.field is not None
    assert cell.field.hasFocus()
    write(plan, " en directie")
    assert whole.document.scan.plan[1].who == "Zorgteam en directie"
    press(plan, "Ctrl+Return")
    assert cell.plate.isVisible()
    assert cell.plate.hasFocus()
    assert cell.plate.accessibleName() == "Wie bij 2.3: Zorgteam en directie"
    click(whole.window.bar.undo)
    assert whole.document.scan.plan[1].who == "Zorgteam"
    assert cell.plate.accessibleName() == "Wie bij 2.3: Zorgteam"


def test_what_is_written_is_in_the_file(whole: Whole, plan: PlanScreen) -> None:
    click(shown(plan).follow_up.plate)
    write(plan, " en juni")
    press(plan, "Esc")
    whole.save()
    assert whole.window.session is not None
    assert whole.window.session.path is not None
    saved = read_scan(whole.window.session.path, whole.document.instrument).scan
    assert saved.plan[0].follow_up == "Zorgoverleg januari en juni"


def test_a_finger_opens_a_cell_and_asks_for_the_keyboard(
    whole: Whole, plan: PlanScreen, fingers_at: FingersAt
) -> None:
    asked: list[bool] = []
    plan.keyboard_requested.connect(lambda: asked.append(True))
    fingers = fingers_at(whole, plan)
    cell = shown(plan).goal
    fingers.tap(0, cell.plate)
    assert cell.field is not None
    assert cell.field.hasFocus()
    fingers.tap(0, cell.keyboard)
    assert asked == [True]
    assert cell.field.hasFocus()
    fingers.tap(0, cell.done)
    assert not cell.is_open


def test_all_of_a_box_is_a_place_to_tap(whole: Whole, plan: PlanScreen) -> None:
    row = shown(plan, 1)
    settle()
    for cell in (row.goal, row.todo, row.who, row.due, row.follow_up):
        below = QPoint(cell.geometry().center().x(), round(row._cells_end()) - whole.window.look.px(24))
        hit = row.childAt(below)
        assert hit is cell.plate, cell.name
    QTest.mouseClick(row.goal.plate, Qt.MouseButton.LeftButton, pos=row.goal.plate.rect().center())
    assert row.goal.is_open


def test_fields_of_a_block_that_went_are_dressed_no_more(whole: Whole, plan: PlanScreen) -> None:
    row = shown(plan, 2)
    click(row.goal.plate)
    click(row.due.plate)
    press(plan, "Esc")
    click(row.head.remove)
    whole.window._choose(text_factor=1.3)
    settle()
    assert whole.window.strip.message.text() != "Er liep iets mis. Je werk is bewaard en je kunt verdergaan."
    assert shown(plan, 2).cards != row.cards


def test_the_month_goes_with_the_block_for_which_a_day_is_picked(whole: Whole, plan: PlanScreen) -> None:
    whole.document.choose("7.2", True)
    row = plan.list.rows[-1]
    click(row.due.plate)
    click(row.due.calendar)
    assert plan.month.isVisible()
    press(plan, "Ctrl+Z")
    assert row not in plan.list.rows
    assert plan.month.isHidden()
    assert plan.add.hasFocus()


def test_only_one_cell_is_open(plan: PlanScreen) -> None:
    first, second = shown(plan).goal, shown(plan, 2).who
    click(first.plate)
    click(second.plate)
    assert (first.is_open, second.is_open) == (False, True)
    assert second.field is not None
    assert second.field.hasFocus()


def test_undo_while_a_field_is_open_updates_it(whole: Whole, plan: PlanScreen) -> None:
    cell = shown(plan).goal
    click(cell.plate)
    before = whole.document.scan.plan[0].goal
    write(plan, " Punt")
    assert cell.field is not None
    click(whole.window.bar.undo)
    assert cell.is_open
    assert cell.field.toPlainText() == before
    click(whole.window.bar.redo)
    assert cell.field.toPlainText() == f"{before} Punt"


def test_each_line_is_an_action(whole: Whole, plan: PlanScreen) -> None:
    cell = shown(plan, 3).todo
    click(cell.plate)
    press(plan, "Return", "Return")
    write(plan, "Derde")
    assert whole.document.scan.plan[2].actions == (*PLAN[2].actions, "Derde")
    assert cell.field is not None
    assert cell.field.toPlainText().endswith("ouders\n\nDerde"), "what is half typed stays as it is"
    press(plan, "Esc")
    assert cell.text.split("\n") == [*PLAN[2].actions, "Derde"]


def test_a_field_grows_with_its_text(plan: PlanScreen) -> None:
    cell = shown(plan).who
    click(cell.plate)
    assert cell.field is not None
    before, row_before = cell.field.height(), shown(plan).height()
    for _ in range(8):
        write(plan, "nog een lijn")
        press(plan, "Return")
    assert cell.field.height() > before
    assert shown(plan).height() > row_before
    assert cell.field.verticalScrollBar().maximum() == 0
    area = plan.area.viewport()
    assert area.rect().contains(cell.done.mapTo(area, cell.done.rect().center()))


# -- suggestions and state ------------------------------------------------------------------------------------------


def test_suggestions_become_actions(whole: Whole, plan: PlanScreen, fingers_at: FingersAt) -> None:
    document = whole.document
    document.add_note(2, "we leggen niets\nvast", card="2.3")
    document.tick("2.3", 0, True)
    settle()
    ideas = shown(plan, 2).ideas
    count = len(document.features_of("2.3"))
    assert ideas.fold.text() == f"{count} suggesties"
    click(ideas.fold)
    assert document.features_of("2.3")[0] not in [line.idea.text for line in ideas.lines]
    fingers = fingers_at(whole, plan)
    plan.area.ensureWidgetVisible(ideas.lines[-1])
    settle()
    fingers.tap(0, ideas.lines[-1])
    assert document.scan.plan[1].actions[-1] == "we leggen niets vast"
    assert len(ideas.lines) == count - 1
    assert document.scan.card("2.3").zone == "--", "a suggestion moves no card"
    click(whole.window.bar.undo)
    assert document.scan.plan[1].actions == PLAN[1].actions
    assert len(ideas.lines) == count


def test_the_state_opens_into_three_chips(whole: Whole, plan: PlanScreen, fingers_at: FingersAt) -> None:
    status = shown(plan, 2).status
    fingers = fingers_at(whole, plan)
    fingers.tap(0, status.chip)
    assert [chip.text() for chip in status.choices if chip.isVisible()] == ["Niet gestart", "Lopend", "Klaar"]
    fingers.tap(0, status.choices[2])
    assert whole.document.scan.plan[1].status == "done"
    assert status.chip.accessibleName() == "Stand bij 2.3: klaar"
    status.chip.setFocus(Qt.FocusReason.TabFocusReason)
    press(plan, "Return")
    assert status.choices[2].hasFocus()
    press(plan, "Shift+Tab", "Space")
    assert whole.document.scan.plan[1].status == "in_progress"
    assert status.chip.hasFocus()


# -- days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["15/1/2027", "15 januari 2027", "vr 15 jan 2027"])
def test_a_day_is_typed(whole: Whole, plan: PlanScreen, typed: str) -> None:
    cell = shown(plan).due
    click(cell.plate)
    write(plan, typed)
    press(plan, "Return")
    assert whole.document.scan.plan[0].due == date(2027, 1, 15)
    assert cell.plate.accessibleName() == "Tegen wanneer bij 1.6 b: 15 januari 2027"


def test_a_wrong_day_gets_one_sentence_and_changes_nothing(whole: Whole, plan: PlanScreen) -> None:
    cell = shown(plan).due
    click(cell.plate)
    write(plan, "31/2/2027")
    press(plan, "Return")
    assert cell.problem.isVisible()
    assert cell.problem.text() == "“31/2/2027” is geen datum. Typ bijvoorbeeld 15/1/2027."
    assert cell.is_open
    assert whole.document.scan.plan[0].due == date(2026, 2, 28)
    write(plan, "0")
    assert not cell.problem.isVisible()
    press(plan, "Esc")
    assert (cell.is_open, whole.document.scan.plan[0].due) == (False, date(2026, 2, 28))


def test_a_day_is_taken_away(whole: Whole, plan: PlanScreen) -> None:
    click(shown(plan).due.plate)
    press(plan, "Backspace", "Return")
    assert whole.document.scan.plan[0].due is None
    click(whole.window.bar.undo)
    assert whole.document.scan.plan[0].due == date(2026, 2, 28)


def test_a_day_is_picked_with_a_finger(whole: Whole, plan: PlanScreen, fingers_at: FingersAt) -> None:
    fingers = fingers_at(whole, plan)
    cell = shown(plan).due
    fingers.tap(0, cell.plate)
    fingers.tap(0, cell.calendar)
    assert plan.month.title.text() == "februari 2026"
    fingers.tap(0, plan.month.after)
    assert plan.month.title.text() == "maart 2026"
    days = [button for button in plan.month.days if button.isVisible()]
    assert [button.text() for button in days] == [str(number) for number in range(1, 32)]
    fingers.tap(0, days[8])
    assert whole.document.scan.plan[0].due == date(2026, 3, 9)
    assert plan.month.isHidden()
    assert not cell.is_open


def test_a_day_is_picked_by_keys(whole: Whole, plan: PlanScreen) -> None:
    cell = shown(plan).due
    cell.plate.setFocus(Qt.FocusReason.TabFocusReason)
    press(plan, "Return", "Tab", "Space")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "zaterdag 28 februari 2026"
    press(plan, "Right", "Down", "PgDown")
    assert plan.month.title.text() == "april 2026"
    press(plan, "Right", "Return")
    assert whole.document.scan.plan[0].due == date(2026, 4, 2)
    assert cell.plate.hasFocus()
    press(plan, "Return", "Tab", "Space", "Esc")
    assert plan.month.isHidden()
    assert cell.field is not None
    assert cell.field.hasFocus()


# -- order ----------------------------------------------------------------------------------------------------------


def test_a_row_is_dragged_with_the_mouse(whole: Whole, plan: PlanScreen) -> None:
    drag(shown(plan, 1).head.handle, QPoint(0, shown(plan, 2).height()))
    assert cards(whole) == seen(plan) == ["2.3", "1.6b", "6.3"]
    click(whole.window.bar.undo)
    assert cards(whole) == seen(plan) == ["1.6b", "2.3", "6.3"]


def test_a_row_is_dragged_with_a_finger_while_another_finger_rests(
    whole: Whole, plan: PlanScreen, fingers_at: FingersAt
) -> None:
    fingers = fingers_at(whole, plan)
    handle = shown(plan, 2).head.handle
    start = handle.mapTo(plan, handle.rect().center())
    fingers.press(0, handle)
    fingers.press(1, QPoint(300, 60))
    fingers.carry(0, start - QPoint(0, shown(plan, 1).height()))
    assert plan.list.rows[1].lifted
    fingers.lift(0)
    assert cards(whole) == seen(plan) == ["2.3", "1.6b", "6.3"]


def test_a_cancelled_drag_changes_nothing(whole: Whole, plan: PlanScreen, fingers_at: FingersAt) -> None:
    handle = shown(plan, 1).head.handle
    fingers = fingers_at(whole, handle)
    fingers.press(0, handle)
    fingers.carry(0, QPoint(20, 400))
    assert shown(plan, 1).y() > 0
    fingers.cancel()
    assert cards(whole) == seen(plan) == ["1.6b", "2.3", "6.3"]
    assert shown(plan, 1).y() == 0


def test_a_row_near_the_edge_scrolls_the_list(make_whole: MakeWhole) -> None:
    whole = make_whole(1366, 768)
    whole.start_scan()
    whole.document.replace(planned(*(PlanRow(cards=(card.id,)) for card in whole.document.scan.cards[:12])))
    whole.window.navigation.show_plan()
    settle()
    plan = whole.window.navigation.plan
    assert plan is not None
    handle = shown(plan).head.handle
    bar = plan.area.verticalScrollBar()
    viewport = plan.area.viewport()
    low = viewport.mapToGlobal(QPoint(0, viewport.height() - 10)).y()
    handle.grabbed.emit(handle.mapToGlobal(QPoint(0, 0)).y())
    handle.moved.emit(low)
    for _ in range(200):
        plan.list._scroll_on()
    assert bar.value() == bar.maximum()
    handle.dropped.emit(low)
    settle()
    assert cards(whole).index("1.1a") > 6
    assert seen(plan) == cards(whole)


@pytest.mark.parametrize("part", ["goal", "who", "handle", "field"])
def test_a_row_is_moved_by_keys_and_keeps_the_keyboard(whole: Whole, plan: PlanScreen, part: str) -> None:
    row = shown(plan)
    if part == "field":
        click(row.goal.plate)
        focus = row.goal.field
    else:
        focus = row.head.handle if part == "handle" else getattr(row, part).plate
        focus.setFocus(Qt.FocusReason.TabFocusReason)
    press(plan, "Alt+Down")
    assert cards(whole) == seen(plan) == ["2.3", "1.6b", "6.3"]
    assert focus is not None
    assert focus.hasFocus()
    press(plan, "Alt+Down", "Alt+Down", "Alt+Up")
    assert cards(whole) == seen(plan) == ["2.3", "1.6b", "6.3"]


def test_a_row_is_moved_with_its_buttons(whole: Whole, plan: PlanScreen) -> None:
    assert not shown(plan, 1).head.up.isEnabled()
    assert not shown(plan, 3).head.down.isEnabled()
    click(shown(plan, 3).head.up)
    assert cards(whole) == seen(plan) == ["1.6b", "6.3", "2.3"]


def test_typing_goes_on_in_the_right_row_after_a_move(whole: Whole, plan: PlanScreen) -> None:
    click(shown(plan, 1).who.plate)
    write(plan, "!")
    whole.document.move_row(0, 2)
    settle()
    write(plan, "?")
    assert [row.who for row in whole.document.scan.plan] == [
        "Zorgteam",
        "Directie, kernteam",
        "Zorgteam, graad 2 en 3!?",
    ]


def test_removing_asks_nothing_and_is_undone(whole: Whole, plan: PlanScreen) -> None:
    click(shown(plan, 2).head.remove)
    assert cards(whole) == seen(plan) == ["1.6b", "6.3"]
    click(whole.window.bar.undo)
    assert cards(whole) == seen(plan) == ["1.6b", "2.3", "6.3"]
    assert whole.document.scan.plan[1].goal == PLAN[1].goal
    assert shown(plan, 2).goal.plate.accessibleName().endswith(PLAN[1].goal)


# -- both forms, the worst plan, files ------------------------------------------------------------------------------


def test_removing_says_so_with_a_way_back(whole: Whole, plan: PlanScreen) -> None:
    before = whole.document.scan.plan
    click(shown(plan, 1).head.remove)
    settle()
    strip = whole.window.strip
    assert strip.isVisible()
    assert "staat niet meer in het actieplan" in strip.message.text()
    click(next(button for button in strip.findChildren(TouchButton) if button.text() == "Ongedaan maken"))
    assert whole.document.scan.plan == before


def test_an_empty_plan_speaks_of_no_rows(whole: Whole) -> None:
    plan = opened(whole, PLAN[:1])
    assert "Versleep een rij" in plan._hint.text()
    click(shown(plan, 1).head.remove)
    settle()
    assert not plan._hint.text()
    whole.window.undo()
    settle()
    assert "Versleep een rij" in plan._hint.text()


def test_the_open_choice_of_a_state_marks_the_one_that_holds(plan: PlanScreen) -> None:
    picker = shown(plan, 1).status
    for status in ("not_started", "in_progress", "done"):
        picker.show_status(status, "")
        assert [choice.status for choice in picker.choices if choice.marked] == [status]


def test_the_full_form_goes_into_the_workbook(whole: Whole, plan: PlanScreen) -> None:
    row = shown(plan, 2)
    assert not any(cell.isVisible() for cell in row.extras.values())
    click(plan.form.buttons[1])
    for field, text in zip(row.extras, ("uren", "cijfers", "in mei", "agenda"), strict=True):
        cell = row.extras[field]
        plan.area.ensureWidgetVisible(cell)
        settle()
        click(cell.plate)
        write(plan, text)
        press(plan, "Esc")
    book = load_workbook(io.BytesIO(build_workbook(whole.document.scan, whole.document.instrument)))
    head, _, values, _ = list(book["Actieplan"].iter_rows(min_row=4, values_only=True))
    cell_of = dict(zip(head, values, strict=True))
    names = ("Middelen en vorming", "Succesindicator", "Evaluatie", "Borging", "Tegen wanneer", "Stand", "Prioriteit")
    assert [cell_of[name] for name in names] == [
        "uren", "cijfers", "in mei", "agenda", "30 juni 2026", "Niet gestart", 2,
    ]  # fmt: skip
    assert cell_of["Acties"] == "• Vast opvolgmoment in de jaarkalender\n• Kort kindgesprek voor elk overleg"


def test_thirty_nine_full_rows_scroll_by_wheel_finger_and_keys(make_whole: MakeWhole, fingers_at: FingersAt) -> None:
    whole = make_whole(1366, 768)
    whole.start_scan()
    whole.document.replace(worst_plan())
    whole.window.navigation.show_plan()
    settle()
    plan = whole.window.navigation.plan
    assert plan is not None
    rows = plan.list.rows
    assert len(rows) == 39
    assert all(b.y() >= a.geometry().bottom() for a, b in pairwise(rows))
    bar, viewport = plan.area.verticalScrollBar(), plan.area.viewport()
    at = QPointF(viewport.rect().center())
    everywhere, none = QPointF(viewport.mapToGlobal(at.toPoint())), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at,
        everywhere,
        QPoint(0, 0),
        QPoint(0, -360),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, turn)
    wheeled = bar.value()
    assert wheeled > 0
    fingers = fingers_at(whole, viewport)
    fingers.drag(0, QPoint(500, 400), QPoint(500, 100))
    panned = bar.value()
    assert panned >= wheeled + 250, "a finger on a cell pans the list"
    assert not any(cell.is_open for row in rows for cell in row.cells())
    plan.setFocus()
    press(plan, "PgDown")
    assert bar.value() > panned
    press(plan, "End")
    assert bar.value() == bar.maximum()
    last = rows[-1].follow_up.plate
    last.setFocus(Qt.FocusReason.TabFocusReason)
    press(plan, "Return")
    assert rows[-1].follow_up.is_open
    write(plan, "Z")
    assert whole.document.scan.plan[-1].follow_up.endswith("Z")


def test_the_plan_as_pdf_and_as_workbook(whole: Whole, plan: PlanScreen) -> None:
    assert whole.window.session is not None
    assert whole.window.session.path is not None
    file: Path = whole.window.session.path
    for button, suffix in ((plan.pdf, ".pdf"), (plan.excel, ".xlsx")):
        click(button)
        wait_for(file.with_suffix(suffix))
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    rows = list(load_workbook(file.with_suffix(".xlsx"))["Actieplan"].iter_rows(min_row=5, values_only=True))
    assert [row[2] for row in rows] == [row.goal for row in PLAN]


def wait_for(path: Path) -> None:
    """Exports are made by a worker."""
    end = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was not made"
        QTest.qWait(10)


def test_another_building_block_comes_from_the_overview(whole: Whole, plan: PlanScreen) -> None:
    click(plan.add)
    assert isinstance(whole.window.navigation.screen, OverviewScreen)


def test_a_scan_to_look_at_cannot_be_written_in(whole: Whole, plan: PlanScreen) -> None:
    whole.document.replace(whole.document.scan, read_only=True)
    settle()
    cell = shown(plan).goal
    click(cell.plate)
    assert not cell.is_open
