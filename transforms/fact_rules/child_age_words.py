"""The words by which policies say what they make of children of an age."""

from __future__ import annotations

import re
from typing import NamedTuple

WORDS = {
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
_NUMBER = "(?:{}|1[2-9]|2[01])".format("|".join(WORDS))
HINT = (
    r"[Cc]hild|CHILD|[Mm]inor|MINOR|years|YEARS|or older|[Uu]nder|UNDER|[Aa]ged? |at least [12]"
    r"|mineur|\bans\b|Jahre"
)
HAS_NUMBER = (
    r"(?-u:\b)(?:1[2-9]|2[01])(?:[^0-9]|$)",
    r"teen|TEEN|welve|wenty-one|zwölf|sechzehn|achtzehn|treize|quinze|seize|dix-huit",
)
IN_SENTENCE = (
    rf"(?:(?:under|below|than|over|above|least|mindestens|unter|über|moins de|plus de|au moins"
    rf"|aged?"
    rf"|ages|ages? of|minors?|attained|children|users)\s(?:the\s)?(?:minimum\s)?(?:legal\s)?"
    rf"(?:ages?(?:\sof)?\s|aged\s)?\(?{_NUMBER}"
    rf"|minimum age (?:(?:of|is|for|to|requirement|limit|[a-z]+) ){{0,4}}{_NUMBER}"
    rf"|{_NUMBER}\)?(?: ?\(\d\d\))?[\s-](?:years?|or|and|ou|ans|jahre))"
)
_LIMIT = (
    r"under|below|younger than|less than|more than|over|above|older than|at least|than|unter"
    r"|[üu]ber"
)
AGE = re.compile(
    rf"\b(?P<limit>{_LIMIT}|mindestens|moins de|plus de|au moins|aged?|ages?(?: of)?|minors?"
    rf"|attained|"
    rf"children|users)\s(?:the\s)?(?:minimum\s)?(?:legal\s)?(?:ages?(?:\sof)?\s|aged\s)?"
    rf"\(?(?P<number>{_NUMBER})\b(?:\s?\(\d\d\))?\)?(?P<unit>[\s-]?(?:years?(?:[\s-]old|\sof\sage)?|"
    rf"ans|jahren?(?:\salt)?)\b)?(?P<older>\s(?:or|and|ou)\s(?:older|over|above|plus))?"
    rf"|\bminimum age (?:(?:of|is|for|to|requirement|limit|[a-z]+) ){{0,4}}(?P<least>{_NUMBER})\b"
    r"(?: years?(?: (?:old|of age))?)?"
    rf"|\b(?P<number2>{_NUMBER})\b(?:\s?\(\d\d\))?\)?(?P<unit2>[\s-](?:years?(?:[\s-]old|\sof\sage)?|"
    rf"ans|jahre)\b)?(?P<older2>\s(?:or|and|ou)\s(?:older|over|above|plus|younger|under)\b)?",
)
OTHER_UNIT = re.compile(r"[\s-]?(?:\(\d\d\)\s)?(?:month|day|week|hour|mois|jours|%)")
DECIMAL = re.compile(r"[\s-]?[/.,]\d")
BETWEEN = re.compile(r"\bbetween\s[^.;,]{0,25}$")
UPPER_END = re.compile(r"(?:\s(?:and|to|through)\s|\s?[-–]\s?)(?:the age of )?[12][0-9]\b")
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


STANCES = (
    _Stance(
        "not_knowingly_collected",
        _compiled(
            r"\b(?:collect\w*(?! age\b)|solicit\w*|process\w*|obtain\w*|gather\w*|request\w*"
            r"|accept|store"
            r"|receive|acquire|ask|seek|maintain|recueill\w+|trait\w+|verarbeite\w*|erheb\w+"
            r"|sammeln)\b"
        ),
    ),
    _Stance("not_sold", _compiled(r"\b(?:sells?|selling|sold|sales?|share|sharing)\b")),
    _Stance(
        "not_directed_to",
        _compiled(
            r"\b(?:direct(?:ed)?|intend(?:ed)?|design(?:ed)?|target(?:ed|s)?|aim(?:ed)?|meant"
            r"|addressed"
            r"|address|market(?:ed|ing)?|offer(?:ed)?|available|suitable|developed|appeal(?:ing)?"
            r"|attract|for use by"
            r"|geared|tailored|destin[ée]e?s?|s['’]adress\w+|adress\w+|gerichtet|bestimmt"
            r"|richte[nt])\b"
        ),
    ),
)
NEGATION = _compiled(_NOT)
NOT_YET = _compiled(r"\bnot (?:yet )?$")
"""Before an age that is not attained, which is no denial of anything else."""
ELSEWHERE = re.compile(
    rf"(?:\syears?(?:\sold|\sof\sage)?)?(?:\sto\s[^.;,]{{1,50}})?"
    rf"[\s,]*\(?(?:or|and)\s(?:at least\s|the age of\s)?(?P<number>{_NUMBER})\b"
    rf"(?:\syears?(?:\sold|\sof\sage)?)?(?:\sor\solder)?,?\s"
    rf"(?:(?:if|where|when)\syou\s(?:live|are|reside)\b|in\s|for\s(?:users|residents|people"
    rf"|those)\b)"
    rf"[^.;,)]{{0,80}}"
)
"""After the least age of readers: that of readers elsewhere."""
GOES_ON = re.compile(r"[,;]?\s(?P<or>n?or)\b")
LEARNT = _compiled(
    r"\b(?:if|when|should|once|where|upon|in the event|in (?:the )?case)\b.{0,60}\b(?:learn\w*"
    r"|(?:become|becomes"
    r"|are|is|made"
    r"|being) (?:made )?aware|discover\w*|determine\w*|find|notified|informed|know"
    r"|actual knowledge|inadvertently"
    r"|unknowingly|suspect)\b"
)
READER_LEARNS = _compiled(
    r"\b(?:if|when|should|where) (?:you|an? (?:parent|consumer|user|customer|guardian)|any(?:one| "
    r"parent))"
    r"\b(?! are under| is under|['’]re)"
    r"[^.;]{0,90}\b(?:believ|know|learn|aware|discover|suspect|think|thought|reason|find|found"
    r"|concern"
    r"|notice|inform|tell|report|contact|suggest|see)"
)
"""Before an age that readers may learn of, and tell the company."""
PROVIDED = _compiled(
    r"[^.;]{0,60}\b(?:provid|submit|collect|receiv|sen[dt]|disclos|g[ai]v|obtain|shar|upload|regist"
    r"|using|access|account)"
)
"""After such an age: what the child has done."""
AGREED_BY_PARENTS = _compiled(
    r"\b(?:authori[sz]ation|consent|permission|opts?[- ]in)\b[^.;]{0,160}\b(?:parents?"
    r"|guardians?)\b"
    r"[^.;]{0,30}\b(?:of|for|if|when|where) (?:(?:an?|the|that|any|such) )?(?:consumers?"
    r"|child(?:ren)?"
    r"|minors?|users?|persons?|individuals?|those)?(?: (?:who|that))?(?: (?:is|are))?\s?$"
    r"|\b(?:requires?|obtain|receive|have|need|get|seek) [^.;]{0,30}\b(?:parent\w*['’]?s?"
    r"|guardian['’]?s?)"
    r" (?:consent|permission|authori[sz]ation|approval)\b[^.;]{0,90}\b(?:if|when|where|for|from"
    r"|of)\b"
    r"[^.;]{0,40}$"
)
"""Before an age below which parents have to agree."""
OR_AGE = re.compile(rf"\)?\s?\((?:or|and) (?P<number>{_NUMBER})\b")
REMOVED = _compiled(
    r"\b(?:delet\w+|remov\w+|destroy|eras\w+|purge|terminate|dispose|deactivate|close)\b"
)
PARENTS = _compiled(
    r"\b(?:without|unless|only with|with (?:the |their |your )?(?:(?:prior|verifiable|verified"
    r"|written|express|parental) )*(?:consent|permission|approval)|must seek"
    r"|may only|supervision|ask(?= (?:an?|your|the|their) parent)"
    r"|(?:must|should) (?:first )?(?:obtain|have|get|ask|seek)|please (?:get|ask"
    r"|obtain)|make sure (?:that )?you (?:have|get|obtain)|get|obtain the|require\w*|need\w*"
    r"|sans|sauf|ohne|nur mit)\b"
    r".{0,120}\b(?:parent\w*|guardian\w*|[eé]ltern|tuteur\w*|erziehungsberechtigte\w*)\b"
)
PARENTS_NAMES = ("parent", "guardian", "ltern", "tuteur", "erziehungs")
"""Without one of which no pattern of parents matches."""
WITH_PARENTS = _compiled(
    r"\b(?:with|after) (?:\w+ ){0,3}parent\w*[’']?s?(?: (?:or|and) (?:legal )?guardian\w*[’']?s?)? "
    r"(?:consent|permission|approval)\b"
)
FARTHEST = 220
"""Characters from a negation to the age that it is of."""
IF_YOU = _compiled(r"\b(?:if|when|where|unless|once)\b[^,]{0,30}$")
MUST_BEFORE = _compiled(
    r"\b(?:must|only|you (?:are|represent|confirm|warrant|affirm)|be|have to|intended for"
    r"|directed to"
    r"|restricted to|limited to|reserved for|available to|offered to"
    r"|represents? that|(?:targeted|aimed|directed) (?:at|towards?)|(?:allows?"
    r"|permits?)\b[^.;]{0,40}\b(?:users|individuals|persons"
    r"|people)"
    r"|minimum age|nur|uniquement"
    r"|r[ée]serv[ée]e?s?|require[sd]?|(?:is|are) for|confirmation that)\b"
)
MAY_NOT = _compiled(
    r"(?:do not|don['’]t|may not|must not|should not|cannot|can ?not|not (?:allowed|permitted"
    r"|eligible|authorized|authorised|supposed)|restricted from|barred from|ineligible"
    r"|prohibited|are not to|shall not|stop|(?:please|must) leave|leave (?:now|this)|interdit"
    r"|nicht)\b"
)
USING = _compiled(r"\b(?:use|access|register|if you are)\b|(?:prohibited|forbidden) (?:to|for)\b")
NOT_COLLECTED = _compiled(
    r"[^.;,]{0,30}\b(?:is|are|will) (?:not|never) (?:be )?(?:\w+ly )?(?:be )?(?:collected|solicited"
    r"|requested|processed|stored|accepted)\b"
)
PARENTS_AGREE = _compiled(
    r"\bwith (?:the |a )?(?:(?:prior|verifiable|verified|written|express) ){0,3}"
    r"(?:parent\w*|guardian\w*)[’']?s?(?: or guardian\w*)?[’']? (?:consent|permission|approval)\b"
)
MAY = _compiled(r"^[^.;,]{0,30}\b(?:may|might|can)\b(?! not)")
NOT_MEANT = _compiled(
    r"[^.;,]{0,30}\b(?:is|are) not (?:the |our |an? )?(?:target|intended|directed|addressed)"
)
NOBODY = _compiled(
    r"\b(?:no(?: |-)?(?:one|body|person)|(?:do not|does not|don['’]t) (?:knowingly )?(?:allow"
    r"|permit)"
    r"|n['’]autorisons pas|no (?:users|children|minors|persons)"
    r"|not for (?:children|minors|persons|users|those|individuals))\b.{0,40}$"
)
UNLESS = ("unless you are ", "if you are not ")
"""Between what readers may not do and the age that they must have."""
DONE_BY_US = _compiled(
    r"\bwe\b(?! (?:\w+ )?(?:request|ask|require|prefer|advise|urge))|\b(?:are|is)\b[^,]*,"
)
"""Between an age and what may not be done, where readers are not who may not do it."""
OVER = _compiled(r"over|above|older|more|at least|mindestens|plus|au moins")
SALE_RIGHT = ("right to", "opt-in", "opt in", "opt-out", "opt out")
UNDER_LAW = _compiled(r"\W*under (?:\w+ ){1,3}(?:laws?|acts?|ccpa|coppa)\b")
"""How a sentence begins that tells what a law provides."""
OF_LAW = _compiled(
    r"\b(?:coppa|act|law|regulations?|ccpa)\b.{0,60}\b(?:requires?|defines?|mandates?)\b"
)
