"""A day that is typed in the plan while people leave the scan: it belongs to that scan, and to no other."""

from datetime import date
from pathlib import Path

import pytest

from tests.app.windows import OpenWindow, message, session_of, start
from tests.gestures import settle
from tests.screens.conftest import click, write
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.panels.date_cell import DateCell
from zorgscan_desktop.storage.scan_file import read_scan


def type_day(window: MainWindow, typed: str) -> DateCell:
    """One building block, and a day in its field that nobody has confirmed yet."""
    document = session_of(window).document
    document.place("1.1a", "--")
    document.choose("1.1a", True)
    window.navigation.show_plan()
    settle()
    assert window.navigation.plan is not None
    cell = window.navigation.plan.list.rows[0].due
    click(cell.plate)
    write(window, typed)
    return cell


def days(path: Path, window: MainWindow) -> list[date | None]:
    return [row.due for row in read_scan(path, session_of(window).instrument).scan.plan]


def test_closing_the_window_takes_it_over(open_window: OpenWindow) -> None:
    window = open_window()
    path = start(window)
    type_day(window, "15/1/2027")
    window.close()
    assert days(path, window) == [date(2027, 1, 15)]


@pytest.mark.parametrize("typed", ["15/1/2027", "morgen misschien"])
@pytest.mark.parametrize("blocks", [0, 1])
def test_another_scan_does_not_get_it(open_window: OpenWindow, typed: str, blocks: int) -> None:
    window = open_window()
    other = start(window, "Een andere school")
    if blocks:
        session_of(window).document.choose("1.1a", True)
    path = start(window)
    cell = type_day(window, typed)
    assert window.open_scan(other)
    settle()
    assert message(window) == ""
    assert days(path, window) == [date(2027, 1, 15) if typed == "15/1/2027" else None]
    assert [row.due for row in session_of(window).document.scan.plan] == [None] * blocks
    assert not session_of(window).document.undo_stack.canUndo()
    assert not (blocks and cell.is_open)
