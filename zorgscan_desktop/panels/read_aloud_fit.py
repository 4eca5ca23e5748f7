"""How large the words of card by card can be (design.md sections 3 and 8), measured before anything is drawn.

Sizes: statement 74 down to 56 dpx, kenmerken 36 down to 30, then two columns, then pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize

from zorgscan_desktop.panels.feature_rows import row_height
from zorgscan_desktop.ui.hyphens import SOFT_HYPHEN
from zorgscan_desktop.ui.text import Block, wrap
from zorgscan_desktop.ui.theme import Look

STATEMENT_SIZES = (74.0, 70.0, 66.0, 62.0, 59.0, 56.0)
STATEMENT_FLOOR = 56.0
FEATURE_FLOOR = 30.0
FEATURE_SIZES = (36.0, 34.0, 32.0, 30.0)
HEADING, LEAD_IN_GAP, MORE_ROOM, COLUMN_GAP = 52.0, 14.0, 80.0, 40.0
"""In dpx: the line above the kenmerken, what is under the lead-in, the room of *Meer kenmerken*, between columns."""


@dataclass(frozen=True)
class CardWords:
    """What stands on the card: the statement with its bold spans, the lead-in, the kenmerken."""

    statement: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    lead_in: str = ""
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """What was found to fit, in logical px of the card.

    ``pages`` hold the index and the rectangle of each kenmerk that a page shows.
    """

    statement: Block
    left: QRectF
    right: QRectF
    top: float
    """Where the heading of the kenmerken begins."""
    size: float
    """Of the kenmerken, in dpx."""
    pages: tuple[tuple[tuple[int, QRect], ...], ...]


class CardFitter:
    """Finds the largest sizes at which these words fit on a card of this size."""

    def __init__(self, look: Look, words: CardWords, size: QSize) -> None:
        self._look, self._words, self._size = look, words, size

    def fit(self) -> Fit:
        """One column as large as fits, else two small ones, else pages."""
        left, right = self._areas(0.485)
        if not self._words.features:
            left = QRectF(left.x(), left.y(), right.right() - left.x(), left.height())
            return Fit(self._statement(left), left, right, right.y(), FEATURE_SIZES[0], ((),))
        everything = [list(range(len(self._words.features)))]
        for size in self._sizes():
            if self._height(size, right.width(), everything[0]) <= self._room(right):
                return self._found(left, right, size, [everything])
        left, right = self._areas(0.40)
        for size in self._sizes():
            columns = self._split(size, self._column_width(right), self._room(right))
            if len(columns) <= 2 and self._fits(columns, size, self._column_width(right), self._room(right)):
                return self._found(left, right, size, [columns])
        return self._paged(left, right)

    def _sizes(self) -> list[float]:
        """With larger text the floor is reached further down; what the last row cannot read is no use to it."""
        smaller = (28.0, 26.0, 24.0, 23.0)
        sizes = [*FEATURE_SIZES, *(s for s in smaller if s >= FEATURE_FLOOR / self._look.text_factor)]
        least = min(self._look.back_row_dpx, FEATURE_SIZES[0])
        return [size for size in sizes if size >= least] or sizes[:1]

    def _paged(self, left: QRectF, right: QRectF) -> Fit:
        """As many as fit on a page; a kenmerk that is too long for one gets smaller letters."""
        room = self._room(right) - self._look.px(MORE_ROOM)
        for size in (*self._sizes()[-1:], 26.0, 23.5, 21.0, 20.5):
            for width in (self._column_width(right), right.width()):
                columns = self._split(size, width, room)
                if self._fits(columns, size, width, room):
                    break
            else:
                continue
            break
        beside = 1 if width == right.width() else 2
        pages = [columns[i : i + beside] for i in range(0, len(columns), beside)]
        return self._found(left, right, size, pages, width)

    def _fits(self, columns: Sequence[Sequence[int]], size: float, width: float, room: float) -> bool:
        return all(self._height(size, width, column) <= room for column in columns)

    def _found(
        self, left: QRectF, right: QRectF, size: float, pages: list[list[list[int]]], width: float = 0.0
    ) -> Fit:
        width = width or (right.width() if len(pages[0]) == 1 else self._column_width(right))
        tallest = max(self._height(size, width, column) for page in pages for column in page)
        room = self._room(right) - (self._look.px(MORE_ROOM) if len(pages) > 1 else 0)
        # Heading and kenmerken together stand in the middle of their half, as the statement does in its own.
        top = right.y() + max(0.0, room - tallest) / 2
        first = top + self._intro_height(right.width())
        placed = tuple(
            tuple(
                row
                for number, column in enumerate(page)
                for row in self._rows(
                    right.x() + number * (width + self._look.px(COLUMN_GAP)), first, width, size, column
                )
            )
            for page in pages
        )
        return Fit(self._statement(left), left, right, top, size, placed)

    def _rows(self, x: float, y: float, width: float, size: float, indexes: Sequence[int]) -> list[tuple[int, QRect]]:
        rows: list[tuple[int, QRect]] = []
        for index in indexes:
            height = self._row(size, width, index)
            rows.append((index, QRect(round(x), round(y), round(width), height)))
            y += height + self._gap
        return rows

    # -- the kenmerken ----------------------------------------------------------------------------------------------

    @property
    def _gap(self) -> int:
        return self._look.px(3)

    def _areas(self, share: float) -> tuple[QRectF, QRectF]:
        """Where statement and kenmerken go; ``share`` is that of the statement."""
        px, width = self._look.px, self._size.width()
        edge, top, bottom = width * share, px(24), self._size.height() - px(24)
        left = QRectF(px(54), top, edge - px(54 + 40), bottom - top)
        right = QRectF(edge + px(40), top, width - edge - px(40 + 40), bottom - top)
        return left, right

    def _room(self, area: QRectF) -> float:
        """Height for kenmerken below their heading and lead-in."""
        return area.height() - self._intro_height(area.width())

    def _intro_height(self, width: float) -> float:
        height = float(self._look.px(HEADING))
        if self._words.lead_in:
            height += self.lead_in(width).height + self._look.px(LEAD_IN_GAP)
        return height

    def lead_in(self, width: float) -> Block:
        """The sentence above the kenmerken."""
        return wrap(self._words.lead_in, self._look.font(26, 400), width, 1.2)

    def _row(self, size: float, width: float, index: int) -> int:
        return row_height(self._look, self._words.features[index], size, round(width))

    def _height(self, size: float, width: float, indexes: Sequence[int]) -> float:
        """Height of these kenmerken under each other, with a gap between them."""
        return sum(self._row(size, width, index) for index in indexes) + self._gap * max(0, len(indexes) - 1)

    def _column_width(self, area: QRectF) -> float:
        return (area.width() - self._look.px(COLUMN_GAP)) / 2

    def _split(self, size: float, width: float, room: float) -> list[list[int]]:
        columns: list[list[int]] = [[]]
        for index in range(len(self._words.features)):
            if columns[-1] and self._height(size, width, [*columns[-1], index]) > room:
                columns.append([])
            columns[-1].append(index)
        return columns

    # -- the statement ----------------------------------------------------------------------------------------------

    def _statement(self, area: QRectF) -> Block:
        """The largest that fits without breaking a word; with larger text the floor is reached further down."""
        floor = STATEMENT_FLOOR / self._look.text_factor
        sizes = [*STATEMENT_SIZES, *(s for s in (52.0, 48.0, 45.0, 43.0) if s >= floor)]
        blocks = [self._block(size, area.width()) for size in sizes]
        fitting = [block for block in blocks if block.height <= area.height()]
        if fitting:
            return next((block for block in fitting if SOFT_HYPHEN not in block.layout.text()), fitting[0])
        # A school's own statement can be of any length: then smaller is better than cut off.
        size, block = sizes[-1], blocks[-1]
        while block.height > area.height() and size > 20:
            size *= 0.9
            block = self._block(size, area.width())
        return block

    def _block(self, size: float, width: float) -> Block:
        return wrap(self._words.statement, self._look.font(size, 400), width, 1.14, bold=self._words.bold)
