"""Choices that several rules find, each told once a segment."""

from __future__ import annotations

import polars as pl

from transforms.fact_rules.agreed_choices import STOPPED_IF_ASKED
from transforms.fact_rules.cookie_choices import REFUSED_BY_BROWSER
from transforms.fact_rules.opt_outs import OPTED_OUT
from transforms.fact_rules.pronoun_choices import STOPPED_AS_NAMED
from transforms.fact_rules.receiving_choices import NOT_RECEIVED
from transforms.fact_rules.stop_choices import STOPPED_BY_READER
from transforms.fact_rules.wished_choices import STOPPED_IF_WISHED
from warehouse.fact_kinds import FactKind

_OF_SALE = "opt_out_of_sale"
RIGHT_TO_OPT_OUT = "right_to_opt_out"
"""The rule by which a right of sales counts as a choice, and such a choice as a right."""
_OF_SELLING = (
    r"(?i)\b(?:sales?|sell|selling|sold)\b|\brights? to opt"
    r"|\b(?:ask|request|direct|instruct)\b.*\bnot (?:to )?(?:share|disclose)\b"
)
"""In a choice that is a right, as are those that readers are told to have or to ask for."""
_WEAKER = {
    NOT_RECEIVED: 0.5,
    STOPPED_BY_READER: 1,
    REFUSED_BY_BROWSER: 2,
    STOPPED_IF_ASKED: 3,
    RIGHT_TO_OPT_OUT: 4,
    STOPPED_IF_WISHED: 5,
    OPTED_OUT: 6,
    STOPPED_AS_NAMED: 7,
}
"""Rules whose choices count where none of those before them tells the same."""


def with_choices_told_once(found: pl.DataFrame) -> pl.DataFrame:
    """``found`` with what readers can stop, less what its segment tells as opting out.

    A right to opt out of sales is a choice of readers as well, and such a choice is a right.
    """
    is_right = (pl.col("kind") == FactKind.RIGHT.value) & (pl.col("value") == _OF_SALE)
    of_sale = found.filter(is_right).with_columns(
        kind=pl.lit(FactKind.OPT_OUT.value),
        value=pl.lit("sale_or_sharing"),
        attributes=pl.lit(None, dtype=pl.String),
        rule=pl.lit(RIGHT_TO_OPT_OUT),
    )
    is_choice = pl.col("kind") == FactKind.OPT_OUT.value
    as_right = (
        found.filter(is_choice, value="sale_or_sharing")
        .filter(pl.col("text").str.contains(_OF_SELLING))
        .join(of_sale, on="segment_id", how="anti", maintain_order="left")
        .unique("segment_id", keep="first", maintain_order=True)
        .with_columns(
            kind=pl.lit(FactKind.RIGHT.value),
            value=pl.lit(_OF_SALE),
            attributes=pl.lit(None, dtype=pl.String),
            rule=pl.lit(RIGHT_TO_OPT_OUT),
        )
    )
    found = pl.concat([found, of_sale, as_right])
    order = pl.col("rule").replace_strict(_WEAKER, default=0)
    choices = found.filter(is_choice).sort(order, "char_start", maintain_order=True)
    is_first = pl.struct("segment_id", "value").is_first_distinct()
    kept = choices.filter(~pl.col("rule").is_in(list(_WEAKER)) | is_first)
    return pl.concat([found.filter(~is_choice), kept])
