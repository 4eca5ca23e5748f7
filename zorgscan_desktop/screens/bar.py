"""The bar at the bottom: home, undo, redo | the screens | help, copy, present, export (design.md section 6).

In a narrow window the words make way one after the other, the least needed first; every icon keeps its name for
screen readers and as a tooltip.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

HEIGHT = 88.0


class Bar(QWidget):
    """Holds the buttons; what they do is connected by the window and its navigation."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.home = TouchButton(look, self.tr("Startscherm"), icon_name="house", icon_only=True)
        self.undo = TouchButton(look, self.tr("Ongedaan maken"), icon_name="undo-2")
        self.redo = TouchButton(look, self.tr("Opnieuw"), icon_name="redo-2", icon_only=True)
        self.battery = TouchButton(look, self.tr("Batterij"), kind="tab", icon_name="battery-medium")
        self.read_aloud = TouchButton(look, self.tr("Kaart per kaart"), kind="tab", icon_name="book-open-text")
        self.overview = TouchButton(look, self.tr("Overzicht"), kind="tab", icon_name="layout-grid")
        self.plan = TouchButton(look, self.tr("Actieplan"), kind="tab", icon_name="clipboard-list")
        self.list = TouchButton(look, self.tr("Lijst"), kind="tab", icon_name="list")
        self.tabs = (self.battery, self.read_aloud, self.overview, self.plan, self.list)
        self.help = TouchButton(look, self.tr("Hulp"), icon_name="info", icon_only=True)
        self.settings = TouchButton(look, self.tr("Instellingen"), icon_name="settings", icon_only=True)
        self.save_copy = TouchButton(look, self.tr("Kopie bewaren"), icon_name="copy", icon_only=True)
        self.present = TouchButton(look, self.tr("Presenteren"), icon_name="presentation")
        self.export = TouchButton(look, self.tr("Exporteren"), icon_name="file-down")
        self._yielding = (self.list, self.present, self.undo, self.export, self.plan, self.overview, self.read_aloud)
        self._row = QHBoxLayout(self)
        for button in (self.home, self.undo, self.redo):
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in self.tabs:
            button.setCheckable(True)
            button.setAutoExclusive(True)
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in (self.help, self.settings, self.save_copy, self.present, self.export):
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(24), px(8), px(24), px(8))
        self._row.setSpacing(px(8))
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Drop words until the buttons fit."""
        for button in self._yielding:
            button.show_words(True)
        for button in self._yielding:
            if self._row.sizeHint().width() <= self.width():
                break
            button.show_words(False)
            self._row.invalidate()
        self._row.activate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.look.colour("line"))
        # The screens lie in one sunken groove.
        groove = QRectF(self.tabs[0].geometry()).united(QRectF(self.tabs[-1].geometry()))
        painter.setBrush(self.look.colour("sunken"))
        edge = self.look.px(4)
        painter.drawRoundedRect(groove.adjusted(-edge, -edge, edge, edge), self.look.px(16), self.look.px(16))
        painter.end()
