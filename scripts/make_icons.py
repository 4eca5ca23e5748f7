"""Makes resources/icons: copies the Lucide icons in use from their npm package and renders the app icon to PNG.

    python scripts/make_icons.py

Run by hand, never by make. Needs npm. The SVGs are copied byte for byte; zorgscan.svg is our own drawing and lives
in resources/icons only.
"""

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "lucide-static@1.62.0"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "icons"
APP_ICON_SIZE = 256
ICONS = [
    "accessibility",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "ban",
    "battery-medium",
    "book-open-text",
    "check",
    "check-check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-check",
    "clipboard-list",
    "clock",
    "copy",
    "ellipsis",
    "equal",
    "file-down",
    "file-plus",
    "file-text",
    "flag",
    "folder-open",
    "grip-vertical",
    "hand",
    "hard-drive",
    "house",
    "info",
    "keyboard",
    "layout-grid",
    "list",
    "minus",
    "maximize",
    "message-circle-question-mark",
    "message-square-plus",
    "minimize",
    "monitor",
    "moon",
    "notebook-pen",
    "panel-right-open",
    "pencil",
    "plus",
    "presentation",
    "redo-2",
    "rotate-ccw",
    "save",
    "search",
    "settings",
    "square-parking",
    "sun",
    "table-2",
    "timer",
    "trash-2",
    "triangle-alert",
    "undo-2",
    "user",
    "users",
    "x",
]


def unpack(folder: Path) -> Path:
    """The package, fetched by npm and unpacked in this folder."""
    done = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def copy_icons(package: Path) -> None:
    """The icons in use and their licence; icons no longer in the list go."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.svg"):
        if old.stem not in {*ICONS, "zorgscan"}:
            old.unlink()
    for name in ICONS:
        shutil.copyfile(package / "icons" / f"{name}.svg", TARGET / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", TARGET / "LICENSE-lucide.txt")


def render_app_icon() -> None:
    """zorgscan.png, for places that take no SVG such as a window icon without QtSvg."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(APP_ICON_SIZE, APP_ICON_SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(TARGET / "zorgscan.svg")).render(painter)
    painter.end()
    if not image.save(str(TARGET / "zorgscan.png")):
        raise SystemExit("could not write zorgscan.png")
    del app


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy_icons(unpack(Path(folder)))
    render_app_icon()
    print(f"{len(ICONS)} icons in {TARGET.name}")


if __name__ == "__main__":
    main()
