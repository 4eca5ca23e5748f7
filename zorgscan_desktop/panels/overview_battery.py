"""The battery of the overview: rows are dimensions, columns zones, a chip for each card that lies (section 9).

It grows with its chips and then scrolls; the header of the zones stays in sight. By keyboard it is one stop: arrows
go from chip to chip, Enter opens the statement, 1 to 4 lays the card elsewhere, F chooses it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import cards_of, tallies, tally
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.overview_chip import OverviewChip, chip_size
from zorgscan_desktop.panels.overview_columns import columns, lines_of, per_line
from zorgscan_desktop.panels.overview_header import HEIGHT as HEADER_HEIGHT
from zorgscan_desktop.panels.overview_header import OverviewHeader
from zorgscan_desktop.ui import gauge
from zorgscan_desktop.ui.battery_painter import INSET, cell_rects, draw_body
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.label import plain_tip
from zorgscan_desktop.ui.text import draw_words, wrap
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.zone_keys import BACK_KEYS, ZONE_KEYS

LABELS_WIDTH, COMPACT_LABELS_WIDTH = 236.0, 190.0
GAUGES_WIDTH = 120.0
GAP, LEAST_GAP = 8.0, 4.0
NARROW_WIDTH = 1500.0
"""A window narrower than this (in dpx) has no room for gauges; with large text the numbers stand for the titles."""
LEAST_COLUMN = 112.0
TOP, BOTTOM = 8.0, 18.0
"""White above and below the battery, in dpx."""
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_OTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True)
class _Row:
    """One dimension: where it lies (logical px), and how full it is."""

    number: int
    top: float
    height: float
    level: float


class OverviewBattery(QWidget):
    """Lies in a scroll area, over the whole width left of the panel."""

    card_opened = Signal(str)
    """Somebody wants to read this card."""
    ground_tapped = Signal()
    """Somebody tapped beside the chips."""
    current_moved = Signal(QWidget)
    """The keyboard went to this chip; it has to be in sight."""

    def __init__(self, document: ScanDocument, look: Look) -> None:
        super().__init__()
        self.document, self.look = document, look
        self.chips: dict[str, OverviewChip] = {}
        self._current = ""
        self._picked: frozenset[str] | None = None
        self._rows: list[_Row] = []
        self._widths: dict[Sign, float] = dict.fromkeys(SIGNS, 0.0)
        self._header = OverviewHeader(document.instrument, look, self)
        self.rebuild()

    # -- following the document -------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Cards came or went."""
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for card in self.document.scan.cards:
            chip = OverviewChip(self.look, card.id, self.document.code_of(card.id), "", self)
            chip.own = card.own is not None
            chip.clicked.connect(lambda _=False, card_id=card.id: self.card_opened.emit(card_id))
            chip.hide()
            self.chips[card.id] = chip
        self._header.raise_()

    def pick(self, picked: frozenset[str] | None) -> None:
        """Dim all cards but these; None dims nothing."""
        self._picked = picked
        self.refresh()

    def show_opened(self, card_id: str) -> None:
        """Mark the chip whose statement is open."""
        for chip in self.chips.values():
            if chip.opened != (chip.card_id == card_id):
                chip.opened = chip.card_id == card_id
                chip.update()

    def refresh(self) -> None:
        """Follow the document."""
        for card_id, chip in self.chips.items():
            chip.chosen = self.document.is_building_block(card_id)
            chip.dimmed = self._picked is not None and card_id not in self._picked
            name = self._name(card_id)
            chip.setAccessibleName(name)
            chip.setToolTip(plain_tip(name))
            chip.update()
        self.arrange()
        self._keep_one_stop()

    def _name(self, card_id: str) -> str:
        words = [self.document.spoken_code_of(card_id), self.document.key_words_of(card_id)]
        words.append(self.document.state_word(card_id).lower())
        if self.document.is_building_block(card_id):
            words.append(self.tr("gekozen als bouwsteen"))
        return ", ".join(words)

    # -- layout -----------------------------------------------------------------------------------------------------

    @property
    def _narrow(self) -> bool:
        return self.window().width() < self.look.px(NARROW_WIDTH)

    @property
    def _titled(self) -> bool:
        """Whether rows show the title of their dimension beside its number."""
        return not self._narrow or self.look.text_factor < 1.2

    def _labels_width(self) -> int:
        if not self._titled:
            return self.look.px(40)
        # Large text needs wider labels, or titles would fall apart in syllables.
        factor = 1.0 if self._narrow else self.look.text_factor
        return self.look.px((COMPACT_LABELS_WIDTH if self.look.compact else LABELS_WIDTH) * factor)

    def body(self) -> QRectF:
        """The battery itself, in px of this widget."""
        px = self.look.px
        left = px(24) + self._labels_width()
        right = self.width() - px(24) - (0 if self._narrow else px(GAUGES_WIDTH))
        return QRectF(left, px(TOP), right - left, self.height() - px(TOP + BOTTOM))

    def arrange(self) -> None:
        """Rows as high as their chips need; each grows alike with what is left, and where nothing is, it scrolls."""
        px, counted = self.look.px, tallies(self.document.scan, self.document.instrument)
        zones = [count.zones for count in counted.values()]
        size = chip_size(self.look)
        around = self.parentWidget()
        room = self.height() if around is None else around.height()
        fixed = px(HEADER_HEIGHT) + 2 * round(INSET * self.look.scale) + px(TOP + BOTTOM) + 7 * px(4)
        line = size.height() + px(LEAST_GAP)
        inner = sum(cell.width() for cell in cell_rects(self.body(), scale=self.look.scale).values())
        pitch = size.width() + px(GAP)
        self._widths = columns(zones, inner, pitch, px(LEAST_COLUMN), max(1, (room - fixed) // line))
        chips = per_line(self._widths, pitch)
        needs = [(number, lines_of(count.zones, chips), count.level) for number, count in counted.items()]
        self.setMinimumHeight(fixed + line * sum(lines for _, lines, _ in needs))
        self._lay_rows(needs, line)
        self._lay_chips(chips)
        self.follow_scroll()
        self.update()

    def _cells(self) -> dict[str, QRectF]:
        return cell_rects(self.body(), {str(sign): width for sign, width in self._widths.items()}, self.look.scale)

    def _lay_rows(self, needs: list[tuple[int, int, float]], line: int) -> None:
        cell = self._cells()["--"]
        top = cell.y() + self.look.px(HEADER_HEIGHT)
        room = cell.bottom() - top
        spare = max(0.0, room - sum(lines * line for _, lines, _ in needs)) / len(needs)
        self._rows = []
        for number, lines, level in needs:
            self._rows.append(_Row(number, top, lines * line + spare, level))
            top += lines * line + spare

    def _lay_chips(self, chips: dict[Sign, int]) -> None:
        px, size, cells = self.look.px, chip_size(self.look), self._cells()
        shown: set[str] = set()
        for row in self._rows:
            cards = cards_of(self.document.scan, self.document.instrument, row.number)
            for sign in SIGNS:
                ids = [card.id for card in cards if card.laid == sign]
                lines = max(1, -(-len(ids) // chips[sign]))
                pitch = min(float(size.height() + px(GAP)), row.height / lines)
                first = row.top + (row.height - lines * pitch + pitch - size.height()) / 2
                for index, card_id in enumerate(ids):
                    x = cells[sign].x() + px(8) + index % chips[sign] * (size.width() + px(GAP))
                    self.chips[card_id].setGeometry(
                        round(x), round(first + index // chips[sign] * pitch), size.width(), size.height()
                    )
                shown.update(ids)
        for card_id, chip in self.chips.items():
            chip.setVisible(card_id in shown)

    def follow_scroll(self) -> None:
        """The header of the zones stays where it can be seen."""
        cells = self._cells()
        left, right = cells["--"].x(), cells["++"].right()
        top = cells["--"].y()
        scrolled = -self.pos().y()
        self._header.setGeometry(
            round(left), round(max(top, scrolled)), round(right - left), self.look.px(HEADER_HEIGHT)
        )
        places = {sign: (cells[sign].x() - left, cells[sign].width()) for sign in SIGNS}
        self._header.show_counts(places, tally(self.document.scan.cards).zones)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    # -- keyboard ---------------------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The card on which the keyboard is, or empty."""
        return self._current

    def focus_current(self) -> bool:
        """Put the keyboard on the current chip, or on the first. False when no card lies."""
        self._keep_one_stop()
        if not self._current:
            return False
        self.chips[self._current].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _keep_one_stop(self) -> None:
        """One chip takes part in the round of the Tab key."""
        focused = next((chip for chip in self.chips.values() if chip.hasFocus()), None)
        visible = self._visible()
        if focused is not None and focused in visible:
            self._current = focused.card_id
        if self._current not in self.chips or self.chips[self._current] not in visible:
            self._current = visible[0].card_id if visible else ""
        for card_id, chip in self.chips.items():
            stop = Qt.FocusPolicy.TabFocus if card_id == self._current else Qt.FocusPolicy.NoFocus
            chip.setFocusPolicy(stop)

    def _visible(self) -> list[OverviewChip]:
        return [chip for chip in self.chips.values() if not chip.isHidden()]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        focused = next((chip for chip in self.chips.values() if chip.hasFocus()), None)
        if focused is None or event.modifiers() & _OTHER or not self._press(focused.card_id, key):
            super().keyPressEvent(event)

    def _press(self, card_id: str, key: Qt.Key) -> bool:
        """Do what this key says to the card. True when it means something here."""
        self._current = card_id
        if key in _ARROWS:
            self._go(self._nearest(self.chips[card_id], _ARROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._visible()[0 if key == Qt.Key.Key_Home else -1])
        elif key in ZONE_KEYS:
            self.document.place(card_id, SIGNS[ZONE_KEYS[key]])
            self._go(self.chips[card_id])
        elif key in BACK_KEYS:
            self._take_back(card_id)
        elif key == Qt.Key.Key_F:
            self.document.choose(card_id, not self.document.is_building_block(card_id))
        else:
            return False
        return True

    def _take_back(self, card_id: str) -> None:
        """The chip goes away, so the keyboard goes to the next."""
        visible = self._visible()
        place = visible.index(self.chips[card_id])
        after = visible[place + 1] if place + 1 < len(visible) else visible[max(0, place - 1)]
        self._go(after)
        self.document.place(card_id, None)

    def _go(self, chip: OverviewChip | None) -> None:
        if chip is None:
            return
        self._current = chip.card_id
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self._keep_one_stop()
        self.current_moved.emit(chip)

    def _nearest(self, here: OverviewChip, way: QPointF) -> OverviewChip | None:
        """The nearest chip in this direction; one straight ahead comes before one aside."""
        best, best_cost = None, float("inf")
        for chip in self._visible():
            by = QPointF(chip.geometry().center() - here.geometry().center())
            along = QPointF.dotProduct(by, way)
            aside = abs(by.x() * way.y() - by.y() * way.x())
            if chip is here or along <= 1:
                continue
            cost = along + 2.5 * aside + (0 if aside < here.height() / 2 else 100_000)
            if cost < best_cost:
                best, best_cost = chip, cost
        return best

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ground_tapped.emit()
        super().mousePressEvent(event)

    # -- painting ---------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self.body()
        draw_body(painter, body, look.palette, look.scale)
        for sign, cell in self._cells().items():
            outline = QPainterPath()
            outline.addRoundedRect(cell, look.px(12), look.px(12))
            tint = look.colour(f"fill {sign}")
            tint.setAlphaF(0.34)
            painter.fillPath(outline, tint)
        for row in self._rows:
            self._paint_row(painter, row, body)
        for chip in self.chips.values():
            if not chip.isHidden() and not chip.dimmed:
                draw_shadow(painter, QRectF(chip.geometry()), look.palette, look.scale, radius=10)
        painter.end()

    def _paint_row(self, painter: QPainter, row: _Row, body: QRectF) -> None:
        look, px = self.look, self.look.px
        ink = look.colour("ink")
        middle = row.top + row.height / 2
        if row.number > 1:
            colour = look.colour("line2")
            colour.setAlphaF(0.5)
            painter.setPen(QPen(colour, 1))
            line, end = round(row.top) + 0.5, body.right() + (0 if self._narrow else px(GAUGES_WIDTH))
            painter.drawLine(QPointF(px(32), line), QPointF(end, line))
        draw_words(painter, (px(28), middle - px(20), px(36), px(40)), str(row.number), look.font(23.5, 700), ink)
        if self._titled:
            title = self.document.instrument.dimension(row.number).short_title
            block = wrap(title, look.font(19, 600), self._labels_width() - px(50), 1.1)
            block.draw(painter, px(64), middle - block.height / 2, ink)
        if not self._narrow:
            x = body.right() + px(40)
            gauge.draw_gauge(painter, x, middle - px(gauge.HEIGHT / 2), look.scale, row.level, look.palette)

    def place_of(self, card_id: str, other: QWidget) -> QPoint:
        """The middle of a chip, in the coordinates of another widget."""
        chip = self.chips[card_id]
        return chip.mapTo(other, chip.rect().center())
