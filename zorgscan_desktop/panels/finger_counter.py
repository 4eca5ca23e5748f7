"""One zone of a finger round: how many hands showed it, as a number and as a bar, with a minus and a plus.

A tap on the bar counts one more; who has a keyboard types the number or uses the arrows.
"""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import Sign, Zone
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

NUMBER_SHARE = 0.42
"""The part of a bar's height that the number keeps."""
MOST = 999
"""No room holds more people than this."""


class CountBar(TouchButton):
    """The bar of a zone with its number; the whole of it is the target that counts one more."""

    count_typed = Signal(int)

    def __init__(self, look: Look, zone: Zone, parent: QWidget) -> None:
        super().__init__(look, zone.word, parent, kind="outline")
        self.sign: Sign = zone.sign
        self._zone = zone
        self.count, self._most = 0, 0
        self.middle = False
        self._typed = ""

    def show_count(self, count: int, most: int, *, middle: bool) -> None:
        """``most`` is the count of the fullest zone, to which bars are drawn; ``middle``: the median lies here."""
        self.count, self._most, self.middle = count, most, middle
        words = self.tr("1 hand") if count == 1 else self.tr("{count} handen").format(count=count)
        name = f"{self._zone.spoken}: {words}"
        self.setAccessibleName(self.tr("{name}, het midden").format(name=name) if middle else name)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        key, typed = Qt.Key(event.key()), event.text()
        if key in step:
            self._typed = ""
            self.count_typed.emit(self.count + step[key])
        elif typed.isdecimal() and typed.isascii():
            self._typed = (self._typed + typed)[-3:]
            self.count_typed.emit(int(self._typed))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.count_typed.emit(0)
        else:
            super().keyPressEvent(event)

    def forget_typed(self) -> None:
        """The next digit begins a new number."""
        self._typed = ""

    @override
    def paint(self, painter: QPainter) -> None:
        look, width = self.look, self.look.stroke(4 if self.middle else 2)
        plate = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("act_tint" if self.isDown() else "surface"))
        painter.drawRoundedRect(plate, self.radius(), self.radius())
        if self.count:
            # From below, up to under the number, and never less than a sliver.
            room = plate.height() * (1 - NUMBER_SHARE)
            high = max(room * self.count / max(1, self._most), look.px(8))
            painter.save()
            painter.setClipRect(QRectF(0, plate.bottom() - high, self.width(), high + width))
            painter.setBrush(look.colour(f"{'edge' if look.palette.dark else 'fill'} {self.sign}"))
            painter.drawRoundedRect(plate, self.radius(), self.radius())
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("ink" if self.middle else "line2"), width))
        painter.drawRoundedRect(plate, self.radius(), self.radius())
        self._paint_number(painter)

    def _paint_number(self, painter: QPainter) -> None:
        """The number, and its sign where there is room for it."""
        look, ink, size = self.look, self.look.colour("ink"), 18 * self.look.scale
        font, number = look.font(36, 700), str(self.count)
        room, gap = self.height() * NUMBER_SHARE, look.px(12)
        signs, words = sign_width(self.sign, size), advance(number, font)
        left = (self.width() - signs - gap - words) / 2
        if left > look.px(8):
            draw_sign(painter, self.sign, left, room / 2, size, ink)
            left += signs + gap
        else:
            left = (self.width() - words) / 2
        draw_words(painter, (left, 0, words + 2, room), number, font, ink)


class FingerCounter(QWidget):
    """Minus, bar, plus."""

    counted = Signal(str, int)
    """The sign of the zone, and how many hands it has now."""
    typed = Signal(str, int)
    """The same by keyboard: what is typed was meant, however soon it comes."""

    def __init__(self, look: Look, zone: Zone, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.sign = look, zone.sign
        self.bar = CountBar(look, zone, self)
        self.minus = TouchButton(look, self.tr("Eén minder"), self, kind="outline", icon_name="minus", icon_only=True)
        self.plus = TouchButton(look, self.tr("Eén meer"), self, kind="outline", icon_name="plus", icon_only=True)
        self.minus.setAccessibleName(self.tr("{zone}: één minder").format(zone=zone.spoken))
        self.plus.setAccessibleName(self.tr("{zone}: één meer").format(zone=zone.spoken))
        self.minus.clicked.connect(lambda: self._step(-1))
        self.plus.clicked.connect(lambda: self._step(1))
        self.bar.clicked.connect(lambda: self._step(1))
        self.bar.count_typed.connect(lambda count: self.typed.emit(self.sign, _within(count)))
        QWidget.setTabOrder(self.minus, self.bar)
        QWidget.setTabOrder(self.bar, self.plus)

    def show_count(self, count: int, most: int, *, middle: bool) -> None:
        """Show how many hands this zone has."""
        self.bar.show_count(count, most, middle=middle)
        self.minus.setEnabled(count > 0)

    def _step(self, step: int) -> None:
        self.bar.forget_typed()
        self.counted.emit(self.sign, _within(self.bar.count + step))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side, gap, width = max(TARGET_PX, self.look.px(64)), max(8, self.look.px(8)), self.width()
        top = (self.height() - side) // 2
        self.minus.setGeometry(0, top, side, side)
        self.plus.setGeometry(width - side, top, side, side)
        self.bar.setGeometry(QRect(side + gap, 0, width - 2 * (side + gap), self.height()))


def _within(count: int) -> int:
    return min(max(0, count), MOST)
