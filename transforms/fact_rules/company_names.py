"""Names of companies and services, as companies.toml lists them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl

NO_THIRD_PARTY = "none"
"""The category of names that are read so that no shorter one is found in them."""


@cache
def company_names() -> pl.DataFrame:
    """One row per spelling: match, value (its entity's name), company, category, is_common.

    Besides `_spelling` and `_company`, the numbers of the spelling and of the company.
    """
    categories = tomllib.loads((files("transforms") / "companies.toml").read_text(encoding="utf-8"))
    rows = [
        (spelling, name, entry.get("company", name), category, spelling in _common(name, entry))
        for category, entries in categories.items()
        for name, entry in entries.items()
        for spelling in (name, *entry.get("names", ()), *entry.get("common_names", ()))
    ]
    names = ["match", "value", "company", "category", "is_common"]
    return (
        pl.DataFrame(rows, schema=names, orient="row")
        .with_row_index("_spelling")
        .with_columns(_company=pl.col("company").rank("dense"))
    )


def _common(name: str, entry: dict[str, Any]) -> tuple[str, ...]:
    """The spellings of an entity that are common words or stand for others too."""
    spellings: list[str] = entry.get("common_names", [])
    return (name, *spellings) if entry.get("is_common") else tuple(spellings)


@cache
def any_company() -> str:
    """One pattern for all spellings, the longest first, between ASCII word boundaries."""
    spellings = sorted(company_names()["match"], key=len, reverse=True)
    of_words = "|".join(re.escape(name) for name in spellings if name[-1] not in "+!")
    of_signs = "|".join(re.escape(name) for name in spellings if name[-1] in "+!")
    return rf"(?-u:\b)(?:{of_signs}|(?:{of_words})(?-u:\b))"
