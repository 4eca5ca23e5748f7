"""Every screen and state of the gallery: texts fit, keep apart, are large enough and stand out; targets are large."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tests.gallery import checks
from tests.gallery.look import look_at
from tests.gallery.recorder import Words, recording
from tests.gallery.registry import BOARD, HUGE, LAPTOP, PROJECTOR, RATIOS, WIDE, Stage
from tests.gallery.stages import STAGES
from tests.gallery.studio import Shot, Studio, example, studio
from tests.gestures import settle
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import LIGHT, font_px

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "gallery.py"


def _pairs() -> Iterator[ParameterSet]:
    for stage in STAGES:
        for shot in stage.shots:
            if shot.ratio == 1.0:
                yield pytest.param(stage, shot, id=stage.file_name(shot).removesuffix(".png"))


@pytest.mark.parametrize(("stage", "shot"), list(_pairs()))
def test_nothing_is_wrong_with_what_people_see(stage: Stage, shot: Shot, tmp_path: Path) -> None:
    _, defects = look_at(stage, shot, tmp_path)
    assert defects == []


@pytest.mark.parametrize("ratio", RATIOS)
def test_nothing_is_wrong_nor_blurred_at_this_pixel_ratio(ratio: float) -> None:
    """A process of its own: Qt takes the ratio at its start."""
    states = ("board-example", "board-full", "board-drag-x", "cards-", "read-aloud-card", "overview-full")
    call = [sys.executable, str(SCRIPT), f"--ratio={ratio:g}", *states]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_open_window_can_take_any_size(tmp_path: Path) -> None:
    """Resized, or moved to a larger screen, with a card chosen; Qt's own warnings fail this test too."""
    sizes = (HUGE, PROJECTOR, WIDE, LAPTOP, (800, 560), BOARD)
    with recording() as recorder, studio(tmp_path, Shot(*BOARD)) as open_studio:
        open_studio.open(example())
        open_studio.scene.set_current("1.4b")
        for size in sizes:
            open_studio.window.resize(*size)
            settle(8)
            recorder.widgets.clear()
            picture = open_studio.grab()
            if size != (800, 560):
                assert checks.defects(recorder, open_studio, open_studio.window, picture) == [], size


# -- the checks themselves ------------------------------------------------------------------------------------------


class Wrong(QWidget):
    """Paints what should be found."""

    def __init__(self, parent: QWidget, texts: list[tuple[float, float, float, str, int, str]]) -> None:
        super().__init__(parent)
        self.texts = texts
        self.setGeometry(parent.rect())
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), LIGHT["canvas"])
        for x, y, width, text, size, token in self.texts:
            draw_words(painter, (x, y, width, 60), text, font_px(size), LIGHT[token])
        painter.end()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([(10.0, 10.0, 400.0, "Alles is goed", 30, "ink")], ""),
        ([(10.0, 10.0, 60.0, "Veel te lang", 30, "ink")], "is cut off"),
        ([(10.0, 10.0, 400.0, "Eerste", 30, "ink"), (40.0, 14.0, 400.0, "Tweede", 30, "ink")], "lie over each other"),
        ([(10.0, 10.0, 400.0, "Klein", 15, "ink")], "less than 19"),
        ([(10.0, 10.0, 400.0, "Bleek", 30, "line")], "less than 4.5"),
    ],
)
def test_a_defect_is_found(
    texts: list[tuple[float, float, float, str, int, str]], expected: str, tmp_path: Path
) -> None:
    with recording() as recorder, studio(tmp_path, Shot(*BOARD)) as open_studio:
        wrong = Wrong(open_studio.window, texts)
        settle()
        recorder.widgets.clear()
        picture = open_studio.grab(wrong)
        found = checks.defects(recorder, open_studio, wrong, picture)
        assert ("" if not found else expected) == expected, found
        assert all(expected in defect for defect in found), found


def test_a_card_over_another_is_found(tmp_path: Path) -> None:
    with studio(tmp_path, Shot(*BOARD)) as open_studio:
        open_studio.open(example())
        cards = open_studio.scene.cards
        cards["1.1b"].setPos(cards["1.1a"].pos())
        assert list(checks.on_top_of_each_other(open_studio, [])) == ["1.1a lies over 1.1b"]


def test_a_small_target_is_found(tmp_path: Path) -> None:
    with studio(tmp_path, Shot(*BOARD)) as open_studio:
        open_studio.open(example())
        card = open_studio.scene.cards["1.2"]
        card.dress("roomy", (120, 40), open_studio.window.look, 1.0)
        assert list(checks.small_targets(open_studio)) == ["1.2 is 120 x 40 px"]


def test_a_text_that_its_parent_cuts_off_is_found(tmp_path: Path) -> None:
    with recording() as recorder, studio(tmp_path, Shot(*BOARD)) as open_studio:
        holder = QWidget(open_studio.window)
        holder.setGeometry(0, 0, 100, 100)
        Wrong(holder, [(10.0, 10.0, 400.0, "Steekt buiten het vak", 30, "ink")]).resize(500, 100)
        holder.show()
        settle()
        recorder.widgets.clear()
        picture = open_studio.grab()
        found = checks.defects(recorder, open_studio, open_studio.window, picture)
        assert any("Steekt buiten het vak” is cut off by" in defect for defect in found), found


def test_a_card_that_is_drawn_again_at_another_size_is_found(tmp_path: Path) -> None:
    with studio(tmp_path, Shot(*BOARD)) as open_studio:
        open_studio.open(example())
        assert list(checks.blurred(open_studio, open_studio.window, open_studio.grab())) == []
        open_studio.scene.cards["1.2"]._picture.setScale(0.99)
        found = list(checks.blurred(open_studio, open_studio.window, open_studio.grab()))
        assert found == ["1.2 is not shown pixel for pixel"]


def test_a_word_that_breaks_anywhere_is_found() -> None:
    words = Words("ontwikkelin", QRectF(0, 0, 90, 20), QRectF(0, 0, 100, 30), 20, "#000000", broken="ontwikkelin")
    assert "breaks inside a word" in next(checks.clipped([words]))


def test_pictures_of_a_state_are_the_same_every_time(tmp_path: Path) -> None:
    def picture(folder: Path) -> QImage:
        folder.mkdir()
        with studio(folder, Shot(*LAPTOP)) as open_studio:
            open_studio.open(example())
            return _settled(open_studio)

    assert picture(tmp_path / "a") == picture(tmp_path / "b")


def _settled(open_studio: Studio) -> QImage:
    settle(8)
    return open_studio.grab()


def test_every_picture_has_a_name_of_its_own() -> None:
    names = [stage.file_name(shot) for stage in STAGES for shot in stage.every]
    assert len(names) == len(set(names))
