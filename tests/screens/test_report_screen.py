"""The report on its screen: made from the scan, changed, copied, gone back on; and what goes to the clipboard."""

import io

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.gallery.stages_plan import planned
from tests.gestures import settle
from tests.screens.conftest import FingersAt, click, press, write
from tests.touch.whole import Whole
from zorgscan_desktop.export.report import made_text, report_parts, whole_text
from zorgscan_desktop.export.workbook import build_workbook
from zorgscan_desktop.screens.report_screen import ReportPartView, ReportScreen


@pytest.fixture
def report(whole: Whole) -> ReportScreen:
    whole.document.replace(planned())
    whole.window.navigation.show_report()
    settle()
    assert whole.window.navigation.report is not None
    return whole.window.navigation.report


def part(report: ReportScreen, number: int) -> ReportPartView:
    return report.list.parts[number - 1]


def made(whole: Whole, number: int) -> str:
    return made_text(whole.document.scan, whole.document.instrument, number)


def test_the_text_follows_the_scan(whole: Whole, report: ReportScreen) -> None:
    assert part(report, 2).cell.text == made(whole, 2)
    assert "Hier willen we verder aan werken: ‘Effecten van de verhoogde zorg’ (2.3)." in part(report, 2).cell.text
    whole.document.place("2.3", "++")
    settle()
    assert "‘Effecten van de verhoogde zorg’ (2.3)" in part(report, 2).cell.text.split("\n")[0]
    assert not part(report, 2).again.isVisible()


def test_the_team_writes_its_own_text_and_goes_back(
    whole: Whole, report: ReportScreen, fingers_at: FingersAt
) -> None:
    fingers = fingers_at(whole, report)
    view = part(report, 1)
    fingers.tap(0, view.cell.plate)
    assert view.cell.field is not None
    assert view.cell.field.hasFocus()
    write(report, " Zo denken wij.")
    wanted = made(whole, 1) + " Zo denken wij."
    assert [(own.dimension, own.text) for own in whole.document.scan.report] == [(1, wanted)]
    fingers.tap(0, view.cell.done)
    assert view.again.isVisible()
    whole.document.place("1.2", "++")
    settle()
    assert view.cell.text == wanted, "the team's own text stays"
    fingers.tap(0, view.again)
    assert whole.document.scan.report == ()
    assert view.cell.text == made(whole, 1)
    click(whole.window.bar.undo)
    assert view.cell.text == wanted


def test_a_sitting_undoes_as_one_step(whole: Whole, report: ReportScreen) -> None:
    click(part(report, 3).cell.plate)
    write(report, "een twee")
    press(report, "Ctrl+Return")
    click(whole.window.bar.undo)
    assert whole.document.scan.report == ()
    assert not whole.document.undo_stack.canUndo()


def test_what_is_typed_back_to_the_made_text_is_nobodys_own(whole: Whole, report: ReportScreen) -> None:
    click(part(report, 4).cell.plate)
    write(report, "x")
    assert len(whole.document.scan.report) == 1
    press(report, "Backspace")
    assert whole.document.scan.report == ()


def test_one_dimension_and_all_are_copied(whole: Whole, report: ReportScreen, fingers_at: FingersAt) -> None:
    clipboard = QGuiApplication.clipboard()
    whole.document.write_report(5, "Onze eigen zin.")
    settle()
    fingers = fingers_at(whole, report)
    fingers.tap(0, part(report, 1).copy)
    assert clipboard.text() == made(whole, 1)
    assert whole.window.strip.message.text() == "Gekopieerd. Plak de tekst in het schoolplan."
    click(report.copy_all)
    assert clipboard.text() == whole_text(report_parts(whole.document.scan, whole.document.instrument))
    assert "5 Organisatie en coördinatie van de leerlingenbegeleiding\nOnze eigen zin.\n\n6 " in clipboard.text()


def test_the_report_is_reached_and_left_by_keys(whole: Whole) -> None:
    whole.document.replace(planned())
    settle()
    press(whole.window, "Ctrl+6")
    report = whole.window.navigation.report
    assert report is not None
    assert whole.window.navigation.screen is report
    assert report.copy_all.hasFocus()
    part(report, 7).cell.plate.setFocus(Qt.FocusReason.TabFocusReason)
    press(report, "Return")
    write(report, "!")
    assert whole.document.scan.report[0].text.endswith("!")
    press(report, "Esc")
    assert part(report, 7).cell.plate.hasFocus()
    press(report, "Ctrl+5")
    assert whole.window.navigation.screen is whole.window.navigation.plan


def test_it_is_behind_meer_and_beside_the_plan(whole: Whole) -> None:
    click(whole.window.bar.more)
    click(whole.window.bar.report)
    assert whole.window.navigation.screen is whole.window.navigation.report
    assert whole.window.navigation.report is not None
    click(whole.window.navigation.report.back)
    assert whole.window.navigation.plan is not None
    click(whole.window.navigation.plan.report)
    assert whole.window.navigation.screen is whole.window.navigation.report


def test_the_sheet_holds_what_the_screen_shows(whole: Whole, report: ReportScreen) -> None:
    click(part(report, 1).cell.plate)
    press(report, "Ctrl+A")
    write(report, "=Onze zin")
    book = load_workbook(io.BytesIO(build_workbook(whole.document.scan, whole.document.instrument)))
    cells = [cell.value for cell in book["Verslag"]["A"] if cell.value]
    shown = []
    for view in report.list.parts:
        shown += [view.title.text(), *view.cell.text.split("\n")]
    assert cells[2:] == shown
    assert book["Verslag"]["A5"].data_type == "s"
