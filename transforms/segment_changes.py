"""What became of each segment of a version in another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from transforms.compared_segments import Segment, as_many_letters, same_essence, same_letters
from transforms.segment_matches import segment_matches
from transforms.word_similarity import compared
from warehouse.vocabulary import Operation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transforms.alignment import Match
    from transforms.word_similarity import Words

_OF_PIECES: Final = {Operation.SPLIT, Operation.MERGED}


@dataclass(frozen=True, eq=False)
class _Change:
    operation: Operation
    before: Segment | None
    after: Segment | None
    run: int
    """Changes of the same run have no text between them that stayed."""


def segment_changes(
    before: Sequence[Segment], after: Sequence[Segment], words: Words
) -> Iterator[tuple[Any, ...]]:
    """One row per segment that is not what it was, in reading order.

    Args:
        before, after: All segments of two versions, in reading order.
        words: The words of each text_sha256, see `transforms.word_similarity.Words`.

    Yields:
        change_no, operation, from_segment_id, to_segment_id, similarity, n_words_changed and
        is_cosmetic of the changes table.
    """
    matches = segment_matches(
        [s.text_sha256 for s in before],
        [s.text_sha256 for s in after],
        ([s.is_furniture for s in before], [s.is_furniture for s in after]),
        words,
    )
    found = list(_in_reading_order(matches, before, after))
    groups = _groups(found)
    cosmetic = _cosmetic(found, groups, before, after)
    figures = {
        change: figure
        for group in groups
        for change, figure in zip(group, _figures(group, words), strict=True)
    }
    for number, change in enumerate(found, 1):
        similarity, n_words = figures[change]
        yield (
            number,
            change.operation.value,
            change.before and change.before.segment_id,
            change.after and change.after.segment_id,
            similarity if change.before and change.after else None,
            n_words,
            change in cosmetic,
        )


def _in_reading_order(
    matches: Sequence[Match], before: Sequence[Segment], after: Sequence[Segment]
) -> Iterator[_Change]:
    """All that is not as it was: what was removed, behind what stood before it."""
    n_before, n_after = Counter(m.before for m in matches), Counter(m.after for m in matches)
    partners: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        partners[match.after].append(match)
    fixed = {match.before: match.after for match in matches if not match.is_moved}
    behind: defaultdict[int, list[int]] = defaultdict(list)
    place = -1
    for i in range(len(before)):
        place = fixed.get(i, place)
        if i not in n_before:
            behind[place].append(i)
    run = 0
    for j in range(-1, len(after)):
        if j >= 0 and j not in partners:
            yield _Change(Operation.ADDED, None, after[j], run)
        for match in partners.get(j, ()):
            if match.is_same and not match.is_moved:
                run += not after[j].is_furniture
                continue
            operation = Operation.MODIFIED
            if match.is_moved:
                operation = Operation.MOVED
            elif n_before[match.before] > 1:
                operation = Operation.SPLIT
            elif n_after[j] > 1:
                operation = Operation.MERGED
            yield _Change(operation, before[match.before], after[j], run)
        for i in behind.get(j, ()):
            yield _Change(Operation.REMOVED, before[i], None, run)


def _groups(found: Sequence[_Change]) -> list[list[_Change]]:
    """The changes of the pieces of a text together, each other change by itself."""
    groups: defaultdict[object, list[_Change]] = defaultdict(list)
    for change in found:
        whole = change.before if change.operation == Operation.SPLIT else change.after
        groups[whole if change.operation in _OF_PIECES else change].append(change)
    return list(groups.values())


def _sides(changes: Sequence[_Change]) -> tuple[list[Segment], list[Segment]]:
    """The segments of some changes before and after, each once, in reading order."""
    before = dict.fromkeys(c.before for c in changes if c.before)
    after = dict.fromkeys(c.after for c in changes if c.after)
    return list(before), list(after)


def _alone(group: Sequence[_Change]) -> Segment | None:
    """The segment that was added or removed, if that is the change."""
    change = group[0]
    return None if change.before and change.after else change.before or change.after


def _figures(group: Sequence[_Change], words: Words) -> Iterator[tuple[float, int]]:
    """The similarity of the texts of a group, and how many words changed in each of its changes."""
    if alone := _alone(group):
        yield 0.0, len(words.bare(alone.text_sha256))
        return
    before, after = ([words.bare(s.text_sha256) for s in side] for side in _sides(group))
    whole, parts = (after[0], before) if len(before) > 1 else (before[0], after)
    similarity, counts = compared(whole, parts)
    yield from ((similarity, n_words) for n_words in counts)


def _cosmetic(
    found: Sequence[_Change],
    groups: Sequence[Sequence[_Change]],
    before: Sequence[Segment],
    after: Sequence[Segment],
) -> set[_Change]:
    """The changes that leave the policy as it was."""
    cosmetic = {change for group in groups if _is_of_looks(group) for change in group}
    for _, changes in groupby(found, lambda change: change.run):
        run = list(changes)
        if not cosmetic.issuperset(run) and _is_cut_anew(run):
            cosmetic.update(run)
    is_told = len(cosmetic) < len(found)
    # Texts with as many letters in what changed are few, and all of them are compared in full.
    if is_told and as_many_letters(*_sides(found)) and same_letters(before, after):
        return set(found)
    return cosmetic


def _is_of_looks(group: Sequence[_Change]) -> bool:
    """Whether a group of changes is one of furniture or of looks, seen by itself."""
    if alone := _alone(group):
        return alone.is_furniture or alone.is_crumb or not alone.essence
    before, after = _sides(group)
    if all(side.is_furniture for side in (*before, *after)):
        return True
    if group[0].operation == Operation.MOVED:
        return not any(side.essence for side in (*before, *after))
    return same_essence(before, after)


def _is_cut_anew(run: Sequence[_Change]) -> bool:
    """Whether all that changed says the same as before, in the same order, cut otherwise."""
    if any(change.operation == Operation.MOVED for change in run):
        return False
    before, after = ([s for s in side if not s.is_furniture] for side in _sides(run))
    return same_essence(before, after)
