"""Segments as they are compared with those of another version: whether they say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from transforms.essence import essence, hides_address, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_OF_NUMBERING: Final = 10
"""Letters and digits that an essence leaves out of a segment for its numbering or shortness."""
_LOOKS_FROM: Final = 0.8
"""Of the length of a text that of another of the same letters, where both are long."""
_LONG: Final = 200
_LONGEST_LABEL: Final = 60
_MOST_WORDS_OF_LABEL: Final = 7
_FIGURES: Final = re.compile(r"[\d@]")
_ENDS: Final = frozenset(".!?;。！？；")


@dataclass(frozen=True, eq=False)
class Segment:
    """A segment of a version, as far as it is compared."""

    segment_id: str
    text: str
    text_sha256: str
    is_furniture: bool
    is_top: bool
    """Whether all text down to here is labels, see `is_label`, and the version has other text."""
    dates: tuple[tuple[int, int], ...]
    """Spans in ``text`` of the dates that the policy gives itself."""

    @cached_property
    def essence(self) -> str:
        """See `transforms.essence.essence`."""
        return essence(self.text, self.dates)

    @property
    def is_crumb(self) -> bool:
        """Whether it is a title, a crumb or the name of a button, above the first sentence.

        What has figures may be an address.
        """
        return self.is_top and not _FIGURES.search(self.text)


def is_label(text: str) -> bool:
    """Whether ``text`` is short and no sentence."""
    return (
        len(text) <= _LONGEST_LABEL
        and len(text.split()) <= _MOST_WORDS_OF_LABEL
        and text.rstrip()[-1:] not in _ENDS
    )


def same_essence(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether segments before, taken together, say the same as those after, cut otherwise."""
    one, other = ("".join(s.essence for s in side) for side in (before, after))
    if one == other:
        return True
    sides = (*before, *after)
    hides = any(hides_address(side.text) for side in sides)
    is_cut = len(sides) > 2 and abs(len(one) - len(other)) <= _MOST_OF_NUMBERING * len(sides)
    if not before or not after or not (hides or is_cut):
        return False
    # The number of an item is in the middle of a text that it was merged into.
    one, other = (
        "".join(essence(s.text, s.dates, in_full=is_cut, without_addresses=hides) for s in side)
        for side in (before, after)
    )
    return one == other


def same_letters(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether segments before, taken together, have the letters and digits of those after."""
    one, other = (letters("".join(s.text for s in side)) for side in (before, after))
    return one == other


def as_many_letters(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether segments before have as many letters and digits as those after."""
    shorter, longer = sorted(sum(len(s.text) for s in side) for side in (before, after))
    if longer > _LONG and shorter < _LOOKS_FROM * longer:
        return False
    one, other = (sum(len(letters(s.text)) for s in side) for side in (before, after))
    return one == other
