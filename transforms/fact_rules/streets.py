"""Where the street or the box begins that stands before a postal code."""

from __future__ import annotations

import re

from transforms.fact_rules.postal_codes import UPPER

_STREET_WORDS = (
    r"rue|avenue|av\.|bd|boulevard|place|quai|all[ée]e|route|chemin|cours|impasse|square|cit[ée]"
    r"|bis|ter|via|calle|passage|parc"
)
_START = re.compile(
    r"(?=[0-9PGBSLUFAORVC])(?:(?<![\w.,/+-])|(?<=[a-z])|(?<=[a-z]\.)|(?<=LLC)|(?<=INC\.))(?:"
    r"(?<!\s[0-9]{3} )(?<!\s[0-9]{4} )"
    r"(?![0-9]{3}-[0-9]{4}|(?:19|20)[0-9]{2} ?[-–] ?20[0-9]{2}\b)"
    r"[0-9]{1,5}(?:-?[A-Za-z])?(?:\s?[-–/&]\s?[0-9]{1,5}[A-Za-z]?)?"
    rf"(?:(?:st|nd|rd|th)\b)?,?\s(?=[{UPPER}#\"«]|[0-9]{{1,3}}[snrt]|(?i:{_STREET_WORDS})\b)"
    r"|(?i:P\.?\s?O\.?\s?Box|GPO Box|Post Office Box|Postfach|Postbus|Box(?= [0-9]+,)"
    r"|(?:Suite|Level|Unit|Floor|Apt\.?|Building|Block) [0-9])|(?<!\w)(?:One(?= [A-Z])"
    r"|(?:Rue|Via|Calle|Avenida|Av\.|Passeig|Paseo|Carrer) [A-Z]))"
)
"""A number or a box; a line that ends without a space may have run into it."""
_STREET_NAME = re.compile(
    rf"(?<![\w.,/-])(?:[{UPPER}][\w.'’ +-]{{0,40}}?(?:[Ss]tra(?:ss|ß)e|[Ss]tr\.?|[Ww]eg|[Pp]latz"
    r"|[Aa]llee|[Gg]asse|[Rr]ing"
    r"|[Dd]amm|[Uu]fer|laan|straat|gracht|plein|vägen|gatan|vej|katu|ulica|Calle|Via) ?[0-9]{1,4}"
    r"|(?:Ulica|ul\.) [A-Z])"
)
"""Streets of the continent."""
_STREET_TAIL = re.compile(
    r"(?:(?i:stra(?:ss|ß)e|str\.?|weg|platz|allee|gasse|ring|damm|ufer|via|calle)|laan|straat|gracht"
    r"|plein|vägen|gatan|vej|katu|ulica) ?[0-9]|(?:Ulica|ul\.) [A-Z]"
)
"""What stands in all of them."""
_COMPOUND = re.compile(
    r" ((?:(?:Am|Im|Zum|Zur|Alter?|Neuer?|Kleine|Große|An der|Unter den) )?[^\W\d_]+[a-zäöüß]"
    r"(?:stra(?:ss|ß)e|weg|platz|allee|gasse|damm|ufer) ?[0-9]{1,4})$"
)
"""A German street in one word, which needs none of the words before it."""
_NUMBER_LAST = re.compile(
    rf"[{UPPER}][^,;:|()]{{2,48}},? [0-9]{{1,4}} ?[A-Za-z]?(?:[-/][0-9]{{1,4}}[a-z]?)?"
    r"(?: (?:[Bb]ox|b|bte|bus|boîte) ?[0-9]{1,4})?"
)
"""A street with its number after it, as most of Europe writes it."""
_NAME = re.compile(rf"[{UPPER}][^,;:|()0-9]{{2,40}} ")
_ENDS_STREET = re.compile(r"[0-9]{1,4}[a-z]?(?:, | (?:St|Street)\b)")
_FRENCH = re.compile(rf"[0-9]{{1,4}}[a-z]?,? (?i:{_STREET_WORDS})\b")
"""A street with its number before it."""
_EUROPEAN = re.compile(rf"(?i:\b(?:{_STREET_WORDS})\b|stra(?:ss|ß)e|str\.|weg\b|platz|allee|gasse)")
_EUROPEAN_STEMS = (
    *("stra", "str.", "weg", "platz", "gasse", "rue", "aven", "av.", "bd", "boul", "place", "quai"),
    *(
        "all",
        "route",
        "chemin",
        "cours",
        "impasse",
        "square",
        "cit",
        "bis",
        "ter",
        "via",
        "passage",
    ),
    "parc",
)
"""One of them stands in each of these."""
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Version|Section|Article|Chapter|Page|Act)\b"
)
_STOP = re.compile(
    r"[@:•*]|https?|[.!?] (?=[A-Z][a-z]+ [a-z])"
    r"|\.(?=\s[A-Z])(?<!St\.)(?<!Ave\.)(?<!Blvd\.)(?<!Rd\.)(?<!Inc\.)(?<!Ltd\.)(?<!Dr\.)"
    r"(?<![0-9]st\.)(?<![0-9]nd\.)(?<![0-9]rd\.)(?<![0-9]th\.)(?<!Str\.)(?<!str\.)(?<!No\.)"
    r"(?<!Ste\.)(?<!Co\.)(?<!Corp\.)(?<!Pkwy\.)(?<!Ln\.)(?<!Hwy\.)(?<!Road\.)(?<!Street\.)"
    r"(?<!Avenue\.)(?<!Drive\.)(?<!Lane\.)(?<!Place\.)(?<!Court\.)(?<!Mt\.)(?<!Ft\.)(?<![A-Z]\.)|\n\n"
    r"|\b(?:at|to|is|us|address|located|via|by|through|in|mail|situ[ée]e?|sis|with|from|under"
    r"|are|and"
    r"|or|our|as|zu|bei|ist|chez|au|attention|write|addressed|Attn|Attention|ATTN)\b[:.,]?"
)
_HOUSE = re.compile(
    r"(?<![\w’'-])(?:(?!Limited|Ltd|Services|Company)[A-Z][\w’']* ){1,3}(?:House|Place|Building"
    r"|Tower|Court|Hall), $"
)
"""The name of a building before its street, where a number begins that."""
_ROOM = re.compile(
    r"(?:\b(?:Unit|Suite|Flat|Apt\.?|Ste\.?|Room|PMB|Mailbox) ?#? ?|#)(?:[0-9A-Z-]{1,6}, )?$",
    re.IGNORECASE,
)
"""The number of a room before that of a street."""
_NAME_END = re.compile(
    r"\b(?:Limited|Ltd|LTD|Inc|LLC|L\.L\.C|plc|PLC|GmbH|AG|AB|SAS|SA|S\.A|B\.V|BV|UK|SARL|Pte|Corp"
    r"|Corporation|KG|SPRL|SRL|SarL|Company|Office|Officer|Team|Department|Commission(?:er)?|Dept"
    r"|Representative|Secretary|Manager|Administrator|Director|Coordinator|Co)\b[.)]{0,2},?\s?"
)
_PERSON = re.compile(r"[\s(]*(?:[A-Z]\. ){1,2}[A-Z][a-z]+ [A-Z][a-z]+, ")
_CAPITAL = re.compile(r"[\s(]*(?:the )?[A-Z]")
_CUT_STREET = re.compile(r"[\s(]*(?:Street|Road|Avenue|Lane|Drive)\b")
"""The rest of a street whose name stands in the line before."""
_PART_OF_UK = re.compile(r"\b(?:England|Scotland|Wales|Northern Ireland|Ireland)\b,?")
_HOUSE_ALONE = re.compile(
    r"(?:[A-Z][\w’'.-]* ){1,3}(?:House|Court|Tower|Building|Mill|Lodge|Farm|Barn|Centre)\b"
)
_REACH = 140
_HOUSE_REACH = 50
NEAR = 110
"""Characters of a street and its city before a postal code."""


def street_before(text: str, first: int, last: int, country: str, *, in_table: bool) -> int | None:
    """Where the address that goes on at ``first`` begins; None where there is no street or box.

    Args:
        text: a segment's text.
        first: where its postal code begins.
        last: where the address before it ends.
        country: that of the code, empty where its form does not tell.
        in_table: whether cells are parted by bars.
    """
    low = max(last, first - _REACH)
    window = text[low:first]
    stops = list(_STOP.finditer(window))
    cut = stops[-1].end() if stops else 0
    if in_table:
        cut = max(cut, window.rfind("|") + 1)
    begin = _street(window[cut:], country)
    if begin is None:
        return None
    begin += cut
    near = max(cut, begin - _HOUSE_REACH)
    if named := (_HOUSE.search(window, near, begin) or _ROOM.search(window, near, begin)):
        begin = named.start()
    while begin < len(window) and window[begin] in " ,(\n-–":
        begin += 1
    return low + begin if len(window) - begin <= NEAR else None


def _street(chunk: str, country: str) -> int | None:
    """Where in ``chunk`` a street, a box or the name of a house begins."""
    starts = [_START.search(chunk), _street_name(chunk) if country in ("", "NL") else None]
    if found := [start for start in starts if start]:
        start = min(found, key=re.Match.start)
        named = _name_before(chunk, start.start()) if not country else None
        if compound := _COMPOUND.search(start.group()):
            named = start.start() + compound.start(1)
        return start.start() + _name_end(start.group()) if named is None else named
    if country in ("GB", "IE"):
        return _house(chunk)
    if country:
        return None
    line = chunk.rstrip(" ,\n-–")
    first = _part(line)
    numbered = _NUMBER_LAST.fullmatch(line, first)
    return first if numbered and not _MONTH.search(numbered.group()) else None


def _street_name(chunk: str) -> re.Match[str] | None:
    return _STREET_NAME.search(chunk) if _STREET_TAIL.search(chunk) else None


def _name_before(chunk: str, number: int) -> int | None:
    """Where the name begins of a street that stands before its ``number``."""
    if not _ENDS_STREET.match(chunk, number) or _FRENCH.match(chunk, number):
        return None
    begin = _part(chunk[:number])
    named = _NAME.fullmatch(chunk, begin, number)
    return begin if named and not _MONTH.search(named.group()) else None


def _part(line: str) -> int:
    """Where in ``line`` begins what follows its last comma and the name of a company there."""
    begin = line.rfind(",") + 1
    if begin and line[begin:].strip().isdigit():
        begin = line.rfind(",", 0, begin - 1) + 1
    begin += _name_end(line[begin:])
    return begin + len(line[begin:]) - len(line[begin:].lstrip(" (\n-–"))


def _house(chunk: str) -> int | None:
    """Where the name of a house begins that needs no number."""
    begin = _name_end(chunk)
    if _PART_OF_UK.sub("", chunk[begin:]).count(",") >= 2 and _CAPITAL.match(chunk, begin):
        person = _PERSON.match(chunk)
        return None if _CUT_STREET.match(chunk) else max(begin, person.end() if person else 0)
    named = _HOUSE_ALONE.search(chunk, _name_end(chunk))
    return named.start() if named else None


def _name_end(line: str) -> int:
    """Where the name of the company ends that ``line`` begins with, 0 where there is none."""
    ends = [end.end() for end in _NAME_END.finditer(line)]
    return ends[-1] if ends else 0


def may_be_european(text: str, first: int) -> bool:
    """Whether a street of the continent may be named before ``first``, where a code begins."""
    window = text[max(0, first - _REACH) : first].lower()
    for stem in _EUROPEAN_STEMS:  # noqa: SIM110
        if stem in window:
            return True
    return False


def is_european(street: str, *, has_country: bool) -> bool:
    """Whether what stands before four or five digits and a name reads as a street there."""
    if _EUROPEAN.search(street):
        return True
    is_named = re.search(r"[^\W\d_]{3}", street) and re.search(r"[0-9]", street)
    return has_country and is_named is not None and len(street) <= NEAR
