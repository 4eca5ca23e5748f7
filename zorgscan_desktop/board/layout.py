"""Where everything on the board lies: plain floats in, plain floats out, all in design px (design.md 6 and 7).

One density holds for the whole board, so that cards elsewhere do not jump. ``arrange`` walks down the ladder until
every card fits; it steps back up only when one card more would still fit (two fewer than what pushed it down).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Literal, NamedTuple, Protocol

Form = Literal["roomy", "row", "row_small", "narrow", "tray", "tray_large"]
"""How a card shows itself: key words under or beside its code, or the whole statement."""
TrayForm = Literal["open", "strip", "closed"]

SIGNS = ("--", "-", "+", "++")
MARGIN = 24.0
TRAY_HEIGHT: dict[TrayForm, float] = {"open": 288.0, "strip": 112.0, "closed": 96.0}
COMPACT_TRAY_OPEN = 234.0
BATTERY_TO_TRAY = 16.0
ALONE_MARGIN = 96.0
"""Below a battery without tray (present mode), where the button lies that closes it."""
INSET = 19.0
"""Shell stroke 11 and shell-to-cell gap 8."""
CELL_GAP = 8.0
CELL_PADDING = 12.0
CARD_GAP = 8.0
TRAY_GAP = 10.0
NUB = 24.0
HEADER, STACKED_HEADER = 68.0, 116.0
STACKED_BELOW = 225.0
"""A cell narrower than this sets sign, word and count under each other."""
MIN_CELL = 150.0
ROW_LINE, ROW_MIN, ROW_MAX = 64.0, 65.0, 78.0
"""What one line of key words takes; the least row (64 would be only 47 px at 1366x768); a row with more lines."""
TRAY_MAX = 5
TRAY_CARD_MIN = 200.0
MORE = 66.0
TILE_UNTIL = 4
"""The tile for an own card shows itself when at most this many cards wait (section 7)."""
TILE_MIN = 164.0
NEXT_STEP = 244.0
"""The least width of the next step; in a tray with only cards that were set aside it lies at their right."""
SNAP = 24.0
"""Within this distance of the battery a pointer counts as inside (section 8)."""


class Density(IntEnum):
    """The ladder of section 7."""

    ROOMY = 1
    ROW = 2
    WIDE = 3
    WIDE_SMALL = 4
    SCROLL = 5


class Rect(NamedTuple):
    """A rectangle in design px."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return self.y + self.h

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point lies inside, or within ``margin`` of it."""
        return self.x - margin <= x <= self.right + margin and self.y - margin <= y <= self.bottom + margin


class Measure(Protocol):
    """What the layout must know of a card's text, all in design px."""

    @property
    def row_needs(self) -> float:
        """A card narrower than this has no room for its code beside its key words."""

    def height(self, card_id: str, form: Form, width: float) -> float:
        """Height of the card in this form at this width."""

    def widest_word(self, card_id: str, form: Form) -> float:
        """Width the card needs so that no word of it breaks."""


class Slot(NamedTuple):
    """The place of one card that can be seen."""

    rect: Rect
    form: Form


class Cell(NamedTuple):
    """One zone: its rectangle, whether its header is stacked, where a card would land, what does not fit."""

    rect: Rect
    stacked: bool
    landing: Rect | None = None
    more: Rect | None = None
    hidden: int = 0


class Tray(NamedTuple):
    """The place where cards wait: how many more there are than it shows, where to tap for them or for an own card."""

    rect: Rect
    form: TrayForm
    more: Rect | None = None
    hidden: int = 0
    tile: Rect | None = None


class Arrangement(NamedTuple):
    """The whole board. ``body`` is the battery without its nub."""

    density: Density
    body: Rect
    cells: dict[str, Cell]
    tray: Tray
    slots: dict[str, Slot]

    def zone_at(self, x: float, y: float) -> str | None:
        """The zone in which a pointer at this point drops a card, or None when it is off the battery."""
        # The tray begins nearer to the battery than the snap reaches: what is in the tray is in the tray.
        if not self.body.holds(x, y, SNAP) or self.tray.rect.holds(x, y):
            return None
        for sign, cell in self.cells.items():
            if cell.rect.x <= x <= cell.rect.x + cell.rect.w:
                return sign
        return min(self.cells, key=lambda sign: _distance(self.cells[sign].rect, x))


class BoardSize(NamedTuple):
    """The room for battery and tray, in design px; ``top`` is where the battery starts."""

    width: float
    height: float
    compact: bool = False
    tray: bool = True

    @property
    def top(self) -> float:
        """Above lie the title and the axis."""
        return 130.0 if self.compact else 150.0

    def body(self, form: TrayForm) -> Rect:
        """The battery's body above a tray of this form."""
        bottom = self.tray_rect(form).y - BATTERY_TO_TRAY if self.tray else self.height - ALONE_MARGIN
        return Rect(MARGIN, self.top, self.width - 2 * MARGIN - NUB, bottom - self.top)

    def tray_rect(self, form: TrayForm) -> Rect:
        """The tray at the bottom."""
        height = COMPACT_TRAY_OPEN if self.compact and form == "open" else TRAY_HEIGHT[form]
        bottom = self.height - (24.0 if self.compact else 14.0)
        return Rect(MARGIN, bottom - height, self.width - 2 * MARGIN, height)


def arrange(
    size: BoardSize,
    zones: Mapping[str, Sequence[str]],
    waiting: Sequence[str],
    measure: Measure,
    *,
    previous: Density = Density.ROOMY,
    pages: Mapping[str, int] | None = None,
    tile: bool = False,
    aside: Sequence[str] = (),
    next_step: float = NEXT_STEP,
) -> Arrangement:
    """Lay out the board: ``zones`` and ``waiting`` hold card ids in the order of the paper.

    ``aside`` are cards that were set aside: they lie in the tray behind the ones that wait. With none that wait the
    tray keeps room at its right for the next step, ``next_step`` dpx wide.

    ``previous`` is the density until now (for the hysteresis), ``pages`` the first card shown per zone sign, and
    under ``tray`` for the tray; ``tile`` asks for a tile *Eigen kaart* where there is room for it.
    Every id gets a slot unless its zone or the tray says how many are hidden.
    """
    pages = pages or {}
    everything = [card_id for ids in (waiting, aside, *zones.values()) for card_id in ids]
    largest = _largest(everything, measure) if previous > Density.ROOMY else ()
    for density in Density:
        form: TrayForm = "open" if waiting and density <= Density.ROW else "strip" if waiting or aside else "closed"
        body = size.body(form)
        if density < previous and _try_density(density, body, zones, measure, largest, pages) is None:
            continue
        found = _try_density(density, body, zones, measure, (), pages)
        if found is not None:
            place = size.tray_rect(form)
            spare = 0.0 if waiting else next_step + 16.0
            lying = (*waiting, *aside)
            tray, slots = _tray_with_tile(place, form, lying, measure) if tile and waiting else (None, {})
            if tray is None:
                tray, slots = _tray(place, form, lying, measure, pages.get("tray", 0), spare)
            if not size.tray:
                tray, slots = Tray(Rect(0.0, size.height, 0.0, 0.0), form), {}
            return Arrangement(density, body, found[0], tray, {**found[1], **slots})
    raise AssertionError("Density.SCROLL always fits")


def tray_page_with(card_id: str, waiting: Sequence[str], arrangement: Arrangement) -> int:
    """The tray page (index of its first card) on which this waiting card can be seen."""
    shown = sum(1 for waiting_id in waiting if waiting_id in arrangement.slots)
    index = list(waiting).index(card_id)
    return index // shown * shown if shown else 0


def _largest(ids: Sequence[str], measure: Measure) -> tuple[str, ...]:
    """The cards with the most text: the ladder goes up only where any card can come without pushing it down again."""
    needs = measure.row_needs
    widths: list[tuple[Form, float]] = [("roomy", needs), ("row", needs), ("narrow", MIN_CELL)]
    found = [max(ids, key=lambda c: measure.height(c, form, width)) for form, width in widths if ids]
    found += [max(ids, key=lambda c: measure.widest_word(c, "narrow"))] if ids else []
    return tuple(dict.fromkeys(found))


def _distance(rect: Rect, x: float) -> float:
    return max(rect.x - x, 0.0, x - rect.right)


_Found = tuple[dict[str, Cell], dict[str, Slot]]


def _try_density(
    density: Density,
    body: Rect,
    zones: Mapping[str, Sequence[str]],
    measure: Measure,
    extra: Sequence[str],
    pages: Mapping[str, int],
) -> _Found | None:
    inner = body.w - 2 * INSET - 3 * CELL_GAP
    if density <= Density.ROW:
        card = inner / 4 - 2 * CELL_PADDING
        form: Form = "roomy" if density == Density.ROOMY else _row_form(card, False, measure)
        plans = {sign: _Plan(form, 1, inner / 4) for sign in SIGNS}
    else:
        small = density >= Density.WIDE_SMALL
        wide = _widths(inner, body.h - 2 * INSET, zones, measure, extra, small)
        if wide is None and density != Density.SCROLL:
            return None
        plans = wide or _scroll_widths(inner, body.h - 2 * INSET, zones, measure)
    cells: dict[str, Cell] = {}
    slots: dict[str, Slot] = {}
    left = body.x + INSET
    for sign in SIGNS:
        rect = Rect(left, body.y + INSET, plans[sign].width, body.h - 2 * INSET)
        filled = _fill(rect, plans[sign], zones[sign], measure, extra)
        if filled is None:
            if density != Density.SCROLL:
                return None
            filled = _fill_page(rect, plans[sign], zones[sign], measure, pages.get(sign, 0))
        cells[sign], placed = filled
        slots.update(placed)
        left = rect.right + CELL_GAP
    return cells, slots


class _Plan(NamedTuple):
    """How one cell shows its cards."""

    form: Form
    columns: int
    width: float


def _row_form(card_width: float, small: bool, measure: Measure) -> Form:
    if card_width < measure.row_needs:
        return "narrow"
    return "row_small" if small else "row"


def _widths(
    inner: float,
    height: float,
    zones: Mapping[str, Sequence[str]],
    measure: Measure,
    extra: Sequence[str],
    small: bool,
) -> dict[str, _Plan] | None:
    """Cell widths for *Breed*: equal while one column does, else the crowded cells get what the others can miss."""
    equal = {sign: _Plan(_row_form(inner / 4 - 2 * CELL_PADDING, small, measure), 1, inner / 4) for sign in SIGNS}
    rect = Rect(0, 0, inner / 4, height)
    crowded = [s for s in SIGNS if _fill(rect, equal[s], zones[s], measure, extra) is None]
    if not crowded:
        return equal
    spare, needs = -1.0, {}
    # Small type is the last step before cards hide behind a button: there long words may break at a syllable.
    for whole_words in (True, False) if small else (True,):
        if spare < 0:
            needs = {
                s: _need(zones[s], 2 if s in crowded else 1, height, measure, extra, small, whole_words)
                for s in SIGNS
            }
            spare = inner - sum(needs.values())
    # Needs grow in steps of 10 a column, so a little less than they ask may still do.
    if spare < -20.0 * len(crowded):
        return None
    share = spare / len(crowded)
    plans: dict[str, _Plan] = {}
    for sign in SIGNS:
        columns = 2 if sign in crowded else 1
        width = needs[sign] + (share if sign in crowded else 0.0)
        card = (width - 2 * CELL_PADDING - (columns - 1) * CARD_GAP) / columns
        # A share can make room for a code beside the words, and that costs them more width than they got.
        tries = [_Plan(form, columns, width) for form in (_row_form(card, small, measure), "narrow")]
        fits = [p for p in tries if _fill(Rect(0, 0, width, height), p, zones[sign], measure, extra) is not None]
        if not fits:
            return None
        plans[sign] = fits[0]
    return plans


def _scroll_widths(
    inner: float, height: float, zones: Mapping[str, Sequence[str]], measure: Measure
) -> dict[str, _Plan]:
    """Cell widths when not every card can be shown: empty cells give way to the ones that overflow."""
    equal = _Plan(_row_form(inner / 4 - 2 * CELL_PADDING, True, measure), 1, inner / 4)
    full = [s for s in SIGNS if _fill(Rect(0, 0, equal.width, height), equal, zones[s], measure, ()) is None]
    widths = {s: inner / 4 if zones[s] else min(MIN_CELL, inner / 4) for s in SIGNS}
    share = (inner - sum(widths.values())) / len(full)
    plans: dict[str, _Plan] = {}
    for sign in SIGNS:
        width = widths[sign] + (share if sign in full else 0.0)
        two = (width - 2 * CELL_PADDING - CARD_GAP) / 2
        columns = 2 if sign in full and two >= measure.row_needs else 1
        card = two if columns == 2 else width - 2 * CELL_PADDING
        plans[sign] = _Plan(_row_form(card, True, measure), columns, width)
    return plans


def _need(
    ids: Sequence[str],
    columns: int,
    height: float,
    measure: Measure,
    extra: Sequence[str],
    small: bool,
    whole_words: bool,
) -> float:
    """The least width of a cell at which these cards fit in this many columns, no less than 150."""
    if not ids:
        return MIN_CELL

    def cell_width(card: float) -> float:
        return columns * card + (columns - 1) * CARD_GAP + 2 * CELL_PADDING

    def fits(card: float) -> bool:
        form = _row_form(card, small, measure)
        if whole_words and max(measure.widest_word(c, form) for c in (*ids, *extra)) > card:
            return False
        rect = Rect(0, 0, cell_width(card), height)
        return _fill(rect, _Plan(form, columns, rect.w), ids, measure, extra) is not None

    cards = [MIN_CELL - 2 * CELL_PADDING + 10.0 * step for step in range(40)]
    turn = bisect_left(cards, measure.row_needs)
    # Among narrow cards and among rows wider is better, but the narrowest row can be worse than the widest narrow.
    for widths in (cards[:turn], cards[turn:]):
        found = bisect_left(widths, True, key=fits)
        if found < len(widths):
            return cell_width(widths[found])
    return float("inf")


_Filled = tuple[Cell, dict[str, Slot]]


def _fill(rect: Rect, plan: _Plan, ids: Sequence[str], measure: Measure, extra: Sequence[str]) -> _Filled | None:
    """Stack these cards from the bottom of a cell, or None when they (and any one of ``extra``) do not fit."""
    stacked = rect.w < STACKED_BELOW
    header = STACKED_HEADER if stacked else HEADER
    card_width = (rect.w - 2 * CELL_PADDING - (plan.columns - 1) * CARD_GAP) / plan.columns
    room = rect.h - header - CELL_PADDING
    per_column = -(-len(ids) // plan.columns)
    heights = [measure.height(card_id, plan.form, card_width) for card_id in ids]
    one_more = max((measure.height(c, plan.form, card_width) for c in extra), default=0.0) if ids else 0.0
    if plan.form in ("row", "row_small") and ids:
        least = max(*heights, one_more)
        if not _rows_fit(-(-(len(ids) + bool(one_more)) // plan.columns), least, room):
            return None
        natural = ROW_MIN if least <= ROW_LINE else max(ROW_MAX, least)
        uniform = min(natural, (room - (per_column - 1) * CARD_GAP) / per_column)
        heights, one_more = [uniform] * len(ids), 0.0
    slots: dict[str, Slot] = {}
    top_of_stack = rect.bottom - CELL_PADDING
    for column in range(plan.columns):
        first = column * per_column
        part = list(zip(ids, heights, strict=True))[first : first + per_column]
        used = sum(h for _, h in part) + CARD_GAP * (len(part) - 1)
        if part and used + (one_more + CARD_GAP if one_more else 0.0) > room + 0.01:
            return None
        x = rect.x + CELL_PADDING + column * (card_width + CARD_GAP)
        y = rect.bottom - CELL_PADDING - used
        if part:
            top_of_stack = min(top_of_stack, y - CARD_GAP)
        for card_id, card_height in part:
            slots[card_id] = Slot(Rect(x, y, card_width, card_height), plan.form)
            y += card_height + CARD_GAP
    return Cell(rect, stacked, _landing(rect, header, top_of_stack, plan)), slots


def _rows_fit(rows: int, least: float, room: float) -> bool:
    return rows * max(least, ROW_MIN) + (rows - 1) * CARD_GAP <= room + 0.01


def _landing(rect: Rect, header: float, bottom: float, plan: _Plan) -> Rect | None:
    """The dashed slot on top of the stack, when there is room for one."""
    height = 116.0 if plan.form in ("roomy", "narrow") else ROW_MAX
    height = min(height, bottom - rect.y - header)
    if height < 48:
        return None
    return Rect(rect.x + CELL_PADDING, bottom - height, rect.w - 2 * CELL_PADDING, height)


def _fill_page(rect: Rect, plan: _Plan, ids: Sequence[str], measure: Measure, page: int) -> _Filled:
    """A cell with more cards than room: one page of them above a *nog 3* button."""
    stacked = rect.w < STACKED_BELOW
    room = rect.h - (STACKED_HEADER if stacked else HEADER) - CELL_PADDING - MORE - CARD_GAP
    card_width = (rect.w - 2 * CELL_PADDING - (plan.columns - 1) * CARD_GAP) / plan.columns
    tallest = max(measure.height(card_id, plan.form, card_width) for card_id in ids)
    rows = max(1, int((room + CARD_GAP) // (max(tallest, ROW_MIN) + CARD_GAP)))
    capacity = rows * plan.columns
    first = _first_of_page(page, capacity, len(ids))
    shown = ids[first : first + capacity]
    above = Rect(rect.x, rect.y, rect.w, rect.h - MORE - CARD_GAP)
    filled = _fill(above, plan, shown, measure, ())
    slots = filled[1] if filled else {}
    if not slots:
        # Cards taller than the room (a school's own long text) show their first lines rather than nothing.
        x, y = rect.x + CELL_PADDING, rect.bottom - CELL_PADDING - MORE - CARD_GAP - room
        step = card_width + CARD_GAP
        slots = {c: Slot(Rect(x + i * step, y, card_width, room), plan.form) for i, c in enumerate(shown)}
    more = Rect(rect.x + CELL_PADDING, rect.bottom - CELL_PADDING - MORE, rect.w - 2 * CELL_PADDING, MORE)
    return Cell(rect, stacked, None, more, len(ids) - len(slots)), slots


def _first_of_page(page: int, capacity: int, count: int) -> int:
    """The first card of the page that holds card ``page``. The last page is a full one too: it begins earlier."""
    return max(0, min(page // capacity * capacity, count - capacity)) if page < count else 0


def _tray(
    rect: Rect, form: TrayForm, waiting: Sequence[str], measure: Measure, page: int, spare: float = 0.0
) -> tuple[Tray, dict[str, Slot]]:
    """The cards that wait, in reading order: at most five side by side, the rest behind a stack to tap.

    ``spare`` is kept free at the right.
    """
    if not waiting:
        return Tray(rect, form), {}
    inner, height = rect.w - 2 * CELL_PADDING - spare, rect.h - 24
    least = TRAY_CARD_MIN if form == "open" else measure.row_needs
    for fits in range(TRAY_MAX, 0, -1):
        paged = len(waiting) > fits
        room = inner - (MORE + TRAY_GAP if paged else 0.0)
        if fits > 1 and fits * (least + TRAY_GAP) - TRAY_GAP > room:
            continue
        # As many columns as the paper's next page will need, so that a card does not grow when its neighbour leaves.
        columns = fits if paged else min(max(len(waiting), 4), fits)
        first = _first_of_page(page, fits, len(waiting))
        starts = {_first_of_page(index, fits, len(waiting)) for index in range(0, len(waiting), fits)}
        pages = {i: _tray_widths(waiting[i : i + fits], form, columns, room, height, measure) for i in starts}
        if all(readable for _, _, readable in pages.values()):
            break
    widths, card_form, _ = pages[first]
    shown = waiting[first : first + fits]
    slots: dict[str, Slot] = {}
    x = rect.x + CELL_PADDING
    for card_id, width in zip(shown, widths, strict=True):
        slots[card_id] = Slot(Rect(x, rect.y + 12, width, height), card_form)
        x += width + TRAY_GAP
    more = Rect(rect.right - spare - CELL_PADDING - MORE, rect.y + 12, MORE, height) if paged else None
    return Tray(rect, form, more, len(waiting) - len(shown)), slots


def _tray_with_tile(
    rect: Rect, form: TrayForm, waiting: Sequence[str], measure: Measure
) -> tuple[Tray | None, dict[str, Slot]]:
    """The last cards that wait, and a tile for an own card after them; None where that costs a card its words."""
    count, inner, height = len(waiting), rect.w - 2 * CELL_PADDING, rect.h - 24
    if not 0 < count <= TILE_UNTIL:
        return None, {}
    least = TRAY_CARD_MIN if form == "open" else measure.row_needs
    columns = max(count + 1, 4)
    equal = (inner - (columns - 1) * TRAY_GAP) / columns
    # In a narrow tray the cards share what there is, and the tile takes the least it needs.
    smallest = TILE_MIN if form == "open" else measure.row_needs
    tries = [(equal, columns - 1)] if equal >= smallest else []
    for width, share in (*tries, (smallest, count)):
        room = inner - width - TRAY_GAP
        if (room - (share - 1) * TRAY_GAP) / share < least:
            continue
        widths, card_form, readable = _tray_widths(waiting, form, share, room, height, measure)
        if readable:
            slots: dict[str, Slot] = {}
            x = rect.x + CELL_PADDING
            for card_id, card_width in zip(waiting, widths, strict=True):
                slots[card_id] = Slot(Rect(x, rect.y + 12, card_width, height), card_form)
                x += card_width + TRAY_GAP
            return Tray(rect, form, tile=Rect(x, rect.y + 12, width, height)), slots
    return None, {}


def _tray_widths(
    shown: Sequence[str], form: TrayForm, columns: int, inner: float, height: float, measure: Measure
) -> tuple[list[float], Form, bool]:
    """Widths, form, and whether all text fits: equal columns where it does, else the short make room for the long."""
    equal = (inner - (columns - 1) * TRAY_GAP) / columns
    forms: list[Form] = ["row_small"] if form == "strip" else ["tray"]
    if form == "open" and columns <= 4:
        forms.insert(0, "tray_large")
    for card_form in forms:
        if all(measure.height(card_id, card_form, equal) <= height for card_id in shown):
            return [equal] * len(shown), card_form, True
    room = inner - (len(shown) - 1) * TRAY_GAP
    # What does not even fit alone (a school's own long text) is cut off; it must not push the others out.
    needs = {c: _tray_need(c, card_form, room, height, measure) for c in shown}
    spare = room - sum(need or equal for need in needs.values())
    if spare < 0:
        return [equal] * len(shown), card_form, False
    widths = [(need or equal) + spare / len(needs) for need in needs.values()]
    # A word that needs no hyphen any more can take a line more in a wider card.
    pairs = zip(needs.items(), widths, strict=True)
    readable = all(not need or measure.height(c, card_form, width) <= height for (c, need), width in pairs)
    return widths, card_form, readable


def _tray_need(card_id: str, form: Form, room: float, height: float, measure: Measure) -> float | None:
    """The least width at which a waiting card shows all its text, in steps of 10; None when it never does."""
    steps = range(int((room - MIN_CELL) // 10) + 1)
    found = bisect_left(steps, True, key=lambda step: measure.height(card_id, form, MIN_CELL + 10.0 * step) <= height)
    return MIN_CELL + 10.0 * found if found < len(steps) else None
