"""Starting a refresh from the command line: the lock first, then Prefect."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.prefect_server import prefect_api
from flows.settings import load_settings
from warehouse.lake import check_folder
from warehouse.layout import Layout
from warehouse.lock import writer_lock
from warehouse.sources import check_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect.client.schemas.objects import State

    from flows.run import Run


def run_refresh(
    sources: Sequence[str],
    lake: Path,
    *,
    limit: int | None,
    reject_failing: bool,
    retry_rejected: bool,
) -> list[str]:
    """Run the flow `refresh` here and now, and tell what it did.

    Raises:
        UsageError: a source does not exist, or the folder is not a lake's.
        PolicylakeError: another refresh is at work, or nothing could be published.
    """
    settings = load_settings()
    check_sources(sources)
    check_folder(lake)
    with writer_lock(Layout(lake).lock), prefect_api() as server:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
        threading.Thread(target=_import_gate, daemon=True).start()
        from flows.refresh import refresh  # noqa: PLC0415 - after the lock
        from flows.summary import as_lines  # noqa: PLC0415

        logging.getLogger("prefect").setLevel(logging.CRITICAL)
        if server:
            server.wait(settings.prefect_seconds)
        state: State[Any] = refresh(
            list(sources),
            lake=str(lake),
            limit=limit,
            reject_failing=reject_failing,
            retry_rejected=retry_rejected,
            return_state=True,
        )
        run: Run | BaseException = state.result(raise_on_failure=False)
        if isinstance(run, BaseException):
            raise run
        if run.error:
            raise run.error
        return as_lines(run)


def dry_run(
    sources: Sequence[str], lake: Path, *, limit: int | None, retry_rejected: bool
) -> list[str]:
    """Tell what a refresh would read, and change nothing."""
    from flows.selection import select_files  # noqa: PLC0415

    check_sources(sources)
    check_folder(lake)
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="policylake-") as unpacked:
        chosen = select_files(
            lake, sources, Path(unpacked), settings, limit, retry_rejected=retry_rejected
        )
    rejected = [
        f"  would reject {path}: {reason} ({detail})"
        for path, reason, detail in chosen.rejected.select("path", "reason", "detail").iter_rows()
    ]
    return [
        f"{chosen.n_seen:,} files seen: {chosen.to_read.height:,} to read, "
        f"{chosen.n_unchanged:,} unchanged, {chosen.rejected.height:,} to reject unread",
        *rejected,
    ]


def _import_gate() -> None:
    """Begin the seconds that Great Expectations takes to import while Prefect starts."""
    import expectations.gate  # noqa: F401, PLC0415
