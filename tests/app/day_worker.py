"""A whole study day in a process of its own: start, cards, notes, plan, every screen, exports, a fault, the end.

    python -m tests.app.day_worker FOLDER

Prints one JSON object: which sockets Python made, which modules were loaded that could reach a network, what was
made, said and reported.
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer, qWarning
from PySide6.QtGui import QGuiApplication

from tests.gestures import settle
from zorgscan_desktop.app import places
from zorgscan_desktop.app.faults import Faults
from zorgscan_desktop.app.rendering import SUFFIXES
from zorgscan_desktop.app.version import __version__
from zorgscan_desktop.app.window_start import make_application, make_window
from zorgscan_desktop.screens.start_screen import NewScan

SECRET = "Jan uit het derde leerjaar"
NETWORK = ("socket", "_socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "PySide6.QtNetwork")


def main(home: Path) -> None:
    sockets: list[str] = []
    sys.addaudithook(lambda event, _: sockets.append(event) if event.startswith("socket.") else None)
    places.documents_folder = lambda: home / "Documenten"
    places.data_folder = lambda: home / "data"
    app = make_application()
    faults = Faults(places.data_folder() / "zorgscan.log", __version__, app)
    faults.install()
    window = make_window()
    faults.happened.connect(window.report)
    window.show()
    window.offer_recovery()
    window.new_scan(NewScan(SECRET, "2026-2027", date(2026, 11, 23), ()))
    session = window.session
    assert session is not None
    document = session.document
    for card, zone in (("1.1a", "+"), ("1.4b", "--"), ("7.2", "++")):
        document.place(card, zone)
    document.add_note(1, SECRET)
    document.choose("1.1a", True)
    navigation = window.navigation
    for show in (navigation.show_list, navigation.show_read_aloud, navigation.show_overview, navigation.show_plan):
        show()
        settle()
    for show in (window.show_help, window.show_settings, window.show_versions, navigation.show_battery):
        show()
        settle()
    made: list[object] = []
    session.exported.connect(lambda path, error: made.append(error or path))
    for suffix in SUFFIXES:
        session.export(suffix)
    clock = QElapsedTimer()
    clock.start()
    while len(made) < len(SUFFIXES) and clock.elapsed() < 60_000:
        settle()
    qWarning(f"Cannot read '{SECRET}'")
    QTimer.singleShot(0, window, lambda: int(document.scan.notes[0].text))  # raises, and quotes the note
    settle()
    assert session.autosave.save_now() is None
    assert session.recovery.write_now()
    print(
        json.dumps(
            {
                "sockets": sockets,
                "network": sorted(name for name in NETWORK if name in sys.modules),
                "made": len([path for path in made if isinstance(path, Path)]),
                "said": window.strip.message.text(),
                "copied": _report_of(window),
            }
        ),
        flush=True,
    )
    if "--leave" not in sys.argv:
        window.close()


def _report_of(window: object) -> str:
    button = next(b for b in window.strip._choices if b.text() == "Verslag kopiëren")  # type: ignore[attr-defined]
    button.click()
    return QGuiApplication.clipboard().text()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
