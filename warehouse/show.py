"""One thing of a lake in full, found by its id: from a document to a fact or practice of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warehouse.errors import UsageError, did_you_mean
from warehouse.lake import open_lake, require_published
from warehouse.layout import Layout
from warehouse.raw import raw_path

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_KINDS = {
    "document": ("documents", "document_id"),
    "policy": ("policies", "policy_id"),
    "version": ("versions", "version_id"),
    "segment": ("segments", "segment_id"),
    "fact": ("facts", "fact_id"),
    "practice": ("practices", "practice_id"),
}
_FEWEST_CHARACTERS = 6
_MOST_COMPARED = 20_000


def show(root: Path, wanted: str) -> dict[str, Any]:
    """What the lake knows of ``wanted``: an id or the first characters of one, a path or a service,
    these two in capitals or not where that is one thing.

    Returns:
        `kind`, the row's own columns, and what leads on: a document's raw file, a policy's periods,
        a segment's tags and facts, the sentence of a fact or practice and the place of its segment
        in the source, and for everything found in a text the document behind it.

    Raises:
        UsageError: nothing or more than one thing has that id.
    """
    with open_lake(root) as connection:
        require_published(connection, root)
        kind, row = _find(connection, wanted)
        found: dict[str, Any] = {"kind": kind, **row}
        if kind == "document":
            found["raw_file"] = _raw_file(Layout(root), row)
        elif kind == "policy":
            found["periods"] = _rows(
                connection,
                "SELECT period_no, valid_from, valid_to, version_id, change_kind, document_id "
                "FROM lake.main.periods WHERE policy_id = $1 ORDER BY period_no",
                row["policy_id"],
            )
        else:
            found |= _context(connection, kind, row, Layout(root))
        return found


def _find(connection: duckdb.DuckDBPyConnection, wanted: str) -> tuple[str, dict[str, Any]]:
    matches: list[tuple[str, dict[str, Any]]] = []
    for kind, (table, key) in _KINDS.items():
        condition = f"{key} = $1"
        if len(wanted) >= _FEWEST_CHARACTERS:
            condition = f"starts_with({key}, $1)"
        if kind == "segment" and ":" not in wanted:
            continue
        rows = _rows(
            connection, f"SELECT * FROM lake.main.{table} WHERE {condition} LIMIT 9", wanted
        )
        matches += [(kind, row) for row in rows]
    matches = matches or _named(connection, "{} = $1", wanted)
    matches = matches or _named(connection, "lower({}) = lower($1)", wanted)
    if not matches:
        hint = did_you_mean(wanted, _names(connection))
        raise UsageError(
            f"nothing in the lake has the id, path or service {wanted!r}; {hint}"
            "`policylake sql 'SELECT service, path FROM documents'` lists them"
        )
    if len(matches) > 1:
        listed = ", ".join(f"{kind} {row[_KINDS[kind][1]]}" for kind, row in matches[:8])
        raise UsageError(f"{wanted!r} is not one thing: {listed}")
    return matches[0]


def _named(
    connection: duckdb.DuckDBPyConnection, condition: str, wanted: str
) -> list[tuple[str, dict[str, Any]]]:
    """Documents by their path and policies by their service, where ``condition`` is true of it."""
    return [
        (kind, row)
        for kind, column in (("document", "path"), ("policy", "service"))
        for row in _rows(
            connection,
            f"SELECT * FROM lake.main.{_KINDS[kind][0]} WHERE {condition.format(column)} LIMIT 9",
            wanted,
        )
    ]


def _context(
    connection: duckdb.DuckDBPyConnection, kind: str, row: dict[str, Any], layout: Layout
) -> dict[str, Any]:
    context: dict[str, Any] = {}
    if kind in {"fact", "practice"}:
        context |= _sentence(connection, row)
    if kind == "segment":
        for table, columns in (("tags", "scheme, term, score"), ("facts", "fact_id, kind, value")):
            context[table] = _rows(
                connection,
                f"SELECT {columns} FROM lake.main.{table} WHERE segment_id = $1 ORDER BY ALL",
                row["segment_id"],
            )
    documents = _rows(
        connection,
        "SELECT source, path, sha256, document_date, url FROM lake.main.documents "
        "WHERE version_id = $1 ORDER BY document_date NULLS FIRST, path",
        row["version_id"],
    )
    for document in documents:
        document["raw_file"] = _raw_file(layout, document)
    return {**context, "documents": documents}


def _sentence(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> dict[str, Any]:
    """The sentence that states a fact or practice, within its segment's text, and the place of the
    segment in the source."""
    [segment] = _rows(
        connection,
        "SELECT heading_path, text, char_start, source_start, source_end, page "
        "FROM lake.main.segments WHERE segment_id = $1",
        row["segment_id"],
    )
    [place] = _rows(
        connection,
        "SELECT min(char_start) AS first, max(char_end) AS last FROM lake.main.sentences "
        "WHERE segment_id = $1 AND char_start < $2 AND char_end > $3",
        row["segment_id"],
        row["char_end"],
        row["char_start"],
    )
    is_placed = place["first"] is not None
    first, last = (place[end] - segment["char_start"] if is_placed else None for end in place)
    return {
        "heading_path": segment["heading_path"],
        "sentence": segment["text"][first:last],
        "segment_text": segment["text"],
        **{f"segment_{name}": segment[name] for name in ("source_start", "source_end", "page")},
    }


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The services and paths of a lake, of a large one some of them."""
    rows = connection.execute(
        "SELECT DISTINCT unnest([service, path]) AS name FROM lake.main.documents "
        f"LIMIT {_MOST_COMPARED}"
    ).fetchall()
    return [name for (name,) in rows if name]


def _raw_file(layout: Layout, document: dict[str, Any]) -> str | None:
    if not document["sha256"]:
        return None
    path = raw_path(layout.raw, document["sha256"])
    return str(path) if path.exists() else None


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, *values: object
) -> list[dict[str, Any]]:
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
