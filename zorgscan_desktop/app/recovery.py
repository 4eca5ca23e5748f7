"""The recovery copy of the open scan: in the app's own folder within a second of every change.

It has a thread of its own: the scan's own place may be a stick that is gone, a disk that is full, or one that takes
half a minute for a write, and just then the copy matters.
"""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zorgscan_desktop.app.lock import ScanLock
from zorgscan_desktop.app.worker import Worker
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.storage.versions import Versions

if TYPE_CHECKING:
    from concurrent.futures import Future

    from zorgscan_desktop.core.scan import Scan

DELAY_MS = 200
RETRY_MS = 1000
PATIENCE_S = 2.0


def stamped(scan: "Scan") -> "Scan":
    """The scan with the moment of now, never before it was made: a clock can go back."""
    now = datetime.now(UTC).replace(microsecond=0)
    return scan.model_copy(update={"modified": max(now, scan.created)})


class RecoveryCopy(QObject):
    """Keeps one copy of one document. A lock beside it tells other windows that its owner lives."""

    _done = Signal(object, object, object)

    def __init__(self, document: ScanDocument, versions: Versions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.versions = document, versions
        self.place: Path | None = None
        self._original: Path | None = None
        self._lock = ScanLock()
        self._thread = Worker("recovery")
        self._future: Future[None] | None = None
        self._written: Scan | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._done.connect(self._finish)
        document.changed.connect(self._on_change)

    def follow(self, original: Path | None) -> None:
        """Keep a copy of what is open now, which belongs at ``original``; None: keep none.

        A copy that was kept before stays where it is, for the next start, unless ``remove`` took it away.
        """
        self._timer.stop()
        self._lock.release()
        self.place, self._original, self._written = None, original, self.document.scan
        if original is not None:
            self.place = self.versions.new_recovery(self.document.scan)
            self._lock.take(self.place, private=True)

    def belongs_at(self, original: Path) -> None:
        """The scan goes on in another file."""
        self._original = original

    def write_now(self) -> bool:
        """Write at once, changed or not. True when the scan as it is now lies in the copy."""
        if self.place is None:
            return False
        self._timer.stop()
        scan = self.document.scan
        try:
            self._thread.submit(self._write, self.place, scan, self._original).result(PATIENCE_S)
        except Exception:  # noqa: BLE001  the work is in memory, and is tried again
            self._timer.start(RETRY_MS)
            return False
        self._written = scan
        return True

    def remove(self) -> None:
        """The scan is safe in its own file: no copy is needed."""
        self._timer.stop()
        place, self.place = self.place, None
        if place is not None:
            # In the thread, behind a write that may be under way: it would put the copy back.
            with contextlib.suppress(TimeoutError):
                self._thread.submit(self.versions.remove, place).result(PATIENCE_S)
        self._lock.release()

    def close(self) -> None:
        """End the thread; a copy that was not removed stays."""
        self._timer.stop()
        self._lock.release()
        self._thread.close(wait=True)

    def _on_change(self) -> None:
        if self.place is not None and not self._timer.isActive() and self._future is None:
            self._timer.start(DELAY_MS)

    def _start(self) -> None:
        scan = self.document.scan
        if self._future is not None or self.place is None or self._written is scan:
            return
        place = self.place
        future = self._future = self._thread.submit(self._write, place, scan, self._original)
        # The callback runs in the thread; the signal brings the result to this one.
        future.add_done_callback(lambda done: self._done.emit(done, place, scan))

    def _write(self, place: Path, scan: "Scan", original: Path | None) -> None:
        self.versions.write_recovery(place, stamped(scan), self.document.instrument, original)

    def _finish(self, future: "Future[None]", place: Path, scan: "Scan") -> None:
        self._future = None
        if place != self.place:
            self._on_change()
            return
        failed = future.exception() is not None
        if not failed:
            self._written = scan
        if self._written is not self.document.scan:
            self._timer.start(RETRY_MS if failed else DELAY_MS)
