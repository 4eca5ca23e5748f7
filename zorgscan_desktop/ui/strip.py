"""The strip above the bar: what happened, whether the work is safe, and the next step. Never a dialog.

What waits for an answer stays until it is handled (design.md section 10), and the screen makes room. A toast says
that something went well, leaves by itself after four seconds (section 11) and asks nothing: it lies over the title at
the top, where nothing can be touched, so that it is never in the way of a hand that goes on.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.panel_plate import draw_panel
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

TOAST_MS = 4000
GAP = 12.0
"""Between the strip and what lies below it (dpx)."""
LEAST_WORDS = 360.0
"""Words get at least this width (dpx) beside the choices, or the choices go below them."""
Choice = tuple[str, Callable[[], object]]


class Strip(QWidget):
    """One message with its choices; a new one replaces the old, but a toast never replaces an error."""

    emptied = Signal()
    """What it showed was dealt with, closed or over."""
    left_by_keyboard = Signal()
    """It went while the keyboard was in it: Qt would give that to any button."""
    changed = Signal()
    """It came, went, or takes another room: who owns it says anew where it lies (``lie``)."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._sticky = False
        self._icon = "info"
        self._choices: list[TouchButton] = []
        self._span, self._bottom = (0, parent.width()), parent.height()
        self.message = Label(look, "", self, size=21, weight=500)
        self._close = TouchButton(look, self.tr("Sluiten"), self, icon_name="x", icon_only=True)
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        look.changed.connect(self.changed)
        self.hide()

    @property
    def is_error(self) -> bool:
        """Whether it shows something that waits for an answer."""
        return self._sticky and not self.isHidden()

    def toast(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say something that went well; gone after four seconds."""
        if not self.is_error:
            self._show(text, choices, "circle-check", sticky=False)
            self._timer.start(TOAST_MS)

    def warn(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say what went wrong; stays until it is handled."""
        self._timer.stop()
        self._show(text, choices, "triangle-alert", sticky=True)

    def offer(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say what was done and what can be done next; stays until it is closed."""
        self._timer.stop()
        self._show(text, choices, "circle-check", sticky=True)

    def dismiss(self) -> None:
        """Away with it."""
        self._timer.stop()
        self._sticky = False
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left_by_keyboard.emit()
        self.hide()
        self.changed.emit()
        self.emptied.emit()

    def reopen(self) -> None:
        """Show the last message again: its answer was started and not ended."""
        self._sticky = True
        self.show()
        self.changed.emit()

    def _show(self, text: str, choices: Sequence[Choice], icon: str, *, sticky: bool) -> None:
        self._sticky, self._icon = sticky, icon
        self.message.setText(text)
        self.setAccessibleName(text)
        for button in self._choices:
            button.hide()
            button.deleteLater()
        self._choices = []
        for words, act in choices:
            button = TouchButton(self.look, words, self, kind="outline")
            button.clicked.connect(self._answer(act))
            button.show()
            self._choices.append(button)
        self._close.setVisible(sticky or bool(choices))
        for before, after in pairwise((*self._choices, self._close)):
            QWidget.setTabOrder(before, after)
        self.show()
        self.raise_()
        self.place()
        self.changed.emit()
        # Not on the start path: making QAccessible's many enums takes as long as painting the start screen.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _answer(self, act: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.dismiss()
            act()

        return answer

    @property
    def asks(self) -> bool:
        """Whether there is something to tap on it."""
        return not self._close.isHidden()

    @property
    def room(self) -> int:
        """How much of the screen (px) it takes at the bottom: none for a toast."""
        return self.height() + self.look.px(GAP) if self.asks and not self.isHidden() else 0

    def lie(self, left: int, right: int, bottom: int) -> None:
        """Stay between these px of the window, and what asks something also above ``bottom``."""
        self._span, self._bottom = (left, right), bottom
        self.place()

    def place(self) -> None:
        """An error above the bar, a toast over the title; both as wide as the main part of the screen allows."""
        if self.isHidden():
            return
        px = self.look.px
        left, room = self._span[0] + px(24), self._span[1] - self._span[0] - 2 * px(24)
        if not self.asks:
            words = advance(self.message.text(), self.message.font()) + px(72 + 30)
            width = min(room, round(words))
            height = self._lay_words(width, px(64))
            self.setGeometry(left + room - width, px(20), width, height)
            return
        height = self._lay_choices(room)
        self.setGeometry(left, self._bottom - px(GAP) - height, room, height)

    def _lay_words(self, width: int, least: int) -> int:
        """Words only; the height in px that they take."""
        px = self.look.px
        room = width - px(72 + 24)
        height = max(least, self.message.heightForWidth(room) + px(20))
        self.message.setGeometry(px(72), 0, room, height)
        return height

    def _lay_choices(self, width: int) -> int:
        """Words with their choices beside them or, where that leaves little room for words, below them."""
        px, gap = self.look.px, self.look.px(12)
        buttons = [*self._choices, self._close]
        sizes = [button.sizeHint() for button in buttons]
        tall, taken = max(size.height() for size in sizes), sum(size.width() + gap for size in sizes)
        beside = width - px(72) - taken - px(10)
        below = beside < px(LEAST_WORDS)
        room = width - px(72 + 24) if below else beside
        line = max(px(84), tall + px(16), self.message.heightForWidth(room) + px(20))
        self.message.setGeometry(px(72), 0, room, line)
        x, top = width - px(10) - taken + gap, line if below else (line - tall) // 2
        for button, size in zip(buttons, sizes, strict=True):
            button.setGeometry(x, top, size.width(), size.height())
            x += size.width() + gap
        return line + (tall + gap if below else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        draw_panel(painter, self.rect(), look, corner=14, edge="ink", stroke=2)
        side = look.px(32)
        middle = self.message.geometry().center().y()
        draw_icon(painter, self._icon, look.colour("ink"), look.px(24), middle - side / 2, side)
        painter.end()
