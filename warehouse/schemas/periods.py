from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import DOCUMENT_ID, POLICY_ID, VERSION_ID
from warehouse.schemas.table import Column, Table
from warehouse.vocabulary import ChangeKind

PERIODS = Table(
    "periods",
    "One row per stretch of time in which a version of a policy was in force. A policy that goes "
    "back to an earlier text has two periods of one version. Rewritten at each publish.",
    key=("policy_id", "period_no"),
    required=True,
    columns={
        "policy_id": replace(POLICY_ID, references="policies.policy_id"),
        "period_no": Column(pl.Int32, "Place in the policy's history, from 1", minimum=1),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "valid_from": Column(
            pl.Date, "First day known to be in force; null where no date is known", nullable=True
        ),
        "valid_to": Column(
            pl.Date,
            "Day on which the next period begins, exclusive; null while in force or where unknown",
            nullable=True,
        ),
        "document_id": replace(
            DOCUMENT_ID,
            description="Document that opened the period",
            references="documents.document_id",
        ),
        "change_kind": Column(
            pl.String, "How the version relates to the period before", values=ChangeKind
        ),
    },
)
