"""Which names with a legal form are those of a policy's own company and of its group."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

import polars as pl

from warehouse.vocabulary import SegmentKind

COMPANY_WITH_FORM: Final = "company_with_form"
"""The rule of names with a legal form."""
_FIRST_SEGMENTS = 6
_TITLE = 90
_OF_TITLES = r"(?i)privacy|polic|notice|terms|datenschutz|confidentialit|https?:"
_EMAIL_HOST = r"@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
_LEAST_LETTERS = 4
"""Of the first word of a name that alone shows whose it is."""
_OFTEN = 5
_OFTEN_SHARE = 0.05
"""A name in so many segments of a policy, and such a share of them, is its own."""
_AND_SO_ON = r"^(?:[^A-Za-z]|[A-Z][A-Za-z.]*|and |or |as well as |located in |the )*$"
"""Between two companies of an enumeration."""

_WE = r"(?:we|We|WE|us|Us|our|Our|OUR|[Tt]he Company|Company|COMPANY|Controller)"
_SITE = (
    r"(?:[Ss]ites?|[Ww]eb ?[Ss]ites?|[Aa]pps?|\.[a-z]{2,3}[”\"]?\)?|[Ss]ervices?|olicy|otice"
    r"|[Pp]latform|[Pp]ages?|[Bb]log|[Ss]tores?|[Bb]rands?)"
)
_OWN_BEFORE = (
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[^.]*$"
    rf"|(?:[Pp]olicy|POLICY|[Nn]otice|[Ss]tatement|[Tt]erms|[Pp]ractices|{_SITE}) (?:of|for|at|by)"
    r" (?:the )?$"
    r"|(?:describes?|explains?|covers?|governs?|sets? out|outlines?|appl(?:y|ies) to|discloses?"
    r"|tells? you|informs? you|refers?(?: collectively)? to|means?|on behalf of"
    r"|represents|entered into with)(?: [a-z,’']+)* ?,? ?$"
    rf"|[“\"'‘]{_WE}[,”\"'’]+\)?,? ?(?:[a-z]+ ){{0,4}}$"
    r"|(?:^|[ (])[Ww]e(?: at)?,? (?:\([^)]*\),? )?$|(?:^|[.!?] ?)At $"
    r"|(?:[Cc]ontroller|operator|responsible|publisher)[^.;]*(?: is|:| are|by|,|means)"
    r" (?:the |provided by |by )?$"
    rf"|{_SITE}[^.;:]*(?:owned|operated|maintained|published|run|issued|controlled|offered"
    r"|provided|managed|part|made available)"
    r"(?:,? (?:and|or|&) [a-z]+| [a-z]+,)? (?:by|of) (?:the )?$"
    r"|[Aa]tt(?:entio)?n[.:][^.;]*$|ATTN[.:][^.;]*$"
    r"|(?:[Ww]elcome to(?: the)?|[Tt]hank(?:s| you) for [a-z]+|[Jj]oin(?:ing)?|property of"
    r"|[Ii]nterest in|between you and|important to|relationship with|agreement with|employees of"
    r"|customers? of|shares? of) $"
    r"|(?:[Cc]ontact|[Ww]rite|[Rr]each|[Mm]ail|[Ss]end|[Ee]mail|[Aa]ddress)[^.;:]*"
    r"(?:us|to|at|:|address|by)[:,]? $"
    r"|(?:d/b/a|dba|fka|f/k/a|[Ff]ormerly(?: known as)?|trading as|part of) $"
    r"|(?:subsidiar(?:y|ies)|affiliates|affiliated companies|group(?: of companies)?"
    r"|[Pp]arent company|[Oo]ur (?:company|brands|business|group)"
    r"|which includes|covered entities)[^.;]*$"
    r"|does not include $"
)
_OWN_AFTER = (
    rf"^[^.;:]*\([^)]*[“”\"'‘]{_WE}[,”“\"'’]"
    rf"|^[^.;:]*[(,][^)]*(?:referred to|hereinafter|hereafter)[^)]*[“\"'‘]?{_WE}[,”\"'’]"
    r"|^,? [^.;]*(?:(?:its|our|their) (?:[a-z]+ ){0,3}(?:affiliat|subsidiar|parent|franchis"
    r"|related|group|brands)|parent company|affiliated companies)"
    r"|^,? (?:is|are|as) (?:the |a |your )?(?:data )?(?:controller|party responsible|responsible"
    r"|committed)|^ (?:respects|has (?:created|prepared|developed) this|reserves the)"
    r"|^,? \(?(?:d/b/a|dba|D/B/A|DBA|doing business|trading as|fka|formerly)"
    r"|^(?:['’]s?)? (?:[A-Za-z]+ ){0,2}(?:Privacy|PRIVACY|Terms)"
    r"|^[.,]? (?:All [Rr]ights|ALL RIGHTS)"
    r"|^,? (?:uses (?:cookies|remarketing|Google)|values|collects|believes|strives|disclaims"
    r"|will (?:retain|not)|makes (?:no|every)|assumes|does not|employs|reserves|takes|has taken"
    r"|is (?:not|the sole|proud|committed)|shall|and its|or its|BE|website|web site)(?-u:\b)"
)


def own_names(named: pl.DataFrame, segments: pl.DataFrame) -> pl.DataFrame:
    """version_id and name of those of ``named`` that are the version's own company or its group.

    Args:
        named: mentions with version_id, segment_id, name, before, after, and ``is_other``, whether
            these show that another's company is meant.
        segments: those of the versions, with version_id, ordinal, kind, heading_path and text.
    """
    before, after = pl.col("before"), pl.col("after")
    says = after.str.contains(_OWN_AFTER) | (~pl.col("is_other") & before.str.contains(_OWN_BEFORE))
    names = (
        named.with_columns(
            _says=said_of_enumeration(says),
            # Who represents the policy's company has its own addresses in the policy.
            _is_shown=pl.col("is_other") & (pl.col("rule") == COMPANY_WITH_FORM),
        )
        .group_by("version_id", "name")
        .agg(pl.col("_says", "_is_shown").any(), pl.col("segment_id").n_unique().alias("n"))
    )
    titles, hosts = _letters(_titles(segments)), _letters(_hosts(segments))
    sizes = dict(segments.group_by("version_id").len().iter_rows())
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for version, name, is_own, is_shown, n in names.iter_rows():
        said = titles[version] + ("" if is_shown else hosts[version])
        if is_own or n >= max(_OFTEN, _OFTEN_SHARE * sizes[version]) or _is_said(name, said):
            keys[version] |= {_key(name), _first(name)}
    own = [
        (version, name)
        for version, name in names.select("version_id", "name").iter_rows()
        if any(_is_of_group(name, key) for key in keys[version])
    ]
    return pl.DataFrame(own, {"version_id": pl.String, "name": pl.String}, orient="row")


def said_of_enumeration(says: pl.Expr) -> pl.Expr:
    """``says`` of mentions, or of the first of the enumeration that they stand in."""
    segment = pl.col("segment_id")
    goes_on = (segment == segment.shift(1)) & pl.col("before").str.contains(_AND_SO_ON)
    return says | says.first().over((~goes_on.fill_null(value=False)).cum_sum())


def _is_of_group(name: str, own: str) -> bool:
    """Whether a name begins with the word ``own``, or has it in it after what is none of it."""
    return _first(name) == own or (len(own) >= _LEAST_LETTERS and own in _key(name))


def _first(name: str) -> str:
    return _key(re.sub(r"^The ", "", name).split(" ")[0])


def _is_said(name: str, said: str) -> bool:
    first = _first(name)
    return _key(name) in said or (len(first) >= _LEAST_LETTERS and first in said)


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _letters(said: pl.DataFrame) -> defaultdict[str, str]:
    """The letters and digits of what is said, by version."""
    letters: defaultdict[str, str] = defaultdict(str)
    for version, words in said.iter_rows():
        letters[version] += " " + _key(words)
    return letters


def _titles(segments: pl.DataFrame) -> pl.DataFrame:
    """version_id and the titles that its first segments are or stand under, and its copyright."""
    text = pl.col("text")
    is_title = (text.str.len_chars() <= _TITLE) & (
        (pl.col("kind") == SegmentKind.HEADING.value) | text.str.contains(_OF_TITLES)
    )
    title = pl.when(is_title).then(text).otherwise(pl.lit(""))
    heading = pl.col("heading_path").list.first().fill_null("")
    is_copyright = (text.str.len_chars() <= _TITLE) & text.str.contains("©", literal=True)
    return pl.concat(
        [
            segments.filter(pl.col("ordinal") < _FIRST_SEGMENTS).select(
                "version_id", text=pl.concat_str(title, heading, separator=" ")
            ),
            segments.filter(is_copyright).select("version_id", "text"),
        ]
    )


def _hosts(segments: pl.DataFrame) -> pl.DataFrame:
    """version_id and the hosts that most of its e-mail addresses are of."""
    text, n = pl.col("text"), pl.col("len")
    return (
        segments.filter(text.str.contains("@", literal=True))
        .select("version_id", text.str.extract_all(_EMAIL_HOST).alias("host"))
        .explode("host")
        .drop_nulls()
        .group_by("version_id", "host")
        .len()
        .filter(n == n.max().over("version_id"))
        .select("version_id", "host")
    )
