from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import VERSION_ID
from warehouse.schemas.table import Column, Table

SIGNATURES = Table(
    "signatures",
    "One row per version: a small sketch of its text, by which near duplicates are found.",
    key=("version_id",),
    required=True,
    columns={
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "signature": Column(
            pl.List(pl.Int32),
            "64 minima of hashes of each three consecutive words; the share of places in which two "
            "signatures agree estimates the similarity of the texts (MinHash)",
        ),
    },
)
