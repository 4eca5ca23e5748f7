"""Saving and exporting as people see it: what is done, said, asked and offered, in the strip and not in dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.app import dialogs, messages, places
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.reasons import ScanFileError
from zorgscan_desktop.ui.strip import Choice, Strip


def attempt(act: Callable[[], object]) -> Exception | None:
    """Do something that may fail on the disk; the error, or None."""
    try:
        act()
    except (WriteError, ScanFileError, OSError) as error:
        return error
    return None


class FileActions(QObject):
    """What the bar and the keys ask of the session's file."""

    moved = Signal()
    """The scan goes on in another file."""
    close_anyway = Signal()
    """People chose to close without saving."""
    look_requested = Signal(object, object)
    """Look at a file that others changed, while our own work goes on in another (their path, our path)."""

    def __init__(self, session: Session, strip: Strip, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.strip, self.window = session, strip, window
        self.closing = False
        session.autosave.failed.connect(self.on_save_failed)
        session.autosave.saved.connect(self._on_saved)
        session.exported.connect(self._on_exported)
        self._trouble = False
        self._with_notes = True

    # -- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save at once and say so."""
        if self.session.path is None:
            return
        if self.session.document.read_only:
            self.strip.toast(self.tr("Deze scan is alleen om te bekijken."))
        elif self.save_quietly(always=True):
            self._say_saved(self.session.path)

    def save_quietly(self, *, always: bool = False) -> bool:
        """Save at once (``always``: also what is saved already); False when that failed, and the strip says why."""
        error = self.session.autosave.save_now(always=always)
        if error is not None:
            self.on_save_failed(error)
        return error is None

    def save_copy(self) -> None:
        """Ask for a place and write a copy there; the scan goes on in its own file."""
        if self.session.path is None:
            return
        suggestion = self.session.path.with_name(self.session.path.stem + self.tr(" - kopie") + places.SUFFIX)
        target = dialogs.choose_save(self.window, self.tr("Kopie bewaren"), suggestion)
        if target is None:
            return
        error = attempt(lambda: self.session.save_copy(target))
        if error is None:
            self.strip.toast(self.tr("Kopie bewaard: {name}.").format(name=target.name))
        else:
            self.strip.warn(messages.sentence(error), ((self.tr("Andere map kiezen"), self.save_copy),))

    def on_save_failed(self, error: Exception) -> None:
        """Say what happened, that the work is still here, and what can be done."""
        self._trouble = True
        words = messages.sentence(error) + " " + self.tr("Je werk is nog hier, in dit venster.")
        choices: list[Choice] = [(self.tr("Map kiezen"), self._save_elsewhere)]
        if isinstance(error, WriteError) and error.reason is WriteReason.CHANGED_ON_DISK:
            choices = [
                (self.tr("Verder in een kopie"), self._go_on_in_a_copy),
                (self.tr("Toch overschrijven"), self._overwrite),
                (self.tr("Bekijken"), self._look),
            ]
        if self.closing:
            choices.append((self.tr("Sluiten zonder bewaren"), self.close_anyway.emit))
        self.strip.warn(words, choices)

    def _save_elsewhere(self) -> None:
        if self.session.path is None:
            return
        target = dialogs.choose_save(self.window, self.tr("Bewaren op een andere plaats"), self.session.path)
        if target is None:
            self.strip.reopen()
            return
        error = attempt(lambda: self.session.move_to(target))
        if error is not None:
            self.on_save_failed(error)
            return
        self._trouble = False
        self.moved.emit()
        self._say_saved(target)

    def _go_on_in_a_copy(self) -> bool:
        """Our work goes on in a file beside the one that others changed. False when that cannot be written."""
        error = attempt(self.session.move_to_copy)
        if error is not None:
            self.on_save_failed(error)
            return False
        self._trouble = False
        self.moved.emit()
        if self.session.path is not None:
            self.strip.toast(self.tr("Je werk gaat verder in “{name}”.").format(name=self.session.path.name))
        return True

    def _look(self) -> None:
        theirs = self.session.path
        if theirs is not None and self._go_on_in_a_copy():
            self.look_requested.emit(theirs, self.session.path)

    def _overwrite(self) -> None:
        error = self.session.autosave.overwrite()
        if error is not None:
            self.on_save_failed(error)

    def _on_saved(self) -> None:
        """What was said about saving is over."""
        if self._trouble:
            self._trouble = False
            self.strip.dismiss()
            if self.session.path is not None:
                self._say_saved(self.session.path)

    def _say_saved(self, path: Path) -> None:
        self.strip.toast(self.tr("Bewaard in {folder}.").format(folder=path.parent.name))

    # -- exporting --------------------------------------------------------------------------------------------------

    def export(self, suffix: str = ".xlsx", *, elsewhere: bool = False, with_notes: bool = True) -> None:
        """Make a workbook, PDF or picture beside the scan, or where people choose."""
        if self.session.path is None:
            return
        target = None
        if elsewhere:
            suggestion = self.session.path.with_suffix(suffix)
            target = dialogs.choose_save(self.window, self.tr("Exporteren"), suggestion)
            if target is None:
                return
        self._with_notes = with_notes
        error = attempt(lambda: self.session.export(suffix, target, with_notes=with_notes))
        if error is not None:
            self._on_exported(target, error)

    def _on_exported(self, path: Path | None, error: Exception | None) -> None:
        notes = self._with_notes
        elsewhere: Choice = (
            self.tr("Elders bewaren"),
            lambda: self.export(".xlsx", elsewhere=True, with_notes=notes),
        )
        if error is not None or path is None:
            self.strip.warn(messages.sentence(error), (elsewhere,))
            return
        kind = {".xlsx": "Excel", ".pdf": "PDF", ".png": self.tr("Afbeelding")}[path.suffix]
        words = self.tr("{kind} gemaakt in {folder}: {name}").format(
            kind=kind, name=path.name, folder=path.parent.name
        )
        choices: list[Choice] = [(self.tr("Openen"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))]
        if path.suffix == ".xlsx":
            if notes:
                choices.append((self.tr("Zonder notities"), lambda: self.export(".xlsx", with_notes=False)))
            choices.append((self.tr("Ook PDF"), lambda: self.export(".pdf", with_notes=notes)))
            choices.append((self.tr("Ook afbeelding"), lambda: self.export(".png", with_notes=notes)))
            choices.append(elsewhere)
        self.strip.offer(words, choices)
