"""Who has a scan open: a lock beside its file, so that a second window or computer notices.

QLockFile recognises a lock that a killed process on the same computer left; one of another computer stays valid,
however old (reliability.md: its default would take it over after 30 s).
"""

import contextlib
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from zorgscan_desktop.storage.atomic import MAX_NAME


class ScanLock:
    """At most one lock at a time; ``release`` gives it back."""

    def __init__(self) -> None:
        self._lock: QLockFile | None = None

    def take(self, path: Path, *, force: bool = False, private: bool = False) -> bool:
        """Lock this file. False when somebody else has it open; ``force`` takes it over all the same.

        A folder in which no lock can be made (read only, a stick without rights) locks nothing and gives True: the
        content check before every save still guards the file. ``private``: only this user can read the lock.
        """
        self.release()
        place = lock_path(path)
        lock = QLockFile(str(place))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            if lock.error() != QLockFile.LockError.LockFailedError:
                return True
            if not force:
                return False
            with contextlib.suppress(OSError):
                place.unlink()
            if not lock.tryLock(0):
                return True
        if private:
            with contextlib.suppress(OSError):
                place.chmod(0o600)
        self._lock = lock
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def lock_path(path: Path) -> Path:
    """The lock beside a scan's file: hidden, told from the scan by its ending; a long name by its fingerprint.

    Beside the file itself, also for who opens it by a link: both must see the same lock.
    """
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    name = path.name
    if len(os.fsencode(name)) > MAX_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return path.with_name(f".{name}.lock")
