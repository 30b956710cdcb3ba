"""The ages below which children are not served or not asked, and what the policy says of them.

An age counts only with words about young people beside it and a stance in its own clause; what a
law provides for children of an age, or what parents may ask for, is not a stance of the policy.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.surroundings import sentences_with
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_WORDS = {
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "twenty-one": 21,
    "zwölf": 12,
    "sechzehn": 16,
    "achtzehn": 18,
    "treize": 13,
    "quinze": 15,
    "seize": 16,
    "dix-huit": 18,
}
_NUMBER = "(?:{}|1[2-9]|2[01])".format("|".join(_WORDS))
_HINT = (
    r"[Cc]hild|CHILD|[Mm]inor|MINOR|years|YEARS|or older|[Uu]nder|UNDER|[Aa]ge |at least [12]"
    r"|mineur|\bans\b|Jahre"
)
_HAS_NUMBER = (
    r"(?-u:\b)(?:1[2-9]|2[01])(?:[^0-9]|$)",
    r"teen|TEEN|welve|wenty-one|zwölf|sechzehn|achtzehn|treize|quinze|seize|dix-huit",
)
_IN_SENTENCE = (
    rf"(?:(?:under|below|than|over|above|least|mindestens|unter|über|moins de|plus de|au moins"
    rf"|aged?"
    rf"|ages|ages? of|minors?|attained|children|users)\s(?:the\s)?(?:minimum\s)?(?:legal\s)?"
    rf"(?:ages?(?:\sof)?\s|aged\s)?\(?{_NUMBER}"
    rf"|{_NUMBER}\)?(?: ?\(\d\d\))?[\s-](?:years?|or|and|ou|ans|jahre))"
)
_LIMIT = r"under|below|younger than|less than|over|above|older than|at least|than|unter|[üu]ber"
_AGE = re.compile(
    rf"\b(?P<limit>{_LIMIT}|mindestens|moins de|plus de|au moins|aged?|ages?(?: of)?|minors?"
    rf"|attained|"
    rf"children|users)\s(?:the\s)?(?:minimum\s)?(?:legal\s)?(?:ages?(?:\sof)?\s|aged\s)?"
    rf"\(?(?P<number>{_NUMBER})\b(?:\s?\(\d\d\))?\)?(?P<unit>[\s-]?(?:years?(?:\sold|\sof\sage)?|"
    rf"ans|jahren?(?:\salt)?)\b)?(?P<older>\s(?:or|and|ou)\s(?:older|over|above|plus))?"
    rf"|\b(?P<number2>{_NUMBER})\b(?:\s?\(\d\d\))?\)?(?P<unit2>[\s-](?:years?(?:\sold|\sof\sage)?|"
    rf"ans|jahre)\b)?(?P<older2>\s(?:or|and|ou)\s(?:older|over|above|plus|younger|under)\b)?",
)
_OTHER_UNIT = re.compile(r"[\s-]?(?:\(\d\d\)\s)?(?:month|day|week|hour|mois|jours|%|[/.,]\d)")
_BETWEEN = re.compile(r"\bbetween\s[^.;,]{0,25}$")
_UPPER_END = re.compile(r"(?:\s(?:and|to|through)\s|\s?[-–]\s?)(?:the age of )?[12][0-9]\b")
_NOT = (
    r"\bdo(?:es)? not|\b(?:not|never|nowhere|nor|neither|no|cannot|none|nicht|ne|n['’]"
    r"|keine?)\b|n['’]t\b"
)


class _Stance(NamedTuple):
    """Words between the clause's begin and the age that make a stance."""

    name: str
    words: re.Pattern[str]


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


_STANCES = (
    _Stance(
        "not_knowingly_collected",
        _compiled(
            r"\b(?:collect\w*|solicit\w*|process\w*|obtain\w*|gather\w*|request\w*|accept|store"
            r"|receive|acquire|ask|seek|maintain|recueill\w+|trait\w+|verarbeite\w*|erheb\w+"
            r"|sammeln)\b"
        ),
    ),
    _Stance("not_sold", _compiled(r"\b(?:sells?|sold|sales?|share|sharing)\b")),
    _Stance(
        "not_directed_to",
        _compiled(
            r"\b(?:direct(?:ed)?|intended|design(?:ed)?|target(?:ed|s)?|aim(?:ed)?|meant|addressed"
            r"|address|market(?:ed)?|offer(?:ed)?|available|suitable|developed|appeal(?:ing)?"
            r"|attract"
            r"|geared|tailored|destin[ée]e?s?|s['’]adress\w+|adress\w+|gerichtet|bestimmt"
            r"|richte[nt])\b"
        ),
    ),
)
_NEGATION = _compiled(_NOT)
_GOES_ON = re.compile(r"[,;]?\s(?P<or>n?or)\b")
_LEARNT = _compiled(
    r"\b(?:if|when|should|once|where|upon|in the event)\b.{0,60}\b(?:learn\w*|(?:become|becomes"
    r"|are|is|made"
    r"|being) (?:made )?aware|discover\w*|determine\w*|find|notified|informed|know|inadvertently"
    r"|unknowingly|suspect)\b"
)
_READER_LEARNS = _compiled(r"\bif (?:you|a parent|any(?:one| parent))\b(?! are| is|['’]re)")
_REMOVED = _compiled(
    r"\b(?:delet\w+|remov\w+|destroy|eras\w+|purge|terminate|dispose|deactivate|close)\b"
)
_PARENTS = _compiled(
    r"\b(?:without|unless|only with|must (?:first )?(?:obtain|have|get|ask)|please (?:get|ask"
    r"|obtain)|get|require\w*|need\w*"
    r"|sans|sauf|ohne|nur mit)\b"
    r".{0,120}\b(?:parent\w*|guardian\w*|[eé]ltern|tuteur\w*|erziehungsberechtigte\w*)\b"
)
_FARTHEST = 220
"""Characters from a negation to the age that it is of."""
_IF_YOU = _compiled(r"\b(?:if|when|where|unless|once)\b[^,]{0,30}$")
_MUST_BEFORE = _compiled(
    r"\b(?:must|only|you (?:are|represent|confirm|warrant|affirm)|be|have to|intended for"
    r"|directed to"
    r"|restricted to|limited to|reserved for|available to|offered to"
    r"|(?:targeted|aimed) at|(?:allows?|permits?)\b[^.;]{0,40}\b(?:users|individuals|persons"
    r"|people)"
    r"|minimum age|nur|uniquement"
    r"|r[ée]serv[ée]e?s?|require[sd]?)\b"
)
_MAY_NOT = _compiled(
    r"(?:do not|don['’]t|may not|must not|should not|cannot|can ?not|not (?:allowed|permitted"
    r"|eligible|authorized|authorised|supposed)|prohibited|are not to|shall not|stop|interdit"
    r"|nicht)\b"
)
_NOBODY = _compiled(
    r"\b(?:no(?: |-)?(?:one|body|person)|(?:do not|does not|don['’]t) (?:allow|permit)"
    r"|n['’]autorisons pas)\b.{0,40}$"
)
_OVER = _compiled(r"over|above|older|at least|mindestens|plus|au moins")
_SALE_RIGHT = _compiled(r"right to|opt[- ](?:in|out)")
_OF_LAW = _compiled(
    r"\b(?:coppa|act|law|regulations?|ccpa)\b.{0,60}\b(?:requires?|defines?|mandates?)\b"
)


def child_ages(segments: pl.DataFrame) -> pl.DataFrame:
    """The child ages that ``segments`` state, a row per age with a stance of its own."""
    text = pl.col("text")
    numbered = segments.select("segment_id", "version_id", "char_start", "text").filter(
        pl.any_horizontal(text.str.contains(pattern) for pattern in _HAS_NUMBER)
    )
    sentences = sentences_with(rows_with(numbered, _HINT, f"(?i){_IN_SENTENCE}"), _IN_SENTENCE)
    rows: list[Row] = []
    columns = ("segment_id", "version_id", "char_start", "start", "sentence", "low")
    for segment_id, version_id, offset, start, sentence, low in sentences.select(columns).rows():
        for begin, end, age, stance, confidence in _ages(low):
            span = (offset + start + begin, offset + start + end, sentence[begin:end])
            rule = f"child_age_{stance}"
            extra = as_json({"stance": stance})
            kind = FactKind.CHILD_AGE.value
            rows.append(Row(segment_id, version_id, kind, age, extra, *span, confidence, rule))
    return as_frame(rows)


def _ages(sentence: str) -> list[tuple[int, int, str, str, float]]:
    """Begin, end, age, stance and confidence of each age that ``sentence`` states."""
    found = []
    before = 0
    for match in _AGE.finditer(sentence):
        if not _is_age(sentence, match):
            continue
        if stance := _stance(sentence, before, match):
            name, begin, end, confidence = stance
            number = match["number"] or match["number2"]
            age = str(_WORDS.get(number) or int(number))
            found.append((begin, end, age, name, confidence))
            before = match.end()
    return found


def _is_age(sentence: str, match: re.Match[str]) -> bool:
    """Whether the number is one of years of life, and not of months, a date or an article."""
    if _OTHER_UNIT.match(sentence, match.end()) or _is_lower_end(sentence, match):
        return False
    if match["number"]:
        return True
    return bool(match["older2"] or (match["unit2"] and re.search("old|age|ans|jahre", match[0])))


def _is_lower_end(sentence: str, match: re.Match[str]) -> bool:
    """Whether the number is where a span of ages begins, such as 13 of `between 13 and 17`."""
    if not _UPPER_END.match(sentence, match.end()):
        return False
    number = match.start("number") if match["number"] else match.start("number2")
    is_dashed = sentence[match.end() :].lstrip()[:1] in "-–"
    return is_dashed or _BETWEEN.search(sentence, max(0, number - 40), number) is not None


def _stance(sentence: str, before: int, match: re.Match[str]) -> tuple[str, int, int, float] | None:
    """Name, begin, end and confidence of the stance on the age at ``match``.

    Args:
        before: where the stance before it ends; its words count once.
    """
    lead, rest = sentence[before : match.start()], sentence[match.end() :][:200]
    is_over = bool(match["older"] or match["older2"] or _OVER.match(match["limit"] or ""))
    if _READER_LEARNS.search(lead) or _OF_LAW.search(lead):
        return None
    if learnt := _LEARNT.search(lead):
        if not _REMOVED.search(rest) and not _REMOVED.search(lead):
            return None
        return "deleted_if_collected", before + learnt.start(), match.end(), 0.9
    if not is_over:
        negations = list(_NEGATION.finditer(lead))
        goes_on = _GOES_ON.match(lead) if before else None
        denied = negations[-1].start() if negations else goes_on.start("or") if goes_on else None
        return _denied(lead, before, denied, match, rest) or _asked_of_reader(
            sentence, before, match, rest
        )
    if _SALE_RIGHT.search(sentence):
        return None
    if (must := _MUST_BEFORE.search(lead[-80:])) and not _IF_YOU.search(lead):
        begin = before + max(len(lead) - 80, 0) + must.start()
        return "must_be_at_least", begin, match.end(), 0.85
    return None


def _denied(
    lead: str, before: int, denied: int | None, match: re.Match[str], rest: str
) -> tuple[str, int, int, float] | None:
    """The stance of what is denied in ``lead``, from ``denied`` on, of the age at ``match``."""
    if denied is None or len(lead) - denied > _FARTHEST:
        return None
    for name, words in _STANCES:
        if words.search(lead, denied):
            parents = _PARENTS.search(rest) if name == "not_knowingly_collected" else None
            if parents:
                return "parental_consent", before + denied, match.end() + parents.end(), 0.9
            return name, before + denied, match.end(), 0.9
    return None


def _asked_of_reader(
    sentence: str, before: int, match: re.Match[str], rest: str
) -> tuple[str, int, int, float] | None:
    """The stance of sentences such as `If you are under 13, do not use it`."""
    lead = sentence[before : match.start()]
    if nobody := _NOBODY.search(lead):
        return "must_be_at_least", before + nobody.start(), match.end(), 0.85
    if parents := _PARENTS.search(rest):
        return "parental_consent", match.start(), match.end() + parents.end(), 0.85
    hit = _MAY_NOT.search(rest[:120])
    if hit and not re.search(r"\bwe\b|\b(?:are|is)\b[^,]*,", rest[: hit.start()]):
        return "must_be_at_least", match.start(), match.end() + hit.end(), 0.8
    hit = _MAY_NOT.search(lead)
    if hit and re.search(r"\b(?:use|access|register|if you are)\b", lead[hit.start() :]):
        return "must_be_at_least", before + hit.start(), match.end(), 0.8
    return None
