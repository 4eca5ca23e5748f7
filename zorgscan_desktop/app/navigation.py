"""Which screen is shown, and how people get from one to another: the bar's tabs, keys, help, F6.

Screens are made when they are first shown; nothing here changes a scan.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from zorgscan_desktop.screens.bar import Bar, Tab
from zorgscan_desktop.ui.strip import Strip
from zorgscan_desktop.ui.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from zorgscan_desktop.app.session import Session
    from zorgscan_desktop.screens.board_screen import BoardScreen
    from zorgscan_desktop.screens.list_screen import ListScreen
    from zorgscan_desktop.screens.overview_screen import OverviewScreen
    from zorgscan_desktop.screens.plan_screen import PlanScreen
    from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen
    from zorgscan_desktop.screens.report_screen import ReportScreen
    from zorgscan_desktop.screens.start_screen import StartScreen


class Navigation(QObject):
    """Owns the screens of the open scan."""

    changed = Signal()
    """Another screen is shown, or the board entered or left present mode."""
    keyboard_requested = Signal()
    export_requested = Signal(str)
    """A screen asks for a file of this kind: ``.pdf``, ``.xlsx``."""
    panel_wanted = Signal(bool)
    """Somebody wants to see the panel of a card; True: to write in it."""
    removed = Signal(str)
    """Something of the school was taken away: what to say about it, and that it can be undone."""

    def __init__(
        self, pages: QStackedWidget, make_start: "Callable[[], StartScreen]", bar: Bar, strip: Strip, look: Look
    ) -> None:
        super().__init__(pages)
        self.pages, self.bar, self.strip, self.look = pages, bar, strip, look
        self._make_start = make_start
        self._start: StartScreen | None = None
        self.board: BoardScreen | None = None
        self.list: ListScreen | None = None
        self.read_aloud: ReadAloudScreen | None = None
        self.overview: OverviewScreen | None = None
        self.plan: PlanScreen | None = None
        self.report: ReportScreen | None = None
        self.side: QWidget | None = None
        """The side panel that is open, if one is."""
        self._session: Session | None = None
        self._before: QWidget | None = None
        self._focus_before: QWidget | None = None
        bar.battery.clicked.connect(self.show_battery)
        bar.read_aloud.clicked.connect(self.show_read_aloud)
        bar.overview.clicked.connect(self.show_overview)
        bar.plan.clicked.connect(self.show_plan)
        bar.list.clicked.connect(self.show_list)
        bar.report.clicked.connect(self.show_report)
        bar.present.clicked.connect(self.present)

    def open(self, session: "Session") -> None:
        """Make the board for this session."""
        from zorgscan_desktop.screens.board_screen import BoardScreen

        self._session = session
        self.board = BoardScreen(session.document, self.look)
        self.board.panel.keyboard_requested.connect(self.keyboard_requested)
        self.board.removed.connect(self.removed)
        # Words only: a message with a button on it would push the board aside, and *Ongedaan maken* is in the bar.
        self.board.laid.connect(self.strip.toast)
        self.board.panel_wanted.connect(self.panel_wanted)
        self.board.present_left.connect(self.changed)
        self.board.read_aloud_requested.connect(self.show_read_aloud)
        self.board.overview_requested.connect(self.show_overview)
        self.board.panel_moved.connect(self.changed)
        self.pages.addWidget(self.board)

    @property
    def start(self) -> "StartScreen":
        """The start screen; who opens a scan by double click gets it when going home."""
        if self._start is None:
            self._start = self._make_start()
            self.pages.addWidget(self._start)
        return self._start

    @property
    def screen(self) -> QWidget:
        """What is on the screen."""
        return self.pages.currentWidget() or self.start

    @property
    def shows_scan(self) -> bool:
        """Whether a scan is on the screen, in any of its six ways."""
        screens = (self.board, self.list, self.read_aloud, self.overview, self.plan, self.report)
        return any(self.screen is screen for screen in screens if screen is not None)

    def message_span(self, *, across: bool) -> tuple[int, int]:
        """Between which px of the window a message lies.

        On the battery beside rail and panel, where people go on working. Elsewhere a message for which the whole
        screen makes room may lie ``across`` it; a toast stays over the title, clear of the panel.
        """
        width = self.pages.width()
        if self.board is not None and self.screen is self.board:
            return self.board.message_span
        if across:
            return 0, width
        if self.list is not None and self.screen is self.list:
            return 0, self.list.panel.x()
        if self.overview is not None and self.screen is self.overview:
            return 0, self.overview.points.x()
        return 0, width

    def let_go(self) -> None:
        """Everything that is held goes home; what was typed and is not in the scan yet is taken over."""
        if self.board is not None:
            self.board.let_go()
        if self.plan is not None:
            self.plan.finish_writing()

    # -- going somewhere --------------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """The start screen."""
        self._show(self.start)
        _focus_first(self.start)

    def show_scan(self) -> None:
        """The battery of a scan that was just opened."""
        if self.board is not None:
            self._show(self.board)
            self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_battery(self) -> None:
        """The battery, on the card that was current where people come from."""
        if self.board is None or not self.shows_scan:
            return
        card_id = self._current_card()
        if card_id and self.screen is not self.board:
            self.show_card(card_id)
        self.show_scan()

    def show_card(self, card_id: str) -> None:
        """A card on the battery."""
        if self.board is None or self._session is None:
            return
        self.board.show_dimension(self._session.document.dimension_of(card_id))
        self.board.scene.set_current(card_id)
        self.show_scan()

    def show_list(self) -> None:
        """The same scan as a plain list."""
        if self._session is None or not self.shows_scan:
            return
        card_id = self._current_card()
        if self.list is None:
            from zorgscan_desktop.screens.list_screen import ListScreen

            self.list = ListScreen(self._session.document, self.look)
            self.list.panel.keyboard_requested.connect(self.keyboard_requested)
            self.list.removed.connect(self.removed)
            self.list.panel_wanted.connect(self.panel_wanted)
            self.pages.addWidget(self.list)
        self._show(self.list)
        self.list.show_card(card_id)

    def show_read_aloud(self) -> None:
        """Card by card, from the current card on."""
        if self._session is None or not self.shows_scan:
            return
        card_id = self._current_card()
        if self.read_aloud is None:
            from zorgscan_desktop.screens.read_aloud_screen import ReadAloudScreen

            self.read_aloud = ReadAloudScreen(self._session.document, self.look)
            self.read_aloud.overview_requested.connect(self.show_overview)
            self.read_aloud.keyboard_requested.connect(self.keyboard_requested)
            self.pages.addWidget(self.read_aloud)
        if card_id:
            self.read_aloud.show_card(card_id)
        self._show(self.read_aloud)
        self.read_aloud.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_overview(self) -> None:
        """All cards in one battery."""
        if self._session is None or not self.shows_scan:
            return
        if self.overview is None:
            from zorgscan_desktop.screens.overview_screen import OverviewScreen

            self.overview = OverviewScreen(self._session.document, self.look)
            self.overview.card_opened.connect(self.show_card)
            self.overview.plan_requested.connect(self.show_plan)
            self.pages.addWidget(self.overview)
        self._show(self.overview)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self) -> None:
        """The building blocks."""
        if self._session is None or not self.shows_scan:
            return
        if self.plan is None:
            from zorgscan_desktop.screens.plan_screen import PlanScreen

            self.plan = PlanScreen(self._session.document, self.look)
            self.plan.overview_requested.connect(self.show_overview)
            self.plan.report_requested.connect(self.show_report)
            self.plan.export_requested.connect(self.export_requested)
            self.plan.keyboard_requested.connect(self.keyboard_requested)
            self.plan.removed.connect(self.removed)
            self.pages.addWidget(self.plan)
        self._show(self.plan)
        self.plan.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_report(self) -> None:
        """The report sentence by sentence."""
        if self._session is None or not self.shows_scan:
            return
        if self.report is None:
            from zorgscan_desktop.screens.report_screen import ReportScreen

            self.report = ReportScreen(self._session.document, self.look)
            self.report.plan_requested.connect(self.show_plan)
            self.report.export_requested.connect(self.export_requested)
            self.report.keyboard_requested.connect(self.keyboard_requested)
            self.report.removed.connect(self.removed)
            self.report.copied.connect(self._say_copied)
            self.pages.addWidget(self.report)
        self._show(self.report)
        self.report.copy_all.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_copied(self) -> None:
        self.strip.toast(self.tr("Gekopieerd. Plak de tekst in het schoolplan."))

    def write_own_card(self) -> None:
        """Write a card of the school itself: in the list where people are there, else on the battery."""
        if self.list is not None and self.screen is self.list:
            self.list.write_own_card()
        elif self.board is not None and self.shows_scan:
            self.show_battery()
            self.board.write_own_card()

    def present(self) -> None:
        """Only the battery, over the whole window; and back."""
        if self.board is None or not self.shows_scan:
            return
        if self.screen is not self.board:
            self.show_battery()
        self.board.present(not self.board.presenting)
        self.changed.emit()

    def visit(self, screen: QWidget) -> bool:
        """A screen beside the work (help, settings); asking again, or ``leave``, goes back. True when it is shown."""
        if self.screen is screen:
            self.leave()
            return False
        if self.pages.indexOf(screen) < 0:
            self.pages.addWidget(screen)
        if self.shows_scan or self.screen is self._start:
            self._before = self.screen
            self._focus_before = self.pages.window().focusWidget()
        self._show(screen)
        return True

    def leave(self) -> None:
        """Back from help or settings to where people were."""
        if self._before is None:
            return
        self._show(self._before)
        before = self._focus_before
        # Another size meanwhile can have hidden it, or made its row anew: then nothing would have the keyboard.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            _focus_first(self._before)

    def take_keyboard(self) -> None:
        """What had the keyboard goes away: from here on it is with the main part of the screen."""
        main = self._parts()[0]
        if main.focusPolicy() == Qt.FocusPolicy.NoFocus:
            _focus_first(main)
        else:
            main.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_part(self, step: int) -> None:
        """F6: from the main part of the screen to panel, rail, bar, and round again."""
        parts = self._parts()
        focus = self.pages.window().focusWidget()
        here = next((i for i, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))), 0)
        for offset in range(1, len(parts) + 1):
            part = parts[(here + step * offset) % len(parts)]
            if part.isVisible() and _focus_first(part):
                return

    # -- inside -----------------------------------------------------------------------------------------------------

    def _current_card(self) -> str:
        """The card people speak of on the present screen, or empty."""
        if self.list is not None and self.screen is self.list:
            return self.list.table.card_id
        if self.read_aloud is not None and self.screen is self.read_aloud:
            return self.read_aloud.card_id
        if self.board is None:
            return ""
        return self.board.scene.current or self.board.scene.shown_ids()[0]

    def _parts(self) -> list[QWidget]:
        """Where F6 stops; a message with choices is one of them."""
        if self.board is not None and self.screen is self.board:
            parts: list[QWidget] = [self.board.view, self.board.panel, self.board.rail]
        elif self.list is not None and self.screen is self.list:
            parts = [self.list.table, self.list.panel]
        else:
            parts = [self.screen]
        side = [self.side] if self.side is not None else []
        return [*parts, *side, self.strip, self.bar]

    def _show(self, screen: QWidget) -> None:
        self.let_go()
        if self.board is not None and screen is not self.board:
            self.board.present(False)
        focus = self.pages.window().focusWidget()
        if focus is not None and self.screen is not screen and self.screen.isAncestorOf(focus):
            # Else Qt gives it to the next button there is, and a screen reader says that one first.
            focus.clearFocus()
        self.pages.setCurrentWidget(screen)
        tabs: dict[QWidget | None, Tab] = {
            self.board: self.bar.battery,
            self.read_aloud: self.bar.read_aloud,
            self.overview: self.bar.overview,
            self.plan: self.bar.plan,
        }
        self.bar.show_tab(tabs.get(screen))
        self.changed.emit()


def _focus_first(part: QWidget) -> bool:
    """Put the focus on a part of the screen, or on the first thing in it that takes it. False when nothing does."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def place(child: QWidget) -> tuple[int, int]:
        corner = child.mapTo(part, child.rect().topLeft())
        return corner.y(), corner.x()

    for child in sorted(part.findChildren(QWidget), key=place):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
