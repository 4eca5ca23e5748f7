"""What appears under a finger that taps twice was not meant by the second tap."""

from PySide6.QtCore import QElapsedTimer

WARY_MS = 400
"""As long as a double tap can take."""


class Wary:
    """True for a moment after ``start``: what was just put under a hand does not answer yet."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def start(self) -> None:
        """Something appeared because of a tap."""
        self._since.start()

    def __bool__(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < WARY_MS
