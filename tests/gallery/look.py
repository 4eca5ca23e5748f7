"""Looks at one state in one shot: the picture, and what is wrong with it. ``make gallery`` and the tests call it."""

from pathlib import Path

from PySide6.QtGui import QImage

from tests.gallery import checks
from tests.gallery.recorder import recording
from tests.gallery.registry import Stage
from tests.gallery.studio import Shot, studio
from tests.gestures import settle


def look_at(stage: Stage, shot: Shot, folder: Path) -> tuple[QImage, list[str]]:
    """Bring a window of its own into this state and look; its files lie in ``folder``."""
    with recording() as recorder, studio(folder, shot) as open_studio:
        shown = stage.act(open_studio) or open_studio.window
        settle(8)
        recorder.widgets.clear()
        picture = open_studio.grab(shown)
        return picture, checks.defects(recorder, open_studio, shown, picture)
