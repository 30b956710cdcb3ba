"""Which shard a version comes from, where several hold it or the lake has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from flows.shards import SHARD_TABLES
from warehouse.figures import remember_superseded
from warehouse.schemas import TABLES
from warehouse.staging import Shard, without_versions

if TYPE_CHECKING:
    from collections.abc import Collection

    from warehouse.publish import Publication

_ORDER = ("document_date", "path", "document_id")
_MADE_BY = ("extractor_version", "derivation_version")


def settle(
    pending: Publication,
    shards: tuple[Shard, ...],
    arrived: pl.DataFrame,
    rederived: Collection[str],
) -> list[Shard]:
    """The shards, each version in one of them and in none that the lake keeps.

    Two documents of a policy with the same text may come in two refreshes or two shards: the
    version follows the layout of the first by date (none comes first), path and document_id,
    whatever came when. What the lake holds makes way for rows of that layout, and for rows of
    another extractor, rules or model. Versions that no accepted document has (its documents were
    rejected) go too.

    Args:
        pending: The publish; documents that are read again are not in its lake any more.
        shards: What was staged.
        arrived: The refresh's rows of the documents table.
        rederived: Ids of staged versions whose documents are in the lake and stay.
    """
    wanted = {*arrived["version_id"].drop_nulls(), *rederived}
    staged = _staged(shards)
    places = pl.concat([_places_in_lake(pending, staged), _places(arrived)])
    chosen = (
        staged.join(places, on=["document_id", "version_id"], how="left")
        .with_columns(pl.col("is_there").is_null().alias("is_gone"))  # rejected by the gate
        .sort("version_id", "is_gone", *_ORDER, "shard", nulls_last=False)
        .unique("version_id", keep="first", maintain_order=True)
    )
    present = _present(pending, staged).join(
        places, on=["document_id", "version_id"], how="left", suffix="_place"
    )
    kept = _kept(chosen, present)
    superseded = sorted(set(present["version_id"]) - kept)
    remember_superseded(pending.connection, superseded)
    for table in SHARD_TABLES:
        pending.delete(table, "version_id", superseded)
    home = dict(chosen.select("version_id", "shard").iter_rows())
    own = dict(staged.group_by("shard").agg("version_id").iter_rows())
    settled = []
    for number, shard in enumerate(shards):
        surplus = {
            v for v in own.get(number, ()) if home[v] != number or v in kept or v not in wanted
        }
        copy = pending.scratch / shard.folder.name
        settled.append(without_versions(shard, surplus, copy) if surplus else shard)
    return settled


def _staged(shards: tuple[Shard, ...]) -> pl.DataFrame:
    """shard, version_id, document_id and by what it was made, of each staged version."""
    columns = ("version_id", "document_id", *_MADE_BY)
    frames = [
        s.scan("versions").select(pl.lit(n).alias("shard"), *columns) for n, s in enumerate(shards)
    ]
    none = TABLES["versions"].empty().lazy().select(pl.lit(0).alias("shard"), *columns)
    return pl.concat([none, *frames]).collect()


def _places(documents: pl.DataFrame) -> pl.DataFrame:
    return documents.select(
        "document_id", "version_id", "document_date", "path", pl.lit(True).alias("is_there")
    )


def _places_in_lake(pending: Publication, staged: pl.DataFrame) -> pl.DataFrame:
    """Where the lake's documents of the staged versions come in their order."""
    found = pending.connection.execute(
        "SELECT document_id, version_id, document_date, path FROM lake.main.documents "
        "WHERE version_id IN (SELECT unnest($1::VARCHAR[]))",
        [staged["version_id"].to_list()],
    ).pl()
    return _places(TABLES["documents"].empty().select(found.columns).vstack(found))


def _present(pending: Publication, staged: pl.DataFrame) -> pl.DataFrame:
    """version_id, document_id and by what it was made, of the staged versions that the lake has."""
    return pending.connection.execute(
        f"SELECT version_id, document_id, {', '.join(_MADE_BY)} FROM lake.main.versions "
        "WHERE version_id IN (SELECT unnest($1::VARCHAR[]))",
        [staged["version_id"].to_list()],
    ).pl()


def _kept(chosen: pl.DataFrame, present: pl.DataFrame) -> set[str]:
    """Ids of versions whose rows in the lake are as good as the staged ones."""
    made = chosen.select("version_id", *(pl.col(c).alias(f"{c}_now") for c in _MADE_BY))
    is_alike = pl.all_horizontal(pl.col(c).eq_missing(pl.col(f"{c}_now")) for c in _MADE_BY)
    alike = present.join(made, on="version_id").filter(is_alike & pl.col("is_there"))
    columns = ("version_id", "is_gone", *_ORDER)
    rivals = pl.concat(
        [
            alike.with_columns(pl.lit(value=False).alias("is_gone")).select(
                *columns, pl.lit(0).alias("is_staged")
            ),
            chosen.select(*columns, pl.lit(1).alias("is_staged")),
        ]
    )
    first = rivals.sort(*columns, "is_staged", nulls_last=False).unique("version_id", keep="first")
    return set(first.filter(pl.col("is_staged") == 0)["version_id"])
