"""Where an outline and what was read of its document differ, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from benchmarks.reading.comparison import KINDS, Comparison
from benchmarks.reading.documents import READABLE_SUFFIX, Document, Read, Segment
from benchmarks.reading.outlines import BOILERPLATE, condensed, parse_readable

_SHOWN_CHARS: Final = 100
_WITH_LEVEL: Final = ("h", "i")

Line = tuple[str, str]
"""Code and text of a block."""


def differences(document: Document, read: Read) -> Iterator[str]:
    """Lines of blocks: ``-`` in the outline alone, ``+`` in what was read, a blank for both.

    Only what differs is given, with a block of context. Boilerplate in a row counts as one block.
    Words come from what was read where the block was found in it, else from the outline where it
    has them.
    """
    meant = _with_boilerplate_joined(_outline_lines(document, read))
    said = _with_boilerplate_joined([_line_of(segment) for segment in read.segments])
    matcher = SequenceMatcher(a=_keys(meant), b=_keys(said), autojunk=False)
    for group in matcher.get_grouped_opcodes(1):
        yield ""
        for tag, start, end, said_start, said_end in group:
            if tag == "equal":
                yield from (f" {_shown(line)}" for line in meant[start:end])
                continue
            yield from (f"-{_shown(line)}" for line in meant[start:end])
            yield from (f"+{_shown(line)}" for line in said[said_start:said_end])


def _outline_lines(document: Document, read: Read) -> list[Line]:
    if document.outline.suffix == READABLE_SUFFIX:
        return parse_readable(document.outline.read_text(encoding="utf-8"))
    compared = Comparison(document.read_outline(), read)
    return [
        (
            block.code,
            read.words(place.start, place.end)
            if place
            else f"({block.length} characters that are not found)",
        )
        for block, place in zip(compared.blocks, compared.block_places, strict=True)
    ]


def _line_of(segment: Segment) -> Line:
    code = next((code for code, kind in KINDS.items() if kind is segment.kind), "p")
    return f"{code}{segment.depth}" if code in _WITH_LEVEL else code, segment.text


def _with_boilerplate_joined(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for is_boilerplate, group in groupby(lines, lambda line: line[0] == BOILERPLATE):
        run = list(group)
        joined += [(BOILERPLATE, " ".join(text for _, text in run))] if is_boilerplate else run
    return joined


def _keys(lines: Sequence[Line]) -> list[Line]:
    return [(code, condensed(text)) for code, text in lines]


def _shown(line: Line) -> str:
    code, text = line
    short = text if len(text) <= _SHOWN_CHARS else f"{text[:70]} … {text[-28:]}"
    return f"{code:3}{short}"
