"""The bar at the bottom: home, undo, redo | the screens | present, export (design.md section 6)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

HEIGHT = 88.0


class Bar(QWidget):
    """Holds the buttons; what they do is connected by the main window."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.home = TouchButton(look, self.tr("Startscherm"), icon_name="house", icon_only=True)
        self.undo = TouchButton(look, self.tr("Ongedaan maken"), icon_name="undo-2")
        self.redo = TouchButton(look, self.tr("Opnieuw"), icon_name="redo-2", icon_only=True)
        self.battery = TouchButton(look, self.tr("Batterij"), kind="tab", icon_name="battery-medium")
        self.list = TouchButton(look, self.tr("Lijst"), kind="tab", icon_name="list")
        self.tabs = (self.battery, self.list)
        self.save_copy = TouchButton(look, self.tr("Kopie bewaren"), icon_name="copy")
        self.help = TouchButton(look, self.tr("Hulp"), icon_name="info", icon_only=True)
        self.export = TouchButton(look, self.tr("Exporteren"), icon_name="file-down")
        self._row = QHBoxLayout(self)
        for button in (self.home, self.undo, self.redo):
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in self.tabs:
            button.setCheckable(True)
            button.setAutoExclusive(True)
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in (self.help, self.save_copy, self.export):
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(24), px(8), px(24), px(8))
        self._row.setSpacing(px(8))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.look.colour("line"))
        # The screens lie in one sunken groove.
        groove = QRectF(self.tabs[0].geometry()).united(QRectF(self.tabs[-1].geometry()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.look.colour("sunken"))
        edge = self.look.px(4)
        painter.drawRoundedRect(groove.adjusted(-edge, -edge, edge, edge), self.look.px(16), self.look.px(16))
        painter.end()
