"""Eight hours of moving cards in the real window: memory stays flat."""

import gc
import tempfile
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QEvent

from bench.endurance import some_work
from bench.processes import memory_mb
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan
from zorgscan_desktop.storage.scan_file import read_scan

WARM_UP, MAX_MB, LOOK_EVERY = 1_000, 20.0, 500


def turns_of(turns: Iterator[int], chance: Random) -> Generator[str, None, str]:
    """One move, undo, redo or note a turn; now and then the file is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        places.documents_folder = lambda: Path(folder) / "Documenten"
        places.data_folder = lambda: Path(folder) / "data"
        make_application()
        window = make_window()
        window.show()
        window.new_scan(NewScan("De Linde", "2026-2027", date(2026, 11, 23), ()))
        settle()
        session, board = window.session, window.board
        assert session is not None
        assert session.path is not None
        assert board is not None
        room = SimpleNamespace(document=session.document, scene=board.scene)
        some_work(room, WARM_UP, chance)  # type: ignore[arg-type]
        memory = _memory()
        for turn in turns:
            some_work(room, 1, chance)  # type: ignore[arg-type]
            # The loop of a running app does it; processEvents does not.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            problem = ""
            if turn % LOOK_EVERY == 0:
                error = session.autosave.save_now()
                scan = session.document.scan
                saved = read_scan(session.path, session.instrument).scan
                same = saved.model_copy(update={"modified": scan.modified}) == scan
                problem = "" if error is None and same else f"document and file differ: {error}"
            yield problem
        grown = _memory() - memory
        window.close()
        settle()
    if grown >= MAX_MB:
        yield f"memory grew by {grown:.1f} MB"
    return f"memory grew by {grown:.1f} MB, of {MAX_MB:.0f} MB"


def _memory() -> float:
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return memory_mb("self")
