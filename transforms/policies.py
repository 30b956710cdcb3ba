"""The policies of a lake, as their manifests describe them."""

from __future__ import annotations

import json

import polars as pl

from transforms.documents import manifest_value
from warehouse.schemas.policies import POLICIES

_OWN_COLUMNS = ("url", "sector", "country", "licence")
_NOT_EXTRA = frozenset({*_OWN_COLUMNS, "path", "service", "policy_key", "retrieved_at"})
READING_ORDER = ("document_date", "path", "document_id")


def policies(documents: pl.DataFrame) -> pl.DataFrame:
    """One row per policy of ``documents``, with the columns of the policies table.

    Of url, sector, country and licence each is the latest that is known, so a refresh without a
    manifest forgets nothing; ``extra`` is taken whole from the latest manifest row that has other
    columns. Latest is by document_date (none comes first), then path, then document_id.

    Args:
        documents: all accepted documents of a lake, with the columns of the documents table.
    """
    ordered = documents.with_columns(
        manifest_value(name).alias(name) for name in _OWN_COLUMNS if name != "url"
    ).sort("policy_id", *READING_ORDER, nulls_last=False)
    described = ordered.group_by("policy_id", maintain_order=True).agg(
        pl.col("service", "policy_key").first(),
        pl.col(*_OWN_COLUMNS).drop_nulls().last(),
    )
    frame = described.join(_extras(ordered), on="policy_id", how="left").sort("policy_id")
    return frame.select(pl.col(name).cast(dtype) for name, dtype in POLICIES.schema.items())


def _extras(ordered: pl.DataFrame) -> pl.DataFrame:
    """policy_id and extra of each policy with other columns in a manifest row."""
    latest: dict[str, str] = {}
    rows = ordered.filter(pl.col("manifest").is_not_null()).select("policy_id", "manifest")
    for policy_id, manifest in rows.reverse().iter_rows():
        if policy_id not in latest:
            row = _object(manifest)
            extra = {k: v for k, v in row.items() if k not in _NOT_EXTRA and v not in (None, "")}
            if extra:
                latest[policy_id] = json.dumps(extra, sort_keys=True, ensure_ascii=False)
    return pl.DataFrame(
        {"policy_id": list(latest), "extra": list(latest.values())},
        schema={"policy_id": pl.String, "extra": pl.String},
    )


def _object(text: str) -> dict[str, object]:
    """``text`` as a JSON object; an empty one where it is none, which the gate tells."""
    try:
        row = json.loads(text)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}
