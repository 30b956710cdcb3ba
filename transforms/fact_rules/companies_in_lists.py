"""Companies that no list holds, in lists and tables of companies and beside listed ones."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.fact_rules.spans import spans
from transforms.fact_rules.unlisted_names import COMPANY, LEGAL_FORM, NAME, is_name
from warehouse.vocabulary import SegmentKind

MENTION: Final = (
    *(
        "segment_id",
        "version_id",
        "char_start",
        "start",
        "name",
        "before",
        "after",
        "rule",
        "is_other",
    ),
)
"""Columns of the mentions of names."""
_ENDS_ROW = r"(?:$|[.;,]$|\. [A-Z]|:|,? ?\(| [-–—|] |,? and$)"
_NUMBER = r"^(?:[0-9.]{1,6}\)? )?"
"""Before a row or a heading."""
_LONGEST_NUMBER = 8
_ROW = rf"{_NUMBER}({NAME})(?:{LEGAL_FORM})?{_ENDS_ROW}"
"""A row of a list or of a table that begins with a company."""
_LISTED_ROW = rf"^(?:{LEGAL_FORM})?{_ENDS_ROW}"
_ROW_KINDS = tuple(
    kind.value
    for kind in (
        SegmentKind.LIST_ITEM,
        SegmentKind.TABLE_ROW,
        SegmentKind.DEFINITION,
        SegmentKind.PARAGRAPH,
        SegmentKind.HEADING,
    )
)
LIST_OF_COMPANIES: Final = (
    r"(?i)processors?(?-u:\b)|service providers|third[- ]part(?:y|ies)|vendors|suppliers|partners"
    r"|recipients"
)
"""Stands in headings of lists and tables of companies."""
_ROWS: Final = 2
_SHARE: Final = 0.3
"""So many rows of a list of companies, and such a share of them, begin with a known one."""
_ROW_LENGTH = 200

_BESIDE = (
    rf"^((?: \([^)]*\))?(?:,? and |,? or |, )|{LEGAL_FORM},? (?:and|or) )"
    rf"({COMPANY}(?:(?:,? and |,? or |, |/){COMPANY}){{0,7}})"
    r"(?:,? (?:etc|and (?:others|other))|[;)]|\.(?: |$)|$| (?:to|for) | \()"
)
"""After a company, the others of its enumeration."""
_ENDS_WITH_FORM = rf"{LEGAL_FORM}$"
_OF_OWN = (
    r"(?i)our (?:[a-z]+ ){0,2}(?:brands|products|affiliates|subsidiaries|family)|brands such as"
    r"|(?:practices|policy) (?:of|for) |affiliated companies"
)
"""Before an enumeration of what is the policy's own."""
_ADDRESS = r"(?:Road|Street|Avenue|Drive|House|Floor)(?-u:\b)"


def companies_in_lists(
    segments: pl.DataFrame, listed: pl.DataFrame, with_form: pl.DataFrame
) -> pl.DataFrame:
    """Mentions with the columns of `MENTION`.

    Args:
        listed: the mentions of listed companies.
        with_form: those of names with a legal form.
    """
    found = pl.concat([_in_rows(segments, listed, with_form), _beside(listed)]).with_columns(
        pl.col("name").str.replace(rf"(?:{LEGAL_FORM}|['’]s?)$", "")
    )
    names = [name for name in found["name"].unique() if is_name(name, has_form=False)]
    return found.filter(pl.col("name").is_in(names))


def _in_rows(segments: pl.DataFrame, listed: pl.DataFrame, with_form: pl.DataFrame) -> pl.DataFrame:
    """What rows of lists and tables begin with where other rows begin with known companies."""
    row = ("version_id", "kind", "lead_in_segment_id", "_path")
    is_listed, is_known = pl.col("_is_listed").fill_null(value=False), pl.col("_is_listed")
    known = pl.concat(
        _first_of_rows(mentions).select("segment_id", "version_id", _is_listed=pl.lit(value=value))
        for mentions, value in ((listed, True), (with_form, False))
    ).unique("segment_id", keep="first", maintain_order=True)
    columns = ("segment_id", "char_start", "heading_path", "text", *row[:-1])
    several = known.filter(pl.len().over("version_id") >= _ROWS)["version_id"].unique()
    of_kinds = (
        segments.lazy()
        .select(columns)
        .filter(pl.col("version_id").is_in(several.implode()), pl.col("kind").is_in(_ROW_KINDS))
    )
    head, start = pl.col("text").str.head(_ROW_LENGTH), pl.col("start")
    return (
        of_kinds.join(
            known.select("segment_id", "_is_listed").lazy(),
            on="segment_id",
            how="left",
            maintain_order="left",
        )
        .with_columns(_path=pl.col("heading_path").list.join("\n"))
        .filter(
            is_known.is_not_null().sum().over(row) >= _ROWS,
            is_known.is_not_null().mean().over(row) >= _SHARE,
            is_listed.any().over(row) | pl.col("_path").str.contains(LIST_OF_COMPANIES),
            ~is_listed,
        )
        .with_columns(
            name=head.str.extract(_ROW),
            start=head.str.extract(rf"({_NUMBER})").str.len_chars().cast(pl.Int32),
            before=pl.lit(""),
            rule=pl.lit("company_in_list"),
            is_other=pl.lit(value=True),
        )
        .filter(pl.col("name").is_not_null())
        .with_columns(after=head.str.slice(start + pl.col("name").str.len_chars()))
        .select(MENTION)
        .collect()
    )


def _first_of_rows(mentions: pl.DataFrame) -> pl.DataFrame:
    """Those of ``mentions`` with which a row of a list begins."""
    return mentions.filter(
        pl.col("start") <= _LONGEST_NUMBER,
        pl.col("before").str.contains(rf"{_NUMBER}$"),
        pl.col("after").str.contains(_LISTED_ROW),
    )


def _beside(listed: pl.DataFrame) -> pl.DataFrame:
    """What stands after listed companies in an enumeration."""
    end = pl.col("start") + pl.col("match").str.len_chars().cast(pl.Int32)
    after, first = pl.col("after"), pl.col("_first")
    is_own = pl.col("before").str.contains(_OF_OWN).any().over("segment_id")
    rows = listed.filter(
        ~is_own,
        after.str.contains(_BESIDE),
        ~pl.col("match").str.contains(_ENDS_WITH_FORM),
        ~after.str.extract(_BESIDE, 2).str.contains(_ADDRESS),
    ).select(
        *("segment_id", "version_id", "char_start"),
        text=after.str.extract(_BESIDE, 2),
        _first=end + after.str.extract(_BESIDE, 1).str.len_chars().cast(pl.Int32),
    )
    return (
        spans(rows, COMPANY)
        .with_columns(
            start=pl.col("start") + first,
            name="match",
            rule=pl.lit("company_beside_others"),
            is_other=pl.lit(value=True),
        )
        .select(MENTION)
    )
