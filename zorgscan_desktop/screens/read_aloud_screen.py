"""Card by card (*Kaart per kaart*): one card for the whole room, the four zones as large targets below it.

Previous and next never place. Placing shows the card for a moment, then the next card that waits; a tap on the
chosen zone takes the card back (design.md section 8).
"""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Sign, Zone
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.read_aloud_card import ReadAloudCard
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.battery_painter import cell_rects, draw_body, draw_cells
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

SHOWN_MS = 600
"""How long a card that was just placed stays, so that people see where it went."""


class ZonePlate(TouchButton):
    """One zone as a large white target on its cell."""

    def __init__(self, look: Look, zone: Zone, parent: QWidget) -> None:
        super().__init__(look, zone.word, parent, kind="outline", size=29)
        self.sign: Sign = zone.sign
        self.setAccessibleName(zone.spoken)
        self.setCheckable(True)

    @override
    def nextCheckState(self) -> None:
        """The document says which zone is chosen, not the click."""

    @override
    def paint(self, painter: QPainter) -> None:
        look = self.look
        chosen = self.isChecked()
        width = look.stroke(6 if chosen else 1.5)
        edge = f"edge {self.sign}" if chosen else "cardline"
        painter.setPen(QPen(look.colour(edge), width))
        painter.setBrush(look.colour("act_tint" if self.isDown() else "surface"))
        plate = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(plate, look.px(14), look.px(14))
        ink, font = look.colour("ink"), look.font(29, 650)
        size = 42 * look.scale
        signs = sign_width(self.sign, size)
        total = signs + look.px(24) + advance(self.text(), font)
        if total > self.width() - look.px(24):
            size *= 0.75
            signs, font = sign_width(self.sign, size), look.font(22, 650)
            total = signs + look.px(14) + advance(self.text(), font)
        left = (self.width() - total) / 2
        draw_sign(painter, self.sign, left, self.height() / 2, size, ink)
        words = total - signs - advance(self.text(), font)
        draw_words(painter, (left + signs + words, 0, self.width(), self.height()), self.text(), font, ink)


class StepButton(TouchButton):
    """Previous or next: an arrow above a word."""

    @override
    def paint(self, painter: QPainter) -> None:
        self._paint_plate(painter)
        look, side = self.look, self.look.px(48)
        colour = look.colour(self.ink())
        top = self.height() / 2 - look.px(46)
        draw_icon(painter, self.icon_name, colour, (self.width() - side) / 2, top, side)
        below = (0, top + side, self.width(), look.px(44))
        draw_words(painter, below, self.text(), look.font(23.5, 600), colour, "centre")


class ReadAloudScreen(QWidget):
    """Goes through the cards in the order of the paper, dimension by dimension."""

    card_changed = Signal(str)

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.card_id = document.scan.cards[0].id
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
        if found is not None:
            indicator = found[1]
            self.card.show_card(
                indicator.statement, indicator.emphasis_spans(), indicator.lead_in, indicator.features
            )
        elif own is not None:
            self.card.show_card(own.statement, (), None, own.features)
        self._show_zone()
        ids = [card.id for card in self.document.scan.cards]
        self.previous.setEnabled(card_id != ids[0])
        self.next.setEnabled(card_id != ids[-1])
        self.setAccessibleName(f"{self.document.code_of(card_id)}, {self.card.accessibleName()}")
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
        there = self.document.scan.card(self.card_id).zone
        if sign == there:
            self.document.place(self.card_id, None)
        elif self.document.place(self.card_id, sign) and sign is not None:
            self._wait.start()

    def _go_on(self) -> None:
        """The next card that waits: further on in the paper first, else from its start; none left: stay."""
        cards = self.document.scan.cards
        here = next(i for i, card in enumerate(cards) if card.id == self.card_id)
        for card in (*cards[here + 1 :], *cards[:here]):
            if card.zone is None:
                self.show_card(card.id)
                return

    def _on_card_changed(self, card_id: str) -> None:
        if card_id == self.card_id:
            self._show_zone()
        self.update()

    def _show_zone(self) -> None:
        there = self.document.scan.card(self.card_id).zone
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

    # -- layout -----------------------------------------------------------------------------------------------------

    def _battery(self) -> QRectF:
        px = self.look.px
        bottom = self.height() - px(BAR_HEIGHT) - px(32)
        return QRectF(px(224), bottom - px(202), self.width() - px(224 * 2 + 24), px(202))

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
        self._paint_heading(painter)
        body = self._battery()
        font, ink, px = look.font(20.5, 600), look.colour("ink"), look.px
        above = (body.x() + px(24), body.y() - px(54), body.width() - px(48), px(40))
        draw_words(painter, above, self.tr("Waar ligt deze kaart?"), look.font(29, 700), ink, "centre")
        if not look.compact or self.width() > px(1300):
            draw_words(painter, above, self.tr("Lege kant · werkpunten"), font, ink)
            draw_words(painter, above, self.tr("Volle kant · sterke punten"), font, ink, "right")
        draw_body(painter, body, look.palette, look.scale)
        draw_cells(painter, cell_rects(body, scale=look.scale), look.palette, look.scale)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        code, font = self.document.code_of(self.card_id), look.font(27, 700)
        badge = QRectF(px(32), px(36), advance(code, font) + px(30), px(48))
        painter.setPen(QPen(look.colour("cardline"), look.stroke(1.5)))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(badge, px(8), px(8))
        box = (badge.x(), badge.y(), badge.width(), badge.height())
        draw_words(painter, box, code, font, look.colour("ink"), "centre")
        number = self.document.dimension_of(self.card_id)
        dimension = self.document.instrument.dimension(number)
        found = self.document.instrument.find(self.card_id)
        cluster = dimension.cluster_of(found[1]) if found else None
        below = self.tr("Dimensie {number} · {title}").format(number=number, title=dimension.heading)
        left, dots = badge.right() + px(20), self._paint_dots(painter, number)
        width = dots - left - px(20)
        if cluster is not None:
            draw_words(painter, (left, px(24), width, px(38)), cluster.title, look.font(27, 700), look.colour("ink"))
            draw_words(painter, (left, px(62), width, px(32)), below, look.font(23, 400), look.colour("ink2"))
        else:
            draw_words(painter, (left, px(36), width, px(48)), below, look.font(27, 700), look.colour("ink"))

    def _paint_dots(self, painter: QPainter, number: int) -> float:
        """``Kaart 2 van 4`` and a dot a card: filled when it lies, ringed when it is this one. Returns its left."""
        look, px = self.look, self.look.px
        cards = [c for c in self.document.scan.cards if self.document.dimension_of(c.id) == number]
        place = next(i for i, card in enumerate(cards) if card.id == self.card_id)
        ink = look.colour("ink")
        shown = cards if len(cards) * px(32) < self.width() * 0.4 else []
        x = self.width() - px(32) - len(shown) * px(32)
        for index, card in enumerate(shown):
            centre = QRectF(x + index * px(32) + px(4), px(48), px(24), px(24)).center()
            painter.setPen(QPen(look.colour("line2"), look.stroke(2)))
            painter.setBrush(ink if card.zone else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, px(10), px(10))
            if index == place:
                painter.setPen(QPen(ink, look.stroke(3)))
                painter.setBrush(look.colour("canvas"))
                painter.drawEllipse(centre, px(13), px(13))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawEllipse(centre, px(7), px(7))
        text = self.tr("Kaart {place} van {count}").format(place=place + 1, count=len(cards))
        font = look.font(25, 650)
        left = x - px(16) - advance(text, font)
        draw_words(painter, (left, px(40), advance(text, font) + 2, px(40)), text, font, ink)
        return float(left)
