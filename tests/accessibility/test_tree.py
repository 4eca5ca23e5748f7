"""What a screen reader finds: the battery as a list of cards, and a name and a role for everything else."""

import gc
import os
import subprocess
import sys
import weakref
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from tests.accessibility.keyboard import Keyboard
from zorgscan_desktop.app.main_window import MainWindow
from zorgscan_desktop.board import accessibility
from zorgscan_desktop.board.accessibility import BoardInterface, CardInterface
from zorgscan_desktop.board.card_item import CardItem
from zorgscan_desktop.panels.overview_chip import OverviewChip

Role, Text = QAccessible.Role, QAccessible.Text
KEYS = "Toets 1 tot 4 legt de kaart, 0 neemt ze terug, Enter toont de kenmerken."
CONTROLS = {
    Role.Button,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.List,
    Role.ListItem,
    Role.Table,
    Role.Cell,
    Role.ColumnHeader,
}
"""Roles of things that people do something with."""
ENGLISH = {"button", "close", "redo", "undo", "save", "file", "card", "list", "text", "edit", "delete", "the"}
"""Words that no Dutch name has; *of* is Dutch too."""


def of(thing: QObject) -> QAccessibleInterface:
    """What a screen reader gets for this object."""
    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None
    return found


def children(parent: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [parent.child(index) for index in range(parent.childCount())]
    assert None not in found
    return found


def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """This and all below it that is not hidden."""
    if not thing.state().invisible:
        yield thing
        for child in children(thing):
            yield from walk(child)


def listed(board: Keyboard) -> QAccessibleInterface:
    """The battery."""
    assert board.window.navigation.board is not None
    return of(board.window.navigation.board.view)


def card(board: Keyboard, card_id: str) -> QAccessibleInterface:
    return of(board.scene.cards[card_id])


# -- the battery ----------------------------------------------------------------------------------------------------


def test_the_battery_lists_the_cards_in_the_order_of_the_paper(board: Keyboard) -> None:
    instrument = board.document.instrument
    for dimension in instrument.dimensions:
        battery = listed(board)
        assert battery.role() == Role.List
        assert battery.text(Text.Name) == f"Batterij, dimensie {dimension.number}: {dimension.heading}"
        items = children(battery)
        assert {item.role() for item in items} == {Role.ListItem}
        assert [item.text(Text.Name) for item in items] == [
            f"{indicator.added.code}, {indicator.statement}" for indicator in dimension.indicators
        ]
        board.press("PgDown")


def test_a_card_says_its_zone_and_its_place_there(board: Keyboard) -> None:
    for card_id in ("1.1a", "1.2", "1.4b"):
        board.document.place(card_id, "+")
    board.document.place("1.8", "--")
    assert [card(board, i).text(Text.Value) for i in ("1.1a", "1.2", "1.4b", "1.8", "1.5")] == [
        "ligt op bijna vol, 1 van 3",
        "ligt op bijna vol, 2 van 3",
        "ligt op bijna vol, 3 van 3",
        "ligt op leeg, 1 van 1",
        "nog niet gelegd",
    ]
    assert card(board, "1.4b").text(Text.Description) == f"ligt op bijna vol, 3 van 3. {KEYS}"
    board.document.choose("1.4b", True)
    assert card(board, "1.4b").text(Text.Description).startswith("ligt op bijna vol, 3 van 3, gekozen als bouwsteen")
    board.document.undo_stack.setIndex(0)
    assert card(board, "1.4b").text(Text.Description) == f"nog niet gelegd. {KEYS}"


def test_a_card_of_another_dimension_knows_its_place_too(board: Keyboard) -> None:
    """As from the list, where any card can be laid while the board shows dimension 1."""
    for card_id in ("2.1", "2.2b"):
        board.document.place(card_id, "++")
    assert accessibility.card_place(board.scene, "2.2b") == "ligt op vol, 2 van 2"


def test_the_battery_says_how_many_cards_each_zone_holds(board: Keyboard) -> None:
    board.document.place("1.1a", "--")
    for card_id in ("1.2", "1.5"):
        board.document.place(card_id, "++")
    assert listed(board).text(Text.Description) == (
        "min min, leeg, 1 kaart; min, bijna leeg, 0 kaarten; plus, bijna vol, 0 kaarten; plus plus, vol, 2 kaarten"
    )


def test_parents_and_children_agree(board: Keyboard) -> None:
    battery = listed(board)
    for index, item in enumerate(children(battery)):
        parent = item.parent()
        assert parent is not None
        assert parent.object() is battery.object()
        assert parent.indexOfChild(item) == index
        assert item.childCount() == 0
    assert battery.child(-1) is None
    assert battery.child(battery.childCount()) is None
    assert battery.indexOfChild(card(board, "2.1")) == -1
    screen = battery.parent()
    assert screen is not None
    assert screen.child(screen.indexOfChild(battery)).object() is battery.object()


def test_a_card_is_found_where_it_is_on_the_screen(board: Keyboard) -> None:
    board.document.place("1.1b", "-")
    view = board.scene.views()[0]
    shown = [item for item in board.scene.cards.values() if item.isVisible()]
    assert len(shown) > 3
    for item in shown:
        corner = view.viewport().mapToGlobal(item.pos().toPoint())
        rect = of(item).rect()
        assert (rect.topLeft() - corner).manhattanLength() <= 1
        assert rect.size().toTuple() == pytest.approx(item.size, abs=1)
        middle = rect.center()
        assert listed(board).childAt(middle.x(), middle.y()).object() is item


def test_a_card_behind_the_button_of_the_tray_is_there_but_offscreen(board: Keyboard) -> None:
    hidden = next(item for item in board.scene.cards.values() if not item.isVisible() and item.dimension == 1)
    there = of(hidden)
    assert there.state().offscreen
    assert not there.state().invisible
    assert there.rect().isEmpty()
    board.press("End")
    last = card(board, "1.8")
    assert not last.state().offscreen
    assert not last.rect().isEmpty()


@pytest.mark.parametrize("keys", [("Tab", "Tab", "Tab"), ("Home", "Right", "Down"), ("End", "Shift+Tab", "Left")])
def test_the_focus_of_the_list_follows_the_keys(board: Keyboard, keys: tuple[str, ...]) -> None:
    assert listed(board).focusChild() is None
    for key in keys:
        board.press(key)
        current = listed(board).focusChild()
        assert current is not None
        assert current.object() is board.scene.cards[board.scene.current]
        focused = [item.object() for item in children(listed(board)) if item.state().focused]
        assert focused == [current.object()]
        assert current.state().selected
        assert current.state().focusable


def test_no_card_has_the_focus_while_the_keyboard_is_elsewhere(board: Keyboard) -> None:
    board.press("Tab", "F6")
    assert listed(board).focusChild() is None
    assert not card(board, "1.1a").state().focused
    assert card(board, "1.1a").state().selected


# -- a long life ----------------------------------------------------------------------------------------------------


def test_nothing_stays_alive_when_scans_come_and_go(board: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    board.window.resize(1024, 768)
    made: list[weakref.ref[object]] = []

    def remember(kind: type) -> Callable[..., None]:
        make = kind.__init__

        def init(self: object, *arguments: object) -> None:
            make(self, *arguments)
            made.append(weakref.ref(self))

        return init

    for kind in (CardItem, CardInterface, BoardInterface):
        monkeypatch.setattr(kind, "__init__", remember(kind))
    scan = board.document.scan
    for number in range(300):
        board.document.replace(scan)
        assert all(item.text(Text.Name) for item in children(listed(board)))
        if number % 10 == 0:
            board.document.place("1.1a", "+")
            assert card(board, "1.1a").text(Text.Description)
            board.document.undo_stack.undo()
            board.scene.show_dimension(1 + number // 10 % 7)
            assert all(item.text(Text.Name) for item in children(listed(board)))
    gc.collect()
    # What Qt has deleted leaves an empty shell in Python, which PySide itself keeps.
    alive = Counter(type(thing) for found in made if (thing := found()) is not None and isValid(thing))
    assert len(made) > 300 * (39 + 14)
    assert alive[CardItem] == 39
    assert 0 < alive[CardInterface] <= 39
    assert alive[BoardInterface] <= 1


def test_a_card_that_is_gone_answers_with_nothing(board: Keyboard) -> None:
    old = card(board, "1.1a")
    board.document.replace(board.document.scan)
    assert not old.isValid()
    assert (old.text(Text.Name), old.rect().isEmpty(), old.parent()) == ("", True, None)
    assert not old.state().focusable


def test_it_can_be_switched_off() -> None:
    """In a process of its own: Qt keeps a factory for ever."""
    code = """
from PySide6.QtGui import QAccessible
from tests.gestures import Room, new_document
from zorgscan_desktop.app.window_start import make_application
app = make_application()
QAccessible.setActive(True)
room = Room(new_document(), 1024, 768)
print(QAccessible.queryAccessibleInterface(room.view).childCount())
room.document.place("1.1a", "+")
room.window.deleteLater()
"""
    counts = []
    for switch in ("1", "0"):
        environment = os.environ | {"ZORGSCAN_A11Y": switch}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        assert done.stderr == ""
        counts.append(done.stdout.strip())
    assert counts[0] == "14"
    assert counts[1] != "14"


# -- names and roles ------------------------------------------------------------------------------------------------


def to_note(board: Keyboard) -> None:
    board.press("Tab", "N")


def to_note_rows(board: Keyboard) -> None:
    board.document.add_note(1, "in de onderbouw", card="1.2")


def to_menu(board: Keyboard) -> None:
    board.press("Tab", "Menu")


def to_overview(board: Keyboard) -> None:
    for card_id, zone in (("1.1a", "--"), ("1.2", "-"), ("2.1", "++")):
        board.document.place(card_id, zone)
    board.press("Ctrl+4")


def to_plan(board: Keyboard) -> None:
    board.document.choose("1.1a", True)
    board.press("Ctrl+5")


def to_choices(board: Keyboard) -> None:
    board.window.strip.warn("Dat is niet gelukt.", (("Map kiezen", int), ("Toch overschrijven", int)))


def by_keys(*names: str) -> Callable[[Keyboard], None]:
    return lambda board: board.press(*names)


def to_questions(board: Keyboard) -> None:
    question = board.document.add_question(1, "Wat vinden de leerlingen?")
    board.document.add_note(1, "Vraag het hun", question=question)
    assert board.window.board is not None
    board.window.board.panel.questions_heading.setChecked(True)


def to_own_card(board: Keyboard) -> None:
    board.press("E")
    board.type("Onze tuin")


def to_own_buttons(board: Keyboard) -> None:
    to_own_card(board)
    board.press("Esc", "Menu")


def to_car_park(board: Keyboard) -> None:
    board.document.park_remark("Koffie")
    board.press("Ctrl+P")


def to_clock(board: Keyboard) -> None:
    board.press("Ctrl+K", "Space")


SCREENS: dict[str, Callable[[Keyboard], None]] = {
    "board": by_keys(),
    "card": by_keys("Tab", "3"),
    "menu": to_menu,
    "note": to_note,
    "note rows": to_note_rows,
    "strip": to_choices,
    "questions": to_questions,
    "own card": to_own_card,
    "own card's menu": to_own_buttons,
    "car park": to_car_park,
    "clock": to_clock,
    "list": by_keys("Ctrl+2", "3"),
    "read aloud": by_keys("Ctrl+3"),
    "overview": to_overview,
    "plan": to_plan,
    "present": by_keys("F5"),
    "help": by_keys("F1"),
    "home": by_keys("3", "Ctrl+N"),
}


def controls(window: MainWindow) -> list[QAccessibleInterface]:
    """All that takes the focus, or whose role says that people do something with it."""
    return [thing for thing in walk(of(window)) if thing.role() in CONTROLS or thing.state().focusable]


def label(thing: QAccessibleInterface) -> str:
    """The name; that of a combo box is its value (on Linux), and what it is about is in the label beside it."""
    if isinstance(thing.object(), QComboBox):
        return " ".join(other.text(Text.Name) for other, _ in thing.relations(QAccessible.RelationFlag.Label))
    return thing.text(Text.Name)


def check_controls(window: MainWindow) -> None:
    found = controls(window)
    assert found
    for thing in found:
        what = (type(thing.object()).__name__, thing.role(), label(thing))
        assert label(thing).strip(), what
        assert "\u00ad" not in label(thing), what
        assert not ENGLISH & set(label(thing).lower().split()), what
        assert thing.role() in CONTROLS or thing.object() is window.pages.currentWidget(), what
        if isinstance(thing.object(), QWidget) and not thing.state().disabled:
            assert thing.rect().height() >= 10, what


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_has_a_dutch_name_and_a_role(board: Keyboard, name: str) -> None:
    SCREENS[name](board)
    check_controls(board.window)


def test_every_control_of_the_start_screen_has_a_dutch_name_and_a_role(window: MainWindow) -> None:
    check_controls(window)


def test_the_settings_too(keyboard: Keyboard) -> None:
    keyboard.tab_to("Instellingen")
    keyboard.press("Space")
    check_controls(keyboard.window)


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "F1", "F5", "Ctrl+N"])
def test_a_screen_begins_on_something_with_a_name(board: Keyboard, key: str) -> None:
    board.press(key)
    assert of(board.focus).text(Text.Name)


def test_a_card_in_the_overview_says_its_zone(board: Keyboard) -> None:
    to_overview(board)
    chips = [thing.text(Text.Name) for thing in controls(board.window) if isinstance(thing.object(), OverviewChip)]
    assert len(chips) == 3
    for name, word in zip(chips, ("leeg", "bijna leeg", "vol"), strict=True):
        assert word in name.lower()


def test_every_button_of_the_bar_and_the_menu_is_found_by_its_name(board: Keyboard) -> None:
    board.press("Tab", "3", "Menu")
    names = {thing.text(Text.Name) for thing in controls(board.window)}
    assert names >= {
        "Dimensie 1, Brede basiszorg, 1 van 14 gelegd",
        "Startscherm",
        "Ongedaan maken: 1.1 a naar bijna vol",
        "Meer",
        "Exporteren",
        "min min, leeg",
        "plus plus, vol",
        "Terug naar de lade",
        "Notitie toevoegen",
        "Paneel sluiten",
    }


def test_the_code_in_the_list_says_the_whole_row(board: Keyboard) -> None:
    board.document.add_note(1, "in de onderbouw", card="1.1b")
    board.press("Ctrl+2", "3", "F")
    cells = [thing.text(Text.Name) for thing in walk(of(board.focus)) if thing.role() == Role.Cell]
    statement = "De leraar zorgt samen met de leerlingen voor een ordelijk klimaat"
    flagged = f"1.1 b, {statement}, nog niet gelegd, gekozen als bouwsteen"
    assert cells[2:5] == ["plus, bijna vol", "Bijna vol", "geen notities"]
    assert cells[5:10] == [flagged, statement, "nog niet gelegd", "nog niet gelegd", "1 notitie"]
    # Rows below the edge are there as well, marked as out of sight.
    assert sum(1 for thing in children(of(board.focus)) if thing.role() == Role.Cell) == 39 * 5


# -- what is said ---------------------------------------------------------------------------------------------------


def test_every_move_is_said(board: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _view, text: said.append(text))
    board.document.place("1.1a", "+")
    board.document.place("1.8", "+")
    board.press("Home", "Tab", "Tab", "3", "4", "0", "Ctrl+Z", "Ctrl+Y")
    assert said == [
        "1.1 a ligt op bijna vol, 1 van 1",
        "1.8 ligt op bijna vol, 2 van 2",
        "1.2 ligt op bijna vol, 2 van 3",
        "1.2 ligt op vol, 1 van 1",
        "1.2 nog niet gelegd",
        "1.2 ligt op vol, 1 van 1",
        "1.2 nog niet gelegd",
    ]


def test_the_flag_is_said(board: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _view, text: said.append(text))
    board.press("Tab", "F", "F", "Ctrl+2", "Down", "F", "Ctrl+Z")
    assert said == [
        "1.1 a als bouwsteen gekozen",
        "1.1 a niet langer als bouwsteen",
        "1.1 b als bouwsteen gekozen",
        "1.1 b niet langer als bouwsteen",
    ]


def test_a_move_in_the_list_is_said_with_its_place_in_its_own_dimension(
    board: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.document.place("2.1", "-")
    said: list[str] = []
    monkeypatch.setattr(accessibility, "announce", lambda _view, text: said.append(text))
    board.press("Ctrl+2", *["Down"] * 15, "2")
    assert said == ["2.2 a ligt op bijna leeg, 2 van 2"]
