"""What a reader can opt out of, and how."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from transforms.fact_rules.opt_out_means import means_told
from transforms.fact_rules.opt_out_objects import (
    also_named,
    explicit,
    is_label_of_next,
    is_right_listed,
    object_of,
    spoken_of,
    what_before,
    what_near,
)
from transforms.fact_rules.opt_out_offers import (
    Offered,
    is_condition,
    is_offered_to_reader,
    offers,
    tells_what_to_do,
)
from transforms.fact_rules.opt_out_words import (
    ANY_TIME,
    EACH_WHAT,
    HINT,
    NOT_WISHED,
    PREVENTED,
    SEE,
    URL,
)
from transforms.fact_rules.searches import first_places
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from warehouse.fact_kinds import FactKind

OPTED_OUT = "opted_out"
"""The rule by which choices are found that are only spoken of."""
_SPAN = 350
"""Characters of an opt-out's text, at most."""


def opt_outs(segments: pl.DataFrame) -> pl.DataFrame:
    """The ways to opt out that ``segments`` offer: what of, by what means, and where.

    A sentence counts where it offers the choice or names the means.
    """
    hinted = segments.filter(pl.col("text").str.contains(HINT))
    offered = [offer for segment in candidates(hinted) for offer in offers(segment)]
    return as_found(_told(offered))


def _told(offered: list[Offered]) -> Iterator[tuple[Candidate, Stated]]:
    """The facts of those who tell what is opted out of, and by what means or by whom."""
    means = means_told([offer.segment.low[offer.start : offer.end] for offer in offered])
    objects = [object_of(offer) for offer in offered]
    named = first_places([words or "" for words in objects], EACH_WHAT)
    last_segment, last = "", 0
    for offer, how, words, told in zip(offered, means, objects, named, strict=True):
        segment, cue = offer.segment, offer.cue
        if segment.segment_id != last_segment:
            last_segment, last = segment.segment_id, 0
        if cue.start() < last or is_label_of_next(offer):
            continue
        is_explicit, what = explicit(offer, words, told)
        is_presupposed = offer.is_presupposed or (
            not how and is_condition(offer) and not tells_what_to_do(offer)
        )
        if is_presupposed:
            what = spoken_of(offer, what if is_explicit else None, words)
        elif not is_explicit:
            what = _unnamed(offer, words, is_means_told=bool(how))
        elif what is None and "link" in how:
            what = what_before(offer)
        if what is None:
            continue
        attributes: dict[str, object] = {"how": how} if how and not is_presupposed else {}
        if "how" in attributes and "link" in how and (link := _link(offer)):
            attributes["link"] = link
        first = max(last, offer.first)
        end = min(offer.end, first + _SPAN)
        rule = "unsubscribe" if cue.group()[0] in "uad" else "opt_out"
        rule, confidence = (f"{rule}_means", 0.85) if how else (f"{rule}_offer", 0.7)
        if is_presupposed:
            rule, confidence = OPTED_OUT, 0.7
        else:
            last = end
        others = also_named(offer, what)
        spans = [(what, first, min([end, *(joined for _, joined, _, _ in others)]))]
        spans += [(other, begin, stop) for other, _, begin, stop in others]
        for value, begin, stop in spans:
            last = last if is_presupposed else max(last, stop)
            yield (
                segment,
                Stated(FactKind.OPT_OUT, value, attributes, begin, stop, confidence, rule),
            )


def _unnamed(offer: Offered, words: str | None, *, is_means_told: bool) -> str | None:
    """What is opted out of where the words behind the cue do not tell it."""
    if words is None and is_right_listed(offer):
        return "sale_or_sharing"
    is_wish = (words or "").startswith("certain ") or _is_wish(offer) or _is_guidance(offer)
    is_told = is_means_told or is_wish or is_offered_to_reader(offer)
    what = what_near(offer) if is_told else None
    if what is None and NOT_WISHED.search(offer.segment.low, offer.start, offer.cue.start()):
        return "marketing"
    return what


def _is_guidance(offer: Offered) -> bool:
    """Whether the sentence says where to learn how to opt out."""
    low = offer.segment.low
    return low.startswith("how to", offer.first) or SEE.match(low, offer.cue.end()) is not None


def _link(offer: Offered) -> str | None:
    """The address after the cue, or else the first one of the sentence."""
    text, end = offer.segment.text, offer.end
    link = URL.search(text, offer.cue.end(), end) or URL.search(text, offer.start, end)
    return link.group().rstrip(".,;:") if link else None


def _is_wish(offer: Offered) -> bool:
    """Whether the sentence offers the choice though it names no means."""
    low, place = offer.segment.low, offer.cue.start()
    return (
        NOT_WISHED.search(low, offer.start, place) is not None
        or ANY_TIME.match(low, offer.cue.end(), offer.end) is not None
        or PREVENTED.search(low, offer.start, place) is not None
    )
