"""The action plan: the building blocks that were chosen, in order of priority."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.sections import CardTag, clear, column
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class PlanRowView(QWidget):
    """One building block: its priority, cards and key words, and a button that takes it off the plan."""

    def __init__(self, document: ScanDocument, look: Look, number: int, cards: tuple[str, ...]) -> None:
        super().__init__()
        self.look, self._number = look, number
        words = QVBoxLayout()
        words.setSpacing(look.px(6))
        for card_id in cards:
            zone = document.scan.card(card_id).laid
            tag = CardTag(look)
            tag.setFixedHeight(look.px(38))
            word = document.instrument.zone(zone).word if zone else self.tr("nog niet gelegd")
            tag.show_card(document.code_of(card_id), zone or "", word)
            title = document.instrument.dimension(document.dimension_of(card_id)).short_title
            words.addWidget(tag)
            words.addWidget(Label(look, document.key_words_of(card_id), size=29, weight=650))
            words.addWidget(Label(look, title, size=20.5, colour="ink2"))
        code = document.code_of(cards[0])
        remove = TouchButton(look, self.tr("Bouwsteen {code} niet langer kiezen").format(code=code), icon_name="x")
        remove.icon_only = True
        remove.clicked.connect(lambda: document.choose(cards[0], False))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(110), look.px(20), look.px(20), look.px(20))
        row.addLayout(words, 1)
        row.addWidget(remove)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self.look, self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(20), px(20))
        painter.setBrush(look.colour("act"))
        painter.setPen(look.colour("act"))
        painter.drawRoundedRect(QRectF(px(20), px(22), px(64), px(64)), px(12), px(12))
        box = (px(20), px(22), px(64), px(64))
        draw_words(painter, box, str(self._number), look.font(36, 700), look.colour("on_act"), "centre")
        painter.end()


class PlanScreen(QWidget):
    """Shows what was chosen; with nothing chosen it says where to choose."""

    overview_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._title = Label(look, self.tr("Actieplan"), size=46, weight=700)
        self._empty = Label(look, self.tr("Kies in het overzicht minstens één bouwsteen."), size=23.5, colour="ink2")
        self.add = TouchButton(look, self.tr("Bouwsteen toevoegen"), kind="outline", icon_name="plus")
        self.add.clicked.connect(self.overview_requested)
        self._rows = QWidget()
        self._row_column = column(self._rows)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._empty)
        self._column.addWidget(TouchScrollArea(look, self._rows), 1)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        self._column.addLayout(below)
        for fact in (document.plan_changed, document.card_changed, document.cards_changed, document.scan_replaced):
            fact.connect(self.refresh)
        look.changed.connect(self._dress)
        self._dress()

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        clear(self._row_column)
        plan = self.document.scan.plan
        self._empty.setVisible(not plan)
        for number, row in enumerate(plan, 1):
            self._row_column.addWidget(PlanRowView(self.document, self.look, number, row.cards))
        self._row_column.addStretch(1)

    @override
    def showEvent(self, event: object) -> None:
        self.refresh()

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(32), px(40), px(32), px(BAR_HEIGHT + 20))
        self._column.setSpacing(px(16))
        self._row_column.setSpacing(px(14))
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()
