"""Loads the shipped font, so that every laptop breaks lines in the same places and no system font is needed."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_fonts(folder: Path) -> list[str]:
    """Register every font file in this folder; the names of those Qt could not read (none, in a whole install)."""
    return [file.name for file in sorted(folder.glob("*.ttf")) if QFontDatabase.addApplicationFont(str(file)) < 0]
