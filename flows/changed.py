"""What a publish changes against the snapshot before it, in figures and names."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from warehouse.schemas import TABLES
from warehouse.vocabulary import ChangeKind

if TYPE_CHECKING:
    import duckdb

_MOST_NAMED = 20
_BOOKKEEPING = ("refreshes", "quality_results", "files")


@dataclass(frozen=True)
class State:
    """A lake as a publish sees it."""

    rows: dict[str, int]
    """Rows of each table but those of the bookkeeping."""
    history: pl.DataFrame
    """policy_id, period_no, version_id, valid_from and change_kind of each period, in order."""


@dataclass(frozen=True)
class Changes:
    """What differs between two states."""

    tables: dict[str, tuple[int, int]]
    """Rows of each table before and after."""
    new: list[str]
    """Ids of policies that were not there before."""
    changed: list[str]
    """Ids of policies that have a version in force which was not there before."""
    returned: list[str]
    """Ids of policies that have returned to an earlier version since."""
    gone: list[str]
    """Ids of policies that are not there any more."""
    names: dict[str, str]
    """Of some of these policies: service and policy_key by id."""

    def as_record(self) -> dict[str, Any]:
        """The changes, ready for JSON; of each kind of policy the number and some names."""
        told = asdict(self)
        names = told.pop("names")
        tables = {t: {"before": b, "after": a} for t, (b, a) in told.pop("tables").items()}
        kinds = {
            kind: {"number": len(ids), "some": [names.get(i, i) for i in ids[:_MOST_NAMED]]}
            for kind, ids in told.items()
        }
        return {"rows": tables, "policies": kinds}


def state_of(connection: duckdb.DuckDBPyConnection) -> State:
    """The lake of the open publish as it is now."""
    tables = [name for name in TABLES if name not in _BOOKKEEPING]
    counts = ", ".join(f"(SELECT count(*) FROM lake.main.{table})" for table in tables)
    row = connection.execute(f"SELECT {counts}").fetchone() or ()
    history = connection.execute(
        "SELECT policy_id, period_no, version_id, valid_from, change_kind FROM lake.main.periods "
        "ORDER BY policy_id, period_no"
    ).pl()
    return State(dict(zip(tables, row, strict=True)), history)


def changes(
    before: State, after: State, connection: duckdb.DuckDBPyConnection | None = None
) -> Changes:
    """What differs between two states; policies of each kind are sorted by id.

    Args:
        before: The lake before.
        after: The lake after.
        connection: Holds the lake; asked for names.
    """
    known, present = (set(state.history["policy_id"]) for state in (before, after))
    added = after.history.join(
        before.history, on=["policy_id", "version_id", "valid_from"], how="anti", nulls_equal=True
    ).filter(pl.col("policy_id").is_in(list(known)))
    returns = pl.col("change_kind") == ChangeKind.RETURNED.value
    fresh = added.join(before.history, on=["policy_id", "version_id"], how="anti")
    ids = {
        "new": sorted(present - known),
        "changed": sorted(set(fresh["policy_id"])),
        "returned": sorted(set(added.filter(returns)["policy_id"])),
        "gone": sorted(known - present),
    }
    some = [i for kind in ids.values() for i in kind[:_MOST_NAMED]]
    tables = {table: (n, after.rows[table]) for table, n in before.rows.items()}
    return Changes(tables, **ids, names=_names(some, connection) if connection else {})


def _names(policy_ids: list[str], connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    found = connection.execute(
        "SELECT policy_id, service || ' ' || policy_key FROM lake.main.policies "
        "WHERE policy_id IN (SELECT unnest($1::VARCHAR[]))",
        [policy_ids],
    ).fetchall()
    return dict(found)


def as_sentence(record: dict[str, Any]) -> str:
    """The record of the changes in a line."""
    parts = [f"{kind['number']:,} {name}" for name, kind in record["policies"].items()]
    rows = [
        f"{table} {n['after'] - n['before']:+,}"
        for table, n in record["rows"].items()
        if n["after"] != n["before"]
    ]
    is_first = not any(n["before"] for n in record["rows"].values())
    since = "the first snapshot" if is_first else "since the snapshot before"
    return f"{since}: policies: {', '.join(parts)}; rows: {', '.join(rows) or 'as many as before'}"
