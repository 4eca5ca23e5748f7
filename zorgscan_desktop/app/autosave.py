"""Every change is on disk within a second, without holding up a frame: snapshots are written in one thread.

A scan is immutable, so the snapshot needs no copy and no lock. What fails is tried again; the work stays in memory.
"""

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.scan_file import ScanFileError, write_scan
from zorgscan_desktop.storage.versions import Versions

DELAY_MS = 250
RETRY_MS = (100, 200, 400, 800, 1600)
"""A sync client or virus scanner may hold the file for a moment (reliability.md, step 5)."""
SLOW_RETRY_MS = 5000


class Autosave(QObject):
    """Keeps one document's file up to date."""

    saved = Signal()
    failed = Signal(object)
    """A WriteError or ScanFileError that did not go away at once; the work is in memory and tried again."""

    _done = Signal(object, object)

    def __init__(self, document: ScanDocument, versions: Versions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.versions = document, versions
        self.path: Path | None = None
        self.digest: str | None = None
        self.paused = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._future: Future[str] | None = None
        self._written: Scan | None = None
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._done.connect(self._finish)
        facts = (document.card_changed, document.notes_changed, document.plan_changed, document.details_changed)
        for changed in facts:
            changed.connect(self._on_change)

    def follow(self, path: Path | None, digest: str | None) -> None:
        """Keep this file; what is open now is what it holds. None for a scan that must not be saved."""
        self.path, self.digest = path, digest
        self._written = self.document.scan
        self._tries = 0
        self.paused = False
        self._timer.stop()

    @property
    def pending(self) -> bool:
        """Whether anything is not on disk yet."""
        return self.path is not None and self._written is not self.document.scan

    def save_now(self) -> Exception | None:
        """Save at once and wait for it: the error when that failed, None when all is on disk."""
        self._timer.stop()
        if self._future is not None:
            running, self._future = self._future, None
            self._wait(running)
        if not self.pending or self.path is None:
            return None
        scan, path, digest = self.document.scan, self.path, self.digest
        error = self._wait(self._thread.submit(self._write, scan, path, digest))
        self._note(scan, path, error)
        return error

    def overwrite(self) -> Exception | None:
        """Save over what somebody else wrote: asked for in so many words."""
        self.digest = None
        self.paused = False
        self._written = None
        return self.save_now()

    def write_again(self) -> None:
        """Write soon, changed or not: the file may be gone."""
        self._written = None
        self._on_change()

    def close(self) -> None:
        """End the thread; nothing is started any more."""
        self._timer.stop()
        self._thread.shutdown(wait=True)

    def _on_change(self) -> None:
        if self.path is not None and not self.paused and not self._timer.isActive() and self._future is None:
            self._timer.start(DELAY_MS)

    def _start(self) -> None:
        if self._future is not None or not self.pending or self.path is None:
            return
        scan, path = self.document.scan, self.path
        self._future = self._thread.submit(self._write, scan, path, self.digest)
        # The callback runs in the thread; the signal brings the result to this one.
        self._future.add_done_callback(lambda _: self._done.emit(scan, path))

    def _write(self, scan: Scan, path: Path, digest: str | None) -> str:
        now = datetime.now(UTC).replace(microsecond=0)
        stamped = scan.model_copy(update={"modified": max(now, scan.created)})
        instrument = self.document.instrument
        # First to safety, then to its place: the place may be a stick that was pulled out.
        with contextlib.suppress(WriteError, ScanFileError, OSError):
            self.versions.write_recovery(stamped, instrument, path)
        written = write_scan(path, stamped, instrument, expected=digest)
        self.versions.keep(stamped, instrument, now)
        return written

    def _wait(self, future: "Future[str]") -> Exception | None:
        try:
            self.digest = future.result()
        except Exception as error:  # noqa: BLE001  whatever it was, the work is in memory and is tried again
            return error
        return None

    def _finish(self, scan: Scan, path: Path) -> None:
        future, self._future = self._future, None
        if future is None or path != self.path:
            return
        error = self._wait(future)
        self._note(scan, path, error)
        if error is None:
            if self.pending:
                self._timer.start(DELAY_MS)
            return
        if isinstance(error, WriteError) and error.reason is WriteReason.CHANGED_ON_DISK:
            self.paused = True
            self.failed.emit(error)
            return
        self._tries += 1
        if self._tries == len(RETRY_MS) + 1:
            self.failed.emit(error)
        self._timer.start(RETRY_MS[self._tries - 1] if self._tries <= len(RETRY_MS) else SLOW_RETRY_MS)

    def _note(self, scan: Scan, path: Path, error: Exception | None) -> None:
        if error is None and path == self.path:
            self._written = scan
            self._tries = 0
            self.saved.emit()
