from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import VERSION_ID
from warehouse.schemas.table import Column, Table

LEAST_SIMILARITY = 0.85

DUPLICATES = Table(
    "duplicates",
    "One row per pair of versions, of one policy or two, with the same or nearly the same text. "
    "Where more than 32 texts are alike, each is paired with some of them only; "
    "duplicate_clusters holds them all.",
    key=("version_id_a", "version_id_b"),
    columns={
        "version_id_a": replace(
            VERSION_ID,
            description="Version with the smaller id of the two",
            references="versions.version_id",
        ),
        "version_id_b": replace(
            VERSION_ID,
            description="Version with the greater id",
            references="versions.version_id",
        ),
        "similarity": Column(
            pl.Float64,
            "Jaccard similarity: of all distinct sequences of three words that either text has, "
            "the share that both have. Words are what white space parts; from U+0800 on each "
            "character counts as one",
            minimum=LEAST_SIMILARITY,
            maximum=1.0,
        ),
        "is_same_text": Column(pl.Boolean, "Whether the texts are the same to the character"),
    },
)
