"""Where the app begins: the command line, and for everything that needs a screen the window."""

import gc
import os
import sys
from pathlib import Path

from zorgscan_desktop.app import cli, lean

_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without one of these Qt finds no screen on Linux, says so in English and ends the process."""


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
        from zorgscan_desktop.app.messages import NO_SCREEN

        raise cli.RefusalError(NO_SCREEN)
    lean.skip_openssl()
    lean.import_qt()
    from zorgscan_desktop.app.faults import refuse_without_window

    refuse_without_window()
    from zorgscan_desktop.app.window_start import open_window

    return open_window(path)
