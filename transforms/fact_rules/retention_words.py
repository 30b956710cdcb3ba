"""The words by which policies say how long they keep data."""

from __future__ import annotations

import re

from transforms.fact_rules.periods_of_time import PERIOD, UNIT

_KEEP = (
    r"(?:retain(?:s|ed|ing)?|retention|cookies? (?:\w+ ){0,4}valid for"
    r"|(?<!record )(?<!record-)keep(?:s|ing)?(?! in mind"
    r"| processing"
    r"| you (?:informed|up|posted|safe|abreast))"
    r"|kept|maintain (?:residual|copies|backup|records|some|certain)"
    r"|(?<!in-)(?<!our )(?<!the )(?<!online )(?<!internet )(?<!app )stores?"
    r"|stor(?:ed(?! (?:and|or) processed (?:in|at|outside))|ing)"
    r"|storage (?:period|time|duration|of|in)"
    r"|held(?! by (?!us for)| invalid| to be| unenf| liable| harmless| respons)"
    r"|hold(?:s|ing)? (?:on ?to |your|the|this|these|such|any|all|certain|some|personal|data"
    r"|information|it|them|users?\b|customers?\b|clients?\b)"
    r"|maintained|maintain (?:your|the|this|such|personal|data|information|records|it|them|logs)"
    r"|preserved?|archived?|conserv\w+|speicher\w*|gespeichert|bewahren|aufbewahr\w*"
    r"|remains? (?:on|in(?! (?:full )?(?:force|effect))|stored|saved|valid|active)|lifespan"
    r"|lasts? (?:for|until|up|an?|two|[0-9])|dauer"
    r"|lifetime(?! warrant)|persist(?:s|ent)? (?:for|up to)|stays? (?:on|in)"
    r"|use (?:your )?(?:personal )?data for (?:this|these) purposes?"
    r"|us(?:e|ing) (?:this|these|such|the) (?:types? of )?cookies?)"
)
_DELETE = (
    r"(?:delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing|ure)|destroy(?:s|ed)?|purg(?:e|es|ed)"
    r"|remov(?:e|es|ed|al)"
    r"|anonymi[sz](?:e|es|ed)|expires?|expiration|discarded|disposed?|overwritten|supprim\w+"
    r"|becomes? invalid|los(?:e|es) (?:its|their) validity"
    r"|effac\w+|gel[öo]scht|l[öo]schen)"
)
HINT = (
    r"[Rr]etain|[Rr]etention|RETENTION|[Kk]eep|kept|[Ss]tor(?:e|age)|delet|eras|destroy|purge"
    r"|hold (?:on|th|you|per|dat|inf|any|all|cert|some|such|user|cust|clie)|held"
    r"|anonymi"
    r"|expire|removed|maintain|conserv|[Ss]peicher|gelöscht|bewahr"
    r"|invalid |validity|for this purpose (?:until|for)|[Ll]ifetime|[Pp]ersist|last for|cookies? for a"
    r"|lasts (?:for|until|up|[0-9])|[Pp]reserv|[Ll]ifespan|valid for"
)
STATEMENTS = {
    "as_long_as_necessary": (
        r"(?:as|so) long as (?:(?:(?:it['’]s|they['’]re|it|this|they|that|we|such \w+"
        r"|(?:the|your|this|these) (?:personal )?(?:information|data)) )?(?:is|are|be|remains?"
        r"|may be)? ?(?:(?:(?!legally)\w+ly|otherwise) )?"
        r"(?:necessary|needed|required(?! (?:or \w+ )?(?:by|under))|relevant|useful|possible)"
        r"|we (?:\w+ )?(?:need|believe|determine|deem|require|consider|think|feel|reasonably"
        r"|have (?:an? )?(?:\w+ )?(?:need|reason|purpose|ongoing|legitimate|business))"
        r"|there is an?|(?:it|they) (?:is|are) (?:\w+ )?(?:needed|necessary|required|relevant))"
        r"|(?:no )?longer than (?:(?:it|that|this|what|we|they) )?(?:(?:is|are|was) )?(?:\w+ly )?"
        r"(?:necessary|needed|required|need)"
        r"|(?:period|time|duration|length of time|timeframe)s? (?:of time )?(?:that )?(?:(?:is"
        r"|are|it is|we) )?"
        r"(?:(?:\w+ly) )?(?:necessary|needed|required|need) (?:to(?! keep\b| retain\b)|for|in)"
        r"|(?:period|time|duration) (?:that )?we (?:need (?:it|them|this|that|the|your)|(?:\w+ly )?"
        r"(?:determine|believe|deem|consider)s? )"
        r"|until (?:\w+ ){1,6}(?:is|are) no longer (?:needed|necessary|required)"
        r"|(?:have|there is) no (?:[a-z]+ ){0,5}(?:need|reason|purpose|grounds?) (?:to|for)"
        r"|consistent with the (?:\w+ ){0,2}purposes?"
        r"|no longer (?:\w+ )?(?:needed|necessary|required?|need|in use|have (?:a|an) )"
        r"|as (?:is )?(?:reasonably )?(?:needed|necessary|required) for (?:the|our|these|those|such|its"
        r"|their|this|any|legitimate) (?:[a-z]+ ){0,3}?(?:purpose|business|need|service)"
        r"|as (?:is )?(?:reasonably )?(?:needed|necessary|required) to (?:provide|fulfill?|deliver"
        r"|operate|serve|achieve|resolve|support|maintain|complete|carry out|respond|accomplish"
        r"|conduct|perform|protect|enforce|administer|manage|process|enable)"
        r"|(?:as soon as|once|when|upon) (?:the|this|these|such|its|their|our|that) (?:\w+ ){0,4}"
        r"(?:purposes?|reasons?)"
        r" (?:[^\W\d_]+ ){1,8}?(?:no longer|ceas(?:es?|ing)|(?:is|are|been|was) (?:\w+ly )?"
        r"(?:fulfil|fulfill|achiev|accomplish|met|attain|complet|served|eliminat|omitt|expir)\w*|expires?"
        r"|fall away|lapses?)"
        r"|as soon as we (?:no longer|do not) need"
        r"|ongoing legitimate business needs?|to the extent (?:\w+ )?necessary"
        r"|aussi longtemps que n[ée]cessaire"
        r"|(?<!au-delà du )(?:dur[ée]e|temps) (?:strictement )?n[ée]cessaire"
        r"|so ?lange (?:\w+ ){0,6}(?:erforderlich|notwendig|n[öo]tig)"
    ),
    "legal_obligation": (
        r"(?:(?:permitted|allowed|authori[sz]ed) (?:or|and|and/or) )?"
        r"(?:required|obligated|obliged|mandated|prescribed)"
        r"(?: (?:or|and|and/or) \w+)?(?: to do so| to)? (?:by|under|pursuant to|in) "
        r"(?:(?:applicable|any|the|relevant|local) )?"
        r"(?:\w+ )?(?:laws?|regulations?|legislation|statutes?)"
        r"|(?:comply|compliance|complying) with (?:\w+,? ){0,4}(?:legal|laws?|statut(?:ory|es?)"
        r"|regulatory"
        r"|tax|accounting)(?:(?:,| and| or|,? \w+){0,3} (?:obligations?|requirements?"
        r"|duties))?(?! process| request)"
        r"|legal(?:ly)? (?:retention |and regulatory |or regulatory )?(?:obligations?|required"
        r"|requirements?|purposes)"
        r"|(?:fulfil|fulfill|meet|satisfy|satisfying) (?:\w+,? ){0,3}(?:legal|regulatory|statutory"
        r"|tax)(?:(?:(?:,| and| or)? \w+){0,2} (?:obligations?|requirements?))?"
        r"|(?:required|obliged|obligated|need|have) to (?:retain|keep|store|hold|maintain|preserve)"
        r"(?: (?!confid|secur|secret|priva)[a-z]+){0,6}? (?:by|under|for|in accordance with"
        r"|pursuant to|due to|because of) (?:[a-z]+,? ){0,3}?(?:laws?|legal|statut\w*|regulat\w*"
        r"|compliance)(?:,? (?:and |or )?(?!business)[a-z]+){0,3}? ?(?:reasons?|purposes|requirements"
        r"|obligations)?"
        r"|(?:legal|regulatory)(?:,? (?:and |or |& )?(?!business)[a-z]+){0,3}? (?:reasons|purposes)"
        r"|(?:laws?|legislation|regulations?|statutes?)(?: or [a-z]+)? (?:that )?(?:may )?(?:require"
        r"|oblige|mandate)s?(?: us)?(?! (?:us )?to (?!keep|retain|store|hold|maintain|preserve)"
        r"|[a-z ]{0,20}(?:disclos|delet|destruct|eras|consent))"
        r"|compl(?:y|ying|iance) with (?:(?!your )[a-z]+ ){0,3}?(?:record|retention)[- ]?(?:keeping |retention )?"
        r"(?:requirements|obligations|laws|dut(?:y|ies))"
        r"|legally (?:obligated|obliged|bound)(?= to (?:keep|retain|hold|store|maintain)|[,.;)])"
        r"|by law,? we (?:have to|must|are (?:required"
        r"|obliged) to)"
        r" (?:keep|retain|hold|store)"
        r"|(?:longer|further) (?:for|due to|because of) (?:\w+,? ){0,2}(?:legal|regulatory|tax)\b"
        r"|legal retention periods?|(?:as|so) long as (?:the |applicable )?(?:law|legislation)s?"
        r" (?:requires?|demands?)"
        r"|statutory (?:retention|limitation|period|storage|record|obligation)"
        r"|obligations? l[ée]gales?|gesetzliche\w* aufbewahrung\w*"
    ),
    "indefinite": (
        r"indefinite(?:ly)?(?: period)?|for good(?! (?:reason|cause))|in perpetuity|perpetually"
        r"|permanently (?:stored?"
        r"|retain(?:ed)?|maintain(?:ed)?|keep|kept)"
        r"|permanently(?=[.;,)]|$)|(?:unlimited|undetermined|indeterminate) (?:period|amount"
        r"|length)|forever"
        r"|without (?:any )?time limits?|unbefristet"
    ),
    "until_deletion_request": (
        r"until(?: such time (?:as|that))? (?:or unless )?(?:you|the (?:user|customer|individual"
        r"|member|data subject)|a user|users?) "
        r"(?:\w+ ){0,4}(?:request|requests|ask|asks|delete|deletes|remove|removes|withdraw"
        r"|withdraws|unsubscribe|unsubscribes|revoke"
        r"|instructs?|objects?|tell|notify|inform|manually|opt)\b"
        r"(?! (?:your|the|an?|their) (?:\w+ )?account)"
        r"|when you (?:request|ask for) (?:the )?(?:deletion|erasure|removal)"
        r"|until (?:\w+,? ){0,6}(?:send|submit|make)s? (?:us )?(?:an? )?(?:\w+ )?(?:deletion"
        r"|erasure) request"
        r"|until (?:\w+ )?(?:requested|asked|instructed|told) (?:by you )?to (?:delete|remove|erase"
        r"|destroy)"
        r"|unless (?:it is |they are )?(?:deleted|erased|removed) (?:in accordance with|at|upon|on"
        r"|following|pursuant to) (?:your|the (?:user|customer|member)['’]s) (?:\w+ )?request"
        r"|(?:until|unless) (?:\w+ ){0,3}(?:deletion|removal|erasure) is requested"
        r"|unless (?:you|the (?:user|customer|individual|member|data subject)|users?)"
        r" (?:\w+ ){0,4}(?:request|requests|ask|asks|instruct|instructs)"
        r" (?:\w+ ){0,4}(?:delet|eras|remov|destr|earlier|sooner)\w*"
        r"|unless (?:you|the (?:user|member|customer)) (?:\w+ ){0,2}(?:delete|erase)s? (?:it"
        r"|them|this|these|such|your (?:data|information))"
        r"|(?:as|so) long as (?:you|your consent|the consent|such consent|it|consent)"
        r" (?:do|does|have|has|is) not (?:been )?(?:unsubscrib|withdr|opt|object|revok|request"
        r"|ask)\w*"
        r"|until (?:your |the |such |this )?consent (?:is|has been) (?:withdrawn|revoked)"
        r"|aussi longtemps que vous le souhait\w+"
        r"|jusqu['’][àa] (?:ce que vous|votre demande|suppression)"
    ),
    "while_account_exists": (
        r"(?:as|so) long as (?:you|your|they|(?:(?:the|an?|each|our|their|that|such) )?(?:user"
        r"|end[- ]user|client|customer|member|subscriber|account|individual|person)(?:s|['’]s)?) "
        r"(?:\w+ ){0,5}(?:accounts?|active|member|membership|customer|subscri\w+|use|uses|using"
        r"|users?|engag\w+|log (?:in|on)\w*"
        r"|registered"
        r"|relationship|client)"
        r"|(?:as|so) long as (?:the|your|their) (?:\w+ ){0,2}(?:subscription|membership|contract"
        r"|agreement|relationship) (?:is |remains? |lasts|continues|exists|runs)"
        r"|until (?:you|your|the|an?) (?:\w+ ){0,3}(?:clos|delet|terminat|cancel"
        r"|deactivat)\w* (?:your |the )?(?:\w+ )?(?:account|membership|subscription)"
        r"|(?:periods?(?: of time)?|duration|the (?:entire |whole )?time) (?:that |in which |during"
        r" which |when )?(?:you|(?:the|a) (?:user|member|customer|client)) (?:\w+ )?(?:uses?"
        r"|has an?|have an?|holds?|maintains?|remains?|(?:is|are) (?:an? )?(?:\w+ )?"
        r"(?:member|customer|client|user|subscri\w+|registered|active))\b"
        r"|until (?:the )?(?:closure|closing|deletion|termination|cancellation|deactivation) of"
        r" (?:the|your|an?) (?:\w+ ){0,2}account"
        r"|(?:as|so) long as (?:we (?:have|maintain)|there is) (?:an? "
        r"|our )?(?:\w+ ){0,2}relationship with"
        r" you"
        r"|until (?:you|your|the|an?) (?:\w+ ){0,2}account (?:is|has been) (?:clos|delet"
        r"|terminat|cancel|deactivat)\w+"
        r"|(?:life|lifetime|duration|term|length) of (?:your|the|our|their|an?"
        r"|any) (?:\w+ ){0,3}(?:account"
        r"|relationship|contract|agreement|membership|subscription|licen[cs]e|engagement"
        r"|employment|registration)"
        r"|as soon as (?:your|their|the) (?:\w+ )?(?:account|subscription|membership|contract"
        r"|relationship) (?:is |has been |has )?(?:end|clos|delet|terminat|cancel|expir)\w*"
        r"|or (?:your|the|user) (?:\w+ )?account (?:is |has been )?(?:closed|deleted|terminated)"
        r"|aussi longtemps que votre compte"
        r"|while you are (?:still )?using our (?:products?|services?)|whil(?:e|st) (?:each"
        r" of )?(?:you|your) (?:\w+ ){0,3}(?:account|member|customer|client|active|subscri\w+"
        r"|registered|employed)"
    ),
}
NEEDED = (
    r"reten?tion|retain|this purpose|keep|kept|store|storage|storing|held| hold|maintain"
    r"|reserve[ d]y"
    r"|preserv|rchive|onserv|peicher|ewahr|remains? |lifespan|lasts? |auer |elet|rase|rasure|rasing"
    r"|estroy|urge|emove|emoval|nonymi|xpir|iscard|ispose|verwritten|upprim|ffac|lösch"
    r"|lifetime|persist|nvalid|validity|valid for"
    r"|[0-9)a-z] (?:years?|months?|weeks|days|hours|ans|mois|jahren?|monaten?|tagen?)(?-u:\b)"
)
ANCHOR = (
    r"(?:as long as|so long as|as (?:is )?(?:reasonably )?(?:needed|necessary|required) (?:to|for)"
    r"|longer than|consistent with the|(?:have|there is) no (?:[a-z]+ ){0,5}(?:need|reason"
    r"|purpose|ground)|(?:once|when|upon) (?:the|this|these|such|its|their|our|that) (?:[a-z]+ )"
    r"{0,2}purpose|unless (?:you|the|users?|del|rem|era)"
    r"|(?:longer|further) (?:for|due|because)"
    r"|(?:periods?(?: of time)?|duration|the (?:entire |whole )?time) (?:that |in which |during"
    r" which |when )?(?:you|(?:the|a) (?:user|memb|cust|clie))"
    r"|when you (?:req|ask)|until|no longer|as soon as (?:th|such|its|our|we|your)|by law,? we"
    r"|ongoing legit"
    r"|to the extent"
    r"|(?:period|time|duration) (?:that )?we (?:need (?:it|th|your)|(?:[a-z]+ly )?(?:det|bel"
    r"|deem|con))"
    r"|(?:period|time|duration)s? (?:of time )?(?:that )?(?:(?:is|are|it is|we) )?(?:[a-z]+ly )?"
    r"(?:necessary|needed|required|need) (?:to|for|in)"
    r"|(?:required|permitted|obligated|obliged|mandated|allowed|prescribed|authorized)"
    r"(?: (?:or|and|and/or) [a-z]+)?(?: to do so| to)? (?:by|under|pursuant|in) "
    r"|(?:required|obliged|obligated|need|have) to (?:ret|keep|store|hold|main|pres)|compl(?:y|ying"
    r"|iance) with"
    r"|(?:laws?|legislation|regulations?|statutes?)(?: or [a-z]+)? (?:that )?(?:may )?(?:require"
    r"|oblige|mandate)"
    r"|legal(?:ly)? (?:ret|and reg|or reg|obl|req|purp)"
    r"|(?:legal|regulatory)(?:,? (?:and |or |& )?[a-z]+){0,3} (?:reasons|purposes)"
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
KEPT_BEFORE = re.compile(rf"\b{_KEEP}\b")
DELETED_BEFORE = re.compile(rf"\b{_DELETE}\b")
DELETED_AFTER = re.compile(rf"^[^;]{{0,110}}\b{_DELETE}\b")
FOR = re.compile(
    r"(?:\b(?:years?|months?|days)\b[^.;]{5,140}\band|\b(?:for|up to|maximum|max|maximal"
    r"|longer than|than|exceed(?:ing)?|at least|minimum"
    r"|within|period|of|least|about"
    r"|approximately|around|is|typically|generally|usually|pendant|jusqu['’][àa]|pour|f[üu]r"
    r"|lang|bis zu|from|last|limited to|currently|extra|another|additional|most|the|plus|until"
    r"|set (?:to|at)|(?:will|shall) be)"
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
