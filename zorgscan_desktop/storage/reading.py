"""Reading a file from disk without waiting for a pipe, without swallowing a device, and never more than asked."""

import errno
import os
import stat
from pathlib import Path

_CHUNK = 1 << 20
# A pipe put in the place of a file must not make us wait; Windows must not turn line ends around.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NotAFileError(OSError):
    """The path leads to a folder, pipe, device or socket."""


def read_regular(path: Path, limit: int) -> bytes | None:
    """All bytes of a regular file, or None when it holds more than ``limit`` bytes; OSError otherwise."""
    # Looked at before it is opened too: opening a device can already do something.
    _check_regular(path.stat(), path)
    descriptor = os.open(path, _FLAGS)
    try:
        found = os.fstat(descriptor)
        _check_regular(found, path)
        return None if found.st_size > limit else _read(descriptor, limit)
    finally:
        os.close(descriptor)


def _check_regular(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        number = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
        raise NotAFileError(number, os.strerror(number), str(path))


def _read(descriptor: int, limit: int) -> bytes | None:
    """Read to the end: the size that the system gave is a guess while another program writes."""
    content = bytearray()
    while chunk := os.read(descriptor, min(_CHUNK, limit + 1 - len(content))):
        content += chunk
    return bytes(content) if len(content) <= limit else None
