"""Web addresses that are written without http and www: `acme.example`, `acme.example/rules`."""

from __future__ import annotations

import polars as pl

from transforms.fact_rules.domains import host_length
from transforms.fact_rules.found import Meaning, as_json, meant
from transforms.fact_rules.spans import spans
from transforms.fact_rules.url_ends import without_trailing_punctuation
from warehouse.fact_kinds import FactKind

_NAMES = (
    *("com", "org", "net", "info", "gov", "edu", "mil", "biz", "eu", "de", "io", "ai", "ca", "fr"),
    *("nl", "ch", "li", "app", "dev", "tv", "me", "ie", "se"),
)
"""Domains that a word which a lost blank joins to a sentence's end is seldom like."""
_SECOND_LEVELS = (".uk", ".au", ".nz", ".za", ".jp")
"""Countries in which names stand below `.co` or `.com`."""
_WORD_NAMES = (
    *("us", "it", "es", "be", "at", "no", "dk", "fi", "pl", "cz", "pt", "co", "is", "in", "xyz"),
    *("online", "shop", "store", "cloud", "tech", "world", "travel", "club", "social", "cbs"),
)
"""Domains that are words as well: they count where the words before say what stands there."""
_HINTS = [f".{name}" for name in (*_NAMES, *_WORD_NAMES)] + list(_SECOND_LEVELS)
_HOST = (
    r"(?:[A-Za-z0-9-]+\.)+(?:(?:co|org|ac|gov)\.uk|(?:com|org|net)\.au|co\.(?:nz|za|jp)"
    rf"|{'|'.join((*_NAMES, *_WORD_NAMES))})(?-u:\b)"
)
_BARE_HINT = rf"(?:^|[^@/.A-Za-z0-9_%=&-]){_HOST}"
"""One that stands in no other address."""
_BARE = (
    rf"{_HOST}"
    r"(?:/[^\s<>\"'`{}|\\^\[\]“”‘’«»…，。；：）】》]*)?"
)
_IS_WORD = rf"\.(?:{'|'.join(_WORD_NAMES)})$"
_BEFORE_WORD = (
    r"(?i)(?:(?-u:\b)(?:at|on|visit(?:ing)?|via|through|from|see|go to|websites?|sites?|page"
    r"|portal|url|domain|address|webpage)(?: (?:is|at|of|on|located at))?[ :]{1,2}[(“\"]?"
    r"|[a-z0-9]\.(?:com|org|net|co\.uk|ca|edu|gov)(?:,|,? and|,? or) |(?:website|site) [(“\"])$"
)
_BEFORE_EMAIL = (
    r"(?i)(?: (?:us|me|them)|support|e-?mail(?:s|ing)?|admin|sales|info|privacy|webmaster|help"
    r"|department|write) (?:at|to|from)[ :]{1,2}$"
    r"|(?-u:\b)e-?mail(?: us)?:? $|@ $|[\[({] ?(?:at|@|a) ?[\])}] ?$|[\"“”’‘]at[\"“”’‘] ?$"
)
"""Before what is the host of an e-mail address, or the whole of one that has lost its sign."""
_TO_SITE = r"(?i)(?:visit|find|see|follow|reach|join) us at[ :]{1,2}$"
_AFTER_BARE = (
    r"(?i)^(?:@|\.[a-z]| ?[\[({] ?!?(?:at|@) ?[\])}]|,? (?:Inc|Ltd|LLC|Corp|GmbH)(?-u:\b))"
)
"""Inside an e-mail address, and after a company that is called by its address."""
_CONTACT = r"(?i)contact:? $"
_AT_ADDRESS = r"^ (?:at|by|via|on|through) "
"""After a company that is written to, and not after the address to write to."""
_AFTER_CODE = r"^[0-9]{5}[a-z]"
"""A postal code that the address has run into."""
_IN_ADDRESS = r"[@/.\w%=&_-]$"


def bare_urls(segments: pl.DataFrame) -> pl.DataFrame:
    """The web addresses of ``segments`` without http and www, whose hosts are in lower case.

    In capitals, as in `Acme.com`, it is the name of a company, unless it has a path.
    """
    text = pl.col("text")
    hinted = segments.filter(text.str.contains_any(_HINTS))
    bare = spans(hinted.filter(text.str.contains(_BARE_HINT)), _BARE)
    before, after, match = pl.col("before"), pl.col("after"), pl.col("match")
    is_alone = before.str.len_bytes().eq(0) & after.str.len_bytes().eq(0)
    is_of_email = before.str.contains(_BEFORE_EMAIL) & ~before.str.contains(_TO_SITE)
    is_of_email |= before.str.contains(_CONTACT) & ~after.str.contains(_AT_ADDRESS)
    is_told = ~match.str.contains(_IS_WORD) | before.str.contains(_BEFORE_WORD)
    is_address = ~(is_alone | is_of_email | after.str.contains(_AFTER_BARE)) & is_told
    is_address &= ~match.str.contains(_AFTER_CODE)
    bare = bare.filter(~before.str.contains(_IN_ADDRESS))
    told = bare.filter(is_address.fill_null(value=False))
    others = bare.filter(~is_address.fill_null(value=False))
    return pl.concat([meant(told, FactKind.URL, _url), meant(others, FactKind.URL, _long_url)])


def _long_url(match: str) -> Meaning | None:
    """The same as ``_url`` for an address with more than a name."""
    host, _, path = without_trailing_punctuation(match).partition("/")
    is_long = path or host.count(".") - host.endswith(_SECOND_LEVELS) > 1
    return _url(match) if is_long else None


def _url(match: str) -> Meaning | None:
    url = without_trailing_punctuation(match)
    host, slash, path = url.partition("/")
    if host.lower().startswith("www."):
        return None
    length, confidence = host_length(host)
    is_name = host != host.lower() and not path
    if length != len(host) or confidence < 1 or is_name:
        return None
    attributes = as_json({"host": host.lower()})
    value = f"http://{host.lower()}{slash}{path}"
    return Meaning(value, attributes, 0, len(url), 0.9, "url_without_scheme")
