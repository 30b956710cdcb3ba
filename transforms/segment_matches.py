"""What became of each segment: text is matched with text, and page furniture by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from transforms.alignment import Match, align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transforms.word_similarity import Words


def segment_matches(
    before: Sequence[str],
    after: Sequence[str],
    is_furniture: tuple[Sequence[bool], Sequence[bool]],
    words: Words,
) -> list[Match]:
    """Match the segments of two versions; whatever has no match was removed or added.

    Furniture repeats itself ("See more"), and would tear apart the text between which it stands.
    What is furniture in one place and text in another counts as text.

    Args:
        before, after: Hashes of the segments' texts, in reading order.
        is_furniture: Of each segment before and after.
        words: See `transforms.alignment.align`.

    Returns:
        As `transforms.alignment.align` does.
    """
    sides = (before, after)
    texts = {
        text
        for side, marks in zip(sides, is_furniture, strict=True)
        for text, is_mark in zip(side, marks, strict=True)
        if not is_mark
    }
    rows, columns = ([k for k, text in enumerate(side) if text in texts] for side in sides)
    if len(rows) == len(before) and len(columns) == len(after):
        return align(before, after, words)
    matches = list(_aligned(before, after, rows, columns, words))
    rest = [[k for k, text in enumerate(side) if text not in texts] for side in sides]
    return sorted(matches + list(_furniture(before, after, matches, rest, words)))


def _furniture(
    before: Sequence[str],
    after: Sequence[str],
    matches: Sequence[Match],
    places: Sequence[Sequence[int]],
    words: Words,
) -> Iterator[Match]:
    """Matches of furniture with furniture: in its place between the same texts, or moved."""
    fixed = [(m.before, m.after) for m in matches if not m.is_moved]
    gaps: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, found in enumerate(places):
        ordered = sorted(pair[side] for pair in fixed)
        for place in found:
            gaps[bisect_left(ordered, place)][side].append(place)
    free: tuple[list[int], list[int]] = ([], [])
    for rows, columns in gaps.values():
        here = [m for m in _aligned(before, after, rows, columns, words) if not m.is_moved]
        yield from here
        for side, found in enumerate((rows, columns)):
            taken = {match[side] for match in here}
            free[side].extend(place for place in found if place not in taken)
    for match in _aligned(before, after, sorted(free[0]), sorted(free[1]), words):
        if match.is_same:
            yield match._replace(is_moved=True)


def _aligned(
    before: Sequence[str],
    after: Sequence[str],
    rows: Sequence[int],
    columns: Sequence[int],
    words: Words,
) -> Iterator[Match]:
    """Matches of some places with some places."""
    if not rows or not columns:
        return
    for match in align([before[i] for i in rows], [after[j] for j in columns], words):
        yield match._replace(before=rows[match.before], after=columns[match.after])
