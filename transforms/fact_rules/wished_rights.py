"""Rights that show in what readers are told to do where they wish or ask for something.

`If you wish to correct or delete your information, write to us` grants both, and so do the ability
to change it, `how you can` and what follows `if you ask us to delete it`; no sentence speaks of a
right. Headings that name such requests grant them as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import polars as pl

from transforms.fact_rules.places_of_rights import places as jurisdictions
from transforms.fact_rules.rights_words import FROM_LISTS
from transforms.fact_rules.surroundings import Candidate, Mention, Stated, as_found, mentions
from transforms.patterns import rows_with, with_ascii_edges
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

RIGHT_WISHED = "right_wished"
"""The rule by which these rights are found."""
_NAMES = {
    "access": (
        r"access(?:ing)?(?: to)?|view(?:ing)?|review(?:ing)?|inspect|see|check|(?:request|a"
        r"|an electronic"
        r"|the)"
        r" cop(?:y|ies) of|(?:obtain|receiv|request|get|download)(?:e|ing)? (?:(?:an? |the )?"
        r"(?:[a-z]+ )?cop(?:y|ies) of|access to)|copies of"
    ),
    "rectification": (
        r"correct(?:ed|ing|ions?(?: (?:of|to))?)?|updat(?:ed?|ing)|amend(?:ed|ing|ments? (?:of"
        r"|to))?"
        r"|modify(?:ing)?|changes(?: to)?|chang(?:ed?|ing)|rectif(?:y|ied|ying)|rectification of"
        r"|edit(?:ing)?"
        r"|revis(?:e|ing)|updates to|alter(?:ing)?"
    ),
    "erasure": (
        r"delet(?:ed?|ing|ion(?: of)?)|remov(?:ed?|ing|al(?: of)?)|eras(?:ed?|ing|ure(?: of)?)"
        r"|request (?:the )?(?:deletion|erasure|removal) of"
    ),
    "restriction": r"restrict(?:ing|ion of)?(?: (?:our |the )?(?:use|processing) of)?",
    "objection": r"object(?:ing)? to(?: (?:our |the )?(?:use|processing|collection) of)?",
    "portability": r"export(?:ing)?|port(?:ing)?|portability of|transfer",
}
_NAME = "|".join(_NAMES.values())
_JOINT = (
    r"(?:,|/)? ?(?:and/or |and |or |& )?(?:to |otherwise |that we |requesting |request |have us )*"
)
_NAMED = rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME})){{0,5}}"
_OBJECT = (
    r"(?:,? (?:any|all|some|certain|such|the|this|that|of|to|in|about|your|their|own|personal"
    r"|personally|identifiable|identifying|profile|contact|account|registration|stored|existing|online|user[’']s"
    r"|consumer[’']s"
    r"|other|user|inaccurate|incorrect|incomplete|outdated|errors|inaccuracies|his|her|or|and|and/or"
    r"|e-?mail|mailing|postal|billing|shipping|financial|payment|demographic|submitted|private"
    r"|phone|numbers?|address(?:es)?)){0,9}"
    r" (?:information|data|details|records)\b"
)
_WISHES = (
    r"(?:(?:you|who|users?|customers?|individuals?|members?)(?:(?: would|['’]d) like| wish| want"
    r"| desire| need| would prefer)|(?:would like|wish(?:es)?|wants?))(?: us)? to:?"
)
_ASKED = (
    r"ask(?:s|ed|ing)?(?: that)? (?:us|we)(?: to)?|asks? to|request(?:s|ed|ing)? (?:that )?(?:we"
    r"|us)"
    r"(?: to)?|requests? (?:from you )?to|request to us to ask to|request(?:s|ed"
    r"|ing)?(?: for)?(?: the| an?)?"
)
_CAN = (
    r"(?:have|given|provided with|(?:gives?|giving|offers?) you|provides? you with) the"
    r" (?:ability|option|choice) to|your ability to|(?:allow|enabl|permit)(?:s|ing|e|es)?"
    r" (?:you|users|customers|members|individuals) to|lets? (?:you|users)"
)
_HOW = (
    r"how (?:you|i|we|users|visitors|individuals|members|customers) (?:can|may)|how (?:can|may|do)"
    r" (?:you|i|users|visitors|individuals|members|customers)|how to|ways (?:for you )?to"
    r"|options for|(?:contact|call|notify|e-?mail|write to) us(?: [a-z]+){0,3}? to"
    r"|(?:tools|steps|options|instructions|features)(?: for you| you can (?:take|use)"
    r"| may be used)?"
    r" to|(?:happy|glad|pleased) to"
    r"|(?:you|users?|members?|customers?) (?:can|may)(?: also)? make(?: any)?"
    r"|(?:endeavou?r|way|ways) to(?: provide a way to)?|up?on (?:your )?request,? (?:we"
    r"|[a-z]+) (?:will|can|shall)"
)
_CUE = (
    rf"(?:{_WISHES}|{_CAN}|{_ASKED}|{_HOW})(?: (?:also|further|either|easily|request))?"
    r"(?: (?:to|that we|the))?"
)
_PASSIVE = (
    r"(?:request|ask|want|wish|like|have)(?:s|ing|ed)?(?: to have)?(?: that| for)?(?: any| all)?"
    r" (?:your|their)(?: [a-z]+){0,2} (?:information|data|details)(?: that we (?:hold|have))?"
    r" (?:to )?(?:be )?(?:(?:deleted|removed|erased|corrected|updated|amended|changed|rectified)"
    r"(?:,| or| and|, or)? ?){1,3}"
)
"""What may be done to the reader's data, of which they are the subject."""
_BACK = rf"(?:{_NAME})(?:{_JOINT}(?:{_NAME})){{1,5}} (?:it|them)\b"
"""What may be done to data that were named before."""
_DONE_BY = (
    r",? (?:please|simply|just|contact|e-?mail|send|write|log|visit|go|you (?:may|can|should|must"
    r"|will|need))\b"
)
"""After what is to be done, where readers are told what they do for it."""
_WISH = with_ascii_edges(
    rf"\b(?:{_CUE}) (?:{_NAMED}{_OBJECT}|{_BACK})|[.!] to {_NAMED}{_OBJECT}{_DONE_BY}"
)
_DONE = with_ascii_edges(rf"\b{_PASSIVE}")
_DONE_HINTS = (
    r"deleted|removed|erased|corrected|updated|amended|changed|rectified",
    r"(?:nformation|[Dd]ata|etails) (?:that we (?:hold|have) )?(?:to )?(?:be )?(?:del|rem|era|cor"
    r"|upd"
    r"|ame|cha|rec)",
)
"""Match wherever something is to be done to data; the cheaper one first."""
_FIRST = with_ascii_edges(
    rf"^to (?:request )?(?:the |that we )?{_NAMED}{_OBJECT}"
    rf"|^[^a-z]{{0,8}}(?:your (?:ability|choices|options) to )?{_NAMED}{_OBJECT}[.:?]?$"
)
"""The like at the beginning of a segment: what it tells the way to, or all of a heading."""
_HINT = (
    r"(?:(?:wants?|wishe?s?|like|need|desire|prefer)(?: us)? to:?|(?:bility|ption|hoice|ou|sers"
    r"|embers"
    r"|uals"
    r"|omers|sk us|sk|uest|ow|ays|ools|teps|tures|ctions|appy|lad|leased|eavor|eavour|way) to:?"
    r"|pon (?:your )?request,? [a-zA-Z]+ (?:will|can|shall)|uest from you to|uest(?:s|ed|ing)?"
    r"(?: for| that)?(?: we| us| the| an?)?|sk(?:s|ed|ing)? (?:that )?we|ets (?:you|users)"
    r"|tact us(?: [a-z]+){0,3} to|ptions for"
    r"|[Hh]ow (?:can|may|do) (?:you|I|[a-zA-Z]+s)|ow (?:you|I|we|[a-zA-Z]+s) (?:can"
    r"|may))(?: also| further| either"
    r"| easily| request)? (?:[Aa]cc|[Vv]ie|[Rr]ev|ins|obt|get|rec|dow|cop|[Cc]or|[Uu]pd|[Aa]me"
    r"|[Mm]od|[Cc]ha|[Rr]ect|[Ee]di|[Dd]el|[Rr]em|[Ee]ra|res|lim|obj|exp|por|see|che|alt)"
    r"|ptions may be used to|make (?:any )?(?:changes|corrections|updates) to"
    r"|[.!] To (?:acc|vie|rev|req|cor|upd|ame|mod"
    r"|cha|rect|edi|del|rem|era)"
)
"""Matches wherever readers are told of such a wish; quick to search all text with."""
_OF_DATA = r"nformation|NFORMATION|[Dd]ata|DATA|etails|ecords"
_EACH = re.compile(
    r"\b(?:" + "|".join(f"(?P<{right}>{name})" for right, name in _NAMES.items()) + r")(?!\w)"
)
_OF_READER = re.compile(
    r"\byour\b|about (?:you|them)\b|\btheir\b|personal|\byou (?:have )?(?:previously )?provided"
    r"|\byourself|inaccuracies|\berrors\b|\b(?:his|her)\b|(?:previously|have) (?:provided"
    r"|submitted)"
)
_YOUR = re.compile(r"\b(?:your|my|i|you|personal|personally)\b")
_BEFORE_IT = re.compile(r"\b(?:data|information|details)\b")
_MEANS = re.compile(
    r"\b(?:contact|e-?mail|writ(?:e|ing)|please|visit|call|log(?:ging)? ?in|sign(?:ing)? in|fill"
    r"|submit|settings|send|account|profile|click|you (?:may|can)|ability|request|ask|how|allows?"
    r"|lets?|enables?|ways|provides?|options)\b"
)
_NOT_GRANTED = re.compile(
    r"cannot|can ?not|unable|not (?:be )?able|(?:contact (?:the|our|your|that|this)"
    r"|behalf of (?:our|the|your|its)?)(?: \w+)? (?:customer|client|users?\b|employer|school"
    r"|organi[sz]ation|administrator|data controller)|third[- ]part|processor"
    r"|do(?:es)? not have|without the|may not|(?:communicate with|contact) (?:them|those|these)\b"
    r"|reserve the right"
)
_OF_OTHERS = re.compile(
    r"\b(?:we|they|it|parties|partners?|providers?|compan(?:y|ies)|employees?|agents?|may|might|will|not)"
    r" (?:also |only )?$"
)
"""Before a wish that is not the reader's."""


def wished_rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant who wishes for them, each once a segment."""
    text = pl.col("text")
    hinted = segments.filter(text.str.contains(_HINT))
    is_heading = pl.col("kind") == SegmentKind.HEADING.value
    begins = segments.filter(is_heading | text.str.starts_with("To "))
    begins = begins.filter(text.str.contains(_OF_DATA))
    once: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    done = mentions(rows_with(segments, *_DONE_HINTS), _DONE)
    for mention in chain(mentions(hinted, _WISH), done, mentions(begins, _FIRST)):
        for fact in _rights(mention):
            once.setdefault((mention.segment.segment_id, fact.value), (mention.segment, fact))
    return as_found(once.values())


def _rights(mention: Mention) -> Iterator[Stated]:
    around = f"{mention.before} {mention.after}"
    is_told = mention.segment.kind == SegmentKind.HEADING.value
    is_told = is_told or _MEANS.search(f"{around} {mention.match}") is not None
    if _NOT_GRANTED.search(around) or not is_told or _OF_OTHERS.search(mention.before):
        return
    if not _is_of_reader(mention) or FROM_LISTS.match(mention.after):
        return
    segment = mention.segment
    sentence = mention.before + mention.match + mention.after
    where = jurisdictions(sentence, segment.headings.lower())
    extra: dict[str, object] = {"for": where} if where else {}
    for name in _EACH.finditer(mention.match):
        span = (mention.first + name.start(), mention.first + name.end())
        yield Stated(FactKind.RIGHT, name.lastgroup or "", extra, *span, 0.7, RIGHT_WISHED)


def _is_of_reader(mention: Mention) -> bool:
    """Whether what the names are of is the reader's own data."""
    names = list(_EACH.finditer(mention.match))
    if not names:
        return False
    last = names[-1]
    if mention.segment.kind == SegmentKind.HEADING.value:
        if last.lastgroup == "portability":
            return False
        return _YOUR.search(mention.match) is not None
    if last.group().endswith("ed"):
        return True
    if mention.match.endswith((" it", " them")):
        return _BEFORE_IT.search(mention.before) is not None
    return _OF_READER.search(mention.match[last.end() :] + mention.after[:60]) is not None
