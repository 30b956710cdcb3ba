"""Makes the model that training begins with: vectors learnt from headings, and no label.

Usage: python -m benchmarks.tagging.base UNLABELLED.jsonl BASE.model, the first as
`benchmarks.tagging.corpora` writes it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from flows.tag_training import LANGUAGES
from transforms.tag_headings import heading_network
from transforms.tag_lessons import unlabelled_row, unlabelled_rows
from transforms.tag_model import TagModel
from transforms.tag_model_file import model_bytes
from transforms.tag_records import record_fault
from warehouse.finished import write_finished
from warehouse.labelled import read_records

_SEED = 0
_OF_LABELS = ("label", "direct", "bias")


def main(unlabelled: Path, out: Path) -> None:
    """Write the model; its one label only fills the place."""
    rows = unlabelled_rows(read_records([unlabelled], record_fault, unlabelled_row))
    learnt = heading_network(rows, _SEED)
    network = replace(learnt, **{name: getattr(learnt, name)[..., :1] for name in _OF_LABELS})
    one = np.ones(1, np.float32)
    model = TagModel("", LANGUAGES, ("none",), network, slopes=one, shifts=0 * one, limits=one)
    write_finished(out, model_bytes(model))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
