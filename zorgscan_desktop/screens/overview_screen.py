"""The overview: all cards in one battery, rows are dimensions; strengths and work points beside it (section 9)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
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
from zorgscan_desktop.screens.overview_columns import columns, lines_of, per_line
from zorgscan_desktop.ui import gauge
from zorgscan_desktop.ui.battery_painter import FILLED_BANDS, cell_rects, draw_body
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.signs import draw_sign, sign_width
from zorgscan_desktop.ui.text import advance, draw_words, wrap
from zorgscan_desktop.ui.theme import Look

PANEL_WIDTH, COMPACT_PANEL_WIDTH = 414.0, 372.0
LABELS_WIDTH, COMPACT_LABELS_WIDTH = 236.0, 190.0
GAUGES_WIDTH = 120.0
HEADER_HEIGHT = 58.0
GAP = 8.0
NARROW_WIDTH = 1500.0
"""A window narrower than this (in dpx) has no room for gauges; with large text the numbers stand for the titles."""
LEAST_COLUMN = 112.0


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
        self.setAccessibleName(self.tr("Overzicht"))
        self.points = PointsList(document, look, self)
        self.points.card_opened.connect(self.card_opened)
        self.points.plan_requested.connect(self.plan_requested)
        self._chips: dict[str, OverviewChip] = {}
        self._rows: list[_Row] = []
        self._widths: dict[Sign, float] = dict.fromkeys(SIGNS, 0.0)
        for fact in (document.card_changed, document.plan_changed, document.details_changed):
            fact.connect(self.refresh)
        document.cards_changed.connect(self._rebuild)
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
            chip.own = card.own is not None
            chip.clicked.connect(lambda _=False, card_id=card.id: self.card_opened.emit(card_id))
            self._chips[card.id] = chip
        self.refresh()

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        for card_id, chip in self._chips.items():
            chip.chosen = self.document.is_building_block(card_id)
            words = (self.document.spoken_code_of(card_id), self.document.key_words_of(card_id))
            chip.setAccessibleName(", ".join((*words, self.document.state_word(card_id))))
            chip.update()
        self.arrange()

    @override
    def showEvent(self, event: object) -> None:
        self.refresh()

    def side_room(self, opened: bool) -> QRect:
        """A side panel lies over strengths and work points."""
        return self.points.geometry()

    # -- layout -----------------------------------------------------------------------------------------------------

    def _panel_width(self) -> int:
        return self.look.px(COMPACT_PANEL_WIDTH if self.look.compact else PANEL_WIDTH)

    @property
    def _narrow(self) -> bool:
        return self.width() < self.look.px(NARROW_WIDTH)

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

    def _body(self) -> QRectF:
        px = self.look.px
        left = px(24) + self._labels_width()
        right = self.width() - self._panel_width() - px(24 * 3) - (0 if self._narrow else px(GAUGES_WIDTH))
        bottom = self.height() - px(BAR_HEIGHT) - px(18)
        return QRectF(left, px(116), right - left, bottom - px(116))

    def arrange(self) -> None:
        """Rows as high as their chips need; every row grows alike with what is left."""
        px = self.look.px
        panel = self._panel_width()
        height = self.height() - px(BAR_HEIGHT)
        self.points.setGeometry(self.width() - panel - px(24), px(24), panel, height - px(24 + 14))
        instrument, scan = self.document.instrument, self.document.scan
        counted = {d.number: tally(cards_of(scan, instrument, d.number)) for d in instrument.dimensions}
        zones = [count.zones for count in counted.values()]
        equal, chip = cell_rects(self._body(), scale=self.look.scale), px(CHIP_WIDTH + GAP)
        lines = int((equal["--"].height() - px(HEADER_HEIGHT) - 4 * len(zones)) // px(CHIP_HEIGHT + GAP))
        self._widths = columns(zones, 4 * equal["--"].width(), chip, px(LEAST_COLUMN), lines)
        cells, chips = self._cells(), per_line(self._widths, chip)
        needs = [(number, lines_of(count.zones, chips), count.level) for number, count in counted.items()]
        self._lay_rows(cells, needs)
        self._lay_chips(cells, chips)
        self.update()

    def _cells(self) -> dict[str, QRectF]:
        return cell_rects(self._body(), {str(sign): width for sign, width in self._widths.items()}, self.look.scale)

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

    def _lay_chips(self, cells: dict[str, QRectF], chips: dict[Sign, int]) -> None:
        px = self.look.px
        for chip in self._chips.values():
            chip.setVisible(False)
        for row in self._rows:
            cards = cards_of(self.document.scan, self.document.instrument, row.number)
            for sign in SIGNS:
                ids = [card.id for card in cards if card.laid == sign]
                lines = -(-len(ids) // chips[sign])
                pitch = min(float(px(CHIP_HEIGHT + GAP)), row.height / max(1, lines))
                first = row.top + (row.height - lines * pitch) / 2
                for index, card_id in enumerate(ids):
                    chip = self._chips[card_id]
                    x = cells[sign].x() + px(8) + index % chips[sign] * px(CHIP_WIDTH + GAP)
                    y = first + index // chips[sign] * pitch
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
        counts = tally(self.document.scan.cards).zones
        for sign, cell in zip(SIGNS, self._cells().values(), strict=True):
            self._paint_cell(painter, sign, cell, counts[sign])
        for row in self._rows:
            self._paint_row(painter, row, body)
        for chip in self._chips.values():
            if chip.isVisible():
                draw_shadow(painter, QRectF(chip.geometry()), look.palette, look.scale, radius=10)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        look, px, scan = self.look, self.look.px, self.document.scan
        small = self.tr("{school} · scan {year}").format(
            school=scan.school or self.tr("School"), year=scan.school_year.replace("-", "–")
        )
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        big, font, room = look.font(46, 700), look.font(21, 500), self.width() - self._panel_width() - px(48)
        heading, number = self.tr("Overzicht"), str(tally(scan.cards).placed)
        # The school's name keeps off the count, however long it is: then it ends under it, cut in its box.
        taken = max(advance(heading, big), min(advance(small, font), px(560)))
        left = max(self._body().center().x() - px(60), px(32) + taken + px(32))
        draw_words(painter, (px(32), px(18), left - px(56), px(34)), small, font, ink2)
        draw_words(painter, (px(32), px(40), px(900), px(72)), heading, big, ink)
        draw_words(painter, (left, px(20), px(200), px(72)), number, big, ink)
        left += advance(number, big) + px(14)
        upper, lower = self._count_lines(room - left)
        draw_words(painter, (left, px(22), room - left, px(34)), upper, look.font(20.5, 500), ink2)
        draw_words(painter, (left, px(54), room - left, px(34)), lower, look.font(20.5, 500), ink2)

    def _count_lines(self, room: float) -> tuple[str, str]:
        """Beside the large count: of how many; and while cards wait, how many and what that means."""
        counted, font = tally(self.document.scan.cards), self.look.font(20.5, 500)
        waiting = counted.to_place - counted.placed
        if not waiting:
            return self.tr("van {total}").format(total=counted.to_place), self.tr("kaarten gelegd")
        words = (
            self.tr("Nog {count} kaarten niet gelegd. Het overzicht toont wat er al ligt."),
            self.tr("Nog {count} kaarten niet gelegd."),
            self.tr("Nog {count} te leggen"),
        )
        if waiting == 1:
            words = (self.tr("Nog 1 kaart niet gelegd. Het overzicht toont wat er al ligt."), *words[2:], words[2])
        shown = [text.format(count=waiting) for text in words]
        lower = next((text for text in shown if advance(text, font) <= room), shown[-1])
        return self.tr("van {total} kaarten gelegd").format(total=counted.to_place), lower

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
