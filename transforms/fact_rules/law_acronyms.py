"""Acronyms that a text gives to laws beside their names: `the Oven Safety Act (the “OSA”)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

import polars as pl

from transforms.fact_rules.found import FOUND
from transforms.fact_rules.spans import spans

_HINT = r"\((?:[a-z]+,? ){0,2}[\"“‘']?(?-u:[A-Z][A-Za-z-]+[A-Z])"
_GIVEN = (
    r"(?-u)\((?:(?:the|also|or|hereinafter|hereafter|collectively|jointly|together|as|amended"
    r"|referred|to|known|abbreviated|short|called),? ){0,4}"
    r"(?:(?u:[\"“”‘’']){0,2}(?:the )?[A-Z][A-Za-z-]{1,8}[A-Z]s?"
    r"(?:[ -](?:19|20)[0-9]{2})?(?u:[\"“”‘’'])?[,)])"
)
_ACRONYM = r"([A-Z][A-Za-z-]{1,8}[A-Z]s?)(?:[ -](?:19|20)[0-9]{2})?[\"“”‘’']{0,2}[,)]$"
_BETWEEN = (
    r"^(?:Act|Law|Regulation)?[”\"’]?(?:,? (?:of )?(?:19|20)[0-9]{2}(?:/[0-9]{3,4})?)?"
    r"(?:,? as amended[^().;]{0,30})?,? ?$"
)
"""What may stand between a name and the bracket."""
_FARTHEST = 60
_MOST = 50
"""Acronyms that a segment gives."""
_NO_ACRONYM = ("USA", "EEA", "FTC", "ICO", "DNT", "GPC", "PII", "PHI")


def law_acronyms(
    segments: pl.DataFrame, laws: pl.DataFrame, known: Collection[str]
) -> pl.DataFrame:
    """The mentions of ``laws`` by the acronyms that ``segments`` give them, from there on.

    Args:
        segments: those that may name a law; some may be there twice.
        laws: the laws found in the segments, with the columns of ``FOUND``.
        known: acronyms that are laws wherever they stand, and so are among these.
    """
    hinted = segments.filter(pl.col("text").str.contains(_HINT)).unique(
        "segment_id", maintain_order=True
    )
    gap = pl.col("begin") - pl.col("char_end")
    given = (
        spans(hinted, _GIVEN)
        .with_columns(
            begin=pl.col("char_start") + pl.col("start"),
            acronym=pl.col("match").str.extract(_ACRONYM),
        )
        .filter(~pl.col("acronym").is_in([*known, *_NO_ACRONYM]))
        .select("segment_id", "before", "begin", "acronym", offset="start")
        .sort("begin")
        .join_asof(
            laws.sort("char_end"),
            left_on="begin",
            right_on="char_end",
            by="segment_id",
            tolerance=_FARTHEST,
            coalesce=False,
            check_sortedness=False,
        )
        .filter(pl.col("before").str.tail(gap).str.contains(_BETWEEN))
        .unique(["segment_id", "acronym"], keep="first", maintain_order=True)
        .filter(pl.int_range(pl.len()).over("segment_id") < _MOST)
        .join(hinted.select("segment_id", whole="text"), on="segment_id")
    )
    rows = [row for law in given.iter_rows(named=True) for row in _mentions(law)]
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def _mentions(law: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each place of the text, from the bracket on, that has the acronym of ``law``."""
    begin = law["begin"] - law["offset"]
    text = law["whole"][law["offset"] :]
    for mention in re.finditer(rf"\b{re.escape(law['acronym'])}\b", text):
        first = begin + law["offset"] + mention.start()
        yield {
            **{name: law[name] for name in FOUND},
            "char_start": first,
            "char_end": first + len(law["acronym"]),
            "text": law["acronym"],
            "confidence": 0.8,
            "rule": "regulation_acronym_given",
        }
