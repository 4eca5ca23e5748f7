"""Whatever an override raises, the window lives on, says so in one sentence, and the work is on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.app.overrides import overrides

ROOT = Path(__file__).resolve().parents[2]
SAFE = "Er liep iets mis. Je werk is bewaard en je kunt verdergaan."
NEVER_CALLED = [
    # The item has no contents: its child is a picture (docs/architecture.md, The board).
    "zorgscan_desktop.board.card_item.CardItem.paint",
]


def test_every_override_is_guarded() -> None:
    found = list(overrides())
    assert len(found) > 100
    bare = [f"{cls.__name__}.{name}" for cls, name in found if not getattr(vars(cls)[name], "is_guarded", False)]
    assert bare == [], "mark these with @override of core/marks.py"


def test_each_override_may_raise(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.raising_worker", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["never"] == NEVER_CALLED, "the worker must reach every override"
    assert len(told["raised"]) == len(list(overrides())) - len(NEVER_CALLED)
    assert told["log"] >= len(told["raised"])
    assert set(told["said"]) == {SAFE}
    assert told["visible"]
    assert told["error"] == "None"
    assert told["saved"]
    assert told["kept"]
