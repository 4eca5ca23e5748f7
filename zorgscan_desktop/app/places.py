"""Where the app keeps things on this computer: the folder for scans, and its own data folder."""

import os
import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from zorgscan_desktop.storage.atomic import MAX_NAME

SUFFIX = ".zorgscan"
MAX_NAME_BYTES = 200
"""Room is left for `` (12)``, the suffix and the temporary name of the writer (reliability.md: 240)."""


def documents_folder() -> Path:
    """``Documenten/Zorgscan``; made on first use."""
    root = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(root or Path.home()) / "Zorgscan"


def data_folder() -> Path:
    """The app's own folder (settings, recovery copies, saved versions), readable by this user only."""
    root = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(root or Path.home()) / "zorgscan"


def make_private(folder: Path) -> None:
    """Make a folder that only this user can read; OSError when that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)


def file_name(day: date, school: str) -> str:
    """``2026-11-23 School`` without suffix, made of characters that every system takes."""
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]+', " ", school)
    words = " ".join(words.split()).strip(". ")
    while len(words.encode("utf-8")) > MAX_NAME_BYTES:
        words = words[:-1]
    return f"{day.isoformat()} {words or 'Zorgscan'}".strip()


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A path in this folder at which nothing lies: the name itself, else with `` (2)`` and so on.

    A name that is too long to be written loses its last letters.
    """
    room = MAX_NAME - len(f" (99){suffix}".encode())
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    path = folder / f"{name}{suffix}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{name} ({number}){suffix}"
        number += 1
    return path
