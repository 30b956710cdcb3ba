"""Text for a terminal: whatever a policy or a file name holds, it moves no cursor."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("table", "list", "csv", "json")

_NARROWEST = 8
_UNBOUNDED = 1_000_000


def printable(text: str) -> str:
    """``text`` with every control, bidi and unassigned character written as an escape."""
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text
    )


def counted(number: int, noun: str) -> str:
    """``number`` of things as written: 1 fault, 2 faults."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def print_rows(names: Sequence[str], rows: Sequence[Sequence[Any]], style: str) -> None:
    """Print query results: as wide as the terminal, in full where the output is none."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    text = render(names, rows, style, width)
    click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)


def render(
    names: Sequence[str], rows: Sequence[Sequence[Any]], style: str, width: int | None
) -> str:
    """Query results as text.

    Args:
        names: Column names.
        rows: Values as DuckDB gives them.
        style: `table`, `list` (a line for each value), `csv` or `json` (an array of objects, dates
            in ISO form).
        width: Columns of the terminal, for `table`: what is longer is folded, and where columns
            would be too narrow to read, it is a `list`. None where nothing is cut.
    """
    if style == "json":
        objects = [dict(zip(_unique(names), map(_json, row), strict=True)) for row in rows]
        return json.dumps(objects, ensure_ascii=True, allow_nan=False, indent=1) + "\n"
    if style == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_plain(v) for v in row] for row in rows)
        return out.getvalue()
    rows = [[_to_seconds(v) for v in row] for row in rows]
    if style == "list" or (width is not None and width < len(names) * (_NARROWEST + 2)):
        return _as_lists(names, rows)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for number, name in enumerate(names):
        is_number = bool(rows) and all(
            isinstance(r[number], (int, float, Decimal)) and not isinstance(r[number], bool)
            for r in rows
            if r[number] is not None
        )
        table.add_column(
            Text(printable(name)), justify="right" if is_number else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(printable(_plain(v))) for v in row))
    console = Console(width=width or _UNBOUNDED, file=io.StringIO(), color_system=None)
    console.print(table)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _as_lists(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Each row as lines of a name and a value, parted by empty lines."""
    return "\n".join(
        "".join(
            f"{printable(name)}: {printable(_plain(value))}\n"
            for name, value in zip(names, row, strict=True)
        )
        for row in rows
    )


def _to_seconds(value: Any) -> Any:
    """A time without its fraction of a second, which only widens a table."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds").replace("+00:00", " UTC")
    return value


def _unique(names: Sequence[str]) -> list[str]:
    """``names``, a repeated one with a number, so that no column of an object is lost."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return out


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(_json(value), ensure_ascii=False)
    return str(_json(value))


def _json(value: Any) -> Any:
    """``value`` as JSON has it; not-a-number and infinity become null."""
    if isinstance(value, bool) or value is None or isinstance(value, (int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): _json(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(v) for v in value]
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return str(value)
