"""The vocabularies that tags and practices draw their terms from."""

from __future__ import annotations

import polars as pl

from transforms.practice_rules.vocabularies import Term, data_types, purposes, recipients
from warehouse.schemas.terms import TERMS
from warehouse.vocabulary import Scheme, Untagged

_DPV = "https://w3id.org/dpv#"

_OPP115: tuple[tuple[str, str | None, str], ...] = (
    (
        "First Party Collection/Use",
        "Collect",
        "What the service itself collects about people, how, and what it uses it for",
    ),
    (
        "Third Party Sharing/Collection",
        "Share",
        "What others get from the service or collect through it, who they are, and what for",
    ),
    (
        "User Choice/Control",
        "OptingOutFromProcess",
        "The choices that people have over collection and use: consent, opting in or out, settings",
    ),
    (
        "User Access, Edit and Deletion",
        "RightExerciseActivity",
        "Whether and how people can see, correct, export or delete what is held about them",
    ),
    (
        "Data Retention",
        "StorageDuration",
        "How long data are kept, by which criteria, and what happens to them afterwards",
    ),
    (
        "Data Security",
        "TechnicalOrganisationalMeasure",
        "How data are protected against loss and against access by those not entitled",
    ),
    (
        "Policy Change",
        "NoticeUpdated",
        "Whether and how people hear of changes to the policy, and when these take effect",
    ),
    (
        "Do Not Track",
        "Tracking",
        "How the service treats a browser's signal that its user does not want to be tracked",
    ),
    (
        "International and Specific Audiences",
        "Jurisdiction",
        "What holds for a certain group only: children, or people in certain states and countries",
    ),
    (
        "Privacy contact information",
        "hasContact",
        "Whom to turn to with questions or complaints about privacy, and how to reach them",
    ),
    (
        "Introductory/Generic",
        "PrivacyNotice",
        "What the policy is and covers, and general words about privacy that state no practice",
    ),
    (
        "Practice not covered",
        None,
        "A practice that none of the other categories covers, such as links to other sites",
    ),
)
"""Label as OPP-115 spells it, nearest concept of the W3C DPV 2.3, definition."""


def terms() -> pl.DataFrame:
    """All terms of all schemes, with the columns of the terms table."""
    rows = [
        {
            "scheme": Scheme.OPP115.value,
            "term": label,
            "label": label,
            "iri": None if concept is None else _DPV + concept,
            "definition": definition,
            "broader_term": None,
        }
        for label, concept, definition in _OPP115
    ]
    rows += [
        {
            "scheme": Scheme.TAGGING.value,
            "term": reason.value,
            "label": reason.value.replace("_", " ").capitalize(),
            "definition": reason.meaning,
        }
        for reason in Untagged
    ]
    rows += _of_practices(Scheme.DATA_TYPES, data_types())
    rows += _of_practices(Scheme.PURPOSES, purposes())
    rows += _of_practices(Scheme.RECIPIENTS, recipients())
    return pl.DataFrame(rows, schema=TERMS.schema)


def _of_practices(scheme: Scheme, told: tuple[Term, ...]) -> list[dict[str, str | None]]:
    return [
        {
            "scheme": scheme.value,
            "term": term.term,
            "label": term.label,
            "iri": term.iri,
            "definition": term.definition,
            "broader_term": term.broader_term,
        }
        for term in told
    ]
