"""Files and folders that take their name only when all of them is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from warehouse.errors import StorageError, UsageError


def check_target(path: Path | None) -> None:
    """Refuse a file that could not be written, before the work of filling it is done.

    Raises:
        UsageError: its folder is not there or may not be written to.
    """
    if path is None:
        return
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UsageError(f"{path} cannot be written: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{path} cannot be written: the folder {folder} may not be written to")


@contextmanager
def finished_file(path: Path) -> Iterator[IO[str]]:
    """A text file to be written."""
    with (
        _finished(path) as unfinished,
        unfinished.open("w", encoding="utf-8", newline="\n") as file,
    ):
        yield file


def write_finished(path: Path, content: str | bytes) -> None:
    """Write a whole file; a text as UTF-8."""
    with _finished(path) as unfinished:
        unfinished.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def _finished(path: Path) -> Iterator[Path]:
    check_target(path)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def finished_folder(target: Path) -> Iterator[Path]:
    """A folder to be filled, which takes the place of ``target`` when the block ends well.

    Raises:
        StorageError: the disk refuses.
    """
    draft = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        fresh, stale = draft / "fresh", draft / "stale"
        fresh.mkdir()
        yield fresh
        try:
            if target.exists():
                os.replace(target, stale)
            os.replace(fresh, target)
        except BaseException:
            if stale.exists() and not target.exists():
                os.replace(stale, target)
            raise
    except OSError as error:
        raise StorageError(error) from error
    finally:
        if draft:
            shutil.rmtree(draft, ignore_errors=True)
