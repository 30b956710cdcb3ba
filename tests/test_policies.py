"""What is known of a policy: the latest that a manifest said."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.policies import policies
from warehouse.schemas.documents import DOCUMENTS
from warehouse.schemas.policies import POLICIES


def document(day: date | None, path: str = "a.txt", **manifest: str | None) -> dict[str, object]:
    return {
        "document_id": path,
        "path": path,
        "document_date": day,
        "url": manifest.get("url"),
        "service": "Acme",
        "policy_key": "privacy",
        "policy_id": "p",
        "manifest": json.dumps(manifest) if manifest else None,
    }


def described(*documents: dict[str, object]) -> dict[str, object]:
    frame = pl.DataFrame(
        [{name: row.get(name) for name in DOCUMENTS.columns} for row in documents],
        schema=DOCUMENTS.schema,
    )
    found = policies(frame)
    assert found.schema == POLICIES.schema
    assert found.height == 1
    return found.row(0, named=True)


def test_the_latest_manifest_row_describes_the_policy() -> None:
    found = described(
        document(date(2021, 1, 1), sector="toys", country="GB", url="https://new.example"),
        document(date(2020, 1, 1), sector="games", country="FR", url="https://old.example"),
    )
    assert (found["sector"], found["country"]) == ("toys", "GB")
    assert found["url"] == "https://new.example"


def test_what_a_later_row_does_not_say_is_not_forgotten() -> None:
    found = described(
        document(date(2020, 1, 1), sector="games", licence="CC0"),
        document(date(2021, 1, 1), sector="toys", licence=""),
        document(date(2022, 1, 1)),
    )
    assert (found["sector"], found["licence"]) == ("toys", "CC0")


def test_an_undated_document_comes_before_all_dated_ones() -> None:
    found = described(
        document(None, "z.txt", sector="games"), document(date(1999, 1, 1), sector="toys")
    )
    assert found["sector"] == "toys"


def test_other_columns_are_kept_as_json_with_sorted_keys() -> None:
    found = described(
        document(date(2020, 1, 1), rank="7", note="é", path_note=None, sector="toys"),
        document(date(2021, 1, 1), sector="toys", service="Acme", retrieved_at="2021-01-01"),
    )
    assert found["extra"] == '{"note": "é", "rank": "7"}'


def test_a_policy_without_a_manifest_is_described_by_nothing() -> None:
    found = described(document(None))
    assert [found[name] for name in ("url", "sector", "country", "licence", "extra")] == [None] * 5


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    rows = [
        document(date(2020, 1, 1), "b.txt", sector="games", rank="1"),
        document(date(2020, 1, 1), "a.txt", sector="toys", rank="2"),
        document(None, "c.txt", country="DE"),
        document(date(2019, 1, 1), "d.txt", sector="books"),
    ]
    found = described(*(rows[n] for n in order))
    assert (found["sector"], found["country"], found["extra"]) == ("games", "DE", '{"rank": "1"}')
