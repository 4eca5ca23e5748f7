"""Renders every screen, state and size into ``out/gallery`` (``make gallery``).

    .venv/bin/python scripts/gallery.py [words ...]

With words only the pictures whose name holds one of them. Needs no screen.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "gallery"

# Before Qt is first imported; the pictures are the same on every computer.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="Europe/Brussels")
time.tzset()
sys.path.insert(0, str(ROOT))


def main(words: list[str]) -> None:
    """Render the pictures."""
    from tests.gallery.stages import STAGES
    from tests.gallery.studio import studio
    from tests.gestures import settle

    OUT.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    pairs = [(stage, shot, stage.file_name(shot)) for stage in STAGES for shot in stage.shots]
    pairs = [pair for pair in pairs if not words or any(word in pair[2] for word in words)]
    for stage, shot, name in pairs:
        with tempfile.TemporaryDirectory() as folder, studio(Path(folder), shot) as open_studio:
            shown = stage.act(open_studio)
            settle(8)
            open_studio.grab(shown).save(str(OUT / name))
    print(f"{len(pairs)} afbeeldingen in {OUT.relative_to(ROOT)} ({time.monotonic() - started:.0f} s).")


if __name__ == "__main__":
    main(sys.argv[1:])
