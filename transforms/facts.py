"""Normalised facts that segments state, each with the exact span that states it."""

from __future__ import annotations

from typing import Final

import polars as pl

from transforms.fact_rules.account_rights import RIGHT_OF_ACCOUNT, account_rights
from transforms.fact_rules.addresses import emails, urls
from transforms.fact_rules.agreed_choices import agreed_choices
from transforms.fact_rules.breach_notices import breach_notices
from transforms.fact_rules.child_ages import child_ages
from transforms.fact_rules.choices_told_once import with_choices_told_once
from transforms.fact_rules.cookie_choices import cookie_choices
from transforms.fact_rules.dates import dates
from transforms.fact_rules.governing_law import governing_law
from transforms.fact_rules.legal_bases import legal_bases
from transforms.fact_rules.named_rights import RIGHT_NAMED, named_rights
from transforms.fact_rules.offered_rights import RIGHT_OFFERED, offered_rights
from transforms.fact_rules.opt_outs import opt_outs
from transforms.fact_rules.phones import phones
from transforms.fact_rules.postal_addresses import postal_addresses
from transforms.fact_rules.receiving_choices import receiving_choices
from transforms.fact_rules.regulations import regulations
from transforms.fact_rules.requested_rights import RIGHT_REQUESTED, requested_rights
from transforms.fact_rules.retention_periods import retention_periods
from transforms.fact_rules.rights import RIGHT_OF_LIST, rights, rights_of_lists
from transforms.fact_rules.security import security_measures
from transforms.fact_rules.signals import SIGNAL_NAMED, signals
from transforms.fact_rules.split_addresses import split_addresses
from transforms.fact_rules.stop_choices import stop_choices
from transforms.fact_rules.third_parties import third_parties
from transforms.fact_rules.told_rights import RIGHT_TOLD, told_rights
from transforms.fact_rules.transfers import transfers
from transforms.fact_rules.web_forms import web_forms
from transforms.fact_rules.wished_choices import wished_choices
from transforms.ids import content_ids
from warehouse.fact_kinds import FactKind
from warehouse.schemas.facts import FACTS
from warehouse.vocabulary import SegmentKind

RULE_VERSION = "11"
"""Of all rules together; raised whenever one of them would find something else."""

_OF_SEGMENTS = (
    *(emails, urls, phones, postal_addresses, web_forms),
    *(regulations, governing_law, transfers, security_measures),
    *(child_ages, retention_periods, rights, signals, opt_outs),
    *(cookie_choices, receiving_choices, stop_choices, agreed_choices, wished_choices),
    *(requested_rights, offered_rights, account_rights),
    *(named_rights, told_rights),
)
"""Rules that look at nothing but a segment's own text, kind and headings."""

_OF_VERSIONS = (dates, legal_bases, rights_of_lists, third_parties, breach_notices, split_addresses)
"""Rules that look at other segments of its version as well."""
RULES: Final = (*_OF_SEGMENTS, *_OF_VERSIONS)


def facts(segments: pl.LazyFrame) -> pl.LazyFrame:
    """One row per fact stated in ``segments``, with the columns of the facts table.

    Page furniture states nothing. The spans of facts of one kind in a segment do not overlap.

    Args:
        segments: the columns segment_id, version_id, lead_in_segment_id, ordinal, kind,
            heading_path, char_start and text of the segments table.
    """
    columns = ("segment_id", "version_id", "lead_in_segment_id", "ordinal", "kind", "heading_path")
    return (
        segments.select(*columns, "char_start", "text")
        .filter(pl.col("kind") != SegmentKind.BOILERPLATE.value)
        .map_batches(
            _facts,
            schema=FACTS.schema,
            predicate_pushdown=False,
            projection_pushdown=False,
            slice_pushdown=False,
        )
    )


def _facts(segments: pl.DataFrame) -> pl.DataFrame:
    copies = _copies(segments)
    originals = segments.join(copies, on="segment_id", how="anti", maintain_order="left")
    of_originals = pl.concat([rule(originals) for rule in _OF_SEGMENTS])
    of_versions = [rule(segments) for rule in _OF_VERSIONS]
    # Of the same fact found twice, the one that looked farther around it comes first.
    found = pl.concat([*of_versions, of_originals, _as_in(copies, of_originals)])
    found = _with_stands_for_mentions(with_choices_told_once(_with_rights_told_once(found)))
    span = ("version_id", "char_start", "char_end", "kind")
    found = found.sort(*span, "value", maintain_order=True).unique(
        span, keep="first", maintain_order=True
    )
    parts = found.select(
        "version_id",
        pl.col("char_start", "char_end").cast(pl.String),
        "kind",
        "value",
        pl.col("attributes").fill_null(""),
    )
    frame = found.with_columns(
        content_ids(parts).alias("fact_id"), pl.lit(RULE_VERSION).alias("rule_version")
    )
    return FACTS.cast(frame.lazy()).collect()


def _with_rights_told_once(found: pl.DataFrame) -> pl.DataFrame:
    """``found`` with each right once a segment.

    What a sentence grants counts before what a list grants, and that before what requests, wishes
    and headings show; of the same, the first that stands.
    """
    rule, is_right = pl.col("rule"), pl.col("kind") == FactKind.RIGHT.value
    shown = rule.is_in([RIGHT_REQUESTED, RIGHT_OFFERED, RIGHT_OF_ACCOUNT, RIGHT_NAMED, RIGHT_TOLD])
    order = pl.when(shown).then(2).when(rule == RIGHT_OF_LIST).then(1).otherwise(0)
    once = (
        found.filter(is_right)
        .sort(order, "char_start", maintain_order=True)
        .unique(("segment_id", "value"), keep="first", maintain_order=True)
    )
    return pl.concat([found.filter(~is_right), once])


def _with_stands_for_mentions(found: pl.DataFrame) -> pl.DataFrame:
    """``found`` less mentions of signals on which the version takes a stand elsewhere."""
    is_signal = pl.col("kind") == FactKind.SIGNAL.value
    is_mention = is_signal & (pl.col("rule") == SIGNAL_NAMED)
    stands = found.filter(is_signal & ~is_mention).select("version_id", "kind", "value")
    others = found.filter(is_mention).join(stands, on=stands.columns, how="anti")
    return pl.concat([found.filter(~is_mention), others])


def _copies(segments: pl.DataFrame) -> pl.DataFrame:
    """segment_id, version_id, original_id and shift of each segment that says another's words.

    The original is the first segment with the same text, kind and headings, and stands ``shift``
    characters farther ahead in its version. Much text of policies is the same again in others.
    """
    alike = ("text", "kind", "path")
    return (
        segments.filter(pl.col("text").hash().is_duplicated())
        .select(
            *("segment_id", "version_id", "char_start", "text", "kind"),
            path=pl.col("heading_path").list.join("\n"),
        )
        .select(
            *("segment_id", "version_id"),
            original_id=pl.col("segment_id").first().over(alike),
            shift=pl.col("char_start") - pl.col("char_start").first().over(alike),
        )
        .filter(pl.col("segment_id") != pl.col("original_id"))
    )


def _as_in(copies: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The facts that ``copies`` state, as ``found`` in their originals."""
    original = copies.rename({"segment_id": "copy_id", "version_id": "of_version"})
    return found.join(original, left_on="segment_id", right_on="original_id").select(
        pl.col("copy_id").alias("segment_id"),
        pl.col("of_version").alias("version_id"),
        *("kind", "value", "attributes"),
        pl.col("char_start", "char_end") + pl.col("shift"),
        *("text", "confidence", "rule"),
    )
