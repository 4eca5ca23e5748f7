"""The left rail: the school, how many cards lie, and the seven dimensions with gauge and count."""

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.summary import Tally, tallies, tally
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.dimension_button import DimensionButton
from zorgscan_desktop.ui.fields import BELGIAN_DUTCH
from zorgscan_desktop.ui.logo import draw_logo
from zorgscan_desktop.ui.text import advance, draw_words, wrap_px
from zorgscan_desktop.ui.theme import Look

WIDTH, COMPACT_WIDTH = 256.0, 130.0
"""In dpx (design.md sections 4 and 6)."""
BUTTON_HEIGHT, BUTTON_GAP = 96.0, 6.0


class Rail(QWidget):
    """Passive above; below it the seven targets that choose a dimension."""

    dimension_chosen = Signal(int)

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self._total = Tally(0, {}, 0.0)
        self.buttons = [DimensionButton(look, d.number, d.short_title, self) for d in document.instrument.dimensions]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, number=button.number: self.dimension_chosen.emit(number))
        document.card_changed.connect(self.recount)
        document.cards_changed.connect(self.recount)
        document.scan_replaced.connect(self.recount)
        document.details_changed.connect(self.update)
        look.changed.connect(self._arrange)
        self.recount()

    def show_dimension(self, number: int) -> None:
        """Mark the dimension that is on the board."""
        self.buttons[number - 1].setChecked(True)

    def recount(self) -> None:
        """Count again: 39 cards, no cache. Only what counts differently now is painted anew."""
        counted, before = tallies(self.document.scan, self.document.instrument), self._total
        for button in self.buttons:
            button.count(counted[button.number])
        self._total = tally(self.document.scan.cards)
        if (self._total.placed, self._total.to_place) == (before.placed, before.to_place):
            return
        self.setAccessibleName(
            self.tr("{placed} van {total} kaarten gelegd").format(
                placed=self._total.placed, total=self._total.to_place
            )
        )
        self.update(0, 0, self.width(), self.buttons[0].y())

    @override
    def resizeEvent(self, event: object) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look = self.look
        top = look.px(180 if look.compact else 356)
        room = self.height() - top - look.px(12)
        step = min(look.px(BUTTON_HEIGHT + BUTTON_GAP + (17 if look.compact else 0)), room / len(self.buttons))
        for index, button in enumerate(self.buttons):
            y = round(top + index * step)
            button.setGeometry(look.px(7), y, self.width() - look.px(14), round(step) - look.px(BUTTON_GAP))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look
        painter.fillRect(self.rect(), look.colour("rail"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), look.colour("line"))
        if event.rect().top() < self.buttons[0].y():
            (self._paint_compact if look.compact else self._paint_full)(painter)
        painter.end()

    def _paint_full(self, painter: QPainter) -> None:
        look, scan = self.look, self.document.scan
        px, ink, ink2 = look.px, look.colour("ink"), look.colour("ink2")
        draw_logo(painter, px(24), px(30), look.scale, look.palette)
        draw_words(painter, (px(90), px(24), self.width(), px(40)), "Zorgscan", look.font(27, 700), ink)
        width = self.width() - px(36)
        y = float(px(90))
        school = wrap_px(scan.school or self.tr("School"), look.text_px(20.5), 700, width, 1.15)
        painter.save()
        painter.setClipRect(QRectF(0, y, self.width(), px(72)))
        school.draw(painter, px(24), y, ink)
        painter.restore()
        y += min(school.height, px(72)) + px(2)
        day = BELGIAN_DUTCH.toString(QDate(scan.date.year, scan.date.month, scan.date.day), "d MMMM yyyy")
        for line in (day, self.tr("Scan {year}").format(year=scan.school_year.replace("-", "–"))):
            draw_words(painter, (px(24), y, width, px(26)), line, look.font(19, 400), ink2)
            y += px(26)
        self._paint_total(painter, max(float(px(206)), y + px(10)))

    def _paint_total(self, painter: QPainter, top: float) -> None:
        look, width = self.look, self.width()
        px, ink2, left = look.px, look.colour("ink2"), look.px(24)
        big, number = look.font(46, 700), str(self._total.placed)
        draw_words(painter, (left, top, width, px(56)), number, big, look.colour("ink"))
        after = left + px(10) + advance(number, big)
        words = self.tr("van {total}").format(total=self._total.to_place)
        draw_words(painter, (after, top + px(14), width, px(36)), words, look.font(23, 500), ink2)
        draw_words(painter, (left, top + px(54), width, px(28)), self.tr("kaarten gelegd"), look.font(19, 400), ink2)
        bar = QRectF(left, top + px(90), width - 2 * left, px(9))
        round_corner = bar.height() / 2
        painter.setPen(QPen(look.colour("line2"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(bar, round_corner, round_corner)
        share = self._total.placed / max(1, self._total.to_place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink"))
        painter.drawRoundedRect(
            QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), round_corner, round_corner
        )

    def _paint_compact(self, painter: QPainter) -> None:
        look, width = self.look, self.width()
        px, ink2 = look.px, look.colour("ink2")
        draw_logo(painter, (width - px(54)) / 2, px(24), look.scale, look.palette)
        number = str(self._total.placed)
        draw_words(painter, (0, px(80), width, px(48)), number, look.font(36, 700), look.colour("ink"), "centre")
        words = self.tr("van {total}").format(total=self._total.to_place)
        draw_words(painter, (0, px(126), width, px(28)), words, look.font(19, 500), ink2, "centre")
