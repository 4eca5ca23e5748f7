"""A study day in small: one scan from the start screen to the workbook, with nothing but mouse and keyboard."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.accessibility import assistive
from tests.accessibility.assistive import Reader, end, listen
from tests.e2e.facilitator import MIDDLE, PANEL, Facilitator
from tests.e2e.xvfb import DEADLINE, Screen, installed_app, open_screen

pytestmark = [pytest.mark.xvfb, pytest.mark.atspi]

ZONES = {
    "1.1a": "++", "1.1b": "--", "1.2": "-", "2.1": "-", "2.2a": "+", "3.1a": "+", "3.1b": "-", "own-1": "++",
}  # fmt: skip
SIGNS = {"1.1 a": "++", "1.1 b": "--", "1.2": "-", "2.1": "-", "2.2 a": "+", "3.1 a": "+", "3.1 b": "-", "E 1": "++"}
REASON = "Geen leerlingen met dit traject."
OWN = {
    "dimension": 3,
    "statement": "Elke klas heeft een rustige hoek.",
    "key_words": "Rustige hoek",
    "features": ["een tent"],
}
NOTE, ANSWER, REMARK = "In 2 klassen lukt het al.", "Samen met het CLB.", "De fietsenstalling is te klein."
PLAN = {"Doel": "Rust in de gang", "Wie": "Zorgteam", "Opvolging": "Elke maand"}
FULL = {"Middelen en vorming": "Pedagogische dag", "Succesindicator": "Minder ruzie", "Evaluatie": "In juni",
        "Borging": "In het schoolplan"}  # fmt: skip
REPORT = "Wij maken werk van rust."


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X server; its folder has a short name, since the path of a bus may not be long."""
    assistive.require_packages()
    with open_screen(tmp_path_factory.mktemp("day")) as screen:
        (screen.home / "config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Documenten"\n')
        yield screen


@pytest.fixture
def reader(screen: Screen) -> Iterator[Reader]:
    """What tells where things are."""
    with listen(screen) as reader:
        yield reader


def begin(lead: Facilitator) -> None:
    """A new scan; of the three roles that are ticked one stays at home."""
    lead.tap("School")
    lead.type("De Linde")
    lead.tap("Leraren")
    lead.tap("Start de scan")
    lead.sees("1.1 a, ")
    assert (lead.file()["school"], lead.file()["participants"]) == ("De Linde", ["Directie", "Zorgteam"])


def lay(lead: Facilitator) -> None:
    """Two cards by hand, three by key, in two dimensions."""
    lead.drag_card("1.1 a", "++")
    lead.knows(lambda: lead.zones() == {"1.1a": "++"}, "1.1 a")
    lead.drag_card("1.1 b", "--")
    lead.knows(lambda: lead.zones() == {"1.1a": "++", "1.1b": "--"}, "1.1 b")
    lead.press("Home", "Tab", "Tab", "2")
    lead.knows(lambda: lead.card("1.2")["zone"] == "-", "1.2")
    lead.press("Next", "Home", "2", "Tab", "3")
    lead.knows(lambda: len(lead.zones()) == 5, "two cards of dimension 2")


def talk(lead: Facilitator) -> None:
    """Card by card in dimension 3: two finger rounds, two kenmerken, one card parked, one not applicable."""
    lead.press("Next", "Home")
    lead.sees("3.1 a, ")
    lead.go_to("ctrl+3", "Vingers tellen")
    lead.press("v")
    # By keyboard: a number on each bar; the plus comes after it, a minus at nought takes no focus.
    lead.sees("min min, leeg: 0 handen")
    lead.press("Tab", "Tab", "2", "Tab", "Tab", "5")
    lead.sees("plus, bijna vol: 5 handen, het midden")
    lead.knows(lambda: lead.card("3.1a")["hands"] == [0, 2, 5, 0], "the first finger round")
    lead.tap("Klaar met vingers tellen")
    lead.tap("aanpak afstemmen")
    lead.tap("stimuleren van meta")
    lead.knows(lambda: lead.card("3.1a")["features"] == [0, 1], "two kenmerken")
    lead.tap("plus, bijna vol, het midden")
    lead.knows(lambda: lead.card("3.1a")["zone"] == "+", "3.1 a")

    # The next card comes by itself; these fingers are far apart.
    lead.sees("maatwerk")
    # By key: what a tap puts under the hand does not answer for a moment.
    lead.press("v")
    lead.sees("min min, leeg: 0 handen")
    for zone, count in (("min min, leeg", 1), ("plus plus, vol", 2), ("min, bijna leeg", 3)):
        for number in range(1, count + 1):
            lead.tap(f"{zone}: één meer")
            lead.sees(f"{zone}: {number} hand")
    lead.knows(lambda: lead.card("3.1b")["hands"] == [1, 3, 0, 2], "the second finger round")
    lead.picture("fingers")
    lead.tap("Klaar met vingers tellen")
    lead.sees("Bespreek eerst: 1 kaart")
    lead.tap("min, bijna leeg, het midden")
    lead.knows(lambda: lead.card("3.1b")["zone"] == "-", "3.1 b")

    lead.sees("initiatieven om de leerlingen inzicht")
    lead.press("p")
    lead.knows(lambda: lead.card("3.2a")["state"] == "parked", "3.2 a is parked")
    lead.app.until(lambda: not lead.reader.places("initiatieven om de leerlingen inzicht"), "the next card")
    lead.sees("maatwerk")
    lead.press("x")
    lead.sees("Reden bij 3.2 b")
    lead.type(REASON)
    lead.press("Return")
    lead.knows(lambda: lead.card("3.2b")["state_reason"] == REASON, "3.2 b is not applicable")
    assert lead.card("3.2b")["state"] == "not_applicable"


def add(lead: Facilitator) -> None:
    """What the school adds: a card, a note, an answer, a remark for later; and the clock runs for a moment."""
    lead.go_to("ctrl+1", "Batterij, dimensie 3")
    lead.press("e")
    lead.sees("Uitspraak op de kaart")
    lead.type(str(OWN["statement"]))
    lead.press("Tab")
    lead.type(str(OWN["key_words"]))
    lead.press("Tab")
    lead.type("een tent")
    lead.knows(lambda: lead.card("own-1").get("own") == OWN, "the own card")
    lead.tap("Klaar")
    lead.sees("Eigen kaart E 1 aanpassen")
    lead.drag_card("E 1", "++")
    lead.knows(lambda: lead.zones() == ZONES, "the own card lies")
    lead.picture("board")

    lead.press("n")
    lead.sees("Tekst van de notitie")
    lead.type(NOTE)
    lead.press("ctrl+Return")
    lead.knows(lambda: [n["text"] for n in lead.file()["notes"]] == [NOTE], "the note")
    lead.tap("Richtvragen, ")
    lead.tap("Antwoorden op: Welke initiatieven neemt het schoolteam")
    lead.sees("Tekst van de notitie")
    lead.type(ANSWER)
    lead.press("ctrl+Return")
    lead.knows(lambda: [n["text"] for n in lead.file()["notes"]] == [NOTE, ANSWER], "the answer")

    lead.go_to("ctrl+p", "Opmerking parkeren")
    lead.tap("Opmerking parkeren")
    lead.sees("Tekst van de opmerking")
    lead.type(REMARK)
    lead.press("ctrl+Return")
    lead.knows(lambda: [r["text"] for r in lead.file()["car_park"]] == [REMARK], "the remark")
    lead.go_to("ctrl+k", "5 min")
    lead.tap("5 min")
    lead.sees("Klok, nog ")
    lead.tap("Stop")
    lead.app.until(lambda: not lead.reader.places("Klok, nog "), "the clock is gone")
    lead.tap("Klok sluiten")


def choose(lead: Facilitator) -> None:
    """The disputed card from the filter, two more by dots."""
    lead.go_to("ctrl+4", "Stemmen met stippen")
    lead.tap("Toon, alle kaarten")
    lead.tap("Te bespreken, 1 kaart")
    lead.sees("Te bespreken 1")
    lead.tap("3.1 b, ")
    lead.knows(lambda: lead.plan_cards() == ["3.1b"], "3.1 b is chosen")
    lead.tap("Te bespreken, 1 kaart")
    lead.sees("Toon, alle kaarten")
    lead.picture("overview")
    lead.tap("Toon, alle kaarten")
    lead.app.until(lambda: not lead.reader.places("Te bespreken, 1 kaart"), "the filters are folded")
    lead.wheel_to("Stemmen met stippen", PANEL)
    lead.tap("Stemmen met stippen")
    lead.tap("Begin")
    lead.sees("Toon de stippen")
    for card, card_id, dots in (("2.1", "2.1", 1), ("2.1", "2.1", 2), ("1.1 b", "1.1b", 1)):
        lead.tap(f"{card}, ")
        lead.knows(lambda card_id=card_id, dots=dots: lead.card(card_id).get("votes") == dots, f"a dot for {card}")
    lead.tap("Toon de stippen")
    lead.tap("Kies 2.1, 1.1 b")
    lead.knows(lambda: lead.plan_cards() == ["3.1b", "2.1", "1.1b"], "two more are chosen")
    lead.picture("dots")


def plan(lead: Facilitator) -> None:
    """Three full rows, in another order."""
    lead.go_to("ctrl+5", "Bouwsteen toevoegen")
    lead.tap("2.1 naar beneden")
    lead.knows(lambda: lead.plan_cards() == ["3.1b", "1.1b", "2.1"], "another order")
    lead.tap("Vorm: volledig")
    for cell, text in FULL.items():
        lead.write(f"{cell} bij 3.1 b", text)
    lead.picture("plan-full")
    lead.tap("Vorm: kort")
    for code, status in (("3.1 b", "lopend"), ("1.1 b", "klaar"), ("2.1", "lopend")):
        about = f"bij {code}"
        for cell, text in PLAN.items():
            lead.write(f"{cell} {about}", f"{text} {code}")
        lead.write(f"Acties {about}", f"Plan maken {code}\nPlan bespreken")
        lead.write(f"Tegen wanneer {about}", "15/1/2027", enter="Return")
        lead.wheel_to(f"Stand {about}", MIDDLE)
        lead.tap(f"Stand {about}")
        lead.tap(f"Stand: {status}")
        lead.sees(f"Stand {about}: {status}")
        lead.picture(f"plan-{code}")
    lead.knows(lambda: lead.file()["plan"][0]["securing"] == FULL["Borging"], "the full form")


def report(lead: Facilitator) -> None:
    """The team's own words for one dimension."""
    lead.go_to("ctrl+6", "Alles kopiëren")
    lead.write("Verslag dimensie 1", REPORT)
    lead.knows(lambda: lead.file()["report"] == [{"dimension": 1, "text": REPORT}], "the report")
    lead.picture("report")


def check_file(scan: dict[str, Any]) -> None:
    """The whole day."""
    cards = {card["id"]: card for card in scan["cards"]}
    assert {i: c["zone"] for i, c in cards.items() if c["zone"]} == ZONES
    assert {i: c["state"] for i, c in cards.items() if c["state"] != "open"} == {
        "3.2a": "parked",
        "3.2b": "not_applicable",
    }
    assert (cards["own-1"]["own"], cards["2.1"]["votes"], cards["1.1b"]["votes"]) == (OWN, 2, 1)
    note, answer = scan["notes"]
    assert (note["text"], note["card"], note["question"]) == (NOTE, "own-1", None)
    assert (answer["text"], answer["dimension"], bool(answer["question"])) == (ANSWER, 3, True)
    rows = scan["plan"]
    assert [row["cards"] for row in rows] == [["3.1b"], ["1.1b"], ["2.1"]]
    assert [row["goal"] for row in rows] == [f"{PLAN['Doel']} {code}" for code in ("3.1 b", "1.1 b", "2.1")]
    assert [row["actions"][-1] for row in rows] == ["Plan bespreken"] * 3
    assert [row["status"] for row in rows] == ["in_progress", "done", "in_progress"]
    assert {row["due"] for row in rows} == {"2027-01-15"}


def check_book(path: Path) -> None:
    """What somebody finds who opens the workbook."""
    book = load_workbook(path)
    head, *rows = book["Indicatoren"].iter_rows(values_only=True)
    table = {str(row[head.index("Code")]): dict(zip(head, row, strict=True)) for row in rows}
    aside = {code: str(row["Teken"]) for code, row in table.items() if row["Teken"] != "nog niet gelegd"}
    assert aside == SIGNS | {"3.2 a": "geparkeerd", "3.2 b": "niet van toepassing"}
    assert table["3.2 b"]["Reden"] == REASON
    assert (table["3.1 a"]["Zichtbaar"], str(table["3.1 a"]["Kenmerken"]).count("✓ ")) == (2, 2)
    fingers = ("Vingers leeg", "Vingers bijna leeg", "Vingers bijna vol", "Vingers vol")
    assert [table["3.1 b"][name] for name in fingers] == [1, 3, 0, 2]
    assert [code for code, row in table.items() if row["Te bespreken"]] == ["3.1 b"]
    assert table["E 1"]["Indicator"] == OWN["statement"]
    texts = [row[2] for row in book["Notities"].iter_rows(min_row=4, values_only=True) if row[2]]
    assert texts == [NOTE, ANSWER, REMARK]
    sheet = book["Actieplan"]
    names, *blocks = sheet.iter_rows(min_row=4, values_only=True)
    found = [dict(zip(names, row, strict=True)) for row in blocks]
    assert [str(row["Bouwsteen"]).split(" ")[:2] for row in found] == [
        ["3.1", "b"],
        ["1.1", "b"],
        ["2.1", "Behoeften"],
    ]
    assert [row["Stippen"] for row in found] == [0, 1, 2]
    assert [row["Stand"] for row in found] == ["Lopend", "Klaar", "Lopend"]
    assert [row["Tegen wanneer"] for row in found] == ["15 januari 2027"] * 3
    for name, text in (PLAN | {"Acties": "• Plan maken"}).items():
        assert [str(row[name]).startswith(text) for row in found] == [True] * 3
    assert {name: found[0][name] for name in FULL} == FULL
    assert REPORT in [row[0] for row in book["Verslag"].iter_rows(values_only=True)]


def test_a_study_day_is_in_the_file_and_in_the_workbook(screen: Screen, reader: Reader) -> None:
    lead = Facilitator(screen.start(), reader, screen.home / "Documenten" / "Zorgscan")
    for part in (begin, lay, talk, add, choose, plan, report):
        part(lead)
    book = lead.path.with_suffix(".xlsx")
    lead.press("ctrl+e")
    lead.app.until(book.exists, "the workbook lies beside the scan")
    end(lead.app)
    before = lead.file()
    check_file(before)
    check_book(book)

    command = [installed_app(), "check", str(lead.path)]
    said = subprocess.run(
        command, env=screen.environment, capture_output=True, text=True, timeout=DEADLINE, check=True
    )
    assert (said.stdout, said.stderr) == (f"{lead.path}: in orde (8 van 39 kaarten gelegd)\n", "")

    again = Facilitator(screen.start(lead.path), reader, lead.folder)
    again.sees("Dimensie 3, Begeleidingsdomein, 3 van 8 gelegd")
    again.go_to("ctrl+5", "Doel bij 3.1 b: Rust in de gang 3.1 b")
    end(again.app)
    assert {**lead.file(), "modified": ""} == {**before, "modified": ""}
