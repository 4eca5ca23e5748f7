"""Days as people in Flanders write them: read from what was typed, and written out in words."""

import re
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT = {"mrt": 3, "sept": 9}
_LEAST_LETTERS = 3
_WEEKDAY = r"(?:(?:ma|di|wo|do|vr|za|zo)(?:[a-z]*dag)?\.?,?\s+)?"
_GAP = r"\s*[/.\-\s]\s*"
_YEAR = rf"(?:{_GAP}'?([0-9]{{4}}|[0-9]{{2}}))?"
_TYPED = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})(?:ste|de|e)?{_GAP}([0-9]{{1,2}}|[a-z]+\.?){_YEAR}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def long_date(day: date) -> str:
    """A day in words, such as ``23 november 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_day(text: str, today: date) -> date | None:
    """The day that was typed, or None when it is none.

    ``15/1/2027``, ``15-01-27``, ``15 januari 2027``, ``vr 15 jan`` and ``2027-01-15`` are all the same day. Without a
    year it is the first such day from ``today`` on: plans look ahead.
    """
    tidy = " ".join(text.lower().split())
    iso = _ISO.fullmatch(tidy)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _TYPED.fullmatch(tidy)
    month = _month(found[2].removesuffix(".")) if found else None
    if not found or month is None:
        return None
    if found[3]:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _day(year, month, int(found[1]))
    # The 29th of February comes once in eight years at worst.
    days = (_day(today.year + ahead, month, int(found[1])) for ahead in range(9))
    return next((day for day in days if day is not None and day >= today), None)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if text in _SHORT:
        return _SHORT[text]
    if len(text) < _LEAST_LETTERS:
        return None
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(text)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
