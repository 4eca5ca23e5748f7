"""Days as people type them: every Flemish way of writing one, and nothing that is no day."""

from datetime import date

import pytest

from zorgscan_desktop.core.days import long_date, read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "15/1/2027",
        "15/01/27",
        "15-1-2027",
        "15.1.2027",
        " 15 / 1 / 2027 ",
        "15 januari 2027",
        "15 Januari 2027",
        "15 jan. 2027",
        "15 jan '27",
        "vr 15 jan 2027",
        "vrijdag 15 januari 2027",
        "15/1",
        "15 januari",
        "2027-01-15",
    ],
)
def test_one_day_in_every_way(text: str) -> None:
    assert read_day(text, TODAY) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/11", TODAY),
        ("22 november", date(2027, 11, 22)),
        ("29 februari", date(2028, 2, 29)),
        ("1e maart", date(2027, 3, 1)),
        ("15 mrt", date(2027, 3, 15)),
        ("15 sept 2027", date(2027, 9, 15)),
        ("3 juni", date(2027, 6, 3)),
        ("3 juli", date(2027, 7, 3)),
    ],
)
def test_without_a_year_it_is_the_next_one(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    (
        *("", "morgen", "15", "31/2/2027", "29/2/2027", "15/13/2027", "0/1/2027", "1/1/0000", "12 ma 2027"),
        *("juni 2027", "١٥/١/٢٠٢٧", "15/1/2027 en 16/1/2027", "15 j 2027", "2027-13-01"),
    ),
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2027, 8, 31), date(9999, 12, 31)])
def test_a_day_that_is_shown_can_be_typed_again(day: date) -> None:
    assert read_day(long_date(day), TODAY) == (day if day.year > 999 else None)
