"""What names of companies that no list holds look like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from transforms.fact_rules.company_names import company_names
from transforms.fact_rules.destinations import any_country

_WORD = (
    r"(?:[A-Z][A-Za-zÀ-ÿ0-9’'+-]*(?:\.(?:com|io|ai|net|ly|me|co|org|tv|app)(?-u:\b))?"
    r"|[a-z]{1,8}[A-Z][A-Za-z0-9]+)"
)
LEGAL_FORM = (
    r"(?:,? (?:& Co|Inc|INC|Incorporated|LLC|L\.L\.C|LLP|Ltd|LTD|Limited|LIMITED|GmbH|Gmbh|AG"
    r"|S\.A\.S|SAS|S\.A|SA|SpA|S\.p\.A|SPA|B\.V|BV|N\.V|NV|Corp|CORP|Corporation|plc|PLC|Pty|AB|Oy|OY|Oyj|ApS|A/S|AS"
    r"|S\.r\.l|SRL|S\.L|SL|SE|KG|UAB|Pvt|Pte|PTE|LP)(?-u:\b)\.?){1,3}"
)
NAME = rf"{_WORD}(?: (?:(?:of|for|&) )?{_WORD}){{0,4}}"
"""Up to five words with capitals."""
COMPANY = rf"(?:{NAME})(?:{LEGAL_FORM})?"
COMPANIES = rf"{COMPANY}(?:(?:,? and |,? or |, |/){COMPANY}){{0,7}}"
"""One company, or an enumeration."""

_SHORT = 3
_ABBREVIATION = re.compile(r"[A-Z0-9&+-]{1,5}|[a-z]?[A-Z]{2,}s")


class Named(NamedTuple):
    """A name within a text, without its legal form."""

    name: str
    start: int
    has_form: bool


@cache
def _words(which: str) -> frozenset[str]:
    content = (files("transforms") / "no_names.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(content)[which])


@cache
def _one() -> re.Pattern[str]:
    python = rf"(?P<name>{NAME})(?P<form>{LEGAL_FORM})?".replace("(?-u:\\b)", r"\b")
    return re.compile(python)


@cache
def _form() -> re.Pattern[str]:
    """The legal form that a name with capitals ends in."""
    return re.compile(rf"{LEGAL_FORM}$".replace("(?-u:\\b)", r"\b"))


@cache
def _listed() -> frozenset[str]:
    return frozenset(company_names()["match"])


def _has_listed(name: str) -> bool:
    """Whether some words of a name, next to each other, are a listed one."""
    words = re.split(r"[^\w&]", name)
    ends = range(1, len(words) + 1)
    return any(" ".join(words[i:j]) in _listed() for j in ends for i in range(max(0, j - 5), j))


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_country()})".replace("(?-u:\\b)", r"\b"))


def names_in(text: str) -> Iterator[Named]:
    """Each name of ``text``, an enumeration of companies, that may be one that no list holds."""
    for match in _one().finditer(text):
        name = _form().sub("", match["name"])
        has_form = match["form"] is not None or name != match["name"]
        name = re.sub(r"(?:['’]s?|-)$", "", name)
        if is_name(name, has_form=has_form):
            yield Named(name, match.start(), has_form)


def is_name(name: str, *, has_form: bool) -> bool:
    """Whether words with capitals are a name rather than words of any policy."""
    if name in _listed() or _has_listed(name):
        return False
    words = [re.sub(r"['’]s$", "", word).lower() for word in name.split(" ")]
    if words[0] in _words("first") or (len(name) < _SHORT and not has_form):
        return False
    if has_form:
        return not all(word in _words("anywhere") for word in words)
    generic = _words("anywhere")
    own = words[:-1] if len(words) > 1 and words[-1] in _words("last") else words
    return not (
        any(part in generic for word in own for part in (word, *word.split("-")))
        or _ABBREVIATION.fullmatch(name)
        or name.isupper()
        or _place().fullmatch(name)
    )
