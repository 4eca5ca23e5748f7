"""A handle that is dragged up and down by mouse, pen or finger; keys move it too. No QDrag: that ends on touch."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

_MOUSE = -1
_LOSES = (QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.WindowDeactivate)


class DragHandle(TouchButton):
    """One pointer at a time holds it; others are ignored until it is let go."""

    grabbed = Signal(float)
    moved = Signal(float)
    dropped = Signal(float)
    """Global y of the pointer in px."""
    let_go = Signal()
    """The drag was broken off: everything stays where it was."""
    stepped = Signal(int)
    """A key asks for one place up (-1) or down (1)."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(look, name, parent, icon_name="grip-vertical", icon_only=True)
        self.pointer: int | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._follow_touch(event)
            event.accept()
            return True
        if event.type() in _LOSES:
            self._break_off()
        return super().event(event)

    def _follow_touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._break_off()
            return
        for point in event.points():
            place = point.globalPosition().y()
            if point.state() == QEventPoint.State.Pressed and self.pointer is None and self.isEnabled():
                self._grab(point.id(), place)
            elif point.id() == self.pointer and point.state() == QEventPoint.State.Released:
                self._drop(place)
            elif point.id() == self.pointer and point.state() != QEventPoint.State.Stationary:
                self.moved.emit(place)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self.pointer is None:
            self._grab(_MOUSE, event.globalPosition().y())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.pointer == _MOUSE:
            self.moved.emit(event.globalPosition().y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.pointer == _MOUSE and event.button() == Qt.MouseButton.LeftButton:
            self._drop(event.globalPosition().y())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.pointer is not None:
            self._break_off()
        else:
            super().keyPressEvent(event)

    def _grab(self, pointer: int, place: float) -> None:
        self.pointer = pointer
        self.setDown(True)
        self.grabbed.emit(place)

    def _drop(self, place: float) -> None:
        self.pointer = None
        self.setDown(False)
        self.dropped.emit(place)

    def _break_off(self) -> None:
        if self.pointer is not None:
            self.pointer = None
            self.setDown(False)
            self.let_go.emit()
