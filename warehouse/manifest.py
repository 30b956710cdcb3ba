"""Manifests: a table that says what the files of a source are."""

from __future__ import annotations

import csv
import json
import posixpath
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from warehouse.errors import PolicylakeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyarrow.parquet import ParquetFile

MANIFEST_NAMES = ("manifest.csv", "manifest.jsonl")
"""A file of one of these names at the root of a folder describes its files."""


_CONTENT_COLUMNS: Final = ("content", "raw", "text", "html")
_KNOWN: Final = (
    "path", "service", "policy_key", "retrieved_at", "url", "sector", "country", "licence"
)  # fmt: skip
_ALIKE: Final = 0.8
"""A column whose name is so like a known one (see difflib) is a slip of the pen."""

_PATH_COLUMNS: Final = ("path", "name", "url")
_ROWS_AT_A_TIME: Final = 200

_Cells = dict[str, str | bytes]


def is_manifest(path: Path) -> bool:
    """Whether a file that is given as a source is a manifest: CSV, JSON lines or Parquet."""
    return path.suffix.lower() in {".csv", ".jsonl", ".parquet"}


def read_manifest(path: Path) -> dict[str, str]:
    """Path within the source → its row as a JSON object, empty cells left out.

    Raises:
        PolicylakeError: the manifest is not readable, has no column `path` or names a path twice.
    """
    rows: dict[str, str] = {}
    for number, cells in _rows(path):
        name = cells.get("path")
        if not isinstance(name, str):
            columns = ", ".join(repr(column) for column in cells) or "nothing"
            raise PolicylakeError(
                f"{path}, row {number}: it has no `path` but {columns}; columns of CSV are parted "
                "by commas"
            )
        normal = posixpath.normpath(name.encode("utf-8", "replace").decode())
        if normal in rows:
            raise PolicylakeError(f"{path}, row {number}: {name!r} stands there twice")
        rows[normal] = _as_json(cells)
    return rows


def holds_documents(path: Path) -> bool:
    """Whether a manifest has a column with the documents themselves.

    Raises:
        PolicylakeError: the manifest is not readable.
    """
    names = _columns(path)
    return any(name in names for name in _CONTENT_COLUMNS)


def _check_columns(path: Path) -> None:
    """Refuse a manifest in which a known column is misspelt: its values would count for nothing.

    Raises:
        PolicylakeError: a column's name is nearly that of a known one which is not there, or the
            manifest is not readable.
    """
    names = _columns(path)
    wanted = [name for name in _KNOWN if name not in names]
    if not any(name in names for name in _CONTENT_COLUMNS):
        wanted.append(_CONTENT_COLUMNS[0])
    for name in names:
        spelt = name.strip().lower().replace(" ", "_")
        near = [] if name in _KNOWN else get_close_matches(spelt, wanted, n=1, cutoff=_ALIKE)
        if near:
            raise PolicylakeError(
                f"{path}: column {name!r} is not known; did you mean {near[0]!r}? Rename it, also "
                "where it is one of your own: other columns are kept, unless they look like a slip"
            )


def _columns(path: Path) -> list[str]:
    """The names of a manifest's columns; of JSON lines those of the first row."""
    with _told_as_manifest(path):
        if path.suffix.lower() == ".parquet":
            with _parquet(path) as table:
                return list(table.schema_arrow.names)
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                return [name.strip() for name in next(csv.reader(file, strict=True), [])]
        return list(next(_json_rows(path), (0, {}))[1])


def documents_of_manifest(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """The path, the row as a JSON object and the document of each row of a manifest.

    The document is what stands in the first of the columns content, raw, text and html that the
    row fills; the path is in the first of path, name and url, else it is the row's number.

    Raises:
        PolicylakeError: the manifest is not readable.
    """
    for number, cells in _rows(path):
        filled = (cells[name] for name in _CONTENT_COLUMNS if name in cells)
        content = next(filled, b"")
        described = {k: v for k, v in cells.items() if k not in _CONTENT_COLUMNS}
        named = (described[name] for name in _PATH_COLUMNS if name in described)
        name = next(named, f"row {number}")
        yield (
            name if isinstance(name, str) else name.decode("utf-8", "replace"),
            _as_json(described),
            content.encode("utf-8", "replace") if isinstance(content, str) else content,
        )


def _as_json(cells: _Cells) -> str:
    texts = {k: v for k, v in cells.items() if isinstance(v, str)}
    text = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return text.encode("utf-8", "replace").decode()


def _rows(path: Path) -> Iterator[tuple[int, _Cells]]:
    """The rows by their number in the file, empty cells left out."""
    _check_columns(path)
    kinds = {".csv": _csv_rows, ".parquet": _parquet_rows}
    with _told_as_manifest(path):
        yield from kinds.get(path.suffix.lower(), _json_rows)(path)


@contextmanager
def _told_as_manifest(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise PolicylakeError(f"the manifest {path} is not UTF-8; save it as UTF-8") from error
    except (OSError, csv.Error) as error:
        raise PolicylakeError(f"the manifest {path} cannot be read: {error}") from error


def _csv_rows(path: Path) -> Iterator[tuple[int, _Cells]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file, strict=True), start=2):
            yield (
                number,
                {k.strip(): v for k, v in cells.items() if k and isinstance(v, str) and v},
            )


def _parquet_rows(path: Path) -> Iterator[tuple[int, _Cells]]:
    import pyarrow as pa  # noqa: PLC0415 - the workers have no use for it

    yield from enumerate(_decoded(path), start=1)
    # It would keep what it took for the file's pages until the end of the process.
    pa.default_memory_pool().release_unused()


def _decoded(path: Path) -> Iterator[_Cells]:
    with _parquet(path) as table:
        for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME, use_threads=False):
            yield from map(_filled, batch.to_pylist())


@contextmanager
def _parquet(path: Path) -> Iterator[ParquetFile]:
    import pyarrow as pa  # noqa: PLC0415 - the workers have no use for it
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        with ParquetFile(path) as table:
            yield table
    except pa.ArrowException as error:
        raise OSError(str(error)) from error


def _json_rows(path: Path) -> Iterator[tuple[int, _Cells]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _json_row(path, number, line)


def _json_row(path: Path, number: int, line: str) -> _Cells:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise PolicylakeError(f"{path}, row {number}: not JSON ({error})") from error
    if not isinstance(cells, dict):
        raise PolicylakeError(f"{path}, row {number}: not a JSON object")
    return _filled(cells)


def _filled(cells: dict[str, Any]) -> _Cells:
    """The cells that hold something; what is neither text nor bytes as JSON."""
    return {
        str(name): value if isinstance(value, str | bytes) else json.dumps(value, default=str)
        for name, value in cells.items()
        if value is not None and value not in ("", b"")
    }
