"""To whom verbs of sharing and selling give data, and who else acts."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Shape, Verb
from transforms.practice_rules.phrases import Mentions
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_between
from transforms.practice_rules.slots import Filling, shared
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.vocabularies import number_of, recipients
from transforms.practice_rules.words import Flags, Ints

_FARTHEST_RECIPIENT: Final = 20
_GIVING: Final = (Verb.SHARE, Verb.SELL, Verb.GIVE)
_FARTHEST_ACTOR: Final = 3


def recipients_of(read: Reading, found: Clauses, around: Surroundings) -> tuple[Filling, Filling]:
    """To whom each verb of sharing or selling gives, and to whom one gives that is denied.

    The latter are named in an exception: with nobody except a court. That is no sale: not sold or
    disclosed, except to couriers.
    """
    told = read.recipients
    before = read.before(told.start)
    lead = _lead(read, before)
    verb = around.verb(before)
    clause = around.clause(verb)
    to_verb_last = around.to_verb_last
    if len(colons := _leading_to(read, lead)):
        to_verb = around.to_verb.copy()
        to_verb[colons] = False
        to_verb_last = read.sight.last(to_verb)
    is_to = _is_to(around, before, verb, to_verb_last[before])
    # Provide our partners with your name.
    is_object = lead == verb
    is_object &= found.verb[clause] == Verb.GIVE
    relative, reset = around.relative[before], around.reset[before]
    is_free = (relative < verb) | (reset > relative)
    is_person = found.who[clause] == Who.PERSON
    is_free |= (reset == relative) & ~is_person & _opens_no_clause(read, around, before)
    is_free &= to_verb_last[before] < verb
    is_excepted = found.is_denied[clause] & (around.exception[before] > verb)
    gives = (verb >= 0) & np.isin(found.verb[clause], _GIVING) & ~_are_families(read, told)
    gives &= ~_are_data(read, told)
    keep = gives & (is_to | is_object) & is_free & ~is_excepted
    allowed = gives & is_excepted & _are_allowed(read, around, told, lead)
    filling = Filling(clause, told.meaning, told.start, told.end)
    excepted = _given(found, filling.only(allowed))
    return (
        _given(found, filling.only(keep)),
        excepted.only(found.verb[excepted.clause] != Verb.SELL),
    )


def _given(found: Clauses, told: Filling) -> Filling:
    taken = shared(found, told)
    return taken.only(np.isin(found.verb[taken.clause], _GIVING))


def _leading_to(read: Reading, lead: Ints) -> Ints:
    """Each `to` before a colon that a recipient follows: disclosed to: our auditors."""
    after_colon = lead[read.are(lead, "colon") & (lead > 0)]
    to = after_colon - 1
    return to[read.are(to, "to")]


def _opens_no_clause(read: Reading, around: Surroundings, before: Ints) -> Flags:
    """Where `such as` has data behind it (with partners), or recipients before it: advertisers."""
    such = np.maximum(around.reset[before] - 1, 0)
    small = read.flags("comma", "open")
    last = read.sight.past(small, read.before(such))
    is_after: Flags = read.recipient_end[np.maximum(last, 0)] >= 0
    # Linked to such information by us: what stands behind data once more is no recipient.
    last_with = around.with_last[before]
    is_behind_data: Flags = (last_with > around.reset[before]) & ~any_between(
        around.data_ends, np.maximum(last_with, 0), before
    )
    return is_after | is_behind_data


def _are_data(read: Reading, told: Mentions) -> Flags:
    """Which recipients are part of the name of data: social network data."""
    mention = np.searchsorted(read.data.start, told.start, "right") - 1
    found: Flags = np.append(read.data.end, -1)[mention] > told.end
    return found


def _are_families(read: Reading, told: Mentions) -> Flags:
    """Which recipients go on with a guardian: a child's parent or guardian."""
    last = len(read.words.number) - 1
    families: Flags = read.are(np.minimum(told.end, last), "and")
    return families & read.are(np.minimum(told.end + 1, last), "guardian")


def _are_allowed(read: Reading, around: Surroundings, told: Mentions, lead: Ints) -> Flags:
    """Which recipients an exception names: except with couriers; unless asked by the police."""
    before = read.before(told.start)
    exception, clause = around.exception[before], around.relative[before]
    is_authority = told.meaning == number_of(recipients(), "authority")
    by = read.words.number[np.maximum(lead, 0)] == read.grammar.of("by")
    is_order = read.are(np.minimum(told.end, len(read.words.number) - 1), "order")
    asked = by & is_authority & ~is_order & (clause <= exception + 1)
    # What follows unless is a clause; except as told below opens a list.
    is_unless = read.words.number[np.maximum(exception, 0)] == read.grammar.of("unless")
    is_near = ((clause <= exception) & ~is_unless) | (around.reset[before] > clause)
    given = read.are(np.maximum(lead, 0), "with") & is_near
    given &= told.meaning != number_of(recipients(), "third_party")
    allowed: Flags = (lead > exception) & (asked | given)
    return allowed


def others_acting(read: Reading, found: Clauses, around: Surroundings) -> Flags:
    """Which passives are done by others: is collected by advertisers."""
    acting = np.zeros(len(found.place), np.bool_)
    # By some of our partners, by any of the above vendors.
    small = read.flags("determiner", "adverb", "letting", "of", "foreign", "many")
    small = (small | (read.words.number == 0)) & ~read.flags("own")
    lead = read.sight.last(~small)[read.before(read.recipients.start)]
    safe = np.maximum(lead, 0)
    is_by = (lead >= 0) & (read.words.number[safe] == read.grammar.of("by"))
    is_by &= read.recipients.meaning != number_of(recipients(), "staff")
    verb = around.any_verb[safe]
    is_by &= (verb >= 0) & (lead - verb <= _FARTHEST_ACTOR)
    clause = around.number[verb[is_by]]
    is_participle = found.subject == found.place
    acting[clause[is_participle[clause] & (found.shape[clause] != Shape.ACTIVE)]] = True
    # Is collected and used by advertisers: both are done by them.
    gives = np.isin(found.verb, (Verb.SHARE, Verb.SELL))
    acting |= acting[found.group] & (found.shape == Shape.PASSIVE) & ~gives
    # Is transmitted to their server and stored there.
    there = read.words.number[found.place + 1] == read.grammar.of("there")
    acting |= there & (found.shape == Shape.PASSIVE) & (found.verb == Verb.STORE)
    return acting


def _is_to(around: Surroundings, before: Ints, verb: Ints, to_verb: Ints) -> Flags:
    """Whether `to` or `with` stands between each verb and the word before a recipient."""
    last = around.with_last[before]
    found: Flags = (last > verb) & (last > to_verb)
    return found & ((before - last <= _FARTHEST_RECIPIENT) | (around.reset[before] > last))


def _lead(read: Reading, before: Ints) -> Ints:
    """The last word at or before each that describes no recipient, or -1."""
    small = read.flags("determiner", "adverb", "letting") | (read.words.number == 0)
    return read.sight.last(~small)[before]
