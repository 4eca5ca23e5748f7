"""Times as people type and read them: a number of minutes, an hour of the day, what a clock has left."""

import re
from datetime import time

MAX_MINUTES = 600
"""The longest time that a clock counts down from, in minutes."""

_MINUTES = re.compile(r"([0-9]{1,3})([.,][0-9]{1,2})?")
_CLOCK = re.compile(r"([0-9]{1,2})(?: *[.:uh] *([0-9]{2})?)? *u?\.?|([0-9]{1,2})([0-9]{2})", re.IGNORECASE)


def seconds_of(text: str) -> int | None:
    """Whole seconds in a typed number of minutes, such as ``5`` or ``2,5``; None when it is no time for a clock."""
    found = _MINUTES.fullmatch(text.strip())
    if found is None:
        return None
    minutes = float(found[0].replace(",", "."))
    seconds = round(minutes * 60)
    return seconds if 0 < seconds <= MAX_MINUTES * 60 else None


def hour_of(text: str) -> time | None:
    """The hour in ``15.30``, ``15:30``, ``15u30``, ``1530`` or ``15``; None when it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def shown_left(milliseconds: int) -> str:
    """What a clock shows: ``4:05``, ``75:00``. A second counts until it has gone by, so that 0:00 is the end."""
    seconds = -(-max(0, milliseconds) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
