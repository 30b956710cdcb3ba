"""Small lists that stand beside the catalog as JSON: pins, takedowns."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from warehouse.errors import PolicylakeError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_ledger(path: Path) -> list[dict[str, Any]]:
    """The entries of the list at ``path``; none where there is no such file.

    Raises:
        PolicylakeError: it cannot be read. What it protects would be lost if it counted as empty.
    """
    if not path.exists():
        return []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise TypeError("not a list of objects")
    except (OSError, ValueError, TypeError) as error:
        raise PolicylakeError(
            f"{path} cannot be read ({error}); put it back from a copy of the lake, "
            "or write [] into it to give up what it lists"
        ) from error
    return entries


def write_ledger(path: Path, entries: Sequence[dict[str, Any]]) -> None:
    """Write the list at ``path``, whole or not at all; it is on the disk when this returns."""
    write_json(path, list(entries))


def write_json(path: Path, content: object) -> None:
    """Write ``content`` as JSON, whole or not at all; it is on the disk when this returns."""
    partial = path.with_suffix(".part")
    with partial.open("w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(content, file, indent=2, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)
