"""The bar at the bottom: home, undo, redo | the screens | present, export, more (design.md section 6).

Every icon carries its word, but for home and redo (section 12). What is needed less often waits behind *Meer*. In a
narrow window or with large text the words go under the icons, and at last *Presenteren* goes to the others behind
*Meer*.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.more_panel import MorePanel
from zorgscan_desktop.ui.menu_button import MenuButton
from zorgscan_desktop.ui.theme import Look
from zorgscan_desktop.ui.touch_button import TouchButton

HEIGHT = 88.0


class Form(NamedTuple):
    """How the bar shows itself, in dpx: its margin, the gap between its buttons, the room at both ends of each."""

    margin: float
    gap: float
    edge: float
    stacked: bool = False
    """Words under the icons."""
    folded: bool = False
    """*Presenteren* stands behind *Meer*."""


FORMS = (
    Form(24, 8, 18),
    Form(16, 6, 14),
    Form(24, 8, 18, stacked=True),
    Form(16, 4, 10, stacked=True),
    Form(8, 2, 8, stacked=True, folded=True),
)
"""From much room to little; the first that fits is taken."""


class Tab(TouchButton):
    """A screen of the scan; navigation says which one is shown, not the click."""

    def __init__(self, look: Look, text: str, icon_name: str) -> None:
        super().__init__(look, text, kind="tab", icon_name=icon_name)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    @override
    def nextCheckState(self) -> None:
        """Nothing."""


class MoreButton(TouchButton):
    """Opens and closes the panel; down while that is open."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, icon_name="ellipsis")
        self.setCheckable(True)

    @override
    def nextCheckState(self) -> None:
        """The panel says whether it is open."""


class Bar(QWidget):
    """Holds the buttons; what they do is connected by the window and its navigation.

    ``more_panel`` lies over ``parent``; the bar keeps it above its own right end.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.home = TouchButton(look, self.tr("Startscherm"), icon_name="house", icon_only=True)
        self.undo = TouchButton(look, self.tr("Ongedaan maken"), icon_name="undo-2")
        self.redo = TouchButton(look, self.tr("Opnieuw"), icon_name="redo-2", icon_only=True)
        self.battery = Tab(look, self.tr("Batterij"), "battery-medium")
        self.read_aloud = Tab(look, self.tr("Kaart per kaart"), "book-open-text")
        self.overview = Tab(look, self.tr("Overzicht"), "layout-grid")
        self.plan = Tab(look, self.tr("Actieplan"), "clipboard-list")
        self.tabs = (self.battery, self.read_aloud, self.overview, self.plan)
        self.present = TouchButton(look, self.tr("Presenteren"), icon_name="presentation")
        self.export = TouchButton(look, self.tr("Exporteren"), icon_name="file-down")
        self.more = MoreButton(look, self.tr("Meer"))
        self.list = MenuButton(look, self.tr("Lijst"), "list")
        self.report = MenuButton(look, self.tr("Verslag"), "notebook-pen")
        self.own_card = MenuButton(look, self.tr("Eigen kaart toevoegen"), "plus")
        self.car_park = MenuButton(look, self.tr("Parkeerplaats"), "square-parking")
        self.clock = MenuButton(look, self.tr("Klok"), "timer")
        self.save_copy = MenuButton(look, self.tr("Kopie bewaren"), "copy")
        self.versions = MenuButton(look, self.tr("Vorige versies"), "clock")
        self.settings = MenuButton(look, self.tr("Instellingen"), "settings")
        self.help = MenuButton(look, self.tr("Hulp"), "info")
        self.present_entry = MenuButton(look, self.tr("Presenteren"), "presentation")
        # What stands behind *Meer*, from above: one list. Another entry is made above and named here.
        talk = (self.own_card, self.car_park, self.clock, self.report)
        entries = (self.present_entry, self.list, *talk, self.save_copy, self.versions, self.settings, self.help)
        self.more_panel = MorePanel(look, entries, self.more, parent)
        self.present_entry.clicked.connect(self.present.click)
        self._worded = (self.undo, *self.tabs, self.present, self.export, self.more)
        self._row = QHBoxLayout(self)
        for button in (self.home, self.undo, self.redo):
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in self.tabs:
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in (self.present, self.export, self.more):
            self._row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_tab(self, shown: Tab | None) -> None:
        """Mark the screen that is shown; none when it has no tab (the list, help)."""
        for tab in self.tabs:
            # Qt never lets the last of a group go, and lets the Tab key stop at that one only.
            tab.setAutoExclusive(False)
            tab.setChecked(tab is shown)
        for tab in self.tabs:
            tab.setAutoExclusive(shown is not None)
            if shown in (None, tab):
                tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _dress(self) -> None:
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Take the first form in which the buttons fit."""
        for form in FORMS:
            self._take(form)
            if self._row.sizeHint().width() <= self.width():
                break
        self._row.activate()

    def _take(self, form: Form) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(form.margin), px(8), px(form.margin), px(8))
        self._row.setSpacing(px(form.gap))
        for button in self._worded:
            button.edge = form.edge
            button.stack(form.stacked)
            button.updateGeometry()
        self.present.setVisible(not form.folded)
        self.more_panel.show_entry(self.present_entry, form.folded)
        self._row.invalidate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.more_panel.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.look.colour("line"))
        # The screens lie in one sunken groove.
        groove = QRectF(self.tabs[0].geometry()).united(QRectF(self.tabs[-1].geometry()))
        painter.setBrush(self.look.colour("sunken"))
        edge = self.look.px(4)
        painter.drawRoundedRect(groove.adjusted(-edge, -edge, edge, edge), self.look.px(16), self.look.px(16))
        painter.end()
