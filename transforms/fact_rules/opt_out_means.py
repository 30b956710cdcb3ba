"""By what means readers are told to opt out; patterns are of text in lower case."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from transforms.fact_rules.searches import found_in, names_found
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, first_of_segment
from warehouse.fact_kinds import FactKind

_HOW = {
    "unsubscribe": r"unsubscribe[^a-z]{0,3}(?:link|button|instruction|mechanism|option|feature"
    "|function|here)"
    r"|(?:e-?mail|message|newsletter|communication)s?\b[^.;:,]{0,40}\b(?:contain|includ|ha(?:s|ve)"
    r"|provid|offer|carr)[a-z]*\b[^.;:,]{0,30}\b(?:opt[- ]out|unsubscribe)"
    r"|[\"“'‘]unsubscribe|(?:link|instructions?|mechanism|directions|option|process)[^.;]*"
    r"\b(?:in|at|of|within|on|from|included|contained|provided|found)\b[^.;]*"
    r"\b(?:e-?mails?|messages?|newsletters?|communications?)|unsubscribing|abmeldelink"
    r"|lien de d[ée]s|opt[- ]out (?:link|instructions|mechanism)[^.;]*(?:e-?mail|message)"
    r"|(?:select|click\w*|press\w*)[^.;]*unsubscribe",
    "email": r"\b(?:e-?mailing\b|(?:send\w*|by|via|through) (?:us )?(?:an |a )?(?:written )?e-?mail"
    r"|writ\w+ (?:us )?an e-?mail|e-?mail (?:us|me)\b|contact(?:ing)? us[^.;]{0,20} (?:at"
    r"|by e-?mail)|per e-?mail|email[^\]]{0,3}protected)|[\w.+-]@[\w-]",
    "settings": r"\bsettings?\b|preference (?:cent|page)|preferences|(?:user|account|your) profile"
    r"|toggle|control panel|privacy (?:center|centre|choices|manager)|account (?:page|information)",
    "text_message": r"(?:reply|text|send|respond)\w*[^.;]{0,30}\bstop\b|\bstop\b[\"”]? to [0-9]",
    "phone": r"\bcall(?:ing)? (?:us|our|toll|1|\+|\()|by (?:tele)?phone|phone number|toll[- ]free"
    r"|(?:^|[^02-9])[2-9][0-9]{2}\)?[-. ][2-9][0-9]{2}[-. ][0-9]{4}",
    "post": r"writ(?:e|ing) to us at|by (?:postal |regular )?mail\b(?:$|[^ ,]| [^o]| o[^r])"
    "|mailing address",
    "form": r"\b(?:web|online|opt[- ]out|request|contact|this|our|the)[ -]?(?:request )?form\b"
    r"|\bform (?:request|to complete)|(?:submit|complete|fill (?:out|in)) an? (?:\w+ )?form\b"
    "|webform",
    "link": r"\b(?:https?://|www\.|click(?:ing)?(?: on)?(?: the)? (?:here|link|[\"“‘'])"
    r"|click(?:ing)? on\b"
    r"|visit(?:ing)?\b|go(?:ing)? to\b|link\b|via the following|following (?:site|page)"
    r"|available at"
    r"|here\b|download\w* and install|install\w*|browser add-?on|plug-?in\b"
    r"|opt[- ]out (?:page|tool)"
    r"|aboutads|networkadvertising|youronlinechoices)",
}
_MAY_BE = {
    "unsubscribe": r"unsubscri|link|instruction|mechanism|direction|process|lien",
    "email": r"mail|@",
}
"""Words without which a means is not told, looked for first."""


def means_told(sentences: list[str]) -> list[list[str]]:
    """The means that each of ``sentences``, in lower case, tells."""
    texts = pl.Series(sentences, dtype=pl.String)
    told = names_found(texts, {name: _HOW[name] for name in _HOW if name not in _MAY_BE})
    for name, hint in _MAY_BE.items():
        places = texts.str.contains(hint).arg_true()
        for place, is_told in zip(places, found_in(texts.gather(places), _HOW[name]), strict=True):
            if is_told:
                told[place].append(name)
    return [_in_order(how, text) if how else [] for how, text in zip(told, sentences, strict=True)]


def choices_told(
    told: Iterable[tuple[Candidate, int, int, str, str]], rule: str, otherwise: str = ""
) -> pl.DataFrame:
    """The choices at these places, each thing once a segment, with the means that they tell.

    Args:
        told: segment, begin, end, thing and sentence, in lower case, of each choice.
        rule: by which they are found.
        otherwise: a word whose sentence tells of settings where it names no means.
    """
    choices = list(told)
    means = means_told([sentence for *_, sentence in choices])
    stated = []
    for (segment, first, last, what, sentence), how in zip(choices, means, strict=True):
        told_by = how or (["settings"] if otherwise and otherwise in sentence else [])
        attributes: dict[str, object] = {"how": told_by} if told_by else {}
        fact = Stated(FactKind.OPT_OUT, what, attributes, first, last, 0.8, rule)
        stated.append((segment, fact))
    return as_found(first_of_segment(stated))


def _in_order(told: list[str], sentence: str) -> list[str]:
    """The means in the order of ``_HOW``; the link of an e-mail is no other one."""
    is_address = "http" in sentence or "www." in sentence
    return [
        name
        for name in _HOW
        if name in told and (name != "link" or is_address or "unsubscribe" not in told)
    ]
