"""High contrast of the system reaches every screen, also while the app is open."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.gallery.colours import contrast
from zorgscan_desktop.app import window_start
from zorgscan_desktop.app.window_start import make_application, make_window, wants_contrast
from zorgscan_desktop.ui.theme import DARK, LIGHT, STRONG, Palette


class Preference(QObject):
    """What Qt says of the system since 6.10 (QAccessibilityHints)."""

    contrastPreferenceChanged = Signal()  # noqa: N815  Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Qt.ContrastPreference.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802  Qt's name
        return self.wanted


class Hints(QObject):
    """Style hints of a system whose contrast can be set here."""

    colorSchemeChanged = Signal()  # noqa: N815  Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.preference = Preference()

    def accessibility(self) -> Preference:
        return self.preference

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  Qt's name
        return Qt.ColorScheme.Dark


def test_the_window_follows_the_system(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    make_application()
    hints = Hints()
    monkeypatch.setattr(window_start, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    window = make_window()
    qtbot.addWidget(window)
    assert window.look.palette is DARK
    hints.preference.wanted = Qt.ContrastPreference.HighContrast
    hints.preference.contrastPreferenceChanged.emit()
    assert window.look.palette is STRONG[True]
    window.settings.theme = "light"
    window.settings_changed.emit()
    assert window.look.palette is STRONG[False]


def test_a_qt_that_does_not_say_is_no_high_contrast() -> None:
    assert not wants_contrast(SimpleNamespace())  # type: ignore[arg-type]
    assert wants_contrast(QGuiApplication.styleHints()) in (True, False)


@pytest.mark.parametrize(("strong", "usual"), [(STRONG[False], LIGHT), (STRONG[True], DARK)])
def test_it_is_stronger_everywhere(strong: Palette, usual: Palette) -> None:
    for ink in ("ink", "ink2", "line", "line2", "cardline", "shell"):
        for ground in ("canvas", "surface", "rail", "sunken"):
            better, before = (contrast(p[ink].name(), p[ground].name()) for p in (strong, usual))
            assert better >= before, (ink, ground)
    assert contrast(strong["line2"].name(), strong["surface"].name()) >= 7
    assert contrast(strong["ink"].name(), strong["surface"].name()) >= 15
