"""Measures the policy check by cross-validation and, with --write, learns its weights anew.

Usage: python -m benchmarks.policy_check [--write]. Needs the collections beside the repository.
"""

from __future__ import annotations

import hashlib
import sys

import polars as pl

from benchmarks.policy_check.corpus import DATA, checked, examples
from benchmarks.policy_check.learning import Learnt, learn, probabilities, without_doubtful
from benchmarks.policy_check.report import print_report
from benchmarks.policy_check.weights import write_weights
from transforms.policy_model import policy_model

N_FOLDS = 5


def main(write: bool) -> None:
    """Print what the cross-validation finds; write the weights learnt from all documents."""
    if not DATA.exists():
        sys.exit(f"the collections are not at {DATA}")
    model = policy_model()
    found = examples(model)
    folds = [
        int(hashlib.sha256(group.encode()).hexdigest(), 16) % N_FOLDS for group in found["group"]
    ]
    found = found.with_columns(pl.Series("fold", folds))
    taught = without_doubtful(found, N_FOLDS)
    of_folds = [learn(taught.filter(pl.col("fold") != fold)) for fold in range(N_FOLDS)]
    of_sources = dict(found.select("document_id", "fold").iter_rows())
    judged = checked([learnt.in_model(model) for learnt in of_folds], of_sources).join(
        found.select("document_id", "collection", "label", "folder_label", "language"),
        on="document_id",
    )
    print_report(judged, _crawled(found, of_folds), model.limit)
    if write:
        write_weights(learn(taught))


def _crawled(found: pl.DataFrame, of_folds: list[Learnt]) -> pl.DataFrame:
    """The crawled texts with the probability that the folds without them teach."""
    parts = []
    for fold, learnt in enumerate(of_folds):
        own = found.filter(pl.col("collection") == "crawled", pl.col("fold") == fold)
        parts.append(own.select("document_id", "label", probabilities(own, learnt)))
    return pl.concat(parts)


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])
