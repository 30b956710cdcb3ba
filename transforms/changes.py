"""What changed in a policy from one period to the next, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from transforms.alignment import Match, align
from transforms.essence import essence
from transforms.word_similarity import Words, compared
from warehouse.fact_kinds import FactKind
from warehouse.schemas.changes import CHANGES
from warehouse.vocabulary import Operation, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DATING: Final = (FactKind.EFFECTIVE_DATE.value, FactKind.UPDATED_DATE.value)
_PAIR: Final = ("from_version_id", "to_version_id")
_OF_PAIR: Final = (
    "change_no",
    "operation",
    "from_segment_id",
    "to_segment_id",
    "similarity",
    "n_words_changed",
    "is_cosmetic",
)


def neighbours(stretches: pl.DataFrame) -> pl.DataFrame:
    """One row per period of ``stretches`` that follows another of its policy.

    Returns:
        policy_id, from_period_no, to_period_no, from_version_id and to_version_id.
    """
    before = pl.col("period_no", "version_id").shift().over("policy_id").name.prefix("from_")
    here = pl.col("period_no", "version_id").name.prefix("to_")
    return (
        stretches.sort("policy_id", "period_no")
        .select("policy_id", before, here)
        .filter(pl.col("from_version_id").is_not_null())
    )


def changes(neighbours: pl.DataFrame, versions_changes: pl.DataFrame) -> pl.DataFrame:
    """One row per segment that is not what it was, with the columns of the changes table.

    Args:
        neighbours: see `neighbours`.
        versions_changes: see `versions_changes`, of all their pairs of versions; or rows of the
            changes table, whichever periods they speak of.
    """
    of_pairs = versions_changes.select(_PAIR + _OF_PAIR).unique([*_PAIR, "change_no"])
    return (
        neighbours.join(of_pairs, on=_PAIR, how="inner")
        .select(pl.col(name).cast(dtype) for name, dtype in CHANGES.schema.items())
        .sort(CHANGES.key)
    )


def versions_changes(
    pairs: pl.DataFrame, segments: pl.DataFrame, facts: pl.DataFrame
) -> pl.DataFrame:
    """What changed from one version to another, whatever the periods.

    Args:
        pairs: from_version_id and to_version_id.
        segments: of these versions, with the columns of the segments table.
        facts: with the columns of the facts table; the dates that the policies give themselves
            are looked for among them.

    Returns:
        The columns of the changes table but for the policy's and the periods'.
    """
    versions = _versions(segments, facts)
    words = Words(dict(segments.select("text_sha256", "text").iter_rows()))
    distinct = pairs.select(_PAIR).unique(maintain_order=True)
    rows = [
        (before, after, *row)
        for before, after in distinct.iter_rows()
        for row in _compared(versions[before], versions[after], words)
    ]
    schema = {name: CHANGES.schema[name] for name in (*_PAIR, *_OF_PAIR)}
    return pl.DataFrame(rows, schema=schema, orient="row")


@dataclass(frozen=True, eq=False)
class _Segment:
    segment_id: str
    text: str
    text_sha256: str
    is_furniture: bool
    dates: tuple[tuple[int, int], ...]

    @cached_property
    def essence(self) -> str:
        return essence(self.text, self.dates)


def _versions(segments: pl.DataFrame, facts: pl.DataFrame) -> dict[str, list[_Segment]]:
    """The segments of each version, in reading order."""
    dates: dict[str, list[tuple[int, int]]] = {}
    dating = facts.filter(pl.col("kind").is_in(_DATING))
    for segment_id, start, end in dating.select("segment_id", "char_start", "char_end").iter_rows():
        dates.setdefault(segment_id, []).append((start, end))
    versions: dict[str, list[_Segment]] = {}
    columns = ("version_id", "segment_id", "text", "text_sha256", "kind", "char_start")
    for row in segments.sort("version_id", "ordinal").select(columns).iter_rows():
        version_id, segment_id, text, text_sha256, kind, begin = row
        spans = tuple((s - begin, e - begin) for s, e in set(dates.get(segment_id, ())))
        is_furniture = kind == SegmentKind.BOILERPLATE.value
        versions.setdefault(version_id, []).append(
            _Segment(segment_id, text, text_sha256, is_furniture, spans)
        )
    return versions


@dataclass(frozen=True)
class _Change:
    operation: Operation
    before: _Segment | None
    after: _Segment | None

    @property
    def is_cosmetic(self) -> bool:
        """Whether it is one of furniture or of looks, seen by itself."""
        sides = [side for side in (self.before, self.after) if side]
        if all(side.is_furniture for side in sides):
            return True
        if self.operation == Operation.MOVED:
            return False
        return len({*(side.essence for side in sides), *([""] * (len(sides) < 2))}) == 1


def _compared(
    before: Sequence[_Segment], after: Sequence[_Segment], words: Mapping[str, str]
) -> Iterator[tuple[Any, ...]]:
    """The columns _OF_PAIR of the changes from one version to another, in order."""
    matches = align([s.text_sha256 for s in before], [s.text_sha256 for s in after], words)
    found = list(_in_reading_order(matches, before, after))
    is_cosmetic = [change.is_cosmetic for change in found]
    if not all(is_cosmetic) and _is_cut_anew(found):
        is_cosmetic = [True] * len(found)
    for number, (change, cosmetic) in enumerate(zip(found, is_cosmetic, strict=True), 1):
        one = words[change.before.text_sha256] if change.before else ""
        other = words[change.after.text_sha256] if change.after else ""
        similarity, n_words = compared(one, other)
        yield (
            number,
            change.operation.value,
            change.before and change.before.segment_id,
            change.after and change.after.segment_id,
            similarity if change.before and change.after else None,
            n_words,
            cosmetic,
        )


def _in_reading_order(
    matches: Sequence[Match], before: Sequence[_Segment], after: Sequence[_Segment]
) -> Iterator[_Change]:
    """All that is not as it was: what was removed, behind what stood before it."""
    partner = {match.after: match for match in matches}
    lost = set(range(len(before))) - {match.before for match in matches}
    fixed = {match.before: match.after for match in matches if not match.is_moved}
    behind: dict[int, list[int]] = {}
    place = -1
    for i in range(len(before)):
        place = fixed.get(i, place)
        if i in lost:
            behind.setdefault(place, []).append(i)
    for j in range(-1, len(after)):
        match = partner.get(j)
        if match is None and j >= 0:
            yield _Change(Operation.ADDED, None, after[j])
        elif match and (match.is_moved or not match.is_same):
            operation = Operation.MOVED if match.is_moved else Operation.MODIFIED
            yield _Change(operation, before[match.before], after[j])
        for i in behind.get(j, ()):
            yield _Change(Operation.REMOVED, before[i], None)


def _is_cut_anew(found: Sequence[_Change]) -> bool:
    """Whether all that changed says the same as before, in the same order, cut otherwise."""
    if any(change.operation == Operation.MOVED for change in found):
        return False
    before = [c.before.essence for c in found if c.before and not c.before.is_furniture]
    after = [c.after.essence for c in found if c.after and not c.after.is_furniture]
    return "".join(before) == "".join(after)
