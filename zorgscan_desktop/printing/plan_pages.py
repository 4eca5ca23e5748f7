"""The pages with decisions: the action plan, a block for each building block, and the report sentence by sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import PlanRow, Scan
from zorgscan_desktop.core.summary import dots_of
from zorgscan_desktop.export.labels import CardWords, sign_and_word
from zorgscan_desktop.export.report import STATUS, report_parts
from zorgscan_desktop.printing.flow import Column, DrawAt, Flow, Line, text_lines
from zorgscan_desktop.printing.paper import PALETTE, advance, font, mm, pt, write

_BODY, _NAME, _TITLE, _NUMBER = 10.5, 9.5, 16.0, 13.0
_NUMBER_SIDE = mm(8.5)
_NAME_X = mm(12)
_TEXT_X = mm(48)


def plan_pages(flow: Flow, scan: Scan, instrument: Instrument, cards: Sequence[CardWords]) -> None:
    """The building blocks in order of priority; fields that nobody filled are left out."""
    if not scan.plan:
        return
    flow.space(mm(9))
    flow.need(mm(60))
    flow.row([Column(0, text_lines("Actieplan", _TITLE, flow.width, weight=700))], below=mm(1))
    words = {card.card.id: card for card in cards}
    for place, row in enumerate(scan.plan, 1):
        _block(flow, place, row, [words[card_id] for card_id in row.cards], instrument, dots_of(scan, row))


def _block(
    flow: Flow, place: int, row: PlanRow, cards: Sequence[CardWords], instrument: Instrument, dots: int
) -> None:
    flow.need(mm(34))
    lines: list[Line] = []
    for card in cards:
        title = f"{card.title} ({sign_and_word(card.card, instrument)[1].lower()})"
        lines += text_lines(title, 12, flow.width - _NAME_X, weight=650)
    number = [Line(max(_NUMBER_SIDE, pt(12) * 1.28), _number(place))]
    flow.row([Column(0, number), Column(_NAME_X, lines)], above=mm(3), below=mm(1.2))
    for name, text in _fields(row, dots):
        label = text_lines(name, _NAME, _TEXT_X - _NAME_X - mm(3), weight=600, colour="ink2")
        body = text_lines(text, _BODY, flow.width - _TEXT_X)
        flow.row([Column(_NAME_X, label), Column(_TEXT_X, body)], above=mm(0.8), below=mm(0.8))
    flow.row([], below=mm(2), ruled=True)


def _fields(row: PlanRow, dots: int) -> list[tuple[str, str]]:
    actions = "\n".join(f"• {action}" for action in row.actions)
    fields = (
        ("Doel", row.goal),
        ("Acties", actions),
        ("Wie", row.who),
        ("Tegen wanneer", long_date(row.due) if row.due else ""),
        ("Opvolging", row.follow_up),
        ("Stand", STATUS[row.status]),
        ("Middelen en vorming", row.means),
        ("Succesindicator", row.success),
        ("Evaluatie", row.evaluation),
        ("Borging", row.securing),
        ("Stippen", str(dots) if dots else ""),
    )
    return [(name, text) for name, text in fields if text.strip()]


def _number(place: int) -> DrawAt:
    """The priority in a filled square."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PALETTE["act"])
        painter.drawRoundedRect(QRectF(x, y, _NUMBER_SIDE, _NUMBER_SIDE), mm(1.6), mm(1.6))
        face = font(_NUMBER, 700)
        left = x + (_NUMBER_SIDE - advance(str(place), face)) / 2
        write(painter, left, y + _NUMBER_SIDE / 2 + pt(_NUMBER) * 0.34, str(place), face, PALETTE["on_act"])

    return draw


def report_text(flow: Flow, scan: Scan, instrument: Instrument, *, with_notes: bool) -> None:
    """The report sentence by sentence. Nothing of it is there before anybody laid a card or wrote a text."""
    if not scan.report and all(card.laid is None for card in scan.cards):
        return
    flow.space(mm(9))
    flow.need(mm(50))
    flow.row([Column(0, text_lines("Verslag", _TITLE, flow.width, weight=700))], below=mm(1))
    for part in report_parts(scan, instrument, with_notes=with_notes, quoted=False):
        flow.need(mm(22))
        lines = [*text_lines(part.title, 12, flow.width, weight=700), *text_lines(part.text, _BODY, flow.width)]
        flow.row([Column(0, lines)], above=mm(3), below=mm(1.6), ruled=True)
