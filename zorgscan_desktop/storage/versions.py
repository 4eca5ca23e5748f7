"""Copies in the app's own folder: a recovery copy of each scan that is open, and the last ten versions of each.

All are whole project files, written by the one writer, readable by this user only (reliability.md, steps 3 and 6).
A copy of a scan keeps its ``scan_id``, so two windows can have one open: each has its own recovery copy.
"""

import contextlib
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.moments import local
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.storage.atomic import WriteError, digest_of, remove_leftovers, write_file
from zorgscan_desktop.storage.reading import read_regular
from zorgscan_desktop.storage.scan_file import Loaded, ScanFileError, parse_scan, read_scan, write_scan
from zorgscan_desktop.storage.strict_json import MAX_BYTES

MAX_VERSIONS = 10
MAX_AGE = timedelta(days=30)
MIN_STEP = timedelta(minutes=10)
"""Ten versions of ten seconds would hold nothing of the morning."""
_STAMP = "%Y%m%dT%H%M%S%fZ"
_TRACES = (".zorgscan", ".json", ".tmp")


class Version(NamedTuple):
    """A kept file: where it is, from when, and how many cards lie in it."""

    path: Path
    moment: datetime
    placed: int


class Recovered(NamedTuple):
    """What was found of a scan that was open when the app ended badly."""

    path: Path
    original: Path | None
    loaded: Loaded

    @property
    def moment(self) -> datetime:
        """When it was last changed, in local time."""
        return local(self.loaded.scan.modified)


class Versions:
    """The kept files of one computer, under ``folder`` (the app's data folder)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._versions = folder / "versies"
        self._recovery = folder / "herstel"
        self._seen: tuple[datetime, Path] | None = None
        """The version that the last look found, so that most saves ask for this one file only."""

    # -- recovery ---------------------------------------------------------------------------------------------------

    def new_recovery(self, scan: Scan) -> Path:
        """Where a recovery copy of this scan can lie that is nobody else's; the folder is made when it can be."""
        with contextlib.suppress(OSError):
            self._make_private(self._recovery)
        return self._recovery / f"{scan.scan_id}-{os.urandom(4).hex()}.zorgscan"

    def write_recovery(self, path: Path, scan: Scan, instrument: Instrument, original: Path | None) -> None:
        """Write a recovery copy and where its scan belongs; WriteError, ScanFileError or OSError when that fails."""
        self._make_private(self._recovery)
        write_scan(path, scan, instrument, private=True)
        about = path.with_suffix(".json")
        if original is not None and _original_of(path) != original:
            write_file(about, json.dumps({"path": str(original)}).encode("utf-8", "replace"), private=True)

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
        """Keep this version when none is kept of about this moment; those beyond ten or thirty days go."""
        if self._is_kept(self._of(scan), now):
            return
        with contextlib.suppress(WriteError, ScanFileError, OSError):
            write_scan(self._place(scan, now), scan, instrument, private=True)
            self._thin_out(scan, now)

    def keep_file(self, path: Path, scan: Scan, instrument: Instrument, now: datetime) -> str | None:
        """Keep what lies at ``path`` among the versions of ``scan``, because it is about to be overwritten.

        Returns its digest, by which a change that comes after this look is noticed; None when it cannot be read.
        """
        digest = None
        with contextlib.suppress(WriteError, ScanFileError, OSError):
            data = read_regular(path, MAX_BYTES)
            if data is not None:
                digest = digest_of(data)
                parse_scan(data, instrument)
                write_file(self._place(scan, now), data, private=True)
                self._thin_out(scan, now)
        return digest

    def keep_original(self, path: Path, loaded: Loaded) -> None:
        """Keep a file of an older format as it is, before the first save in today's; Wis sporen removes it."""
        with contextlib.suppress(WriteError, OSError):
            data = read_regular(path, MAX_BYTES)
            if data is not None:
                folder = self._of(loaded.scan)
                self._make_private(folder)
                name = f"origineel-versie-{loaded.migrated_from}.zorgscan"
                write_file(folder / name, data, overwrite=False, private=True)

    def versions_of(self, scan: Scan, instrument: Instrument) -> list[Version]:
        """The kept versions of a scan, the newest first; those that cannot be read are left out."""
        versions = []
        for moment, path in reversed(self._stamps(self._of(scan))):
            with contextlib.suppress(ScanFileError):
                placed = sum(1 for card in read_scan(path, instrument).scan.cards if card.laid)
                versions.append(Version(path, local(moment), placed))
        return versions

    # -- cleaning up ------------------------------------------------------------------------------------------------

    def wipe(self) -> None:
        """*Wis sporen*: every version and recovery copy of every scan. Locks stay: other windows hold them."""
        for folder in (self._versions, self._recovery):
            for path in _files(folder, "**/*"):
                if path.suffix in _TRACES:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def remove_leftovers(self) -> None:
        """Remove what processes that were killed while writing left half done."""
        for folder in (self._folder, self._recovery, *_folders(self._versions)):
            remove_leftovers(folder)

    def _of(self, scan: Scan) -> Path:
        return self._versions / str(scan.scan_id)

    def _place(self, scan: Scan, now: datetime) -> Path:
        folder = self._of(scan)
        self._make_private(folder)
        return folder / f"{now.astimezone(UTC).strftime(_STAMP)}.zorgscan"

    def _thin_out(self, scan: Scan, now: datetime) -> None:
        kept = self._stamps(self._of(scan))
        # What a wrong clock dated in the future goes first, or it would push out every new version for years.
        kept.sort(key=lambda entry: (entry[0] <= now, entry[0]))
        for moment, path in kept[:-MAX_VERSIONS] + [entry for entry in kept if now - entry[0] > MAX_AGE]:
            if moment != now:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _make_private(self, folder: Path) -> None:
        """Make a folder that only this user can read, and so for those above it up to the app's own."""
        for each in (self._folder, *(f for f in (folder.parent, folder) if self._folder in f.parents)):
            each.mkdir(parents=True, exist_ok=True, mode=0o700)
            with contextlib.suppress(OSError):
                each.chmod(0o700)

    def _is_kept(self, folder: Path, now: datetime) -> bool:
        """Whether a version is kept of about this moment. Every save asks."""

        def is_near(moment: datetime) -> bool:
            return abs(now - moment) < MIN_STEP

        seen = self._seen
        if seen is not None and seen[1].parent == folder and is_near(seen[0]):
            with contextlib.suppress(OSError):  # it may be gone: thinned out by another window, or wiped
                if seen[1].is_file():
                    return True
        # A clock that went back or jumped ahead for a while must not stop the keeping: not only the last one counts.
        self._seen = next((kept for kept in reversed(self._stamps(folder)) if is_near(kept[0])), None)
        return self._seen is not None

    @staticmethod
    def _stamps(folder: Path) -> list[tuple[datetime, Path]]:
        found = []
        for path in _files(folder, "*.zorgscan"):
            with contextlib.suppress(ValueError):
                found.append((datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC), path))
        return sorted(found)


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in folder.glob(pattern) if path.is_file()]
    except OSError:
        return []


def _folders(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


def _original_of(path: Path) -> Path | None:
    try:
        known = json.loads(read_regular(path.with_suffix(".json"), MAX_BYTES) or b"")["path"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Path(known) if isinstance(known, str) else None
