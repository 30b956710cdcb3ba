from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import SCHEME, SEGMENT_ID, TERM, VERSION_ID
from warehouse.schemas.table import Column, Table

TAGS = Table(
    "tags",
    "One row per segment and term that applies to it.",
    key=("segment_id", "scheme", "term"),
    required=True,
    columns={
        "segment_id": replace(SEGMENT_ID, references="segments.segment_id"),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "scheme": SCHEME,
        "term": replace(TERM, references="terms.term"),
        "score": Column(
            pl.Float64, "How strongly the term applies, from 0 to 1", minimum=0.0, maximum=1.0
        ),
        "model_version": Column(pl.String, "Version of the model that gave the tag"),
    },
)
