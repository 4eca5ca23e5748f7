"""What the app remembers between study days: recent scans and choices of look. One small JSON file, no Qt.

A settings file that cannot be read is worth nothing: the app starts with the defaults and writes a new one.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MAX_RECENT = 6


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
        return datetime.fromisoformat(self.at).astimezone()


@dataclass
class Settings:
    """All choices; ``theme`` is ``system``, ``light`` or ``dark``."""

    recent: list[Recent] = field(default_factory=list)
    theme: str = "system"
    text_factor: float = 1.0
    less_motion: bool = False
    diagonal_cm: int = 190
    """Diagonal of the board in cm; 75 inch is usual in schools."""
    distance_dm: int = 70
    """From the board to the last row, in dm."""

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
        data = json.loads(path.read_bytes())
        recent = [Recent(**entry) for entry in data.pop("recent", [])]
        for entry in recent:
            _ = entry.moment
        settings = Settings(recent=recent, **data)
    except (OSError, ValueError, TypeError, AttributeError):
        return Settings()
    sound = settings.theme in ("system", "light", "dark") and settings.text_factor in (1.0, 1.15, 1.3)
    sound = sound and all(type(size) is int for size in (settings.diagonal_cm, settings.distance_dm))
    sound = sound and type(settings.less_motion) is bool
    return settings if sound else Settings(recent=recent)


def settings_bytes(settings: Settings) -> bytes:
    """The file's content."""
    return (json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n").encode()
