"""What follows from other tables is kept up to date as if it were made anew each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from tests.histories import History, derive_anew, derived, refresh
from tests.lakes import answer, n_snapshots

SAMPLE = (EXAMPLES / "trotwick" / "2021-05-10.md").read_text(encoding="utf-8")


def follow(tmp_path: Path, seed: int, n_steps: int) -> None:
    """Follow a history, and compare with what a rebuild gives."""
    history = History(tmp_path / "policies", seed)
    lake = tmp_path / "lake"
    refresh(lake, history.folder, 0)
    for second in range(1, n_steps):
        history.step()
        refresh(lake, history.folder, second)
    assert not refresh(lake, history.folder, n_steps)
    kept_up = derived(lake)
    derive_anew(lake)
    assert derived(lake) == kept_up


@pytest.mark.parametrize("seed", range(5))
def test_step_by_step_is_what_all_at_once_is(tmp_path: Path, seed: int) -> None:
    follow(tmp_path, seed, 4)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(5, 105))
def test_many_histories_step_by_step_are_what_all_at_once_is(tmp_path: Path, seed: int) -> None:
    follow(tmp_path, seed, 8)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A policy without a date, that its service changes in place."""
    (tmp_path / "policies").mkdir()
    path = tmp_path / "policies" / "aldergate.md"
    path.write_text(SAMPLE)
    return path


def kinds(lake: Path) -> list[str]:
    rows = answer(lake, "SELECT change_kind FROM periods ORDER BY policy_id, period_no")
    return [str(kind) for (kind,) in rows]


def test_a_file_that_goes_back_to_what_it_held_is_a_return(site: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    for second, text in enumerate((SAMPLE, SAMPLE + "\nWe sell it all.\n", SAMPLE)):
        site.write_text(text)
        assert refresh(lake, site.parent, second)
    assert kinds(lake) == ["first", "content", "returned"]
    assert n_snapshots(lake) == 3
    assert not refresh(lake, site.parent, 9)
    site.write_text(SAMPLE + "\nWe sell it all.\n")
    assert refresh(lake, site.parent, 10)
    assert kinds(lake) == ["first", "content", "returned", "returned"]


def test_a_file_that_disappears_ends_nothing(site: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    refresh(lake, site.parent, 0)
    other = site.with_name("brindlemoor.md")
    site.rename(other)
    refresh(lake, site.parent, 1)
    assert answer(lake, "SELECT count(*) FROM periods WHERE valid_to IS NULL") == [(2,)]
    other.rename(site)
    assert not refresh(lake, site.parent, 2)


def test_a_file_back_after_it_was_gone_is_no_return(site: Path, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    refresh(lake, site.parent, 0)
    (site.parent / "other.md").write_text(SAMPLE)
    site.unlink()
    refresh(lake, site.parent, 1)
    site.write_text(SAMPLE)
    assert not refresh(lake, site.parent, 2)
    assert kinds(lake) == ["first", "first"]


def test_a_back_filled_date_takes_its_place(tmp_path: Path) -> None:
    folder, lake = tmp_path / "policies" / "aldergate", tmp_path / "lake"
    folder.mkdir(parents=True)
    for second, (day, text) in enumerate(
        [("2020-01-01", SAMPLE), ("2020-03-01", SAMPLE), ("2020-02-01", SAMPLE + "\nMore of it.\n")]
    ):
        (folder / f"{day}.md").write_text(text)
        refresh(lake, folder.parent, second)
    assert kinds(lake) == ["first", "content", "returned"]
    assert answer(
        lake, "SELECT to_period_no, operation FROM changes ORDER BY to_period_no, change_no"
    ) == [(2, "added"), (3, "removed")]


def test_untouched_policies_are_not_written_again(tmp_path: Path) -> None:
    folder, lake = tmp_path / "policies", tmp_path / "lake"
    for service in ("aldergate", "brindlemoor"):
        (folder / service).mkdir(parents=True)
        (folder / service / "2020-01-01.md").write_text(SAMPLE)
    refresh(lake, folder, 0)
    (folder / "aldergate" / "2020-02-01.md").write_text(SAMPLE + "\nMore of it.\n")
    refresh(lake, folder, 1)
    written = answer(
        lake,
        "SELECT table_name, n_rows FROM files WHERE table_name IN ('periods', 'policies') "
        "AND path NOT LIKE '%ducklake-%' ORDER BY refresh_id, table_name",
    )
    assert written == [("periods", 2), ("policies", 2), ("periods", 2)]


def test_copies_of_what_is_known_add_no_version(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    for second, source in enumerate(("mine", "yours", "theirs", "ours")):
        folder = tmp_path / source / "aldergate"
        folder.mkdir(parents=True)
        (folder / "2020-01-01.md").write_text(SAMPLE)
        refresh(lake, folder.parent, second)
    assert answer(lake, "SELECT n_accepted, n_versions FROM refreshes ORDER BY refresh_id") == [
        (1, 1),
        (1, 0),
        (1, 0),
        (1, 0),
    ]
    assert answer(lake, "SELECT count(*) FROM versions") == [(1,)]
