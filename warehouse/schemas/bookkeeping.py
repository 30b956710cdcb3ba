"""The tables by which a lake accounts for itself."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import PUBLISHED_AT, REFRESH_ID
from warehouse.schemas.table import SHA256_PATTERN, TIMESTAMP, Column, Table
from warehouse.vocabulary import RunKind, Severity


def _count(description: str) -> Column:
    return Column(pl.Int64, description, unit="documents", minimum=0)


REFRESHES = Table(
    "refreshes",
    "One row per published run: a refresh, or a rollback, compaction or takedown, which see no "
    "files.",
    key=("refresh_id",),
    required=True,
    columns={
        "refresh_id": replace(
            REFRESH_ID, description="Refresh: its start in UTC and a random suffix"
        ),
        "kind": Column(pl.String, "What the run did", values=RunKind, earlier=RunKind.REFRESH),
        "detail": Column(
            pl.String, "More of it in words; null for a refresh of its sources", nullable=True
        ),
        "started_at": Column(TIMESTAMP, "When it began, UTC"),
        "published_at": PUBLISHED_AT,
        "sources": Column(
            pl.List(pl.String), "Names of the sources that it was given; none but for a refresh"
        ),
        "n_seen": _count("Files seen in the sources: accepted + unchanged + rejected"),
        "n_accepted": _count("Files read and published"),
        "n_unchanged": _count("Files already in the lake"),
        "n_rejected": _count("Files rejected, with a reason"),
        "n_versions": Column(pl.Int64, "Versions added", unit="versions", minimum=0),
        "has_raw": Column(pl.Boolean, "Whether it stored the raw files that it accepted"),
        "policylake_version": Column(pl.String, "Version of policylake that ran it"),
        "code_fingerprint": Column(
            pl.String,
            "SHA-256 of the transforms' source that made its rows",
            pattern=SHA256_PATTERN,
        ),
    },
)

QUALITY_RESULTS = Table(
    "quality_results",
    "One row per expectation evaluated in a published refresh.",
    key=("refresh_id", "expectation"),
    required=True,
    columns={
        "refresh_id": replace(REFRESH_ID, references="refreshes.refresh_id"),
        "suite": Column(pl.String, "Suite: a table's name, or across_tables"),
        "expectation": Column(pl.String, "Name of the expectation, unique among all suites"),
        "description": Column(pl.String, "What it expects, in words"),
        "severity": Column(pl.String, "What its failure does to a publish", values=Severity),
        "success": Column(pl.Boolean, "Whether it held"),
        "n_failing_rows": Column(
            pl.Int64,
            "Rows that break it; null where it is not about rows",
            nullable=True,
            unit="rows",
            minimum=0,
        ),
        "observed": Column(pl.String, "Observed value, as JSON", nullable=True),
    },
)

FILES = Table(
    "files",
    "One row per Parquet file published, DuckLake's lists of deleted rows included. Of the files "
    "of this table itself each is listed by the next one; the hash of the last stands in its "
    "snapshot's commit message.",
    key=("path",),
    required=True,
    columns={
        "path": Column(pl.String, "Path below the lake's data folder, with `/`"),
        "table_name": Column(pl.String, "Table that it belongs to"),
        "sha256": Column(pl.String, "SHA-256 of the file", pattern=SHA256_PATTERN),
        "size_bytes": Column(pl.Int64, "Size of the file", unit="bytes", minimum=1),
        "n_rows": Column(pl.Int64, "Rows in the file", unit="rows", minimum=0),
        "refresh_id": replace(REFRESH_ID, references="refreshes.refresh_id"),
    },
)

BOOKKEEPING = frozenset({REFRESHES.name, QUALITY_RESULTS.name, FILES.name})
"""The tables that only grow, whatever content is put back: they tell what happened."""
