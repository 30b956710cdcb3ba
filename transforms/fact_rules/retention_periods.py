"""How long data are kept: stated periods, and what stands in their place.

A statement counts only in a sentence that says of data that they are kept or deleted, or beneath a
heading that asks how long.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from transforms.fact_rules.data_words import data_type
from transforms.fact_rules.found import Row, as_frame, as_json
from transforms.fact_rules.periods_of_time import PERIOD, UNIT, days
from transforms.fact_rules.surroundings import anchors
from warehouse.vocabulary import FactKind

_KEEP = (
    r"(?:retain(?:s|ed|ing)?|retention|keep(?:s|ing)?(?! in mind)|kept|stor(?:e|es|ed|ing)"
    r"|storage (?:period|time|duration|of)|held"
    r"|hold(?:s|ing)? (?:on ?to |your|the|this|such|personal|data|information|it|them)"
    r"|maintained|maintain (?:your|the|this|such|personal|data|information|records|it|them|logs)"
    r"|preserved?|archived?|conserv\w+|speicher\w*|gespeichert|bewahren|aufbewahr\w*"
    r"|remains? (?:on|in|stored|valid|active)|lifespan|lasts? (?:for|until|up|an?|two|[0-9])|dauer)"
)
_DELETE = (
    r"(?:delet(?:e|es|ed|ing|ion)|eras(?:e|es|ed|ing|ure)|destroy(?:s|ed)?|purg(?:e|es|ed)"
    r"|remov(?:e|es|ed|al)"
    r"|anonymi[sz](?:e|es|ed)|expires?|expiration|discarded|disposed?|overwritten|supprim\w+"
    r"|effac\w+|gel[öo]scht|l[öo]schen)"
)
_HINT = (
    r"[Rr]etain|[Rr]etention|RETENTION|[Kk]eep|kept|[Ss]tor(?:e|age)|delet|eras|destroy|purge"
    r"|anonymi"
    r"|expire|removed|maintain|conserv|[Ss]peicher|gelöscht|bewahr"
)
_STATEMENTS = {
    "as_long_as_necessary": (
        r"(?:as|so) long as (?:(?:(?:it|this|they|that|we|such \w+) )?(?:is|are|be"
        r"|may be)? ?(?:(?:\w+ly|otherwise) )?"
        r"(?:necessary|needed|required(?! (?:or \w+ )?(?:by|under))|relevant|useful|possible)"
        r"|we (?:\w+ )?(?:need|believe|determine|deem|require|consider|reasonably"
        r"|have (?:an? )?(?:\w+ )?(?:need|reason|purpose|ongoing|legitimate|business))"
        r"|there is an?|(?:it|they) (?:is|are) (?:\w+ )?(?:needed|necessary|required|relevant))"
        r"|(?:no )?longer than (?:(?:it|that|this|what|we|they) )?(?:(?:is|are|was) )?(?:\w+ly )?"
        r"(?:necessary|needed|required|need)"
        r"|(?:period|time|duration|length of time|timeframe)s? (?:of time )?(?:that )?(?:(?:is"
        r"|are|it is|we) )?"
        r"(?:(?:\w+ly) )?(?:necessary|needed|required|need) (?:to|for|in)"
        r"|until (?:\w+ ){1,6}(?:is|are) no longer (?:needed|necessary|required)"
        r"|no longer (?:\w+ )?(?:needed|necessary|required|need|have (?:a|an) )"
        r"|ongoing legitimate business needs?|to the extent (?:\w+ )?necessary"
        r"|aussi longtemps que n[ée]cessaire|(?:dur[ée]e|temps) (?:strictement )?n[ée]cessaire"
        r"|so ?lange (?:\w+ ){0,6}(?:erforderlich|notwendig|n[öo]tig)"
    ),
    "legal_obligation": (
        r"(?:required|permitted|obligated|obliged|mandated|allowed|prescribed|authorized)"
        r"(?: (?:or|and|and/or) \w+)? (?:by|under|pursuant to|in) (?:(?:applicable|any|the"
        r"|relevant|local) )?"
        r"(?:\w+ )?(?:laws?|regulations?|legislation|statutes?)"
        r"|(?:comply|compliance|complying) with (?:\w+ ){0,4}(?:legal|laws?|statutory|regulatory"
        r"|tax|accounting)(?:(?:,| and| or|,? \w+){0,3} (?:obligations?|requirements?"
        r"|duties))?(?! process| request)"
        r"|legal(?:ly)? (?:retention |and regulatory |or regulatory )?(?:obligations?|required"
        r"|requirements?|purposes)"
        r"|(?:fulfil|fulfill|meet|satisfy|satisfying) (?:\w+ ){0,3}(?:legal|regulatory|statutory"
        r"|tax)(?:(?:(?:,| and| or)? \w+){0,2} (?:obligations?|requirements?))?"
        r"|statutory (?:retention|limitation|period|storage|record)"
        r"|obligations? l[ée]gales?|gesetzliche\w* aufbewahrung\w*"
    ),
    "indefinite": (
        r"indefinite(?:ly)?(?: period)?|in perpetuity|perpetually|permanently (?:stored?"
        r"|retain(?:ed)?|maintain(?:ed)?|keep|kept)"
        r"|forever|without (?:any )?time limit|unbefristet"
    ),
    "until_deletion_request": (
        r"until(?: such time (?:as|that))? (?:or unless )?(?:you|the (?:user|customer|individual"
        r"|member|data subject)|a user|users?) "
        r"(?:\w+ ){0,4}(?:request|requests|ask|asks|delete|deletes|remove|removes|withdraw"
        r"|withdraws|unsubscribe|unsubscribes|revoke"
        r"|instructs?|objects?|tell|notify|inform|manually)"
        r"|until (?:\w+ ){0,3}(?:deletion|removal|erasure) is requested"
        r"|aussi longtemps que vous le souhait\w+"
        r"|jusqu['’][àa] (?:ce que vous|votre demande|suppression)"
    ),
    "while_account_exists": (
        r"(?:as|so) long as (?:you|your|the user|a user|the end-user|the client|the customer"
        r"|a customer|the member|users?|customers?) "
        r"(?:\w+ ){0,5}(?:accounts?|active|member|customer|subscri\w+|use|uses|using|registered"
        r"|relationship|client)"
        r"|until (?:you|your|the|an?) (?:\w+ ){0,3}(?:clos|delet|terminat|cancel"
        r"|deactivat)\w+ (?:your |the )?account"
        r"|until (?:you|your|the|an?) (?:\w+ ){0,2}account (?:is|has been) (?:clos|delet"
        r"|terminat|cancel|deactivat)\w+"
        r"|(?:life|lifetime|duration|term) of (?:your|the|our|their|an?) (?:\w+ ){0,3}(?:account"
        r"|relationship|contract|agreement|membership|subscription)"
        r"|aussi longtemps que votre compte"
        r"|while (?:you|your) (?:\w+ ){0,3}(?:account|member|customer)"
    ),
}
_NEEDED = (
    r"[Rr]eten?tion|RETENTION|[Rr]etain|[Kk]eep|[Kk]ept|[Ss]tore|[Ss]torage|[Ss]toring|[Hh]eld"
    r"| hold"
    r"|[Mm]aintain|reserve[ d]y|preserv|rchive|onserv|peicher|ewahr|remains? |lifespan|lasts? "
    r"|auer "
    r"|elet|rase|rasure|rasing|estroy|urge|emove|emoval|nonymi|xpir|iscard|ispose|verwritten"
    r"|upprim|ffac|lösch"
    r"|[0-9)a-z] (?:years?|months?|days|hours|ans|mois|Jahren?|Monaten?|Tagen?)(?-u:\b)"
)
_ANCHOR = (
    r"(?i:as long as|so long as|longer than|period|time|duration|until|unless|no longer"
    r"|ongoing legit"
    r"|to the extent|required|permitted|obligated|obliged|mandated|allowed|prescribed|authorized"
    r"|comply"
    r"|compliance|legal|fulfil|meet|satisfy|statutory|indefinite|in perpetuity|perpetually"
    r"|permanently"
    r"|forever|without|life|term of|while you|aussi|durée|so ?lange|unbefristet|obligation"
    rf"|gesetzlich|jusqu|(?-u:\b){UNIT}(?-u:\b))"
)
_PERIOD_ENDS = re.compile(rf"(?<![\w.,]){PERIOD}$")
_IS_UNIT = re.compile(UNIT)
_LONGEST_PERIOD = 45
_HEADING = re.compile(
    r"retention|how long|retain|storage period|conservation|speicherdauer|aufbewahrung|keep your",
    re.IGNORECASE,
)
_KEPT_BEFORE = re.compile(rf"\b{_KEEP}\b")
_DELETED_BEFORE = re.compile(rf"\b{_DELETE}\b")
_DELETED_AFTER = re.compile(rf"^[^;]{{0,110}}\b{_DELETE}\b")
_FOR = re.compile(
    r"(?:\b(?:for|up to|maximum|max|maximal|longer than|than|exceed(?:ing)?|at least|minimum"
    r"|within|period|of|least|about"
    r"|approximately|around|is|typically|generally|usually|pendant|jusqu['’][àa]|pour|f[üu]r"
    r"|lang|bis zu|from|last|additional|most|the)|[:|(])"
    r"(?:\s(?:a|an|the|period|maximum|minimum|total|further|of|une?|dur[ée]e|de|d['’]|maximale"
    r"|up|to|at|least|most|only|about))*\s*$"
)
_AFTER = re.compile(
    r"\b(?:after|within|in|every|following|older than|apr[èe]s|nach|bout de|d[ée]lai de|for|of"
    r"|than|up to|upon|most|least|maximum|d['’])"
    r"(?:\s(?:a|an|the|period|maximum|minimum|total|further|of|approximately|about|at|most|least"
    r"|up|to|un|une|d[ée]lai|de))*\s*$"
)
_PAST = re.compile(
    r"\b(?:preceding|past|last|previous|prior|same|first|every|per|each|ages?(?: of)?|under|over"
    r"|above|below)\s*$"
)
_NOT_KEPT = re.compile(
    r"^[\s-]?(?:of age|old|or older|of experience|ago|prior|before|notice|preceding|free|trial"
    r"|lookback)"
)
_RESPONSE = re.compile(
    r"\b(?:respond|response|reply|acknowledge|notify|complete|honou?r|process\w* .{0,30}request"
    r"|answer|compl(?:y|ied)|median|average|inform|requests?.{0,30}within)\b"
)
_AT_MOST = re.compile(
    r"\b(?:up to|maximum|max|exceed\w*|within|at most|jusqu['’][àa]|maximale?|bis zu)\b"
    r"|\b(?:no|not|never|n['’]t)\b.{0,60}\b(?:longer|more) than\b"
)
_AT_LEAST = re.compile(r"\b(?:at least|minimum|no less than|not less than|mindestens|au moins)\b")
_NEGATED = re.compile(r"\b(?:not|never|n['’]t|no obligation)\b[^,;]{0,80}$")
_TRIGGERS = {
    "account_closure": re.compile(r"account|compte|konto|closure|clos|deactivat|cancel"),
    "last_activity": re.compile(
        r"inactiv|last (?:use|visit|login|log|activity|contact|interaction|access|connection)|derni"
    ),
    "contract_end": re.compile(
        r"terminat|contract|relationship|agreement|contrat|vertrag|employment|expir"
    ),
    "purchase": re.compile(r"purchase|transaction|order|payment|sale|invoice|achat|commande"),
    "request": re.compile(r"request|withdraw|demande|consent"),
    "collection": re.compile(
        r"collect|receipt|received|creat|submi|record|captur|provided|collecte|visit|sent"
    ),
    "year_end": re.compile(r"(?:calendar|financial|fiscal) year"),
}
_TRIGGER = re.compile(
    r"^[^.;|]{0,30}?\b(?:after|from|following|since|of|once|when|apr[èe]s|à compter|nach"
    r"|post)\b(?P<what>[^.;|,]{3,70})"
)
_FARTHEST = 260
_NO_LIMIT = re.compile(r"\b(?:confidential|secure|safe|track of|up to date|accurate)\b[^.]*$")
_TO_KEEP = re.compile(r"\s?to (?:keep|retain|store|hold|archive)\b")
_FACTORS = re.compile(
    r"\b(?:criteria|factors?|to determine|determining|we consider|depend\w*|var(?:y|ies)"
    r"|how long)\b"
)
_OF_RIGHT = re.compile(
    r"\bright (?:to|of)\b|\b(?:request|controller|ask us|grounds?|erasure|but you)\b"
)
_SHARED = re.compile(
    r"\b(?:disclos\w+|shar(?:e|ed|ing)|access|transfer\w*|correct|review|do not store"
    r"|legal basis|with google)\b"
)


def retention_periods(segments: pl.DataFrame) -> pl.DataFrame:
    """The statements of ``segments`` on how long data are kept, a row per period or other limit."""
    hinted = segments.filter(
        (pl.col("kind") != "heading")
        & (
            pl.col("text").str.contains(_HINT)
            | pl.col("heading_path").list.last().str.contains(f"(?i){_HEADING.pattern}")
        )
    ).select(
        "segment_id",
        "version_id",
        "char_start",
        "text",
        pl.col("heading_path").list.last().fill_null("").alias("heading"),
    )
    hinted = hinted.filter(pl.col("text").str.contains(_ANCHOR))
    found = anchors(hinted, _NEEDED.replace(r"\b", r"(?-u:\b)"), _ANCHOR)
    rows: list[Row] = []
    last_segment, last_end = "", 0
    for segment_id, version_id, heading, begin, sentence, start, match in found.select(
        "segment_id", "version_id", "heading", "begin", "sentence", "start", "match"
    ).iter_rows():
        lowered = sentence.lower()
        if segment_id != last_segment:
            last_segment, last_end = segment_id, 0
        if len(lowered) != len(sentence) or begin + start < last_end:
            continue
        limit = _limit(lowered, start, start + len(match))
        if limit is None:
            continue
        statement, first_of_limit, end = limit
        if statement == "stated":
            meaning = _stated(lowered, first_of_limit, end, heading)
        else:
            meaning = _unstated(lowered, first_of_limit, end, statement)
        if meaning is None:
            continue
        value, extra, first, confidence, rule = meaning
        # What is kept has been said with the limit before.
        first = first_of_limit if begin + first < last_end else first
        if kind_of_data := data_type(lowered[max(first - 80, 0) : end]):
            extra["data_type"] = kind_of_data
        span = (begin + first, begin + end, sentence[first:end])
        last_end = begin + end
        kind = FactKind.RETENTION_PERIOD.value
        rows.append(
            Row(segment_id, version_id, kind, value, as_json(extra), *span, confidence, rule)
        )
    return as_frame(rows)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?:{pattern})\b")) for name, pattern in _STATEMENTS.items())


def _limit(sentence: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Statement, begin and end of the limit whose anchor lies at ``start`` to ``end``."""
    if _IS_UNIT.fullmatch(sentence, start, end):
        window = max(start - _LONGEST_PERIOD, 0)
        period = _PERIOD_ENDS.search(sentence[window:end])
        return ("stated", window + period.start(), end) if period else None
    for name, pattern in _patterns():
        if match := pattern.match(sentence, start):
            return name, start, match.end()
    return None


def _stated(
    sentence: str, start: int, end: int, heading: str
) -> tuple[str, dict[str, str], int, float, str] | None:
    """Value, attributes, begin, confidence and rule of the period from ``start`` to ``end``."""
    before = sentence[max(start - _FARTHEST, 0) : start]
    after = sentence[end : end + 200]
    if _PAST.search(before) or _NOT_KEPT.match(after):
        return None
    kept, deleted = _last(_KEPT_BEFORE, before), _last(_DELETED_BEFORE, before)
    shift = start - len(before)
    if kept is not None and _is_kept(before, kept, deleted):
        first, rule, confidence = shift + kept, "retention_kept_for", 0.9
    elif deleted is not None and _AFTER.search(before):
        if _RESPONSE.search(before):
            return None
        first, rule, confidence = shift + deleted, "retention_deleted_after", 0.85
    elif (
        _AFTER.search(before)
        and _DELETED_AFTER.match(after)
        and not _RESPONSE.search(before + after)
    ):
        first, rule, confidence = start, "retention_after_deleted", 0.8
    elif _HEADING.search(heading) and _RESPONSE.search(before) is None and len(before) < 200:
        first, rule, confidence = start, "retention_under_heading", 0.7
    else:
        return None
    shortest, longest = days(sentence[start:end])
    extra = {"statement": "stated"}
    if shortest != longest:
        extra["shortest_days"] = _as_days(shortest)
    near = before[-70:]
    if _AT_LEAST.search(near):
        extra["limit"] = "at_least"
    elif _AT_MOST.search(near):
        extra["limit"] = "at_most"
    if trigger := _trigger(after):
        extra["from"] = trigger
    return _as_days(longest), extra, first, confidence, rule


def _is_kept(before: str, kept: int, deleted: int | None) -> bool:
    """Whether the words from ``kept`` on say that data are kept for what follows ``before``."""
    if deleted is not None and deleted > kept:
        return False
    return _FOR.search(before) is not None and not _RESPONSE.search(before, kept)


def _as_days(length: float) -> str:
    return str(round(length)) if length >= 1 else f"{length:.2f}"


def _trigger(after: str) -> str | None:
    """From when the period runs, if the words ``after`` it say."""
    if match := _TRIGGER.match(after):
        places = [
            (hit.start(), name)
            for name, words in _TRIGGERS.items()
            if (hit := words.search(match["what"]))
        ]
        return min(places)[1] if places else None
    return None


def _unstated(
    sentence: str, start: int, end: int, statement: str
) -> tuple[str, dict[str, str], int, float, str] | None:
    """The like of ``_stated`` for a limit that names no period."""
    farthest = _FARTHEST if statement == "as_long_as_necessary" else 180
    before = sentence[max(start - farthest, 0) : start]
    after = sentence[end : end + 120]
    if _NO_LIMIT.search(before) or _FACTORS.search(sentence):
        return None
    kept = _last(_KEPT_BEFORE, before)
    if sentence.startswith("no longer", start) and "than" not in sentence[start:end]:
        deleted = _last(_DELETED_BEFORE, before)
        if (deleted is None and not _DELETED_AFTER.match(after)) or _OF_RIGHT.search(sentence):
            return None
        first = start if deleted is None else start - len(before) + deleted
    elif kept is not None:
        if statement == "legal_obligation" and _SHARED.search(before, kept):
            return None
        first = start - len(before) + kept
    elif _TO_KEEP.match(after) or sentence.startswith("permanently", start):
        first = start
    else:
        return None
    if statement == "indefinite" and _NEGATED.search(before):
        return None
    return statement, {"statement": statement}, first, 0.85, f"retention_{statement}"


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the last match of ``pattern`` in ``text`` begins."""
    position = None
    for match in pattern.finditer(text):
        position = match.start()
    return position
