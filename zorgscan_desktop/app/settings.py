"""What the app remembers between study days: recent scans and choices of look. One small JSON file, no Qt.

A settings file that cannot be read is worth nothing: the app starts with the defaults and writes a new one.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zorgscan_desktop.core.moments import local
from zorgscan_desktop.storage.reading import read_regular

MAX_RECENT = 6
DIAGONALS_CM, DISTANCES_DM = range(30, 601), range(10, 301)
"""What people can choose; a board without size would end the start."""
MAX_BYTES = 100_000
"""Six scans and a few choices are a tenth of it."""


@dataclass(frozen=True)
class Recent:
    """A scan that was open: enough to show it on the start screen without reading its file."""

    path: str
    school: str
    school_year: str
    placed: int
    total: int
    level: float
    at: str
    """When it was last saved, ISO 8601 in UTC."""

    @property
    def moment(self) -> datetime:
        """When it was last saved, in local time."""
        return local(datetime.fromisoformat(self.at))

    @property
    def is_sound(self) -> bool:
        """Whether it can be shown: what stands in a file may be anything."""
        texts = all(type(text) is str for text in (self.path, self.school, self.school_year, self.at))
        counts = all(type(count) is int for count in (self.placed, self.total))
        level = type(self.level) in (int, float) and 0 <= self.level <= 1
        try:
            return texts and counts and level and self.moment.tzinfo is not None
        except ValueError:  # no moment
            return False


@dataclass
class Settings:
    """All choices; ``theme`` is ``system``, ``light`` or ``dark``."""

    recent: list[Recent] = field(default_factory=list)
    theme: str = "system"
    text_factor: float = 1.0
    less_motion: bool = False
    clock_sound: bool = True
    """A soft tone when the clock's time is up."""
    diagonal_cm: int = 190
    """Diagonal of the board in cm; 75 inch is usual in schools."""
    distance_dm: int = 70
    """From the board to the last row, in dm."""
    room_set: bool = False
    """Somebody said how large the board and the room are: then card by card keeps its text readable from there."""

    def remember(self, recent: Recent) -> None:
        """Put a scan at the top of the list."""
        others = [r for r in self.recent if r.path != recent.path]
        self.recent = [recent, *others][:MAX_RECENT]

    def forget(self, path: str) -> None:
        """Take a scan off the list."""
        self.recent = [r for r in self.recent if r.path != path]


def recent_of(path: Path, scan: Any, placed: int, total: int, level: float) -> Recent:
    """The line for the start screen that goes with a scan as it was just saved."""
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    return Recent(str(path), scan.school, scan.school_year, placed, total, round(level, 3), at)


def read_settings(path: Path) -> Settings:
    """The settings in this file, or the defaults when there are none that make sense."""
    try:
        data = json.loads(read_regular(path, MAX_BYTES) or b"")
        recent = [entry for entry in (Recent(**line) for line in data.pop("recent", [])) if entry.is_sound]
        settings = Settings(recent=recent[:MAX_RECENT], **data)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Settings()
    sound = settings.theme in ("system", "light", "dark") and settings.text_factor in (1.0, 1.15, 1.3)
    sound = sound and type(settings.diagonal_cm) is int and settings.diagonal_cm in DIAGONALS_CM
    sound = sound and type(settings.distance_dm) is int and settings.distance_dm in DISTANCES_DM
    sound = sound and type(settings.less_motion) is bool and type(settings.room_set) is bool
    sound = sound and type(settings.clock_sound) is bool
    return settings if sound else Settings(recent=settings.recent)


def settings_bytes(settings: Settings) -> bytes:
    """The file's content. In ASCII: the name of a file on Linux can hold bytes that are no letters in UTF-8."""
    return (json.dumps(asdict(settings), indent=2) + "\n").encode()
