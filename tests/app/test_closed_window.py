"""A window that was closed leaves nothing behind."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtTest import QTest

from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window

SCAN = Path(__file__).parents[2] / "resources" / "voorbeeld.zorgscan"


@pytest.mark.usefixtures("qapp")
def test_nothing_holds_a_window_that_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    scan = tmp_path / "scan.zorgscan"
    scan.write_bytes(SCAN.read_bytes())
    make_application()
    window = make_window()
    window.show()
    QTest.qWaitForWindowExposed(window)
    assert window.open_scan(scan)
    settle()
    ghost = weakref.ref(window)
    window.close()
    window.deleteLater()
    settle()
    del window
    gc.collect()
    assert ghost() is None


@pytest.mark.usefixtures("qapp")
def test_an_application_learns_dutch_once() -> None:
    for _ in range(3):
        app = make_application()
    assert len(app.findChildren(QTranslator)) == 1
