"""What happens when something raises that nobody expected: the window stays, the work is safe, a report is there.

Reports and log hold where it went wrong and never what people wrote: no message of an exception, no value.
"""

import contextlib
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

MAX_LOG = 200_000
"""Bytes after which the log starts anew and the previous one is kept beside it."""


class Faults(QObject):
    """Catches what slots, threads and Qt itself complain about. One lives as long as the application."""

    happened = Signal(str)
    """Something raised; the report. Emitted in the thread of the window."""

    def __init__(self, log: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log, self._version = log, version

    def install(self) -> None:
        """From now on nothing ends the window."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._on_qt_message)

    def _on_exception(
        self, kind: type[BaseException], value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value or kind(), trace)
            return
        report = self._report(kind, trace)
        self._write(report)
        self.happened.emit(report)

    def _report(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        lines = [f"Zorgscan {self._version}, Python {sys.version.split()[0]}, {sys.platform}", kind.__name__]
        # Only places: an exception's own text can quote a note.
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join(lines)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._write(f"Qt: {text}")

    def _write(self, text: str) -> None:
        """Append to the log; a log that cannot be written is no reason for more trouble."""
        from zorgscan_desktop.storage.atomic import WriteError, write_file

        with contextlib.suppress(OSError, WriteError):
            self._log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            old = self._log.read_bytes() if self._log.exists() else b""
            if len(old) > MAX_LOG:
                write_file(self._log.with_suffix(".1.log"), old, private=True)
                old = b""
            write_file(self._log, old + text.encode("utf-8", "replace") + b"\n", private=True)
