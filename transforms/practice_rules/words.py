"""The words of sentences as numbers of a lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

_WORD: Final = 1
_MARKS: Final = ",;:()|"
_DASH: Final = 9
_LINE_FEED: Final = 10
"""The line feed after each sentence is a word of it, so that none is next to another's."""
_HYPHEN: Final = 0x2D
_BLANK: Final = 0x20
_FIRST_OF_DASH: Final = 0xE2
_LONGEST: Final = 16
"""Bytes of a word that are looked at; of longer ones only the length counts beyond."""
_SLOT_BITS: Final = 16
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_OTHER_ODD: Final = np.uint64(0x94D049BB133111EB)

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
_Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class Lexicon:
    """Words by number, from 1; 0 is every other word."""

    numbers: dict[str, int]
    hashes: _Hashes
    """By number."""
    slots: NDArray[np.int16]
    """Number of a word whose hash begins with these bits."""
    others: NDArray[np.int16]
    """Number of the word beside it in its slot whose hash ends with these bits."""


@dataclass(frozen=True)
class Words:
    """The words and marks of some sentences, sentence after sentence."""

    sentence: Ints
    """Which sentence each is of."""
    number: NDArray[np.int64]
    """Of the lexicon."""
    start: Ints
    """First byte in the sentences joined by line feeds."""
    end: Ints
    is_capital: Flags
    """Whether it begins with a capital letter (ASCII)."""
    is_adverb: Flags
    """Whether it ends with -ly."""
    is_plural: Flags
    """Whether it ends with -s."""
    first: Ints
    """Place of the first word of each sentence, and at last the number of words."""


def lexicon(words: Iterable[str]) -> Lexicon:
    """The lexicon of ``words``, in lower case."""
    known = list(dict.fromkeys(words))
    numbers = {word: number for number, word in enumerate(known, 1)}
    whole = np.frombuffer("\n".join(known).encode() + bytes(_LONGEST), np.uint8)
    lengths = np.array([len(word.encode()) for word in known])
    starts = np.cumsum(lengths + 1) - lengths - 1
    hashes = _hashes(whole, starts, lengths)
    slots, others = np.zeros((2, 1 << _SLOT_BITS), np.int16)
    for number, hashed in enumerate(hashes.tolist(), 1):
        first, last = hashed >> (64 - _SLOT_BITS), hashed & ((1 << _SLOT_BITS) - 1)
        if not slots[first]:
            slots[first] = number
        elif not others[last]:
            others[last] = number
        else:
            raise ValueError(f"the hash of {known[number - 1]} is taken twice")
    return Lexicon(numbers, np.concatenate([np.zeros(1, np.uint64), hashes]), slots, others)


def words(texts: pl.Series, lexicon: Lexicon) -> Words:
    """The words of ``texts``, which hold no line feed: runs of ASCII letters and digits, and marks.

    The last word of each is a line feed.

    Capitals do not matter. A hyphen or an apostrophe parts words; what is not ASCII does too, and
    a dash between blanks is a mark.
    """
    joined = texts.str.join("\n").item().encode() + b"\n" + bytes(_LONGEST)
    whole = np.frombuffer(joined, np.uint8)
    kinds, lowered = _byte_tables()
    kind = kinds[whole]
    _mark_dashes(whole, kind)
    edges = np.flatnonzero(kind[1:] != kind[:-1]) + 1
    if kind[0]:
        edges = np.concatenate([[0], edges])
    is_token = kind[edges] > 0
    last = np.concatenate([edges[1:], [len(whole)]])
    start, end = edges[is_token], last[is_token]
    lower = lowered[whole]
    number = _numbers(_hashes(lower, start, end - start), lexicon)
    n_bytes = texts.str.len_bytes().to_numpy().astype(np.int64)
    begins = np.concatenate([[0], np.cumsum(n_bytes + 1)])
    first = np.searchsorted(start, begins)
    sentence = np.repeat(np.arange(len(texts)), np.diff(first))
    first_byte = whole[start]
    return Words(
        sentence.astype(np.int32),
        number.astype(np.int64),
        start.astype(np.int32),
        end.astype(np.int32),
        (first_byte >= ord("A")) & (first_byte <= ord("Z")),
        (lower[end - 1] == ord("y")) & (lower[end - 2] == ord("l")) & (end - start > 3),
        lower[end - 1] == ord("s"),
        first.astype(np.int32),
    )


def only(words: Words, sentences: Flags) -> Words:
    """The words of some of the sentences, which keep their numbers; the others become empty."""
    keep = sentences[words.sentence]
    before = np.zeros(len(keep) + 1, np.int32)
    np.cumsum(keep, out=before[1:])
    return Words(
        words.sentence[keep],
        words.number[keep],
        words.start[keep],
        words.end[keep],
        words.is_capital[keep],
        words.is_adverb[keep],
        words.is_plural[keep],
        before[words.first],
    )


def _mark_dashes(whole: NDArray[np.uint8], kind: NDArray[np.uint8]) -> None:
    """Long dashes, and hyphens between blanks, are marks."""
    places = np.flatnonzero(whole[:-_LONGEST] == _FIRST_OF_DASH)
    is_dash = (whole[places + 1] == 0x80) & ((whole[places + 2] | 7) == 0x97)
    for offset in range(3):
        kind[places[is_dash] + offset] = _DASH
    places = np.flatnonzero(whole[1:-_LONGEST] == _HYPHEN) + 1
    kind[places[(whole[places - 1] == _BLANK) & (whole[places + 1] == _BLANK)]] = _DASH


@cache
def _byte_tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Of each byte its kind (0 parts words), and itself in lower case."""
    kinds, lowered = np.zeros(256, np.uint8), np.arange(256, dtype=np.uint8)
    for first, last in ("09", "az", "AZ"):
        kinds[ord(first) : ord(last) + 1] = _WORD
    for place, mark in enumerate(_MARKS, _WORD + 1):
        kinds[ord(mark)] = place
    kinds[ord("\n")] = _LINE_FEED
    lowered[ord("A") : ord("Z") + 1] += 32
    return kinds, lowered


@cache
def _masks() -> _Hashes:
    """The bits of the first bytes of a word, by their number."""
    return np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)


def _numbers(hashes: _Hashes, lexicon: Lexicon) -> NDArray[np.int16]:
    number = lexicon.slots[(hashes >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)]
    strange = np.flatnonzero(lexicon.hashes[number] != hashes)
    low_bits = hashes[strange] & np.uint64((1 << _SLOT_BITS) - 1)
    number[strange] = lexicon.others[low_bits.astype(np.int64)]
    strange = strange[lexicon.hashes[number[strange]] != hashes[strange]]
    number[strange] = 0
    return number


def _hashes(whole: NDArray[np.uint8], start: Any, length: Any) -> _Hashes:
    """Of the words that begin at ``start``; sixteen bytes follow the last of them in ``whole``."""
    eights: _Hashes = np.ndarray((len(whole) - 7,), "<u8", whole.tobytes(), strides=(1,))
    hashes = (eights[start] & _masks()[np.minimum(length, 8)]) * _ODD
    is_long = np.flatnonzero(length > 8)
    tail = eights[start[is_long] + 8] & _masks()[np.minimum(length[is_long] - 8, 8)]
    hashes[is_long] ^= tail * _OTHER_ODD + length[is_long].astype(np.uint64)
    found: _Hashes = (hashes ^ (hashes >> np.uint64(32))) * _OTHER_ODD
    return found ^ (found >> np.uint64(29))
