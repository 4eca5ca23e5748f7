"""Estimated lines and heights: too low hides words, too high wastes paper."""

import pytest

from zorgscan_desktop.export.text_size import MAX_ROW_HEIGHT, capped, fitting_width, height, lines


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("kort", 10, 1),
        ("een\ntwee\n", 10, 3),
        ("De leraar gebruikt de onderwijstijd efficiënt", 34, 2),  # just over, measured with Carlito
        ("x" * 100, 11, 9),
        ("漢" * 10, 11, 3),
        ("aaaa " * 10, 20.8, 3),
    ],
)
def test_lines_are_those_of_a_wrapped_cell(text: str, width: float, count: int) -> None:
    assert lines(text, width, 10 if width == 34 else 11) == count


def test_bold_and_large_letters_take_more_room() -> None:
    text = "De leraar zorgt voor een doelmatig klasmanagement. " * 10
    assert lines(text, 40) <= lines(text, 40, bold=True) < lines(text, 40, size=14)


def test_a_row_is_as_high_as_its_tallest_cell() -> None:
    assert height([("een", 10), ("een\ntwee\ndrie", 10)], pad=0) == 45
    assert height([], pad=0) == 15
    assert capped(1_000) == MAX_ROW_HEIGHT
    assert capped(33.333) == 33.3


def test_a_column_grows_only_as_far_as_it_must() -> None:
    widths = (30.0, 60.0, 90.0)
    assert fitting_width(["kort"], widths) == 30
    assert fitting_width(["woord " * 200], widths) == 60
    assert fitting_width(["woord " * 5_000], widths) == 90
