"""Learns the weights of features, and from them a calibrated probability."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import polars as pl
from sklearn.linear_model import LogisticRegression

from transforms.policy_model import PolicyModel

_PENALTY: Final = 0.05
"""Smaller is simpler: half of the groups of phrases that were tried had weight 0 and are gone."""

_SAMPLE_WEIGHTS: Final = {"policies": 20.0, "not_policies": 20.0, "versions": 4.0, "crawled": 1.0}
"""A document that was looked at says more than an address; versions of a policy are alike."""

_DOUBTFUL: Final = 0.7
"""A crawled text whose address is contradicted so far by what all others teach is left out."""

_NO_FEATURES: Final = (
    "document_id", "collection", "service", "sha256", "folder_label", "label", "language", "group",
    "fold", "probability",
)  # fmt: skip


@dataclass(frozen=True)
class Learnt:
    """Weights by feature: the probability of a policy is the logistic function of their sum."""

    weights: dict[str, float]
    bias: float

    def in_model(self, model: PolicyModel) -> PolicyModel:
        """``model`` with these weights."""
        weights = pl.LazyFrame({"feature": list(self.weights), "weight": [*self.weights.values()]})
        return replace(model, weights=weights, bias=self.bias)


def learn(documents: pl.DataFrame) -> Learnt:
    """Weights from labelled documents, scaled so that the probabilities of unseen ones are true.

    The scale is learnt (Platt's way) from documents that were looked at, each scored by what the
    other fifths of the services teach.
    """
    documents = documents.filter(pl.col("label").is_in(["policy", "other"]))
    parts = documents["group"].unique().sort().to_frame().with_row_index("part")
    documents = documents.join(
        parts.with_columns(pl.col("part") % 5), on="group", maintain_order="left"
    ).with_columns(pl.col("part").cast(pl.Float64))
    unseen = []
    for part in range(5):
        rest, own = documents.filter(pl.col("part") != part), documents.filter(part=part)
        weights = _regression(rest.drop("part"))
        unseen.append(own.with_columns(score=pl.Series(_score(own.drop("part"), weights))))
    looked_at = pl.concat(unseen).filter(pl.col("collection").is_in(["policies", "not_policies"]))
    platt = LogisticRegression(C=1e6).fit(
        looked_at.select("score").to_numpy(), _is_policy(looked_at)
    )
    scale, shift = float(platt.coef_[0][0]), float(platt.intercept_[0])
    learnt = _regression(documents.drop("part"))
    weights = {name: round(weight * scale, 3) for name, weight in learnt.weights.items()}
    kept = {name: weight for name, weight in sorted(weights.items()) if weight}
    return Learnt(kept, round(learnt.bias * scale + shift, 3))


def probabilities(documents: pl.DataFrame, learnt: Learnt) -> pl.Series:
    """The probability of each document by its features."""
    return pl.Series("probability", 1 / (1 + np.exp(-_score(documents, learnt))))


def without_doubtful(documents: pl.DataFrame, n_folds: int) -> pl.DataFrame:
    """``documents`` without crawled texts whose address contradicts what the other folds teach."""
    parts = []
    for fold in range(n_folds):
        rest, own = documents.filter(pl.col("fold") != fold), documents.filter(fold=fold)
        weights = _regression(rest.filter(pl.col("label").is_in(["policy", "other"])))
        parts.append(own.with_columns(score=pl.Series(_score(own, weights))))
    probability = 1 / (1 + (-pl.col("score")).exp())
    says = pl.when(label="policy").then(1.0).when(label="other").then(0.0)
    is_doubtful = (pl.col("collection") == "crawled") & ((probability - says).abs() > _DOUBTFUL)
    return pl.concat(parts).filter(~is_doubtful.fill_null(value=False)).drop("score")


def _regression(documents: pl.DataFrame) -> Learnt:
    names = _features(documents)
    values = documents.select(names).to_numpy()
    scale = values.std(axis=0) + 1e-9
    weights = documents["collection"].replace_strict(_SAMPLE_WEIGHTS).to_numpy()
    regression = LogisticRegression(l1_ratio=1, solver="liblinear", C=_PENALTY, random_state=0)
    regression.fit(values / scale, _is_policy(documents), sample_weight=weights)
    found = regression.coef_[0] / scale
    return Learnt(dict(zip(names, map(float, found), strict=True)), float(regression.intercept_[0]))


def _score(documents: pl.DataFrame, learnt: Learnt) -> Any:
    weights = np.array(list(learnt.weights.values()))
    return documents.select(list(learnt.weights)).to_numpy() @ weights + learnt.bias


def _is_policy(documents: pl.DataFrame) -> Any:
    return (documents["label"] == "policy").to_numpy()


def _features(documents: pl.DataFrame) -> list[str]:
    return sorted(set(documents.columns).difference(_NO_FEATURES))
