"""Scans to export, and ways to read a workbook back. Every text is invented."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

import pandas as pd
from openpyxl import Workbook, load_workbook

from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Card, Note, OwnCard, ParkedRemark, PlanRow, Scan
from zorgscan_desktop.export.workbook import build_workbook

INSTRUMENT = load_instrument()
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
WINTER = timezone(timedelta(hours=1))
LONG = ("Een zin van iemand die alles opschrijft, met komma's. " * 40)[:2000]

NASTY = (
    "=1+1",
    '=HYPERLINK("http://example.org";"klik")',
    "+32 9 000 00 00",
    "-1",
    "--",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "#N/A",
    "#REF!",
    "#",
    "'citaat",
    "1/2",
    "12-3",
    "1.2",
    "007",
    "1e5",
    "TRUE",
    "WAAR",
    "NA",
    "nan",
    "|cmd",
    "_x0041_",
    "_x000D_ en _x005F_x0041_",
    "x005F_",
    "a\r\nb\rc\vd\fe\x85f\u2028g\u2029h",
    "\x00\x01\x08\x0e\x1b\x1f\x7f\x9f\ufffe\uffff",
    "<b>&amp;</b> ]]>",
    "  spaties  ",
    "één 👩‍🏫 ü 漢字 ע",
    '&L&"Arial"&99 &F',
    "\n",
)
"""Texts that some step of the way to Excel is known to change. The lone surrogates are in test_cells.py."""


def expected(text: str) -> str:
    """What must be read back: what cells.py promises, written down a second time, letter by letter."""
    ends = {"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
    out = ""
    for char in text.replace("\r\n", "\n"):
        if char in ends:
            out += ends[char]
        elif char == "\x7f":
            out += "␡"
        elif char in "\ufffe\uffff":
            out += "\ufffd"
        elif ord(char) < 32 and char not in "\t\n":
            out += chr(0x2400 + ord(char))
        else:
            out += char
    return out


def empty(**details: Any) -> Scan:
    return Scan.new(
        INSTRUMENT,
        day=date(2026, 11, 23),
        now=NOW,
        **{"school": "Basisschool De Linde", "school_year": "2026-2027", **details},
    )


def with_cards(scan: Scan, *cards: Card, **changes: Any) -> Scan:
    """The scan with some cards replaced, own cards added, and other keys changed."""
    given = {card.id: card for card in cards}
    kept = tuple(given.pop(card.id, card) for card in scan.cards)
    return scan.model_copy(update={"cards": kept + tuple(given.values()), **changes})


def own(number: int, dimension: int = 1, **details: Any) -> Card:
    words = {"statement": f"Stelling {number}", "key_words": f"Eigen {number}", "features": ("een", "twee")}
    zone = details.pop("zone", None)
    return Card(id=f"own-{number}", zone=zone, own=OwnCard(dimension=dimension, **{**words, **details}))


@lru_cache(maxsize=32)
def filled() -> Scan:
    """All cards placed, zone by zone in turn, with notes, a plan and a parked remark."""
    scan = empty(participants=("Directie", "Zorgteam"))
    cards = [card.model_copy(update={"zone": SIGNS[i % 4], "features": (0,)}) for i, card in enumerate(scan.cards)]
    notes = (
        Note(dimension=1, card="1.2", text="Doelen samen bespreken.", at=NOW),
        Note(dimension=1, card="1.2", text="Kijkwijzers zoeken.", at=NOW + timedelta(minutes=1)),
        Note(dimension=1, text="Het klimaat zit goed.", at=NOW + timedelta(minutes=2)),
        Note(
            dimension=6,
            card="6.3",
            text="Gegevens zoeken.",
            at=NOW,
            question=INSTRUMENT.dimensions[5].questions[0].id,
        ),
    )
    plan = (
        PlanRow(cards=("6.3", "1.2"), goal="Effecten volgen", actions=("Zoeken", "Kiezen"), due=date(2027, 3, 1)),
        PlanRow(cards=("1.1a",), status="in_progress"),
    )
    remark = ParkedRemark(text="De speelplaats komt later.", at=NOW)
    return with_cards(scan, *cards, notes=notes, plan=plan, car_park=(remark,))


@lru_cache(maxsize=32)
def half() -> Scan:
    """Every other card waits; one is parked and one does not apply."""
    scan = filled()
    waiting = [card.model_copy(update={"zone": None}) for card in scan.cards[1::2]]
    waiting[0] = waiting[0].model_copy(update={"state": "parked", "state_reason": "Eerst de cijfers."})
    waiting[1] = waiting[1].model_copy(update={"state": "not_applicable"})
    return with_cards(scan, *waiting, plan=())


@lru_cache(maxsize=32)
def crowded() -> Scan:
    """The most the app must bear: 39 work points, 40 own cards, long texts everywhere."""
    scan = empty()
    cards = [card.model_copy(update={"zone": SIGNS[i % 2]}) for i, card in enumerate(scan.cards)]
    owns = [
        own(n, 1 + n % 7, zone="-", statement=LONG, key_words=f"Onderwerp {n}", features=(LONG,))
        for n in range(1, 41)
    ]
    notes = tuple(Note(dimension=1 + n % 7, card=cards[n % 39].id, text=LONG, at=NOW) for n in range(60))
    plan = (PlanRow(cards=("1.2",), goal=LONG, actions=(LONG,)),)
    return with_cards(scan, *cards, *owns, notes=notes, plan=plan)


@lru_cache(maxsize=32)
def built(scan: Scan, *, with_notes: bool = True) -> bytes:
    return build_workbook(scan, INSTRUMENT, with_notes=with_notes, zone=WINTER)


@lru_cache(maxsize=32)
def opened(data: bytes) -> Workbook:
    """The workbook, for reading only: tests share it."""
    return load_workbook(io.BytesIO(data))


def read_table(data: bytes, sheet: str = "Indicatoren") -> pd.DataFrame:
    """A sheet as pandas sees it, its text left as it is."""
    return pd.read_excel(io.BytesIO(data), sheet_name=sheet, dtype=str, keep_default_na=False)


def all_texts(data: bytes) -> list[str]:
    """Every text in every sheet, with openpyxl."""
    book = opened(data)
    return [c.value for sheet in book for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]


@lru_cache(maxsize=32)
def parts(data: bytes) -> dict[str, str]:
    """The XML parts of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
