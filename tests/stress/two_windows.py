"""Two windows on one file, in any order: what one saved is never overwritten by the other without being asked."""

import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from zorgscan_desktop.app import places
from zorgscan_desktop.app.session import Session
from zorgscan_desktop.app.window_start import make_application
from zorgscan_desktop.core.instrument import SIGNS
from zorgscan_desktop.core.scan import Scan
from zorgscan_desktop.storage.atomic import WriteError, WriteReason
from zorgscan_desktop.storage.scan_file import read_scan

STEPS = 15


@dataclass
class File:
    """What is known of one file: its digest, what it holds, what was overwritten on purpose."""

    digest: str | None
    holds: Scan | None
    overwritten: list[Scan] = field(default_factory=list)


@dataclass
class Window:
    """One window's session, and the digest of what it has seen of its file."""

    session: Session
    seen: str | None


class TwoWindows:
    """Both have the same scan open: the second one chose *Toch openen*."""

    def __init__(self, folder: Path, chance: Random) -> None:
        places.documents_folder = lambda: folder / "Documenten"
        places.data_folder = lambda: folder / "data"
        self.chance, self.files, self.problem = chance, {}, ""  # type: tuple[Random, dict[Path, File], str]
        self.changes = 0
        first, second = Session(), Session()
        path = first.new(school="De Linde", school_year="2026-2027", day=date(2026, 11, 23), participants=())
        second.open(path, force=True)
        self.opened = first.document.scan
        digest = first.autosave.digest
        self.files[path] = File(digest, self.opened)
        self.windows = [Window(first, digest), Window(second, digest)]
        for window in self.windows:
            window.session.autosave.saved.connect(lambda window=window: self._on_saved(window))

    def step(self) -> None:
        """One of them does something."""
        window = self.chance.choice(self.windows)
        session = window.session
        deed = self.chance.random()
        if deed < 0.45:
            card = self.chance.choice(session.document.scan.cards).id
            session.document.place(card, self.chance.choice((*SIGNS, None)))
            # No two states are the same: what is put back as it was, and saved, is nobody's lost update.
            self.changes += 1
            session.document.add_note(1, f"Verandering {self.changes}")
        elif deed < 0.60:
            session.autosave._start()  # as its clock does, and nobody waits for it
        elif deed < 0.70:
            QApplication.processEvents()
        else:
            self._save(window)

    def end(self) -> str:
        """Both save what they still have; then everything that was said to be saved is looked for."""
        for window in self.windows:
            while self._save(window):
                pass
        kept = [read_scan(path, self._instrument).scan for path in self._versions()]
        for path, file in self.files.items():
            if not _same(read_scan(path, self._instrument).scan, file.holds):
                self.problem = self.problem or "the file does not hold what was said to be saved"
            for scan in file.overwritten:
                if not any(_same(each, scan) for each in kept):
                    self.problem = self.problem or "what was overwritten on purpose is not among the versions"
        for window in self.windows:
            scan = window.session.document.scan
            # In a file, or among the versions when the other one overwrote it on purpose after that. Who changed
            # nothing has nothing to find.
            places_of_work = (self.opened, *kept, *(f.holds for f in self.files.values()))
            if not any(_same(each, scan) for each in places_of_work):
                self.problem = self.problem or "a window's work is in no file"
            window.session.close()
            window.session.deleteLater()
        return self.problem

    def _save(self, window: Window) -> bool:
        """Save; when others changed the file, answer as people may. True when it must be tried once more."""
        session = window.session
        error = session.autosave.save_now()
        if error is None:
            return False
        if not isinstance(error, WriteError):
            self.problem = f"could not save: {error!r}"
            return False
        if error.reason is not WriteReason.CHANGED_ON_DISK:
            return error.reason in (WriteReason.BUSY, WriteReason.SLOW)
        if self.chance.random() < 0.5:
            path = session.move_to_copy()
            window.seen = session.autosave.digest
            self.files[path] = File(window.seen, session.document.scan)
            return False
        path = session.path
        assert path is not None
        file = self.files[path]
        self._let_writes_end()  # or a save that is under way would be told only after the one that overwrites it
        before, window.seen = file.holds, file.digest
        if session.autosave.overwrite() is None and before is not None:
            file.overwritten.append(before)
        return session.autosave.pending

    def _let_writes_end(self) -> None:
        while jobs := [job for window in self.windows if (job := window.session.autosave._job)]:
            for job in jobs:
                job.future.exception()
            QApplication.processEvents()

    def _on_saved(self, window: Window) -> None:
        path = window.session.path
        assert path is not None
        file = self.files[path]
        if window.seen != file.digest:
            self.problem = "an update was lost"
        window.seen = file.digest = window.session.autosave.digest
        file.holds = window.session.autosave._written

    @property
    def _instrument(self):  # type: ignore[no-untyped-def]
        return self.windows[0].session.instrument

    @staticmethod
    def _versions() -> list[Path]:
        return list((places.data_folder() / "versies").rglob("*.zorgscan"))


def _same(one: Scan | None, other: Scan | None) -> bool:
    return one is not None and other is not None and one.model_copy(update={"modified": other.modified}) == other


def turns_of(turns: Iterator[int], chance: Random) -> Generator[str, None, str]:
    """One interleaving a turn."""
    make_application()
    for _ in turns:
        with tempfile.TemporaryDirectory() as folder:
            pair = TwoWindows(Path(folder), chance)
            for _ in range(STEPS):
                pair.step()
            yield pair.end()
    return f"{STEPS} steps each"
