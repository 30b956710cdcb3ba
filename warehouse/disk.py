"""Naming what is wrong with the disk, where a database only says that something is."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from warehouse.errors import PolicylakeError, StorageError, is_of_storage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def disk_faults_named(root: Path) -> Iterator[None]:
    """Turn what a failing disk under ``root`` makes libraries raise into one that names its fault.

    Raises:
        PolicylakeError: the disk refused, or another process holds the catalog.
    """
    try:
        yield
    except OSError as error:
        raise StorageError(error) from error
    except (duckdb.Error, sqlite3.Error) as error:
        if fault := _fault(root):
            raise StorageError(fault) from error
        if not is_of_storage(error):
            raise
        raise PolicylakeError(
            f"{_one_line(error)}; make room, or let other processes end, then run again: "
            "what was published is untouched"
        ) from error


def disk_fault(root: Path, error: Exception) -> StorageError | None:
    """The fault of the disk under ``root`` behind a database's ``error``; None if that is not why.

    What is only read may lie on a disk that takes no files; one that cannot be read is to blame for
    whatever the database finds there.
    """
    fault = _fault(root)
    if fault and (is_of_storage(error) or fault.errno == errno.EIO):
        return StorageError(fault)
    return None


def _fault(root: Path) -> OSError | None:
    """What the file system says to a small file in ``root``; None where it takes it."""
    probe = root / f"probe.{os.getpid()}"
    try:
        with probe.open("wb") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
        probe.read_bytes()
        probe.unlink()
    except OSError as error:
        return error
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split("\n\n")[0].split())
