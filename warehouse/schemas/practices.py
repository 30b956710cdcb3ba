from __future__ import annotations

from dataclasses import replace

import polars as pl

from warehouse.schemas.columns import (
    CHAR_END,
    CHAR_START,
    CONFIDENCE,
    RULE,
    RULE_VERSION,
    SEGMENT_ID,
    TERM,
    VERSION_ID,
)
from warehouse.schemas.table import ID_PATTERN, Column, Table
from warehouse.vocabulary import Action, Actor, Condition, DataSubject, Modality, Polarity


def _start(words: str) -> Column:
    return replace(CHAR_START, description=f"First character of {words}", nullable=True)


def _end(words: str) -> Column:
    return replace(CHAR_END, description=f"End, exclusive, of {words}", nullable=True)


PRACTICES = Table(
    "practices",
    "One row per statement that someone does or does not do something with data: per verb, data "
    "type, recipient and purpose, so that an enumeration makes several rows of one sentence.",
    key=("practice_id",),
    columns={
        "practice_id": Column(
            pl.String,
            "Practice: hash of version_id, span and what is stated",
            pattern=ID_PATTERN,
        ),
        "segment_id": replace(SEGMENT_ID, references="segments.segment_id"),
        "version_id": replace(VERSION_ID, references="versions.version_id"),
        "actor": Column(pl.String, "Who does it", values=Actor),
        "action": Column(pl.String, "What is done with the data", values=Action),
        "data_type": replace(
            TERM, description="Data, as a term of the scheme data_types", references="terms.term"
        ),
        "purpose": replace(
            TERM,
            description="What for, as a term of the scheme purposes; null where it is not said",
            nullable=True,
            references="terms.term",
        ),
        "recipient": replace(
            TERM,
            description="To whom, as a term of the scheme recipients; null where it is not said",
            nullable=True,
            references="terms.term",
        ),
        "subject": Column(
            pl.String,
            "Whose data, as far as the sentence says",
            nullable=True,
            values=DataSubject,
        ),
        "polarity": Column(pl.String, "Whether it is affirmed or denied", values=Polarity),
        "modality": Column(pl.String, "How firmly it is said", values=Modality),
        "condition": Column(
            pl.String,
            "What its clause makes it depend on; null where nothing",
            nullable=True,
            values=Condition,
        ),
        "char_start": CHAR_START,
        "char_end": CHAR_END,
        "text": Column(pl.String, "Its text: the span of the version's text"),
        "data_start": _start("the words for the data; null where the lead-in has them"),
        "data_end": _end("the words for the data"),
        "purpose_start": _start("the words for the purpose; null without, or in the lead-in"),
        "purpose_end": _end("the words for the purpose"),
        "recipient_start": _start("the words for the recipient; null without, or in the lead-in"),
        "recipient_end": _end("the words for the recipient"),
        "lead_in_segment_id": replace(
            SEGMENT_ID,
            description="For a list item that goes on with its lead-in (`We collect:`), the "
            "segment of the lead-in, which has the verb; the segment itself where the sentence "
            "before has it (`This includes your name`)",
            nullable=True,
            references="segments.segment_id",
        ),
        "confidence": CONFIDENCE,
        "rule": RULE,
        "rule_version": RULE_VERSION,
    },
)
