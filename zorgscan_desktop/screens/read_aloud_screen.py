"""Card by card (*Kaart per kaart*): one card for the whole room, the four zones as large targets below it.

Previous and next never place. Placing shows the card for a moment, then the next card that waits; a tap on the
chosen zone takes the card back (design.md section 8).
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.read_aloud_card import ReadAloudCard
from zorgscan_desktop.panels.read_aloud_heading import paint_heading
from zorgscan_desktop.panels.side_panel import WIDTH as SIDE_WIDTH
from zorgscan_desktop.panels.zone_plate import StepButton, ZonePlate
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.battery_painter import cell_rects, draw_body, draw_cells
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

SHOWN_MS = 600
"""How long a card that was just placed stays, so that people see where it went."""


class ReadAloudScreen(QWidget):
    """Goes through the cards in the order of the paper, dimension by dimension."""

    card_changed = Signal(str)

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.card_id = document.scan.cards[0].id
        self._head_gap = 0
        self.card = ReadAloudCard(look, self)
        self.zones = [ZonePlate(look, zone, self) for zone in document.instrument.zones]
        self.previous = StepButton(look, self.tr("Vorige"), self, kind="outline", icon_name="chevron-left")
        self.next = StepButton(look, self.tr("Volgende"), self, kind="outline", icon_name="chevron-right")
        for plate in self.zones:
            plate.clicked.connect(lambda _=False, sign=plate.sign: self.choose(sign))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_MS)
        self._wait.timeout.connect(self._go_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        document.card_changed.connect(self._on_card_changed)
        document.cards_changed.connect(self._on_cards_changed)
        document.scan_replaced.connect(lambda: self.show_card(document.scan.cards[0].id))
        look.changed.connect(self.arrange)
        self.show_card(self.card_id)

    # -- going through the cards ------------------------------------------------------------------------------------

    def show_card(self, card_id: str) -> None:
        """Show this card."""
        self._wait.stop()
        self.card_id = card_id
        found = self.document.instrument.find(card_id)
        own = self.document.scan.card(card_id).own
        self.card.own = own is not None
        if found is not None:
            indicator = found[1]
            self.card.show_card(
                indicator.statement, indicator.emphasis_spans(), indicator.lead_in, indicator.features
            )
        elif own is not None:
            self.card.show_card(self.document.statement_of(card_id), (), None, own.features)
        self._show_zone()
        ids = [card.id for card in self.document.scan.cards]
        self.previous.setEnabled(card_id != ids[0])
        self.next.setEnabled(card_id != ids[-1])
        self.setAccessibleName(f"{self.document.spoken_code_of(card_id)}, {self.card.accessibleName()}")
        self.update()
        self.card_changed.emit(card_id)

    def step(self, way: int) -> None:
        """The previous or next card of the paper, placed or not; never places."""
        ids = [card.id for card in self.document.scan.cards]
        index = ids.index(self.card_id) + way
        if 0 <= index < len(ids):
            self.show_card(ids[index])

    def choose(self, sign: Sign | None) -> None:
        """Lay the card here; on the zone where it lies already: take it back."""
        there = self.document.scan.card(self.card_id).laid
        if sign == there:
            self.document.place(self.card_id, None)
        elif self.document.place(self.card_id, sign) and sign is not None:
            self._wait.start()

    def _go_on(self) -> None:
        """The next card that waits: further on in the paper first, else from its start; none left: stay."""
        cards = self.document.scan.cards
        here = next(i for i, card in enumerate(cards) if card.id == self.card_id)
        for card in (*cards[here + 1 :], *cards[:here]):
            if card.laid is None:
                self.show_card(card.id)
                return

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self.card_id:
            self._show_zone()
        self.update()

    def _on_cards_changed(self) -> None:
        ids = [card.id for card in self.document.scan.cards]
        self.show_card(self.card_id if self.card_id in ids else ids[-1])

    def _show_zone(self) -> None:
        there = self.document.scan.card(self.card_id).laid
        for plate in self.zones:
            plate.setChecked(plate.sign == there)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.step(steps[key])
        elif key in ZONE_KEYS:
            self.choose(SIGNS[ZONE_KEYS[key]])
        elif key in BACK_KEYS:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    # -- room for others --------------------------------------------------------------------------------------------

    def side_room(self, opened: bool) -> QRect:
        """A side panel lies over the end of the kenmerken; heading, clock, zones and steps stay free."""
        width, card = self.look.px(SIDE_WIDTH), self.card.geometry()
        return QRect(card.right() + 1 - width, card.y(), width, card.height())

    def clock_room(self, size: QSize | None) -> QRect:
        """The clock lies at the right above the card; the heading gives way."""
        px = self.look.px
        gap = size.width() + px(20) if size is not None else 0
        if gap != self._head_gap:
            self._head_gap = gap
            self.update()
        size = size or QSize(0, 0)
        return QRect(QPoint(self.width() - size.width() - px(32), px(14)), size)

    # -- layout -----------------------------------------------------------------------------------------------------

    def _battery(self) -> QRectF:
        px = self.look.px
        bottom = self.height() - px(BAR_HEIGHT) - px(32)
        return QRectF(px(224), bottom - px(202), self.width() - px(224 * 2), px(202))

    def arrange(self) -> None:
        """Card above, battery with its targets below."""
        px, body = self.look.px, self._battery()
        self.card.setGeometry(px(32), px(120), self.width() - px(64), round(body.y()) - px(120 + 76))
        cells = cell_rects(body, scale=self.look.scale)
        for plate in self.zones:
            cell = cells[plate.sign]
            side = min(px(28), round(cell.width() * 0.06))
            height = max(48, px(106))
            plate.setGeometry(
                round(cell.x()) + side,
                round(cell.center().y() - height / 2),
                round(cell.width()) - 2 * side,
                height,
            )
        form = max(plate.least_form() for plate in self.zones)
        for plate in self.zones:
            plate.form = form
        self.previous.setGeometry(px(32), round(body.y()), px(164), round(body.height()))
        self.next.setGeometry(self.width() - px(32 + 164), round(body.y()), px(164), round(body.height()))
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("canvas"))
        paint_heading(painter, self.look, self.document, self.card_id, self.width() - self._head_gap)
        body = self._battery()
        self._paint_question(painter, body)
        draw_shadow(painter, QRectF(self.card.geometry()), look.palette, look.scale, radius=28)
        draw_body(painter, body, look.palette, look.scale)
        draw_cells(painter, cell_rects(body, scale=look.scale), look.palette, look.scale)
        for plate in self.zones:
            draw_shadow(painter, QRectF(plate.geometry()), look.palette, look.scale)
        painter.end()

    def _paint_question(self, painter: QPainter, body: QRectF) -> None:
        """The question above the battery, and the names of its two sides where there is room for them."""
        look, px = self.look, self.look.px
        font, big, ink = look.font(23, 600), look.font(29, 700), look.colour("ink")
        above = (body.x() + px(24), body.y() - px(54), body.width() - px(48), px(40))
        question = self.tr("Waar ligt deze kaart?")
        sides = (self.tr("Lege kant · werkpunten"), self.tr("Volle kant · sterke punten"))
        draw_words(painter, above, question, big, ink, "centre")
        if max(advance(words, font) for words in sides) + px(24) < (above[2] - advance(question, big)) / 2:
            draw_words(painter, above, sides[0], font, ink)
            draw_words(painter, above, sides[1], font, ink, "right")
