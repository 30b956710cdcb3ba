"""The word before a mention of data and what describes it."""

from __future__ import annotations

import numpy as np

from transforms.practice_rules.grammar import BASE, PAST, Verb
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.words import Flags, Ints


def lead_of(read: Reading, start: Ints) -> tuple[Ints, Flags]:
    """The word before each mention and what describes it, and whether there is one."""
    key = ("describes data",)
    if key not in read.known:
        read.known[key] = _describing(read)
    lead = read.sight.past(read.known[key], read.before(start))
    return np.maximum(lead, 0), (lead >= 0) & (lead != start)


def _describing(read: Reading) -> Flags:
    """Which words may stand between what leads data and their name."""
    unknown = (read.words.number == 0) & ~read.words.is_capital
    describes = read.flags("determiner", "adverb")
    small: Flags = describes | unknown
    # Third party-placed cookies; your voluntarily provided name.
    form = read.grammar.form[read.words.number]
    past = np.flatnonzero((form & (BASE | PAST) == PAST) & (read.verb > 0)).astype(np.int32)
    verb, before = read.verb[past], np.maximum(past - 1, 0)
    before -= read.words.is_adverb[before] & (read.verb[before] == 0) & (before > 0)
    is_given = ((verb == Verb.GIVE) | (verb == Verb.COLLECT)) & describes[before]
    # Share aggregated demographic information.
    starts = np.zeros(len(small) + 1, np.bool_)
    starts[read.data.start] = True
    subject = read.sight.past(read.flags("adverb", "not") | read.words.is_adverb, past - 1)
    is_put_first = starts[past + 1] & (subject >= 0) & (read.words.number[subject] > 0)
    is_put_first &= ~read.are(subject, "be", "have", "we", "they", "you", "own", "relative")
    is_put_first &= read.data_end[np.maximum(subject, 0)] < 0
    given = past[is_given | is_put_first | read.are(past, "placing")]
    small[given] = True
    small[given - 1] |= read.words.is_adverb[given - 1]
    return small
