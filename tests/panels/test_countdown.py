"""The clock: it counts on a monotonic clock, wakes the computer only while it runs, and tells the end once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import new_document, settle
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.panels.clock_face import ClockFace
from zorgscan_desktop.panels.clock_panel import ClockPanel
from zorgscan_desktop.panels.countdown import Countdown
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class Watch:
    """A monotonic clock that goes on when told."""

    def __init__(self) -> None:
        self.ms = 5_000_000

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def clock(qtbot: QtBot, watch: Watch) -> Countdown:
    return Countdown(now=watch)


@pytest.fixture
def panel(qtbot: QtBot, clock: Countdown) -> Iterator[ClockPanel]:
    make_application()
    look = Look()
    window = QWidget()
    window.resize(420, 920)
    panel = ClockPanel(new_document(), clock, look, window)
    panel.resize(400, 900)
    window.show()
    settle()
    yield panel
    window.close()
    window.deleteLater()
    settle()


def go(clock: Countdown, watch: Watch, ms: int) -> None:
    """So much later its tick comes."""
    watch.ms += ms
    clock.check()


def click(button: TouchButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def wakes(thing: QObject) -> bool:
    """Whether anything below wakes the computer."""
    return any(timer.isActive() for timer in thing.findChildren(QTimer))


def test_it_counts_down_and_tells_the_end_once(clock: Countdown, watch: Watch, qtbot: QtBot) -> None:
    ends: list[None] = []
    clock.finished.connect(lambda: ends.append(None))
    clock.start(90)
    assert (clock.state, clock.left) == ("running", 90_000)
    go(clock, watch, 60_000)
    assert (clock.state, clock.left, ends) == ("running", 30_000, [])
    go(clock, watch, 30_000)
    assert (clock.state, clock.left, len(ends)) == ("done", 0, 1)
    go(clock, watch, 1000)
    assert len(ends) == 1


def test_the_time_of_day_means_nothing(clock: Countdown, watch: Watch) -> None:
    """It asks the watch that was given and nothing else; a tick that comes late loses no time."""
    clock.start(60)
    go(clock, watch, 45_500)
    assert clock.left == 14_500
    go(clock, watch, 3_600_000)
    assert (clock.state, clock.left) == ("done", 0)


def test_it_waits_and_goes_on(clock: Countdown, watch: Watch) -> None:
    clock.start(60)
    go(clock, watch, 20_000)
    clock.pause()
    go(clock, watch, 500_000)
    assert (clock.state, clock.left) == ("paused", 40_000)
    clock.go_on()
    go(clock, watch, 10_000)
    assert (clock.state, clock.left) == ("running", 30_000)


def test_it_wakes_the_computer_only_while_it_runs(clock: Countdown, watch: Watch) -> None:
    assert not wakes(clock)
    clock.start(60)
    assert wakes(clock)
    clock.pause()
    assert not wakes(clock)
    clock.go_on()
    assert wakes(clock)
    clock.stop()
    assert not wakes(clock)
    clock.start(1)
    go(clock, watch, 1000)
    assert not wakes(clock)


def test_the_real_clock_ticks(qtbot: QtBot) -> None:
    clock = Countdown()
    with qtbot.waitSignal(clock.finished, timeout=10_000):
        clock.start(1)
    assert (clock.state, clock.left) == ("done", 0)


# -- the panel ------------------------------------------------------------------------------------------------------


def test_a_preset_starts_it(panel: ClockPanel, clock: Countdown) -> None:
    assert not panel.stop.isVisible()
    click(next(button for button in panel.presets if button.text() == "5 min"))
    assert (clock.state, clock.left) == ("running", 300_000)
    assert panel.left.text() == "5:00"
    assert panel.stop.isVisible()


def test_any_length_is_typed(panel: ClockPanel, clock: Countdown) -> None:
    QTest.keyClicks(panel.minutes, "7,5")
    click(panel.start)
    assert clock.left == 450_000
    QTest.keyClicks(panel.minutes, "75")
    QTest.keyClick(panel.minutes, Qt.Key.Key_Return)
    assert (clock.left, panel.left.text()) == (4_500_000, "75:00")


@pytest.mark.parametrize("typed", ["", "nul", "0", "6000", "-3"])
def test_what_is_no_time_is_said(panel: ClockPanel, clock: Countdown, typed: str) -> None:
    QTest.keyClicks(panel.minutes, typed)
    click(panel.start)
    assert clock.state == "off"
    assert panel.problem.text() == "Schrijf een aantal minuten, van 0,1 tot 600."
    assert panel.minutes.text() == typed
    click(panel.presets[0])
    assert not panel.problem.isVisible()


def test_pause_and_stop(panel: ClockPanel, clock: Countdown, watch: Watch) -> None:
    click(panel.presets[0])
    click(panel.wait)
    assert (clock.state, panel.wait.text(), panel.wait.accessibleName()) == ("paused", "Verder", "Verder")
    click(panel.wait)
    assert (clock.state, panel.wait.text()) == ("running", "Pauze")
    go(clock, watch, 60_000)
    assert (clock.state, panel.wait.isEnabled()) == ("done", False)
    click(panel.stop)
    assert clock.state == "off"
    assert not panel.wait.isVisible()


# -- the face -------------------------------------------------------------------------------------------------------


def test_the_face_shows_digits_and_says_minutes(panel: ClockPanel, clock: Countdown, watch: Watch) -> None:
    face = ClockFace(clock, panel.look, panel)
    names: list[str] = []
    clock.start(125)
    for _ in range(130):
        names.append(face.accessibleName())
        go(clock, watch, 1000)
    assert list(dict.fromkeys(names)) == [
        "Klok, nog 3 min",
        "Klok, nog 2 min",
        "Klok, nog 1 min",
        "Klok, de tijd is om",
    ]
    assert (face.digits, face.word) == ("0:00", "tijd om")
    clock.start(65)
    clock.pause()
    assert (face.digits, face.word, face.accessibleName()) == ("1:05", "gepauzeerd", "Klok gepauzeerd, nog 2 min")


def test_the_face_is_large_at_every_text_size(panel: ClockPanel, clock: Countdown) -> None:
    face = ClockFace(clock, panel.look, panel)
    clock.start(600)
    sizes = set()
    for factor in (1.0, 1.15, 1.3):
        panel.look.set_text_factor(factor)
        sizes.add((face.sizeHint().width(), face.sizeHint().height(), face._digit_font().pixelSize()))
    assert len(sizes) == 1
    assert face._digit_font().pixelSize() >= 60
