"""The parts of a planned battery page: columns, rows of cards, and a band for each dimension. Sizes in u."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zorgscan_desktop.core.instrument import SIGNS, Dimension
from zorgscan_desktop.export.battery_layout import Place
from zorgscan_desktop.printing.paper import mm
from zorgscan_desktop.printing.small_card import SmallCard
from zorgscan_desktop.ui.battery_painter import CELL_GAP, INSET

SCALE = 3.0
"""u for one dpx of the battery's body."""
LANE_GAP, ROW_GAP, ZONE_PAD, ROW_PAD = mm(1.1), mm(1.1), mm(1.4), mm(1.4)
TRAY_GAP = mm(3)
EMPTY_ZONE = mm(28.5)
"""Width of a zone without lanes: room for its head only."""
PLACES: tuple[Place, ...] = (*SIGNS, None)


@dataclass(frozen=True)
class Columns:
    """Lanes per place, the width of a lane in u, and the size of the key words in points.

    A zone without cards may have no lane and is then narrow. Cards that do not lie on the battery wait in a tray
    beside it, with lanes of their own, or in a strip below it, ``strip`` cards side by side.
    """

    lanes: Mapping[Place, int]
    lane_width: float
    points: float
    strip: int = 0

    def width(self, place: Place) -> float:
        """Width of a zone or of the tray in u, with the room around its lanes."""
        lanes = self.lanes[place]
        if not lanes:
            return 0.0 if place is None else EMPTY_ZONE
        return lanes * self.lane_width + (lanes - 1) * LANE_GAP + 2 * ZONE_PAD

    @property
    def body(self) -> float:
        """Width of the battery without its nub."""
        return sum(self.width(sign) for sign in SIGNS) + (3 * CELL_GAP + 2 * INSET) * SCALE

    @property
    def strip_width(self) -> float:
        """Width of a card in the strip below the battery."""
        return (self.body - 2 * ZONE_PAD - (self.strip - 1) * LANE_GAP) / self.strip


@dataclass(frozen=True)
class CardRow:
    """Cards side by side in one place, with the height of the tallest in u."""

    cards: tuple[SmallCard, ...]
    height: float


@dataclass(frozen=True)
class Band:
    """One dimension on one page: rows of cards per place, and its height in u. ``continued`` from another page."""

    dimension: Dimension
    rows: Mapping[Place, tuple[CardRow, ...]]
    height: float
    continued: bool = False

    @property
    def all_cards(self) -> tuple[SmallCard, ...]:
        """The cards in it, place by place."""
        return tuple(card for rows in self.rows.values() for row in rows for card in row.cards)


@dataclass(frozen=True)
class Plan:
    """The chosen columns, the bands of each page, and what lies in the strip below the battery."""

    columns: Columns
    pages: tuple[tuple[Band, ...], ...]
    strip: tuple[CardRow, ...] = ()


def stack_height(rows: Sequence[CardRow]) -> float:
    """Height in u of rows of cards with the gaps between them."""
    return sum(row.height for row in rows) + max(0, len(rows) - 1) * ROW_GAP


def strip_height(rows: Sequence[CardRow]) -> float:
    """What the strip takes below the battery, the gap above it included; nothing when there is none."""
    return TRAY_GAP + stack_height(rows) + 2 * ZONE_PAD if rows else 0.0


def card_rows(cards: Sequence[SmallCard], lanes: int, width: float, points: float) -> tuple[CardRow, ...]:
    """Cards in reading order, row by row, ``lanes`` side by side, each ``width`` u wide."""
    rows = [tuple(cards[start : start + lanes]) for start in range(0, len(cards), lanes)]
    return tuple(CardRow(row, max(card.height(points, width) for card in row)) for row in rows)
