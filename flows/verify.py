"""Verifying a lake: its files, then its rows by the same expectations that gate a publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.definition import require_present_day
from warehouse.lake import open_lake
from warehouse.publish import show_all_rows
from warehouse.verify import damaged_files

if TYPE_CHECKING:
    from pathlib import Path


def verify(root: Path) -> tuple[list[str], bool]:
    """(faults of the lake, one line each; whether rows were checked too: not of damaged files).

    Raises:
        UsageError: there is no lake, or nothing was ever published into it.
        PolicylakeError: its files are sound, but of an older version: rows cannot be checked yet.
    """
    if faults := damaged_files(root):
        return faults, False
    from expectations.gate import LAKE_SUITES, audit  # noqa: PLC0415 - takes seconds

    with open_lake(root) as connection:
        connection.execute("BEGIN")
        require_present_day(connection)
        show_all_rows(connection)
        result = audit(connection, LAKE_SUITES)
    return [result.in_words for result in result.blocking], True
