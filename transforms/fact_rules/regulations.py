"""Laws and regulations that a policy names: those of regulations.toml, and others by their"
" shape."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

from transforms.fact_rules.bare_articles import bare_articles
from transforms.fact_rules.found import Meaning, meant
from transforms.fact_rules.law_acronyms import law_acronyms
from transforms.fact_rules.other_laws import other_laws
from transforms.fact_rules.spans import spans
from transforms.fact_rules.titled_laws import titled_laws
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_OF_OTHERS = (
    "Act|Code|Statutes|Regulation|Law|Loi|Decree|Directive|Ordinance|Decision|Convention|Executive"
    "|Circular|§|Art"
)
"""One of them stands in all laws that are not listed."""
_IN_ADDRESS = r"(?:://|www\.)[^\s]*$"
_OF_PARAGRAPHS = ("UWG", "TKG", "BGB")
"""Acronyms that also stand for others, and count where a paragraph is told."""
_PARAGRAPH = r"(?:§|[Ss]ection|[Aa]rt(?:\.|icle)|[Pp]ara|Abs\.|Nr\.)[^;]{0,40}$"
"""Before one of them."""
_OF_ACT = (
    r"(?:defined (?:in|by)|[Uu]nder|out in|required by|comply with|(?:pursuant|subject) to) the $"
)
"""Before Colorado's act by its acronym, which accountants have as well."""
_EXTENSION = "UK Extension"
"""Of the Data Privacy Framework, which it is told with or stands for."""


@dataclass(frozen=True)
class _Law:
    name: str
    jurisdiction: str
    acronyms: tuple[str, ...]
    pattern: str
    """Of its acronyms and full names."""
    compiled: re.Pattern[str]


def regulations(segments: pl.DataFrame) -> pl.DataFrame:
    """The laws that ``segments`` name, a row per mention, by acronym or by full name."""
    segments = segments.select("segment_id", "version_id", "char_start", "text")
    named = segments.filter(pl.col("text").str.contains(_any_law()))
    before, after, match = pl.col("before"), pl.col("after"), pl.col("match")
    is_extension = before.str.ends_with("the ") & ~after.str.contains(r"^ to\b")
    mentioned = spans(named, _any_law()).filter(
        ~before.str.contains(_IN_ADDRESS),
        ~after.str.contains(r"^(?:@| [Ii]nfo [Bb]ar)"),
        ~match.is_in(_OF_PARAGRAPHS) | before.str.contains(_PARAGRAPH),
        match.ne(_EXTENSION) | is_extension,
        match.ne("CPA") | before.str.contains(_OF_ACT),
    )
    listed = meant(mentioned, FactKind.REGULATION, _law)
    others = rows_with(segments, _OF_OTHERS)
    known = pl.concat([listed, _apart_from(other_laws(others), listed)])
    titled = _apart_from(titled_laws(others), known)
    laws = pl.concat([known, titled])
    named = pl.concat([named, others])
    given = _apart_from(law_acronyms(named, laws, _certain_acronyms()), laws)
    return pl.concat([laws, given, bare_articles(others)])


def _apart_from(others: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """Those of ``others`` whose span none of ``listed`` overlaps."""
    taken = (
        listed.select("segment_id", begin="char_start", end="char_end")
        .sort("begin")
        .with_columns(pl.col("end").cum_max().over("segment_id"))
    )
    return (
        others.with_row_index("_row")
        .sort("char_end")
        .join_asof(
            taken,
            left_on="char_end",
            right_on="begin",
            by="segment_id",
            allow_exact_matches=False,
            coalesce=False,
            check_sortedness=False,
        )
        .filter(pl.col("end").is_null() | (pl.col("end") <= pl.col("char_start")))
        .sort("_row")
        .drop("_row", "begin", "end")
    )


def _law(match: str) -> Meaning | None:
    """The law that ``match``, a match of ``_any_law``, names."""
    law = next((law for law in _laws() if law.compiled.fullmatch(match)), None)
    if law is None:
        return None
    jurisdiction = "CH" if match.startswith("Swiss-U") else law.jurisdiction
    attributes = json.dumps({"jurisdiction": jurisdiction})
    if match in law.acronyms:
        return Meaning(law.name, attributes, 0, len(match), 0.9, "regulation_acronym")
    return Meaning(law.name, attributes, 0, len(match), 1.0, "regulation_name")


@cache
def _laws() -> tuple[_Law, ...]:
    """The laws of regulations.toml, in its order."""
    entries = tomllib.loads((files("transforms") / "regulations.toml").read_text(encoding="utf-8"))
    laws = []
    for name, entry in entries.items():
        acronyms = entry.get("acronyms", [])
        longest_first = sorted(acronyms, key=len, reverse=True)
        parts = [re.escape(acronym) for acronym in longest_first]
        parts += [f"(?i:{full_name})" for full_name in entry.get("names", [])]
        pattern = "|".join(parts)
        laws.append(
            _Law(name, entry["jurisdiction"], tuple(acronyms), pattern, re.compile(pattern))
        )
    return tuple(laws)


@cache
def _certain_acronyms() -> frozenset[str]:
    """Those that count wherever they stand."""
    acronyms = {acronym for law in _laws() for acronym in law.acronyms}
    return frozenset(acronyms - {*_OF_PARAGRAPHS, "CPA"})


@cache
def _any_law() -> str:
    """One pattern for all laws, between characters that are no ASCII letters or digits.

    ASCII boundaries keep the engine on its fast path in text of any script.
    """
    laws = "|".join(law.pattern for law in _laws())
    return rf"(?-u:\b)(?:{laws})(?-u:\b)"
