"""Blocks to canonical texts and versions."""

from __future__ import annotations

import hashlib
from datetime import date

import polars as pl

from tests.outline import document_rows, reading_of
from transforms.blocks import blocks
from transforms.ids import content_id
from transforms.reading import readings
from transforms.texts import document_texts, texts

TEXT = "# Privacy\n\nWe keep:\n\n- your name\n- your address\n\n|a|b|\n|-|-|\n|1|2|\n\nThe end."


def rows_of(*contents: str, dates: list[date | None] | None = None) -> tuple[pl.DataFrame, ...]:
    """documents and document_texts of markdown files of one policy."""
    read_files = {f"{number}.md": reading_of(text, "a.md") for number, text in enumerate(contents)}
    documents = document_rows(*read_files).with_columns(policy_id=pl.lit("a policy"))
    if dates:
        documents = documents.with_columns(pl.Series("document_date", dates, pl.Date))
    return documents, document_texts(documents, blocks(readings(read_files)))


def test_blocks_are_parted_by_line_feeds() -> None:
    _, rows = rows_of(TEXT)
    (text,) = rows["text"]
    assert text == "Privacy\n\nWe keep:\n\nyour name\nyour address\n\na | b\n1 | 2\n\nThe end."
    assert rows["text_sha256"].to_list() == [hashlib.sha256(text.encode()).hexdigest()]
    assert rows["version_id"].to_list() == [content_id("a policy", rows["text_sha256"][0])]


def test_documents_with_the_same_text_are_one_version_of_the_first_of_them() -> None:
    dates = [date(2021, 1, 1), date(2019, 1, 1), None, date(2018, 1, 1)]
    documents, rows = rows_of(TEXT, TEXT.replace("\n", "\r\n"), "Other.", "Other.", dates=dates)
    versions = texts(documents, rows)
    by_document = dict(rows.select("document_id", "version_id").rows())
    assert by_document["0.md"] == by_document["1.md"] != by_document["2.md"]
    assert dict(versions.select("version_id", "document_id").rows()) == {
        by_document["0.md"]: "1.md",
        by_document["2.md"]: "2.md",
    }


def test_the_same_text_of_two_policies_is_two_versions() -> None:
    documents, _ = rows_of(TEXT, TEXT)
    documents = documents.with_columns(policy_id=pl.col("document_id"))
    block_rows = blocks(readings({name: reading_of(TEXT, "a.md") for name in ("0.md", "1.md")}))
    assert texts(documents, document_texts(documents, block_rows)).height == 2


def test_rejected_documents_have_no_text() -> None:
    documents, _ = rows_of(TEXT)
    block_rows = blocks(readings({"0.md": reading_of(TEXT, "a.md")}))
    rejected = documents.with_columns(status=pl.lit("rejected"))
    assert document_texts(rejected, block_rows).is_empty()
    assert texts(rejected, document_texts(rejected, block_rows)).is_empty()
