"""The rows of the action plan: they keep their widgets when the order changes, and can be dragged."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.cell import Cell
from zorgscan_desktop.panels.plan_row import PlanRowView
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look

GAP = 12.0
EDGE_DPX, SCROLL_STEP, SCROLL_MS = 60.0, 14, 16
"""A row dragged this near to the edge scrolls the list, so many px at a time."""


class PlanList(QWidget):
    """Lies in a TouchScrollArea; lays its rows out itself, since their heights depend on the width."""

    month_requested = Signal(QWidget)
    keyboard_requested = Signal()
    removed = Signal(str)

    def __init__(self, document: ScanDocument, look: Look) -> None:
        super().__init__()
        self.document, self.look = document, look
        self.rows: list[PlanRowView] = []
        self.full = self.narrow = False
        self._open: Cell | None = None
        self._held: PlanRowView | None = None
        self._home, self._grip, self._pointer = 0, 0.0, 0.0
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._arrange_around_open)

    # -- following the document -------------------------------------------------------------------------------------

    def refresh(self, full: bool) -> None:
        """Follow the document; rows that stay keep their widgets, and with them the keyboard and what is open."""
        self.full = full
        plan = self.document.scan.plan
        if [row.cards for row in self.rows] != [row.cards for row in plan]:
            self._match([row.cards for row in plan])
        for index, row in enumerate(self.rows):
            row.refresh(index, full)
        self.arrange()

    def _match(self, wanted: list[tuple[str, ...]]) -> None:
        """Make, keep and drop rows until they are these, in this order."""
        spare, rows = list(self.rows), []
        for cards in wanted:
            row = next((row for row in spare if row.cards == cards), None)
            if row is None:
                row = self._make(cards)
            else:
                spare.remove(row)
            rows.append(row)
        for row in spare:
            self._drop(row)
        self.rows = rows
        before: QWidget | None = None
        for row in rows:
            for stop in row.stops():
                if before is not None:
                    QWidget.setTabOrder(before, stop)
                before = stop

    def _make(self, cards: tuple[str, ...]) -> PlanRowView:
        row = PlanRowView(self.document, self.look, cards, self)
        row.resized.connect(self._later.start)
        row.opened.connect(self._on_opened)
        row.month_requested.connect(self.month_requested)
        row.keyboard_requested.connect(self.keyboard_requested)
        row.removed.connect(self.removed)
        handle = row.head.handle
        handle.grabbed.connect(lambda place, row=row: self._grab(row, place))
        handle.moved.connect(self._move)
        handle.dropped.connect(self._release)
        handle.let_go.connect(self._let_go)
        row.show()
        return row

    def _drop(self, row: PlanRowView) -> None:
        """A row that goes while the keyboard is in it hands it on."""
        focus = QApplication.focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            area = self._area()
            (area or self).setFocus()
            self.focusNextChild()
        if self._open is not None and row.isAncestorOf(self._open):
            self._open = None
        if row is self._held:
            self._let_go()
        row.hide()
        row.deleteLater()

    def _on_opened(self, cell: QWidget) -> None:
        """One cell at a time is open."""
        before = self._open
        self._open = cell if isinstance(cell, Cell) else None
        if before is not None and before is not cell:
            before.close_field()

    def close_open(self) -> None:
        """Nobody writes any more."""
        if self._open is not None:
            self._open.close_field()
        if self._open is not None and not self._open.is_open:  # what is no day stays there to be put right
            self._open = None

    def forget_open(self) -> None:
        """Another scan is open: what stands in a field was part of the previous one."""
        if self._open is not None:
            self._open.give_up()
            self._open = None

    def row_with_focus(self) -> PlanRowView | None:
        """The row in which the keyboard is."""
        focus = QApplication.focusWidget()
        return next((row for row in self.rows if focus is not None and row.isAncestorOf(focus)), None)

    def step(self, step: int) -> None:
        """The row of the keyboard goes one place up (-1) or down (1)."""
        row = self.row_with_focus()
        if row is not None:
            row.step(step)
            self._say_place(row)

    def _say_place(self, row: PlanRowView) -> None:
        words = self.tr("{code} op plaats {number} van {count}").format(
            code=self.document.code_of(row.cards[0]), number=row.index + 1, count=len(self.rows)
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- layout -----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Rows below each other, each as high as it needs."""
        gap, top = self.look.px(GAP), 0
        for row in self.rows:
            height = row.arrange(self.width(), self.narrow)
            row.resize(self.width(), height)
            if row is not self._held:
                row.move(0, top)
            top += height + gap
            row.update()
        if self.minimumHeight() != top:
            self.setFixedHeight(max(top, 1))

    def _arrange_around_open(self) -> None:
        """What is open and has grown stays in sight."""
        self.arrange()
        area = self._area()
        if area is not None and self._open is not None and self._open.is_open and self._held is None:
            area.ensureWidgetVisible(self._open.done, 0, self.look.px(8))
            area.ensureVisible(0, self._open.mapTo(self, QPoint(0, 0)).y(), 0, 0)

    def _area(self) -> TouchScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, TouchScrollArea):
            parent = parent.parentWidget()
        return parent

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.arrange()

    # -- dragging ---------------------------------------------------------------------------------------------------

    def _grab(self, row: PlanRowView, place: float) -> None:
        if self._held is not None or self.document.read_only:
            return
        self.close_open()
        self.arrange()
        self._held, row.lifted = row, True
        self._pointer = place
        self._home = row.y()
        self._grip = self._y(place) - self._home
        row.raise_()
        row.update()
        self._scroll.start()

    def _move(self, place: float) -> None:
        if self._held is not None:
            self._pointer = place
            self._held.move(0, round(self._y(place) - self._grip))
            self.update()

    def _release(self, place: float) -> None:
        row = self._held
        if row is None:
            return
        self._move(place)
        to = self._target()
        self._end()
        if to != row.index:
            self.document.move_row(row.index, to)
            self._say_place(row)
        self.arrange()

    def _let_go(self) -> None:
        self._end()
        self.arrange()

    def _end(self) -> None:
        self._scroll.stop()
        if self._held is not None:
            self._held.lifted = False
            self._held.update()
        self._held = None
        self.update()

    def _target(self) -> int:
        """The place that the held row would get: its leading edge has passed the middle of those it leaves behind."""
        assert self._held is not None
        place = self._held.geometry()
        edge = place.bottom() if place.y() > self._home else place.y()
        others = [row for row in self.rows if row is not self._held]
        return sum(row.geometry().center().y() < edge for row in others)

    def _y(self, place: float) -> float:
        """A global y in px of this widget."""
        return float(place - self.mapToGlobal(QPoint(0, 0)).y())

    def _scroll_on(self) -> None:
        """Held near the upper or lower edge, the list goes on."""
        area = self._area()
        if area is None or self._held is None:
            return
        top = area.viewport().mapToGlobal(QPoint(0, 0)).y()
        edge, bar = self.look.px(EDGE_DPX), area.verticalScrollBar()
        if self._pointer < top + edge:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif self._pointer > top + area.viewport().height() - edge:
            bar.setValue(bar.value() + SCROLL_STEP)
        else:
            return
        self._move(self._pointer)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._held is None:
            return
        others = [row for row in self.rows if row is not self._held]
        to, gap = self._target(), self.look.px(GAP)
        y = (
            others[to].y() - gap / 2
            if to < len(others)
            else others[-1].geometry().bottom() + gap / 2
            if others
            else 0
        )
        painter = QPainter(self)
        painter.setPen(QPen(self.look.colour("act"), self.look.stroke(6)))
        painter.drawLine(self.look.px(8), round(y), self.width() - self.look.px(8), round(y))
        painter.end()
