"""Statements: what a verb says of each of its data, recipients and purposes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.practice_rules.business_sales import with_business_sales
from transforms.practice_rules.clauses import Clauses, clauses
from transforms.practice_rules.conditions import conditions
from transforms.practice_rules.data_slots import data_of
from transforms.practice_rules.definitions import are_defined
from transforms.practice_rules.grammar import Grammar, Shape, Verb
from transforms.practice_rules.holding import holds
from transforms.practice_rules.purpose_slots import purposes_of
from transforms.practice_rules.reading import Reading, reading
from transforms.practice_rules.recipient_slots import others_acting, recipients_of
from transforms.practice_rules.slots import Filling, joined
from transforms.practice_rules.statement_spans import SLOTS, Sentences, only_add, spans_of
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.surroundings import Surroundings
from transforms.practice_rules.words import Ints
from warehouse.vocabulary import DataSubject

MOST_ROWS: Final = 60
"""Rows that one verb makes at most: its first data, then its first purposes and recipients."""


def statements(told: Sentences, grammar: Grammar) -> pl.DataFrame:
    """One row per statement in ``told``, in the order of the sentences.

    Returns:
        sentence, verb, shape, who, actor (0 the service, 1 others), is_denied, is_possible, is_led
        (whether the verb is the lead-in's), subject and condition (places among the members of
        DataSubject and Condition, -1 for none); and of each slot its meaning (place in its
        vocabulary, -1 where it is empty) and its span in bytes of the joined texts, -1 where it is
        empty or the lead-in's; start and end of the statement likewise.
    """
    read = reading(told.texts, grammar)
    if not len(read.words.number):
        return _empty()
    found = clauses(read)
    if not len(found.place):
        return _empty()
    around = Surroundings(read, found)
    acting = others_acting(read, found, around)
    found = replace(found, who=np.where(acting, np.int8(Who.OTHERS), found.who))
    given, allowed = recipients_of(read, found, around)
    data = data_of(read, found, around)
    fillings = {
        "data": data.only(~are_defined(read, found, data)),
        "purpose": purposes_of(read, found, around),
        "recipient": given,
    }
    found, fillings = with_business_sales(read, found, around, fillings)
    rows = _crossed(len(found.place), fillings)
    if len(allowed.clause):
        excepted = _crossed(len(found.place), {**fillings, "recipient": allowed})
        excepted = excepted[excepted[:, 3] >= 0]
        excepted[:, 2] = -1
        excepted[:, 3] += len(given.clause)
        fillings["recipient"] = joined([given, allowed])
        rows = np.concatenate([rows, np.unique(excepted, axis=0)])
        rows = rows[np.argsort(rows[:, 0], kind="stable")]
    # No data that you give us are kept: it is the keeping that is denied.
    is_relative = found.shape[rows[:, 0]] == Shape.RELATIVE
    rows = rows[~(is_relative & _has_no(read, fillings["data"], rows[:, 1]))]
    rows = rows[holds(read, found, around, fillings, rows)]
    return _frame(told, read, found, fillings, rows, len(given.clause))


def _empty() -> pl.DataFrame:
    names = ("verb", "shape", "who", "actor", "subject", "condition", "start", "end")
    slots = [f"{slot}{part}" for slot in SLOTS for part in ("", "_start", "_end")]
    flags = ("is_denied", "is_possible", "is_led")
    return pl.DataFrame(
        schema={
            "sentence": pl.Int32,
            **dict.fromkeys((*names, *slots), pl.Int64),
            **dict.fromkeys(flags, pl.Boolean),
        }
    )


def _crossed(n_clauses: int, fillings: dict[str, Filling]) -> NDArray[np.int64]:
    """Clause, and row in each filling (-1 for none), of each statement; clauses without data none.

    Every datum of a verb goes with each purpose and with each recipient of it.
    """
    order, first, n = {}, {}, {}
    for slot, filling in fillings.items():
        order[slot] = np.argsort(filling.clause * np.int64(1 << 32) + filling.start, kind="stable")
        n[slot] = np.bincount(filling.clause, minlength=n_clauses)
        first[slot] = np.cumsum(n[slot]) - n[slot]
    used = {"data": np.minimum(n["data"], MOST_ROWS)}
    room = MOST_ROWS // np.maximum(used["data"], 1)
    used["purpose"] = np.minimum(np.maximum(n["purpose"], 1), room)
    used["recipient"] = np.minimum(np.maximum(n["recipient"], 1), room // used["purpose"].clip(1))
    total = used["data"] * used["purpose"] * used["recipient"]
    clause = np.repeat(np.arange(n_clauses), total)
    within = np.arange(len(clause)) - np.repeat(np.cumsum(total) - total, total)
    columns = [clause]
    for slot in reversed(SLOTS):
        size = used[slot][clause]
        place = first[slot][clause] + within % size
        within = within // size
        chosen = np.full(len(clause), -1, np.int64)
        has = n[slot][clause] > 0
        chosen[has] = order[slot][place[has]]
        columns.insert(1, chosen)
    found: NDArray[np.int64] = np.stack(columns, axis=1)
    return found


def _frame(
    told: Sentences,
    read: Reading,
    found: Clauses,
    fillings: dict[str, Filling],
    rows: NDArray[np.int64],
    n_given: int,
) -> pl.DataFrame:
    """The rows as a frame; recipients from ``n_given`` on are those that an exception names."""
    clause, is_allowed = rows[:, 0], rows[:, 3] >= n_given
    sentence = read.words.sentence[found.place[clause]]
    n_bytes = told.texts.str.len_bytes().to_numpy().astype(np.int64)
    begins = (np.cumsum(n_bytes + 1) - n_bytes - 1)[sentence]
    own = begins + told.prefix[sentence]
    is_led = read.words.start[found.place[clause]] < own
    verb, who = found.verb[clause], found.who[clause]
    is_give = verb == Verb.GIVE
    is_denied = found.is_denied[clause] | _has_no(read, fillings["data"], rows[:, 1])
    is_excepted = is_led & is_denied & _of_sentences(read, read.flags("unless"))[sentence]
    is_excepted &= ~is_allowed
    spans, is_held = spans_of(read, found, fillings, rows, own, is_led)
    ends = begins + n_bytes[sentence]
    is_held |= only_add(told, found, rows, sentence, is_led & ~is_held)
    is_bare = spans["end"] < 0
    spans["start"] = np.where(is_bare, own, spans["start"])
    spans["end"] = np.where(is_bare, ends, spans["end"])
    goes_on = told.goes_on[sentence]
    is_held &= ~goes_on | (is_led & ~is_denied & (spans["data_start"] >= 0))
    columns = {
        "sentence": sentence,
        "verb": np.where(is_give, np.where(who == Who.PERSON, Verb.COLLECT, Verb.SHARE), verb),
        "shape": found.shape[clause],
        "who": who,
        "actor": (who == Who.OTHERS).astype(np.int8),
        "is_denied": is_denied & ~is_allowed,
        "is_possible": found.is_possible[clause] | is_allowed,
        "is_led": is_led,
        "subject": _data_subjects(read)[sentence],
        "condition": conditions(read, found, clause.astype(np.int32))[clause],
        **{slot: _meanings(fillings[slot], rows[:, n]) for n, slot in enumerate(SLOTS, 1)},
        **{name: np.where(span < 0, -1, span - begins) for name, span in spans.items()},
    }
    return pl.DataFrame(columns).filter(pl.Series(is_held & ~is_excepted))


def _meanings(filling: Filling, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The meanings of rows of ``filling``, -1 where they are -1."""
    return np.append(filling.meaning, -1)[rows]


def _has_no(read: Reading, data: Filling, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the data of each row are denied themselves: no information is collected."""
    no = read.flags("no")
    start = data.start[rows]
    before = read.before(start)
    found: NDArray[np.bool_] = no[before] | (no[read.before(before)] & (before < start))
    return found


def _of_sentences(read: Reading, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which sentences have a flagged word."""
    found = np.zeros(len(read.words.first) - 1, np.bool_)
    found[read.words.sentence[flags]] = True
    return found


def _data_subjects(read: Reading) -> Ints:
    """Place of the member of DataSubject of each sentence, -1 for none."""
    members = [member.value for member in DataSubject]
    found = np.full(len(read.words.first) - 1, -1, np.int32)
    names = ("other_person", "employee", "customer", "user", "patient", "applicant", "child")
    places = np.flatnonzero(read.flags(*names))
    for name in names:
        named = places[read.are(places, name)]
        found[read.words.sentence[named]] = members.index(name)
    return found
