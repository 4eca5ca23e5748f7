"""The pages after the battery: every card in full with where it lies, and what was noted, dimension by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.core.instrument import Dimension, Instrument
from zorgscan_desktop.core.scan import Note, Scan
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.export.labels import CardWords, moment, sign_and_word
from zorgscan_desktop.printing.flow import Column, DrawAt, Flow, Line, text_lines
from zorgscan_desktop.printing.paper import PALETTE, Sheet, font, mm, pt, write
from zorgscan_desktop.printing.small_card import SmallCard, badge_width, draw_badge
from zorgscan_desktop.ui.gauge import HEIGHT as GAUGE_HEIGHT
from zorgscan_desktop.ui.gauge import WIDTH as GAUGE_WIDTH
from zorgscan_desktop.ui.gauge import draw_gauge
from zorgscan_desktop.ui.signs import draw_sign, sign_width

_BODY, _META, _BADGE = 10.5, 9.5, 10.5
_CODE_X, _TEXT_X, _CHIP_WIDTH = 0.0, mm(17), mm(36)
_NOTE_X = mm(44)
_STEP = 1.28


@dataclass(frozen=True)
class Report:
    """What the pages tell. ``zone`` is the time zone of the notes, None for that of this computer."""

    scan: Scan
    instrument: Instrument
    cards: Sequence[CardWords]
    small: dict[str, SmallCard]
    counts: dict[int | None, Tally]
    with_notes: bool
    zone: tzinfo | None

    def sheets(self, about: Sequence[tuple[str, str]]) -> list[Sheet]:
        """All pages; ``about`` are facts of the heading, by name, that were too long for the first page."""
        flow = Flow()
        self._about(flow, about)
        for dimension in self.instrument.dimensions:
            self._dimension(flow, dimension)
        if self.with_notes and self.scan.car_park:
            flow.space(mm(9))
            flow.need(mm(30))
            flow.row([Column(0, text_lines("Parkeerplaats", 16, flow.width, weight=700))], below=mm(1))
            for remark in self.scan.car_park:
                self._note_row(flow, [moment(remark.at, self.zone)], "", remark.text)
        return flow.sheets

    def _about(self, flow: Flow, facts: Sequence[tuple[str, str]]) -> None:
        if not facts:
            return
        flow.row([Column(0, text_lines("Over deze scan", 16, flow.width, weight=700))], below=mm(1))
        for name, text in facts:
            label = text_lines(name, _META, _NOTE_X - mm(4), weight=600, colour="ink2")
            body = text_lines(text, _BODY, flow.width - _NOTE_X)
            flow.row([Column(0, label), Column(_NOTE_X, body)], above=mm(1.6), below=mm(1.6), ruled=True)

    def _dimension(self, flow: Flow, dimension: Dimension) -> None:
        flow.space(mm(9))
        flow.need(mm(42))
        self._heading(flow, dimension)
        cluster = ""
        for card in self.cards:
            if card.dimension is not dimension:
                continue
            if card.cluster and card.cluster != cluster:
                flow.need(mm(20))
                lines = text_lines(card.cluster[:1].upper() + card.cluster[1:], 9.5, flow.width, weight=600, colour="ink2")
                flow.row([Column(0, lines)], above=mm(3), below=mm(0.4))
            cluster = card.cluster
            self._card_row(flow, card)
        notes = [note for note in self.scan.notes if note.dimension == dimension.number] if self.with_notes else []
        if notes:
            flow.space(mm(3))
            flow.need(mm(24))
            title = f"Notities dimensie {dimension.number}"
            flow.row([Column(0, text_lines(title, 12, flow.width, weight=700))], above=mm(2), below=mm(0.6))
        for note in notes:
            self._note(flow, note)

    def _heading(self, flow: Flow, dimension: Dimension) -> None:
        """Number, full title, gauge and how many cards lie on the battery."""
        count = self.counts[dimension.number]
        placed = f"{count.placed} van {count.total} gelegd"
        number = text_lines(str(dimension.number), 18, mm(9), weight=700, line_height=1.15)
        side = mm(44)
        title = text_lines(dimension.heading, 18, flow.width - mm(9) - side, weight=700, line_height=1.15)
        gauge = [Line(pt(18) * 1.15, _gauge_and(placed, count.level, side))]
        columns = [Column(0, number), Column(mm(9), title), Column(flow.width - side, gauge)]
        flow.row(columns, below=mm(1.2), ruled=True)

    def _card_row(self, flow: Flow, card: CardWords) -> None:
        text_width = flow.width - _TEXT_X - _CHIP_WIDTH - mm(4)
        lines: list[Line] = []
        if card.card.own is not None:
            if card.key_words:
                lines += text_lines(card.key_words, _BODY, text_width, weight=700, line_height=_STEP)
            if card.own_statement:
                lines += text_lines(card.own_statement, _BODY, text_width, line_height=_STEP)
