"""The words of sentences as numbers of a lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

_WORD: Final = 1
_MARKS: Final = ",;:()|&"
_DASH: Final = 9
_LINE_FEED: Final = 10
"""The line feed after each sentence is a word of it, so that none is next to another's."""
_HYPHEN: Final = 0x2D
_BLANK: Final = 0x20
_FIRST_OF_DASH: Final = 0xE2
_LONGEST: Final = 16
"""Bytes of a word that are looked at; of longer ones only the length counts beyond."""
_SLOT_BITS: Final = 16
_AT_ONCE: Final = 1 << 18
"""Bytes whose words are told at once: what is known of them fits into the processor's cache."""
_LOWER: Final = np.uint8(0x20)
"""Makes ASCII letters small, and leaves digits and marks as they are."""
_ALL_LOWER: Final = np.uint64(0x2020202020202020)
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

    first: Ints
    """Place of the first word of each sentence, and at last the number of words."""
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


def lexicon(words: Iterable[str]) -> Lexicon:
    """The lexicon of ``words``, in lower case."""
    known = list(dict.fromkeys(words))
    numbers = {word: number for number, word in enumerate(known, 1)}
    whole = "\n".join(known).encode() + bytes(_LONGEST)
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
    joined = texts.str.join("\n").cast(pl.Binary).item() + b"\n" + bytes(_LONGEST)
    pieces = [_told(piece, begin, lexicon) for begin, piece in _pieces(joined)]
    kind, number, *columns = (np.concatenate(parts) for parts in zip(*pieces, strict=True))
    first = np.append(0, np.flatnonzero(kind == _LINE_FEED) + 1).astype(np.int32)
    sentence = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(first))
    return Words(first, sentence, number.astype(np.int64), *columns)


def _pieces(joined: bytes) -> Iterator[tuple[int, bytes]]:
    """Stretches of whole sentences with what follows them, and where each begins."""
    begin, last = 0, len(joined) - _LONGEST - 1
    while begin <= last:
        end = joined.index(b"\n", min(begin + _AT_ONCE, last)) + 1
        yield begin, joined[begin : end + _LONGEST]
        begin = end


def _told(piece: bytes, begin: int, lexicon: Lexicon) -> tuple[NDArray[Any], ...]:
    """Kind, number, start, end, is_capital, is_adverb and is_plural of the words of a piece."""
    whole = np.frombuffer(piece, np.uint8)
    kind = np.frombuffer(bytearray(piece).translate(_kinds()), np.uint8)
    _mark_dashes(whole, kind)
    kind = kind[:-_LONGEST]
    # Before the first byte and after the last there is nothing.
    is_edge = np.append(True, kind[1:] != kind[:-1])
    start = np.flatnonzero(is_edge & (kind > 0))
    end = np.append(np.flatnonzero(is_edge[1:] & (kind[:-1] > 0)) + 1, len(kind))
    first_byte, last_letter = whole.take(start), whole.take(end - 1) | _LOWER
    is_adverb = (last_letter == ord("y")) & (end - start > 3)
    adverbs = np.flatnonzero(is_adverb)
    is_adverb[adverbs] = whole[end[adverbs] - 2] | _LOWER == ord("l")
    return (
        kind.take(start),
        _numbers(_hashes(piece, start, end - start), lexicon),
        (start + begin).astype(np.int32),
        (end + begin).astype(np.int32),
        (first_byte >= ord("A")) & (first_byte <= ord("Z")),
        is_adverb,
        last_letter == ord("s"),
    )


def only(words: Words, sentences: Flags) -> Words:
    """The words of some of the sentences, which keep their numbers; the others become empty."""
    keep = sentences.take(words.sentence)
    places = np.flatnonzero(keep)
    before = np.zeros(len(keep) + 1, np.int32)
    np.cumsum(keep, out=before[1:])
    return Words(
        before[words.first],
        words.sentence.take(places),
        words.number.take(places),
        words.start.take(places),
        words.end.take(places),
        words.is_capital.take(places),
        words.is_adverb.take(places),
        words.is_plural.take(places),
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
def _kinds() -> bytes:
    """The kind of each byte; 0 parts words."""
    kinds = np.zeros(256, np.uint8)
    for first, last in ("09", "az", "AZ"):
        kinds[ord(first) : ord(last) + 1] = _WORD
    for place, mark in enumerate(_MARKS, _WORD + 1):
        kinds[ord(mark)] = place
    kinds[ord("\n")] = _LINE_FEED
    return kinds.tobytes()


@cache
def _masks() -> _Hashes:
    """The bits of the first bytes of a word, by their number."""
    return np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)


def _numbers(hashes: _Hashes, lexicon: Lexicon) -> NDArray[np.int16]:
    number = lexicon.slots.take((hashes >> np.uint64(64 - _SLOT_BITS)).astype(np.int64))
    strange = np.flatnonzero(lexicon.hashes.take(number) != hashes)
    odd = hashes.take(strange)
    other = lexicon.others.take((odd & np.uint64((1 << _SLOT_BITS) - 1)).astype(np.int64))
    number[strange] = other * (lexicon.hashes.take(other) == odd)
    return number


def _hashes(whole: bytes, start: NDArray[np.int64], length: NDArray[np.int64]) -> _Hashes:
    """Of the words that begin at ``start``, in lower case; after the last sixteen bytes follow."""
    eights: _Hashes = np.ndarray((len(whole) - 7,), "<u8", whole, strides=(1,))
    hashes = eights[start]
    hashes |= _ALL_LOWER
    hashes &= _masks().take(length, mode="clip")
    hashes *= _ODD
    is_long = np.flatnonzero(length > 8)
    tail = (eights[start[is_long] + 8] | _ALL_LOWER) & _masks().take(
        length[is_long] - 8, mode="clip"
    )
    hashes[is_long] ^= tail * _OTHER_ODD + length[is_long].astype(np.uint64)
    hashes ^= hashes >> np.uint64(32)
    hashes *= _OTHER_ODD
    hashes ^= hashes >> np.uint64(29)
    return hashes
