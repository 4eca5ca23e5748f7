"""A screen that lies beside the study day, with *Terug* above it: help, settings, earlier versions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class BackScreen(QWidget):
    """Esc or *Terug* goes back; the keys of a page scroll what it shows."""

    closed = Signal()

    def __init__(self, look: Look, content: QWidget, *above: QWidget) -> None:
        """``content`` scrolls under what stays ``above`` it."""
        super().__init__()
        self.look = look
        self.close_button = TouchButton(look, self.tr("Terug"), kind="outline", icon_name="arrow-left")
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.close_button)
        top.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(top)
        for part in above:
            self._outer.addWidget(part)
        self._area = TouchScrollArea(look, content)
        self._outer.addWidget(self._area, 1)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        px = self.look.px
        self._outer.setContentsMargins(px(40), px(24), px(40), px(16))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self._area.scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()
