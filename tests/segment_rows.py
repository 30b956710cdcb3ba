"""Segments of a made-up version, from readable text."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from transforms.ids import content_id
from warehouse.schemas.segments import SEGMENTS
from warehouse.vocabulary import SegmentKind


@dataclass(frozen=True)
class Block:
    """A segment to be: its text and where it stands."""

    text: str
    kind: SegmentKind = SegmentKind.PARAGRAPH
    headings: list[str] = field(default_factory=list)
    lead_in: int | None = None
    """Place of its lead-in among the blocks."""


def canonical_text(blocks: list[Block]) -> str:
    """The text of a version that consists of ``blocks``."""
    return "\n\n".join(block.text for block in blocks)


def segment_rows(*blocks: Block | str, version: str = "a version") -> pl.DataFrame:
    """The segments, with their table's columns, of the version that consists of ``blocks``."""
    placed = [Block(block) if isinstance(block, str) else block for block in blocks]
    version_id = content_id(version)
    starts = [len(canonical_text([*placed[:n], Block("")])) for n in range(len(placed))]
    spans = [(start, start + len(block.text)) for start, block in zip(starts, placed, strict=True)]
    ids = [f"{version_id}:{start}-{end}" for start, end in spans]
    rows = [
        {
            "segment_id": ids[n],
            "version_id": version_id,
            "parent_segment_id": None,
            "lead_in_segment_id": None if block.lead_in is None else ids[block.lead_in],
            "ordinal": n,
            "kind": block.kind.value,
            "depth": 0,
            "heading_path": block.headings,
            "char_start": spans[n][0],
            "char_end": spans[n][1],
            "source_start": None,
            "source_end": None,
            "page": None,
            "language": None,
            "text": block.text,
            "text_sha256": "0" * 64,
        }
        for n, block in enumerate(placed)
    ]
    return pl.DataFrame(rows, schema=SEGMENTS.schema)
