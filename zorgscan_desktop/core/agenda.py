"""How the time for the talk is shared over the dimensions, and how many minutes behind the team is.

Each card takes the same share of the time. Cards that are parked or do not apply take none: parking is how a team
that is behind wins time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from zorgscan_desktop.core.instrument import Instrument
from zorgscan_desktop.core.scan import Agenda, Scan
from zorgscan_desktop.core.summary import tallies, tally


@dataclass(frozen=True)
class Pace:
    """Where the team is in its time, in whole minutes.

    ``minutes`` per dimension number: what there is for the cards that wait there. ``behind`` is negative when the
    team is ahead. ``to_park``: how many waiting cards would have to be parked to come out even at the pace so far;
    0 when not behind. ``per_card`` in minutes (not rounded), with the people each speaking ``seconds_each``.
    """

    left: int
    behind: int
    minutes: Mapping[int, int]
    per_card: float
    seconds_each: int
    to_park: int


def pace(scan: Scan, instrument: Instrument, agenda: Agenda, now: datetime) -> Pace:
    """Compare the clock with the cards."""
    counted = tally(scan.cards)
    whole = max(0.0, (agenda.end - agenda.start).total_seconds() / 60)
    gone = max(0.0, (now - agenda.start).total_seconds() / 60)
    left = max(0.0, (agenda.end - now).total_seconds() / 60)
    to_talk = counted.placed + counted.waiting
    planned = whole * counted.placed / to_talk if to_talk else gone
    behind = (min(gone, whole) - planned) if counted.waiting else 0.0
    per_card = left / counted.waiting if counted.waiting else 0.0
    minutes = {number: round(count.waiting * per_card) for number, count in tallies(scan, instrument).items()}
    seconds = int(per_card * 60 / agenda.people) if agenda.people else 0
    return Pace(
        round(left), round(behind), minutes, per_card, seconds, _to_park(whole, left, to_talk, counted.waiting)
    )


def _to_park(whole: float, left: float, to_talk: int, waiting: int) -> int:
    """How many of the waiting cards do not fit in the time left when each gets its planned share."""
    share = whole / to_talk if to_talk else 0.0
    if share <= 0:
        return waiting
    return max(0, waiting - int(left / share + 1e-9))
