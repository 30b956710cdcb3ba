"""The measures that a policy says protect data.

A measure is told once a segment. What a policy advises its readers to do is none of its own.
"""

from __future__ import annotations

import re

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

_STANDARDS = {
    "ISO 27001": r"iso(?:/iec)?[ -]?27001(?::\d{4})?",
    "ISO 27018": r"iso(?:/iec)?[ -]?27018",
    "ISO 27701": r"iso(?:/iec)?[ -]?27701",
    "SOC 2": r"\bsoc ?2\b|soc ii\b|ssae[- ]?1[68]",
    "SOC 1": r"\bsoc ?1\b",
    "PCI DSS": r"\bpci[- ]?dss|\bpci[- ](?:compliant|compliance|certified|standards?"
    "|data security)"
    r"|payment card industry data security standards?|level 1 pci",
    "HITRUST": r"\bhitrust\b",
    "FedRAMP": r"\bfedramp\b",
    "Cyber Essentials": r"cyber essentials",
}
_PROTOCOLS = {
    "SSL": r"\bssl\b|secure[- ]sockets?[- ]layer",
    "TLS": r"\btls\b|transport[- ]layer[- ]security",
    "HTTPS": r"\bhttps\b",
}
_PEOPLE = (
    r"(?:employees?|personnel|staff|persons?|individuals|contractors|workers|people"
    r"|team members|those)"
)
_MEASURES = {
    "encryption_in_transit": "|".join(_PROTOCOLS.values())
    + r"|encrypt\w* (?:data |information )?(?:in|during|while in) (?:transit|transmission)"
    r"|encrypted (?:connections?|transmissions?|channels?)|(?:ssl|tls)[- ]verschlüssel\w*",
    "encryption_at_rest": r"encrypt\w* (?:data |it |them |information )?(?:(?:in transit"
    "|in motion) and )?at rest|at[- ]rest encryption|encrypted at rest",
    "encryption": r"\bencrypt(?:s|ed|ion|ing)?\b|verschlüssel\w+|\bchiffre(?:ment|es?|r)\b"
    "|cryptage",
    "firewall": r"\bfire ?-?walls?\b|pare-feux?",
    "access_control": r"access controls?|restricted (?:personnel |employee )?access|(?:restrict"
    "|limit)(?:s|ed|ing)?(?: the)? access|need[- ]to[- ]know"
    rf"|access [a-z ,]{{0,50}}\b(?:is|are) (?:strictly |only )?(?:limited|restricted)|(?:limited"
    rf"|restricted)(?: number of)? {_PEOPLE} who"
    rf"|only (?:authori[sz]ed |those )?{_PEOPLE} [a-z ,]{{0,40}}access|zugriffs(?:kontroll"
    rf"|beschränk)\w*|contrôles? d['’]accès",
    "authentication": r"(?:two|multi)[- ]factor(?: authentication)?|\b2fa\b|\bmfa\b"
    "|password[- ]protect(?:ed|ion)|two[- ]step verification",
    "physical_security": r"physical[a-z ,/&-]{0,50}\b(?:safeguards|security|measures|controls"
    "|procedures|protections?|access)"
    r"|locked (?:file )?(?:cabinets?|rooms?|offices?)|security guards?",
    "pseudonymisation": r"pseudonymi[sz]ation|pseudonymi[sz](?:e|ed|ing)\b|pseudonymisier\w+",
    "training": rf"train(?:s|ed|ing)?(?: (?:for )?(?:of )?(?:all |our |the "
    rf"|its ))? ?(?:{_PEOPLE})|{_PEOPLE} (?:are |is |receive |undergo |who are )?(?:regularly "
    rf"|properly |also |periodic )?train(?:ed|ing)"
    r"|(?:security|privacy|data protection|awareness) training",
    "confidentiality": r"(?:bound by|subject to|signs?|signed|executes?|obliged to"
    "|obligations? of|duty of|agreements? of)(?: an?| strict| contractual| our"
    "| appropriate)* confidentiality|confidentiality (?:obligations?|agreements?)",
    "monitoring": r"intrusion (?:detection|prevention)|security monitoring|monitor(?:s|ed"
    "|ing)? (?:our |the )?(?:systems?|networks?|infrastructure|servers?)",
    "testing": r"penetration test(?:s|ing)|vulnerability (?:scan|assessment|test|management)\w*"
    "|malware scanning|security (?:audits?|assessments?|testing|scans?)"
    "|scanned on a regular basis",
    "antivirus": r"anti-?virus|virus (?:protection|scann\w+|detection)|anti-?malware",
    "backup": r"(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back-?ups?"
    "|backed up (?:regularly|daily|on)",
    "secure_hosting": r"secured? (?:and controlled )?(?:web )?(?:servers?|data ?cent(?:er|re)s?"
    "|facilit(?:y|ies)|networks?|hosting|storage|databases?)|behind secured networks",
    "certification": "|".join(_STANDARDS.values()),
}
_ORDER = ("certification", "encryption_at_rest", *_MEASURES)
_BEGINNINGS = (
    r"encrypt|ssl\b|secure[- ]sockets?|tls\b|transport[- ]layer|https\b[^:]|at[- ]rest enc"
    r"|verschlüssel"
    r"|chiffre|cryptage|fire ?-?wall|pare-feu|access (?:control|[a-z ,]{0,50}\b(?:is|are) )"
    r"|restrict|limit(?:s|ed|ing)? (?:the )?"
    r"(?:access|number)|need[- ]to[- ]know|only |zugriffs|contrôles? d|two[- ](?:factor|step)"
    r"|multi[- ]factor|2fa\b|mfa\b"
    r"|password[- ]pro|physical|locked|security (?:guard|train|monit|audit|assess|test|scan)"
    r"|pseudonymi"
    rf"|train(?:s|ed|ing)?\b|{_PEOPLE} [a-z -]{{0,20}}train|privacy train|data protection train"
    rf"|awareness train"
    r"|(?:bound by|subject to|signs?|signed|executes?|obliged to|obligations? of|duty of"
    r"|agreements? of) [a-z ]{0,30}confid|confidentiality "
    r"|intrusion|monitor|penetration|vulnerability|malware|scanned on|anti-?virus|virus |anti-?mal"
    r"|(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back|backed up|secured?\b"
    r"|behind secured"
    r"|iso(?:/iec)?[ -]?27|soc[ -]|soc[12i]|ssae|pci\b|payment card industry|level 1 pci|hitrust"
    r"|fedramp|cyber ess"
)
_PATTERN = "(?i)" + with_ascii_edges(rf"\b(?:{_BEGINNINGS})")
_MEASURE = re.compile(
    "|".join(f"(?P<{name}>{_MEASURES[name]})" for name in dict.fromkeys(_ORDER)), re.IGNORECASE
)
_HINTS = [
    "ncrypt",
    "train ",
    "NCRYPT",
    "SSL",
    "TLS",
    "ecure Socket",
    "ecure socket",
    "ransport Layer",
    "ransport layer",
    "HTTPS",
    "https ",
    "irewall",
    "ire wall",
    "ccess control",
    "ccess Control",
    "o-know",
    "o know",
    "restrict",
    "limit access",
    "limited access",
    "limits acc",
    "limiting access",
    "is limited to",
    "are limited to",
    "mployees who",
    "ersonnel who",
    "orized ",
    "orised ",
    "factor auth",
    "-factor",
    "2FA",
    "MFA",
    "rotected",
    "hysical",
    "ocked ",
    "seudonym",
    "raining",
    "trained",
    "onfidentiality",
    "ntrusion",
    "onitoring",
    "enetration test",
    "ulnerability",
    "alware",
    "ecurity audit",
    "ecurity assess",
    "ntivirus",
    "nti-virus",
    "irus ",
    "back-up",
    "backup",
    "acked up",
    "ecure server",
    "ecured server",
    "ecure data",
    "ecure network",
    "ecured network",
    "ecure facilit",
    "ecure Server",
    "ecure hosting",
    "ecure storage",
    "ISO 27",
    "ISO/IEC",
    "ISO27",
    "SOC 2",
    "SOC2",
    "SOC 1",
    "PCI",
    "ayment Card Ind",
    "HITRUST",
    "FedRAMP",
    "yber Essentials",
    "erschlüssel",
    "hiffre",
    "ryptage",
    "are-feu",
    "contrôle",
    "ugriffs",
]
_NAMED = [
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in {**_STANDARDS, **_PROTOCOLS}.items()
]
_PROTECTS = re.compile(
    r"secur|protect|safeguard|\bmeasures?\b|\bsafe\b|confidential|unauthori|technical|encrypt"
    r"|firewall|\bwe\b|\bour\b|schutz|sicher|sécur|protég",
    re.IGNORECASE,
)
_CLOSELY = re.compile(
    r"secur|protect|safeguard|\bmeasures?\b|confidential|unauthori|encrypt|firewall|sensitive"
    r"|schütz|sicher|sécur|protég",
    re.IGNORECASE,
)
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
_OF_STAFF = re.compile(
    r"employee|staff|personnel|contractor|worker|provider|processor|partners|agents|\bteam\b"
    r"|persons",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"responsible for|\byou (?:should|must|can|may|could|need|are responsible)\b|recommend"
    r"|encourage"
    r"|\byour (?:own|browser)\b"
    r"|make sure|ensure that you|please|\bif you\b|look for|\block\b|personal firewall|\bCSRF\b",
    re.IGNORECASE,
)
_NOT_MEASURE = re.compile(
    r"\b(?:the right|able|request|ask|exercise) (?:\w+ ){0,3}$|\brights?\b[^.;]{0,30}$|\bviolat"
    r"|circumvent"
    r"|\bdisclos\w+ [^.;]{0,40}$|\bunless\b|\bhashed\b|\bidentifier|collect[^.;]{0,30}$",
    re.IGNORECASE,
)
_CIRCUMVENT = re.compile(r"circumvent|tamper|interfere|bypass|\byou may not\b", re.IGNORECASE)
_OF_ELSE = re.compile(r"^ (?:identif|version|customer|list|e-?mail|hash)", re.IGNORECASE)
_TO_PAGES = re.compile(
    r"^ to (?:third[- ]party|any|certain|parts of|our (?:site|service|website)|your account"
    r"|content)",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(r"^s? (?:Services?\b|packages?\b|sold\b|[|] )", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\bssl\b|\btls\b|secure[- ]sockets?|transmi|in transit|transfer", re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:\b(?:do|does|is|are|will|has|have)(?: not|n['’]t)\b(?! only)|\bnot (?=encrypt)|\bnever\b"
    r"|\bnor\b|\bun$)"
    r"[^.;,:]{0,35}$",
    re.IGNORECASE,
)


def security_measures(segments: pl.DataFrame) -> pl.DataFrame:
    """The security measures that ``segments`` tell of."""
    hinted = segments.filter(pl.col("text").str.contains_any(_HINTS))
    found = [
        fact for mention in mentions(hinted, _PATTERN) if (fact := _measure(mention)) is not None
    ]
    # A named protocol says more than the word encryption beside it.
    named = {f.mention.segment_id for f in found if "standard" in f.attributes}
    return as_facts(
        first_of_segment(
            [
                fact
                for fact in found
                if fact.value != "encryption_in_transit"
                or "standard" in fact.attributes
                or "polarity" in fact.attributes
                or fact.mention.segment_id not in named
            ]
        )
    )


def _measure(mention: Mention) -> Found | None:
    found = _MEASURE.match(mention.match + mention.after)
    if found is None or found.lastgroup is None:
        return None
    name, rest = found.lastgroup, (mention.match + mention.after)[found.end() :]
    mention = mention._replace(match=found.group(), after=rest)
    before, after = mention.before, mention.after
    context = before + " " + after
    if not _PROTECTS.search(context + mention.match) or _ADVICE.search(before[-90:]):
        return None
    if _NOT_MEASURE.search(before[-60:]) or (name in _NEEDS_CLOSE and not _CLOSELY.search(context)):
        return None
    if name == "confidentiality" and not _OF_STAFF.search(context):
        return None
    if _CIRCUMVENT.search(before) or _OF_ELSE.match(after):
        return None
    if name == "access_control" and _TO_PAGES.match(after):
        return None
    if _FOR_SALE.match(after) or before.endswith("Managed "):
        return None
    if name == "encryption" and _ON_THE_WAY.search(f"{before[-40:]}|{after[:40]}"):
        name = "encryption_in_transit"
    is_denied = _DENIES.search(before[-90:]) is not None
    if is_denied and name == "access_control":
        return None
    attributes: dict[str, str | int] = {}
    if name in ("certification", "encryption_in_transit"):
        standards = [standard for standard, pattern in _NAMED if pattern.search(mention.match)]
        if standards:
            attributes["standard"] = standards[0]
    if is_denied:
        attributes["polarity"] = "deny"
    return whole(mention, FactKind.SECURITY_MEASURE, name, attributes, 0.85, f"measure_{name}")
