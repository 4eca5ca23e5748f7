"""Copies in the app's own folder: the recovery copy of the scan that is open, and the last ten versions of each scan.

All are whole project files, written by the one writer, readable by this user only (reliability.md, steps 3 and 6).
"""

import contextlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.storage.atomic import WriteError, write_file
from zorgscan_desktop.storage.scan_file import Loaded, ScanFileError, read_scan, write_scan

MAX_VERSIONS = 10
MAX_AGE = timedelta(days=30)
MIN_STEP = timedelta(minutes=10)
"""Ten versions of ten seconds would hold nothing of the morning."""
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Version:
    """A kept file: where it is, from when, and how many cards lie in it."""

    path: Path
    moment: datetime
    placed: int


@dataclass(frozen=True)
class Recovered:
    """What was found of a scan that was open when the app ended badly."""

    path: Path
    original: Path | None
    loaded: Loaded

    @property
    def moment(self) -> datetime:
        """When it was last changed, in local time."""
        return self.loaded.scan.modified.astimezone()


class Versions:
    """The kept files of one computer, under ``folder`` (the app's data folder)."""

    def __init__(self, folder: Path) -> None:
        self._versions = folder / "versies"
        self._recovery = folder / "herstel"

    # -- recovery ---------------------------------------------------------------------------------------------------

    def recovery_path(self, scan: Scan) -> Path:
        """Where the recovery copy of this scan lies."""
        return self._recovery / f"{scan.scan_id}.zorgscan"

    def write_recovery(self, scan: Scan, instrument: Instrument, original: Path | None) -> None:
        """Write the recovery copy and where its scan belongs; WriteError or ScanFileError when that fails."""
        _make_private(self._recovery)
        path = self.recovery_path(scan)
        write_scan(path, scan, instrument, private=True)
        about = json.dumps({"path": str(original) if original else None}).encode()
        write_file(path.with_suffix(".json"), about, private=True)

    def remove_recovery(self, scan: Scan) -> None:
        """The scan was saved and closed, or people chose to do without."""
        self.remove(self.recovery_path(scan))

    @staticmethod
    def remove(path: Path) -> None:
        """Remove a recovery copy and what belongs to it."""
        for file in (path, path.with_suffix(".json")):
            with contextlib.suppress(OSError):
                file.unlink()

    def recoverable(self, instrument: Instrument) -> list[Recovered]:
        """Every recovery copy that can be read, the newest first."""
        found = []
        for path in _files(self._recovery, "*.zorgscan"):
            with contextlib.suppress(ScanFileError):
                found.append(Recovered(path, _original_of(path), read_scan(path, instrument)))
        return sorted(found, key=lambda r: r.loaded.scan.modified, reverse=True)

    # -- versions ---------------------------------------------------------------------------------------------------

    def keep(self, scan: Scan, instrument: Instrument, now: datetime) -> None:
        """Keep this version when the last one is old enough; the oldest beyond ten or thirty days go."""
        folder = self._versions / str(scan.scan_id)
        kept = self._stamps(folder)
        if kept and now - kept[-1][0] < MIN_STEP:
            return
        with contextlib.suppress(WriteError, ScanFileError, OSError):
            _make_private(self._versions)
            _make_private(folder)
            write_scan(folder / f"{now.astimezone(UTC).strftime(_STAMP)}.zorgscan", scan, instrument, private=True)
        kept = self._stamps(folder)
        for moment, path in kept:
            if path in [p for _, p in kept[:-MAX_VERSIONS]] or now - moment > MAX_AGE:
                with contextlib.suppress(OSError):
                    path.unlink()

    def versions_of(self, scan: Scan, instrument: Instrument) -> list[Version]:
        """The kept versions of a scan, the newest first; those that cannot be read are left out."""
        versions = []
        for moment, path in reversed(self._stamps(self._versions / str(scan.scan_id))):
            with contextlib.suppress(ScanFileError):
                placed = sum(1 for card in read_scan(path, instrument).scan.cards if card.laid)
                versions.append(Version(path, moment.astimezone(), placed))
        return versions

    def wipe(self) -> None:
        """*Wis sporen*: every version and recovery copy of every scan."""
        for folder in (self._versions, self._recovery):
            for path in _files(folder, "**/*"):
                with contextlib.suppress(OSError):
                    path.unlink()

    @staticmethod
    def _stamps(folder: Path) -> list[tuple[datetime, Path]]:
        found = []
        for path in _files(folder, "*.zorgscan"):
            with contextlib.suppress(ValueError):
                found.append((datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC), path))
        return sorted(found)


def _make_private(folder: Path) -> None:
    """Make a folder that only this user can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in folder.glob(pattern) if path.is_file()]
    except OSError:
        return []


def _original_of(path: Path) -> Path | None:
    try:
        known = json.loads(path.with_suffix(".json").read_bytes())["path"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Path(known) if isinstance(known, str) else None
