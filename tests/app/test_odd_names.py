"""A scan whose file has a name that is no text, as old sticks have: it opens, is saved, remembered and closed."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.windows import OpenWindow, lay, message, session_of, start, zones
from tests.gestures import settle
from zorgscan_desktop.screens.recent_card import RecentCard


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_in_latin_1(open_window: OpenWindow) -> None:
    window = open_window()
    path = start(window)
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/Caf\xe9.zorgscan"))
    odd.write_bytes(path.read_bytes())
    assert window.open_scan(odd)
    lay(window, "1.1a", "++")
    window.go_home()
    settle()
    assert zones(odd) == {"1.1a": "++"}
    first = window.start.findChildren(RecentCard)[0]
    QTest.mouseClick(first.button, Qt.MouseButton.LeftButton)
    settle()
    assert (session_of(window).path, message(window)) == (odd, "")
    assert window.navigation.screen is window.board
    lay(window, "1.1b", "-")
    assert window.close()
    assert zones(odd) == {"1.1a": "++", "1.1b": "-"}
    again = open_window()
    assert [line.path for line in again.settings.recent][:1] == [str(odd)]
