"""Where everything on the sheet Batterij lies: plain numbers in, rows and columns out, no openpyxl.

Every zone has the same number of lanes, columns of cards side by side. The choice is whatever prints largest on
one landscape page, so that four cards and eighty both give a page that can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import ceil

from zorgscan_desktop.core.instrument import SIGNS, Dimension, Sign
from zorgscan_desktop.export.labels import CardWords
from zorgscan_desktop.export.text_size import POINTS_PER_CHARACTER, height, line_height

CARD_SIZE = 11.0
LABEL_WIDTH, LABEL_SIZE = 25.0, 12.0
GAP_WIDTH = 0.9
SHELL_WIDTH = 1.3
HEAD_HEIGHTS = (34.0, 18.0, 22.0, 8.0, 5.0, 30.0, 22.0)
"""Title, subtitle, sides, top of the shell, its inside, sign, word with count."""
SIGN_ROW, WORD_ROW, FIRST_BLOCK_ROW = 6, 7, 8
PAD_HEIGHT, CARD_GAP_HEIGHT = 6.0, 4.0
CAPTION_HEIGHT = 22.0
_MAX_CARD_LINES = 6
_PAGE = (784.0, 520.0)
_LANES = ((1, 31.0), (1, 34.0), (1, 38.0), (2, 21.0), (2, 25.0), (3, 19.0), (4, 19.0), (5, 19.0))
_INDENT = 1.3

Place = Sign | None
"""A zone, or None for the cards that do not lie on the battery."""


@dataclass(frozen=True)
class Block:
    """One dimension: its cards per zone, and under None those that do not lie on the battery."""

    dimension: Dimension
    cards: dict[Place, tuple[CardWords, ...]]

    @property
    def total(self) -> int:
        """The cards of the dimension that belong on the battery: all but those that do not apply."""
        aside = sum(card.card.state == "not_applicable" for card in self.cards[None])
        return sum(len(cards) for cards in self.cards.values()) - aside

    @property
    def placed(self) -> int:
        """Those that lie on the battery."""
        return sum(len(cards) for place, cards in self.cards.items() if place is not None)


@dataclass(frozen=True)
class Grid:
    """The chosen rows and columns. Cards fill a zone row by row, from left to right."""

    blocks: tuple[Block, ...]
    lanes: int
    lane_width: float
    tray_lanes: int

    def lanes_of(self, place: Place) -> int:
        """Lanes of a zone, or of the tray."""
        return self.tray_lanes if place is None else self.lanes

    def columns_of(self, place: Place) -> range:
        """The columns of a zone or of the tray with the gaps between and around its lanes."""
        if place is None:
            return range(self.shell_right + 3, self.shell_right + 3 + 2 * self.tray_lanes + (self.tray_lanes > 0))
        first = 4 + SIGNS.index(place) * (2 * self.lanes + 2)
        return range(first, first + 2 * self.lanes + 1)

    @property
    def shell_right(self) -> int:
        """The column of the battery's right wall; the nub is the next one."""
        return 4 + 4 * (2 * self.lanes + 2)

    @property
    def last_column(self) -> int:
        """The rightmost column in use."""
        return self.columns_of(None).stop - 1 if self.tray_lanes else self.shell_right + 1

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """Widths of all columns in characters."""
        zone = (GAP_WIDTH, *(self.lane_width, GAP_WIDTH) * self.lanes)
        tray = (2.0, GAP_WIDTH, *(self.lane_width, GAP_WIDTH) * self.tray_lanes) if self.tray_lanes else ()
        return (LABEL_WIDTH, SHELL_WIDTH, *((GAP_WIDTH, *zone) * 4), GAP_WIDTH, SHELL_WIDTH, 2.2, *tray)

    def rows_of(self, block: Block) -> tuple[float, ...]:
        """Heights of the card rows of one dimension: at least one, and together room for its name."""
        count = max(ceil(len(cards) / max(1, self.lanes_of(p))) for p, cards in block.cards.items())
        rows = [self._row_height(block, index) for index in range(max(1, count))]
        name = height([(label_text(block), LABEL_WIDTH)], LABEL_SIZE, pad=0)
        missing = name - sum(rows) - CARD_GAP_HEIGHT * (len(rows) - 1) - 2 * PAD_HEIGHT
        return tuple(row + max(0.0, missing) / len(rows) for row in rows)

    def _row_height(self, block: Block, index: int) -> float:
        texts = [
            (card_text(card), self.lane_width - _INDENT)
            for place, cards in block.cards.items()
            for card in cards[index * self.lanes_of(place) : (index + 1) * self.lanes_of(place)]
        ]
        return min(height(texts, CARD_SIZE, pad=6.0), _MAX_CARD_LINES * line_height(CARD_SIZE))

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Heights of all rows: head, the dimensions, the bottom of the battery and the caption."""
        rows = list(HEAD_HEIGHTS)
        for block in self.blocks:
            rows.append(PAD_HEIGHT)
            for height_of_row in self.rows_of(block):
                rows += [height_of_row, CARD_GAP_HEIGHT]
            rows[-1] = PAD_HEIGHT
        return (*rows, HEAD_HEIGHTS[4], HEAD_HEIGHTS[3], CAPTION_HEIGHT)

    @property
    def scale(self) -> float:
        """How large it prints on one landscape A4, 1 being full size."""
        return min(_PAGE[0] / (sum(self.widths) * POINTS_PER_CHARACTER), _PAGE[1] / sum(self.heights))


def label_text(block: Block) -> str:
    """What stands left of a dimension; how far it is, only while cards wait."""
    name = f"{block.dimension.number}  {block.dimension.short_title}"
    return name if block.placed == block.total else f"{name}\n{block.placed} van {block.total} gelegd"


def card_text(card: CardWords) -> str:
    """What stands on a card in the picture; why it does not lie on the battery, when someone decided so."""
    reason = {"open": "", "parked": " (geparkeerd)", "not_applicable": " (niet van toepassing)"}[card.card.state]
    return card.title + (reason if card.card.laid is None else "")


def blocks_of(cards: Sequence[CardWords], dimensions: Sequence[Dimension]) -> tuple[Block, ...]:
    """The cards sorted by dimension and zone, in the order they come."""
    places: tuple[Place, ...] = (*SIGNS, None)
    return tuple(
        Block(d, {p: tuple(c for c in cards if c.dimension is d and c.card.laid == p) for p in places})
        for d in dimensions
    )


def choose(blocks: tuple[Block, ...]) -> Grid:
    """The grid that prints largest; the plainest of equals."""
    waiting = any(block.cards[None] for block in blocks)
    trays = (1, 2, 3, 4) if waiting else (0,)
    grids = [Grid(blocks, lanes, width, tray) for (lanes, width), tray in product(_LANES, trays)]
    return max(grids, key=lambda grid: grid.scale)
