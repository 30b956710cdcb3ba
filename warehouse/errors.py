"""Errors that a user can mend. Their text is the whole message, with the way out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PolicylakeError(Exception):
    """Something the user can mend; shown in one line, never as a traceback."""

    exit_code = 1


RESTORE = "`policylake verify` tells what is damaged; restore the lake from a copy"
"""The way out of a lake that is damaged."""


class Busy(PolicylakeError):
    """Another process is writing to the lake."""


class StorageError(PolicylakeError):
    """The disk refused: it is full, read-only, broken or not ours."""

    def __init__(self, error: OSError) -> None:
        where = f" ({error.filename})" if error.filename else ""
        super().__init__(
            f"{error.strerror or error}{where}; make room, or mend the disk or its permissions, "
            "then run again: what was published is untouched"
        )


class UsageError(PolicylakeError):
    """The command was asked for something that does not exist or makes no sense."""

    exit_code = 2


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question whether one of ``known`` was meant, whatever the capitals; else nothing.

    Ends with a blank, so that a sentence can follow.
    """
    by_lower = {word.lower(): word for word in known}
    alike = get_close_matches(name.lower(), by_lower, n=3)
    return f"did you mean {', '.join(by_lower[word] for word in alike)}? " if alike else ""


def is_of_storage(error: Exception) -> bool:
    """Whether the disk or another writer is behind the database's ``error``, not the program."""
    text = str(error).lower()
    signs = (
        "no space left",
        "disk full",
        "disk is full",
        "disk i/o",
        "input/output error",
        "readonly database",
        "database is locked",
        "could not write",
        "could not fsync",
        "unable to open database",
        "read-only",
    )
    return any(sign in text for sign in signs)
