"""The clock of the talk: counts down, can wait, and tells when the time is up.

It counts on the computer's monotonic clock, so that a clock that is set right, or summer time, changes nothing. It
wakes the computer once a second while it runs, and never else.
"""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

State = Literal["off", "running", "paused", "done"]


class Countdown(QObject):
    """One clock for the whole window. Times are ms."""

    changed = Signal()
    """Another second, or another state."""
    finished = Signal()
    """The time is up, just now."""

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], int] | None = None) -> None:
        """``now`` is a monotonic clock in ms; tests bring their own."""
        super().__init__(parent)
        self.state: State = "off"
        self.length = 0
        self._since = QElapsedTimer()
        self._since.start()
        self._now = now or self._since.elapsed
        self._end = 0
        self._rest = 0
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.check)

    @property
    def left(self) -> int:
        """What is left."""
        return max(0, self._end - self._now()) if self.state == "running" else self._rest

    def start(self, seconds: int) -> None:
        """Count down from here on, whatever it did before."""
        self.length = seconds * 1000
        self._run(self.length)

    def pause(self) -> None:
        """Wait."""
        if self.state == "running":
            self._rest = self.left
            self._stand("paused")

    def go_on(self) -> None:
        """Count on after a pause."""
        if self.state == "paused":
            self._run(self._rest)

    def stop(self) -> None:
        """Away with it."""
        if self.state != "off":
            self._rest = 0
            self._stand("off")

    def check(self) -> None:
        """See how late it is; the tick comes here."""
        if self.state != "running":
            return
        if self.left > 0:
            self._wake()
            self.changed.emit()
            return
        self._rest = 0
        self._stand("done")
        self.finished.emit()

    def _run(self, milliseconds: int) -> None:
        self._end = self._now() + milliseconds
        self.state = "running"
        self._wake()
        self.changed.emit()

    def _stand(self, state: State) -> None:
        self._tick.stop()
        self.state = state
        self.changed.emit()

    def _wake(self) -> None:
        """At the next whole second."""
        self._tick.start(self.left % 1000 or 1000)
