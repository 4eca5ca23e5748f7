"""The strip above the bar: what happened, whether the work is safe, and the next step. Never a dialog.

An error stays until it is handled; a toast leaves by itself after four seconds (design.md sections 10 and 11).
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.icons import draw_icon
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

TOAST_MS = 4000
Choice = tuple[str, Callable[[], object]]


class Strip(QWidget):
    """One message with its choices; a new one replaces the old, but a toast never replaces an error."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._sticky = False
        self._icon = "info"
        self._choices: list[TouchButton] = []
        self.message = Label(look, size=21, weight=500)
        self._close = TouchButton(look, self.tr("Sluiten"), icon_name="x", icon_only=True)
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.message, 1)
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        look.changed.connect(self._dress)
        self._dress()
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
        self.hide()

    def reopen(self) -> None:
        """Show the last message again: its answer was started and not ended."""
        self._sticky = True
        self.show()
        self.place()

    def _show(self, text: str, choices: Sequence[Choice], icon: str, *, sticky: bool) -> None:
        self._sticky, self._icon = sticky, icon
        self.message.setText(text)
        self.setAccessibleName(text)
        for button in self._choices:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = []
        for index, (words, act) in enumerate(choices):
            button = TouchButton(self.look, words, kind="outline")
            button.clicked.connect(self._answer(act))
            self._row.insertWidget(1 + index, button)
            self._choices.append(button)
        for before, after in pairwise((*self._choices, self._close)):
            QWidget.setTabOrder(before, after)
        self.show()
        self.raise_()
        self.place()
        # Not on the start path: making QAccessible's many enums takes as long as painting the start screen.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _answer(self, act: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.dismiss()
            act()

        return answer

    def place(self) -> None:
        """Lie above the bar, over the whole width but for the margins."""
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        px = self.look.px
        width = parent.width() - 2 * px(24)
        taken = sum(button.sizeHint().width() + px(12) for button in (*self._choices, self._close))
        text_width = max(px(200), width - taken - px(72 + 24))
        height = max(px(84), self.message.heightForWidth(text_width) + px(24))
        self.setGeometry(px(24), parent.height() - px(88) - px(12) - height, width, height)

    def _dress(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(72), px(8), px(10), px(8))
        self._row.setSpacing(px(12))
        self.place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("ink"), look.stroke(2)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(14), look.px(14))
        side = look.px(32)
        draw_icon(painter, self._icon, look.colour("ink"), look.px(24), (self.height() - side) / 2, side)
        painter.end()
