"""The overview used with mouse, fingers and keys: what the scan holds, what people see, what a reader is told."""

import io

import pytest
from openpyxl import load_workbook
from PySide6 import QtGui
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.gallery.stages_plan import crowd
from tests.gestures import settle
from tests.screens.conftest import FingersAt, click, press
from tests.touch.whole import MakeWhole, Whole
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import PlanRow
from zorgscan_desktop.export.workbook import build_workbook
from zorgscan_desktop.panels.points_list import MANY
from zorgscan_desktop.screens.overview_screen import OverviewScreen

ZONES = {"1.1a": "++", "1.2": "--", "1.4a": "-", "1.4b": "+", "1.6b": "--", "2.1": "-", "6.3": "--", "7.1": "+"}


@pytest.fixture
def overview(whole: Whole) -> OverviewScreen:
    return opened(whole)


def opened(whole: Whole) -> OverviewScreen:
    """The overview with a few cards laid."""
    for card_id, zone in ZONES.items():
        whole.document.place(card_id, zone)  # type: ignore[arg-type]
    whole.document.undo_stack.clear()
    whole.window.navigation.show_overview()
    settle()
    assert whole.window.navigation.overview is not None
    return whole.window.navigation.overview


def column_of(overview: OverviewScreen, card_id: str) -> str:
    """The zone in whose column people see this chip."""
    middle = QPointF(overview.battery.chips[card_id].geometry().center())
    return next(sign for sign, cell in overview.battery._cells().items() if cell.contains(middle))


def test_another_scan_opens_while_own_cards_are_picked_out(whole: Whole, overview: OverviewScreen) -> None:
    session = whole.window.session
    assert session is not None
    assert session.path is not None
    before = session.path.read_bytes()
    whole.save()
    other = session.path.with_name("ander.zorgscan")
    other.write_bytes(before)
    own = whole.document.add_own_card(1, "Onze eigen kaart")
    whole.document.set_aside(own, "parked")
    click(overview.points.picks.heading)
    click(overview.points.picks.chips["parked"])
    assert whole.window.open_scan(other)
    assert whole.window.strip.isHidden()
    whole.window.navigation.show_overview()
    settle()
    assert own not in overview.battery.chips
    assert overview.points.picks.pick == "all"


def test_what_the_school_wrote_is_no_html_in_a_tooltip(whole: Whole, overview: OverviewScreen) -> None:
    own = whole.document.add_own_card(1, "<b>Wij</b> & <img src='x'> <ouders>")
    whole.document.place(own, "++")
    chip = overview.battery.chips[own]
    assert not QtGui.Qt.mightBeRichText(chip.toolTip())
    assert chip.toolTip().replace("\u2060", "") == chip.accessibleName()
    assert "<b>Wij</b> & <img src='x'> <ouders>" in chip.accessibleName()


def test_a_tapped_chip_opens_its_statement_in_place_and_is_moved_from_there(
    whole: Whole, overview: OverviewScreen, fingers_at: FingersAt
) -> None:
    fingers = fingers_at(whole, overview)
    fingers.tap(0, overview.battery.chips["1.2"])
    glance = overview.glance
    assert glance.isVisible()
    assert glance.statement.text() == "De leraar expliciteert de doelen en de beoordelingscriteria"
    assert [zone.sign for zone in glance.zones if zone.isChecked()] == ["--"]
    assert glance.geometry().bottom() < overview.height() - overview.look.px(88)
    fingers.tap(0, glance.zones[2])
    assert whole.document.scan.card("1.2").zone == "+"
    assert column_of(overview, "1.2") == "+"
    assert [zone.sign for zone in glance.zones if zone.isChecked()] == ["+"]
    fingers.tap(0, glance.leave)
    assert glance.isHidden()


def test_undo_is_seen_in_the_open_statement(whole: Whole, overview: OverviewScreen) -> None:
    click(overview.battery.chips["2.1"])
    click(overview.glance.zones[3])
    click(overview.glance.flag)
    assert whole.document.is_building_block("2.1")
    click(whole.window.bar.undo)
    assert overview.glance.flag.text() == "Als bouwsteen kiezen"
    click(whole.window.bar.undo)
    assert [zone.sign for zone in overview.glance.zones if zone.isChecked()] == ["-"]
    assert column_of(overview, "2.1") == "-"


def test_the_chosen_zone_takes_the_card_back_and_the_panel_lists_it(whole: Whole, overview: OverviewScreen) -> None:
    click(overview.battery.chips["7.1"])
    click(overview.glance.zones[2])
    assert whole.document.scan.card("7.1").zone is None
    assert overview.battery.chips["7.1"].isHidden()
    assert "nog te leggen" in overview.points.elsewhere.hint.text()


def test_any_card_and_a_whole_cluster_can_be_chosen(whole: Whole, overview: OverviewScreen) -> None:
    click(overview.battery.chips["1.1a"])
    click(overview.glance.flag)
    click(overview.glance.leave)
    click(overview.battery.chips["1.4b"])
    assert overview.glance.cluster.text() == "Heel 1.4 kiezen (3 kaarten)"
    click(overview.glance.cluster)
    assert [row.cards for row in whole.document.scan.plan] == [("1.1a",), ("1.4a", "1.4b", "1.4c")]
    assert all(overview.battery.chips[i].chosen for i in ("1.1a", "1.4a", "1.4b"))
    assert not overview.glance.cluster.isEnabled()
    assert overview.points.plan.text() == "Actieplan met 2 bouwstenen"


def test_from_the_statement_to_the_battery(whole: Whole, overview: OverviewScreen) -> None:
    click(overview.battery.chips["6.3"])
    click(overview.glance.battery)
    assert whole.window.navigation.screen is whole.screen
    assert (whole.scene.dimension, whole.scene.current) == (6, "6.3")


def test_a_click_beside_the_chips_closes_the_statement(overview: OverviewScreen) -> None:
    click(overview.battery.chips["6.3"])
    assert overview.glance.isVisible()
    click(overview.battery)
    assert overview.glance.isHidden()


# -- keys -----------------------------------------------------------------------------------------------------------


def focused(overview: OverviewScreen) -> str:
    """The card on which the keyboard is."""
    return next((i for i, chip in overview.battery.chips.items() if chip.hasFocus()), "")


def test_arrows_digits_and_letters(whole: Whole, overview: OverviewScreen) -> None:
    press(overview, "Right")
    assert focused(overview) == "1.1a"
    press(overview, "Left")
    assert focused(overview) == "1.4b"
    press(overview, "Down")
    assert focused(overview) == "7.1"
    press(overview, "2", "F")
    assert whole.document.scan.card("7.1").zone == "-"
    assert whole.document.is_building_block("7.1")
    assert focused(overview) == "7.1"
    name = overview.battery.chips["7.1"].accessibleName()
    assert name == "7.1, Veranderingen initiëren, bijna leeg, gekozen als bouwsteen"
    press(overview, "Up", "Home", "End")
    assert focused(overview) == "7.1"
    press(overview, "0")
    assert whole.document.scan.card("7.1").zone is None
    assert focused(overview) not in ("", "7.1")


def test_the_statement_by_keys_and_back(whole: Whole, overview: OverviewScreen) -> None:
    press(overview, "Right", "Enter")
    assert overview.glance.zones[0].hasFocus()
    press(overview, "Tab", "Space")
    assert whole.document.scan.card("1.1a").zone == "-"
    press(overview, "Esc")
    assert overview.glance.isHidden()
    assert focused(overview) == "1.1a"


def test_the_chips_are_one_stop_of_the_tab_key(overview: OverviewScreen) -> None:
    press(overview, "Right", "Right", "Tab")
    assert focused(overview) == ""
    stops = [chip for chip in overview.battery.chips.values() if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_a_row_of_the_list_keeps_the_keyboard(whole: Whole, overview: OverviewScreen) -> None:
    row = overview.points.weak.rows["1.6b"]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(overview, "Space")
    assert whole.document.is_building_block("1.6b")
    assert overview.points.weak.rows["1.6b"].hasFocus()
    press(overview, "Space")
    assert not whole.document.is_building_block("1.6b")


# -- picking out ----------------------------------------------------------------------------------------------------


def test_cards_are_picked_out_and_counted(whole: Whole, overview: OverviewScreen) -> None:
    document, picks = whole.document, overview.points.picks
    document.dispute("1.2", True)
    document.count_hands("7.1", (2, 0, 3, 0))
    document.set_aside("3.1a", "parked", "later")
    document.add_note(1, "nog bekijken", card="1.4a")
    document.choose("1.6b", True)
    settle()
    click(picks.heading)
    assert [chip.text() for chip in picks.chips.values()] == [
        "Te bespreken 2", "Geparkeerd 1", "Met notities 1", "Gekozen 1",
    ]  # fmt: skip
    bright = {"disputed": {"1.2", "7.1"}, "parked": set(), "notes": {"1.4a"}, "chosen": {"1.6b"}}
    for pick, cards in bright.items():
        click(picks.chips[pick])  # type: ignore[index]
        shown = {i for i, chip in overview.battery.chips.items() if chip.isVisible() and not chip.dimmed}
        assert shown == cards, pick
    assert list(overview.points.weak.rows) == ["1.6b"]
    click(picks.chips["parked"])
    assert list(overview.points.elsewhere.rows) == ["3.1a"]
    click(picks.chips["parked"])
    assert not any(chip.dimmed for chip in overview.battery.chips.values())


def test_parked_and_absent_cards_are_listed_and_lie_in_no_zone(whole: Whole, overview: OverviewScreen) -> None:
    whole.document.set_aside("1.2", "parked")
    whole.document.set_aside("2.1", "not_applicable", "geen CLB")
    settle()
    assert overview.battery.chips["1.2"].isHidden()
    assert overview.points.elsewhere.hint.text().startswith("1 geparkeerd, 1 niet van toepassing, ")
    assert list(overview.points.elsewhere.rows)[:2] == ["1.2", "2.1"]
    click(overview.points.elsewhere.rows["1.2"])
    assert overview.glance.tag.accessibleName() == "1.2, geparkeerd"


# -- choosing -------------------------------------------------------------------------------------------------------


def test_a_gentle_word_from_the_sixth_on_and_never_a_refusal(whole: Whole, overview: OverviewScreen) -> None:
    hint = overview.points.weak.hint
    for number, card in enumerate(whole.document.scan.cards, 1):
        whole.document.choose(card.id, True)
        settle(1)
        assert ("liefst één tot drie" in hint.text()) == (number < MANY), number
    assert len(whole.document.scan.plan) == 39
    assert hint.text().startswith("Jullie kozen er 39.")


def test_every_work_point_can_be_chosen(make_whole: MakeWhole, fingers_at: FingersAt) -> None:
    whole = make_whole(1366, 768)
    whole.start_scan()
    for number, card in enumerate(whole.document.scan.cards):
        whole.document.place(card.id, "--" if number % 2 else "-")
    whole.window.navigation.show_overview()
    settle()
    overview = whole.window.navigation.overview
    assert overview is not None
    overview.points.weak.more.click()
    settle()
    assert len(overview.points.weak.rows) == 39
    fingers = fingers_at(whole, overview)
    for card_id, row in overview.points.weak.rows.items():
        overview.points.area.ensureWidgetVisible(row, 0, 10)
        settle(1)
        fingers.tap(0, row)
        assert whole.document.is_building_block(card_id)
    assert len(whole.document.scan.plan) == 39


# -- dots -----------------------------------------------------------------------------------------------------------


def test_dots_are_given_hidden_shown_and_lead_to_building_blocks(
    whole: Whole, overview: OverviewScreen, fingers_at: FingersAt
) -> None:
    click(overview.points.dots)
    dots = overview.dots
    assert dots.isVisible()
    assert not overview.points.isVisible()
    for _ in range(dots.people.value - 2):
        click(dots.people.less)
    assert dots.left.text() == "6 stippen te geven"
    click(dots.start)
    fingers = fingers_at(whole, overview)
    for card_id in ("6.3", "6.3", "1.2", "6.3", "2.1"):
        fingers.tap(0, dots.giving.rows[card_id])
    assert dots.left.text() == "nog 1 stip"
    assert whole.document.scan.card("6.3").votes == 3
    assert all(row.dots is None and "stip" not in row.accessibleName() for row in dots.giving.rows.values())
    click(whole.window.bar.undo)
    assert (dots.left.text(), whole.document.scan.card("2.1").votes) == ("nog 2 stippen", 0)
    for _ in range(3):
        fingers.tap(0, dots.giving.rows["1.6b"])
    assert whole.document.scan.card("1.6b").votes == 2, "there were two dots left"
    assert dots.hint.text() == "Alle stippen zijn gegeven."
    click(dots.show_dots)
    assert [(i, row.dots) for i, row in dots.choosing.rows.items()] == [("6.3", 3), ("1.6b", 2), ("1.2", 1)]
    assert dots.choose_top.text() == "Kies 6.3, 1.6 b, 1.2"
    click(dots.choose_top)
    assert [(row.cards, row.votes) for row in whole.document.scan.plan] == [
        (("6.3",), 3), (("1.6b",), 2), (("1.2",), 1),
    ]  # fmt: skip
    click(dots.leave)
    assert overview.points.isVisible()
    book = load_workbook(io.BytesIO(build_workbook(whole.document.scan, whole.document.instrument)))
    rows = list(book["Actieplan"].iter_rows(min_row=4, values_only=True))
    assert (rows[0][-1], [row[-1] for row in rows[1:]]) == ("Stippen", [3, 2, 1])


def test_dots_are_in_the_scan_and_can_be_cleared(whole: Whole, overview: OverviewScreen) -> None:
    whole.document.vote("1.2", 4)
    click(overview.points.dots)
    assert overview.dots.stage == "shown"
    click(overview.dots.clear)
    assert overview.dots.given == 0
    assert overview.dots.stage == "setup"


def test_what_was_picked_out_does_not_stay_dimmed_behind_the_dots(whole: Whole, overview: OverviewScreen) -> None:
    overview.points.picks.choose("chosen")
    assert any(chip.dimmed for chip in overview.battery.chips.values())
    click(overview.points.dots)
    assert not any(chip.dimmed for chip in overview.battery.chips.values())


def test_votes_counted_after_choosing_show_too(whole: Whole) -> None:
    whole.document.choose("1.2", True)
    whole.document.vote("1.2", 5)
    book = load_workbook(io.BytesIO(build_workbook(whole.document.scan, whole.document.instrument)))
    assert book["Actieplan"].cell(5, book["Actieplan"].max_column).value == 5
    assert whole.document.scan.plan == (PlanRow(cards=("1.2",)),)


# -- many cards -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_seventy_nine_cards_keep_their_size_and_scroll(
    make_whole: MakeWhole, fingers_at: FingersAt, size: tuple[int, int]
) -> None:
    whole = make_whole(*size)
    whole.start_scan()
    whole.document.replace(crowd())
    whole.window.navigation.show_overview()
    settle()
    overview = whole.window.navigation.overview
    assert overview is not None
    chips = [chip for chip in overview.battery.chips.values() if chip.isVisible()]
    assert len(chips) == 79
    assert all(chip.width() >= 48 and chip.height() >= 48 for chip in chips)
    rects = [chip.geometry() for chip in chips]
    assert not any(a.intersects(b) for n, a in enumerate(rects) for b in rects[n + 1 :])
    assert all(column_of(overview, chip.card_id) in SIGNS for chip in chips)
    bar = overview.area.verticalScrollBar()
    assert bar.maximum() > 0
    before = overview.battery._header.mapTo(overview, QPoint(0, 0)).y()
    wheel(overview, -3)
    assert bar.value() > 0
    after = overview.battery._header.mapTo(overview, QPoint(0, 0)).y()
    assert overview.area.y() <= after <= before, "the zones' names stay in sight"
    bar.setValue(0)
    fingers = fingers_at(whole, overview.area.viewport())
    middle = overview.area.viewport().rect().center()
    fingers.drag(0, QPoint(20, middle.y()), QPoint(20, middle.y() - 120))
    assert bar.value() > 0
    overview.battery.focus_current()
    press(overview, "End")
    last = overview.battery.chips[overview.battery.current]
    seen = overview.area.viewport().rect()
    assert seen.contains(last.mapTo(overview.area.viewport(), last.rect().center()))


def wheel(overview: OverviewScreen, steps: int) -> None:
    """Turn the wheel over the battery."""
    at = QPointF(overview.area.viewport().rect().center())
    everywhere = QPointF(overview.area.viewport().mapToGlobal(at.toPoint()))
    none = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at, everywhere, QPoint(0, 0), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(overview.area.viewport(), turn)
    settle()
