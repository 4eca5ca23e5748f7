"""Starts the app, or the bare window, and says on stdout when it painted and when it is free for a hand.

    python -m bench.probe bare|app [FILE]

For platforms without a screen to look at. ``frame``: the first frame is painted. ``ready``: the event loop has
nothing left to do. Nothing but Qt itself is loaded for this, by each in its own way, and the same is done for both.
"""

import os
import sys

if sys.argv[1] != "bare":
    from zorgscan_desktop.app import lean

    lean.import_qt()

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt


class Watch(QObject):
    """Tells when a window painted for the first time."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            watched.removeEventFilter(self)
            # Children paint in the same go; what is posted comes when that is done.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.MaxUser), Qt.EventPriority.LowEventPriority.value - 9)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            os.write(1, b"frame\n")
        elif event.type() == QEvent.Type.MaxUser:
            os.write(1, b"ready\n")
        return super().event(event)


def main() -> None:
    """Run what was asked for, until it is killed."""
    bare = sys.argv.pop(1) == "bare"
    if bare:
        from PySide6.QtWidgets import QMainWindow as Window

        from bench.bare import main as run
    else:
        from zorgscan_desktop.app.main import main as run
        from zorgscan_desktop.app.main_window import MainWindow as Window  # type: ignore[assignment]
    original = Window.showMaximized

    def show(window: Window) -> None:
        Watch(window.centralWidget().viewport() if bare else window)  # type: ignore[attr-defined]
        original(window)

    Window.showMaximized = show  # type: ignore[method-assign, assignment]
    sys.exit(run())


if __name__ == "__main__":
    main()
