"""The closed panel: three targets, one for each part of it, and how many notes there are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gestures import settle
from tests.touch import whole as whole_window
from tests.touch.whole import MakeWhole, Whole

make_whole = whole_window.make_whole


@pytest.fixture
def whole(make_whole: MakeWhole) -> Whole:
    whole = make_whole(1366, 768)
    whole.start_scan()
    assert not whole.screen.panel_is_open
    return whole


def test_each_icon_opens_its_own_part(whole: Whole) -> None:
    panel = whole.screen.panel
    assert not panel.questions_heading.isChecked()
    QTest.mouseClick(whole.screen.strip_questions, Qt.MouseButton.LeftButton)
    settle()
    assert panel.isVisible()
    assert panel.questions_heading.isChecked()
    assert not whole.screen.strip_notes.isVisible()
    panel.notes_heading.setChecked(False)
    whole.screen.open_panel(False)
    QTest.mouseClick(whole.screen.strip_notes, Qt.MouseButton.LeftButton)
    settle()
    assert panel.notes.isVisible()


def test_the_notes_of_this_dimension_are_counted(whole: Whole) -> None:
    notes = whole.screen.strip_notes
    assert notes.accessibleName() == "Notities, 0"
    before = notes.grab().toImage()
    whole.document.add_note(1, "in de onderbouw", card="1.2")
    settle()
    assert notes.accessibleName() == "Notities, 1"
    assert notes.grab().toImage() != before
    whole.screen.show_dimension(2)
    assert notes.accessibleName() == "Notities, 0"
