"""Where the app begins: the command line, and for everything that needs a screen the window."""

import builtins
import gc
import os
import sys
from pathlib import Path
from types import ModuleType

from zorgscan_desktop.app import cli

_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without one of these Qt finds no screen on Linux, says so in English and ends the process."""


def main() -> int:
    """Run what was typed after ``zorgscan``; the result is the exit code."""
    # Starting makes no rings of garbage: looking for them takes a tenth of its time (window_start switches it on).
    gc.disable()
    _skip_plugins()
    try:
        return cli.run(sys.argv[1:], _open_window)
    finally:
        gc.enable()


def _skip_plugins() -> None:
    """Pydantic looks for plugins in every package there is, and to be able to it loads mail, sockets and tables."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    nobody = ModuleType("pydantic.plugin._loader")
    nobody.get_plugins = lambda: ()  # type: ignore[attr-defined]
    sys.modules.setdefault(nobody.__name__, nobody)


def _open_window(path: Path | None) -> int:
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREEN):
        raise cli.RefusalError(
            "Zorgscan vindt hier geen scherm. Start het op een computer met een scherm, "
            "of typ “zorgscan --help” voor wat ook zonder scherm kan."
        )
    import PySide6.QtCore  # noqa: F401

    # PySide puts itself between every import from here on, and reads and keeps the source of each module, to see if
    # it asks for other spellings of Qt's names (``from __feature__``). Ours do not: 100 modules and 4 MB saved.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    from zorgscan_desktop.app.window_start import open_window

    return open_window(path)
