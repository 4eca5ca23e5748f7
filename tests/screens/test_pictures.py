"""The board as a picture, beside the approved one in docs/: a later change of the look is seen.

``ZORGSCAN_APPROVE=1 make test ARGS="-k pictures"`` renders them anew; look at them before you commit them.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import resource
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.ui.theme import DARK, LIGHT

DOCS = Path(__file__).parents[2] / "docs"
OUT = Path(__file__).parents[2] / "out" / "pictures"
DIFFERENT = 12
"""Steps of 255 that a colour may differ before a pixel counts: rasterisers round differently."""
ALLOWED_SHARE = 0.004


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(places, "data_folder", lambda: tmp_path / "data")
    make_application()
    window = make_window()
    window.look.less_motion = True
    window.look.set_palette(LIGHT)
    example = tmp_path / "voorbeeld.zorgscan"
    shutil.copy(resource("voorbeeld.zorgscan"), example)
    window.resize(1920, 1080)
    window.show()
    window.open_scan(example)
    settle()
    yield window
    window.close()
    window.deleteLater()
    settle()


def check(window: MainWindow, name: str) -> None:
    """Compare what people see with the approved picture."""
    settle(10)
    seen = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    approved = DOCS / f"{name}.png"
    if os.environ.get("ZORGSCAN_APPROVE"):
        seen.save(str(approved))
    expected = QImage(str(approved)).convertToFormat(QImage.Format.Format_RGB32)
    share = different_share(seen, expected)
    if share > ALLOWED_SHARE:
        OUT.mkdir(parents=True, exist_ok=True)
        seen.save(str(OUT / f"{name}.png"))
    assert share <= ALLOWED_SHARE, f"{share:.2%} of {name} looks different; see out/pictures/{name}.png"


def different_share(seen: QImage, expected: QImage) -> float:
    """The share of pixels that differ visibly; 1.0 when the sizes differ."""
    if seen.size() != expected.size():
        return 1.0
    a, b = bytes(seen.constBits()), bytes(expected.constBits())
    if a == b:
        return 0.0
    count = sum(1 for x, y in zip(a, b, strict=True) if abs(x - y) > DIFFERENT)
    return count / len(a)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_the_board(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    assert window.board is not None
    window.board.scene.set_current("1.4b")
    check(window, f"bord-{size[0]}x{size[1]}")


def test_fourteen_cards_in_one_zone(window: MainWindow) -> None:
    assert window.board is not None
    assert window.session is not None
    for card_id in window.board.scene.shown_ids():
        window.session.document.place(card_id, "+")
    window.board.scene.set_current("1.6b")
    check(window, "bord-vol-1920x1080")


def test_the_board_in_the_dark(window: MainWindow) -> None:
    assert window.board is not None
    window.look.set_palette(DARK)
    window.board.show_dimension(3)
    window.board.scene.set_current("3.1a")
    check(window, "bord-donker-1920x1080")


def test_card_by_card(window: MainWindow) -> None:
    window.navigation.show_read_aloud()
    assert window.navigation.read_aloud is not None
    window.navigation.read_aloud.show_card("4.2")
    check(window, "kaart-per-kaart-1920x1080")


def test_the_overview(window: MainWindow) -> None:
    assert window.session is not None
    for card_id in ("1.2", "2.3"):
        window.session.document.choose(card_id, True)
    window.navigation.show_overview()
    check(window, "overzicht-1920x1080")


def test_a_changed_picture_is_seen(window: MainWindow) -> None:
    """The comparison itself: one card elsewhere is enough."""
    assert window.session is not None
    assert window.board is not None
    window.board.scene.set_current("1.4b")
    window.session.document.place("1.5", "--")
    settle(10)
    seen = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    expected = QImage(str(DOCS / "bord-1920x1080.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert different_share(seen, expected) > ALLOWED_SHARE
