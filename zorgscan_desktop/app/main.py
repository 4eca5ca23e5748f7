"""Where the app begins: the command line, and for everything that needs a screen the window."""

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zorgscan_desktop.app import cli, lean

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without one of these Qt finds no screen on Linux, says so in English and ends the process."""
_NO_WINDOW = (
    "Zorgscan kan hier geen venster tonen: het scherm antwoordt niet, of er ontbreekt iets op deze computer. "
    "Vraag hulp aan de ICT-coördinator, of typ “zorgscan --help” voor wat ook zonder scherm kan."
)


def main() -> int:
    """Run what was typed after ``zorgscan``; the result is the exit code."""
    # Starting makes no rings of garbage: looking for them takes a tenth of its time (window_start switches it on).
    gc.disable()
    lean.skip_plugins()
    try:
        return cli.run(sys.argv[1:], _open_window)
    finally:
        gc.enable()


def _open_window(path: Path | None) -> int:
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREEN):
        raise cli.RefusalError(
            "Zorgscan vindt hier geen scherm. Start het op een computer met een scherm, "
            "of typ “zorgscan --help” voor wat ook zonder scherm kan."
        )
    lean.skip_openssl()
    lean.import_qt()
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(_on_qt_message)  # until the window's own net is there (faults.py)
    from zorgscan_desktop.app.window_start import open_window

    return open_window(path)


def _on_qt_message(kind: "QtMsgType", _context: "QMessageLogContext", _text: str) -> None:
    """A screen that does not answer, or a library that is missing: Qt says so in English and ends the process.

    Nothing can be raised through Qt here, so the process ends in the same moment, in our way.
    """
    from PySide6.QtCore import QtMsgType

    if kind == QtMsgType.QtFatalMsg:
        with contextlib.suppress(OSError, AttributeError):  # no stderr at all, or one that nobody reads
            sys.stderr.write(f"{_NO_WINDOW}\n")
            sys.stderr.flush()
        os._exit(cli.REFUSED)
