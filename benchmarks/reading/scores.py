"""How far the segments of documents agree with their outlines: counts, and measures of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from benchmarks.reading.comparison import Comparison
from benchmarks.reading.documents import Read
from benchmarks.reading.outlines import BOILERPLATE, Outline
from benchmarks.reading.placing import Place
from benchmarks.reading.sequences import matches
from warehouse.vocabulary import SegmentKind

Measures = dict[str, float | None]
"""Name of a measure → its value from 0 to 1; null where there is nothing to measure."""

_COMPARED_WHOLE: Final = {"heading": "h", "item": "i", "row": "t"}
_MOST_IN_DEFINITION: Final = 2
"""Segments of a definition: it whole, or its term and its description."""


def counts(outline: Outline, read: Read) -> Counter[str]:
    """What is counted of one document; the counts of several documents are added up."""
    compared = Comparison(outline, read)
    counted = Counter(documents=1)
    for name, kind in _COMPARED_WHOLE.items():
        counted.update(_kind_counts(compared, name, kind))
    counted.update(_definition_counts(compared))
    counted.update(_character_counts(compared))
    counted.update(_boundary_counts(compared))
    counted.update(_edge_counts(compared))
    return counted


def measures(counted: Counter[str]) -> Measures:
    """Precision (of what we say), recall (of what the outlines say), F1 and agreement."""
    measured: Measures = {}
    for name in (*_COMPARED_WHOLE, "boundary"):
        found, said, meant = (counted[f"{name}_{part}"] for part in ("found", "said", "meant"))
        measured[f"{name}_precision"] = _share(found, said)
        measured[f"{name}_recall"] = _share(found, meant)
        measured[f"{name}_f1"] = _share(2 * found, said + meant)
    shares = {
        "heading_level": ("heading_level", "heading_found"),
        "heading_parent": ("heading_parent", "heading_found"),
        "item_depth": ("item_level", "item_found"),
        "definition_recall": ("definition_found", "definition_meant"),
        "boilerplate_precision": ("boilerplate_found", "boilerplate_said"),
        "boilerplate_recall": ("boilerplate_found", "boilerplate_meant"),
        "text_precision": ("text_outlined", "text_said"),
        "text_recall": ("text_found", "text_meant"),
        "first_words": ("first_words", "documents"),
        "last_words": ("last_words", "documents"),
    }
    for name, (part, whole) in shares.items():
        measured[name] = _share(counted[part], counted[whole])
    return measured


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kind_counts(compared: Comparison, name: str, kind: str) -> dict[str, int]:
    """Blocks of a kind with the same text in the same order, their levels and parents."""
    meant, said = compared.hashed_blocks(kind), compared.hashed_segments(kind)
    pairs = matches([text for text, _ in meant], [text for text, _ in said])
    meant_levels = [meant[at][1] for at, _ in pairs]
    said_levels = [said[at][1] for _, at in pairs]
    return {
        f"{name}_meant": len(meant),
        f"{name}_said": len(said),
        f"{name}_found": len(pairs),
        f"{name}_level": _n_equal(meant_levels, said_levels),
        f"{name}_parent": _n_equal(_parents(meant_levels), _parents(said_levels)),
    }


def _parents(levels: Sequence[int]) -> list[int | None]:
    """For each heading the place of the nearest one before it that is of a higher level."""
    parents: list[int | None] = []
    for at, level in enumerate(levels):
        above = (before for before in range(at - 1, -1, -1) if levels[before] < level)
        parents.append(next(above, None))
    return parents


def _n_equal(left: Sequence[object], right: Sequence[object]) -> int:
    return sum(a == b for a, b in zip(left, right, strict=True))


def _definition_counts(compared: Comparison) -> dict[str, int]:
    """Definitions that are one segment, or two: the term and its description."""
    meant = [
        place
        for block, place in zip(compared.blocks, compared.block_places, strict=True)
        if block.kind == "d"
    ]
    return {
        "definition_meant": len(meant),
        "definition_found": sum(
            place is not None and _is_tiled(compared, place) for place in meant
        ),
    }


def _is_tiled(compared: Comparison, place: Place) -> bool:
    inside = [p for p in compared.segment_places if place.start <= p.start < place.end]
    edges = bool(inside) and inside[0].start == place.start and inside[-1].end == place.end
    return edges and len(inside) <= _MOST_IN_DEFINITION


def _character_counts(compared: Comparison) -> dict[str, int]:
    """Characters of the policy that are there, and of boilerplate that is told from it."""
    counted = Counter[str]()
    for block, place in zip(compared.blocks, compared.block_places, strict=True):
        if block.kind != BOILERPLATE:
            counted["text_meant"] += block.length
            counted["text_found"] += block.length if place else 0
    for segment, place in zip(compared.segments, compared.segment_places, strict=True):
        kinds = Counter(compared.code_at(at) for at in range(place.start, place.end))
        n_outlined = kinds.total() - kinds[""]
        counted["boilerplate_meant"] += kinds[BOILERPLATE]
        if segment.kind is SegmentKind.BOILERPLATE:
            counted["boilerplate_said"] += n_outlined
            counted["boilerplate_found"] += kinds[BOILERPLATE]
        else:
            counted["text_said"] += kinds.total()
            counted["text_outlined"] += n_outlined
    return counted


def _boundary_counts(compared: Comparison) -> dict[str, int]:
    """Beginnings of blocks of the policy; those within boilerplate and definitions do not count."""
    meant = [
        place.start if place else None
        for block, place in zip(compared.blocks, compared.block_places, strict=True)
        if block.kind != BOILERPLATE
    ]
    starts = {start for start in meant if start is not None}
    said = {compared.first_outlined(place) for place in compared.segment_places}
    said = {at for at in said if compared.code_at(at) not in {BOILERPLATE, "d"} or at in starts}
    return {
        "boundary_meant": len(meant),
        "boundary_said": len(said),
        "boundary_found": len(starts & said),
    }


def _edge_counts(compared: Comparison) -> dict[str, int]:
    """Whether what is not marked as boilerplate begins and ends where the policy does."""
    meant = [
        place
        for block, place in zip(compared.blocks, compared.block_places, strict=True)
        if block.kind != BOILERPLATE
    ]
    said = [
        place
        for segment, place in zip(compared.segments, compared.segment_places, strict=True)
        if segment.kind is not SegmentKind.BOILERPLATE
    ]
    if not meant or not said:
        return {}
    first, last = meant[0], meant[-1]
    return {
        "first_words": int(first is not None and compared.first_outlined(said[0]) == first.start),
        "last_words": int(last is not None and compared.last_outlined(said[-1]) == last.end),
    }
