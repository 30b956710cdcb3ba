"""The canonical text of a document: its blocks in reading order, parted by line feeds."""

from __future__ import annotations

from typing import Final

import polars as pl
import polars_hash as plh

from transforms.ids import content_ids
from warehouse.vocabulary import Status

_LINE_FEEDS: Final = (
    pl.when(pl.col("gap") == 0)
    .then(pl.lit(""))
    .when(pl.col("gap") == 1)
    .then(pl.lit("\n"))
    .otherwise(pl.lit("\n\n"))
)


def document_texts(documents: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """One row per accepted document: its canonical text and the version that this text is.

    Args:
        documents: document_id, policy_id and status at least.
        blocks: see `transforms.blocks.blocks`; those of rejected documents are passed over.

    Returns:
        document_id, policy_id, version_id, text and text_sha256, in the order of ``documents``.
    """
    accepted = documents.lazy().filter(pl.col("status") == Status.ACCEPTED.value)
    whole = (
        blocks.lazy()
        .select("document_id", piece=pl.concat_str(_LINE_FEEDS, "text"))
        .group_by(pl.col("document_id").rle_id().alias("document"), maintain_order=True)
        .agg(pl.col("document_id").first(), text=pl.col("piece").str.join(""))
        .drop("document")
    )
    texts = (
        accepted.select("document_id", "policy_id")
        .join(whole, on="document_id", how="inner", maintain_order="left")
        .collect()
    )
    hashes = sha256(texts.get_column("text"))
    version_ids = content_ids(pl.DataFrame([texts.get_column("policy_id"), hashes]))
    return texts.select(
        "document_id",
        "policy_id",
        version_ids.alias("version_id"),
        "text",
        hashes,
    )


def texts(documents: pl.DataFrame, document_texts: pl.DataFrame) -> pl.DataFrame:
    """One row per distinct text of a policy.

    Args:
        documents: document_id, document_date and path at least.
        document_texts: see `document_texts`.

    Returns:
        version_id, policy_id, document_id (the first that holds the text: undated before dated,
        then by date, then by path), text and text_sha256, sorted by version_id.
    """
    dates = documents.lazy().select("document_id", "document_date", "path")
    firsts = (
        document_texts.lazy()
        .select("version_id", "document_id")
        .join(dates, on="document_id", how="left")
        .sort("document_date", "path", "document_id", nulls_last=False)
        .unique("version_id", keep="first", maintain_order=True)
        .sort("version_id")
        .select("version_id", "document_id")
        .collect()
    )
    # The texts are joined to the few ids in the end: to carry them through the sorting is slow.
    return firsts.join(
        document_texts, on=["version_id", "document_id"], how="left", maintain_order="left"
    ).select("version_id", "policy_id", "document_id", "text", "text_sha256")


def sha256(texts: pl.Series) -> pl.Series:
    """SHA-256 of each text in UTF-8, hexadecimal, as ``text_sha256``."""
    return texts.to_frame("text_sha256").select(plh.col("text_sha256").chash.sha2_256()).to_series()
