"""The mentions of data in words: their names, pronouns for them, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.practice_rules.grammar import Grammar
from transforms.practice_rules.other_things import are_other_things, own_other_things
from transforms.practice_rules.phrases import Mentions, mentions
from transforms.practice_rules.sentence_arrays import Sight
from transforms.practice_rules.vocabularies import data_types, number_of
from transforms.practice_rules.words import Flags, Ints, Words, only

_TOOLS: Final = ("cookies", "device")


def with_first_person(found: Words, grammar: Grammar) -> Words:
    """The words with `I` as `we`, but where a person speaks of data of their own: my data."""
    is_first = (found.number == grammar.of("i")) & found.is_capital
    if not is_first.any():
        return found
    speaks = np.zeros(len(found.first), np.bool_)
    speaks[found.sentence[grammar.classes.either(("speaking",)).take(found.number)]] = True
    is_first &= ~speaks[found.sentence]
    return replace(found, number=np.where(is_first, grammar.of("we"), found.number))


def with_data(found: Words, grammar: Grammar) -> tuple[Words, Mentions]:
    """The words of the sentences that have a verb of a practice and name data, and these data."""
    data = _data(found, grammar)
    n_sentences = len(found.first) - 1
    has_verb, has_data = np.zeros((2, n_sentences), np.bool_)
    has_verb[found.sentence[grammar.verb[found.number] > 0]] = True
    has_data[found.sentence[data.start]] = True
    keep = has_verb & has_data
    before = np.zeros(len(found.number) + 1, np.int32)
    np.cumsum(keep[found.sentence], out=before[1:])
    is_kept = keep[found.sentence[data.start]]
    start, end = before[data.start[is_kept]], before[data.end[is_kept]]
    return only(found, keep), Mentions(start, end, data.meaning[is_kept])


def _data(found: Words, grammar: Grammar) -> Mentions:
    """The mentions of data, each data word after a name (location + data) taken into it."""
    told = mentions(found, grammar.data)
    any_data = number_of(data_types(), "any_data")
    meaning, is_alone = told.meaning >> 1, told.meaning & 1 == 0
    start, end = told.start, told.end.copy()
    same_sentence = found.sentence[start[1:]] == found.sentence[start[:-1]]
    touches_next = np.append((end[:-1] == start[1:]) & same_sentence, False)
    is_naming = (meaning == any_data) & (end - start == 1)
    joined = touches_next & np.append(is_naming[1:], False) & ~is_naming
    end[joined] += 1
    keep = ~np.concatenate([[False], joined[:-1]]) if len(start) else is_alone
    is_beside = _is_beside(found, grammar, start, end)
    before = np.maximum(start - 1, 0)
    is_beside |= _are(found, grammar, before, "owner") & (
        found.sentence[before] == found.sentence[start]
    )
    keep &= is_alone | joined | is_beside
    # This policy addresses, the addresses of pages: it is people whose names and addresses count.
    is_bare = (found.number[start] == grammar.of("addresses")) & (told.end - start == 1)
    keep &= ~is_bare | _are(found, grammar, before, "comma", "and", "owner")
    after = np.minimum(end, len(found.number) - 1)
    # You may write or contact us.
    is_contact = (found.number[start] == grammar.of("contact")) & (end - start == 1)
    keep &= ~is_contact | ~_are(found, grammar, after, "to_service", "you", "contact_thing")
    keep &= ~own_other_things(found, start, end, grammar)
    keep &= ~are_other_things(found, start, end, meaning, grammar)
    # The name of something is no name of a person.
    keep &= (meaning != number_of(data_types(), "name")) | ~_are(found, grammar, after, "of")
    # We disclose our information practices; a data subject; but: data subject to a law.
    keep &= ~_are(found, grammar, after, "practice")
    is_tool = np.isin(meaning, [number_of(data_types(), term) for term in _TOOLS])
    keep &= is_tool | ~_are(found, grammar, after, "data_thing")
    keep &= (meaning != any_data) | ~_are(found, grammar, after, "information_thing")
    following = np.minimum(after + 1, len(found.number) - 1)
    is_subject = found.number[after] == grammar.of("subject")
    keep &= ~is_subject | _are(found, grammar, following, "to")
    return Mentions(start[keep], end[keep], meaning[keep])


def _are(found: Words, grammar: Grammar, places: Ints, *names: str) -> Flags:
    return grammar.classes.either(names)[found.number[places]]


def with_pronouns(found: Words, grammar: Grammar, sight: Sight, data: Mentions) -> Mentions:
    """``data`` and each `it` or `them` after a verb, which means what was mentioned last."""
    follows_verb = np.concatenate([[False], grammar.verb[found.number][:-1] > 0])
    is_it = grammar.classes.either(("it",)).take(found.number)
    pronoun = np.flatnonzero(is_it & follows_verb).astype(np.int32)
    begins = np.zeros(len(found.number), np.bool_)
    begins[data.start] = True
    last = sight.last(begins)[pronoun]
    pronoun, last = pronoun[last >= 0], last[last >= 0]
    start = np.concatenate([data.start, pronoun])
    order = np.argsort(start, kind="stable")
    meaning = np.concatenate([data.meaning, data.meaning[np.searchsorted(data.start, last)]])
    end = np.concatenate([data.end, pronoun + 1])
    return Mentions(start[order], end[order], meaning[order])


def without_attributes(
    found: Words, grammar: Grammar, data: Mentions, recipients: Mentions
) -> Mentions:
    """``data`` without what describes recipients: with partners and data analysts."""
    starts = np.zeros(len(found.number) + 1, np.bool_)
    starts[recipients.start] = True
    before = np.maximum(data.start - 1, 0)
    describes = starts[data.end] & (data.end - data.start == 1)
    # Analysis data brokers, and others: what the recipients do is no object.
    order = np.searchsorted(recipients.start, data.end)
    behind = np.append(recipients.end, 0)[order]
    is_listed = _are(found, grammar, behind, "comma", "and", "close")
    is_listed &= ~_are(found, grammar, before, "owner", "determiner", "from")
    describes &= _are(found, grammar, before, "comma", "and", "with") | is_listed
    return data.at(np.flatnonzero(~describes))


def _is_beside(found: Words, grammar: Grammar, start: Ints, end: Ints) -> NDArray[np.bool_]:
    """Whether a mention has another one beside it, parted by a comma, `and` or little words."""
    small = grammar.classes.either(("comma", "and", "determiner", "adverb")).take(found.number)
    passed = np.zeros(len(small) + 1, np.int32)
    np.cumsum(~small, out=passed[1:])
    if len(start) < 2:
        return np.zeros(len(start), np.bool_)
    near = (
        (passed[start[1:]] == passed[end[:-1]])
        & (start[1:] > end[:-1])
        & (found.sentence[start[1:]] == found.sentence[start[:-1]])
    )
    beside: Flags = np.append(near, False) | np.concatenate([[False], near])
    return beside
