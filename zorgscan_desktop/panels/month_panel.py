"""A month to pick a day from, in place and no dialog. Arrows go from day to day, PageUp and PageDown by month."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from zorgscan_desktop.core.days import MONTHS, WEEKDAYS, long_date
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, TouchButton

WEEKS = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DayButton(TouchButton):
    """One day; filled when it is the chosen one, with a ring when it is today."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", parent, size=21)
        self.day = date.min
        self.is_today = False

    def show_day(self, day: date, *, chosen: bool, today: bool) -> None:
        """Another day."""
        self.day, self.is_today = day, today
        self.kind = "primary" if chosen else "outline" if today else "plain"
        self.setText(str(day.day))
        self.setAccessibleName(f"{WEEKDAYS[day.weekday()]} {long_date(day)}")
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MonthPanel(QWidget):
    """``chosen`` comes with a day, or with None for no day at all, where that ``can_be_none``."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget, *, can_be_none: bool = True) -> None:
        super().__init__(parent)
        self.look = look
        self.today = date.today
        self._day: date | None = None
        self._first = date(2027, 1, 1)
        self.title = Label(look, size=23.5, weight=650, wrap=False)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = TouchButton(look, self.tr("Vorige maand"), icon_name="chevron-left", icon_only=True)
        self.after = TouchButton(look, self.tr("Volgende maand"), icon_name="chevron-right", icon_only=True)
        self.none = TouchButton(look, self.tr("Geen datum"), kind="outline")
        self.leave = TouchButton(look, self.tr("Sluiten"), icon_name="x", icon_only=True)
        self.days = [DayButton(look, self) for _ in range(7 * WEEKS)]
        self._names = [Label(look, name[:2], size=19, weight=600, colour="ink2", wrap=False) for name in WEEKDAYS]
        self._build()
        self.before.clicked.connect(lambda: self._go_month(-1))
        self.after.clicked.connect(lambda: self._go_month(1))
        self.none.clicked.connect(lambda: self._choose(None))
        self.none.setVisible(can_be_none)
        self.leave.clicked.connect(self.dismiss)
        for button in self.days:
            button.clicked.connect(lambda _=False, button=button: self._choose(button.day))
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        for part, stretch in ((self.before, 0), (self.title, 1), (self.after, 0)):
            head.addWidget(part, stretch)
        self._grid = QGridLayout()
        for column, name in enumerate(self._names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
        for place, button in enumerate(self.days):
            self._grid.addWidget(button, 1 + place // 7, place % 7)
        below = QHBoxLayout()
        below.addWidget(self.none)
        below.addStretch(1)
        below.addWidget(self.leave)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self._grid)
        self._column.addLayout(below)

    def open_for(self, day: date | None, place: QPoint, room: QRect) -> None:
        """Show the month of this day, or this month, below a point of the parent and wholly inside ``room``."""
        self._day = day
        self._show_month(day or self.today())
        self.adjustSize()
        left = min(max(place.x(), room.left()), room.right() - self.width())
        top = min(max(place.y(), room.top()), room.bottom() - self.height())
        self.move(left, max(room.top(), top))
        self.show()
        self.raise_()
        self._focus(day or self.today())

    def dismiss(self) -> None:
        """Away with it."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _choose(self, day: date | None) -> None:
        self.hide()
        self.chosen.emit(day)

    def _show_month(self, day: date) -> None:
        self._first = day.replace(day=1)
        self.title.setText(f"{MONTHS[day.month - 1]} {day.year}")
        start, today = self._first.weekday(), self.today()
        for place, button in enumerate(self.days):
            ahead = place - start
            # The first and the last month of the calendar end where days do.
            inside = ahead >= 0 and self._first.toordinal() + ahead <= date.max.toordinal()
            shown = self._first + timedelta(days=ahead) if inside else date.min
            button.setVisible(inside and shown.month == self._first.month)
            button.show_day(shown, chosen=shown == self._day, today=shown == today)

    def _go_month(self, step: int) -> None:
        months = self._first.year * 12 + self._first.month - 1 + step
        if 12 <= months < 10_000 * 12:
            self._show_month(date(months // 12, months % 12 + 1, 1))

    def _focus(self, day: date) -> None:
        button = next((button for button in self.days if not button.isHidden() and button.day == day), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        focused = next((button for button in self.days if button.hasFocus()), None)
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go_month(-1 if key == Qt.Key.Key_PageUp else 1)
            self._focus(self._first)
        elif focused is not None and key in _STEPS:
            try:
                wanted = focused.day + timedelta(days=_STEPS[key])
            except OverflowError:
                return
            if wanted.month != self._first.month:
                self._show_month(wanted)
            self._focus(wanted)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round: previous, next, the days as one stop, no date, close."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        shown = [button for button in self.days if not button.isHidden()]
        focused = next((button for button in shown if button.hasFocus()), None)
        day = focused or next((b for b in shown if b.day in (self._day, self.today())), shown[0])
        none = () if self.none.isHidden() else (self.none,)
        stops: list[QWidget] = [self.before, self.after, day, *none, self.leave]
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), -1)
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(8))
        self._grid.setSpacing(px(4))
        side = max(TARGET_PX, px(56))
        for button in self.days:
            button.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_panel(painter, self.rect(), self.look, corner=18, edge="ink", stroke=2)
        painter.end()
