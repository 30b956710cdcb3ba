"""What a lake holds of the history of one policy."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from warehouse.errors import UsageError

if TYPE_CHECKING:
    import duckdb
    import polars as pl

_FEWEST_CHARACTERS = 6


def find_policy(connection: duckdb.DuckDBPyConnection, wanted: str) -> dict[str, Any]:
    """policy_id, service and policy_key of the policy that ``wanted`` names.

    Args:
        connection: see `warehouse.lake.open_lake`.
        wanted: A policy_id or its first characters, a service, or `SERVICE/POLICY_KEY`, in capitals
            or not.

    Raises:
        UsageError: no policy or more than one has that name; those with similar names are told.
    """
    rows = connection.execute(
        """
        SELECT policy_id, service, policy_key FROM lake.main.policies
        WHERE lower(service) = lower($1) OR lower(service || '/' || policy_key) = lower($1)
            OR policy_id = $1 OR (length($1) >= $2 AND starts_with(policy_id, lower($1)))
        ORDER BY service, policy_key
        """,
        [wanted, _FEWEST_CHARACTERS],
    ).fetchall()
    found = [dict(zip(("policy_id", "service", "policy_key"), row, strict=True)) for row in rows]
    if len(found) > 1:
        exact = [p for p in found if wanted in (p["service"], f"{p['service']}/{p['policy_key']}")]
        found = exact or found
    if len(found) > 1:
        listed = ", ".join(f"{p['service']}/{p['policy_key']}" for p in found[:8])
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise UsageError(f"{wanted!r} is not one policy: {listed}{more}")
    if not found:
        raise UsageError(f"the lake has no policy {wanted!r}{_similar(connection, wanted)}")
    return found[0]


def _similar(connection: duckdb.DuckDBPyConnection, wanted: str) -> str:
    """Names of policies like ``wanted``, as the end of a sentence."""
    rows = connection.execute("SELECT DISTINCT service FROM lake.main.policies").fetchall()
    names = {service.lower(): service for (service,) in rows}
    typed = wanted.lower().partition("/")[0]
    near = get_close_matches(typed, names, n=5) or sorted(n for n in names if typed in n)[:5]
    if not near:
        return "; `policylake sql 'SELECT service, policy_key FROM policies'` lists them"
    return f"; did you mean {', '.join(names[name] for name in near)}?"


def policy_periods(connection: duckdb.DuckDBPyConnection, policy_id: str) -> list[dict[str, Any]]:
    """The periods of a policy in order, each with its language and the path of its document."""
    cursor = connection.execute(
        """
        SELECT p.period_no, p.valid_from, p.valid_to, p.change_kind, p.version_id, v.language,
            d.path
        FROM lake.main.periods AS p
        JOIN lake.main.versions AS v ON v.version_id = p.version_id
        LEFT JOIN lake.main.documents AS d ON d.document_id = p.document_id
        WHERE p.policy_id = $1 ORDER BY p.period_no
        """,
        [policy_id],
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def rows_of_versions(
    connection: duckdb.DuckDBPyConnection, table: str, version_ids: list[str]
) -> pl.DataFrame:
    """The rows of ``table`` that are of these versions."""
    return connection.execute(
        f"SELECT * FROM lake.main.{table} WHERE version_id IN (SELECT unnest($1::VARCHAR[]))",
        [version_ids],
    ).pl()
