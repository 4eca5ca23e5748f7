"""A whole number with a button below and above it: easier to hit on a board than a field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton


class Stepper(QWidget):
    """``limits`` are least, most and step; the name stands behind it unless ``named`` is False."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        value: int,
        limits: tuple[int, int, int],
        words: Callable[[int], str],
        *,
        named: bool = True,
    ) -> None:
        super().__init__()
        self._name, self._words = name, words
        self._least, self._most, self._step = limits
        self.value = value
        self.less = TouchButton(look, self.tr("{name} kleiner").format(name=name), kind="outline", icon_name="minus")
        self.more = TouchButton(look, self.tr("{name} groter").format(name=name), kind="outline", icon_name="plus")
        self._shown = Label(look, size=23.5, weight=600, wrap=False)
        self._shown.setMinimumWidth(look.px(110))
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self.less)
        row.addWidget(self._shown)
        row.addWidget(self.more)
        if named:
            row.addWidget(Label(look, name, size=21, wrap=False))
        row.addStretch(1)
        for button, way in ((self.less, -1), (self.more, 1)):
            button.show_words(False)
            button.clicked.connect(lambda _=False, way=way: self._go(way))
        self._show()

    def set_value(self, value: int) -> None:
        """Show another number, without saying that it changed."""
        self.value = min(max(value, self._least), self._most)
        self._show()

    def _go(self, way: int) -> None:
        self.value = min(max(self.value + way * self._step, self._least), self._most)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._shown.setText(self._words(self.value))
        self._shown.setAccessibleName(f"{self._name}: {self._words(self.value)}")
