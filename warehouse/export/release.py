"""Writing a release, and checking one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.dictionary import dictionary
from warehouse.errors import PolicylakeError, UsageError
from warehouse.export.card import card
from warehouse.export.croissant import croissant
from warehouse.export.files import (
    ReleaseFile,
    arrow_schema,
    batches,
    columns_of,
    listed,
    sha256_of,
    write_csv,
    write_jsonl,
    write_parquet,
)
from warehouse.export.scope import (
    Scope,
    choose,
    columns,
    select,
    select_removed,
    splits,
    tables,
)
from warehouse.export.views import release_sql, release_views
from warehouse.finished import finished_folder
from warehouse.lake import open_lake, require_published

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import duckdb

MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1
_WRITERS: Final = {"csv": write_csv, "jsonl": write_jsonl}
FORMATS: Final = tuple(_WRITERS)
"""What the tables can be written as besides Parquet."""


@dataclass(frozen=True)
class About:
    """What a release says of itself."""

    name: str
    snapshot: int
    refresh_id: str
    published_at: str
    policylake_version: str
    scope: Scope
    languages: tuple[str, ...]
    licences: tuple[dict[str, Any], ...]
    """source, licence and n_policies of each pair of source and licence."""


def export(
    root: Path,
    target: Path,
    scope: Scope,
    *,
    snapshot: int | None = None,
    formats: Collection[str] = (),
) -> About:
    """Write a release of the lake in ``root`` into the folder ``target``, whole or not at all.

    Args:
        root: The lake's folder.
        target: A folder that does not exist yet, or is empty.
        scope: What the release holds.
        snapshot: An older snapshot, by its number.
        formats: Any of `FORMATS`, besides Parquet.

    Raises:
        UsageError: there is something in ``target``, or no such lake, snapshot or policies.
        PolicylakeError: the disk refused.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} exists already; name a new folder, or remove it first")
    with finished_folder(target) as folder:
        with open_lake(root, snapshot=snapshot) as connection:
            require_published(connection, root)
            about = _about(connection, target.resolve().name, snapshot, scope)
            choose(connection, root, about.snapshot, scope)
            files = [*_tables(connection, folder, scope, formats)]
        _documents(folder, about, files)
    return about


def check(folder: Path) -> list[str]:
    """What differs between the release in ``folder`` and its manifest, in words; nothing but files.

    Raises:
        UsageError: there is no release.
    """
    manifest = folder / MANIFEST
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
        files = {entry["path"]: entry for entry in content["files"]}
    except FileNotFoundError as error:
        raise UsageError(f"{folder} holds no {MANIFEST}; is it a release?") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PolicylakeError(f"{manifest} cannot be read: {error}") from error
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    faults = [f"{path}: not in the manifest" for path in sorted(present - {*files, MANIFEST})]
    for path, entry in files.items():
        if path not in present:
            faults.append(f"{path}: missing")
        elif sha256_of(folder / path) != entry["sha256"]:
            faults.append(f"{path}: its content is not what was released (SHA-256 differs)")
        elif path.endswith(".parquet"):
            faults += _differences(folder / path, path, entry)
    return faults


def _differences(file: Path, path: str, entry: dict[str, Any]) -> Iterator[str]:
    found = pq.read_metadata(file)
    if found.num_rows != entry["n_rows"]:
        yield f"{path}: {found.num_rows:,} rows, where the manifest has {entry['n_rows']:,}"
    if [list(column) for column in columns_of(file)] != entry["columns"]:
        yield f"{path}: other columns than in the manifest"


def _about(
    connection: duckdb.DuckDBPyConnection, name: str, snapshot: int | None, scope: Scope
) -> About:
    if snapshot is None:
        [snapshot] = connection.execute("SELECT id FROM lake.current_snapshot()").fetchone() or [0]
    if scope.since is not None and not 0 < scope.since < snapshot:
        raise UsageError(f"--since takes a snapshot before {snapshot}; see `policylake snapshots`")
    last = connection.execute(
        "SELECT refresh_id, published_at FROM lake.main.refreshes "
        "ORDER BY published_at DESC LIMIT 1"
    ).fetchone()
    languages = connection.execute(
        "SELECT DISTINCT language FROM lake.main.versions WHERE language IS NOT NULL ORDER BY ALL"
    ).fetchall()
    licences = connection.execute(
        "SELECT d.source, p.licence, count(DISTINCT p.policy_id) "
        "FROM lake.main.policies AS p JOIN lake.main.documents AS d USING (policy_id) "
        "WHERE d.status = 'accepted' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return About(
        name,
        snapshot,
        last[0] if last else "",
        last[1].isoformat() if last else "",
        version("policylake"),
        scope,
        tuple(language for (language,) in languages),
        tuple({"source": s, "licence": x, "n_policies": n} for s, x, n in licences),
    )


def _tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, scope: Scope, formats: Collection[str]
) -> Iterator[ReleaseFile]:
    """Write every table, split by split, and the keys that are gone."""
    for table in tables():
        schema = arrow_schema(table, columns(table, scope))
        for split in splits(table):
            query = select(table, split, scope)
            place = Path(table.name) / split
            path = (folder / "data" / place).with_suffix(".parquet")
            n_rows = write_parquet(path, batches(connection, query, schema), schema)
            yield listed(folder, path, n_rows=n_rows, table=table.name, split=split)
            for style in formats:
                path = (folder / style / place).with_suffix(f".{style}")
                n_rows = _WRITERS[style](path, batches(connection, query, schema), schema)
                yield listed(folder, path, n_rows=n_rows, table=table.name, split=split)
        if scope.since is not None:
            yield _removed(connection, folder, arrow_schema(table, _key(table)), scope.since)


def _key(table: Any) -> dict[str, Any]:
    return {name: table.columns[name] for name in table.key}


def _removed(
    connection: duckdb.DuckDBPyConnection, folder: Path, schema: pa.Schema, since: int
) -> ReleaseFile:
    name = schema.metadata[b"table"].decode()
    table = next(table for table in tables() if table.name == name)
    path = folder / "removed" / f"{name}.parquet"
    n_rows = write_parquet(path, batches(connection, select_removed(table, since), schema), schema)
    return listed(folder, path, n_rows=n_rows)


def _documents(folder: Path, about: About, files: list[ReleaseFile]) -> None:
    """Write what speaks of the tables: dictionary, views, card, Croissant, manifest."""
    described = [replace(table, columns=columns(table, about.scope)) for table in tables()]
    views = release_views(about.scope)
    texts = {
        "DICTIONARY.md": dictionary(described, [(v.name, v.description, v.columns) for v in views]),
        "views.sql": release_sql(views),
        "README.md": card(about, described, views, files),
        "croissant.json": json.dumps(croissant(about, described, files), indent=1) + "\n",
    }
    for name, text in texts.items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        files.append(listed(folder, path))
    manifest = {"format": _FORMAT, **asdict(about), "files": [asdict(file) for file in files]}
    path = folder / MANIFEST
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8", newline="\n")
