"""Refreshing by a schedule on one machine, without a Prefect server or worker at hand.

Between refreshes this is a process that sleeps. Each refresh is a process of its own, with its own
temporary Prefect server, so that nothing grows over the years.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cronsim import CronSim, CronSimError

from warehouse.errors import UsageError
from warehouse.lake import check_folder
from warehouse.sources import check_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LONGEST_SLEEP = 20.0
"""Seconds: a machine that was asleep is noticed to have woken after so long at most."""


def serve(
    sources: Sequence[str], lake: Path, cron: str, *, at_once: bool, reject_failing: bool
) -> None:
    """Refresh the lake from ``sources`` at the times of ``cron``, until the process is stopped.

    A time that passes while a refresh is at work, or while the machine is off or asleep, is made up
    for by one refresh as soon as that can be, however many such times there were. Whatever becomes
    of a refresh, the next one comes at its time.

    Raises:
        UsageError: the schedule or a source is not to be understood.
    """
    next_time(cron, _now())
    check_sources(sources)
    check_folder(lake)
    words = ["refresh", *sources, "--lake", str(lake)]
    words += ["--reject-failing"] if reject_failing else []
    keep_refreshing(cron, lambda: _refresh(words), at_once=at_once)


def keep_refreshing(
    cron: str,
    refresh: Callable[[], int],
    *,
    at_once: bool = False,
    now: Callable[[], datetime] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Call ``refresh`` at the times of ``cron``; see `serve`. It gives the exit code."""
    now = now or _now
    due = now() if at_once else next_time(cron, now())
    while True:
        if not at_once:
            _say(f"the next refresh is due at {due:%Y-%m-%d %H:%M}")
        at_once = False
        while (left := (due - now()).total_seconds()) > 0:
            sleep(min(left, _LONGEST_SLEEP))
        late = now() - due
        if late > timedelta(minutes=1):
            _say(f"late by {late}: it was due at {due:%Y-%m-%d %H:%M}")
        began = now()
        if code := refresh():
            _say(f"the refresh ended with exit code {code}; nothing was published by it")
        following = next_time(cron, began)
        # One refresh makes up for all times that passed while another was at work.
        due = max(following, now()) if following <= now() else following


def next_time(cron: str, after: datetime) -> datetime:
    """The first time of ``cron`` after ``after``.

    Raises:
        UsageError: ``cron`` is no schedule, or its time never comes.
    """
    try:
        return next(CronSim(cron, after))
    except (CronSimError, StopIteration) as error:
        raise UsageError(
            f"{cron!r} is no schedule ({error or 'its time never comes'}); it has five fields: "
            'minute, hour, day of the month, month, day of the week, as in "0 3 * * 1"'
        ) from error


def _refresh(words: Sequence[str]) -> int:
    """Run the command line in a process of its own, which ends with this one."""
    command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise


def _now() -> datetime:
    """The time of the wall clock here, without a zone: clocks that are changed move it."""
    return datetime.now()


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)
