"""Where personal data may go, and what protects it there.

A place counts where its sentence speaks of sending, storing or processing data; a safeguard where
it is named. Each is told once a segment.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import polars as pl

from transforms.fact_rules.statements import (
    Found,
    Mention,
    as_facts,
    first_of_segment,
    mentions,
    whole,
)
from transforms.patterns import with_ascii_edges
from warehouse.vocabulary import FactKind

_HINTS = ["ransf", "RANSF", "ransmi", "tored", "tore ", "rocessed", "rocessing", "erver", "osted"]
_HINTS += ["ent to", "aintained", "ept in", "eld in", "übermitt", "übertrag", "tocké", "ébergé"]

_TO = (
    r"(?:[Tt]o|[Ii]n|[Ii]nto|[Ww]ithin|[Bb]oth in|outside(?: of)?|[Oo]utside(?: of)?|nach"
    r"|außerhalb"
    r"|aux?|vers|hors de|en dehors de|located in|based in)"
)
_ARTICLE = r"(?:the |die |den |der |des |le |la |les |l['’]|du |de l['’])?"
_ABROAD = (
    r"(?:a )?(?:third|other|foreign|different|another|various) (?:countr(?:y|ies)|jurisdictions?)"
    r"|countries (?:other than|outside|around|that may|which may|whose)|a country outside"
    r"|(?:a )?countr(?:y|ies) or jurisdictions?"
    r"|(?:your|their) (?:home |own )?(?:country|state|province|jurisdiction)"
    r"|Drittl[äa]nder[n]?|Drittstaaten|pays tiers"
)
_SEND = re.compile(
    r"transf[eé]r|transmi[ts]|\bsen[dt]\b|export|\bmove[ds]?\b|übermittel|übertrag|disclos"
    r"|\bshare",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"\bstor(?:e|ed|ing|age)\b|process|\bhosted|\bhosting|maintain|\bheld\b|\bkept\b|servers?\b"
    r"|data cent|facilit|databases?|gespeichert|verarbeitet|stock[ée]|h[ée]berg",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"\bdata\b|information|\brecords?\b|servers?\b|content|\bPII\b|\bIP[ -]|\bit\b|\bthey\b|Daten"
    r"|donn[ée]es|facilit|\bthem\b",
    re.IGNORECASE,
)
_PERSONS_THERE = re.compile(
    r"(?:users?|residents?|individuals?|customers?|visitors?|persons?|people|you|reside|resid\w+"
    r"|citizens?|you are|consumers?|employees|data subjects?|clients|who are|laws?|regulations?"
    r"|courts?|applicable|authorit\w+|offices?|entity|incorporated|registered|headquartered"
    r"|available|effective|established|rights?|required|relat\w+|compl\w+|pursuant|respond\w*"
    r"|according|subject|respect|addition|governed|made|inside or|within or)(?: (?:located|based"
    r"|living|resid\w+|are"
    r"|is))*$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?:\b(?:do|does|will|shall|is|are|be|may)[ ](?:not|never)|\bnever\b|\bcannot\b|n['’]t\b"
    r"|\bnicht\b|\bkeine\b|\baucune?\b|\bno\b|\bne\b.{1,30}\bpas\b)"
    r"(?:(?!\bunless\b|\bwithout\b|\bbut\b).){0,100}$",
    re.IGNORECASE,
)
_RELIES_NOT = re.compile(r"\brel(?:y|ies|ied)\b|limited to|controller", re.IGNORECASE)
_EXCEPTS = re.compile(r"\bunless\b|\bwithout\b|\bexcept\b|es sei denn|\bsauf\b", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"['’]s? |[ -](?:SCC|[Ss]tandard|General|Data|Commission|Privacy|[Cc]itizen|[Rr]esident"
    r"|[Ll]aw|GDPR"
    r"|Regulation|[Mm]odel|[Aa]ffiliate|[Dd]epartment|[Gg]overnment|[Cc]opyright|[Ff]ederal"
    r"|Person)"
)
_OUTSIDE = re.compile(r"outside|außerhalb|hors|dehors", re.IGNORECASE)

_SAFEGUARDS = {
    "standard_contractual_clauses": r"standard (?:contract(?:ual)?|data protection) clauses"
    r"|\bSCCs?\b"
    r"|model (?:contract(?:ual)? )?clauses|standard model clauses"
    r"|standard(?:daten)?(?:schutz|vertrags)klauseln|clauses contractuelles? (?:types?"
    r"|standards?)",
    "adequacy_decision": r"adequacy (?:decisions?|regulations?|findings?|determinations?)"
    r"|adequate (?:level|data|protection|privacy)"
    r"|angemessenheitsbeschl[uü]ss\w*|d[ée]cision d['’]ad[ée]quation",
    "data_privacy_framework": r"data privacy framework|\bDPF\b",
    "privacy_shield": r"privacy[- ]shield",
    "safe_harbor": r"safe harbou?r",
    "binding_corporate_rules": r"binding corporate rules|\bBCRs?\b"
    "|r[èe]gles d['’]entreprise contraignantes"
    r"|verbindliche interne datenschutzvorschriften",
    "consent": r"(?:consent|agree)(?:s|ing)? to [a-z ,-]{0,60}transfers?\b",
}
_SAFEGUARD = "(?i)" + with_ascii_edges("|".join(_SAFEGUARDS.values()))
_SAFEGUARD_HINTS = ["lauses", "SCC", "STANDARD CONTRACTUAL", "dequa", "klauseln", "messenheits"]
_SAFEGUARD_HINTS += ["Shield", "SHIELD", "shield", "DPF", "Privacy Framework", "PRIVACY FRAMEWORK"]
_SAFEGUARD_HINTS += ["orporate rules", "orporate Rules", "BCR", "Harbo", "HARBO", "harbo"]
_SAFEGUARD_HINTS += ["transfer", "entreprise contraignantes", "interne Datenschutz"]
_COMPILED = {
    name: re.compile(rf"(?:{pattern})", re.IGNORECASE) for name, pattern in _SAFEGUARDS.items()
}
_NOT_RELIED = re.compile(
    r"(?:no longer|not|never) (?:currently |longer )?"
    r"(?:rely|relying|relied|use|using|participat\w+|adhere|certified|covered)[^.;]{0,40}$"
    r"|invalidat\w+.{0,40}$",
    re.IGNORECASE,
)
_INVALID_AFTER = re.compile(
    r"^[^.;,]{0,40}(?:was|were|been|is|as|declared) (?:no longer|invalid)", re.IGNORECASE
)
_NO_DECISION = re.compile(
    r"\b(?:without|absence|lack\w*|neither|no)\b[^.;]{0,60}$"
    r"|(?:n['’]t|\bnot)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_COMMISSION = re.compile(r"commission|decision|Art(?:icle|\.)? ?45|government", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bEU\b|\bU\.?S\b|Swiss|Switzerland|Europe|framework|principles|department of commerce",
    re.IGNORECASE,
)
_NOT_ADEQUATE = re.compile(r"\bnot?\b|n['’]t\b|without|lack", re.IGNORECASE)


def transfers(segments: pl.DataFrame) -> pl.DataFrame:
    """The places that personal data goes to, and the safeguards of transfers."""
    text = pl.col("text")
    guarded = segments.filter(text.str.contains_any(_SAFEGUARD_HINTS))
    safeguards = [
        fact
        for mention in mentions(guarded, _SAFEGUARD)
        if (fact := _safeguard(mention)) is not None
    ]
    safeguards = first_of_segment(safeguards)
    by_segment: dict[str, list[str]] = {}
    for fact in safeguards:
        if not fact.attributes:
            by_segment.setdefault(fact.mention.segment_id, []).append(fact.value)
    hinted = segments.filter(text.str.contains_any(_HINTS))
    places = [fact for mention in mentions(hinted, _place()) for fact in _transfers(mention)]
    for fact in places:
        if names := by_segment.get(fact.mention.segment_id):
            fact.attributes["safeguards"] = ", ".join(names)
    return as_facts(first_of_segment(places) + safeguards)


def _safeguard(mention: Mention) -> Found | None:
    value = next(name for name, pattern in _COMPILED.items() if pattern.fullmatch(mention.match))
    attributes: dict[str, str | int] = {}
    if value == "adequacy_decision" and "adequate" in mention.match.lower():
        sentence = mention.before + mention.match + mention.after
        if not _COMMISSION.search(sentence) or _NOT_ADEQUATE.search(
            mention.before[-40:] + mention.match
        ):
            return None
    if value == "adequacy_decision" and _NO_DECISION.search(mention.before):
        return None
    if _NOT_RELIED.search(mention.before) or (
        value in ("privacy_shield", "safe_harbor") and _INVALID_AFTER.search(mention.after)
    ):
        attributes["polarity"] = "deny"
    if value == "safe_harbor" and not _BETWEEN.search(mention.before + mention.after):
        return None
    if value == "consent" and _DENIES.search(mention.before):
        return None
    return whole(mention, FactKind.TRANSFER_SAFEGUARD, value, attributes, 0.9, f"safeguard_{value}")


def _transfers(mention: Mention) -> list[Found]:
    """A fact for each place that the mention, a match of ``_place``, names."""
    mention = _with_enumeration(mention)
    before, match = mention.before, mention.match
    preposition = re.split(r"[ ,’']", match, maxsplit=1)[0].lower()
    if _OF_SOMETHING_ELSE.match(mention.after):
        return []
    is_outside = _OUTSIDE.match(match) is not None
    verbs = before + mention.after if match.startswith("in die") else before
    sends, keeps = _SEND.search(verbs), _KEEP.search(verbs)
    is_to = preposition in ("to", "into", "nach", "vers", "aux", "au") or is_outside
    if is_to and not (sends or (is_outside and keeps)):
        return []
    if not is_to and not keeps and not (sends and match.startswith(("in die", "located", "based"))):
        return []
    if (
        "controller for" in before
        or not _DATA.search(before)
        or _PERSONS_THERE.search(before[-40:].rstrip(" ,("))
    ):
        return []
    attributes: dict[str, str | int] = {}
    if (
        _RELIES_NOT.search(before) is None
        and _DENIES.search(before)
        and not (_EXCEPTS.search(mention.after))
    ):
        attributes["polarity"] = "deny"
    rule = "transfer_to" if is_to else "kept_in"
    if is_outside:
        rule = "transfer_outside"
    facts = []
    for first, last, code in _codes(match):
        value = "abroad" if code == "abroad" else f"outside_{code}" if is_outside else code
        facts.append(
            Found(mention, FactKind.TRANSFER, value, dict(attributes), first, last, 0.85, rule)
        )
    return facts


def _codes(match: str) -> list[tuple[int, int, str]]:
    """Begin, end and code of each place in ``match``."""
    return [
        (found.start(), found.end(), next((c for c in _places() if found[f"_{c}"]), "abroad"))
        for found in _any_place().finditer(match)
    ]


def _with_enumeration(mention: Mention) -> Mention:
    """The mention with the places that follow its own: `, Canada and the United Kingdom`."""
    joined = _enumeration().match(mention.after)
    rest = joined.group() if joined else ""
    return mention._replace(match=mention.match + rest, after=mention.after[len(rest) :])


@cache
def _places() -> dict[str, list[str]]:
    content = (files("transforms") / "destinations.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def _any_place() -> re.Pattern[str]:
    groups = [f"(?P<_{code}>{'|'.join(names)})" for code, names in _places().items()]
    return re.compile(rf"\b(?:{'|'.join(groups)}|(?P<_abroad>{_ABROAD}))(?!\w)")


@cache
def _enumeration() -> re.Pattern[str]:
    names = "|".join(name for names in _places().values() for name in names)
    joint = r"(?:,|,? (?:and|or|and/or|und|oder|et|ou|as well as)|/) ?(?:to |in )?"
    return re.compile(rf"(?:{joint}{_ARTICLE}(?:{names}|{_ABROAD})(?!\w)){{1,9}}")


@cache
def _place() -> str:
    """A preposition and a place."""
    names = "|".join(name for names in _places().values() for name in names)
    dotted = r"U\.S\.A\.|U\.S\.|U\.K\.|E\.U\."
    return rf"(?-u:\b){_TO},? {_ARTICLE}(?:{dotted}|(?:{names}|{_ABROAD})(?-u:\b))"
