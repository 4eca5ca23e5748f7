"""The system's own on-screen keyboard, opened by a button beside a field: no board shows it for every program."""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess

_WINDOWS = (
    r"C:\Program Files\Common Files\microsoft shared\ink\TabTip.exe",
    r"C:\Windows\System32\osk.exe",
)
# Program and arguments, in the order in which they are tried; the first program that exists is used.
_LINUX: tuple[tuple[str, ...], ...] = (
    ("onboard",),
    ("maliit-keyboard",),
    # KDE shows the keyboard that is chosen in its settings; GNOME has its own behind a switch.
    (
        *("qdbus6", "org.kde.KWin", "/VirtualKeyboard"),
        *("org.freedesktop.DBus.Properties.Set", "org.kde.kwin.VirtualKeyboard", "active", "true"),
    ),
    ("gsettings", "set", "org.gnome.desktop.a11y.applications", "screen-keyboard-enabled", "true"),
)


def command() -> tuple[str, ...] | None:
    """What opens the keyboard on this computer, or None when there is none."""
    if sys.platform == "win32":
        return next(((program,) for program in _WINDOWS if Path(program).exists()), None)
    if sys.platform == "darwin":
        return None
    return next((candidate for candidate in _LINUX if shutil.which(candidate[0])), None)


def open_keyboard() -> bool:
    """Open it; False when this computer has none."""
    wanted = command()
    return wanted is not None and bool(QProcess.startDetached(wanted[0], list(wanted[1:]))[0])
