"""How many of the facts that a reader found in drawn segments are found, by kind.

Readers read segments of the collection `policies`, drawn from its English content, and wrote down
what every kind of fact should hold, before seeing what the rules make of them, as READING.md says.
`read_segments.tsv` has a line for each such fact, with the seed of its draw, and one for each
segment without any.

Usage: python -m benchmarks.facts.read_segments --lake LAKE [--anew] [--differences]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import polars as pl

from transforms.fact_scores import FACT_COLUMNS, disagreements, fact_scores, matched
from transforms.facts import facts
from warehouse.lake import open_lake

READ = Path(__file__).parent / "read_segments.tsv"
_MENTIONS = ["email", "phone", "postal_address", "regulation", "third_party", "url", "web_form"]
"""Kinds of which each place is a fact of its own; a segment states the others once."""
_OFFSETS = {"char_start": pl.Int32, "char_end": pl.Int32}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lake", type=Path, required=True, help="a lake of these policies")
    parser.add_argument(
        "--anew", action="store_true", help="find the facts with the rules as they are now"
    )
    parser.add_argument("--differences", action="store_true", help="print what only one side has")
    options = parser.parse_args()
    read = pl.read_csv(READ, separator="\t", quote_char=None, schema_overrides=_OFFSETS)
    read = read.rename({"segment_id": "path"})
    known, found = _of_lake(options.lake, read["path"].unique(), anew=options.anew)
    read = read.with_columns(pl.lit(None, pl.String).alias("attributes"), text=pl.lit(""))
    meant = read.filter(pl.col("path").is_in(known.implode()), pl.col("kind").is_not_null())
    print(f"{len(known)} of {read['path'].n_unique()} segments are in the lake")
    with pl.Config(tbl_rows=-1, tbl_formatting="ASCII_MARKDOWN", tbl_hide_dataframe_shape=True):
        print(fact_scores(found, meant).drop("attributes"))
    for (seed,), drawn in read.group_by("seed", maintain_order=True):
        is_drawn = pl.col("path").is_in(drawn["path"].implode())
        _print_all(f"drawn with {seed}", found.filter(is_drawn), meant.filter(is_drawn))
    _print_all("all", found, meant)
    if options.differences:
        differing = disagreements(*(side.with_columns(attributes=None) for side in (found, meant)))
        print(differing.drop("attributes").write_csv(separator="\t", quote_style="never"))


def _print_all(name: str, found: pl.DataFrame, meant: pl.DataFrame) -> None:
    """Precision and recall of all kinds together, in three measures."""
    print(f"{name}: {len(found)} found, {len(meant)} meant")
    for words, seen in (
        ("each at its place", lambda side: side),
        ("each statement once a segment", _once),
        ("whatever the value", lambda side: side.with_columns(value=pl.lit(""))),
    ):
        ours, theirs = seen(found), seen(meant)
        hits = matched(ours, theirs).height
        print(f"  {words}: precision {hits / len(ours):.3f}, recall {hits / len(theirs):.3f}")


def _once(told: pl.DataFrame) -> pl.DataFrame:
    """``told`` with each value of a statement once a segment, wherever the segment has it."""
    is_mention = pl.col("kind").is_in(_MENTIONS)
    statements = told.filter(~is_mention).with_columns(
        pl.lit(0, pl.Int32).alias("char_start"), pl.lit(1, pl.Int32).alias("char_end")
    )
    statements = statements.unique(["path", "kind", "value"], maintain_order=True)
    return pl.concat([told.filter(is_mention), statements])


def _of_lake(lake: Path, segment_ids: pl.Series, *, anew: bool) -> tuple[pl.Series, pl.DataFrame]:
    """Those of the segments that are in the lake, and the facts of them, by segment as `path`."""
    versions = [segment_id.partition(":")[0] for segment_id in segment_ids]
    with open_lake(lake) as connection:
        of_versions = connection.execute(
            "SELECT * FROM segments WHERE version_id IN (SELECT unnest(?))", [versions]
        ).pl()
        known = of_versions["segment_id"].filter(
            of_versions["segment_id"].is_in(segment_ids.implode())
        )
        if anew:
            found = facts(of_versions.lazy()).collect()
        else:
            found = connection.execute("SELECT * FROM facts").pl()
    found = found.filter(pl.col("segment_id").is_in(known.implode()))
    return known, found.rename({"segment_id": "path"}).select(FACT_COLUMNS)


if __name__ == "__main__":
    main()
