"""The head and the foot of the pages: which scan this is, how many cards lie, the number of the page."""

from dataclasses import dataclass, field

from PySide6.QtGui import QPainter

from zorgscan_desktop.core.days import long_date
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.core.summary import Tally
from zorgscan_desktop.printing.paper import MARGIN, PALETTE, Drawing, Sheet, advance, font, mm, pt, rule, write
from zorgscan_desktop.printing.words import cut_to_lines, cut_to_width, one_line
from zorgscan_desktop.ui.logo import draw_logo

HEADING = mm(20)
"""Height of the heading of a battery page in u."""
_TITLE, _FACT, _BIG = 22.0, 10.0, 26.0
_LOGO_SCALE = mm(9) / 54
_CONTINUED = " (vervolg)"


@dataclass
class Heading:
    """The heading of the battery pages; ``too_long`` collects the facts that had to be cut, whole, by name."""

    scan: Scan
    count: Tally
    width: float
    too_long: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words = f"van {self.count.to_place}"
        self._side = mm(46)
        room = self.width - self._side - mm(4)
        scan = self.scan
        self._meta = " · ".join(
            part
            for part in (
                f"Schooljaar {scan.school_year}" if scan.school_year else "",
                long_date(scan.date),
                self._fact("Groep", scan.group, mm(70), prefix="Groep: "),
            )
            if part
        )
        title_room = room - advance(_CONTINUED, font(_TITLE, 700))
        self._title = self._fact("School", scan.school, title_room, _TITLE, 700) or "Zorgscan"
        roles = [one_line(role) for role in scan.participants if role.strip()]
        self._roles = self._fact("Deelnemers", ", ".join(roles), room, prefix="Deelnemers: ")
        if "Deelnemers" in self.too_long:
            self.too_long["Deelnemers"] = ", ".join(scan.participants)

    def _fact(
        self, name: str, text: str, room: float, points: float = _FACT, weight: int = 400, prefix: str = ""
    ) -> str:
        flat = one_line(text)
        if not flat:
            return ""
        shown, cut = cut_to_lines(prefix + flat, font(points, weight), room, 1)
        if cut:
            self.too_long[name] = text
        return shown

    def draw(self, painter: QPainter, x: float, y: float, *, continued: bool = False) -> None:
        """Paint with the top left corner at (x, y) in u."""
        ink, ink2 = PALETTE["ink"], PALETTE["ink2"]
        draw_logo(painter, x, y, _LOGO_SCALE, PALETTE)
        left = x + mm(11)
        left += write(painter, left, y + mm(3.9), "Zorgscan", font(11.5, 700), ink) + mm(1.8)
        write(painter, left, y + mm(3.9), f"· {self._meta}", font(_FACT), ink2)
        title = self._title + (_CONTINUED if continued else "")
        write(painter, x, y + mm(12.6), title, font(_TITLE, 700), ink)
        if self._roles:
            write(painter, x, y + mm(17.8), self._roles, font(_FACT), ink2)
        self._draw_count(painter, x + self.width, y)

    def _draw_count(self, painter: QPainter, right: float, y: float) -> None:
        small, big = font(_FACT, 500), font(_BIG, 700)
        words = (self._words, "kaarten gelegd")
        left = right - max(advance(text, small) for text in words)
        for index, text in enumerate(words):
            write(painter, left, y + mm(8.1) + index * pt(_FACT) * 1.25, text, small, PALETTE["ink2"])
        number = str(self.count.placed)
        write(painter, left - mm(2) - advance(number, big), y + mm(12.6), number, big, PALETTE["ink"])


def footer(sheet: Sheet, scan: Scan, page: str = "") -> Drawing:
    """``Zorgscan · school · day · page`` at the bottom of a sheet; only the school is ever cut."""
    face, width = font(8.5), sheet.width - 2 * MARGIN
    ends = ["Zorgscan", long_date(scan.date), page]
    # The rest of a longer name never fits, and this is done for every page.
    school = cut_to_width(one_line(scan.school[:600]), face, width - advance(" · ".join([*ends, ""]), face))
    text = " · ".join(part for part in (ends[0], school, *ends[1:]) if part)
    y = sheet.height - MARGIN

    def draw(painter: QPainter) -> None:
        rule(painter, MARGIN, y - mm(4.6), width, PALETTE["line"], mm(0.2))
        write(painter, MARGIN, y - mm(0.6), text, face, PALETTE["ink2"])

    return draw
