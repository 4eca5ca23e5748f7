"""A scroll area that a finger can pan, with a slim bar in the colours of the look."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look


class TouchScrollArea(QScrollArea):
    """Vertical scrolling by wheel, bar, keys or one finger; never sideways."""

    def __init__(self, look: Look, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._finger: int | None = None
        self._at = 0.0
        # A viewport that Python made: asked for one that it did not make, PySide loads every kind of widget there is.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Qt's own panning wants two fingers.
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)
        self.viewport().installEventFilter(self)
        self._dress()
        look.changed.connect(self._dress)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and not self._is_for_a_field(event):
            self._pan(event)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _is_for_a_field(self, event: QTouchEvent) -> bool:
        """A tap on a plain Qt field: left alone, Qt makes the mouse out of it that the field understands."""
        if self._finger is not None or event.type() != QEvent.Type.TouchBegin:
            return False
        part = self.viewport().childAt(event.points()[0].position().toPoint())
        while part is not None and part is not self.viewport():
            if part.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                return True
            part = part.parentWidget()
        return False

    def _pan(self, event: QTouchEvent) -> None:
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed and self._finger is None:
                self._finger, self._at = point.id(), point.position().y()
            elif point.id() == self._finger:
                # Not by the point's own last position: that stays where it was while another finger moves.
                self.pan_by(point.position().y() - self._at)
                self._at = point.position().y()
                if point.state() == QEventPoint.State.Released:
                    self._finger = None
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = None

    def pan_by(self, way: float) -> None:
        """The content follows a finger that went this far down."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(way))

    def scroll_by_key(self, key: Qt.Key) -> bool:
        """Scroll as this key says; False when it means nothing here."""
        bar = self.verticalScrollBar()
        page, line = bar.pageStep(), bar.singleStep() * 3
        targets = {
            Qt.Key.Key_Down: bar.value() + line,
            Qt.Key.Key_Up: bar.value() - line,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key not in targets:
            return False
        bar.setValue(targets[key])
        return True

    def _dress(self) -> None:
        bar, sheet = self.verticalScrollBar(), slim_bar(self.look)
        if bar.styleSheet() != sheet:  # reading one takes longer than painting what it describes
            bar.setStyleSheet(sheet)


def slim_bar(look: Look) -> str:
    """The style sheet of a vertical scroll bar in the colours of the look."""
    width = max(10, look.px(12))
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {look.palette.line2}; border-radius: {width // 2 - 1}px;"
        f" min-height: 40px; margin: 1px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
