"""Through which cards a room goes: this dimension, all of them, or the disputed ones first."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.walk import Walk
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class WalkChoice(QWidget):
    """Three buttons in one groove; one of them is on."""

    walk_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        words: tuple[tuple[Walk, str], ...] = (
            ("dimension", self.tr("Deze dimensie")),
            ("all", self.tr("Alle dimensies")),
            ("disputed", self.tr("Bespreek eerst")),
        )
        self.buttons = {walk: TouchButton(look, text, self, kind="tab") for walk, text in words}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for walk, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, chosen=walk: self.walk_chosen.emit(chosen))
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_walk(self, walk: Walk, disputed: int) -> None:
        """This one is on; ``disputed`` is how many cards people do not agree on."""
        self.buttons[walk].setChecked(True)
        button, word = self.buttons["disputed"], self.tr("Bespreek eerst")
        button.setText(f"{word} · {disputed}" if disputed else word)
        count = self.tr("1 kaart") if disputed == 1 else self.tr("{count} kaarten").format(count=disputed)
        button.setAccessibleName(f"{word}: {count}")
        button.updateGeometry()

    def _dress(self) -> None:
        self._row.setSpacing(max(8, self.look.px(8)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), self.look.px(16), self.look.px(16))
        painter.end()
