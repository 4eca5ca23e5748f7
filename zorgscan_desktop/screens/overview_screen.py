"""The overview: all cards in one battery, rows are dimensions; strengths and work points beside it (section 9)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.instrument import SIGNS, Sign
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import cards_of, tally
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.overview_chip import HEIGHT as CHIP_HEIGHT
from zorgscan_desktop.panels.overview_chip import WIDTH as CHIP_WIDTH
from zorgscan_desktop.panels.overview_chip import OverviewChip
from zorgscan_desktop.panels.points_list import PointsList
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui import gauge
from zorgscan_desktop.ui.battery_painter import FILLED_BANDS, cell_rects, draw_body
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words, wrap
from zorgscan_desktop.ui.theme import Look

PANEL_WIDTH, COMPACT_PANEL_WIDTH = 414.0, 372.0
LABELS_WIDTH, COMPACT_LABELS_WIDTH = 236.0, 190.0
GAUGES_WIDTH = 120.0
HEADER_HEIGHT = 58.0
GAP = 8.0


@dataclass(frozen=True)
class _Row:
    """One dimension: where it lies (logical px), and how full it is."""

    number: int
    top: float
    height: float
    level: float


class OverviewScreen(QWidget):
    """Chips for the placed cards; a line says how many wait."""

    card_opened = Signal(str)
    plan_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.points = PointsList(document, look, self)
        self.points.card_opened.connect(self.card_opened)
        self.points.plan_requested.connect(self.plan_requested)
        self._chips: dict[str, OverviewChip] = {}
        self._rows: list[_Row] = []
        for fact in (document.card_changed, document.plan_changed, document.details_changed):
            fact.connect(self.refresh)
        document.scan_replaced.connect(self._rebuild)
        look.changed.connect(self.arrange)
        self._rebuild()

    def _rebuild(self) -> None:
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for card in self.document.scan.cards:
            code, words = self.document.code_of(card.id), self.document.key_words_of(card.id)
            chip = OverviewChip(self.look, card.id, code, f"{code}, {words}", self)
            chip.clicked.connect(lambda _=False, card_id=card.id: self.card_opened.emit(card_id))
            self._chips[card.id] = chip
        self.refresh()

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        for card_id, chip in self._chips.items():
            chip.chosen = self.document.is_building_block(card_id)
            chip.update()
        self.arrange()

    @override
    def showEvent(self, event: object) -> None:
        self.refresh()

    # -- layout -----------------------------------------------------------------------------------------------------

    def _panel_width(self) -> int:
        return self.look.px(COMPACT_PANEL_WIDTH if self.look.compact else PANEL_WIDTH)

    def _labels_width(self) -> int:
        return self.look.px(COMPACT_LABELS_WIDTH if self.look.compact else LABELS_WIDTH)

    def _body(self) -> QRectF:
        px = self.look.px
        left = px(24) + self._labels_width()
        right = self.width() - self._panel_width() - px(24 * 3) - px(GAUGES_WIDTH)
        bottom = self.height() - px(BAR_HEIGHT) - px(18)
        return QRectF(left, px(116), right - left, bottom - px(116))

    def arrange(self) -> None:
        """Rows as high as their chips need; every row grows alike with what is left."""
        px = self.look.px
        panel = self._panel_width()
        height = self.height() - px(BAR_HEIGHT)
        self.points.setGeometry(self.width() - panel - px(24), px(24), panel, height - px(24 + 14))
        cells = cell_rects(self._body(), scale=self.look.scale)
        per_line = max(1, int((cells["--"].width() - px(4)) // px(CHIP_WIDTH + GAP)))
        instrument, scan = self.document.instrument, self.document.scan
        needs = []
        for dimension in instrument.dimensions:
            counted = tally(cards_of(scan, instrument, dimension.number))
            lines = max([1, *(-(-count // per_line) for count in counted.zones.values())])
            needs.append((dimension.number, lines, counted.level))
        self._lay_rows(cells, needs)
        self._lay_chips(cells, per_line)
        self.update()

    def _lay_rows(self, cells: dict[str, QRectF], needs: list[tuple[int, int, float]]) -> None:
        px = self.look.px
        top = cells["--"].y() + px(HEADER_HEIGHT)
        room = cells["--"].bottom() - top
        line = min(px(CHIP_HEIGHT + GAP), (room - px(4) * len(needs)) / sum(lines for _, lines, _ in needs))
        spare = max(0.0, room - sum(lines * line for _, lines, _ in needs)) / len(needs)
        self._rows = []
        for number, lines, level in needs:
            self._rows.append(_Row(number, top, lines * line + spare, level))
            top += lines * line + spare

    def _lay_chips(self, cells: dict[str, QRectF], per_line: int) -> None:
        px = self.look.px
        for chip in self._chips.values():
            chip.setVisible(False)
        for row in self._rows:
            cards = cards_of(self.document.scan, self.document.instrument, row.number)
            for sign in SIGNS:
                ids = [card.id for card in cards if card.zone == sign]
                lines = -(-len(ids) // per_line)
                pitch = min(float(px(CHIP_HEIGHT + GAP)), row.height / max(1, lines))
                first = row.top + (row.height - lines * pitch) / 2
                for index, card_id in enumerate(ids):
                    chip = self._chips[card_id]
                    x = cells[sign].x() + px(8) + index % per_line * px(CHIP_WIDTH + GAP)
                    y = first + index // per_line * pitch
                    chip.setGeometry(round(x), round(y), px(CHIP_WIDTH), round(pitch) - px(GAP) // 2)
                    chip.setVisible(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    # -- painting ---------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("canvas"))
        self._paint_heading(painter)
        body = self._body()
        draw_body(painter, body, look.palette, look.scale)
        cells = cell_rects(body, scale=look.scale)
        counts = tally(self.document.scan.cards).zones
        for sign, cell in cells.items():
            found = next(s for s in SIGNS if s == sign)
            self._paint_cell(painter, found, cell, counts[found])
        for row in self._rows:
            self._paint_row(painter, row, body)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        look, px, scan = self.look, self.look.px, self.document.scan
        small = self.tr("{school} · scan {year}").format(
            school=scan.school or self.tr("School"), year=scan.school_year.replace("-", "–")
        )
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        draw_words(painter, (px(32), px(18), px(600), px(34)), small, look.font(21, 500), ink2)
        draw_words(painter, (px(32), px(48), px(600), px(58)), self.tr("Overzicht"), look.font(46, 700), ink)
        counted = tally(scan.cards)
        big, number = look.font(46, 700), str(counted.placed)
        left = max(self._body().center().x() - px(60), px(330))
        room = self.width() - self._panel_width() - px(48)
        draw_words(painter, (left, px(24), px(200), px(60)), number, big, ink)
        left += advance(number, big) + px(14)
        of = self.tr("van {total} kaarten gelegd").format(total=counted.total)
        draw_words(painter, (left, px(24), px(500), px(34)), of, look.font(20.5, 500), ink2)
        waiting = counted.total - counted.placed
        if waiting:
            text = self.tr("Nog {count} kaarten niet gelegd. Het overzicht toont wat er al ligt.")
            if waiting == 1:
                text = self.tr("Nog 1 kaart niet gelegd. Het overzicht toont wat er al ligt.")
            text, font = text.format(count=waiting), look.font(19, 400)
            if left + advance(text, font) > room:
                text = self.tr("Nog {count} niet gelegd.").format(count=waiting)
            draw_words(painter, (left, px(56), px(700), px(30)), text, font, ink2)

    def _paint_cell(self, painter: QPainter, sign: Sign, cell: QRectF, count: int) -> None:
        look, px, dark = self.look, self.look.px, self.look.palette.dark
        outline = QPainterPath()
        outline.addRoundedRect(cell, px(12), px(12))
        painter.save()
        painter.setClipPath(outline)
        tint = look.colour(f"fill {sign}")
        tint.setAlphaF(0.34)
        painter.fillRect(cell, tint)
        header = QRectF(cell.x(), cell.y(), cell.width(), px(HEADER_HEIGHT))
        painter.fillRect(header, look.colour(f"{'edge' if dark else 'fill'} {sign}"))
        painter.restore()
        ink, size = look.colour("on_act" if dark else "ink"), 22 * look.scale
        middle = header.center().y()
        draw_sign(painter, sign, cell.x() + px(14), middle, size, ink)
        left = cell.x() + px(24) + sign_width(sign, size)
        font, number = look.font(20.5, 650), look.font(23, 700)
        word = self.document.instrument.zone(sign).word
        right = header.right() - px(14)
        box = (left, header.y(), right - left, header.height())
        if left + advance(word, font) + advance(str(count), number) + px(12) < right:
            draw_words(painter, box, word, font, ink)
        draw_words(painter, box, str(count), number, ink, "right")
        after = left + advance(word, font) + px(10)
        if after + px(44) + advance(str(count), number) + px(10) < right:
            self._paint_level(painter, sign, after, middle)

    def _paint_level(self, painter: QPainter, sign: Sign, x: float, middle: float) -> None:
        """Four bars of rising height, as many filled as the zone has charge."""
        look, px = self.look, self.look.px
        ink = look.colour("on_act" if look.palette.dark else "ink")
        for bar in range(4):
            height = px(8 + bar * 6)
            rect = QRectF(x + bar * px(11), middle + px(13) - height, px(8), height)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(ink if bar < FILLED_BANDS[sign] else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 1, 1)

    def _paint_row(self, painter: QPainter, row: _Row, body: QRectF) -> None:
        look, px = self.look, self.look.px
        ink = look.colour("ink")
        middle = row.top + row.height / 2
        if row.number > 1:
            painter.setPen(QPen(look.colour("line2"), 1))
            line = round(row.top) + 0.5
            painter.drawLine(QPointF(px(32), line), QPointF(body.right() + px(GAUGES_WIDTH), line))
        draw_words(painter, (px(32), middle - px(20), px(30), px(40)), str(row.number), look.font(23.5, 700), ink)
        title = self.document.instrument.dimension(row.number).short_title
        block = wrap(title, look.font(19, 600), self._labels_width() - px(50), 1.1)
        block.draw(painter, px(64), middle - block.height / 2, ink)
        x = body.right() + px(40)
        gauge.draw_gauge(painter, x, middle - px(gauge.HEIGHT / 2), look.scale, row.level, look.palette)
