"""A panel at the right of any screen of the scan, over what stands there: the car park, the clock. Never modal."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

WIDTH = 400.0
"""As wide as the panel of the board, in dpx."""


class SideContent(QWidget):
    """What a side panel is about."""

    def focus_first(self) -> None:
        """Put the keyboard where it begins."""
        raise NotImplementedError


class SidePanel(QWidget):
    """A title above, what it is about, and at the bottom, within reach, the button that closes it; Esc does too."""

    closed = Signal()

    def __init__(self, look: Look, title: str, content: SideContent, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.content = look, content
        self.setAccessibleName(title)
        self._title = Label(look, title, size=27, weight=700)
        self.close_button = TouchButton(look, self.tr("Sluiten"), icon_name="x")
        self.close_button.setAccessibleName(self.tr("{title} sluiten").format(title=title))
        self.close_button.clicked.connect(self.closed)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.close_button)
        self._column = column(self)
        self._column.addWidget(self._title)
        self._column.addWidget(content, 1)
        self._column.addLayout(self._foot)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        px = self.look.px
        # The content's scroll bar stays off the round corners.
        self._column.setContentsMargins(1, px(20), px(3), px(10))
        self._column.setSpacing(px(12))
        self._title.setContentsMargins(px(23), 0, px(20), 0)
        self._foot.setContentsMargins(px(16), 0, px(16), 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look, edge="line2", stroke=1.5)
        painter.end()
