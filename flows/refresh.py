"""The refresh: raw files in, one published snapshot out."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from prefect import flow, task, unmapped
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import FlowRunContext
from prefect.futures import wait
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.notifying import notify
from flows.progress import Reporter
from flows.publishing import Batch, Outcome, publish
from flows.rederiving import DeriveJob, derive, plan_derivations, run_derive_job
from flows.run import Run, overtaken_by
from flows.selection import Selection, select_files
from flows.settings import Settings, load_settings
from flows.shards import Job, plan, run_job, stage
from flows.summary import as_markdown, run_record
from flows.workers import Limits, WorkerPool
from transforms.documents import document_ids
from warehouse.disk import disk_faults_named
from warehouse.errors import Busy, PolicylakeError, StorageError
from warehouse.lake import create_lake
from warehouse.layout import Layout
from warehouse.lock import writer_lock
from warehouse.runs import begin_run, new_refresh_id, write_run
from warehouse.sources import source_name
from warehouse.staging import Shard, keep_only
from warehouse.state import close_interrupted
from warehouse.takedown import taken_down

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prefect.client.schemas.objects import State
    from prefect.futures import PrefectFutureList


@task(name="discover", cache_policy=NO_CACHE, persist_result=False)
def discover_files(
    root: Path,
    sources: list[str],
    unpacked: Path,
    settings: Settings,
    limit: int | None,
    *,
    retry_rejected: bool,
    rederive: bool,
) -> Selection:
    """Find the files of the sources and tell the new ones from those that the lake knows."""
    return select_files(
        root,
        sources,
        unpacked,
        settings,
        limit,
        retry_rejected=retry_rejected,
        rederive=rederive,
    )


def _is_transient(_task: object, _run: object, state: State[Any]) -> bool:
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(
    name="stage",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=_is_transient,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def stage_shard(
    job: Job, pool: WorkerPool, limits: Limits, on_document: Callable[[], None]
) -> Shard:
    """Have one shard read, transformed and staged. A retry helps when the disk hiccups."""
    return run_job(pool, job, limits, on_document)


@task(name="derive", cache_policy=NO_CACHE, persist_result=False)
def derive_shard(job: DeriveJob, pool: WorkerPool, limits: Limits) -> Shard:
    """Have what follows from stored segments derived anew and staged."""
    return run_derive_job(pool, job, limits)


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish_batch(root: Path, batch: Batch, settings: Settings, *, reject_failing: bool) -> Outcome:
    """Audit the staged shards and publish them in one transaction."""
    from expectations.gate import audit, publish_suites  # noqa: PLC0415 - takes seconds

    suites = publish_suites(settings.drift, settings.drift_limit)
    return publish(root, batch, partial(audit, suites=suites), reject_failing=reject_failing)


@flow(
    name="refresh",
    # A thread more than workers, so that the next shard waits at hand; each takes some MB.
    task_runner=ThreadPoolTaskRunner(max_workers=load_settings().workers + 1),  # type: ignore[arg-type]
    validate_parameters=False,
)
def refresh(
    sources: list[str],
    lake: str | None = None,
    limit: int | None = None,
    reject_failing: bool = False,
    retry_rejected: bool = False,
    rederive: bool = False,
) -> State[Any]:
    """Bring the lake up to date with its sources.

    Args:
        sources: Folders, files, globs or manifests.
        lake: Folder of the lake; that of the settings when None.
        limit: Look at this many files only.
        reject_failing: Publish without the documents that the quality gate lays failures to.
        retry_rejected: Read again what was rejected before.
        rederive: Derive anew what older rules, models or extractors made.
    """
    settings = load_settings()
    root = Path(lake) if lake else settings.lake
    run = Run(new_refresh_id(now := datetime.now(UTC)), now, sources)
    layout = Layout(root)
    if overtaken := overtaken_by(layout.runs, sources, _due()):
        return _skipped(f"late: refresh {overtaken} has run since it was due")
    try:
        with disk_faults_named(root), writer_lock(layout.lock), Reporter() as reporter:
            create_lake(root)
            with _recorded(run, layout):
                _refresh(
                    run,
                    settings,
                    layout,
                    reporter,
                    limit,
                    reject_failing=reject_failing,
                    retry_rejected=retry_rejected,
                    rederive=rederive,
                )
    except Busy as busy:
        return _skipped(str(busy))
    except PolicylakeError as error:
        run.failed(error)
    except OSError as error:
        run.failed(StorageError(error))
    notify(settings, root, run)
    create_markdown_artifact(as_markdown(run), key="refresh", description="What the refresh did")
    if run.error:
        return Failed(message=str(run.error), data=run)
    return Completed(message="published" if run.published else "nothing new", data=run)


def _skipped(why: str) -> State[Any]:
    """The end of a run that has left everything to another: no failure, and no record."""
    get_run_logger().info("skipped: %s", why)
    return Completed(name="Skipped", message=why)


def _due() -> datetime | None:
    """When the run was due, if a schedule made it."""
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    return run.expected_start_time if run and run.auto_scheduled else None


@contextmanager
def _recorded(run: Run, layout: Layout) -> Iterator[None]:
    """Keep the run's record, however the block ends.

    What a user can mend is noted in the run and goes no further.
    """
    close_interrupted(layout.root)
    begin_run(layout.runs, run.refresh_id, run.started_at, run.sources)
    try:
        yield
    except PolicylakeError as error:
        run.failed(error)
    except OSError as error:
        run.failed(StorageError(error))
    except Exception as error:
        run.failed(PolicylakeError(f"{type(error).__name__}: {error}"))
        raise
    except BaseException:
        run.is_interrupted = True
        raise
    finally:
        _record(run, layout)


def _record(run: Run, layout: Layout) -> None:
    """Write the run's record, and its quality results as a page.

    What was published is not taken back when these cannot be written.
    """
    try:
        if run.audit:
            from expectations.data_docs import write_data_docs  # noqa: PLC0415

            run.quality_page = write_data_docs(run.audit, layout.quality / run.refresh_id)
            if run.error:
                run.error = PolicylakeError(f"{run.error}; every result: {run.quality_page}")
    except OSError as error:
        run.warnings.append(f"the quality results cannot be written as a page: {error}")
    try:
        write_run(layout.runs, run.refresh_id, run_record(run))
    except OSError as error:
        run.warnings.append(f"the record of the run cannot be written: {error}")


def _refresh(
    run: Run,
    settings: Settings,
    layout: Layout,
    reporter: Reporter,
    limit: int | None,
    *,
    reject_failing: bool,
    retry_rejected: bool,
    rederive: bool,
) -> None:
    reporter.step("looking at the sources")
    layout.make(layout.staging)
    with run.step("discover"):
        chosen = discover_files(
            layout.root,
            run.sources,
            layout.unpacked,
            settings,
            limit,
            retry_rejected=retry_rejected,
            rederive=rederive,
        )
    run.n_hidden, run.missing = chosen.n_hidden, list(chosen.missing)
    run.n_outdated = chosen.n_outdated
    run.n_described, run.still_rejected = chosen.n_described, list(chosen.still_rejected)
    run.lost = list(chosen.stale.lost)
    if run.sources and not chosen.n_seen:
        gone = f", where the lake knows of {len(chosen.missing):,}; put them back"
        raise PolicylakeError(
            f"no file in {', '.join(run.sources)}{gone if chosen.missing else ''}: what was "
            "published is untouched"
        )
    if limit is None:
        folders = {source_name(Path(source)) for source in run.sources if Path(source).is_dir()}
        empty = sorted(folders - {*chosen.sources})
        run.warnings += [f"the source {name} holds no file" for name in empty]
    if chosen.is_empty:
        keep_only(layout.staging, ())
        counts = {"n_seen": chosen.n_seen, "n_accepted": 0, "n_rejected": 0}
        counts["n_unchanged"] = chosen.n_unchanged
        run.outcome = Outcome(counts, pl.DataFrame())
        return
    stale = chosen.stale
    reporter.step("reading and tagging", chosen.to_read.height + stale.documents.height)
    with run.step("stage"):
        shards = _stage(chosen, settings, layout, reporter)
    reporter.step("auditing and publishing")
    batch = Batch(
        run.refresh_id,
        run.started_at,
        list(chosen.sources),
        chosen.n_seen,
        chosen.n_unchanged,
        chosen.rejected,
        shards,
        chosen.replaced,
        chosen.returned,
        settings.keep_raw,
        stale.documents.with_columns(document_ids(stale.documents)).select(
            "document_id", "refresh_id"
        ),
        frozenset(stale.versions["version_id"]),
    )
    with run.step("publish"):
        run.outcome = publish_batch(layout.root, batch, settings, reject_failing=reject_failing)
    run.seconds |= run.outcome.seconds
    run.published, run.audit = True, run.outcome.audit
    keep_only(layout.staging, ())


def _stage(
    chosen: Selection, settings: Settings, layout: Layout, reporter: Reporter
) -> tuple[Shard, ...]:
    stale = chosen.stale
    n_documents = chosen.to_read.height + stale.documents.height + stale.versions.height
    per_worker = -(-n_documents // settings.workers)
    size = max(1, min(settings.shard_documents, max(per_worker, 100)))
    staging, raw = layout.staging, layout.raw
    cut = partial(
        plan,
        staging=staging,
        documents=size,
        size_bytes=settings.shard_bytes,
        refused=tuple(taken_down(layout)),
    )
    jobs = [
        *cut(chosen.to_read, raw=raw if settings.keep_raw else None),
        *cut(stale.documents.drop("refresh_id"), raw=raw, is_stored=True),
    ]
    derive_jobs = plan_derivations(stale.versions, staging, versions=size)
    used = {job.folder.name for job in jobs} | {job.folder.name for job in derive_jobs}
    keep_only(staging, {layout.unpacked.name, *used})
    limits = unmapped(Limits(settings.document_seconds, settings.shard_seconds))
    advance = unmapped(reporter.advance)
    shards: list[Shard] = []
    if jobs:
        with closing(WorkerPool(min(settings.workers, len(jobs)), stage)) as pool:
            shards += _results(stage_shard.map(jobs, unmapped(pool), limits, advance))
    if derive_jobs:
        with closing(WorkerPool(min(settings.workers, len(derive_jobs)), derive)) as pool:
            shards += _results(derive_shard.map(derive_jobs, unmapped(pool), limits))
    return tuple(shards)


def _results(futures: PrefectFutureList[Shard]) -> list[Shard]:
    wait(list(futures))
    return [future.result() for future in futures]
