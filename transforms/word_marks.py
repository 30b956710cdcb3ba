"""Which words of a text were taken out and put in."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rapidfuzz.distance import LCSseq

from transforms.word_similarity import WORD, encode

KEPT: Final = "="
REMOVED: Final = "-"
ADDED: Final = "+"

_MOST_COMPARED: Final = 25_000_000
"""Product of the numbers of words up to which they are compared one by one."""

Mark = tuple[str, str]
"""KEPT, REMOVED or ADDED, and the words, with the white space behind them."""


def word_marks(before: str, after: str) -> list[Mark]:
    """The words of both texts in their order; what is kept and added is ``after``, in full."""
    old, new = _pieces(before), _pieces(after)
    codes: dict[str, int] = {}
    one, other = (encode([piece.rstrip() for piece in side], codes) for side in (old, new))
    marks: list[Mark] = []
    i = j = 0
    for i_next, j_next, n_kept in [*_kept(one, other), (len(old), len(new), 0)]:
        for kind, pieces in (
            (REMOVED, old[i:i_next]),
            (ADDED, new[j:j_next]),
            (KEPT, new[j_next : j_next + n_kept]),
        ):
            if pieces:
                marks.append((kind, "".join(pieces)))
        i, j = i_next + n_kept, j_next + n_kept
    return marks


def _pieces(text: str) -> list[str]:
    """``text`` cut before each word; white space in front of the first is a piece of its own."""
    starts = [match.start() for match in WORD.finditer(text)]
    cuts = [*([0] if not starts or starts[0] else []), *starts, len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _kept(one: str, other: str) -> list[tuple[int, int, int]]:
    """Stretches of the same words: their start in both, and their length."""
    if len(one) * len(other) > _MOST_COMPARED:
        return []
    return [
        (block.src_start, block.dest_start, block.src_end - block.src_start)
        for block in LCSseq.opcodes(one, other)
        if block.tag == "equal"
    ]
