"""How many of the facts that are found are right, by kind: verdicts on drawn rows.

`--draw KIND --seed SEED` prints up to 200 facts of a kind for reading, drawn by
`random.Random(seed).sample` from those of the lake sorted by id: the fact's id, its value and
attributes, and the words around it, its own between » and «. The verdicts on them stand in
`precision.csv`, a line each; without `--draw` the command counts them by seed and kind, with how
many of the rows the lake still has.

Usage: python -m benchmarks.facts.precision --lake LAKE [--draw KIND --seed SEED]
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Final

import polars as pl

from warehouse.lake import open_lake

VERDICTS: Final = Path(__file__).parent / "precision.csv"
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
    parser.add_argument("--draw", metavar="KIND", help="print facts of this kind for reading")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    options = parser.parse_args()
    with open_lake(options.lake) as connection:
        if options.draw:
            rows = connection.execute(_SQL, [options.draw]).pl().to_dicts()
            drawn = random.Random(options.seed).sample(rows, min(_MOST, len(rows)))
            print("\n\n".join(_shown(row) for row in drawn))
            return
        found = connection.sql("SELECT fact_id FROM facts").pl()["fact_id"]
    with pl.Config(tbl_rows=-1, tbl_formatting="ASCII_MARKDOWN", tbl_hide_dataframe_shape=True):
        print(counted(pl.read_csv(VERDICTS), found))


def counted(verdicts: pl.DataFrame, found: pl.Series) -> pl.DataFrame:
    """A row per seed and kind: the share of right verdicts, in all and on ``found`` ids."""
    is_right = pl.col("verdict") == "right"
    is_found = pl.col("fact_id").is_in(found.implode())
    return (
        verdicts.group_by("seed", "kind")
        .agg(
            pl.len().alias("read"),
            is_right.mean().round(3).alias("precision"),
            is_found.sum().alias("still found"),
            is_right.filter(is_found).mean().round(3).alias("precision of these"),
        )
        .sort("kind", "seed")
    )


def _shown(row: dict[str, str]) -> str:
    around = row["before"][-_AROUND:] + "»" + row["text"] + "«" + row["after"][:_AROUND]
    named = f"{row['fact_id']} {row['value']} {row['attributes'] or ''} ({row['rule']})"
    return f"{named}\n  [{' > '.join(row['heading_path'] or [])[-80:]}] " + " / ".join(
        around.splitlines()
    )


if __name__ == "__main__":
    main()
