"""Prints how good the policy check is: precision, recall and calibration."""

from __future__ import annotations

from itertools import pairwise

import polars as pl

_BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001)


def print_report(judged: pl.DataFrame, crawled: pl.DataFrame, limit: float) -> None:
    """Print the figures of a cross-validation.

    Args:
        judged: the documents of the collections with collection, name, label, folder_label,
            language, and probability as the whole check gives it.
        crawled: the crawled texts with label (by their address) and probability by features alone.
        limit: The probability from which a document is accepted.
    """
    looked_at = judged.filter(pl.col("collection") != "versions")
    print(f"{looked_at.height} documents of policies/ and not_policies/, limit {limit}")
    _print_row("labels as read", looked_at, limit)
    _print_row("labels by folder", looked_at.with_columns(label="folder_label"), limit)
    versions = judged.filter(collection="versions")
    _print_row("versions/", versions, limit)
    for (language,), group in judged.group_by("language", maintain_order=True):
        _print_row(f"language {language}", group, limit)
    print("\nlimit  precision  recall")
    for other in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        precision, recall, _, _ = figures(looked_at, other)
        print(f"{other:5}  {precision:9.4f}  {recall:6.4f}")
    _print_reliability("policies/ and not_policies/", looked_at)
    _print_reliability("crawled texts, labels by address (some are wrong)", crawled)
    print("\nwrong:")
    for name, label, probability in _wrong(judged, limit).iter_rows():
        print(f"  {probability:.2f} {label:7} {name}")


def figures(judged: pl.DataFrame, limit: float) -> tuple[float, float, int, int]:
    """Precision, recall, and how many were accepted and rejected in error.

    A policy inside another document counts as one; unclear documents do not count.
    """
    judged = judged.filter(pl.col("label") != "unclear")
    is_policy, accepted = judged["label"] != "other", judged["probability"] >= limit
    n_right = int((is_policy & accepted).sum())
    return (
        n_right / max(int(accepted.sum()), 1),
        n_right / max(int(is_policy.sum()), 1),
        int((accepted & ~is_policy).sum()),
        int((is_policy & ~accepted).sum()),
    )


def _print_row(what: str, judged: pl.DataFrame, limit: float) -> None:
    precision, recall, n_wrongly_in, n_wrongly_out = figures(judged, limit)
    print(
        f"{what:18} {judged.height:4} documents: precision {precision:.4f} ({n_wrongly_in} wrongly "
        f"accepted), recall {recall:.4f} ({n_wrongly_out} wrongly rejected)"
    )


def _print_reliability(what: str, judged: pl.DataFrame) -> None:
    judged = judged.filter(pl.col("label").is_in(["policy", "other"]))
    print(f"\n{what}\nprobability   documents  mean probability  share of policies")
    for low, high in pairwise(_BINS):
        inside = judged.filter(pl.col("probability").is_between(low, high, closed="left"))
        if inside.height:
            mean, share = inside["probability"].mean(), (inside["label"] == "policy").mean()
            print(
                f"{low:.1f} – {min(high, 1):.1f}  {inside.height:12}  {mean:16.3f}  {share:17.3f}"
            )


def _wrong(judged: pl.DataFrame, limit: float) -> pl.DataFrame:
    is_policy, accepted = pl.col("label") != "other", pl.col("probability") >= limit
    return (
        judged.filter(pl.col("label") != "unclear", is_policy != accepted)
        .sort("probability")
        .select("document_id", "label", "probability")
    )
