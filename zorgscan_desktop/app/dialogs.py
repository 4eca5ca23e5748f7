"""The system's own file choosers; nothing else in the app is modal."""

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

SCAN_FILTER = "Zorgscan (*.zorgscan)"
FILTERS = {".zorgscan": SCAN_FILTER, ".xlsx": "Excel (*.xlsx)", ".pdf": "PDF (*.pdf)", ".png": "Afbeelding (*.png)"}


def choose_open(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a scan to open; None when nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), SCAN_FILTER)
    return Path(name) if name else None


def choose_save(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    """Ask where to save; the suffix of the suggestion is added when it was left out. None when cancelled.

    The chooser asks whether a file that is there may go, but only by the name that was typed. When the suffix makes
    it the name of another file, the chooser opens again with that name, so that it asks about the right one.
    """
    from PySide6.QtWidgets import QFileDialog

    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), FILTERS[suggestion.suffix])
        if not name:
            return None
        path = Path(name)
        if path.suffix == suggestion.suffix:
            return path
        suggestion = path.with_name(path.name + suggestion.suffix)
        if not os.path.lexists(suggestion):
            return suggestion


def choose_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None when nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None
