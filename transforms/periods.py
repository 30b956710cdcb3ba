"""When each version of a policy was in force."""

from __future__ import annotations

import polars as pl

from warehouse.schemas.periods import PERIODS
from warehouse.vocabulary import ChangeKind

_ORDER = ("policy_id", "document_date", "refresh_id", "path", "document_id")


def stretches(documents: pl.DataFrame, returns: pl.DataFrame) -> pl.DataFrame:
    """One row per stretch in which a version was in force: the periods table less change_kind.

    A document says that its version was in force on its date; a version stays in force until a
    document of another one. Of several versions on one date the one that ran before stays, else
    the last in the order refresh_id, path, document_id counts: on any day at most one version of a
    policy is in force. Documents without a date come before all others, in the order of the
    refreshes that brought them; those of one refresh count as of one date. A file that went back
    to an earlier content says so in the refresh that found it.

    Args:
        documents: all accepted documents of some policies, with the columns of the documents table.
        returns: with the columns of the returns table; those of other documents are passed over.
    """
    seen = documents.select(_ORDER + ("version_id",))
    again = seen.drop("refresh_id").join(returns, on="document_id", how="inner")
    days = _in_force(pl.concat([seen, again.select(seen.columns)]).sort(_ORDER, nulls_last=False))
    opened = days.filter(
        (pl.col("version_id") != pl.col("version_id").shift().over("policy_id")).fill_null(True)
    )
    return opened.with_columns(
        pl.int_range(1, pl.len() + 1).over("policy_id").alias("period_no"),
        pl.col("valid_from").shift(-1).over("policy_id").alias("valid_to"),
    )


def periods(stretches: pl.DataFrame, versions: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
    """One row per stretch in which a version was in force, with the columns of the periods table.

    Args:
        stretches: see `stretches`.
        versions: version_id and words_sha256 of at least their versions.
        changes: the changes table's rows of their policies.
    """
    in_substance = (
        changes.filter(~pl.col("is_cosmetic"))
        .select("policy_id", "to_period_no", is_changed=True)
        .unique()
    )
    known = stretches.join(
        versions.select("version_id", "words_sha256"), on="version_id", how="left"
    ).join(
        in_substance,
        left_on=["policy_id", "period_no"],
        right_on=["policy_id", "to_period_no"],
        how="left",
    )
    told = known.sort("policy_id", "period_no").with_columns(_change_kind().alias("change_kind"))
    return told.select(pl.col(name).cast(dtype) for name, dtype in PERIODS.schema.items())


def _in_force(ordered: pl.DataFrame) -> pl.DataFrame:
    """policy_id, valid_from, version_id and document_id of each policy's days, in order."""
    undated_in = pl.when(pl.col("document_date").is_null()).then("refresh_id").alias("undated_in")
    days = ordered.group_by("policy_id", "document_date", undated_in, maintain_order=True).agg(
        "version_id", "document_id"
    )
    rows = []
    running = None  # a version belongs to one policy: what ran in the policy before is never met
    for policy_id, date, _, version_ids, document_ids in days.iter_rows():
        running = running if running in version_ids else version_ids[-1]
        rows.append((policy_id, date, running, document_ids[version_ids.index(running)]))
    schema = {
        "policy_id": pl.String,
        "valid_from": pl.Date,
        "version_id": pl.String,
        "document_id": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _change_kind() -> pl.Expr:
    """How a period's version relates to the one before, over rows in order of time."""
    is_first = pl.int_range(pl.len()).over("policy_id") == 0
    is_return = pl.int_range(pl.len()).over("policy_id", "version_id") > 0
    same_words = pl.col("words_sha256") == pl.col("words_sha256").shift().over("policy_id")
    is_cosmetic = same_words | pl.col("is_changed").is_null()
    return (
        pl.when(is_first)
        .then(pl.lit(ChangeKind.FIRST.value))
        .when(is_return)
        .then(pl.lit(ChangeKind.RETURNED.value))
        .when(is_cosmetic)
        .then(pl.lit(ChangeKind.COSMETIC.value))
        .otherwise(pl.lit(ChangeKind.CONTENT.value))
    )
