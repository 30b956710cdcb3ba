"""An outline laid over the segments of a document, character by character."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from benchmarks.reading.documents import Read, Segment
from benchmarks.reading.outlines import Block, Outline, text_hash
from benchmarks.reading.placing import Place, places
from warehouse.vocabulary import SegmentKind

KINDS: Final = {
    "h": SegmentKind.HEADING,
    "i": SegmentKind.LIST_ITEM,
    "t": SegmentKind.TABLE_ROW,
    "b": SegmentKind.BOILERPLATE,
}
"""Kind of a block of an outline → kind of the segment that it should be; paragraphs else."""

_NONE: Final = -1


class Comparison:
    """The blocks of an outline and the segments of the same document, with their places."""

    def __init__(self, outline: Outline, read: Read) -> None:
        self.blocks: tuple[Block, ...] = outline.blocks
        self.segments: tuple[Segment, ...] = read.segments
        self.characters = read.characters
        starts = read.starts
        self.segment_places = [
            Place(start, start + len(segment.characters))
            for start, segment in zip(starts, self.segments, strict=True)
        ]
        self.block_places = places(self.blocks, self.characters, starts)

    @cached_property
    def block_of(self) -> list[int]:
        """The number of the block that each character is in; -1 for none."""
        owner = [_NONE] * len(self.characters)
        for number, place in enumerate(self.block_places):
            if place:
                owner[place.start : place.end] = [number] * (place.end - place.start)
        return owner

    def code_at(self, position: int) -> str:
        """Kind of the block that the character is in; empty for none."""
        number = self.block_of[position]
        return "" if number == _NONE else self.blocks[number].kind

    def first_outlined(self, place: Place) -> int:
        """Where the outlined text of a segment begins: after what it has more than the outline.

        The segment's own beginning where nothing of it is in the outline.
        """
        outlined = (at for at in range(place.start, place.end) if self.block_of[at] != _NONE)
        return next(outlined, place.start)

    def last_outlined(self, place: Place) -> int:
        """Where the outlined text of a segment ends, see `first_outlined`."""
        backwards = range(place.end - 1, place.start - 1, -1)
        outlined = (at + 1 for at in backwards if self.block_of[at] != _NONE)
        return next(outlined, place.end)

    def hashed_blocks(self, kind: str) -> list[tuple[str, int]]:
        """Hash and level of the outline's blocks of a kind."""
        return [(part.text_hash, part.level) for part in self.blocks if part.kind == kind]

    def hashed_segments(self, kind: str) -> list[tuple[str, int]]:
        """Hash and depth of the segments that are of a kind of block.

        Items that are the term or the description of a definition are left out.
        """
        return [
            (text_hash(segment.characters), segment.depth)
            for segment, place in zip(self.segments, self.segment_places, strict=True)
            if segment.kind is KINDS[kind] and self.code_at(place.start) != "d"
        ]
