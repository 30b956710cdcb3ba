"""Publishing: every table of a refresh in one DuckLake transaction."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import polars as pl

from warehouse.catalog import committed_hashes, named_files, published_snapshots
from warehouse.definition import define_tables, views_hash
from warehouse.disk import disk_faults_named
from warehouse.errors import PolicylakeError
from warehouse.figures import show_figures
from warehouse.lake import literal, open_lake, sql_type
from warehouse.layout import Layout
from warehouse.schemas import TABLES
from warehouse.staging import StagedFile, write_table
from warehouse.vocabulary import RunKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator

_SHARDS_AT_ONCE: Final = 4
"""Some 250,000 segments: fewer take more time, more take more memory."""


@contextmanager
def publication(
    root: Path, refresh_id: str, kind: RunKind = RunKind.REFRESH
) -> Iterator[Publication]:
    """A transaction on the lake: committed when the block ends, rolled back when it raises.

    After a rollback the files that were put into the data folder are gone again. A signal that
    comes during the commit does not stop it.

    Raises:
        PolicylakeError: the disk is full or the catalog cannot be written.
    """
    with disk_faults_named(root):
        connection = open_lake(root, read_only=False)
    pending = Publication(connection, Layout(root), refresh_id, kind)
    is_asked_for = False
    try:
        connection.execute("BEGIN")
        define_tables(connection)
        yield pending
        pending.seal()
        is_asked_for = True
        _undisturbed(lambda: connection.execute("COMMIT"))
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        is_published = _is_published(root, refresh_id) if is_asked_for else False
        if is_published:
            return
        if is_published is False:
            pending.withdraw()
        with disk_faults_named(root):
            raise
    finally:
        connection.close()


class Publication:
    """The files of one refresh on their way into the lake."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        layout: Layout,
        refresh_id: str,
        kind: RunKind = RunKind.REFRESH,
    ) -> None:
        self.connection = connection
        self.layout = layout
        self.refresh_id = refresh_id
        self.kind = kind
        self.published: list[StagedFile] = []
        self.scratch = layout.staging / refresh_id
        """Where files are made that only this publication needs."""
        layout.make(self.scratch)
        self._new: dict[str, list[Path]] = {name: [] for name in TABLES}
        self._shards: dict[Path, dict[str, list[Path]]] = {}
        self._before = self._written_by_ducklake()

    def add(self, staged: StagedFile) -> None:
        """Give ``staged`` its place in the data folder and register it with its table."""
        number = len(self._new[staged.table])
        folder = self.layout.table_folder(staged.table)
        self.layout.make(folder)
        target = folder / f"{self.refresh_id}-{number:05d}.parquet"
        if target.exists():
            raise PolicylakeError(f"{target} exists already; a path is used once, ever")
        try:
            os.link(staged.path, target)
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK}:
                raise
            shutil.copyfile(staged.path, target)
        self.published.append(
            StagedFile(staged.table, target, staged.sha256, staged.size_bytes, staged.n_rows)
        )
        place = target.resolve()
        self._new[staged.table].append(place)
        shard = self._shards.setdefault(staged.path.parent, {})
        shard.setdefault(staged.table, []).append(place)
        self.connection.execute(
            "CALL ducklake_add_data_files('lake', $1, $2)", [staged.table, str(place)]
        )

    def write(self, table: str, rows: pl.DataFrame) -> None:
        """Add ``rows`` to ``table``."""
        path = self.scratch / f"{table}-{len(self._new[table])}.parquet"
        staged = write_table(table, rows.lazy(), path)
        if staged:
            self.add(staged)

    def replace(self, table: str, rows: pl.DataFrame) -> None:
        """Make ``rows`` the whole of ``table``; nothing is written where they are that already."""
        keys = list(TABLES[table].key)
        declared = TABLES[table].cast(rows.lazy()).collect().sort(keys)
        present = self.connection.execute(f"SELECT * FROM lake.main.{table}").pl()
        if TABLES[table].cast(present.lazy()).collect().sort(keys).equals(declared):
            return
        self.connection.execute(f"DELETE FROM lake.main.{table}")
        self.write(table, declared)

    def replace_of(
        self, table: str, column: str, values: Collection[str], rows: pl.DataFrame
    ) -> None:
        """Make ``rows`` all that ``table`` holds of some ``values`` of ``column``.

        Of a value whose rows are as they were, nothing is deleted or written.
        """
        order = [column, *(key for key in TABLES[table].key if key != column)]
        declared = TABLES[table].cast(rows.lazy()).collect().sort(order)
        present = self.connection.execute(
            f"SELECT * FROM lake.main.{table} WHERE {column} IN (SELECT unnest($1::VARCHAR[]))",
            [list(values)],
        ).pl()
        if present.height:
            present = TABLES[table].cast(present.lazy()).collect().sort(order)
            changed = _different(present, declared, column)
            self.delete(table, column, changed)
            declared = declared.filter(pl.col(column).is_in(changed))
        self.write(table, declared)

    def delete(self, table: str, column: str, values: Collection[str]) -> None:
        """Remove the rows of ``table`` whose ``column`` holds one of ``values``."""
        if values:
            self.connection.execute(
                f"DELETE FROM lake.main.{table} WHERE {column} IN (SELECT unnest($1::VARCHAR[]))",
                [list(values)],
            )

    def remove(self, table: str, rows: pl.DataFrame) -> None:
        """Remove the rows of ``table`` that agree with one of ``rows`` in all columns of it."""
        if rows.is_empty():
            return
        named = ", ".join(f'"{name}"' for name in rows.columns)
        with self._registered(rows) as name:
            self.connection.execute(
                f"DELETE FROM lake.main.{table} WHERE ({named}) IN (SELECT ({named}) FROM {name})"
            )

    @contextmanager
    def _registered(self, rows: pl.DataFrame) -> Iterator[str]:
        self.connection.register("given_rows", rows)
        try:
            yield "given_rows"
        finally:
            self.connection.unregister("given_rows")

    def drop_files(self, table: str, paths: Collection[str]) -> None:
        """Take the data files at ``paths`` (below the data folder), all rows, out of ``table``."""
        if paths:
            folder = self.layout.data.resolve()
            self.connection.execute(
                f"DELETE FROM lake.main.{table} WHERE filename IN (SELECT unnest($1::VARCHAR[]))",
                [[f"{folder}/{path}" for path in paths]],
            )

    def show_new_rows(self) -> None:
        """(Re)create the temporary views `new_<table>` of the rows that this refresh adds."""
        for table, files in self._new.items():
            self._show(table, files)
        show_figures(self.connection)

    def show_all_rows(self) -> None:
        """(Re)create the temporary views `new_<table>` of all rows that the lake would hold."""
        show_all_rows(self.connection)

    def few_shards(self) -> Generator[None]:
        """Let the views `new_<table>` of what shards hold show a few shards' rows at a time.

        At the end they show all new rows again. What would take memory by the number of new rows
        is looked at in this way.
        """
        shards = [shard for folder, shard in self._shards.items() if folder != self.scratch]
        tables = {table for shard in shards for table in shard}
        groups = [shards[i : i + _SHARDS_AT_ONCE] for i in range(0, len(shards), _SHARDS_AT_ONCE)]
        try:
            for group in groups or [[]]:
                for table in tables:
                    self._show(table, [file for shard in group for file in shard.get(table, [])])
                yield
        finally:
            for table in tables:
                self._show(table, self._new[table])

    def _show(self, table: str, files: list[Path]) -> None:
        if files:
            listed = ", ".join(literal(str(file)) for file in files)
            body = f"SELECT * FROM read_parquet([{listed}])"
        else:
            columns = ", ".join(
                f'NULL::{sql_type(column)} AS "{name}"'
                for name, column in TABLES[table].columns.items()
            )
            body = f"SELECT {columns} WHERE false"
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW new_{table} AS {body}")

    def seal(self) -> None:
        """List the published files in `files`, and put everything on the disk."""
        for path in sorted(self._written_by_ducklake() - self._before):
            content = path.read_bytes()
            self.published.append(
                StagedFile(
                    path.parent.name,
                    path,
                    hashlib.sha256(content).hexdigest(),
                    len(content),
                    pl.scan_parquet(path).select(pl.len()).collect().item(),
                )
            )
        if not self.published:
            return
        new = [
            {
                "path": f.path.relative_to(self.layout.data).as_posix(),
                "table_name": f.table,
                "sha256": f.sha256,
                "size_bytes": f.size_bytes,
                "n_rows": f.n_rows,
                "refresh_id": self.refresh_id,
            }
            for f in self.published
        ]
        rows = [*self._earlier_lists(), *new]
        self.write("files", pl.DataFrame(rows, schema=TABLES["files"].schema))
        own = self.published[-1]
        self.connection.execute(
            "CALL lake.set_commit_message('policylake', $1, extra_info => $2)",
            [
                f"{self.kind} {self.refresh_id}",
                json.dumps(
                    {
                        "refresh_id": self.refresh_id,
                        "kind": str(self.kind),
                        "views": views_hash(),
                        "files": {own.path.relative_to(self.layout.data).as_posix(): own.sha256},
                    }
                ),
            ],
        )
        _flush_file_system(self.layout.root)

    def _earlier_lists(self) -> Iterator[dict[str, object]]:
        """Rows of `files` for those files of this very table that it does not list yet.

        Their hashes would be lost with the snapshots whose commit messages hold them.
        """
        listed = self.connection.execute(
            "SELECT path FROM lake.main.files WHERE table_name = 'files'"
        ).fetchall()
        hashes = committed_hashes(self.connection)
        refreshes = {s.number: s.refresh_id for s in published_snapshots(self.connection)}
        for file in named_files(self.connection):
            if file.path in hashes and (file.path,) not in listed and file.end is None:
                yield {
                    "path": file.path,
                    "table_name": file.table,
                    "sha256": hashes[file.path],
                    "size_bytes": file.size_bytes,
                    "n_rows": file.n_rows,
                    "refresh_id": refreshes[file.begin],
                }

    def withdraw(self) -> None:
        """Remove the files that this publication put into the data folder."""
        others = self._written_by_ducklake() - self._before
        for path in {file.path for file in self.published} | others:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _written_by_ducklake(self) -> set[Path]:
        """The files of changed rows, and of which rows of older files are deleted."""
        return set(self.layout.data.glob("main/*/ducklake-*.parquet"))


def _different(present: pl.DataFrame, wanted: pl.DataFrame, column: str) -> list[str]:
    """The values of ``column`` whose rows are not the same, and in the same order, in both."""
    both = [
        frame.group_by(column, maintain_order=True).agg(pl.struct(pl.exclude(column)).alias(side))
        for side, frame in (("present", present), ("wanted", wanted))
    ]
    joined = both[0].join(both[1], on=column, how="full", coalesce=True)
    is_same = pl.col("present").eq_missing(pl.col("wanted"))
    return joined.filter(~is_same).get_column(column).to_list()


def show_all_rows(connection: duckdb.DuckDBPyConnection) -> None:
    """(Re)create the temporary views `new_<table>` of all rows of every table of the lake."""
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column}"' for column in table.columns)
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW new_{name} AS SELECT {columns} FROM lake.main.{name}"
        )


def _undisturbed(work: Callable[[], object]) -> None:
    """Have ``work`` done to its end, and raise what it raises.

    DuckDB breaks off what the main thread asks for when a signal comes, also a commit that is half
    done; another thread is not disturbed.
    """
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    while thread.is_alive():
        with suppress(BaseException):
            thread.join()
    if raised:
        raise raised[0]


def _is_published(root: Path, refresh_id: str) -> bool | None:
    """Whether the catalog holds a snapshot of the refresh, whatever the commit said.

    None where the catalog cannot be asked: it may name the refresh's files, which then must stay.
    """
    with suppress(duckdb.Error, PolicylakeError), open_lake(root) as connection:
        return any(
            refresh_id in (extra_info or "")
            for (extra_info,) in connection.execute(
                "SELECT commit_extra_info FROM lake.snapshots()"
            ).fetchall()
        )
    return None


def _flush_file_system(path: Path) -> None:
    """Put everything written to the file system of ``path`` on the disk."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(path))
    finally:
        os.close(descriptor)
