"""Scans to print, and ways to read a page back. Every text is invented."""

import re
import subprocess
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Card, Note, OwnCard, ParkedRemark, PlanRow, Scan

PAPER = load_instrument()
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
WINTER = timezone(timedelta(hours=1))


def empty(**details: Any) -> Scan:
    return Scan.new(
        PAPER,
        day=date(2026, 11, 23),
        now=NOW,
        **{"school": "Basisschool De Linde", "school_year": "2026-2027", **details},
    )


def changed(scan: Scan, *cards: Card, **changes: Any) -> Scan:
    """The scan with some cards replaced, own cards added, and other keys changed."""
    given = {card.id: card for card in cards}
    kept = tuple(given.pop(card.id, card) for card in scan.cards)
    return scan.model_copy(update={"cards": kept + tuple(given.values()), **changes})


def laid(*zones: str | None, **details: Any) -> Scan:
    """All cards of the paper, in these zones in turn."""
    scan = empty(**details)
    cards = [c.model_copy(update={"zone": zones[i % len(zones)]}) for i, c in enumerate(scan.cards)]
    return changed(scan, *cards)


def own(number: int, dimension: int = 1, zone: str | None = None, **words: Any) -> Card:
    words = {"statement": f"Wij doen {number}", "key_words": f"Eigen zaak {number}", **words}
    return Card(id=f"own-{number}", zone=zone, own=OwnCard(dimension=dimension, **words))  # type: ignore[arg-type]


def filled() -> Scan:
    """All cards placed, with notes on a card, on a dimension and on a guiding question, a plan, a parked remark."""
    notes = (
        Note(dimension=1, card="1.2", text="Doelen samen bespreken.\n\n\nKijkwijzers zoeken.", at=NOW),
        Note(dimension=1, text="Het klimaat zit goed.", at=NOW + timedelta(minutes=2)),
        Note(dimension=6, card="6.3", text="Gegevens zoeken.", at=NOW, question=PAPER.dimensions[5].questions[0].id),
    )
    return changed(
        laid(*SIGNS, participants=("Directie", "Zorgteam")),
        notes=notes,
        plan=(PlanRow(cards=("6.3",), goal="Effecten volgen"),),
        car_park=(ParkedRemark(text="De speelplaats komt later.", at=NOW),),
    )


def half() -> Scan:
    """Every other card waits; one of them is parked and one does not apply."""
    scan = laid("++", None, "-", None)
    waiting = [card for card in scan.cards if card.zone is None]
    parked = waiting[0].model_copy(update={"state": "parked", "state_reason": "Eerst de cijfers."})
    return changed(scan, parked, waiting[1].model_copy(update={"state": "not_applicable"}))


def _read(program: str, data: bytes, *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        to_stdout = ["-"] if program == "pdftotext" else []
        done = subprocess.run([program, *options, path, *to_stdout], capture_output=True, check=True, timeout=60)
    assert not done.stderr
    return done.stdout.decode("utf-8")


def text_of(data: bytes, first: int = 1, last: int = 9999) -> str:
    """The text of some pages in the order in which it was drawn, flat."""
    return flat(_read("pdftotext", data, "-raw", "-f", str(first), "-l", str(last)))


def flat(text: str) -> str:
    """With single spaces, and none after a hyphen: a line may end there."""
    return re.sub(r"(?<=\w[-/]) (?=\w)", "", " ".join(text.split()))


def facts(data: bytes) -> dict[str, str]:
    """What pdfinfo says about the file."""
    lines = _read("pdfinfo", data).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in points."""
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", _read("pdfinfo", data, "-l", "9999"))
    return [(round(float(width)), round(float(height))) for width, height in found]


def table(program: str, data: bytes, *options: str) -> list[list[str]]:
    """The rows that pdffonts or pdfimages prints, without their heads."""
    return [line.split() for line in _read(program, data, *options).splitlines()[2:]]


def battery_pages(data: bytes) -> int:
    """How many pages lie; those with text stand."""
    return sum(width > height for width, height in page_sizes(data))
