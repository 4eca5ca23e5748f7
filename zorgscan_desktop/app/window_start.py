"""Opens the window: the application object, font, icons, translation, look. On the start path: keep it short."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSize, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from zorgscan_desktop.app import lean, places
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import resource
from zorgscan_desktop.app.version import __version__
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.fonts import load_fonts
from zorgscan_desktop.ui.hyphens import set_word_list
from zorgscan_desktop.ui.icons import set_icon_folder
from zorgscan_desktop.ui.legibility import diagonal_px, readable_px
from zorgscan_desktop.ui.theme import Look, font_px, palette_for


def make_application() -> QApplication:
    """The application with our font, icons and Dutch; one that is there already gets them once."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        app = present
        if app.findChild(QTranslator) is not None:
            return app
    else:
        # Qt would split each small shape over threads; waiting for them takes two to three times as long as painting.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication([sys.argv[0]])
    app.setApplicationName("zorgscan")
    app.setApplicationDisplayName("Zorgscan")
    app.setDesktopFileName("zorgscan")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium))
    load_fonts(resource("fonts"))
    set_icon_folder(resource("icons"))
    set_word_list(resource("hyphens.txt"))
    app.setFont(font_px(16))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def make_window(room: QSize | None = None, *, at_home: bool = True) -> MainWindow:
    """The main window with the look that the settings and the system ask for, not shown yet.

    ``room`` is the size it will have, when that is known: then all is made at that size at once. Without ``at_home``
    it has no start screen until somebody goes there.
    """
    look = Look()
    if room is not None:
        look.fit(room.width(), room.height())
    window = MainWindow(look)
    look.setParent(window)
    _Dresser(window, look).follow()
    if at_home:
        window.navigation.go_home()
    return window


class _Dresser(QObject):
    """Dresses one window as its settings and the computer say, and goes with it."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._hints = hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self.follow)
        window.settings_changed.connect(self.follow)

    def follow(self) -> None:
        """Take over what is set now."""
        look, settings = self._look, self._window.settings
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        if settings.theme != "system":
            dark = settings.theme == "dark"
        look.less_motion = settings.less_motion
        look.set_palette(palette_for(dark=dark, strong=wants_contrast(self._hints)))
        look.set_text_factor(settings.text_factor)
        look.set_back_row(back_row_px(self._window) if settings.room_set else 0.0)


def wants_contrast(hints: QStyleHints) -> bool:
    """Whether the system is set to high contrast; Qt says so since 6.10."""
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def back_row_px(window: MainWindow) -> float:
    """The least text (logical px) that the last row can read on this window's screen."""
    settings = window.settings
    return readable_px(diagonal_px(window.screen().size()), settings.diagonal_cm, settings.distance_dm / 10)


def open_window(path: Path | None) -> int:
    """Show the window, on this file when given, and run until it is closed; the exit code."""
    # Threads save and export: each call of Qt that comes back to Python may wait this long (s) for one of them.
    sys.setswitchinterval(SWITCH_S)
    app = make_application()
    screen = app.primaryScreen().availableGeometry()
    window = make_window(screen.size(), at_home=path is None)
    faults = Faults(places.data_folder() / "zorgscan.log", __version__, app)
    faults.happened.connect(window.report)
    faults.install()
    # Where no window manager listens to "maximized", the window fills the screen all the same.
    window.setGeometry(screen)
    if path is not None and not window.open_scan(path):
        window.navigation.go_home()
    AfterFirstFrame(
        window,
        (
            _set_icon,
            lean.import_models,
            window.prepare,
            window.make_board,
            window.offer_recovery,
            _import_threads,
            _settle,
        ),
        FIRST_FRAME_MS if path is None else FIRST_HAND_MS,
    )
    window.showMaximized()
    return app.exec()


FIRST_FRAME_MS = 20
"""What was painted must reach the screen before anything else is done."""
FIRST_HAND_MS = 250
"""A board was opened by double click: all that a hand needs is there, and the hand that comes goes first."""
SWITCH_S = 0.0005


class AfterFirstFrame(QObject):
    """Does what can wait once a window is painted, a piece per turn of the event loop: people can type meanwhile."""

    def __init__(self, window: QWidget, pieces: Sequence[Callable[[], object]], after_ms: int) -> None:
        super().__init__(window)
        self._pieces, self._after_ms = list(pieces), after_ms
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Counted from the end of the frame, which can take longer than that.
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(self._after_ms, self, self._go_on))
        return False

    def _go_on(self) -> None:
        piece = self._pieces.pop(0)
        try:
            piece()
        except Exception:
            # What comes after it would fail the same way, but for the last, which only tidies.
            del self._pieces[:-1]
            raise
        finally:
            if self._pieces:
                QTimer.singleShot(0, self, self._go_on)
            else:
                self.deleteLater()


def _set_icon() -> None:
    from PySide6.QtGui import QIcon

    QGuiApplication.setWindowIcon(QIcon(str(resource("icons/zorgscan.png"))))


def _import_threads() -> None:
    """What the first save needs: a hand may be dragging by then."""
    import concurrent.futures.thread  # noqa: F401


def _settle() -> None:
    """From here on rings of garbage are looked for again, but never among what the start made: that stays."""
    gc.freeze()
    gc.enable()
