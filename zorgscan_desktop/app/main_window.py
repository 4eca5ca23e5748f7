"""The window: start screen or board, the bar below, the strip above it. Connects wishes to the session."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from zorgscan_desktop.app import dialogs, places
from zorgscan_desktop.app.settings import Settings, read_settings, recent_of, settings_bytes
from zorgscan_desktop.core.marks import override
from zorgscan_desktop.screens.bar import HEIGHT as BAR_HEIGHT
from zorgscan_desktop.screens.bar import Bar
from zorgscan_desktop.screens.recent_card import RecentLine
from zorgscan_desktop.screens.start_screen import NewScan, StartScreen
from zorgscan_desktop.ui.strip import Choice, Strip
from zorgscan_desktop.ui.theme import Look

if TYPE_CHECKING:
    from zorgscan_desktop.app.session import Session
    from zorgscan_desktop.screens.board_screen import BoardScreen


class MainWindow(QWidget):
    """One window, one scan at a time. The session and the board come with the first scan, not with the window."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.session: Session | None = None
        self.board: BoardScreen | None = None
        self._close_asked = False
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
        self.bar.save_copy.clicked.connect(self.save_copy)
        self.bar.export.clicked.connect(lambda: self.export(".xlsx"))
        keys = (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Y), self.redo),
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_S), self.save_copy),
            (QKeySequence.StandardKey.Open, self.browse),
            (QKeySequence.StandardKey.New, self.go_home),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_E), lambda: self.export(".xlsx")),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            # On some systems Ctrl+Y is the standard redo: then two shortcuts share it, which must not disable both.
            shortcut.activatedAmbiguously.connect(act)
            shortcut.activated.connect(act)

    # -- opening ----------------------------------------------------------------------------------------------------

    def prepare(self) -> "Session":
        """Load models and board, once."""
        if self.session is None:
            from zorgscan_desktop.app.session import Session
            from zorgscan_desktop.screens.board_screen import BoardScreen

            self.session = Session(self)
            self.board = BoardScreen(self.session.document, self.look)
            self.pages.addWidget(self.board)
            stack = self.session.document.undo_stack
            stack.indexChanged.connect(self._show_history)
            self.session.autosave.failed.connect(self._on_save_failed)
            self.session.autosave.saved.connect(self._on_saved)
            self.session.exported.connect(self._on_exported)
        return self.session

    def new_scan(self, wanted: NewScan, folder: Path | None = None) -> None:
        """Start a new scan with its own file."""
        from zorgscan_desktop.app.messages import write_message
        from zorgscan_desktop.storage.atomic import WriteError

        session = self.prepare()
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
            self.strip.warn(write_message(error), ((self.tr("Map kiezen"), lambda: self._new_elsewhere(wanted)),))
            return
        self._show_board()

    def _new_elsewhere(self, wanted: NewScan) -> None:
        folder = dialogs.choose_folder(self, self.tr("Map kiezen"), Path.home())
        if folder is not None:
            self.new_scan(wanted, folder)

    def open_scan(self, path: Path) -> bool:
        """Open a file; when it is refused the strip says why and what was open stays."""
        from zorgscan_desktop.app import messages
        from zorgscan_desktop.storage.reasons import Reason, ScanFileError

        session = self.prepare()
        if not self._leave():
            return False
        try:
            loaded = session.open(path)
        except ScanFileError as error:
            if error.reason is Reason.NOT_FOUND:
                self.settings.forget(str(path))
                self._show_recent()
            self.strip.warn(messages.file_message(error, path.name))
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
            self.pages.setCurrentWidget(self.start)
            self.bar.hide()
            self.setWindowTitle("Zorgscan")

    def _leave(self) -> bool:
        """Save what is open. False when that does not work: then it stays open, and the strip says why."""
        if self.session is None or self.session.path is None:
            return True
        if self.board is not None:
            self.board.let_go()
        error = self.session.autosave.save_now()
        if error is not None:
            self._on_save_failed(error)
            return False
        self._remember()
        return True

    def _show_board(self) -> None:
        if self.session is None or self.board is None or self.session.path is None:
            return
        self.strip.dismiss()
        self.pages.setCurrentWidget(self.board)
        self.bar.show()
        self.bar.raise_()
        self.setWindowTitle(f"{self.session.path.stem} – Zorgscan")
        self._arrange()
        self._show_history()
        self._remember()
        self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving and exporting ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save at once and say so."""
        if self.session is None or self.session.path is None or self.pages.currentWidget() is self.start:
            return
        if self.session.document.read_only:
            self.strip.toast(self.tr("Deze scan is alleen om te bekijken."))
            return
        error = self.session.autosave.save_now()
        if error is not None:
            self._on_save_failed(error)
        else:
            self.strip.dismiss()
            self.strip.toast(self.tr("Bewaard in {folder}.").format(folder=self.session.path.parent.name))

    def save_copy(self) -> None:
        """Ask for a place and write a copy there; the scan goes on in its own file."""
        if self.session is None or self.session.path is None:
            return
        name = self.session.path.stem + self.tr(" - kopie")
        target = dialogs.choose_save(
            self, self.tr("Kopie bewaren"), self.session.path.with_name(name + places.SUFFIX)
        )
        if target is None:
            return
        error = self._try(lambda: self.session.save_copy(target) if self.session else None)
        if error is None:
            self.strip.toast(self.tr("Kopie bewaard: {name}.").format(name=target.name))
        else:
            self.strip.warn(self._sentence(error), ((self.tr("Andere map kiezen"), self.save_copy),))

    def export(self, suffix: str, *, elsewhere: bool = False) -> None:
        """Make a workbook (or PDF or picture) beside the scan, or where people choose."""
        if self.session is None or self.session.path is None or self.pages.currentWidget() is self.start:
            return
        target = None
        if elsewhere:
            target = dialogs.choose_save(self, self.tr("Exporteren"), self.session.path.with_suffix(suffix))
            if target is None:
                return
        session = self.session
        error = self._try(lambda: session.export(suffix, target))
        if error is not None:
            self._on_exported(target, error)

    def _on_exported(self, path: Path | None, error: Exception | None) -> None:
        other: tuple[Choice, ...] = ((self.tr("Elders bewaren"), lambda: self.export(".xlsx", elsewhere=True)),)
        if error is not None or path is None:
            self.strip.warn(self._sentence(error), other)
            return
        kind = {".xlsx": "Excel", ".pdf": "PDF", ".png": self.tr("Afbeelding")}[path.suffix]
        words = self.tr("{kind} gemaakt: {name}, in {folder}.").format(
            kind=kind, name=path.name, folder=path.parent.name
        )
        choices: list[Choice] = [(self.tr("Openen"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))]
        if path.suffix == ".xlsx":
            choices += [(self.tr("Ook PDF"), lambda: self.export(".pdf"))]
            choices += [(self.tr("Ook afbeelding"), lambda: self.export(".png"))]
            choices += list(other)
        self.strip.offer(words, choices)

    def _on_save_failed(self, error: Exception) -> None:
        from zorgscan_desktop.storage.atomic import WriteError, WriteReason

        words = self._sentence(error) + " " + self.tr("Je werk is nog hier, in dit venster.")
        choices: list[Choice] = [(self.tr("Map kiezen"), self._save_elsewhere)]
        if isinstance(error, WriteError) and error.reason is WriteReason.CHANGED_ON_DISK:
            choices.append((self.tr("Toch overschrijven"), self._overwrite))
        if self._close_asked:
            choices.append((self.tr("Sluiten zonder bewaren"), self._close_anyway))
        self.strip.warn(words, choices)

    def _save_elsewhere(self) -> None:
        if self.session is None or self.session.path is None:
            return
        target = dialogs.choose_save(self, self.tr("Bewaren op een andere plaats"), self.session.path)
        if target is None:
            return
        session = self.session
        error = self._try(lambda: session.move_to(target))
        if error is None:
            self._remember()
            self.setWindowTitle(f"{target.stem} – Zorgscan")
            self.strip.toast(self.tr("Bewaard in {folder}.").format(folder=target.parent.name))
        else:
            self._on_save_failed(error)

    def _overwrite(self) -> None:
        if self.session is not None:
            error = self.session.autosave.overwrite()
            if error is not None:
                self._on_save_failed(error)

    def _on_saved(self) -> None:
        if self.session is not None and self.strip.is_error and not self.session.autosave.pending:
            # Whatever was said about saving is over.
            self._show_history()

    def _try(self, act: Callable[[], object]) -> Exception | None:
        from zorgscan_desktop.storage.atomic import WriteError
        from zorgscan_desktop.storage.reasons import ScanFileError

        try:
            act()
        except (WriteError, ScanFileError, OSError) as error:
            return error
        return None

    def _sentence(self, error: Exception | None) -> str:
        from zorgscan_desktop.app import messages
        from zorgscan_desktop.storage.atomic import WriteError
        from zorgscan_desktop.storage.reasons import ScanFileError

        match error:
            case WriteError():
                return messages.write_message(error, error.path.name)
            case ScanFileError():
                return messages.file_message(error)
            case _:
                return self.tr("Er liep iets mis dat Zorgscan niet verwachtte. Probeer opnieuw.")

    # -- history ----------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change of anyone; first go to where it can be seen, and say what it was."""
        self._step_history(back=True)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_history(back=False)

    def _step_history(self, *, back: bool) -> None:
        if self.session is None or self.board is None or self.pages.currentWidget() is self.start:
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

    def _remember(self) -> None:
        if self.session is None or self.session.path is None:
            return
        placed, total, level = self.session.counts()
        self.settings.remember(recent_of(self.session.path, self.session.document.scan, placed, total, level))
        self._write_settings()

    def _write_settings(self) -> None:
        from zorgscan_desktop.storage.atomic import write_file

        # A computer that does not let us remember the recent list is no reason to trouble anyone.
        self._try(lambda: places.make_private(self._settings_path.parent))
        self._try(lambda: write_file(self._settings_path, settings_bytes(self.settings), private=True))

    def _show_recent(self) -> None:
        self.start.show_recent(
            [
                RecentLine(r.path, r.school, r.school_year, r.placed, r.total, r.level, r.moment)
                for r in self.settings.recent
            ]
        )

    # -- window -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.pages.setGeometry(self.rect())
        height = self.look.px(BAR_HEIGHT)
        left = self.board.rail_width if self.board is not None else 0
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
        self._close_asked = True
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
