"""The words around the places that personal data go to, and around those that they do not."""

from __future__ import annotations

import re

HINTS = (
    "ransf",
    "RANSF",
    "RANSMI",
    "ROCESS",
    "TORE",
    "ransmi",
    "tored",
    "tore ",
    "tores ",
    "torage",
    "rocessed",
    "rocessing",
    "erver",
    "osted",
    "sent ",
    "ent to",
    "sending ",
    "aintained",
    "eld by",
    "ept in",
    "eceive in",
    "eld in",
    "übermitt",
    "übertrag",
    "osts ",
    "raiter ",
    "tocké",
    "ébergé",
    "located ",
    "utside of",
    "utside the",
    "verseas",
    "perate ",
    "perating ",
    "ituated ",
    "stablished ",
    "based in",
    "based with",
    "move ",
    "isclos",
    "share",
    "ccessed",
)
"""One of these stands in every text that tells of a place of data, and is found soon."""

SEND = (
    r"transf[eé]r|transmi[ts]|\bsen(?:d|t|ding)\b|export|\bmov(?:e[ds]?|ing)\b|übermittel"
    r"|übertrag|disclos"
    r"|\bshare"
)
KEEP = (
    r"\bstor(?:e|ed|ing|age)\b|process|\baccessed\b|\bhost(?:s|ed|ing)\b|maintain|\bheld\b"
    r"|\bkept\b|servers?\b"
    r"|\b(?:data|information) (?:[\w’-]+ )?(?:we|that we) (?:receive|obtain) $"
    r"|\breceived by (?:\w+,? ){1,2}$"
    r"|\b(?:data|information|records) (?:[a-z]+ ){0,3}(?:is|are) (?:[a-z]+ )?(?:located|housed)\b"
    r"|data cent|facilit|databases?|gespeichert|verarbeitet|stock[ée]|h[ée]berg|traiter"
)
DATA = (
    r"\bdata\b|information|\brecords?\b|servers?\b|content|\bpii\b|\bip[ -]|\bit\b|\bthey\b|daten"
    r"|donn[ée]es|facilit|\bthem\b|\brecipients\b"
)
TRANSFER_TO = (
    r"\b(?:transfers?|transferring|storage|hosting|processing|outsourcing|disclosures?)"
    r"(?: and (?:storage|processing|outsourcing|hosting))?"
    r"(?: from (?:the )?[a-z.()“”\", ]{1,60})?"
    r"(?: (?:takes? place|taking place|occurring|made|is made|are made|carried out|them|is|are"
    r"|will be))? $"
)
"""Before a place; in policies such are of data."""
PERSONS_THERE = re.compile(
    r"\b(?:users?|children|residents?|individuals?|customers?|visitors?|persons?|people|you"
    r"|reside|resid\w+"
    r"|citizens?|you are|consumers?|employees|data subjects?|clients|those|who are|laws?"
    r"|legislation|obligations?|protection|originat\w+|behaviou?r|programs?"
    r"|(?:favou?rable|protective|stringent|comprehensive|strict) as(?: those)?"
    r"|regulations?"
    r"|courts?|applicable|authorit\w+|offices?|incorporated|registered|headquartered"
    r"|available|effective|established|rights?|required|relat\w+|compl\w+|pursuant|respond\w*"
    r"|according|subject|respect|addition|governed|made|operates?|inside or"
    r"|within or)(?: (?:located|based"
    r"|living|live|resid\w+|are"
    r"|is))*$"
)
RELIES_NOT = re.compile(
    r"\brel(?:y|ies|ied)\b|limited to|controller|ruled out|excluded|not (?:agree|consent)"
)
EXCEPTS = re.compile(r"\bunless\b|\bwithout\b|\bexcept\b|es sei denn|\bsauf\b")
OF_SOMETHING_ELSE = re.compile(
    r"['’]s? |[-–](?:U\.?S\b|Swiss|UK)|[ -](?:SCC|[Ss]tandard|General|Data|Commission|Privacy"
    r"|[Cc]itizen|[Rr]esident|[Ll]aw|GDPR"
    r"|Regulation|[Mm]odel|[Aa]ffiliate|[Dd]epartment|[Gg]overnment|[Cc]opyright|[Ff]ederal"
    r"|Person)"
)
NOT_TOLD = re.compile(
    r"\bwhether (?:[\w’'-]+ ){0,4}(?:(?:is|are|were|has been|have been) (?:being )?transfer"
    r"|stores?\b|(?:will )?(?:transfer|disclose)\b)"
    r"|\b(?:whether|if) (?:[\w’'-]+ ){0,4}intends? to transfer|\bold enough to consent"
    r"|\bas if (?:they|it)\b|\broyalt|\bage of majority"
    r"|\b(?:authority|legislation|rules) for the processing"
    r"|\beuropean commission: "
    r"|\brequirements? to provide|\bit (?:also )?addresses"
    r"|\b(?:gdpr|regulation|law|directive|act)\b[ ,)”\"]{0,3}"
    r"(?:(?:also|may|generally|will|which|that) ){0,2}(?:address|restrict|regulat|govern|prohibit"
    r"|limit|forbid|permit|require)[^.;]{0,60}$"
)
"""Before a transfer of which one may ask, or of which a law speaks."""
TO_US = re.compile(r"\byou (?:may |might |will )?(?:transmit|submit|send|provide|disclose|upload)")
TO_SOMEONE_IN = re.compile(
    r"\b(?:to|with) (?!(?:you|your|users?|customers?|any(?:one|body)|provide|comply|protect|use"
    r"|the extent) )(?:(?!laws?\b|those|force|differ|equivalent|official|government|countr|where"
    r"|protect|individuals|payments)[^\s;:]{1,30} ){1,8}$"
)
FROM = re.compile(r"\bfrom (?:an?|any|certain) $")
NAMED_THERE = re.compile(
    r"including|, to |in particular|such as|like|for (?:example|instance)|e\.g\.|namely", re.I
)
"""Between what a place lies outside of, and the place."""
CONTROLS_FOR = re.compile(r"\b(?:controller|processor) for\b")
NO_STATEMENT = re.compile(r" ?\?| (?:is|are) not personal\b")
"""After a place that is asked for, or where no personal data are."""
OF_A_NAME = re.compile(r" (?:recogni[sz]ed|accepted|known|renowned|certified)\b")
"""After `internationally` where nothing goes."""
TRANSFER_OF = re.compile(r"\btransfers? of\b(?:(?!countr|level|protect)[^.;]){0,90}$")
AGREED = re.compile(
    r"\bconsent to (?:the|this|such) transfer of (?:such|your|this|the) (?:\w+ )?(?:info|data)"
    r"|\bwe will only transfer your (?:\w+ )?(?:info|data)"
)
"""After places of persons who are sent data."""
