"""The words by which items of lists and cells of tables name legal bases."""

from __future__ import annotations

import re

HINTS = (
    r"onsent|ontract|greement with|greement between|bligation|by law|able law|egal requir"
    r"|egal Requir|egal dut|egulatory requ|ompliance|omply|omplies|complying|Complying"
    r"|mmitments under|sponsibilities under|able statut|ble legislation"
)
HEADING_HINTS = [
    *("asis", "ASIS", "ases", "ASES", "round", "ROUND", "urpose", "URPOSE"),
    *("ow ", "OW ", "hy ", "HY ", "hat ", "HAT ", "Us", "US", "use", "rocess", "PROCESS"),
]
LABEL_HINT = (
    r"^[^:–]{0,45}(?:onsent|ontract|ontractual [A-Za-z]+|ith you|bligations?) ?(?:[:–—]| -)"
)
_LAW = (
    r"(?:laws?\b(?! enforc)|legislation|regulations?\b|statutes?\b"
    r"|(?:legal|statutory|regulatory|compliance)(?:,? (?:and|or|and/or|&)? ?(?:[\w-]+,? ){0,3}?)?"
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
    r"(?:(?:perform|fulfil|execut|carry|honou?r|meet|compl|satisfy|discharg|deliver|conclu)\w*,?"
    r"(?: (?:out|of|with|on)\b){0,2} (?:(?!third|service provider|supplier|vendor|partner|legal"
    r"|statutory|employ)[\w’'()&-]+,? ){0,5}?"
    r"(?:contracts?\b|contractual (?:obligations?|relationships?|commitments|duties)"
    r"|(?:obligations|commitments|responsibilities) (?:and enforce our rights )?"
    r"(?:\w+ ){0,4}(?:contracts?|agreements?|terms)\b"
    r"|agreements? (?:that )?(?:with|between|we (?:have|enter\w*)(?: \w+){0,4}? with)"
    r" (?:you|us)\b))"
)
OF_OTHERS = re.compile(
    r"\btheir obligations|\b(?:with|between|of) (?:our |the |other |any |such |its )?(?:\w+ "
    r")?(?:third|service provider"
    r"|supplier|vendor|partner|sponsor|publisher|registr|licensor|employ|client|advertiser)"
)
_PREFIX = (
    r"\W*(?:and |or )?(?:\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]\s+)?(?:and |or |also )?"
    r"(?:(?:as |is |are |where |when |if |it is |this is |we |need |may be |reasonably |strictly )"
    r"{0,4}(?:necessary |required |needed |need |appropriate )(?:for us )?)?"
    r"(?:(?:to|for|in order to|in order for us to|so that we can|because we (?:need|have) to|by"
    r"|the|our|us to|enable us to|allow us to|help us(?: to)?) ){0,3}"
)
PURPOSES = {
    "legal_obligation": re.compile(rf"{_PREFIX}(?P<basis>{_OBLIGATION})"),
    "contract": re.compile(
        rf"{_PREFIX}(?:(?:enter(?:ing)? into|conclude|manage|administer),? (?:and|or|and/or) )?"
        rf"(?P<basis>{_CONTRACT}|contractual obligations)"
    ),
}
"""What an item begins with that is one of the purposes of processing."""
WITHIN = {
    basis: re.compile(
        r"(?:[,;:(|]|\b(?:and|or|to|for|by|as)) (?:and |or |to |for |ensur(?:e|ing) |also |our )"
        rf"{{0,4}}(?P<basis>{words})"
    )
    for basis, words in (("legal_obligation", _OBLIGATION), ("contract", _CONTRACT))
}
"""What an item names after others."""
GROUNDS = {
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
        rf"(?:wards)? you|(?:perform|fulfil|compl|execut|honou?r)\w*(?: (?:of|with|out))? (?:our"
        rf"|an?|the"
        rf"|your|any) (?:\w+ )?agreements?\b|(?:where |when |if )?we (?:have|(?:are |have )?"
        rf"enter(?:ing|ed)? into) (?:an? |our )?(?:contract|agreement) with you\b|contract(?:ual)?"
        r"(?: (?:necessity|performance|basis|obligations?|with you))?(?=\W*$|\s*[:(–.;,-]))"
    ),
    "legal_obligation": re.compile(
        rf"{_PREFIX}(?:(?:where|if|when|because|as) (?=we are))?"
        rf"(?P<basis>{_OBLIGATION}|(?:we (?:have|are (?:under|subject to))"
        r" (?:an? )?|(?:under|in accordance with|pursuant to|by) (?:an?|our|any) )?"
        r"(?:legal|statutory|regulatory) (?:or regulatory )?(?:obligations?|requirements?"
        r"|dut(?:y|ies))|(?:we are )?(?:required|obliged|obligated)"
        r" (?:to do so )?(?:by|under|pursuant to) (?:any |the )?(?:applicable |relevant )?"
        r"(?:laws?|legislation|regulations?|statutes?)\b)"
    ),
}
"""What an item begins with that is one of the grounds of processing."""
OTHER_CONSENT = re.compile(r"[^.:;,]{0,80}\b(?:withdr|revok|parent|shar|disclos|third|cookie)")
TOLD = re.compile(r"\bshar(?:e|ed|ing)\b|disclos|retain|\bkeep\b|cookie")
KEPT_OR_TOLD = re.compile(r"[^.;]{0,40}\b(?:retain|to keep|to delete|disclos)")
OTHER = re.compile(
    r"\bshar(?:e|ed|es|ing)\b|disclos|transfer|third part|recipient|reten|retain|\bkeep\b|how long"
    r"|delet|eras|\brights?\b|request|\bobject|restrict|withdr|child|\bopt\b|refus|deny|denied"
    r"|exception|provide (?:your|personal)|releas|sell|safeguard|sources?\b|\bstore your|\bstorage"
    r"|decision|profiling"
)
"""In what stands above, where it is of anything but processing."""
AND_MORE = re.compile(
    r"\bcollect,? (?:\w+,? ){0,3}?use,? (?:\w+,? ){0,2}(?:and|or) (?:store|share|disclose)\b"
)
"""What is done with data besides, in a lead-in that begins with their collection."""
OF_GROUNDS = re.compile(
    r"\b(?:legal|lawful|legitimate|following|processing) (?:legal )?(?:bas[ei]s|grounds?|reasons?)"
    r"\b|\b(?:rel(?:y|ies|ying) (?:up)?on|on the bas[ei]s of|based on|at least one of)\b"
    r"|\b(?:process|use|using|collect|handl)\w*\b[^.]{0,130}\b(?:if|where|when|because"
    r"|(?:circumstances|cases|situations|conditions))\b[^.]{0,40}$"
)
OF_PURPOSES = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|process(?:es|ed|ing)?|collect(?:s|ed|ing|ion)?|need)\b"
    r"|\bpurposes?\b"
)
HEADING_OF_PURPOSES = re.compile(
    r"\b(?:how|why|what)\b.{0,80}\b(?:us(?:e|es|ing)|process|collect|need|do with)\b"
    r"|\bpurposes?\b|^\W*[\w.]*\W*(?:the |our )?(?:us(?:e|es)|processing|using)(?: of)?\b"
)
HEADING_OF_GROUNDS = re.compile(
    r"(?:legal|lawful|processing) (?:bas[ei]s|grounds?)|(?:bas[ei]s|grounds?) (?:for|of) (?:our "
    r"|the )?processing"
)
_CONSENT_ALONE = r"(?:(?:your|user|individual|explicit|prior|express) ){0,2}(?:valid )?consent"
CELLS = {
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
CONSENT_FOR = re.compile(
    rf"(?:with |based on |as outlined in |where we seek )?(?P<basis>{_CONSENT_ALONE}s?)"
    r"(?:,? (?:where|when|if|for|to)\b(?:(?!cookie|parent|shar|disclos).){0,90})?"
)
"""A cell of consent and what it is given for, beneath headings that tell of bases or of use."""
CELLS_OF_BASES = re.compile(r"\b(?:bas[ei]s|grounds?|eea|european|gdpr|purposes?|us(?:e|es|ing))\b")
LABELS = {
    "consent": re.compile(rf"\W*{_CONSENT_ALONE}\s*(?:[:–—]|\s-)\s"),
    "contract": re.compile(
        r"\W*(?:for the )?(?:(?:performance|fulfil?lment|execution) of (?:an? |the |our |your )?)?"
        r"contract(?:ual)?(?: (?:necessity|basis|performance|obligations?))?(?: with "
        r"you)?\s*(?:[:–—]|\s-)\s"
    ),
    "legal_obligation": re.compile(
        r"\W*(?:compliance with |fulfil?lment of )?(?:an? |our |the )?legal "
        r"obligations?\s*(?:[:–—]|\s-)\s"
    ),
}
"""The label of a basis with which a segment begins."""
PROCESSED = re.compile(r"\b(?:process|us(?:e|es|ing)|collect|need|basis|rel(?:y|ies))\w*\b")
PART = re.compile(
    r"(?:^|[|\n;•*]|(?:^|\s)[-–]\s)\s*(?P<part>[^|\n;•*]{3,140}?)\s*[.,]?\s*(?=$|[|\n;•*]|\s[-–]\s)"
)
