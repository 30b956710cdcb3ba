"""What is derived from the segments of a version, by rules and models that change on their own."""

from __future__ import annotations

import polars as pl

from transforms import changes as change_rules
from transforms import facts as fact_rules
from transforms import practices as practice_rules
from transforms.contradictions import contradictions
from transforms.facts import facts
from transforms.practices import practices
from transforms.sentences import sentences
from transforms.tag_model_file import tag_model_version
from transforms.tags import tags
from transforms.versions import with_dates

DERIVED_TABLES = ("tags", "facts", "practices", "contradictions")
"""The tables that `derivations` makes anew, beside what it changes in the versions table."""


def derivation_version() -> str:
    """What tells the present rules and models from all others.

    Versions that are derived anew are compared anew.
    """
    rules = (
        f"facts {fact_rules.RULE_VERSION}, practices {practice_rules.RULE_VERSION}, "
        f"changes {change_rules.RULE_VERSION}"
    )
    return f"{rules}, {tag_model_version()}"


def derivations(segments: pl.DataFrame, versions: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Table name → rows: the versions as the present rules and models see them, and what they find.

    Args:
        segments: all segments of these versions, with the columns of the segments table.
        versions: with the columns of the versions table.
    """
    found = facts(segments.lazy()).collect()
    sentence_rows = sentences(segments)
    stated = practices(segments, sentence_rows)
    return {
        "versions": with_derivation(with_dates(versions, found)),
        "tags": tags(segments, versions),
        "facts": found,
        "practices": stated,
        "contradictions": contradictions(stated, found, segments, sentence_rows),
    }


def with_derivation(versions: pl.DataFrame) -> pl.DataFrame:
    """``versions`` with the present derivation_version."""
    return versions.with_columns(derivation_version=pl.lit(derivation_version()))
