"""Times as people type them, and as a clock shows them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorgscan_desktop.core.times import MAX_MINUTES, hour_of, seconds_of, shown_left


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5", 300), (" 12 ", 720), ("2,5", 150), ("0.5", 30), ("600", 36_000), ("0,1", 6)],
)
def test_minutes_are_read(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "0", "0,0", "-5", "601", "vijf", "5 min", "1e3", "٥", "5,", "1234"])
def test_what_is_no_time_for_a_clock_is_refused(text: str) -> None:
    assert seconds_of(text) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("15.30", time(15, 30)),
        ("15:30", time(15, 30)),
        ("15u30", time(15, 30)),
        ("15 u 30", time(15, 30)),
        ("15.30 u.", time(15, 30)),
        ("1530", time(15, 30)),
        ("930", time(9, 30)),
        ("9", time(9, 0)),
        ("9u", time(9, 0)),
        ("0.05", time(0, 5)),
    ],
)
def test_an_hour_is_read(text: str, hour: time) -> None:
    assert hour_of(text) == hour


@pytest.mark.parametrize("text", ["", "24.00", "12.60", "halfvier", "15.3", "15.300", "-3", "15.30.20", "99"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    assert hour_of(text) is None


@given(st.integers(1, MAX_MINUTES))
def test_every_whole_minute_can_be_typed_and_is_shown(minutes: int) -> None:
    seconds = seconds_of(str(minutes))
    assert seconds == minutes * 60
    assert shown_left(seconds * 1000) == f"{minutes}:00"


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_hour_is_read_as_it_is_shown(hour: int, minute: int) -> None:
    assert hour_of(f"{hour}.{minute:02}") == time(hour, minute)


@pytest.mark.parametrize(
    ("left", "shown"),
    [(0, "0:00"), (-5, "0:00"), (1, "0:01"), (1000, "0:01"), (1001, "0:02"), (61_000, "1:01"), (4_500_000, "75:00")],
)
def test_the_last_second_counts_until_it_is_gone(left: int, shown: str) -> None:
    assert shown_left(left) == shown
