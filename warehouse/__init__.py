"""The warehouse: what touches storage. `open_lake` is the way in for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.notebook import Lake


def open_lake(path: str | Path = "lake", *, snapshot: int | None = None) -> Lake:
    """The lake in the folder ``path``, to be read by SQL and as Polars frames.

    Args:
        path: The lake's folder.
        snapshot: An older snapshot, by its number.

    Raises:
        UsageError: there is no lake, nothing in it yet, or no such snapshot.
        PolicylakeError: the lake was made by a newer version, or cannot be opened.
    """
    from warehouse.notebook import Lake  # noqa: PLC0415 - brings DuckDB, which few verbs need

    return Lake(Path(path), snapshot)
