"""The words by which policies name security measures."""

from __future__ import annotations

import re

from transforms.patterns import with_ascii_edges

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
_CUT = r"(?:truncat|shorten|mask|anonymi[sz])"
_IP_CUT = (
    rf"ip[- ]address(?:es)? [a-z ,]{{0,40}}\b{_CUT}ed|ip[- ](?:anonymi[sz]ation|masking|truncation)"
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
    "access_control": r"access controls?|restricted (?:personnel |employee )?access|(?:restrict"
    "|limit)(?:s|ed|ing)?(?: the)? access|need[- ]to[- ]know"
    r"|role-based (?:access|permissions?)"
    rf"|(?:restrict|limit)(?:s|ed|ing)? the number of {_PEOPLE}"
    rf"|access [a-z ,’'-]{{0,50}}\b(?:is|are) (?:strictly |only |also |further )?(?:limited"
    rf"|restricted)"
    rf"|access (?:is |are |is being )?(?:strictly )?(?:limited|restricted) to|access (?:will be"
    rf"|is) "
    rf"(?:granted|allowed|permitted|given|provided) only|limit(?:s|ed|ing)? {_PEOPLE} access"
    rf"|(?:limited"
    rf"|restricted)(?: number of)? {_PEOPLE} who"
    r"|(?:accessible|accessed) (?:only |solely )?(?:to|by) (?:only )?(?:our )?(?:authori[sz]ed"
    r"|those authori[sz]ed|those [a-z]+ who"
    r"|(?:a )?(?:limited|small|select|few))|access [a-z ,]{0,40}\bauthori[sz]ed only"
    rf"|only (?:authori[sz]ed |those |certain |trained "
    rf"|select(?:ed)? )*(?:(?!{_PEOPLE}\b)\w+ )?{_PEOPLE}[ ,][a-z ,()]{{0,140}}?\b(?:access|see)\b"
    rf"|zugriffs(?:kontroll"
    rf"|beschränk)\w*|contrôles? d['’]accès",
    "authentication": r"(?:two|multi)[- ]factor(?: authentication)?|\b2fa\b|\bmfa\b"
    "|password[- ]protect(?:ed|ion)|two[- ]step verification"
    rf"|{_BY_LOGIN}"
    r"|passwords? (?:is|are|being) (?:required|needed) (?:to|for) (?:access|log)"
    r"|(?:user )?authentication (?:mechanisms?|controls?|procedures?|protocols?|systems?"
    r"|requirements?"
    r"|tools?|technolog(?:y|ies)|methods?|techniques?)|(?:(?<=encryption and )|(?<=encryption, )"
    r"|(?<=encryption or )|(?<=controls and )|(?<=controls, )|(?<=firewalls, ))"
    r"(?:user |strong )?authentication",
    "physical_security": r"physical[a-z ,/&-]{0,50}\b(?:safeguards|security|measures|controls?\b"
    "|procedures|protections?|access|steps|means|precautions|barriers|methods|mechanisms|processes"
    "|environments?|practices|protocols|security)"
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
    "training": rf"train(?:s|ed|ing)?(?: (?:for )?(?:of )?(?:all |our |the "
    rf"|its ))? ?(?:{_PEOPLE})|{_PEOPLE} (?:are |is |receive |undergo |who are )?(?:regularly "
    rf"|properly |also |periodic )?train(?:ed|ing)"
    rf"|{_PEOPLE} (?:\w+ )?(?:receive|undergo|attend|complete)s? (?:[a-z-]+ ){{0,4}}train"
    r"|(?:security|privacy|data protection|awareness) training"
    rf"|educat(?:es?|ed|ing) (?:all |our |its )*{_PEOPLE}",
    "confidentiality": r"(?:bound by|subject to|signs?|signed|executes?|obliged to"
    "|obligations? of|duty of|duties of|agreements? of)(?: an?| strict| contractual| our"
    "| appropriate| privacy and| non-disclosure and| other| written| standard| professional"
    "| applicable| separate| similar| statutory| legal| duty of| duties of){0,5} confidentiality"
    "|confidentiality (?:obligations?|agreements?|undertakings?|clauses?|commitments?)"
    r"|(?:non-?disclosure agreements?|contractual (?:requirements|obligations|duties|terms)"
    r" (?:[a-z]+,? ){0,6}(?:confidentiality|non-?disclosure))"
    r"|(?:requir(?:ed?|es|ing)|obligated|obliged|bound|agree[sd]?|contractual(?:ly| promises?)"
    r"|commit(?:s|ted)?|undertake)\b(?:(?!safeguards|measures|designed)[a-z ,’']){0,110}?"
    r"\b(?:keep|maintain|hold|treat|respect|protect|preserve|(?<=commit to )keeping"
    r"|(?<=commit to )maintaining)\b[a-z ,’']{0,60}?"
    r"\bconfidential(?:ity)?\b(?! information)",
    "monitoring": r"intrusion (?:detection|prevention)|security monitoring|monitor(?:s|ed"
    "|ing)? (?:our |the )?(?:systems?|networks?|infrastructure|servers?)",
    "testing": r"penetration test(?:s|ing)|vulnerability (?:scan|assessment|test|management)\w*"
    "|malware scanning|security (?:audits?|assessments?|testing|scans?)"
    "|(?:scanned|monitored|tested) (?:on a regular basis|regularly)",
    "antivirus": r"anti-?virus|virus (?:protection|scann\w+|detection)|anti-?malware",
    "backup": r"(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back-?ups?"
    r"|back-?up (?:services?|systems?|procedures?|copies)|backed up (?:regularly|daily|on)"
    r"|regularly back(?:s|ed|ing)?[ -]?up\b",
    "secure_hosting": r"secured? (?:and controlled )?(?:(?:web|uk|eu|us|cloud|remote|dedicated"
    r"|off-?site) )?(?:servers?|data ?cent(?:er|re)s?"
    "|facilit(?:y|ies)|networks?|hosting|storage|databases?|locations?|(?:operating |server "
    "|computing )?"
    r"environments?\b)|behind secured networks",
    "certification": "|".join(_STANDARDS.values()),
}
_ORDER = ("certification", "encryption_at_rest", *_MEASURES)
# How measures begin: simple enough for the engine to search all hinted text with.
_BEGINNINGS = (
    r"encrypt|ssl\b|secure[- ]sockets?|tls\b|transport[- ]layer|https\b[^:]|at[- ]rest enc"
    r"|verschlüssel"
    r"|chiffr|cryptage|fire ?-?wall|pare-feu|access (?:control|[a-z ,’'-]{0,50}\b(?:is|are) )"
    rf"|restrict(?:s|ed|ing)? (?:the access|the number|access|employee|personnel|number|{_PEOPLE})"
    rf"|access (?:is |are |is being )?(?:strictly )?(?:limited|restricted)|access (?:will be"
    rf"|is) granted"
    rf"|stored (?:and |in (?:an? )?|as )?encr|limit(?:s|ed|ing)? {_PEOPLE} access"
    rf"|limit(?:s|ed|ing)? (?:the )?(?:access|number)|limited {_PEOPLE} who|need[- ]to[- ]know"
    r"|role-based"
    rf"|only (?:authori[sz]ed |those )?{_PEOPLE} |zugriffs|contrôles? d|two[- ](?:factor|step)"
    r"|multi[- ]factor|2fa\b|mfa\b"
    r"|password[- ]pro|passwords? (?:is|are|being) |authentication(?: [mcpsrta]|[,.;]|$)"
    r"|(?:user|strong) authentication"
    r"|(?:protected|controlled|secured|safeguarded|guarded|restricted|accessible|accessed|available"
    rf"|requesting) (?:(?:only|by|with|through|using|via) ){{0,2}}{_OF_WHOM}"
    r"(?:user|log|passw)|sign[ “\"-]*on[”\"]? using"
    r"|(?:requir(?:es?|ed|ing)|need) [a-z ]*(?:user|log|account name)[a-z -]* (?:and|or|/"
    r"|&) [a-z ]*passw"
    rf"|ip[- ](?:address|anonymi|mask|trunc)|{_CUT}(?:es?|ed|s|ing)? [a-z ’]*ip[- ]addr"
    r"|physical|lock(?:ed|ing)|security (?:guard|train|monit|audit|assess|test"
    r"|scan)"
    r"|pseudonymi|hashing|irreversibly hash|stored (?:only |solely )?(?:as|in) (?:an? )?hash"
    rf"|train(?:s|ed|ing)? (?:for |of |all |our |the |its ){{0,3}}{_PEOPLE}"
    rf"|{_PEOPLE} [a-z -]*train|privacy train|data protection train"
    rf"|awareness train|educat(?:es?|ed|ing) (?:all |our |its ){{0,2}}{_PEOPLE}"
    r"|(?:bound by|subject to|signs?|signed|executes?|obliged to|obligations? of|duty of"
    r"|agreements? of) [a-z -]*confid|non-?disclosure agr|contractual (?:requ|obli|duti|ter)"
    r"|(?:required|requires?|requiring|obligated|obliged|bound"
    r"|agrees?|agreed|commits?|committed"
    r"|contractually|contractual promises?|undertake) [a-z ,’']*(?:keep|maintain|hold|treat"
    r"|respect|protect|preserve)(?:ing)?\b[a-z ,’']*confid"
    r"|access[a-z]* (?:only |solely )?(?:to|by) (?:only )?(?:our )?(?:auth|those|limi|a l"
    r"|a s|sel|few)|our physical fac|security [a-z ]*physical fac|access [a-z ,]*authori[sz]ed only"
    r"|(?:monitored|tested|scanned) (?:on|reg)"
    rf"|only (?:(?:authori[sz]ed|those|certain|trained"
    rf"|select(?:ed)?) (?:[a-z]+ ){{0,2}})?{_PEOPLE}[ ,]"
    r"|confidentiality (?:obl|agr)"
    r"|intrusion|monitor(?:s|ed|ing)? (?:our |the )?(?:syst|netw|infra|serv)|penetration"
    r"|vulnerability|malware|anti-?virus|virus |anti-?mal"
    r"|(?:regular|daily|secure|encrypted|routine|periodic|off-?site) back|back-?up [cps]"
    r"|backed up|regularly back"
    r"|secured? (?:build|prem|offi|files|loc|and|web|uk|eu|us|clou|remo|ded|off|serv|data|facil"
    r"|netw|host|stor|env|oper|comp)"
    r"|behind secured"
    r"|iso(?:/iec)?[ -]?27|soc ?[12]|soc ii|ssae|pci\b|payment card industry|level 1 pci|hitrust"
    r"|fedramp|cyber ess"
)
BEGINNING = with_ascii_edges(rf"\b(?:{_BEGINNINGS})")
# A whole measure in text in lower case; the name of the group is the value of its fact.
MEASURE = re.compile("|".join(f"(?P<{name}>{_MEASURES[name]})" for name in dict.fromkeys(_ORDER)))
# One of these stands in every text that has a match of BEGINNING worth weighing.
# They are at most 100: more are searched for by another method, which takes thrice as long.
HINTS = [
    "2fa",
    "access limited",
    "acked up",
    "alware",
    "anonymi",
    "are limited",
    "are restricted",
    "arly back",
    "assword",
    " authorized only",
    "ecure uk",
    "https)",
    "ayment card ind",
    "back-up",
    "backup",
    "bly hashed",
    "by authori",
    "ccess control",
    " confidential",
    "contrôle",
    "disclosure agr",
    "ducate ",
    "ecure data",
    "ecure environment",
    "ecure host",
    "ecure location",
    "ecure network",
    "ecure operat",
    "ecure server",
    "ecure socket",
    "ecure stor",
    "ecurity assess",
    "ecurity audit",
    "eed to know",
    "eed-to-know",
    "enetration test",
    "erschlüssel",
    "factor auth",
    "fedramp",
    "granted only",
    "hashing",
    "hiffr",
    "hitrust",
    "https ",
    "hysical",
    "icted access",
    "icting access",
    "irewall",
    "irus ",
    "is limited",
    "is restricted",
    "iso 27",
    "iso/iec",
    "iso27",
    "limit access",
    "limited access",
    "limiting access",
    "limits acc",
    "ly limited",
    "mask",
    "mfa",
    "mployee access",
    "mployees who",
    "ncrypt",
    "nly authori",
    "nly emp",
    "nly peo",
    "nly pers",
    "nly staff",
    "ntrusion",
    "o our authori",
    "ocked",
    "ocking fil",
    "onitor net",
    "onitor our",
    "onitoring",
    "pci",
    "ransport layer",
    "restrict access",
    "restricted to",
    "restricts access",
    "s hash",
    "secured ",
    "seudonym",
    "shorten",
    "soc 2",
    "soc2",
    " ssl",
    "(ssl",
    "ssl ",
    "t the access",
    "t the number",
    "tls",
    "to authori",
    "train",
    "truncat",
    "ulnerability",
    "uthentication",
    "y our authori",
    "yber essentials",
]
STANDARDS_NAMED = [
    (name, re.compile(pattern)) for name, pattern in {**_STANDARDS, **_PROTOCOLS}.items()
]
