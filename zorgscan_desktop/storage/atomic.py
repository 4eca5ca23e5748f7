"""The one function that writes any file: after it the file is the old one or the new one, never part of either.

The bytes go into a temporary file in the same folder, are counted, flushed to the disk and read back; only then
does that file take the place of the old one in a single step. Whatever goes wrong before that step leaves the old
file whole, and the temporary file is removed.
"""

import contextlib
import errno
import functools
import os
import stat
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from zorgscan_desktop.storage.reading import read_regular

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Callable

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MAX_NAME = 240
"""Longest file name that is written, in bytes of UTF-8: room stays below the 255 of most file systems."""

MAX_COMPARE = 64_000_000
"""Bytes of a file on disk that are read to see whether it is still ours; a longer one never was."""

_TEMP_PREFIX = ".zorgscan-"
_TEMP_SUFFIX = ".tmp"
_O_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends around without it


class WriteReason(StrEnum):
    """Why a file was not written."""

    NO_FOLDER = "no_folder"
    NOT_ALLOWED = "not_allowed"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    NAME_TOO_LONG = "name_too_long"
    CHANGED_ON_DISK = "changed_on_disk"
    EXISTS = "exists"
    IS_FOLDER = "is_folder"
    NOT_A_FILE = "not_a_file"
    BUSY = "busy"
    SLOW = "slow"
    """Under way for seconds: the disk does not answer. Said by who waits for it, never by ``write_file``."""
    FAILED = "failed"


class WriteError(Exception):
    """A file was not written. The one on disk is whole: the old one, or after a very late failure the new one.

    ``placed``: after such a late failure the digest of the new one, which is ours and no change by somebody else.
    """

    def __init__(self, reason: WriteReason, path: Path, placed: str | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.path = path
        self.placed = placed


_REASONS = {
    errno.ENOENT: WriteReason.NO_FOLDER,
    errno.ENOTDIR: WriteReason.NO_FOLDER,
    errno.EACCES: WriteReason.NOT_ALLOWED,
    errno.EPERM: WriteReason.NOT_ALLOWED,
    errno.EROFS: WriteReason.NOT_ALLOWED,
    errno.ENOSPC: WriteReason.DISK_FULL,
    errno.EDQUOT: WriteReason.DISK_FULL,
    errno.EFBIG: WriteReason.DISK_FULL,
    errno.ENAMETOOLONG: WriteReason.NAME_TOO_LONG,
    errno.EEXIST: WriteReason.EXISTS,
    errno.EISDIR: WriteReason.IS_FOLDER,
    errno.EBUSY: WriteReason.BUSY,
    errno.ETXTBSY: WriteReason.BUSY,
    errno.EAGAIN: WriteReason.BUSY,
}
_WINDOWS_BUSY = (32, 33)  # sharing violation, lock violation: a sync client, virus scanner or Excel holds the file
_WINDOWS_DENIED = 5  # what replacing a file gives while another program has it open
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def digest_of(data: bytes) -> str:
    """The fingerprint by which a file is recognised later: sha256 in hexadecimal."""
    return _sha256()(data).hexdigest()


@functools.cache  # PySide looks into every import statement, also of what is there already
def _sha256() -> "Callable[[bytes], hashlib._Hash]":
    import hashlib  # not on the start path, which needs this module's names only

    return hashlib.sha256


def write_file(
    path: Path, data: bytes, *, expected: str | None = None, overwrite: bool = True, private: bool = False
) -> str:
    """Write ``data`` to ``path``, whole or not at all, and return its digest; WriteError otherwise.

    ``expected`` is the digest of what we last read or wrote there: a file with other content is left alone
    (CHANGED_ON_DISK), one that vanished is written again. ``overwrite=False`` refuses any file that is there
    (EXISTS), also one that another program makes meanwhile. A read-only file is never replaced. An existing file
    keeps its mode; a new one gets what the user's umask leaves, and with ``private`` only the user can read it.
    A symbolic link stays a link: the file it points to is written.
    """
    try:
        return _write(path, data, expected, overwrite, private)
    except OSError as error:
        raise WriteError(_reason(error), path) from None


def remove_leftovers(folder: Path, *, older_than: float = 3600.0) -> None:
    """Remove temporary files that a killed process left in ``folder``, once they are ``older_than`` seconds old."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if entry.name.startswith(_TEMP_PREFIX) and entry.name.endswith(_TEMP_SUFFIX):
                with contextlib.suppress(OSError):
                    if time.time() - entry.lstat().st_mtime >= older_than:
                        entry.unlink()


def _write(path: Path, data: bytes, expected: str | None, overwrite: bool, private: bool) -> str:
    target = _target(path)
    old = _replaceable(target, path)
    if old is not None and not overwrite:
        raise WriteError(WriteReason.EXISTS, path)
    _check_unchanged(target, expected, path)
    temp = target.with_name(f"{_TEMP_PREFIX}{os.urandom(4).hex()}{_TEMP_SUFFIX}")
    try:
        _fill(temp, data, old, private)
        _check_whole(temp, data)
        with _alone(target):
            # A second look, as late as can be: a slow disk may have taken seconds.
            _replaceable(target, path)
            _check_unchanged(target, expected, path)
            _put(temp, target, overwrite)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise
    digest = digest_of(data)
    try:
        _sync_folder(target.parent)
        _check_whole(target, data)
    except OSError as error:
        raise WriteError(_reason(error), path, placed=digest) from None
    return digest


def _target(path: Path) -> Path:
    """The file to write: ``path``, or what it points to when it is a symbolic link."""
    if "\0" in str(path):
        raise WriteError(WriteReason.FAILED, path)
    # Folders that are links lead to the same place by any name; finding out which costs a look at each of them.
    target = Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  any error: no link
    if len(os.fsencode(path.name)) > MAX_NAME or len(os.fsencode(target.name)) > MAX_NAME:
        raise WriteError(WriteReason.NAME_TOO_LONG, path)
    return target


def _replaceable(target: Path, path: Path) -> os.stat_result | None:
    """What is known of the file to replace, None when there is none; WriteError when it must not be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise WriteError(WriteReason.IS_FOLDER, path)
    if not stat.S_ISREG(found.st_mode):
        raise WriteError(WriteReason.NOT_A_FILE, path)
    # The mode says it to an administrator too, whom os.access would let write anything.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise WriteError(WriteReason.READ_ONLY, path)
    return found


def _check_unchanged(target: Path, expected: str | None, path: Path) -> None:
    if expected is None:
        return
    with contextlib.suppress(FileNotFoundError):
        found = read_regular(target, MAX_COMPARE)
        if found is None or digest_of(found) != expected:
            raise WriteError(WriteReason.CHANGED_ON_DISK, path)


def _check_whole(path: Path, data: bytes) -> None:
    if read_regular(path, len(data)) != data:
        raise OSError(errno.EIO, "read back differently")


def _fill(temp: Path, data: bytes, old: os.stat_result | None, private: bool) -> None:
    """Make the temporary file with every byte in it, and force it to the disk."""
    mode = 0o600 if private else None if old is None else stat.S_IMODE(old.st_mode)
    descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o666 if mode is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(descriptor, rest)
            if written <= 0:  # no progress and no error: it must not loop for ever
                raise OSError(errno.EIO, "nothing written")
            rest = rest[written:]
        made = os.fstat(descriptor)
        _keep_owner(descriptor, made, old)
        if mode is not None and stat.S_IMODE(made.st_mode) != mode:
            with contextlib.suppress(PermissionError):  # a stick or network drive that knows no modes
                temp.chmod(mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_owner(descriptor: int, made: os.stat_result, old: os.stat_result | None) -> None:
    """Keep the owner and the group of the old file as far as we may, so that colleagues keep their access."""
    if old is None or not hasattr(os, "fchown") or (made.st_uid, made.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except OSError:
        with contextlib.suppress(OSError):
            os.fchown(descriptor, -1, old.st_gid)


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Keep other windows of ours from coming between the last look at a file and its replacement.

    Without it two windows can both see the file as they left it and then both replace it: the first change is lost.
    Windows needs none of this: there a file that somebody has open is not replaced.
    """
    descriptor = None if fcntl is None else _open_to_lock(target)
    if descriptor is None:
        yield
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OSError(errno.EBUSY, "another window writes it") from None
        except OSError:  # a network drive without locks
            pass
        else:
            if not os.path.samestat(os.fstat(descriptor), target.stat()):
                raise OSError(errno.EBUSY, "another window has just written it")
        yield
    finally:
        os.close(descriptor)


def _open_to_lock(target: Path) -> int | None:
    """A descriptor of the file to lock; None when there is no file, or none that one may read."""
    try:
        return os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, PermissionError):
        return None


def _put(temp: Path, target: Path, overwrite: bool) -> None:
    """Let the finished file take its place in one step."""
    try:
        if overwrite:
            os.replace(temp, target)  # noqa: PTH105  the promise rests on this call
        elif os.name == "nt":
            os.rename(temp, target)  # noqa: PTH104  refuses an existing file, on Windows only
        else:
            _link(temp, target)
    except PermissionError as error:
        if getattr(error, "winerror", None) == _WINDOWS_DENIED:
            raise OSError(errno.EBUSY, "open in another program") from None
        raise


def _link(temp: Path, target: Path) -> None:
    """Put the finished file where no file is yet; FileExistsError when another program was first."""
    try:
        os.link(temp, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # A stick has no hard links: claim the name with an empty file, then replace that.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(temp, target)  # noqa: PTH105
        except OSError:
            target.unlink()
            raise
    else:
        with contextlib.suppress(OSError):  # written all the same; the spare name goes with the leftovers
            temp.unlink()


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the platform can (Windows and some network drives cannot)."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder one may write in but not list
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> WriteReason:
    if getattr(error, "winerror", None) in _WINDOWS_BUSY:
        return WriteReason.BUSY
    return _REASONS.get(error.errno or 0, WriteReason.FAILED)
