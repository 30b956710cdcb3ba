"""The dates from which a policy says that it applies, and of its last update.

A date counts only with a cue beside it (`Last updated:`, `Stand:`, `en vigueur le`) and not where
its sentence speaks of a law, a company or a product.

A date alone on its line directly under the title of the policy needs no cue. It says of which day
the text is, not that it applies from then, so it is taken for the day of the last update.

A date such as 01/06/2020 is read in the order that another date of its version shows. Where none
does, it is read month first unless the cue is German or French.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.calendar_dates import DATE, WrittenDate, parse_date
from transforms.fact_rules.date_cues import (
    BEGINS_WITH_CUE,
    COMPILED,
    CUE,
    CUE_ALONE_AT_END,
    CUE_BEFORE_DATE,
    Cue,
)
from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.other_dates import (
    day_first_in,
    latest_in_histories,
    under_past_versions,
)
from transforms.fact_rules.spans import spans
from warehouse.fact_kinds import FactKind

_YEARS = (r"19[89][0-9]|20[0-9][0-9]", r"[0-9][/-][0-9]{1,2}[/-][012][0-9]")
"""Searched for one by one, which takes a third of the time of both at once."""

_SHORT = 120
"""A segment this short that has a cue and a date says little else."""
_INDENT = 3
"""A cue with at most a bracket or a bullet before it begins its segment."""
_CUE_REACH = 100
"""Characters before a date in which all of a cue stands."""
_CUE_ALONE = 60
_TITLE = re.compile(
    r"privacy|data (?:protection|policy)|personal (?:data|information)|datenschutz|confidentialit"
    r"|vie priv[ée]e|隐私"
)
_LONGEST_TITLE = 80
_FIRST_SEGMENTS = 8
"""Segments of a policy, without page furniture, among which its title stands."""
_UNDER_TITLE = 0.7
"""How sure a date under the title is that of the policy."""
_JOINED = re.compile(r"\b(?:and|und|et)\b|[&/]")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_CLAUSE_END = re.compile(r"[.!?;](?=\s)|\n")
_OF_POLICY = re.compile(
    r"polic|notice|statement|privacy|terms|document|this version|this page|disclosure|declaration"
    r"|\b(?:these|such|our) (?:updates|changes|amendments|revisions)"
    r"|erkl[äa]rung|hinweis|richtlinie|politique|charte|d[ée]claration|confidentialit|隐私|政策"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:Act|Law|Regulation|Directive|GDPR|CCPA|COPPA|Code|Shield|Gesetz|Verordnung"
    r"|Addendum|Clauses|Framework)\b"
    r"|\b(?:laws?|statute|loi|registered|incorporated|founded|established|copyright|born"
    r"|browsers?|released)\b"
)
_OF_SITE = r"(?i-u:\bsite created\b)"
"""Beside the date on which the whole site was updated."""
_OF_TERMS = re.compile(
    r"\b(?:terms (?:of (?:use|service)|(?:and|&) conditions)|api terms|user agreement)\b",
    re.IGNORECASE,
)
_OF_PRIVACY = re.compile(r"privacy|data protection", re.IGNORECASE)
_THEN_EFFECTIVE = re.compile(
    r"(?:updated?|revised|amended|changed) (?:our|the|this|its)\b.*\b(?:effective|effect|force)\b"
)
"""Marks the date from which what was updated applies."""
_DAY_FIRST = re.compile(
    r"stand|g[üu]ltig|gilt|gelten|kraft|aktualisiert|[äa]nderung|fassung|[àa] jour"
    r"|vigueur|effet|derni|modifi[ée]e?s? le|appliqu|applicables? [àa]"
)
_ENDS = re.compile(
    r"[,;)]?\s?(?:and )?(?:until|till|through|to|bis(?: zum)?|jusqu['’]au|au|[–-])\s(?:the )?"
    rf"(?=[0-3]?[0-9]|{DATE})",
    re.IGNORECASE,
)
"""After the date from which a past version applied."""
_OF_PRACTICE = re.compile(r",? (?:when|where|if|we|you|our)\b")
_VERSION_IS = re.compile(
    r"version (?:is|was|in|replac\w+|supersed\w+|will|becomes?|went|came|takes?)\b"
)


def dates(segments: pl.DataFrame) -> pl.DataFrame:
    """The effective and updated dates that ``segments`` state.

    A segment that is nothing but a date is marked by the segment before it, or else by the heading
    that it stands under.
    """
    text = pl.col("text")
    dated = segments.filter(text.str.contains(_YEARS[0]) | text.str.contains(_YEARS[1]))
    dated = dated.filter(~text.str.contains(_OF_SITE))
    dated = dated.with_columns(length=text.str.len_chars())
    found = spans(dated, f"(?i){DATE}")
    before = pl.col("before").str.tail(_CUE_REACH).str.to_lowercase()
    cued = found.filter(before.str.contains(CUE))
    orders = day_first_in(found)
    latest = latest_in_histories(found, orders)
    past = under_past_versions(segments, cued)
    rows: list[Row] = []
    columns = ("segment_id", "version_id", "length", "char_start", "start", "match")
    headings = pl.col("heading_path").list.last().fill_null("")
    for *ids, length, offset, start, match, before, after, heading in cued.select(
        *columns, "before", "after", headings
    ).rows():
        mark = CUE_BEFORE_DATE.search(before[-_CUE_REACH:].lower())
        if mark is None or ids[0] in past or _is_cut(match, after):
            continue
        cue = mark.group()
        is_first = start - len(cue) <= _INDENT or BEGINS_WITH_CUE.match(before.lower())
        is_short = length <= _SHORT and bool(is_first)
        sentence = _SENTENCE_END.split(before)[-1] + match + _CLAUSE_END.split(after)[0]
        is_short |= len(sentence.strip()) <= len(cue) + len(match) + _INDENT
        if _is_of_terms(sentence) or (_is_of_terms(heading) and not _OF_PRIVACY.search(sentence)):
            continue
        written = _written(match, cue, orders.get(ids[1]))
        if written is None or written.value < latest.get(ids[0], written.value):
            continue
        for kind, confidence in _kinds(cue, sentence, is_short, after):
            rows.append(_fact(ids, kind, match, written, offset + start, cue, confidence))
    for *ids, begin, match, before, heading, place in _dates_alone(segments, found).rows():
        cue = next((cue for cue in (before, heading) if _is_cue(cue)), "").lower()
        title = heading if place <= _FIRST_SEGMENTS and before == heading else ""
        kinds = _kinds(cue, "", is_short=True) if cue else []
        if title and not cue and _is_title(title):
            cue, kinds = title.lower(), [(FactKind.UPDATED_DATE, _UNDER_TITLE)]
        if kinds and (written := _written(match, cue, orders.get(ids[1]))):
            for kind, confidence in kinds:
                rows.append(_fact(ids, kind, match, written, begin, cue, confidence))
    return as_frame(rows)


def _dates_alone(segments: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """segment_id, version_id, begin, date, before, heading, place of segments that are but a date.

    ``begin`` is the date's offset in the version, ``before`` the text of the segment before it,
    ``place`` its number among the version's ``segments``, from 0.
    """
    before, after = pl.col("before"), pl.col("after")
    is_alone = (
        (before.str.len_chars() == pl.col("start"))
        & (before.str.strip_chars(" \t\n\xa0(") == "")
        & (after.str.strip_chars(" \t\n\xa0.)") == "")
    )
    alone = found.filter(is_alone).drop("before", "after")
    place = ["version_id", "ordinal"]
    texts_before = segments.select(
        "version_id", pl.col("ordinal") + 1, pl.col("text").alias("before")
    ).join(alone.select(place), on=place, how="semi")
    firsts = (
        segments.select("version_id", "ordinal")
        .join(alone.select("version_id"), on="version_id", how="semi")
        .group_by("version_id")
        .agg(first=pl.col("ordinal").min())
    )
    alone = alone.join(firsts, on="version_id", how="left", maintain_order="left")
    return alone.join(texts_before, on=place, how="left", maintain_order="left").select(
        "segment_id",
        "version_id",
        pl.col("char_start") + pl.col("start"),
        "match",
        "before",
        pl.col("heading_path").list.last().alias("heading"),
        pl.col("ordinal").cast(pl.Int64) - pl.col("first"),
    )


def _is_cue(text: str | None) -> bool:
    """Whether ``text``, a segment or a heading, marks a date that stands below it."""
    if text is None or len(text) > _CUE_ALONE:
        return False
    return CUE_ALONE_AT_END.search(text.lower()) is not None


def _is_cut(match: str, after: str) -> bool:
    """Whether the two digits of the year go on as a longer number."""
    return match[-3] in "/-" and after[:1].isdigit()


def _is_of_terms(text: str) -> bool:
    """Whether ``text`` names terms of use, and no policy of privacy."""
    return _OF_TERMS.search(text) is not None and _OF_PRIVACY.search(text) is None


def _is_title(text: str) -> bool:
    """Whether ``text`` names a privacy policy."""
    return len(text) <= _LONGEST_TITLE and _TITLE.search(text.lower()) is not None


def _kinds(
    cue: str, sentence: str, is_short: bool, after: str = ""
) -> list[tuple[FactKind, float]]:
    """What a date marked by ``cue`` is, and how sure that is; empty where that does not show.

    The cue is in lower case, the sentence and what stands ``after`` the date as it is written.
    """
    is_of_policy = _OF_POLICY.search(sentence.lower()) is not None
    is_of_else = _OF_SOMETHING_ELSE.search(sentence) is not None
    hits = [cue_type for cue_type, pattern in COMPILED if pattern.search(cue)]
    kinds = []
    is_strong = any(hit.is_strong for hit in hits)
    for kind in (FactKind.EFFECTIVE_DATE, FactKind.UPDATED_DATE):
        strengths = [hit.is_strong for hit in hits if hit.kind is kind]
        if not strengths or (is_strong and not any(strengths) and not _JOINED.search(cue)):
            continue
        if is_of_else and not (is_strong and is_of_policy):
            continue
        if kind is FactKind.EFFECTIVE_DATE:
            is_of_practice = not (is_short or is_of_policy) and _OF_PRACTICE.match(after)
            if is_of_practice or _ENDS.match(after):
                continue
        elif (
            not is_strong and (_VERSION_IS.search(cue) or _is_effective(cue, hits))
        ) or _THEN_EFFECTIVE.search(cue):
            continue
        if is_strong:
            kinds.append((kind, 0.95 if is_short or is_of_policy else 0.8))
        elif is_short or is_of_policy:
            kinds.append((kind, 0.8 if is_short else 0.7))
    return kinds


def _is_effective(cue: str, hits: list[Cue]) -> bool:
    """Whether ``cue`` is of a numbered version that holds from a date."""
    is_of_version = cue.lstrip("_( ").startswith("v")
    return is_of_version and any(hit.kind is FactKind.EFFECTIVE_DATE for hit in hits)


def _written(match: str, cue: str, day_first: bool | None) -> WrittenDate | None:
    """The date that ``match`` writes; ``day_first`` is the order that its version shows, if any."""
    if day_first is None:
        return parse_date(match, _DAY_FIRST.search(cue) is not None)
    return parse_date(match, day_first, is_settled=True)


def _fact(
    ids: list[str],
    kind: FactKind,
    match: str,
    written: WrittenDate,
    begin: int,
    cue: str,
    confidence: float,
) -> Row:
    """The fact that ``match`` states, which stands at offset ``begin``."""
    attributes = {"cue": " ".join(cue.split()).strip(" :,–-(_*")}
    if written.is_month:
        attributes["precision"] = "month"
    if written.alternative:
        attributes["alternative"] = written.alternative.isoformat()
        confidence = min(confidence, 0.5)
    value = written.value.isoformat()
    span = (begin, begin + len(match), match)
    extra = as_json(attributes)
    return Row(ids[0], ids[1], kind.value, value, extra, *span, confidence, kind.value)
