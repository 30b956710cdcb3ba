"""A bad row in a staged file blocks the publish, names its expectation, and changes nothing."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl
import pytest

from expectations.gate import PUBLISH_SUITES, audit
from expectations.rule import Suite
from flows.publishing import Batch, GateBlocked, Outcome, publish
from tests.conftest import EXAMPLES, Ran, policylake
from tests.lakes import answer, content, n_snapshots
from tests.pending import frame, open_publish
from tests.pending_rows import NEW, OLD, Rows, state
from tests.planted import PLANTED
from tests.planting import RULES, Planted
from tests.written_lakes import pass_all
from warehouse.lake import create_lake
from warehouse.schemas import TABLES
from warehouse.sources import FOUND_SCHEMA
from warehouse.staging import Shard, write_shard

STAGED = ("documents", "versions", "segments", "sentences", "tags", "facts", "signatures")
_TARGET = re.compile(r"(?:UPDATE|INTO|FROM|TABLE) (?:lake\.main\.|new_)(\w+)")


def batch(refresh_id: str, shard: Shard) -> Batch:
    n = shard.scan("documents").collect().height
    nothing = pl.DataFrame(schema=FOUND_SCHEMA)
    return Batch(
        refresh_id, datetime(2025, 1, 1, tzinfo=UTC), ["made up"], n, 0, nothing, (shard,), ()
    )


def stage(folder: Path, rows: Rows) -> Shard:
    folder.parent.mkdir(exist_ok=True)
    return write_shard(folder, {name: frame(name, rows).lazy() for name in STAGED})


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real lake with the first of the two refreshes of `tests.pending`."""
    root = tmp_path_factory.mktemp("published") / "lake"
    root.mkdir()
    create_lake(root)
    old, _ = state()
    publish(root, batch(OLD, stage(root / "staging" / "old", old)), pass_all, reject_failing=False)
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "lake"))


def publish_rows(
    root: Path,
    rows: Rows,
    suites: tuple[Suite, ...] = PUBLISH_SUITES,
    *,
    reject_failing: bool = False,
) -> Outcome:
    shard = stage(root / "staging" / "new", rows)
    gate = partial(audit, suites=suites)
    return publish(root, batch(NEW, shard), gate, reject_failing=reject_failing)


def spoilt_rows(folder: Path, planted: Planted) -> Rows:
    """The new rows with what is planted in them."""
    with open_publish(folder) as connection:
        for statement in planted.statements:
            connection.execute(statement)
        return {
            name: connection.execute(f"SELECT * FROM new_{name}").pl().to_dicts() for name in STAGED
        }


def is_staged(planted: Planted) -> bool:
    """Whether it spoils nothing but rows that a shard brings, and no column's name or type."""
    tables = {t for s in planted.statements for t in _TARGET.findall(s)}
    shapes = any(s.startswith(("ALTER", "DELETE FROM lake")) for s in planted.statements)
    return bool(tables) and tables <= set(STAGED) and not shapes


# A publish derives or checks these itself before the gate sees them.
MENDED = {
    "documents.of_this_refresh",
    "documents.refresh_id_not_null",
    "documents.refresh_id_pattern",
    "documents.policy_found",
    "versions.version_id_not_null",
    "versions.version_id_pattern",
    "across_tables.versions_counted",
    "across_tables.accepted_counted",
    "across_tables.rejected_counted",
    "versions.key_unique",
    "segments.version_is_new",
}
CASES = [p for p in PLANTED if is_staged(p) and set(p.rules) - MENDED]
FIRST_OF_SUITE = {p.rules[0].split(".")[0]: p for p in reversed(CASES)}


def test_the_valid_rows_are_published(root: Path) -> None:
    _, new = state()
    assert publish_rows(root, new).counts["n_accepted"] == 2
    assert n_snapshots(root) == 2


def assert_blocked(root: Path, rows: Rows, rules: tuple[str, ...]) -> GateBlocked:
    """A publish of the rows is blocked by these rules, of one suite, and leaves no trace."""
    suite = RULES[rules[0]][0]
    before, files = content(root), set((root / "data").rglob("*.parquet"))
    with pytest.raises(GateBlocked) as blocked:
        publish_rows(root, rows, (suite,))
    assert {r.expectation for r in blocked.value.audit.blocking} >= set(rules) - MENDED
    assert content(root) == before
    assert n_snapshots(root) == 1
    assert set((root / "data").rglob("*.parquet")) == files
    return blocked.value


@pytest.mark.parametrize("planted", FIRST_OF_SUITE.values(), ids=str)
def test_a_planted_row_blocks_the_publish(root: Path, planted: Planted, tmp_path: Path) -> None:
    assert_blocked(root, spoilt_rows(tmp_path, planted), planted.rules)


@pytest.mark.torture
@pytest.mark.parametrize("planted", CASES, ids=str)
def test_every_planted_row_blocks_the_publish(root: Path, planted: Planted, tmp_path: Path) -> None:
    assert_blocked(root, spoilt_rows(tmp_path, planted), planted.rules)


def test_a_key_that_the_lake_holds_already_blocks(root: Path) -> None:
    old, new = state()
    rows = {**new, "documents": new["documents"] + old["documents"]}
    blocked = assert_blocked(root, rows, ("documents.key_unique",))
    assert "A1.txt" in str(blocked)


def test_reject_failing_publishes_the_rest(root: Path) -> None:
    _, new = state()
    facts = [dict(row) for row in new["facts"]]
    facts[1]["text"] = "nobody@example.org"
    outcome = publish_rows(root, {**new, "facts": facts}, reject_failing=True)
    assert outcome.counts["n_accepted"] == 1
    assert answer(root, "SELECT path FROM rejections WHERE reason = 'quality_gate'") == [
        ("B1.txt",)
    ]
    gone = f"version_id = '{facts[1]['version_id']}'"
    for table in ("versions", "segments", "sentences", "tags", "facts"):
        assert answer(root, f"SELECT count(*) FROM {table} WHERE {gone}") == [(0,)]


def tampered(spoil: str, lake: Path, *options: str) -> Ran:
    words = ("refresh", EXAMPLES, "--lake", lake, *options)
    return policylake(*words, code=None, prepared=("tests.tampered_refresh", spoil))


@pytest.mark.parametrize(
    ("spoil", "expectation"),
    [
        ("missing result", "segments.id_is_its_span"),
        ("runtime error", "terms."),
    ],
)
def test_a_gate_that_cannot_tell_blocks_with_exit_code_1(
    spoil: str, expectation: str, tmp_path: Path, prefect_home: None
) -> None:
    said = tampered(spoil, tmp_path / "lake")
    assert said.code == 1
    assert expectation in said.err
    assert n_snapshots(tmp_path / "lake") == 0


def test_a_blocked_refresh_names_the_document_and_can_leave_it_out(
    tmp_path: Path, prefect_home: None
) -> None:
    lake = tmp_path / "lake"
    said = tampered("span", lake)
    assert said.code == 1
    assert "segments.id_is_its_span" in said.err
    assert "lumbrel/2024-02-29.md" in said.err
    assert "--reject-failing" in said.err
    assert n_snapshots(lake) == 0
    page = re.search(r"every result: (\S+)", said.err)
    assert page
    assert "segments.id_is_its_span" in Path(page[1]).read_text()
    said = tampered("span", lake, "--reject-failing")
    assert said.code == 0
    assert "rejected lumbrel/2024-02-29.md: quality_gate" in said.out
    assert n_snapshots(lake) == 1
    assert answer(lake, "SELECT count(*) FROM policies WHERE service = 'lumbrel'") == [(0,)]
    assert set(TABLES) <= {name for (name,) in answer(lake, "SHOW TABLES")}
