"""What must hold of duplicates."""

from __future__ import annotations

from expectations.rule import Suite, every
from expectations.structure import structure
from warehouse.schemas.duplicates import DUPLICATES

SUITE = Suite(
    name="duplicates",
    key="version_id_a",
    leads_to_documents=None,
    rows="""
        WITH texts AS (
            SELECT version_id, text_sha256 FROM lake.main.versions
            WHERE version_id IN (SELECT version_id_a FROM new_duplicates)
                OR version_id IN (SELECT version_id_b FROM new_duplicates)
        )
        SELECT d.*, a.text_sha256 = b.text_sha256 AS texts_are_same
        FROM new_duplicates AS d
        LEFT JOIN texts AS a ON a.version_id = d.version_id_a
        LEFT JOIN texts AS b ON b.version_id = d.version_id_b
        """,
    shows=("version_id_b",),
    rules=(
        *structure(DUPLICATES),
        every(
            "smaller_first", "The first id of a pair is the smaller", "version_id_a < version_id_b"
        ),
        every(
            "same_text_is_same",
            "A pair is said to have the same text if and only if it has",
            "is_same_text = texts_are_same",
        ),
        every(
            "same_text_is_alike",
            "The same text has the similarity 1",
            "NOT is_same_text OR similarity = 1",
        ),
    ),
)
