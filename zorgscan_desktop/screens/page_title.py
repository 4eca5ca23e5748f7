"""The two lines above a page of the scan: whose it is, and what it is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.ui.text import draw_words
from zorgscan_desktop.ui.theme import Look


def school_and_year(scan: Scan) -> str:
    """``Basisschool De Linde · scan 2025–2026``."""
    school = scan.school or QCoreApplication.translate("PageTitle", "School")
    words = QCoreApplication.translate("PageTitle", "{school} · scan {year}")
    return words.format(school=school, year=scan.school_year.replace("-", "–"))


def draw_page_title(painter: QPainter, scan: Scan, look: Look, room: float, title: str) -> None:
    """Both at the top left; the upper line is cut where it would be wider than ``room`` (logical px)."""
    px = look.px
    upper, lower = (px(32), px(18), room, px(34)), (px(32), px(40), px(900), px(72))
    draw_words(painter, upper, school_and_year(scan), look.font(21, 500), look.colour("ink2"))
    draw_words(painter, lower, title, look.font(46, 700), look.colour("ink"))
