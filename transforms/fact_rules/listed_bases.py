"""Legal bases that items of lists and cells of tables name beneath words on processing.

An item says little by itself: `To comply with the law` may be a purpose for which data are used, or
a reason to disclose or to keep them. What it is an item of says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.legal_basis_words import IRIS
from transforms.fact_rules.surroundings import Candidate, Stated, candidates
from transforms.fact_rules.told_purposes import DONE_ELSE
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_HINTS = [
    *("onsent", "ontract", "greement with", "greement between", "bligation", "by law"),
    *("able law", "egal requir", "egal Requir", "egal dut", "egulatory requ", "ompliance"),
    *("omply", "omplies", "complying", "Complying", "mmitments under", "sponsibilities under"),
]
_HEADING_HINTS = [
    *("asis", "ASIS", "ases", "ASES", "round", "ROUND", "urpose", "URPOSE"),
    *("ow ", "OW ", "hy ", "HY ", "hat ", "HAT ", "Us", "US", "use", "rocess", "PROCESS"),
]
_LABEL_HINT = r"^[^:–]{0,45}(?:onsent|ontract|ontractual [a-z]+|ith you|bligations?) ?[:–]"
_LAW = (
    r"(?:laws?\b(?! enforc)|legislation|regulations?\b|statutes?\b"
    r"|(?:legal|statutory|regulatory|compliance)(?:,? (?:and|or|and/or|&)? ?(?:\w+,? ){0,3}?)?"
    r" ?(?:obligations?|requirements?|dut(?:y|ies)|responsibilities)\b)"
)
_COMPLY = (
    r"(?:compl(?:y(?:ing)?|iance) with|fulfil(?:l?ing|l?ment of|l)?|meet(?:ing)?|satisfy(?:ing)?"
    r"|conform(?:ing)? (?:to|with)|discharg(?:e|ing)|observ(?:e|ing)|adher(?:e|ing) to"
    r"|perform(?:ing)?)"
)
_OBLIGATION = (
    rf"{_COMPLY} (?:(?!process|request|enforcement)[\w’'&-]+,? ){{0,5}}?{_LAW}"
    r"|(?:(?:ensur|maintain|manag|demonstrat)(?:e|ing) )?(?:our )?(?:legal|regulatory)"
    r"(?: (?:and|&|or) (?:legal|regulatory))? compliance\b"
)
_CONTRACT = (
    r"(?:(?:perform|fulfil|execut|carry|honou?r|meet|compl|satisfy|discharg|deliver|conclu)\w*"
    r"(?: (?:out|of|with|on)\b){0,2} (?:(?!third|service provider|supplier|vendor|partner|legal"
    r"|statutory|employ)[\w’'()&-]+,? ){0,5}?"
    r"(?:contracts?\b|contractual (?:obligations?|relationships?|commitments|duties)"
    r"|(?:obligations|commitments|responsibilities) (?:and enforce our rights )?"
    r"(?:\w+ ){0,4}(?:contracts?|agreements?|terms)\b"
    r"|agreements? (?:that )?(?:with|between|we (?:have|enter\w*)(?: \w+){0,4}? with)"
    r" (?:you|us)\b))"
)
_OF_OTHERS = re.compile(
    r"\btheir obligations|\b(?:with|between|of) (?:our |the |other |any |such |its )?(?:\w+ )?(?:third|service provider"
    r"|supplier|vendor|partner|sponsor|publisher|registr|licensor|employ|client|advertiser)"
)
_PREFIX = (
    r"\W*(?:and |or )?(?:\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]\s+)?(?:and |or |also )?"
    r"(?:(?:as |is |are |where |when |if |it is |this is |we |need |may be |reasonably |strictly )"
    r"{0,4}(?:necessary |required |needed |need |appropriate )(?:for us )?)?"
    r"(?:(?:to|for|in order to|in order for us to|so that we can|because we (?:need|have) to|by"
    r"|the|our|us to|enable us to|allow us to|help us(?: to)?) ){0,3}"
)
_PURPOSES = {
    "legal_obligation": re.compile(rf"{_PREFIX}(?P<basis>{_OBLIGATION})"),
    "contract": re.compile(
        rf"{_PREFIX}(?:(?:enter(?:ing)? into|conclude|manage|administer) (?:and|or|and/or) )?"
        rf"(?P<basis>{_CONTRACT}|contractual obligations)"
    ),
}
"""What an item begins with that is one of the purposes of processing."""
_WITHIN = {
    basis: re.compile(
        r"(?:[,;:(|]|\b(?:and|or|to|for|by|as)) (?:and |or |to |for |ensur(?:e|ing) |also |our )"
        rf"{{0,4}}(?P<basis>{words})"
    )
    for basis, words in (("legal_obligation", _OBLIGATION), ("contract", _CONTRACT))
}
"""What an item names after others."""
_LISTED = (SegmentKind.LIST_ITEM.value, SegmentKind.TABLE_ROW.value)
_GROUNDS = {
    "consent": re.compile(
        r"\W*(?:\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]\s+)?(?:and |or )?"
        r"(?:(?:where|if|when|because|with|on the basis of|based on|by|upon|under|in) )?"
        r"(?:(?:we|you|the (?:data subject|user|individual)|they|he or she) (?:\w+ ){0,2}?"
        r"(?:have|has|had|obtain(?:ed)?|give|gave|given|provided?|received?|rely on)"
        r"(?: already| previously| obtained| given| provided| received| to| us| freely){0,3} )?"
        r"(?P<basis>(?:(?:your|the data subject[’']s|their|the|his or her|prior|explicit|express"
        r"|specific|individual|valid|informed|freely given|affirmative|opt-in|a|any|user) ){0,4}"
        r"consent(?:ed)?\b)"
    ),
    "contract": re.compile(
        rf"{_PREFIX}(?P<basis>{_CONTRACT}|(?:perform|fulfil|meet|carry out)\w* our obligations to"
        rf"(?:wards)? you|contract(?:ual)?(?: (?:necessity|performance|basis"
        r"|obligations?|with you))?(?=\W*$|\s*[:(–.;,-]))"
    ),
    "legal_obligation": re.compile(
        rf"{_PREFIX}(?P<basis>{_OBLIGATION}|(?:we (?:have|are (?:under|subject to))"
        r" (?:an? )?|(?:under|in accordance with|pursuant to|by) (?:an?|our|any) )?"
        r"(?:legal|statutory|regulatory) (?:or regulatory )?(?:obligations?|requirements?"
        r"|dut(?:y|ies))|(?:we are )?(?:required|obliged|obligated)"
        r" (?:to do so )?by (?:applicable )?law)"
    ),
}
"""What an item begins with that is one of the grounds of processing."""
_OTHER_CONSENT = re.compile(r"[^.:;,]{0,80}\b(?:withdr|revok|parent|shar|disclos|third|cookie)")
_TOLD = re.compile(r"\bshar(?:e|ed|ing)\b|disclos|retain|\bkeep\b|cookie")
_KEPT_OR_TOLD = re.compile(r"[^.;]{0,40}\b(?:retain|to keep|to delete|disclos)")
_OTHER = re.compile(
    r"\bshar(?:e|ed|es|ing)\b|disclos|transfer|third part|recipient|reten|retain|\bkeep\b|how long"
    r"|delet|eras|\brights?\b|request|\bobject|restrict|withdr|child|\bopt\b|refus|deny|denied"
    r"|exception|provide (?:your|personal)|releas|sell|safeguard|sources?\b|\bstore your|\bstorage"
    r"|decision|profiling"
)
"""In what stands above, where it is of anything but processing."""
_AND_MORE = re.compile(
    r"\bcollect,? (?:\w+,? ){0,3}?use,? (?:\w+,? ){0,2}(?:and|or) (?:store|share|disclose)\b"
)
"""What is done with data besides, in a lead-in that begins with their collection."""
_OF_GROUNDS = re.compile(
    r"\b(?:legal|lawful|legitimate|following|processing) (?:legal )?(?:bas[ei]s|grounds?|reasons?)"
    r"\b|\b(?:rel(?:y|ies|ying) (?:up)?on|on the bas[ei]s of|based on|at least one of)\b"
    r"|\b(?:process|use|using|collect|handl)\w*\b[^.]{0,130}\b(?:if|where|when|because"
    r"|(?:circumstances|cases|situations|conditions))\b[^.]{0,40}$"
)
_OF_PURPOSES = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|process(?:es|ed|ing)?|collect(?:s|ed|ing|ion)?|need)\b"
    r"|\bpurposes?\b"
)
_HEADING_OF_PURPOSES = re.compile(
    r"\b(?:how|why|what)\b.{0,80}\b(?:us(?:e|es|ing)|process|collect|need|do with)\b"
    r"|\bpurposes?\b|^\W*[\w.]*\W*(?:the |our )?(?:us(?:e|es)|processing|using)(?: of)?\b"
)
_HEADING_OF_GROUNDS = re.compile(
    r"(?:legal|lawful|processing) (?:bas[ei]s|grounds?)|(?:bas[ei]s|grounds?) (?:for|of) (?:our "
    r"|the )?processing"
)
_CONSENT_ALONE = r"(?:(?:your|user|individual|explicit|prior|express) ){0,2}(?:valid )?consent"
_CELLS = {
    "consent": re.compile(rf"{_CONSENT_ALONE}(?: \([^)]{{0,80}}\))?"),
    "contract": re.compile(
        r"(?:(?:performance|fulfil?lment|execution) of (?:an? |the |our |your )?)?contract(?:ual)?"
        r"(?: (?:necessity|basis|performance|obligations?))?(?: with you)?(?: \([^)]{0,80}\))?"
    ),
    "legal_obligation": re.compile(
        r"(?:(?:compl(?:y|iance) with|fulfil?lment of) )?(?:an? |our |the )?"
        r"(?:legal|statutory|regulatory) (?:and regulatory )?"
        r"(?:obligations?|requirements?|compliance|basis)(?: basis)?(?: \([^)]{0,80}\))?"
        r"|(?:legal|regulatory) compliance|compliance with (?:the )?(?:applicable )?laws?"
    ),
}
"""All of a cell or of one of its items that names a basis."""
_CONSENT_FOR = re.compile(
    rf"(?:with |based on |as outlined in |where we seek )?(?P<basis>{_CONSENT_ALONE}s?)"
    r"(?:,? (?:where|when|if|for|to)\b(?:(?!cookie|parent|shar|disclos).){0,90})?"
)
"""A cell of consent and what it is given for, beneath headings that tell of bases or of use."""
_CELLS_OF_BASES = re.compile(
    r"\b(?:bas[ei]s|grounds?|eea|european|gdpr|purposes?|us(?:e|es|ing))\b"
)
_LABELS = {
    "consent": re.compile(rf"\W*{_CONSENT_ALONE}\s*[:–]\s"),
    "contract": re.compile(
        r"\W*(?:for the )?(?:(?:performance|fulfil?lment|execution) of (?:an? |the |our |your )?)?"
        r"contract(?:ual)?(?: (?:necessity|basis|performance|obligations?))?(?: with you)?\s*[:–]\s"
    ),
    "legal_obligation": re.compile(
        r"\W*(?:compliance with |fulfil?lment of )?(?:an? |our |the )?legal obligations?\s*[:–]\s"
    ),
}
"""The label of a basis with which a segment begins."""
_PROCESSED = re.compile(r"\b(?:process|us(?:e|es|ing)|collect|need|basis|rel(?:y|ies))\w*\b")
_BREAK = re.compile(r"[;•*·][\s;•*·]*")
"""Between items that stand in one segment."""
_PART = re.compile(
    r"(?:^|[|\n;•*]|(?:^|\s)[-–]\s)\s*(?P<part>[^|\n;•*]{3,140}?)\s*[.,]?\s*(?=$|[|\n;•*]|\s[-–]\s)"
)
_TAIL = 300
"""Characters of a lead-in that are read, and of an item."""
_LAST_SENTENCE = re.compile(r"[.!?]\s+(?=\S[^.!?]*$)")


class _Above(NamedTuple):
    """What a segment stands beneath, in lower case."""

    lead: str
    """The last sentence of its lead-in, empty where there is none."""
    heading: str

    def is_of_grounds(self) -> bool:
        """Whether a list of the grounds of processing is announced."""
        if self.lead:
            return _OF_GROUNDS.search(self.lead) is not None and not _OTHER.search(self.lead)
        return _HEADING_OF_GROUNDS.search(self.heading) is not None

    def is_of_purposes(self) -> bool:
        """Whether a list of the purposes of processing is announced."""
        if self.lead and not _says_little(self.lead):
            other = _OTHER.search(_AND_MORE.sub("use", self.lead))
            return _OF_PURPOSES.search(self.lead) is not None and not other
        of_purposes = _HEADING_OF_PURPOSES.search(self.heading) is not None
        return of_purposes and _OTHER.search(self.heading) is None


def _says_little(lead: str) -> bool:
    """Whether a lead-in is of so few words that the heading has to tell what it is of."""
    return len(lead) < 25 and _OF_PURPOSES.search(lead) is None and _OTHER.search(lead) is None


def listed_bases(segments: pl.DataFrame) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that items and cells of ``segments`` name.

    Args:
        segments: whole versions, so that the lead-ins of items are among them.
    """
    texts = segments.filter(pl.col("kind") != SegmentKind.HEADING.value)
    hinted = texts.filter(pl.col("text").str.contains_any(_HINTS)).filter(_may_be_listed())
    for segment, lead in zip(candidates(hinted), _leads(hinted, segments), strict=True):
        above = _Above(lead, segment.heading.lower())
        if segment.kind == SegmentKind.TABLE_ROW.value:
            yield from _of_cells(segment, above)
        yield from _of_item(segment, above)


def _may_be_listed() -> pl.Expr:
    """Whether a segment stands where it may be one of a list, or begins with a label."""
    text, heading = pl.col("text"), pl.col("heading_path").list.last()
    is_listed = pl.col("kind").is_in(list(_LISTED))
    is_beneath = heading.str.contains_any(_HEADING_HINTS).fill_null(value=False)
    is_labelled = text.str.contains(_LABEL_HINT)
    return is_listed | is_beneath | is_labelled


def _leads(items: pl.DataFrame, segments: pl.DataFrame) -> list[str]:
    """The last sentence of the lead-in of each of ``items``, in lower case."""
    ids = items["lead_in_segment_id"].drop_nulls().unique()
    text = pl.col("text").str.tail(_TAIL).str.to_lowercase()
    above = segments.filter(pl.col("segment_id").is_in(ids.implode()))
    said = dict(above.select("segment_id", text).rows())
    return [_last_sentence(said.get(lead, "")) for lead in items["lead_in_segment_id"].to_list()]


def _last_sentence(text: str) -> str:
    return _LAST_SENTENCE.split(text.strip())[-1]


def _of_item(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that ``segment`` names, where it is one of a list of such."""
    is_of_grounds = above.is_of_grounds()
    if is_of_grounds:
        yield from _begun(segment, _GROUNDS, "basis_in_list_of_grounds")
    elif above.is_of_purposes():
        for start in (0, *(item.end() for item in _BREAK.finditer(segment.low))):
            yield from _begun(segment, _PURPOSES, "basis_in_list_of_purposes", start)
    else:
        yield from _of_label(segment, above)
        return
    if segment.kind in _LISTED:
        yield from _within(segment)
    yield from _of_label(segment, above)


def _within(segment: Candidate) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that an item names after other purposes, where it speaks of nothing else."""
    low = segment.low
    for basis, pattern in _WITHIN.items():
        if match := pattern.search(low):
            first, last = match.span("basis")
            since = max(low.rfind("|", 0, first), 0)
            is_of_others = basis == "contract" and _OF_OTHERS.search(low, first, last + 40)
            is_of_else = DONE_ELSE.search(low, since, first) or _KEPT_OR_TOLD.match(low, last)
            if not is_of_others and not is_of_else:
                yield segment, _stated(basis, first, last, "basis_in_list_of_purposes")


def _of_label(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The basis whose name and a colon ``segment`` begins with, where it goes on on processing."""
    if _OTHER.search(above.lead or above.heading):
        return
    for basis, pattern in _LABELS.items():
        match = pattern.match(segment.low)
        after = segment.low[match.end() : match.end() + 150] if match else ""
        if match and _PROCESSED.search(after) and not _TOLD.search(after):
            name = match[0].strip(" :–\n")
            first = match.start() + match[0].index(name)
            yield segment, _stated(basis, first, first + len(name), "label_of_basis")


def _begun(
    segment: Candidate, patterns: dict[str, re.Pattern[str]], rule: str, start: int = 0
) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that the words name with which ``segment``, or its item at ``start``, begins."""
    low = segment.low
    for basis, pattern in patterns.items():
        match = pattern.match(low, start, start + _TAIL)
        if match is None:
            continue
        after = low[match.end() : match.end() + 80]
        if basis == "consent" and _OTHER_CONSENT.match(after):
            continue
        if basis == "contract" and _OF_OTHERS.search(match["basis"] + after[:40]):
            continue
        if _KEPT_OR_TOLD.match(after):
            continue
        yield segment, _stated(basis, *match.span("basis"), rule)


def _of_cells(segment: Candidate, above: _Above) -> Iterator[tuple[Candidate, Stated]]:
    """The bases that are all of a cell, or what one begins with beneath a heading of purposes."""
    is_of_purposes = above.is_of_purposes()
    for part in _PART.finditer(segment.low):
        for basis, pattern in _CELLS.items():
            if pattern.fullmatch(part["part"]):
                yield segment, _stated(basis, *part.span("part"), "basis_alone_in_cell")
        if match := _CONSENT_FOR.fullmatch(part["part"]):
            begin = part.start("part")
            if _CELLS_OF_BASES.search(segment.headings.lower()):
                span = (begin + match.start("basis"), begin + match.end("basis"))
                yield segment, _stated("consent", *span, "basis_alone_in_cell")
        for basis, pattern in _PURPOSES.items() if is_of_purposes else ():
            if match := pattern.match(segment.low, part.start("part"), part.end("part")):
                yield segment, _stated(basis, *match.span("basis"), "basis_in_list_of_purposes")


def _stated(basis: str, first: int, last: int, rule: str) -> Stated:
    return Stated(FactKind.LEGAL_BASIS, basis, {"iri": IRIS[basis]}, first, last, 0.8, rule)
