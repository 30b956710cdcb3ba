from __future__ import annotations

import polars as pl

from warehouse.schemas.columns import POLICY_ID, POLICY_KEY, SERVICE, URL
from warehouse.schemas.table import Column, Table

POLICIES = Table(
    "policies",
    "One row per policy that has an accepted document, described as its latest manifest row does. "
    "Rewritten at each publish.",
    key=("policy_id",),
    required=True,
    columns={
        "policy_id": POLICY_ID,
        "service": SERVICE,
        "policy_key": POLICY_KEY,
        "url": URL,
        "sector": Column(pl.String, "Sector of the service, from the manifest", nullable=True),
        "country": Column(
            pl.String,
            "Country of the service, from the manifest (ISO 3166-1 alpha-2)",
            nullable=True,
        ),
        "licence": Column(
            pl.String, "Licence of the policy's text, from the manifest", nullable=True
        ),
        "extra": Column(
            pl.String, "Other columns of the manifest, as a JSON object", nullable=True
        ),
    },
)
