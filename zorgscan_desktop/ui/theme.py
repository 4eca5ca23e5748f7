"""The look in one place: colour tokens, text sizes and the scale of the window (design.md sections 2 to 5).

Sizes are design px (dpx): what they are at 1920x1080. ``Look.px`` turns them into logical px of this window.
"""

from dataclasses import dataclass, replace
from functools import cache
from threading import get_ident

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont

FAMILY = "Atkinson Hyperlegible Next"
FLOOR_DPX = 19.0
"""Nothing is set smaller (design.md section 3); card text stops at 20."""
FLOOR_PX = 14.0
"""Physical floor in logical px."""

TIGHT_DPX, TIGHT_PERCENT = 40.0, 98.0
"""Text from this size on is set a little tighter: large letters seem to stand further apart."""


@dataclass(frozen=True)
class Palette:
    """Colour tokens of design.md section 2. ``zone_fill`` and ``zone_edge`` are keyed by sign."""

    dark: bool
    canvas: str
    rail: str
    surface: str
    sunken: str
    ink: str
    ink2: str
    line: str
    line2: str
    cardline: str
    badge: str
    shell: str
    shell_inside: str
    band_off: str
    hatch: str
    act: str
    on_act: str
    act_tint: str
    zone_fill: dict[str, str]
    zone_edge: dict[str, str]

    def __getitem__(self, name: str) -> QColor:
        """The colour of a token, such as ``ink`` or ``fill ++`` or ``edge --``."""
        kind, _, sign = name.partition(" ")
        if sign:
            return QColor((self.zone_fill if kind == "fill" else self.zone_edge)[sign])
        return QColor(getattr(self, name))


LIGHT = Palette(
    dark=False,
    canvas="#F2F1ED",
    rail="#E7E7E3",
    surface="#FFFFFF",
    sunken="#E4E5E2",
    ink="#14202B",
    ink2="#3A4752",
    line="#C6CACB",
    line2="#6B7680",
    cardline="#B9C0C5",
    badge="#ECEEEE",
    shell="#1C2833",
    shell_inside="#FFFFFF",
    band_off="#E9ECEC",
    hatch="#DFE3E4",
    act="#123F8C",
    on_act="#FFFFFF",
    act_tint="#E3EBF8",
    zone_fill={"--": "#EE9868", "-": "#FAE4A4", "+": "#B0DDE2", "++": "#74B0E7"},
    zone_edge={"--": "#96330F", "-": "#704800", "+": "#0B5563", "++": "#123F8C"},
)
DARK = Palette(
    dark=True,
    canvas="#10171D",
    rail="#182129",
    surface="#1D2831",
    sunken="#0B1116",
    ink="#F1F4F5",
    ink2="#BAC6CF",
    line="#34424D",
    line2="#74858F",
    cardline="#4B5B67",
    badge="#2C3944",
    shell="#A9B7C1",
    shell_inside="#0B1116",
    band_off="#172027",
    hatch="#222E37",
    act="#A9CDFF",
    on_act="#0E1B2C",
    act_tint="#22344B",
    zone_fill={"--": "#7E2D0C", "-": "#8F7019", "+": "#1F6C79", "++": "#22489A"},
    zone_edge={"--": "#FFB78C", "-": "#F6D384", "+": "#9FDCE5", "++": "#A9CDFF"},
)


STRONG: dict[bool, Palette] = {
    False: replace(
        LIGHT,
        canvas="#FFFFFF",
        ink="#000000",
        ink2="#14202B",
        line="#3A4752",
        line2="#14202B",
        cardline="#14202B",
        shell="#000000",
    ),
    True: replace(
        DARK,
        canvas="#000000",
        surface="#10171D",
        ink="#FFFFFF",
        ink2="#F1F4F5",
        line="#BAC6CF",
        line2="#F1F4F5",
        cardline="#F1F4F5",
        shell="#F1F4F5",
    ),
}
"""For a system set to high contrast, keyed by dark: text and edges at their strongest, the zones as they are."""


class Look(QObject):
    """Palette, scale and text size of one window. Widgets listen to ``changed`` and dress again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette: Palette = LIGHT
        self.scale = 1.0
        self.compact = False
        self.text_factor = 1.0
        self.less_motion = False
        self.back_row_px = 0.0
        """The least text, in logical px, that the last row can read; 0 when nobody said how far that is."""

    def fit(self, width: int, height: int) -> bool:
        """Choose standard or compact layout and the scale for a window of this size (logical px; section 4).

        True, and ``changed`` is emitted, when that differs from before.
        """
        compact = width < 1600 or height < 900
        scale = height / (1038 if compact else 1080)
        if compact:
            # A window much narrower than 4:3 would not hold four zones: the width then decides.
            scale = min(scale, width / 1320)
        scale = max(scale, 0.5)
        if (compact, scale) == (self.compact, self.scale):
            return False
        self.compact, self.scale = compact, scale
        self.changed.emit()
        return True

    def set_palette(self, palette: Palette) -> None:
        """Change between light and dark."""
        if palette is not self.palette:
            self.palette = palette
            self.changed.emit()

    def set_text_factor(self, factor: float) -> None:
        """Tekstgrootte: 1.0, 1.15 or 1.3 (section 4); multiplies text only."""
        if factor != self.text_factor:
            self.text_factor = factor
            self.changed.emit()

    def set_back_row(self, pixels: float) -> None:
        """Say which text (logical px) the last row can just read."""
        if pixels != self.back_row_px:
            self.back_row_px = pixels
            self.changed.emit()

    @property
    def back_row_dpx(self) -> float:
        """The same as a nominal size in dpx."""
        return self.back_row_px / self.scale / self.text_factor

    def px(self, dpx: float) -> int:
        """Design px as whole logical px."""
        return round(dpx * self.scale)

    def stroke(self, dpx: float) -> float:
        """A line width in logical px: whole px, at least one, so that strokes stay sharp."""
        return max(1.0, float(round(dpx * self.scale)))

    def text_dpx(self, dpx: float) -> float:
        """The size at which text of this nominal size is set, in dpx: text factor and physical floor applied."""
        return max(dpx * self.text_factor, FLOOR_PX / self.scale)

    def text_px(self, dpx: float) -> int:
        """The same in whole logical px."""
        return max(round(self.text_dpx(dpx) * self.scale), int(FLOOR_PX))

    def font(self, dpx: float, weight: int = 400) -> QFont:
        """The shipped font at this nominal size (dpx) and weight (400 to 700)."""
        return font_px(self.text_px(dpx), weight, tight=dpx >= TIGHT_DPX)

    def motion(self, ms: int) -> int:
        """How long an animation takes in ms: 0 with *Minder beweging*."""
        return 0 if self.less_motion else ms

    def colour(self, name: str) -> QColor:
        """A colour token of the palette in use."""
        return self.palette[name]


_SHIPPED = {550: 500, 650: 600}
"""What Qt draws for the weights between the four that are shipped. Asked for by that name one font serves both: from
some twenty fonts on Qt wakes up every ten seconds to look for some that it could forget."""


def font_px(pixels: int, weight: int = 400, *, tight: bool = False) -> QFont:
    """The shipped font at a size in px, unhinted so that widths scale smoothly; ``tight`` as headings are set."""
    return QFont(_font_px(pixels, weight, tight, get_ident()))


@cache
def _font_px(pixels: int, weight: int, tight: bool, _thread: int) -> QFont:
    """Made once for each thread (pages are painted in another, and copies of a font share their glyphs): the layout
    asks for fonts hundreds of times, and a copy takes a tenth of the time.
    """
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(_SHIPPED.get(weight, weight)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Counts change in place: every digit takes the same width.
    font.setFeature(QFont.Tag("tnum"), 1)
    if tight:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, TIGHT_PERCENT)
    return font


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two; ``share`` is the part of the other."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def palette_for(*, dark: bool, strong: bool) -> Palette:
    """Light or dark, and stronger where the system asks for high contrast."""
    return STRONG[dark] if strong else DARK if dark else LIGHT
