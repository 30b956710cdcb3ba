from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import SCHEME, TERM
from warehouse.schemas.table import Column, Table

TERMS = Table(
    "terms",
    "One row per term of a vocabulary. Rewritten when the vocabulary changes.",
    key=("scheme", "term"),
    required=True,
    columns={
        "scheme": SCHEME,
        "term": TERM,
        "label": Column(pl.String, "Name to show"),
        "iri": Column(pl.String, "IRI of the nearest concept of the W3C DPV", nullable=True),
        "definition": Column(pl.String, "What the term covers, in one sentence"),
        "broader_term": replace(TERM, description="Term of the scheme above it", nullable=True),
    },
)
