"""Files that a careless program, a bad disk or a joker can put before us, each with the sentence that people read.

The files lie in tests/files/hostile. Those with a recipe here are made anew by ``python -m tests.hostile``, from a
small scan that opens; what is large, deep or no file at all is made by the test that opens it.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zorgscan_desktop.app.resources import load_instrument

FOLDER = Path(__file__).parent / "files" / "hostile"
AGAIN = "Open een reservekopie of vraag het bestand opnieuw; er is niets veranderd."
FOREIGN = "{file} is geen bestand van Zorgscan. Kies een bestand met een scan."
DAMAGED = "{file} is beschadigd of niet volledig. " + AGAIN
NO_SCAN = "{file} is beschadigd of geen scan. " + AGAIN
NUMBER = "{file} is beschadigd: een getal klopt niet. " + AGAIN
TWICE = "{file} is beschadigd: een gegeven staat er twee keer in. " + AGAIN
OTHER_PROGRAM = "{file} is door een ander programma bewaard en kan zo niet gelezen worden. " + AGAIN
VERSION = "{file} is beschadigd: de versie klopt niet. " + AGAIN
NEWER = (
    "{file} is gemaakt met een nieuwere versie van Zorgscan en kan hier niet geopend worden. "
    "Installeer de nieuwste versie van Zorgscan; er is niets veranderd."
)
PAPER = (
    "{file} hoort bij een andere uitgave van de zorgscan op papier. Open het met de versie van Zorgscan "
    "waarmee het gemaakt is; er is niets veranderd."
)

Change = Callable[[dict[str, Any]], object]
Step = int | str


def unknown(place: str = "") -> str:
    """Something is there that has no place in a scan."""
    return f"{{file}} bevat iets dat Zorgscan niet kent{place}. {AGAIN}"


def missing(place: str) -> str:
    """Something is not there."""
    return f"In {{file}} ontbreekt iets{place}. {AGAIN}"


def wrong(place: str = "") -> str:
    """Something has a value that it cannot have."""
    return f"In {{file}} klopt iets niet{place}. {AGAIN}"


def card(what: str, place: str = "") -> str:
    """A card that should not be there, or should."""
    return f"In {{file}} {what}{place}. {AGAIN}"


def put(*path: Step, value: Any) -> Change:
    """A change that puts ``value`` at a place."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def drop(*path: Step) -> Change:
    """A change that takes a key or an item away."""

    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


OWN = 39
"""Where the one own card stands."""

NO_RECIPE = {
    "byte-order-mark": OTHER_PROGRAM,
    "cut-off": DAMAGED,
    "deep": NO_SCAN,
    "empty": "{file} is leeg. " + AGAIN,
    "foreign": FOREIGN,
    "infinite": NUMBER,
    "latin-1": NO_SCAN,
    "list": FOREIGN,
    "lone-surrogate": NO_SCAN,
    "long-number": NUMBER,
    "not-a-number": NUMBER,
    "null-bytes": DAMAGED,
    "repeated-key": TWICE,
    "repeated-key-in-card": TWICE,
    "utf-16": OTHER_PROGRAM,
}
"""Wrong as text or as JSON: made by hand."""

RECIPES: dict[str, tuple[Change, str]] = {
    # Whose file it is.
    "format-other": (put("format", value="kleuterscan"), FOREIGN),
    "format-missing": (drop("format"), FOREIGN),
    "version-zero": (put("version", value=0), VERSION),
    "version-below-zero": (put("version", value=-1), VERSION),
    "version-as-text": (put("version", value="1"), VERSION),
    "version-true": (put("version", value=True), VERSION),
    "version-with-a-point": (put("version", value=1.0), VERSION),
    "newer-and-not-understood": (lambda c: c.update(version=2, cards={}), NEWER),
    "other-paper": (put("instrument", "id", value="kleuterscan"), PAPER),
    # Keys.
    "unknown-key": (put("Jan Peeters", value=1), unknown()),
    "unknown-key-in-card": (put("cards", 3, "kleur", value="rood"), unknown(" bij kaart 4")),
    "unknown-key-in-own-card": (put("cards", OWN, "own", "id", value=1), unknown(" bij kaart 40")),
    "unknown-key-in-note": (put("notes", 1, "auteur", value="Jan"), unknown(" bij notitie 2")),
    "unknown-key-in-plan": (put("plan", 0, "budget", value=1), unknown(" bij bouwsteen 1")),
    "missing-cards": (drop("cards"), missing(" bij de kaarten")),
    "missing-school": (drop("school"), missing(" bij de school")),
    "missing-zone": (drop("cards", 3, "zone"), missing(" bij kaart 4")),
    "missing-note-text": (drop("notes", 0, "text"), missing(" bij notitie 1")),
    "missing-plan-cards": (drop("plan", 0, "cards"), missing(" bij bouwsteen 1")),
    # Cards.
    "unknown-card": (put("cards", 3, "id", value="1.99"), card("staat een kaart die niet bestaat", " bij kaart 4")),
    "missing-card": (drop("cards", 5), card("ontbreekt een kaart", " (1.4 a)")),
    "repeated-card": (put("cards", 3, "id", value="1.1a"), card("staat een kaart twee keer", " bij kaart 4")),
    "wrong-order": (lambda c: c["cards"].insert(0, c["cards"].pop(1)), card("staan de kaarten niet in hun volgorde")),
    "wrong-zone": (put("cards", 3, "zone", value="+++"), wrong(" bij kaart 4")),
    "feature-out-of-range": (
        put("cards", 0, "features", value=[99]),
        card("klopt een aangevinkt kenmerk niet", " bij kaart 1"),
    ),
    "feature-repeated": (
        put("cards", 0, "features", value=[1, 1]),
        card("klopt een aangevinkt kenmerk niet", " bij kaart 1"),
    ),
    "hands-of-three": (put("cards", 0, "hands", value=[1, 2, 3]), wrong(" bij kaart 1")),
    "hands-below-zero": (put("cards", 0, "hands", value=[1, 2, 3, -4]), wrong(" bij kaart 1")),
    "own-card-number-zero": (
        put("cards", OWN, "id", value="own-0"),
        card("staat een kaart die niet bestaat", " bij kaart 40"),
    ),
    "own-card-without-words": (
        put("cards", OWN, "own", value=None),
        card("klopt een eigen kaart niet", " bij kaart 40"),
    ),
    "own-card-of-dimension-eight": (put("cards", OWN, "own", "dimension", value=8), wrong(" bij kaart 40")),
    # Types and numbers.
    "number-as-text": (put("notes", 0, "dimension", value="1"), wrong(" bij notitie 1")),
    "number-with-a-point": (put("notes", 0, "dimension", value=1.0), wrong(" bij notitie 1")),
    "number-true": (put("notes", 0, "dimension", value=True), wrong(" bij notitie 1")),
    "dimension-eight": (put("notes", 0, "dimension", value=8), wrong(" bij notitie 1")),
    "huge-number": (put("plan", 0, "votes", value=10**40), wrong(" bij bouwsteen 1")),
    "text-where-a-list-belongs": (put("cards", value="1.1a"), wrong(" bij de kaarten")),
    "yes-as-number": (put("cards", 0, "disputed", value=1), wrong(" bij kaart 1")),
    # Days and moments.
    "day-that-does-not-exist": (put("date", value="2026-02-30"), wrong(" bij de datum")),
    "day-with-a-time": (put("date", value="2026-10-01T00:00:00"), wrong(" bij de datum")),
    "moment-without-zone": (put("created", value="2026-10-01T09:00:00"), wrong(" bij het tijdstip van maken")),
    "moment-as-number": (put("modified", value=1_700_000_000), wrong(" bij het tijdstip van bewaren")),
    "moment-before-the-calendar": (put("notes", 0, "at", value="0001-01-01T00:00:00+14:00"), wrong(" bij notitie 1")),
    "school-year-of-one-year": (put("school_year", value="2026"), wrong(" bij het schooljaar")),
    # What points elsewhere.
    "note-on-unknown-card": (
        put("notes", 0, "card", value="own-7"),
        card("staat een kaart die niet bestaat", " bij notitie 1"),
    ),
    "plan-with-unknown-card": (
        put("plan", 0, "cards", value=["9.9"]),
        card("staat een kaart die niet bestaat", " bij bouwsteen 1"),
    ),
    "plan-without-cards": (put("plan", 0, "cards", value=[]), wrong(" bij bouwsteen 1")),
    "note-on-unknown-question": (
        put("notes", 0, "question", value="vraag-1"),
        card("klopt een richtvraag niet", " bij notitie 1"),
    ),
    "report-twice-on-one-dimension": (
        put("report", value=[{"dimension": 1, "text": ""}] * 2),
        card("klopt het verslag niet", " bij het verslag"),
    ),
    "checksum-no-text": (put("checksum", value=7), wrong()),
}
"""Sound JSON that is no sound scan: the change, and what is said."""

SENTENCES = NO_RECIPE | {name: sentence for name, (_, sentence) in RECIPES.items()}


def sound() -> dict[str, Any]:
    """A small scan that opens: all cards, one of the school, two notes and a plan."""
    cards: list[dict[str, Any]] = [{"id": i.id, "zone": None} for i in load_instrument().indicators]
    own = {"dimension": 2, "statement": "Wij eten samen.", "key_words": "Samen eten", "features": ["rustig"]}
    moment = "2026-10-01T09:00:00Z"
    notes = [{"dimension": 1, "card": "1.1a", "text": text, "at": moment} for text in ("Één lijn", "Ook buiten")]
    return {
        "format": "zorgscan",
        "version": 1,
        "instrument": {"id": "zorgscan", "version": "1"},
        "scan_id": "6a1f3c52-0d1e-4c1b-9a57-3f0e5d2b7c10",
        "school": "De Linde",
        "school_year": "2026-2027",
        "date": "2026-10-01",
        "participants": ["Directie"],
        "created": moment,
        "modified": moment,
        "cards": [*cards, {"id": "own-1", "zone": "+", "own": own}],
        "notes": notes,
        "plan": [{"cards": ["1.1a", "own-1"]}],
    }


def made(change: Change | None = None) -> bytes:
    """The bytes of the small scan, changed."""
    content = sound()
    if change is not None:
        change(content)
    return json.dumps(content, ensure_ascii=False).replace('}, {"id"', '},\n{"id"').encode() + b"\n"


if __name__ == "__main__":
    for name, (recipe, _) in RECIPES.items():
        (FOLDER / f"{name}.zorgscan").write_bytes(made(recipe))
