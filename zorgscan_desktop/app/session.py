"""The open scan and its file: new, open, save, copy, export. No widgets; problems go up as exceptions.

One session lives as long as the window. Opening another scan replaces what is in it.
"""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from zorgscan_desktop.app import places
from zorgscan_desktop.app.autosave import Autosave
from zorgscan_desktop.app.lock import ScanLock
from zorgscan_desktop.app.recovery import RecoveryCopy, stamped
from zorgscan_desktop.app.rendering import export_bytes
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.worker import Worker
from zorgscan_desktop.core.moments import local
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.summary import tally
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.atomic import (
    MAX_COMPARE,
    WriteError,
    WriteReason,
    digest_of,
    remove_leftovers,
    write_file,
)
from zorgscan_desktop.storage.reading import read_regular
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.storage.scan_file import Loaded, read_scan, write_scan
from zorgscan_desktop.storage.strict_json import MAX_BYTES
from zorgscan_desktop.storage.versions import Recovered, Versions


class OpenElsewhereError(Exception):
    """Another window, here or on another computer, has this scan open."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Session(QObject):
    """Owns the document, its path and its autosave."""

    exported = Signal(object, object)
    """An export ended: its path, and None or the error."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.instrument = load_instrument()
        empty = Scan.new(self.instrument, day=date.today(), now=datetime.now(UTC).replace(microsecond=0))
        self.document = ScanDocument(self.instrument, empty, self)
        self.versions = Versions(places.data_folder())
        self.autosave = Autosave(self.document, self.versions, self)
        self.recovery = RecoveryCopy(self.document, self.versions, self)
        self._lock = ScanLock()
        self.path: Path | None = None
        self._exporter = Worker("export")
        self._exports: dict[Path, tuple[str, bool]] = {}
        """What we exported of this scan: its digest, and whether it holds notes."""
        self._is_newer = False

    # -- opening ----------------------------------------------------------------------------------------------------

    def new(
        self, *, school: str, school_year: str, day: date, participants: tuple[str, ...], folder: Path | None = None
    ) -> Path:
        """Start a scan that has its file from its first second; WriteError when it cannot be written there."""
        scan = Scan.new(
            self.instrument,
            day=day,
            now=datetime.now(UTC).replace(microsecond=0),
            school=school,
            school_year=school_year,
            participants=participants,
        )
        place = folder or places.documents_folder()
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise WriteError(WriteReason.NO_FOLDER, place) from None
        name = places.file_name(day, school)
        while True:
            path = places.free_path(place, name, places.SUFFIX)
            try:
                digest = write_scan(path, scan, self.instrument, overwrite=False)
                break
            except WriteError as error:
                # Somebody else made that file in the same moment: the next name is free.
                if error.reason is not WriteReason.EXISTS:
                    raise
        lock = ScanLock()
        lock.take(path)
        self._take(path, scan, digest, lock=lock)
        return path

    def open(self, path: Path, *, look_only: bool = False, force: bool = False) -> Loaded:
        """Open a file. ScanFileError when it is refused, OpenElsewhereError when another window has it open; what
        was open then stays open. ``look_only`` opens without a lock and never writes; ``force`` takes the lock over.
        """
        path = path.absolute()
        loaded = read_scan(path, self.instrument)
        look_only = look_only or loaded.read_only
        lock = ScanLock()
        if not look_only:
            if self._is_open(path):
                self._lock.release()
            if not lock.take(path, force=force):
                raise OpenElsewhereError(path)
            if loaded.migrated_from is not None:
                self.versions.keep_original(path, loaded)
        self._take(path, loaded.scan, loaded.digest, read_only=look_only, lock=lock, found=True)
        self._is_newer = loaded.read_only
        return loaded

    def tidy(self) -> None:
        """Remove what a killed process left beside the open scan: a look at the whole folder, which can be slow."""
        if self.path is not None:
            remove_leftovers(self.path.parent)

    def open_copy(self, found: Path, folder: Path | None = None) -> Path:
        """Open a recovered or kept file, or one that is open elsewhere, as a scan of its own; returns its path.

        It comes in ``folder``, else in the documents folder. ScanFileError or WriteError when that does not work.
        """
        loaded = read_scan(found, self.instrument)
        if loaded.read_only:  # the copy would lack what this version does not know
            raise ScanFileError(Reason.NEWER, path=found)
        scan = loaded.scan
        path = self._copy_path(scan, folder or places.documents_folder())
        digest = write_scan(path, scan, self.instrument, overwrite=False)
        lock = ScanLock()
        lock.take(path)
        self._take(path, scan, digest, lock=lock)
        return path

    def _copy_path(self, scan: Scan, folder: Path) -> Path:
        """A free name in this folder that says from when the scan is; WriteError when there can be no folder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise WriteError(WriteReason.NO_FOLDER, folder) from None
        moment = local(scan.modified)
        name = f"{places.file_name(scan.date, scan.school)} (van {moment.hour}.{moment:%M} u.)"
        return places.free_path(folder, name, places.SUFFIX)

    def still_holds(self, path: Path) -> bool:
        """Whether this file is the open scan, as it was left or gone from the disk: then there is nothing to read."""
        if self.path is None or self.autosave.path is None or not self._is_open(path):
            return False
        return self._is_still(self.path, self.autosave.digest) or not self.path.exists()

    def _is_open(self, path: Path) -> bool:
        """Whether this is the file of the open scan, by whatever name: a link leads there too."""
        if self.path is None:
            return False
        with contextlib.suppress(OSError):  # one of them is not there
            return self.path.samefile(path)
        return self.path == path.absolute()

    def leave(self) -> None:
        """The open scan is saved and nobody works on it any more: its recovery copy and its lock can go."""
        if self.path is not None and not self.autosave.pending:
            self.recovery.remove()
        self._lock.release()

    def _take(
        self, path: Path, scan: Scan, digest: str, *, lock: ScanLock, read_only: bool = False, found: bool = False
    ) -> None:
        self.leave()
        self.autosave.follow(None, None)
        self.recovery.follow(None)
        self.path, self._lock = path, lock
        self._exports = {}  # a new one: an export of the previous scan may still be on its way to the old one
        self._is_newer = False
        self.document.replace(scan, read_only=read_only)
        self.autosave.follow(None if read_only else path, digest, found=found)
        self.recovery.follow(None if read_only else path)

    def close(self) -> None:
        """End the threads. What is not saved stays in the recovery copy: save first."""
        self.leave()
        self.autosave.close()
        self.recovery.close()
        self._exporter.close(wait=False)

    def give_up_saving(self) -> None:
        """People chose to close without saving: what is open stays in the recovery copy, for the next start."""
        self.recovery.write_now()
        self.autosave.follow(None, None)
        self.path = None

    def secure(self) -> bool:
        """After a fault: everything to disk once more. True when the work lies safe in the recovery copy."""
        if self.path is None or self.document.read_only:
            return True
        self.autosave.write_again()
        return self.recovery.write_now() if self.recovery.place is not None else self.autosave.path is None

    def recoverable(self) -> list[Recovered]:
        """What a run that ended badly left behind and no other window is working on, the newest first."""
        self.versions.remove_leftovers()
        found = [each for each in self.versions.recoverable(self.instrument) if not self._is_kept_by_a_window(each)]
        # What a newer version left stays for that version.
        found = [each for each in found if not each.loaded.read_only]
        return [each for each in found if not self._is_what_is_open(each)]

    def _is_kept_by_a_window(self, found: Recovered) -> bool:
        if found.path == self.recovery.place:
            return True
        probe = ScanLock()
        free = probe.take(found.path)
        probe.release()
        return not free

    def _is_what_is_open(self, found: Recovered) -> bool:
        """Whether people opened the scan itself and it holds the same: then the copy has no more to tell."""
        scan = self.document.scan
        if self.path is None or found.loaded.scan.model_copy(update={"modified": scan.modified}) != scan:
            return False
        self.versions.remove(found.path)
        return True

    def wipe_traces(self) -> None:
        """*Wis sporen*: kept versions and recovery copies; what is open and not yet saved gets a new one."""
        self.versions.wipe()
        if self.autosave.pending:
            self.recovery.write_now()

    # -- writing ----------------------------------------------------------------------------------------------------

    def save_copy(self, path: Path) -> None:
        """Write the scan to another file as well; the session goes on with its own. WriteError or ScanFileError."""
        if self._is_open(path):
            error = self.autosave.save_now(always=True)
            if error is not None:
                raise error
            return
        if self._is_newer:  # as it is: what this version does not know of it, it cannot write
            write_file(path, self._bytes_of_the_file())
            return
        write_scan(path, self.document.scan, self.instrument)

    def _bytes_of_the_file(self) -> bytes:
        data = None
        with contextlib.suppress(OSError):
            data = read_regular(self.path, MAX_BYTES) if self.path is not None else None
        if data is None:
            raise ScanFileError(Reason.UNREADABLE, path=self.path)
        return data

    def move_to(self, path: Path) -> None:
        """Go on in another file, because the first place does not work any more."""
        self._go_on_in(path, write_scan(path, self.document.scan, self.instrument))

    def move_to_copy(self) -> Path:
        """Go on in a new file beside the present one, which somebody else changed; returns its path."""
        scan, old = self.document.scan, self.path
        path = self._copy_path(stamped(scan), old.parent if old is not None else places.documents_folder())
        self._go_on_in(path, write_scan(path, scan, self.instrument, overwrite=False))
        return path

    def _go_on_in(self, path: Path, digest: str) -> None:
        self.path = path
        self._lock.take(path, force=True)
        self.autosave.follow(path, digest)
        self.recovery.belongs_at(path)

    def export(self, suffix: str, target: Path | None = None, *, with_notes: bool = True) -> None:
        """Make a workbook, PDF or picture (``.xlsx``, ``.pdf``, ``.png``) in a thread; ``exported`` tells the end.

        Without ``target`` it lies beside the scan, under a name that overwrites nothing but our own last export.
        """
        scan, path = self.document.scan, target or self._export_path(suffix, with_notes)
        exports = self._exports
        before, _ = exports.get(path, (None, with_notes))

        def work() -> None:
            data = export_bytes(suffix, scan, self.instrument, with_notes=with_notes)
            overwrite = target is not None or before is not None
            exports[path] = write_file(path, data, expected=before, overwrite=overwrite), with_notes

        self._exporter.submit(work).add_done_callback(lambda done: self.exported.emit(path, done.exception()))

    def _export_path(self, suffix: str, with_notes: bool) -> Path:
        if self.path is None:
            raise WriteError(WriteReason.NO_FOLDER, Path())
        stem = self.path.stem if with_notes else self.path.stem + self.tr(" zonder notities")
        for path, (digest, noted) in self._exports.items():
            ours = (path.parent, path.suffix, noted) == (self.path.parent, suffix, with_notes)
            if ours and self._is_still(path, digest):
                return path
        return places.free_path(self.path.parent, stem, suffix)

    @staticmethod
    def _is_still(path: Path, digest: str | None) -> bool:
        try:
            data = read_regular(path, MAX_COMPARE)  # a pipe that took its place would keep the window waiting
        except OSError:
            return False
        return data is not None and digest_of(data) == digest

    # -- for the start screen ---------------------------------------------------------------------------------------

    def counts(self) -> tuple[int, int, float]:
        """Placed, total, and how full the gauge is (0 to 1)."""
        counted = tally(self.document.scan.cards)
        return counted.placed, counted.to_place, counted.level
