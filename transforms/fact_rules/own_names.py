"""Which names with capitals are those of a policy's own company, as its other segments show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from transforms.fact_rules.spans import spans
from warehouse.vocabulary import SegmentKind

_FIRST_SEGMENTS = 6
_TITLE = 90
_OF_TITLES = r"(?i)privacy|polic|notice|terms|datenschutz|confidentialit"
_AROUND = 100
"""Characters before and after a sign of the own company that its name stands in."""
_SAID = 6000
"""So many characters of what is said of a policy's own company are looked at."""
_SIGN = (
    r"[“\"'‘](?:we|We|WE|us|our|Our|Company|Controller)[,”\"'’]|©|\([cC]\) ?(?:19|20)"
    r"|[Cc]opyright |[Cc]ontroller|[Aa]tt(?:entio)?n[.:]|[Pp]arent company|[Cc]/[Oo] "
    r"|(?:Policy|Notice|Statement|policy|notice|statement) (?:of|for|at) "
    r"|(?:[Ss]ites?|[Ww]ebsites?|[Aa]pps?|\.com|olicy|otice|[Ss]ervices)(?: is| are|,)?"
    r" (?:owned|operated|maintained|published|run|issued) (?:and [a-z]+ )?by "
    r"|(?:[Tt]hank you for|[Ww]elcome to|[Jj]oining|agreement with|property of|on behalf of) [A-Z]"
    r"|is committed to|respects (?:your|the)|, (?:its|our) (?:parents?|subsidiar|affiliates)"
)
_EMAIL_HOST = r"@[A-Za-z0-9-]+\.[a-z]"
_LEAST_LETTERS = 4
"""Of the first word of a name that alone shows whose it is."""
_OFTEN = 5
_OFTEN_SHARE = 0.05
"""A name in so many segments of a policy, and such a share of them, is its own."""


def own_names(
    segments: pl.DataFrame, n_segments: Mapping[tuple[str, str], int]
) -> set[tuple[str, str]]:
    """Those of some names, pairs of version_id and name, that are the version's own company's.

    Args:
        segments: those of the versions, with version_id, ordinal, kind, heading_path and text.
        n_segments: the names, and in how many segments of its version each stands.
    """
    if not n_segments:
        return set()
    said = _said_of_own(segments)
    sizes = dict(segments.group_by("version_id").len().iter_rows())
    return {
        (version, name)
        for (version, name), n in n_segments.items()
        if _is_said(name, said[version]) or n >= max(_OFTEN, _OFTEN_SHARE * sizes[version])
    }


def _is_said(name: str, said: str) -> bool:
    first = _key(re.sub(r"^The ", "", name).split(" ")[0])
    return _key(name) in said or (len(first) >= _LEAST_LETTERS and first in said)


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _said_of_own(segments: pl.DataFrame) -> defaultdict[str, str]:
    """The letters of titles and of what stands around signs of the own company, by version."""
    text, columns = pl.col("text"), ("version_id", "text")
    is_title = (text.str.len_chars() <= _TITLE) & (
        (pl.col("kind") == SegmentKind.HEADING.value) | text.str.contains(_OF_TITLES)
    )
    titles = segments.filter(pl.col("ordinal") < _FIRST_SEGMENTS).select(
        "version_id",
        pl.when(is_title).then(text).otherwise(pl.lit(""))
        + " "
        + pl.col("heading_path").list.first().fill_null(""),
    )
    signs = spans(segments.select(*columns), _SIGN).select(
        "version_id",
        pl.col("before").str.tail(_AROUND) + pl.col("match") + pl.col("after").str.head(_AROUND),
    )
    hosts = segments.filter(text.str.contains("@", literal=True)).select(
        "version_id", text.str.extract_all(_EMAIL_HOST).list.join(" ")
    )
    said: defaultdict[str, str] = defaultdict(str)
    for frame in (titles, hosts, signs):
        for version, words in frame.iter_rows():
            if len(said[version]) < _SAID:
                said[version] += " " + _key(words)[:_SAID]
    return said
