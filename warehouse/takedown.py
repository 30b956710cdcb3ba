"""Taking a service down: nothing of it is left in the lake, and its files are refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warehouse.belonging import belongs, name_belongings
from warehouse.catalog import named_files, published_snapshots
from warehouse.errors import UsageError
from warehouse.lake import open_lake, require_published
from warehouse.layout import Layout
from warehouse.ledger import read_ledger, write_ledger
from warehouse.raw import needed_raw
from warehouse.schemas import TABLES
from warehouse.swap import add_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.publish import Publication


@dataclass(frozen=True)
class Holdings:
    """What a lake holds of a service, in all its snapshots."""

    n_rows: dict[str, int] = field(default_factory=dict)
    """Table → rows in published files; a row that several files hold counts in each."""
    files: tuple[NamedFile, ...] = ()
    """The published data files that hold them."""
    raw: frozenset[str] = frozenset()
    """SHA-256 of the raw files that no other service needs."""
    ids: frozenset[str] = frozenset()
    """Ids of its policies, versions and documents."""
    snapshots: tuple[int, ...] = ()
    """Snapshots that name one of the files."""


def taken_down(layout: Layout) -> list[str]:
    """The services whose files are refused, in order.

    Raises:
        PolicylakeError: the list of takedowns cannot be read.
    """
    return sorted(str(entry["service"]) for entry in read_ledger(layout.takedowns))


def unfinished(layout: Layout) -> list[str]:
    """The services whose takedown was begun and broke off."""
    entries = read_ledger(layout.takedowns)
    return sorted(str(entry["service"]) for entry in entries if not entry["is_finished"])


def begin_takedown(layout: Layout, service: str, reason: str, ids: Iterable[str]) -> set[str]:
    """List the takedown of ``service``, so that its files are refused from now on.

    Returns:
        The ids of all that is to go: ``ids``, and those of a takedown that broke off.
    """
    entries = read_ledger(layout.takedowns)
    entry = next((e for e in entries if e["service"] == service), None)
    if entry is None:
        begun = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"service": service, "reason": reason, "begun_at": begun}
        entries.append(entry)
    entry["ids"] = sorted({*ids, *entry.get("ids", ())})
    entry["is_finished"] = False
    write_ledger(layout.takedowns, entries)
    return set(entry["ids"])


def finish_takedown(layout: Layout, service: str) -> None:
    """Note that nothing of ``service`` is left."""
    entries = read_ledger(layout.takedowns)
    for entry in entries:
        if entry["service"] == service:
            entry |= {"ids": [], "is_finished": True}
    write_ledger(layout.takedowns, entries)


def lift_takedown(layout: Layout, service: str) -> None:
    """Let the files of ``service`` be accepted again.

    Raises:
        UsageError: it was not taken down.
    """
    entries = read_ledger(layout.takedowns)
    others = [entry for entry in entries if entry["service"] != service]
    if len(others) == len(entries):
        listed = ", ".join(taken_down(layout)) or "none was"
        raise UsageError(f"{service} was not taken down; services that were: {listed}")
    write_ledger(layout.takedowns, others)


def holdings(root: Path, service: str) -> Holdings:
    """What the lake holds of ``service`` in all its snapshots, deleted rows included.

    Raises:
        UsageError: nothing was ever published, or the last snapshot holds nothing else.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        connection.execute("BEGIN")
        layout = Layout(root)
        named = [file for file in named_files(connection) if not file.deletes_of]
        name_belongings(connection, layout, named, service)
        rows, files = _held(connection, layout, named)
        if files and not _holds_others(connection, service):
            raise UsageError(
                f"the lake in {root} holds nothing but {service}; remove its whole folder"
            )
        ids = connection.execute(
            "SELECT id FROM own_policies UNION SELECT id FROM own_versions "
            "UNION SELECT id FROM own_documents"
        ).fetchall()
        raw = needed_raw(connection, layout) - needed_raw(connection, layout, but_of=service)
        snapshots = tuple(
            s.number
            for s in published_snapshots(connection)
            if any(file.is_in(s.number) for file in files)
        )
    return Holdings(rows, tuple(files), frozenset(raw), frozenset(i for (i,) in ids), snapshots)


def _held(
    connection: duckdb.DuckDBPyConnection, layout: Layout, named: list[NamedFile]
) -> tuple[dict[str, int], list[NamedFile]]:
    """(table → rows, data files) that belong to the service of `name_belongings`."""
    n_rows: dict[str, int] = {}
    holding: list[NamedFile] = []
    for table in TABLES:
        condition = belongs(table)
        own = {str(layout.data / file.path): file for file in named if file.table == table}
        if condition is None or not own:
            continue
        found = connection.execute(
            "SELECT filename, count(*) FROM "
            f"read_parquet($1, filename => true, union_by_name => true) WHERE {condition} "
            "GROUP BY filename",
            [list(own)],
        ).fetchall()
        if found:
            n_rows[table] = sum(count for _, count in found)
            holding += [own[name] for name, _ in found]
    return n_rows, holding


def _holds_others(connection: duckdb.DuckDBPyConnection, service: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM lake.main.documents WHERE status = 'accepted' AND service <> $1 LIMIT 1",
        [service],
    ).fetchone()
    return found is not None


def take_out(pending: Publication, service: str) -> dict[str, int]:
    """Write every file of the last snapshot that holds rows of ``service`` anew without them.

    What an expectation showed of such rows is blanked. Returns counts of files.
    """
    connection = pending.connection
    named = [file for file in named_files(connection) if not file.deletes_of]
    name_belongings(connection, pending.layout, named, service)
    _, holding = _held(connection, pending.layout, named)
    last = published_snapshots(connection)[-1].number
    n_files = 0
    for table, declared in TABLES.items():
        files = [file for file in holding if file.table == table and file.is_in(last)]
        if not files:
            continue
        condition = belongs(table)
        columns, others = None, f"NOT coalesce({condition}, false)"
        if table == "quality_results":
            columns = ", ".join(f'"{name}"' for name in declared.columns)
            columns = columns.replace(
                '"observed"', f"if({condition}, NULL, observed) AS observed", 1
            )
            others = "true"
        add_rows(pending, table, files, columns=columns, condition=others)
        pending.drop_files(table, [file.path for file in files])
        n_files += len(files)
    return {"n_files_rewritten": n_files}
