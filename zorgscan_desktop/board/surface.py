"""What ``BoardView`` paints on, and what happens just before it paints."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override


class Surface(QWidget):
    """The viewport of the board. It tells of what Qt has no method of the view for."""

    def __init__(self, left: Callable[[], None], other_input: Callable[[QEvent], bool]) -> None:
        """``left``: the mouse went away. ``other_input``: takes pens and fingers, and says whether it did."""
        super().__init__()
        self._left, self._other_input = left, other_input

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._left()
        return self._other_input(event) or super().event(event)


class BeforePaint(QObject):
    """Lays out a board that has grown stale just before it is painted: an event filter that is there only then."""

    def __init__(self, parent: QObject, freshen: Callable[[], None]) -> None:
        super().__init__(parent)
        self._freshen = freshen
        self.painted = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted = True
            self._freshen()
        return False
