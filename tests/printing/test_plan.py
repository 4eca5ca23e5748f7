"""Where the cards of the printed battery go, for any number of them: none lost, none twice, all on the paper."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from page_samples import PAPER, changed, empty, laid, own
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.headless import painting
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.export.battery_layout import blocks_of
from zorgscan_desktop.export.labels import card_words
from zorgscan_desktop.printing.band_label import label_height
from zorgscan_desktop.printing.bands import SCALE, TRAY_GAP, Plan, stack_height, strip_height
from zorgscan_desktop.printing.battery_plan import Planner
from zorgscan_desktop.printing.paper import mm
from zorgscan_desktop.printing.small_card import small_cards, text_room
from zorgscan_desktop.ui.battery_painter import NUB_WIDTH

WIDTH, HEIGHT = mm(232), mm(144)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> Any:
    with painting():
        yield


def planned(scan: Scan, **options: Any) -> Plan:
    cards = card_words(scan, PAPER)
    planner = Planner(blocks_of(cards, PAPER.dimensions), small_cards(cards, ()), WIDTH, label_height)
    return planner.plan(HEIGHT, **options)


def check(scan: Scan, plan: Plan, height: float = HEIGHT) -> None:
    """Every card lies once, in its zone, in reading order, inside the page."""
    columns = plan.columns
    right = columns.body + NUB_WIDTH * SCALE + (TRAY_GAP + columns.width(None) if columns.lanes[None] else 0)
    assert right <= WIDTH + 1
    for bands in plan.pages:
        assert sum(band.height for band in bands) + strip_height(plan.strip) <= height + 1
        for band in bands:
            assert band.height >= label_height(band.dimension) - 1
            assert all(stack_height(rows) <= band.height for rows in band.rows.values())
    strip = [card.code for row in plan.strip for card in row.cards]
    for place in (*SIGNS, None):
        found = [c.code for bands in plan.pages for b in bands for row in b.rows[place] for c in row.cards]
        expected = [c.code for c in card_words(scan, PAPER) if c.card.zone == place]
        assert found + (strip if place is None else []) == expected


@pytest.mark.parametrize("zone", [*SIGNS, None])
def test_all_in_one_place_fits_on_one_page_in_large_letters(zone: str | None) -> None:
    scan = laid(zone)
    plan = planned(scan)
    check(scan, plan)
    assert len(plan.pages) == 1
    assert plan.columns.points >= 8


def test_a_few_that_wait_lie_below() -> None:
    scan = changed(laid(*SIGNS), *laid(None).cards[3:6])
    plan = planned(scan)
    check(scan, plan)
    assert [len(row.cards) for row in plan.strip] == [3]
    assert plan.columns.points >= 8


def test_zones_are_equal_when_they_can_be() -> None:
    plan = planned(laid(*SIGNS))
    assert len({plan.columns.width(sign) for sign in SIGNS}) == 1


def test_one_page_may_grow_but_not_without_end() -> None:
    scan = changed(empty(), *[own(n, 1 + n % 7, "-") for n in range(1, 61)])
    check(scan, planned(scan, may_grow=True), 4 * HEIGHT)
    assert len(planned(scan, may_grow=True).pages) == 1
    assert len(planned(scan).pages) > 1
    many = changed(empty(), *[own(n, 1, "-") for n in range(1, 1000)])
    assert len(planned(many, may_grow=True).pages) > 1


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    zones=st.lists(st.sampled_from([None, *SIGNS]), min_size=1, max_size=39),
    owns=st.lists(st.tuples(st.integers(1, 7), st.sampled_from([None, *SIGNS])), max_size=60)
    | st.integers(100, 300).map(lambda count: [(2, "+")] * count),
    words=st.text(max_size=60),
)
def test_any_battery(zones: list[str | None], owns: list[tuple[int, str | None]], words: str) -> None:
    cards = [own(n, dimension, zone, key_words=words) for n, (dimension, zone) in enumerate(owns, 1)]
    scan = changed(laid(*zones), *cards)
    plan = planned(scan)
    check(scan, plan)
    if not owns:
        longest = max(c.longest_word(plan.columns.points) for c in small_cards(card_words(scan, PAPER), ()).values())
        assert longest <= text_room(plan.columns.lane_width)
