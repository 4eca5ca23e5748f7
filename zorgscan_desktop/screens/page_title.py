"""The two lines above a page of the scan: whose it is, and what it is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look


def school_and_year(scan: Scan, font: QFont, room: float) -> str:
    """``Basisschool De Linde · scan 2025–2026``; of a long name as much as fits in ``room`` (logical px)."""
    school = scan.school or QCoreApplication.translate("PageTitle", "School")
    year = QCoreApplication.translate("PageTitle", " · scan {year}").format(year=scan.school_year.replace("-", "–"))
    left = max(0.0, room - advance(year, font))
    return QFontMetricsF(font).elidedText(school, Qt.TextElideMode.ElideRight, left) + year


def draw_page_title(painter: QPainter, scan: Scan, look: Look, room: float, title: str) -> None:
    """Both at the top left; the upper line is no wider than ``room`` (logical px)."""
    px = look.px
    upper, lower = (px(32), px(18), room, px(34)), (px(32), px(40), px(900), px(72))
    small = look.font(21, 500)
    draw_words(painter, upper, school_and_year(scan, small, room), small, look.colour("ink2"))
    draw_words(painter, lower, title, look.font(46, 700), look.colour("ink"))
