"""The rights that a policy says its readers have, and for whom.

A right counts where a sentence grants it (`the right to`, `you may ask us to`), or in an item of a
list whose lead-in or heading does. What the company reserves for itself, and what others have a
right to, is left alone.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.places_of_rights import places
from transforms.fact_rules.surroundings import LONGEST, anchors
from warehouse.vocabulary import FactKind, SegmentKind

_DATA = r"(?:information|data|records?|details|content|copy|copies|it|them|errors?|inaccurac\w+)\b"
_OBJECT = rf"(?:\s(?:to\s|of\s|about\s)?(?:(?!and\b|or\b)[\w'’]+\s){{0,4}}{_DATA})"
_PATTERNS = {
    "access": (
        r"access(?:ed|ing)?\b(?!\s[\"“]?(?:your|the|my)\s(?:\w+\s)?(?:account|profile)"
        r"|\s(?:controls?|providers?|points?|logs?|times?|devices?|tokens?"
        r"|(?:to\s)?(?:the|our|this)\s(?:[\w-]+\s)?(?:sites?|services?|websites?|apps?|platform"
        r"|internet|products?)))"
        rf"{_OBJECT}?|(?:re)?view\b{_OBJECT}?|know\b(?:{_OBJECT}|\s(?:what|which|whether|about))?|cop(?:y|ies)\sof{_OBJECT}"
        rf"|confirm(?:ation)?\s(?:of\s)?(?:whether|that|if)|disclose\b|be\sinformed\b|auskunft"
        rf"|acc[èe]s\b"
    ),
    "rectification": (
        rf"correct(?:ion|ed|ing|ions)?\b(?!ly){_OBJECT}?|rectif\w+{_OBJECT}?|amend(?:ed"
        rf"|ment)?\b{_OBJECT}?"
        rf"|updat(?:e|ed|ing)\b{_OBJECT}?|modify\b{_OBJECT}|berichtigung"
    ),
    "erasure": (
        r"(?:delet(?:e|ed|ing|ion)\b|remov(?:e|ed|al)\b|eras(?:e|ed|ing|ure)\b)"
        rf"(?!\s(?:of\s)?(?:your\s|the\s|any\s|all\s)?(?:accounts?|cookies|profile|app"
        rf"|posts?)\b){_OBJECT}?"
        r"|forgotten|cancell?ation\b(?!s)|l[öo]schung|effacement"
    ),
    "restriction": (
        r"restrict(?:ion|ions(?=\s(?:of|on|to)\b|$)|ed|ing)?\b(?:\s(?:of\s|or\s|our\s"
        r"|the\s)*(?:\w+\s){0,2}(?:process\w*|use))?"
        r"|limit(?:ation|ing)?\s(?:of\s|the\s|our\s|on\s|or\s)*(?:\w+\s){0,2}(?:process\w*|use"
        r"|uses)\b"
        r"|suspen(?:d|sion)\s(?:of\s|the\s|our\s)*processing|limitation\sdu|einschr[äa]nkung"
    ),
    "portability": (
        r"port(?:ability|able)?\b|machine[- ]readable|data\sportability|portabilit[ée]"
        r"|daten[üu]bertragbarkeit"
        r"|(?:transfer|transmit|move)(?:red|ted)?\s(?:\w+\s){1,6}to\s(?:another|a\sthird|other"
        r"|third)"
    ),
    "objection": r"object(?:ion|ing)?\b(?:\sto)?|oppos(?:e|ition)\b|widerspruch\w*|opposer",
    "withdraw_consent": (
        r"(?:withdraw(?:al|ing)?|revo(?:ke|king|cation)|retract)\b,?\s(?:[\w'’]+,?\s){0,6}consents?\b"
        r"|withdraw\swhere\b(?=.{0,80}\bconsent)|retirer\s(?:\w+\s)?consentement"
        r"|widerruf\w*\s(?:\w+\s){0,3}einwilligung\w*"
    ),
    "complaint": r"complain(?:t|ts)?\b(?:\s(?:to|with)\b(?:\s[\w'’]+){1,4})?|r[ée]clamation",
    "automated_decisions": (
        r"automat(?:ed|ic)\w*[- ](?:[\w]+[- ]){0,3}(?:decisions?|processing"
        r"|profiling)(?:[- ]making)?"
        r"|profiling\b"
    ),
    "opt_out_of_sale": (
        r"opt(?:ing)?[- ]?out\b.{0,90}?\b(?:sales?|sell(?:ing)?|sold|sharing)\b"
        r"|not\s(?:to\s)?sell\b"
        r"|(?:prevent|stop)\s(?:the\s)?(?:sale|selling)"
    ),
    "limit_sensitive_use": (
        r"limit(?:ing)?\b.{0,70}?\b(?:sensitive|spi)\b(?:\spersonal)?(?:\s(?:information|data))?"
    ),
    "non_discrimination": r"(?:non[- ]?)?discriminat\w+|retaliat\w+|equal\s(?:service|treatment)",
    "appeal": r"appeal(?:ing)?\b",
}
_STEM = (
    r"(?i:access|view|review|know|cop(?:y|ies) of|confirm|disclose|be informed|auskunft|accès"
    r"|correct|rectif"
    r"|amend"
    r"|updat|modify|berichtigung|delet|remov|eras|forgotten|cancell?ation|löschung|effacement"
    r"|restrict|limit"
    r"|einschränkung"
    r"|port|machine.readable|daten[üu]bertrag|transfer|transmit|move|object|oppos"
    r"|widerspruch|widerruf"
    r"|suspen|profiling"
    r"|withdraw|revo|retract|retirer|complain|réclamation|automat|opt(?:ing)?[- ]?out"
    r"|not (?:to )?sell"
    r"|prevent|stop|discriminat|non.?discriminat|retaliat|equal|appeal)"
)
_CUE = (
    r"(?i:rights?|entitled to|rechte?|droits?"
    r"|allow(?:s|ing)? you to|opportunity to"
    r"|(?:you|users?|consumers?|residents?|individuals?|customers?|clients?|members?"
    r"|data subjects?)"
    r" (?:may|can|could|are able to)|vous pouvez)"
)
_ANCHORS = rf"(?-u:\b)(?:{_STEM}|{_CUE}(?-u:\b))"
_NEEDED = (
    r"[Rr]ights? |RIGHTS? |[Rr]ight[:.]|[Ee]ntitled to|opportunity to|llows? you to"
    r"|(?:[Yy]ou|[Uu]sers?|nsumers?|sidents?|lients?|embers?|ustomers?|viduals?|ubjects?)"
    r" (?:may|can|could|are able to)(?: [a-z]+){0,3},? (?:request|ask|contact|e-?mail|write"
    r"|withdraw"
    r"|revoke|object|lodge|file|make|submit|appeal|opt|access|review|update|correct|delete|obtain"
    r"|instruct|direct|limit|restrict|complain|view|modify|amend|exercise)"
    r"|not (?:be )?(?:[a-z]+ ){0,3}(?:discriminat|retaliat)|[Rr]echt |Recht auf|[Dd]roits? "
    r"|[Vv]ous pouvez (?:retirer|demander|exercer|adresser|introduire)"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:in which case|if you ask|we (?:will|may|shall|are)|unless"
    r"|does not|do not)\b"
)
_IS_CUE = re.compile(_CUE)
_DENIED_BEGIN = ("dis", "non", "ret", "equ")
"""How the words of non-discrimination begin, which need no other words that grant."""
_GRANT = re.compile(
    r"(?:rights?\b(?:\s[\w,'’“\"-]+){0,4}?\s?(?:[“\"(]+)?(?:to|of|not|against|include|:)\b"
    r"|right\s?:|entitled\sto\b|rechte?\s(?:auf|zu)\b|droits?\s(?:d['’]|de\b|à)"
    r"|(?:allow(?:s|ing)?\syou|opportunity)\sto\s"
    r"(?=(?:access|view|review|update|correct|delete|revise|modify|amend|opt)\b)"
    r"|(?:you|users?|consumers?|residents?|individuals?|customers?|clients?|members?"
    r"|data\ssubjects?)"
    r"\s(?:may|can|could|are\sable\sto)\b"
    r"(?:\s(?:also|always|further|either|then|at\sany\stime|generally|in\ssome\scases))?,?\s"
    r"(?:request|ask|contact|e-?mail|write|suspen|profiling|withdraw|revoke|object|lodge|file"
    r"|make\sa|submit|appeal"
    r"|opt[- ]?out|access|review|update|correct|delete|obtain|instruct|direct|limit|restrict"
    r"|complain|view|modify|amend|exercise)\b|vous\spouvez\s(?:\w+\s){0,3}(?=retirer|demander"
    r"|exercer|adresser|introduire))"
)
_NO_DISCRIMINATION = re.compile(r"\bnot\s(?:be\s)?(?:\w+\s){0,3}$")
_READER_DOES = re.compile(r"\b(?:you|have|has)\s$")
_NOT_GRANTED = re.compile(
    r"(?:reserves?|reserved|reserving|retains?|waive|our|its|their|no|without\sthe"
    r"|not\s(?:have|provide)\s(?:the|a|any)"
    r"|team|another|company['’]s|legal|property|others['’]?)\s(?:(?:the|a|any|all)\s)?(?:\w+\s)?$"
    r"|\b(?:we|entit\w+|governments?|authorities|agents?|agenc\w+|courts?|affiliates"
    r"|partners)\b(?:\s\w+){0,4}?"
    r"\s(?:have|has|had|be)\s(?:(?:the|a|certain|legislative)\s){0,2}$|\b(?:how|whether|what"
    r"|when|not)\s$"
)
_OF_OTHERS = re.compile(
    r"rights?\s(?:of\s(?:another|free|others|third|publicity|way|any|the)|and\sproperty)"
)
_IS_OF_AUTHORITY = re.compile(
    r"authorit|regulator|commission|supervis|ombuds|\bico\b|\bcnil\b|data protection"
    r"|commission nationale"
    r"|attorney general|court|aufsicht|garante|agency"
)
_HUMAN = re.compile(r"not\s(?:to\s)?be|subject|opt|human|contest|object|solely|based|right")
_LEAD = (
    r"(?i)\brights?\b|you (?:may|can|could)(?: \w+){0,3} (?:request|ask)|entitled|\bask us"
    r"|vos droits|rechte?\b|vous disposez"
)
_LEAD_OF_OTHERS = r"(?i)reserves? the|our rights?|rights, property"
_OF_AGREEMENTS = re.compile(r"\b(?:agreements?|clauses|safeguards|polic(?:y|ies)|notice)\b")
_NOT_OF_LIST = re.compile(r"\s(?:is|are|was|will|does)\b")
_ASIDE = re.compile(r"\srequests?\b")
_NAMES_DATA = re.compile(_DATA)
_FARTHEST = 420
"""Characters from the words that grant to the last of the rights that they grant."""
_NEAR = 30
"""Characters between the words that grant and a right within the same span."""
_FIRST_WORDS = re.compile(
    r"(?:[\W\d_]|\b(?:[ivx]+|[a-h]|transfer|the|to|an?|your|request(?:s|ing)?|that|we|us|ask(?:s|ing)?|data"
    r"|obtain|receive|be|have|get|or|and|lodge|file|make|submit|any|for|of|exercise|rights?"
    r"|personal|information)\b)*"
)


class _Sentence:
    """A sentence on the way through its anchors.

    Attributes:
        text: in lower case.
        is_item: whether it is an item whose lead-in grants rights.
        grant: begin and end of the last words that grant, and whether they speak of a right.
        named: the rights found so far in its segment.
        last_end: where the last of them ends.
    """

    def __init__(self, written: str, named: set[str], *, is_item: bool) -> None:
        self.text = written.lower()
        self.is_item = is_item
        self.grant: tuple[int, int, bool] | None = None
        self.named = named
        self.last_end = 0


def rights(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights that ``segments`` grant their reader, each once a segment."""
    granting = segments.filter(pl.col("text").str.contains(_NEEDED)).with_columns(lead=pl.lit(""))
    return as_frame(_rows(granting, _NEEDED, is_item=False))


def rights_of_lists(segments: pl.DataFrame) -> pl.DataFrame:
    """The rights named by items of a list whose lead-in grants them."""
    return as_frame(_rows(_items(segments), _STEM, is_item=True))


def _items(segments: pl.DataFrame) -> pl.DataFrame:
    """The list items of ``segments`` whose lead-in grants rights, with its text as ``lead``."""
    text = pl.col("text")
    leads = (
        segments.filter(text.str.ends_with(":"))
        .filter(text.str.contains(_LEAD) & ~text.str.contains(_LEAD_OF_OTHERS))
        .select(lead_in_segment_id="segment_id", lead=text.str.tail(LONGEST))
    )
    ids = leads["lead_in_segment_id"]
    below = segments.filter(
        (pl.col("kind") == SegmentKind.LIST_ITEM.value)
        & pl.col("lead_in_segment_id").is_in(ids.implode())
    )
    return below.join(leads, on="lead_in_segment_id", maintain_order="left")


def _rows(segments: pl.DataFrame, needed: str, *, is_item: bool) -> list[Row]:
    """The facts of the sentences of ``segments`` in which ``needed`` matches.

    Args:
        segments: the columns of the segments table and ``lead``, the text of the lead-in.
    """
    rows: list[Row] = []
    place: tuple[int, int] | None = None
    sentence = _Sentence("", set(), is_item=is_item)
    found = anchors(segments.select("char_start", "text").with_row_index("row"), needed, _ANCHORS)
    columns = [segments[name].to_list() for name in ("segment_id", "version_id", "lead")]
    segment_ids, version_ids, leads = columns
    above = segments["heading_path"].list.reverse().list.join("\n").to_list()
    for row, begin, written, start, anchor in found.select(
        "row", "begin", "sentence", "start", "match"
    ).iter_rows():
        if (row, begin) != place:
            named = sentence.named if place and place[0] == row else set()
            place, sentence = (row, begin), _Sentence(written, named, is_item=is_item)
        # The few letters that grow in lower case would move the spans.
        if len(sentence.text) != len(written) or start < sentence.last_end:
            continue
        if _IS_CUE.fullmatch(anchor):
            sentence.grant = _granted(sentence.text, start) or sentence.grant
            continue
        right = _right(sentence, start)
        if right is None:
            continue
        value, first, end, confidence, rule = right
        sentence.last_end = end
        if value in sentence.named:
            continue
        sentence.named.add(value)
        where = places(sentence.text, leads[row].lower(), *(above[row] or "").lower().split("\n"))
        extra = as_json({"for": where}) if where else None
        span = (begin + first, begin + end, written[first:end])
        kind = FactKind.RIGHT.value
        ids = segment_ids[row], version_ids[row]
        rows.append(Row(*ids, kind, value, extra, *span, confidence, rule))
    return rows


def _granted(text: str, start: int) -> tuple[int, int, bool] | None:
    """Begin and end of the words at ``start`` that grant, and whether they speak of a right."""
    match = _GRANT.match(text, start)
    if match is None or _NOT_GRANTED.search(text[max(start - 45, 0) : start]):
        return None
    if _OF_OTHERS.match(text, start):
        return None
    return *match.span(), text.startswith(("right", "entitled", "recht", "droit"), start)


_OF_BEGINNINGS = {
    "access": "acc vie rev kno cop con dis be aus",
    "rectification": "cor rec ame upd mod ber",
    "erasure": "del rem era for can lös eff",
    "limit_sensitive_use": "lim",
    "restriction": "res lim sus ein",
    "portability": "por mac dat tra mov",
    "objection": "obj opp wid",
    "withdraw_consent": "wit rev ret wid",
    "complaint": "com réc",
    "automated_decisions": "aut pro",
    "opt_out_of_sale": "opt not pre sto",
    "non_discrimination": "dis non ret equ",
    "appeal": "app",
}
"""The first letters that the patterns of each right can begin with; the order counts."""


@cache
def _patterns_of(beginning: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rights, with their patterns, that begin with the three letters ``beginning``."""
    return tuple(
        (name, re.compile(_PATTERNS[name]))
        for name, beginnings in _OF_BEGINNINGS.items()
        if beginning.strip() in beginnings.split()
    )


def _right(sentence: _Sentence, start: int) -> tuple[str, int, int, float, str] | None:
    """Value, begin, end, confidence and rule of the right named at ``start``."""
    text, grant = sentence.text, sentence.grant
    if grant is not None and start > grant[1] + _FARTHEST:
        grant = None
    if grant is None and not sentence.is_item and text[start : start + 3] not in _DENIED_BEGIN:
        return None
    before = text[max(start - 40, 0) : start]
    for name, pattern in _patterns_of(text[start : start + 3]):
        match = pattern.match(text, start)
        if match is None:
            continue
        if name == "non_discrimination" and (hit := _NO_DISCRIMINATION.search(before)):
            first = start - len(before) + hit.start()
            if first >= (grant[1] if grant else 0):
                return name, first, match.end(), 0.8, "right_not_discriminated"
        if grant is None:
            is_first = sentence.is_item and start <= 80 and _FIRST_WORDS.fullmatch(text[:start])
            if not is_first or _NOT_OF_LIST.match(text, match.end()):
                return None
            return name, start, match.end(), 0.8, "right_of_list"
        begin, end, is_explicit = grant
        is_near = start - end <= _NEAR
        if _OTHER_CLAUSE.search(text, end, start) or text[start - 1] == "-":
            return None
        if not is_near and (text.startswith("know", start) or _ASIDE.match(text, match.end())):
            return None
        if _READER_DOES.search(before) or not _holds(name, text, match, is_explicit=is_explicit):
            continue
        first = begin if is_near and begin >= sentence.last_end else start
        rule = "right_to" if is_explicit else "right_you_may"
        return name, first, match.end(), 0.9 if is_explicit else 0.8, rule
    return None


def _holds(name: str, text: str, match: re.Match[str], *, is_explicit: bool) -> bool:
    """Whether the words around ``match`` bear out the right ``name``."""
    if name == "complaint":
        return _IS_OF_AUTHORITY.search(text) is not None
    if name == "automated_decisions":
        return _HUMAN.search(text) is not None
    if name == "access" and _OF_AGREEMENTS.search(text, match.start(), match.end() + 40):
        return False
    if not is_explicit and name in ("access", "rectification", "erasure"):
        return _NAMES_DATA.search(text, match.start(), match.end() + 50) is not None
    return True
