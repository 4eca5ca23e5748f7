"""The overview: all cards in one battery; beside it strengths and work points, or the dots (design.md section 9)."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.selection import picked
from zorgscan_desktop.core.summary import tally
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.card_glance import CardGlance
from zorgscan_desktop.panels.dots_panel import DotsPanel
from zorgscan_desktop.panels.overview_battery import TOP, OverviewBattery
from zorgscan_desktop.panels.points_list import PointsList
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.page_title import draw_page_title, school_and_year
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.text import advance, draw_words
from zorgscan_desktop.ui.theme import Look

PANEL_WIDTH, COMPACT_PANEL_WIDTH = 414.0, 372.0
HEADING_HEIGHT = 116.0


class OverviewScreen(QWidget):
    """Chips for the placed cards; a line says how many wait."""

    card_opened = Signal(str)
    """Somebody wants to see this card on the battery."""
    plan_requested = Signal()

    def __init__(self, document: ScanDocument, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.look = document, look
        self.setAccessibleName(self.tr("Overzicht"))
        self.battery = OverviewBattery(document, look)
        self.area = TouchScrollArea(look, self.battery, self)
        self.points = PointsList(document, look, self)
        self.dots = DotsPanel(document, look, self)
        self.dots.hide()
        self.glance = CardGlance(document, look, self)
        self.battery.card_opened.connect(self.show_card)
        self.battery.ground_tapped.connect(self.glance.dismiss)
        self.battery.current_moved.connect(lambda chip: self.area.ensureWidgetVisible(chip, 0, look.px(80)))
        self.area.verticalScrollBar().valueChanged.connect(self.battery.follow_scroll)
        self.points.card_opened.connect(self.show_card)
        self.points.plan_requested.connect(self.plan_requested)
        self.points.dots_requested.connect(self._open_dots)
        self.points.picks.picked.connect(self._pick)
        self.dots.closed.connect(self._close_dots)
        self.glance.battery_requested.connect(self.card_opened)
        self.glance.closed.connect(self._on_glance_closed)
        for fact in (document.card_changed, document.plan_changed, document.notes_changed, document.details_changed):
            fact.connect(self.refresh)
        document.cards_changed.connect(self._rebuild)
        document.scan_replaced.connect(self._on_scan_replaced)
        look.changed.connect(self.arrange)
        self._last_opened = ""

    # -- following the document -------------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        self.battery.rebuild()
        self.refresh()

    def _on_scan_replaced(self) -> None:
        # The chips first: what follows looks at them, and own cards of the previous scan are in no other.
        self.battery.rebuild()
        self.points.picks.choose("all")
        self._close_dots()
        self.refresh()

    def refresh(self) -> None:
        """Follow the document, when people can see it."""
        if not self.isVisible():
            return
        pick = self.points.picks.pick
        self.battery.pick(None if pick == "all" else picked(self.document.scan, pick))
        if self.dots.isHidden():
            self.points.refresh()
        else:
            self.dots.refresh()
        self.update()

    def _pick(self) -> None:
        self.glance.dismiss()
        self.refresh()

    @override
    def showEvent(self, event: object) -> None:
        self.arrange()
        self.refresh()

    def side_room(self, opened: bool) -> QRect:
        """A side panel lies over strengths and work points."""
        return self.points.geometry()

    # -- one card ---------------------------------------------------------------------------------------------------

    def show_card(self, card_id: str) -> None:
        """Open the statement of a card beside its chip, or close it when it is open."""
        if self.glance.card_id == card_id and not self.glance.isHidden():
            self.glance.dismiss()
            return
        chip = self.battery.chips[card_id]
        focus = self.window().focusWidget()
        by_keyboard = focus is not None and (focus is chip or self.points.isAncestorOf(focus))
        by_keyboard = by_keyboard and not getattr(focus, "underMouse", bool)()
        self._last_opened = card_id
        if chip.isHidden():
            place = self.points.mapTo(self, self.points.rect().topLeft())
        else:
            self.area.ensureWidgetVisible(chip, 0, self.look.px(80))
            place = self.battery.place_of(card_id, self)
        self.glance.open_for(card_id, place, self._room(), by_keyboard=by_keyboard)
        self.battery.show_opened(card_id)

    def _on_glance_closed(self) -> None:
        self.battery.show_opened("")
        if self.glance.had_keyboard and self._last_opened in self.battery.chips:
            chip = self.battery.chips[self._last_opened]
            row = self.points.strong.rows.get(self._last_opened) or self.points.elsewhere.rows.get(self._last_opened)
            target = row if row is not None and chip.isHidden() else chip
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if target is chip:
                self.battery.focus_current()

    def _room(self) -> QRect:
        """Where the statement may lie: above the bar."""
        edge = self.look.px(12)
        bottom = self.height() - self.look.px(BAR_HEIGHT) - edge
        return QRect(edge, edge, self.width() - 2 * edge, bottom - edge)

    # -- dots -------------------------------------------------------------------------------------------------------

    def _open_dots(self) -> None:
        self.glance.dismiss()
        # Its chips go out of sight: what they pick out would stay dimmed with nothing to say why.
        self.points.picks.choose("all")
        self.points.hide()
        self.dots.show()
        self.dots.open()
        self.dots.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_dots(self) -> None:
        if not self.dots.isHidden():
            self.dots.hide()
            self.points.show()
            self.points.refresh()
            self.points.dots.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- layout and keys --------------------------------------------------------------------------------------------

    def _panel_width(self) -> int:
        return self.look.px(COMPACT_PANEL_WIDTH if self.look.compact else PANEL_WIDTH)

    def arrange(self) -> None:
        """Battery left, panel right, both above the bar."""
        px = self.look.px
        panel, height = self._panel_width(), self.height() - px(BAR_HEIGHT)
        place = QRect(self.width() - panel - px(24), px(24), panel, height - px(24 + 14))
        self.points.setGeometry(place)
        self.dots.setGeometry(place)
        top = px(HEADING_HEIGHT - TOP)
        self.area.setGeometry(0, top, self.width() - panel - px(48), height - top - px(2))
        self.battery.arrange()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.glance.dismiss()
        self.arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and not self.glance.isHidden():
            self.glance.dismiss()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home):
            # From the screen itself an arrow goes to the chips.
            if not self.battery.focus_current():
                super().keyPressEvent(event)
        elif not self.area.scroll_by_key(key):
            super().keyPressEvent(event)

    # -- painting ---------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        self._paint_heading(painter)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        look, px, scan = self.look, self.look.px, self.document.scan
        ink, ink2 = look.colour("ink"), look.colour("ink2")
        big, font, room = look.font(46, 700), look.font(21, 500), self.width() - self._panel_width() - px(48)
        heading, number = self.tr("Overzicht"), str(tally(scan.cards).placed)
        # The school's name keeps off the count, however long it is: then it ends under it, cut in its box.
        taken = max(advance(heading, big), advance(school_and_year(scan, font, px(560)), font))
        left = max(self.battery.body().center().x() - px(60), px(32) + taken + px(32))
        draw_page_title(painter, scan, look, left - px(56), heading)
        draw_words(painter, (left, px(20), px(200), px(72)), number, big, ink)
        left += advance(number, big) + px(14)
        upper, lower = self._count_lines(room - left)
        draw_words(painter, (left, px(22), room - left, px(34)), upper, look.font(20.5, 500), ink2)
        draw_words(painter, (left, px(54), room - left, px(34)), lower, look.font(20.5, 500), ink2)

    def _count_lines(self, room: float) -> tuple[str, str]:
        """Beside the large count: of how many; and while cards wait, how many and what that means."""
        counted, font = tally(self.document.scan.cards), self.look.font(20.5, 500)
        waiting = counted.to_place - counted.placed
        if not waiting:
            return self.tr("van {total}").format(total=counted.to_place), self.tr("kaarten gelegd")
        words = (
            self.tr("Nog {count} kaarten niet gelegd. Het overzicht toont wat er al ligt."),
            self.tr("Nog {count} kaarten niet gelegd."),
            self.tr("Nog {count} te leggen"),
        )
        if waiting == 1:
            words = (self.tr("Nog 1 kaart niet gelegd. Het overzicht toont wat er al ligt."), *words[2:], words[2])
        shown = [text.format(count=waiting) for text in words]
        lower = next((text for text in shown if advance(text, font) <= room), shown[-1])
        return self.tr("van {total} kaarten gelegd").format(total=counted.to_place), lower
