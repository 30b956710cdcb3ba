"""Where the blocks of an outline stand in the text of a document, found by their hashes alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from benchmarks.reading.outlines import WINDOW, Block, end_hash, text_hash

_NEAR: Final = 200
"""A short block may begin anywhere as near to where it is expected, else where a segment does."""
_FAR: Final = 4000
_MOST_CANDIDATES: Final = 20
_MOST_STRETCHED: Final = 0.25
"""By how much of its length a block whose two ends are found may be longer or shorter."""


@dataclass(frozen=True)
class Place:
    """A stretch of the condensed text of a document."""

    start: int
    end: int


@dataclass
class _Text:
    characters: str
    segment_starts: Sequence[int]
    taken: set[int] = field(default_factory=set)
    """Starts of blocks that are found, so that a text that is repeated is found once each."""

    @cached_property
    def windows(self) -> dict[str, list[int]]:
        """Hash of each stretch of `WINDOW` characters → where it begins."""
        found = defaultdict(list)
        for start in range(len(self.characters) - WINDOW + 1):
            found[end_hash(self.characters[start : start + WINDOW])].append(start)
        return found

    def is_at(self, block: Block, start: int) -> bool:
        end = start + block.length
        if start < 0 or end > len(self.characters) or start in self.taken:
            return False
        return text_hash(self.characters[start:end]) == block.text_hash


def places(
    blocks: Sequence[Block], characters: str, segment_starts: Sequence[int]
) -> list[Place | None]:
    """The place of each block, null where it is not found.

    Args:
        blocks: of the outline, in reading order.
        characters: condensed text of the segments of the document, in their order.
        segment_starts: where each segment begins in ``characters``.
    """
    text, expected = _Text(characters, segment_starts), 0
    found: list[Place | None] = []
    for block in blocks:
        place = _place(block, text, expected)
        found.append(place)
        if place:
            text.taken.add(place.start)
            expected = place.end
    return _with_gaps_filled(blocks, found, len(characters))


def _with_gaps_filled(
    blocks: Sequence[Block], found: list[Place | None], n_characters: int
) -> list[Place | None]:
    """A block alone between two that are found is what stands there, if that is about as long."""
    starts = [place.start if place else None for place in found[1:]] + [n_characters]
    ends = [0] + [place.end if place else None for place in found[:-1]]
    filled = list(found)
    for at, (block, start, end) in enumerate(zip(blocks, ends, starts, strict=True)):
        if found[at] is None and start is not None and end is not None:
            is_alike = abs(end - start - block.length) <= _slack(block)
            filled[at] = Place(start, end) if end > start and is_alike else None
    return filled


def _slack(block: Block) -> int:
    return max(int(block.length * _MOST_STRETCHED), 1)


def _place(block: Block, text: _Text, expected: int) -> Place | None:
    if text.is_at(block, expected):
        return Place(expected, expected + block.length)
    starts = _long_starts if block.opening else _short_starts
    for start in starts(block, text, expected):
        if text.is_at(block, start):
            return Place(start, start + block.length)
    return _between_its_ends(block, text, expected) if block.opening else None


def _long_starts(block: Block, text: _Text, expected: int) -> Iterator[int]:
    yield from _nearest(text.windows.get(block.opening, []), expected)


def _short_starts(_: Block, text: _Text, expected: int) -> Iterator[int]:
    yield from _nearest(range(max(expected - _NEAR, 0), expected + _NEAR), expected)
    far = (start for start in text.segment_starts if abs(start - expected) <= _FAR)
    yield from _nearest(far, expected)


def _between_its_ends(block: Block, text: _Text, expected: int) -> Place | None:
    """A block of which only the beginning and the end are found, a little apart from its length."""
    ends = text.windows.get(block.ending, [])
    for start in _nearest(text.windows.get(block.opening, []), expected)[:_MOST_CANDIDATES]:
        if start in text.taken:
            continue
        for end in _nearest((end + WINDOW for end in ends), start + block.length):
            if abs(end - start - block.length) <= _slack(block) and end > start:
                return Place(start, end)
    return None


def _nearest(starts: Iterator[int] | Sequence[int], expected: int) -> list[int]:
    """What follows comes before what stands as far ahead."""
    return sorted(starts, key=lambda start: (abs(start - expected), start < expected))
