"""Which facts one version states and another does not: in the view, and in a transform."""

from __future__ import annotations

import pytest

from tests.answering import PlantedLake
from transforms.fact_changes import fact_changes

ADDRESS = "4 Quay Lane, Penhallick PH1 2AB"

Stated = list[tuple[str, str]]


def changed(before: Stated, after: Stated, *languages: str | None) -> set[tuple[str, str]]:
    """Operation and value of the facts that differ, as the view has them."""
    lake = PlantedLake()
    ids = lake.policy("penhallick", "2024-01-01", "2025-01-01")
    for version_id, language in zip(ids, languages or (None, None), strict=True):
        lake.change("versions", version_id, language=language)
    for version_id, stated in zip(ids, (before, after), strict=True):
        for place, (kind, value) in enumerate(stated):
            lake.add("facts", version_id=version_id, kind=kind, value=value, char_start=place)
    found = {
        (row["operation"], row["value"])
        for row in lake.rows("SELECT operation, value FROM fact_changes")
    }
    if not languages:
        rows = fact_changes(lake.connection.execute("FROM facts").pl(), *ids)
        assert set(rows.select("operation", "value").iter_rows()) == found
    return found


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("postal_address", ADDRESS, "4 Quay Lane Penhallick, PH1-2AB"),
        ("postal_address", ADDRESS, ADDRESS.upper()),
        ("url", "http://www.Trotwick.example/privacy/", "https://trotwick.example/privacy"),
        ("url", "https://trotwick.example", "http://trotwick.example/"),
    ],
)
def test_what_is_written_otherwise_is_the_same_fact(kind: str, one: str, other: str) -> None:
    assert changed([(kind, one)], [(kind, other)]) == set()
    # Nor are there two where a version writes it in both ways.
    assert changed([], [(kind, one), (kind, other)]) == {("added", one)}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("postal_address", ADDRESS, "5 Quay Lane, Penhallick PH1 2AB"),
        ("url", "https://trotwick.example/a/b", "https://trotwick.example/ab"),
        ("url", "https://trotwick.example/a", "https://wwwtrotwick.example/a"),
        ("third_party", "Tessaline, Inc", "Tessaline Inc"),
    ],
)
def test_what_differs_is_another_fact(kind: str, one: str, other: str) -> None:
    found = changed([(kind, one)], [(kind, other)])
    assert found == {("removed", one), ("added", other)}


def test_facts_in_another_language_are_not_compared() -> None:
    before, after = [("right", "access")], [("right", "erasure")]
    assert len(changed(before, after, "en", "en")) == 2
    assert len(changed(before, after, "en", None)) == 2
    assert changed(before, after, "en", "fr") == set()


def test_the_first_place_is_told_whatever_the_order_of_the_rows() -> None:
    urls = ("http://trotwick.example/", "https://trotwick.example")
    lake = PlantedLake()
    ids = lake.policy("penhallick", "2024-01-01", "2025-01-01")
    for place, url in reversed(list(enumerate(urls))):
        lake.add("facts", version_id=ids[1], kind="url", value=url, char_start=place)
    told = [urls[0]]
    assert fact_changes(lake.connection.execute("FROM facts").pl(), *ids)["value"].to_list() == told
    assert [row["value"] for row in lake.rows("SELECT value FROM fact_changes")] == told
