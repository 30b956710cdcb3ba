"""Texts that were cut into several, or put together from several."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Places = tuple[int, int]

_LEAST_SHARE: Final = 0.75
"""Of a piece's words that the whole has and its other pieces lack."""

_FEWEST_WORDS: Final = 6
"""A shorter piece must stand in the whole word by word, next to what it is joined to."""

_LEAST_SIMILARITY: Final = 0.5
_MOST_BETWEEN: Final = 3
"""Places between two pieces of a text that are no pieces of it."""

_WORDS_BESIDE: Final = 2
"""Among which is the next word of what a short piece is joined to; the number of an item may stand
between."""


def pieces(
    fixed: Sequence[Places],
    modified: Sequence[Places],
    free: tuple[Sequence[int], Sequence[int]],
    words: tuple[Callable[[int], str], Callable[[int], str]],
) -> list[Places]:
    """Matches of places that have none yet with a text whose piece they are, or the other way.

    Args:
        fixed: All matches so far that keep to the order.
        modified: Those of them whose texts are not the same.
        free: The places without a match before and after.
        words: By place before and after the words of a text, a character each, without marks.

    Returns:
        Further matches that keep to the order; the same place may stand in several, on one side.
    """
    found: list[Places] = []
    for side in (1, 0):
        # The pieces are on this side, their wholes on the other.
        taken = {pair[side] for pair in found}
        left = [place for place in free[side] if place not in taken]
        whole_taken = {pair[1 - side] for pair in found}
        pairs = [p for p in modified if p[side] not in taken and p[1 - side] not in whole_taken]
        found += _joined(side, pairs, left, words)
        taken = {pair[side] for pair in found}
        wholes = {pair[1 - side] for pair in found}
        left = [place for place in left if place not in taken]
        others = [place for place in free[1 - side] if place not in wholes]
        found += _of_wholes(side, sorted([*fixed, *found]), left, others, words)
    return found


def _joined(
    side: int,
    pairs: Sequence[Places],
    free: Sequence[int],
    words: tuple[Callable[[int], str], Callable[[int], str]],
) -> Iterator[Places]:
    """Matches of free places with the partner of a neighbour on their side."""
    partner = {pair[side]: pair[1 - side] for pair in pairs}
    grown: dict[int, _Whole] = {}
    for run in _runs(free):
        left = run
        for beside, step in ((run[0] - 1, 1), (run[-1] + 1, -1)):
            if beside not in partner or not left:
                continue
            whole = grown.setdefault(
                beside, _Whole(words[1 - side](partner[beside]), words[side](beside))
            )
            taken = set(whole.take_all(left[::step], words[side], is_behind=step > 0))
            # What stands in front of a piece of the text before belongs to no text behind it.
            left = [place for place in left if place > max(taken, default=-1)]
            for place in taken:
                yield _match(side, place, partner[beside])


def _of_wholes(
    side: int,
    fixed: Sequence[Places],
    free: Sequence[int],
    others: Sequence[int],
    words: tuple[Callable[[int], str], Callable[[int], str]],
) -> Iterator[Places]:
    """Matches of free places with a text of the other side that has no match either."""
    ordered = sorted((pair[side], pair[1 - side]) for pair in fixed)
    here, there = [a for a, _ in ordered], [b for _, b in ordered]
    gaps: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place in free:
        gaps[bisect_right(here, place)][0].append(place)
    for place in others:
        gaps[bisect_right(there, place)][1].append(place)
    for parts, wholes in gaps.values():
        if not parts or not wholes:
            continue
        begins = _beginnings(parts, words[side])
        start = 0
        for place in wholes if begins else ():
            text = words[1 - side](place)
            for part in _all_of(text, parts, start, begins, words[side]):
                yield _match(side, part, place)
                start = max(start, bisect_right(parts, part))


def _beginnings(places: Sequence[int], words: Callable[[int], str]) -> dict[str, list[int]]:
    """The first words of each text that is long enough → its places."""
    begins: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        if len(text := words(place)) >= _FEWEST_WORDS:
            begins[text[:_FEWEST_WORDS]].append(place)
    return begins


def _all_of(
    text: str,
    parts: Sequence[int],
    start: int,
    begins: Mapping[str, Sequence[int]],
    words: Callable[[int], str],
) -> list[int]:
    """Those of the ``parts`` from ``start`` on that ``text`` consists of.

    None where they have not half of its words. The first to be found is one that begins like few.
    """
    if start == len(parts) or len(text) < 2 * _FEWEST_WORDS:
        return []
    grams = {text[k : k + _FEWEST_WORDS] for k in range(len(text) - _FEWEST_WORDS + 1)}
    seeds = []
    for places in map(begins.__getitem__, grams & begins.keys()):
        first = bisect_left(places, parts[start])
        if first < len(places):
            seeds.append((len(places) - first, places[first]))
    if not seeds:
        return []
    whole = _Whole(text, "")
    here = bisect_left(parts, min(seeds)[1])
    behind = map(parts.__getitem__, range(here, len(parts)))
    ahead = map(parts.__getitem__, range(here - 1, start - 1, -1))
    taken = whole.take_all(behind, words, is_behind=True)
    taken += whole.take_all(ahead, words, is_behind=False)
    return taken if whole.similarity >= _LEAST_SIMILARITY else []


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Runs of ``places`` that follow one another."""
    for _, run in groupby(enumerate(places), lambda item: item[1] - item[0]):
        yield [place for _, place in run]


def _match(side: int, place: int, other: int) -> Places:
    return (other, place) if side else (place, other)


class _Whole:
    """A text, and what is known of its pieces."""

    def __init__(self, text: str, joined: str) -> None:
        self._text, self._joined = text, joined
        self._shared = int(LCSseq.similarity(text, joined))

    @property
    def similarity(self) -> float:
        n_words = len(self._text) + len(self._joined)
        return 2 * self._shared / n_words if n_words else 0.0

    def take_all(
        self, places: Iterable[int], words: Callable[[int], str], *, is_behind: bool
    ) -> list[int]:
        """Those of the ``places`` that are pieces, up to some in a row that are none."""
        taken: list[int] = []
        n_others = 0
        for place in places:
            is_piece = self._take(words(place), is_behind=is_behind)
            n_others = 0 if is_piece else n_others + 1
            taken += [place] if is_piece else []
            if n_others > _MOST_BETWEEN:
                break
        return taken

    def _take(self, piece: str, *, is_behind: bool) -> bool:
        """Whether ``piece`` is one; then it is joined behind the others, or in front of them."""
        is_short = len(piece) < _FEWEST_WORDS
        least = len(piece) if is_short else _LEAST_SHARE * len(piece)
        if not piece or len(self._text) - self._shared < least:
            return False
        if is_short and not self._is_beside(piece, is_behind=is_behind):
            return False
        joined = self._joined + piece if is_behind else piece + self._joined
        shared = int(LCSseq.similarity(self._text, joined))
        if shared - self._shared < least:
            return False
        self._joined, self._shared = joined, shared
        return True

    def _is_beside(self, piece: str, *, is_behind: bool) -> bool:
        """Whether ``piece`` stands in the text word by word, next to the end of the others."""
        place = self._text.find(piece)
        while place >= 0:
            end = place + len(piece)
            if is_behind and self._joined[-1:] in self._text[max(place - _WORDS_BESIDE, 0) : place]:
                return True
            if not is_behind and self._joined[:1] in self._text[end : end + _WORDS_BESIDE]:
                return True
            place = self._text.find(piece, place + 1)
        return False
