"""Refreshes that kill themselves at a phase boundary: SOURCE as argument, POINT and LAKE by lines.

Each line is answered by the exit code. The refreshes are forks of this process, which has imported
everything: that is most of what a refresh of few documents takes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import expectations.gate  # noqa: F401
import flows.refresh
import warehouse.publish
from flows.cli import main

POINTS: dict[str, tuple[object, str, str]] = {
    "before the lake is made": (flows.refresh, "create_lake", "before"),
    "before the sources are looked at": (flows.refresh, "select_files", "before"),
    "after the sources are looked at": (flows.refresh, "select_files", "after"),
    "after the first shard": (flows.refresh, "run_job", "after"),
    "before the publish": (flows.refresh, "publish", "before"),
    "after the first published file": (warehouse.publish.Publication, "add", "after"),
    "before the audit": (warehouse.publish.Publication, "show_new_rows", "after"),
    "after the audit": (warehouse.publish.Publication, "seal", "before"),
    "before the commit": (warehouse.publish.Publication, "seal", "after"),
    "after the commit": (flows.refresh, "publish", "after"),
    "before the run is recorded": (flows.refresh, "write_run", "before"),
}


def _killing(function: Callable[..., Any], moment: str) -> Callable[..., Any]:
    def killed(*arguments: Any, **named: Any) -> Any:
        if moment == "after":
            function(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return killed


def _run(point: str, lake: str) -> int:
    """Refresh the lake in a process of its own; returns its exit code."""
    child = os.fork()
    if not child:
        owner, name, moment = POINTS[point]
        setattr(owner, name, _killing(getattr(owner, name), moment))
        main(["refresh", sys.argv[1], "--lake", lake])
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        print(_run(*line.rstrip("\n").split("\t")), flush=True)
