"""Whether a common word, or what stands for others too, means a company where it stands."""

from __future__ import annotations

import polars as pl

_SUFFIX = (
    r"^,? ?\(?(?:Inc|LLC|Ltd|L\.L\.C|GmbH|Corp|Limited|Ireland|S\.?[Aa]\.?(?-u:\b)"
    r"|B\.?V\.?(?-u:\b)|AG(?-u:\b)|Technologies|Software|plc)"
)
_NAMED_BY = (
    r"(?:provided|operated|hosted|powered|offered|developed|owned|supplied|processed) by "
    r"|(?:services?|platform|provider|providers|processor|processors|company|companies|tools?"
    r"|software|partners?|vendors?|networks?|gateway|called|sites?|parties) ?(?:,? (?:such as"
    r"|like|including|named|is|are))?:? [“\"'(]?"
    r"|(?:such as|including|include|like|e\.g\.,?|i\.e\.,?|namely|via|using"
    r"|through) (?:the )?[“\"'(]?"
    r"|(?-u:\b)(?:[Ww]e|also|may|currently) (?:also |currently )?(?:use|work with|partner with"
    r"|utili[sz]e|employ) [“\"'(]?"
    r"|(?-u:\b)[Vv]isit(?:ing)? (?:the |this )?[“\"']?"
)
_NAMED_AFTER = (
    r"^(?:['’]s)? (?:privacy (?:policy|notice|statement)|[Pp]rivacy [Pp]olicy|terms of (?:service"
    r"|use)|app store|account|servers?|pixel|cookies?|analytics|plugin|SDK|API"
    r"|(?:[Cc]onsumer )?[Oo]pt[- ]?[Oo]ut)"
)
_CAPITALISED_NEXT = r"^[ -][A-Z][A-Za-z]|^-[A-Za-z]"
_CAPITALISED_BEFORE = r"(?:^|[ (])[A-Z][a-z]+[ -]$|[-–]$"
_NO_NAME_BEFORE = (
    r"(?:^|[ (“])(?:The|This|By|For|From|If|In|Like|On|See|Using|Via|Visit|When|While|With) $"
)
"""What begins a sentence is no word of a name."""
WORD_OF_NAME_BEFORE = r"(?:^|[ (])[A-Z](?:[a-z]{2,}|[A-Z]+) $"
_ABBREVIATION = r"^[A-Z]{2,}$"
"""Stands for what the version names in full elsewhere."""
_NEIGHBOUR = 25
"""Names this near to each other, in characters, are one enumeration."""


def with_told(named: pl.DataFrame) -> pl.DataFrame:
    """``named`` and ``_is_told``: whether a company is meant, as the surroundings show."""
    numbered = named.with_row_index("_row").with_columns(_is_beside=_is_beside_sure())
    sure = numbered.filter(~pl.col("is_common"))
    common = numbered.filter("is_common")
    in_segment = sure.select("_segment", "_company", _in_segment=True).unique()
    in_version = sure.select("_version", "_company", _in_version=True).unique()
    rows = (
        common.lazy()
        .join(in_segment.lazy(), on=["_segment", "_company"], how="left")
        .join(in_version.lazy(), on=["_version", "_company"], how="left")
        .filter(_is_company())
        .select("_row")
        .collect()["_row"]
    )
    is_told = ~pl.col("is_common") | pl.col("_row").is_in(rows.implode())
    return numbered.with_columns(_is_told=is_told).drop("_row", "_is_beside")


def _is_beside_sure() -> pl.Expr:
    """Whether a name that is no common word stands next or next but one in the same row."""
    end = pl.col("start") + pl.col("match").str.len_chars()
    sure, segment = ~pl.col("is_common"), pl.col("_segment")
    starts_near = (segment == segment.shift(-1)) & (pl.col("start").shift(-1) - end <= _NEIGHBOUR)
    near = starts_near.fill_null(value=False)
    is_near_next = near & (sure.shift(-1) | (near.shift(-1) & sure.shift(-2)))
    is_near_last = near.shift(1) & (sure.shift(1) | (near.shift(2) & sure.shift(2)))
    return is_near_next.fill_null(value=False) | is_near_last.fill_null(value=False)


def _is_company() -> pl.Expr:
    before, after = pl.col("before"), pl.col("after")
    is_part = after.str.contains(_CAPITALISED_NEXT) | (
        before.str.contains(_CAPITALISED_BEFORE) & ~before.str.contains(_NO_NAME_BEFORE)
    )
    has_cue = before.str.contains(rf"(?:{_NAMED_BY})$") | after.str.contains(_NAMED_AFTER)
    is_told = pl.col("_is_beside") | has_cue | pl.col("_in_segment").fill_null(value=False)
    is_short_for = pl.col("match").str.contains(_ABBREVIATION) & pl.col("_in_version").fill_null(
        value=False
    )
    has_suffix = after.str.contains(_SUFFIX) & ~before.str.contains(WORD_OF_NAME_BEFORE)
    return has_suffix | is_short_for | (~is_part & is_told)
