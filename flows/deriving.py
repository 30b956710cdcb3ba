"""What follows from the documents of a whole policy, or of the whole lake: kept up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from transforms.changes import changes, neighbours, versions_changes
from transforms.duplicates import candidates, duplicates
from transforms.periods import periods, stretches
from transforms.policies import policies
from transforms.signatures import N_PLACES
from transforms.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.publish import Publication

_PAIRS_AT_ONCE: Final = 500
"""Pairs of versions whose segments are in memory together: some 100,000 segments."""


@dataclass(frozen=True)
class Touched:
    """What a publish has to do with, of what the lake holds."""

    policies: tuple[str, ...]
    """Ids of the policies whose documents came, went, or were seen again."""
    has_lost_versions: bool
    """Whether versions were removed."""


def derive(pending: Publication, touched: Touched) -> None:
    """Bring the tables that follow from the shards' rows up to date.

    They are afterwards what they would be, had everything come in one refresh. The views
    `new_<table>` show what the shards bring.
    """
    accepted = _of(pending, "documents", "policy_id", touched.policies).filter(
        pl.col("status") == "accepted"
    )
    returns = _of(pending, "returns", "document_id", accepted["document_id"].to_list())
    in_force = stretches(accepted, returns)
    changed = _changes(pending, touched, neighbours(in_force))
    words = _of(
        pending,
        "versions",
        "version_id",
        in_force["version_id"].unique().to_list(),
        "version_id, words_sha256",
    )
    for table, rows in (
        ("policies", policies(accepted)),
        ("periods", periods(in_force, words, changed)),
        ("changes", changed),
    ):
        pending.replace_of(table, "policy_id", touched.policies, rows)
    _derive_duplicates(pending, touched)
    pending.replace("terms", terms())


def _changes(pending: Publication, touched: Touched, pairs: pl.DataFrame) -> pl.DataFrame:
    """The rows of the changes table of all touched policies.

    Two versions that were neighbours before are not compared again, unless one was read anew.
    """
    known = _of(pending, "changes", "policy_id", touched.policies).filter(
        ~pl.col("from_version_id").is_in(new := _new_versions(pending)),
        ~pl.col("to_version_id").is_in(new),
    )
    fresh = pairs.join(known, on=["from_version_id", "to_version_id"], how="anti").unique(
        ["from_version_id", "to_version_id"], maintain_order=True
    )
    compared = [_compared(pending, part) for part in fresh.iter_slices(_PAIRS_AT_ONCE)]
    columns = [name for name in known.columns if name not in _OF_PERIODS]
    return changes(pairs, pl.concat([known.select(columns), *compared]))


_OF_PERIODS: Final = ("policy_id", "from_period_no", "to_period_no")


def _compared(pending: Publication, pairs: pl.DataFrame) -> pl.DataFrame:
    """What changed from the first to the second of each pair of versions."""
    versions = pl.concat([pairs["from_version_id"], pairs["to_version_id"]]).unique().to_list()
    segments = _of(pending, "segments", "version_id", versions)
    facts = _of(pending, "facts", "version_id", versions)
    return versions_changes(pairs, segments, facts)


def _derive_duplicates(pending: Publication, touched: Touched) -> None:
    """Bring the duplicates table up to date.

    Pairs are guessed anew from all signatures, which is cheap; of these, texts are compared only
    where one is new, or where versions were removed.
    """
    new = _new_versions(pending)
    if not new and not touched.has_lost_versions:
        return
    # Rows that are not sound are passed over here; the gate tells of them.
    signed = pending.connection.execute(
        "SELECT * FROM lake.main.signatures WHERE len(signature) = $1", [N_PLACES]
    ).pl()
    present = pending.connection.execute("SELECT * FROM lake.main.duplicates").pl()
    pairs = ["version_id_a", "version_id_b"]
    found = candidates(signed)
    is_new = pl.col("version_id_a").is_in(new) | pl.col("version_id_b").is_in(new)
    kept = present.filter(~is_new).join(found, on=pairs, how="semi")
    wanted = found.join(kept, on=pairs, how="anti")
    if not touched.has_lost_versions:
        wanted = wanted.filter(is_new)
    versions = pl.concat([wanted["version_id_a"], wanted["version_id_b"]]).unique().to_list()
    texts = _of(pending, "versions", "version_id", versions, "version_id, text, text_sha256")
    texts = texts.drop_nulls()
    both_known = pl.all_horizontal(pl.col(pairs).is_in(texts["version_id"].implode()))
    pending.remove("duplicates", present.join(kept, on=pairs, how="anti").select(pairs))
    pending.write("duplicates", duplicates(wanted.filter(both_known), texts))


def _new_versions(pending: Publication) -> list[str]:
    rows = pending.connection.execute("SELECT version_id FROM new_versions").fetchall()
    return [version_id for (version_id,) in rows]


def _of(
    pending: Publication, table: str, column: str, values: Sequence[str], columns: str = "*"
) -> pl.DataFrame:
    """The rows of ``table`` whose ``column`` holds one of ``values``, as they would be."""
    return pending.connection.execute(
        f"SELECT {columns} FROM lake.main.{table} WHERE {column} IN (SELECT unnest($1::VARCHAR[]))",
        [values],
    ).pl()
