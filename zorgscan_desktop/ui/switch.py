"""A few words side by side of which one is chosen: a button for each, in one groove."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class Switch(QWidget):
    """``chosen`` comes with the place of the words that were tapped."""

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.buttons: list[TouchButton] = []
        self._row = QHBoxLayout(self)
        for place, word in enumerate(words):
            button = TouchButton(look, word, kind="tab")
            button.setAccessibleName(f"{name}: {word.lower()}")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(place == 0)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self.buttons.append(button)
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        edge = self.look.px(4)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(self.look.px(8))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), self.look.px(16), self.look.px(16))
        painter.end()
