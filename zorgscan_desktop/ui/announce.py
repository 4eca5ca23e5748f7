"""Have a screen reader say something that no focus change tells."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say this when it has nothing more urgent to say."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
