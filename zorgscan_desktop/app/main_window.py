"""The window: start screen or board, the bar below, the strip above it. Connects wishes to the session."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from zorgscan_desktop.app import dialogs, places
from zorgscan_desktop.app.settings import Settings, read_settings, recent_of, settings_bytes
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.bar import Bar
from zorgscan_desktop.screens.recent_card import RecentLine
from zorgscan_desktop.screens.start_screen import NewScan, StartScreen
from zorgscan_desktop.ui.strip import Strip
from zorgscan_desktop.ui.theme import Look

if TYPE_CHECKING:
    from zorgscan_desktop.app.file_actions import FileActions
    from zorgscan_desktop.app.session import Session
    from zorgscan_desktop.screens.board_screen import BoardScreen
    from zorgscan_desktop.screens.help_screen import HelpScreen
    from zorgscan_desktop.screens.list_screen import ListScreen


class MainWindow(QWidget):
    """One window, one scan at a time. The session and the board come with the first scan, not with the window."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.session: Session | None = None
        self.board: BoardScreen | None = None
        self.list: ListScreen | None = None
        self.help: HelpScreen | None = None
        self.files: FileActions | None = None
        self._before_help: QWidget | None = None
        self._settings_path = places.data_folder() / "settings.json"
        self.settings: Settings = read_settings(self._settings_path)
        self.pages = QStackedWidget(self)
        self.start = StartScreen(look, date.today())
        self.pages.addWidget(self.start)
        self.bar = Bar(look, self)
        self.bar.hide()
        self.strip = Strip(look, self)
        self.setAcceptDrops(True)
        self.setWindowTitle("Zorgscan")
        self.setMinimumSize(800, 560)
        self.start.new_requested.connect(self.new_scan)
        self.start.open_requested.connect(lambda path: self.open_scan(Path(path)))
        self.start.browse_requested.connect(self.browse)
        self._connect_bar()
        self._show_recent()

    def _connect_bar(self) -> None:
        self.bar.home.clicked.connect(self.go_home)
        self.bar.undo.clicked.connect(self.undo)
        self.bar.redo.clicked.connect(self.redo)
        self.bar.save_copy.clicked.connect(self._on_board(lambda files: files.save_copy()))
        self.bar.export.clicked.connect(self._on_board(lambda files: files.export()))
        self.bar.battery.clicked.connect(self.show_battery)
        self.bar.list.clicked.connect(self.show_list)
        self.bar.help.clicked.connect(self.show_help)
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence.StandardKey.Save, self._on_board(lambda files: files.save())),
            (QKeySequence("Ctrl+Shift+S"), self._on_board(lambda files: files.save_copy())),
            (QKeySequence.StandardKey.Open, self.browse),
            (QKeySequence.StandardKey.New, self.go_home),
            (QKeySequence("Ctrl+1"), self.show_battery),
            (QKeySequence("Ctrl+2"), self.show_list),
            (QKeySequence("F1"), self.show_help),
            (QKeySequence("F6"), lambda: self._next_part(1)),
            (QKeySequence("Shift+F6"), lambda: self._next_part(-1)),
            (QKeySequence("Ctrl+E"), self._on_board(lambda files: files.export())),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            # Where Ctrl+Y is the standard redo two shortcuts share it, which must not silence both.
            shortcut.activatedAmbiguously.connect(act)
            shortcut.activated.connect(act)

    def _on_board(self, act: "Callable[[FileActions], None]") -> Callable[[], None]:
        """A wish that means something only while a scan is on the screen."""

        def wish() -> None:
            if self.files is not None and self.shows_scan:
                act(self.files)

        return wish

    # -- opening ----------------------------------------------------------------------------------------------------

    def prepare(self) -> "tuple[Session, FileActions]":
        """Load models and board, once."""
        if self.session is None or self.files is None:
            from zorgscan_desktop.app.file_actions import FileActions
            from zorgscan_desktop.app.session import Session
            from zorgscan_desktop.screens.board_screen import BoardScreen

            self.session = Session(self)
            self.board = BoardScreen(self.session.document, self.look)
            self.pages.addWidget(self.board)
            self.board.panel.editor.keyboard_requested.connect(self._open_keyboard)
            self.files = FileActions(self.session, self.strip, self)
            self.files.moved.connect(self._on_moved)
            self.files.close_anyway.connect(self._close_anyway)
            self.session.document.undo_stack.indexChanged.connect(self._show_history)
        return self.session, self.files

    def new_scan(self, wanted: NewScan, folder: Path | None = None) -> None:
        """Start a new scan with its own file."""
        session, _ = self.prepare()
        from zorgscan_desktop.app import messages
        from zorgscan_desktop.storage.atomic import WriteError

        if not self._leave():
            return
        try:
            session.new(
                school=wanted.school,
                school_year=wanted.school_year,
                day=wanted.day,
                participants=wanted.participants,
                folder=folder,
            )
        except WriteError as error:
            choices = ((self.tr("Map kiezen"), lambda: self._new_elsewhere(wanted)),)
            self.strip.warn(messages.sentence(error), choices)
            return
        self._show_board()

    def _new_elsewhere(self, wanted: NewScan) -> None:
        folder = dialogs.choose_folder(self, self.tr("Map kiezen"), Path.home())
        if folder is not None:
            self.new_scan(wanted, folder)

    def open_scan(self, path: Path) -> bool:
        """Open a file; when it is refused the strip says why and what was open stays."""
        session, _ = self.prepare()
        from zorgscan_desktop.app import messages
        from zorgscan_desktop.storage.reasons import Reason, ScanFileError

        if not self._leave():
            return False
        if session.still_holds(path):
            session.autosave.write_again()
            self._show_board()
            return True
        try:
            loaded = session.open(path)
        except ScanFileError as error:
            if error.reason is Reason.NOT_FOUND:
                self.settings.forget(str(path))
                self._show_recent()
            self.strip.warn(messages.sentence(error))
            return False
        self._show_board()
        if loaded.read_only:
            self.strip.warn(messages.read_only_message(path.name))
        elif loaded.changed_outside:
            self.strip.warn(messages.changed_outside_message(path.name))
        return True

    def browse(self) -> None:
        """Ask for a file and open it."""
        folder = self.session.path.parent if self.session and self.session.path else places.documents_folder()
        path = dialogs.choose_open(self, self.tr("Bestand openen"), folder)
        if path is not None:
            self.open_scan(path)

    def go_home(self) -> None:
        """Back to the start screen; the scan stays open and saved."""
        if self._leave():
            self._show_recent()
            self.strip.dismiss()
            self.pages.setCurrentWidget(self.start)
            self.bar.hide()
            self.setWindowTitle("Zorgscan")

    def _leave(self) -> bool:
        """Save what is open. False when that does not work: then it stays open, and the strip says why."""
        if self.session is None or self.files is None or self.session.path is None:
            return True
        if self.board is not None:
            self.board.let_go()
        if not self.files.save_quietly():
            return False
        self._remember()
        return True

    # -- screens ----------------------------------------------------------------------------------------------------

    @property
    def shows_scan(self) -> bool:
        """Whether a scan is on the screen, as battery or as list."""
        return self.pages.currentWidget() in (self.board, self.list) and self.board is not None

    def show_battery(self) -> None:
        """The battery, on the dimension of the card that was current in the list."""
        if self.board is None or not self.shows_scan:
            return
        if self.list is not None and self.pages.currentWidget() is self.list and self.list.table.card_id:
            card_id = self.list.table.card_id
            self.board.show_dimension(self.list.document.dimension_of(card_id))
            self.board.scene.set_current(card_id)
        self._go_to(self.board)
        self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """The same scan as a plain list."""
        if self.session is None or self.board is None or not self.shows_scan:
            return
        if self.list is None:
            from zorgscan_desktop.screens.list_screen import ListScreen

            self.list = ListScreen(self.session.document, self.look)
            self.list.panel.editor.keyboard_requested.connect(self._open_keyboard)
            self.pages.addWidget(self.list)
        scene = self.board.scene
        self._go_to(self.list)
        self.list.show_card(scene.current or scene.shown_ids()[0])

    def show_help(self) -> None:
        """Help, and back to where people were."""
        if self.help is not None and self.pages.currentWidget() is self.help:
            self._leave_help()
            return
        if self.help is None:
            from zorgscan_desktop.screens.help_screen import HelpScreen

            session, _ = self.prepare()
            self.help = HelpScreen(session.instrument, self.look)
            self.help.closed.connect(self._leave_help)
            self.pages.addWidget(self.help)
        self._before_help = self.pages.currentWidget()
        if self.board is not None:
            self.board.let_go()
        self.pages.setCurrentWidget(self.help)
        self.bar.hide()
        self.help.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_help(self) -> None:
        if self._before_help is not None:
            self._go_to(self._before_help)
            self._before_help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, screen: QWidget) -> None:
        if self.board is not None:
            self.board.let_go()
        self.pages.setCurrentWidget(screen)
        self.bar.setVisible(self.shows_scan)
        self.bar.battery.setChecked(screen is self.board)
        self.bar.list.setChecked(screen is self.list)
        self._arrange()

    def _next_part(self, step: int) -> None:
        """F6: from battery (or list) to panel, rail, bar, and round again."""
        screen = self.pages.currentWidget()
        if self.board is not None and screen is self.board:
            parts: list[QWidget] = [self.board.view, self.board.panel, self.board.rail, self.bar]
        elif self.list is not None and screen is self.list:
            parts = [self.list.table, self.list.panel, self.bar]
        else:
            return
        focus = self.focusWidget()
        here = next((i for i, part in enumerate(parts) if focus and (part is focus or part.isAncestorOf(focus))), 0)
        for offset in range(1, len(parts) + 1):
            part = parts[(here + step * offset) % len(parts)]
            if part.isVisible() and _focus_first(part):
                return

    def _open_keyboard(self) -> None:
        from zorgscan_desktop.app.screen_keyboard import open_keyboard

        if not open_keyboard():
            self.strip.toast(self.tr("Deze computer heeft geen schermtoetsenbord. Sluit een toetsenbord aan."))

    def _show_board(self) -> None:
        if self.session is None or self.board is None or self.session.path is None:
            return
        self.strip.dismiss()
        self._go_to(self.board)
        self.bar.raise_()
        self.setWindowTitle(f"{self.session.path.stem} – Zorgscan")
        self._show_history()
        self._remember()
        self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- history ----------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change of anyone; first go to where it can be seen, and say what it was."""
        self._step_history(back=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_history(back=False)

    def _step_history(self, *, back: bool) -> None:
        if self.session is None or self.board is None or not self.shows_scan:
            return
        stack = self.session.document.undo_stack
        if not (stack.canUndo() if back else stack.canRedo()):
            return
        command = stack.command(stack.index() - 1 if back else stack.index())
        dimension = getattr(command, "dimension", None)
        if dimension is not None:
            self.board.show_dimension(dimension)
        words = self.tr("Ongedaan gemaakt: {what}.") if back else self.tr("Opnieuw gedaan: {what}.")
        words = words.format(what=command.text())
        (stack.undo if back else stack.redo)()
        self.strip.toast(words)

    def _show_history(self) -> None:
        if self.session is None:
            return
        stack = self.session.document.undo_stack
        self.bar.undo.setEnabled(stack.canUndo())
        self.bar.redo.setEnabled(stack.canRedo())
        for button, words, text in (
            (self.bar.undo, self.tr("Ongedaan maken"), stack.undoText()),
            (self.bar.redo, self.tr("Opnieuw"), stack.redoText()),
        ):
            button.setToolTip(f"{words}: {text}" if text else words)
            button.setAccessibleName(f"{words}: {text}" if text else words)

    # -- recent scans -----------------------------------------------------------------------------------------------

    def _on_moved(self) -> None:
        if self.session is not None and self.session.path is not None:
            self.setWindowTitle(f"{self.session.path.stem} – Zorgscan")
            self._remember()

    def _remember(self) -> None:
        if self.session is None or self.session.path is None:
            return
        placed, total, level = self.session.counts()
        self.settings.remember(recent_of(self.session.path, self.session.document.scan, placed, total, level))
        self._write_settings()

    def _write_settings(self) -> None:
        from zorgscan_desktop.app.file_actions import attempt
        from zorgscan_desktop.storage.atomic import write_file

        # A computer that does not let us remember the recent list is no reason to trouble anyone.
        attempt(lambda: places.make_private(self._settings_path.parent))
        attempt(lambda: write_file(self._settings_path, settings_bytes(self.settings), private=True))

    def _show_recent(self) -> None:
        lines = [
            RecentLine(r.path, r.school, r.school_year, r.placed, r.total, r.level, r.moment)
            for r in self.settings.recent
        ]
        self.start.show_recent(lines)

    # -- window -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.pages.setGeometry(self.rect())
        height = self.look.px(BAR_HEIGHT)
        left = self.board.rail_width if self.board is not None and self.pages.currentWidget() is self.board else 0
        self.bar.setGeometry(left, self.height() - height, self.width() - left, height)
        self.strip.place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.fit(self.width(), self.height())
        self._arrange()

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
        if self.files is not None:
            self.files.closing = True
        if not self._leave():
            event.ignore()
            return
        if self.session is not None:
            self.session.close()
        event.accept()

    def _close_anyway(self) -> None:
        if self.session is not None:
            self.session.autosave.follow(None, None)
            self.session.path = None
        self.close()


def _focus_first(part: QWidget) -> bool:
    """Put the focus on a part of the screen, or on the first thing in it that takes it. False when nothing does."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        part.setFocus(Qt.FocusReason.TabFocusReason)
        return True
    for child in part.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
