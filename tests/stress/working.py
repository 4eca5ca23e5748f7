"""Killed while people work: at most the last second is lost, and the next start offers the rest."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from random import Random

from tests.app.test_recovery import answer, message, work_and_kill
from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.resources import load_instrument
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.storage.scan_file import read_scan

SECOND = 50
"""Cards that the worker lays in a second at most."""


def turns_of(turns: Iterator[int], chance: Random) -> Generator[str, None, str]:
    """One killed window a turn, and a next one that opens what it left."""
    make_application()
    for _ in turns:
        with tempfile.TemporaryDirectory() as folder:
            yield _one(Path(folder), chance.randint(60, 110))
    return ""


def _one(home: Path, lines: int) -> str:
    laid = work_and_kill(home, lines)
    moments = [dict(laid[:count]) for count in range(max(0, len(laid) - SECOND), len(laid) + 1)]
    [path] = (home / "Documenten").glob("*.zorgscan")
    saved = {card.id: card.zone for card in read_scan(path, load_instrument()).scan.cards if card.zone}
    if saved not in moments:
        return "the file is older than a second"
    places.documents_folder = lambda: home / "Documenten"
    places.data_folder = lambda: home / "data"
    window = make_window()
    window.show()
    settle()
    try:
        window.offer_recovery()
        if "niet goed afgesloten" not in message(window):
            return "nothing was offered"
        answer(window, "Openen als kopie")
        assert window.session is not None
        recovered = {card.id: card.zone for card in window.session.document.scan.cards if card.zone}
        return "" if recovered in moments else "the copy is older than a second"
    finally:
        window.close()
        window.deleteLater()
        settle()
