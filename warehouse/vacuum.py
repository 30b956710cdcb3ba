"""Giving back room: old snapshots, and files that no snapshot names."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from warehouse.catalog import committed_hashes, named_files, published_snapshots
from warehouse.lake import open_lake, require_published
from warehouse.pins import pins
from warehouse.raw import needed_raw, raw_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.layout import Layout

_SECONDS: Final = 60
"""How long another process may use the catalog before this gives up."""


@dataclass(frozen=True)
class Surplus:
    """What can go without a kept snapshot missing anything."""

    snapshots: tuple[int, ...]
    """Snapshots to expire."""
    files: tuple[Path, ...]
    """Files of killed runs and files that expired snapshots alone name, in order of removal."""
    size_bytes: int


def surplus(layout: Layout, keep: int | None, keep_days: float | None) -> Surplus:
    """What a vacuum would remove, and how many bytes.

    The last snapshot is always kept, and so are pinned ones, the newest ``keep`` and those of the
    last ``keep_days``. With neither of the two every snapshot is kept.

    The caller holds the writer's lock: what stands in the staging folder is nobody's then.

    Raises:
        UsageError: there is no lake, or nothing was ever published into it.
        PolicylakeError: the list of pins cannot be read.
    """
    with open_lake(layout.root) as connection:
        require_published(connection, layout.root)
        connection.execute("BEGIN")
        named = named_files(connection)
        kept = kept_snapshots(connection, named, layout, keep, keep_days)
        expired = [s.number for s in published_snapshots(connection) if s.number not in kept]
        # Snapshots that somebody else made with DuckLake stay, whatever they are.
        present = connection.execute("SELECT snapshot_id FROM lake.snapshots()").fetchall()
        stay = {number for (number,) in present} - set(expired)
        needed = {f.path for f in named if not expired or any(f.is_in(n) for n in stay)}
        raw = needed_raw(connection, layout, only=needed)
    files = tuple(_unneeded(layout, needed, raw))
    return Surplus(tuple(expired), files, _size(files))


def kept_snapshots(
    connection: duckdb.DuckDBPyConnection,
    named: Collection[NamedFile],
    layout: Layout,
    keep: int | None,
    keep_days: float | None,
) -> set[int]:
    """Numbers of the snapshots that stay."""
    published = published_snapshots(connection)
    if keep is None and keep_days is None:
        return {snapshot.number for snapshot in published}
    newest = published[-max(keep or 1, 1) :]
    oldest = datetime.now(UTC) - timedelta(days=keep_days or 0)
    young = [s for s in published if keep_days is not None and s.published_at >= oldest]
    telling = _telling_alone(connection, named)
    return {s.number for s in (*newest, *young)} | set(pins(layout)) | telling


def _telling_alone(connection: duckdb.DuckDBPyConnection, named: Collection[NamedFile]) -> set[int]:
    """Snapshots whose commit message alone tells the hash of a file that is in use.

    Lakes of older versions have them until their next refresh.
    """
    listed = {path for (path,) in connection.execute("SELECT path FROM lake.main.files").fetchall()}
    untold = committed_hashes(connection).keys() - listed
    return {file.begin for file in named if file.path in untold and file.end is None}


def expire(root: Path, snapshots: Iterable[int]) -> None:
    """Take ``snapshots`` out of the catalog; their files stay until `remove` is called.

    DuckLake's own functions for removing files are not used: they go by lists of paths and have
    removed files that were in use. What may go is found anew from what the catalog still names.
    """
    numbers = sorted(snapshots)
    if not numbers:
        return
    with open_lake(root, read_only=False) as connection:
        listed = ", ".join(map(str, numbers))
        connection.execute(f"CALL ducklake_expire_snapshots('lake', versions => [{listed}])")


def remove(layout: Layout) -> tuple[int, int]:
    """Remove every file that no snapshot of the catalog needs; (files, bytes) that went."""
    left = surplus(layout, None, None)
    for path in left.files:
        path.unlink(missing_ok=True)
    for folder in sorted({path.parent for path in left.files}, reverse=True):
        if folder not in (layout.raw, layout.staging) and not any(folder.iterdir()):
            folder.rmdir()
    shutil.rmtree(layout.staging, ignore_errors=True)
    with closing(sqlite3.connect(layout.catalog, timeout=_SECONDS)) as catalog:
        catalog.execute("DELETE FROM ducklake_files_scheduled_for_deletion")
        catalog.commit()
    return len(left.files), left.size_bytes


def _unneeded(layout: Layout, needed: Collection[str], raw: Collection[str]) -> Iterator[Path]:
    """Files of killed runs, and published and raw files that are not needed.

    What is staged goes first: a shard that a later refresh takes up relies on its raw files.
    """
    yield from _files(layout.staging)
    for path in _files(layout.data):
        if path.relative_to(layout.data).as_posix() not in needed:
            yield path
    stored = {raw_path(layout.raw, sha256) for sha256 in raw}
    for path in _files(layout.raw):
        if path not in stored:
            yield path


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def _size(files: Iterable[Path]) -> int:
    """Bytes that removing ``files`` gives back; a file goes when its last name does."""
    names: dict[int, int] = {}
    total = 0
    for path in files:
        status = path.lstat()
        names[status.st_ino] = names.get(status.st_ino, 0) + 1
        if names[status.st_ino] == status.st_nlink:
            total += status.st_size
    return total
