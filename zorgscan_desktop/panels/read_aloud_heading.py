"""Above card by card: code, cluster and dimension at the left, which card of the walk at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zorgscan_desktop.core.scan import Card
from zorgscan_desktop.core.walk import waits
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.ui.text import Box, advance, draw_words, shown_code, wrap
from zorgscan_desktop.ui.theme import Look


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadAloudScreen", text)


def progress_words(place: int, count: int) -> str:
    """``Kaart 2 van 4``; ``place`` counts from 0."""
    return _tr("Kaart {place} van {count}").format(place=place + 1, count=count)


def paint_heading(
    painter: QPainter, look: Look, document: ScanDocument, walk: Sequence[Card], place: int, width: int
) -> None:
    """Paint over the top 96 dpx of a screen that is ``width`` px wide; ``place`` is that of the card in its walk."""
    px, card_id = look.px, walk[place].id
    code, font = shown_code(document.code_of(card_id)), look.font(27, 700)
    badge = QRectF(px(32), px(36), advance(code, font) + px(30), px(48))
    painter.setPen(QPen(look.colour("cardline"), look.stroke(1.5)))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(badge, px(8), px(8))
    draw_words(painter, _box(badge), code, font, look.colour("ink"), "centre")
    number = document.dimension_of(card_id)
    dimension = document.instrument.dimension(number)
    found = document.instrument.find(card_id)
    cluster = dimension.cluster_of(found[1]) if found else None
    below = _tr("Dimensie {number} · {title}").format(number=number, title=dimension.heading)
    above = cluster.title if cluster else "" if found else _tr("Eigen kaart")
    title = above or below
    left = badge.right() + px(20)
    least = left + advance(title, look.font(29, 700)) + px(20)
    width = round(_paint_dots(painter, look, walk, place, (least, width - px(32))) - left - px(20))
    # In a narrow window or with large text the title steps down, and at last takes two lines and the whole room.
    size = next((s for s in (29.0, 27.0, 25.0, 23.0, 20.5) if advance(title, look.font(s, 700)) <= width), 0.0)
    if not size:
        block = wrap(title, look.font(20.5, 700), width, 1.1)
        block.draw(painter, left, px(60) - block.height / 2, look.colour("ink"))
        return
    box = (left, px(16 if above else 32), width, px(52 if above else 56))
    draw_words(painter, box, title, look.font(size, 700), look.colour("ink"))
    if above:
        small = next((s for s in (24.5, 23.0, 21.0, 19.0) if advance(below, look.font(s, 400)) <= width), 0.0)
        words = below if small else _tr("Dimensie {number}").format(number=number)
        draw_words(painter, (left, px(57), width, px(42)), words, look.font(small or 19, 400), look.colour("ink"))


def _paint_dots(painter: QPainter, look: Look, cards: Sequence[Card], place: int, room: tuple[float, float]) -> float:
    """``Kaart 2 van 4`` and a dot a card: filled when it was discussed, ringed when it is this one. Returns its left.

    ``room`` is where they may begin and must end; the dots make way when they do not fit.
    """
    px, (least, right) = look.px, room
    text, font = progress_words(place, len(cards)), look.font(27, 650)
    step = px(32)
    spare = right - least - advance(text, font) - px(16)
    shown = cards if len(cards) * step < min(spare, right * 0.42) else []
    x = right - len(shown) * step
    for index, card in enumerate(shown):
        centre = QRectF(x + index * step + px(4), px(48), px(24), px(24)).center()
        _paint_dot(painter, look, centre, lies=not waits(card), here=index == place)
    left = x - (px(16) if shown else 0) - advance(text, font)
    draw_words(painter, (left, px(40), advance(text, font) + 2, px(40)), text, font, look.colour("ink"))
    return float(left)


def _paint_dot(painter: QPainter, look: Look, centre: QPointF, *, lies: bool, here: bool) -> None:
    px, ink = look.px, look.colour("ink")
    painter.setPen(QPen(look.colour("line2"), look.stroke(2)))
    painter.setBrush(ink if lies else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, px(10), px(10))
    if here:
        painter.setPen(QPen(ink, look.stroke(3)))
        painter.setBrush(look.colour("canvas"))
        painter.drawEllipse(centre, px(13), px(13))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, px(7), px(7))


def _box(rect: QRectF) -> Box:
    return (rect.x(), rect.y(), rect.width(), rect.height())
