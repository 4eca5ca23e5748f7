"""Where every card of the printed battery lies: text size, columns, rows and pages. Plain numbers; nothing is drawn.

Each zone, and the tray of cards that do not lie on the battery, has lanes: columns of cards side by side, all of one
width. What is chosen gives large letters first, then zones of equal width.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, product, takewhile
from typing import TypeAlias

from zorgscan_desktop.core.instrument import SIGNS, Dimension
from zorgscan_desktop.export.battery_layout import Block, Place
from zorgscan_desktop.printing.bands import (
    PLACES,
    ROW_GAP,
    ROW_PAD,
    SCALE,
    TRAY_GAP,
    Band,
    CardRow,
    Columns,
    Plan,
    card_rows,
    stack_height,
    strip_height,
)
from zorgscan_desktop.printing.small_card import SmallCard, text_room
from zorgscan_desktop.ui.battery_painter import NUB_WIDTH

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Text sizes of the key words in points; smaller cannot be read on A4."""
_FLOWING_SIZE = 9.0
"""The size once there is more than one page: room is no reason any more."""
_MOST_LANES, _MOST_IN_ONE, _FLOWING_LANES = 9, 6, 6
_STRIPS = (4, 5, 6)
"""How many cards may lie side by side in the strip below the battery."""
_SEARCHABLE = 120
"""With more cards than this they never fit on one page, and looking for it would take long."""

Cells = dict[Place, tuple[SmallCard, ...]]
Choice: TypeAlias = tuple[Mapping[Place, int], int, float]
"""Lanes per place, cards side by side in the strip, size in points."""


class Planner:
    """Finds the plan for some blocks of cards.

    ``width`` (u) is that of battery, nub and tray together; ``least`` is the height of a band's label.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        cards: Mapping[str, SmallCard],
        width: float,
        least: Callable[[Dimension], float],
    ) -> None:
        self._blocks = [
            (b.dimension, {p: tuple(cards[c.card.id] for c in b.cards[p]) for p in PLACES}) for b in blocks
        ]
        self._cards = [card for _, cells in self._blocks for place in PLACES for card in cells[place]]
        self._width = width
        self._least = {block.dimension.number: least(block.dimension) for block in blocks}
        self._words: dict[float, float] = {}
        self._strips: dict[tuple[int, int, float], float] = {}
        self._stacks: dict[tuple[int, Place, int, int, float], float] = {}

    def plan(self, height: float, *, may_grow: bool = False) -> Plan:
        """The best plan for bands that are ``height`` u high together.

        ``may_grow`` gives one page as high as it needs to be, but not without end.
        """
        best = self._best(height) if len(self._cards) <= _SEARCHABLE else None
        if best is not None:
            bands = [self._band(dimension, cells, best) for dimension, cells in self._blocks]
            strip = self._strip(best)
            spare = (height - strip_height(strip) - sum(band.height for band in bands)) / len(bands)
            return Plan(best, (tuple(replace(band, height=band.height + spare) for band in bands),), strip)
        columns = self._flowing()
        return Plan(columns, tuple(self._flow(columns, 4 * height if may_grow else height)))

    def _best(self, height: float) -> Columns | None:
        """The columns with which everything fits on one page: large letters weigh most, then equal zones.

        Columns in which a word of the paper has to be broken come last, so that words can be searched for.
        """
        shares = (s for s in self._shares() if self._total(self._columns(*s, _SIZES[-1])) <= height)
        choices = sorted(((*share, points) for share in shares for points in _SIZES), key=_worth, reverse=True)
        fitting = (c for c in (self._columns(*choice) for choice in choices) if self._total(c) <= height)
        broken: Columns | None = None
        for columns in fitting:
            if self._longest(columns.points) <= text_room(columns.lane_width):
                return columns
            broken = broken or columns
        return broken

    def _shares(self) -> Iterator[tuple[Mapping[Place, int], int]]:
        """Ways to share out lanes, and how many cards lie side by side in the strip.

        No place needs more lanes than its fullest band has cards.
        """
        most = {p: min(_MOST_IN_ONE, max(len(cells[p]) for _, cells in self._blocks)) for p in PLACES}
        zones = [range(1, most[sign] + 1) if most[sign] else range(2) for sign in SIGNS]
        beside = [(lanes, 0) for lanes in range(1, most[None] + 1)]
        trays = [*beside, *((0, strip) for strip in _STRIPS)] if beside else [(0, 0)]
        for zoned, (tray, strip) in product(product(*zones), trays):
            if 0 < sum(zoned) + tray <= _MOST_LANES:
                yield dict(zip(PLACES, (*zoned, tray), strict=True)), strip

    def _columns(self, lanes: Mapping[Place, int], strip: int, points: float) -> Columns:
        bare = Columns(lanes, 0.0, points, strip)
        tray = TRAY_GAP + bare.width(None) if lanes[None] else 0.0
        room = self._width - bare.body - NUB_WIDTH * SCALE - tray
        return replace(bare, lane_width=room / sum(lanes.values()))

    def _strip(self, columns: Columns) -> tuple[CardRow, ...]:
        if not columns.strip:
            return ()
        waiting = [card for _, cells in self._blocks for card in cells[None]]
        return card_rows(waiting, columns.strip, columns.strip_width, columns.points)

    def _longest(self, points: float) -> float:
        """Width in u of the longest word on a card of the paper; what people typed may have words without end."""
        if points not in self._words:
            self._words[points] = max((c.longest_word(points) for c in self._cards if not c.own), default=0.0)
        return self._words[points]

    def _total(self, columns: Columns) -> float:
        bands = sum(
            max(
                self._least[dimension.number],
                max(self._stack(index, place, cells[place], columns) for place in PLACES) + 2 * ROW_PAD,
            )
            for index, (dimension, cells) in enumerate(self._blocks)
        )
        return bands + self._strip_height(columns)

    def _strip_height(self, columns: Columns) -> float:
        """Remembered as well."""
        key = (columns.strip, round(columns.strip_width) if columns.strip else 0, columns.points)
        if key not in self._strips:
            self._strips[key] = strip_height(self._strip(columns))
        return self._strips[key]

    def _stack(self, index: int, place: Place, cards: tuple[SmallCard, ...], columns: Columns) -> float:
        """Remembered: most choices share the width of a lane."""
        key = (index, place, columns.lanes[place], round(columns.lane_width), columns.points)
        if key not in self._stacks:
            self._stacks[key] = stack_height(_rows(cards, place, columns))
        return self._stacks[key]

    def _band(self, dimension: Dimension, cells: Cells, columns: Columns) -> Band:
        rows = {place: _rows(cells[place], place, columns) for place in PLACES}
        return Band(dimension, rows, self._height(dimension, rows))

    def _height(self, dimension: Dimension, rows: Mapping[Place, Sequence[CardRow]]) -> float:
        return max(self._least[dimension.number], max(stack_height(r) for r in rows.values()) + 2 * ROW_PAD)

    def _flowing(self) -> Columns:
        """Columns for several pages: every lane more goes to where most cards share one, while whole words fit."""
        counts = {p: sum(len(cells[p]) for _, cells in self._blocks) for p in PLACES}
        lanes: dict[Place, int] = {p: 1 if counts[p] else 0 for p in PLACES}
        chosen = self._columns(dict(lanes), 0, _FLOWING_SIZE)
        while sum(lanes.values()) < _FLOWING_LANES:
            lanes[max((p for p in PLACES if lanes[p]), key=lambda p: counts[p] / lanes[p])] += 1
            columns = self._columns(dict(lanes), 0, _FLOWING_SIZE)
            if self._longest(_FLOWING_SIZE) > text_room(columns.lane_width):
                break
            chosen = columns
        return chosen

    def _flow(self, columns: Columns, height: float) -> Iterator[tuple[Band, ...]]:
        """Bands page by page; one that does not fit goes on on the next page, row by row."""
        page: list[Band] = []
        room = height
        for dimension, cells in self._blocks:
            left = self._band(dimension, cells, columns)
            while True:
                if left.height <= room:
                    page.append(left)
                    room -= left.height
                    break
                part, rest = self._split(left, room)
                if part is not None:
                    page.append(part)
                    left = rest
                yield tuple(page)
                page, room = [], height
        yield tuple(page)

    def _split(self, band: Band, room: float) -> tuple[Band | None, Band]:
        """What of a band fits in this much room, if a row does, and what is left."""
        taken, rest = {}, {}
        for place, rows in band.rows.items():
            ends = accumulate(row.height + ROW_GAP for row in rows)
            count = sum(1 for _ in takewhile(lambda end: end - ROW_GAP + 2 * ROW_PAD <= room, ends))
            taken[place], rest[place] = rows[:count], rows[count:]
        if self._least[band.dimension.number] > room or not any(taken.values()):
            return None, band
        height = self._height(band.dimension, taken)
        left = Band(band.dimension, rest, self._height(band.dimension, rest), continued=True)
        return Band(band.dimension, taken, height, band.continued), left


def _worth(choice: Choice) -> tuple[float, int]:
    """How good a choice of lanes and size is: points of text less 0.35 for each lane by which zones differ."""
    lanes, _, points = choice
    zones = [lanes[sign] for sign in SIGNS]
    return points - 0.35 * (max(zones) - min(zones)), -sum(lanes.values())


def _rows(cards: Sequence[SmallCard], place: Place, columns: Columns) -> tuple[CardRow, ...]:
    """The rows of a place in one band; none beside the battery when the waiting cards lie in the strip."""
    if place is None and not columns.lanes[None]:
        return ()
    return card_rows(cards, max(1, columns.lanes[place]), columns.lane_width, columns.points)
