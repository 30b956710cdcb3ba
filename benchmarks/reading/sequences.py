"""What two sequences have in common."""

from __future__ import annotations

from collections.abc import Sequence


def matches(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The longest list of places in both, rising in both, where they hold the same."""
    first = 0
    while first < min(len(left), len(right)) and left[first] == right[first]:
        first += 1
    rest = _matches(left[first:], right[first:])
    return [(at, at) for at in range(first)] + [(a + first, b + first) for a, b in rest]


def _matches(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Longest common subsequence; lengths[a][b] is that of left[a:] and right[b:]."""
    lengths = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for a in range(len(left) - 1, -1, -1):
        below, here = lengths[a + 1], lengths[a]
        for b in range(len(right) - 1, -1, -1):
            same = left[a] == right[b]
            here[b] = below[b + 1] + 1 if same else max(below[b], here[b + 1])
    found, a, b = [], 0, 0
    while a < len(left) and b < len(right):
        if left[a] == right[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif lengths[a + 1][b] >= lengths[a][b + 1]:
            a += 1
        else:
            b += 1
    return found
