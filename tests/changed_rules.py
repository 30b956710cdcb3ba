"""Other rules, another model, another extractor than the code has, in any process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import flows.rederiving
import flows.selection
import flows.shards
import transforms.changes
import transforms.derivations
import transforms.documents
import transforms.facts
import transforms.versions
from tests.tag_models import small_model
from transforms.reading import read
from transforms.tags import tags


@cache
def change(what: str) -> None:
    """Make this process's code one that differs in ``what``: rules, model or extractor."""
    _CHANGES[what]()


def stage(what: str, *arguments: Any) -> None:
    """A worker's work, by changed code."""
    change(what)
    flows.shards.stage(*arguments)


def derive(what: str, *arguments: Any) -> None:
    """A worker's work, by changed code."""
    change(what)
    flows.rederiving.derive(*arguments)


def _rules() -> None:
    rules = transforms.facts._OF_VERSIONS
    transforms.facts.RULE_VERSION = "changed"
    transforms.facts._OF_VERSIONS = tuple(  # type: ignore[assignment]
        rule for rule in rules if rule.__name__ != "dates"
    )


def _model() -> None:
    def other_tags(segments: Any, versions: Any) -> Any:
        return tags(segments, versions, small_model(("Data Security", "Policy Change")))

    transforms.derivations.tag_model_version = lambda: "changed"  # type: ignore[assignment]
    transforms.derivations.tags = flows.shards.tags = other_tags  # type: ignore[assignment]


def _extractor() -> None:
    for module in (
        transforms.documents,
        transforms.versions,
        flows.selection,
        flows.rederiving,
    ):
        module.EXTRACTOR_VERSION = "changed"  # type: ignore[attr-defined]
    flows.shards.read = lambda content, path: read(  # type: ignore[assignment]
        content.replace(b"cookies", b"small biscuits"), path
    )


def _comparing() -> None:
    told = transforms.changes.segment_changes

    def other_changes(*arguments: Any) -> Any:
        return ((*row[:-2], row[-2] + 1, row[-1]) for row in told(*arguments))

    transforms.changes.RULE_VERSION = "changed"  # type: ignore[misc]
    transforms.changes.segment_changes = other_changes


_CHANGES: dict[str, Callable[[], None]] = {
    "rules": _rules,
    "model": _model,
    "extractor": _extractor,
    "comparing": _comparing,
}
