"""The promises of a policy to tell of a breach of personal data.

What a policy asks its readers to report is none of them.
"""

from __future__ import annotations

import re

import polars as pl

from transforms.fact_rules.surroundings import (
    LONGEST,
    NEAR,
    Candidate,
    Mention,
    Stated,
    as_found,
    mentions,
)
from warehouse.fact_kinds import FactKind

_BREACH = (
    r"breach|security incident|data incident|BREACH|Breach|Security Incident|een compromised"
    r"|data leak|nauthori[sz]ed access or acquisition"
    r"|of (?:any |an )?unauthori[sz]ed (?:access|disclosure|use) (?:to|of) "
    r"|atenschutzverletzung|iolation de|erletzung des Schutzes"
)
_PROMISE_FIRST = r"(?i)^[^a-z]{0,4}(?:we (?:will|shall) )?(?:also )?notify"
_TELLS = (
    r"(?-u:\b)(?:notif(?:y|ied|ies|ying|ications?)|inform(?:ed|ing)?|alert(?:ed)?"
    r"|report(?:ed)?|contact(?:ed)?"
    r"|advise|tell you|disclosures of any breach"
    r"|communicate[ds]?|benachrichtig\w*|informieren|informer(?:ons|a)?|informons|melden|notifier(?:ons"
    r"|a)?)(?-u:\b)"
)
_OF_BREACH = re.compile(
    r"breach(?!(?:es)? of (?:contract|this|these|the (?:terms|agreement)"
    r"|any (?:terms?|provision|laws?|applicable)"
    r"|our (?:terms|agreement)|law|copyright|warranty|confiden)"
    r"|(?: o[fr])? (?:our|your) (?:legal|fundamental|rights|obligations))"
    r"|security (?:incident|violation)|data (?:incident|leak)"
    r"|\bby (?:an )?unauthori[sz]ed (?:person|part)"
    r"|unauthori[sz]ed (?:access|disclosure"
    r"|acquisition)"
    r"|datenschutzverletzung|verletzung des schutzes|violation de (?:vos )?données"
    r"|(?<!account has been )(?<!account may have been )(?<!account is )compromise[sd]?\b"
)
_BY_READER = re.compile(
    r"\byou\b(?! (?:that|if|when|of|in|by|as)| (?:(?:will|shall|may|would|must) (?:also )?"
    r"|have (?:a|the) right to )be $)[^,.;:]{0,60}$|\byour (?:responsibility"
    r"|obligation)[^.;]{0,60}$|please [^.;]{0,30}$"
    r"|\bright (?:to|of)\b(?! (?:be|timely|receive))|\bto report\b|vulnerabilit|\bmay (?:also )?$"
    r"|\bproviders? (?:must|shall|are required|is required)[^.;]{0,40}$"
)
_OF_PROCEDURE = re.compile(
    r"^ (?:(?:would|will) be |laws?\b|rules\b|requirements?\b|procedures?\b|polic|letters?\b)"
)
"""After a notification that nobody promises."""
_TO_US = re.compile(
    r"^(?: (?:it|them|this|immediately|promptly|the (?:breach|incident)|any|suspected|such"
    r"|breach\w*))* ?(?:to )?(?:us|our(?! (?:\w+ )?(?:users|customers|clients"
    r"|members|patients|visitors|subscribers|donors|readers))|me|the company|webmaster"
    r"|(?:the|their) (?:data protection|privacy|compliance|security) (?:officer|manager|team)"
    r")\b|^ (?:the )?outcomes?\b"
)
_OF_CRIME = re.compile(r"\byour identity\b|criminal offence")
"""What readers may do to the site."""
_READER_MUST = re.compile(r"^ ?you (?:must|shall|agree|will)")
_PROMISE = re.compile(
    r"\bwill\b|\bshall\b|\bmust\b|commit|\bwe\b|undertake|\brequired\b|\bwerden\b|\bwir\b"
    r"|\bnous\b|obligat|procedures?|\bright to be notified\b"
)
_ALSO = ("we will also ", "we shall also ", "we also ")
"""Before who else is told, when the sentences before tell of what."""
_WITHIN = re.compile(
    r"(?:within|(?:not|no) later than|dans les|binnen|innerhalb von) "
    r"(?:the )?(?:first )?(?:at most "
    r"|no more than )?(?P<number>\d{1,3}|one|two|three|five"
    r"|seven|ten|thirty|forty-eight|seventy-two)"
    r"(?: ?\(\d+\))?[ -](?P<work>business |working )?(?:calendar )?"
    r"(?P<unit>hours?|days?|heures|jours|stunden|tagen?)"
    r"|without (?:undue|unreasonable) delay|as soon as (?:is )?(?:reasonably )?(?:possible"
    r"|practicable|practical)"
    r"|promptly|immediately|in a timely (?:manner|fashion)|unverzüglich"
)
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "five": 5,
    "seven": 7,
    "ten": 10,
    "thirty": 30,
    "forty-eight": 48,
    "seventy-two": 72,
}
_TOLD = {
    "authority": re.compile(
        r"authorit|regulator|commissioner|supervis|attorneys? general|secret service"
        r"|bureau of|\bico\b|\boaic\b|\bcnil\b|law enforcement"
        r"|behörde"
        r"|autorité"
    ),
    "customer": re.compile(r"\bcontroller|\bcustomers?\b|\bclients?\b"),
    "individuals": re.compile(
        r"\byou\b|\busers?\b|affected part|those affected|individuals?|data subjects?|members?"
        r"|visitors?|\bpersons?\b|\bpatients?\b|\bdonors?\b|\bresidents?\b"
        r"|people"
        r"|(?<!wir )\bsie\b|\bvous\b|parents|candidates|students|\bthem\b"
    ),
}


def breach_notices(segments: pl.DataFrame) -> pl.DataFrame:
    """The promises of ``segments`` to tell of a breach of data, once for each that is told.

    An item of a list may leave the breach to the segment or two before it.
    """
    text = pl.col("text")
    breaches = segments.filter(text.str.contains(_BREACH))
    found: dict[tuple[str, str], tuple[Candidate, Stated]] = {}
    for of_list, rows in ((False, breaches), (True, _items_below(segments, breaches))):
        for mention in mentions(rows, _TELLS):
            if fact := _notice(mention, of_list):
                segment = mention.segment
                found.setdefault((segment.segment_id, fact.value), (segment, fact))
    return as_found(found.values())


def _items_below(segments: pl.DataFrame, breaches: pl.DataFrame) -> pl.DataFrame:
    """The one or two segments after each of ``breaches`` that begin with a promise to notify."""
    text = pl.col("text")
    place = breaches.select("version_id", "ordinal")
    followers = pl.concat([place.with_columns(pl.col("ordinal") + step) for step in (1, 2)])
    promises = segments.filter(text.str.contains(_PROMISE_FIRST)).filter(
        ~text.str.contains(_BREACH)
    )
    return promises.join(followers, on=["version_id", "ordinal"], how="semi")


def _notice(mention: Mention, is_item: bool) -> Stated | None:
    before, after = mention.before, mention.after
    sentence = before + mention.match + after
    if before in _ALSO and mention.match.startswith("notif"):
        sentence = mention.segment.low[max(0, mention.first - LONGEST) : mention.last]
    is_promised = is_item or _PROMISE.search(sentence) or (not before and after.startswith(" you "))
    if not is_promised or not (is_item or _OF_BREACH.search(sentence)):
        return None
    if _OF_CRIME.search(sentence):
        return None
    if _BY_READER.search(before) or _TO_US.match(after) or _READER_MUST.match(after):
        return None
    if mention.match.startswith("notification") and _OF_PROCEDURE.match(after):
        return None
    is_passive = before.endswith(" be ")
    reach = NEAR if mention.match.startswith("disclos") else 100
    told = _told(before[-60:] * is_passive + mention.match + after[:reach]) or _told(before[-60:])
    attributes: dict[str, object] = {}
    times = [*_WITHIN.finditer(after), *_WITHIN.finditer(before)]
    within = next((time for time in times if time["number"]), times[0] if times else None)
    if not told and within is None:
        return None
    if within:
        attributes["within"] = within.group()
        # How long so many business days take, a calendar tells.
        if (number := within["number"]) and not within["work"]:
            count = _NUMBERS.get(number) or int(number)
            attributes["within_hours"] = count * (1 if within["unit"][0] in "hs" else 24)
    if re.search(r"\b(?:not|no)\b[^.;]{0,20}$", before):
        attributes["polarity"] = "deny"
    clause = re.split(r"[;:]|\s[•*–]\s", after, maxsplit=1)[0].rstrip(" ,(")
    if told[1:]:
        attributes["also"] = ", ".join(told[1:])
    value = told[0] if told else "unspecified"
    span = (mention.first, mention.last + len(clause))
    return Stated(FactKind.BREACH_NOTICE, value, attributes, *span, 0.85, "breach_told")


def _told(text: str) -> list[str]:
    """Who is told, in the order of ``text``."""
    places = {
        name: found.start() for name, pattern in _TOLD.items() if (found := pattern.search(text))
    }
    return sorted(places, key=places.__getitem__)
