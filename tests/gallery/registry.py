"""Every screen and state of the gallery by name; the modules ``stages_*`` fill it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.gallery.studio import Shot, Studio

Act = Callable[[Studio], QWidget | None]
"""Brings the window into a state; returns what to look at when that is not the whole window."""

PROJECTOR, LAPTOP, BOARD = (1024, 768), (1366, 768), (1920, 1080)
TALL, WIDE, HUGE = (1920, 1200), (2560, 1080), (3840, 2160)
SIZES = (PROJECTOR, LAPTOP, BOARD, TALL, WIDE, HUGE)
RATIOS = (1.25, 1.5, 2.0, 3.0)
"""Device pixels in a logical one, beside 1."""

EVERY = (
    *(Shot(*size) for size in SIZES),
    *(Shot(*size, text=text) for text in (1.15, 1.3) for size in (PROJECTOR, LAPTOP, BOARD)),
    *(Shot(*size, dark=True) for size in SIZES),
    *(Shot(*BOARD, ratio=ratio) for ratio in RATIOS),
)
"""Every size, text size, theme and pixel ratio: ``make gallery`` looks at each state in all of them."""

ONE = (Shot(*BOARD),)
BOTH = (Shot(*BOARD), Shot(*BOARD, dark=True))
SMALL = (*BOTH, Shot(*LAPTOP), Shot(*PROJECTOR), Shot(*BOARD, text=1.3), Shot(*PROJECTOR, text=1.3))
LARGER = (
    *BOTH,
    *(Shot(*size) for size in (PROJECTOR, LAPTOP, TALL, WIDE)),
    *(Shot(*size, text=1.3) for size in (PROJECTOR, LAPTOP, BOARD)),
)
FULL = (*LARGER, Shot(*HUGE), *(Shot(*size, text=1.15) for size in (PROJECTOR, LAPTOP, BOARD)))
"""What each run of the tests looks at: a stage chooses.

Left out is what differs in nothing that is looked at: dark in other sizes than one; but for the fullest states
3840x2160 (twice 1920x1080) and text of 115 % (between 100 and 130).
"""

FEW = (
    Shot(*BOARD),
    Shot(*BOARD, dark=True),
    *(Shot(*size) for size in (LAPTOP, PROJECTOR)),
    Shot(*PROJECTOR, text=1.3),
)
"""For states that look much like another one."""


@dataclass(frozen=True)
class Stage:
    """One state of one screen, and how it is looked at."""

    screen: str
    state: str
    shots: tuple[Shot, ...]
    act: Act
    every: tuple[Shot, ...] = EVERY

    def file_name(self, shot: Shot) -> str:
        """The name of the picture: ``SCREEN-STATE-WIDTHxHEIGHT-THEME.png``; text and pixels count as a state."""
        return f"{self.screen}-{self.state}{shot.variant}-{shot.name}.png"


STAGES: list[Stage] = []


def stage(
    screen: str, state: str, shots: Iterable[Shot] = LARGER, every: tuple[Shot, ...] = EVERY
) -> Callable[[Act], Act]:
    """Register a function as the way into this state."""

    def add(act: Act) -> Act:
        STAGES.append(Stage(screen, state, tuple(shots), act, every))
        return act

    return add
