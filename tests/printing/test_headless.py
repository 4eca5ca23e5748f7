"""``zorgscan export`` to a page, on a computer without a screen: a real process, nothing on stderr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from page_samples import PAPER, battery_pages, changed, filled, own, table, text_of
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app import headless
from zorgscan_desktop.app.resources import ResourceError
from zorgscan_desktop.storage.scan_file import write_scan

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from zorgscan_desktop.app.main import main
sys.argv[0] = "zorgscan"
code = main()
sys.exit(code or ("PySide6.QtWidgets" in sys.modules and "widgets") or 0)
"""
NO_SCREEN = {
    "nothing": {},
    "a screen that does not answer": {"DISPLAY": ":987", "WAYLAND_DISPLAY": "none-987"},
    "a platform that needs one": {"QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "gtk3"},
}


def export(folder: Path, target: str, **environment: str) -> None:
    """Run the command with only this environment: no DISPLAY, no QT_QPA_PLATFORM, no home."""
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "export", "a.zorgscan", "-o", target],
        cwd=folder,
        env={**bare, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    odd = own(1, 2, "+", key_words="Samen 🙂 \0 שלום", statement="ᄀ ꙮ \U0010ffff 漢")
    write_scan(tmp_path / "a.zorgscan", changed(filled(), odd), PAPER)
    return tmp_path


@pytest.mark.parametrize("environment", NO_SCREEN.values(), ids=NO_SCREEN)
def test_a_pdf_without_a_screen(folder: Path, environment: dict[str, str]) -> None:
    export(folder, "a.pdf", **environment)
    data = (folder / "a.pdf").read_bytes()
    assert battery_pages(data) == 1
    assert "1.4 a Activerende werkvormen" in text_of(data, 1, 1)
    assert "Gegevens zoeken." in text_of(data)
    assert any(row[0].startswith("Atkinson") for row in table("pdffonts", data))


def test_a_picture_without_a_screen(folder: Path, qapp: QApplication) -> None:
    export(folder, "a.png")
    assert QImage(str(folder / "a.png")).width() >= 2400


def test_an_application_that_is_there_is_left_alone(qapp: QApplication) -> None:
    with headless.painting():
        assert QGuiApplication.instance() is qapp
    assert QGuiApplication.instance() is qapp
    assert not QGuiApplication.closingDown()


def test_without_the_font_there_is_no_page(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headless, "FAMILY", "Geen letter")
    with pytest.raises(ResourceError, match="fonts"), headless.painting():
        pass
