"""One card in a list beside the overview: badge, key words, and what a tap does: open, choose, or give a dot."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_painter import CardStyle, badge_height, draw_badge, row_badge_width
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.signs import draw_sign
from zorgscan_desktop.ui.text import Block, draw_words, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

Tap = Literal["open", "choose", "dot"]


class PointRow(TouchButton):
    """``tap`` says what it is for; the list that holds it says what happens."""

    def __init__(
        self, look: Look, card_id: str, code: str, words: str, tap: Tap, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, parent)
        self.card_id, self.code, self.tap = card_id, code, tap
        self.sign = ""
        self.dots: int | None = None
        """Drawn at the right; None while they are hidden."""
        self.setCheckable(tap == "choose")
        self.setAccessibleName(f"{code}, {words}")

    def show_state(self, sign: str, state: str, *, chosen: bool = False, dots: int | None = None) -> None:
        """Where the card lies (sign and word), whether it is chosen, how many dots it has when that may be seen."""
        self.sign, self.dots = sign, dots
        self.setChecked(chosen and self.tap == "choose")
        words = [self.code, self.text(), state]
        if chosen:
            words.append(self.tr("gekozen als bouwsteen"))
        if dots is not None:
            words.append(self.tr("1 stip") if dots == 1 else self.tr("{count} stippen").format(count=dots))
        self.setAccessibleName(", ".join(words))
        self.update()

    @override
    def nextCheckState(self) -> None:
        """The document says what is chosen."""

    @override
    def sizeHint(self) -> QSize:
        height = self._block(self.width() - self._left - self._right, 650).height + self.look.px(14)
        return QSize(self.look.px(200), max(48, self.look.px(64), round(height)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width can break the words into another number of lines.
        self.updateGeometry()

    @property
    def _left(self) -> int:
        """Where the words start."""
        badge = self.look.px(row_badge_width(self.code, CardStyle.of(self.look, "roomy")))
        return (self.look.px(46) if self.tap != "open" else 0) + badge + self.look.px(12)

    @property
    def _right(self) -> int:
        """Room at the right for dots or the sign; in a narrow panel the words need it instead of the sign."""
        if self.dots is not None:
            return self.look.px(72)
        return 0 if self.look.compact else self.look.px(52)

    def _block(self, width: float, weight: int) -> Block:
        return wrap(self.text(), self.look.font(20.5, weight), max(20, width), 1.1)

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), look.colour("badge"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.colour("line"))
        left, middle = px(46) if self.tap != "open" else 0, self.height() / 2
        if self.tap == "choose":
            self._paint_box(painter, middle)
        elif self.tap == "dot":
            self._paint_dot(painter, px(18), middle)
        style = CardStyle.of(look, "roomy")
        badge = row_badge_width(self.code, style)
        draw_badge(painter, left, middle - badge_height(style) * look.scale / 2, self.code, style, width=badge)
        self._paint_right(painter, middle)
        block = self._block(self.width() - self._left - self._right, 650 if self.isChecked() else 400)
        block.draw(painter, self._left, middle - block.height / 2, look.colour("ink"))

    def _paint_right(self, painter: QPainter, middle: float) -> None:
        look, px = self.look, self.look.px
        if self.dots is not None:
            if self.dots:
                self._paint_dot(painter, self.width() - px(54), middle, filled=True)
            box = (self.width() - px(44), 0, px(36), self.height())
            draw_words(painter, box, str(self.dots), look.font(23, 700), look.colour("ink"), "right")
        elif self._right and self.sign:
            draw_sign(painter, self.sign, self.width() - px(46), middle, 16 * look.scale, look.colour("ink2"))

    def _paint_dot(self, painter: QPainter, x: float, middle: float, *, filled: bool = False) -> None:
        look, size = self.look, self.look.px(22 if not filled else 16)
        painter.setPen(QPen(look.colour("act"), look.stroke(2)))
        painter.setBrush(look.colour("act") if filled or self.isDown() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(x - size / 2, middle - size / 2, size, size))

    def _paint_box(self, painter: QPainter, middle: float) -> None:
        look, px = self.look, self.look.px
        box = QRectF(px(1), middle - px(17), px(34), px(34))
        checked = self.isChecked()
        painter.setBrush(look.colour("act" if checked else "surface"))
        painter.setPen(Qt.PenStyle.NoPen if checked else QPen(look.colour("line2"), look.stroke(2)))
        painter.drawRoundedRect(box, px(8), px(8))
        if checked:
            draw_icon(painter, "flag", look.colour("on_act"), box.x() + px(6), box.y() + px(6), px(22))
