from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import SCHEME, SEGMENT_ID, TERM, VERSION_ID
from warehouse.schemas.table import Column, Table

TAGS = Table(
    "tags",
    "One row per segment and term that applies to it. Headings and boilerplate have none. A "
    "segment in a language that the model has not learnt has one row, of the scheme `tagging`.",
    key=("segment_id", "scheme", "term"),
    required=True,
    columns={
        "segment_id": replace(SEGMENT_ID, references="segments.segment_id"),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "scheme": SCHEME,
        "term": replace(TERM, references="terms.term"),
        "score": Column(
            pl.Float64,
            "Probability that the term applies; each term has a limit of its own in the model",
            minimum=0.0,
            maximum=1.0,
        ),
        "model_version": Column(
            pl.String, "Model that gave the tag, by the beginning of its file's hash"
        ),
    },
)
