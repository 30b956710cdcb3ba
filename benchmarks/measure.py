"""What a command costs: wall clock and the CPU time of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds and bytes that a command took."""

    wall: float
    cpu: float
    peak_bytes: int
    """Largest resident set of any one of its processes."""


def cost_of(*command: str | Path, **environment: str) -> Cost:
    """Run ``command`` to its end and measure it.

    Raises:
        SystemExit: it failed; its last lines are shown.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{command} failed:\n{output.decode()[-3000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
