"""Sentences, the spans of statements in them, and which statements items make of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.slots import Filling
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.words import Flags, Ints

SLOTS: Final = ("data", "purpose", "recipient")


@dataclass(frozen=True)
class Sentences:
    """Sentences to be read, without line feeds."""

    texts: pl.Series
    prefix: NDArray[np.int64]
    """Bytes of each that are its lead-in's, with the blank after it."""
    is_addition: NDArray[np.bool_]
    """Whether each may add nothing to its lead-in but an occasion."""
    goes_on: NDArray[np.bool_]
    """Whether each only enumerates what its lead-in names."""

    def parts(self, n_bytes: int) -> Iterator[tuple[int, Sentences]]:
        """The sentences in stretches of about so many bytes, each with the place of its first."""
        ends = self.texts.str.len_bytes().cum_sum().to_numpy()
        start, size = 0, len(self.texts)
        while start < size:
            before = int(ends[start - 1]) if start else 0
            end = max(int(np.searchsorted(ends, before + n_bytes, "right")), start + 1)
            part = slice(start, end)
            yield (
                start,
                Sentences(
                    self.texts[part], self.prefix[part], self.is_addition[part], self.goes_on[part]
                ),
            )
            start = end


def only_add(
    told: Sentences, found: Clauses, rows: NDArray[np.int64], sentence: Ints, may_add: Flags
) -> Flags:
    """The rows of items that name an occasion alone: they say of it what the lead-in says.

    It is the last verb of the lead-in that they go on with, and the verbs enumerated with it.

    Args:
        may_add: the rows of lead-ins that nothing of the item fills.
    """
    clause = rows[:, 0]
    is_filled = np.zeros(len(told.prefix), np.bool_)
    is_filled[sentence[~may_add]] = True
    keep = may_add & told.is_addition[sentence] & ~is_filled[sentence]
    keep &= ~found.is_denied[clause] & (found.who[clause] != Who.PERSON)
    keep &= (found.shape[clause] != Shape.RELATIVE) & ~found.is_conditional[clause]
    last = np.full(len(told.prefix), -1, np.int64)
    np.maximum.at(last, sentence[keep], found.group[clause[keep]])
    keep &= found.group[clause] == last[sentence]
    return keep


def spans_of(
    read: Reading,
    found: Clauses,
    fillings: dict[str, Filling],
    rows: NDArray[np.int64],
    own: NDArray[np.int64],
    is_led: Flags,
) -> tuple[dict[str, NDArray[np.int64]], Flags]:
    """The first byte and the end of each slot and of the statement, -1 for none.

    What stands in the lead-in alone is stated there; of it an item cannot take data for its verb.

    Args:
        own: the first byte of each that is not the lead-in's.

    Returns:
        The spans, and which rows state something of their own.
    """
    words, clause = read.words, rows[:, 0]
    start = np.where(is_led, np.int64(1 << 40), np.maximum(words.start[found.subject[clause]], own))
    end = np.where(is_led, np.int64(-1), words.end[found.place[clause]])
    is_any, spans = np.zeros(len(rows), np.bool_), {}
    for place, slot in enumerate(SLOTS, 1):
        filling, row = fillings[slot], rows[:, place]
        first = np.append(words.start[filling.start], -1).astype(np.int64)[row]
        last = np.append(words.end[filling.end - 1], -1).astype(np.int64)[row]
        is_here = first >= own
        start = np.where(is_here, np.minimum(start, first), start)
        end = np.where(is_here, np.maximum(end, last), end)
        spans[f"{slot}_start"] = np.where(is_here, first, -1)
        spans[f"{slot}_end"] = np.where(is_here, last, -1)
        is_any |= is_here
    is_held = np.where(is_led, is_any, spans["data_start"] >= 0)
    # Of an item that names recipients of its own, those of the lead-in are others.
    has_recipient = spans["recipient_start"] >= 0
    has_own = np.zeros(len(found.place), np.bool_)
    has_own[clause[has_recipient]] = True
    is_held &= ~(is_led & has_own[clause] & (rows[:, 3] >= 0)) | has_recipient
    return {**spans, "start": start, "end": end}, is_held
