"""What stands left of a band of the printed battery: the dimension's number, its gauge and its title."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from zorgscan_desktop.core.instrument import Dimension
from zorgscan_desktop.printing.paper import PALETTE, font, mm, pt, write
from zorgscan_desktop.printing.small_card import draw_flag
from zorgscan_desktop.ui.gauge import WIDTH as GAUGE_WIDTH
from zorgscan_desktop.ui.gauge import draw_gauge
from zorgscan_desktop.ui.text import wrap

LABEL_WIDTH = mm(45)
"""Width of the column in u: the longest short title that is one word fits, but for one."""
_TITLE_X = mm(11.5)
_GAUGE_SCALE = mm(8.4) / GAUGE_WIDTH
_SIZE, _NUMBER, _STEP = 9.5, 12.0, 1.16


def label_height(dimension: Dimension) -> float:
    """Height in u that a label takes, white included; enough as well when it says that the band goes on."""
    return max(len(_lines(dimension, False)), 2) * pt(_SIZE) * _STEP + mm(2.2)


def draw_label(
    painter: QPainter, x: float, middle: float, dimension: Dimension, level: float, *, continued: bool
) -> None:
    """Number with the gauge under it, and the title; around the height ``middle``. ``level`` is 0 to 1."""
    write(painter, x, middle - mm(0.5), str(dimension.number), font(_NUMBER, 700), PALETTE["ink"])
    draw_gauge(painter, x, middle + mm(0.7), _GAUGE_SCALE, level, PALETTE)
    lines = _lines(dimension, continued)
    baseline = middle - (len(lines) - 1) * pt(_SIZE) * _STEP / 2 + pt(_SIZE) * 0.34
    for line in lines:
        write(painter, x + _TITLE_X, baseline, line, font(_SIZE, 600), PALETTE["ink"])
        baseline += pt(_SIZE) * _STEP


def draw_legend(painter: QPainter, x: float, middle: float) -> None:
    """What the dark code with a flag means, beside the heads of the zones."""
    size = mm(3.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PALETTE["act"])
    painter.drawRoundedRect(QRectF(x, middle - size / 2, size, size), mm(0.8), mm(0.8))
    draw_flag(painter, x + size * 0.28, middle - size * 0.3, size * 0.62)
    write(painter, x + size + mm(1.6), middle + pt(9) * 0.34, "gekozen als bouwsteen", font(9), PALETTE["ink2"])


def _lines(dimension: Dimension, continued: bool) -> list[str]:
    """The short title in as few lines as it takes, and those of about one length."""
    face, room = font(_SIZE, 600), LABEL_WIDTH - _TITLE_X - mm(1.5)
    block = wrap(dimension.short_title, face, room, _STEP)
    for part in range(97, 40, -3):
        narrower = wrap(dimension.short_title, face, room * part / 100, _STEP)
        if narrower.lines > block.lines or block.lines == 1:
            break
        block = narrower
    text = block.layout.text()
    spans = (block.layout.lineAt(index) for index in range(block.lines))
    lines = [_shown(text[line.textStart() : line.textStart() + line.textLength()]) for line in spans]
    return [*lines, "(vervolg)"] if continued else lines


def _shown(line: str) -> str:
    """A line that ends inside a word shows its hyphen; the other places where it could break stay unseen."""
    line = line.rstrip(" ")
    return line.replace("\u00ad", "") + ("-" if line.endswith("\u00ad") else "")
