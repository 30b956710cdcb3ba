"""Which files of the sources are new to the lake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from flows.rederiving import Stale, count_outdated, find_stale, nothing_stale
from transforms import EXTRACTOR_VERSION
from transforms.documents import document_ids
from warehouse.lake import open_lake
from warehouse.layout import Layout
from warehouse.sources import Discovery, SizeLimits, discover
from warehouse.takedown import taken_down
from warehouse.verify import require_files
from warehouse.vocabulary import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.settings import Settings


_PASSING = (Reason.CHANGED_WHILE_READ.value, Reason.UNREADABLE.value)
"""Reasons of the moment: the document is read again by every refresh."""


@dataclass(frozen=True)
class Selection:
    """What of the files seen is new."""

    n_seen: int
    n_hidden: int
    to_read: pl.DataFrame
    rejected: pl.DataFrame
    """Rejected at discovery, unread."""
    n_unchanged: int
    replaced: tuple[str, ...]
    returned: tuple[str, ...]
    """Ids of documents that their files hold again, after they had held something else."""
    missing: tuple[str, ...]
    """Paths that the lake knows of these sources and that are not there any more."""
    sources: tuple[str, ...]
    stale: Stale
    """What is derived anew."""
    n_outdated: int
    """Versions that older rules, models or extractors made, and that stay so."""
    n_described: int
    """Accepted documents that a changed manifest describes anew."""
    still_rejected: tuple[str, ...]
    """Path and reason of what was rejected before and is not read again, missing files first."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to publish."""
        frames = (self.to_read, self.rejected, self.stale.documents, self.stale.versions)
        return not self.returned and all(frame.is_empty() for frame in frames)


def select_files(
    root: Path,
    sources: Sequence[str],
    unpacked: Path,
    settings: Settings,
    limit: int | None,
    *,
    retry_rejected: bool,
    rederive: bool = False,
) -> Selection:
    """Find the files of the sources and tell the new ones from those that the lake knows.

    Args:
        root: The lake's folder.
        sources: See `warehouse.sources.discover`.
        unpacked: Folder for what archives hold.
        settings: Say what is too large.
        limit: Look at this many files only.
        retry_rejected: Whether what was rejected before counts as new.
        rederive: Whether what older rules, models or extractors made is derived anew.
    """
    sizes = SizeLimits(settings.max_document_bytes, settings.max_archive_bytes)
    found = discover(sources, unpacked, sizes, limit)
    known, n_outdated = _known(root)
    refused = taken_down(Layout(root))
    chosen = _select(found, known, refused, n_outdated, retry_rejected=retry_rejected)
    return _with_stale(chosen, found, root) if rederive else chosen


def _with_stale(chosen: Selection, found: Discovery, root: Path) -> Selection:
    """``chosen``, and what of the lake is to be derived anew.

    Documents that are read again count as seen, once each, wherever their bytes come from.
    """
    stale = find_stale(root, document_ids(chosen.to_read))
    seen_too = stale.documents.join(found.files, on=["source", "path", "sha256"], how="semi").height
    sources = {*chosen.sources, *stale.documents["source"]} or {"raw"}
    return replace(
        chosen,
        n_seen=chosen.n_seen + stale.documents.height - seen_too,
        n_unchanged=chosen.n_unchanged - seen_too,
        replaced=(*chosen.replaced, *document_ids(stale.documents)),
        sources=tuple(sorted(sources)),
        stale=stale,
        n_outdated=0,
    )


def _known(root: Path) -> tuple[pl.DataFrame, int]:
    """The lake's documents, with the last refresh in which their content was new, and how many of
    its versions older code made."""
    columns = (
        "document_id, source, path, service, status, reason, extractor_version, manifest, "
        "refresh_id"
    )
    empty = pl.DataFrame(schema=dict.fromkeys(columns.split(", "), pl.String))
    nothing = empty.rename({"refresh_id": "last_seen"})
    if not Layout(root).catalog.exists():
        return nothing, 0
    with open_lake(root) as connection:
        tables = connection.execute("SHOW TABLES").fetchall()
        if ("documents",) not in tables:
            return nothing, 0
        require_files(connection, Layout(root))
        found = connection.execute(f"SELECT {columns} FROM lake.main.documents").pl()
        again = (
            connection.execute("SELECT document_id, refresh_id FROM lake.main.returns").pl()
            if ("returns",) in tables
            else empty.select("document_id", "refresh_id")
        )
        n_outdated = count_outdated(connection)
    last = again.group_by("document_id").agg(pl.col("refresh_id").max().alias("again"))
    documents = found.join(last, on="document_id", how="left").select(
        pl.exclude("refresh_id", "again"), last_seen=pl.max_horizontal("refresh_id", "again")
    )
    return documents, n_outdated


def _select(
    found: Discovery,
    known: pl.DataFrame,
    refused: list[str],
    n_outdated: int,
    *,
    retry_rejected: bool,
) -> Selection:
    files = found.files.with_columns(document_ids(found.files))
    seen_sources = files["source"].unique().to_list()
    joined = files.unique("document_id", keep="first", maintain_order=True).join(
        known.rename(lambda c: c if c == "document_id" else f"known_{c}"),
        on="document_id",
        how="left",
        maintain_order="left",
    )
    is_new = pl.col("known_status").is_null()
    is_lifted = (pl.col("known_reason") == Reason.TAKEN_DOWN.value) & ~pl.col(
        "known_service"
    ).is_in(refused)
    is_outdated = (pl.col("known_status") == Status.REJECTED.value) & (
        is_lifted
        | (pl.col("known_extractor_version") != EXTRACTOR_VERSION)
        | pl.col("known_reason").is_in(_PASSING)
        | retry_rejected
    )
    has_new_manifest = pl.col("manifest").is_not_null() & ~pl.col("manifest").eq_missing(
        pl.col("known_manifest")
    )
    fresh = joined.filter(is_new | is_outdated | has_new_manifest)
    gone = known.filter(pl.col("source").is_in(found.whole)).join(
        files, on=["source", "path"], how="anti"
    )
    returned = _returned(
        joined.filter(pl.col("source").is_in(found.whole)).join(
            fresh, on="document_id", how="anti"
        ),
        known,
    )
    columns = found.files.columns
    return Selection(
        n_seen=files.height,
        n_hidden=found.n_hidden,
        to_read=fresh.filter(pl.col("reason").is_null()).select(columns),
        rejected=fresh.filter(pl.col("reason").is_not_null()).select(columns),
        n_unchanged=files.height - fresh.height,
        returned=returned,
        replaced=tuple(fresh.filter(~is_new)["document_id"]),
        missing=tuple(gone["path"].unique().sort()),
        sources=tuple(sorted(seen_sources)),
        stale=nothing_stale(),
        n_outdated=n_outdated,
        n_described=fresh.filter(pl.col("known_status") == Status.ACCEPTED.value).height,
        still_rejected=_still_rejected(joined.join(fresh, on="document_id", how="anti")),
    )


def _still_rejected(unchanged: pl.DataFrame) -> tuple[str, ...]:
    is_there = pl.col("known_reason") != Reason.MISSING.value
    rejected = unchanged.filter(pl.col("known_status") == Status.REJECTED.value)
    rows = rejected.sort(is_there, "path").select("path", "known_reason")
    return tuple(f"{path} ({reason})" for path, reason in rows.iter_rows())


def _returned(unchanged: pl.DataFrame, known: pl.DataFrame) -> tuple[str, ...]:
    """Ids of documents whose file held something else when it was last seen.

    What it held then is not there any more; otherwise a place holds several documents (rows of one
    manifest), and none of them is a return.
    """
    accepted = known.filter(pl.col("status") == Status.ACCEPTED.value)
    latest = (
        accepted.sort("last_seen", "document_id")
        .group_by("source", "path", maintain_order=True)
        .agg(pl.col("document_id").last().alias("latest"))
        .join(unchanged, left_on="latest", right_on="document_id", how="anti")
    )
    back = unchanged.filter(pl.col("known_status") == Status.ACCEPTED.value).join(
        latest, on=["source", "path"], how="semi"
    )
    return tuple(back.get_column("document_id").sort())
