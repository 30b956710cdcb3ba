"""Lakes with a history, made without reading a document: for tests of the care of lakes."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl

from expectations.results import Audit, Result
from tests.lakes import content
from transforms.ids import content_id
from warehouse.catalog import published_snapshots
from warehouse.lake import create_lake, open_lake
from warehouse.layout import Layout
from warehouse.publish import publication
from warehouse.raw import raw_path, store_raw
from warehouse.runs import new_refresh_id
from warehouse.schemas import TABLES
from warehouse.staging import discard
from warehouse.vocabulary import Severity

_moments = count()


def pass_all(_connection: object, **_: object) -> Audit:
    """An audit that looks at nothing."""
    return Audit(
        (Result("x", "x.held", "It holds", Severity.CRITICAL, success=True, n_failing_rows=0),)
    )


def text_of(name: str) -> str:
    """What the document ``service/name`` says, such that it compresses to something to look for."""
    return (
        f"{name} keeps what you tell it, under the mark {hashlib.sha256(name.encode()).hexdigest()}"
    )


def filled(table: str, **values: Any) -> dict[str, Any]:
    """A row of ``table``: ``values``, and something for every other column that is not null."""
    row: dict[str, Any] = {}
    for name, column in TABLES[table].columns.items():
        if name in values or column.nullable:
            row[name] = values.get(name)
        elif isinstance(column.dtype, pl.List):
            row[name] = []
        elif column.dtype == pl.String:
            row[name] = "x"
        elif isinstance(column.dtype, pl.Datetime):
            row[name] = datetime(2026, 1, 1, tzinfo=UTC)
        elif column.dtype == pl.Boolean:
            row[name] = True
        else:
            row[name] = 1
    return row


def rows_of(name: str, refresh_id: str) -> dict[str, list[dict[str, Any]]]:
    """The rows that the document ``service/name`` brings to the large tables."""
    service = name.split("/", maxsplit=1)[0]
    text = text_of(name)
    policy, document = content_id(service), content_id("policies", name)
    version = content_id(policy, text)
    ids = {"policy_id": policy, "document_id": document, "version_id": version}
    segment = f"{version}:0-{len(text)}"
    return {
        "documents": [
            filled(
                "documents",
                **ids,
                source="policies",
                path=name,
                service=service,
                status="accepted",
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                title=text,
                refresh_id=refresh_id,
            )
        ],
        "versions": [filled("versions", **ids, text=text)],
        "segments": [filled("segments", **ids, segment_id=segment, text=text, heading_path=[text])],
        "facts": [filled("facts", **ids, segment_id=segment, text=text, value=text)],
    }


def small_refresh(root: Path, *names: str, gone: tuple[str, ...] = ()) -> int:
    """Publish documents as a refresh does, and let go of others; the new snapshot's number.

    Policies are rewritten, as a refresh rewrites them; documents, versions and the like are added.
    """
    layout = Layout(root)
    create_lake(root)
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(_moments))
    refresh_id = new_refresh_id(moment)
    with publication(root, refresh_id) as pending:
        for name in gone:
            rows = rows_of(name, "")
            for table in rows:
                column = "document_id" if table == "documents" else "version_id"
                pending.delete(table, column, [row[column] for row in rows[table]])
        tables: dict[str, list[dict[str, Any]]] = {}
        for name in names:
            text = text_of(name).encode()
            store_raw(layout.raw, hashlib.sha256(text).hexdigest(), text)
            for table, rows in rows_of(name, refresh_id).items():
                tables.setdefault(table, []).extend(rows)
        for table, rows in tables.items():
            pending.write(table, pl.DataFrame(rows, schema=TABLES[table].schema))
        services = pending.connection.execute(
            "SELECT DISTINCT service, policy_id FROM lake.main.documents ORDER BY 1"
        ).fetchall()
        policies = [filled("policies", service=s, policy_id=p) for s, p in services]
        pending.replace("policies", pl.DataFrame(policies, schema=TABLES["policies"].schema))
        row = filled("refreshes", refresh_id=refresh_id, kind="refresh", sources=["policies"])
        pending.write("refreshes", pl.DataFrame([row], schema=TABLES["refreshes"].schema))
        pending.write(
            "quality_results",
            pl.DataFrame(
                [
                    filled(
                        "quality_results", refresh_id=refresh_id, expectation="some", success=True
                    )
                ],
                schema=TABLES["quality_results"].schema,
            ),
        )
    discard(pending.scratch)
    return numbers(root)[-1]


def numbers(root: Path) -> list[int]:
    """The numbers of the published snapshots, the oldest first."""
    with open_lake(root) as connection:
        return [snapshot.number for snapshot in published_snapshots(connection)]


def documents_of(root: Path, snapshot: int | None = None) -> set[str]:
    """The paths of the accepted documents of a snapshot."""
    with open_lake(root, snapshot=snapshot) as connection:
        rows = connection.execute("SELECT path FROM documents WHERE status = 'accepted'").fetchall()
    return {path for (path,) in rows}


def assert_whole(root: Path, snapshots: dict[int, dict[str, str]]) -> None:
    """Every one of ``snapshots`` has its content and the raw files of its documents."""
    for number, expected in snapshots.items():
        assert content(root, number) == expected, number
        for name in documents_of(root, number):
            sha256 = hashlib.sha256(text_of(name).encode()).hexdigest()
            assert raw_path(Layout(root).raw, sha256).exists(), (number, name)
