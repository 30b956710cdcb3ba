"""Searching many short texts at once, in which Rust's engine is some ten times as fast as Python's.

Patterns are in the syntax of Rust's regex crate; their word boundaries and word characters are of
ASCII.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

import polars as pl

from transforms.patterns import with_ascii_edges

_BATCH = 1_000
_Item = TypeVar("_Item")


def in_batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """The items, so many at once that a search takes no time to begin, and few live objects."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def having(segments: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """The rows of ``segments`` whose ``text`` has ``pattern`` in lower case.

    Whether a text has it is told sooner than where, so that this comes first where few have it.
    """
    return segments.filter(segments["text"].str.to_lowercase().str.contains(pattern))


def found_in(texts: Sequence[str] | pl.Series, pattern: str) -> list[bool]:
    """Whether each text has a match of ``pattern``."""
    return _series(texts).str.contains(_of_ascii(pattern)).to_list()


def names_found(texts: Sequence[str] | pl.Series, patterns: Mapping[str, str]) -> list[list[str]]:
    """The names of the ``patterns`` that match in each text, in the order of the patterns."""
    text = pl.col("text")
    found = _frame(texts).select(
        text.str.contains(_of_ascii(pattern)).alias(name) for name, pattern in patterns.items()
    )
    return [
        [name for name, is_found in zip(patterns, row, strict=True) if is_found]
        for row in found.rows()
    ]


def first_places(
    texts: Sequence[str] | pl.Series, patterns: Mapping[str, str]
) -> list[dict[str, int]]:
    """Where each of the ``patterns`` first matches in each text, in bytes."""
    text = pl.col("text")
    found = _frame(texts).select(
        text.str.find(_of_ascii(pattern)).alias(name) for name, pattern in patterns.items()
    )
    return [
        {name: place for name, place in zip(patterns, row, strict=True) if place is not None}
        for row in found.rows()
    ]


def _series(texts: Sequence[str] | pl.Series) -> pl.Series:
    return texts if isinstance(texts, pl.Series) else pl.Series(texts, dtype=pl.String)


def _frame(texts: Sequence[str] | pl.Series) -> pl.DataFrame:
    return _series(texts).to_frame("text")


_WORDS: Final = tuple((rf"\w{count}", rf"(?-u:\w){count}") for count in "+*{")


def _of_ascii(pattern: str) -> str:
    """``pattern`` with word characters of ASCII: all others take a millisecond to compile.

    The engine keeps only the last few patterns compiled, fewer than the rules have.
    """
    for words, of_ascii in _WORDS:
        pattern = pattern.replace(words, of_ascii)
    return with_ascii_edges(pattern)
