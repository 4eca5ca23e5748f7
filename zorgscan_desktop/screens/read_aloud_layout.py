"""Where everything in card by card lies, and what is painted between its parts (design.md section 6)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMargins, QRect, QRectF
from PySide6.QtGui import QPainter

from zorgscan_desktop.panels.aside_banner import AsideBanner
from zorgscan_desktop.panels.finger_panel import FingerPanel
from zorgscan_desktop.panels.read_aloud_heading import paint_heading
from zorgscan_desktop.panels.read_aloud_tools import ReadAloudTools
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.battery_painter import cell_rects, draw_body, draw_cells
from zorgscan_desktop.ui.card_plate import draw_shadow
from zorgscan_desktop.ui.text import advance, draw_words

if TYPE_CHECKING:
    from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen

MARGIN, SIDE, BATTERY, QUESTION, TOP = 32.0, 164.0, 176.0, 60.0, 112.0
"""In dpx: the outer margin, the width of previous and next, the heights of battery, question and heading."""
UNDER, BELOW_BATTERY = 16.0, 16.0
"""In dpx: between tools and bar, and between battery and tools."""


def _tools_top(screen: "ReadAloudScreen") -> int:
    look = screen.look
    counting = screen.counting and not screen.walk.at_end
    height = FingerPanel.wanted_height(look) if counting else ReadAloudTools.wanted_height(look)
    return screen.height() - look.px(BAR_HEIGHT + UNDER) - height


def battery(screen: "ReadAloudScreen") -> QRectF:
    """The body of the battery."""
    px, side = screen.look.px, MARGIN + SIDE + 28
    bottom = _tools_top(screen) - px(BELOW_BATTERY)
    return QRectF(px(side), bottom - px(BATTERY), screen.width() - px(2 * side), px(BATTERY))


def arrange(screen: "ReadAloudScreen") -> None:
    """Put every part where it goes."""
    look, px, body = screen.look, screen.look.px, battery(screen)
    left, width, top = px(MARGIN), screen.width() - 2 * px(MARGIN), px(TOP)
    tools_top = _tools_top(screen)
    screen.end.setGeometry(left, left, width, tools_top - px(BELOW_BATTERY) - left)
    if screen.banner.isVisibleTo(screen):
        height = AsideBanner.wanted_height(look)
        screen.banner.setGeometry(left, top, width, height)
        top += height + px(8)
    screen.card.setGeometry(left, top, width, round(body.y()) - px(QUESTION) - top)
    _arrange_zones(screen, body)
    screen.previous.setGeometry(left, round(body.y()), px(SIDE), round(body.height()))
    right = screen.width() - left - px(SIDE)
    screen.next.setGeometry(right, round(body.y()), px(SIDE), round(body.height()))
    counting = screen.counting and not screen.walk.at_end
    screen.tools.setVisible(not counting)
    screen.fingers.setVisible(counting)
    height = screen.height() - px(BAR_HEIGHT + UNDER) - tools_top
    for part in (screen.tools, screen.fingers):
        part.setGeometry(left, tools_top, width, height)
    screen.tools.show_talk(not screen.walk.at_end)
    screen.tools.arrange()
    cells = [cell.translated(-left, 0) for cell in cell_rects(body, scale=look.scale).values()]
    screen.fingers.arrange(cells, (right - left, px(SIDE) - px(12)))


def _arrange_zones(screen: "ReadAloudScreen", body: QRectF) -> None:
    px = screen.look.px
    cells = cell_rects(body, scale=screen.look.scale)
    for plate in screen.zones:
        cell = cells[plate.sign]
        side = min(px(28), round(cell.width() * 0.06))
        height = max(48, px(100))
        top = round(cell.center().y() - height / 2)
        seen = QRect(round(cell.x()) + side, top, round(cell.width()) - 2 * side, height)
        around = seen.united(cell.toRect())
        plate.around = QMargins(
            seen.x() - around.x(), top - around.y(), around.right() - seen.right(), around.bottom() - seen.bottom()
        )
        plate.setGeometry(around)
    form = max(plate.least_form() for plate in screen.zones)
    for plate in screen.zones:
        plate.form = form


def paint(screen: "ReadAloudScreen") -> None:
    """Canvas, heading, question and battery."""
    look = screen.look
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(screen.rect(), look.colour("canvas"))
    if not screen.walk.at_end:
        cards = screen.walk.cards()
        paint_heading(painter, look, screen.document, cards, screen.walk.place, screen.width() - screen.head_gap)
        body = battery(screen)
        _paint_question(painter, screen, body)
        draw_shadow(painter, QRectF(screen.card.geometry()), look.palette, look.scale, radius=28)
        draw_body(painter, body, look.palette, look.scale)
        draw_cells(painter, cell_rects(body, scale=look.scale), look.palette, look.scale)
        for plate in screen.zones:
            draw_shadow(painter, plate.plate.translated(plate.pos().toPointF()), look.palette, look.scale)
    painter.end()


def _paint_question(painter: QPainter, screen: "ReadAloudScreen", body: QRectF) -> None:
    """The question above the battery, and the names of its two sides where there is room for them."""
    look, px = screen.look, screen.look.px
    font, big, ink = look.font(23, 600), look.font(29, 700), look.colour("ink")
    above = (body.x() + px(24), body.y() - px(50), body.width() - px(48), px(40))
    question = _tr("Waar ligt deze kaart?")
    sides = (_tr("Lege kant · werkpunten"), _tr("Volle kant · sterke punten"))
    draw_words(painter, above, question, big, ink, "centre")
    if max(advance(words, font) for words in sides) + px(24) < (above[2] - advance(question, big)) / 2:
        draw_words(painter, above, sides[0], font, ink)
        draw_words(painter, above, sides[1], font, ink, "right")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadAloudScreen", text)
