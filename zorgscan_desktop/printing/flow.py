"""Text over as many upright pages as it takes: rows of columns whose lines go on on the next page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextLayout

from zorgscan_desktop.printing.paper import FOOTER, MARGIN, PALETTE, Sheet, font, mm, pt, rule, upright
from zorgscan_desktop.printing.words import paragraphs
from zorgscan_desktop.ui.text import wrap

DrawAt = Callable[[QPainter, float, float], None]
_TOGETHER = mm(70)
"""A row lower than this is not torn apart by the end of a page."""


@dataclass(frozen=True)
class Line:
    """One line of a column: its height in u, and how to draw it with its top left corner somewhere."""

    height: float
    draw: DrawAt


@dataclass(frozen=True)
class Column:
    """Lines below each other, ``x`` u from the left margin."""

    x: float
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        """Height in u."""
        return sum(line.height for line in self.lines)


class Flow:
    """Fills upright sheets from top to bottom."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.left = MARGIN
        self.width = upright().width - 2 * MARGIN
        self._bottom = upright().height - MARGIN - FOOTER
        self._y = self._bottom

    @property
    def room(self) -> float:
        """What is left of this page in u."""
        return self._bottom - self._y

    def need(self, height: float) -> None:
        """Go to the next page unless this much fits on this one."""
        if height > self.room:
            self.next_page()

    def next_page(self) -> None:
        """Start a page."""
        self.sheets.append(upright())
        self._y = MARGIN

    def space(self, height: float) -> None:
        """Leave white, but not at the top of a page."""
        if self.sheets and self._y > MARGIN:
            self._y = min(self._y + height, self._bottom)

    def row(self, columns: Sequence[Column], *, above: float = 0.0, below: float = 0.0, ruled: bool = False) -> None:
        """Put columns beside each other, with white above and below and a thin line under them when ``ruled``.

        A row that is not high stays on one page; of a higher one every column goes on where the next page begins.
        """
        whole = max((column.height for column in columns), default=0.0)
        if whole + above + below <= _TOGETHER or not self.sheets:
            self.need(whole + above + below)
        self._y += above
        left = [list(column.lines) for column in columns]
        done = [0] * len(columns)
        while any(place < len(lines) for place, lines in zip(done, left, strict=True)):
            lowest = self._y
            for index, column in enumerate(columns):
                y = self._y
                while done[index] < len(left[index]) and y + left[index][done[index]].height <= self._bottom + 1:
                    line = left[index][done[index]]
                    self._put(line.draw, self.left + column.x, y)
                    y += line.height
                    done[index] += 1
                lowest = max(lowest, y)
            self._y = lowest
            if any(place < len(lines) for place, lines in zip(done, left, strict=True)):
                self.next_page()
        self._y += below
        if ruled:
            width = self.width
            self._put(lambda p, x, y: rule(p, x, y, width, PALETTE["line"], mm(0.2)), self.left, self._y)

    def _put(self, draw: DrawAt, x: float, y: float) -> None:
        self.sheets[-1].drawings.append(lambda painter: draw(painter, x, y))


def text_lines(
    text: str,
    points: float,
    width: float,
    *,
    weight: int = 400,
    line_height: float = 1.28,
    colour: str = "ink",
    bold: tuple[tuple[int, int], ...] = (),
) -> list[Line]:
    """Typed text as lines of at most ``width`` u; ``bold`` are spans of a text of one paragraph."""
    step = pt(points) * line_height
    found: list[Line] = []
    for paragraph in paragraphs(text):
        block = wrap(paragraph, font(points, weight), width, line_height, bold=bold)
        layout = block.layout
        found += [Line(step, _drawn(layout, index, step, colour)) for index in range(max(1, block.lines))]
    return found


def _drawn(layout: QTextLayout, index: int, step: float, colour: str) -> DrawAt:
    def draw(painter: QPainter, x: float, y: float) -> None:
        if index < layout.lineCount():
            painter.setPen(PALETTE[colour])
            layout.lineAt(index).draw(painter, QPointF(x, y - index * step))

    return draw
