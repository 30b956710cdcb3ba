"""Acronyms that a text gives to laws beside their names: `the Oven Safety Act (the “OSA”)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.found import FOUND
from transforms.fact_rules.spans import spans

_HINT = r"\((?:[a-z]+,? ){0,2}[\"“‘']?(?-u:[A-Z][A-Za-z-]+[A-Z])"
_GIVEN = (
    r"(?-u)\((?:(?:the|also|or|hereinafter|hereafter|collectively|jointly|together|as|amended"
    r"|referred|to|known|abbreviated|short|called),? ){0,4}"
    r"(?:(?u:[\"“”‘’']){0,2}(?:the )?(?P<acronym>[A-Z][A-Za-z-]{1,8}[A-Z]s?)"
    r"(?:[ -](?:19|20)[0-9]{2})?(?u:[\"“”‘’'])?[,)])"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z-]{1,8}[A-Z]s?(?=(?:[ -](?:19|20)\d\d)?[\"“”‘’']{0,2}[,)]$)")
_BETWEEN = (
    r"^(?:Act|Law|Regulation)?[”\"’]?(?:,? (?:of )?(?:19|20)[0-9]{2}(?:/[0-9]{3,4})?)?"
    r"(?:,? as amended[^().;]{0,30})?,? ?$"
)
"""What may stand between a name and the bracket."""
_FARTHEST = 60
_NO_ACRONYM = frozenset(("USA", "EEA", "FTC", "ICO", "DNT", "GPC", "PII", "PHI"))


def law_acronyms(segments: pl.DataFrame, laws: pl.DataFrame) -> pl.DataFrame:
    """The mentions of ``laws`` by the acronyms that ``segments`` give them, from there on.

    Args:
        laws: the laws found in the segments, with the columns of ``FOUND``.
    """
    named = segments.join(laws.select("segment_id").unique(), on="segment_id", how="semi")
    hinted = named.filter(pl.col("text").str.contains(_HINT))
    gap = pl.col("begin") - pl.col("char_end")
    given = (
        spans(hinted, _GIVEN)
        .select(
            *("segment_id", "match", "before", pl.col("start").alias("offset")),
            begin=pl.col("char_start") + pl.col("start"),
        )
        .join(laws, on="segment_id")
        .filter(
            gap.is_between(0, _FARTHEST) & pl.col("before").str.tail(gap).str.contains(_BETWEEN)
        )
        .sort("begin", gap, maintain_order=True)
        .unique(["segment_id", "begin"], keep="first", maintain_order=True)
    )
    texts = dict(hinted.select("segment_id", "text").iter_rows())
    rows = [row for law in given.iter_rows(named=True) for row in _mentions(law, texts)]
    return pl.DataFrame(rows, schema=FOUND, orient="row")


def _mentions(law: dict[str, object], texts: dict[str, str]) -> Iterator[dict[str, object]]:
    """A row for each place of the text, from the bracket on, that has the acronym of ``law``."""
    acronym = _ACRONYM.search(str(law["match"]))
    if acronym is None or acronym.group() in _NO_ACRONYM:
        return
    first = int(str(law["offset"]))
    text = texts[str(law["segment_id"])]
    begins = int(str(law["begin"])) - first
    for mention in re.finditer(rf"\b{re.escape(acronym.group())}\b", text[first:]):
        yield {
            **{name: law[name] for name in ("segment_id", "version_id", "kind", "value")},
            "attributes": law["attributes"],
            "char_start": begins + first + mention.start(),
            "char_end": begins + first + mention.end(),
            "text": mention.group(),
            "confidence": 0.8,
            "rule": "regulation_acronym_given",
        }
