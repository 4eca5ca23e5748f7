"""A sample of each part of ``make stress`` that has no test of its own elsewhere; nothing may be lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {"full_disk": 100, "mutations": 10_000, "two_windows": 40}


@pytest.mark.parametrize(("part", "count"), SAMPLES.items())
def test_nothing_is_lost(part: str, count: int) -> None:
    """In a process of its own, as the stress run does it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.stress.worker", part, str(count), "0", "1", "60"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["losses"] == []
    assert told["done"] == count
