"""Renders every screen, state and size into ``out/gallery`` and says what is wrong with any (``make gallery``).

    .venv/bin/python scripts/gallery.py [--ratio=1.5] [words ...]

With words only the pictures whose name holds one of them. Needs no screen. A pixel ratio holds for a whole process,
so the script calls itself for each of them. Ends with 1 when something is wrong with a picture.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "gallery"


def prepare(ratio: float) -> None:
    """Before Qt is first imported; the pictures are the same on every computer."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{ratio:g}"
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TZ="Europe/Brussels")
    time.tzset()
    sys.path.insert(0, str(ROOT))


def render(ratio: float, words: list[str]) -> bool:
    """The pictures at this pixel ratio; False when something is wrong with one."""
    from tests.gallery.look import look_at
    from tests.gallery.stages import STAGES

    OUT.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    pairs = [(stage, shot) for stage in STAGES for shot in stage.every if shot.ratio == ratio]
    names = {stage.file_name(shot): (stage, shot) for stage, shot in pairs}
    wanted = [name for name in names if not words or any(word in name for word in words)]
    sound = True
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            picture, defects = look_at(*names[name], Path(folder))
        picture.save(str(OUT / name))
        for defect in defects:
            print(f"{name}: {defect}")
            sound = False
    took = time.monotonic() - started
    print(f"{len(wanted)} afbeeldingen in {OUT.relative_to(ROOT)}, {ratio:g} px per px ({took:.0f} s).", flush=True)
    return sound


def main(arguments: list[str]) -> int:
    """Render what was asked."""
    words = [argument for argument in arguments if not argument.startswith("--")]
    asked = [float(argument.removeprefix("--ratio=")) for argument in arguments if argument.startswith("--ratio=")]
    prepare(asked[0] if asked else 1.0)
    if asked:
        return 0 if render(asked[0], words) else 1
    from tests.gallery.registry import RATIOS

    sound = render(1.0, words)
    for ratio in RATIOS:
        call = [sys.executable, str(Path(__file__).resolve()), f"--ratio={ratio:g}", *words]
        sound = subprocess.run(call, check=False).returncode == 0 and sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
