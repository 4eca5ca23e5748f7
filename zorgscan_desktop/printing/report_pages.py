"""The pages after the battery: the plan, every card in full with where it lies, what was noted, and the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.core.instrument import Dimension, Instrument
from zorgscan_desktop.core.scan import Note, Scan
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.core.talk import is_disputed
from zorgscan_desktop.export.labels import CardWords, moment, sign_and_word
from zorgscan_desktop.printing.flow import Column, DrawAt, Flow, Line, text_lines
from zorgscan_desktop.printing.paper import PALETTE, Sheet, advance, font, mm, pt, write
from zorgscan_desktop.printing.plan_pages import plan_pages, report_text
from zorgscan_desktop.printing.small_card import SmallCard, draw_badge
from zorgscan_desktop.printing.words import cut_to_lines
from zorgscan_desktop.ui.gauge import HEIGHT as GAUGE_HEIGHT
from zorgscan_desktop.ui.gauge import WIDTH as GAUGE_WIDTH
from zorgscan_desktop.ui.gauge import draw_gauge
from zorgscan_desktop.ui.signs import draw_sign, sign_width

_BODY, _META, _BADGE = 10.5, 9.5, 10.5
_TEXT_X, _CHIP_WIDTH = mm(17), mm(36)
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
        plan_pages(flow, self.scan, self.instrument, self.cards)
        for dimension in self.instrument.dimensions:
            self._dimension(flow, dimension)
        if self.with_notes and self.scan.car_park:
            flow.space(mm(9))
            flow.need(mm(30))
            flow.row([Column(0, text_lines("Parkeerplaats", 16, flow.width, weight=700))], below=mm(1))
            for remark in self.scan.car_park:
                self._note_row(flow, [moment(remark.at, self.zone)], "", remark.text)
        report_text(flow, self.scan, self.instrument, with_notes=self.with_notes)
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
                lines = text_lines(
                    card.cluster[:1].upper() + card.cluster[1:], 9.5, flow.width, weight=600, colour="ink2"
                )
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
        placed = f"{count.placed} van {count.to_place} gelegd"
        number = text_lines(str(dimension.number), 18, mm(9), weight=700, line_height=1.15)
        side = mm(44)
        title = text_lines(dimension.heading, 18, flow.width - mm(9) - side, weight=700, line_height=1.15)
        gauge = [Line(pt(18) * 1.15, _gauge_and(placed, count.level, side))]
        columns = [Column(0, number), Column(mm(9), title), Column(flow.width - side, gauge)]
        flow.row(columns, below=mm(1.2), ruled=True)

    def _card_row(self, flow: Flow, card: CardWords) -> None:
        """Code, the whole statement with its key words bold, and the zone by sign and word."""
        width = flow.width - _TEXT_X - _CHIP_WIDTH - mm(4)
        lines: list[Line] = []
        if card.card.own is not None and card.key_words:
            lines += text_lines(card.key_words, _BODY, width, weight=700)
        text, bold = _spans(card)
        if text or not lines:
            lines += text_lines(text, _BODY, width, bold=bold)
        if self.with_notes and card.card.state_reason and card.card.laid is None:
            lines += text_lines(card.card.state_reason, _META, width, colour="ink2")
        for words in _talk(card, self.instrument) if self.with_notes else ():
            lines += text_lines(words, _META, width, colour="ink2")
        columns = [
            Column(0, [Line(pt(_BODY) * _STEP, _badge(self.small[card.card.id]))]),
            Column(_TEXT_X, lines),
            Column(flow.width - _CHIP_WIDTH, [Line(pt(_BODY) * _STEP, _chip(card, self.instrument))]),
        ]
        flow.row(columns, above=mm(1.8), below=mm(1.8), ruled=True)

    def _note(self, flow: Flow, note: Note) -> None:
        card = self.small.get(note.card) if note.card else None
        about = [moment(note.at, self.zone)]
        if card is not None:
            about.append(f"{card.code} {card.words}".strip())
        question = self._questions.get(note.question, note.question) if note.question else ""
        self._note_row(flow, about, question, note.text)

    def _note_row(self, flow: Flow, about: Sequence[str], question: str, text: str) -> None:
        """When and about what at the left, the note as it was written at the right."""
        left: list[Line] = []
        for index, words in enumerate(about):
            weight, room = 600 if index else 400, _NOTE_X - mm(4)
            short, _ = cut_to_lines(words, font(_META, weight), room, 3)
            left += text_lines(short, _META, room, weight=weight, colour="ink2")
        width = flow.width - _NOTE_X
        right = text_lines(f"Richtvraag: {question}", _META, width, colour="ink2") if question else []
        flow.row(
            [Column(0, left), Column(_NOTE_X, [*right, *text_lines(text, _BODY, width)])],
            above=mm(1.5),
            below=mm(1.5),
            ruled=True,
        )

    @cached_property
    def _questions(self) -> dict[str, str]:
        """The text of every guiding question, of the paper and of the school."""
        found = {q.id: q.text for d in self.instrument.dimensions for i in d.indicators for q in d.questions_for(i)}
        return found | {q.id: q.text for q in self.scan.own_questions}


def _talk(card: CardWords, instrument: Instrument) -> list[str]:
    """What was seen and counted with a card: its visible kenmerken, the hands, that it is still to be discussed."""
    found: list[str] = []
    seen = [card.features[index] for index in card.card.features]
    if seen:
        found.append(f"{len(seen)} van {len(card.features)} kenmerken zichtbaar: {'; '.join(seen)}")
    if card.card.hands:
        zones = zip(instrument.zones, card.card.hands, strict=True)
        found.append("Vingers: " + ", ".join(f"{count} {zone.word.lower()}" for zone, count in zones))
    if is_disputed(card.card):
        found.append("Te bespreken")
    return found


def _spans(card: CardWords) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The statement, and where its key words stand in it."""
    spans: list[tuple[int, int]] = []
    position = 0
    for text, heavy in card.statement:
        if heavy:
            spans.append((position, position + len(text)))
        position += len(text)
    return "".join(text for text, _ in card.statement), tuple(spans)


def _badge(card: SmallCard) -> DrawAt:
    def draw(painter: QPainter, x: float, y: float) -> None:
        draw_badge(painter, x, y + pt(_BODY) * _STEP / 2, card.code, _BODY, flag=card.chosen)

    return draw


def _chip(card: CardWords, instrument: Instrument) -> DrawAt:
    """Sign and word on the colour of the zone; only an outline when the card does not lie on the battery."""
    sign, (_, word) = card.card.laid, sign_and_word(card.card, instrument)

    def draw(painter: QPainter, x: float, y: float) -> None:
        rect = QRectF(x, y + pt(_BODY) * _STEP / 2 - mm(2.9), _CHIP_WIDTH, mm(5.8))
        edge = Qt.PenStyle.NoPen if sign else QPen(PALETTE["line2"], mm(0.25), Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(PALETTE[f"fill {sign}"] if sign else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, mm(1.3), mm(1.3))
        left = x + mm(2.2)
        if sign:
            draw_sign(painter, sign, left, rect.center().y(), mm(2.6), PALETTE["ink"])
            left += sign_width("--", mm(2.6)) + mm(1.8)
        write(painter, left, rect.center().y() + pt(_META) * 0.34, word, font(_META, 600), PALETTE["ink"])

    return draw


def _gauge_and(words: str, level: float, width: float) -> DrawAt:
    """The gauge with its count, against the right edge of a column."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        face, scale = font(_META, 500), mm(11) / GAUGE_WIDTH
        left = x + width - advance(words, face)
        baseline = y + pt(18) * 0.9
        write(painter, left, baseline, words, face, PALETTE["ink2"])
        top = baseline - pt(_META) * 0.33 - GAUGE_HEIGHT * scale / 2
        draw_gauge(painter, left - mm(14), top, scale, level, PALETTE)

    return draw
