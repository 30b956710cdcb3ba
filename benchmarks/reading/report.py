"""The scores as a table or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from benchmarks.reading.scores import Measures, measures

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


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter[str]())


def _measured(name: str, counts: Counter[str]) -> str:
    measured = measures(counts)
    values = [measured[column] for column in _COLUMNS]
    return _line(name, ["-" if value is None else f"{value:.3f}" for value in values])


def _line(name: str, cells: list[str]) -> str:
    short = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    return f"{short:{_NAME_WIDTH}}" + "".join(f"{cell:>9}" for cell in cells)
