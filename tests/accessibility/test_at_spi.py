"""The installed app as a screen reader meets it: over the accessibility bus, on a real X server, with real keys."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.accessibility import assistive
from tests.accessibility.assistive import Node, Reader, end, listen
from tests.e2e.xvfb import DEADLINE, App, Screen, installed_app, open_screen
from zorgscan_desktop.app.resources import load_instrument

pytestmark = [pytest.mark.xvfb, pytest.mark.atspi]

CARDS = [f"{card.added.code}, {card.statement}" for d in load_instrument().dimensions for card in d.indicators]
FIRST = CARDS[:14]
"""Dimension 1."""
BUTTONS = {"Startscherm", "Opnieuw", "Presenteren", "Meer", "Exporteren", "Notitie toevoegen"}
NOT_PLACED, HEADS = "nog niet gelegd", ["Code", "Indicator", "Teken", "Vak", "Notities"]


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X server; its folder has a short name, since the path of a bus may not be long."""
    assistive.require_packages()
    with open_screen(tmp_path_factory.mktemp("bus")) as screen:
        yield screen


@pytest.fixture
def reader(screen: Screen) -> Iterator[Reader]:
    """An assistive program that was there before the app."""
    with listen(screen) as reader:
        yield reader


@pytest.fixture
def app(screen: Screen, reader: Reader) -> Iterator[App]:
    """The app on a new scan; when all went well it is closed at the end while the assistive program listens."""
    path = screen.folder / "De Linde.zorgscan"
    command = [installed_app(), "new", "-o", path, "--school", "De Linde"]
    subprocess.run(command, env=screen.environment, timeout=DEADLINE, check=True)
    app = screen.start(path)
    app.until(lambda: hears(reader, "focus", "list"), "the battery has the focus")
    yield app
    end(app)


def hears(reader: Reader, event: str, role: str, words: str = "") -> bool:
    """Whether it ever heard this."""
    return any(r == role and w.startswith(words) for r, w in reader.heard(event))


def sees(app: App, reader: Reader, what: Callable[[Node], bool], description: str) -> Node:
    """Look until the tree is as wanted; the tree."""

    def look() -> Node | None:
        tree = reader.look()
        return tree if tree is not None and what(tree) else None

    tree = app.until(look, description)
    assert tree is not None
    return tree


def cards(tree: Node) -> list[Node]:
    """The cards of the battery."""
    batteries = [node for node in tree.all("list") if node.name.startswith("Batterij, ")]
    return list(batteries[0].children) if batteries else []


def test_every_card_and_every_button_is_found_by_name(app: App, reader: Reader) -> None:
    tree = sees(app, reader, lambda tree: len(cards(tree)) == 14, "the battery holds 14 cards")
    found = cards(tree)
    assert [card.name for card in found] == FIRST
    assert {card.role for card in found} == {"list item"}
    assert all(card.states >= {"enabled", "focusable", "selectable"} for card in found)
    assert all(card.description.startswith(NOT_PLACED) for card in found)
    # Some wait behind the button of the tray.
    assert "showing" in found[0].states
    assert "showing" not in found[-1].states

    buttons = [node for kind in ("push button", "radio button", "check box") for node in tree.all(kind)]
    names = [button.name for button in buttons]
    assert set(names) >= BUTTONS
    assert len([name for name in names if name.startswith("Dimensie ")]) == 7
    assert all(names)


def test_the_focus_and_every_move_are_heard(app: App, reader: Reader) -> None:
    sees(app, reader, lambda tree: len(cards(tree)) == 14, "the battery holds 14 cards")
    for count, key in enumerate("313", 1):
        app.key("Tab")
        app.until(lambda name=FIRST[count - 1]: reader.heard("focus")[-1] == ("list item", name), "Tab is heard")
        app.key(key)
        app.until(lambda wanted=count: len(reader.heard("announcement")) == wanted, "the digit is heard")
    assert reader.heard("announcement") == [
        ("list", "1.1 a ligt op bijna vol, 1 van 1"),
        ("list", "1.1 b ligt op leeg, 1 van 1"),
        ("list", "1.2 ligt op bijna vol, 2 van 2"),
    ]

    tree = sees(app, reader, lambda tree: cards(tree)[2].description.startswith("ligt op"), "1.2 lies somewhere")
    places = ["ligt op bijna vol, 1 van 2", "ligt op leeg, 1 van 1", "ligt op bijna vol, 2 van 2", NOT_PLACED]
    assert [card.description.partition(".")[0] for card in cards(tree)[:4]] == places
    assert [card.name for card in cards(tree) if "focused" in card.states] == [FIRST[2]]
    (battery,) = [node for node in tree.all("list") if node.children == tuple(cards(tree))]
    assert battery.description == (
        "min min, leeg, 1 kaart; min, bijna leeg, 0 kaarten; plus, bijna vol, 2 kaarten; plus plus, vol, 0 kaarten"
    )

    app.key("ctrl+z")
    app.until(lambda: hears(reader, "announcement", "list", "1.2 nog niet gelegd"), "the undo is heard")
    app.until(lambda: hears(reader, "announcement", "filler", "Ongedaan gemaakt: 1.2"), "the strip is heard")


def test_another_dimension_is_heard_and_seen(app: App, reader: Reader) -> None:
    sees(app, reader, lambda tree: len(cards(tree)) == 14, "the battery holds 14 cards")
    app.key("Tab", "Next")
    wanted = ("list", "Batterij, dimensie 2: Verhoogde zorg")
    app.until(lambda: reader.heard("focus")[-1] == wanted, "the name of the dimension is heard")
    sees(app, reader, lambda tree: [c.name for c in cards(tree)] == CARDS[14:18], "the cards of dimension 2 are seen")
    app.key("Tab", "F6", "shift+F6")
    app.until(
        lambda: reader.heard("focus")[-1] == ("list item", CARDS[14]), "the card is heard when the focus returns"
    )


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        (["Menu", "Escape"], "list item"),
        (["ctrl+2"], "table"),
    ],
)
def test_nothing_is_heard_on_the_way(app: App, reader: Reader, keys: list[str], last: str) -> None:
    app.key("Tab")
    app.until(lambda: reader.heard("focus")[-1] == ("list item", FIRST[0]), "the first card is heard")
    before = len(reader.heard("focus"))
    app.key(*keys)
    app.until(lambda: [role for role, _ in reader.heard("focus")[before:]][-1:] == [last], f"the {last} is heard")
    assert ("push button", "Startscherm") not in reader.heard("focus")


def test_the_list_is_a_native_table(app: App, reader: Reader) -> None:
    app.key("ctrl+2")
    tree = sees(app, reader, lambda tree: bool(tree.all("table")), "the table is there")
    (table,) = tree.all("table")
    assert table.name == "Lijst van alle kaarten"
    assert [head.name for head in table.all("table column header")] == HEADS
    cells = [cell.name for cell in table.all("table cell")]
    assert cells[:3] == [f"{FIRST[0]}, {NOT_PLACED}", FIRST[0].partition(", ")[2], NOT_PLACED]

    app.key("4")
    app.until(lambda: hears(reader, "announcement", "list", "1.1 a ligt op vol, 1 van 1"), "the digit is heard")
    app.until(
        lambda: reader.heard("focus")[-1] == ("table cell", f"{FIRST[1]}, {NOT_PLACED}"), "the next row is heard"
    )
    sees(
        app,
        reader,
        lambda tree: [cell.name for cell in tree.all("table cell")][:3:2] == [f"{FIRST[0]}, Vol", "plus plus, vol"],
        "the first row says where the card lies",
    )


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(assistive, "LAUNCHERS", ())
    monkeypatch.setattr(assistive, "PYTHON", str(tmp_path / "python3"))
    with pytest.raises(pytest.fail.Exception, match=r"dbus at-spi2-core python3-gi gir1\.2-atspi-2\.0$"):
        assistive.require_packages()
