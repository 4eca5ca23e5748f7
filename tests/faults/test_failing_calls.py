"""A sample of the system calls that can fail while something is saved; ``make stress`` does every one of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COUNT = 160
PATHS = {
    *("scan", "new scan", "recovery", "version", "settings"),
    *("export .xlsx", "export .pdf", "export .png"),
}


def test_whichever_system_call_fails_nothing_is_torn_claimed_or_left() -> None:
    """In a process of its own: it forks, and pytest has threads."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.failing_calls", "--count", str(COUNT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert told["bad"] == []
    assert told["done"] == COUNT
    assert set(told["paths"]) == PATHS
    assert min(told["paths"].values()) > 5
