"""Starts the app as its script does and prints, as JSON, what is loaded when the first frame is painted.

    python -m tests.app.loaded_modules [FILE]

Names of the app and of Qt whole, of anything else the package; without what Python and Qt's widgets load themselves.
"""

import json
import os
import sys

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

BEFORE = set(sys.modules)


def is_late(name: str) -> bool:
    """Whether this module waits until somebody asks for something in it (app/lean.py)."""
    spec = getattr(sys.modules[name], "__spec__", None)
    return spec is not None and spec.loader is None


class Watch(QObject):
    """Prints at the first paint event of the window, and ends the process."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            # The loader of plugins that app/main.py puts in the place of pydantic's is no pydantic yet.
            loaded = set(sys.modules) - BEFORE - {"pydantic.plugin._loader"}
            # A module that loads itself when it is first used has a name, and nothing else.
            loaded = {name for name in loaded if not is_late(name)}
            names = {n if n.startswith(("zorgscan", "PySide6")) else n.split(".")[0] for n in loaded}
            print(json.dumps(sorted(n for n in names if not n.startswith("_"))), flush=True)
            os._exit(0)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():  # type: ignore[attr-defined]
            # Its parts paint in the same go; before anything else that waits comes this.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False


class Application(QtWidgets.QApplication):
    """An application that is watched from its first moment."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._watch = Watch()
        self.installEventFilter(self._watch)


if __name__ == "__main__":
    QtWidgets.QApplication = Application  # type: ignore[misc]
    from zorgscan_desktop.app.main import main

    sys.exit(main())
