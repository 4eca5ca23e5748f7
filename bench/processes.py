"""What the system knows of a running process: CPU time, memory, how often it woke up."""

import os
import signal
import subprocess
import time
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process, to the nanosecond (clock_getcpuclockid)."""
    return time.clock_gettime((~pid << 3) | 2)


def memory_mb(pid: int | str) -> float:
    """Proportional set size in MB: what is shared counts for its share."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss")


def wake_ups(pid: int) -> int:
    """How often any thread of the process went to sleep and was woken since it began."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process that the bench started, and wait until it is gone."""
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
