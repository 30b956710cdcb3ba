"""Shards: about a thousand documents that one worker reads, transforms and stages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files as package_files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.polars_thread import on_polars_thread
from flows.workers import Limits, WorkerFailed, WorkerPool
from transforms.blocks import blocks
from transforms.contradictions import contradictions
from transforms.derivations import with_derivation
from transforms.documents import document_ids, documents, without_services
from transforms.facts import facts
from transforms.policy_check import policy_check
from transforms.practices import practices
from transforms.reading import Reading, read, readings
from transforms.segments import segments
from transforms.sentences import sentences
from transforms.signatures import signatures
from transforms.tags import tags
from transforms.texts import document_texts, texts
from transforms.versions import versions
from warehouse.errors import PolicylakeError
from warehouse.raw import read_accepted, store_raw
from warehouse.sources import read_document
from warehouse.staging import Shard, read_shard, write_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warehouse.vocabulary import Reason

SHARD_TABLES = (
    "versions",
    "segments",
    "sentences",
    "tags",
    "facts",
    "practices",
    "contradictions",
    "signatures",
)
"""The tables of a shard whose rows belong to a version."""

_MOST_CULPRITS = 25
"""More documents of one shard than this do not end their worker by chance: the code is at fault."""


@dataclass(frozen=True)
class Job:
    """What a worker needs to stage a shard."""

    files: pl.DataFrame
    """Rows of warehouse.sources.FOUND_SCHEMA."""
    folder: Path
    """Where the shard is staged; its name is the shard's id."""
    raw: Path | None
    """The raw store; None where raw files are neither kept nor read from it."""
    is_stored: bool = False
    """The files are read from the raw store, not from where they were found."""
    refused: tuple[str, ...] = ()
    """Services that were taken down: their documents are rejected."""
    is_probe: bool = False
    """Do all the work, but write nothing."""


def plan(
    files: pl.DataFrame,
    staging: Path,
    raw: Path | None,
    *,
    documents: int,
    size_bytes: int,
    is_stored: bool = False,
    refused: tuple[str, ...] = (),
) -> list[Job]:
    """Cut ``files`` into jobs of at most so many documents and bytes (or one document).

    A job's folder is named after a hash of its inputs and of the code, so that a later run finds
    what an earlier one finished.
    """
    jobs = []
    for part in _cut(files, documents, size_bytes):
        rows = part.drop("location", "offset").write_ndjson()
        shard_id = hashlib.sha256(
            f"{code_fingerprint()}\n{raw is not None}\n{refused}\n{rows}".encode()
        ).hexdigest()[:32]
        jobs.append(Job(part, staging / shard_id, raw, is_stored, refused))
    return jobs


def _cut(files: pl.DataFrame, documents: int, size_bytes: int) -> Iterator[pl.DataFrame]:
    start, total = 0, 0
    for row, size in enumerate(files["size_bytes"].fill_null(0)):
        if row > start and (row - start >= documents or total + size > size_bytes):
            yield files[start:row]
            start, total = row, 0
        total += size
    if start < files.height:
        yield files[start:]


@cache
def code_fingerprint() -> str:
    """SHA-256 of the source of everything that makes rows: transforms and their package data."""
    digest = hashlib.sha256()
    for package in ("transforms", "warehouse.schemas"):
        for file in sorted(Path(str(package_files(package))).rglob("*")):
            if file.suffix in {".py", ".toml", ".csv", ".model"}:
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def stage(job: Job, sign_of_life: Callable[[int | None], None]) -> None:
    """Read, transform and stage the job's documents.

    Args:
        job: The work.
        sign_of_life: Called with the row of each document before it is read, and with None before
            the steps over all of them.
    """
    files = job.files.with_columns(document_ids(job.files))
    found: dict[str, Reading] = {}
    contents: dict[str, bytes] = {}
    for row, file in enumerate(files.iter_rows(named=True)):
        if file["reason"]:
            continue
        sign_of_life(row)
        content, reason, detail = _content(job, file)
        reading = Reading(reason=reason, detail=detail) if reason else read(content, file["path"])
        found[file["document_id"]] = reading
        contents[file["document_id"]] = content
    sign_of_life(None)
    frames = on_polars_thread(lambda: _tables(files, readings(found), job.refused))
    if job.is_probe:
        return
    if job.raw and not job.is_stored:
        accepted = frames["documents"].filter(pl.col("status") == "accepted").collect()
        for document_id, sha256 in accepted.select("document_id", "sha256").iter_rows():
            store_raw(job.raw, sha256, contents[document_id])
    write_shard(job.folder, frames)


def _content(job: Job, file: dict[str, Any]) -> tuple[bytes, Reason | None, str | None]:
    """(content, reason, detail) of a document; a reason when it cannot be read."""
    if job.is_stored and job.raw:
        return read_accepted(job.raw, file["sha256"]), None, None
    return read_document(file["location"], file["offset"], file["size_bytes"], file["sha256"])


def _tables(
    files: pl.DataFrame, read_files: pl.DataFrame, refused: tuple[str, ...]
) -> dict[str, pl.LazyFrame]:
    """Table name → its rows, of one shard."""
    block_rows = blocks(read_files)
    read_files = policy_check(read_files, block_rows)
    document_rows = without_services(documents(files.drop("document_id"), read_files), refused)
    document_text_rows = document_texts(document_rows, block_rows)
    text_rows = texts(document_rows, document_text_rows)
    segment_rows = segments(text_rows, block_rows)
    sentence_rows = sentences(segment_rows)
    fact_rows = facts(segment_rows.lazy()).collect()
    practice_rows = practices(segment_rows, sentence_rows)
    version_rows = versions(text_rows, segment_rows, sentence_rows, fact_rows, read_files)
    return {
        "documents": document_rows.join(
            document_text_rows.select("document_id", "version_id"), on="document_id", how="left"
        )
        .with_columns(pl.lit("").alias("refresh_id"))
        .sort("source", "path")
        .lazy(),
        "versions": with_derivation(version_rows).lazy(),
        "segments": segment_rows.lazy(),
        "sentences": sentence_rows.lazy(),
        "tags": tags(segment_rows, version_rows).lazy(),
        "facts": fact_rows.lazy(),
        "practices": practice_rows.lazy(),
        "contradictions": contradictions(
            practice_rows, fact_rows, segment_rows, sentence_rows
        ).lazy(),
        "signatures": signatures(version_rows).lazy(),
    }


def run_job(pool: WorkerPool, job: Job, limits: Limits, on_document: Callable[[], None]) -> Shard:
    """Have a worker stage the job; documents that end or stall it are rejected, each alone.

    Raises:
        PolicylakeError: more documents than chance explains ended their worker.
    """
    if shard := read_shard(job.folder):
        return shard
    blamed: set[int] = set()
    while True:
        try:
            with pool.worker() as worker:
                worker.run(job, limits, on_document)
            shard = read_shard(job.folder)
            if shard is None:
                raise PolicylakeError(f"the staged shard {job.folder} cannot be read back")
            return shard
        except WorkerFailed as failure:
            rows = [failure.document] if failure.document is not None else None
            rows = rows or list(
                islice(_culprits(pool, job, limits, range(job.files.height)), _MOST_CULPRITS + 1)
            )
            if not rows or len(blamed.union(rows)) > _MOST_CULPRITS:
                raise PolicylakeError(
                    f"{max(len(blamed), 1)} documents of one shard ended their worker; this is a "
                    f"fault of policylake, please report it: {failure.detail}"
                ) from failure
            blamed.update(rows)
            job = replace(job, files=_blame(job.files, rows, failure))


def _culprits(pool: WorkerPool, job: Job, limits: Limits, rows: range) -> Iterator[int]:
    """Rows of the documents that fail the steps over all documents, found by halving."""
    if len(rows) == 1:
        yield rows[0]
        return
    middle = len(rows) // 2
    for half in (rows[:middle], rows[middle:]):
        probe = replace(job, files=job.files[half.start : half.stop], is_probe=True)
        try:
            with pool.worker() as worker:
                worker.run(probe, limits, lambda: None)
        except WorkerFailed:
            yield from _culprits(pool, job, limits, half)


def _blame(files: pl.DataFrame, rows: list[int], failure: WorkerFailed) -> pl.DataFrame:
    blamed = pl.int_range(pl.len()).is_in(rows)
    return files.with_columns(
        pl.when(blamed).then(pl.lit(failure.reason.value)).otherwise("reason").alias("reason"),
        pl.when(blamed).then(pl.lit(failure.detail)).otherwise("detail").alias("detail"),
    )
