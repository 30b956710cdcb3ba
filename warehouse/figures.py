"""Figures of a lake and of a refresh's new rows, by which drift is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    import duckdb


def remember_figures(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep the figures of the lake as the temporary table `figures_before`.

    Call it in the transaction of a publish before anything is changed.
    """
    connection.execute(f"CREATE OR REPLACE TEMP TABLE figures_before AS {_figures('lake.main.')}")


def remember_superseded(connection: duckdb.DuckDBPyConnection, versions: Collection[str]) -> None:
    """Keep the ids of the lake's versions that make way as the temporary table `superseded`.

    Call it in the transaction of a publish: new rows of these versions add no version.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE superseded AS SELECT unnest($1::VARCHAR[]) AS version_id",
        [sorted(versions)],
    )


def n_added_versions(connection: duckdb.DuckDBPyConnection) -> int:
    """How many of the new rows' versions the lake did not have."""
    found = connection.execute(
        "SELECT count(*) FROM new_versions WHERE version_id NOT IN (FROM superseded)"
    ).fetchone()
    return found[0] if found else 0


def show_figures(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the figures of the new rows a temporary view `figures_new`."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW figures_new AS {_figures('new_')}")


def _figures(prefix: str) -> str:
    """A SELECT of one row: documents, rejected, accepted, versions, segments, tags, facts and
    languages (a list of language and n) of the tables with this prefix."""
    counts = {
        "documents": "documents",
        "rejected": "documents WHERE status = 'rejected'",
        "accepted": "documents WHERE status = 'accepted'",
        "versions": "versions",
        "segments": "segments",
        "tags": "tags WHERE scheme <> 'tagging'",
        "facts": "facts",
    }
    columns = [f"(SELECT count(*) FROM {prefix}{rows}) AS {name}" for name, rows in counts.items()]
    return f"""
        SELECT {", ".join(columns)},
            (
                SELECT coalesce(list({{'language': language, 'n': n}} ORDER BY language), [])
                FROM (
                    SELECT coalesce(language, 'unknown') AS language, count(*) AS n
                    FROM {prefix}versions GROUP BY ALL
                )
            ) AS languages
    """
