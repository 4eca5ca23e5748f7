"""Card by card with real clicks, touches and keys: what people see and what the scan holds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gestures import new_document, settle, touch_screen
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.read_aloud_heading import progress_words
from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen
from zorgscan_desktop.ui import wary
from zorgscan_desktop.ui.theme import Look


class Stage:
    """The screen in a window, and hands."""

    def __init__(self, document: ScanDocument, size: tuple[int, int]) -> None:
        self.document = document
        self.look = Look()
        self.look.less_motion = True
        self.look.fit(*size)
        self.window = QWidget()
        self.window.resize(*size)
        self.screen = ReadAloudScreen(document, self.look, self.window)
        self.screen.setGeometry(0, 0, *size)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.screen.setFocus()
        settle()

    def click(self, part: QWidget) -> None:
        assert part.isVisible()
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        settle()

    def tap(self, part: QWidget) -> None:
        """A finger on the middle of a part."""
        assert part.isVisible()
        place = part.mapTo(self.window, part.rect().center())
        QTest.touchEvent(self.window, touch_screen()).press(0, place, self.window).commit()
        QTest.touchEvent(self.window, touch_screen()).release(0, place, self.window).commit()
        settle()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window.windowHandle(), key)
            settle()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)
        settle()

    def zone(self, word: str) -> QWidget:
        return next(plate for plate in self.screen.zones if plate.text() == word)

    @property
    def progress(self) -> str:
        return self.screen.accessibleDescription()


@pytest.fixture
def stage(qtbot: QtBot, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    make_application()
    monkeypatch.setattr(wary, "WARY_MS", 0)  # a clock: what these hands tap they mean
    stage = Stage(new_document(), getattr(request, "param", (1920, 1080)))
    yield stage
    stage.window.close()
    stage.window.deleteLater()
    settle()


sizes = pytest.mark.parametrize("stage", [(1920, 1080), (1366, 768), (1024, 768)], indirect=True)


# -- going through the cards ----------------------------------------------------------------------------------------


def test_placing_shows_the_card_for_a_moment_then_the_next_that_waits(stage: Stage, qtbot: QtBot) -> None:
    stage.document.place("1.1b", "-")
    stage.click(stage.zone("Bijna vol"))
    assert stage.document.scan.card("1.1a").zone == "+"
    assert stage.screen.card_id == "1.1a"
    assert [plate.isChecked() for plate in stage.screen.zones] == [False, False, True, False]
    qtbot.waitUntil(lambda: stage.screen.card_id == "1.2", timeout=5000)
    assert stage.progress == "Kaart 3 van 14"


def test_previous_and_next_never_place(stage: Stage) -> None:
    for part in (stage.screen.next, stage.screen.next, stage.screen.previous):
        stage.click(part)
    assert stage.screen.card_id == "1.1b"
    assert stage.document.undo_stack.count() == 0
    assert not stage.screen.accessibleName().endswith("gelegd, te bespreken")


def test_a_tap_on_the_chosen_zone_takes_the_card_back_and_people_stay(stage: Stage) -> None:
    stage.tap(stage.zone("Leeg"))
    stage.tap(stage.zone("Leeg"))
    assert stage.document.scan.card("1.1a").zone is None
    assert stage.screen.card_id == "1.1a"


def test_the_progress_follows_the_walk(stage: Stage) -> None:
    stage.screen.show_card("4.2")
    assert stage.progress == "Kaart 2 van 4"
    stage.click(stage.screen.tools.walks.buttons["all"])
    assert stage.screen.card_id == "4.2"
    assert stage.progress == progress_words(27, 39)
    stage.click(stage.screen.next)
    stage.click(stage.screen.next)
    stage.click(stage.screen.next)
    assert stage.screen.card_id == "5.1"


def test_an_own_card_comes_last_in_its_dimension(stage: Stage) -> None:
    card_id = stage.document.add_own_card(4, "Samen met de buurt", features=("wij kennen de buren",))
    stage.screen.show_card("4.4")
    assert stage.progress == "Kaart 4 van 5"
    stage.key(Qt.Key.Key_Right)
    assert stage.screen.card_id == card_id
    assert [row.text() for row in stage.screen.card.rows] == ["wij kennen de buren"]
    stage.key(Qt.Key.Key_4)
    assert stage.document.scan.card(card_id).zone == "++"


def test_an_own_card_that_goes_leaves_people_in_its_dimension(stage: Stage) -> None:
    stage.screen.show_card(stage.document.add_own_card(4, "Samen met de buurt"))
    stage.document.undo_stack.undo()
    assert (stage.screen.card_id, stage.progress) == ("4.4", "Kaart 4 van 4")


def test_the_disputed_cards_come_widest_spread_first(stage: Stage) -> None:
    stage.document.count_hands("2.1", (1, 0, 5, 0))
    stage.document.count_hands("6.2", (3, 0, 0, 3))
    stage.document.dispute("1.2", True)
    choice = stage.screen.tools.walks.buttons["disputed"]
    assert choice.text() == "Bespreek eerst · 3"
    stage.tap(choice)
    seen = []
    for _ in range(3):
        seen.append((stage.screen.card_id, stage.progress))
        stage.tap(stage.screen.next)
    assert seen == [("6.2", "Kaart 1 van 3"), ("2.1", "Kaart 2 van 3"), ("1.2", "Kaart 3 van 3")]
    assert stage.screen.end.sentence.text() == "Dit waren de kaarten om eerst te bespreken."


def test_a_disputed_card_that_is_laid_gives_way_to_the_next(stage: Stage, qtbot: QtBot) -> None:
    stage.document.dispute("1.2", True)
    stage.document.dispute("3.1a", True)
    stage.document.place("3.1a", "-")
    stage.screen.begin_walk("disputed")
    stage.key(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: stage.screen.card_id == "3.1a", timeout=5000)
    stage.key(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: stage.screen.walk.at_end, timeout=5000)


def test_without_disputed_cards_it_says_how_they_come_there(stage: Stage) -> None:
    stage.click(stage.screen.tools.walks.buttons["disputed"])
    assert stage.screen.end.sentence.text() == "Er zijn nog geen kaarten om eerst te bespreken."
    assert not stage.screen.end.back.isVisible()
    stage.click(stage.screen.end.next)
    assert (stage.screen.card_id, stage.screen.walk.kind) == ("1.1a", "all")


# -- the end --------------------------------------------------------------------------------------------------------


def test_the_last_card_of_a_dimension_ends_the_walk_and_offers_the_next(stage: Stage, qtbot: QtBot) -> None:
    for card_id in ("4.1", "4.2", "4.3"):
        stage.document.place(card_id, "+")
    stage.document.set_aside("4.3", "parked")
    stage.screen.show_card("4.4")
    stage.key(Qt.Key.Key_2)
    qtbot.waitUntil(stage.screen.end.isVisible, timeout=5000)
    assert stage.screen.end.sentence.text() == "Alle kaarten van dimensie 4 zijn besproken."
    assert stage.screen.end.small.text() == "1 kaart is geparkeerd."
    assert not any(plate.isVisible() for plate in stage.screen.zones)
    assert stage.screen.end.next.hasFocus()
    stage.key(Qt.Key.Key_Return)
    assert (stage.screen.card_id, stage.progress) == ("5.1", "Kaart 1 van 2")


def test_past_the_last_card_the_ones_that_wait_are_offered(stage: Stage) -> None:
    stage.document.place("5.2", "-")
    stage.screen.show_card("5.2")
    stage.key(Qt.Key.Key_Right)
    assert stage.screen.end.sentence.text() == "Dit was dimensie 5."
    assert stage.screen.end.small.text() == "1 kaart wacht nog."
    stage.key(Qt.Key.Key_3)
    assert stage.document.scan.card("5.2").zone == "-"
    stage.click(stage.screen.end.next)
    assert stage.screen.card_id == "5.1"


def test_back_from_the_end_and_undo_bring_the_card_again(stage: Stage, qtbot: QtBot) -> None:
    stage.document.place("7.1", "+")
    stage.screen.show_card("7.2")
    stage.tap(stage.zone("Vol"))
    qtbot.waitUntil(stage.screen.end.isVisible, timeout=5000)
    stage.click(stage.screen.end.back)
    assert stage.screen.card_id == "7.2"
    stage.key(Qt.Key.Key_PageDown)
    stage.document.undo_stack.undo()
    settle()
    assert stage.zone("Vol").isVisible()
    assert stage.screen.card_id == "7.2"


def test_after_everything_the_overview_is_the_next_step(stage: Stage, qtbot: QtBot) -> None:
    for card in stage.document.scan.cards:
        stage.document.place(card.id, "+")
    stage.screen.begin_walk("all")
    stage.screen.show_card("7.2")
    stage.key(Qt.Key.Key_Right)
    assert stage.screen.end.sentence.text() == "Alle kaarten zijn besproken."
    with qtbot.waitSignal(stage.screen.overview_requested):
        stage.tap(stage.screen.end.next)


def test_a_card_that_only_moves_leaves_people_where_they_are(stage: Stage) -> None:
    for card_id in ("5.1", "5.2"):
        stage.document.place(card_id, "+")
    stage.screen.show_card("5.1")
    stage.key(Qt.Key.Key_1)
    stage.screen._wait.timeout.emit()
    settle()
    assert (stage.screen.card_id, stage.screen.walk.at_end) == ("5.1", False)


# -- kenmerken ------------------------------------------------------------------------------------------------------


@sizes
def test_every_kenmerk_can_be_ticked_and_the_card_stays(stage: Stage) -> None:
    for index in range(12):
        row = stage.screen.card.rows[index]
        if not row.isVisible():
            stage.click(stage.screen.card.more)
        stage.tap(row)
    assert stage.document.scan.card("1.1a").features == tuple(range(12))
    assert stage.document.scan.card("1.1a").zone is None
    assert "12 van 12 zichtbaar" in stage.screen.card._count


def test_a_tick_goes_on_and_off_and_is_undone(stage: Stage) -> None:
    row = stage.screen.card.rows[2]
    stage.click(row)
    assert (row.isChecked(), stage.document.scan.card("1.1a").features) == (True, (2,))
    stage.click(row)
    assert (row.isChecked(), stage.document.scan.card("1.1a").features) == (False, ())
    stage.document.undo_stack.undo()
    settle()
    assert row.isChecked()


# -- a finger round -------------------------------------------------------------------------------------------------


@sizes
def test_hands_are_counted_with_plus_minus_and_the_bar(stage: Stage) -> None:
    stage.tap(stage.screen.tools.fingers)
    panel = stage.screen.fingers
    counters = panel.counters
    for part in (counters[1].plus, counters[1].bar, counters[2].bar, counters[2].plus, counters[2].plus):
        stage.tap(part)
    stage.tap(counters[2].minus)
    assert stage.document.scan.card("1.1a").hands == (0, 2, 2, 0)
    assert panel.sentence == "4 handen. Het midden ligt tussen bijna leeg en bijna vol."
    stage.tap(counters[2].bar)
    assert panel.sentence == "5 handen. Het midden ligt op bijna vol."
    assert [plate.middle for plate in stage.screen.zones] == [False, False, True, False]
    assert counters[2].bar.accessibleName() == "plus, bijna vol: 3 handen, het midden"
    assert stage.document.scan.card("1.1a").zone is None
    assert stage.document.undo_stack.count() == 1


def test_the_team_decides_whatever_the_middle_is(stage: Stage, qtbot: QtBot) -> None:
    stage.click(stage.screen.tools.fingers)
    stage.click(stage.screen.fingers.counters[3].bar)
    stage.click(stage.zone("Bijna leeg"))
    card = stage.document.scan.card("1.1a")
    assert (card.zone, card.hands) == ("-", (0, 0, 0, 1))
    qtbot.waitUntil(lambda: stage.screen.card_id == "1.1b", timeout=5000)
    assert stage.screen.fingers.isVisible()
    assert [counter.bar.count for counter in stage.screen.fingers.counters] == [0, 0, 0, 0]


def test_a_number_is_typed_and_hands_far_apart_dispute_the_card(stage: Stage) -> None:
    stage.key(Qt.Key.Key_V)
    assert stage.screen.fingers.counters[0].bar.hasFocus()
    stage.type("14")
    stage.screen.fingers.counters[2].bar.setFocus(Qt.FocusReason.TabFocusReason)
    stage.type("3")
    assert stage.document.scan.card("1.1a").hands == (14, 0, 3, 0)
    assert stage.screen.fingers.sentence.endswith("De handen liggen ver uit elkaar: bespreek waarom.")
    stage.key(Qt.Key.Key_Escape)
    dispute = stage.screen.tools.talk.dispute
    assert (dispute.text(), dispute.isChecked(), dispute.isEnabled()) == ("Te bespreken", True, False)
    assert stage.screen.accessibleName().endswith(", te bespreken")


def test_a_number_typed_at_once_is_counted_a_second_tap_is_not(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.click(stage.screen.tools.fingers)
    monkeypatch.setattr(wary, "WARY_MS", 60_000)
    counter = stage.screen.fingers.counters[1]
    stage.screen.fingers.wary.start()
    counter.plus.click()
    assert stage.document.scan.card("1.1a").hands is None
    counter.bar.setFocus(Qt.FocusReason.TabFocusReason)
    stage.type("7")
    assert stage.document.scan.card("1.1a").hands == (0, 7, 0, 0)


def test_a_number_typed_beside_a_counter_lays_no_card(stage: Stage) -> None:
    stage.click(stage.screen.tools.fingers)
    for button in (stage.screen.fingers.counters[1].plus, stage.screen.fingers.done_button):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(button, "4")
        assert stage.document.scan.card(stage.screen.card_id).zone is None


def test_wis_clears_the_count_and_one_sitting_is_one_step_back(stage: Stage) -> None:
    stage.click(stage.screen.tools.fingers)
    counters = stage.screen.fingers.counters
    for _ in range(3):
        stage.click(counters[0].plus)
    stage.click(stage.screen.fingers.done_button)
    stage.click(stage.screen.tools.fingers)
    stage.click(counters[1].plus)
    stage.document.undo_stack.undo()
    settle()
    assert stage.document.scan.card("1.1a").hands == (3, 0, 0, 0)
    stage.click(stage.screen.fingers.wipe)
    assert stage.document.scan.card("1.1a").hands is None
    assert not stage.screen.fingers.wipe.isEnabled()


def test_a_count_never_goes_under_zero_nor_over_what_a_room_holds(stage: Stage) -> None:
    stage.key(Qt.Key.Key_V, Qt.Key.Key_Down)
    assert stage.document.scan.card("1.1a").hands is None
    stage.type("99999")
    assert stage.document.scan.card("1.1a").hands == (999, 0, 0, 0)
    stage.key(Qt.Key.Key_Up)
    assert stage.document.scan.card("1.1a").hands == (999, 0, 0, 0)


# -- set aside ------------------------------------------------------------------------------------------------------


def test_parking_shows_the_card_then_the_next(stage: Stage, qtbot: QtBot) -> None:
    stage.tap(stage.screen.tools.talk.park)
    assert stage.document.scan.card("1.1a").state == "parked"
    assert stage.screen.banner.isVisible()
    assert stage.screen.accessibleName().endswith(", geparkeerd")
    qtbot.waitUntil(lambda: stage.screen.card_id == "1.1b", timeout=5000)
    assert not stage.screen.banner.isVisible()
    stage.key(Qt.Key.Key_Left)
    assert stage.screen.tools.talk.park.text() == "Geparkeerd"
    stage.tap(stage.screen.tools.talk.park)
    assert stage.document.scan.card("1.1a").state == "open"


@sizes
def test_not_applicable_takes_its_reason_in_place(stage: Stage, qtbot: QtBot) -> None:
    stage.click(stage.screen.tools.talk.not_applicable)
    line = stage.screen.banner.reason.text
    assert line.hasFocus()
    stage.type("geen 2e graad, px")
    card = stage.document.scan.card("1.1a")
    assert (card.state, card.state_reason, card.zone) == ("not_applicable", "geen 2e graad, px", None)
    assert stage.document.undo_stack.count() == 2
    with qtbot.waitSignal(stage.screen.keyboard_requested):
        stage.click(stage.screen.banner.reason.keyboard_button)
    stage.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.screen.card_id == "1.1b", timeout=5000)
    assert stage.screen.hasFocus()


def test_a_zone_brings_a_card_that_was_set_aside_back(stage: Stage) -> None:
    stage.document.set_aside("1.1a", "not_applicable", "geen internaat")
    stage.tap(stage.zone("Vol"))
    card = stage.document.scan.card("1.1a")
    assert (card.zone, card.state, card.state_reason) == ("++", "open", "")


def test_the_key_zero_brings_it_back_to_the_tray(stage: Stage) -> None:
    stage.document.set_aside("1.1a", "parked")
    stage.key(Qt.Key.Key_0)
    assert stage.document.scan.card("1.1a").state == "open"


def test_a_mark_by_hand_goes_on_and_off(stage: Stage) -> None:
    stage.click(stage.screen.tools.talk.dispute)
    assert stage.document.scan.card("1.1a").disputed
    assert stage.screen.tools.walks.buttons["disputed"].accessibleName() == "Bespreek eerst: 1 kaart"
    stage.key(Qt.Key.Key_B)
    assert not stage.document.scan.card("1.1a").disputed


def test_nothing_is_cut_off_by_the_window(stage: Stage) -> None:
    for size in ((800, 560), (1024, 768), (2560, 1080)):
        stage.look.fit(*size)
        stage.window.resize(*size)
        stage.screen.resize(*size)
        settle()
        for part in (*stage.screen.zones, stage.screen.next, stage.screen.tools, stage.screen.card):
            corner = part.mapTo(stage.window, QPoint(part.width(), part.height()))
            assert corner.x() <= size[0]
            assert corner.y() <= size[1]


# -- another scan ---------------------------------------------------------------------------------------------------


def test_another_scan_begins_at_its_first_card(stage: Stage) -> None:
    stage.screen.show_card("6.1")
    stage.screen.count_fingers(True)
    stage.document.replace(new_document().scan)
    settle()
    assert stage.screen.card_id == "1.1a"
    assert not stage.screen.fingers.isVisible()


def test_a_scan_for_looking_only_changes_in_no_way(stage: Stage) -> None:
    stage.document.replace(stage.document.scan, read_only=True)
    before = stage.document.scan
    stage.key(Qt.Key.Key_3, Qt.Key.Key_P, Qt.Key.Key_B, Qt.Key.Key_X)
    stage.click(stage.screen.card.rows[0])
    stage.key(Qt.Key.Key_V, Qt.Key.Key_5)
    assert stage.document.scan == before
    assert not stage.screen.card.rows[0].isChecked()


def test_the_colour_around_a_plate_belongs_to_its_zone(stage: Stage) -> None:
    plate = stage.screen.zones[2]
    assert plate.rect() != plate.plate.toRect()
    QTest.mouseClick(plate, Qt.MouseButton.LeftButton, pos=QPoint(3, plate.height() - 3))
    settle()
    assert stage.document.scan.card("1.1a").zone == "+"
