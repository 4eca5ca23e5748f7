"""What stands behind *Meer* in the bar: a small panel above it with the lesser actions, each with icon and word.

Never modal: the board goes on under other hands. Esc, a second tap on *Meer* or a tap anywhere else closes it.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTouchEvent, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.menu_button import MenuButton
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

SHADOW = 8.0
"""Room around the plate for its shadow, in dpx."""
PAD = 10.0
"""Room around the entries, in dpx."""


class MorePanel(QWidget):
    """Lies over its parent, right above ``opener``, which it opens and closes with."""

    def __init__(self, look: Look, entries: Sequence[MenuButton], opener: TouchButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.entries, self._opener = look, tuple(entries), opener
        self._watched: QWindow | None = None
        self.setAccessibleName(opener.text())
        self._column = QVBoxLayout(self)
        for entry in self.entries:
            self._column.addWidget(entry)
            entry.clicked.connect(self.dismiss)
        opener.clicked.connect(self._toggle)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_entry(self, entry: MenuButton, wanted: bool) -> None:
        """Some stand here only while the bar has no room for them."""
        entry.setVisible(wanted)

    def _toggle(self) -> None:
        if self.isVisible():
            self.dismiss()
        else:
            self._open()

    def _open(self) -> None:
        self._place()
        self.show()
        self.raise_()
        self._opener.setChecked(True)
        self._watched = self.window().windowHandle()
        self._watched.installEventFilter(self)
        # Who pressed it goes on in the panel; a tap leaves the keyboard to who types.
        if self._opener.hasFocus():
            self._shown()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Away with it; the keyboard goes back to *Meer*."""
        if not self.isVisible():
            return
        inside = any(entry.hasFocus() for entry in self.entries)
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        self._opener.setChecked(False)
        if inside:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _shown(self) -> list[MenuButton]:
        return [entry for entry in self.entries if not entry.isHidden()]

    # -- closing ----------------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every press in the window before its widgets do; none is taken from them."""
        if any(not self._is_ours(place.toPoint()) for place in _presses(event)):
            self.dismiss()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.isVisible():
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
            return True
        return False

    def _is_ours(self, place: QPoint) -> bool:
        window = self.window()
        return any(
            QRect(part.mapTo(window, QPoint(0, 0)), part.size()).contains(place) for part in (self, self._opener)
        )

    # -- keyboard ---------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in the panel, as in the menu of a card."""
        self._step(1 if forward else -1)
        return True

    def _step(self, step: int) -> None:
        entries = [entry for entry in self._shown() if entry.isEnabled()]
        here = next((i for i, entry in enumerate(entries) if entry.hasFocus()), -1)
        entries[(here + step) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- look -------------------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        edge = self.look.px(SHADOW + PAD)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self.look.px(8))
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """The right ends of panel and opener on one line, a little above the bar."""
        self._column.activate()
        self.resize(self.sizeHint().expandedTo(QSize(self.look.px(300), 0)))
        parent, px = self.parentWidget(), self.look.px
        if parent is None:
            return
        corner = self._opener.mapTo(parent, QPoint(self._opener.width(), 0))
        self.move(corner.x() + px(SHADOW) - self.width(), corner.y() - px(8) - self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, corner = look.px(SHADOW), look.px(20)
        plate = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        draw_shadow(painter, plate, look.palette, look.scale, radius=20)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("line2"), look.stroke(1.5)))
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()


def _presses(event: QEvent) -> Iterator[QPointF]:
    """Where in the window a button of the mouse or a finger goes down."""
    if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
        yield event.position()
    elif isinstance(event, QTouchEvent):
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                yield point.position()
