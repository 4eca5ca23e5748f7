"""Where the app begins: the command line, and for everything that needs a screen the window."""

import sys
from pathlib import Path

from zorgscan_desktop.app import cli


def main() -> int:
    """Run what was typed after ``zorgscan``; the result is the exit code."""
    return cli.run(sys.argv[1:], _open_window)


def _open_window(path: Path | None) -> int:
    from zorgscan_desktop.app.window_start import open_window

    return open_window(path)
