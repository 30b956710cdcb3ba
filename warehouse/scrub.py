"""Removing what is left of rows beside the published files: statistics, records, pages."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from warehouse.disk import disk_fault
from warehouse.errors import PolicylakeError
from warehouse.ledger import write_json

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from warehouse.layout import Layout

_SECONDS: Final = 60
_LAST: Final = "\U0010ffff"
"""A text after which no other comes."""


def scrub(layout: Layout, ids: Collection[str]) -> int:
    """Remove what quotes rows with these ids, and make the catalog forget what was deleted in it.

    Full-text indexes go whole; quality pages that name an id go; of run records what an expectation
    observed is blanked. Returns the number of pages and records.

    Raises:
        PolicylakeError: somebody reads the catalog for longer than a minute.
        OSError: the disk refused.
    """
    shutil.rmtree(layout.search, ignore_errors=True)
    n_changed = 0
    for page in sorted(layout.quality.glob("*/index.html")):
        if _names(page.read_text(encoding="utf-8", errors="replace"), ids):
            shutil.rmtree(page.parent)
            n_changed += 1
    for record in sorted(layout.runs.glob("*.json")):
        n_changed += _blank(record, ids)
    _forget(layout.catalog)
    return n_changed


def _names(text: str, ids: Collection[str]) -> bool:
    return any(name in text for name in ids)


def _blank(record: Path, ids: Collection[str]) -> bool:
    """Blank what expectations observed of rows with these ids; whether anything was."""
    text = record.read_text(encoding="utf-8")
    if not _names(text, ids):
        return False
    content = json.loads(text)
    blanked = False
    for result in content.get("quality", ()):
        if result.get("observed") and _names(result["observed"], ids):
            result["observed"] = None
            blanked = True
    if blanked:
        write_json(record, content)
    return blanked


_BOUND = """
    (SELECT CASE WHEN count(f.{bound}) < (
            SELECT count(*) FROM ducklake_data_file AS d
            WHERE d.table_id = ducklake_table_column_stats.table_id
        ) THEN $1 ELSE {pick}(f.{bound}) END
    FROM ducklake_file_column_stats AS f
    WHERE f.table_id = ducklake_table_column_stats.table_id
        AND f.column_id = ducklake_table_column_stats.column_id)
"""
"""The bound of a column over all files that the catalog names; $1 where one does not tell its own.

A bound must never be left out: DuckLake then takes that of the next file for the whole table's.
"""


def _forget(catalog: Path) -> None:
    """Narrow the bounds of text columns to the files that are there, and rewrite the catalog.

    DuckLake only ever widens the bounds of a table, and keeps them in words.
    """
    is_text = (
        "(table_id, column_id) IN "
        "(SELECT table_id, column_id FROM ducklake_column WHERE column_type = 'varchar')"
    )
    try:
        with closing(sqlite3.connect(catalog, timeout=_SECONDS)) as connection:
            for bound, pick, widest in (("min_value", "min", ""), ("max_value", "max", _LAST)):
                query = _BOUND.format(bound=bound, pick=pick)
                connection.execute(
                    f"UPDATE ducklake_table_column_stats SET {bound} = {query} WHERE {is_text}",
                    [widest],
                )
            connection.commit()
            connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        told = PolicylakeError(
            f"{catalog} cannot be rewritten ({error}); let its readers end, then run this again"
        )
        raise disk_fault(catalog.parent, error) or told from error
    if busy:
        raise PolicylakeError(
            f"the journal of {catalog} is in use; let its readers end, then run this again"
        )
