"""What the last row of a room can read: the angle of a capital as it is seen from there."""

from math import atan, degrees, radians, sqrt, tan

from PySide6.QtCore import QSize

CAPITAL_SHARE = 0.668
"""Height of a capital as a part of the font's pixel size, in Atkinson Hyperlegible Next."""
READABLE_ARCMIN = 10.0
"""Capitals under this angle are hard to read for many; 5 is the limit of normal sight."""


def arcmin(text_px: float, screen_px: int, diagonal_cm: float, distance_m: float) -> float:
    """The angle in minutes of arc of a capital of this text size.

    ``screen_px`` is the length of the screen's diagonal in the same px as the text.
    """
    capital_cm = text_px * CAPITAL_SHARE * diagonal_cm / screen_px
    return degrees(2 * atan(capital_cm / 2 / (distance_m * 100))) * 60


def readable_px(screen_px: int, diagonal_cm: float, distance_m: float) -> float:
    """The text size at which a capital is seen at ``READABLE_ARCMIN``."""
    capital_cm = 2 * distance_m * 100 * tan(radians(READABLE_ARCMIN / 60) / 2)
    return capital_cm / CAPITAL_SHARE / diagonal_cm * screen_px


def diagonal_px(screen: QSize) -> int:
    """The length of a screen's diagonal in px."""
    return round(sqrt(screen.width() ** 2 + screen.height() ** 2))
