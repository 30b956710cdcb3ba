"""Postal codes in running text, with the state or the city that they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

HINT: Final = (
    r"(?:[A-Z]{2}|[A-Z]\.|D\.C|[A-Z][a-z]{2}[a-z]+)[.,]{0,2} {1,2}[0-9]{5}|, [A-Z][a-z] [0-9]{5}"
    r"|[A-Z][0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
    r"|[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]"
    r"|(?:NSW|VIC|Vic|QLD|Qld|WA|SA|ACT|TAS|Tas|rra|ney|ourne|bane|aide),? [0-9]{4}"
    r"|[0-9]{4} ?[A-Z]{2},? [A-Z]"
    r"|[0-9]{5}, \p{Lu}|[0-9]{4} (?:[–-] )?\p{Lu}\p{L}|[A-Z]-[0-9]{4,5},? \p{Lu}|Dublin [0-9]"
    r"|[A-Z][0-9W]{2} ?[A-Z][A-Z0-9]{3}|[0-9]{3}-[0-9]{4}, Jap|, [0-9]{4,5}, \p{Lu}"
    r"|[1-9][0-9]{2} [0-9]{2} \p{Lu}\p{L}"
    r"|[a-z] [0-9]{4},? (?:New Z|NZ|South Af|Austral)"
)
"""In the syntax of Rust's regex crate: what every code has."""
STATE: Final = (
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|D\.C\.?|N\.Y\.|Alabama|Alaska|Arizona|Arkansas"
    r"|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa"
    r"|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)"
    r"|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico"
    r"|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming"
)
_BIG_CITY = (
    r"San Francisco|New York|Los Angeles|Chicago|Boston|Seattle|Austin|Denver|Dallas|Houston"
    r"|Atlanta|Miami|San Diego|San Jose|Palo Alto|Mountain View|Brooklyn|Las Vegas|Philadelphia"
)
"""American cities that need no state."""
_OF_USA = r",? (?:USA|US|U\.S\.A\.|United States)"
UPPER: Final = "A-ZÀÂÄÉÈÊËÎÏÔÖŒÙÛÜŠŽČŘ"
_NO_CITY = (
    r"(?!E-?[Mm]ail|Tel|Phone|Fax|Web|Deutschland|Germany|GERMANY|France|FRANCE|ALLEMAGNE|USA)"
)
_CITY = (
    rf"[{UPPER}][\w'’-]{{1,30}}"
    rf"(?:[ -](?:am |an der |sur |la |le |lès |de )?{_NO_CITY}[{UPPER}0-9][\w'’-]{{0,25}}){{0,2}}"
)
_BEFORE_CITY = r"(?:Spain|España|France|Italy|Italia|Germany|Portugal|Poland|Turkey|Switzerland)"
"""Countries where a comma may stand between a postal code and its city."""
_CAPITAL_CITY = (
    r"Paris|Lyon|Marseille|Toulouse|Bordeaux|Lille|Nantes|Nice|Madrid|Barcelona|Valencia|Sevilla"
    r"|Milano?|Roma|Rome|Torino|Berlin|München|Munich|Hamburg|Frankfurt|Köln|Cologne|Stuttgart"
)
"""Cities before whose postal codes no country need stand."""
_AUSTRALIAN = "NSW|VIC|Vic|QLD|Qld|WA|SA|ACT|TAS|Tas|New South Wales|Victoria|Queensland"
_GLUED = r"(?:\b|(?<=[a-z]))"
"""Where a code begins; the line before it may have run into it."""
_PHONE = r"[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}"
_CODES = {
    "US": rf"\b(?:(?:{STATE})(?:\.|{_OF_USA})?|(?<=, )[A-Z][a-z]|{_BIG_CITY}),?\s{{1,2}}"
    rf"[0-9]{{5}}(?:-[0-9]{{4}})?(?:(?!-?[0-9])|(?={_PHONE}))",
    "SG": r"\b(?:Singapore|S),? ?\(?[0-9]{6}\b\)?",
    "JP": r"\b[0-9]{3}-[0-9]{4}(?=,? Japan\b)",
    "GB": rf"{_GLUED}[A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-BD-HJLNP-UW-Z]{{2}}(?:\b|(?=[A-Z][a-z]))",
    "CA": rf"{_GLUED}[ABCEGHJ-NPRSTVXY][0-9][A-Z][ -]?[0-9][A-Z][0-9](?:\b|(?=[A-Z])|(?={_PHONE}))",
    "AU": rf"\b(?:(?:{_AUSTRALIAN}),? [0-9]{{4}}|(?:Canberra|Sydney|Melbourne|Brisbane|Adelaide)"
    rf",? [0-9]{{4}}(?!,? (?:{_AUSTRALIAN})))(?:\b|(?=[A-Z]))",
    "IE": r"\b(?:Dublin [0-9]{1,2}\b(?:,? (?:D[0-9W]{2} ?[A-Z0-9]{4}))?"
    r"|[A-Z][0-9W]{2} ?[A-Z][A-Z0-9]{3}\b)",
    "NL": rf"\b[1-9][0-9]{{3}} ?[A-Z]{{2}},? {_CITY}",
    "": r"(?<![#\w])(?<!Suite )(?<!Ste )(?<!STE )(?<!Ste\. )(?<!Box )(?<!Unit )(?<!Room )"
    r"(?<!Floor )(?<!Code )"
    rf"(?:(?P<sign>[A-Z]{{1,2}})-[0-9]{{4,5}},? "
    rf"|(?:[A-Z]{{1,2}} )?[0-9]{{4,5}}(?: [–-])? |[0-9]{{4,5}}, (?={_CITY}, {_BEFORE_CITY})"
    rf"|[1-9][0-9]{{2}} [0-9]{{2}} (?={_CITY}, (?:Sweden|Sverige|Czech|Slovakia|Greece)\b)){_CITY}"
    rf"|\b(?:{_CAPITAL_CITY}),? [0-9]{{5}}(?![0-9-])"
    r"|\b[A-Z][a-z]{2,20} [0-9]{4}(?=,? (?:New Zealand|NZ|South Africa|Australia)\b)"
    r"|\b[0-9]{4,5}(?=,? (?:Switzerland|SWITZERLAND|Austria|Denmark|Norway|Belgium|Germany))"
    r"(?: [Cc][Ee][Dd][Ee][Xx](?: [0-9]{2})?)?",
}
_ANCHOR = re.compile(
    "(?=[A-Z0-9])(?:"
    + "|".join(f"(?P<code{n}>{pattern})" for n, pattern in enumerate(_CODES.values()))
    + ")"
)
_COUNTRY_OF = dict(zip((f"code{n}" for n in range(len(_CODES))), _CODES, strict=True))
_OF_SIGN = {
    **{"A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "I": "IT", "L": "LU", "S": "SE"},
    **{country: country for country in ("AT", "CH", "CZ", "DE", "DK", "IT", "NL", "PL", "SK")},
}
"""Countries by what stands before a code and a dash."""
_DIGITS = re.compile(
    r"[0-9](?:(?<=[a-z], .)[0-9]{3}, [A-Z]|[0-9]{2}-[0-9]{4},? Japan|(?<=[A-Z].)|(?<=[A-Z]-.)"
    r"|(?<=[A-Z] .)[A-Z]{2}|(?<=lin .)|[0-9]{4}"
    r"|(?:(?<=[A-Z] .)|(?<=[A-Z], .))[0-9]{3}"
    r"|(?<=[a-z] .)(?:(?:(?<=ria .)|(?<=land .)|(?<=les .)|(?<=ic .)|(?<=ld .)|(?<=as .)|(?<=rra .)"
    r"|(?<=ney .)|(?<=bane .)|(?<=aide .)|(?<=ourne .))[0-9]{3}|[0-9]{3}(?=,? [NSA]))"
    rf"|[0-9]{{3}}(?: [–-])? ?[{UPPER}]|[0-9]{{3}}, [{UPPER}][\w-]{{1,20}}, [A-Z]"
    rf"|[0-9]{{2}} [0-9]{{2}} [{UPPER}])"
)
"""Digits as every postal code has them, and few years, amounts and paragraphs."""
_STATE_REACH = 24
"""Characters of a postal code before its first digit: a state or a city."""
_REACH = 60


class PostalCode(NamedTuple):
    """A postal code with its state or city, at offsets of the text."""

    first: int
    last: int
    country: str
    """Its ISO 3166 code as its form tells, empty where that is one of several countries."""
    sign: str
    """The country that a letter before it tells, else empty: `D-10115`."""


def postal_codes(text: str) -> Iterator[PostalCode]:
    """The postal codes of ``text``, looked for only about digits."""
    last = 0
    for digits in _DIGITS.finditer(text):
        if digits.start() < last:
            continue
        low = max(last, digits.start() - _STATE_REACH)
        code = _ANCHOR.search(text, low, min(len(text), digits.end() + _REACH))
        if code:
            last = code.end()
            country = _COUNTRY_OF[code.lastgroup or ""]
            yield PostalCode(code.start(), last, country, _OF_SIGN.get(code["sign"] or "", ""))
