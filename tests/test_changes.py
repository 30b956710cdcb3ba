"""What changed from one period to the next."""

from __future__ import annotations

import hashlib
from random import Random

import polars as pl

from transforms.changes import changes, neighbours, versions_changes
from transforms.ids import content_id
from warehouse.schemas.changes import CHANGES
from warehouse.schemas.facts import FACTS
from warehouse.schemas.segments import SEGMENTS

KEEPS = "We keep what you tell us for two years after your last order."
KEEPS_LONGER = "We keep what you tell us for three years after your last order."
APPLIES = "This policy applies from 1 May 2024 on."
APPLIES_LATER = "This policy applies from 2 June 2025 on."


def segment_rows(version: str, texts: list[str]) -> list[dict[str, object]]:
    """Segments of a version; what begins with `|` is page furniture."""
    rows, start = [], 0
    for ordinal, written in enumerate(texts):
        text = written.removeprefix("|")
        rows.append(
            dict.fromkeys(SEGMENTS.columns)
            | {
                "segment_id": f"{content_id(version)}:{start}-{start + len(text)}",
                "version_id": content_id(version),
                "ordinal": ordinal,
                "kind": "boilerplate" if written.startswith("|") else "paragraph",
                "char_start": start,
                "char_end": start + len(text),
                "text": text,
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            }
        )
        start += len(text) + 1
    return rows


def history(versions: dict[str, list[str]], periods: str) -> tuple[pl.DataFrame, ...]:
    """neighbours, segments and facts of a policy that went through ``periods``, by versions."""
    in_force = pl.DataFrame(
        {
            "policy_id": content_id("policy"),
            "period_no": range(1, len(periods) + 1),
            "version_id": [content_id(version) for version in periods],
        }
    )
    segments = pl.DataFrame(
        [row for version, texts in versions.items() for row in segment_rows(version, texts)],
        schema=SEGMENTS.schema,
    )
    dated = segments.filter(pl.col("text").is_in([APPLIES, APPLIES_LATER]))
    facts = [
        dict.fromkeys(FACTS.columns)
        | {
            "segment_id": row["segment_id"],
            "version_id": row["version_id"],
            "kind": "effective_date",
            "char_start": row["char_start"] + 25,
            "char_end": row["char_end"] - 4,
        }
        for row in dated.iter_rows(named=True)
    ]
    return neighbours(in_force), segments, pl.DataFrame(facts, schema=FACTS.schema)


def changed(versions: dict[str, list[str]], periods: str = "AB") -> pl.DataFrame:
    pairs, segments, facts = history(versions, periods)
    found = changes(pairs, versions_changes(pairs, segments, facts))
    assert found.schema == CHANGES.schema
    return found


def told(versions: dict[str, list[str]]) -> list[tuple[object, ...]]:
    """operation, whether it is cosmetic, and the texts before and after, of A → B."""
    rows = segment_rows("A", versions["A"]) + segment_rows("B", versions["B"])
    texts = {row["segment_id"]: row["text"] for row in rows}
    return [
        (
            row["operation"],
            row["is_cosmetic"],
            texts.get(row["from_segment_id"]),
            texts.get(row["to_segment_id"]),
        )
        for row in changed(versions).iter_rows(named=True)
    ]


def test_each_kind_of_change_in_reading_order() -> None:
    before = ["Title", KEEPS, "We ask your name.", "Thanks.", "We sell nothing."]
    after = ["Title", KEEPS_LONGER, "Thanks.", "New here.", "We ask your name."]
    assert told({"A": before, "B": after}) == [
        ("modified", False, KEEPS, KEEPS_LONGER),
        ("removed", False, "We sell nothing.", None),
        ("added", False, None, "New here."),
        ("moved", False, "We ask your name.", "We ask your name."),
    ]


def test_how_much_changed() -> None:
    [row] = changed({"A": ["Title", KEEPS], "B": ["Title", KEEPS_LONGER]}).to_dicts()
    assert row["n_words_changed"] == 2
    assert row["similarity"] == 1 - 2 / 28
    [row] = changed({"A": ["Title"], "B": ["Title", KEEPS]}).to_dicts()
    assert (row["n_words_changed"], row["similarity"]) == (14, None)


def test_furniture_dates_and_looks_are_cosmetic() -> None:
    before = ["|Home", KEEPS, APPLIES, "Ask us ."]
    after = ["|Home | Shop", KEEPS.upper(), APPLIES_LATER, "|Menu", "Ask us."]
    assert [row[:2] for row in told({"A": before, "B": after})] == [
        *[("modified", True)] * 3,
        ("added", True),
        ("modified", True),
    ]


def test_the_same_words_cut_otherwise_are_cosmetic() -> None:
    before, after = ["We keep it.", "We sell it."], ["We keep it. We sell it."]
    assert {row[1] for row in told({"A": before, "B": after})} == {True}
    assert {row[1] for row in told({"A": before, "B": [after[0] + " Not."]})} == {False}


def test_a_policy_that_flaps_has_the_same_changes_each_time() -> None:
    versions = {"A": ["Title", KEEPS], "B": ["Title", KEEPS_LONGER]}
    found = changed(versions, "ABAB")
    assert found["to_period_no"].to_list() == [2, 3, 4]
    assert found["from_segment_id"][0] == found["to_segment_id"][1] == found["from_segment_id"][2]


def test_rows_of_other_periods_serve_again() -> None:
    versions = {"A": ["Title", KEEPS], "B": ["Title", KEEPS_LONGER], "C": ["Title"]}
    earlier = changed(versions, "ABC")
    pairs, *_ = history(versions, "CABC")
    fresh = changed(versions, "CABC")
    known = pl.concat([earlier, fresh.filter(pl.col("to_period_no") == 2)])
    assert changes(pairs, known).equals(fresh)


def test_the_order_of_rows_does_not_matter() -> None:
    random = Random(3)
    texts = ["Title", KEEPS, KEEPS_LONGER, "We sell nothing.", "Thanks.", "|Home"]
    versions = {name: random.choices(texts, k=9) for name in "ABC"}
    pairs, segments, facts = history(versions, "ABCA")
    found = changes(pairs, versions_changes(pairs, segments, facts))
    shuffled = versions_changes(
        pairs.sample(fraction=1, shuffle=True, seed=1),
        segments.sample(fraction=1, shuffle=True, seed=1),
        facts,
    )
    assert changes(pairs, shuffled).equals(found)


def test_every_segment_is_accounted_for() -> None:
    random = Random(5)
    texts = ["Title", KEEPS, KEEPS_LONGER, "We sell nothing.", "Thanks.", "|Home"]
    for _ in range(50):
        versions = {name: random.choices(texts, k=random.randint(1, 9)) for name in "AB"}
        found = changed(versions)
        stayed = [
            len(versions[name]) - found[column].drop_nulls().len()
            for name, column in (("A", "from_segment_id"), ("B", "to_segment_id"))
        ]
        assert stayed[0] == stayed[1]
        for column in ("from_segment_id", "to_segment_id"):
            assert found[column].drop_nulls().is_unique().all()
