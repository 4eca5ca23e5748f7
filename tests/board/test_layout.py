"""The board's layout as laws: whatever lies where, no card is lost, covered, cut off or out of order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.resources import load_instrument, resource
from zorgscan_desktop.board.layout import (
    BATTERY_TO_TRAY,
    CARD_GAP,
    CELL_GAP,
    CELL_PADDING,
    HEADER,
    INSET,
    MIN_CELL,
    ROW_MIN,
    SIGNS,
    SNAP,
    STACKED_HEADER,
    Arrangement,
    BoardSize,
    Cell,
    Density,
    Form,
    Measure,
    Rect,
    arrange,
    tray_page_with,
)
from zorgscan_desktop.ui.card_painter import CardFace, CardMeasure, CardStyle
from zorgscan_desktop.ui.fonts import load_fonts
from zorgscan_desktop.ui.theme import Look

PAPER = load_instrument()
FORMS: tuple[Form, ...] = ("roomy", "row", "row_small", "narrow", "tray", "tray_large")
FIRST = [indicator.id for indicator in PAPER.dimensions[0].indicators]
"""The fullest dimension: fourteen cards."""
OWN = [f"own-{number}" for number in range(1, 41)]
ALMOST = 0.05


@dataclass(frozen=True)
class Window:
    """A window, and what the board screen leaves of it for the battery and its tray (dpx)."""

    width: int
    height: int
    board: BoardSize


COMPACT = 768 / 1038
BIG = Window(1920, 1080, BoardSize(1240, 992))
WINDOWS = {
    "1920x1080": BIG,
    "1920x1080 without panel": Window(1920, 1080, BoardSize(1574, 992)),
    "1366x768": Window(1366, 768, BoardSize(1366 / COMPACT - 130 - 98, 950, compact=True)),
    "1024x768": Window(1024, 768, BoardSize(1024 / COMPACT - 130 - 98, 950, compact=True)),
    "3840x2160": Window(3840, 2160, BoardSize(1240, 992)),
}
every_window = pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
three_windows = pytest.mark.parametrize("window", list(WINDOWS.values())[1:4], ids=list(WINDOWS)[1:4])
every_text_size = pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])


class Letters:
    """Cards as so many letters of one width, so that laws can be checked without a font and for any text."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    def height(self, card_id: str, form: Form, width: float) -> float:
        row = form in ("row", "row_small")
        lines = ceil(self.counts[card_id] * 11 / max(width - (110 if row else 28), 20))
        return max(64.0, 14.0 + 24 * lines) if row else 58.0 + 26 * lines

    def widest_word(self, card_id: str, form: Form) -> float:
        return min(self.counts[card_id], 14) * 11 + (110 if form in ("row", "row_small") else 28)

    row_needs = 226.0


class Plates:
    """Cards that all measure the same, so that the ladder can be counted out."""

    def height(self, card_id: str, form: Form, width: float) -> float:
        return {"roomy": 116.0, "row": 70.0, "row_small": 64.0, "narrow": 300.0}.get(form, 80.0)

    def widest_word(self, card_id: str, form: Form) -> float:
        return 200.0

    row_needs = 226.0


class RealCards(CardMeasure):
    """What the app measures with, remembered: laws ask the same thousands of times."""

    def __init__(self, faces: dict[str, CardFace], look: Look) -> None:
        super().__init__(faces, look)
        self.height = cache(super().height)
        self.widest_word = cache(super().widest_word)


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    """Cards are measured in the shipped font."""
    assert load_fonts(resource("fonts")) == []


@cache
def real_cards(window: Window, factor: float = 1.0) -> RealCards:
    """The paper's cards and forty own ones, in this window at this text size."""
    look = Look()
    look.fit(window.width, window.height)
    look.set_text_factor(factor)
    faces = {i.id: CardFace(i.code, i.key_words, i.statement, i.emphasis_spans()) for i in PAPER.indicators}
    for number, card_id in enumerate(OWN, start=1):
        words = ("Zorgoverleg", "Eigen afspraken rond zorg", "Verantwoordelijkheidsgevoel op school")[number % 3]
        faces[card_id] = CardFace(f"E {number}", words, f"Onze school maakt werk van {words.lower()}.", own=True)
    return RealCards(faces, look)


Zones = dict[str, list[str]]


def only(sign: str, ids: Sequence[str]) -> Zones:
    """All cards in one zone."""
    return {s: list(ids) if s == sign else [] for s in SIGNS}


def overlap(one: Rect, other: Rect) -> bool:
    apart_x = one.right <= other.x + ALMOST or other.right <= one.x + ALMOST
    return not (apart_x or one.bottom <= other.y + ALMOST or other.bottom <= one.y + ALMOST)


def inside(inner: Rect, outer: Rect) -> bool:
    return outer.holds(inner.x, inner.y, ALMOST) and outer.holds(inner.right, inner.bottom, ALMOST)


def shown(ids: Sequence[str], board: Arrangement) -> list[str]:
    return [card_id for card_id in ids if card_id in board.slots]


def columns(ids: Sequence[str], board: Arrangement) -> list[list[str]]:
    """The cards that can be seen, column by column from the left, each from top to bottom."""
    found: dict[float, list[str]] = {}
    for card_id in sorted(shown(ids, board), key=lambda c: board.slots[c].rect.y):
        found.setdefault(board.slots[card_id].rect.x, []).append(card_id)
    return [found[x] for x in sorted(found)]


def check_board(size: BoardSize, board: Arrangement) -> None:
    """Battery above tray, both on the board; four cells in order that fill the battery."""
    cells = [board.cells[sign].rect for sign in SIGNS]
    assert tuple(board.cells) == SIGNS
    assert inside(board.tray.rect, Rect(0, 0, size.width, size.height))
    assert board.body.bottom + BATTERY_TO_TRAY == pytest.approx(board.tray.rect.y)
    assert (cells[0].x, cells[-1].right) == pytest.approx((board.body.x + INSET, board.body.right - INSET))
    assert all(right.x - left.right == pytest.approx(CELL_GAP) for left, right in pairwise(cells))
    if board.body.w - 2 * INSET - 3 * CELL_GAP >= 4 * MIN_CELL:
        assert all(cell.w >= MIN_CELL - ALMOST for cell in cells)
    assert all((cell.y, cell.bottom) == (board.body.y + INSET, board.body.bottom - INSET) for cell in cells)


def check_cell(cell: Cell, ids: Sequence[str], board: Arrangement) -> None:
    """One zone: every card once, inside, under the header, 8 apart, from the bottom, in the order of the paper."""
    seen = shown(ids, board)
    assert len(seen) + cell.hidden == len(ids)
    assert (cell.more is not None) == (cell.hidden > 0)
    first = ids.index(seen[0]) if seen else 0
    in_columns = columns(ids, board)
    assert [c for column in in_columns for c in column] == list(ids[first : first + len(seen)])
    for column in in_columns:
        rects = [board.slots[card_id].rect for card_id in column]
        assert all(below.y - above.bottom == pytest.approx(CARD_GAP) for above, below in pairwise(rects))
    tops = [board.slots[column[0]].rect for column in in_columns]
    assert all(right.x - left.right == pytest.approx(CARD_GAP) for left, right in pairwise(tops))
    assert cell.stacked == (cell.rect.w < 225)
    top = cell.rect.y + (STACKED_HEADER if cell.stacked else HEADER)
    room = Rect(cell.rect.x, top, cell.rect.w, cell.rect.bottom - top)
    things = [board.slots[card_id].rect for card_id in seen]
    bottom = cell.more.y - CARD_GAP if cell.more else cell.rect.bottom - CELL_PADDING
    assert all(board.slots[column[-1]].rect.bottom == pytest.approx(bottom) for column in in_columns)
    things += [extra for extra in (cell.landing, cell.more) if extra]
    assert all(inside(thing, room) for thing in things)
    assert not any(overlap(one, other) for one, other in combinations(things, 2))


def check_tray(waiting: Sequence[str], board: Arrangement) -> None:
    """The tray: at most five, side by side in reading order, and it says how many more there are."""
    seen, tray = shown(waiting, board), board.tray
    assert len(seen) + tray.hidden == len(waiting)
    assert (tray.more is not None) == (tray.hidden > 0)
    assert bool(seen) == bool(waiting)
    assert len(seen) <= 5
    row = [board.slots[card_id].rect for card_id in seen] + [rect for rect in (tray.tile, tray.more) if rect]
    assert all(inside(rect, tray.rect) for rect in row)
    assert all(left.right < right.x for left, right in pairwise(row))
    expected = "closed" if not waiting else "open" if board.density <= Density.ROW else "strip"
    assert tray.form == expected


def check(size: BoardSize, zones: Zones, waiting: Sequence[str], board: Arrangement) -> None:
    """Every law at once."""
    check_board(size, board)
    for sign in SIGNS:
        check_cell(board.cells[sign], zones[sign], board)
    check_tray(waiting, board)
    if any(cell.hidden for cell in board.cells.values()):
        assert board.density == Density.SCROLL
    known = {card_id for ids in zones.values() for card_id in ids} | set(waiting)
    assert set(board.slots) <= known


def check_nothing_is_cut(measure: Measure, board: Arrangement) -> None:
    """Every card is at least as high as its text."""
    for card_id, slot in board.slots.items():
        assert measure.height(card_id, slot.form, slot.rect.w) <= slot.rect.h + ALMOST, (card_id, slot)


# -- the laws -------------------------------------------------------------------------------------------------------

places = st.sampled_from([None, *SIGNS])
sizes = st.builds(
    BoardSize,
    st.floats(830, 3000, width=16),
    st.floats(860, 1400, width=16),
    compact=st.booleans(),
    tray=st.just(True),
) | st.sampled_from([window.board for window in WINDOWS.values()])
pages = st.dictionaries(st.sampled_from([*SIGNS, "tray"]), st.integers(0, 60))


@st.composite
def laid(draw: st.DrawFn, ids: Sequence[str]) -> tuple[Zones, list[str]]:
    """These cards anywhere, often most of them in one place."""
    favourite = draw(places)
    where = draw(st.lists(places | st.just(favourite), min_size=len(ids), max_size=len(ids)))
    zones = {sign: [c for c, at in zip(ids, where, strict=True) if at == sign] for sign in SIGNS}
    return zones, [c for c, at in zip(ids, where, strict=True) if at is None]


@settings(deadline=None, max_examples=150)
@given(data=st.data(), size=sizes, turned=pages, previous=st.sampled_from(Density))
def test_the_laws_hold_whatever_lies_where(
    data: st.DataObject, size: BoardSize, turned: dict[str, int], previous: Density
) -> None:
    letters = data.draw(st.lists(st.integers(1, 60), max_size=45))
    measure = Letters({f"card {index}": count for index, count in enumerate(letters)})
    zones, waiting = data.draw(laid(list(measure.counts)))
    tile = data.draw(st.booleans())
    board = arrange(size, zones, waiting, measure, previous=previous, pages=turned, tile=tile)
    check(size, zones, waiting, board)
    for sign in SIGNS:
        for card_id in shown(zones[sign], board):
            slot = board.slots[card_id]
            assert measure.height(card_id, slot.form, slot.rect.w) <= slot.rect.h + ALMOST


@settings(deadline=None, max_examples=50)
@given(data=st.data(), turned=pages, previous=st.sampled_from(Density))
def test_the_laws_hold_for_the_real_cards(data: st.DataObject, turned: dict[str, int], previous: Density) -> None:
    window = data.draw(st.sampled_from(list(WINDOWS.values())))
    measure = real_cards(window, data.draw(st.sampled_from([1.0, 1.3])))
    dimension = data.draw(st.sampled_from(PAPER.dimensions))
    ids = [indicator.id for indicator in dimension.indicators] + OWN[: data.draw(st.sampled_from([0, 0, 4, 40]))]
    zones, waiting = data.draw(laid(ids))
    board = arrange(window.board, zones, waiting, measure, previous=previous, pages=turned)
    check(window.board, zones, waiting, board)
    check_nothing_is_cut(measure, board)


def test_a_card_with_more_text_than_the_cell_is_high_stays_in_its_cell_and_lets_the_others_be_reached() -> None:
    measure = Letters({"long 1": 20_000, "short": 10, "long 2": 9_000})
    ids = list(measure.counts)
    for sign in SIGNS:
        board = arrange(BIG.board, only(sign, ids), [], measure)
        check(BIG.board, only(sign, ids), [], board)
        assert turn_through(ids, lambda page, sign=sign: paged(BIG, only(sign, ids), [], measure, sign, page)) == set(
            ids
        )


def test_a_statement_longer_than_the_tray_does_not_push_the_others_out() -> None:
    measure = Letters({"long": 20_000, "a": 60, "b": 60, "c": 60})
    board = arrange(BIG.board, only("+", []), list(measure.counts), measure)
    check(BIG.board, only("+", []), list(measure.counts), board)
    assert len(board.slots) == 4


# -- sizes of the design --------------------------------------------------------------------------------------------


@every_window
@pytest.mark.parametrize("waiting", [[], ["own-1"]], ids=["tray empty", "one waits"])
@pytest.mark.parametrize("sign", SIGNS)
def test_fourteen_cards_in_one_zone_are_all_there(window: Window, sign: str, waiting: list[str]) -> None:
    measure = real_cards(window)
    board = arrange(window.board, only(sign, FIRST), waiting, measure)
    check(window.board, only(sign, FIRST), waiting, board)
    check_nothing_is_cut(measure, board)
    assert all(board.slots[card_id].rect.h >= ROW_MIN for card_id in shown(FIRST, board))
    if window.width > 1024:  # two columns of a cell on 1024x768 are too narrow for seven rows of key words
        assert board.cells[sign].hidden == 0
        assert [len(column) for column in columns(FIRST, board)] == [7, 7]


def test_fourteen_cards_on_the_mockup_are_two_columns_of_seven_rows_of_78() -> None:
    board = arrange(BIG.board, only("++", FIRST), [], real_cards(BIG))
    assert board.density == Density.WIDE
    assert {board.slots[card_id].rect.h for card_id in FIRST} == {78.0}
    assert [board.cells[sign].rect.w for sign in SIGNS] == pytest.approx([150, 150, 150, 656])


@every_window
def test_the_paper_spread_over_four_zones_leaves_them_equal_and_roomy(window: Window) -> None:
    zones = {sign: FIRST[index::4] for index, sign in enumerate(SIGNS)}
    board = arrange(window.board, zones, [], real_cards(window))
    assert board.density == Density.ROOMY
    widths = [board.cells[sign].rect.w for sign in SIGNS]
    assert widths == pytest.approx([widths[0]] * 4)


@every_window
@every_text_size
@pytest.mark.parametrize("form", FORMS)
def test_card_text_never_goes_under_20(window: Window, factor: float, form: Form) -> None:
    look = Look()
    look.fit(window.width, window.height)
    look.set_text_factor(factor)
    pixels = CardStyle.of(look, form).text_font().pixelSize()
    assert pixels >= max(14, 20 * factor * look.scale - 0.5)  # whole pixels


@every_window
@every_text_size
def test_no_statement_in_the_tray_is_cut_off(window: Window, factor: float) -> None:
    measure = real_cards(window, factor)
    for dimension in PAPER.dimensions:
        ids = [indicator.id for indicator in dimension.indicators]
        for start in range(len(ids)):
            waiting = ids[start:]
            for page in range(0, len(waiting), 3):
                board = arrange(window.board, only("+", []), waiting, measure, pages={"tray": page})
                check_nothing_is_cut(measure, board)


def test_a_tray_of_four_or_fewer_shows_them_large() -> None:
    measure = Letters(dict.fromkeys(FIRST, 60))
    boards = [arrange(BIG.board, only("+", []), FIRST[:count], measure) for count in (5, 4, 3)]
    forms = [{slot.form for slot in board.slots.values()} for board in boards]
    assert forms == [{"tray"}, {"tray_large"}, {"tray_large"}]
    # A card does not grow when its neighbour leaves.
    assert [boards[2].slots[c] for c in FIRST[:3]] == [boards[1].slots[c] for c in FIRST[:3]]


@every_window
@every_text_size
@pytest.mark.parametrize("sign", ["+", ""])
def test_a_tile_for_an_own_card_comes_last_and_costs_no_card_its_words(
    window: Window, factor: float, sign: str
) -> None:
    """Also in the strip, which a crowded zone makes of the tray (``sign``)."""
    measure = real_cards(window, factor)
    for dimension in PAPER.dimensions:
        ids = [indicator.id for indicator in dimension.indicators]
        for count in range(len(ids) + 1):
            waiting, laid_ids = ids[len(ids) - count :], ids[: len(ids) - count] if sign else []
            board = arrange(window.board, only(sign or "+", laid_ids), waiting, measure, tile=True)
            check_tray(waiting, board)
            check_nothing_is_cut(measure, board)
            if board.tray.tile is None:
                continue
            assert 0 < count <= 4
            assert board.tray.hidden == 0
            assert board.tray.tile.w >= 164
            assert board.tray.tile.x > board.slots[waiting[-1]].rect.right


def test_in_the_designed_window_the_tile_is_there_when_few_cards_wait() -> None:
    """Four long statements, those of dimension 2, take the whole tray; the panel *Meer* has the wish as well."""
    for dimension in PAPER.dimensions:
        ids = [indicator.id for indicator in dimension.indicators]
        for count in range(1, min(4, len(ids)) + 1):
            board = arrange(BIG.board, only("+", []), ids[-count:], real_cards(BIG), tile=True)
            if (dimension.number, count) == (2, 4):
                assert board.tray.tile is None
                continue
            assert board.tray.tile is not None
            assert board.tray.tile.h == board.slots[ids[-1]].rect.h


# -- the ladder -----------------------------------------------------------------------------------------------------


def waiting(ids: Sequence[str]) -> list[str]:
    """These cards and two that never leave the tray: an empty one would give its room to the battery."""
    return [*ids, *OWN[-2:]]


def climb(
    window: Window, order: Sequence[str], measure: Measure, start: Density = Density.ROOMY, *, down: bool = False
) -> list[Density]:
    """The density with 0, 1, 2 ... of these cards in one zone, as they come one by one, or leave one by one."""
    found: dict[int, Density] = {}
    previous = start
    counts = range(len(order) + 1)
    for count in reversed(counts) if down else counts:
        board = arrange(window.board, only("+", order[:count]), waiting(order[count:]), measure, previous=previous)
        previous = found[count] = board.density
    return [found[count] for count in counts]


def test_the_ladder_goes_down_in_the_designed_order() -> None:
    # At 1240x992 there is room for 3 cards of 116, 5 rows of 70, 2 x 7 rows of 70 beside a strip, 2 x 8 rows of 64.
    expected = [1] * 4 + [2] * 2 + [3] * 9 + [4] * 2 + [5] * 4
    assert climb(BIG, OWN[:20], Plates()) == expected


@three_windows
@every_text_size
def test_the_ladder_never_goes_up_while_cards_are_added(window: Window, factor: float) -> None:
    densities = climb(window, [*FIRST, *OWN[:10]], real_cards(window, factor))
    assert densities == sorted(densities)
    assert (densities[0], densities[-1]) == (Density.ROOMY, Density.SCROLL)


def test_it_goes_up_when_two_fewer_lie_there_than_what_pushed_it_down() -> None:
    up = climb(BIG, OWN[:20], Plates())
    down = climb(BIG, OWN[:20], Plates(), start=up[-1], down=True)
    for count in range(1, 20):
        assert down[count] == up[count + 1], f"with {count} cards"


@three_windows
@pytest.mark.parametrize("factor", [1.0, 1.3])
def test_the_card_that_pushed_the_ladder_down_can_come_and_go_without_flicker(window: Window, factor: float) -> None:
    order, measure = [*FIRST, *OWN[:6]], real_cards(window, factor)
    up = climb(window, order, measure)
    for count in range(len(order)):
        density, seen = up[count + 1], []
        for now in (count, count + 1, count, count + 1):
            board = arrange(window.board, only("+", order[:now]), waiting(order[now:]), measure, previous=density)
            density = board.density
            seen.append(density)
        assert seen == [seen[0], up[count + 1]] * 2
        if up[count + 1] > up[count]:
            assert seen[0] == up[count + 1]


@settings(deadline=None, max_examples=50)
@given(data=st.data(), size=sizes, previous=st.sampled_from(Density))
def test_how_it_came_to_a_density_makes_no_difference(
    data: st.DataObject, size: BoardSize, previous: Density
) -> None:
    measure = Letters({c: data.draw(st.integers(1, 60)) for c in FIRST})
    zones, rest = data.draw(laid(FIRST))
    board = arrange(size, zones, rest, measure, previous=previous)
    assert arrange(size, zones, rest, measure, previous=board.density) == board


def test_all_cells_keep_one_density() -> None:
    zones = {"--": FIRST[:10], "-": FIRST[10:11], "+": FIRST[11:], "++": []}
    board = arrange(BIG.board, zones, ["own-1"], real_cards(BIG))
    forms = {board.slots[card_id].form for ids in zones.values() for card_id in ids}
    assert board.density == Density.WIDE
    assert "roomy" not in forms
    assert board.tray.form == "strip"


def test_the_empty_tray_gives_its_room_to_the_battery() -> None:
    measure = real_cards(BIG)
    with_tray = arrange(BIG.board, only("+", FIRST[:5]), FIRST[5:], measure)
    without = arrange(BIG.board, only("+", FIRST[:5]), [], measure)
    assert without.body.h > with_tray.body.h
    assert without.density == Density.ROOMY < with_tray.density


def test_cards_that_fit_are_not_hidden_because_their_cell_got_wider() -> None:
    # Regression: its share of the width turned narrow cards that did fit into rows that did not.
    window = WINDOWS["1024x768"]
    ids = [indicator.id for indicator in PAPER.dimensions[2].indicators]
    board = arrange(window.board, only("++", ids), [], real_cards(window, 1.3))
    check(window.board, only("++", ids), [], board)
    assert board.cells["++"].hidden == 0


def test_the_whole_width_is_tried_before_the_ladder_goes_down() -> None:
    # Regression: widths are tried in steps of 10; what lies between two steps went to a lower density.
    measure = real_cards(BIG, 1.15)
    board = arrange(BIG.board, only("++", FIRST), [], measure)
    check_nothing_is_cut(measure, board)
    assert board.density == Density.WIDE_SMALL


# -- where a pointer drops ------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(data=st.data(), x=st.floats(0, 1240), y=st.floats(0, 992))
def test_a_pointer_drops_in_the_nearest_zone_within_24_of_the_battery(
    data: st.DataObject, x: float, y: float
) -> None:
    count = data.draw(st.integers(0, 14))
    board = arrange(BIG.board, only("-", FIRST[:count]), FIRST[count:], Plates())
    body, found = board.body, board.zone_at(x, y)
    on_battery = body.x - SNAP <= x <= body.right + SNAP and body.y - SNAP <= y <= body.bottom + SNAP
    if not on_battery or board.tray.rect.holds(x, y):
        assert found is None
        return
    distances = {s: max(c.rect.x - x, 0, x - c.rect.right) for s, c in board.cells.items()}
    assert found is not None
    assert distances[found] == min(distances.values())


@pytest.mark.parametrize(("left", "right"), list(pairwise(SIGNS)))
def test_the_gap_between_cells_is_split_in_the_middle(left: str, right: str) -> None:
    board = arrange(BIG.board, only("+", FIRST), [], Plates())
    gap = board.cells[left].rect.right
    y = board.body.y + 200
    assert [board.zone_at(gap + step, y) for step in (-1, 1, 3, 5, 7, 9)] == [left] * 3 + [right] * 3


def test_the_rim_and_a_little_beyond_belong_to_the_battery() -> None:
    board = arrange(BIG.board, only("+", []), FIRST, Plates())
    body = board.body
    middle_x, middle_y = body.x + body.w / 2, body.y + body.h / 2
    assert board.zone_at(body.x - 23, middle_y) == "--"
    assert board.zone_at(body.right + 23, middle_y) == "++"
    assert board.zone_at(body.x - 25, middle_y) is None
    assert board.zone_at(body.right + 25, middle_y) is None
    assert board.zone_at(middle_x - 60, body.y - 23) == "-"
    assert board.zone_at(middle_x - 60, body.y - 25) is None
    assert board.zone_at(middle_x + 60, board.tray.rect.y - 1) == "+"
    assert board.zone_at(middle_x + 60, board.tray.rect.y + 1) is None


# -- turning pages --------------------------------------------------------------------------------------------------


def paged(window: Window, zones: Zones, waiting: list[str], measure: Measure, place: str, page: int) -> Arrangement:
    return arrange(window.board, zones, waiting, measure, pages={place: page})


def turn_through(ids: Sequence[str], at_page: Callable[[int], Arrangement], page: int = 0) -> set[str]:
    """Tap *nog n* until the first page is back, as the scene does: on by what can be seen; all that was seen."""
    seen: set[str] = set()
    for _ in range(len(ids) + 1):
        visible = shown(ids, at_page(page))
        seen.update(visible)
        page = (page + len(visible)) % len(ids)
        if page < len(visible):
            return seen
    raise AssertionError("the first page never comes back")


def check_every_card_can_be_found(ids: Sequence[str], at_page: Callable[[int], Arrangement]) -> None:
    """From any page one step leads to any card (the keyboard does this), and from there the pages go on."""
    for start in (0, len(ids) // 2, len(ids) - 1):
        board = at_page(start)
        for card_id in ids:
            page = tray_page_with(card_id, ids, board)
            assert card_id in at_page(page).slots
            assert turn_through(ids, at_page, page) >= set(ids[ids.index(card_id) :])
    assert turn_through(ids, at_page) == set(ids)


@every_window
@pytest.mark.parametrize("count", [1, 4, 5, 6, 9, 10, 11, 13, 14, 40])
def test_every_waiting_card_can_be_reached(window: Window, count: int) -> None:
    waiting = [*FIRST, *OWN][:count] if count <= 14 else OWN
    measure = real_cards(window)
    boards = cache(lambda page: paged(window, only("+", []), waiting, measure, "tray", page))
    check_every_card_can_be_found(waiting, boards)
    for page in range(count):
        check(window.board, only("+", []), waiting, boards(page))


def test_the_last_page_of_the_tray_is_as_full_as_the_others() -> None:
    boards = [paged(BIG, only("+", []), FIRST[:13], real_cards(BIG), "tray", page) for page in (0, 5, 10)]
    assert [shown(FIRST, board) for board in boards] == [FIRST[0:5], FIRST[5:10], FIRST[8:13]]


def test_a_page_that_ran_empty_is_the_first_one_again() -> None:
    board = paged(BIG, only("+", FIRST[6:]), FIRST[:6], real_cards(BIG), "tray", 10)
    assert shown(FIRST[:6], board)[0] == FIRST[0]


@three_windows
@pytest.mark.parametrize("factor", [1.0, 1.3])
def test_forty_own_cards_in_one_zone_can_all_be_reached(window: Window, factor: float) -> None:
    measure = real_cards(window, factor)
    boards = cache(lambda page: paged(window, only("-", OWN), ["1.2"], measure, "-", page))
    assert boards(0).density == Density.SCROLL
    check_every_card_can_be_found(OWN, boards)
    for page in range(0, 40, 7):
        check(window.board, only("-", OWN), ["1.2"], boards(page))
        check_nothing_is_cut(measure, boards(page))


def test_a_zone_of_390_cards_can_all_be_reached() -> None:
    ids = [f"card {number}" for number in range(390)]
    measure = Letters({card_id: 8 + number % 40 for number, card_id in enumerate(ids)})
    boards = cache(lambda page: paged(BIG, only("++", ids), [], measure, "++", page))
    check(BIG.board, only("++", ids), [], boards(0))
    check_every_card_can_be_found(ids, boards)


def test_other_zones_of_a_crowded_board_stay_as_they_are() -> None:
    zones = {**only("-", OWN), "+": FIRST[:3]}
    board = arrange(BIG.board, zones, [], real_cards(BIG))
    check(BIG.board, zones, [], board)
    assert board.cells["+"].hidden == 0
    turned = arrange(BIG.board, zones, [], real_cards(BIG), pages={"-": 20})
    assert {c: turned.slots[c] for c in FIRST[:3]} == {c: board.slots[c] for c in FIRST[:3]}
    assert turned._replace(slots={}, cells={}) == board._replace(slots={}, cells={})
