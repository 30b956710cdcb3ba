from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import CHAR_END, CHAR_START, SEGMENT_ID, TEXT_SHA256, VERSION_ID
from warehouse.schemas.table import LANGUAGE_PATTERN, Column, Table
from warehouse.vocabulary import SegmentKind

SEGMENTS = Table(
    "segments",
    "One row per segment of a version, in reading order. Segments do not overlap, and every "
    "character of the version's text that is not white space lies in exactly one.",
    key=("segment_id",),
    required=True,
    columns={
        "segment_id": SEGMENT_ID,
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "parent_segment_id": replace(
            SEGMENT_ID,
            description="Heading that the segment stands under, or for a nested list item the item "
            "around it",
            nullable=True,
        ),
        "lead_in_segment_id": replace(
            SEGMENT_ID,
            description="For a list item, the sentence that opens its list (`We collect:`)",
            nullable=True,
        ),
        "ordinal": Column(pl.Int32, "Place in the version, from 0", minimum=0),
        "kind": Column(pl.String, "What it is in the document", values=SegmentKind),
        "depth": Column(
            pl.Int32, "Level of a heading or nesting of a list item, from 1; else 0", minimum=0
        ),
        "heading_path": Column(
            pl.List(pl.String), "Texts of the headings above it, outermost first; empty at the top"
        ),
        "char_start": CHAR_START,
        "char_end": CHAR_END,
        "source_start": Column(
            pl.Int32,
            "Start of the stretch of the decoded file that it was read from (after the repair of "
            "mojibake, where documents.character_flags tells of one); null for PDF",
            nullable=True,
            unit="code points",
            minimum=0,
        ),
        "source_end": Column(
            pl.Int32,
            "End of that stretch, exclusive; null for PDF",
            nullable=True,
            unit="code points",
            minimum=1,
        ),
        "page": Column(
            pl.Int32,
            "Page that it begins on, from 1; null where there are no pages",
            nullable=True,
            minimum=1,
        ),
        "language": Column(
            pl.String,
            "Language of its text, ISO 639-1 or 639-3. Null for boilerplate, below 60 bytes, and "
            "where it cannot be told: most likely that of the version, which is not copied here",
            nullable=True,
            pattern=LANGUAGE_PATTERN,
        ),
        "text": Column(pl.String, "Its text: the span of the version's text"),
        "text_sha256": TEXT_SHA256,
    },
)
