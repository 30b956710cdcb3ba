"""Pinned snapshots: kept whatever their age, until the pin is removed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warehouse.catalog import published_snapshots
from warehouse.errors import UsageError
from warehouse.lake import open_lake, require_lake
from warehouse.ledger import read_ledger, write_ledger
from warehouse.lock import writer_lock

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.layout import Layout


def pins(layout: Layout) -> dict[int, str]:
    """Number → note of every pinned snapshot.

    Raises:
        PolicylakeError: the list of pins cannot be read.
    """
    return {int(entry["snapshot"]): str(entry["note"]) for entry in read_ledger(layout.pins)}


def pin(root: Path, snapshot: int, note: str) -> None:
    """Keep ``snapshot`` from ever being expired; a later note replaces an earlier one.

    Raises:
        UsageError: the lake has no such snapshot.
        PolicylakeError: another process is writing to the lake.
    """
    layout = require_lake(root)
    with writer_lock(layout.lock):
        with open_lake(root) as connection:
            found = [s for s in published_snapshots(connection) if s.number == snapshot]
        if not found:
            raise UsageError(f"the lake has no snapshot {snapshot}; see `policylake snapshots`")
        entry = {
            "snapshot": snapshot,
            "refresh_id": found[0].refresh_id,
            "note": note,
            "pinned_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        others = [e for e in read_ledger(layout.pins) if e["snapshot"] != snapshot]
        write_ledger(layout.pins, [*others, entry])


def unpin(root: Path, *snapshots: int) -> None:
    """Let ``snapshots`` grow old like any other.

    Raises:
        UsageError: one of them is not pinned.
        PolicylakeError: another process is writing to the lake.
    """
    layout = require_lake(root)
    with writer_lock(layout.lock):
        entries = read_ledger(layout.pins)
        pinned = {entry["snapshot"] for entry in entries}
        for snapshot in snapshots:
            if snapshot not in pinned:
                raise UsageError(f"snapshot {snapshot} is not pinned; see `policylake snapshots`")
        write_ledger(layout.pins, [e for e in entries if e["snapshot"] not in snapshots])
