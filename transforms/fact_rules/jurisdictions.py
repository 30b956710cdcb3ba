"""Countries, states and provinces by the names that policies write, as jurisdictions.toml lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def names() -> dict[str, str]:
    """Code of each name, in lower case."""
    return {
        name.lower(): code for code, entry in _entries().items() for name in entry.get("names", [])
    }


@cache
def adjectives() -> dict[str, str]:
    """Code of each adjective, in lower case."""
    return {
        name.lower(): code
        for code, entry in _entries().items()
        for name in entry.get("adjectives", [])
    }


@cache
def any_of(is_adjective: bool, only_countries: bool = False) -> str:
    """One pattern of all names, or of all adjectives, the longest first."""
    known = adjectives() if is_adjective else names()
    wanted = [name for name, code in known.items() if not only_countries or "-" not in code[:3]]
    return "|".join(re.escape(name) for name in sorted(wanted, key=len, reverse=True))


@cache
def _entries() -> dict[str, dict[str, list[str]]]:
    text = (files("transforms") / "jurisdictions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
