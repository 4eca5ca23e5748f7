"""A button as narrow as its words: several stand in one row of a panel, also with large text."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.ui.text import advance
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TARGET_PX, Kind, TouchButton


class SnugButton(TouchButton):
    """Takes more room where there is some."""

    def __init__(self, look: Look, text: str, *, kind: Kind = "plain", icon_name: str = "") -> None:
        """The icon gives way where there is no room for it."""
        super().__init__(look, text, kind=kind, icon_name=icon_name)
        # Qt's own policy for buttons asks for all of the size hint.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        words = advance(self.text(), self._font()) + self.look.px(20)
        return QSize(max(TARGET_PX, round(words)), self.sizeHint().height())
