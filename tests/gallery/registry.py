"""Every screen and state of the gallery by name; the modules ``stages_*`` fill it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.gallery.studio import Shot, Studio

Act = Callable[[Studio], QWidget | None]
"""Brings the window into a state; returns what to look at when that is not the whole window."""

PROJECTOR, LAPTOP, BOARD = (1024, 768), (1366, 768), (1920, 1080)
TALL, WIDE, HUGE = (1920, 1200), (2560, 1080), (3840, 2160)

ONE = (Shot(*BOARD),)
BOTH = (Shot(*BOARD), Shot(*BOARD, dark=True))
SIZES = (*BOTH, *(Shot(*size) for size in (PROJECTOR, LAPTOP, TALL, WIDE, HUGE)))
LARGER = (*SIZES, *(Shot(*size, text=text) for text in (1.15, 1.3) for size in (BOARD, LAPTOP, PROJECTOR)))
SMALL = (*BOTH, Shot(*LAPTOP), Shot(*PROJECTOR), *(Shot(*size, text=1.3) for size in (BOARD, PROJECTOR)))


@dataclass(frozen=True)
class Stage:
    """One state of one screen, and how it is looked at."""

    screen: str
    state: str
    shots: tuple[Shot, ...]
    act: Act

    def file_name(self, shot: Shot) -> str:
        """The name of the picture."""
        return f"{self.screen}-{self.state}-{shot.name}.png"


STAGES: list[Stage] = []


def stage(screen: str, state: str, shots: Iterable[Shot] = BOTH) -> Callable[[Act], Act]:
    """Register a function as the way into this state."""

    def add(act: Act) -> Act:
        STAGES.append(Stage(screen, state, tuple(shots), act))
        return act

    return add
