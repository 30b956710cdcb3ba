from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import VERSION_ID
from warehouse.schemas.table import ID_PATTERN, Column, Table
from warehouse.vocabulary import ContradictionKind

CONTRADICTIONS = Table(
    "contradictions",
    "One row per pair of statements of one version that cannot both hold.",
    key=("first_id", "second_id"),
    columns={
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "kind": Column(pl.String, "What they disagree about", values=ContradictionKind),
        "first_id": Column(
            pl.String,
            "The one that stands first in the text: practice_id or fact_id, by the kind",
            pattern=ID_PATTERN,
        ),
        "second_id": Column(pl.String, "The other one", pattern=ID_PATTERN),
        "explanation": Column(pl.String, "Why they cannot both hold, in one line"),
    },
)
