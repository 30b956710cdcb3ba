"""Countries, states and provinces by the names that policies write, as jurisdictions.toml lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_ARTICLES = re.compile(
    r"(?:the |la |le |les |l['’]|der |die |das |dem )?"
    r"(?:(?:state|commonwealth|province|country|kingdom|state courts) of (?:the )?)?",
    re.IGNORECASE,
)


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
def any_of(is_adjective: bool) -> str:
    """One pattern of all names, or of all adjectives, the longest first."""
    known = adjectives() if is_adjective else names()
    return "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))


def without_article(written: str) -> str:
    """``written`` without `the`, `State of` and the like before the name."""
    return written[_ARTICLES.match(written).end() :]  # type: ignore[union-attr]


@cache
def _entries() -> dict[str, dict[str, list[str]]]:
    text = (files("transforms") / "jurisdictions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
