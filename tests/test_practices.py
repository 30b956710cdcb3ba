"""Statements about data: what is found, what is left alone, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth import growth
from tests.practice_cases import STATED
from tests.practice_conditions import DEPENDS
from tests.practice_denials import DENIED
from tests.practice_items import ADDING_NOTHING, UNDER_LEAD_IN
from tests.practices_not_stated import NOT_STATED
from tests.segment_rows import Block, canonical_text, segment_rows
from transforms.practices import practices
from transforms.sentences import sentences
from warehouse.schemas.practices import PRACTICES
from warehouse.vocabulary import SegmentKind


def found(*blocks: Block | str) -> pl.DataFrame:
    segments = segment_rows(*blocks)
    return practices(segments, sentences(segments))


def stated(row: dict[str, Any]) -> str:
    """A row as the cases write it."""
    return " ".join(
        part
        for part in (
            "others" if row["actor"] == "third_party" else "",
            "not" if row["polarity"] == "deny" else "",
            "may" if row["modality"] == "may" else "",
            row["action"],
            row["data_type"],
            f"to {row['recipient']}" if row["recipient"] else "",
            f"for {row['purpose']}" if row["purpose"] else "",
        )
        if part
    )


def statements(*blocks: Block | str) -> set[str]:
    return {stated(row) for row in found(*blocks).iter_rows(named=True)}


@pytest.mark.parametrize(("sentence", "stated"), [*STATED.items(), *DENIED.items()])
def test_a_statement_is_found(sentence: str, stated: set[str]) -> None:
    assert statements(sentence) == stated


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_what_states_no_practice_is_left_alone(sentence: str) -> None:
    assert statements(sentence or "-") == set()


@pytest.mark.parametrize("lead_in", UNDER_LEAD_IN, ids=" ".join)
def test_a_list_item_goes_on_with_its_lead_in(lead_in: tuple[str, str]) -> None:
    item = Block(lead_in[1], SegmentKind.LIST_ITEM, lead_in=0)
    own = statements(lead_in[0])
    assert statements(lead_in[0], item) - own == UNDER_LEAD_IN[lead_in]


@pytest.mark.parametrize("lead_in", ADDING_NOTHING, ids=" ".join)
def test_an_item_that_adds_an_occasion_says_what_its_lead_in_does(lead_in: tuple[str, str]) -> None:
    rows = found(lead_in[0], Block(lead_in[1], SegmentKind.LIST_ITEM, lead_in=0)).to_dicts()
    led = [row for row in rows if row["lead_in_segment_id"]]
    assert [row["text"] for row in led] == ADDING_NOTHING[lead_in]
    assert all(row["data_start"] is None and row["data_type"] == "name" for row in led)


def test_what_goes_on_in_the_next_sentence_has_its_words_and_names_its_own_segment() -> None:
    rows = found("We collect data. This may include your name.").filter(data_type="name").to_dicts()
    [row] = rows
    assert (row["text"], row["lead_in_segment_id"]) == ("name", row["segment_id"])


def test_a_row_of_a_list_item_stands_in_the_item_and_names_the_lead_in() -> None:
    item = Block("your name", SegmentKind.LIST_ITEM, lead_in=0)
    segments = segment_rows("Read this. To improve our site we collect:", item)
    [row] = practices(segments, sentences(segments)).to_dicts()
    ids = segments["segment_id"].to_list()
    assert (row["segment_id"], row["lead_in_segment_id"]) == (ids[1], ids[0])
    assert row["text"] == "name"
    assert row["purpose"] == "improvement"
    assert row["purpose_start"] is None


def test_an_item_is_no_sentence_of_the_same_words() -> None:
    item = Block("your name", SegmentKind.LIST_ITEM, lead_in=0)
    sentence = "We collect: your name"
    for blocks in (("We collect:", item, sentence), ("We collect:", item)):
        rows = {row["segment_id"]: row for row in found(*blocks).iter_rows(named=True)}
        [led] = [row for row in rows.values() if row["lead_in_segment_id"]]
        assert led["text"] == "name"
        for row in rows.values():
            assert row["data_start"] is not None
            assert row["lead_in_segment_id"] or row["text"] == "We collect: your name"


def test_the_words_of_each_slot_are_told() -> None:
    text = "Café 😀 note: we share your IP address with advertisers to show ads."
    [row] = found("Before.", text).to_dicts()
    whole = canonical_text([Block("Before."), Block(text)])

    def words(slot: str) -> str:
        return whole[row[f"{slot}_start"] : row[f"{slot}_end"]]

    assert words("char") == row["text"]
    assert row["text"] == "we share your IP address with advertisers to show ads"
    assert (words("data"), words("recipient")) == ("IP address", "advertisers")
    assert words("purpose") == "show ads"


def test_whose_data_and_on_what_condition() -> None:
    rows = found(
        "We do not knowingly collect personal information from children.",
        "We will not share your name without your consent.",
        "We share your name unless you object.",
        "We share your name as required by law.",
        "We only use your name internally.",
        "We collect your name when you register.",
        "We collect names.",
    )
    told = rows.sort("char_start").select("subject", "condition").rows()
    assert told == [
        ("child", None),
        ("user", "consent"),
        ("user", "opt_out"),
        ("user", "legal_obligation"),
        ("user", "limitation"),
        ("user", "circumstance"),
        (None, None),
    ]


@pytest.mark.parametrize("sentence", DEPENDS)
def test_a_condition_is_one_of_its_clause(sentence: str) -> None:
    assert set(found(sentence).select("action", "condition").rows()) == DEPENDS[sentence]


def test_a_merger_makes_one_row_however_often_it_is_named() -> None:
    rows = found("In a merger, acquisition, insolvency or bankruptcy, we may transfer your name.")
    assert rows.select("action", "purpose").rows() == [("share", "merger")]


def test_sentences_that_are_read_in_pieces_state_the_same() -> None:
    # More than is read at once.
    text = " ".join(f"Café {n}: Brindlemoor collects your name." for n in range(10_000))
    rows = found(text)
    assert rows["char_start"].to_list() == [m.start() for m in re.finditer("Brind", text)]
    assert rows["text"].unique().to_list() == ["Brindlemoor collects your name"]


def test_headings_and_furniture_state_nothing() -> None:
    sentence = "We collect your name."
    assert found(Block(sentence, SegmentKind.HEADING)).is_empty()
    assert found(Block(sentence, SegmentKind.BOILERPLATE)).is_empty()


def test_the_columns_are_those_of_the_table() -> None:
    assert found("We collect your name.").schema == PRACTICES.schema
    assert found("Nothing.").schema == PRACTICES.schema


def test_what_is_said_twice_stands_twice() -> None:
    rows = found("We collect your name.", "We collect your name.")
    assert rows["practice_id"].n_unique() == rows.height == 2


def test_a_long_enumeration_makes_a_bounded_number_of_rows() -> None:
    data = ", ".join(["name", "age", "gender", "IP address", "location"] * 40)
    parties = ", ".join(["advertisers", "affiliates", "banks"] * 40)
    assert found(f"We share your {data} with {parties}.").height <= 60


PARTS = (
    "We collect your name",
    "and we do not sell it",
    "with 漢字 partners,",
    "é😀",
    "to improve our “services”",
    "unless you",
    "may be shared",
    "your IP address",
    "it",
    "(",
    "nor",
    ".\nWe",
    "– the",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8), min_size=1, max_size=4))
def test_spans_are_exact_and_do_not_depend_on_the_sentences_around(drawn: list[list[str]]) -> None:
    blocks = [Block(" ".join(parts).strip()) for parts in drawn]
    segments = segment_rows(*blocks)
    whole = canonical_text(blocks)
    rows = practices(segments, sentences(segments))
    for row in rows.iter_rows(named=True):
        assert whole[row["char_start"] : row["char_end"]] == row["text"] != ""
        for slot in ("data", "purpose", "recipient"):
            start, end = row[f"{slot}_start"], row[f"{slot}_end"]
            assert (start is None) == (end is None)
            assert start is None or row["char_start"] <= start < end <= row["char_end"]
    assert rows["practice_id"].is_unique().all()
    backwards = segments.reverse()
    assert practices(backwards, sentences(backwards)).equals(rows)


@pytest.mark.parametrize(
    "unit",
    [
        "we collect ",
        "we may, ",
        "name, ",
        "collect and ",
        "to improve ",
        "(we use data ",
        "is shared and ",
        "not ",
        "such as name, it ",
        "information about your ",
        "store it, including your name and ",
        "ask you for your name and ",
        "your data being used by those ",
        "count it, collect your age and ",
        "This may include your name. ",
    ],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def work(n_bytes: int) -> Callable[[], object]:
        segments = segment_rows("We use data " + unit * (n_bytes // len(unit)))
        told = sentences(segments)
        return lambda: practices(segments, told)

    assert growth(work, 200_000, shortest=0.06) < 3.0
