"""Every change is on disk within a second, without holding up a frame: snapshots are written in one thread.

A scan is immutable, so the snapshot needs no copy and no lock. What fails is tried again; the work stays in memory
and in the recovery copy (app/recovery.py), which has a thread of its own.
"""

import contextlib
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zorgscan_desktop.app.recovery import stamped
from zorgscan_desktop.app.worker import Worker
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.scan_file import ScanFileError, write_scan
from zorgscan_desktop.storage.versions import Versions

if TYPE_CHECKING:
    from concurrent.futures import Future

DELAY_MS = 250
RETRY_MS = (100, 200, 400, 800, 1600)
"""A sync client or virus scanner may hold the file for a moment (reliability.md, step 5)."""
SLOW_RETRY_MS = 5000
REMIND_AFTER = 12
"""Tries between two times that a lasting failure is said: about a minute."""
PATIENCE_S = 3.0
"""How long the window waits for a save that people asked for, and how long a save may take before that is said."""


@dataclass(eq=False)
class _Job:
    """One write that is under way."""

    scan: Scan
    path: Path
    future: "Future[str]"


class Autosave(QObject):
    """Keeps one document's file up to date."""

    saved = Signal()
    failed = Signal(object)
    """A WriteError or ScanFileError that did not go away at once; the work is in memory and tried again."""

    _done = Signal(object)

    def __init__(self, document: ScanDocument, versions: Versions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.versions = document, versions
        self.path: Path | None = None
        self.digest: str | None = None
        self._thread = Worker("autosave")
        self._job: _Job | None = None
        self._telling = RLock()  # a write that ended at once is told in this thread, and may close the window
        self._closed = False
        self._written: Scan | None = None
        self._found: Scan | None = None
        self._tries = 0
        self._said: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._say_slow)
        self._done.connect(self._finish)
        document.changed.connect(self._on_change)

    def follow(self, path: Path | None, digest: str | None, *, found: bool = False) -> None:
        """Keep this file; what is open now is what it holds. None for a scan that must not be saved.

        ``found``: it was made earlier, so what it holds goes among the versions before the first change.
        """
        self.path, self.digest = path, digest
        self._written = self.document.scan
        self._found = self.document.scan if found else None
        self._job = None
        self._tries, self._said = 0, None
        self._timer.stop()
        self._slow.stop()

    @property
    def pending(self) -> bool:
        """Whether anything is not on disk yet."""
        return self.path is not None and self._written is not self.document.scan

    def save_now(self, *, always: bool = False) -> Exception | None:
        """Save at once and wait for it: the error when that failed, None when all is on disk.

        ``always`` writes also what is said to be on disk already: the stick may be gone since. A disk that does not
        answer in some seconds gives a WriteError (SLOW); the save goes on, and ``saved`` tells when it is done.
        """
        self._timer.stop()
        until = monotonic() + PATIENCE_S
        if self._job is not None and self._is_done(self._job, until):
            self._take_in(self._job)
        if self.path is None:
            return None
        if self._job is None and (self.pending or always):
            job = self._submit(self.path)
            if self._is_done(job, until):
                error = self._take_in(job)
                if error is not None:
                    self._try_again(error)
                return error
        return None if self._job is None else WriteError(WriteReason.SLOW, self.path)

    def overwrite(self) -> Exception | None:
        """Save over what somebody else wrote, asked for in so many words; theirs goes among the versions."""
        if self.path is not None:
            scan, instrument = self.document.scan, self.document.instrument
            self.digest = self.versions.keep_file(self.path, scan, instrument, datetime.now(UTC))
        return self.save_now(always=True)

    def write_again(self) -> None:
        """Write soon, changed or not: the file may be gone."""
        self._written = None
        self._on_change()

    def close(self) -> None:
        """Start nothing any more. A write that is under way ends by itself: the disk may not answer."""
        with self._telling:
            self._closed = True
        self._timer.stop()
        self._slow.stop()
        self._thread.close(wait=False)

    def _on_change(self) -> None:
        if self.path is not None and not self._timer.isActive() and self._job is None:
            self._timer.start(DELAY_MS)

    def _start(self) -> None:
        if self._job is None and self.pending and self.path is not None:
            self._submit(self.path)

    def _submit(self, path: Path) -> _Job:
        scan = self.document.scan
        job = self._job = _Job(scan, path, self._thread.submit(self._write, scan, path, self.digest, self._found))
        self._slow.start(int(PATIENCE_S * 1000))
        # The callback runs in the thread; the signal brings the result to this one.
        job.future.add_done_callback(lambda _: self._tell(job))
        return job

    def _tell(self, job: _Job) -> None:
        """In the thread: nothing after ``close``, when the window, and this object with it, may go at any moment."""
        with self._telling:
            if not self._closed:
                self._done.emit(job)

    def _write(self, scan: Scan, path: Path, digest: str | None, found: Scan | None) -> str:
        now, instrument = datetime.now(UTC), self.document.instrument
        if found is not None:
            self.versions.keep(found, instrument, now)
        now_saved = stamped(scan)
        written = write_scan(path, now_saved, instrument, expected=digest)
        self.versions.keep(now_saved, instrument, now)
        return written

    @staticmethod
    def _is_done(job: _Job, until: float) -> bool:
        """Wait for a write until this moment of the monotonic clock."""
        with contextlib.suppress(TimeoutError):
            job.future.exception(max(0.0, until - monotonic()))
        return job.future.done()

    def _take_in(self, job: _Job) -> Exception | None:
        """What a write that ended means for what we know; its error."""
        self._job = None
        self._slow.stop()
        error = job.future.exception()
        if error is None:
            self.digest, self._written, self._found = job.future.result(), job.scan, None
            self._tries, self._said = 0, None
            self.saved.emit()
            return None
        if isinstance(error, WriteError) and error.placed is not None:
            self.digest = error.placed
        if not isinstance(error, WriteError | ScanFileError | OSError):  # a mistake of ours: into the log with it
            sys.excepthook(type(error), error, error.__traceback__)
        return error if isinstance(error, Exception) else RuntimeError(type(error).__name__)

    def _finish(self, job: _Job) -> None:
        """A write ended while nobody waited for it."""
        if job is not self._job:
            return
        error = self._take_in(job)
        if error is not None:
            self._try_again(error)
            self._say(error)
        elif self.pending:
            self._timer.start(DELAY_MS)

    def _try_again(self, error: Exception) -> None:
        self._tries += 1
        if _changed_by_others(error):  # only people can say what should happen; asked again when they do not answer
            self._timer.start(REMIND_AFTER * SLOW_RETRY_MS)
        else:
            self._timer.start(RETRY_MS[self._tries - 1] if self._tries <= len(RETRY_MS) else SLOW_RETRY_MS)

    def _say(self, error: Exception) -> None:
        """Tell of a failure that lasts, once for each kind and then about once a minute."""
        kind = getattr(error, "reason", type(error))
        at_once = _changed_by_others(error) or not isinstance(error, WriteError)
        lasting = self._tries > len(RETRY_MS) and (kind != self._said or self._tries % REMIND_AFTER == 0)
        if at_once or lasting:
            self._said = kind
            self.failed.emit(error)

    def _say_slow(self) -> None:
        if self._job is not None:
            self._said = WriteReason.SLOW
            self.failed.emit(WriteError(WriteReason.SLOW, self._job.path))


def _changed_by_others(error: Exception) -> bool:
    return isinstance(error, WriteError) and error.reason is WriteReason.CHANGED_ON_DISK
