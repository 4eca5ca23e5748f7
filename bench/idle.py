"""Left alone for ten seconds with a scan on the board: who sleeps, paints nothing, wakes for nothing."""

import time

from bench.places import PYTHON
from bench.processes import cpu_seconds, wake_ups
from bench.rows import Row
from bench.start import running

WAIT, IDLE = 40.0, 10.0
"""Seconds. Qt looks three times, ten seconds apart, for fonts that it could forget; then it sleeps."""


def rows(command: list[str], env: dict[str, str], where: str) -> list[Row]:
    """Wait until all that loads later is there, then count."""
    with running(command, env) as process:
        time.sleep(WAIT)
        woke, cpu = wake_ups(process.pid), cpu_seconds(process.pid)
        time.sleep(IDLE)
        woke, cpu = wake_ups(process.pid) - woke, cpu_seconds(process.pid) - cpu
    return [
        # Who is not woken cannot paint either.
        Row(f"idle for ten seconds: times woken, by timer or repaint ({where})", "none", woke, 0),
        Row(f"idle for ten seconds: CPU in percent ({where})", "0.1 %", cpu / IDLE * 100, 0.1),
    ]


def app(scan: str) -> list[str]:
    """The app with a scan, where there is no screen."""
    return [PYTHON, "-m", "zorgscan_desktop", scan]
