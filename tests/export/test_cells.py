"""Text stays text in a cell: read back with openpyxl and pandas, and in the XML itself."""

import io
import re

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from workbook_samples import NASTY, expected, parts

from zorgscan_desktop.export.cells import CELL_LIMIT, clean, cut, needs_quote, units
from zorgscan_desktop.export.look import Look
from zorgscan_desktop.export.overflow_sheet import overflow_sheet
from zorgscan_desktop.export.package import to_bytes
from zorgscan_desktop.export.page import Page, Rest


def workbook_of(texts: list[str], *, bold: bool = False) -> tuple[bytes, list[Rest]]:
    """A sheet with one text a row in its first column; half of each text, cleaned already, bold when asked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    rests: list[Rest] = []
    page = Page(book, "Proef", rests)
    for row, text in enumerate(map(clean, texts) if bold else texts, 1):
        half = len(text) // 2 if bold else 0
        page.runs(row, 1, ((text[:half], True), (text[half:], False)), Look())
        page.number(row, 2, row, Look())
    if rests:
        overflow_sheet(Page(book, "Vervolg", rests), rests)
    return to_bytes(book), rests


def read_back(data: bytes, count: int) -> list[str]:
    sheet = load_workbook(io.BytesIO(data))["Proef"]
    cells = [sheet.cell(row, 1) for row in range(1, count + 1)]
    assert not [c.coordinate for c in cells if c.value is not None and c.data_type != "s"]
    return [c.value or "" for c in cells]


def formulas_and_errors(data: bytes) -> list[str]:
    return [name for name, xml in parts(data).items() if re.search(r"<f[\s>/]|t=\"(e|str|b)\"", xml)]


def assert_all_whole(texts: list[str], *, bold: bool = False) -> None:
    data, _ = workbook_of(texts, bold=bold)
    wanted = [expected(text) for text in texts]
    assert read_back(data, len(texts)) == wanted
    frame = pd.read_excel(io.BytesIO(data), header=None, dtype=str, keep_default_na=False)
    assert frame[0].tolist() == wanted
    assert formulas_and_errors(data) == []


@pytest.mark.parametrize("bold", [False, True])
def test_every_text_known_to_go_wrong_reads_back_whole(bold: bool) -> None:
    assert_all_whole(list(NASTY), bold=bold)


ANY = st.one_of(
    st.text(),
    st.text(st.sampled_from("=+-@#\t\r\n\v_x0041DF ;'\"&<>5\x00\x0b\x1f\x7f\x85\u2028\ufffe\U0001f600")),
    st.builds(lambda start, rest: start + rest, st.sampled_from(NASTY), st.text(max_size=10)),
    st.builds(lambda number, rest: f"_x{number:04X}_{rest}", st.integers(0, 0xFFFF), st.text(max_size=5)),
)


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ANY, min_size=60, max_size=80), st.booleans())
def test_any_text_reads_back_whole(texts: list[str], bold: bool) -> None:
    """Five thousand texts a run."""
    assert_all_whole(texts, bold=bold)


@given(st.text(st.one_of(st.characters(categories=["Cs"]), st.characters())))
def test_surrogates_join_or_become_visible(text: str) -> None:
    tidy = clean(text)
    tidy.encode("utf-8")
    assert clean(tidy) == tidy


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("a\ud83d", "a\ufffd"),
        ("\ude00b", "\ufffdb"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ud83dx\ude00", "\ufffdx\ufffd"),
    ],
)
def test_a_lone_surrogate_is_seen_and_a_pair_is_whole(text: str, tidy: str) -> None:
    data, _ = workbook_of([text])
    assert read_back(data, 1) == [tidy]


@pytest.mark.parametrize("text", ["=1", "+1", "-", "--", "++", "@a", "\ta", "#N/A", "'a", " =1", "1/2", "1.2", "007"])
def test_what_excel_could_read_otherwise_after_an_edit_is_quoted(text: str) -> None:
    data, _ = workbook_of([text])
    assert needs_quote(text)
    assert load_workbook(io.BytesIO(data))["Proef"]["A1"].quotePrefix


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_", "_xABcd__x0000_"])
def test_no_piece_of_text_is_an_escape_to_excel(text: str) -> None:
    data, _ = workbook_of([text])
    xml = parts(data)["xl/worksheets/sheet1.xml"]
    assert not re.search(r"<t[^>]*>[^<]*_x[0-9A-Fa-f]{4}_", xml)
    assert read_back(data, 1) == [text]


@pytest.mark.parametrize("text", ["De leraar", "3 leerlingen", "nog niet gelegd", "1.2 Doelen en criteria", ""])
def test_plain_words_are_not_quoted(text: str) -> None:
    assert not needs_quote(text)


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("x" * CELL_LIMIT, 0),
        ("x" * (CELL_LIMIT + 1), 1),
        ("\U0001f600" * (CELL_LIMIT // 2), 0),
        ("\U0001f600" * (CELL_LIMIT // 2 + 1), 1),  # openpyxl would let this through: half the characters, too long
        ("een zin. " * 20_000, 1),
        ("regel\n" * 9_000, 1),
    ],
)
def test_a_text_too_long_for_a_cell_goes_on_with_a_mark(text: str, rests: int) -> None:
    data, kept = workbook_of([text])
    (first,) = read_back(data, 1)
    assert units(first) <= CELL_LIMIT
    assert len(kept) == rests
    if not rests:
        assert first == text
        return
    head, mark, place = first.rpartition(" … ")
    assert (mark, place) == (" … ", "[lees verder op het blad Vervolg, nummer 1]")
    rows = list(load_workbook(io.BytesIO(data))["Vervolg"].iter_rows(min_row=4, values_only=True))
    assert {row[:2] for row in rows} == {(1, "Proef, cel A1")}
    assert [row[2] for row in rows] == list(range(1, len(rows) + 1))
    assert head + "".join(str(row[3]) for row in rows) == text


@given(st.text(), st.integers(2, 40))
def test_a_cut_loses_nothing(text: str, limit: int) -> None:
    text = clean(text)
    head, rest = cut(text, limit)
    assert head + rest == text
    assert units(head) <= limit
    assert head or not text


def test_no_typed_text_passes_through_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/bestaat-niet")
    assert read_back(workbook_of(["tekst"])[0], 1) == ["tekst"]
