"""A document's blocks as readable text, for tests of reading."""

from __future__ import annotations

import polars as pl

from transforms.blocks import blocks
from transforms.reading import Reading, read, readings
from transforms.segments import segments
from transforms.texts import document_texts, texts
from warehouse.vocabulary import SegmentKind


def reading_of(content: str | bytes, path: str = "policy.txt") -> Reading:
    """What is read of a file with this content."""
    return read(content.encode() if isinstance(content, str) else content, path)


def blocks_of(content: str | bytes, path: str = "policy.txt") -> pl.DataFrame:
    """The blocks of one document."""
    return blocks(readings({"document": reading_of(content, path)}))


def outline(content: str | bytes, path: str = "policy.txt") -> list[str]:
    """One line a block: `# heading`, `- item`, `| row`, `~ furniture` or the bare paragraph.

    A heading has as many `#` as its level, an item two blanks before it for each list around its
    own.
    """
    lines = []
    for block in blocks_of(content, path).iter_rows(named=True):
        mark = {
            SegmentKind.HEADING.value: "#" * block["depth"] + " ",
            SegmentKind.LIST_ITEM.value: "  " * (block["depth"] - 1) + "- ",
            SegmentKind.TABLE_ROW.value: "| ",
            SegmentKind.DEFINITION.value: ": ",
            SegmentKind.BOILERPLATE.value: "~ ",
            SegmentKind.PARAGRAPH.value: "",
        }[block["kind"]]
        lines.append(mark + block["text"])
    return lines


def document_rows(*document_ids: str) -> pl.DataFrame:
    """Accepted documents of policies that are named as they are."""
    return pl.DataFrame(
        {
            "document_id": document_ids,
            "policy_id": document_ids,
            "status": ["accepted"] * len(document_ids),
            "document_date": [None] * len(document_ids),
            "path": document_ids,
        },
        schema_overrides={"document_date": pl.Date, "document_id": pl.String},
    )


def segments_of(
    *contents: str | bytes, path: str = "policy.txt"
) -> tuple[dict[str, str], pl.DataFrame]:
    """version_id → text, and the segments, of documents with these contents."""
    read_files = {
        f"document {number}": reading_of(content, path) for number, content in enumerate(contents)
    }
    block_rows = blocks(readings(read_files))
    documents = document_rows(*read_files)
    document_text_rows = document_texts(documents, block_rows)
    text_rows = texts(documents, document_text_rows)
    by_version = dict(text_rows.select("version_id", "text").iter_rows())
    return by_version, segments(text_rows, block_rows)
