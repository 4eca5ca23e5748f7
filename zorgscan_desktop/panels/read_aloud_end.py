"""After the last card of card by card: a calm sentence, and where to go from here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class EndPlate(QWidget):
    """One plate with at most two buttons."""

    next_chosen = Signal()
    back_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.sentence = Label(look, size=46, weight=700)
        self.small = Label(look, size=27, weight=400, colour="ink2")
        self.next = TouchButton(look, "", kind="primary", icon_after="arrow-right", size=23.5)
        self.back = TouchButton(look, self.tr("Terug naar de kaarten"), kind="outline", icon_name="arrow-left")
        self.next.clicked.connect(self.next_chosen)
        self.back.clicked.connect(self.back_chosen)
        for label in (self.sentence, self.small):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.back)
        self._buttons.addWidget(self.next)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.small)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def say(self, sentence: str, small: str, step: str, *, back: bool) -> None:
        """What was done, what is left, and the words of the next step."""
        self.sentence.setText(sentence)
        self.small.setText(small)
        self.small.setVisible(bool(small))
        self.next.setText(step)
        self.next.setAccessibleName(step)
        self.next.updateGeometry()
        self.back.setVisible(back)
        self.setAccessibleName(f"{sentence} {small}".strip())

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(60), px(24), px(60), px(24))
        self._column.setSpacing(px(24))
        self._buttons.setSpacing(px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look, corner=28)
        painter.end()
