"""Crawled texts that were drawn by a seed and read, and what is decided of them now."""

from __future__ import annotations

from pathlib import Path

import polars as pl

REVIEWED = Path(__file__).with_name("reviewed.csv")


def print_reviewed(decided: pl.DataFrame) -> None:
    """Print for each draw how many decisions are those of the reader.

    A policy inside another document was read as one; doubtful texts count apart. Of the draws
    before the last the errors were seen when the weights were last learnt.

    Args:
        decided: name and is_accepted of crawled texts.
    """
    reviewed = pl.read_csv(REVIEWED).join(decided, on="name", maintain_order="left")
    is_sure = pl.col("verdict") != "doubtful"
    is_right = (pl.col("verdict") == "policy") == pl.col("is_accepted")
    print("\ncrawled texts drawn and read\nseed    decided   texts  right  wrong  doubtful")
    for (seed, accepted), group in reviewed.group_by("seed", "is_accepted", maintain_order=True):
        n_right = group.filter(is_sure & is_right).height
        n_wrong = group.filter(is_sure & ~is_right).height
        decision = "accepted" if accepted else "rejected"
        n_doubtful = group.height - n_right - n_wrong
        print(f"{seed:6}  {decision}  {group.height:6}  {n_right:5}  {n_wrong:5}  {n_doubtful:8}")
