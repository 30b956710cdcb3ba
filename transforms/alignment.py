"""What became of each text of a sequence in another one: kept, moved, modified, added, removed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import LCSseq

from transforms.pieces import pieces
from transforms.word_similarity import best_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transforms.word_similarity import Words

_MOST_COMPARED: Final = 4_000_000
"""Product of two lengths up to which the longest common subsequence is found."""

_MOST_ROUNDS: Final = 40
_AT_ONCE: Final = 200
"""Texts of a gap on either side that are compared all with all; longer gaps are cut."""

_LEAST_SIMILARITY: Final = 0.5
_LEAST_OF_MOVED: Final = 0.8
_FEWEST_WORDS_OF_MOVED: Final = 8

Places = tuple[int, int]


class Match(NamedTuple):
    """A text before and the text after that it became."""

    before: int
    after: int
    is_moved: bool
    is_same: bool


def align(before: Sequence[str], after: Sequence[str], words: Words) -> list[Match]:
    """Match the texts of two versions; whatever has no match was removed or added.

    Texts that are the same are matched in their order first (the others of these have moved), then
    texts between the same neighbours that share half of their words or more, then pieces of a text
    with its other pieces, then long ones that share most of their words wherever they stand.

    Args:
        before, after: What tells texts apart, in reading order: their hashes.
        words: The words of each hash, see `transforms.word_similarity.Words`; asked only for those
            that have no equal in their order.

    Returns:
        By place before. A text that was cut is matched with each of its pieces, and one that was
        put together likewise; no other place is matched twice.
    """
    kept = list(_in_order(before, after))
    moved = list(_elsewhere(before, after, kept, words))
    taken = _Taken(kept, moved)
    matches = [Match(i, j, False, True) for i, j in kept] + [
        Match(i, j, True, True) for i, j in moved
    ]
    modified = []
    for gap in _gaps(kept, len(before), len(after)):
        for rows, columns in taken.cut(gap):
            modified += best_pairs(
                [words[before[i]] for i in rows],
                [words[after[j]] for j in columns],
                _LEAST_SIMILARITY,
                rows,
                columns,
                in_order=True,
            )
    taken = _Taken(kept, moved, modified)
    modified += pieces(
        [*kept, *modified],
        modified,
        (taken.free(len(before), 0), taken.free(len(after), 1)),
        (lambda i: words.bare(before[i]), lambda j: words.bare(after[j])),
    )
    taken = _Taken(kept, moved, modified)
    matches += [Match(i, j, False, False) for i, j in modified]
    matches += [Match(i, j, True, False) for i, j in _strayed(before, after, taken, words)]
    return sorted(matches)


def _in_order(before: Sequence[str], after: Sequence[str]) -> Iterator[Places]:
    """Places of equal texts in a longest common order, anchored by texts that occur once."""
    stack = [(0, len(before), 0, len(after), 0)]
    while stack:
        i, i_end, j, j_end, round_no = stack.pop()
        while i < i_end and j < j_end and before[i] == after[j]:
            yield i, j
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and before[i_end - 1] == after[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
            yield i_end, j_end
        if i == i_end or j == j_end:
            continue
        anchors = _anchors(before, after, i, i_end, j, j_end) if round_no < _MOST_ROUNDS else []
        if not anchors and (i_end - i) * (j_end - j) <= _MOST_COMPARED:
            for block in LCSseq.opcodes(before[i:i_end], after[j:j_end]):
                if block.tag == "equal":
                    n = block.src_end - block.src_start
                    yield from (
                        (i + block.src_start + k, j + block.dest_start + k) for k in range(n)
                    )
            continue
        if not anchors:
            continue
        yield from anchors
        for (a, b), (c, d) in zip(
            [(i - 1, j - 1), *anchors], [*anchors, (i_end, j_end)], strict=True
        ):
            if a + 1 < c and b + 1 < d:
                stack.append((a + 1, c, b + 1, d, round_no + 1))


def _anchors(
    before: Sequence[str], after: Sequence[str], i: int, i_end: int, j: int, j_end: int
) -> list[Places]:
    """Places of the texts that occur once on both sides, as many as have a common order."""
    counts_before, counts_after = Counter(before[i:i_end]), Counter(after[j:j_end])
    once = {h: place for place, h in enumerate(after[j:j_end], j) if counts_after[h] == 1}
    pairs = [
        (place, once[h])
        for place, h in enumerate(before[i:i_end], i)
        if h in once and counts_before[h] == 1
    ]
    return [pairs[k] for k in longest_increasing([b for _, b in pairs])]


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Indices of a longest increasing subsequence of distinct ``numbers``."""
    tails: list[int] = []
    at_tail: list[int] = []
    previous: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        previous.append(at_tail[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            at_tail.append(index)
        else:
            tails[place] = number
            at_tail[place] = index
    found = []
    index = at_tail[-1] if at_tail else -1
    while index >= 0:
        found.append(index)
        index = previous[index]
    return found[::-1]


def _elsewhere(
    before: Sequence[str], after: Sequence[str], kept: list[Places], words: Words
) -> Iterator[Places]:
    """Places of equal texts that are not kept in order, the first with the first.

    A text of a few words that occurs again and again is found anywhere: it has not moved.
    """
    taken = _Taken(kept)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j in taken.free(len(after), 1):
        places[after[j]].append(j)
    for found in places.values():
        found.reverse()
    again = _repeated(before) | _repeated(after) if places else set()
    for i in taken.free(len(before), 0):
        text = before[i]
        is_common = text in again and len(words[text]) < _FEWEST_WORDS_OF_MOVED
        if places.get(text) and not is_common:
            yield i, places[text].pop()


def _repeated(texts: Sequence[str]) -> set[str]:
    return {text for text, n in Counter(texts).items() if n > 1}


class _Taken:
    """The places that have a match already."""

    def __init__(self, *matched: list[Places]) -> None:
        self._sides = [{pair[side] for pairs in matched for pair in pairs} for side in (0, 1)]

    def free(self, length: int, side: int, start: int = 0) -> list[int]:
        """The places without a match from ``start`` to below ``length``."""
        return [place for place in range(start, length) if place not in self._sides[side]]

    def cut(self, gap: tuple[int, int, int, int]) -> Iterator[tuple[list[int], list[int]]]:
        """The free places of a gap on both sides, in parts of the same share of both."""
        rows, columns = self.free(gap[1], 0, gap[0]), self.free(gap[3], 1, gap[2])
        if not rows or not columns:
            return
        parts = -(-max(len(rows), len(columns)) // _AT_ONCE)
        for part in range(parts):
            r = slice(part * len(rows) // parts, (part + 1) * len(rows) // parts)
            c = slice(part * len(columns) // parts, (part + 1) * len(columns) // parts)
            if rows[r] and columns[c]:
                yield rows[r], columns[c]


def _gaps(kept: list[Places], n_before: int, n_after: int) -> Iterator[tuple[int, int, int, int]]:
    """What lies between neighbours that were kept: first and last place on both sides."""
    i = j = 0
    for a, b in [*sorted(kept), (n_before, n_after)]:
        if i < a and j < b:
            yield i, a, j, b
        i, j = a + 1, b + 1


def _strayed(
    before: Sequence[str], after: Sequence[str], taken: _Taken, words: Words
) -> list[Places]:
    """Long texts without a match that share most of their words, wherever they stand."""
    rows, columns = (
        [at for at in taken.free(len(side), n) if len(words[side[at]]) >= _FEWEST_WORDS_OF_MOVED]
        for n, side in enumerate((before, after))
    )
    if not rows or not columns or max(len(rows), len(columns)) > _AT_ONCE:
        return []
    return best_pairs(
        [words[before[i]] for i in rows],
        [words[after[j]] for j in columns],
        _LEAST_OF_MOVED,
        rows,
        columns,
        in_order=False,
    )
