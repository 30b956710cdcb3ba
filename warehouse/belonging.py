"""Which rows of which table belong to a service, as the declarations tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warehouse.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from warehouse.catalog import NamedFile
    from warehouse.layout import Layout

_HOLDERS: Final = {
    "policies.policy_id": "own_policies",
    "versions.version_id": "own_versions",
    "documents.document_id": "own_documents",
}
"""Key of a table → temporary table of the keys that belong to the service."""

_ID = "[0-9a-f]{32}"


def name_belongings(
    connection: duckdb.DuckDBPyConnection, layout: Layout, named: Iterable[NamedFile], service: str
) -> None:
    """Make the temporary tables `own_service`, `own_policies`, `own_versions`, `own_documents`.

    They hold what any published file tells, whether its rows are deleted by now or not.
    """
    paths: dict[str, list[str]] = {"documents": [], "policies": [], "versions": []}
    for file in named:
        if file.table in paths:
            paths[file.table].append(str(layout.data / file.path))

    def make(name: str, query: str, *values: object) -> None:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", list(values))

    read = "read_parquet({}, union_by_name => true)".format
    make("own_service", "SELECT $1::VARCHAR AS id", service)
    make(
        "own_documents",
        f"SELECT DISTINCT document_id AS id, policy_id, version_id FROM {read('$1')} "
        "WHERE service = $2",
        paths["documents"],
        service,
    )
    make(
        "own_policies",
        f"SELECT DISTINCT policy_id AS id FROM {read('$1')} WHERE service = $2 "
        "UNION SELECT policy_id FROM own_documents",
        paths["policies"] or paths["documents"],
        service,
    )
    make(
        "own_versions",
        "SELECT DISTINCT version_id AS id FROM "
        f"{read('$1')} WHERE policy_id IN (SELECT id FROM own_policies) "
        "UNION SELECT version_id FROM own_documents WHERE version_id IS NOT NULL",
        paths["versions"] or paths["documents"],
    )


def belongs(table: str) -> str | None:
    """SQL that says of a row of ``table`` whether it belongs; None where no row of it can.

    Of the audit's results those belong that show a row which belongs.
    """
    if table == "quality_results":
        return (
            f"list_has_any(regexp_extract_all(observed, '{_ID}'), "
            "(SELECT list(id) FROM (FROM own_policies UNION ALL FROM own_versions "
            "UNION ALL SELECT id FROM own_documents))) "
            "OR contains(observed, (SELECT id FROM own_service))"
        )
    parts = []
    for name, column in TABLES[table].columns.items():
        if name == "service":
            parts.append("service IN (SELECT id FROM own_service)")
            continue
        key = column.references or f"{_plural(name)}.{name}"
        if key in _HOLDERS:
            parts.append(f'"{name}" IN (SELECT id FROM {_HOLDERS[key]})')
        elif key in {"segments.segment_id", "sentences.segment_id"}:
            # A segment's id begins with its version's.
            parts.append(f'left("{name}", 32) IN (SELECT id FROM own_versions)')
    return " OR ".join(parts) or None


def _plural(key: str) -> str:
    """The table that a key is named after."""
    noun = key.removesuffix("_id")
    return "policies" if noun == "policy" else f"{noun}s"
