from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import POLICY_ID, SEGMENT_ID, VERSION_ID
from warehouse.schemas.table import Column, Table
from warehouse.vocabulary import Operation

CHANGES = Table(
    "changes",
    "One row per segment that was modified, moved, added or removed from one period of a policy to "
    "the next; of a segment that was split, or merged from several, one row per piece, each with "
    "the whole. Segments that stayed as they were have no row; period_changes counts them.",
    key=("policy_id", "to_period_no", "change_no"),
    columns={
        "policy_id": replace(POLICY_ID, references="policies.policy_id"),
        "from_period_no": Column(pl.Int32, "Period before", minimum=1),
        "to_period_no": Column(
            pl.Int32,
            "Period after, the next one",
            minimum=2,
        ),
        "from_version_id": replace(
            VERSION_ID,
            description="Version of the period before",
            references="versions.version_id",
        ),
        "to_version_id": replace(
            VERSION_ID,
            description="Version of the period after",
            references="versions.version_id",
        ),
        "change_no": Column(
            pl.Int32,
            "Place among the changes of the period, from 1, in reading order: what was removed "
            "stands where it had been",
            minimum=1,
        ),
        "operation": Column(pl.String, "What became of the segment", values=Operation),
        "from_segment_id": replace(
            SEGMENT_ID,
            description="Segment before; null where it was added",
            nullable=True,
            references="segments.segment_id",
        ),
        "to_segment_id": replace(
            SEGMENT_ID,
            description="Segment after; null where it was removed",
            nullable=True,
            references="segments.segment_id",
        ),
        "similarity": Column(
            pl.Float64,
            "Share of the words that both texts have in the same order, of the words of both; of "
            "long segments, of their first 5,000 words and marks; of a piece, that of all pieces "
            "and the whole. Words are runs of letters and digits, and characters of scripts that "
            "do not part words; the number of an item is left out. Null where there is one text",
            nullable=True,
            minimum=0.0,
            maximum=1.0,
        ),
        "n_words_changed": Column(
            pl.Int32,
            "Words, as in similarity, that were removed or added; of a piece, in it or before it",
            unit="words",
            minimum=0,
        ),
        "is_cosmetic": Column(
            pl.Boolean,
            "Whether it leaves the policy as it was: page furniture, titles and crumbs that come "
            "or go above the first sentence, or nothing differs but "
            "spacing, punctuation, capitals, how the text is cut into segments, the ends of links, "
            "numbers of items and notes, an e-mail address that the page hides, the date that the "
            "policy gives itself or a copyright year",
        ),
    },
)
