"""Qt without a window, for the command line: an application object, our font and our icons. No QtWidgets."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication

from zorgscan_desktop.app.resources import ResourceError, resource
from zorgscan_desktop.ui.fonts import load_fonts
from zorgscan_desktop.ui.hyphens import set_word_list
from zorgscan_desktop.ui.icons import set_icon_folder
from zorgscan_desktop.ui.theme import FAMILY

# On the command line of Qt, not in the environment: nothing that is started later inherits it. Always on Linux: a
# DISPLAY, or a desktop theme, that does not answer would end the process. Windows and macOS paint without a screen by
# themselves, and there only their own plugins know the fonts of the system.
_OFFSCREEN = ["-platform", "offscreen", "-platformtheme", "offscreen"] if sys.platform.startswith("linux") else []


@contextmanager
def painting() -> Iterator[None]:
    """Inside this, pages can be painted. An application that is there already is used and left as it is.

    ResourceError when the shipped font is missing: a page without it would be boxes on a computer without fonts.
    """
    if QGuiApplication.instance() is not None:
        _load()
        yield
        return
    # Qt tells on stderr, in English, which letters a font lacks; nobody who exports a scan has asked.
    before = qInstallMessageHandler(lambda _kind, _context, _message: None)
    app = QGuiApplication(["zorgscan", *_OFFSCREEN])
    try:
        _load()
        yield
    finally:
        app.shutdown()
        qInstallMessageHandler(before)


def _load() -> None:
    """The font, if it is not there yet, and the icons."""
    if FAMILY not in QFontDatabase.families():
        load_fonts(resource("fonts"))
    if FAMILY not in QFontDatabase.families():
        raise ResourceError(str(resource("fonts")))
    set_icon_folder(resource("icons"))
    set_word_list(resource("hyphens.txt"))
