"""Everything without a mouse: keys go to the window, nothing else is touched, and where they go can be seen."""

import json
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QTableView, QWidget

from tests.accessibility.keyboard import Keyboard
from tests.gestures import settle
from zorgscan_desktop.app import dialogs
from zorgscan_desktop.board.view import BoardView
from zorgscan_desktop.panels.zone_plate import ZonePlate
from zorgscan_desktop.screens.board_screen import BoardScreen
from zorgscan_desktop.screens.help_screen import HelpScreen
from zorgscan_desktop.screens.list_screen import ListScreen
from zorgscan_desktop.screens.overview_screen import OverviewScreen
from zorgscan_desktop.screens.plan_screen import PlanScreen
from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen
from zorgscan_desktop.screens.report_screen import ReportScreen
from zorgscan_desktop.screens.start_screen import StartScreen
from zorgscan_desktop.screens.versions_screen import VersionsScreen
from zorgscan_desktop.ui.touch_button import TouchButton

# -- a scan from its beginning --------------------------------------------------------------------------------------


def test_a_scan_is_started_with_the_form(keyboard: Keyboard) -> None:
    keyboard.type("De Linde")
    keyboard.tab_to("Zorgteam")
    keyboard.press("Space")
    keyboard.tab_to("Andere rol")
    keyboard.type("Ouders")
    keyboard.tab_to("Start de scan")
    keyboard.press("Space")
    assert isinstance(keyboard.screen, BoardScreen)
    scan = keyboard.document.scan
    assert (scan.school, scan.participants) == ("De Linde", ("Directie", "Leraren", "Ouders"))
    assert isinstance(keyboard.focus, BoardView)


def test_all_39_cards_are_placed(board: Keyboard) -> None:
    wanted = {}
    for number in range(1, 8):
        for index, card_id in enumerate(board.scene.shown_ids()):
            board.press("Tab", "1234"[index % 4])
            wanted[card_id] = ("--", "-", "+", "++")[index % 4]
        if number < 7:
            board.press("PgDown")
    assert len(wanted) == 39
    assert board.zones == wanted
    board.press("Ctrl+S")
    saved = json.loads(board.file.read_bytes())
    assert {card["id"]: card["zone"] for card in saved["cards"]} == wanted


def test_a_card_is_taken_back_undone_and_done_again(board: Keyboard) -> None:
    board.press("Tab", "3", "0")
    assert board.zones == {}
    board.press("Ctrl+Z")
    assert board.zones == {"1.1a": "+"}
    board.press("Ctrl+Z", "Ctrl+Z")
    assert board.zones == {}
    board.press("Ctrl+Y")
    assert board.zones == {"1.1a": "+"}
    assert board.message == "Opnieuw gedaan: 1.1 a naar bijna vol."


def test_undo_in_another_dimension_goes_there(board: Keyboard) -> None:
    board.press("Tab", "2", "PgDown", "PgDown", "Ctrl+Z")
    assert board.scene.dimension == 1
    assert board.zones == {}


def test_the_flag_goes_on_and_off(board: Keyboard) -> None:
    board.press("Tab", "F")
    assert board.document.is_building_block("1.1a")
    board.press("F")
    assert not board.document.is_building_block("1.1a")


def test_back_from_help_the_keyboard_is_somewhere_that_can_be_seen(board: Keyboard) -> None:
    board.document.add_question(1, "Wat zien we in de klas?")
    board.press("Tab")
    board.tab_to("Richtvragen")
    board.press("Space")
    board.tab_to("Antwoorden op")
    board.press("F1")
    board.window.resize(1366, 768)  # the rows of the panel are made anew
    settle()
    board.press("Esc")
    settle()
    assert board.focus.isEnabled()


def test_the_earlier_versions_are_reached_and_left_with_keys(board: Keyboard) -> None:
    board.press("Tab", "1")
    board.window.bar.settings.click()
    board.tab_to("Vorige versies")
    board.press("Space")
    assert board.name == "Terug"
    assert isinstance(board.screen, VersionsScreen)
    board.press("Esc")
    assert isinstance(board.screen, BoardScreen)
    assert board.focus


def test_what_goes_away_leaves_the_keyboard_where_people_work(board: Keyboard) -> None:
    board.press("Tab", "1", "F5")
    board.tab_to("Sluiten")
    board.press("Space")
    assert isinstance(board.focus, BoardView)
    board.window.strip.warn("Er is iets.", (("Goed", lambda: None),))
    for _ in range(3):
        board.press("F6")
        if board.name == "Goed":
            break
    board.press("Space")
    assert not board.message
    assert isinstance(board.focus, BoardView)


def test_the_panel_is_closed_and_opened_again_with_the_same_key(board: Keyboard) -> None:
    board.press("Tab")
    board.tab_to("Paneel sluiten")
    board.press("Space")
    assert board.name == "Kenmerken"
    board.press("Space")
    assert board.name == "Paneel sluiten"


def test_the_last_building_block_goes_with_keys(board: Keyboard) -> None:
    board.press("Tab", "F", "Ctrl+5")
    board.tab_to("1.1 a uit het plan halen")
    board.press("Space")
    assert not board.document.scan.plan
    assert board.name.startswith("Bouwsteen")


@pytest.mark.parametrize(("key", "panel"), [("Ctrl+P", "Parkeerplaats"), ("Ctrl+K", "Klok")])
def test_a_side_panel_leaves_the_keyboard_on_the_battery_when_nothing_had_it(
    board: Keyboard, key: str, panel: str
) -> None:
    board.focus.clearFocus()
    board.press(key)
    board.tab_to(f"{panel} sluiten")
    board.press("Space")
    assert isinstance(board.focus, BoardView)


# -- notes ----------------------------------------------------------------------------------------------------------


def write_notes(board: Keyboard, *texts: str) -> None:
    """Write notes with the first card, and come back to it."""
    for text in texts:
        board.press("Ctrl+1", "Home", "N")
        board.type(text)
        board.press("Esc", "Ctrl+1")


def test_a_note_is_written_edited_and_deleted(board: Keyboard) -> None:
    board.press("Tab", "Tab", "N")
    board.type("In de")
    board.press("Esc")
    assert board.notes == [("1.1b", "In de")]
    board.tab_to("Notitie aanpassen")
    board.press("Space")
    board.type(" onderbouw")
    board.press("Ctrl+Return")
    assert board.notes == [("1.1b", "In de onderbouw")]
    board.tab_to("Notitie wissen")
    board.press("Space")
    assert board.notes == []
    assert board.focus
    board.press("Ctrl+Z")
    assert board.notes == [("1.1b", "In de onderbouw")]


def test_a_note_is_deleted_where_it_is_written(board: Keyboard) -> None:
    board.press("Tab", "N")
    board.type("weg")
    board.tab_to("Wissen")
    board.press("Space")
    assert board.notes == []
    assert board.focus


def test_digits_and_letters_in_a_note_are_text(board: Keyboard) -> None:
    board.press("Tab", "N")
    board.type("in 2 klassen, fn 0")
    assert board.notes == [("1.1a", "in 2 klassen, fn 0")]
    assert board.zones == {}
    assert not board.document.is_building_block("1.1a")


@pytest.mark.parametrize("screen", ["Ctrl+1", "Ctrl+2"])
def test_after_a_note_the_keys_go_to_the_card_again(board: Keyboard, screen: str) -> None:
    board.press("Tab", screen, "N")
    board.type("in de onderbouw")
    board.press("Esc", "3")
    assert board.zones == {"1.1a": "+"}


def test_after_a_note_is_deleted_the_focus_is_still_in_the_panel(board: Keyboard) -> None:
    write_notes(board, "eerste", "tweede")
    board.tab_to("Notitie wissen")
    board.press("Space")
    assert parts(board)[1].isAncestorOf(board.focus)


def test_tab_goes_through_the_notes_from_top_to_bottom(board: Keyboard) -> None:
    write_notes(board, "eerste", "tweede")
    board.tab_to("Notities dimensie 1")
    walked = []
    for _ in range(5):
        board.press("Tab")
        walked.append(board.name)
    assert walked == ["Notitie aanpassen", "Notitie wissen"] * 2 + ["Notitie toevoegen"]


# -- the menu -------------------------------------------------------------------------------------------------------


def test_the_menu_places_the_card(board: Keyboard) -> None:
    board.press("Tab", "Menu", "Down", "Down", "Up", "Down")
    assert board.name == "plus, bijna vol"
    board.press("Space")
    assert board.zones == {"1.1a": "+"}
    assert isinstance(board.focus, BoardView)
    assert board.scene.current == "1.1a"
    board.press("Menu")
    board.tab_to("Terug naar de lade")
    board.press("Space")
    assert board.zones == {}


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_presses_a_button_in_the_menu(board: Keyboard, key: str) -> None:
    board.press("Tab", "Menu", "Down", key)
    assert board.zones == {"1.1a": "-"}


@pytest.mark.parametrize("keys", [["Up"], ["Shift+Tab"], ["Down"] * 8, ["Tab"] * 8])
def test_the_focus_stays_in_the_menu(board: Keyboard, keys: list[str]) -> None:
    board.press("Tab", "Menu", *keys)
    assert isinstance(board.screen, BoardScreen)
    assert board.screen.menu.isAncestorOf(board.focus)


def test_esc_closes_the_menu_and_the_card_is_current_still(board: Keyboard) -> None:
    board.press("Tab", "Menu", "Esc", "4")
    assert isinstance(board.screen, BoardScreen)
    assert not board.screen.menu.isVisible()
    assert board.zones == {"1.1a": "++"}


def test_shift_f10_is_the_menu_key_too(board: Keyboard) -> None:
    board.press("Tab", "Shift+F10")
    assert isinstance(board.screen, BoardScreen)
    assert board.screen.menu.isVisible()


def test_flag_and_note_are_in_the_menu(board: Keyboard) -> None:
    board.press("Tab", "Menu")
    board.tab_to("Als bouwsteen kiezen")
    board.press("Space", "Menu")
    assert board.document.is_building_block("1.1a")
    board.tab_to("Notitie toevoegen")
    board.press("Space")
    board.type("uit het menu")
    assert board.notes == [("1.1a", "uit het menu")]


# -- round the screen -----------------------------------------------------------------------------------------------


def parts(board: Keyboard) -> list[QWidget]:
    """Battery, panel, rail and bar."""
    assert isinstance(board.screen, BoardScreen)
    return [board.screen.view, board.screen.panel, board.screen.rail, board.window.bar]


def test_f6_goes_round_the_parts_and_back(board: Keyboard) -> None:
    board.press("Tab")
    round_the_screen = [*parts(board)[1:], parts(board)[0]]
    for part in round_the_screen:
        board.press("F6")
        assert part is board.focus or part.isAncestorOf(board.focus)
    assert board.scene.current == "1.1a"
    for part in [*reversed(parts(board)[1:]), parts(board)[0]]:
        board.press("Shift+F6")
        assert part is board.focus or part.isAncestorOf(board.focus)


def test_the_rail_changes_the_dimension(board: Keyboard) -> None:
    board.press("F6", "F6")
    assert board.name.startswith("Dimensie 1, Brede basiszorg")
    board.press("Down")
    assert board.scene.dimension == 2
    board.press("Down", "Down", "Up")
    assert board.scene.dimension == 3
    assert board.name.startswith("Dimensie 3")


def test_the_panel_is_closed_and_opened(board: Keyboard) -> None:
    assert isinstance(board.screen, BoardScreen)
    board.tab_to("Paneel sluiten")
    board.press("Space")
    assert not board.screen.panel.isVisible()
    board.tab_to("Kenmerken")
    board.press("Space")
    assert board.screen.panel.isVisible()


def test_the_bar_leads_to_every_screen(board: Keyboard) -> None:
    """The screens are one group: Tab comes to the one that is shown, an arrow goes to the next."""
    kinds = {"Batterij": ReadAloudScreen, "Kaart per kaart": OverviewScreen, "Overzicht": PlanScreen}
    for tab, kind in kinds.items():
        board.tab_to("Startscherm")
        board.tab_to(tab)
        board.press("Right")
        assert isinstance(board.screen, kind)
    board.tab_to("Meer")
    board.press("Return", "Return")
    assert isinstance(board.screen, ListScreen)
    board.tab_to("Batterij")
    board.press("Space")
    assert isinstance(board.screen, BoardScreen)


def test_all_kenmerken_can_be_read(board: Keyboard) -> None:
    board.press("Tab", "Return", "F6")
    assert isinstance(board.screen, BoardScreen)
    labels = [row for row in board.screen.panel.features.rows if row.isVisible()]
    assert len(labels) == 12
    seen = {label.text() for label in labels if not label.visibleRegion().isEmpty()}
    for _ in range(4):
        board.press("PgDown")
        seen |= {label.text() for label in labels if not label.visibleRegion().isEmpty()}
    assert len(seen) == 12


def test_help_and_back(board: Keyboard) -> None:
    board.press("Tab", "F1")
    assert isinstance(board.screen, HelpScreen)
    assert board.name == "Terug"
    board.press("Esc")
    assert isinstance(board.screen, BoardScreen)


@pytest.mark.parametrize("key", ["Esc", "F1", "Space"])
def test_after_help_the_keys_go_where_they_went(board: Keyboard, key: str) -> None:
    board.press("Tab", "Tab", "F1", key, "3")
    assert board.zones == {"1.1b": "+"}


def test_home_and_back(board: Keyboard) -> None:
    board.press("Tab", "3", "Ctrl+N")
    assert isinstance(board.screen, StartScreen)
    assert board.focus
    board.tab_to("Verdergaan: De Linde")
    board.press("Space")
    assert isinstance(board.screen, BoardScreen)
    assert isinstance(board.focus, BoardView)
    assert board.zones == {"1.1a": "+"}


def test_home_by_the_bar(board: Keyboard) -> None:
    board.tab_to("Startscherm")
    board.press("Space")
    assert isinstance(board.screen, StartScreen)
    assert board.screen.isAncestorOf(board.focus)


# -- the list -------------------------------------------------------------------------------------------------------


def test_a_paper_result_is_typed_in_with_one_key_a_card(board: Keyboard) -> None:
    board.press("Ctrl+2")
    for row in range(39):
        board.press("1234"[row % 4])
    cards = [card.id for card in board.document.scan.cards]
    assert board.zones == {card_id: ("--", "-", "+", "++")[row % 4] for row, card_id in enumerate(cards)}


def test_the_list_takes_back_flags_and_writes_notes(board: Keyboard) -> None:
    board.press("Ctrl+2", "3", "Up", "0", "F", "Down", "N")
    board.type("bij de tweede")
    board.press("Esc")
    assert board.zones == {}
    assert board.document.is_building_block("1.1a")
    assert board.notes == [("1.1b", "bij de tweede")]


def test_the_list_and_the_battery_are_on_the_same_card(board: Keyboard) -> None:
    board.press("Tab", "Tab", "Ctrl+2")
    assert isinstance(board.screen, ListScreen)
    assert board.screen.table.card_id == "1.1b"
    board.press(*["Down"] * 14, "4", "Ctrl+1")
    assert board.scene.dimension == 2
    assert board.scene.current == "2.2b"
    assert isinstance(board.focus, BoardView)
    board.press("2")
    assert board.zones == {"2.2a": "++", "2.2b": "-"}


def test_f6_goes_round_the_list(board: Keyboard) -> None:
    board.press("Ctrl+2")
    assert isinstance(board.screen, ListScreen)
    for part in (board.screen.panel, board.window.bar, board.screen.table):
        board.press("F6")
        assert part is board.focus or part.isAncestorOf(board.focus)


def test_enter_in_the_list_leads_to_something_with_a_name(board: Keyboard) -> None:
    board.press("Ctrl+2", "Return")
    assert board.name


# -- files ----------------------------------------------------------------------------------------------------------


def test_the_export_is_made_and_its_strip_closed(board: Keyboard) -> None:
    board.press("Tab", "3", "Ctrl+E")
    board.wait_for("Excel gemaakt")
    sheet = openpyxl.load_workbook(board.file.with_suffix(".xlsx"))["Indicatoren"]
    assert "+" in [cell.value for row in sheet for cell in row]
    board.tab_to("Sluiten")
    board.press("Space")
    assert board.message == ""
    assert board.focus


def test_the_choices_of_the_strip_are_reached(board: Keyboard) -> None:
    board.press("Ctrl+E")
    board.wait_for("Excel gemaakt")
    board.tab_to("Ook PDF")
    board.press("Space")
    board.wait_for("PDF gemaakt")
    assert board.file.with_suffix(".pdf").exists()


def test_the_strip_is_a_part_of_the_screen(board: Keyboard) -> None:
    board.press("Ctrl+E")
    board.wait_for("Excel gemaakt")
    for _ in range(5):
        board.press("F6")
        if board.window.strip.isAncestorOf(board.focus):
            break
    walked = [board.name]
    for _ in range(5):
        board.press("Tab")
        walked.append(board.name)
    assert walked == ["Openen", "Zonder notities", "Ook PDF", "Ook afbeelding", "Elders bewaren", "Sluiten"]


# -- what help says -------------------------------------------------------------------------------------------------

Story = Callable[[Keyboard, pytest.MonkeyPatch], None]


def tab_and_arrows(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    walked = []
    for key in ("Tab", "Tab", "Left", "Right", "Down", "Up"):
        board.press(key)
        walked.append(board.scene.current)
    assert walked[:4] == ["1.1a", "1.1b", "1.1a", "1.1b"]
    assert all(walked)


def digits(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "1", "Tab", "2", "Tab", "3", "Tab", "4")
    assert board.zones == {"1.1a": "--", "1.1b": "-", "1.2": "+", "1.3a": "++"}


def back_to_the_tray(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for key in ("0", "Backspace"):
        board.press("Home", "3")
        assert board.zones == {"1.1a": "+"}
        board.press(key)
        assert board.zones == {}


def features(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    assert isinstance(board.screen, BoardScreen)
    for key in ("Return", "Enter"):
        board.tab_to("Paneel sluiten")
        board.press("Space")
        assert not board.screen.panel.isVisible()
        board.press("Ctrl+1", "Home", key)
        assert board.screen.panel.isVisible()
        assert "positieve" in board.screen.panel.statement.text()


def note(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "N")
    board.type("x")
    assert board.notes == [("1.1a", "x")]


def flag(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    test_the_flag_goes_on_and_off(board)


def park(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "3", "P")
    assert board.document.scan.card("1.1a").state == "parked"
    board.press("Ctrl+2", "P")
    assert board.document.scan.card("1.1a").state == "open"
    board.press("Ctrl+3", "P")
    assert board.document.scan.card("1.1a").state == "parked"


def not_applicable(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for screen in ("Ctrl+1", "Ctrl+2", "Ctrl+3"):
        board.press("Ctrl+1", "Home", screen, "X")
        board.type("geen internaat 2")
        card = board.document.scan.card("1.1a")
        assert (card.state, card.state_reason) == ("not_applicable", "geen internaat 2")
        board.press("Return", "3")
        assert board.zones == {"1.1a": "+"}
        board.press("Ctrl+1", "Home", "0")


def disputed(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for screen in ("Ctrl+1", "Ctrl+2", "Ctrl+3"):
        board.press("Ctrl+1", "Home", screen, "B")
        assert board.document.scan.card("1.1a").disputed
        board.press("B")
        assert not board.document.scan.card("1.1a").disputed


def fingers(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "Ctrl+3", "V")
    assert board.name == "min min, leeg: 0 handen"
    board.press("1", "2", "Tab", "Tab", "Down", "Up", "Up")
    assert board.document.scan.card("1.1a").hands == (12, 2, 0, 0)
    board.press("Backspace", "Esc", "3")
    assert board.document.scan.card("1.1a").hands == (12, 0, 0, 0)
    assert board.zones == {"1.1a": "+"}


def menu(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for key in ("Menu", "Shift+F10"):
        board.press("Tab", key)
        assert isinstance(board.screen, BoardScreen)
        assert board.screen.menu.isVisible()
        assert board.screen.menu.isAncestorOf(board.focus)
        board.press("Esc")


def dimensions(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("PgDown", "PgDown", "PgUp")
    assert board.scene.dimension == 2


def next_part(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("F6")
    assert parts(board)[1].isAncestorOf(board.focus)


def battery_and_list(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Ctrl+2")
    assert isinstance(board.screen, ListScreen)
    board.press("Ctrl+1")
    assert isinstance(board.screen, BoardScreen)


def other_screens(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for key, kind in (("Ctrl+3", ReadAloudScreen), ("Ctrl+4", OverviewScreen), ("Ctrl+5", PlanScreen)):
        board.press(key)
        assert isinstance(board.screen, kind)


def present(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("F5")
    assert isinstance(board.screen, BoardScreen)
    assert board.screen.presenting
    board.press("F5")
    assert not board.screen.presenting


def history(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "3", "Ctrl+Z")
    assert board.zones == {}
    board.press("Ctrl+Y")
    assert board.zones == {"1.1a": "+"}


def save(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Tab", "3", "Ctrl+S")
    assert board.message.startswith("Bewaard in")
    assert b'"zone": "+"' in board.file.read_bytes()


def save_copy(board: Keyboard, patch: pytest.MonkeyPatch) -> None:
    copy = board.file.with_name("kopie.zorgscan")
    patch.setattr(dialogs, "choose_save", lambda *_: copy)
    board.press("Ctrl+Shift+S")
    assert copy.exists()


def export(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Ctrl+E")
    board.wait_for("Excel gemaakt")


def open_and_new(board: Keyboard, patch: pytest.MonkeyPatch) -> None:
    first = board.file
    board.press("Ctrl+N")
    assert isinstance(board.screen, StartScreen)
    patch.setattr(dialogs, "choose_open", lambda *_: first)
    board.press("Ctrl+O")
    assert isinstance(board.screen, BoardScreen)
    assert board.file == first


def escape(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    assert isinstance(board.screen, BoardScreen)
    board.press("Tab", "Menu", "Esc")
    assert not board.screen.menu.isVisible()
    board.press("N", "Esc")
    assert not board.screen.panel.editor.isVisible()


def help_screen(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("F1")
    assert isinstance(board.screen, HelpScreen)
    board.press("F1")
    assert isinstance(board.screen, BoardScreen)


def own_card(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("E")
    board.type("Onze tuin")
    board.press("Esc")
    assert [card.own.statement for card in board.document.scan.cards if card.own] == ["Onze tuin"]


def sides(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    view = board.focus
    board.press("Ctrl+P")
    assert board.name == "Opmerking parkeren"
    board.press("Ctrl+K")
    assert board.name == "1 min"
    board.press("Esc")
    assert board.focus is view


def report(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    board.press("Ctrl+6")
    assert isinstance(board.screen, ReportScreen)
    board.press("Ctrl+1")
    assert isinstance(board.screen, BoardScreen)


def priority(board: Keyboard, _patch: pytest.MonkeyPatch) -> None:
    for card_id in ("1.2", "1.4a"):
        board.document.choose(card_id, True)
    board.press("Ctrl+5")
    board.tab_to("Verslepen: 1.4 a")
    board.press("Alt+Up")
    assert [row.cards for row in board.document.scan.plan] == [("1.4a",), ("1.2",)]


STORIES: dict[str, Story] = {
    "Tab, pijltjes": tab_and_arrows,
    "1  2  3  4": digits,
    "0 of Backspace": back_to_the_tray,
    "Enter": features,
    "N": note,
    "E": own_card,
    "F": flag,
    "P": park,
    "X": not_applicable,
    "B": disputed,
    "V": fingers,
    "Menutoets of Shift+F10": menu,
    "PageUp, PageDown": dimensions,
    "F6": next_part,
    "Ctrl+1, Ctrl+2": battery_and_list,
    "Ctrl+3, Ctrl+4, Ctrl+5": other_screens,
    "Ctrl+6": report,
    "Alt+pijl": priority,
    "Ctrl+P, Ctrl+K": sides,
    "F5": present,
    "Ctrl+Z, Ctrl+Y": history,
    "Ctrl+S": save,
    "Ctrl+Shift+S": save_copy,
    "Ctrl+E": export,
    "Ctrl+O, Ctrl+N": open_and_new,
    "Esc": escape,
    "F1": help_screen,
}
"""For every key on the help screen what must happen."""


@pytest.mark.parametrize("keys", STORIES)
def test_a_key_does_what_help_says(board: Keyboard, monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    STORIES[keys](board, monkeypatch)


def test_help_lists_every_key_that_means_something(board: Keyboard) -> None:
    board.press("F1")
    assert isinstance(board.screen, HelpScreen)
    listed = board.screen.keys()
    assert [key for key, _ in listed] == list(STORIES)
    words = " ".join(label.text() for label in board.screen.findChildren(QWidget) if hasattr(label, "text"))
    for key, meaning in listed:
        assert key in words
        assert meaning in words


def test_the_end_of_help_can_be_read(board: Keyboard) -> None:
    board.press("F1", "End")
    assert isinstance(board.screen, HelpScreen)
    last = next(label for label in board.screen.findChildren(QWidget) if getattr(label, "text", str)() == "deze hulp")
    assert not last.visibleRegion().isEmpty()


# -- where the focus is ---------------------------------------------------------------------------------------------


@pytest.fixture
def steady_cursor() -> Iterator[None]:
    """A cursor that does not blink changes no picture."""
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


def edge(widget: QWidget) -> QImage:
    """The left edge of a widget, at half its height: rings and borders pass there, words and cursors do not."""
    image = widget.grab().toImage()
    left = round(widget.plate.x()) if isinstance(widget, ZonePlate) else 0
    return image.copy(left, image.height() // 2, 5, 1)


def rings(board: Keyboard) -> dict[str, bool]:
    """Tab round the window: every button and field, and whether its edge looks different with the focus."""
    found: dict[str, bool] = {}
    for _ in range(80):
        here = board.focus
        lit = edge(here)
        board.press("Tab")
        if (
            isinstance(here, (TouchButton, QLineEdit, QPlainTextEdit, QComboBox, QDateEdit))
            and here is not board.focus
        ):
            found[f"{type(here).__name__} {here.accessibleName()}"] = edge(here) != lit
    return found


PRIMARY = ("TouchButton Start de scan", "TouchButton Klaar")
"""Buttons that are filled with the colour of the ring."""


@pytest.mark.parametrize(
    ("keys", "least"),
    [
        (["Ctrl+N"], 9),
        (["Ctrl+1"], 10),
        (["Tab", "Menu"], 7),
        (["Tab", "N"], 11),
        (["Ctrl+2"], 12),
        (["Ctrl+3"], 10),
    ],
)
@pytest.mark.usefixtures("steady_cursor")
def test_buttons_and_fields_show_that_they_have_the_focus(board: Keyboard, keys: list[str], least: int) -> None:
    board.press(*keys)
    found = rings(board)
    assert len(found) >= least
    assert [name for name, ring in found.items() if not ring and name not in PRIMARY] == []


@pytest.mark.usefixtures("steady_cursor")
def test_what_stands_behind_meer_shows_that_it_has_the_focus(board: Keyboard) -> None:
    board.tab_to("Meer")
    board.press("Return")
    found = rings(board)
    assert len(found) == 9
    assert all(found.values())


@pytest.mark.parametrize(("keys", "name"), [(["Ctrl+N"], PRIMARY[0]), (["Tab", "N"], PRIMARY[1])])
def test_a_primary_button_shows_that_it_has_the_focus(board: Keyboard, keys: list[str], name: str) -> None:
    board.press(*keys)
    assert rings(board)[name]


def test_a_card_shows_that_it_has_the_focus(board: Keyboard) -> None:
    view = board.focus
    board.press("Tab")
    rect = board.scene.cards["1.1a"].scene_rect().toRect()
    lit = view.grab(rect).toImage()
    board.press("Tab")
    assert view.grab(rect).toImage() != lit


def test_the_list_shows_its_current_row_and_whether_it_has_the_focus(board: Keyboard) -> None:
    board.press("Ctrl+2")
    table = board.focus
    assert isinstance(table, QTableView)

    def colour(row: int) -> str:
        beside_the_words = table.visualRect(table.model().index(row, 1)).topRight() - QPoint(4, -4)
        return table.viewport().grab().toImage().pixelColor(beside_the_words).name()

    filled, empty = colour(0), colour(1)
    assert filled != empty
    board.press("Down")
    assert (colour(0), colour(1)) == (empty, filled)
    board.press("F6")
    assert colour(1) not in (empty, filled)
    board.press("Shift+F6")
    assert colour(1) == filled


def test_the_battery_shows_that_it_has_the_focus(board: Keyboard) -> None:
    view = board.focus
    # Round by keyboard: who opened the scan with a mouse sees no ring.
    board.press(*["F6"] * 4)
    assert board.focus is view
    lit = view.grab().toImage()
    board.press("F6")
    assert view.grab().toImage() != lit


def test_only_one_thing_shows_the_focus(board: Keyboard) -> None:
    view = board.focus
    board.press("Tab")
    lit = view.grab().toImage()
    board.press("F6")
    assert view.grab().toImage() != lit
