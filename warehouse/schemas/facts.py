from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.fact_kinds import FactKind
from warehouse.schemas.columns import (
    CHAR_END,
    CHAR_START,
    CONFIDENCE,
    RULE,
    RULE_VERSION,
    SEGMENT_ID,
    VERSION_ID,
)
from warehouse.schemas.table import ID_PATTERN, Column, Table

FACTS = Table(
    "facts",
    "One row per normalised fact found in a segment, with the exact span that states it.",
    key=("fact_id",),
    columns={
        "fact_id": Column(
            pl.String,
            "Fact: hash of version_id, span, kind, value and attributes",
            pattern=ID_PATTERN,
        ),
        "segment_id": replace(SEGMENT_ID, references="segments.segment_id"),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "kind": Column(pl.String, "What kind of fact", values=FactKind),
        "value": Column(pl.String, "Normalised value, in the form that its kind states"),
        "attributes": Column(
            pl.String,
            "Further properties, as a JSON object with the keys of its kind",
            nullable=True,
        ),
        "char_start": CHAR_START,
        "char_end": CHAR_END,
        "text": Column(pl.String, "Its text: the span of the version's text"),
        "confidence": CONFIDENCE,
        "rule": RULE,
        "rule_version": RULE_VERSION,
    },
)
