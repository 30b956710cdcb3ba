"""The scores as a table or as JSON, and the differences of one document in words."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from benchmarks.reading.comparison import KINDS, Comparison
from benchmarks.reading.documents import READABLE_SUFFIX, Document, Read
from benchmarks.reading.outlines import parse_readable
from benchmarks.reading.scores import Measures, measures
from warehouse.vocabulary import SegmentKind

_COLUMNS = {
    "heading_f1": "head F1",
    "heading_level": "level",
    "heading_parent": "parent",
    "item_f1": "item F1",
    "item_depth": "depth",
    "row_f1": "row F1",
    "definition_recall": "defin.",
    "boilerplate_precision": "furn. P",
    "boilerplate_recall": "furn. R",
    "boundary_f1": "bound F1",
    "first_words": "first",
    "last_words": "last",
    "text_recall": "text R",
    "text_precision": "text P",
}
_NAME_WIDTH = 44
_SHOWN_CHARS = 100
_WITH_LEVEL = ("h", "i")

DocumentCounts = Mapping[str, Mapping[str, Counter[str]]]
"""Format → name of a document → its counts."""


def of_formats(counted: DocumentCounts) -> dict[str, Measures]:
    """Format → its measures over all its documents."""
    return {name: measures(_sum(of.values())) for name, of in counted.items()}


def table(counted: DocumentCounts) -> str:
    """One line a document and one a format, with all of them last."""
    lines = [_line("", list(_COLUMNS.values()))]
    for name, of in counted.items():
        lines += [_measured(f"  {document}", counts) for document, counts in of.items()]
        lines.append(_measured(f"{name}, {len(of)} documents", _sum(of.values())))
    everything = [counts for of in counted.values() for counts in of.values()]
    lines.append(_measured(f"all, {len(everything)} documents", _sum(everything)))
    return "\n".join(lines)


def as_json(counted: DocumentCounts) -> str:
    """The measures of each format and document, and the counts that they come from."""
    result = {
        name: {
            "measures": measures(_sum(of.values())),
            "documents": {
                document: {"measures": measures(counts), "counts": counts}
                for document, counts in of.items()
            },
        }
        for name, of in counted.items()
    }
    return json.dumps(result, indent=1)


def differences(document: Document, read: Read) -> Iterator[str]:
    """Lines of blocks: ``-`` in the outline alone, ``+`` in what was read, a blank for both.

    Words come from what was read where the block was found in it, else from the outline where it
    has them; only what is near a difference is given.
    """
    compared = Comparison(document.read_outline(), read)
    meant = _outline_lines(document, compared, read)
    said = [_segment_line(segment.kind, segment.depth, segment.text) for segment in read.segments]
    for line in difflib.unified_diff(meant, said, n=1, lineterm=""):
        if not line.startswith(("---", "+++")):
            yield "" if line.startswith("@@") else line


def _outline_lines(document: Document, compared: Comparison, read: Read) -> list[str]:
    if document.outline.suffix == READABLE_SUFFIX:
        lines = parse_readable(document.outline.read_text(encoding="utf-8"))
        return [_shown(code, text) for code, text in lines]
    return [
        _shown(block.code, read.words(place.start, place.end))
        if place
        else f"{block.code:3}({block.length} characters that are not found)"
        for block, place in zip(compared.blocks, compared.block_places, strict=True)
    ]


def _segment_line(kind: SegmentKind, depth: int, text: str) -> str:
    code = next((code for code, other in KINDS.items() if other is kind), "p")
    return _shown(f"{code}{depth}" if code in _WITH_LEVEL else code, text)


def _shown(code: str, text: str) -> str:
    short = text if len(text) <= _SHOWN_CHARS else f"{text[:70]} … {text[-28:]}"
    return f"{code:3}{short}"


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter[str]())


def _measured(name: str, counts: Counter[str]) -> str:
    measured = measures(counts)
    values = [measured[column] for column in _COLUMNS]
    return _line(name, ["-" if value is None else f"{value:.3f}" for value in values])


def _line(name: str, cells: list[str]) -> str:
    short = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    return f"{short:{_NAME_WIDTH}}" + "".join(f"{cell:>9}" for cell in cells)
