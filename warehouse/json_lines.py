"""Files of JSON lines: read line by line, so that memory stays flat, and every bad line is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from warehouse.errors import PolicylakeError, UsageError

_MOST_BYTES: Final = 1 << 24
"""A longer line is no segment; it is passed over without being held in memory."""


@dataclass(frozen=True)
class Line:
    """A line of a file: an object, or why it is none."""

    number: int
    """From 1."""
    value: dict[str, Any]
    error: str | None = None


def json_lines(path: Path) -> Iterator[Line]:
    """The lines of the file at ``path``, bad ones with what is wrong about them.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not a file")
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(_MOST_BYTES):
            number += 1
            if len(raw) == _MOST_BYTES and not raw.endswith(b"\n"):
                _pass_over(file)
                yield Line(number, {}, f"it is longer than {_MOST_BYTES} bytes")
            else:
                yield _line(number, raw)


def objects(path: Path) -> Iterator[Line]:
    """The lines of the file at ``path``, all of them objects.

    Raises:
        PolicylakeError: a line is not; its number is told.
        UsageError: there is no such file.
    """
    for line in json_lines(path):
        if line.error:
            raise PolicylakeError(f"{path}, line {line.number}: {line.error}; mend or remove it")
        yield line


def _pass_over(file: IO[bytes]) -> None:
    """Read to the end of the line, keeping nothing."""
    while (part := file.readline(_MOST_BYTES)) and not part.endswith(b"\n"):
        pass


def _line(number: int, raw: bytes) -> Line:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return Line(number, {}, f"it is not UTF-8 (byte {error.start})")
    if not text.strip():
        return Line(number, {}, "it is empty")
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return Line(number, {}, "it holds half of a character (a lone surrogate)")
    except RecursionError:
        return Line(number, {}, "it is nested too deep")
    except ValueError as error:
        return Line(number, {}, f"it is not JSON ({error})")
    if not isinstance(value, dict):
        return Line(number, {}, "it is not an object")
    return Line(number, value)
