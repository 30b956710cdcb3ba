"""Companies that no list holds, found by where they stand and by their legal form.

They stand in lists and tables of companies, beside listed ones in an enumeration, or after words
such as `our service provider,`. Which names are the policy's own is told in `own_names`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import polars as pl

from transforms.fact_rules.company_cues import (
    BESIDE,
    ENDS_BESIDE,
    ENDS_ROW,
    ENDS_WITH_FORM,
    LIST_OF_COMPANIES,
    NUMBER,
    OF_OWN,
    ROW,
)
from transforms.fact_rules.company_mentions import (
    Mention,
    Segment,
    mention_frame,
    segments_by_id,
)
from transforms.fact_rules.introduced_companies import introduced_companies
from transforms.fact_rules.own_names import own_names
from transforms.fact_rules.unlisted_names import COMPANY, LEGAL_FORM, NAME, names_in
from warehouse.vocabulary import SegmentKind

_LISTED_ROW = rf"^(?:{LEGAL_FORM})?{ENDS_ROW}"
_ROW_WITH_FORM = rf"{NUMBER}(?:{COMPANY}){LEGAL_FORM}{ENDS_ROW}"
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
_ROW_LENGTH = 200
_NUMBER: Final = re.compile(NUMBER)
_LONGEST_NUMBER = 8
_ROWS: Final = 2
_SHARE: Final = 0.3
"""So many rows of a list of companies, and such a share of them, begin with one."""
_WORDS_OF_NAMES: Final = re.compile(NAME.replace(r"(?-u:\b)", r"\b"))

_SHORT = 3
_Name = tuple[str, str]
"""version_id and name."""


def unlisted_companies(segments: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """Mentions of companies that no list holds, with the columns of ``listed`` and ``rule``.

    Args:
        listed: the mentions of listed companies, as `third_parties` finds them.
    """
    found = [
        *_in_lists(segments, listed),
        *_beside(segments, listed),
        *introduced_companies(segments),
    ]
    names = {_name(mention) for mention in found}
    of_versions = segments.filter(pl.col("version_id").is_in({version for version, _ in names}))
    mentions = [*_named_again(of_versions, names), *found]
    places: defaultdict[_Name, set[str]] = defaultdict(set)
    for mention in mentions:
        places[_name(mention)].add(mention.segment.segment_id)
    own = own_names(of_versions, {name: len(where) for name, where in places.items()})
    others = {
        (mention.segment.segment_id, mention.start): mention
        for mention in mentions
        if _name(mention) not in own
    }
    return mention_frame(others.values())


def _name(mention: Mention) -> _Name:
    return mention.segment.version_id, mention.name


def _in_lists(segments: pl.DataFrame, listed: pl.DataFrame) -> Iterator[Mention]:
    """What rows of lists and tables begin with where other rows begin with companies too."""
    text = pl.col("text")
    of_listed = listed.filter(
        pl.col("start") <= _LONGEST_NUMBER,
        pl.col("before").str.contains(rf"{NUMBER}$"),
        pl.col("after").str.contains(_LISTED_ROW),
    ).select("segment_id", _is_listed=pl.lit(value=True))
    is_listed = pl.col("_is_listed").fill_null(value=False)
    of_kinds = segments.filter(pl.col("kind").is_in(_ROW_KINDS)).join(
        of_listed.unique(), on="segment_id", how="left", maintain_order="left"
    )
    companies = of_kinds.filter(is_listed | text.str.contains(_ROW_WITH_FORM))
    several = companies.filter(pl.len().over("version_id", "kind") >= _ROWS)
    path = pl.col("heading_path").list.join("\n")
    row = ("version_id", "kind", "lead_in_segment_id", "_path")
    is_company = pl.col("segment_id").is_in(several["segment_id"].implode())
    rows = (
        of_kinds.join(several, on=["version_id", "kind"], how="semi", maintain_order="left")
        .with_columns(_path=path, _is_company=is_company)
        .filter(
            pl.col("_is_company").sum().over(row) >= _ROWS,
            pl.col("_is_company").mean().over(row) >= _SHARE,
            is_listed.any().over(row) | pl.col("_path").str.contains(LIST_OF_COMPANIES),
            ~is_listed,
            text.str.contains(ROW),
        )
    )
    for segment in map(Segment._make, rows.select(Segment._fields).iter_rows()):
        first = next(names_in(segment.text[:_ROW_LENGTH]), None)
        number = _NUMBER.match(segment.text)
        if first is not None and number is not None and first.start == number.end():
            yield Mention(segment, first.start, first.name, "company_in_list")


def _beside(segments: pl.DataFrame, listed: pl.DataFrame) -> Iterator[Mention]:
    """What stands after listed companies in an enumeration."""
    rows = listed.with_columns(
        _row=pl.col("after").str.extract(rf"{BESIDE}{ENDS_BESIDE}"),
        _first=pl.col("start") + pl.col("match").str.len_chars(),
    ).filter(
        pl.col("_row").is_not_null(),
        ~pl.col("match").str.contains(ENDS_WITH_FORM),
        ~pl.col("before").str.contains(OF_OWN),
    )
    by_id = segments_by_id(segments.join(rows, on="segment_id", how="semi"))
    for segment_id, first, row in rows.select("segment_id", "_first", "_row").iter_rows():
        segment = by_id[segment_id]
        begin = segment.text.find(row, first)
        for named in names_in(row):
            yield Mention(segment, begin + named.start, named.name, "company_beside_others")


def _named_again(segments: pl.DataFrame, names: set[_Name]) -> Iterator[Mention]:
    """Further mentions of names within their versions."""
    single = {name for name in names if not _is_distinctive(name[1])}
    sure = (names - single) | (single - _also_words(segments, single))
    if not sure:
        return
    spellings = sorted({name for _, name in sure})
    texts = segments.filter(pl.col("text").str.contains_any(spellings))
    for segment in map(Segment._make, texts.select(Segment._fields).iter_rows()):
        for match in _WORDS_OF_NAMES.finditer(segment.text):
            names_here = ((segment.version_id, name) for name in _heads(match[0]))
            name = next((name for name in names_here if name in sure), None)
            if name is not None:
                yield Mention(segment, match.start(), name[1], "company_named_again")


def _also_words(segments: pl.DataFrame, names: set[_Name]) -> set[_Name]:
    """Those of ``names`` that their versions write in lower case too, or that are short."""
    words = sorted({name.lower() for _, name in names})
    if not words:
        return set()
    found = segments.select(
        "version_id", word=pl.col("text").str.extract_many(words, overlapping=True)
    )
    common = set(found.explode("word").drop_nulls().unique().iter_rows())
    return {
        (version, name)
        for version, name in names
        if len(name) <= _SHORT or (version, name.lower()) in common
    }


def _is_distinctive(name: str) -> bool:
    """Whether a name is none of the words that begin any sentence."""
    return " " in name or any(letter.isupper() for letter in name[1:]) or "." in name[:-1]


def _heads(words: str) -> Iterator[str]:
    """The words with capitals that ``words`` begins with, the most first, without `’s`."""
    parts = words.split(" ")
    for n_words in range(len(parts), 0, -1):
        yield re.sub(r"['’]s?$", "", " ".join(parts[:n_words]))
