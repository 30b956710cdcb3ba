"""Small models for tests, and labelled records about fictional companies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from transforms.tag_model import Network, TagModel
from transforms.tag_training import new_network, with_new_labels

SAYINGS = {
    "Data Security": ("our vault is locked", "we encrypt every disk", "guards watch the vault"),
    "Policy Change": ("this notice may change", "a new notice is posted", "changes are announced"),
}


def small_network(n_labels: int = 2, seed: int = 0) -> Network:
    """A network with few numbers that has learnt nothing."""
    return with_new_labels(new_network(n_labels, length=4, hidden=3, seed=seed), n_labels, seed)


def small_model(labels: tuple[str, ...] = tuple(SAYINGS)) -> TagModel:
    """A model of that network which finds every label likely enough."""
    one = np.ones(len(labels), np.float32)
    return TagModel("tags-test", ("en",), labels, small_network(len(labels)), one, 0 * one, 0 * one)


def labelled_records(n_policies: int = 10) -> list[dict[str, Any]]:
    """Plain statements of some policies, each with its one label."""
    return [
        {"text": f"At Quillhaven {saying}.", "labels": [label], "policy": f"p{n}", "segment": k}
        for n in range(n_policies)
        for k, (label, saying) in enumerate((t, s) for t, all_of in SAYINGS.items() for s in all_of)
    ]


def write_lines(path: Path, records: list[Any]) -> Path:
    """A file of JSON lines; a string is written as it is."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
