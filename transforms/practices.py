"""Statements that someone does or does not do something with data, each with its exact span."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import polars as pl
import polars_hash as plh

from transforms.practice_rules.candidates import to_be_read
from transforms.practice_rules.grammar import Shape, grammar
from transforms.practice_rules.statement_spans import SLOTS, Sentences
from transforms.practice_rules.statements import statements
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.vocabularies import (
    Term,
    data_types,
    purposes,
    recipients,
)
from warehouse.schemas.practices import PRACTICES
from warehouse.vocabulary import (
    Action,
    Actor,
    Condition,
    DataSubject,
    Modality,
    Polarity,
)

RULE_VERSION: Final = "7"
"""Of all rules together; raised whenever one of them would find something else."""

_RULES: Final = {
    Shape.ACTIVE: ("active_verb", 0.95),
    Shape.PASSIVE: ("passive_verb", 0.8),
    Shape.RELATIVE: ("relative_clause", 0.8),
    Shape.INFINITIVE: ("infinitive", 0.75),
}
_GIVEN: Final = ("given_by_person", 0.85)
_OF_OTHERS: Final = 0.9
_OF_ITEM: Final = 0.9
"""What the confidence is multiplied by where others act, and where the verb is the lead-in's."""
_AT_ONCE: Final = 1 << 21
"""Bytes that are read at once: what is known of their words fits into the processor's cache."""
_IDENTIFYING: Final = (
    *("version_id", "char_start", "char_end", "actor", "action", "data_type", "purpose"),
    *("recipient", "polarity", "modality", "lead_in_segment_id"),
)
_OF_SENTENCES: Final = ("prefix_bytes", "is_addition", "goes_on")
_STATED: Final = (
    *("sentence", "start", "end", "actor", "verb", "data", "purpose", "recipient"),
    *("is_denied", "is_possible", "is_led"),
)
_ACTIONS: Final = ("", Action.COLLECT, Action.USE, Action.SHARE, Action.SELL, Action.STORE)


def practices(segments: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """One row per statement about data, with the columns of the practices table.

    Headings and page furniture state nothing. A list item goes on with the last sentence of its
    lead-in. English.

    Args:
        segments: segment_id, lead_in_segment_id and kind at least.
        sentences: as `transforms.sentences.sentences` returns them, those of ``segments``.
    """
    read = to_be_read(segments, sentences)
    if read.is_empty():
        return PRACTICES.empty()
    texts = read.get_column("text")
    # The versions of a policy say most things again: each sentence is read once.
    numbered = read.with_row_index("row").select(
        "row", first=pl.col("row").first().over("text", *_OF_SENTENCES)
    )
    distinct = numbered.filter(pl.col("row") == pl.col("first")).get_column("row")
    told = Sentences(
        texts.gather(distinct).str.replace_all("\n", " ", literal=True),
        *(read.get_column(n).gather(distinct).to_numpy() for n in _OF_SENTENCES),
    )
    found = pl.concat(
        [_stated(part, start) for start, part in told.parts(_AT_ONCE)], how="vertical_relaxed"
    )
    number = np.zeros(read.height, np.uint32)
    number[distinct.to_numpy()] = np.arange(len(distinct))
    of_row = pl.DataFrame(
        {"row": numbered["row"], "sentence": number[numbered["first"].to_numpy()].astype(np.int32)}
    )
    # An enumeration may name the same thing twice (cookies and web beacons): once is enough.
    stated = found.unique(_STATED, keep="first", maintain_order=True)
    return _rows(read, of_row.join(stated, on="sentence", how="inner", maintain_order="left_right"))


def _stated(told: Sentences, first: int) -> pl.DataFrame:
    """The statements of sentences whose numbers begin with ``first``, their spans in characters."""
    found = _in_characters(told.texts, statements(told, grammar()))
    return found.with_columns(pl.col("sentence") + first)


def _in_characters(texts: pl.Series, found: pl.DataFrame) -> pl.DataFrame:
    """``found`` with its spans in characters of its sentence, and first_byte and n_bytes beside."""
    first, last = pl.col("start"), pl.col("end")
    found = found.with_columns(first_byte=first, n_bytes=last - first)
    sentences = found.get_column("sentence")
    told = texts.gather(sentences.unique(maintain_order=True))
    n_bytes = told.str.len_bytes()
    is_wide = n_bytes != told.str.len_chars()
    if not is_wide.any():
        return found
    whole = np.frombuffer(told.str.join("").cast(pl.Binary).item(), np.uint8)
    before = np.zeros(len(whole) + 1, np.int32)
    np.cumsum((whole & 0xC0) != 0x80, out=before[1:])
    begins = (n_bytes.cum_sum() - n_bytes).to_numpy().astype(np.int64)
    begins = begins[sentences.rle_id().to_numpy()]
    names = [f"{slot}_{edge}" for slot in SLOTS for edge in ("start", "end")]

    def characters(name: str) -> pl.Series:
        at = found.get_column(name).to_numpy()
        counted = before[np.maximum(at, 0) + begins] - before[begins]
        return pl.Series(name, np.where(at < 0, -1, counted))

    return found.with_columns(characters(name) for name in (*names, "start", "end"))


def _rows(read: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    row = pl.col("row")
    prefix = pl.lit(read.get_column("prefix_chars")).gather(row)
    offset = pl.lit(read.get_column("char_start").cast(pl.Int64)).gather(row) - prefix
    text = pl.lit(read.get_column("text").cast(pl.Binary)).gather(row)

    def span(name: str) -> pl.Expr:
        return pl.when(pl.col(name) >= 0).then(offset + pl.col(name)).cast(pl.Int32).alias(name)

    frame = found.select(
        *(pl.lit(read.get_column(n)).gather(row).alias(n) for n in ("segment_id", "version_id")),
        _named((Actor.FIRST_PARTY, Actor.THIRD_PARTY), "actor", "actor"),
        _named(_ACTIONS, "verb", "action"),
        _named(_codes(data_types()), "data", "data_type"),
        _named(_codes(purposes()), "purpose", "purpose"),
        _named(_codes(recipients()), "recipient", "recipient"),
        _named(tuple(DataSubject), "subject", "subject"),
        _named((Polarity.AFFIRM, Polarity.DENY), "is_denied", "polarity"),
        _named((Modality.DOES, Modality.MAY), "is_possible", "modality"),
        _named(tuple(Condition), "condition", "condition"),
        (offset + pl.col("start")).cast(pl.Int32).alias("char_start"),
        (offset + pl.col("end")).cast(pl.Int32).alias("char_end"),
        text.bin.slice("first_byte", "n_bytes").cast(pl.String).alias("text"),
        *(span(f"{slot}_{edge}") for slot in SLOTS for edge in ("start", "end")),
        pl.when("is_led")
        .then(pl.lit(read.get_column("lead_in_segment_id")).gather(row))
        .alias("lead_in_segment_id"),
        *_rule(),
        rule_version=pl.lit(RULE_VERSION),
    )
    frame = frame.with_columns(_ids())
    return PRACTICES.cast(frame.sort("version_id", "char_start", "practice_id").lazy()).collect()


def _ids() -> pl.Expr:
    parts = [pl.col(name).cast(pl.String).fill_null("") for name in _IDENTIFYING]
    hashed: Any = plh.concat_str(*parts, separator="\x1f").chash.sha2_256()
    digits: pl.Expr = hashed.str.head(32)
    return digits.alias("practice_id")


def _codes(terms: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(term.term for term in terms)


def _named(values: tuple[str | None, ...], column: str, name: str) -> pl.Expr:
    """The value whose place is in ``column``, null where that is below 0."""
    code = pl.col(column).cast(pl.Int64)
    known = pl.Series([None if value is None else str(value) for value in values], dtype=pl.String)
    return pl.lit(known).gather(pl.when(code >= 0).then(code)).alias(name)


def _rule() -> tuple[pl.Expr, pl.Expr]:
    shape, is_person = pl.col("shape"), pl.col("who") == Who.PERSON.value
    name = pl.coalesce(
        pl.when(is_person).then(pl.lit(_GIVEN[0])),
        *(pl.when(shape == k.value).then(pl.lit(rule)) for k, (rule, _) in _RULES.items()),
    )
    confidence = pl.coalesce(
        pl.when(is_person).then(pl.lit(_GIVEN[1])),
        *(pl.when(shape == k.value).then(pl.lit(sure)) for k, (_, sure) in _RULES.items()),
    )
    of_others = pl.when(pl.col("who") == Who.OTHERS.value).then(_OF_OTHERS).otherwise(1.0)
    of_item = pl.when("is_led").then(_OF_ITEM).otherwise(1.0)
    return name.alias("rule"), (confidence * of_others * of_item).round(2).alias("confidence")
