"""Strengths and work points beside the overview; a tap on a work point chooses it as building block."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.summary import in_zones, strengths, work_points
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import clear, column
from zorgscan_desktop.ui.card_painter import CardStyle, badge_height, draw_badge, row_badge_width
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.signs import draw_sign
from zorgscan_desktop.ui.text import Block, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class PointRow(TouchButton):
    """One card in a list: badge, key words, and for a work point a square with a flag when it is chosen."""

    def __init__(self, look: Look, card: Card, code: str, words: str, *, choosable: bool) -> None:
        super().__init__(look, words)
        self.card_id, self._code, self._sign = card.id, code, card.laid or ""
        self._choosable = choosable
        self.setCheckable(choosable)
        self.setAccessibleName(f"{code}, {words}")

    @override
    def nextCheckState(self) -> None:
        """The document says what is chosen."""

    @override
    def sizeHint(self) -> QSize:
        height = self._block(self.width() - self._left - self._signs, 650).height + self.look.px(14)
        return QSize(self.look.px(200), max(48, self.look.px(64), round(height)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width can break the words into another number of lines.
        self.updateGeometry()

    @property
    def _left(self) -> int:
        """Where the words start."""
        badge = self.look.px(row_badge_width(self._code, CardStyle.of(self.look, "roomy")))
        return (self.look.px(46) if self._choosable else 0) + badge + self.look.px(12)

    @property
    def _signs(self) -> int:
        """Room at the right for the sign; in a narrow panel the words need it, and the battery says it as well."""
        return 0 if self.look.compact else self.look.px(52)

    def _block(self, width: float, weight: int) -> Block:
        return wrap(self.text(), self.look.font(20.5, weight), max(20, width), 1.1)

    @override
    def paint(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), look.colour("badge"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), look.colour("line"))
        left, middle = px(46) if self._choosable else 0, self.height() / 2
        if self._choosable:
            self._paint_box(painter, middle)
        style = CardStyle.of(look, "roomy")
        badge = row_badge_width(self._code, style)
        draw_badge(painter, left, middle - badge_height(style) * look.scale / 2, self._code, style, width=badge)
        if self._signs:
            draw_sign(painter, self._sign, self.width() - px(46), middle, 16 * look.scale, look.colour("ink2"))
        block = self._block(self.width() - self._left - self._signs, 650 if self.isChecked() else 400)
        block.draw(painter, self._left, middle - block.height / 2, look.colour("ink"))

    def _paint_box(self, painter: QPainter, middle: float) -> None:
        look, px = self.look, self.look.px
        box = QRectF(px(1), middle - px(17), px(34), px(34))
        checked = self.isChecked()
        painter.setBrush(look.colour("act" if checked else "surface"))
        painter.setPen(Qt.PenStyle.NoPen if checked else QPen(look.colour("line2"), look.stroke(2)))
        painter.drawRoundedRect(box, px(8), px(8))
        if checked:
            draw_icon(painter, "flag", look.colour("on_act"), box.x() + px(6), box.y() + px(6), px(22))


class PointsList(QWidget):
    """The panel of the overview."""

    card_opened = Signal(str)
    plan_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._strong = QWidget()
        self._strong_rows = column(self._strong)
        self._weak = QWidget()
        self._weak_rows = column(self._weak)
        self._strong_title = Label(look, size=27, weight=700)
        self._weak_title = Label(look, size=27, weight=700)
        self._hint = Label(look, self.tr("Tik om als bouwsteen te kiezen."), size=20.5, colour="ink2")
        self.plan = TouchButton(look, "", kind="primary", icon_after="arrow-right")
        self.plan.clicked.connect(self.plan_requested)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._strong_title)
        self._column.addWidget(TouchScrollArea(look, self._strong), 2)
        self._column.addWidget(self._weak_title)
        self._column.addWidget(self._hint)
        self._column.addWidget(TouchScrollArea(look, self._weak), 3)
        self._column.addWidget(self.plan)
        for fact in (document.card_changed, document.cards_changed, document.plan_changed, document.scan_replaced):
            fact.connect(self.refresh)
        look.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Follow the document."""
        scan = self.document.scan
        full = len(in_zones(scan, "++"))
        self._strong_title.setText(self.tr("Sterke punten ({count} vol)").format(count=full))
        self._weak_title.setText(self.tr("Werkpunten ({count})").format(count=len(work_points(scan))))
        self._fill(self._strong_rows, strengths(scan), choosable=False)
        self._fill(self._weak_rows, work_points(scan), choosable=True)
        count = len(scan.plan)
        one = self.tr("Actieplan met 1 bouwsteen")
        more = self.tr("Actieplan met {count} bouwstenen").format(count=count)
        self.plan.setText(one if count == 1 else more if count else self.tr("Kies een bouwsteen"))
        self.plan.setAccessibleName(self.plan.text())
        self.plan.setEnabled(count > 0)

    def _fill(self, rows: QVBoxLayout, cards: Sequence[Card], *, choosable: bool) -> None:
        clear(rows)
        for card in cards:
            code, words = self.document.code_of(card.id), self.document.key_words_of(card.id)
            row = PointRow(self.look, card, code, words, choosable=choosable)
            row.setChecked(choosable and self.document.is_building_block(card.id))
            row.clicked.connect(self._on_row(card.id, choosable))
            rows.addWidget(row)
        rows.addStretch(1)

    def _on_row(self, card_id: str, choosable: bool) -> Callable[[], None]:
        def clicked() -> None:
            if choosable:
                self.document.choose(card_id, not self.document.is_building_block(card_id))
            else:
                self.card_opened.emit(card_id)

        return clicked

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(22), px(18), px(22), px(18))
        self._column.setSpacing(px(8))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.setBrush(self.look.colour("surface"))
        corner = self.look.px(20)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.end()
