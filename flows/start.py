"""Starting a refresh from the command line: the lock first, then Prefect."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.notifying import notify_failure
from flows.prefect_server import prefect_api
from flows.progress import Reporter
from flows.remarks import missing_line, still_rejected_line, undated_lines
from flows.settings import load_settings
from flows.summary import as_lines
from flows.terminal import counted
from warehouse.errors import Busy, PolicylakeError, UsageError
from warehouse.lake import check_folder, require_lake
from warehouse.layout import Layout
from warehouse.lock import writer_lock
from warehouse.sources import check_sources, empty_folders
from warehouse.state import has_documents_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect.client.schemas.objects import State

    from flows.run import Run
    from flows.settings import Settings


def run_refresh(
    sources: Sequence[str],
    lake: Path,
    *,
    limit: int | None,
    reject_failing: bool,
    retry_rejected: bool,
    rederive: bool = False,
) -> list[str]:
    """Run the flow `refresh` here and now, and tell what it did.

    Raises:
        UsageError: a source does not exist, there is none, or the folder is not a lake's.
        PolicylakeError: another refresh is at work, or nothing could be published.
    """
    settings = load_settings()
    try:
        _check(sources, lake, rederive=rederive)
        run = _run(
            list(sources),
            lake,
            settings,
            limit=limit,
            reject_failing=reject_failing,
            retry_rejected=retry_rejected,
            rederive=rederive,
        )
    except Busy:  # the other refresh tells how it ends
        raise
    except (PolicylakeError, OSError) as error:
        if warning := notify_failure(settings, lake, str(error)):
            print(f"  warning: {warning}", file=sys.stderr)
        raise
    if run.error:
        for warning in run.warnings:
            print(f"  warning: {warning}", file=sys.stderr)
        raise run.error
    return as_lines(run)


def _run(sources: list[str], lake: Path, settings: Settings, **options: Any) -> Run:
    """Run the flow once the lock is there and a Prefect server answers."""
    begun = datetime.now(UTC)
    with writer_lock(Layout(lake).lock), prefect_api() as server:
        with Reporter() as reporter:
            reporter.step("starting Prefect")
            os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
            threading.Thread(target=_import_gate, daemon=True).start()
            from flows.refresh import refresh  # noqa: PLC0415 - after the lock

            logging.getLogger("prefect").setLevel(logging.CRITICAL)
            if server:
                server.wait(settings.prefect_seconds)
        state: State[Any] = refresh(sources, lake=str(lake), **options, return_state=True)
        run: Run | BaseException = state.result(raise_on_failure=False)
        if isinstance(run, BaseException):
            raise run
        start = (run.started_at - begun).total_seconds()
        run.seconds = {"start": round(start, 3), **run.seconds}
        return run


def dry_run(
    sources: Sequence[str],
    lake: Path,
    *,
    limit: int | None,
    retry_rejected: bool,
    rederive: bool = False,
) -> list[str]:
    """Tell what a refresh would read, and change nothing."""
    from flows.selection import select_files  # noqa: PLC0415

    _check(sources, lake, rederive=rederive)
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="policylake-") as unpacked:
        chosen = select_files(
            lake,
            sources,
            Path(unpacked),
            settings,
            limit,
            retry_rejected=retry_rejected,
            rederive=rederive,
        )
    rejected = [
        f"  would reject {path}: {reason} ({detail})"
        for path, reason, detail in chosen.rejected.select("path", "reason", "detail").iter_rows()
    ]
    stale = chosen.stale
    return [
        f"{counted(chosen.n_seen, 'file')} seen: {chosen.to_read.height:,} to read, "
        f"{chosen.n_unchanged:,} unchanged, {chosen.rejected.height:,} to reject unread",
        *rejected,
        *still_rejected_line(chosen.still_rejected),
        *missing_line(chosen.missing),
        *_undated(chosen.to_read),
        *(
            [
                f"{counted(stale.documents.height, 'document')} to read again from raw/, "
                f"{counted(stale.versions.height, 'version')} to derive from stored segments, "
                f"{counted(len(stale.lost), 'document')} that cannot be read again"
            ]
            if rederive
            else []
        ),
    ]


def _undated(files: pl.DataFrame) -> list[str]:
    """A line on files without a date, as far as that can be told unread."""
    from transforms.documents import document_ids, documents  # noqa: PLC0415
    from transforms.reading import READINGS_SCHEMA  # noqa: PLC0415

    nothing = pl.DataFrame(schema=READINGS_SCHEMA)
    readings = pl.concat([files.select(document_ids(files)), nothing], how="diagonal")
    return undated_lines(documents(files, readings))[:1]


def _check(sources: Sequence[str], lake: Path, *, rederive: bool) -> None:
    """Refuse what cannot be done, before anything is started for it."""
    if not sources and not rederive:
        raise UsageError("name a SOURCE; none is needed with --rederive alone")
    check_sources(sources)
    check_folder(lake)
    if rederive:
        require_lake(lake)
    else:
        _refuse_emptiness(sources, lake)


def _refuse_emptiness(sources: Sequence[str], lake: Path) -> None:
    """Refuse folders without a file. One that the lake has documents of is left to the refresh,
    whose record tells what is gone.

    Raises:
        UsageError: no source holds anything, nor did before.
    """
    empty = empty_folders(sources)
    if len(empty) == len(sources) and not has_documents_of(lake, empty):
        raise UsageError(
            f"no file in {', '.join(sources)}; names that begin with a dot are passed over"
        )


def _import_gate() -> None:
    """Begin the seconds that Great Expectations takes to import while Prefect starts."""
    import expectations.gate  # noqa: F401, PLC0415
