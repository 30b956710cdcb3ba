"""How many of the facts that are found are right, by kind: verdicts on drawn rows.

`--draw KIND --seed SEED` prints up to 200 facts of a kind for reading, drawn by
`random.Random(seed).sample` from those of the lake sorted by id: the fact's id, its value and
attributes, and the words around it, its own between » and «. The verdicts on them stand in
`precision.csv`, a line each. `--again KIND --seed SEED` prints a third of what was read of the
kind's last draw for a second reader, who does not know the first one's verdicts; the second ones
stand in `precision_again.csv`. With neither, the command counts verdicts by kind and draw, with how
many of the rows the lake still has, and tells how often the two readers agree.

Usage: python -m benchmarks.facts.precision --lake LAKE [--draw KIND | --again KIND] [--seed SEED]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import polars as pl

from warehouse.fact_kinds import FactKind
from warehouse.lake import open_lake

VERDICTS: Final = Path(__file__).parent / "precision.csv"
AGAIN: Final = Path(__file__).parent / "precision_again.csv"
_KINDS: Final = [kind.value for kind in FactKind]
_MOST: Final = 200
_AROUND: Final = 250
_SQL: Final = """
    SELECT fact_id, value, attributes, text, rule, heading_path,
        substr(segment_text, 1, place) AS before,
        substr(segment_text, place + len(text) + 1) AS after
    FROM (
        SELECT facts.*, facts.char_start - segments.char_start AS place,
            segments.text AS segment_text, segments.heading_path
        FROM facts JOIN segments USING (segment_id)
        WHERE facts.kind = ?
    )
    ORDER BY fact_id
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lake", type=Path, required=True, help="a lake of `policies`")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--draw", choices=_KINDS, help="print facts of this kind for reading")
    chosen.add_argument("--again", choices=_KINDS, help="print a third of those read")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    options = parser.parse_args()
    verdicts, again = pl.read_csv(VERDICTS), pl.read_csv(AGAIN)
    with open_lake(options.lake) as connection:
        if kind := options.draw or options.again:
            rows = connection.execute(_SQL, [kind]).pl().to_dicts()
            if options.again:
                known = set(_last_draw(verdicts.filter(kind=kind))["fact_id"])
                rows = [row for row in rows if row["fact_id"] in known]
            most = len(rows) // 3 if options.again else min(_MOST, len(rows))
            print("\n\n".join(_shown(random.Random(options.seed).sample(rows, most))))
            return
        found = connection.sql("SELECT fact_id FROM facts").pl()["fact_id"]
    with pl.Config(tbl_rows=-1, tbl_formatting="ASCII_MARKDOWN", tbl_hide_dataframe_shape=True):
        print(counted(verdicts, found))
        print(agreement(_last_draw(verdicts), again))


def counted(verdicts: pl.DataFrame, found: pl.Series) -> pl.DataFrame:
    """A row per kind and seed: the share of right verdicts, in all and on ``found`` ids."""
    is_right = pl.col("verdict") == "right"
    is_found = pl.col("fact_id").is_in(found.implode())
    return (
        verdicts.group_by("kind", "seed")
        .agg(
            pl.len().alias("read"),
            is_right.mean().round(3).alias("precision"),
            (is_right & (pl.col("attributes") == "right")).mean().round(3).alias("with attributes"),
            is_found.sum().alias("still found"),
            is_right.filter(is_found).mean().round(3).alias("precision of these"),
        )
        .sort("kind", "seed")
    )


def agreement(first: pl.DataFrame, second: pl.DataFrame) -> pl.DataFrame:
    """One row: how many facts two readers read, how often they agree, and Cohen's kappa."""
    both = first.join(second, on="fact_id", suffix="_again")
    is_right, again = pl.col("verdict") == "right", pl.col("verdict_again") == "right"
    by_chance = is_right.mean() * again.mean() + (1 - is_right.mean()) * (1 - again.mean())
    agree = (is_right == again).mean()
    return both.select(
        pl.len().alias("read twice"),
        agree.round(3).alias("agree"),
        ((agree - by_chance) / (1 - by_chance)).round(3).alias("kappa"),
        again.mean().round(3).alias("precision by the second"),
    )


def _last_draw(verdicts: pl.DataFrame) -> pl.DataFrame:
    """The verdicts of each kind's last seed."""
    return verdicts.filter(pl.col("seed") == pl.col("seed").max().over("kind"))


def _shown(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        around = row["before"][-_AROUND:] + "»" + row["text"] + "«" + row["after"][:_AROUND]
        yield (
            f"{row['fact_id']} {row['value']} {row['attributes'] or ''} ({row['rule']})\n"
            f"  [{' > '.join(row['heading_path'] or [])[-80:]}] {' / '.join(around.splitlines())}"
        )


if __name__ == "__main__":
    main()
