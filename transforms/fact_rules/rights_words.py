"""The words by which policies grant rights; patterns are of text in lower case."""

from __future__ import annotations

import re

_DATA = (
    r"(?:information|data|records?|details|content|copy|copies|it|them|errors?|mistakes?"
    r"|inaccurac\w+)\b"
)
_OBJECT = rf"(?:\s(?:to\s|of\s|about\s)?(?:(?!and\b|or\b)[\w'’]+\s){{0,4}}{_DATA})"
_LIST = (
    r"(?:,?\s(?:or\s|and\s|and/or\s)?(?:correct|update|delete|remove|modify|amend|edit|access|erase"
    r"|review)\b){1,4}"
)
"""What else may be done to the same data."""
PATTERNS = {
    "access": (
        r"access(?:ed|ing)?\b(?!\s[\"“]?(?:your|the|my)\s(?:\w+\s)?(?:account|profile)"
        r"|\s(?:controls?|providers?|points?|logs?|times?|devices?|tokens?"
        r"|(?:to\s)?(?:the|our|this)\s(?:[\w-]+\s)?(?:sites?|services?|websites?|apps?|platform"
        r"|internet|products?|polic(?:y|ies)|notice)))"
        rf"{_OBJECT}?|(?:re)?view\b(?!\sof\s(?:\w+\s)?decisions){_OBJECT}?"
        rf"|know\b(?!\show\s[^.;]{{0,40}}\brespon)(?:{_OBJECT}|\s(?:what|which|whether|about))?"
        rf"|cop(?:y|ies)\sof{_OBJECT}"
        rf"|see\b(?=\s(?:the|what|your|any|all|my|our"
        rf"|personal)\b)(?!\s(?:\w+\s)?inaccurate){_OBJECT}"
        rf"|receive\san\sexported\sfile\sof{_OBJECT}"
        rf"|confirm(?:ation)?\s(?:of\s)?(?:whether|that|if)"
        r"|(?:(?<!use or )(?<!use and )|(?<=how we use or )|(?<=how we use and ))disclose\b"
        rf"|be\sinformed\b|auskunft|learn\b(?!\smore)|find\sout\b|be\s(?:notified|told)\s(?:of\s"
        rf"|about\s)?(?:which|what|whether|how|the\s(?:categories|purposes?))"
        r"|acc[èe]s\b|inspect(?:ion)?\b(?:\s(?:and|or)(?:/or)?\s(?:copy|obtain|receive)\b)?"
        rf"|details\sof{_OBJECT}|information\s(?:from\sus\s)?(?:about|on|regarding|concerning"
        rf"|as\sto)\b"
    ),
    "rectification": (
        rf"correct(?:ions?|ed|ing|s)?\b(?!ly){_OBJECT}?|modification\b|rectif\w+{_OBJECT}?"
        rf"|amend(?:ed|ing"
        rf"|ment|s)?\b{_OBJECT}?"
        rf"|updat(?:e|ed|ing)\b{_OBJECT}?|(?:modify|edit|chang(?:e|ing))\b(?:{_OBJECT}"
        rf"|(?={_LIST}{_OBJECT}))(?!\s(?:processing|collection))"
        r"|berichtigung"
    ),
    "erasure": (
        r"(?:delet(?:es?|ed|ing|ion)\b|remov(?:es?|ed|al)\b|eras(?:es?|ed|ing|ure)\b)"
        rf"(?!\s(?:of\s)?(?:your\s|the\s|any\s|all\s)?(?:accounts?|cookies|profile|app"
        rf"|posts?)\b){_OBJECT}?"
        r"|forgotten|cancell?ation\b(?!s)|l[öo]schung|effacement"
    ),
    "restriction": (
        r"temporar(?:il)?y\)?\s(?:stop|cease|suspend|restrict)\w*|restrict(?:ion|ions(?=\s(?:of|on"
        r"|to)\b|$)|ed|ing|s(?=\s(?:the|our|its|process\w*|use)\b))?\b"
        r"(?:\s(?:of\s|or\s|our\s"
        r"|the\s)*(?:\w+\s){0,2}(?:process\w*|use))?"
        r"|limit(?:ation|ing)?\s(?:of\s|the\s|our\s|on\s|or\s)*(?:ways?\sin\swhich\s|how\s)?"
        r"(?:\w+\s){0,2}(?:process\w*|use"
        r"|uses)\b"
        r"|suspen(?:d|sion)\s(?:of\s|the\s|our\s)*processing|limitation\sdu|einschr[äa]nkung"
    ),
    "portability": (
        r"port(?:ability|able)?\b|transferability|take\syour\s(?:personal\s)?data\s(?:elsewhere"
        r"|with\syou|to)\b"
        r"|machine[- ]readable|data\sportability|portabilit[ée]"
        r"|daten[üu]bertragbarkeit"
        r"|(?:transfer|transmit|move)(?:red|ted)?\s(?:\w+\s){0,6}to\s"
        r"(?:another|a\sthird|other|third)(?!\scountr)"
    ),
    "objection": (
        r"object(?:ion|ing)?\b(?:\sto)?|oppos(?:e|ition)\b|widerspruch\w*|opposer"
        r"|(?:not(?:\sto)?|stop|cease|prevent)\s(?:us\sfrom\s|such\s|the\s|any\s)?process(?:ing)?\b"
        r"(?!\s(?:time|order|payment|transaction))"
    ),
    "withdraw_consent": (
        r"(?:withdraw(?:al|ing)?|revo(?:ke|king|cation)"
        r"|retract)\b,?\s(?:[\w'’/]+,?\s){0,6}(?:consents?|authori[sz]ations?)\b"
        r"|withdraw\swhere\b(?=.{0,80}\bconsent)|retirer\s(?:\w+\s)?consentement"
        r"|widerruf\w*\s(?:\w+\s){0,3}einwilligung\w*"
    ),
    "complaint": (
        r"complain(?:t|ts)?\b(?:\s(?:to|with)\b(?:\s[\w'’]+){1,4})?|r[ée]clamation"
        r"|raise\s(?:a\s|any\s|your\s)?concerns?\b"
    ),
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
        r"|limit(?:ing)?\s(?:the\s)?use\s(?:and|or)\sdisclosure\b(?!\sof\b)"
        r"|(?:(?<=use or )|(?<=use and ))disclose\b[^.;]{0,40}?\bsensitive"
        r"(?:\spersonal)?(?:\s(?:information|data))?(?=[^.;]{0,20}\bonly\b)"
    ),
    "non_discrimination": r"(?:non[- ]?)?discriminat\w+|retaliat\w+|equal\s(?:service|treatment)",
    "appeal": r"appeal(?:ing)?\b",
}
OF_BEGINNINGS = {
    "access": "acc vie rev see rec kno cop con dis be aus det inf lea fin ins",
    "rectification": "cor rec ame upd mod edi cha ber",
    "erasure": "del rem era for can lös eff",
    "limit_sensitive_use": "lim dis",
    "restriction": "res lim sus ein tem",
    "portability": "por mac dat tra mov tak",
    "objection": "obj opp wid not sto cea pre",
    "withdraw_consent": "wit rev ret wid",
    "complaint": "com réc rai",
    "automated_decisions": "aut pro",
    "opt_out_of_sale": "opt not pre sto",
    "non_discrimination": "dis non ret equ",
    "appeal": "app",
}
"""The first letters that the patterns of each right can begin with; the order counts."""
STEM = (
    r"(?:access|inspect|view|review|see|receive an exp|know|cop(?:y|ies) of|details of|confirm"
    r"|disclose|be (?:informed|notified|told)|learn|find out|temporar"
    r"|auskunft|accès"
    r"|correct|rectif"
    r"|amend"
    r"|updat|modify|modification|edit|chang|berichtigung|delet|remov|eras|forgotten|cancell?ation"
    r"|löschung|effacement"
    r"|restrict|limit"
    r"|einschränkung"
    r"|port|machine.readable|daten[üu]bertrag|transfer|transmit|move|take your|object|oppos"
    r"|widerspruch|widerruf"
    r"|suspen|profiling"
    r"|withdraw|revo|retract|retirer|complain|réclamation|automat|opt(?:ing)?[- ]?out"
    r"|not (?:to )?(?:sell|process)|information (?:from us )?(?:about|on|regarding|concerning"
    r"|as to)"
    r"|raise (?:a |any |your )?concern|cease"
    r"|prevent|stop|discriminat|non.?discriminat|retaliat|equal|appeal)"
)
_CUE = (
    r"(?:rights?|entitled|rechte?|droits?"
    r"|(?:allow(?:s|ing)?|permits?|enables?) you to|opportunity to"
    r"|(?:you|users?|consumers?|residents?|individuals?|customers?|clients?|members?"
    r"|patients|parents|data subjects?)(?: also)?"
    r" (?:(?:may|might) be able to|may|can|could|are able to)|vous pouvez)"
)
ANCHORS = rf"(?-u:\b)(?:{STEM}|{_CUE}(?-u:\b))"
_ADVERBS = (
    r"(?:,? (?:also|always|further|either|then|at any time|generally|usually|easily|typically"
    r"|in some cases))?,? "
)
HINTS = (
    r"ight|RIGHT|ntitled|pportunity to|(?:lows?|ermits?|nables?) you to|criminat|etaliat"
    r"|[Rr]echt |roit|ouvez ",
    rf" (?:may|can|could|able to){_ADVERBS}(?:req|ask|con|e-?mail|wri|sus|prof|wit|rev|obj|lod"
    r"|fil|mak|sub|app|opt|acc|upd|cor|del|obt|ins|dir|lim|res|com|vie|mod|ame|exe|edi|cha|era"
    r"|rec)",
)
"""One of them matches in every text that grants a right; quick to search all text with."""
OTHER_CLAUSE = re.compile(
    r"\b(?:in which case|if you ask|we (?:will|may|shall|are)|unless"
    r"|does not|do not|notice (?:about|of|regarding|related))\b"
)
IS_CUE = re.compile(_CUE)
DENIED_BEGIN = ("dis", "non", "ret", "equ")
"""How the words of non-discrimination begin, which need no other words that grant."""
_RIGHT = (
    r"right granted by the (?:\w+ ){1,2}(?:to|of|not)\b"
    r"|rights?\b(?!\slaws?)(?:\s(?!\((?:but|though|other|except|and)\b)[\w,'’“\"()-]+){0,4}?"
    r"\s?(?:[“\"(]+)?(?:to|of|not|against|include|:)\b"
    r"|rights?,\s(?:on|upon|under|subject|in|where|depending|at)\s[^.;]{0,160}?,\sto\b|right\s?:"
    r"|rights?\s\((?!but|though|other|except|and)[^()]{1,80}\)\sto\b"
    r"|entitled(?:,?\s(?!or\b)[\w()'’-]+){0,7}?,?\sto\b|rechte?\s(?:auf|zu)\b"
    r"|droits?\s(?:d['’]|de\b(?!\slicence)|à)"
)
_ALLOWED_TO = r"(?:(?:allows?|permits?|enables?)\syou|opportunity)\sto\s"
_ALLOWED = (
    r"(?:request|ask|access|view|review|update|correct|delete|revise|modify|amend|edit|change|opt)"
    r"\b"
)
_READER_MAY = (
    r"(?:you|users?|consumers?|residents?|individuals?|customers?|clients?|members?"
    r"|patients|parents"
    r"|data\ssubjects?)\s(?:also\s)?(?:(?:may|might)\sbe\sable\sto|may|can|could"
    r"|are\sable\sto)\b"
    r"(?:,?\s(?:also|always|further|either|then|at\sany\stime|generally|usually|easily|typically"
    r"|in\ssome\scases))?,?\s"
)
_ASK = (
    r"(?:request|ask|contact|e-?mail|write|suspen|profiling|lodge|file|make\sa|submit|obtain"
    r"|instruct|direct|exercise)\b"
)
_DO = (
    r"(?:withdraw|revoke|object|appeal|opt[- ]?out|access|see|review|update|correct|delete|remove"
    r"|limit"
    r"|restrict|complain|view|modify|amend|edit|change|erase|rectify)\b"
)
_VOUS_POUVEZ = r"vous\spouvez\s(?:\w+\s){0,3}"
_FAIRE = r"(?:retirer|demander|exercer|adresser|introduire)"
GRANT = re.compile(
    rf"(?:{_RIGHT}|{_ALLOWED_TO}(?={_ALLOWED})|{_READER_MAY}(?:{_ASK}|{_DO})"
    rf"|{_VOUS_POUVEZ}(?={_FAIRE}))"
)
GRANTS = (
    rf"(?s)\b(?:(?:rights?\b|entitled\b|rechte?\b|droits?\b|{_READER_MAY}{_ASK}).*\b{STEM}"
    rf"|{_READER_MAY}{_DO}|{_ALLOWED_TO}{_ALLOWED}|{_VOUS_POUVEZ}{_FAIRE})"
    r"|(?:not|n['’]t) (?:be )?(?:[a-z]+ ){0,3}(?:discriminat|retaliat)"
)
"""Words that grant what they name or what is named after them; for Rust's engine."""
NO_DISCRIMINATION = re.compile(r"(?:\bnot|n['’]t)\s(?:be\s)?(?:\w+\s){0,3}$")
READER_DOES = ("you ", "have ", "has ", "permission to ", "permissions to ")
NOT_GRANTED = (
    r"(?:^|[^a-z])(?:reserves?|reserved|reserving|retains?|waive|waiver\sof|our|its|their|no"
    r"|without\sthe"
    r"|not\s(?:have|provide)\s(?:the|a|any)|not\sprovide\syou\swith|irrevocable|perpetual|exclusive"
    r"|team|another|company['’]s|property|others['’]?)\s(?:(?:the|a|any|all)\s)?(?:\w+\s)?$"
    r"|\b(?:we|entit\w+|governments?|authorities|agents?|agenc\w+|courts?|affiliates"
    r"|partners)\b(?:\s(?:[a-xz][a-z]*|y[a-np-z][a-z]*)){0,4}?"
    r"\s(?:have|has|had|be)\s(?:(?:the|a|certain|legislative)\s){0,2}$|\b(?:how|whether|what"
    r"|when|not|legislative)\s$"
)
"""Before a right that is not the reader's."""
NOT_TOLD = (
    r"\bsites? (?:that|which)\s$"
    r"|\b(?:how|whether|what|when|not|another|other|team|staff|our|their|its)\s$"
)
"""Before what readers may do, where nothing is granted."""
OF_OTHERS = re.compile(
    r"rights?\s(?:to\s(?:privacy|use|provide)\b|of\s(?:another|free|others|third|publicity|way|any"
    r"|the(?!\s(?:member|user|data|individual|consumer|customer|person|client)))|and\sproperty)"
)
LEAD = (
    r"\brights?(?:\b|in |you )|you (?:may|can|could)(?: also)? (?:exercise|make|do) (?:any of "
    r"|one of )?the following|you (?:may|can|could)(?: [a-z]+){0,3} (?:request|ask)|entitled"
    r"|(?:allow|permit|enable|entitle)s? you to (?:request|ask|make)|\bask us"
    r"|\b(?:contact|write to|e-?mail|call)\b.*\b(?:at any time|in order"
    r"|(?:you|would) (?:wish|like|want)) to:$"
    r"|vos droits|rechte?\b|vous disposez"
)
LEAD_ENDS = (":", " to", " auf")
LEAD_OF_OTHERS = r"reserves? the|(?-u:\b)our rights?|rights, property"
BUT_STORAGE = re.compile(
    r"\b(?:other than|except|apart from|save)\b[^.;]{0,15}\bstor(?:e|age|ing)\b"
)
"""After a stop of processing that is only its restriction."""
FROM_LISTS = re.compile(r" from (?:our|the|all|any|this|these)\b[^.;]{0,30}\blists?\b")
"""After what is removed where readers want to be sent no more."""
NAMES_DATA = re.compile(_DATA)
FARTHEST = 420
"""Characters from the words that grant to the last of the rights that they grant."""
NEAR = 30
"""Characters between the words that grant and a right within the same span."""
