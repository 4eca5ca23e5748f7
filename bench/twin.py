"""Where a card can be gripped and how a hand may drag it, asked of the same board off screen.

python -m bench.twin SCAN     prints {"grip": [x, y], "end": [x, y]} in logical px of a 1920x1080 window
"""

import json
import os
import sys
from pathlib import Path


def main() -> None:
    """Print the places."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPoint

    from tests.gestures import Room
    from zorgscan_desktop.app.resources import load_instrument
    from zorgscan_desktop.app.window_start import make_application
    from zorgscan_desktop.document.scan_document import ScanDocument
    from zorgscan_desktop.storage.scan_file import read_scan

    app = make_application()
    instrument = load_instrument()
    room = Room(ScanDocument(instrument, read_scan(Path(sys.argv[1]), instrument).scan), 1920, 1080)
    # The highest card of the leftmost zone that has one: from there the whole battery lies at its right.
    placed = [card.id for card in room.document.scan.cards if card.zone]
    items = [item for card_id, item in room.scene.cards.items() if item.isVisible() and card_id in placed]
    item = min(items, key=lambda card: (card.scene_rect().left(), card.scene_rect().top()))
    rect = item.scene_rect()
    grip = room.view.viewport().mapTo(room.window, QPoint(int(rect.center().x()), int(rect.bottom() - 26)))
    body = room.scene.arrangement.body
    end = room.view.viewport().mapTo(room.window, QPoint(int(body.right - 140), 0))
    print(json.dumps({"grip": [grip.x(), grip.y()], "end": [end.x(), grip.y()]}))
    del app


if __name__ == "__main__":
    main()
