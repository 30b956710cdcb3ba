"""What names of companies that no list holds look like."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from transforms.fact_rules.company_names import company_names
from transforms.fact_rules.destinations import any_country

_WORD = (
    r"(?:(?:[A-Z]\.){2,3}|[0-9]{0,3}[A-Z][A-Za-zÀ-ÿ0-9’'+-]*(?:\.[A-Za-z]{2,3}(?-u:\b))?"
    r"|[a-z]{1,8}[A-Z][A-Za-z0-9]+)"
)
_FORMS = (
    r"(?:Inc|INC|Incorporated|LLC|L\.L\.C|LLP|Ltd|LTD|Limited|LIMITED|GmbH|GMBH|Gmbh|AG|S\.A\.S|SAS"
    r"|S\.[Aa]\.[Rr]\.[Ll]|S\.A|SA|S\.p\.A|S[Pp]A|B\.V|BV|N\.V|NV|Corp|CORP|Corporation|plc|PLC"
    r"|\(?(?:Pty|Pvt|Pte|PTE|Private)\.?\)? L(?:td|TD|imited)|Pty|AB|OY|Oyj|Oy|ApS|A/S|AS|S\.r\.l"
    r"|SRL|S\.L|SL|KG|UAB|LP|Sp\. z o\.o)(?-u:\b)\.?"
)
FORM_HINT: Final = (
    r" (?:Inc|INC|LLC|LLP|LP(?-u:\b)|L\.L|L[tT][dD]|Limited|LIMITED|G[mM][bB]H|Corp|CORP|plc|PLC"
    r"|P(?:ty|vt|te|TE)|\(?P(?:ty|te|rivate)|A(?:[GBS](?-u:\b)|/S|pS)|S(?:AS|A|RL|L)(?-u:\b)"
    r"|S\.|S[pP]A|[BN]\.?V|O[yY]|KG|UAB|Sp\.)"
)
"""Matches in every text with a legal form, and is faster."""
LEGAL_FORM: Final = rf"(?:(?:,? (?:& )?Co\.?)?,? {_FORMS}){{1,3}}"
NAME: Final = rf"(?-u:\b){_WORD}(?: (?:(?:of|for|&) )?{_WORD}){{0,4}}"
"""Up to five words with capitals."""
COMPANY: Final = rf"(?:{NAME})(?:{LEGAL_FORM})?"

_SHORT = 3
_ABBREVIATION = re.compile(r"[A-Z0-9&+-]{1,5}|[a-z]?[A-Z]{2,}s")


@cache
def _words(which: str) -> frozenset[str]:
    content = (files("transforms") / "no_names.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(content)[which])


@cache
def _listed() -> frozenset[str]:
    return frozenset(company_names()["match"])


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_country()})".replace("(?-u:\\b)", r"\b"))


def is_name(name: str, *, has_form: bool) -> bool:
    """Whether words with capitals are a name rather than words of any policy."""
    words = [re.sub(r"['’]s$", "", word).lower() for word in name.split(" ")]
    generic = _words("anywhere")
    if len(name) < _SHORT or name in _listed() or words[0] in _words("first"):
        return False
    if has_form:
        return not all(word in generic for word in words)
    own = words[:-1] if len(words) > 1 and words[-1] in _words("last") else words
    return not (
        any(part in generic for word in own for part in (word, *word.split("-")))
        or _ABBREVIATION.fullmatch(name)
        or name.isupper()
        or _place().fullmatch(name)
    )
