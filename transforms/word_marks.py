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
    for tag, i, i_end, j, j_end in _blocks(one, other):
        if tag == "equal":
            _add(marks, KEPT, new[j:j_end])
        else:
            _add(marks, REMOVED, old[i:i_end])
            _add(marks, ADDED, new[j:j_end])
    return marks


def _pieces(text: str) -> list[str]:
    """``text`` cut before each word; white space in front of the first is a piece of its own."""
    starts = [match.start() for match in WORD.finditer(text)]
    cuts = [*([0] if not starts or starts[0] else []), *starts, len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def _blocks(one: str, other: str) -> list[tuple[str, int, int, int, int]]:
    if len(one) * len(other) <= _MOST_COMPARED:
        return [tuple(block) for block in LCSseq.opcodes(one, other)]  # type: ignore[misc]
    return [("replace", 0, len(one), 0, len(other))]


def _add(marks: list[Mark], kind: str, pieces: list[str]) -> None:
    """Append ``pieces``, to the last mark where it is of the same kind."""
    text = "".join(pieces)
    if not text:
        return
    if marks and marks[-1][0] == kind:
        text = marks.pop()[1] + text
    marks.append((kind, text))
