"""When which version was in force."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.periods import periods, stretches
from warehouse.schemas.documents import DOCUMENTS
from warehouse.schemas.periods import PERIODS
from warehouse.schemas.returns import RETURNS

DAY = date(2020, 1, 1)
Document = tuple[int | None, str, str]
"""Days after DAY (None: undated), version, path."""


def document(
    days: int | None, version: str, path: str, policy: str = "p", refresh: str = "r"
) -> dict[str, object]:
    return {
        **dict.fromkeys(DOCUMENTS.columns),
        "document_id": f"{policy} {path}@{version}",
        "path": path,
        "policy_id": policy,
        "document_date": None if days is None else DAY + timedelta(days=days),
        "version_id": version,
        "refresh_id": refresh,
    }


def period_rows(
    documents: list[dict[str, object]],
    same_words: str = "",
    returns: list[tuple[str, str]] | None = None,
    cosmetic: tuple[int, ...] = (),
) -> list[dict[str, object]]:
    """The periods of ``documents``; the versions in ``same_words`` differ in spacing only.

    Args:
        returns: document_id and refresh_id of files that went back.
        cosmetic: Periods all changes of which are cosmetic.
    """
    hashes = ["same" if version in same_words else f"words of {version}" for version in "ABC"]
    words = pl.DataFrame({"version_id": list("ABC"), "words_sha256": hashes})
    again = pl.DataFrame(returns or [], schema=RETURNS.schema, orient="row")
    in_force = stretches(pl.DataFrame(documents, schema=DOCUMENTS.schema), again)
    later = in_force.filter(pl.col("period_no") > 1)
    changed = later.select(
        "policy_id",
        pl.col("period_no").alias("to_period_no"),
        is_cosmetic=pl.col("period_no").is_in(cosmetic),
    )
    found = periods(in_force, words, changed)
    assert found.schema == PERIODS.schema
    return found.to_dicts()


def histories(*documents: Document, same_words: str = "") -> list[dict[str, object]]:
    return period_rows([document(*given) for given in documents], same_words)


def told(found: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """version, first day, last day and kind of change of each period, days after DAY."""
    return [
        (
            row["version_id"],
            *(
                (day - DAY).days if isinstance(day := row[name], date) else None
                for name in ("valid_from", "valid_to")
            ),
            row["change_kind"],
        )
        for row in found
    ]


def test_each_new_text_opens_a_period() -> None:
    assert told(histories((0, "A", "x"), (10, "B", "x"))) == [
        ("A", 0, 10, "first"),
        ("B", 10, None, "content"),
    ]


def test_the_same_text_seen_again_goes_on() -> None:
    found = histories((0, "A", "x"), (5, "A", "y"), (10, "B", "z"))
    assert told(found) == [("A", 0, 10, "first"), ("B", 10, None, "content")]
    assert found[0]["document_id"] == "p x@A"


def test_a_policy_that_goes_back_has_three_periods() -> None:
    assert told(histories((0, "A", "x"), (10, "B", "x"), (20, "A", "y"))) == [
        ("A", 0, 10, "first"),
        ("B", 10, 20, "content"),
        ("A", 20, None, "returned"),
    ]


def test_the_same_words_in_other_clothes_are_cosmetic() -> None:
    found = histories((0, "A", "x"), (10, "B", "x"), (20, "C", "x"), same_words="BC")
    assert [row["change_kind"] for row in found] == ["first", "content", "cosmetic"]


def test_a_return_is_a_return_even_if_cosmetic() -> None:
    found = histories((0, "A", "x"), (10, "B", "x"), (20, "A", "y"), same_words="AB")
    assert [row["change_kind"] for row in found] == ["first", "cosmetic", "returned"]


def test_a_period_whose_changes_are_all_cosmetic_is_cosmetic() -> None:
    found = period_rows([document(day, version, "x") for day, version in ((0, "A"), (1, "B"))])
    assert [row["change_kind"] for row in found] == ["first", "content"]
    found = period_rows(
        [document(day, version, "x") for day, version in ((0, "A"), (1, "B"))], cosmetic=(2,)
    )
    assert [row["change_kind"] for row in found] == ["first", "cosmetic"]


def test_an_undated_file_that_goes_back_opens_a_third_period() -> None:
    found = period_rows(
        [
            document(None, "A", "site.txt", refresh="r1"),
            document(None, "B", "site.txt", refresh="r2"),
        ],
        returns=[("p site.txt@A", "r3")],
    )
    assert told(found) == [
        ("A", None, None, "first"),
        ("B", None, None, "content"),
        ("A", None, None, "returned"),
    ]


def test_a_dated_file_that_is_corrected_back_counts_as_it_is_now() -> None:
    found = period_rows(
        [document(0, "A", "x.txt", refresh="r1"), document(0, "B", "x.txt", refresh="r2")],
        returns=[("p x.txt@A", "r3")],
    )
    assert told(found) == [("A", 0, None, "first")]


def test_of_several_texts_on_one_day_the_last_path_counts() -> None:
    assert told(histories((0, "A", "b"), (0, "B", "a"))) == [("A", 0, None, "first")]


def test_a_text_that_runs_already_wins_over_others_of_the_day() -> None:
    assert told(histories((0, "A", "a"), (5, "A", "b"), (5, "B", "c"))) == [("A", 0, None, "first")]


def test_an_undated_text_comes_before_all_dated_ones() -> None:
    assert told(histories((7, "B", "a"), (None, "A", "z"))) == [
        ("A", None, 7, "first"),
        ("B", 7, None, "content"),
    ]


def test_undated_texts_of_one_refresh_share_one_period() -> None:
    assert told(histories((None, "A", "a"), (None, "B", "b"))) == [("B", None, None, "first")]


def test_an_undated_file_that_is_overwritten_opens_a_period_without_a_date() -> None:
    found = period_rows(
        [
            document(None, "B", "site.txt", refresh="r2"),
            document(None, "A", "site.txt", refresh="r1"),
            document(3, "C", "2020.txt", refresh="r1"),
        ]
    )
    assert told(found) == [
        ("A", None, None, "first"),
        ("B", None, 3, "content"),
        ("C", 3, None, "content"),
    ]


def test_policies_do_not_mix() -> None:
    found = period_rows(
        [document(0, "A", "x"), document(1, "A", "x", policy="q"), document(2, "B", "x")]
    )
    assert [(row["policy_id"], row["period_no"], row["change_kind"]) for row in found] == [
        ("p", 1, "first"),
        ("p", 2, "content"),
        ("q", 1, "first"),
    ]
    assert [row["valid_to"] for row in found] == [DAY + timedelta(days=2), None, None]


documents_drawn = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 6)), st.sampled_from("ABC"), st.sampled_from("uvwxyz")
    ),
    min_size=1,
    max_size=9,
    unique=True,
)


@settings(max_examples=150, deadline=None)
@given(documents_drawn, st.randoms(use_true_random=False))
def test_periods_are_a_history(documents: list[Document], random: Random) -> None:
    found = histories(*documents)
    shuffled = documents.copy()
    random.shuffle(shuffled)
    assert histories(*shuffled) == found

    assert [row["period_no"] for row in found] == list(range(1, len(found) + 1))
    assert found[-1]["valid_to"] is None
    for before, after in itertools.pairwise(found):
        assert before["version_id"] != after["version_id"]
        assert before["valid_to"] == after["valid_from"] is not None
    days = [day for row in found if isinstance(day := row["valid_from"], date)]
    assert days == sorted(set(days))
    assert sum(row["valid_from"] is None for row in found) <= 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from("ABC"), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_dated_texts_may_arrive_in_any_order(versions: list[str], random: Random) -> None:
    refreshes = [f"r{n}" for n in range(len(versions))]
    random.shuffle(refreshes)
    in_order = [document(day, version, f"{day}.txt") for day, version in enumerate(versions)]
    arrived = [
        {**row, "refresh_id": refresh} for row, refresh in zip(in_order, refreshes, strict=True)
    ]
    assert period_rows(arrived) == period_rows(in_order)
