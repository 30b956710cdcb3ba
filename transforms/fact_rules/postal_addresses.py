"""Postal addresses, each from its street or box to its country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from transforms.fact_rules.contact_roles import role_in
from transforms.fact_rules.jurisdictions import any_of, names
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_HINT = (
    r"(?:[A-Z]{2}|[A-Z]\.|[A-Z][a-z]{2}[a-z]+)[.,]{0,2} {1,2}[0-9]{5}"
    r"|[A-Z][0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
    r"|[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]|(?:NSW|VIC|QLD|WA|SA|ACT|TAS),? [0-9]{4}"
    r"|[0-9]{4} ?[A-Z]{2},? [A-Z]"
    r"|[0-9]{5}, \p{Lu}|[0-9]{4} (?:[–-] )?\p{Lu}\p{L}|[A-Z]-[0-9]{4,5},? \p{Lu}|Dublin [0-9]"
    r"|[A-Z][0-9W]{2} ?[A-Z][A-Z0-9]{3}|[0-9]{3}-[0-9]{4}, Jap|, [0-9]{4,5}, \p{Lu}|地址"
)
_STATE = (
    r"A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|D\.C\.|N\.Y\.|Alabama|Arizona|California|Colorado|Connecticut"
    r"|Delaware|Florida|Georgia|Illinois|Indiana|Kansas|Kentucky|Maryland|Massachusetts|Michigan"
    r"|Minnesota|Missouri|Nevada|New (?:Hampshire|Jersey|Mexico|York)|North Carolina|Ohio|Oklahoma"
    r"|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin"
)
_UPPER = "A-ZÀÂÄÉÈÊËÎÏÔÖŒÙÛÜŠŽČŘ"
_NO_CITY = (
    r"(?!E-?[Mm]ail|Tel|Phone|Fax|Web|Deutschland|Germany|GERMANY|France|FRANCE|ALLEMAGNE|USA)"
)
_CITY = (
    rf"[{_UPPER}][\w'’-]{{1,30}}"
    rf"(?:[ -](?:am |an der |sur |la |le |lès |de )?{_NO_CITY}[{_UPPER}0-9][\w'’-]{{0,25}}){{0,2}}"
)
_BEFORE_CITY = r"(?:Spain|España|France|Italy|Italia|Germany|Portugal|Poland|Turkey)"
"""Countries where a comma may stand between a postal code and its city."""
_BIG_CITY = (
    r"San Francisco|New York|Los Angeles|Chicago|Boston|Seattle|Austin|Denver|Dallas|Houston"
    r"|Atlanta|Miami|San Diego|San Jose|Palo Alto|Mountain View|Brooklyn|Las Vegas|Philadelphia"
)
"""American cities that need no state."""
_CODES = {
    "US": rf"\b(?:{_STATE}|{_BIG_CITY}),?\s{{1,2}}[0-9]{{5}}(?:-[0-9]{{4}})?(?![0-9\w-])",
    "SG": r"\b(?:Singapore|S),? ?\(?[0-9]{6}\b\)?",
    "JP": r"\b[0-9]{3}-[0-9]{4}(?=,? Japan\b)",
    "GB": r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-BD-HJLNP-UW-Z]{2}\b",
    "CA": r"\b[ABCEGHJ-NPRSTVXY][0-9][A-Z][ -]?[0-9][A-Z][0-9]\b",
    "AU": r"\b(?:NSW|VIC|QLD|WA|SA|ACT|TAS|New South Wales|Victoria|Queensland),? [0-9]{4}\b",
    "IE": r"\b(?:Dublin [0-9]{1,2}\b(?:,? (?:D[0-9W]{2} ?[A-Z0-9]{4}))?"
    r"|[A-Z][0-9W]{2} ?[A-Z][A-Z0-9]{3}\b)",
    "NL": rf"\b[1-9][0-9]{{3}} ?[A-Z]{{2}},? {_CITY}",
    "": r"(?<![#\w])(?<!Suite )(?<!Ste )(?<!Ste\. )(?<!Box )(?<!Unit )(?<!Room )(?<!Floor )"
    rf"(?:[A-Z]{{1,2}}-[0-9]{{4,5}},? "
    rf"|(?:[A-Z]{{1,2}} )?[0-9]{{4,5}}(?: [–-])? |[0-9]{{5}}, (?={_CITY}, {_BEFORE_CITY})){_CITY}"
    r"|\b[0-9]{4,5}(?=,? (?:Switzerland|SWITZERLAND|Austria|Denmark|Norway|Belgium|Germany))"
    r"(?: [Cc][Ee][Dd][Ee][Xx](?: [0-9]{2})?)?",
}
_ANCHOR = re.compile(
    "(?=[A-Z0-9])(?:"
    + "|".join(f"(?P<code{n}>{pattern})" for n, pattern in enumerate(_CODES.values()))
    + ")"
)
_COUNTRY_OF = dict(zip((f"code{n}" for n in range(len(_CODES))), _CODES, strict=True))
_STREET_WORDS = (
    r"rue|avenue|av\.|bd|boulevard|place|quai|all[ée]e|route|chemin|cours|impasse|square|cit[ée]"
    r"|bis|ter|via|calle|passage|parc"
)
_START = re.compile(
    rf"(?<![\w.,/-])(?![0-9]{{3}}-[0-9]{{4}})(?:[0-9]{{1,5}}[A-Za-z]?(?:\s?[-–/&]\s?[0-9]{{1,5}}[A-Za-z]?)?"
    rf"(?:(?:st|nd|rd|th)\b)?,?\s(?=[{_UPPER}0-9#\"«]|(?i:{_STREET_WORDS})\b)"
    r"|(?i:P\.?\s?O\.?\s?B(?:ox|OX)|GPO Box|Post Office Box|Postfach|One(?= [A-Z])"
    r"|(?:Suite|Level|Unit|Floor|Apt\.?|Building|Block) [0-9])"
    rf"|[{_UPPER}][\w.'’ +-]{{0,40}}?(?:[Ss]tra(?:ss|ß)e|[Ss]tr\.?|[Ww]eg|[Pp]latz|[Aa]llee"
    rf"|[Gg]asse|[Rr]ing"
    r"|[Dd]amm|[Uu]fer|laan|straat|gracht|plein|vägen|gatan|vej|katu|ulica|Calle|Via) ?[0-9]{1,4}"
    r"|(?:Rue|Via|Calle|Avenida|Av\.|Ulica|ul\.|Passeig|Paseo|Carrer) [A-Z])"
)
_STOP = re.compile(
    r"[@:•*]|https?|[.!?] (?=[A-Z][a-z]+ [a-z])"
    r"|\.(?=\s[A-Z])(?<!St\.)(?<!Ave\.)(?<!Blvd\.)(?<!Rd\.)(?<!Inc\.)(?<!Ltd\.)(?<!Dr\.)"
    r"(?<![0-9]st\.)(?<![0-9]nd\.)(?<![0-9]rd\.)(?<![0-9]th\.)(?<!Str\.)(?<!str\.)(?<!No\.)"
    r"(?<!Ste\.)(?<!Co\.)(?<!Corp\.)(?<![A-Z]\.)|\n\n"
    r"|\b(?:at|to|is|us|address|located|via|by|through|in|mail|situ[ée]e?|sis|with|from|under"
    r"|are|and"
    r"|or|our|as|zu|bei|ist|chez|au|attention|write|addressed|Attn|Attention|ATTN)\b[:.,]?"
)
_HOUSE = re.compile(
    r"(?<![\w’'-])(?:(?!Limited|Ltd|Services|Company)[A-Z][\w’']* ){1,3}(?:House|Place|Building"
    r"|Tower|Court|Hall), $"
)
"""The name of a building before its street, where a number begins that."""
_NAME_END = re.compile(
    r"\b(?:Limited|Ltd|LTD|Inc|LLC|L\.L\.C|plc|PLC|GmbH|AG|AB|SAS|SA|S\.A|B\.V|BV|UK|SARL|Pte|Corp"
    r"|Corporation|KG|Company|Office|Officer|Team|Department|Commission(?:er)?|Dept"
    r"|Co)\b[.)]{0,2},?\s?"
)
_AFTER_WORD = re.compile(
    r"(?<!IP)(?<!IP )(?<![络邮件箱址])地址[：:为是\s]{1,4}(?P<place>[^\s；;，,。、）)]{6,60})"
)
_DIGITS = re.compile(
    r"[0-9](?:(?<=[a-z], .)[0-9]{3}, [A-Z]|[0-9]{2}-[0-9]{4},? Japan|(?<=[A-Z].)|(?<=[A-Z]-.)"
    r"|(?<=[A-Z] .)[A-Z]{2}|(?<=lin .)|[0-9]{4}"
    r"|(?:(?<=[A-Z] .)|(?<=[A-Z], .)|(?<=ria .)|(?<=land .)|(?<=les .))[0-9]{3}"
    rf"|[0-9]{{3}}(?: [–-])? ?[{_UPPER}])"
)
"""Digits as every postal code has them, and few years, amounts and paragraphs."""
_STATE_REACH = 24
"""Characters of a postal code before its first digit: a state or a city."""
_CODE_REACH = 60
_REACH = 140
_NEAR = 110
_AROUND = 120
_SPACES = re.compile(r"\s*[;|]\s*|\s*\n\s*")


def postal_addresses(segments: pl.DataFrame) -> pl.DataFrame:
    """The postal addresses of ``segments`` that have a street or a box and a postal code."""
    hinted = rows_with(segments, "[0-9]|地址", _HINT)
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    text = segment.text
    last = 0
    for anchor in _anchors(text):
        if anchor.end() <= last:
            continue
        begin = _begin(text, anchor, last, segment.kind == SegmentKind.TABLE_ROW.value)
        if begin is None:
            continue
        country = _COUNTRY_OF[anchor.lastgroup or ""]
        tail = _country().match(text, anchor.end())
        last = tail.end("place") if tail else anchor.end()
        if tail and "(" in text[anchor.end() : last] and text[last : last + 1] == ")":
            last += 1
        code = country or (names()[tail["place"].lower()] if tail else "")
        if not country and not _is_european(text[begin : anchor.start()], tail is not None):
            continue
        yield _stated(segment, begin, last, code, "address_postal_code", 0.9)
    for match in _AFTER_WORD.finditer(text) if "地址" in text else ():
        if re.search(r"[路街道区村园镇].*[号楼室层]|号.*[楼室]", match["place"]):
            span = match.span("place")
            yield _stated(segment, *span, "CN", "address_after_word", 0.85)


def _anchors(text: str) -> Iterator[re.Match[str]]:
    """The postal codes of ``text``, looked for only about digits."""
    last = 0
    for digits in _DIGITS.finditer(text):
        if digits.start() < last:
            continue
        low = max(last, digits.start() - _STATE_REACH)
        anchor = _ANCHOR.search(text, low, min(len(text), digits.end() + _CODE_REACH))
        if anchor:
            last = anchor.end()
            yield anchor


def _stated(
    segment: Candidate, begin: int, last: int, country: str, rule: str, confidence: float
) -> Stated:
    text = segment.text
    attributes: dict[str, object] = {"country": country} if country else {}
    before = text[max(0, begin - _AROUND) : begin]
    if role := role_in(before, "", segment.heading):
        attributes["role"] = role
    line = " ".join(_SPACES.sub(", ", text[begin:last]).split()).replace(" ,", ",")
    return Stated(FactKind.POSTAL_ADDRESS, line, attributes, begin, last, confidence, rule)


def _begin(text: str, anchor: re.Match[str], last: int, in_table: bool) -> int | None:
    """Where the address before ``anchor`` begins; None where there is no street or box."""
    low = max(last, anchor.start() - _REACH)
    window = text[low : anchor.start()]
    stops = list(_STOP.finditer(window))
    cut = stops[-1].end() if stops else 0
    if in_table:
        cut = max(cut, window.rfind("|") + 1)
    chunk = window[cut:]
    if start := _START.search(chunk):
        ends = [end.end() for end in _NAME_END.finditer(start.group())]
        begin = cut + start.start() + (ends[-1] if ends else 0)
    elif (
        _COUNTRY_OF[anchor.lastgroup or ""] in ("GB", "IE")
        and chunk.count(",") >= 2
        and re.match(r"[\s(]*(?:the )?[A-Z]", chunk)
    ):
        name_ends = [end.end() for end in _NAME_END.finditer(chunk)]
        begin = cut + (name_ends[-1] if name_ends else 0)
    else:
        return None
    if named := _HOUSE.search(window, cut, begin):
        begin = named.start()
    while begin < len(window) and window[begin] in " ,(\n-–":
        begin += 1
    return low + begin if len(window) - begin <= _NEAR else None


def _is_european(street: str, has_country: bool) -> bool:
    """Whether what stands before four or five digits and a name reads as a street there."""
    if re.search(
        rf"(?i:\b(?:{_STREET_WORDS})\b|stra(?:ss|ß)e|str\.|weg\b|platz|allee|gasse)", street
    ):
        return True
    is_named = re.search(r"[^\W\d_]{3}", street) and re.search(r"[0-9]", street)
    return has_country and is_named is not None and len(street) <= _NEAR


@cache
def _country() -> re.Pattern[str]:
    """A country's name after a postal code."""
    known = any_of(is_adjective=False, only_countries=True)
    return re.compile(
        rf"[,;.]?\s{{0,2}}(?:[-–] )?\(?(?:the )?(?P<place>{known})(?![\w-])", re.IGNORECASE
    )
