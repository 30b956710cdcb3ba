"""The rules that find facts, against the facts that a reader wrote down."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from flows.cli import main
from flows.judging import judge_facts
from tests.conftest import EXAMPLES, ROOT, SHARED
from transforms.fact_scores import disagreements, fact_scores
from warehouse.errors import PolicylakeError, UsageError
from warehouse.fact_goldens import GOLDEN_SCHEMA, as_lines, read_goldens
from warehouse.fact_kinds import FactKind

GOLDENS = ROOT / "benchmarks" / "facts"
Fact = tuple[str, int, int, str, str, str | None, str]


def facts(*rows: Fact) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=GOLDEN_SCHEMA, orient="row")


def fact(value: str, start: int = 0, attributes: str | None = None) -> Fact:
    return "a.txt", start, start + 10, "right", value, attributes, "some words"


def test_facts_of_the_bundled_policies_are_found() -> None:
    floors = GOLDENS / "bundled.floors.toml"
    assert list(judge_facts(GOLDENS / "bundled.tsv", EXAMPLES, floors, None, differences=False))


@pytest.mark.skipif(not SHARED.exists(), reason="the collections are not here")
def test_facts_of_the_seeds_are_found() -> None:
    floors = GOLDENS / "seeds.floors.toml"
    assert list(
        judge_facts(GOLDENS / "seeds.tsv", SHARED / "seeds", floors, None, differences=False)
    )


def test_a_fact_that_is_no_longer_found_is_told(tmp_path: Path) -> None:
    goldens = tmp_path / "facts.tsv"
    meant = read_goldens(GOLDENS / "bundled.tsv").filter(pl.col("kind") == "signal")
    lost = meant.head(1).with_columns(char_start=pl.lit(0), char_end=pl.lit(1))
    goldens.write_text(as_lines(pl.concat([meant, lost])), encoding="utf-8")
    floors = tmp_path / "floors.toml"
    floors.write_text("[signal]\nrecall = 1.0\n", encoding="utf-8")
    with pytest.raises(PolicylakeError, match="recall of signal"):
        list(judge_facts(goldens, EXAMPLES, floors, None, differences=True))


def test_what_the_rules_find_can_be_written(tmp_path: Path) -> None:
    written = tmp_path / "found.tsv"
    list(judge_facts(GOLDENS / "bundled.tsv", EXAMPLES, None, written, differences=False))
    again = read_goldens(written)
    assert again.filter(pl.col("kind") == "email").equals(
        read_goldens(GOLDENS / "bundled.tsv").filter(pl.col("kind") == "email")
    )


def test_precision_and_recall() -> None:
    found = facts(fact("access", 0), fact("erasure", 50), fact("access", 90))
    meant = facts(fact("access", 5), fact("access", 200))
    (row,) = fact_scores(found, meant).to_dicts()
    assert (row["n_found"], row["n_meant"]) == (3, 2)
    assert (row["precision"], row["recall"]) == (pytest.approx(1 / 3), 0.5)


def test_a_fact_counts_once() -> None:
    found = facts(fact("access", 0), fact("access", 4))
    (row,) = fact_scores(found, facts(fact("access", 2))).to_dicts()
    assert (row["precision"], row["recall"]) == (0.5, 1.0)


def test_attributes_are_scored_by_themselves() -> None:
    found, meant = facts(fact("access", 0, '{"for": "EU"}')), facts(fact("access"))
    (row,) = fact_scores(found, meant).to_dicts()
    assert (row["precision"], row["attributes"]) == (1.0, 0.0)
    assert disagreements(found, meant)["side"].to_list() == ["+", "-"]
    assert disagreements(found, found).is_empty()


def test_files_that_are_no_goldens_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_goldens(tmp_path / "missing.tsv")
    (tmp_path / "other.tsv").write_text("path\tkind\n", encoding="utf-8")
    with pytest.raises(PolicylakeError, match="first line"):
        read_goldens(tmp_path / "other.tsv")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--facts", str(GOLDENS / "bundled.tsv")),
        ("--documents", str(EXAMPLES)),
        ("--facts", "missing.tsv", "--documents", str(EXAMPLES)),
        (),
    ],
)
def test_wrong_use_of_evaluate_is_told(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(main, ["evaluate", *arguments]).exit_code == 2


def test_what_was_read_stands_in_its_segments() -> None:
    read = pl.read_csv(GOLDENS / "read_segments.tsv", separator="\t", quote_char=None)
    assert read["segment_id"].n_unique() == 6336
    told = read.filter(pl.col("kind").is_not_null())
    assert set(told["kind"]) <= set(FactKind)
    assert told["value"].null_count() == 0
    span = told["segment_id"].str.extract_groups(r":(?<start>\d+)-(?<end>\d+)$")
    starts, ends = (span.struct.field(name).cast(pl.Int64) for name in ("start", "end"))
    outside = (told["char_start"] < starts) | (told["char_end"] > ends)
    assert not (outside | (told["char_start"] >= told["char_end"])).any()


def test_second_verdicts_are_on_facts_that_were_read_before() -> None:
    first, again = (pl.read_csv(GOLDENS / f"precision{name}.csv") for name in ("", "_again"))
    assert set(first["kind"]) == set(again["kind"]) == set(FactKind)
    for column in (first["verdict"], first["attributes"], again["verdict"]):
        assert set(column) == {"right", "wrong"}
    assert not first.select("seed", "fact_id").is_duplicated().any()
    assert not again["fact_id"].is_duplicated().any()
    assert again.join(first, on=("kind", "fact_id"), how="anti").is_empty()
