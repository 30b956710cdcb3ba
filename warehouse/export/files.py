"""The files of a release: the same bytes from the same rows, whatever machine and threads."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import duckdb

    from warehouse.schemas import Column, Table

_ROW_GROUP: Final = 50_000
_ARROW_TYPES: Final[dict[Any, pa.DataType]] = {
    pl.String: pa.string(),
    pl.Int32: pa.int32(),
    pl.Int64: pa.int64(),
    pl.Float64: pa.float64(),
    pl.Boolean: pa.bool_(),
    pl.Date: pa.date32(),
    pl.Datetime: pa.timestamp("us", "UTC"),
}
_LIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "'")
"""A cell that begins so runs as a formula in a spreadsheet, or has a quote that tells of one."""


@dataclass(frozen=True)
class ReleaseFile:
    """A file of a release, as its manifest lists it."""

    path: str
    """Below the release's folder, with slashes."""
    sha256: str
    size_bytes: int
    n_rows: int | None = None
    """None where it is no table."""
    table: str | None = None
    split: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    """Names and Arrow types, of a Parquet file."""


def arrow_schema(table: Table, columns: Mapping[str, Column]) -> pa.Schema:
    """The Arrow schema of a table's columns, with the descriptions of all."""
    fields = [
        pa.field(
            name,
            _arrow_type(column.dtype),
            nullable=column.nullable,
            metadata={"description": column.description},
        )
        for name, column in columns.items()
    ]
    return pa.schema(fields, metadata={"table": table.name, "description": table.description})


def _arrow_type(dtype: Any) -> pa.DataType:
    if isinstance(dtype, pl.List):
        return pa.list_(_arrow_type(dtype.inner))
    return _ARROW_TYPES[dtype.base_type()]


def batches(
    connection: duckdb.DuckDBPyConnection, query: str, schema: pa.Schema
) -> Iterator[pa.Table]:
    """The rows of ``query``, so many at a time; one empty table where there are none."""
    reader = connection.execute(query).to_arrow_reader(_ROW_GROUP)
    pending: list[pa.RecordBatch] = []
    n_pending = 0
    for batch in reader:
        pending.append(batch)
        n_pending += batch.num_rows
        while n_pending >= _ROW_GROUP:
            whole = pa.Table.from_batches(pending)
            yield _cast(whole.slice(0, _ROW_GROUP), schema)
            rest = whole.slice(_ROW_GROUP)
            pending, n_pending = rest.to_batches(), rest.num_rows
    yield _cast(pa.Table.from_batches(pending, reader.schema), schema)


def _cast(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """``rows`` with the declared types and descriptions, each column in one piece.

    Where a column's pieces end would otherwise show in the file.
    """
    arrays = [
        column.combine_chunks().cast(field.type)
        for column, field in zip(rows.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def write_parquet(path: Path, parts: Iterator[pa.Table], schema: pa.Schema) -> int:
    """Write a Parquet file; returns its rows."""
    n_rows = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=9) as writer:
        for part in parts:
            if part.num_rows:
                writer.write_table(part, row_group_size=_ROW_GROUP)
                n_rows += part.num_rows
    return n_rows


def write_csv(path: Path, parts: Iterator[pa.Table], schema: pa.Schema) -> int:
    """Write a CSV file whose cells are no formulas; returns its rows. See `harmless`."""
    n_rows = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(schema.names)
        for part in parts:
            columns = [[_cell(value) for value in column.to_pylist()] for column in part.columns]
            writer.writerows(zip(*columns, strict=True))
            n_rows += part.num_rows
    return n_rows


def write_jsonl(path: Path, parts: Iterator[pa.Table], schema: pa.Schema) -> int:
    """Write JSON lines; returns how many."""
    n_rows = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        for part in parts:
            for row in part.select(schema.names).to_pylist():
                file.write(json.dumps(row, ensure_ascii=False, default=_as_text) + "\n")
            n_rows += part.num_rows
    return n_rows


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Where it could be one it gets a quote in front, as does one that begins with a quote: to undo
    it, take one quote from every cell that begins with one.
    """
    return f"'{cell}" if cell.startswith(_LIVE) else cell


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def listed(
    folder: Path,
    path: Path,
    *,
    n_rows: int | None = None,
    table: str | None = None,
    split: str | None = None,
) -> ReleaseFile:
    """``path`` as the manifest of the release in ``folder`` lists it."""
    columns = columns_of(path) if path.suffix == ".parquet" else ()
    relative = path.relative_to(folder).as_posix()
    size = path.stat().st_size
    return ReleaseFile(relative, sha256_of(path), size, n_rows, table, split, columns)


def columns_of(path: Path) -> tuple[tuple[str, str], ...]:
    """Names and Arrow types of the columns of a Parquet file."""
    return tuple((field.name, str(field.type)) for field in pq.read_schema(path))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | dict):
        return harmless(json.dumps(value, ensure_ascii=False, default=_as_text))
    return _as_text(value)


def _as_text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
