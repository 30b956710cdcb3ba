"""Pairs of statements of one version that cannot both hold.

Most statements that seem opposed are not: the one speaks of a case, a group or a purpose that the
other leaves out. So a denial counts only where its sentence says nothing else.
"""

from __future__ import annotations

import json
from typing import Any, Final

import polars as pl

from transforms.practice_rules.vocabularies import Term, data_types, recipients
from warehouse.schemas.contradictions import CONTRADICTIONS
from warehouse.statements import fact_in_words, practice_in_words
from warehouse.vocabulary import (
    Action,
    Condition,
    ContradictionKind,
    Polarity,
    SegmentKind,
)

_BOTH: Final = "it states both “{}” and “{}”"
SURE: Final = 0.9
"""Facts of less confidence are not held against each other."""

_SAME: Final = ("version_id", "actor", "subject", "action")
_VAGUE: Final = ("any_data", "non_personal_data", "aggregated_data")
"""What is said of these is said of different data each time."""
_RULE: Final = "active_verb"
_RECONCILING_PURPOSES: Final = ("legal", "merger", "security")
_ON_BEHALF: Final = (
    "service_provider",
    "payment_provider",
    "analytics_provider",
    "staff",
    "adviser",
    "authority",
    "buyer",
    "users",
    "public",
)
"""Who does not share with third parties may share with these."""
_ANYONE: Final = "third_party"
_NEEDS_RECIPIENT: Final = (Action.SHARE.value,)
_OPENERS: Final = (
    r"(?i)^\W*(?:(?:however|further|furthermore|moreover|also|in addition|rest assured|and|but"
    r"|(?:please )?(?:note|be assured|be advised))\W*(?:that)?\W*)*$"
)
_CLOSERS: Final = (
    r"(?i)^\W*(?:(?:to|with) (?:any |other |our )*(?:anyone|others|third part(?:y|ies)"
    r"|outside part(?:y|ies)|compan(?:y|ies)|organi[sz]ations?)\W*(?:or organi[sz]ations?)?\W*)?"
    r"(?:at any time|for any (?:reason|purpose)|whatsoever|in any way|under any circumstances"
    r"|at all|on (?:this|our) (?:web)?site)?\W*$"
)
_BY_US: Final = r"(?i)^(?:we|our (?:company|(?:web)?site)|this (?:web)?site)\b"
_LIMITED: Final = (
    r"(?i)\b(?:knowingly|intentionally|directly|automatically|generally|currently|longer|typically"
    r"|these|those|such|this (?:personal|type|kind|data|information)"
    r"|any other (?:third|outside|part(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|person|people))\b"
)
"""Words of a denial that leaves something out, or speaks of what was named before."""
_WITHOUT_NAMES: Final = r"(?i)\b(?:aggregated?|de-?identified|anonym\w+|pseudonym\w+)\b"
_OTHER_DOCUMENT: Final = (
    r"(?i)polic(?:y|ies)|notice|terms|statement|agreement|addendum|supplement|provisions|version"
    r"|archive|history|changes"
)
_UNTIL: Final = r"(?i)\buntil\b|[–-]\s*\S*\d{4}"


_OF_FACTS: Final = (
    ContradictionKind.EFFECTIVE_DATE,
    ContradictionKind.UPDATED_DATE,
    ContradictionKind.CHILD_AGE,
    ContradictionKind.RETENTION_PERIOD,
)
_STANCES: Final = ("not_directed_to", "not_knowingly_collected", "must_be_at_least")
_OF_MANY_KINDS: Final = ("cookies", "messages")
"""Data of which there are several kinds, each kept for a time of its own."""
_SOMEWHERE: Final = (
    r"\b(?:EU|EEA|UK|GDPR|CCPA|CPRA|COPPA|Europe(?:an)?|California\w*|Korea\w*|Brazil\w*|China"
    r"|countr(?:y|ies)|jurisdictions?|residents?|state)\b"
)
"""Words by which a text tells for where an age holds."""


def contradictions(
    practices: pl.DataFrame,
    facts: pl.DataFrame,
    segments: pl.DataFrame,
    sentences: pl.DataFrame,
) -> pl.DataFrame:
    """One row per pair, with the columns of the contradictions table.

    Practices are opposed where the service itself affirms and denies the same action on the same
    data of the same people, both without a condition. The denial is a sentence of its own without
    any limit or purpose, and includes the recipient of what is affirmed; who does not share
    does not sell either. Work on the service's behalf, duties and a sale of the business are no
    sharing with third parties.

    Facts are opposed where a version states two values under one rule: two dates of one kind as
    its own, two ages of children for one stance, two periods for the same data.

    Args:
        practices, facts, segments: all those of some versions, with the columns of their tables.
        sentences: as `transforms.sentences.sentences` returns them.
    """
    found = pl.concat([_of_practices(practices, sentences), _of_facts(facts, segments)])
    return CONTRADICTIONS.cast(found.sort("version_id", "first_id", "second_id").lazy()).collect()


def _of_practices(practices: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    is_free = pl.col("condition").is_null() | (
        (pl.col("condition") == Condition.CIRCUMSTANCE.value)
        & (pl.col("polarity") == Polarity.AFFIRM.value)
    )
    told = practices.filter(
        is_free
        & (pl.col("rule") == _RULE)
        & pl.col("lead_in_segment_id").is_null()
        & ~pl.col("data_type").is_in(_VAGUE)
    ).with_columns(
        pl.col("subject").fill_null("user"),
        words=pl.col("text")
        .str.slice(
            pl.col("data_start") - pl.col("char_start"), pl.col("data_end") - pl.col("data_start")
        )
        .str.to_lowercase(),
    )
    is_denied = pl.col("polarity") == Polarity.DENY.value
    denied = told.filter(
        is_denied,
        pl.col("purpose").is_null(),
        pl.col("text").str.contains(_BY_US),
        ~pl.col("text").str.contains(_LIMITED),
    )
    denied = _whole(denied, sentences).with_columns(action_denied="action")
    affirmed = told.filter(
        ~is_denied,
        ~pl.col("purpose").is_in(_RECONCILING_PURPOSES).fill_null(value=False),
        ~pl.col("recipient").is_in(_ON_BEHALF).fill_null(value=False),
        pl.col("recipient").is_not_null() | ~pl.col("action").is_in(_NEEDS_RECIPIENT),
        pl.col("text").str.contains(_BY_US),
        ~pl.col("text").str.contains(_WITHOUT_NAMES),
    ).join(denied.select("version_id").unique(), on="version_id", how="semi")
    denied = pl.concat([denied, _of_selling(denied)])
    pairs = affirmed.join(denied, on=_SAME, suffix="_denied").filter(
        _includes("data_type_denied", "data_type", data_types()),
        (pl.col("data_type") != pl.col("data_type_denied"))
        | (pl.col("words") == pl.col("words_denied")),
        pl.col("recipient_denied").is_null()
        | _includes("recipient_denied", "recipient", recipients()),
    )
    is_first = pl.col("char_start") <= pl.col("char_start_denied")
    # A sentence that denies much denies all of it from the same character on.
    order = ("version_id", "char_start", "char_start_denied", "practice_id", "practice_id_denied")
    return (
        pairs.sort(order)
        .unique(
            ["version_id", "action", "char_start_denied"],
            keep="first",
            maintain_order=True,
        )
        .select(
            "version_id",
            kind=pl.lit(ContradictionKind.PRACTICE.value),
            first_id=pl.when(is_first).then("practice_id").otherwise("practice_id_denied"),
            second_id=pl.when(is_first).then("practice_id_denied").otherwise("practice_id"),
            explanation=pl.struct(pl.all()).map_elements(
                _practices_explained, return_dtype=pl.String
            ),
        )
    )


def _practices_explained(pair: dict[str, Any]) -> str:
    columns = ("action", "polarity", "modality", "data_type", "recipient")
    sides = [
        practice_in_words(
            actor=pair["actor"], subject=pair["subject"], **{c: pair[c + side] for c in columns}
        )
        for side in ("", "_denied")
    ]
    return _BOTH.format(*sides) + ", without a condition"


def _whole(denied: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """Those whose sentence says nothing else."""
    around = (
        denied.select("practice_id", "segment_id", "char_start", "char_end")
        .join(
            sentences.select("segment_id", first="char_start", last="char_end", sentence="text"),
            on="segment_id",
        )
        .filter(pl.col("first") <= pl.col("char_start"), pl.col("char_end") <= pl.col("last"))
    )
    sentence = pl.col("sentence").str
    says_nothing_else = sentence.head(pl.col("char_start") - pl.col("first")).str.contains(
        _OPENERS
    ) & sentence.slice(pl.col("char_end") - pl.col("first")).str.contains(_CLOSERS)
    return denied.join(around.filter(says_nothing_else), on="practice_id", how="semi")


def _of_selling(denied: pl.DataFrame) -> pl.DataFrame:
    """What denials of sharing with anyone say of selling."""
    return denied.filter(
        pl.col("action") == Action.SHARE.value,
        pl.col("recipient").is_null() | (pl.col("recipient") == _ANYONE),
    ).with_columns(action=pl.lit(Action.SELL.value))


def _includes(broad: str, narrow: str, terms: tuple[Term, ...]) -> pl.Expr:
    """Whether the term of column ``broad`` includes that of ``narrow``."""
    is_within = pl.col(broad) == pl.col(narrow)
    for above in _above(terms):
        is_within |= (pl.col(broad) == above[0]) & pl.col(narrow).is_in(above[1])
    return is_within.fill_null(value=False)


def _above(terms: tuple[Term, ...]) -> list[tuple[str, list[str]]]:
    """Each term with the terms below it, at any depth."""
    parents = {term.term: term.broader_term for term in terms}
    below: dict[str, list[str]] = {}
    for term, parent in parents.items():
        above = parent
        while above:
            below.setdefault(above, []).append(term)
            above = parents[above]
    return list(below.items())


def _of_facts(facts: pl.DataFrame, segments: pl.DataFrame) -> pl.DataFrame:
    """Versions that state two values under one rule: two dates, two ages, two periods.

    Three and more values are the history of a policy, or several documents in one.
    """
    sure = facts.filter(
        pl.col("kind").is_in([kind.value for kind in _OF_FACTS]) & (pl.col("confidence") >= SURE)
    ).sort("version_id", "char_start")
    rules = [_rule_of(*row) for row in sure.select("kind", "attributes").iter_rows()]
    columns = ("version_id", "kind", "rule", "fact_id", "segment_id", "char_start", "value")
    firsts = (
        sure.with_columns(rule=pl.Series(rules, dtype=pl.String))
        .filter(pl.col("rule").is_not_null())
        .select(*columns, "attributes")
        .unique(["version_id", "kind", "rule", "value"], keep="first", maintain_order=True)
        .filter(pl.len().over("version_id", "kind", "rule") == 2)
    )
    pairs = firsts.join(firsts, on=["version_id", "kind", "rule"], suffix="_other").filter(
        pl.col("char_start") < pl.col("char_start_other")
    )
    keep = [_are_opposed(pair, segments) for pair in pairs.iter_rows(named=True)]
    return pairs.filter(pl.Series(keep, dtype=pl.Boolean)).select(
        "version_id",
        "kind",
        first_id="fact_id",
        second_id="fact_id_other",
        explanation=pl.struct(pl.all()).map_elements(_facts_explained, return_dtype=pl.String),
    )


def _facts_explained(pair: dict[str, Any]) -> str:
    sides = (("value", "attributes"), ("value_other", "attributes_other"))
    return _BOTH.format(*(fact_in_words(pair["kind"], pair[v], pair[a]) for v, a in sides))


def _rule_of(kind: str, attributes: str | None) -> str | None:
    """What a fact is about: two values of the same rule contradict each other. None for nothing."""
    told = json.loads(attributes or "{}")
    if kind == ContradictionKind.CHILD_AGE:
        return told.get("stance") if told.get("stance") in _STANCES else None
    if kind == ContradictionKind.RETENTION_PERIOD:
        is_exact = told.get("statement") == "stated"
        is_exact &= told.get("data_type", "cookies") not in _OF_MANY_KINDS
        return attributes if is_exact else None
    return kind


def _are_opposed(pair: dict[str, str], segments: pl.DataFrame) -> bool:
    """Whether two facts speak of the same: of one document, at one time, in one place."""
    own = segments.filter(pl.col("version_id") == pair["version_id"])
    stating = own.filter(pl.col("segment_id").is_in([pair["segment_id"], pair["segment_id_other"]]))
    if stating.height == 1:
        return False
    text = stating.get_column("text").str
    if pair["kind"] == ContradictionKind.RETENTION_PERIOD:
        return set(stating.get_column("kind")) == {SegmentKind.PARAGRAPH.value}
    if pair["kind"] == ContradictionKind.CHILD_AGE:
        headings = stating.get_column("heading_path").list.join(" / ").str
        return not (text.contains(_SOMEWHERE).any() or headings.contains(_SOMEWHERE).any())
    if pair["value"][:7] == pair["value_other"][:7] and any(
        json.loads(pair[name] or "{}").get("precision") == "month"
        for name in ("attributes", "attributes_other")
    ):
        return False
    if text.contains(_UNTIL).any():
        return False
    between = own.filter(
        (pl.col("kind") == SegmentKind.HEADING.value)
        & pl.col("char_start").is_between(pair["char_start"], pair["char_start_other"])
    )
    is_title = (pl.col("depth") == 1) | pl.col("text").str.contains(_OTHER_DOCUMENT)
    return between.filter(is_title).is_empty()
