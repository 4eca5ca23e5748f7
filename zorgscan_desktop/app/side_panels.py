"""What is at hand on every screen of the scan: the car park, and the clock with its face for the room.

Made when they are first asked for. They lie over the window's pages; a screen says where they disturb least.
"""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from zorgscan_desktop.app.navigation import Navigation
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.ui.theme import Look

if TYPE_CHECKING:
    from zorgscan_desktop.document.scan_document import ScanDocument
    from zorgscan_desktop.panels.clock_face import ClockFace
    from zorgscan_desktop.panels.countdown import Countdown
    from zorgscan_desktop.panels.side_panel import SideContent, SidePanel


@runtime_checkable
class HasSideRoom(Protocol):
    """A screen that has a place of its own for a side panel."""

    def side_room(self, opened: bool) -> QRect:
        """Where it may lie, in px of the screen; ``opened`` says whether one is open from now on, or no more."""


@runtime_checkable
class HasClockRoom(Protocol):
    """A screen on which the room sees the clock."""

    def clock_room(self, size: QSize | None) -> QRect:
        """Where a clock of this size lies, in px of the screen; None: there is no clock."""


class SidePanels(QObject):
    """One side panel at a time; the clock's face on the screens that have room for it."""

    keyboard_requested = Signal()
    removed = Signal(str)
    """Something was taken away: what to say about it, and that it can be undone."""
    time_is_up = Signal()
    face_moved = Signal()
    """The clock's face came, or went."""

    def __init__(self, document: "ScanDocument", navigation: Navigation, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._navigation, self._look, self._window = document, navigation, look, window
        self.car_park: SidePanel | None = None
        self.clock_panel: SidePanel | None = None
        self.face: ClockFace | None = None
        self.clock: Countdown | None = None
        self._shown: SidePanel | None = None
        self._screen: object = None
        self._focus_before: QWidget | None = None
        document.scan_replaced.connect(self._on_scan_replaced)
        navigation.panel_wanted.connect(self._give_way)
        look.changed.connect(self.arrange)

    # -- wishes -----------------------------------------------------------------------------------------------------

    def show_car_park(self, *, by_key: bool = False) -> None:
        """The car park, or away with it. ``by_key``: the keyboard goes along, whoever was typing."""
        if self.car_park is None:
            from zorgscan_desktop.panels.car_park import CarPark

            content = CarPark(self._document, self._look)
            content.keyboard_requested.connect(self.keyboard_requested)
            content.removed.connect(self.removed)
            self.car_park = self._panel(self.tr("Parkeerplaats"), content)
            self.car_park.closed.connect(content.finish)
        self._toggle(self.car_park, by_key)

    def show_clock(self, *, by_key: bool = False) -> None:
        """The clock's panel, or away with it. ``by_key``: the keyboard goes along, whoever was typing."""
        if self.clock_panel is None or self.clock is None:
            from zorgscan_desktop.panels.clock_face import ClockFace
            from zorgscan_desktop.panels.clock_panel import ClockPanel
            from zorgscan_desktop.panels.countdown import Countdown

            self.clock = Countdown(self)
            content = ClockPanel(self._document, self.clock, self._look)
            content.keyboard_requested.connect(self.keyboard_requested)
            self.clock_panel = self._panel(self.tr("Klok"), content)
            self.face = ClockFace(self.clock, self._look, self._window)
            self.face.hide()
            self.face.clicked.connect(self._on_face)
            self.clock.changed.connect(self._place_face)
            self.clock.finished.connect(self.time_is_up)
        self._toggle(self.clock_panel, by_key)

    def close(self) -> None:
        """Away with what is open; the keyboard goes back to where it was."""
        shown, self._shown = self._shown, None
        if shown is None:
            return
        inside = self._window.focusWidget()
        had_keyboard = inside is not None and shown.isAncestorOf(inside)
        shown.hide()
        self._navigation.side = None
        if isinstance(self._screen, HasSideRoom):
            self._screen.side_room(False)
        before = self._focus_before
        if had_keyboard and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard:
            self._navigation.take_keyboard()

    def _panel(self, title: str, content: "SideContent") -> "SidePanel":
        from zorgscan_desktop.panels.side_panel import SidePanel

        panel = SidePanel(self._look, title, content, self._window)
        panel.closed.connect(self.close)
        return panel

    def _toggle(self, panel: "SidePanel", by_key: bool) -> None:
        if not self._navigation.shows_scan:
            return
        if self._shown is panel:
            panel.closed.emit()
            return
        focus = self._window.focusWidget()
        if self._shown is not None:
            self._shown.closed.emit()
        elif focus is None or not panel.isAncestorOf(focus):
            self._focus_before = focus
        self._shown = self._navigation.side = panel
        self.arrange()
        panel.show()
        panel.raise_()
        if by_key or not _takes_text(focus):
            panel.content.focus_first()

    def _give_way(self, urgent: bool) -> None:
        """Somebody wants the panel of a card, which lies under ours; who types here goes on, unless it is urgent."""
        focus = self._window.focusWidget()
        if self._shown is None:
            return
        typing = focus is not None and self._shown.isAncestorOf(focus) and _takes_text(focus)
        if urgent or not typing:
            self._focus_before = None
            self._shown.closed.emit()

    def _on_face(self) -> None:
        """When the time is up a tap takes the clock away; before that it opens the panel."""
        if self.clock is not None and self.clock.state == "done":
            self.clock.stop()
        else:
            self.show_clock()

    def _on_scan_replaced(self) -> None:
        self.close()
        if self.clock is not None:
            self.clock.stop()

    # -- layout -----------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Follow the window and the screen that it shows."""
        screen: object = self._navigation.screen
        if self._shown is not None and not self._navigation.shows_scan:
            self._shown.closed.emit()
        if self._shown is not None:
            if isinstance(self._screen, HasSideRoom) and self._screen is not screen:
                self._screen.side_room(False)
            room = screen.side_room(True) if isinstance(screen, HasSideRoom) else self._default_room()
            self._shown.setGeometry(room)
            self._shown.raise_()
        self._screen = screen
        self._place_face()

    def free_right(self, right: int) -> int:
        """Up to where a message may lie (px from the left): the clock stays in sight."""
        return min(right, self.face.x()) if self.face is not None and not self.face.isHidden() else right

    def _default_room(self) -> QRect:
        from zorgscan_desktop.panels.side_panel import WIDTH

        px, pages = self._look.px, self._navigation.pages
        return QRect(pages.width() - px(WIDTH + 24), px(24), px(WIDTH), pages.height() - px(BAR_HEIGHT + 14 + 24))

    def _place_face(self) -> None:
        """On the screens that have room for it, while there is time to show."""
        if self.face is None or self.clock is None:
            return
        screen: object = self._navigation.screen
        has_room = isinstance(screen, HasClockRoom) and self._navigation.shows_scan
        wanted = has_room and self.clock.state != "off"
        if isinstance(screen, HasClockRoom):
            room = screen.clock_room(self.face.sizeHint() if wanted else None)
            if wanted:
                self.face.setGeometry(room)
        # Not whether it can be seen: in a window that is hidden nothing can.
        if wanted != self.face.isHidden():
            return
        self.face.setVisible(wanted)
        self.face.raise_()
        if self._shown is not None:
            self._shown.raise_()
        self.face_moved.emit()


def _takes_text(widget: QWidget | None) -> bool:
    """Whether somebody can be typing here."""
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
