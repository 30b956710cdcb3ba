"""How alike two texts are, by the words that they share in the same order."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from transforms.essence import NUMBERING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

WORD: Final = re.compile(r"[぀-ヿ㐀-鿿가-힯豈-﫿]|[^\W぀-ヿ㐀-鿿가-힯豈-﫿]+|[^\w\s]")
"""A word, a mark, or a character of a script that does not part words."""

_MOST_WORDS: Final = 5_000
_MOST_WORDS_AT_ONCE: Final = 300
"""Of each text, where many are compared with many."""

_FEWEST_WORDS_WITH_MARKS: Final = 5
"""Of a shorter text the marks do not count, unless it has figures, as dates have: a full stop in
common makes two words no pair."""

_DIGIT: Final = re.compile(r"[0-9]")

_FIRST_CODE_OF_MARKS: Final = 0x100
_FIRST_CODE: Final = 0x4000
_N_CODES: Final = 0x10C000
_MARKS: Final = re.compile(f"[{chr(_FIRST_CODE_OF_MARKS)}-{chr(_FIRST_CODE - 1)}]+")


class Words(dict[str, str]):
    """Texts by a key, each with one character for each of its words and marks: the same for the
    same word, in capitals or not.

    A text is encoded when it is first asked for. Of each the first 5,000 words and marks count. The
    number of an item or heading is left out, and so are the marks of a text of few words without
    figures.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._texts = texts
        self._codes: dict[str, int] = {}
        self._bare: dict[str, str] = {}

    def bare(self, key: str) -> str:
        """The words of a text without its marks."""
        if key not in self._bare:
            self._bare[key] = _MARKS.sub("", self[key])
        return self._bare[key]

    def __missing__(self, key: str) -> str:
        text = NUMBERING.sub("", self._texts[key][: _MOST_WORDS * 40].lower())
        encoded = encode(WORD.findall(text)[:_MOST_WORDS], self._codes)
        if len(encoded) < 2 * _FEWEST_WORDS_WITH_MARKS and not _DIGIT.search(text):
            bare = _MARKS.sub("", encoded)
            encoded = bare if 0 < len(bare) < _FEWEST_WORDS_WITH_MARKS else encoded
        self[key] = encoded
        return encoded


def encode(words: Sequence[str], codes: dict[str, int]) -> str:
    """A character for each of ``words``; those of words that are new are added to ``codes``."""
    for word in words:
        if word not in codes:
            is_mark = len(word) == 1 and not (word.isalnum() or word == "_")
            codes[word] = (
                _FIRST_CODE_OF_MARKS + ord(word) % (_FIRST_CODE - _FIRST_CODE_OF_MARKS)
                if is_mark
                else _FIRST_CODE + len(codes) % _N_CODES
            )
    return "".join(map(chr, map(codes.__getitem__, words)))


def compared(whole: str, parts: Sequence[str]) -> tuple[float, list[int]]:
    """How alike an encoded text and others in a row are, and how many words changed in each.

    Args:
        whole: A text, without its marks.
        parts: One text or several that stand for it on the other side.

    Returns:
        2 × the words in common order / the words of both sides, 1 for empty texts; and by part the
        words of its own that the whole lacks, with those of the whole that are missing there.
    """
    joined = "".join(parts)
    n_words = len(whole) + len(joined)
    if len(parts) == 1:
        n_shared = 2 * int(LCSseq.similarity(whole, joined))
        return (n_shared / n_words if n_words else 1.0), [n_words - n_shared]
    ends = list(accumulate(map(len, parts)))
    changed = [0] * len(parts)
    for step in LCSseq.editops(whole, joined):
        # What is missing behind the last part is missing in the last.
        changed[min(bisect_right(ends, step.dest_pos), len(parts) - 1)] += 1
    return (1 - sum(changed) / n_words if n_words else 1.0), changed


def best_pairs(
    before: Sequence[str],
    after: Sequence[str],
    least: float,
    rows: Sequence[int],
    columns: Sequence[int],
    *,
    in_order: bool,
) -> list[tuple[int, int]]:
    """Pairs of encoded texts that are alike, each text in one pair at most.

    Args:
        before, after: The texts.
        least: The least similarity of a pair.
        rows, columns: Their names in what is returned.
        in_order: Whether pairs may not cross; then those are chosen whose similarities have the
            greatest sum, otherwise the most similar pair first.
    """
    alike = _similarities(before, after, least)
    chosen = _without_crossing(alike) if in_order else _greedy(alike)
    return [(rows[i], columns[j]) for i, j in chosen]


def _similarities(before: Sequence[str], after: Sequence[str], least: float) -> NDArray[np.float64]:
    """The similarity of each with each, 0 where it is below ``least`` or just that by one word."""
    one = [text[:_MOST_WORDS_AT_ONCE] for text in before]
    other = [text[:_MOST_WORDS_AT_ONCE] for text in after]
    sizes = np.add.outer([len(text) for text in one], [len(text) for text in other])
    shared = cdist(one, other, scorer=LCSseq.similarity, dtype=np.int32, workers=1)
    alike: NDArray[np.float64] = 2.0 * shared / np.maximum(sizes, 1)
    alike[(alike < least) | ((alike == least) & (shared < 2))] = 0.0
    return alike


def _without_crossing(alike: NDArray[np.float64]) -> list[tuple[int, int]]:
    best = np.zeros((alike.shape[0] + 1, alike.shape[1] + 1))
    for i, row in enumerate(alike, 1):
        np.maximum(best[i - 1, 1:], best[i - 1, :-1] + row, out=best[i, 1:])
        np.maximum.accumulate(best[i], out=best[i])
    pairs = []
    i, j = alike.shape
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs


def _greedy(alike: NDArray[np.float64]) -> list[tuple[int, int]]:
    rows, columns = np.nonzero(alike)
    order = np.argsort(-alike[rows, columns], kind="stable")
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs
