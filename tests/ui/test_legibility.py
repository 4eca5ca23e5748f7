"""What the back of the room can read, and that card by card keeps to it."""

from pathlib import Path

import pytest

from tests.gallery.registry import BOARD
from tests.gallery.studio import Shot, example, studio, with_zones
from tests.gestures import settle
from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen
from zorgscan_desktop.ui.legibility import READABLE_ARCMIN, arcmin, readable_px


@pytest.mark.parametrize(
    ("text_px", "distance_m", "expected"),
    [(74, 8, 18), (36, 6, 11)],
)
def test_the_figures_of_the_design(text_px: float, distance_m: float, expected: float) -> None:
    """On a 75-inch board of 1920x1080 (design.md section 3)."""
    assert arcmin(text_px, 2203, 190, distance_m) == pytest.approx(expected, abs=1)


def test_the_size_that_is_just_readable() -> None:
    size = readable_px(2203, 190, 7.0)
    assert arcmin(size, 2203, 190, 7.0) == pytest.approx(READABLE_ARCMIN, abs=0.01)


def size_on(screen: ReadAloudScreen) -> float:
    """Of the kenmerken, in dpx."""
    assert screen.card._fit is not None
    return screen.card._fit.size


def test_card_by_card_turns_pages_rather_than_set_text_the_last_row_cannot_read(tmp_path: Path) -> None:
    with studio(tmp_path, Shot(*BOARD)) as open_studio:
        open_studio.open(with_zones(example(), lambda _card: None))
        window = open_studio.window
        window.navigation.show_read_aloud()
        screen = window.navigation.read_aloud
        assert screen is not None
        screen.show_card("1.1a")
        assert size_on(screen) == 30
        assert not screen.card.more.isVisible()
        length = round((window.screen().size().width() ** 2 + window.screen().size().height() ** 2) ** 0.5)
        window.show_settings()
        settings = window.settings_screen
        assert settings is not None
        # As far away as makes 34 px the least that can be read.
        while readable_px(length, 190, settings.distance.value / 10) < 33.5:
            settings.distance.more.click()
        window.navigation.leave()
        settle()
        assert size_on(screen) in (34, 36)
        assert screen.card.more.isVisible()
        assert window.settings.room_set
