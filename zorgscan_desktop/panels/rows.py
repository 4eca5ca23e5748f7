"""Lists of rows that are built anew at each change: the keyboard stays where it was, Tab goes from top to bottom."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zorgscan_desktop.ui.touch_button import TouchButton


class Row(Protocol):
    """A row with buttons."""

    @property
    def buttons(self) -> Sequence[TouchButton]:
        """In reading order."""


def rows_in(layout: QVBoxLayout) -> list[QWidget]:
    """The widgets in a layout, from top to bottom."""
    items = (layout.itemAt(index) for index in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def focus_place(rows: Iterable[Row]) -> tuple[int, int] | None:
    """Row and button that have the keyboard, if one of them does."""
    for row, shown in enumerate(rows):
        for button, widget in enumerate(shown.buttons):
            if widget.hasFocus():
                return row, button
    return None


def put_focus(rows: Sequence[Row], place: tuple[int, int]) -> None:
    """Give the keyboard to the button at this place, or to the last one that is there."""
    if rows:
        row, button = place
        buttons = rows[min(row, len(rows) - 1)].buttons
        buttons[min(button, len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def order_tabs(after: QWidget | None, rows: Iterable[Row], last: QWidget) -> None:
    """Tab goes from ``after`` through the rows to ``last``; nothing happens while they are not in one window yet."""
    if after is None or after.window() is not last.window():
        return
    for button in (*(button for row in rows for button in row.buttons), last):
        if button is not after:
            QWidget.setTabOrder(after, button)
        after = button
