"""What holds for every test: no window on anybody's screen, no file of theirs touched, one language and time zone."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Qt is first imported. QT_QPA_PLATFORM may be set from outside, to watch a test on a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="Europe/Brussels")
if hasattr(time, "tzset"):
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home for the whole session, so that settings, recovery copies and documents stay out of the real one.

    Qt's and Python's ideas of where documents, settings and data lie all start from these variables.
    """
    home = tmp_path_factory.mktemp("home")
    places = {"HOME": home, "USERPROFILE": home, "APPDATA": home / "config", "LOCALAPPDATA": home / "data"}
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        places[f"XDG_{kind}_HOME"] = home / kind.lower()
    places["XDG_RUNTIME_DIR"] = home / "runtime"
    places["XDG_DOCUMENTS_DIR"] = home / "Documents"
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            place.mkdir(mode=0o700, exist_ok=True)  # Qt refuses a runtime folder that others may read
            patch.setenv(name, str(place))
        yield home
