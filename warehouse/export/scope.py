"""What goes into a release: which policies, which columns, which split."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from warehouse.errors import UsageError
from warehouse.schemas import TABLES
from warehouse.sql import run_select, sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from warehouse.schemas import Column, Table

SPLITS: Final = ("train", "validation", "test")
UNSPLIT: Final = ("full",)

_LEFT_OUT: Final = frozenset({"files", "signatures"})
"""Tables that speak of the lake's own files and workings."""

_UNSPLIT_TABLES: Final = frozenset(
    {"documents", "returns", "duplicates", "terms", "refreshes", "quality_results"}
)
_TEXT_COLUMNS: Final = frozenset({"text", "heading_path", "explanation", "title"})
"""Columns that hold words of policies."""

_CONTACT_KINDS: Final = ("email", "phone", "postal_address", "web_form")
_MASK: Final = "█"
_PER_THOUSAND: Final = {"train": 800, "validation": 900, "test": 1000}
"""Upper ends of the splits among the thousand buckets that policies are put into."""


@dataclass(frozen=True)
class Scope:
    """What a release is asked to hold."""

    where: str | None = None
    """SQL condition on the columns of policies; None for all of them."""
    since: int | None = None
    """Only what this earlier snapshot did not hold."""
    with_text: bool = True
    """Whether the words of policies are part of it."""
    with_contacts: bool = True
    """Whether e-mail addresses, telephone numbers and postal addresses are; else they are masked,
    character by character, so that every offset still holds."""


def tables() -> list[Table]:
    """The tables of a release."""
    return [table for table in TABLES.values() if table.name not in _LEFT_OUT]


def splits(table: Table) -> tuple[str, ...]:
    """The splits that the rows of ``table`` are parted into."""
    return UNSPLIT if table.name in _UNSPLIT_TABLES else SPLITS


def columns(table: Table, scope: Scope) -> dict[str, Column]:
    """The columns of ``table`` that the release holds."""
    return {
        name: column
        for name, column in table.columns.items()
        if scope.with_text or name not in _TEXT_COLUMNS
    }


def choose(connection: duckdb.DuckDBPyConnection, root: Path, snapshot: int, scope: Scope) -> None:
    """Make the temporary tables that `select` reads: chosen policies and versions, and masks.

    Raises:
        UsageError: the condition is no SQL, or fits no policy.
    """
    chosen = _policies(connection, root, snapshot, scope)
    _make(connection, "chosen_policies", _with_splits(connection, chosen))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE chosen_versions AS SELECT version_id, split "
        "FROM lake.main.versions JOIN chosen_policies USING (policy_id)"
    )
    masked = pl.DataFrame(
        [] if scope.with_contacts else _masked(connection),
        schema={"version_id": pl.String, "text": pl.String, "contacts": pl.List(pl.String)},
        orient="row",
    )
    _make(connection, "masked", masked)


def select(table: Table, split: str, scope: Scope) -> str:
    """The SELECT of a table's rows of a split, ordered by key."""
    is_masked = "version_id" in table.columns and not scope.with_contacts
    listed = ", ".join(
        _masked_column(table, name) if is_masked else f't."{name}"'
        for name in columns(table, scope)
    )
    source = f"(FROM lake.main.{table.name}"
    if scope.since is not None:
        source += f" EXCEPT FROM lake.main.{table.name} AT (VERSION => {scope.since:d})"
    source += ") AS t"
    if is_masked:
        source += " LEFT JOIN masked AS m ON m.version_id = t.version_id"
    conditions = list(_conditions(table, split, scope))
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    keys = ", ".join(f't."{name}"' for name in table.key)
    return f"SELECT {listed} FROM {source} {where}ORDER BY {keys}"


def select_removed(table: Table, since: int) -> str:
    """The SELECT of the keys that were in snapshot ``since`` and are no more."""
    keys = ", ".join(f'"{name}"' for name in table.key)
    return (
        f"SELECT {keys} FROM lake.main.{table.name} AT (VERSION => {since:d}) "
        f"EXCEPT SELECT {keys} FROM lake.main.{table.name} ORDER BY {keys}"
    )


def _masked_column(table: Table, name: str) -> str:
    """A column of ``table``, its words masked where its version has a mask."""
    if name not in {"text", "heading_path"}:
        return f't."{name}"'
    if name == "heading_path":
        hidden = (
            f"list_reduce(m.contacts, (h, c) -> replace(h, c, repeat('{_MASK}', length(c))), h)"
        )
        return (
            "if(m.version_id IS NULL, t.heading_path, "
            f"list_transform(t.heading_path, h -> {hidden})) AS heading_path"
        )
    if table.name == "versions":
        return "coalesce(m.text, t.text) AS text"
    span = "substr(m.text, t.char_start + 1, t.char_end - t.char_start)"
    return f"if(m.version_id IS NULL, t.text, {span}) AS text"


def _conditions(table: Table, split: str, scope: Scope) -> Iterable[str]:
    names = table.columns
    if table.name in _UNSPLIT_TABLES:
        if scope.where is not None and "policy_id" in names:
            yield "t.policy_id IN (SELECT policy_id FROM chosen_policies)"
        for name in ("version_id_a", "version_id_b"):
            if name in names:
                yield f"t.{name} IN (SELECT version_id FROM chosen_versions)"
    elif "policy_id" in names:
        yield f"t.policy_id IN (SELECT policy_id FROM chosen_policies WHERE split = '{split}')"
    else:
        yield f"t.version_id IN (SELECT version_id FROM chosen_versions WHERE split = '{split}')"
    if table.name == "facts" and not scope.with_contacts:
        kinds = ", ".join(f"'{kind}'" for kind in _CONTACT_KINDS)
        yield f"t.kind NOT IN ({kinds})"


def _policies(
    connection: duckdb.DuckDBPyConnection, root: Path, snapshot: int, scope: Scope
) -> list[str]:
    if scope.where is None:
        rows = connection.execute("SELECT policy_id FROM lake.main.policies").fetchall()
    else:
        # In the sandbox, whatever the condition says.
        with sandbox(root, snapshot) as apart:
            _, rows = run_select(apart, f"SELECT policy_id FROM policies WHERE ({scope.where}\n)")
    if not rows:
        raise UsageError("no policy fits the condition; nothing was exported")
    return [str(policy_id) for (policy_id,) in rows]


def _with_splits(connection: duckdb.DuckDBPyConnection, chosen: list[str]) -> pl.DataFrame:
    """policy_id and split of each chosen policy.

    Policies that are linked by near-duplicate versions come into the same split, also where the
    link leads over a policy that was not chosen. A split follows from ids alone.
    """
    pairs = connection.execute(
        "SELECT a.policy_id, b.policy_id FROM lake.main.duplicates AS d "
        "JOIN lake.main.versions AS a ON a.version_id = d.version_id_a "
        "JOIN lake.main.versions AS b ON b.version_id = d.version_id_b "
        "WHERE a.policy_id <> b.policy_id"
    ).fetchall()
    group = _groups(pairs)
    rows = [(policy_id, _split(group.get(policy_id, policy_id))) for policy_id in chosen]
    return pl.DataFrame(rows, schema={"policy_id": pl.String, "split": pl.String}, orient="row")


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id → smallest id of those that pairs lead to from it."""
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        others[one].add(other)
        others[other].add(one)
    group: dict[str, str] = {}
    for start in sorted(others):
        pending = [] if start in group else [start]
        while pending:
            current = pending.pop()
            if current not in group:
                group[current] = start
                pending += others[current]
    return group


def _split(group: str) -> str:
    bucket = int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % 1000
    return next(split for split, end in _PER_THOUSAND.items() if bucket < end)


def _masked(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, list[str]]]:
    """(version_id, text with its contacts masked, the contacts) of versions that name any."""
    kinds = ", ".join(f"'{kind}'" for kind in _CONTACT_KINDS)
    rows = connection.execute(
        "SELECT v.version_id, v.text, list(f.char_start), list(f.char_end) "
        "FROM lake.main.versions AS v JOIN chosen_versions USING (version_id) "
        f"JOIN lake.main.facts AS f ON f.version_id = v.version_id AND f.kind IN ({kinds}) "
        "GROUP BY ALL"
    ).fetchall()
    masked = []
    for version_id, text, starts, ends in rows:
        contacts = {text[start:end] for start, end in zip(starts, ends, strict=True)}
        parts = list(text)
        for start, end in zip(starts, ends, strict=True):
            parts[start:end] = _MASK * (end - start)
        masked.append((version_id, "".join(parts), sorted(contacts, key=len, reverse=True)))
    return masked


def _make(connection: duckdb.DuckDBPyConnection, name: str, rows: pl.DataFrame) -> None:
    connection.register("given_rows", rows.to_arrow())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM given_rows")
    connection.unregister("given_rows")
