"""The palettes: contrast of every pair in use, and zones that stay apart for colour-blind people (design.md 2)."""

from dataclasses import replace

import pytest

from tests.gallery.colours import ciede2000, contrast, seen
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.ui.theme import DARK, LIGHT, STRONG, Palette

PALETTES = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, STRONG[False], STRONG[True]], ids=["light", "dark", "light-strong", "dark-strong"]
)
NEIGHBOURS = (("--", "-"), ("-", "+"), ("+", "++"))
SIGHT = ("normal", "protanopia", "deuteranopia", "tritanopia")
LEAST_APART = 10.0

ON_CARDS = (("ink", "surface"), ("ink", "badge"), ("ink", "band_off"), ("ink", "hatch"), ("ink", "shell_inside"))
ELSEWHERE = (
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("canvas", "rail", "surface", "sunken")),
    ("ink", "act_tint"),
    ("ink", "badge"),
    ("on_act", "act"),
    ("on_act", "ink2"),
    ("act", "surface"),
)
OUTLINES = (("line2", "canvas"), ("line2", "surface"), ("act", "surface"), ("act", "canvas"), ("shell", "canvas"))
"""Edges of controls, rings, the battery: 3:1 (WCAG 1.4.11)."""


def ratio(palette: Palette, one: str, other: str) -> float:
    return contrast(palette[one].name(), palette[other].name())


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), ON_CARDS)
def test_words_on_cards_and_zones_stand_out_7_to_1(palette: Palette, ink: str, ground: str) -> None:
    assert ratio(palette, ink, ground) >= 7


@pytest.mark.parametrize("sign", SIGNS)
def test_words_on_a_zone_stand_out_7_to_1(sign: str) -> None:
    assert ratio(LIGHT, "ink", f"fill {sign}") >= 7
    assert ratio(DARK, "on_act", f"edge {sign}") >= 7, "chips and header strips of the dark palette use the edge"


def test_the_header_of_the_full_zone_stands_out_in_the_dark() -> None:
    """Only *vol* has its header on a fill; the others have theirs on an empty band."""
    assert ratio(DARK, "ink", "fill ++") >= 7


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), ELSEWHERE)
def test_words_elsewhere_stand_out(palette: Palette, ink: str, ground: str) -> None:
    assert ratio(palette, ink, ground) >= 4.5


@PALETTES
@pytest.mark.parametrize(("edge", "ground"), OUTLINES)
def test_outlines_stand_out_3_to_1(palette: Palette, edge: str, ground: str) -> None:
    assert ratio(palette, edge, ground) >= 3


@PALETTES
@pytest.mark.parametrize("sign", SIGNS)
def test_the_edge_of_a_drop_target_stands_out(palette: Palette, sign: str) -> None:
    assert ratio(palette, f"edge {sign}", f"fill {sign}") >= 3
    assert ratio(palette, f"edge {sign}", "band_off") >= 6.35


@pytest.mark.parametrize(
    ("palette", "ink", "ground", "expected"),
    [
        (LIGHT, "ink", "surface", 16.5),
        (LIGHT, "ink", "badge", 14.2),
        (LIGHT, "ink2", "surface", 9.5),
        (LIGHT, "ink2", "canvas", 8.4),
        (LIGHT, "ink2", "rail", 7.7),
        (LIGHT, "ink2", "sunken", 7.5),
        (LIGHT, "on_act", "act", 9.9),
        (LIGHT, "line2", "canvas", 4.1),
        (LIGHT, "ink", "fill --", 7.3),
        (LIGHT, "ink", "fill -", 13.1),
        (LIGHT, "ink", "fill +", 11.2),
        (LIGHT, "ink", "fill ++", 7.2),
        (DARK, "ink", "surface", 13.6),
        (DARK, "ink", "badge", 10.7),
        (DARK, "ink2", "surface", 8.6),
        (DARK, "ink2", "rail", 9.4),
        (DARK, "ink", "fill ++", 7.7),
    ],
)
def test_contrasts_are_those_of_the_design(palette: Palette, ink: str, ground: str, expected: float) -> None:
    assert ratio(palette, ink, ground) == pytest.approx(expected, abs=0.06)


def differences(palette: Palette, kind: str) -> list[float]:
    """How far neighbouring zones are apart for people with this sight."""
    lab = {sign: seen(palette.zone_fill[sign], kind) for sign in SIGNS}
    return [ciede2000(lab[one], lab[other]) for one, other in NEIGHBOURS]


def test_zones_that_look_alike_to_somebody_are_found() -> None:
    """Red and green of one lightness: far apart for most people, one colour for some."""
    alike = replace(LIGHT, zone_fill={**LIGHT.zone_fill, "--": "#B85C5C", "-": "#7A7A3F"})
    assert differences(alike, "normal")[0] >= 2 * LEAST_APART
    assert min(differences(alike, "deuteranopia")[0], differences(alike, "protanopia")[0]) < LEAST_APART


@PALETTES
@pytest.mark.parametrize("kind", SIGHT)
def test_neighbouring_zones_keep_apart(palette: Palette, kind: str) -> None:
    assert min(differences(palette, kind)) >= LEAST_APART


@pytest.mark.parametrize(
    ("palette", "kind", "expected"),
    [
        (LIGHT, "normal", (24.5, 27.6, 19.3)),
        (LIGHT, "protanopia", (16.5, 25.2, 17.5)),
        (LIGHT, "deuteranopia", (12.8, 29.0, 17.7)),
        (LIGHT, "tritanopia", (20.5, 34.8, 12.5)),
        (DARK, "normal", (27.7, 37.3, 22.7)),
        (DARK, "protanopia", (19.4, 35.0, 16.8)),
        (DARK, "deuteranopia", (15.6, 39.1, 14.1)),
        (DARK, "tritanopia", (19.2, 41.7, 10.4)),
    ],
)
def test_differences_are_those_of_the_design(palette: Palette, kind: str, expected: tuple[float, ...]) -> None:
    assert differences(palette, kind) == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # From the test data of Sharma, Wu and Dalal (2005).
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_formula_is_ciede2000(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
