"""What happens when something raises that nobody expected: the window stays, the work is safe, a report is there.

Reports and log hold where it went wrong and never what people wrote: no message of an exception, no value.
"""

import contextlib
import os
import re
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from zorgscan_desktop.app.places import make_private

MAX_LOG = 200_000
"""Bytes after which the log starts anew and the previous one is kept beside it."""
MAX_QT = 200
"""Letters of a message of Qt that go into the log."""
REPEAT_AFTER_S = 60.0
"""The same fault is told again after this time."""


def refuse_without_window() -> None:
    """Until the window is there Qt ends the process when it finds no screen that answers, or misses a library.

    It says so in English. Nothing can be raised through Qt there, so the process ends in that moment, in our way.
    """

    def on_qt_message(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            return
        from zorgscan_desktop.app.cli import REFUSED
        from zorgscan_desktop.app.messages import NO_WINDOW

        with contextlib.suppress(OSError, AttributeError):  # no stderr at all, or one that nobody reads
            sys.stderr.write(f"{NO_WINDOW}\n")
            sys.stderr.flush()
        os._exit(REFUSED)

    qInstallMessageHandler(on_qt_message)


class Faults(QObject):
    """Catches what slots, threads and Qt itself complain about. One lives as long as the application."""

    happened = Signal(str)
    """Something raised; the report. Emitted in the thread of the window."""

    def __init__(self, log: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log, self._version = log, version
        self._told: dict[str, float] = {}
        self._writing = threading.RLock()  # a finaliser can raise while the log is written

    def install(self) -> None:
        """From now on nothing ends the window."""
        sys.excepthook = self._on_exception
        sys.unraisablehook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        threading.excepthook = lambda args: self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._on_qt_message)

    def _on_exception(
        self, kind: type[BaseException], value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value or kind(), trace)
            return
        report = self._report(kind, trace)
        if self._is_news(report):
            self._write(report)
            self.happened.emit(report)

    def _report(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        moment = datetime.now().astimezone().isoformat(timespec="seconds")
        lines = [moment, f"Zorgscan {self._version}, Python {sys.version.split()[0]}, {sys.platform}", kind.__name__]
        # Only places: an exception's own text can quote a note.
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join(lines)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            # Up to what Qt quotes: that can be a name of a file, or of a school.
            words = "Qt: " + re.split(r"[\"'“‘`]", text, maxsplit=1)[0][:MAX_QT]
            if self._is_news(words):
                self._write(words)

    def _is_news(self, report: str) -> bool:
        """Whether this was not told a moment ago: a paint that fails, fails with every frame."""
        place, now = report.split("\n", 1)[-1], monotonic()
        with self._writing:
            if now - self._told.get(place, -REPEAT_AFTER_S) < REPEAT_AFTER_S:
                return False
            self._told = {known: when for known, when in self._told.items() if now - when < REPEAT_AFTER_S}
            self._told[place] = now
        return True

    def _write(self, text: str) -> None:
        """Append to the log; a log that cannot be written is no reason for more trouble."""
        from zorgscan_desktop.storage.atomic import WriteError, write_file
        from zorgscan_desktop.storage.reading import read_regular

        with contextlib.suppress(OSError, WriteError), self._writing:
            make_private(self._log.parent)
            old = read_regular(self._log, 2 * MAX_LOG) if self._log.exists() else b""
            if old is None or len(old) > MAX_LOG:
                write_file(self._log.with_suffix(".1.log"), old or b"", private=True)
                old = b""
            write_file(self._log, old + text.encode("utf-8", "replace") + b"\n", private=True)
