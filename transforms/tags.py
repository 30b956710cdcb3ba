"""Which data practices a segment is about, by a lexicon of weighted phrases."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

from warehouse.schemas.tags import TAGS
from warehouse.vocabulary import Scheme, SegmentKind

MODEL_VERSION = "lexicon-1"

UNTAGGED = (SegmentKind.HEADING.value, SegmentKind.BOILERPLATE.value)
"""Furniture is not the policy. A heading states nothing; what stands under it reads it too."""


@dataclass(frozen=True)
class Lexicon:
    """The phrases of lexicon.toml: what they say for each term, and how much a term needs."""

    phrases: list[str]
    weights: pl.LazyFrame
    """phrase, term, weight"""
    needs: pl.LazyFrame
    """term, needs"""


def tags(segments: pl.LazyFrame) -> pl.LazyFrame:
    """One row per segment and term that applies to it, with the columns of the tags table.

    Args:
        segments: all segments of some versions, with the columns of the segments table; a lead-in
            is looked up among them.
    """
    # The versions of a policy say most things again: each reading is scored once.
    read = (
        segment_reading(segments)
        .with_row_index("row")
        .with_columns(first=pl.col("row").first().over("reading"))
    )
    distinct = read.filter(pl.col("row") == pl.col("first")).select("row", "reading")
    tagged = term_scores(distinct).filter(pl.col("score") >= 0.5)
    frame = (
        read.select("row", "first", "segment_id", "version_id")
        .join(tagged, left_on="first", right_on="row")
        .sort("row", "term")
        .with_columns(
            pl.lit(Scheme.OPP115.value).alias("scheme"),
            pl.lit(MODEL_VERSION).alias("model_version"),
        )
    )
    return TAGS.cast(frame)


def segment_reading(segments: pl.LazyFrame) -> pl.LazyFrame:
    """What a tagger reads of each segment that is to be tagged: segment_id, version_id, reading.

    The reading is the headings above the segment, the lead-in of its list and its own text, parted
    by blanks: a list item rarely says by itself what it is about.
    """
    lead_ins = segments.select(
        pl.col("segment_id").alias("lead_in_segment_id"), pl.col("text").alias("lead_in")
    ).join(segments.select("lead_in_segment_id").drop_nulls(), on="lead_in_segment_id", how="semi")
    parts = (pl.col("heading_path").list.join(" "), pl.col("lead_in"), pl.col("text"))
    reading = pl.concat_str(*parts, separator=" ", ignore_nulls=True).str.strip_chars_start(" ")
    return (
        segments.filter(~pl.col("kind").is_in(UNTAGGED))
        .join(lead_ins, on="lead_in_segment_id", how="left", maintain_order="left")
        .select("segment_id", "version_id", reading.alias("reading"))
    )


def term_scores(readings: pl.LazyFrame) -> pl.LazyFrame:
    """row, term and score of each reading (row, reading) and term that a phrase speaks for.

    The score is s / (s + needs), s being the sum of the weights and at least 0: half where a
    reading says just as much as the term needs, towards 1 the more it says.
    """
    words = lexicon()
    padded = pl.concat_str(pl.lit(" "), pl.col("reading").str.to_lowercase(), pl.lit(" "))
    found = padded.str.extract_many(words.phrases, overlapping=True).list.unique()
    strength = pl.col("weight").sum().clip(lower_bound=0).cast(pl.Float64)
    return (
        readings.select("row", found.alias("phrase"))
        .explode("phrase", empty_as_null=False)
        .join(words.weights, on="phrase")
        .group_by("row", "term")
        .agg(strength.alias("strength"))
        .join(words.needs, on="term")
        .select("row", "term", score=pl.col("strength") / (pl.col("strength") + pl.col("needs")))
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with this package."""
    terms = tomllib.loads((files("transforms") / "lexicon.toml").read_text(encoding="utf-8"))
    rows = [
        (phrase, term, int(weight))
        for term, entry in terms.items()
        for weight, phrases in entry["phrases"].items()
        for phrase in phrases
    ]
    term = pl.Enum(list(terms))
    weights = pl.LazyFrame(
        rows, schema={"phrase": pl.String, "term": term, "weight": pl.Int32}, orient="row"
    )
    needs = pl.LazyFrame(
        {"term": list(terms), "needs": [entry["needs"] for entry in terms.values()]},
        schema={"term": term, "needs": pl.Float64},
    )
    return Lexicon(sorted({phrase for phrase, _, _ in rows}), weights, needs)
