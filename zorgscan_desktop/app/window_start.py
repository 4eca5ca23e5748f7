"""Opens the window: the application object, font, icons, translation, look. On the start path: keep it short."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon, QPixmapCache, QStyleHints
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app import places
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.app.resources import resource
from zorgscan_desktop.app.version import __version__
from zorgscan_desktop.ui.fonts import load_fonts
from zorgscan_desktop.ui.icons import set_icon_folder
from zorgscan_desktop.ui.legibility import diagonal_px, readable_px
from zorgscan_desktop.ui.theme import Look, font_px, palette_for


def make_application() -> QApplication:
    """The application with our font, icons and Dutch, or the one that is there already."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        app = present
    else:
        # Qt would split each small shape over threads; waiting for them takes two to three times as long as painting.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication([sys.argv[0]])
    # What styles keep there is small; its timer would wake the app every ten seconds.
    QPixmapCache.setCacheLimit(0)
    app.setApplicationName("zorgscan")
    app.setApplicationDisplayName("Zorgscan")
    app.setDesktopFileName("zorgscan")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium))
    load_fonts(resource("fonts"))
    set_icon_folder(resource("icons"))
    app.setFont(font_px(16))
    app.setWindowIcon(QIcon(str(resource("icons/zorgscan.png"))))
    translator = QTranslator(app)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def make_window() -> MainWindow:
    """The main window with the look that the settings and the system ask for, not shown yet."""
    look = Look()
    window = MainWindow(look)
    look.setParent(window)
    hints = QGuiApplication.styleHints()

    def follow_settings() -> None:
        settings = window.settings
        dark = hints.colorScheme() == Qt.ColorScheme.Dark if settings.theme == "system" else settings.theme == "dark"
        look.less_motion = settings.less_motion
        look.set_palette(palette_for(dark=dark, strong=wants_contrast(hints)))
        look.set_text_factor(settings.text_factor)
        look.set_back_row(back_row_px(window) if settings.room_set else 0.0)

    hints.colorSchemeChanged.connect(follow_settings)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(follow_settings)
    window.settings_changed.connect(follow_settings)
    follow_settings()
    return window


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
    app = make_application()
    window = make_window()
    faults = Faults(places.data_folder() / "zorgscan.log", __version__, app)
    faults.happened.connect(window.report)
    faults.install()
    # Where no window manager listens to "maximized", the window fills the screen all the same.
    window.setGeometry(app.primaryScreen().availableGeometry())
    if path is not None:
        window.open_scan(path)
    window.showMaximized()
    # The models load right after the first frame, while people read the start screen.
    QTimer.singleShot(0, window, window.offer_recovery)
    return app.exec()
