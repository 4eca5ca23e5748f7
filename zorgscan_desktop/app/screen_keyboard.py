"""The system's own on-screen keyboard, opened by a button beside a field: no board shows it for every program."""

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess

_WINDOWS = (
    r"C:\Program Files\Common Files\microsoft shared\ink\TabTip.exe",
    r"C:\Windows\System32\osk.exe",
)
# Program and arguments, in the order in which they are tried; the first that exists and suits the desktop is used.
_PROGRAMS: tuple[tuple[str, ...], ...] = (("onboard",), ("maliit-keyboard",))
_DESKTOPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # KDE shows the keyboard that is chosen in its settings; GNOME has its own behind a switch. Their tools are often
    # installed on desktops where they show nothing.
    (
        "KDE",
        (
            *("qdbus6", "org.kde.KWin", "/VirtualKeyboard"),
            *("org.freedesktop.DBus.Properties.Set", "org.kde.kwin.VirtualKeyboard", "active", "true"),
        ),
    ),
    ("GNOME", ("gsettings", "set", "org.gnome.desktop.a11y.applications", "screen-keyboard-enabled", "true")),
)


def command() -> tuple[str, ...] | None:
    """What opens the keyboard on this computer, or None when there is none."""
    if sys.platform == "win32":
        return next(((program,) for program in _WINDOWS if Path(program).exists()), None)
    if sys.platform == "darwin":
        return None
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    candidates = [*_PROGRAMS, *(program for name, program in _DESKTOPS if name in desktop)]
    return next((candidate for candidate in candidates if shutil.which(candidate[0])), None)


def open_keyboard() -> bool:
    """Open it; False when this computer has none, or does not open it."""
    wanted = command()
    if wanted is None:
        return False
    if sys.platform == "win32":
        # By the shell: Windows starts these two in no other way without asking for an administrator.
        try:
            os.startfile(wanted[0])
        except OSError:
            return False
        return True
    return bool(QProcess.startDetached(wanted[0], list(wanted[1:]))[0])
