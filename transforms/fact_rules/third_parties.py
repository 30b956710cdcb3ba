"""Companies and services that a policy names, its own company left out.

A name that is also a common word counts only where its surroundings show the company, and then in
the whole version. Whose policy it is shows in its title, in the words before `(“we”)`, and in how
often it speaks of itself.
"""

from __future__ import annotations

import polars as pl

from transforms.fact_rules.company_cues import WORD_OF_NAME_BEFORE, with_told
from transforms.fact_rules.company_names import (
    NO_THIRD_PARTY,
    any_company,
    company_names,
)
from transforms.fact_rules.found import FOUND
from transforms.fact_rules.own_companies import TITLE, own_companies
from transforms.fact_rules.spans import spans
from warehouse.fact_kinds import FactKind

_IN_ADDRESS = r"(?:://|www\.|@)[^\s]*$"
_ADDRESS_GOES_ON = r"^\.(?:com|org|net|co|de|io|ly|fr|eu)(?-u:\b)\.?/|^@|^/[a-z]+/|^\.html?(?-u:\b)"
_PART_BEFORE, _PART_AFTER = r"[-_.]$|\.[a-z]{2,7}/$", r"^[-_./][a-z0-9]"
"""What a name in small letters is a part of: an address, a file, a cookie's name."""
_OF_READER = (
    r"(?i)\bISP ?\([^)]*$|(?i)\b(?:your|domain name|of (?:an?|the|their)?|user['’]s) ?(?:own "
    r"|mobile |wireless"
    r" |internet[ -]|cellular |telephone |phone |network |cell )*(?:service |access )?"
    r"(?:provider|carrier)s? ?\([^)]*$|(?i)\binternet[ -](?:service )?providers? ?\([^)]*$"
)
_ROW_LENGTH = 3
"""So many names of one row after its first are looked at."""
_AND_SO_ON = 6
"""Characters between two names of one row: `, `, ` and `, ` or `."""

_CONTEXTS = {
    "opt_out": r"opt[- ]?(?:ing[- ])?out|browser add-?on|deaktivier|disable|d[ée]sactiver",
    "sign_in": r"(?-u:\b)(?:log|sign|logging|signing|logged) ?[- ]?ins?(?-u:\b)|single sign"
    "|anmeld",
    "link": r"follow us|our (?:page|pages|profile)|social (?:media|network)|like button"
    "|plug-?in|share button",
    "provider": r"provider|processor|provided by|hosted|we use|partner|vendor|dienst"
    "|prestataire",
}


def third_parties(segments: pl.DataFrame) -> pl.DataFrame:
    """A row per mention of a company or service that is not the policy's own."""
    names = company_names().lazy()
    text = pl.col("text")
    hinted = (
        segments.select("segment_id", "version_id", "ordinal", "char_start", "text")
        .filter(text.str.contains(any_company()))
        # Numbers, for they are quicker to group by.
        .with_row_index("_segment")
        .with_columns(
            _version=pl.col("version_id").rank("dense"),
            length=text.str.len_chars(),
            opening=text.str.head(TITLE),
        )
    )
    # A letter stands for a company only beside another.
    is_name = pl.col("match").str.len_chars() > 1
    found = spans(hinted, any_company()).lazy().filter(is_name.any().over("_segment"))
    before, after = pl.col("before"), pl.col("after")
    named = (
        _without_those_of_reader(found.join(names, on="match", how="left", maintain_order="left"))
        .filter(
            pl.col("category").ne(NO_THIRD_PARTY),
            ~before.str.contains(_IN_ADDRESS),
            ~after.str.contains(_ADDRESS_GOES_ON),
            ~_is_part_in_small_letters(),
        )
        .collect()
        .pipe(with_told)
        .with_columns(_is_told_here=pl.col("_is_told").any().over("_segment", "_spelling"))
    )
    own = own_companies(named, segments)
    is_told_elsewhere = (
        pl.col("_is_told").any().over("_version", "_spelling")
        & (pl.col("match").str.len_chars() > 1)
        & ~before.str.contains(WORD_OF_NAME_BEFORE)
    )
    told = named.filter(pl.col("_is_told_here") | is_told_elsewhere)
    return _facts(told.join(own, on=["_version", "_company"], how="anti"))


def _is_part_in_small_letters() -> pl.Expr:
    name = pl.col("match")
    is_part = pl.col("before").str.contains(_PART_BEFORE) | pl.col("after").str.contains(
        _PART_AFTER
    )
    return (name.str.to_lowercase() == name) & is_part


def _without_those_of_reader(named: pl.LazyFrame) -> pl.LazyFrame:
    """``named`` without examples of the reader's own provider, and what follows in such a row."""
    before, told = pl.col("before"), pl.col("_told")
    goes_on = (pl.col("_segment") == pl.col("_segment").shift(1)) & (
        before.str.len_chars() <= _AND_SO_ON
    )
    named = named.with_columns(_told=before.str.contains(_OF_READER), _goes_on=goes_on)
    for _ in range(_ROW_LENGTH):
        follows = (told.shift(1) & pl.col("_goes_on")).fill_null(value=False)
        named = named.with_columns(_told=told | follows)
    return named.filter(~told).drop("_told", "_goes_on")


def _facts(named: pl.DataFrame) -> pl.DataFrame:
    sentence = pl.concat_str(
        pl.col("before").str.extract(r"([^.;!?\n]*)$"),
        pl.lit("·"),
        pl.col("after").str.extract(r"^([^.;!?\n]*)"),
    )
    context = pl.coalesce(
        pl.when(pl.col("_sentence").str.contains(pattern)).then(pl.lit(name))
        for name, pattern in _CONTEXTS.items()
    )
    begin = pl.col("char_start") + pl.col("start")
    return (
        named.with_columns(_sentence=sentence.str.to_lowercase())
        .with_columns(context=context)
        .with_columns(
            kind=pl.lit(FactKind.THIRD_PARTY.value),
            attributes=_attributes(),
            char_start=begin,
            char_end=begin + pl.col("match").str.len_chars(),
            text=pl.col("match"),
            confidence=pl.when("is_common").then(0.85).otherwise(0.95),
            rule=pl.when("is_common")
            .then(pl.lit("company_by_surroundings"))
            .otherwise(pl.lit("company_name")),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in FOUND.items())
    )


def _attributes() -> pl.Expr:
    """A JSON object; the names of companies.toml hold neither quotes nor backslashes."""
    entity = pl.col("value").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "-")
    return pl.concat_str(
        pl.lit('{"category": "'),
        pl.col("category"),
        pl.lit('", "company": "'),
        pl.col("company"),
        pl.concat_str(pl.lit('", "context": "'), pl.col("context")).fill_null(""),
        pl.lit('", "entity": "'),
        entity.str.strip_chars("-"),
        pl.lit('"}'),
    )
