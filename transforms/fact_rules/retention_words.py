"""The words by which policies say how long they keep data."""

from __future__ import annotations

import re

from transforms.fact_rules.periods_of_time import PERIOD, UNIT
from transforms.fact_rules.retention_statements import IN_LINE_WITH_LAW

_KEEP = (
    r"(?:retain(?:s|ed|ing)?|retention|cookies? (?:\w+ ){0,4}valid for"
    r"|(?<!record )(?<!record-)keep(?:s|ing)?(?! in mind"
    r"| processing"
    r"| you (?:informed|up|posted|safe|abreast))"
    r"|kept|maintain (?:residual|copies|backup|records|some|certain)"
    r"|(?<!in-)(?<!our )(?<!the )(?<!online )(?<!internet )(?<!app )stores?"
    r"|stor(?:ed(?! (?:and|or) processed (?:in|at|outside))|ing)"
    r"|sav(?:ed|es?(?= (?:your (?!preference|choice|setting)|the|this|these|such|personal)\b))"
    r"|storage (?:period|time|duration|of|in)"
    r"|held(?! by (?!us for)| invalid| to be| unenf| liable| harmless| respons)"
    r"|hold(?:s|ing)? (?:on ?to |your|the|this|these|such|any|all|certain|some|personal|data"
    r"|information|it|them|users?\b|customers?\b|clients?\b)"
    r"|maintained|maintain (?:your|the|this|such|personal|it|them"
    r"|(?!de-?identif|aggregat|anonym)(?:\w+ )?(?:data|information|records|logs))"
    r"|preserved?|archived?|conserv\w+|speicher\w*|gespeichert|bewahren|aufbewahr\w*"
    r"|remains? (?:on|in(?! (?:full )?(?:force|effect))|stored|saved|valid|active|effective)"
    r"|lifespan"
    r"|lasts? (?:for|until|up|an?|two|[0-9])|dauer"
    r"|lifetime(?! warrant)|persist(?:s|ent)? (?:for|up to)|stays? (?:on|in)"
    r"|use (?:your )?(?:personal )?data for (?:this|these) purposes?"
    r"|us(?:e|ing) (?:this|these|such|the) (?:types? of )?cookies?)"
)
_DELETE = (
    r"(?:delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing|ure)|destroy(?:s|ed|ing)?|purg(?:e|es|ed)"
    r"|remov(?:e|es|ed|al)"
    r"|anonymi[sz](?:e|es|ed|ing)|expires?|expiration|discarded|dispos(?:e[ds]?|ing)|shredded"
    r"|overwritten|supprim\w+"
    r"|becomes? invalid|los(?:e|es) (?:its|their) validity"
    r"|effac\w+|gel[öo]scht|l[öo]schen)"
)
HINT = (
    r"[Rr]etain|[Rr]etention|RETENTION|[Kk]eep|[Kk]ept|Held |Deleted |[Ss]tor(?:e|age)|delet"
    r"|eras|destroy|purge"
    r"|hold (?:on|th|you|per|dat|inf|any|all|cert|some|such|user|cust|clie)|held"
    r"|anonymi"
    r"|expire|removed|maintain|conserv|[Ss]peicher|gelöscht|bewahr"
    r"|invalid |validity|for this purpose (?:until|for)|[Ll]ifetime|[Pp]ersist|last for|cookies? "
    r"for a"
    r"|lasts (?:for|until|up|[0-9])|[Pp]reserv|[Ll]ifespan|valid for|dispose|shredded"
    r"|[Ss]ave[ds]? |remains? effective"
)
NEEDED = (
    r"reten?tion|retain|this purpose|keep|kept|store|storage|storing|held| hold|maintain"
    r"|reserve[ d]y"
    r"|preserv|rchive|onserv|peicher|ewahr|remains? |lifespan|lasts? |auer |elet|rase|rasure|rasing"
    r"|estroy|urge|emove|emoval|nonymi|xpir|iscard|ispose|verwritten|upprim|ffac|lösch"
    r"|lifetime|persist|nvalid|validity|valid for| saved? |shredded"
    r"|[0-9)a-z] (?:years?|months?|weeks|days|hours|ans|mois|jahren?|monaten?|tagen?)(?-u:\b)"
)
ANCHOR = (
    r"(?:(?:as|so|for|a) long as|such (?:period|time)"
    r"|as (?:is )?(?:reasonably )?(?:needed|necessary|required) (?:to|for)"
    r"|longer than|consistent with the|(?:have|there is) no (?:[a-z]+ ){0,5}(?:need|reason"
    r"|purpose|ground)|(?:once|when|upon) (?:the|this|these|such|its|their|our|that) (?:[a-z]+ )"
    r"{0,2}purpose|unless (?:you|the|users?|del|rem|era)"
    r"|(?:longer|further) (?:for|due|because)"
    r"|(?:periods?(?: of time)?|duration|the (?:entire |whole )?time) (?:that |in which |during"
    r" which |when )?(?:you|(?:the|a) (?:user|memb|cust|clie))"
    r"|when you (?:req|ask)|until|no longer|as soon as (?:th|such|its|our|we|your)|by law,? we"
    r"|ongoing legit"
    rf"|to the extent|{IN_LINE_WITH_LAW}"
    r"|(?:period|time|duration) (?:that )?we (?:need (?:it|th|your)|(?:[a-z]+ly )?(?:det|bel"
    r"|deem|con))"
    r"|(?:period|time|duration)s? (?:of time )?(?:that )?(?:(?:is|are|it is|we) )?(?:[a-z]+ly )?"
    r"(?:necessary|needed|required|need) (?:to|for|in)"
    r"|(?:required|permitted|obligated|obliged|mandated|allowed|prescribed|authorized)"
    r"(?: (?:or|and|and/or) [a-z]+)?(?: to do so| to)? (?:by|under|pursuant|in),? "
    r"|(?:required|obliged|obligated|need|have) to (?:ret|keep|store|hold|main|pres)|compl(?:y|ying"
    r"|iance) with"
    r"|(?:laws?|legislation|regulations?|statutes?)(?: or [a-z]+)? (?:that )?(?:may )?(?:require"
    r"|oblige|mandate)"
    r"|legal(?:ly|,)? (?:ret|and |or |obl|req|purp|reas|comp|reg|tax)"
    r"|(?:fulfill?|meet|satisfy(?:ing)?) (?:[a-z]+,? ){0,3}(?:legal|regulatory|statutory|tax)"
    r"|statutory|indefinite|unlimited|undetermined|indeterminate|for good|in perpetuity"
    r"|perpetually|permanently|forever"
    r"|without (?:any )?time|or (?:your|the|user) (?:\w+ )?account|(?:life|lifetime|duration"
    r"|term|length) of|whil(?:e|st) (?:each of )?you|aussi|durée|temps"
    r"|so ?lange|unbefristet|obligations? l|gesetzlich|jusqu"
    rf"|(?-u:\b){UNIT.replace('|an|', '|')}(?-u:\b)|(?:[0-9)]|un) an(?-u:\b))"
)
"""How a limit begins, with so many of its words that few other texts have them."""
PERIOD_ENDS = re.compile(rf"(?<![\w.,]){PERIOD}$")
IS_UNIT = re.compile(rf"(?:(?:[0-9)]|un) )?{UNIT}")
LONGEST_PERIOD = 45
HEADING = re.compile(
    r"retention|how long|retain|storage period|conservation|speicherdauer|aufbewahrung|keep your",
    re.IGNORECASE,
)
_KEEP_BEGINS = r"(?=re[tm]|co[on]|ke[ep]|ma|st[oa]|sa|h[eo]l|pr|ar|sp|ge|be|au|li|la|da|pe|us)"
_DELETE_BEGINS = r"(?=de[ls]|er|pu|re|an|ex|di|sh|ov|su|be|lo|ef|ge|lö)"
"""How the words below begin; other words are soon passed over."""
KEPT_BEFORE = re.compile(rf"\b{_KEEP_BEGINS}{_KEEP}\b")
DELETED_BEFORE = re.compile(rf"\b{_DELETE_BEGINS}{_DELETE}\b")
DELETED_AFTER = re.compile(rf"^[^;]{{0,110}}\b{_DELETE}\b")
FOR = re.compile(
    r"(?:\b(?:years?|months?|days)\b[^.;]{5,140}\band|\b(?:for|up to|maximum|max|maximal"
    r"|longer than|than|exceed(?:ing)?|at least|minimum"
    r"|within|period|of|least|about"
    r"|approximately|around|is|typically|generally|usually|pendant|jusqu['’][àa]|pour|f[üu]r"
    r"|lang|bis zu|from|last|limited to|currently|extra|another|additional|most|the|plus|until"
    r"|set (?:to|at)|(?:will|shall) be"
    r"|log ?files?,? this (?:is the case|takes place|happens|occurs)(?: at the latest)? after)"
    r"|[:|(+])"
    r"(?:\s(?:a|an|the|period|maximum|minimum|total|further|of|une?|dur[ée]e|de|d['’]|maximale"
    r"|up|to|at|least|most|only|about))*[\s\[]*$"
)
AFTER = re.compile(
    r"\b(?:after|within|in|every|following|older than|apr[èe]s|nach|bout de|d[ée]lai de|for|of"
    r"|than|up to|upon|most|least|maximum|expir\w*|d['’])"
    r"(?:\s(?:a|an|the|period|maximum|minimum|total|further|of|approximately|about|at|most|least"
    r"|up|to|un|une|d[ée]lai|de))*\s*$|\b(?:cookies?|sessions?|logs?"
    r"|tokens?)\b[^.;]{0,120}\bexpires? $"
    r"|\b(?:deleted|erased|destroyed|anonymi[sz]ed|purged) $"
)
THEN = re.compile(r" (?:after|following|from) (?!receipt|receiv|your|you |the request|any request)")
"""After a period when data are deleted once it is over."""
PAST = re.compile(
    r"\b(?:preceding|past|last|previous|prior|same|first|every|per|each|ages?(?: of)?|under|over"
    r"|above|below)\s*$"
)
NOT_KEPT = re.compile(
    r"^[\s-]?(?:of age|old|or older|of experience|ago|prior"
    r"|before(?! (?:being|it is|they are|destroy|delet|we delete|anonymi))|notice|preceding|free"
    r"|trial"
    r"|lookback)"
)
RESPONSE = re.compile(
    r"\b(?:respond|response|reply|acknowledge|notify(?! us)|complete|honou?r"
    r"|process\w* .{0,30}request"
    r"|answer|compl(?:y|ied)|may take|please allow|allow up|median|average|inform(?! us)"
    r"|requests?.{0,60}within)\b"
)
AT_MOST = re.compile(
    r"\b(?:up to|maximum|max|exceed\w*|within|at most|(?:no|not) later than|at the latest"
    r"|jusqu['’][àa]|maximale?|bis zu)\b"
    r"|\b(?:no|not|never|n['’]t)\b.{0,60}\b(?:longer|more) than\b"
)
DELETED_THEN = re.compile(rf"^\s(?:after|following)\b[^;]{{0,110}}\b{_DELETE}\b")
AT_MOST_AFTER = re.compile(r"^\s?(?:max|at (?:the )?(?:most|latest))\b")
AT_LEAST = re.compile(r"\b(?:at least|minimum|no less than|not less than|mindestens|au moins)\b")
FARTHEST = 260
FEW = 20
"""Characters before a statement that begins its sentence."""
