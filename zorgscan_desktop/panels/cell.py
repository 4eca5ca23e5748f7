"""A place in a form that shows what was written and opens for writing in place, under a finger or by Enter.

Heights are asked for a width (``height_for``) and whoever holds the cell lays it out; ``resized`` says when it has to
be done again. What opens is made by the two kinds of cell: text_cell.py and date_cell.py.
"""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.panels.text_plate import PAD, TextPlate
from zorgscan_desktop.ui.label import Label
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

BUTTON_GAP = 6.0


class Cell(QWidget):
    """Name above it (when shown), then the text or the field with its buttons."""

    opened = Signal()
    closed = Signal()
    resized = Signal()
    keyboard_requested = Signal()
    """Somebody without a keyboard wants one on the screen."""

    def __init__(
        self,
        look: Look,
        name: str,
        hint: str,
        parent: QWidget,
        *,
        bullets: bool = False,
        weight: int = 400,
        size: float = 23.0,
    ) -> None:
        super().__init__(parent)
        self.look, self.name, self._about = look, name, ""
        self.text = ""
        self.is_open = self.read_only = False
        self._label = Label(look, name, self, size=19, weight=600, colour="ink2")
        self._label.hide()
        self.plate = TextPlate(look, hint, self, bullets=bullets, weight=weight, size=size)
        self.plate.clicked.connect(self.open)
        self.keyboard = TouchButton(look, self.tr("Schermtoetsenbord"), self, icon_name="keyboard", icon_only=True)
        self.done = TouchButton(look, self.tr("Klaar"), self, kind="primary", icon_name="check", icon_only=True)
        self.keyboard.clicked.connect(self._ask_keyboard)
        self.done.clicked.connect(self.close_field)
        self.buttons: list[TouchButton] = [self.keyboard, self.done]
        for button in self.buttons:
            button.hide()

    # -- what it shows ----------------------------------------------------------------------------------------------

    def show_name(self, shown: bool) -> None:
        """Show the name above it; where a heading says it, it is hidden."""
        self._label.setVisible(shown)

    def show_text(self, text: str, about: str) -> None:
        """Show what the document holds, ``about`` this building block or dimension; an open field follows."""
        changed = text != self.text
        self.text, self._about = text, about
        self.plate.show_text(text, f"{self.name} {about}".strip())
        if self.is_open:
            self.follow()
        if changed:
            self.resized.emit()

    def open(self) -> None:
        """Write here, unless the scan is only to look at."""
        if self.read_only:
            return
        if self.is_open:
            self.focus_field()
            return
        self.is_open = True
        self.plate.hide()
        self.begin()
        for before, after in pairwise(self.stops()):
            QWidget.setTabOrder(before, after)
        for button in self.buttons:
            button.setAccessibleDescription(f"{self.name} {self._about}".strip())
            button.show()
        self.opened.emit()
        self.resized.emit()
        self.focus_field()

    def close_field(self) -> None:
        """Done with writing; what was typed is in the document."""
        if not self.is_open or not self.end():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.is_open = False
        self.plate.show()
        if had_focus:
            self.plate.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put_away()
        for button in self.buttons:
            button.hide()
        self.closed.emit()
        self.resized.emit()

    def give_up(self) -> None:
        """Close without handing anything over."""
        self.close_field()

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        field = self.field_widget()
        return [self.plate, *([field] if field is not None else []), *self.buttons]

    # -- what the kinds of cell do ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make the field and fill it."""
        raise NotImplementedError

    def field_widget(self) -> QWidget | None:
        """The field, once it was made."""
        raise NotImplementedError

    def follow(self) -> None:
        """The document changed while the field is open."""
        raise NotImplementedError

    def end(self) -> bool:
        """Hand over what was typed; False when it must stay open."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Hide the field."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Put the cursor in the field."""
        raise NotImplementedError

    def field_height(self, width: int) -> int:
        """Height in px of the field and what belongs to it."""
        raise NotImplementedError

    def place_field(self, x: int, y: int, width: int) -> None:
        """Lay the field out."""
        raise NotImplementedError

    def _ask_keyboard(self) -> None:
        self.keyboard_requested.emit()
        self.focus_field()

    # -- layout -----------------------------------------------------------------------------------------------------

    def height_for(self, width: int) -> int:
        """Height in px at this width."""
        if not self.is_open:
            return self._name_height(width) + self.plate.height_for(width)
        px = self.look.px
        return self._name_height(width) + self.field_height(width) + self._buttons_height(width) + px(PAD)

    def _name_height(self, width: int) -> int:
        if self._label.isHidden():
            return 0
        return self._label.heightForWidth(width - 2 * self.look.px(PAD)) + self.look.px(6)

    def _button_size(self) -> int:
        return self.done.sizeHint().height()

    def _buttons_height(self, width: int) -> int:
        side, gap = self._button_size(), self.look.px(BUTTON_GAP)
        in_line = max(1, (width + gap) // (side + gap))
        return -(-len(self.buttons) // in_line) * (side + gap) + gap

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay out what is inside."""
        width, pad = self.width(), self.look.px(PAD)
        top = self._name_height(width)
        self._label.setGeometry(pad, 0, width - 2 * pad, max(0, top - self.look.px(6)))
        if not self.is_open:
            self.plate.setGeometry(0, top, width, max(0, self.height() - top))
            return
        self.place_field(0, top, width)
        top += self.field_height(width)
        side, gap = self._button_size(), self.look.px(BUTTON_GAP)
        in_line = max(1, (width + gap) // (side + gap))
        for place, button in enumerate(self.buttons):
            x = place % in_line * (side + gap)
            button.setGeometry(x, top + gap + place // in_line * (side + gap), side, side)
