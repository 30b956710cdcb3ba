"""What each statement depends on: conditions of its own clause, not of the whole sentence."""

from __future__ import annotations

from typing import Final

import numpy as np

from transforms.practice_rules.clauses import Clauses
from transforms.practice_rules.grammar import Marker, Shape
from transforms.practice_rules.reading import Reading
from transforms.practice_rules.sentence_arrays import any_at
from transforms.practice_rules.subjects import Who
from transforms.practice_rules.words import Flags, Ints
from warehouse.vocabulary import Condition

_LONGEST_LABEL: Final = 14
"""Words before the colon of what only names a statement: Right to opt out: we do not sell."""
_FARTHEST_WITHOUT: Final = 7
"""Words between `without` and the consent that is missing."""
_FARTHEST_YOU: Final = 4
"""Words between `you` and its verb of agreeing."""
_HELPS: Final = ("be", "do", "may", "will", "have")


def conditions(read: Reading, found: Clauses, asked: Ints) -> Ints:
    """Place of the member of Condition of each verb, -1 for none and for others than ``asked``.

    A condition is one of the clause that it stands in. Before the first verb of its sentence, or
    after a comma (…, unless you object), it is one of all clauses.
    """
    consents, missing = _consents(read)
    told: dict[Condition, Ints] = {
        Condition.CIRCUMSTANCE: _circumstances(read),
        Condition.LIMITATION: np.flatnonzero(read.flags("only")).astype(np.int32),
        Condition.EXCEPTION: _exceptions(read),
        Condition.LEGAL_OBLIGATION: _marked(read, Marker.LEGAL),
        Condition.OPT_OUT: _marked(read, Marker.OPT_OUT),
        Condition.CONSENT: consents,
    }
    depends = np.full(len(found.place), -1, np.int32)
    has_any = _sentences_of(read, np.concatenate([*told.values(), missing]))
    is_asked = np.zeros(len(found.place), np.bool_)
    is_asked[asked] = True
    is_asked &= has_any[read.words.sentence[found.place]]
    rows = np.flatnonzero(is_asked).astype(np.int32)
    reach = _Reach(read, found, rows, has_any)
    members = list(Condition)
    of_main = {**told, Condition.CIRCUMSTANCE: _of_main(read, found, told[Condition.CIRCUMSTANCE])}
    for member, places in of_main.items():
        depends[reach.rows_with(places)] = members.index(member)
    _leave_to_main(read, found, rows, told, depends)
    # Shared without your consent: that depends on none.
    lacking = reach.rows_with(missing)
    begin = read.sight.begin[found.place[lacking]]
    is_no = read.any_are(begin, found.place[lacking], "no")
    depends[lacking[found.is_denied[lacking] | is_no]] = members.index(Condition.CONSENT)
    return depends


def _of_main(read: Reading, found: Clauses, places: Ints) -> Ints:
    """Those of ``places`` that go with no relative clause: data that you give when you write."""
    verb = found.place[found.shape == Shape.RELATIVE]
    end = _ends_of_clauses(read, found, verb)
    last = np.searchsorted(verb, places) - 1
    within = (last >= 0) & (places < np.append(end, 0)[last])
    return places[~within]


def _ends_of_clauses(read: Reading, found: Clauses, place: Ints) -> Ints:
    """Where what goes with each verb of a relative clause ends: at a mark or the next verb."""
    stops = read.flags("comma", "semicolon", "colon", *_HELPS).copy()
    stops[found.place] = True
    limit = read.words.first[read.words.sentence[place] + 1]
    return _next(np.flatnonzero(stops).astype(np.int32), place + 1, limit)


def _leave_to_main(
    read: Reading, found: Clauses, rows: Ints, told: dict[Condition, Ints], depends: Ints
) -> None:
    """Takes from relative clauses, and from what people give if, the conditions of the main clause.

    If you write to us, you may see the data that we hold: they are not held on that condition.
    """
    is_relative = found.shape[rows] == Shape.RELATIVE
    is_given = found.is_conditional[rows] & (found.who[rows] == Who.PERSON)
    rows, is_given = rows[is_relative | is_given], is_given[is_relative | is_given]
    place, members = found.place[rows], list(Condition)
    end = _ends_of_clauses(read, found, place)
    begin = np.maximum(found.subject[rows] - _FARTHEST_YOU * is_given, read.sight.begin[place])
    depends[rows] = -1
    for member, places in told.items():
        is_after = is_given | (member == Condition.CIRCUMSTANCE)
        is_in = any_at(places, begin, np.where(is_after, end, place))
        depends[rows[is_in]] = members.index(member)


def _sentences_of(read: Reading, places: Ints) -> Flags:
    """Which sentences have one of the words at ``places``."""
    found = np.zeros(len(read.words.first), np.bool_)
    found[read.words.sentence[places]] = True
    return found


def _marked(read: Reading, marker: Marker) -> Ints:
    """The words that begin a phrase of the marker."""
    found: Ints = read.markers.start[read.markers.meaning == marker]
    return found


def _exceptions(read: Reading) -> Ints:
    unless = np.flatnonzero(read.flags("unless"))
    found: Ints = np.union1d(unless, _marked(read, Marker.EXCEPTION)).astype(np.int32)
    return found


def _circumstances(read: Reading) -> Ints:
    """If, when and the like; not `while we share it, we do not sell it`, which sets against."""
    places = np.flatnonzero(read.flags("circumstance")).astype(np.int32)
    is_while = read.words.number[places] == read.grammar.of("while")
    following = places + 1
    is_named = read.words.is_capital[following] & (read.words.number[following] == 0)
    is_named |= read.are(following, "we", "they", "own", "determiner")
    # Even if: that is no condition; nor is just once.
    before = read.before(places)
    is_none = read.words.number[before] == read.grammar.of("even")
    is_none |= read.words.number[before] == read.grammar.of("just")
    found: Ints = places[~(is_while & is_named) & ~is_none].astype(np.int32)
    return found


def _consents(read: Reading) -> tuple[Ints, Ints]:
    """The words for consent, and those for one that is missing: without your permission."""
    agreeing = np.flatnonzero(read.flags("yielding")[:-2]).astype(np.int32)
    # You agree that we may; but not: partners agree to keep it secret, you agree to give us.
    is_yours = read.any_are(np.maximum(agreeing - _FARTHEST_YOU, 0), agreeing, "you")
    is_duty = read.are(agreeing + 1, "to") & ~read.are(
        agreeing + 2, "have", "letting", "determiner"
    )
    is_yours &= ~is_duty
    named = (np.flatnonzero(read.flags("consent")), _marked(read, Marker.CONSENT))
    places = np.sort(np.concatenate([agreeing[is_yours], *named]))
    without = np.flatnonzero(read.flags("without"))
    begin = np.maximum(places - _FARTHEST_WITHOUT, read.sight.begin[places])
    is_missing = any_at(without, begin, places)
    return places[~is_missing].astype(np.int32), places[is_missing].astype(np.int32)


class _Reach:
    """Where the conditions of each verb stand."""

    def __init__(self, read: Reading, found: Clauses, rows: Ints, has_any: Flags) -> None:
        words, place = read.words, found.place[rows]
        self._read, self._rows = read, rows
        self._sentence = of = words.sentence[place]
        begin, end = words.first[of], words.first[of + 1]
        labels = _labels(read, found, has_any)
        parts = np.union1d(_parts(read, has_any), labels + 1)
        own_end = _next(parts, place + 1, end)
        back = _next(_reaching_back(read), own_end, end)
        front = np.maximum(_last(labels + 1, place), begin)
        self._stretches = (
            (np.maximum(_last(parts, place), front), own_end),
            (front, self._firsts(found, rows, begin, end)),
            (back, _next(parts, back + 1, end)),
        )

    @staticmethod
    def _firsts(found: Clauses, rows: Ints, begin: Ints, end: Ints) -> Ints:
        """The first verb of each sentence that is not of a condition or what people give."""
        is_main = ~found.is_conditional & (found.who != Who.PERSON)
        first = _next(found.place[is_main], begin, end)
        return np.where(is_main[rows], first, np.minimum(first, found.place[rows]))

    def rows_with(self, places: Ints) -> Ints:
        """The verbs that have one of the places in their reach."""
        near = np.flatnonzero(_sentences_of(self._read, places)[self._sentence])
        found = np.zeros(len(near), np.bool_)
        for start, end in self._stretches:
            found |= any_at(places, start[near], end[near])
        return self._rows[near[found]]


def _last(sorted_places: Ints, places: Ints) -> Ints:
    """The last of ``sorted_places`` at or before each place, -1 for none."""
    known = np.concatenate([[-1], sorted_places]).astype(np.int32)
    found: Ints = known[np.searchsorted(sorted_places, places, "right")]
    return found


def _next(sorted_places: Ints, places: Ints, end: Ints) -> Ints:
    """The first of ``sorted_places`` at or after each place, at most ``end``."""
    known = np.append(sorted_places, np.iinfo(np.int32).max)
    found: Ints = np.minimum(known[np.searchsorted(sorted_places, places)], end).astype(np.int32)
    return found


def _parts(read: Reading, has_any: Flags) -> Ints:
    """The words that begin another clause: and we; but may; although; a comma and which.

    Args:
        has_any: the sentences that they are asked for.
    """
    number = read.words.number
    join = np.flatnonzero(read.flags("and", "but", "semicolon"))
    join = join[has_any[read.words.sentence[join]]]
    join = join[number[join] != read.grammar.of("or")]
    at = np.minimum(join + 1, len(number) - 1)
    for _ in range(2):
        at = at + (read.are(at, "adverb", "comma", "and", "but") | read.words.is_adverb[at])
    opens = read.are(at, "we", "they", "please", *_HELPS, "relative")
    opens |= number[at] == read.grammar.of("it")
    at = at + read.are(at, "determiner")
    is_named = (number[at] == 0) & read.words.is_capital[at]
    last = len(number) - 1
    opens |= (is_named | read.are(at, "own")) & read.are(np.minimum(at + 1, last), *_HELPS)
    relative = np.flatnonzero(read.flags("relative"))
    relative = relative[read.are(relative - 1, "comma") & (relative > 0)]
    concessive = np.flatnonzero(read.flags("concessive"))
    found = np.concatenate([join[opens], relative, concessive])
    return np.sort(found).astype(np.int32)


def _labels(read: Reading, found: Clauses, has_any: Flags) -> Ints:
    """The marks after words that only name what a sentence states, as a heading would."""
    marks = np.flatnonzero(read.flags("colon", "semicolon"))
    marks = marks[has_any[read.words.sentence[marks]]]
    first = read.sight.begin[marks]
    marks = marks[np.concatenate([[True], first[1:] != first[:-1]])] if len(marks) else marks
    first = read.sight.begin[marks]
    is_label = (marks - first <= _LONGEST_LABEL) & ~any_at(found.place, first, marks)
    # With your consent: that is the condition itself.
    is_label &= ~read.are(first, "with", "from", "for", "subordinator", "without", "only", "unless")
    return marks[is_label].astype(np.int32)


def _reaching_back(read: Reading) -> Ints:
    """Words after a comma that lift all that was said: …, unless you agree."""
    lifting = np.union1d(_exceptions(read), np.flatnonzero(read.flags("without")))
    is_apart = read.are(np.maximum(lifting - 1, 0), "comma")
    return lifting[is_apart].astype(np.int32)
