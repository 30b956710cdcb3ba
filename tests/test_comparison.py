"""A comparison page holds both texts in full, each in its order."""

from __future__ import annotations

from random import Random
from typing import Any

import polars as pl

from tests.test_changes import BOTH, KEEPS, KEEPS_LONGER, PROMISE, changed, segment_rows
from transforms.ids import content_id
from transforms.word_marks import word_marks
from warehouse.report.comparison import comparison
from warehouse.report.histories import History
from warehouse.schemas.segments import SEGMENTS

TEXTS = ("Title", "Thanks.", "|Home", "|More", KEEPS, KEEPS_LONGER, PROMISE, BOTH, f"{BOTH} No.")


def compared(before: list[str], after: list[str]) -> list[dict[str, Any]]:
    """The rows of the page that compares two versions."""
    versions = {"A": before, "B": after}
    rows = {content_id(v): segment_rows(v, texts) for v, texts in versions.items()}
    segments = {key: pl.DataFrame(found, schema=SEGMENTS.schema) for key, found in rows.items()}
    policy = content_id("policy")
    periods = [
        {"period_no": number, "version_id": version_id, "language": "en"}
        for number, version_id in enumerate(rows, 1)
    ]
    tables = {"segments": segments, "changes": {policy: changed(versions)}, "fact_changes": {}}
    page = comparison(History({"policy_id": policy}, periods, tables), 1, word_marks)
    return [row for block in page["blocks"] for row in block["rows"]]


def test_both_texts_stand_there_in_full_and_in_order() -> None:
    random = Random(11)
    for _ in range(300):
        before, after = (random.choices(TEXTS, k=random.randint(1, 9)) for _ in range(2))
        rows = compared(before, after)
        for side, texts, elsewhere in (
            ("before", before, {"moved", "added"}),
            ("after", after, {"moved_away", "removed"}),
        ):
            told = [
                part
                for row in rows
                if row["operation"] not in elsewhere
                for part in (row[side] or row["after"])["text"].split("\n\n")
            ]
            wanted = [text.removeprefix("|") for text in texts]
            assert sorted(told) == sorted(wanted)
            # What stands between two pieces is shown before or behind both.
            if not any(row["operation"] in {"split", "merged"} for row in rows):
                assert told == wanted


def test_what_went_stands_between_the_texts_between_which_it_stood() -> None:
    gone = "This was said and is not said any more."
    before, after = [KEEPS, PROMISE, gone, "Thanks."], [BOTH, "Thanks."]
    assert [row["operation"] for row in compared(before, after)] == [
        "merged",
        "removed",
        "unchanged",
    ]
    before, after = [BOTH, "Thanks.", gone, "Title"], [KEEPS, PROMISE, "Thanks.", "Title"]
    assert [row["operation"] for row in compared(before, after)] == [
        "split",
        "unchanged",
        "removed",
        "unchanged",
    ]
