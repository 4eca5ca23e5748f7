"""The clock's panel: start it, let it wait, stop it; and below, the time for the talk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.core.times import MAX_MINUTES, seconds_of, shown_left
from zorgscan_desktop.document.scan_document import ScanDocument
from zorgscan_desktop.panels.countdown import Countdown
from zorgscan_desktop.panels.planner import Planner
from zorgscan_desktop.panels.sections import column
from zorgscan_desktop.panels.side_panel import SideContent
from zorgscan_desktop.panels.snug_button import SnugButton
from zorgscan_desktop.ui.fields import dress_field
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.scroll import TouchScrollArea
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

PRESETS = (1, 2, 3, 5, 10, 15)
"""Minutes that start with one tap."""


class ClockPanel(SideContent):
    """Above the clock with its buttons, below the planner."""

    keyboard_requested = Signal()
    """Somebody who types wants a keyboard on the screen."""

    def __init__(self, document: ScanDocument, clock: Countdown, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._clock = look, clock
        self.left = Label(look, size=46, weight=700, wrap=False)
        self.presets = [SnugButton(look, self.tr("{count} min").format(count=m), kind="outline") for m in PRESETS]
        self.minutes = QLineEdit()
        self.start = SnugButton(look, self.tr("Start"), kind="primary")
        self.wait = SnugButton(look, self.tr("Pauze"), kind="outline")
        self.stop = SnugButton(look, self.tr("Stop"), kind="outline")
        self.problem = Label(look, size=20.5, weight=600)
        self.keyboard_button = TouchButton(look, self.tr("Schermtoetsenbord"), icon_name="keyboard", icon_only=True)
        self.planner = Planner(document, look)
        self._build()
        self._connect()
        look.changed.connect(self._dress)
        self._dress()
        self._follow()

    def _build(self) -> None:
        content = QWidget()
        self._column = column(content)
        self._running = QHBoxLayout()
        self._running.addWidget(self.left)
        self._running.addStretch(1)
        self._running.addWidget(self.wait)
        self._running.addWidget(self.stop)
        self._grid = QGridLayout()
        for index, button in enumerate(self.presets):
            self._grid.addWidget(button, index // 3, index % 3)
        self.minutes.setPlaceholderText(self.tr("Minuten"))
        self.minutes.setAccessibleName(self.tr("Minuten voor de klok"))
        dress_field(self.minutes, self.look)
        self._typed = QHBoxLayout()
        self._typed.addWidget(self.minutes, 1)
        self._typed.addWidget(self.keyboard_button)
        self._typed.addWidget(self.start)
        self._column.addLayout(self._running)
        self._column.addLayout(self._grid)
        self._column.addLayout(self._typed)
        self._column.addWidget(self.problem)
        self._column.addWidget(self.planner)
        self._column.addStretch(1)
        column(self).addWidget(TouchScrollArea(self.look, content))

    def _connect(self) -> None:
        for minutes, button in zip(PRESETS, self.presets, strict=True):
            button.clicked.connect(lambda _=False, seconds=minutes * 60: self._start(seconds))
        self.start.clicked.connect(self._start_typed)
        self.minutes.returnPressed.connect(self._start_typed)
        self.wait.clicked.connect(self._pause_or_go_on)
        self.stop.clicked.connect(self._clock.stop)
        self.keyboard_button.clicked.connect(self._ask_keyboard)
        self._clock.changed.connect(self._follow)

    @override
    def focus_first(self) -> None:
        first = self.presets[0] if self._clock.state == "off" else self.wait if self.wait.isEnabled() else self.stop
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, seconds: int) -> None:
        self._say("")
        self._clock.start(seconds)

    def _start_typed(self) -> None:
        seconds = seconds_of(self.minutes.text())
        if seconds is None:
            self._say(self.tr("Schrijf een aantal minuten, van 0,1 tot {most}.").format(most=MAX_MINUTES))
            return
        self.minutes.clear()
        self._start(seconds)

    def _pause_or_go_on(self) -> None:
        if self._clock.state == "paused":
            self._clock.go_on()
        else:
            self._clock.pause()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _follow(self) -> None:
        state = self._clock.state
        self.left.setText(shown_left(self._clock.left))
        words = self.tr("Verder") if state == "paused" else self.tr("Pauze")
        if self.wait.text() != words:
            self.wait.setText(words)
            self.wait.setAccessibleName(words)
        for part in (self.left, self.wait, self.stop):
            part.setVisible(state != "off")
        self.wait.setEnabled(state != "done")

    def _ask_keyboard(self) -> None:
        self.keyboard_requested.emit()
        # A finger leaves the cursor in the field where somebody types, a mouse does not.
        if not isinstance(self.window().focusWidget(), QLineEdit):
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(24), px(4), px(18), px(12))
        self._column.setSpacing(px(12))
        for grid in (self._grid, self._typed, self._running):
            grid.setSpacing(px(8))
        self._say(self.problem.text())
