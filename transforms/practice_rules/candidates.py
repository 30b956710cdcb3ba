"""The sentences that may state a practice, list items after their lead-ins."""

from __future__ import annotations

from functools import cache
from typing import Final

import polars as pl

from transforms.practice_rules.going_on import going_on, is_addition, with_enumeration
from transforms.practice_rules.vocabularies import words_of_practices
from warehouse.vocabulary import SegmentKind

_DATA_HINT: Final = (
    "nformation|ata|etail|ookie|ame|ddress|PII|umber|ocation|mail|ontent|dentif|ecord|rofile|istory"
    "|hoto|icture|ideo|essage|eacon|ixel|birth|urchase|rder|ards?|eedback|ehavio|ctivit|referenc"
    "|nterest|og files|og data|IP |Age|age|ender|ealth|iometric|assword|ontact|omment|osts|ccount"
    "|rowser|logs|evice|sage|erson|credit|mages?|ecording|ommunicat|info|nfo |Info|ersonal"
    "|ayment|ransaction|hone|racking|redential|nquir|uestion|NFORMATION|DATA|ZIP|zip "
    "|omplaint|orresponden|onversation|ocuments|iles |udio|assport|urvey|tatistics|pplication"
    "|PHI|SSN|DNA|CCTV|itizenship|ationalit|thnic|eligio|exual|perating system|lickstream"
    "|NAME|ADDRESS|NUMBER|COOKIE"
)
"""Parts of words of which nearly each name of data has one; a quick look before words are told."""
_USUAL: Final = (
    "collect",
    "use",
    "share",
    "disclose",
    "sell",
    "sold",
    "receive",
    "retain",
    "store",
)
"""Verbs that are looked for in capitals too."""


def to_be_read(segments: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """segment_id, version_id, char_start, text, lead_in_segment_id, prefix_bytes and prefix_chars.

    The first sentence of a list item is read after the last one of its lead-in; what goes on with
    the sentence before it is read after that one as well. is_addition tells items that may add
    nothing but an occasion, goes_on the sentences of which the verb before them alone is read.
    """
    kept = sentences.filter(pl.col("kind") != SegmentKind.HEADING.value)
    openings = _openings(segments, sentences)
    joined = kept.filter(pl.col("ordinal") == 0).join(openings, on="segment_id", how="inner")
    alone = _may_state(kept).join(
        openings.select("segment_id", ordinal=pl.lit(0, pl.Int32)),
        on=["segment_id", "ordinal"],
        how="anti",
    )
    columns = ("segment_id", "version_id", "char_start")
    prefix = pl.col("lead_in").str
    return pl.concat(
        [
            joined.select(
                *columns,
                "lead_in_segment_id",
                text=pl.concat_str("lead_in", pl.lit(" "), "text"),
                prefix_bytes=prefix.len_bytes().cast(pl.Int64) + 1,
                prefix_chars=prefix.len_chars().cast(pl.Int64) + 1,
                is_addition=is_addition(),
                goes_on=pl.lit(False),
            ),
            alone.select(
                *columns,
                pl.lit(None, pl.String).alias("lead_in_segment_id"),
                "text",
                prefix_bytes=pl.lit(0, pl.Int64),
                prefix_chars=pl.lit(0, pl.Int64),
                is_addition=pl.lit(False),
                goes_on=pl.lit(False),
            ),
            going_on(kept, _verb_hint()).select(
                *columns,
                pl.col("segment_id").alias("lead_in_segment_id"),
                *("text", "prefix_bytes", "prefix_chars"),
                is_addition=pl.lit(False),
                goes_on=pl.lit(True),
            ),
        ]
    )


def _openings(segments: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """segment_id, lead_in_segment_id and lead_in: the last sentence of it, if it has a verb."""
    led = segments.filter(pl.col("lead_in_segment_id").is_not_null()).select(
        "segment_id", "lead_in_segment_id"
    )
    leading = led.select(segment_id="lead_in_segment_id").unique()
    lead_ins = (
        sentences.join(leading, on="segment_id", how="semi")
        .group_by("segment_id", maintain_order=True)
        .agg(lead_in=with_enumeration())
        .filter(pl.col("lead_in").str.contains(_verb_hint()))
        .rename({"segment_id": "lead_in_segment_id"})
    )
    return led.join(lead_ins, on="lead_in_segment_id", how="inner")


def _may_state(sentences: pl.DataFrame) -> pl.DataFrame:
    """Those with a word that may be a verb of a practice and a part of a name of data."""
    text = sentences.get_column("text")
    rows = text.str.contains(_verb_hint()).arg_true()
    return sentences[rows.filter(text.gather(rows).str.contains(_DATA_HINT))]


@cache
def _verb_hint() -> str:
    """A pattern of all verbs of practices; the first word of a sentence is none."""
    verbs = words_of_practices()["verbs"].values()
    forms = {form for rows in verbs for row in rows for form in row.split()}
    usual = [f(form) for form in _USUAL for f in (str.upper, str.capitalize)]
    return "|".join(f'[ /(“"]{form}' for form in (*sorted(forms), *usual))
