"""DuckDB's extensions, loaded from their wheels so that nothing is downloaded."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

import duckdb

from warehouse.errors import PolicylakeError

_SETTINGS: Final = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET TimeZone = 'UTC'",
)
"""Without parameters: with one, DuckDB imports pandas, which takes a third of a second."""


def connect(*extensions: str, database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with ``extensions`` loaded and everything else left out.

    Raises:
        PolicylakeError: an extension is neither in a wheel nor installed.
    """
    files = {extension: file_in_wheel(extension) for extension in extensions}
    # DuckDB hashes a file of 35 MB for its signature whenever it loads it: most of what a small
    # query takes. Those that come in wheels were compared with the lock's hashes already.
    connection = duckdb.connect(database, config={"allow_unsigned_extensions": all(files.values())})
    for setting in _SETTINGS:
        connection.execute(setting)
    for extension, file in files.items():
        _load(connection, extension, file)
    return connection


def file_in_wheel(extension: str) -> Path | None:
    """The file of an extension that comes in a wheel."""
    wheel = find_spec(f"duckdb_extension_{extension}")
    folders = list(wheel.submodule_search_locations or ()) if wheel else []
    return next(
        (f for root in folders for f in Path(root).rglob(f"{extension}.duckdb_extension")), None
    )


def _load(connection: duckdb.DuckDBPyConnection, extension: str, file: Path | None) -> None:
    target = str(file).replace("'", "''") if file else extension
    try:
        connection.execute(f"LOAD '{target}'")
    except duckdb.Error as error:
        raise PolicylakeError(
            f"DuckDB's extension {extension} could not be loaded; install it once with "
            f"`python -c \"import duckdb; duckdb.sql('INSTALL {extension}')\"` "
            f"on a machine that reaches the network ({error})"
        ) from error
