"""Care that kills itself at a phase boundary: VERB, POINT and LAKE by lines.

Each line is answered by the exit code. The verbs run in forks of this process, which has imported
everything.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import flows.care
import warehouse.publish
import warehouse.vacuum
from tests.killed_refresh import killing
from tests.written_lakes import numbers, pass_all

Point = tuple[object, str, str]

PUBLISH: dict[str, Point] = {
    "before the publish": (flows.care, "publication", "before"),
    "after the first published file": (warehouse.publish.Publication, "add", "after"),
    "before the first file is taken out": (warehouse.publish.Publication, "drop_files", "before"),
    "before the audit": (warehouse.publish.Publication, "show_all_rows", "after"),
    "before the commit": (warehouse.publish.Publication, "seal", "after"),
}
REMOVAL: dict[str, Point] = {
    "before snapshots expire": (flows.care, "expire", "before"),
    "after snapshots expired": (flows.care, "expire", "after"),
    "after the first file is removed": (Path, "unlink", "after"),
    "before the list of removals is cleared": (warehouse.vacuum, "closing", "before"),
    "after the removal": (flows.care, "remove", "after"),
}
POINTS: dict[str, dict[str, Point]] = {
    "rollback": {**PUBLISH, "before the run is recorded": (flows.care, "write_run", "before")},
    "compact": {**PUBLISH, "before the run is recorded": (flows.care, "write_run", "before")},
    "vacuum": REMOVAL,
    "takedown": {
        "before it is listed": (flows.care, "begin_takedown", "before"),
        "after it is listed": (flows.care, "begin_takedown", "after"),
        **PUBLISH,
        "after the publish": (flows.care, "unpin", "before"),
        **REMOVAL,
        "after the scrub": (flows.care, "scrub", "after"),
        "after it is finished": (flows.care, "finish_takedown", "after"),
    },
}
"""Verb → phase boundary → what is called there, and whether the end comes before it or after."""


def run(verb: str, lake: Path) -> None:
    """The verb, as a user would ask for it."""
    if verb == "rollback":
        flows.care.rollback(lake, numbers(lake)[0], pass_all)
    elif verb == "compact":
        flows.care.compact(lake, pass_all)
    elif verb == "vacuum":
        flows.care.vacuum(lake, 1, None, dry_run=False)
    else:
        flows.care.takedown(lake, "birch", "", yes=True, audit=pass_all)


def _run_killed(verb: str, point: str, lake: str) -> int:
    child = os.fork()
    if not child:
        owner, name, moment = POINTS[verb][point]
        setattr(owner, name, killing(getattr(owner, name), moment))
        run(verb, Path(lake))
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return 0 if code == -signal.SIGKILL else 1


if __name__ == "__main__":
    for line in sys.stdin:
        print(_run_killed(*line.rstrip("\n").split("\t")), flush=True)
