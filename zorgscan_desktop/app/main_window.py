"""The window: start screen or board, the bar below, the strip above it. Connects wishes to the session."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from zorgscan_desktop.app import lean, places
from zorgscan_desktop.app.navigation import Navigation
from zorgscan_desktop.app.settings import Settings, read_settings, recent_of, settings_bytes
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.bar import Bar
from zorgscan_desktop.ui.strip import Strip
from zorgscan_desktop.ui.theme import Look

if TYPE_CHECKING:
    from zorgscan_desktop.app.file_actions import FileActions
    from zorgscan_desktop.app.history import History
    from zorgscan_desktop.app.opening import Opening
    from zorgscan_desktop.app.session import Session
    from zorgscan_desktop.app.side_panels import SidePanels
    from zorgscan_desktop.screens.board_screen import BoardScreen
    from zorgscan_desktop.screens.help_screen import HelpScreen
    from zorgscan_desktop.screens.list_screen import ListScreen
    from zorgscan_desktop.screens.recent_card import RecentLine
    from zorgscan_desktop.screens.settings_screen import SettingsScreen
    from zorgscan_desktop.screens.start_screen import NewScan, StartScreen
    from zorgscan_desktop.screens.versions_screen import VersionsScreen


AFTER_OPENING_MS = 300


class MainWindow(QWidget):
    """One window, one scan at a time. The session and the board come with the first scan, not with the window."""

    settings_changed = Signal()
    """Somebody chose other colours, text or motion."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.session: Session | None = None
        self.opening: Opening | None = None
        self.files: FileActions | None = None
        self.history: History | None = None
        self.sides: SidePanels | None = None
        self.help: HelpScreen | None = None
        self.settings_screen: SettingsScreen | None = None
        self.versions: VersionsScreen | None = None
        self._settings_path = places.data_folder() / "settings.json"
        self.settings: Settings = read_settings(self._settings_path)
        self.pages = QStackedWidget(self)
        self.bar = Bar(look, self)
        self.bar.hide()
        self.strip = Strip(look, self)
        self.navigation = Navigation(self.pages, self._make_start, self.bar, self.strip, look)
        self.navigation.changed.connect(self._arrange)
        self.navigation.keyboard_requested.connect(self._open_keyboard)
        self.navigation.removed.connect(self._offer_undo)
        self.setAcceptDrops(True)
        self.setWindowTitle("Zorgscan")
        self.setMinimumSize(800, 560)
        self.strip.left_by_keyboard.connect(self.navigation.take_keyboard)
        self.strip.changed.connect(self._arrange_message)
        self._connect_bar()

    @property
    def start(self) -> "StartScreen":
        """The start screen."""
        return self.navigation.start

    def _make_start(self) -> "StartScreen":
        from zorgscan_desktop.screens.start_screen import StartScreen

        start = StartScreen(self.look, date.today())
        start.new_requested.connect(self.new_scan)
        start.open_requested.connect(lambda path: self.open_scan(Path(path)))
        start.browse_requested.connect(self.browse)
        start.help_requested.connect(self.show_help)
        start.settings_requested.connect(self.show_settings)
        start.show_recent(self._recent_lines())
        return start

    def _connect_bar(self) -> None:
        bar, go = self.bar, self.navigation
        save_copy = self._on_board(lambda files: files.save_copy())
        export = self._on_board(lambda files: files.export())
        bar.home.clicked.connect(self.go_home)
        bar.undo.clicked.connect(self.undo)
        bar.redo.clicked.connect(self.redo)
        bar.save_copy.clicked.connect(save_copy)
        bar.export.clicked.connect(export)
        go.export_requested.connect(lambda kind: self._on_board(lambda files: files.export(kind))())
        bar.own_card.clicked.connect(go.write_own_card)
        bar.car_park.clicked.connect(self._at_the_side(lambda sides: sides.show_car_park()))
        bar.clock.clicked.connect(self._at_the_side(lambda sides: sides.show_clock()))
        bar.help.clicked.connect(self.show_help)
        bar.settings.clicked.connect(self.show_settings)
        bar.versions.clicked.connect(self.show_versions)
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence.StandardKey.Save, self._on_board(lambda files: files.save())),
            (QKeySequence("Ctrl+Shift+S"), save_copy),
            (QKeySequence.StandardKey.Open, self.browse),
            (QKeySequence.StandardKey.New, self.go_home),
            (QKeySequence("Ctrl+E"), export),
            (QKeySequence("Ctrl+1"), go.show_battery),
            (QKeySequence("Ctrl+2"), go.show_list),
            (QKeySequence("Ctrl+3"), go.show_read_aloud),
            (QKeySequence("Ctrl+4"), go.show_overview),
            (QKeySequence("Ctrl+5"), go.show_plan),
            (QKeySequence("Ctrl+6"), go.show_report),
            (QKeySequence("Ctrl+P"), self._at_the_side(lambda sides: sides.show_car_park(by_key=True))),
            (QKeySequence("Ctrl+K"), self._at_the_side(lambda sides: sides.show_clock(by_key=True))),
            (QKeySequence("F5"), go.present),
            (QKeySequence("F1"), self.show_help),
            (QKeySequence("F6"), lambda: go.next_part(1)),
            (QKeySequence("Shift+F6"), lambda: go.next_part(-1)),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            # Where Ctrl+Y is the standard redo two shortcuts share it, which must not silence both.
            shortcut.activatedAmbiguously.connect(act)
            shortcut.activated.connect(act)

    def _on_board(self, act: "Callable[[FileActions], None]") -> Callable[[], None]:
        """A wish that means something only while a scan is on the screen."""

        def wish() -> None:
            if self.files is not None and self.navigation.shows_scan:
                act(self.files)

        return wish

    def _at_the_side(self, act: "Callable[[SidePanels], None]") -> Callable[[], None]:
        """A wish of the car park or the clock, which every screen of a scan has."""

        def wish() -> None:
            if self.sides is not None and self.navigation.shows_scan:
                act(self.sides)

        return wish

    # -- opening ----------------------------------------------------------------------------------------------------

    def prepare(self) -> "tuple[Session, Opening]":
        """Load models and session, once."""
        if self.session is None or self.opening is None:
            lean.import_models()
            from zorgscan_desktop.app.file_actions import FileActions
            from zorgscan_desktop.app.history import History
            from zorgscan_desktop.app.opening import Opening
            from zorgscan_desktop.app.session import Session

            self.session = Session(self)
            self.opening = Opening(self.session, self.strip, self._leave, self)
            self.opening.opened.connect(self._show_board)
            self.opening.not_found.connect(self._forget_recent)
            self.files = FileActions(self.session, self.strip, self)
            self.files.moved.connect(self._on_moved)
            self.files.close_anyway.connect(self._close_anyway)
            self.files.look_requested.connect(self.opening.look_at)
            self.history = History(self.session.document, self.navigation, self.bar, self.strip)
        return self.session, self.opening

    def make_board(self) -> None:
        """Make the board, once; after the scan was read, so that it is not filled twice."""
        session, _ = self.prepare()
        if self.navigation.board is None:
            self.navigation.open(session)
            self.sides = self._make_sides(session)

    def _make_sides(self, session: "Session") -> "SidePanels":
        from zorgscan_desktop.app.side_panels import SidePanels

        sides = SidePanels(session.document, self.navigation, self.look, self)
        sides.keyboard_requested.connect(self._open_keyboard)
        sides.removed.connect(self._offer_undo)
        sides.time_is_up.connect(self._tell_time)
        sides.face_moved.connect(self._arrange_message)
        return sides

    def new_scan(self, wanted: "NewScan", folder: Path | None = None) -> None:
        """Start a new scan with its own file."""
        _, opening = self.prepare()
        opening.start(wanted, folder)

    def open_scan(self, path: Path) -> bool:
        """Open a file; when it is refused the strip says why and what was open stays."""
        _, opening = self.prepare()
        return opening.open(path)

    def browse(self) -> None:
        """Ask for a file and open it."""
        _, opening = self.prepare()
        opening.browse()

    def offer_recovery(self) -> None:
        """Say what a run that ended badly left behind, if anything."""
        _, opening = self.prepare()
        opening.offer_recovery()

    def go_home(self) -> None:
        """Back to the start screen; the scan stays open and saved."""
        if self._leave():
            self._show_recent()
            self.strip.dismiss()
            self.navigation.go_home()
            self.setWindowTitle("Zorgscan")

    def _leave(self) -> bool:
        """Save what is open. False when that does not work: then it stays open, and the strip says why."""
        if self.session is None or self.files is None or self.session.path is None:
            return True
        self.navigation.let_go()
        if not self.files.save_quietly():
            return False
        self._remember()
        self._write_settings()
        return True

    def _show_board(self) -> None:
        if self.session is None or self.session.path is None:
            return
        self.make_board()
        self.strip.dismiss()
        self.navigation.show_scan()
        self.setWindowTitle(f"{self.session.path.stem} – Zorgscan")
        self._remember()
        # When the board has been painted: each of these waits for the disk.
        QTimer.singleShot(AFTER_OPENING_MS, self, self._write_settings)
        QTimer.singleShot(AFTER_OPENING_MS, self, self.session.tidy)

    # -- screens ----------------------------------------------------------------------------------------------------

    @property
    def board(self) -> "BoardScreen | None":
        """The battery of the open scan."""
        return self.navigation.board

    @property
    def list(self) -> "ListScreen | None":
        """The list of the open scan, once it was shown."""
        return self.navigation.list

    def undo(self) -> None:
        """Take back the last change of anyone."""
        if self.history is not None:
            self.history.undo()

    def _offer_undo(self, words: str) -> None:
        """Say what was taken away, with a way back."""
        self.strip.toast(words, ((self.tr("Ongedaan maken"), self.undo),))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.history is not None:
            self.history.redo()

    def show_battery(self) -> None:
        """The battery."""
        self.navigation.show_battery()

    def show_list(self) -> None:
        """The plain list."""
        self.navigation.show_list()

    def show_help(self) -> None:
        """Help, and back to where people were."""
        if self.help is None:
            from zorgscan_desktop.screens.help_screen import HelpScreen

            session, _ = self.prepare()
            self.help = HelpScreen(session.instrument, self.look)
            self.help.closed.connect(self.navigation.leave)
        if self.navigation.visit(self.help):
            _begin_at(self.help.close_button)

    def show_settings(self) -> None:
        """Settings, and back to where people were."""
        if self.settings_screen is None:
            self.settings_screen = self._make_settings()
        if self.navigation.visit(self.settings_screen):
            _begin_at(self.settings_screen.close_button)

    def _make_settings(self) -> "SettingsScreen":
        from zorgscan_desktop.app.resources import licence_texts
        from zorgscan_desktop.app.version import __version__
        from zorgscan_desktop.screens.settings_screen import SettingsScreen

        screen = SettingsScreen(
            self.look,
            theme=self.settings.theme,
            clock_sound=self.settings.clock_sound,
            room=(self.settings.diagonal_cm, self.settings.distance_dm),
            licences=licence_texts,
            version=__version__,
        )
        screen.closed.connect(self.navigation.leave)
        screen.versions_requested.connect(self.show_versions)
        screen.wipe_requested.connect(self.wipe_traces)
        screen.theme_chosen.connect(lambda theme: self._choose(theme=theme))
        screen.text_chosen.connect(lambda factor: self._choose(text_factor=factor))
        screen.motion_chosen.connect(lambda less: self._choose(less_motion=less))
        screen.sound_chosen.connect(lambda wanted: self._choose(clock_sound=wanted))
        screen.room_changed.connect(lambda cm, dm: self._choose(diagonal_cm=cm, distance_dm=dm, room_set=True))
        return screen

    def show_versions(self) -> None:
        """Earlier versions of the open scan."""
        if self.session is None or self.opening is None or self.session.path is None:
            self.strip.toast(self.tr("Open eerst een scan."))
            return
        from zorgscan_desktop.screens.versions_screen import VersionLine, VersionsScreen

        opening = self.opening
        if self.versions is None:
            self.versions = VersionsScreen(self.look)
            self.versions.closed.connect(self.navigation.leave)
            self.versions.opened.connect(lambda path: opening.open_copy(Path(path)))
        kept = self.session.versions.versions_of(self.session.document.scan, self.session.instrument)
        self.versions.show_versions([VersionLine(str(v.path), v.moment, v.placed) for v in kept])
        if self.navigation.visit(self.versions):
            _begin_at(self.versions.close_button)

    def wipe_traces(self) -> None:
        """*Wis sporen*: kept versions, recovery copies and the recent list. The scans themselves stay."""
        session, _ = self.prepare()
        session.wipe_traces()
        self.settings.recent = []
        self._write_settings()
        self._show_recent()
        self.strip.toast(self.tr("De sporen zijn gewist. De scans zelf zijn er nog."))

    def report(self, report: str) -> None:
        """Something raised that nobody expected: say so, keep the work, offer the report."""
        if self.session is None or self.session.secure():
            words = self.tr("Er liep iets mis. Je werk is bewaard en je kunt verdergaan.")
        else:
            words = self.tr("Er liep iets mis. Je werk is nog hier, in dit venster; bewaar een kopie.")
        copy = (self.tr("Verslag kopiëren"), lambda: QGuiApplication.clipboard().setText(report))
        self.strip.warn(words, (copy,))

    def _choose(self, **choices: object) -> None:
        for name, value in choices.items():
            setattr(self.settings, name, value)
        self.settings_changed.emit()
        self._write_settings()

    def _tell_time(self) -> None:
        """The clock's time is up: a soft tone, and words for the screens that do not show the clock."""
        self.strip.toast(self.tr("De tijd is om."))
        if self.settings.clock_sound:
            from zorgscan_desktop.app.resources import resource
            from zorgscan_desktop.app.sound import play

            play(resource("sounds/klok.wav"))

    def _open_keyboard(self) -> None:
        from zorgscan_desktop.app.screen_keyboard import open_keyboard

        if not open_keyboard():
            self.strip.toast(self.tr("Deze computer heeft geen schermtoetsenbord. Sluit een toetsenbord aan."))

    # -- recent scans -----------------------------------------------------------------------------------------------

    def _on_moved(self) -> None:
        if self.session is not None and self.session.path is not None:
            self.setWindowTitle(f"{self.session.path.stem} – Zorgscan")
            self._remember()
            self._write_settings()

    def _remember(self) -> None:
        if self.session is None or self.session.path is None:
            return
        placed, total, level = self.session.counts()
        self.settings.remember(recent_of(self.session.path, self.session.document.scan, placed, total, level))

    def _write_settings(self) -> None:
        from zorgscan_desktop.app.file_actions import attempt
        from zorgscan_desktop.storage.atomic import write_file

        # A computer that does not let us remember the recent list is no reason to trouble anyone.
        attempt(lambda: places.make_private(self._settings_path.parent))
        attempt(lambda: write_file(self._settings_path, settings_bytes(self.settings), private=True))

    def _forget_recent(self, path: str) -> None:
        self.settings.forget(path)
        self._show_recent()

    def _show_recent(self) -> None:
        self.start.show_recent(self._recent_lines())

    def _recent_lines(self) -> "Sequence[RecentLine]":
        from zorgscan_desktop.screens.recent_card import RecentLine

        return [
            RecentLine(r.path, r.school, r.school_year, r.placed, r.total, r.level, r.moment)
            for r in self.settings.recent
        ]

    # -- window -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        board = self.navigation.board
        on_board = board is not None and self.navigation.screen is board
        presenting = on_board and board is not None and board.presenting
        self.bar.setVisible(self.navigation.shows_scan and not presenting)
        height = self.look.px(BAR_HEIGHT)
        left = board.rail_width if on_board and board is not None else 0
        self.bar.setGeometry(left, self.height() - height, self.width() - left, height)
        self.bar.more_panel.dismiss()
        self.bar.raise_()
        self.strip.raise_()
        self._arrange_message()

    def _arrange_message(self) -> None:
        """A message that waits for an answer covers nothing: the screen makes room for it above the bar."""
        board = self.navigation.board
        bottom = self.bar.y() if self.bar.isVisibleTo(self) else self.height()
        left, right = self.navigation.message_span(across=self.strip.asks)
        if self.sides is not None and not self.strip.asks:
            right = self.sides.free_right(right)
        self.strip.lie(left, right, bottom)
        room, on_board = self.strip.room, board is not None and self.navigation.screen is board
        if board is not None:
            board.make_room(room)
        self.pages.setGeometry(0, 0, self.width(), self.height() - (0 if on_board else room))
        if self.sides is not None:
            self.sides.arrange()
            self.strip.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.fit(self.width(), self.height())
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground beside a message."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.colour("canvas"))
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        # After the drop has ended, so that the file manager is not kept waiting.
        QTimer.singleShot(0, self, lambda: self.open_scan(path))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # until all is safe: also when something here raises
        if self.files is not None:
            self.files.closing = True
        if not self._leave():
            return
        if self.session is not None:
            self.session.close()
        event.accept()

    def _close_anyway(self) -> None:
        if self.session is not None:
            self.session.give_up_saving()
        self.close()


def _begin_at(button: QWidget) -> None:
    """Put the keyboard on this button; those who pressed or tapped see no ring."""
    # Qt gave it the focus already when what had it went out of sight, and as if somebody came by Tab.
    button.clearFocus()
    button.setFocus(Qt.FocusReason.OtherFocusReason)
