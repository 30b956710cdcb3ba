"""Deriving anew what older code made: from `raw/`, or from stored segments."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from flows.shards import SHARD_TABLES, code_fingerprint
from flows.workers import WorkerFailed
from transforms import EXTRACTOR_VERSION
from transforms.derivations import DERIVED_TABLES, derivation_version, derivations
from warehouse.errors import PolicylakeError
from warehouse.lake import open_lake, require_published
from warehouse.layout import Layout
from warehouse.raw import raw_path
from warehouse.sources import FOUND_SCHEMA
from warehouse.staging import read_shard, write_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    import duckdb

    from flows.workers import Limits, WorkerPool
    from warehouse.staging import Shard

STORED_TABLES = tuple(table for table in SHARD_TABLES if table not in DERIVED_TABLES)


@dataclass(frozen=True)
class Stale:
    """What of a lake is not as the present code would make it."""

    documents: pl.DataFrame
    """Accepted documents to be read again from `raw/`: rows of FOUND_SCHEMA, and the refresh_id of
    each."""
    versions: pl.DataFrame
    """Versions whose segments are as they should be, and what is derived from them is not:
    version_id, and for each table of STORED_TABLES the file that holds its rows."""
    lost: tuple[str, ...]
    """Paths of documents that would have to be read again and are not in `raw/`."""


def nothing_stale() -> Stale:
    """What there is to derive anew where nobody asks for it."""
    return Stale(
        pl.DataFrame(schema={**FOUND_SCHEMA, "refresh_id": pl.String}),
        pl.DataFrame(schema=dict.fromkeys(("version_id", *STORED_TABLES), pl.String)),
        (),
    )


def count_outdated(connection: duckdb.DuckDBPyConnection) -> int:
    """How many versions older rules, models or extractors made."""
    row = connection.execute(
        f"""
        SELECT count(*) FROM lake.main.versions
        WHERE extractor_version <> $1 OR {_derived_by(connection)} IS DISTINCT FROM $2
        """,
        [EXTRACTOR_VERSION, derivation_version()],
    ).fetchone()
    return int(row[0]) if row else 0


def _derived_by(connection: duckdb.DuckDBPyConnection) -> str:
    """The column derivation_version, which an older lake lacks until it is published to."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE database_name = 'lake' "
        "AND table_name = 'versions' AND column_name = 'derivation_version'"
    ).fetchone()
    return "derivation_version" if row and row[0] else "NULL"


def find_stale(root: Path, read_anyway: Collection[str]) -> Stale:
    """What of the lake is not as the present code would make it.

    Args:
        root: The lake's folder.
        read_anyway: Ids of documents that the refresh reads in any case.

    Raises:
        UsageError: there is no lake, or nothing was ever published into it.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        # Every document of a version is read again, so that its layout follows the first of them.
        documents = connection.execute(
            f"""
            SELECT {", ".join(f"d.{c}" for c in _FOUND)}, d.document_id, d.version_id, d.refresh_id
            FROM lake.main.documents AS d LEFT JOIN lake.main.versions AS v USING (version_id)
            WHERE d.status = 'accepted'
              AND (d.extractor_version <> $1 OR v.extractor_version <> $1)
            ORDER BY d.source, d.path
            """,
            [EXTRACTOR_VERSION],
        ).pl()
        documents = documents.filter(~pl.col("document_id").is_in(list(read_anyway)))
        paths = [raw_path(Layout(root).raw, sha256) for sha256 in documents["sha256"]]
        stored = pl.Series([path.exists() for path in paths], dtype=pl.Boolean)
        documents = documents.with_columns(
            pl.Series("location", [os.fsencode(path) for path in paths], pl.Binary),
            pl.lit(None, pl.Int64).alias("offset"),
            pl.lit(None, pl.String).alias("reason"),
            pl.lit(None, pl.String).alias("detail"),
        )
        found = documents.filter(stored)
        versions = _stale_versions(connection, found["version_id"].to_list())
    return Stale(
        found.select(*FOUND_SCHEMA, "refresh_id"),
        versions,
        tuple(documents.filter(~stored)["path"]),
    )


_FOUND = ("source", "path", "sha256", "size_bytes", "manifest")


def _stale_versions(connection: duckdb.DuckDBPyConnection, read_again: list[str]) -> pl.DataFrame:
    """`Stale.versions`, but for those that are read again."""
    # An older lake lacks tables that came later, until it is published to.
    present = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    files = "\n".join(
        f"LEFT JOIN (SELECT DISTINCT version_id, filename AS {table} FROM lake.main.{table})"
        f" AS {table}_files USING (version_id)"
        for table in STORED_TABLES
        if table in present and table != "versions"
    )
    return connection.execute(
        f"""
        SELECT version_id,
            {", ".join(t if t in present else f"NULL::VARCHAR AS {t}" for t in STORED_TABLES)}
        FROM (
            SELECT version_id, filename AS versions FROM lake.main.versions
            WHERE {_derived_by(connection)} IS DISTINCT FROM $1
              AND version_id NOT IN (SELECT unnest($2::VARCHAR[]))
        ) {files}
        ORDER BY ALL
        """,
        [derivation_version(), read_again],
    ).pl()


@dataclass(frozen=True)
class DeriveJob:
    """What a worker needs to derive anew what follows from the segments of some versions."""

    version_ids: tuple[str, ...]
    files: dict[str, str | None]
    """Table → the published file that holds the rows of these versions."""
    folder: Path
    """Where they are staged."""


def plan_derivations(stale: pl.DataFrame, staging: Path, *, versions: int) -> list[DeriveJob]:
    """Cut the stale versions into jobs of at most so many; those of a job lie in the same files."""
    jobs = []
    for group in stale.partition_by(STORED_TABLES, maintain_order=True):
        files = group.row(0, named=True)
        for part in group.iter_slices(versions):
            ids = tuple(part["version_id"])
            inputs = "\n".join((code_fingerprint(), derivation_version(), *ids))
            name = hashlib.sha256(inputs.encode()).hexdigest()[:32]
            job_files = {table: files[table] for table in STORED_TABLES}
            jobs.append(DeriveJob(ids, job_files, staging / name))
    return jobs


def derive(job: DeriveJob, sign_of_life: Callable[[int | None], None]) -> None:
    """Derive anew what follows from the segments of the job's versions, and stage it all.

    What is stored is staged again beside it, so that a version's rows stay in one shard.
    """
    sign_of_life(None)
    is_ours = pl.col("version_id").is_in(list(job.version_ids))
    stored = {
        table: pl.scan_parquet(file, glob=False).filter(is_ours).collect()
        for table, file in job.files.items()
        if file
    }
    if stored["segments"].height != stored["versions"]["n_segments"].sum():
        raise ValueError(f"{job.files['segments']} does not hold all segments of its versions")
    frames = stored | derivations(stored["segments"], stored["versions"])
    write_shard(job.folder, {table: frame.lazy() for table, frame in frames.items()})


def run_derive_job(pool: WorkerPool, job: DeriveJob, limits: Limits) -> Shard:
    """Have a worker do the job.

    Raises:
        PolicylakeError: it died, stalled or raised. These segments were read before, so that no
            document is to blame but the new rules or model.
    """
    if shard := read_shard(job.folder):
        return shard
    try:
        with pool.worker() as worker:
            worker.run(job, limits, lambda: None)
    except WorkerFailed as failure:
        raise PolicylakeError(
            f"the new rules or model fail on stored segments ({failure.detail}); nothing was "
            "published"
        ) from failure
    shard = read_shard(job.folder)
    if shard is None:
        raise PolicylakeError(f"the staged shard {job.folder} cannot be read back")
    return shard
