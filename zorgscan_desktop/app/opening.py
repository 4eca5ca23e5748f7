"""Which scan is open: a new one, a file, a copy, what a bad end left behind. What is refused, the strip says."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from zorgscan_desktop.app import dialogs, messages, places
from zorgscan_desktop.app.file_actions import attempt
from zorgscan_desktop.app.session import OpenElsewhereError, Session
from zorgscan_desktop.storage.atomic import WriteError
from zorgscan_desktop.storage.reasons import Reason, ScanFileError
from zorgscan_desktop.ui.strip import Strip

if TYPE_CHECKING:
    from zorgscan_desktop.screens.start_screen import NewScan


class Opening(QObject):
    """Opens scans in the session of one window. What was open stays open until another scan is there."""

    opened = Signal()
    """Another scan is open, or the same one again: show it."""
    not_found = Signal(str)
    """The file at this path is not there any more."""

    def __init__(self, session: Session, strip: Strip, leave: Callable[[], bool], window: QWidget) -> None:
        """``leave`` saves what is open; False when that does not work, and then it stays open."""
        super().__init__(window)
        self._session, self._strip, self._leave, self._window = session, strip, leave, window
        self._recovery_waits = False
        strip.emptied.connect(self._offer_what_waits)

    def start(self, wanted: "NewScan", folder: Path | None = None) -> None:
        """Start a new scan with its own file."""
        if not self._leave():
            return
        try:
            self._session.new(
                school=wanted.school,
                school_year=wanted.school_year,
                day=wanted.day,
                participants=wanted.participants,
                folder=folder,
            )
        except WriteError as error:
            choices = ((self.tr("Map kiezen"), lambda: self._start_elsewhere(wanted)),)
            self._strip.warn(messages.sentence(error), choices)
            return
        self.opened.emit()

    def _start_elsewhere(self, wanted: "NewScan") -> None:
        folder = dialogs.choose_folder(self._window, self.tr("Map kiezen"), Path.home())
        if folder is not None:
            self.start(wanted, folder)

    def browse(self) -> None:
        """Ask for a file and open it."""
        folder = self._session.path.parent if self._session.path else places.documents_folder()
        path = dialogs.choose_open(self._window, self.tr("Bestand openen"), folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path, *, look_only: bool = False, force: bool = False) -> bool:
        """Open a file; False when it is refused."""
        if not self._leave():
            return False
        if self._session.still_holds(path):
            self._session.autosave.write_again()
            self.opened.emit()
            return True
        try:
            loaded = self._session.open(path, look_only=look_only, force=force)
        except OpenElsewhereError:
            self._ask_open_elsewhere(path)
            return False
        except ScanFileError as error:
            if error.reason is Reason.NOT_FOUND:
                self.not_found.emit(str(path))
            self._strip.warn(messages.sentence(error))
            return False
        self.opened.emit()
        if loaded.read_only:
            self._strip.warn(messages.read_only_message(path.name))
        elif look_only:
            self._strip.warn(self.tr("Alleen bekijken: je kunt in deze scan niets veranderen."))
        elif loaded.changed_outside:
            self._strip.warn(messages.changed_outside_message(path.name))
        return True

    def _ask_open_elsewhere(self, path: Path) -> None:
        words = self.tr("“{name}” is al open in een ander venster of op een andere computer.").format(name=path.name)
        look = (self.tr("Alleen bekijken"), lambda: self.open(path, look_only=True))
        copy = (self.tr("Als kopie openen"), lambda: self.open_copy(path))
        force = (self.tr("Toch openen"), lambda: self.open(path, force=True))
        self._strip.warn(words, (look, copy, force))

    def look_at(self, theirs: Path, ours: Path) -> None:
        """Look at what others made of the file, and offer the way back."""
        if self.open(theirs, look_only=True):
            words = self.tr("Je bekijkt de versie van op de schijf. Je eigen werk staat in “{name}”.")
            back = (self.tr("Terug naar mijn werk"), lambda: self.open(ours))
            self._strip.warn(words.format(name=ours.name), (back,))

    def open_copy(self, found: Path) -> bool:
        """Open a kept file as a scan of its own; False when that does not work."""
        if not self._leave():
            return False
        error = attempt(lambda: self._session.open_copy(found))
        if error is not None:
            self._strip.warn(messages.sentence(error))
            return False
        self.opened.emit()
        return True

    # -- after a bad end --------------------------------------------------------------------------------------------

    def offer_recovery(self) -> None:
        """Say what a run that ended badly left behind, if anything."""
        from zorgscan_desktop.screens.recent_card import cards_in_words, spoken_moment

        found = self._session.recoverable()
        # Another message goes first; this one follows when it is dealt with.
        self._recovery_waits = bool(found) and self._strip.is_error
        if not found or self._recovery_waits:
            return
        newest = found[0]
        words = self.tr("Zorgscan is niet goed afgesloten. Gevonden: {school}, {moment}, {placed} gelegd.")
        scan, moment = newest.loaded.scan, spoken_moment(newest.moment, datetime.now().astimezone())
        words = words.format(
            school=scan.school or self.tr("een scan"),
            moment=moment[:1].lower() + moment[1:],
            placed=cards_in_words(sum(1 for card in scan.cards if card.laid)),
        )
        open_it = (self.tr("Openen als kopie"), lambda: self._recover(newest.path))
        forget = (self.tr("Niet nodig"), lambda: self._forget(newest.path))
        self._strip.warn(words, (open_it, forget))

    def _offer_what_waits(self) -> None:
        if self._recovery_waits:
            self._recovery_waits = False
            QTimer.singleShot(0, self, self.offer_recovery)

    def _recover(self, found: Path) -> None:
        if self.open_copy(found):
            self._forget(found)

    def _forget(self, found: Path) -> None:
        """One recovery copy is dealt with; there can be more."""
        self._session.versions.remove(found)
        self.offer_recovery()
