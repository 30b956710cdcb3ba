"""A refresh that kills itself: see `tests.forked_commands`."""

from __future__ import annotations

import os
import pkgutil
import signal
import threading
from collections.abc import Callable
from typing import Any

POINTS = {
    "before the lake is made": ("flows.refresh", "create_lake", "before"),
    "before the sources are looked at": ("flows.refresh", "select_files", "before"),
    "after the sources are looked at": ("flows.refresh", "select_files", "after"),
    "after the first shard": ("flows.refresh", "run_job", "after"),
    "before the publish": ("flows.refresh", "publish", "before"),
    "after the first published file": ("warehouse.publish:Publication", "add", "after"),
    "before the audit": ("warehouse.publish:Publication", "show_new_rows", "after"),
    "after the audit": ("warehouse.publish:Publication", "seal", "before"),
    "before the commit": ("warehouse.publish:Publication", "seal", "after"),
    "after the commit": ("flows.refresh", "publish", "after"),
    "before the run is recorded": ("flows.refresh", "write_run", "before"),
}
"""What is called at each boundary: its owner and name, and whether the end is before or after."""


def prepare(point: str) -> None:
    """Have the end come at ``point``: one of POINTS, or after that many seconds."""
    if point not in POINTS:
        end = threading.Timer(float(point), os.kill, (os.getpid(), signal.SIGKILL))
        end.daemon = True
        end.start()
        return
    owner, name, moment = POINTS[point]
    home = pkgutil.resolve_name(owner)
    setattr(home, name, killing(getattr(home, name), moment))


def killing(function: Callable[..., Any], moment: str) -> Callable[..., Any]:
    """``function`` with the end of the process before or after it."""

    def killed(*arguments: Any, **named: Any) -> Any:
        if moment == "after":
            function(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return killed
