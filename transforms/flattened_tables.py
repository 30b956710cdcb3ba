"""Tables of a plain text whose cells stand on lines of their own, one below the other.

Only those that tell categories of personal information, with examples, sources or whether it is
collected: many policies hold one, since a law of California asks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

import polars as pl

from transforms.parsed_blocks import CELL_SEPARATOR
from transforms.patterns import byte_at_end, byte_at_start, found_where, may_be
from warehouse.vocabulary import SegmentKind

_FIRST_HEADER_CELL: Final = (
    r"^(?i-u:(?:the |types? or |personal information |ccpa )?categor(?:y|ies)\b)"
)
_HEADER_CELL: Final = re.compile(
    r"(?i)(?:the |types? of |categories of |representative |specific |some |is it |was it )?"
    r"(?:examples?|collected|disclosed|sold|shared|sources?|(?:business |commercial )?purposes?"
    r"|reasons?|third[ -]part(?:y|ies)|recipients?|retention|descriptions?"
    r"|personal (?:information|data)|information|data|(?:business or )?commercial|do we|we|how|why"
    r"|who|to whom|whom|what|status|uses?|disclosures?|sale|sharing|parties|category|categories)\b"
)
_OTHER_CATEGORIES: Final = re.compile(r"(?i).*\b(?:third|parties|party|sources?|recipients?)\b")
"""Only the second or a later column tells these."""

_LETTER: Final = re.compile(r"^\(?([A-Z])[.)](?:\s|$)")
_ANSWER: Final = re.compile(r"(?i)^\W?(?:yes|no|n/a|x|✓|✔|none)\W?$")
_CATEGORY: Final = re.compile(
    r"(?i)(?:[a-z]+ ){0,3}(?:identifiers?|(?:financial|purchase|commercial|biometric|geolocation"
    r"|location|demographic|education(?:al)?|employment(?:-related)?|internet|device"
    r"|professional (?:or|and|information)|usage|sensory|audio|audiovisual|visual|inferences?"
    r"|medical|health|contact|account|payment|protected|characteristics?|transaction|sensitive"
    r"|profile|personal information categories)\b)"
)
_PROSE: Final = re.compile(r"^.{60,}[.]$")
_BULLET: Final = re.compile(r"^[-–—•·*]")

_MAX_HEADER_CHARS: Final = 100
_MAX_NAME_CHARS: Final = 70
_MAX_FIRST_CELL_CHARS: Final = 220
_MIN_NAMED_SHARE: Final = 0.5
_MAX_COLUMNS: Final = 8
_MAX_TABLES: Final = 50
_MAX_LINES: Final = 400
_MAX_ROW_LINES: Final = 30
_MIN_ROWS: Final = 3
_MAX_NAME_LINES: Final = 4
_NAME_AND_EXAMPLES: Final = 2


def parted_tables(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """``lines`` without those of flattened tables, and the rows of these.

    Args:
        lines: see `transforms.lines.lines`.

    Returns:
        The other lines, with a gap where a table stood; and the rows, if there are any, as the
        blocks that `transforms.line_breaks.joined_lines` makes of lines, with their kind. The cells
        of their text are parted by `CELL_SEPARATOR`.
    """
    may_open = may_be("first_byte", "CcTtPp") & pl.col("ends_open")
    opens = found_where(may_open & (pl.col("length") <= _MAX_HEADER_CHARS), _FIRST_HEADER_CELL)
    heads = lines.select(
        "document", next=pl.col("text").shift(-1), line=pl.int_range(pl.len()), opens=opens
    ).filter(pl.col("opens") & pl.col("next").is_not_null())
    rows: list[tuple[range, list[str]]] = []
    n_tried: Counter[int] = Counter()
    for document, next_line, head, _ in heads.iter_rows():
        is_inside = bool(rows) and head < rows[-1][0].stop
        if is_inside or n_tried[document] == _MAX_TABLES or not _is_header_cell(next_line):
            continue
        n_tried[document] += 1
        below = lines[head : head + _MAX_LINES].filter(pl.col("document") == document)
        found = _table(below.get_column("text").to_list())
        rows += [(range(head + row.start, head + row.stop), cells) for row, cells in found]
    if not rows:
        return lines, pl.DataFrame()
    taken = pl.Series([line for row, _ in rows for line in row])
    is_taken = pl.int_range(pl.len()).is_in(taken.implode())
    others = lines.with_columns(
        gap=pl.col("gap") | is_taken.shift(fill_value=False), is_taken=is_taken
    )
    return others.filter(~pl.col("is_taken")).drop("is_taken"), _as_blocks(rows, lines)


def _as_blocks(rows: list[tuple[range, list[str]]], lines: pl.DataFrame) -> pl.DataFrame:
    """The blocks of table rows, of each of which are given its lines and its cells."""
    first = lines[[row.start for row, _ in rows]]
    last = lines[[row.stop - 1 for row, _ in rows]]
    return pl.DataFrame({"text": [CELL_SEPARATOR.join(cells) for _, cells in rows]}).select(
        "text",
        first.get_column("document"),
        source_start=first.get_column("start"),
        source_end=last.get_column("start") + last.get_column("length"),
        first_byte=byte_at_start(pl.col("text")),
        last_byte=byte_at_end(pl.col("text")),
        kind=pl.lit(SegmentKind.TABLE_ROW.value),
        indent=pl.lit(0, pl.Int32),
        gap=pl.lit(value=True),
        marker=pl.lit(None, pl.String),
        starts_lower=pl.lit(value=False),
        ends_open=pl.lit(value=True),
        ends_colon=pl.lit(value=False),
        is_run_in=pl.lit(value=False),
    )


def _table(lines: list[str]) -> list[tuple[range, list[str]]]:
    """The lines and cells of each row of a table that begins with the first of ``lines``."""
    rows = _rows(lines)
    return [(row, _cells(lines[row.start : row.stop], len(rows[0]))) for row in rows]


def _rows(lines: list[str]) -> list[range]:
    """The lines of each row of a table that begins with the first of ``lines``; none if none does.

    The header comes first. A row begins at the next letter of the alphabet, after an answer (YES,
    NO), after as many lines as there are columns, or at the name of a category.
    """
    n_columns = 1
    while n_columns < len(lines) and _is_header_cell(lines[n_columns]):
        n_columns += 1
    body = lines[n_columns:]
    if not 2 <= n_columns <= _MAX_COLUMNS or _OTHER_CATEGORIES.match(lines[0]):
        return []
    for starts in (_lettered(body), _answered(body), _even(body, n_columns), _named(body)):
        if len(starts) >= _MIN_ROWS:
            ends = [*starts[1:], _end(body, starts, n_columns)]
            rows = [range(n_columns)]
            rows += [range(a + n_columns, b + n_columns) for a, b in zip(starts, ends, strict=True)]
            return rows
    return []


def _is_header_cell(line: str) -> bool:
    is_open = len(line) <= _MAX_HEADER_CHARS and not line.endswith((".", ";", "!"))
    return is_open and _HEADER_CELL.match(line) is not None and not _LETTER.match(line)


def _lettered(body: list[str]) -> list[int]:
    """Where lines begin with A., B., C. and so on."""
    starts: list[int] = []
    for number, line in enumerate(body):
        if starts and number - starts[-1] > _MAX_ROW_LINES:
            break
        letter = _LETTER.match(line)
        if letter and ord(letter[1]) == ord("A") + len(starts):
            starts.append(number)
        elif not starts:
            break
    return starts


def _answered(body: list[str]) -> list[int]:
    """The first line, and those after answers that stand alone."""
    starts = [0]
    for number, line in enumerate(body):
        if number - starts[-1] > _MAX_ROW_LINES:
            break
        is_last_answer = number + 1 == len(body) or not _ANSWER.match(body[number + 1])
        if _ANSWER.match(line) and is_last_answer and number:
            starts.append(number + 1)
    return starts[:-1] if _name_categories(body, starts[:-1]) and _are_alike(starts) else []


def _even(body: list[str], n_columns: int) -> list[int]:
    """Every so many lines, as long as a line that could name a category stands there."""
    starts: list[int] = []
    for number in range(0, len(body) - n_columns + 1, n_columns):
        line = body[number]
        if len(line) > _MAX_FIRST_CELL_CHARS or not line[0].isupper() or _PROSE.match(line):
            break
        starts.append(number)
    while starts and not _CATEGORY.match(body[starts[-1]]):
        starts.pop()
    return starts if _name_categories(body, starts) else []


def _named(body: list[str]) -> list[int]:
    """Where short lines name a category; none where it is not clear which of them begin a row."""
    starts: list[int] = []
    for number, line in enumerate(body):
        if starts and number - starts[-1] > _MAX_ROW_LINES:
            break
        is_name = _CATEGORY.match(line) is not None and line[0].isupper()
        if is_name and len(line) <= _MAX_NAME_CHARS and (not starts or number - starts[-1] > 1):
            starts.append(number)
        elif not starts or ((is_name or _PROSE.match(line)) and number - starts[-1] > 1):
            break
    return starts if _are_alike(starts) else []


def _name_categories(body: list[str], starts: list[int]) -> bool:
    """Whether at least half of the rows begin with the name of a category."""
    named = [n for n in starts if _CATEGORY.match(body[n]) or _LETTER.match(body[n])]
    return len(named) >= _MIN_NAMED_SHARE * len(starts)


def _are_alike(starts: list[int]) -> bool:
    """Whether no row is more than twice as long as the middle one."""
    sizes = sorted(after - before for before, after in pairwise(starts))
    return bool(sizes) and sizes[-1] <= 2 * sizes[len(sizes) // 2] + 1


def _end(body: list[str], starts: list[int], n_columns: int) -> int:
    """Where the last row ends: as the rows before it do, and before running text."""
    last = starts[-1]
    sizes = [after - before for before, after in pairwise(starts)]
    if all(_ANSWER.match(body[start - 1]) for start in starts[1:]):
        n = last + 1
        while n < len(body) and n - last < max(sizes) and not _ANSWER.match(body[n]):
            n += 1
        while n < len(body) and _ANSWER.match(body[n]):
            n += 1
        return n
    if 2 * sizes.count(n_columns) > len(sizes):
        return min(len(body), last + n_columns)
    most = min(len(body), last + max(sizes))
    prose = [n for n in range(last + 2, most) if _PROSE.match(body[n])]
    return prose[0] if prose else most


def _cells(lines: list[str], n_columns: int) -> list[str]:
    """The cells of a row, as well as they can be told where there are more lines than columns."""
    if len(lines) <= n_columns:
        return lines
    n_answers = next((n for n, line in enumerate(reversed(lines)) if not _ANSWER.match(line)), 0)
    middle = lines[: len(lines) - n_answers]
    n_name = 1 + bool(_LETTER.fullmatch(middle[0]))
    stop = next((n for n, line in enumerate(middle[:_MAX_NAME_LINES], 1) if line[-1] == "."), 0)
    n_name = max(n_name, stop)
    name, rest = " ".join(middle[:n_name]), middle[n_name:]
    if n_columns - n_answers == _NAME_AND_EXAMPLES:
        rest = [" ".join(rest)] if rest else []
    return [name, *_with_whole_lists(rest), *lines[len(lines) - n_answers :]]


def _with_whole_lists(lines: list[str]) -> list[str]:
    """``lines``, those of a list with bullets as one."""
    cells: list[str] = []
    is_list = False
    for line in lines:
        is_item = _BULLET.match(line) is not None
        if cells and ((is_list and (is_item or line.endswith(":"))) or cells[-1].endswith(":")):
            cells[-1] += f" {line}"
        else:
            cells.append(line)
            is_list = is_item or line.endswith(":")
    return cells
