"""How far a building block is: one chip, which opens into the three there are and closes on the one tapped."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.export.report import STATUS
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

Status = Literal["not_started", "in_progress", "done"]
_ICONS: dict[str, str] = {"not_started": "circle", "in_progress": "clock", "done": "circle-check"}


class StatusChip(TouchButton):
    """Icon and word in a chip; its target is higher than what is drawn."""

    def __init__(self, look: Look, status: str, parent: QWidget) -> None:
        super().__init__(look, STATUS[status], parent, kind="outline", icon_name=_ICONS[status])
        self.status = status
        self.marked: bool | None = None
        """Of the three: whether this one holds. None for the chip alone, which is blue while the work goes on."""

    def show_status(self, status: str) -> None:
        """Another state."""
        self.status, self.icon_name = status, _ICONS[status]
        self.setText(STATUS[status])
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = advance(self.text(), self.look.font(19, 650))
        return QSize(round(words) + self.look.px(62), max(TARGET_PX, self.look.px(64)))

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        marked = self.status == "in_progress" if self.marked is None else self.marked
        height = max(px(42), look.text_px(19) + px(14))
        chip = QRectF(1, (self.height() - height) / 2, min(self.width(), self.sizeHint().width()) - 2, height)
        painter.setBrush(look.colour("act_tint" if marked or self.isDown() else "surface"))
        painter.setPen(QPen(look.colour("act" if marked else "line2"), look.stroke(1.5)))
        painter.drawRoundedRect(chip, px(10), px(10))
        side = px(26)
        draw_icon(painter, self.icon_name, look.colour("ink"), chip.x() + px(10), chip.center().y() - side / 2, side)
        box = (chip.x() + px(44), chip.y(), chip.width() - px(46), chip.height())
        draw_words(painter, box, self.text(), look.font(19, 650), look.colour("ink"))


class StatusPicker(QWidget):
    """``chosen`` comes with the state that was tapped."""

    chosen = Signal(str)
    resized = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.is_open = False
        self._about = ""
        self.chip = StatusChip(look, "not_started", self)
        self.chip.clicked.connect(self.open)
        self.choices = [StatusChip(look, status, self) for status in STATUS]
        for choice in self.choices:
            choice.hide()
            choice.clicked.connect(lambda _=False, choice=choice: self._choose(choice.status))

    def show_status(self, status: str, about: str) -> None:
        """Show what the document holds."""
        self._about = about
        self.chip.show_status(status)
        name = self.tr("Stand {about}: {word}").format(about=about, word=STATUS[status].lower())
        self.chip.setAccessibleName(name)
        for choice in self.choices:
            choice.marked = choice.status == status
            choice.setAccessibleName(self.tr("Stand: {word}").format(word=STATUS[choice.status].lower()))

    def open(self) -> None:
        """Show the three."""
        self._show(True)
        here = next(choice for choice in self.choices if choice.status == self.chip.status)
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_choices(self) -> None:
        """Show the one."""
        if self.is_open:
            had_focus = any(choice.hasFocus() for choice in self.choices)
            self._show(False)
            if had_focus:
                self.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, status: str) -> None:
        self.close_choices()
        self.chosen.emit(status)

    def _show(self, is_open: bool) -> None:
        self.is_open = is_open
        self.chip.setVisible(not is_open)
        for choice in self.choices:
            choice.setVisible(is_open)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_choices()
        else:
            super().keyPressEvent(event)

    def height_for(self, _width: int) -> int:
        """Height in px: one chip, or three below each other."""
        side = self.chip.sizeHint().height()
        return 3 * (side + self.look.px(4)) if self.is_open else side

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay out what is inside."""
        for place, chip in enumerate(self.choices if self.is_open else [self.chip]):
            size = chip.sizeHint()
            width = min(size.width(), self.width())
            chip.setGeometry(0, place * (size.height() + self.look.px(4)), width, size.height())
