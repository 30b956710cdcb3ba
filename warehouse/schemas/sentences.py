from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import CHAR_END, CHAR_START, SEGMENT_ID, VERSION_ID
from warehouse.schemas.table import Column, Table

SENTENCES = Table(
    "sentences",
    "One row per sentence of a segment that is not boilerplate, in reading order; a heading or "
    "list item without a stop is one sentence. The sentences of a segment begin and end where it "
    "does, and between two of them is nothing but white space.",
    key=("segment_id", "ordinal"),
    required=True,
    columns={
        "segment_id": replace(SEGMENT_ID, references="segments.segment_id"),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "ordinal": Column(pl.Int32, "Place in the segment, from 0", minimum=0),
        "char_start": CHAR_START,
        "char_end": CHAR_END,
    },
)
