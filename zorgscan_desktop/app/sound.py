"""One soft tone, by what the system has for it: Qt's own sounds are in no package that we ship.

Windows plays it in this process; macOS and Linux have a small program for it. Where there is none (or no speaker) the
clock's face says it alone.
"""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess

_PLAYERS: tuple[tuple[str, ...], ...] = (("afplay",), ("pw-play",), ("paplay",), ("aplay", "-q"))
"""Programs that play a wav file, in the order in which they are tried."""


def player() -> tuple[str, ...] | None:
    """The program that plays a file on this computer; None where there is none."""
    return next((candidate for candidate in _PLAYERS if shutil.which(candidate[0])), None)


def play(sound: Path) -> bool:
    """Play it, without waiting for its end; False when nothing here can."""
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(sound), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:  # no sound card
            return False
        return True
    found = player()
    if found is None:
        return False
    return bool(QProcess.startDetached(found[0], [*found[1:], str(sound)])[0])
