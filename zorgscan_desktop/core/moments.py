"""Moments as people read them. Apart from ``scan``, because the start screen needs them before pydantic is there."""

from datetime import datetime


def local(moment: datetime) -> datetime:
    """A moment in local time; left as it is on the first and last day of the calendar, where there is no other."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return moment
