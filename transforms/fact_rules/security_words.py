"""The words by which policies name security measures."""

from __future__ import annotations

import re

from transforms.fact_rules.access_words import ACCESS, ACCESS_BEGINNINGS, PEOPLE
from transforms.patterns import with_ascii_edges

_STANDARDS = {
    "ISO 27001": r"iso(?:/iec)?[ -]?27001(?::\d{4})?",
    "ISO 27018": r"iso(?:/iec)?[ -]?27018",
    "ISO 27701": r"iso(?:/iec)?[ -]?27701",
    "SOC 2": r"\bsoc ?2\b|soc ii\b|ssae[- ]?1[68]",
    "SOC 1": r"\bsoc ?1\b",
    "PCI DSS": r"\bpci[- ]?dss|\bpci[- ](?:compliant|compliance|certified|standards?"
    "|data security)"
    r"|(?<!against the )payment card industry(?:['’]s)?(?: [(][“\"]?pci[”\"]?[)])?(?:['’]s)? "
    r"(?:data )?(?:security )?(?:standards?\b(?! (?:council|were|are))|requirements?|compliance)"
    r"|level 1 pci",
    "HITRUST": r"\bhitrust\b",
    "FedRAMP": r"\bfedramp\b",
    "Cyber Essentials": r"cyber essentials",
}
_PROTOCOLS = {
    "SSL": r"\bssl\b|secure[- ]sockets?[- ]layer",
    "TLS": r"\btls\b|transport[- ]layer[- ]security",
    "HTTPS": r"\bhttps\b",
}
_CUT = r"(?:truncat|shorten|mask|anonymi[sz])"
_IP_CUT = (
    rf"ip[- ]address(?:es)? (?!to )[a-z ,]{{0,40}}\b{_CUT}ed|ip[- ](?:anonymi[sz]ation|masking"
    rf"|truncation)"
    rf"|{_CUT}(?:es?|ed|s|ing)? (?:your |the |of (?:your |the )?|user |users’ )?ip[- ]address"
    r"(?:es)?"
)
"""Addresses of which only a part is kept."""
_OF_WHOM = (
    r"(?:(?:an?|the|your|their|unique|strong|secure|personal|own|individual|private|authori[sz]ed"
    r"|(?:user|member|customer)-(?:created|generated|defined|chosen)|use of) ){0,4}"
)
_BY_LOGIN = (
    r"(?:(?:protected|controlled|secured|safeguarded|guarded|restricted|accessible|accessed"
    rf"|available) (?:only )?(?:by|with|through|using|via)) {_OF_WHOM}"
    rf"(?:(?:user ?-?names?|user ?-?ids?|log-?ins?)(?: name)?,? (?:and/or|and|or|/|&) {_OF_WHOM})?"
    r"passwords?\b(?! protec)|requesting a unique password"
    r"|(?:requir(?:es?|ed|ing)|need) (?:(?:knowledge|entry|use) of )?(?:an? |the |your |valid "
    r"|unique |correct ){0,3}(?:user ?-?(?:id|name)|log-?in(?: name)?|account name)s? (?:and|or"
    r"|/|&)"
    r" (?:an? |your )?(?:[a-z]+ ){0,2}passwords?"
    r"|sign[ “\"-]*on[”\"]? using (?:an? )?user ?-?(?:id|name) and (?:an? )?password"
)
"""Accounts that a password protects."""
_MEASURES = {
    "encryption_in_transit": "|".join(_PROTOCOLS.values())
    + r"|encrypt\w* (?:data |information )?(?:in|during|while in) (?:transit|transmission)"
    r"|encrypted (?:connections?|transmissions?|channels?)|(?:ssl|tls)[- ]verschlüssel\w*",
    "encryption_at_rest": r"encrypt\w* (?:[a-z]+ ){0,7}at rest|at[- ]rest encryption"
    r"|stored (?:and |in (?:an? )?|as )?encrypted(?: form(?:at)?)?"
    r"|encrypted (?:storage|databases?)",
    "encryption": r"\bencrypt(?:s|ed|ion|ing)?\b|verschlüssel\w+|\bchiffr(?:e(?:ment|r)|ée?s?)\b"
    "|cryptage",
    "firewall": r"\bfire ?-?walls?\b|pare-feux?",
    "access_control": ACCESS,
    "authentication": r"(?:two|2|multi)[- ]?factor(?: authentication)?|\b2fa\b|\bmfa\b"
    "|password[- ]protect(?:ed|ion)|(?:two|2)[- ]step (?:verification|authentication)"
    rf"|{_BY_LOGIN}"
    r"|passwords? (?:is|are|being) (?:required|needed) (?:to|for) (?:access|log)"
    r"|(?:user )?authentication (?:mechanisms?|controls?|procedures?|protocols?|systems?"
    r"|requirements?"
    r"|tools?|technolog(?:y|ies)|methods?|techniques?)|(?:(?<=encryption and )|(?<=encryption, )"
    r"|(?<=encryption or )|(?<=controls and )|(?<=controls, )|(?<=firewalls, ))"
    r"(?:user |strong )?authentication",
    "physical_security": r"physical[a-z ,/&-]{0,50}\b(?:safeguards|security|measures|controls?\b"
    "|procedures|protections?|access|steps|means|precautions|barriers|methods|mechanisms|processes"
    "|environments?|practices|protocols)"
    r"|physical[a-z ,/&-]{1,40}\b(?:electronic|procedural|administrative|managerial"
    r"|organi[sz]ational)\b"
    r"(?! (?:intrusion|record|file|cop|form|signature|mail|address|data|document|information|stor))"
    r"|security (?:measures|procedures) (?:are )?in place (?:in|at) our physical facilities"
    r"|secured? files and (?:buildings?|offices?|premises)"
    r"|(?:at|in) our physical facilities|secured? (?:buildings?|premises|offices?)\b"
    r"|locke?d?(?:ing)?,? (?:and )?(?:secured? )?(?:locations (?:or|and) )?(?:file "
    r"|filing )?(?:cabinets?|rooms?|offices?"
    r"|premises|facilit(?:y|ies)|storage)|security guards?",
    "pseudonymisation": rf"{_IP_CUT}"
    r"|stored (?:only |solely )?(?:as|in) (?:an? )?hash(?:es|ed(?: values?| form)?)"
    r"|irreversibly hashed"
    r"|(?<!password )hashing|pseudonymi[sz]ation|pseudonymi[sz](?:e|ed|ing)\b|pseudonymisier\w+",
    "training": r"train(?:s|ed|ing)? (?:(?:for|of|to|all|our|the|its|any|each|every"
    r"|relevant) ){0,4}"
    rf"(?:[a-z-]+ ){{0,3}}?{PEOPLE}\b"
    rf"|{PEOPLE} [a-z /’'-]{{0,90}}?\btrain(?:ed|ings?|s)?\b(?! purposes)"
    r"|(?:security|privacy|data protection|awareness|confidentiality) training"
    rf"|educat(?:es?|ed|ing) (?:all |our |its )*{PEOPLE}",
    "confidentiality": r"(?:bound by|subject to|signs?|signed|executes?|obliged to"
    "|obligations? of|duty of|duties of|agreements? of)(?: an?| strict| contractual| our"
    "| appropriate| privacy and| non-disclosure and| other| written| standard| professional"
    "| applicable| separate| similar| statutory| legal| duty of| duties of){0,5} confidentiality"
    "|confidentiality (?:and (?:[a-z-]+ ){1,3})?(?:obligations?|agreements?|undertakings?"
    "|clauses?|commitments?"
    "|requirements?(?! of))"
    r"|(?:non-?disclosure agreements?|contractual (?:requirements|obligations|duties|terms)"
    r" (?:[a-z]+,? ){0,6}(?:confidentiality|non-?disclosure))"
    r"|(?:requir(?:ed?|es|ing)|obligat(?:ed?|es|ing)|oblig(?:ed?|es|ing)|bound|agree[sd]?"
    r"|agreements?|contractual(?:ly| promises?)"
    r"|commit(?:s|ted)?|undertake)\b(?:(?!safeguards|measures|designed)[a-z ,’']){0,110}?"
    r"\b(?:keep|maintain|hold|treat|respect|protect|preserve|(?<=commit to )keeping"
    r"|(?<=commit to )maintaining)\b[a-z ,’']{0,60}?"
    r"\bconfidential(?:ity)?\b(?! information)",
    "monitoring": r"intrusion (?:detection|prevention)|security monitoring"
    r"|monitor(?:s|ed|ing)? (?:(?:our|the|its|all|network) ){0,3}(?:systems?|networks?"
    r"|infrastructure"
    r"|servers?)"
    r"|monitor(?:s|ing)? (?:(?:network|site|web|website|the|all) ){0,2}traffic (?:on [a-z ]{1,30})?"
    r"(?:to|in order to|for) [a-z ]{0,30}(?:identify|detect|prevent|unauthori[sz]ed|intrusion"
    r"|attack"
    r"|suspicious|malicious|security)"
    r"|monitor(?:s|ed|ing)? (?:[a-z’-]+ ){0,6}for (?:[a-z,-]+ ){0,4}(?:vulnerabilit|attack"
    r"|intrusion"
    r"|threat|unauthori[sz]ed|suspicious|breach|malware|anomal)\w*"
    r"|(?:24/7|real-time|round[- ]the[- ]clock) (?:[a-z]+ )?monitoring",
    "testing": r"penetration test(?:s|ing)|vulnerability (?:scan|assessment|test|management)\w*"
    "|malware scanning|security (?:audits?|assessments?|testing|scans?)"
    "|(?:scanned|monitored|tested) (?:on a regular basis|regularly)",
    "antivirus": r"anti-?virus|virus (?:protection|scann\w+|detection)|anti-?malware",
    "backup": r"(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back-?ups?"
    r"|back-?up (?:services?|systems?|procedures?|copies)|backed up (?:regularly|daily|on)"
    r"|regularly back(?:s|ed|ing)?[ -]?up\b",
    "secure_hosting": r"secured? (?:and controlled )?(?:(?:web|uk|eu|us|cloud|remote|dedicated"
    r"|shared"
    r"|off-?site|on-?site|electronic|computer|computing|private|internal|central|client"
    r"|customer|member|third[- ]party|hosted|cloud-based|operating|server|data|database"
    r"|hosting|it|information|network|storage|digital|password-protected|password protected)"
    r"(?: and|,)? ){0,3}(?:servers?|data ?cent(?:er|re)s?|facilit(?:y|ies)|networks?|hosting"
    r"|storage"
    r"|databases?|data ?bases?|locations?|environments?\b)|behind secured networks"
    r"|secure (?:it|computer|information|accounting|storage|filing|computing|cloud"
    r"|database) systems?"
    r"|(?:certified|accredited|compliant|audited) data ?cent(?:er|re)s?",
    "certification": "|".join(_STANDARDS.values())
    + r"|independent (?:third[- ]party )?audits and certifications?",
}
_ORDER = ("certification", "encryption_at_rest", *_MEASURES)
# How measures begin: simple enough for the engine to search all hinted text with.
_BEGINNINGS = (
    r"encrypt|ssl\b|secure[- ]sockets?|tls\b|transport[- ]layer|https\b[^:]|at[- ]rest enc"
    r"|verschlüssel"
    rf"|chiffr|cryptage|fire ?-?wall|pare-feu|{ACCESS_BEGINNINGS}"
    r"|stored (?:and |in (?:an? )?|as )?encr|(?:two|2)[- ](?:factor|step)|multi[- ]?factor|2fa\b"
    r"|mfa\b"
    r"|password[- ]pro|passwords? (?:is|are|being) |authentication(?: [mcpsrta]|[,.;]|$)"
    r"|(?:user|strong) authentication"
    r"|(?:protected|controlled|secured|safeguarded|guarded|restricted|accessible|accessed|available"
    rf"|requesting) (?:(?:only|by|with|through|using|via) ){{0,2}}{_OF_WHOM}"
    r"(?:user|log|passw)|sign[ “\"-]*on[”\"]? using"
    r"|(?:requir(?:es?|ed|ing)|need) [a-z ]*(?:user|log|account name)[a-z -]* (?:and|or|/"
    r"|&) [a-z ]*passw"
    rf"|ip[- ](?:address|anonymi|mask|trunc)|{_CUT}(?:es?|ed|s|ing)? [a-z ’]*ip[- ]addr"
    r"|physical|lock(?:ed|ing)|security (?:guard|monit|audit|assess|test"
    r"|scan)"
    r"|pseudonymi|hashing|irreversibly hash|stored (?:only |solely )?(?:as|in) (?:an? )?hash"
    rf"|educat(?:es?|ed|ing) (?:all |our |its ){{0,2}}{PEOPLE}"
    r"|our physical fac|security [a-z ]*physical fac|(?:monitored|tested|scanned) (?:on|reg)"
    r"|intrusion|monitor(?:s|ed|ing)? (?:[a-z’-]+ ){0,6}(?:syst|netw|infra|serv|traffic|for )"
    r"|penetration"
    r"|(?:24/7|real-time|round[- ]the[- ]clock) (?:[a-z]+ )?monitoring"
    r"|vulnerability|malware|anti-?virus|virus |anti-?mal"
    r"|(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back|back-?up [cps]"
    r"|backed up|regularly back"
    r"|secured? (?:build|prem|offi|files|loc|and|web|uk|eu|us|clou|remo|ded|off|serv|data|facil"
    r"|netw"
    r"|host|stor|env|oper|comp|sha|on-?s|elec|priv|int|cent|cli|cus|mem|thi|it |inf|dig"
    r"|pass"
    r"|acc|fil)|(?:certified|accredited|compliant|audited) data ?cent"
    r"|behind secured"
    r"|iso(?:/iec)?[ -]?27|soc ?[12]|soc ii|ssae|pci\b|payment card industry|level 1 pci|hitrust"
    r"|independent (?:third[- ]party )?audits"
    r"|fedramp|cyber ess"
)
BEGINNING = with_ascii_edges(rf"\b(?:{_BEGINNINGS})")
# How training and promises of secrecy begin: searched for by themselves, as that takes less time.
_LESSONS = (
    rf"train(?:s|ed|ing)? (?:[a-z-]+ ){{0,6}}{PEOPLE}|{PEOPLE} [a-z /’'-]*?train"
    r"|(?:security|privacy|confidentiality|data protection|awareness) train"
)
_DUTIES = (
    r"(?:bound by|subject to|signs?|signed|executes?|obliged to|obligations? of|duty of"
    r"|agreements? of) [a-z -]*confid|non-?disclosure agr|contractual (?:requ|obli|duti|ter)"
    r"|(?:required|requires?|requiring|obligat(?:ed?|es|ing)|oblig(?:ed?|es|ing)|bound"
    r"|agrees?|agreed|agreements?|commits?|committed"
    r"|contractually|contractual promises?|undertake) [a-z ,’']*?(?:keep|maintain|hold|treat"
    r"|respect|protect|preserve)(?:ing)?\b[a-z ,’']*confid"
    r"|confidentiality (?:obl|agr|und|cla|com|req|and [a-z-]+ )"
)
BEGINNING_OF_LESSON = with_ascii_edges(rf"\b(?:{_LESSONS})")
BEGINNING_OF_DUTY = with_ascii_edges(rf"\b(?:{_DUTIES})")
# A whole measure in text in lower case; the name of the group is the value of its fact.
MEASURE = re.compile("|".join(f"(?P<{name}>{_MEASURES[name]})" for name in dict.fromkeys(_ORDER)))
STANDARDS_NAMED = [
    (name, re.compile(pattern)) for name, pattern in {**_STANDARDS, **_PROTOCOLS}.items()
]
