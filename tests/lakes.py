"""Looking at lakes from outside, for tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

from warehouse.lake import open_lake
from warehouse.schemas import TABLES

BOOKKEEPING = ("refreshes", "quality_results", "files")


def content(lake: Path, snapshot: int | None = None) -> dict[str, str]:
    """Table → hash of its rows, bookkeeping left out; equal for lakes of equal content."""
    digests = {}
    with open_lake(lake, snapshot=snapshot) as connection:
        present = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
        for table in TABLES.values():
            if table.name in BOOKKEEPING or table.name not in present:
                continue
            columns = ", ".join(f'"{c}"' for c in table.columns if c != "refresh_id")
            rows = connection.execute(f"SELECT {columns} FROM {table.name} ORDER BY ALL").fetchall()
            digests[table.name] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return digests


def answer(lake: Path, query: str) -> list[tuple[object, ...]]:
    """The rows of ``query`` on the last snapshot."""
    with open_lake(lake) as connection:
        return connection.execute(query).fetchall()


def n_snapshots(lake: Path) -> int:
    """How many snapshots refreshes have published."""
    query = "SELECT count(*) FROM lake.snapshots() WHERE commit_extra_info IS NOT NULL"
    return int(str(answer(lake, query)[0][0]))
