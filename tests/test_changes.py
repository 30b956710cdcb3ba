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
    assert row["similarity"] == 1 - 2 / 26
    [row] = changed({"A": ["Title"], "B": ["Title", KEEPS]}).to_dicts()
    assert (row["n_words_changed"], row["similarity"]) == (13, None)


def test_marks_are_no_words() -> None:
    [row] = changed(
        {"A": ["Title"], "B": ["Title", "Write to a.b-c@penhallick.example!"]}
    ).to_dicts()
    assert row["n_words_changed"] == 7
    [row] = changed(
        {"A": ["We keep, use, and store it."], "B": ["We keep use and store it"]}
    ).to_dicts()
    assert (row["n_words_changed"], row["similarity"], row["is_cosmetic"]) == (0, 1.0, True)


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


def test_what_went_on_behind_page_furniture_is_cosmetic() -> None:
    words = f"{KEEPS} {PROMISE}".split()
    before, after = ([" ".join(words[:n]), "|See more", " ".join(words[n:])] for n in (13, 17))
    assert [row[1] for row in told({"A": before, "B": after})] == [True, True]
    before, after = ([side[0], "See more", side[2]] for side in (before, after))
    assert [row[1] for row in told({"A": before, "B": after})] == [False, False]


def test_a_date_line_that_moved_is_cosmetic() -> None:
    line, texts = "Last updated: 3 May 2024", ["Title", KEEPS, "We sell nothing."]
    assert told({"A": [line, *texts], "B": [*texts, line]}) == [("moved", True, line, line)]
    assert told({"A": [KEEPS, *texts], "B": [*texts, KEEPS]})[0][1] is False


PROMISE = "We never ask children under twelve for anything at all."
BOTH = f"{KEEPS} {PROMISE}"


def test_a_text_cut_in_two_is_split_and_none_of_it_is_new() -> None:
    versions = {"A": ["Title", BOTH, "Thanks."], "B": ["Title", KEEPS, PROMISE, "Thanks."]}
    assert told(versions) == [("split", True, BOTH, KEEPS), ("split", True, BOTH, PROMISE)]
    found = changed(versions)
    assert found["n_words_changed"].to_list() == [0, 0]
    assert found["similarity"].to_list() == [1.0, 1.0]


def test_texts_put_together_are_merged_and_none_of_them_is_gone() -> None:
    versions = {"A": ["Title", KEEPS, PROMISE, "Thanks."], "B": ["Title", BOTH, "Thanks."]}
    assert told(versions) == [("merged", True, KEEPS, BOTH), ("merged", True, PROMISE, BOTH)]


def test_what_changed_in_a_piece_is_told_there() -> None:
    after = [KEEPS_LONGER, "A new one.", f"{PROMISE} We mean it."]
    versions = {"A": ["Title", BOTH, "Thanks."], "B": ["Title", *after, "Thanks."]}
    assert [row[0] for row in told(versions)] == ["split", "added", "split"]
    assert changed(versions)["n_words_changed"].to_list() == [2, 3, 3]
    assert not changed(versions)["is_cosmetic"].any()


def test_a_table_row_that_became_a_list_is_split() -> None:
    items = [
        "Your name and the address that orders are sent to",
        "What you bought from us and when you bought it",
        "How you paid for it and what is left to pay",
        "Notes",
    ]
    versions = {"A": ["Title", " | ".join(items)], "B": ["Title", *items]}
    # None of the pieces is half of the whole.
    assert [row[:2] for row in told(versions)] == [("split", True)] * 4


def test_a_heading_is_no_piece_of_a_text_that_has_its_words_somewhere() -> None:
    before, after = ["We keep your name until you go", "Age"], ["We keep your name or age"]
    assert ("removed", False, "Age", None) in told({"A": before, "B": after})


def test_a_sentence_that_went_over_to_the_next_text_is_cosmetic_by_itself() -> None:
    before = [f"{KEEPS} Ask us.", "Then we tell you all of it.", "Thanks.", "Old."]
    after = [KEEPS, "Ask us. Then we tell you all of it.", "Thanks.", "New."]
    rows = told({"A": before, "B": after})
    assert [row[:2] for row in rows] == [
        ("modified", True),
        ("modified", True),
        ("removed", False),
        ("added", False),
    ]


def test_the_number_of_an_item_is_no_word_wherever_it_stands() -> None:
    before, after = [KEEPS, "5. Who we share with"], [f"{KEEPS} 5. Who we share with"]
    rows = told({"A": [*before, "Thanks."], "B": [*after, "Thanks.", "New here."]})
    assert [row[:2] for row in rows] == [*[("merged", True)] * 2, ("added", False)]
    versions = {"A": ["4. What we keep of it"], "B": ["5. What we keep of it"]}
    assert told(versions)[0][:2] == ("modified", True)
    assert changed(versions)["n_words_changed"].to_list() == [0]


def test_the_same_letters_are_cosmetic_whatever_was_matched() -> None:
    before, after = ["We sell it now.", "We sell"], ["We sell", "it now. We sell"]
    rows = told({"A": before, "B": after})
    assert [row[:2] for row in rows] == [("removed", True), ("added", True)]


def test_an_address_that_the_page_hides_may_be_any() -> None:
    text = "Ask {} about what we keep of you."
    hidden, shown = text.format("[email\u00a0protected]"), text.format("help@trotwick.example")
    assert told({"A": [hidden], "B": [shown]})[0][:2] == ("modified", True)
    assert told({"A": [shown], "B": [shown.replace("help", "sales")]})[0][1] is False


def test_furniture_that_repeats_itself_does_not_tear_the_text_apart() -> None:
    more = "|See more"
    before = ["1. Trips", more, "2. Food", more, "3. Work meals", more, "4. Payment", more]
    after = ["1. Food", more, "2. Work meals", more, "3. Payment", more, "4. Weather"]
    assert [row for row in told({"A": before, "B": after}) if "See more" not in row] == [
        ("removed", False, "1. Trips", None),
        ("modified", True, "2. Food", "1. Food"),
        ("modified", True, "3. Work meals", "2. Work meals"),
        ("modified", True, "4. Payment", "3. Payment"),
        ("added", False, None, "4. Weather"),
    ]


def test_titles_and_crumbs_above_the_first_sentence_come_and_go() -> None:
    before = [KEEPS, "Rights", "Thanks."]
    after = ["Legal", "Privacy notice", KEEPS, "Your choices", "Rights", "Thanks."]
    assert told({"A": before, "B": after}) == [
        ("added", True, None, "Legal"),
        ("added", True, None, "Privacy notice"),
        ("added", False, None, "Your choices"),
    ]
    assert told({"A": ["Legal"], "B": ["Legal", "Rights"]})[0][1] is False
    for text in ("We sell it.", "4 Quay Lane", "ask@trotwick.example", f"{KEEPS} Really"):
        assert told({"A": [KEEPS, "b"], "B": [text, KEEPS, "b"]})[0][1] is False


def test_what_became_furniture_is_still_the_same_text() -> None:
    assert told({"A": ["Title", KEEPS, "Menu"], "B": ["Title", KEEPS, "|Menu"]}) == []


def test_a_full_stop_in_common_makes_no_pair() -> None:
    for one, other in (("Correction.", "Rectification."), ("Our partners", "Our rights")):
        assert {row[0] for row in told({"A": [one], "B": [other]})} == {"added", "removed"}


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
    texts = ["Title", KEEPS, KEEPS_LONGER, "We sell nothing.", "|Home", PROMISE, BOTH]
    for _ in range(200):
        versions = {name: random.choices(texts, k=random.randint(1, 9)) for name in "AB"}
        found = changed(versions)
        stayed = [
            len(versions[name]) - found[column].drop_nulls().n_unique()
            for name, column in (("A", "from_segment_id"), ("B", "to_segment_id"))
        ]
        assert stayed[0] == stayed[1]
        for column, whole in (("from_segment_id", "split"), ("to_segment_id", "merged")):
            others = found.filter(pl.col("operation") != whole)[column].drop_nulls()
            assert others.is_unique().all()
