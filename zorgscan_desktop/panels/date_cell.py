"""A cell for a day: typed as people write it, or picked from a month."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from zorgscan_desktop.core.days import long_date, read_day
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.panels.cell import Cell
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

LONGEST = 60
"""No way of writing a day takes more characters."""


class DayField(QLineEdit):
    """One line; Enter and Esc are done."""

    done = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DateCell(Cell):
    """``chosen`` comes with a day, or None when the field was emptied."""

    chosen = Signal(object)
    month_requested = Signal()
    """Somebody wants to pick the day from a month."""

    def __init__(self, look: Look, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(look, name, hint, parent, weight=650)
        self.day: date | None = None
        self.today = date.today
        self.field: DayField | None = None
        self.problem = Label(look, "", self, size=19, weight=600)
        self.problem.hide()
        self.calendar = TouchButton(
            look, self.tr("Kalender"), self, kind="outline", icon_name="calendar", icon_only=True
        )
        self.calendar.clicked.connect(self.month_requested)
        self.calendar.hide()
        self.buttons = [self.calendar, self.keyboard, self.done]

    def show_day(self, day: date | None, about: str) -> None:
        """Show what the document holds."""
        self.day = day
        self.show_text(long_date(day) if day else "", about)

    def begin(self) -> None:
        """The day in figures: shorter to type over."""
        if self.field is None:
            self.field = DayField(self)
            self.field.setMaxLength(LONGEST)
            self.field.setPlaceholderText(self.tr("15/1/2027"))
            dress_field(self.field, self.look, size=21)
            self.field.done.connect(self.close_field)
            self.field.left.connect(self.give_up)
            self.field.textEdited.connect(lambda _text: self._complain(""))
        self.field.setAccessibleName(self.plate.accessibleName().split(":")[0])
        self.follow()
        self.field.selectAll()
        self.field.show()

    def follow(self) -> None:
        """Show the day of the document."""
        if self.field is not None:
            self.field.setText(f"{self.day.day}/{self.day.month}/{self.day.year}" if self.day else "")
            self._complain("")

    def end(self) -> bool:
        """Read what was typed; what is no day is said, and the field stays open."""
        if self.field is None:
            return True
        typed = self.field.text().strip()
        day = read_day(typed, self.today()) if typed else None
        if typed and day is None:
            words = self.tr("“{typed}” is geen datum. Typ bijvoorbeeld 15/1/2027.").format(typed=typed)
            self._complain(words)
            self.focus_field()
            return False
        self._complain("")
        if day != self.day:
            self.chosen.emit(day)
        return True

    @override
    def give_up(self) -> None:
        """Close without looking at what was typed: the day stays as it was."""
        self.follow()
        self.close_field()

    def pick(self, day: date | None) -> None:
        """A day came from the month."""
        self.day = day
        self.follow()
        self.chosen.emit(day)
        self.close_field()

    def _complain(self, words: str) -> None:
        if words == self.problem.text():
            return
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if self.field is not None:
            self.field.setAccessibleDescription(words)
        self.resized.emit()

    def put_away(self) -> None:
        """Hide the field."""
        if self.field is not None:
            self.field.hide()

    def field_widget(self) -> QWidget | None:
        """The field, once it was made."""
        return self.field

    def focus_field(self) -> None:
        """Put the cursor in the field."""
        if self.field is not None:
            self.field.setFocus()

    def field_height(self, width: int) -> int:
        """The line, and below it what was wrong."""
        height = self.field.height() if self.field is not None else 0
        return height + self._problem_height(width)

    def _problem_height(self, width: int) -> int:
        return self.problem.heightForWidth(width) + self.look.px(8) if self.problem.text() else 0

    def place_field(self, x: int, y: int, width: int) -> None:
        """Over the whole width."""
        if self.field is None:
            return
        self.field.setGeometry(x, y, width, self.field.height())
        below = y + self.field.height() + self.look.px(4)
        self.problem.setGeometry(x, below, width, max(0, self._problem_height(width) - self.look.px(8)))
