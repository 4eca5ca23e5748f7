"""The kenmerken of a card as evidence: each can be ticked as visible at school already. A tick moves no card."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.text import Block, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton
from zorgscan_desktop.ui.wary import Wary

BOX, INDENT, PAD = 0.95, 1.4, 0.2
"""Side of the check box, where the words begin, and the room above and below them, as shares of the text size."""
LINE_HEIGHT = 1.24


def visible_words(document: ScanDocument, card_id: str) -> str:
    """``3 van 12 zichtbaar``."""
    seen, all_of_them = len(document.scan.card(card_id).features), len(document.features_of(card_id))
    words = QCoreApplication.translate("FeatureRows", "{seen} van {count} zichtbaar")
    return words.format(seen=seen, count=all_of_them)


class FeatureTick(TouchButton):
    """One kenmerk with a drawn check box; the whole row is the target. ``size`` is that of its words in dpx."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None, *, size: float = 23.5) -> None:
        super().__init__(look, text, parent, kind="plain", size=size)
        self.setCheckable(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def nextCheckState(self) -> None:
        """The document says whether it is ticked."""

    # -- size -------------------------------------------------------------------------------------------------------

    def set_size(self, size: float) -> None:
        """Set the words at another size in dpx."""
        self._text_size = size
        self.updateGeometry()
        self.update()

    @override
    def _font(self) -> QFont:
        return self.look.font(self._text_size, 400)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.heightForWidth(self.look.px(300)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(100), TARGET_PX)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return row_height(self.look, self.text(), self._text_size, width)

    # -- look -------------------------------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter) -> None:
        look, size = self.look, self.look.text_px(self._text_size)
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("act_tint" if self.isDown() else "badge"))
            painter.drawRoundedRect(self.rect(), look.px(10), look.px(10))
        block = _block(look, self.text(), self._text_size, self.width())
        top = (self.height() - block.height) / 2
        self._paint_box(painter, top + size * LINE_HEIGHT / 2, round(size * BOX))
        block.draw(painter, round(size * INDENT), top, look.colour("ink"))

    def _paint_box(self, painter: QPainter, middle: float, side: int) -> None:
        """An empty square, or a filled one with a check mark."""
        look, ticked = self.look, self.isChecked()
        width = look.stroke(2)
        box = QRectF(look.px(4), round(middle - side / 2), side, side)
        inside = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(look.colour("act" if ticked else "line2"), width))
        painter.setBrush(look.colour("act" if ticked else "surface"))
        painter.drawRoundedRect(inside, look.px(6), look.px(6))
        if ticked:
            mark = round(side * 0.8)
            left = box.x() + (side - mark) / 2
            draw_icon(painter, "check", look.colour("on_act"), left, box.y() + (side - mark) / 2, mark)

    @override
    def radius(self) -> float:
        return 10 * self.look.scale


class FeatureRows(QWidget):
    """All kenmerken of one card under each other."""

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.rows: list[FeatureTick] = []
        self.wary = Wary()
        self._card = ""
        self._column = column(self)
        document.card_changed.connect(self._on_card_changed)

    def show_card(self, card_id: str) -> None:
        """Show the kenmerken of this card, or none."""
        self._card = card_id
        clear(self._column)
        self.rows = []
        for index, text in enumerate(self.document.features_of(card_id) if card_id else ()):
            row = FeatureTick(self.look, text)
            row.clicked.connect(lambda _=False, at=index: self._tick(at))
            self._column.addWidget(row)
            self.rows.append(row)
        self._show_ticks()

    def _tick(self, index: int) -> None:
        if not self.wary:
            seen = index in self.document.scan.card(self._card).features
            self.document.tick(self._card, index, not seen)

    def _show_ticks(self) -> None:
        ticked = self.document.scan.card(self._card).features if self._card else ()
        for index, row in enumerate(self.rows):
            row.setChecked(index in ticked)

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self._card:
            self._show_ticks()


def row_height(look: Look, text: str, size: float, width: float) -> int:
    """Height in logical px of a row with these words at ``size`` dpx in ``width`` px: never less than a target."""
    pad = round(look.text_px(size) * PAD)
    return max(TARGET_PX, round(_block(look, text, size, width).height) + pad)


def _block(look: Look, text: str, size: float, width: float) -> Block:
    return wrap(text, look.font(size, 400), width - round(look.text_px(size) * INDENT), LINE_HEIGHT)
