"""The measures that a policy says protect data.

A measure is told once a segment. What a policy advises its readers to do is none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl

from transforms.fact_rules.searches import found_in, in_batches
from transforms.fact_rules.security_words import BEGINNING, HINTS, MEASURE, STANDARDS_NAMED
from transforms.fact_rules.surroundings import (
    NEAR,
    Candidate,
    Stated,
    as_found,
    first_of_segment,
    places,
    sentence_around,
)
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

_PROTECTS = (
    r"secur|protect|confidential|unauthori|technical|encrypt|verschlüssel|chiffr|firewall|schutz"
    r"|measure|safe|sicher|sécur|protég|we\b|our\b|employees|personnel|\block(?:ed|ing)\b"
    r"|pci[- ]compliant|\bcompl(?:y|ies)\b|accordance|adher|conform"
)
_CLOSELY = (
    r"secur|protect|safeguard|\bmeasures?\b|confidential|unauthori|encrypt|firewall|sensitive"
    r"|schütz|sicher|sécur|protég|access controls?\b|role-based|multi-factor"
    r"|authori[sz]ed (?:staff|personnel|employees)"
)
_CLOSE_ITSELF = ("lock", "protected by", "secured by")
_NEEDS_CLOSE = {
    "access_control",
    "pseudonymisation",
    "training",
    "monitoring",
    "backup",
    "physical_security",
    "antivirus",
    "testing",
    "authentication",
}
_OF_STAFF = (
    r"employee|staff|recipient|third[- ]part|personnel|contractor|worker|provider|processor"
    r"|partners|agents|\bteam\b|parties|vendors|organi[sz]ations|compan(?:y|ies)|suppliers"
    r"|affiliates"
    r"|\btheir use|associates|\bthey\b"
    r"|persons|people"
)
_ADVICE = (
    r"responsible for|\byou (?:should|must|can|may|could|need|are responsible)\b|recommend"
    r"|encourage"
    r"|\byour (?:own|browser)\b"
    r"|\b(?:choosing|using|use) (?:a )?strong password"
    r"|make sure|ensure that you|please|\bif you\b|look for|\block\b|personal firewall|\bcsrf\b"
    r"|^use (?:an? |up-to-date )?$"
)
_NOT_MEASURE = (
    r"\b(?:the right|able|request|ask|exercise) (?:\w+ ){0,3}$|(?:^|[^s] )\brights?\b[^.;]{0,30}$"
    r"|\bviolat|\buse of our $|de-identification"
    r"|circumvent"
    r"|\bdisclos(?:e[sd]?|ing) [^.;]{0,40}$"
    r"|\bunless\b|\bhashed\b|\bidentifier|\b100 ?(?:%|percent) $"
    r"|\boptional (?:[a-z-]+ )?$|guarantee[^.;,]*$|\brelated to $|\berased,? (?:or )?$"
    r"|\bgrants? [a-z]+ $|\bservices,? which (?:may )?include[^.;]*$"
)
_SURE = re.compile(
    r"\byou (?:can|may) (?:feel|rest|be (?:sure|assured|confident))\b"
    r"|\bplease (?:note|be (?:aware|assured|advised)|rest assured)\b"
    r"(?! that[^.;]{0,30}(?:e-?mail|messages|internet|\bno\b))"
    r"|\bif you have an? (?:[a-z]+ )?account\b"
    r"|\b(?:information|data|details|that|which) you (?:may|can|might|could"
    r"|need to) (?:choose to )?"
    r"(?:provide|submit|give|enter|share|send|upload|store|disclose)\b"
)
"""What readers may think or do, which is no advice to them."""
_COLLECTED = re.compile(r"\bcollect(?:s|ed|ing)?\b[^.;]{0,30}$")
"""Before what is data, and no measure that protects them."""
_CIRCUMVENT = (
    r"\bdoes not warrant|circumvent|tamper|interfere|bypass|\byou may not\b"
    r"|\bkeep(?:ing)? your (?:device|computer)"
    r"|\byou (?:can|may|could) (?:help |also )?(?:reduce|minimi[sz]e|protect|increase)\b"
)
_OF_ELSE = re.compile(
    r"^ (?:moderate |high )?[“\"]?in[- ]process|^s? (?:identif|version|customer|list|e-?mail"
    r"|hash|qualified|results?\b|data, |my |digital id"
    r"|certification auth|(?:contractual )?addend|personal information)|^ners\b"
)
_TO_PAGES = re.compile(
    r"^ to (?:third[- ]party|any|certain|parts of|our (?:site|service|website)"
    r"|your (?:account|computer|device|browser|phone)"
    r"|content)"
)
_FOR_SALE = re.compile(
    r"^s? (?:(?:\w+ ){0,3}compliance services?\b|services?\b|packages?\b|sold\b|[|] )"
)
_IS_DEFINED = re.compile(
    r" ?(?:[(（][^)）]{0,40}[)）] ?)?(?:(?:means|refers to|stands for)\b"
    r"|(?:is|are|[:：]) (?:an? |the )?(?:[\w-]+ ){0,3}(?:method|process|protocol|technology"
    r"|technique|standard|way|tool|software|system|device|program)s?\b)"
)
_OF_GLOSSARY = re.compile(r"^[\W\d]*(?:definitions?|glossary)\b|名词解释|begriffsbestimmungen")
_TERM = re.compile(r"[\W\d_]*[\w /-]{2,40}(?:[:：“”\"]| means\b| is\b| refers\b|$)")
"""Begins a definition."""
_OF_CONTENTS = re.compile(
    r"^(?:table of )?contents\b|^inhaltsverzeichnis|^sommaire\b", re.MULTILINE
)
_STAFF = re.compile(r"\b(?:employees|personnel|staff|workers|team members)\b")
_DATA = re.compile(r"\b(?:data|information|databases?|records|files|details)\b")
_OF_PERSONS = re.compile(
    r"\b(?:data|information|ip addresses|records|files|databases?)\b.*(?:limited|restricted)"
)
_OF_SECURITY = re.compile(r"\bsecur(?:e|ity)\b|\bsafe\b|\bwe (?:also )?protect|safeguard")
_OF_READER = re.compile(r"\byou (?:can|should|must|to take)\b|\byour (?:part|role|resp)|\btips\b")
_SOLD = re.compile(r"\b(?:services?|products?|packages?|plans?|solutions?)$")
_ENTRY = 40
_ON_THE_WAY = r"\bssl\b|\btls\b|secure[- ]sockets?|transmi|in transit|transfer|\btraffic\b"
_SENT = (
    r"\b(?:traffic|in transit:|communications? between|connections? between"
    r"|sent (?:from|to|between|over|via)|gets sent|sending|travels)\b[^.;]*"
    r"\b(?:is|are|be|being|was|were|uses?|using|by|via|with)\b[^.;]*$"
)
"""Before the encryption of what is on its way."""
_ON_THE_WAY_AFTER = (
    r"^[^.;,:(]{0,75}(?:in transit|when (?:transferr|transmitt|send)ing"
    r"|(?:in|during) transmission|transmitted|over the internet"
    r"|travels?\b"
    r"|sent (?:over|across|to|between)|being sent|before (?:it|they|being|you)\b[^.;,]{0,12}sen[dt]"
    r"|at your browser)|^ (?:network connections? )?[(]?https\b"
)
_INTO_STORE = re.compile(r" (?:in|into|within) [^.;,]{0,40}\b(?:databases?|storage)\b")
_NONE_IS_PERFECT = r"\bno (?:[a-z]+,? (?:or )?){0,4}$"
_MAY_DENY = r"not|n['’]t|never|nor|un$|without"
_DENIES = re.compile(
    r"(?:\b(?:do|does|is|are|will|has|have)(?: not|n['’]t)\b(?! only)|\bnot (?=encrypt)|\bnever\b"
    r"|\bnor\b|\bun$)"
    r"[^.;,:]{0,35}$|\b(?:is|are) (?:\w+ )?without (?:any )?$"
)


def security_measures(segments: pl.DataFrame) -> pl.DataFrame:
    """The security measures that ``segments`` tell of."""
    hinted = segments.filter(pl.col("text").str.contains_any(HINTS, ascii_case_insensitive=True))
    found = [
        fact
        for placed in in_batches(places(hinted, BEGINNING))
        for fact in _measures(_borne_out(placed))
    ]
    # A named protocol says more than the word encryption beside it.
    of_standards = {segment.segment_id for segment, fact in found if "standard" in fact.attributes}
    return as_found(
        first_of_segment(
            (segment, fact)
            for segment, fact in found
            if fact.value != "encryption_in_transit"
            or "standard" in fact.attributes
            or "polarity" in fact.attributes
            or segment.segment_id not in of_standards
        )
    )


class _Named(NamedTuple):
    """A measure that a segment names, with the rest of its sentence in lower case."""

    segment: Candidate
    name: str
    first: int
    end: int
    before: str
    measure: str
    after: str


def _named(segment: Candidate, first: int, last: int) -> _Named | None:
    """The measure whose name begins with the words at ``first`` to ``last``."""
    low = segment.low
    found = MEASURE.match(low, first, last + NEAR)
    if found is None or found.lastgroup is None:
        return None
    name, end = found.lastgroup, found.end()
    start, stop = sentence_around(segment.text, first, last, NEAR)
    before, after = low[start:first], low[end:stop]
    if _OF_ELSE.match(after) or _FOR_SALE.match(after) or before.endswith("managed "):
        return None
    # What is meant for readers: we want to provide a safe and secure environment.
    if found.group().rstrip("s").endswith("environment") and before.endswith("safe and "):
        return None
    if name == "access_control" and _TO_PAGES.match(after):
        return None
    if name == "monitoring" and after.startswith((":", ")")):
        return None
    return _Named(segment, name, first, end, before, found.group(), after)


def _borne_out(placed: list[tuple[Candidate, int, int]]) -> Iterator[_Named]:
    """The measures of which the rest of the sentence bears out that they are taken.

    Args:
        placed: segment, begin and end of words that measures begin with.
    """
    named = [measure for place in placed if (measure := _named(*place)) is not None]
    near = [_SURE.sub("", one.before[-90:]) for one in named]
    columns = (
        found_in([f"{one.before} {one.after}{one.measure}" for one in named], _PROTECTS),
        found_in([f"{one.before} {one.after}" for one in named], _CLOSELY),
        found_in([f"{one.before} {one.after} {one.measure}" for one in named], _OF_STAFF),
        found_in(near, _ADVICE),
        found_in([one.before[-60:] for one in named], f"{_NOT_MEASURE}|{_NONE_IS_PERFECT}"),
        found_in([one.before for one in named], _CIRCUMVENT),
    )
    for one, protects, closely, staff, advice, other, around in zip(named, *columns, strict=True):
        is_under = _is_under_security(one)
        is_left = _is_left_to_few(one)
        if not (protects or is_under or is_left) or advice or other or around or _is_data(one):
            continue
        is_close = (
            is_left or closely or one.measure.endswith("safeguards") or is_under or _is_cut(one)
        )
        is_close = is_close or (one.name == "access_control" and _is_for_staff(one))
        is_close = is_close or one.measure.startswith(_CLOSE_ITSELF) or _is_of_building(one)
        if one.name in _NEEDS_CLOSE and not is_close:
            continue
        if one.name == "confidentiality" and not staff:
            continue
        if not _is_only_named(one):
            yield one


def _is_data(one: _Named) -> bool:
    """Whether it is what is collected, such as addresses in encrypted form."""
    is_of_data = one.name in ("encryption", "encryption_at_rest", "pseudonymisation")
    return is_of_data and _COLLECTED.search(one.before[-60:]) is not None


def _is_cut(one: _Named) -> bool:
    """Whether only a part of addresses is kept."""
    return one.name == "pseudonymisation" and "ip" in one.measure


def _is_for_staff(one: _Named) -> bool:
    """Whether it leaves access to data to people who work for the policy's company."""
    near = one.before[-110:] + one.measure + one.after[:80]
    return _STAFF.search(near) is not None and _DATA.search(near) is not None


def _is_left_to_few(one: _Named) -> bool:
    """Whether it says that access to data is limited."""
    return one.measure.startswith("access ") and _OF_PERSONS.search(one.measure) is not None


def _is_of_building(one: _Named) -> bool:
    """Whether it is physical security itself, and not that of premises, which may be a purpose."""
    return one.measure.startswith("physical security") and not one.after.startswith(" of ")


def _is_under_security(one: _Named) -> bool:
    """Whether its heading says that what stands beneath it protects data."""
    heading = one.segment.heading.lower()
    is_advice = "recommend" in one.before or "encourage" in one.before or _OF_READER.search(heading)
    return not is_advice and _OF_SECURITY.search(heading) is not None


def _is_only_named(one: _Named) -> bool:
    """Whether it is a term to be explained, an entry of a table of contents or a thing for sale."""
    segment = one.segment
    heading = segment.heading.lower()
    if one.measure in heading and _SOLD.search(heading):
        return True
    if _OF_GLOSSARY.search(heading) and _TERM.match(segment.low):
        return True
    if any(map(str.isalpha, segment.low[max(0, one.first - NEAR) : one.first])):
        is_entry = segment.kind == SegmentKind.LIST_ITEM.value and len(segment.low) <= _ENTRY
        return is_entry and _OF_CONTENTS.search(segment.headings.lower()) is not None
    return _IS_DEFINED.match(one.after) is not None


def _measures(named: Iterable[_Named]) -> Iterator[tuple[Candidate, Stated]]:
    """The facts of measures that are taken, or denied."""
    taken = list(named)
    on_the_way = found_in([f"{one.before[-40:]}|{one.after[:40]}" for one in taken], _ON_THE_WAY)
    sent = found_in([one.before for one in taken], _SENT)
    on_the_way_later = found_in([one.after for one in taken], _ON_THE_WAY_AFTER)
    may_deny = found_in([one.before[-90:] for one in taken], _MAY_DENY)
    for one, *is_on_the_way, may_be in zip(
        taken, on_the_way, on_the_way_later, sent, may_deny, strict=True
    ):
        is_denied = may_be and _DENIES.search(one.before[-90:]) is not None
        name = one.name
        if name == "encryption" and any(is_on_the_way) and not _INTO_STORE.match(one.after):
            name = "encryption_in_transit"
        if is_denied and name in ("access_control", "confidentiality"):
            continue
        attributes: dict[str, object] = {}
        if name in ("certification", "encryption_in_transit"):
            standards = [key for key, pattern in STANDARDS_NAMED if pattern.search(one.measure)]
            if standards:
                attributes["standard"] = standards[0]
        if is_denied:
            attributes["polarity"] = "deny"
        kind, span = FactKind.SECURITY_MEASURE, (one.first, one.end)
        yield one.segment, Stated(kind, name, attributes, *span, 0.85, f"measure_{name}")
