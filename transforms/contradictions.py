"""Pairs of statements of one version that cannot both hold."""

from __future__ import annotations

import json
from typing import Final

import polars as pl

from transforms.practice_rules.vocabularies import Term, recipients
from warehouse.schemas.contradictions import CONTRADICTIONS
from warehouse.vocabulary import Action, ContradictionKind, Polarity

SURE: Final = 0.8
"""Statements of less confidence are not held against each other."""

_SAME: Final = ("version_id", "actor", "subject", "data_type", "action")
_VAGUE: Final = ("any_data", "non_personal_data", "aggregated_data", "cookies")
"""What is said of these is said of different data each time."""
_DATES: Final = (ContradictionKind.EFFECTIVE_DATE, ContradictionKind.UPDATED_DATE)


def contradictions(practices: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """One row per pair, with the columns of the contradictions table.

    Practices are opposed where the same actor affirms and denies the same action on the same data
    of the same people, both without a condition; the denial must speak of every purpose or of the
    same one, and of every recipient, of the same or of a kind that includes it. Who does not share
    does not sell either.

    Args:
        practices, facts: all those of some versions, with the columns of their tables.
    """
    found = pl.concat([_of_practices(practices), *(_of_dates(facts, kind) for kind in _DATES)])
    return CONTRADICTIONS.cast(found.sort("version_id", "first_id", "second_id").lazy()).collect()


def _of_practices(practices: pl.DataFrame) -> pl.DataFrame:
    sure = practices.lazy().filter(
        pl.col("condition").is_null()
        & (pl.col("confidence") >= SURE)
        & ~pl.col("data_type").is_in(_VAGUE)
    )
    told = sure.select(
        *_SAME, "polarity", "purpose", "recipient", "practice_id", "char_start", "char_end"
    ).with_columns(pl.col("subject").fill_null("user"))
    denied = told.filter(pl.col("polarity") == Polarity.DENY.value)
    denied = pl.concat([denied, _of_selling(denied)])
    affirmed = told.filter(pl.col("polarity") == Polarity.AFFIRM.value)
    pairs = affirmed.join(denied, on=_SAME, suffix="_denied").filter(
        pl.col("purpose_denied").is_null()
        | (pl.col("purpose_denied") == pl.col("purpose")).fill_null(value=False),
        pl.col("recipient_denied").is_null() | _includes("recipient_denied", "recipient"),
    )
    is_first = pl.col("char_start") <= pl.col("char_start_denied")
    first = pl.when(is_first).then("practice_id").otherwise("practice_id_denied")
    second = pl.when(is_first).then("practice_id_denied").otherwise("practice_id")
    to_whom = pl.when(pl.col("recipient").is_not_null()).then(
        pl.format(" (to {})", pl.col("recipient"))
    )
    return (
        pairs.sort("version_id", "char_start", "char_start_denied", "practice_id")
        .unique(
            ["version_id", "char_start", "char_end", "char_start_denied", "char_end_denied"],
            keep="first",
            maintain_order=True,
        )
        .select(
            "version_id",
            kind=pl.lit(ContradictionKind.PRACTICE.value),
            first_id=first,
            second_id=second,
            explanation=pl.format(
                "{} is said to {} {} of {}{} and not to, both without a condition",
                pl.col("actor").str.replace("_", " "),
                pl.col("action"),
                pl.col("data_type").str.replace_all("_", " "),
                pl.col("subject").str.replace("_", " "),
                to_whom.fill_null("").str.replace_all("_", " "),
            ),
        )
        .collect()
    )


def _of_selling(denied: pl.LazyFrame) -> pl.LazyFrame:
    """What denials of sharing with anyone say of selling."""
    return denied.filter(
        (pl.col("action") == Action.SHARE.value) & pl.col("recipient").is_null()
    ).with_columns(action=pl.lit(Action.SELL.value))


def _includes(broad: str, narrow: str) -> pl.Expr:
    """Whether the recipients of column ``broad`` include those of ``narrow``."""
    is_within = pl.col(broad) == pl.col(narrow)
    for above in _above(recipients()):
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


def _of_dates(facts: pl.DataFrame, kind: ContradictionKind) -> pl.DataFrame:
    """Two days of one kind that differ, the first of each version with each later one."""
    dates = facts.filter((pl.col("kind") == kind.value) & (pl.col("confidence") >= SURE)).sort(
        "version_id", "char_start"
    )
    is_of_month = pl.Series(
        [json.loads(a or "{}").get("precision") == "month" for a in dates["attributes"]],
        dtype=pl.Boolean,
    )
    dates = dates.select("version_id", "fact_id", "char_start", "value").with_columns(
        is_of_month=is_of_month
    )
    firsts = dates.unique("version_id", keep="first", maintain_order=True)
    same_month = pl.col("value").str.head(7) == pl.col("value_other").str.head(7)
    has_month_only = pl.col("is_of_month") | pl.col("is_of_month_other")
    return (
        firsts.join(dates, on="version_id", suffix="_other")
        .filter(
            pl.col("value") != pl.col("value_other"),
            ~(same_month & has_month_only),
        )
        .unique(["version_id", "value_other"], keep="first", maintain_order=True)
        .select(
            "version_id",
            kind=pl.lit(kind.value),
            first_id="fact_id",
            second_id="fact_id_other",
            explanation=pl.format(
                "the {} is said to be {} and {}",
                pl.lit(kind.value.replace("_", " ")),
                "value",
                "value_other",
            ),
        )
    )
