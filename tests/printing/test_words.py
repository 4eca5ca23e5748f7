"""Typed text on its way to paper: seen whole, or cut where it is said to be cut."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app.headless import painting
from zorgscan_desktop.printing.paper import advance, font
from zorgscan_desktop.printing.words import cut_to_lines, cut_to_width, one_line, paragraphs, printable
from zorgscan_desktop.ui.text import wrap


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> Any:
    with painting():
        yield


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Eén “ïdee” – 5 € …", "Eén “ïdee” – 5 € …"),
        ("a\0b", "a[U+0000]b"),
        ("\x1b\x1b\x1b", "[U+001B × 3]"),
        ("\x01\x02", "[U+0001] [U+0002]"),
        ("\U0010ffff", "[U+10FFFF]"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\u0301[U+0301 × 2]"),
        ("a\tb", "a\tb"),
        ("zo\u00adnee", "zonee"),
        ("a\u200db\ufe0f", "a\u200db\ufe0f"),
        ("", ""),
    ],
)
def test_what_cannot_be_drawn_becomes_its_number(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a\nb\r\nc\rd\u2028e\x85f\vg\fh", list("abcdefgh")),
        ("a\n\n\n\nb", ["a", "", "b"]),
        ("\n\na  \n \n\n", ["a"]),
        ("\n" * 50, []),
        ("", []),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert paragraphs(text) == parts


def test_one_line_stands_on_its_own() -> None:
    assert one_line("  De\n Linde\t\u2029 ") == "De Linde"
    assert one_line("שלום") == "\u2068שלום\u2069"
    assert one_line("\u202eabc\u2066") == "abc"
    assert one_line("a\u2069ש") == "\u2068aש\u2069"


def test_cutting() -> None:
    face = font(10)
    assert cut_to_width("kort", face, 5000) == "kort"
    assert cut_to_lines("kort", face, 5000, 1) == ("kort", False)
    short = cut_to_width("woord " * 4000, face, 3000)
    assert short.endswith("…") and 2000 < advance(short, face) <= 3000
    turned = cut_to_width(one_line("שלום " * 400), face, 3000)
    assert turned.startswith("\u2068") and turned.endswith("…\u2069")


def test_digits_are_letters_of_their_own_width() -> None:
    # Tabular figures have no character in the font: a PDF with them cannot be searched for a date.
    assert advance("1", font(10)) != advance("0", font(10))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), width=st.integers(200, 2000), most=st.integers(1, 4))
def test_what_is_cut_fits(text: str, width: int, most: int) -> None:
    face = font(10)
    flat = one_line(text)
    short, cut = cut_to_lines(flat, face, width, most)
    assert cut or short == flat
    assert wrap(short, face, width, 1.2).lines <= most or short == "…"
    assert all(printable(char) == char or char == "\u00ad" for char in short)
