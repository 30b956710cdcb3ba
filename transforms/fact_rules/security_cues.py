"""What stands around the measures that a policy says protect data, and around what is none."""

from __future__ import annotations

import re

PROTECTS = (
    r"secur|protect|confidential|unauthori|technical|encrypt|verschlüssel|chiffr|firewall|schutz"
    r"|measure|safe|sicher|sécur|protég|we\b|our\b|employees|personnel|\block(?:ed|ing)\b"
    r"|pci[- ]compliant|^compliance with|based on compliance|\bcompl(?:y|ies|iant)\b|accordance"
    r"|adher|conform"
)
CLOSELY = (
    r"secur|protect|safeguard|\bmeasures?\b|confidential|unauthori|encrypt|firewall|sensitive"
    r"|schütz|sicher|sécur|protég|access controls?\b|role-based|multi-factor"
    r"|authori[sz]ed (?:staff|personnel|employees)"
)
CLOSE_ITSELF = ("lock", "protected by", "secured by")
NEEDS_CLOSE = {
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
OF_STAFF = re.compile(
    r"employee|staff|recipient|third[- ]part|personnel|contractor|worker|provider|processor"
    r"|partners|agents|\bteam\b|parties|vendors|organi[sz]ations|compan(?:y|ies)|suppliers"
    r"|affiliates"
    r"|\btheir use|associates|\bthey\b"
    r"|persons|people|\bentit(?:y|ies)\b"
)
ADVICE = (
    r"responsible for|\byou (?:should|must|can|may|could|need|are responsible)\b|recommend"
    r"|encourage"
    r"|\byour (?:own|browser)\b"
    r"|\b(?:choosing|using|use) (?:a )?strong password"
    r"|make sure|ensure that you|please|\bif you\b|look for|\block\b|personal firewall|\bcsrf\b"
    r"|^use (?:an? |up-to-date )?$"
)
NOT_MEASURE = (
    r"\b(?:the right|able|request|ask|exercise) (?:\w+ ){0,3}$|(?:^|[^s] )\brights?\b[^.;]{0,30}$"
    r"|\bviolat|\buse of our $|de-identification"
    r"|circumvent"
    r"|\bdisclos(?:e[sd]?|ing) [^.;]{0,40}$"
    r"|\bunless\b|\bhashed\b|\bidentifier|\b100 ?(?:%|percent) $"
    r"|\boptional (?:[a-z-]+ )?$|guarantee[^.;,]*$|\brelated to $|\berased,? (?:or )?$"
    r"|\bgrants? [a-z]+ $|\bservices,? which (?:may )?include[^.;]*$"
)
SURE = re.compile(
    r"\byou (?:can|may) (?:feel|rest|be (?:sure|assured|confident))\b"
    r"|\bplease (?:note|be (?:aware|assured|advised)|rest assured)\b"
    r"(?! that[^.;]{0,30}(?:e-?mail|messages|internet|\bno\b))"
    r"|\bif you have an? (?:[a-z]+ )?account\b"
    r"|\bif you [^.;,]{0,80}, (?=(?:your|the|that|this|all|it|any|such|our|we)\b)"
    r"|\bdisclose (?=(?:is|are|will be)\b)"
    r"|\b(?:between|through|from|to|and) your (?:web |internet )?browser\b"
    r"|\b(?:information|data|details|that|which) you (?:may|can|might|could"
    r"|need to) (?:choose to )?"
    r"(?:provide|submit|give|enter|share|send|upload|store|disclose)\b"
)
"""What readers may think or do, which is no advice to them."""
SURE_HINTS = ("you", "please", "disclose")
"""Without one of them there is nothing of it."""
COLLECTED = re.compile(r"\bcollect(?:s|ed|ing)?\b[^.;]{0,30}$")
"""Before what is data, and no measure that protects them."""
CIRCUMVENT = (
    r"\bdoes not warrant|circumvent|tamper|interfere|bypass|\byou may not\b"
    r"|\bkeep(?:ing)? your (?:device|computer)"
    r"|\byou (?:can|may|could) (?:help |also )?(?:reduce|minimi[sz]e|protect|increase)\b"
)
OF_ELSE = re.compile(
    r"^ (?:moderate |high )?[“\"]?in[- ]process|^s? (?:identif|version|customer|list|e-?mail"
    r"|hash|qualified|results?\b|data, |my |digital id"
    r"|certification auth|(?:contractual )?addend|personal information)|^ners\b"
)
TO_PAGES = re.compile(
    r"^ to (?:third[- ]party|any|certain|parts of|our (?:site|service|website)"
    r"|your (?:account|computer|device|browser|phone)"
    r"|content)"
)
FOR_SALE = re.compile(
    r"^s? (?:(?:\w+ ){0,3}compliance services?\b|services?\b|packages?\b|sold\b|[|] )"
)
NEEDED = re.compile(r"\b(?:we|you|they|i)(?: (?:may|will|also|might|do|would|all))? $")
"""Before `need to know` where it is a wish."""
IS_DEFINED = re.compile(
    r" ?(?:[(（][^)）]{0,40}[)）] ?)?(?:(?:means|refers to|stands for)\b"
    r"|(?:is|are|[:：]) (?:an? |the )?(?:[\w-]+ ){0,3}(?:method|process|protocol|technology"
    r"|technique|standard|way|tool|software|system|device|program)s?\b)"
)
OF_GLOSSARY = re.compile(r"^[\W\d]*(?:definitions?|glossary)\b|名词解释|begriffsbestimmungen")
TERM = re.compile(r"[\W\d_]*[\w /-]{2,40}(?:[:：“”\"]| means\b| is\b| refers\b|$)")
"""Begins a definition."""
OF_CONTENTS = re.compile(r"^(?:table of )?contents\b|^inhaltsverzeichnis|^sommaire\b", re.MULTILINE)
STAFF = re.compile(
    r"\b(?:employees|personnel|staff|workers|team members|volunteers|administrators)\b"
    r"|need[- ]to[- ]know basis|\b(?:those|persons|people|individuals|parties) (?:(?:who|that"
    r"|with|whose) (?:[a-z]+ ){0,2}"
    r"(?:need|require|authori[sz]|legitimate|responsib|job|duties)|authori[sz]ed)"
    r"|\bauthori[sz]ed (?:persons|people|individuals|users|parties)\b"
)
OF_PRIVACY = re.compile(
    r"privacy|secur|unauthori|\bmeasures\b|encrypt|confidential|data protection"
    r"|(?<!child )protect|handl"
    r"|\b(?:personal|sensitive|patient|customer|client) (?:data|information)\b|gdpr|hipaa"
)
"""What staff are trained in."""
BOUND = re.compile(r"(?<!we )\b(?:is|are|be) (?:also |each |all |contractually |strictly )?$")
"""Before what persons are made to do."""
HARM = re.compile(r"unauthori|vulnerab|attack|intrusion|threat|breach|malware|suspicious|malicious")
"""What systems are watched for."""
READER_MUST = re.compile(r"\byou (?:shall|must)\b")
OF_USERS = re.compile(r"\b(?:users?|you|registrants?|subscribers?)\b")
KEPT_BY_PASSWORD = re.compile(
    r"\b(?:data|information|records|files|database|access to (?:our|the|this) [a-z ]{1,30}"
    r"|computers|servers?)"
    r"\b[^.;]{0,60}$"
)
DATA = re.compile(r"\b(?:data|information|databases?|records|files|details)\b")
OF_PERSONS = re.compile(
    r"\b(?:data|information|ip addresses|records|files|databases?)\b.*(?:limited|restricted)"
)
OF_SECURITY = re.compile(r"\bsecur(?:e|ity)\b|\bsafe\b|\bwe (?:also )?protect|safeguard")
OF_READER = re.compile(r"\byou (?:can|should|must|to take)\b|\byour (?:part|role|resp)|\btips\b")
SOLD = re.compile(r"\b(?:services?|products?|packages?|plans?|solutions?)$")
ENTRY = 40
ON_THE_WAY = r"\bssl\b|\btls\b|secure[- ]sockets?|transmi|in transit|transfer|\btraffic\b"
SENT = (
    r"\b(?:traffic|in transit:|communications? between|connections? between"
    r"|sent (?:from|to|between|over|via)|gets sent|sending|travels)\b[^.;]*"
    r"\b(?:is|are|be|being|was|were|uses?|using|by|via|with)\b[^.;]*$"
)
"""Before the encryption of what is on its way."""
ON_THE_WAY_AFTER = (
    r"^[^.;,:(]{0,75}(?:in transit|when (?:transferr|transmitt|send)ing"
    r"|(?:in|during) transmission|transmitted|over the internet"
    r"|travels?\b"
    r"|sent (?:over|across|to|between)|being sent|before (?:it|they|being|you)\b[^.;,]{0,12}sen[dt]"
    r"|at your browser)|^ (?:network connections? )?[(]?https\b"
)
INTO_STORE = re.compile(r" (?:in|into|within) [^.;,]{0,40}\b(?:databases?|storage)\b")
NONE_IS_PERFECT = r"\bno (?:[a-z]+,? (?:or )?){0,4}$"
MAY_DENY = r"not|n['’]t|never|nor|un$|without"
DENIES = re.compile(
    r"(?:\b(?:do|does|is|are|will|has|have)(?: not|n['’]t)\b(?! only)|\bnot (?=encrypt)|\bnever\b"
    r"|\bnor\b|\bun$)"
    r"[^.;,:]{0,35}$|\b(?:is|are) (?:\w+ )?without (?:any )?$"
)
