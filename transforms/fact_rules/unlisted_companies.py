"""Companies that no list holds, with a legal form (`Cakeline Works, Inc.`) or in lists of others.

Whose surroundings show that it is another's company counts, and so do its later mentions. The
policy's own company and its group are left out, see `own_names`.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.companies_in_lists import LIST_OF_COMPANIES, MENTION, companies_in_lists
from transforms.fact_rules.own_names import COMPANY_WITH_FORM, own_names, said_of_enumeration
from transforms.fact_rules.spans import spans
from transforms.fact_rules.unlisted_names import FORM_HINT, LEGAL_FORM, NAME, is_name
from warehouse.vocabulary import SegmentKind

_NAME_OF = ["version_id", "name"]
_CATEGORY = "other"
_CONFIDENCE = {
    COMPANY_WITH_FORM: 0.8,
    "company_in_list": 0.8,
    "company_beside_others": 0.75,
    "company_named_again": 0.7,
}
_LEAD = (
    r"^(?:.* )?(?:Officer|Manager|Department|Representative|Team|Copyright|Policy|Notice|Statement"
    r"|Terms|Address|Attn|Processor|Provider|Controller|Party)(?: (?:of|for))? "
    r"|^(?:At|If|While|Neither|How|Because|Although|Does|However|When|By|In|For|From|With|We|Our"
    r"|About|What|Contact|To|Via|Using|And|Or|As|Where|Since|Through|Unless|Under|Please|See) "
)
"""Words with capitals before a name that are no part of it."""
_PART_BEFORE = (
    r"[A-Za-z0-9][.@/_-]$|[“\"]$|\) ?$|[–&/] ?$|[A-Z][a-z]+ and $|[A-Z][A-Za-z]* [0-9]+ $|[a-z]’ ?$"
)
"""Before what is but a part of a name, or of an address."""
_PART_OF_NAME_BEFORE = r"[A-Z][A-Za-z]+[ -]$|[@./_-]$"
_NAME_GOES_ON = r"^[ -][A-Z]|^[.@/][a-z]|^-"
_NO_COMPANY_AFTER = (
    r"^ (?:[Ll]iability|LIABILITY|[Ll]icen[sc]e|[Pp]artnership|[Ww]arranty|Edition|Clearance|Time)"
    r"|^[A-Za-z]"
)
_STATE = r"^,? (?:NV|SA|AB|AS|SL|AG)\.?$"
_POSTAL_CODE = r"^,? [0-9]{5}|^,? [A-Z][0-9][A-Z]"
_SHOUTED = r"^,? (?:AS|LIMITED|AG|SA|LP)\.?$"

_PROVIDERS = (
    r"(?:[Pp]rovider|[Pp]rocessor|[Vv]endor|[Pp]artner|[Ss]upplier|[Cc]ontractor|[Aa]gency|agencies"
    r"|[Gg]ateway|[Tt]hird[- ][Pp]art(?:y|ies)|[Rr]epresentative|[Aa]gent|auditor|[Aa]uditing firm"
    r"|couriers?|hosting company|reseller)s?"
)
_SERVICE = (
    r"(?:services?|tools?|plug-?ins?|software|solution|widget|technology|platform|network|product"
    r"|chat|maps?|videos?|fonts?|newsletters?|payments?|surveys?|system)"
)
_OTHERS_BEFORE = (
    rf"(?:{_PROVIDERS}(?: \([A-Z]+\))?(?:,| [Nn]ame:|:| is:?| are:?| at| called| named)? "
    rf"|(?:{_PROVIDERS}|{_SERVICE})[^.;]*(?:such as|including|include|like|e\.g\.,?|i\.e\.,?"
    r"|namely|called|named):? "
    r"|(?-u:\b)(?:hosted|powered|developed|designed|[Dd]esign|verified|processed|handled|supplied"
    r"|audited|performed|stored|serviced) (?:by|with|via|through|on) "
    rf"|(?-u:\b)(?:an?|the|[A-Z][A-Za-z]+) (?:[a-z-]+ ){{0,3}}{_SERVICE}"
    r",? (?:(?:which |that )?(?:is )?"
    rf"(?:provided|offered|developed) by|from) |\(an? (?:[a-z-]+ ){{0,3}}{_SERVICE} of "
    r"|(?:service|[A-Z][a-z]+), [A-Z][A-Za-z]+ from |[A-Z][A-Za-z]+ is (?:provided|developed) by "
    r"|(?-u:\b)(?:[Ww]e|also|currently|and|may) (?:use|utili[sz]e|engage|engage with|work with"
    r"|partner with|contract with|rely on|have (?:partnered|contracted) with)"
    r"(?: a company)?(?: called)? "
    r"|[Rr]epresentative (?:in|for) [A-Za-z ()]* (?:is|at) "
    r"|(?:shared with|shared between|disclosed to) "
    r"|[Oo]ur (?:DPO|Data Protection Officer)(?: \(DPO\))? (?:is|at) "
    r"|host is |artnered with |(?:DPO|Officer)\)?: |(?:^|[ (])(?:[Ii]n the )?(?:UK|EU|EEA): "
    r"|[Cc]/[Oo] )[(“\"]?(?:the |an? |company )?$"
)
"""Before a company that does something for the policy's own."""
_ROW_BEFORE = r"^[0-9. )•*-]{0,8}$"
_ROW_AFTER = r"^,? ?(?:\([^()]*\)(?:[.;,]?$|[.;,]? and )|\||: | [–—-] )"
"""A row of a list or a table: the company and what it does."""
_ALIAS_BEFORE = r"^(?:\), |, |and )?[A-Z][A-Za-z]+ ?\($"
_ROWS = 2
_SHORT = 4
_DISTINCTIVE = r"[ .0-9]|.[A-Z]"
"""In names that are none of the words that begin any sentence."""


def unlisted_companies(
    segments: pl.DataFrame, listed: pl.DataFrame, others: pl.DataFrame
) -> pl.DataFrame:
    """Mentions of companies that no list holds, with the columns of ``others``.

    Args:
        listed: the mentions of listed companies, those of the policy's own among them.
        others: those of ``listed`` that are not its own.
    """
    with_form = _with_form(segments)
    in_lists = companies_in_lists(segments, others, with_form)
    named = pl.concat([with_form, in_lists])
    versions = named.filter("is_other")["version_id"].unique().implode()
    is_of_versions = pl.col("version_id").is_in(versions)
    of_versions = segments.filter(is_of_versions)
    named = named.filter(is_of_versions)
    own = own_names(named, of_versions)
    unlisted = named.filter("is_other").join(own, on=_NAME_OF, how="anti")
    found = pl.concat([unlisted, _named_again(of_versions, unlisted)])
    confidence = pl.col("rule").replace_strict(_CONFIDENCE, return_dtype=pl.Float64)
    return _without_overlaps(found, listed).select(
        *("segment_id", "version_id", "char_start", "start"),
        *(pl.col("name").alias(column) for column in ("match", "value", "company")),
        pl.lit(_CATEGORY).alias("category"),
        *("before", "after", confidence.alias("confidence"), "rule"),
    )


def _with_form(segments: pl.DataFrame) -> pl.DataFrame:
    """A row per name with a legal form, those of the own company among them.

    Its columns are those of `spans` and ``name``, the match without its form and what leads to it.
    """
    hinted = segments.filter(pl.col("text").str.contains(FORM_HINT))
    columns = ("segment_id", "version_id", "char_start", "kind", "heading_path", "text")
    match, form, lead = pl.col("match"), pl.col("_form"), pl.col("_lead")
    before, after = pl.col("before"), pl.col("after")
    is_shouted = (match.str.to_uppercase() == match) & form.str.contains(_SHOUTED)
    is_state = form.str.starts_with(",") | after.str.contains(_POSTAL_CODE)
    found = (
        spans(hinted.select(columns), rf"{NAME}{LEGAL_FORM}")
        .lazy()
        .with_columns(
            _form=match.str.extract(rf"({LEGAL_FORM})$"),
            _lead=match.str.extract(rf"({_LEAD})").fill_null(""),
        )
        .with_columns(
            name=match.str.strip_suffix(form).str.strip_prefix(lead),
            before=before + lead,
            start=pl.col("start") + lead.str.len_chars().cast(pl.Int32),
            rule=pl.lit(COMPANY_WITH_FORM),
        )
        .filter(
            ~is_shouted,
            ~before.str.contains(_PART_BEFORE),
            ~after.str.contains(_NO_COMPANY_AFTER),
            ~(form.str.contains(_STATE) & is_state),
        )
        .collect()
    )
    names = [name for name in found["name"].unique() if is_name(name, has_form=True)]
    found = found.filter(pl.col("name").is_in(names)).with_columns(is_other=_is_other())
    return found.select(MENTION)


def _is_other() -> pl.Expr:
    """Whether the surroundings of a name with a legal form show that it is another's."""
    before, after = pl.col("before"), pl.col("after")
    is_first = before.str.contains(_ROW_BEFORE)
    is_row = is_first & after.str.contains(_ROW_AFTER)
    heading = pl.col("heading_path").list.last().fill_null("")
    is_alias = before.str.contains(_ALIAS_BEFORE) & (pl.col("kind") == SegmentKind.LIST_ITEM.value)
    return said_of_enumeration(
        before.str.contains(_OTHERS_BEFORE)
        | is_alias
        | (is_row & (is_row.sum().over("version_id") >= _ROWS))
        | (is_first & heading.str.contains(LIST_OF_COMPANIES))
    )


def _named_again(segments: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Further mentions of ``names`` within their versions, but of those that are words there."""
    name = pl.col("name")
    wanted = names.select("version_id", "name", match="name").unique()
    wanted = wanted.filter(name.str.len_chars() >= _SHORT)
    words = wanted.filter(~name.str.contains(_DISTINCTIVE)).with_columns(
        match=name.str.to_lowercase()
    )
    spellings = sorted({*wanted["match"], *words["match"]}, key=len, reverse=True)
    if not spellings:
        return names.clear()
    of_names = segments.filter(
        pl.col("version_id").is_in(wanted["version_id"].implode()),
        pl.col("text").str.contains_any(spellings),
    ).select("segment_id", "version_id", "char_start", "text")
    any_name = "|".join(map(re.escape, spellings))
    found = spans(of_names, rf"(?-u:\b)(?:{any_name})(?-u:\b)")
    also_words = found.join(words, on=["version_id", "match"]).select(_NAME_OF)
    before, after = pl.col("before"), pl.col("after")
    is_part = before.str.contains(_PART_OF_NAME_BEFORE) | (
        after.str.contains(_NAME_GOES_ON) & ~after.str.contains(rf"^{LEGAL_FORM}")
    )
    return (
        found.filter(~is_part)
        .join(wanted, on=["version_id", "match"])
        .join(also_words, on=_NAME_OF, how="anti")
        .with_columns(rule=pl.lit("company_named_again"), is_other=pl.lit(value=True))
        .select(MENTION)
    )


def _without_overlaps(found: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """``found`` less what listed companies, and what longer or surer names stand in."""
    segment, start, is_listed = pl.col("segment_id"), pl.col("start"), pl.col("_is_listed")
    order = pl.col("rule").replace_strict({rule: n for n, rule in enumerate(_CONFIDENCE)})
    sure = found.sort("segment_id", "start", order).unique(
        ["segment_id", "start"], keep="first", maintain_order=True
    )
    length = pl.col("name").str.len_chars().cast(pl.Int32)
    taken = listed.select("segment_id", "start", name="match", _is_listed=pl.lit(value=True))
    places = pl.concat([taken, sure.with_columns(_is_listed=pl.lit(value=False))], how="diagonal")
    last = pl.when(is_listed).then(pl.col("_end")).otherwise(0).cum_max().over(segment)
    following = pl.when(is_listed).then(start).backward_fill().over(segment)
    free = (
        places.with_columns(_end=start + length)
        .sort("segment_id", "start", ~is_listed)
        .with_columns(_last=last, _next=following)
        .filter(
            ~is_listed,
            start >= pl.col("_last"),
            pl.col("_next").is_null() | (pl.col("_end") <= pl.col("_next")),
        )
    )
    return free.filter((start >= pl.col("_end").shift(1).over(segment)).fill_null(value=True))
