"""Building blocks of the panel: a heading that folds, a row with a bullet, a chip with sign and word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.card_marks import draw_apart
from zorgscan_desktop.ui.card_painter import CardStyle, badge_height, badge_width, draw_badge
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class FoldHeading(TouchButton):
    """A heading over the width of the panel that unfolds what stands under it; shows a count or a word."""

    def __init__(self, look: Look, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent, kind="plain", icon_name=icon)
        self._count = ""
        self.setCheckable(True)

    def show_count(self, title: str, count: str) -> None:
        """Change the words and what stands at the right."""
        self.setText(title)
        self._count = count
        self.setAccessibleName(f"{title}, {count}" if count else title)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), max(48, self.look.px(66)))

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.colour("line"))
        if self.isDown() or self.underMouse():
            painter.fillRect(QRectF(0, 1, self.width(), self.height() - 1), look.colour("badge"))
        middle = self.height() / 2
        side = look.px(28)
        draw_icon(painter, self.icon_name, look.colour("ink"), look.px(24), middle - side / 2, side)
        # Large text takes the room between icon, words, count and arrow, before the words come near the count.
        small = look.font(20.5, 550)
        counted = advance(self._count, small)
        left, right = look.px(66), self.width() - look.px(66)
        if left + advance(self.text(), look.font(21, 650)) + look.px(14) + counted > right:
            left, right = look.px(60), self.width() - look.px(56)
        room = right - left - (counted + look.px(14) if self._count else 0)
        draw_words(painter, (left, 0, room, self.height()), self.text(), look.font(21, 650), look.colour("ink"))
        painter.setFont(small)
        painter.setPen(look.colour("ink2"))
        row = QRectF(left, 0, right - left, self.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
        arrow = "chevron-up" if self.isChecked() else "chevron-down"
        draw_icon(painter, arrow, look.colour("ink2"), self.width() - look.px(24) - side, middle - side / 2, side)


class Bullet(QWidget):
    """One kenmerk or richtvraag: a dot and a label that wraps."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None, *, size: float = 23.5) -> None:
        super().__init__(parent)
        self.look = look
        self.label = Label(look, text, self, size=size)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._size = size
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.label)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self._row.setContentsMargins(self.look.px(24), 0, 0, self.look.px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("ink2"))
        radius = self.look.px(9) / 2
        middle = self.label.fontMetrics().height() / 2
        painter.drawEllipse(QPointF(self.look.px(6), middle), radius, radius)
        painter.end()


class CardTag(QWidget):
    """The code badge of a card and where it lies: a coloured chip with drawn sign and word, or words only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._code = self._sign = self._word = self._kind = ""
        self._disputed = False
        look.changed.connect(self._on_look_changed)

    def show_card(self, code: str, sign: str, word: str, kind: str = "", *, disputed: bool = False) -> None:
        """``sign`` is empty for a card that lies in no zone; ``word`` then says why. ``kind``: *Eigen kaart*."""
        self._code, self._sign, self._word, self._kind = code, sign, word, kind
        self._disputed = disputed
        name = ", ".join(part for part in (code, kind, word) if part)
        self.setAccessibleName(self.tr("{card}, te bespreken").format(card=name) if disputed else name)
        self.update()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._code:
            return
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = CardStyle.of(look, "roomy")
        top = (self.height() - badge_height(style) * look.scale) / 2
        draw_badge(painter, 0, top, self._code, style)
        left: float = look.px(badge_width(self._code, style)) + look.px(12)
        font = look.font(19, 600)
        painter.setFont(font)
        if self._sign:
            left = self._draw_chip(painter, left, advance(self._word, font))
        else:
            painter.setPen(look.colour("ink2"))
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word)
            left += advance(self._word, font)
        right = float(self.width())
        if self._disputed:
            side = look.px(28)
            mark = QRectF(self.width() - side - 1, (self.height() - side) / 2, side, side)
            draw_apart(painter, mark, look.palette, look.scale)
            right = mark.x() - look.px(10)
        self._draw_kind(painter, left + look.px(16), right)
        painter.end()

    def _draw_kind(self, painter: QPainter, left: float, right: float) -> None:
        """*Eigen kaart* at the right, where there is room for it."""
        font = self.look.font(19, 550)
        if self._kind and advance(self._kind, font) <= right - left:
            painter.setFont(font)
            painter.setPen(self.look.colour("ink"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(left, 0, right - left, self.height()), flags, self._kind)

    def _draw_chip(self, painter: QPainter, left: float, word_width: float) -> float:
        """Draw sign and word; where the chip ends."""
        look = self.look
        dark = look.palette.dark
        ink = look.colour("on_act" if dark else "ink")
        size = 14 * look.scale
        signs = sign_width(self._sign, size)
        chip = QRectF(left, 0, signs + word_width + look.px(36), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{'edge' if dark else 'fill'} {self._sign}"))
        painter.drawRoundedRect(chip, look.px(9), look.px(9))
        draw_sign(painter, self._sign, left + look.px(12), chip.center().y(), size, ink)
        painter.setPen(ink)
        words = chip.adjusted(signs + look.px(22), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
        return chip.right()


def column(parent: QWidget) -> QVBoxLayout:
    """A vertical layout without margins or gaps."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout


def clear(layout: QVBoxLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
