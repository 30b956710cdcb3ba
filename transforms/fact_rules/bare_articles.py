"""Articles of the GDPR that a policy names without the law: `the basis is Article 6(1)(b)`."""

from __future__ import annotations

import polars as pl

from transforms.fact_rules.found import Meaning, as_json, meant
from transforms.fact_rules.spans import spans
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_HINT = r"Art(?:\.|icle) ?(?:[69] ?[(pPA]|1[5-9]\)|2[0-2]\))"
_OF_BASIS = (
    r"Art(?:\.|icle) ?[69] ?(?:\([1-4]\)|(?:para\.?|paragraph|Abs\.) ?[1-4])"
    r" ?(?:lit\.?|letter|point)? ?(?:\([a-j]\)|[a-j](?-u:\b))"
)
_OF_RIGHT = r"Art(?:\.|icle) ?(?:1[5-9]|2[0-2])"
_LAW = r"GDPR|RGPD|DSGVO|DS-GVO|Regulation|Directive|Law|Act(?-u:\b)|Code|Ordinance|PIPL|LGPD"
_RIGHT_BEFORE = r"(?i)right[^.;:]{0,60}\($"
_GOES_ON = r"^ ?(?:or|and|,|in conjunction with) Art"
"""After an article that is told with another, whose law may follow."""
_SENTENCE_END = r"[.;] [A-Z]"
_ATTRIBUTES = as_json({"jurisdiction": "EU"})
_NEAR = 70
"""Characters after an article in which its law may stand."""


def bare_articles(segments: pl.DataFrame) -> pl.DataFrame:
    """The articles on legal bases, and those in brackets after rights, with no law beside them."""
    hinted = rows_with(segments, "Art", _HINT)
    found = spans(hinted, rf"(?-u:\b)(?:{_OF_BASIS}|{_OF_RIGHT}(?-u:\b))")
    before, after, match = pl.col("before"), pl.col("after"), pl.col("match")
    has_law = after.str.head(_NEAR).str.contains(_LAW) | before.str.tail(_NEAR).str.contains(_LAW)
    segment = pl.col("segment_id")
    is_followed = segment.eq(segment.shift(-1)) & ~after.str.contains(_SENTENCE_END)
    has_law |= after.str.contains(_GOES_ON) | (is_followed & has_law.shift(-1))
    has_law = has_law.fill_null(value=False)
    is_of_right = before.str.contains(_RIGHT_BEFORE) & after.str.starts_with(")")
    bare = found.filter(~has_law & (match.str.contains(_OF_BASIS) | is_of_right))
    return meant(bare, FactKind.REGULATION, _article)


def _article(match: str) -> Meaning:
    return Meaning("GDPR", _ATTRIBUTES, 0, len(match), 0.7, "regulation_article")
