"""What a policy says of Do Not Track, Global Privacy Control and other opt-out signals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import polars as pl

from transforms.fact_rules.surroundings import (
    Candidate,
    Stated,
    as_found,
    candidates,
    sentence_around,
)
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import SegmentKind

SIGNAL_NAMED = "signal_named"
"""The rule by which signals are found that a segment takes no stand on."""
_PARTS = r"rack|RACK|DNT|dnt|GPC|acy [Cc]ont|ACY CONT|ut [Pp]ref|ut [Ss]ig|ersal [Oo]pt"
"""Short ones of what ``_HINT`` matches, which are found in less time."""
_HINT = (
    "ot [Tt]rack|ot-[Tt]rack|otTrack|OT TRACK|OT-TRACK|DNT|dnt|GPC|rivacy [Cc]ontrol|VACY CONTROL"
    "|ut [Pp]reference|ut [Ss]ignal|niversal [Oo]pt|equests? not to be tracked"
)
_NAMES = {
    "do_not_track": r"do[ -]?not[ -]?track\b|\bdnt\b|\brequests? not to be tracked\b",
    "global_privacy_control": r"global privacy control|\bgpcs?\b",
    "opt_out_preference_signal": r"opt[ -]out preferences? (?:signal|browser)"
    r"|universal opt[ -]out (?:signal|mechanism|preference|tool)|browser[- ]based opt[ -]out signal"
    r"|[\"“]?opt[ -]out[\"”]? signals?\b",
}
_NAMES_ANY = (
    r"(?i)do[ -]?not[ -]?track|dnt|global privacy control|gpc|opt[ -]out preference|opt[ -]out"
    r"[^a-z]{0,2} signal|universal opt|requests? not to be tracked"
)
"""What every name of a signal has; looked for only in the few segments that the hint leaves."""
_UNNAMED = "opt_out_preference_signal"
_ANY_SIGNAL = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES.items())
_SIGNAL = re.compile(_ANY_SIGNAL)
_SIGNAL_AS_WRITTEN = re.compile(_ANY_SIGNAL, re.IGNORECASE)
"""All other patterns are of text in lower case."""
_OWN_WORDS = re.compile(r"(?:\b(?:we|and|also|they|that|who|or|to|but|generally|companies) )$")
_OF_SIGNAL = re.compile(
    r"signal|browser|header|setting|request|feature|mechanism|preference|standard|instruction"
)
_SIGNALS = re.compile(r"[\"”’']? (?:browser )?(?:signals?|headers?|requests)\b")
_BACK_REFERENCE = re.compile(
    r"\b(?:such|these|those|this|the|any|that|user|browser)(?: \w+)? "
    r"(?:signal|setting|request|mechanism|header|preference|command|feature)s?\b"
    r"|\b(?:to|honou?r|support|recogni[sz]e) (?:them|it)\b",
)
_VERB = re.compile(
    r"\b(?:respond(?:s|ing)?|reacts?|honou?r(?:s|ed|ing)?|recogni[sz](?:es?|ed|ing)"
    r"|(?<!with )(?<!in )respect(?:s|ed)?(?! to\b)|support(?:s|ed|ing)?|process(?:es)?"
    r"|tak(?:es?|ing) (?:any |no )?(?:specific )?(?:actions?|steps)|act(?:s|ing)? (?:up)?on"
    r"|alter(?:s|ed)?|chang(?:es?|ed) (?:\w+ ){0,3}(?:behaviou?r|practices)|modif(?:y|ies)"
    r"|compl(?:y|ies)|monitors?|detects?|interprets?|treat(?:s|ed)?|observes?|adheres?|follows?"
    r"|obeys?|acknowledges?|accommodates?|implement(?:s|ed)?|accepts?|includes?(?= [\"“]?_)"
    r"|us(?:es?|ing) technology)\b",
)
_HEEDS = re.compile(
    r"honou?r|recogni[sz]|respect|support|respond|compl|treat|process|observ|adher|obey|accept"
    r"|implement",
)
_NOT = re.compile(
    r"\b(?:(?:do(?:es)?|did|will|may|can|are|is|has|have|shall)(?: \w+)? ?not(?! (?:sell|share)\b)"
    r"|cannot|never"
    r"|(?:do|does|is|are|wo|ca)n['’]t|unable|no longer|neither|nor)\b",
)
_HOW = re.compile(r"\b(?:how|whether|if)\b[^,;]{0,40}$")
_ASKED = re.compile(
    r"\b(?:how|whether|if|ways?|standards? (?:for|to|of)|requires?|required|legally|government|an?"
    r"|requesting|request|that) [^,;]{0,40}$",
)
_OTHERS = re.compile(
    r"\b(?:third[- ]part\w+|partners|vendors|other \w+|some \w+|browsers|standards?|(?:that|to) you"
    r"|they|not all \w+)(?: \w+){0,3} ?$",
)
_OURS = re.compile(
    r"\b(?:we|our|(?:the|this|these) (?:\w+ )?(?:web ?)?(?:sites?|services?|apps?|platforms?)"
    r"|\w+ web (?:sites|properties))\b",
)
_NAMED = re.compile(r"(?:^|[.,] )[A-Z][\w'’.]+ (?:does |will |currently )*$")
"""A company's name as the one who heeds a signal."""
_TURN = re.compile(r"[;—]| (?:but|however|and therefore|although) |[:.](?=[a-z])")
_CONFLICT = re.compile(r"\bconflicts?\b|\bmanual\b")
"""What is then honoured is not the signal."""
_BY_SIGNAL = re.compile(
    r"(?:(?:\b(?:by|or)|\([ivx]+\)) (?:turning on|enabling|activating|implementing|using|sending"
    r"|transmitting|installing|setting(?: up)?)\b[^.;]{0,60}$|\bvisit[^.;]{0,60} with (?:an? )?$)"
    r"|(?:opt(?:ed)?[ -]out[^.;]{0,150}\b(?:by|us(?:e|ing)|via|through|with|enabl\w+|turning on)\b"
    r"|\byou (?:can|may) (?:also )?(?:use|enable|turn on|install|send)\b)[^.;]{0,100}$",
)
_TO_OPT_OUT = re.compile(
    r"^[^.;]{0,60}\b(?:to (?:\w+ (?:your|an) )?opt[ -]out|as (?:a|an) (?:\w+ )?(?:opt[ -]out"
    r"|request))",
)
_OF_US = re.compile(r"\b(?:we|our)\b")
_ACTOR = re.compile(r"\b(?:we|our|this|the)\b")
_TITLE = re.compile(r"[^.!?]{0,120}:?")
"""All of a segment that tells nothing of the signal it names."""
_SPAN = 300
_MOST = 200
"""So many mentions are looked at in a segment; no text that people wrote has more."""


def signals(segments: pl.DataFrame) -> pl.DataFrame:
    """What ``segments`` say of browser signals: the signal, and whether it is heeded.

    A segment has one row for each sentence that takes a stand on a signal; a signal that it only
    names has one row, at its first mention. Headings count where they take a stand.
    """
    hinted = rows_with(segments, _PARTS, _HINT, _NAMES_ANY)
    return as_found((segment, fact) for segment in candidates(hinted) for fact in _of(segment))


def _of(segment: Candidate) -> Iterator[Stated]:
    mentions = [
        (match.lastgroup or "", match.start(), match.end())
        for match in islice(_SIGNAL.finditer(segment.low), _MOST)
        if _is_signal(segment, match)
    ]
    stands: dict[tuple[str, int], Stated] = {}
    for signal, first, last in mentions:
        stands_at = (_stand(segment, signal, *clause) for clause in _clauses(segment, first, last))
        stated = next((stand for stand in stands_at if stand), None)
        if stated is None and (way := _way_out(segment, signal, first, last)):
            start, stated = way
            if any(told == signal and start <= place < first for told, place in stands):
                continue
        if stated is not None:
            stands.setdefault((signal, stated.first), stated)
    named = {first for signal, first in stands if signal != _UNNAMED}
    taken, stances = set(), {}
    for (signal, first), stated in stands.items():
        if signal == _UNNAMED and first in named:
            stances[signal] = str(stated.attributes["stance"])
            continue
        taken.add(signal)
        yield stated
    if segment.kind == SegmentKind.HEADING.value or _TITLE.fullmatch(segment.low):
        return
    for signal, first, last in mentions:
        if signal not in taken:
            taken.add(signal)
            yield _stated(signal, stances.get(signal, "mentioned"), first, last, 0.9)


def _is_signal(segment: Candidate, match: re.Match[str]) -> bool:
    """Not where a policy says of itself that it does not track."""
    low = segment.low
    written = segment.text[match.start() : match.end()]
    is_of_tracking = match.lastgroup == "do_not_track" and "tracked" not in written
    if not is_of_tracking or written[0].isupper() or "-" in written:
        return True
    if _SIGNALS.match(low, match.end()):
        return True
    if _OWN_WORDS.search(low[max(0, match.start() - 12) : match.start()]):
        return False
    return _OF_SIGNAL.search(low, match.end(), match.end() + 60) is not None


def _clauses(segment: Candidate, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The clause of a mention, its sentence, and two more sentences that refer back to it."""
    text = segment.low
    start, end = sentence_around(segment.text, first, last)
    turns = [turn.end() for turn in _TURN.finditer(text, start, first)]
    turn_after = _TURN.search(text, last, end)
    yield (turns[-1] if turns else start), (turn_after.start() if turn_after else end)
    if (
        turn_after
        and _BACK_REFERENCE.search(text, turn_after.end(), end)
        and not _SIGNAL.search(text, turn_after.end(), end)
    ):
        yield turn_after.end(), end
    for _ in range(2):
        if end + 2 >= len(text):
            return
        start, end = sentence_around(segment.text, end + 2, end + 2)
        if _SIGNAL.search(text, start, end):
            return
        if _BACK_REFERENCE.search(text, start, end):
            yield start, end


def _stand(segment: Candidate, signal: str, start: int, end: int) -> Stated | None:
    """The stand that the clause takes on ``signal``, if it does."""
    text = segment.low
    clause = _SIGNAL.sub(_masked, text[start:end])
    consent = None
    for verb in _VERB.finditer(clause):
        before = clause[max(0, verb.start() - 90) : verb.start()]
        place = start + verb.start()
        refusals = list(_NOT.finditer(before))
        if " no " in verb.group() or refusals:
            first = refusals[-1].start() if refusals else len(before)
            said = before[:first], before[first:]
            if not any(_HOW.search(part) for part in said) and not _is_of_others(said[0]):
                return _clause(text, signal, "ignores", start, place, end)
        elif (
            consent is None
            and _HEEDS.match(verb.group())
            and (_OURS.search(clause, 0, verb.start()) or _is_of_named(segment, start, place))
            and not _ASKED.search(before)
            and not _CONFLICT.search(clause, 0, verb.end() + 20)
            and not _is_of_others(before)
        ):
            consent = place
    if consent is None:
        return None
    return _clause(text, signal, "honours", start, consent, end)


def _masked(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def _is_of_named(segment: Candidate, start: int, verb: int) -> bool:
    """Whether a name stands before the verb in the clause that begins at ``start``."""
    before = segment.text[max(start, verb - 90) : verb]
    return _NAMED.search(_SIGNAL_AS_WRITTEN.sub(_masked, before)) is not None


def _way_out(segment: Candidate, signal: str, first: int, last: int) -> tuple[int, Stated] | None:
    """Where its sentence begins, and the fact, where the signal is named as a way to opt out."""
    if signal == "do_not_track":
        return None
    text = segment.low
    start, end = sentence_around(segment.text, first, last)
    by_signal = _BY_SIGNAL.search(text[start:first])
    if by_signal or _TO_OPT_OUT.search(text[last:end]):
        begin = start + by_signal.start() if by_signal else first
        stop = last if by_signal else end
        fact = _stated(signal, "honours", max(begin, last - _SPAN), min(stop, last + 100), 0.8)
        return start, fact._replace(rule="signal_way_out")
    return None


def _is_of_others(before: str) -> bool:
    """Whether ``before`` ends with others than the company as those who heed the signal or not."""
    return _OTHERS.search(before) is not None and _OF_US.search(before[-25:]) is None


def _clause(text: str, signal: str, stance: str, start: int, verb: int, end: int) -> Stated:
    """The fact with the words from the actor to the signal, or to the end of the clause."""
    actors = list(_ACTOR.finditer(text, start, verb))
    first = actors[-1].start() if actors and verb - actors[-1].start() < 90 else start
    while text[first].isspace():
        first += 1
    mention = _SIGNAL.search(text, verb, end)
    stop = min(mention.end() if mention else end, max(first + _SPAN, verb + 1))
    return _stated(signal, stance, first, stop, 0.9)


def _stated(signal: str, stance: str, first: int, last: int, confidence: float) -> Stated:
    rule = SIGNAL_NAMED if stance == "mentioned" else f"signal_{stance}"
    return Stated(FactKind.SIGNAL, signal, {"stance": stance}, first, last, confidence, rule)
