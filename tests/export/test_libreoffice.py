"""The workbook in a real spreadsheet program: pages as they print, and the same words after a save there.

Needs the packages libreoffice-calc and poppler-utils. Missing, these tests fail: leave them out by name with
``-m "not libreoffice"``. soffice answers 0 for a file it could not read, so what it wrote is looked at instead.
"""

import csv
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from workbook_samples import (
    INSTRUMENT,
    NASTY,
    NOW,
    built,
    crowded,
    empty,
    expected,
    filled,
    half,
    opened,
    own,
    read_table,
    with_cards,
)

from zorgscan_desktop.core.scan import Note, Scan

pytestmark = pytest.mark.libreoffice

A4, A3 = {595, 842}, {842, 1191}
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, quotes, UTF-8, cells as shown, every sheet in its own file."""


def nasty() -> Scan:
    """Notes of every kind of text that goes wrong, and a card with a sign that looks like a formula."""
    notes = tuple(Note(dimension=1, text=text, at=NOW) for text in NASTY if text.strip())
    return with_cards(filled(), own(1, statement="=1+1", key_words="--", zone="-"), notes=notes)


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own."""

    folder: Path

    def convert(self, kind: str, **scans: Scan) -> Path:
        """Write these scans as workbooks and convert them; the folder with the results."""
        assert shutil.which("soffice"), "LibreOffice is missing: apt-get install libreoffice-calc poppler-utils"
        paths = [self.folder / f"{name}.xlsx" for name in scans]
        for path, scan in zip(paths, scans.values(), strict=True):
            path.write_bytes(built(scan))
        out = self.folder / "out"
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, paths)]
        subprocess.run(command, timeout=120, check=False, capture_output=True)
        return out


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def pages(office: Office) -> Path:
    """The folder with the PDFs of four scans."""
    return office.convert("pdf", empty=empty(), filled=filled(), half=half(), crowded=crowded())


def text_of(pdf: Path, page: int) -> str:
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def sizes_of(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of every page in points."""
    info = subprocess.run(["pdfinfo", "-l", "999", str(pdf)], check=True, capture_output=True, text=True).stdout
    lines = [line.split() for line in info.splitlines() if line.startswith("Page ") and "size:" in line]
    return [(round(float(words[3])), round(float(words[5]))) for words in lines]


@pytest.mark.parametrize(
    ("name", "caption", "paper"),
    [
        ("empty", "Nog 39 kaarten niet gelegd.", A4),
        ("filled", "Alle 39 kaarten liggen op de batterij.", A4),
        ("half", "Nog 18 kaarten niet gelegd.", A4),
        ("crowded", "Alle 79 kaarten liggen op de batterij.", A3),
    ],
)
def test_the_battery_prints_whole_on_one_landscape_page(
    pages: Path, name: str, caption: str, paper: set[int]
) -> None:
    pdf = pages / f"{name}.pdf"
    words = text_of(pdf, 1)
    for part in ("Zorgscan Basisschool De Linde", "Leeg · ", "Vol · ", "7 Innovatieve", caption):
        assert part in " ".join(words.split())
    for indicator in INSTRUMENT.indicators:
        assert f"{indicator.code} " in words
    first, second, *_ = sizes_of(pdf)
    assert set(first) == paper
    assert first[0] > first[1]
    assert second[0] < second[1]
    assert text_of(pdf, 2).lstrip().startswith("Samenvatting")


def test_no_page_is_empty_and_every_sheet_is_there(pages: Path) -> None:
    pdf = pages / "filled.pdf"
    count = len(sizes_of(pdf))
    feet = [text_of(pdf, page).strip().splitlines()[-1] for page in range(1, count + 1)]
    sheets = [foot.split()[-5].rstrip(",") for foot in feet]
    assert list(dict.fromkeys(sheets)) == [
        "Batterij",
        "Samenvatting",
        "Actieplan",
        "Indicatoren",
        "Notities",
        "Verslag",
    ]
    assert [foot.split()[-3:] for foot in feet] == [[str(n), "van", str(count)] for n in range(1, count + 1)]
    assert count <= 12
    assert all(len(text_of(pdf, page).split()) > 30 for page in range(1, count + 1))


def test_every_kenmerk_is_on_paper(pages: Path) -> None:
    pdf = pages / "filled.pdf"
    printed = [text_of(pdf, page) for page in range(1, len(sizes_of(pdf)) + 1)]
    table = [page for page in printed if page.lstrip().startswith("Dimensie")]
    assert sum(page.count("• ") + page.count("✓ ") for page in table) == 161
    assert sum(page.count("✓ ") for page in table) == 39


def test_the_same_words_come_back_from_libreoffice(office: Office) -> None:
    """Saved there as .xlsx: same table, no formula, no error; only Excel's own marks of text may differ."""
    scan = nasty()
    path = office.convert("xlsx", nasty=scan) / "nasty.xlsx"
    data = path.read_bytes()
    assert read_table(data).to_dict("records") == read_table(built(scan)).to_dict("records")
    again, before = opened(data), opened(built(scan))
    assert again.sheetnames == before.sheetnames
    for sheet in again:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert kinds <= {"s", "n"}
    wanted = [expected(note.text) for note in scan.notes]
    saved = [row[2] for row in again["Notities"].iter_rows(min_row=5, max_row=4 + len(wanted), values_only=True)]
    # openpyxl reads shared strings, which LibreOffice writes, without these five letters.
    assert [t.replace("x005F_", "") for t in wanted] == saved


def test_what_is_shown_is_what_was_typed(office: Office) -> None:
    scan = nasty()
    out = office.convert(CSV, cells=scan)
    with (out / "cells-Notities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[2] for row in rows[4 : 4 + len(scan.notes)]] == [expected(note.text) for note in scan.notes]
    with (out / "cells-Indicatoren.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert len(table) == 1 + 40
    assert [row[5] for row in table[1:15]] == ["--", "-", "+", "++"] * 3 + ["--", "-"]
    assert table[15][2:4] == ["E 1", "=1+1"]
