"""What the layout is told of a card is what is drawn: no card of the paper loses a line of its words."""

import random

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.ui import card_painter
from zorgscan_desktop.ui.card_painter import CardFace, CardStyle, card_height
from zorgscan_desktop.ui.hyphens import SOFT_HYPHEN
from zorgscan_desktop.ui.text import Block, heights_px, wrap, wrap_px
from zorgscan_desktop.ui.theme import Look, font_px

PAPER = load_instrument()
FACES = [CardFace(i.code, i.key_words, i.statement, i.emphasis_spans()) for i in PAPER.indicators]


@pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("form", ["roomy", "row", "row_small", "narrow", "tray", "tray_large"])
def test_every_line_of_every_card_is_measured(form: card_painter.Form, factor: float) -> None:
    make_application()
    look = Look()
    look.fit(1366, 768)
    look.set_text_factor(factor)
    style = CardStyle.of(look, form)
    for face in FACES:
        for width in range(180, 420, 7):
            block = card_painter._block(face, style, float(width))
            assert block.height / style.scale < card_height(face, style, float(width)), (face.code, width)
            above = 0 if form.startswith("row") else card_painter._text_top(style)
            assert above + block.height / style.scale <= card_height(face, style, float(width)), (face.code, width)


@pytest.mark.parametrize("pixels", [12, 17, 25])
def test_a_height_that_is_known_from_others_is_the_one_that_is_drawn(pixels: int) -> None:
    make_application()
    chance = random.Random(pixels)
    for text, weight, bold in _texts(chance):
        font = font_px(pixels, weight)
        for width in _widths(chance, pixels):
            drawn = wrap(text, font, width, 1.25, bold=bold).height
            assert heights_px(text, pixels, weight, 1.25, bold).at(width) == drawn, (text, width)


@pytest.mark.parametrize("pixels", [17, 20])
def test_lines_that_are_kept_are_those_that_another_layout_gives(pixels: int) -> None:
    make_application()
    chance = random.Random(pixels)
    for text, weight, bold in _texts(chance):
        font = font_px(pixels, weight)
        for width in _widths(chance, pixels):
            kept = wrap_px(text, pixels, weight, width, 1.25, bold)
            anew = wrap(text, font, width, 1.25, bold=bold)
            assert kept[1:] == anew[1:], (text, width)
            assert _lines(kept) == _lines(anew), (text, width)


def _texts(chance: random.Random) -> list[tuple[str, int, tuple[tuple[int, int], ...]]]:
    """Key words and statements as cards show them; the first is one of which a word just fits, but not on a line."""
    faces = chance.sample(FACES, 4)
    key_words = ["Activerende werkvormen", *(face.key_words for face in faces)]
    return [*((text, 600, ()) for text in key_words), *((face.statement, 400, face.bold) for face in faces)]


def _widths(chance: random.Random, pixels: int) -> list[float]:
    """Of a window whose edge is dragged, in whole tenths; now and then it jumps."""
    width, widths = chance.uniform(2, 25) * pixels, []
    for _ in range(80):
        width += chance.choice([-0.4, -0.4, -0.3, -0.1, 1.0])
        if chance.random() < 0.1 or width < 20:
            width = chance.uniform(2, 25) * pixels
        widths.append(round(width, 1))
    return widths


def _lines(block: Block) -> list[str]:
    text, lines = block.layout.text(), [block.layout.lineAt(n) for n in range(block.lines)]
    return [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]


def test_a_thin_word_that_just_fits_gets_no_hyphen_because_another_is_bold() -> None:
    make_application()
    font = Look().font(20.5)
    word, text = "ontwikkelingsproces", "kort ontwikkelingsproces"
    room = wrap(word, font, 1000, 1.25).width + 1
    assert wrap(word, font, room, 1.25, bold=((0, len(word)),)).layout.text() != word, "bold, it is wider"
    assert SOFT_HYPHEN not in wrap(text, font, room, 1.25, bold=((0, 4),)).layout.text()


@pytest.mark.parametrize("factor", [1.0, 1.3])
@pytest.mark.parametrize("marks", [{"flag": True}, {"disputed": True}, {"flag": True, "disputed": True}])
def test_no_mark_lies_on_the_code_of_a_narrow_card(
    monkeypatch: pytest.MonkeyPatch, factor: float, marks: dict[str, bool]
) -> None:
    make_application()
    look = Look()
    look.fit(1920, 1080)
    look.set_text_factor(factor)
    style, image = CardStyle.of(look, "narrow"), QImage(126, 400, QImage.Format.Format_ARGB32)
    drawn: list[QPointF] = []
    monkeypatch.setattr(card_painter, "draw_flag", lambda _painter, x, y, *_rest: drawn.append(QPointF(x, y)))
    monkeypatch.setattr(card_painter, "draw_apart", lambda _painter, rect, *_rest: drawn.append(rect.topLeft()))
    for plain in FACES:
        face = plain._replace(**marks)
        height = card_height(face, style, 126.0)
        badge = QRectF(14, 12, card_painter.badge_width(face.code, style), card_painter.badge_height(style))
        drawn.clear()
        painter = QPainter(image)
        card_painter.draw_card(painter, QRectF(0, 0, 126, height), face, style)
        painter.end()
        assert len(drawn) == len(marks)
        words = height - card_height(plain, style, 126.0) + card_painter._text_top(style)
        for corner in drawn:
            mark = QRectF(corner.x(), corner.y(), card_painter.SIDE, card_painter.SIDE)
            assert not mark.intersects(badge), face.code
            assert mark.bottom() <= words, face.code
