"""Facts as rows of their table: exact spans, stable ids, no furniture."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_rows import Block, canonical_text, segment_rows
from transforms.facts import facts
from warehouse.fact_kinds import FactKind
from warehouse.schemas.facts import FACTS
from warehouse.vocabulary import SegmentKind

STATEMENTS = (
    "Write to privacy@acme.com or dpo [at] acme [dot] example.",
    "Last updated: 6 January 2020",
    "😀😀 Effective Date: 06/01/2020 — see https://acme.example/é?x=1, and www.acme.comor so",
    "Under the GDPR (Regulation (EU) 2016/679) and the loi Informatique et Libertés 漢字.",
    "𝔘nder 漢字 nothing at all.",
    "😀 We do not knowingly collect data from anyone under 13, and keep “logs” for 90 days. 漢字",
    "In der EU 😀 you have the right to access, correct and delete your data.",
    "We use Google Analytics 漢字 and 𝔘 Stripe. Your data is transferred to the United States.",
    "We rely on Standard Contractual Clauses 😀 and our legitimate interests; data is encrypted.",
    "𝔘 In case of a data breach we will notify you within 72 hours 漢字.",
    "privacy@äcme.de😀privacy@acme.comIf",
    "Fax +44 20 7946 0018, 7 Elm St, Troy, NY 12180, or use our contact form 漢字.",
    "😀 We do not respond to DNT signals. You may opt out of marketing by email.",
    "This notice is governed by the laws of the State of Utah.",
)


def found(*blocks: Block | str) -> pl.DataFrame:
    return facts(segment_rows(*blocks).lazy()).collect()


def test_the_columns_are_those_of_the_table() -> None:
    assert found(*STATEMENTS).schema == FACTS.schema
    assert found("nothing").schema == FACTS.schema
    assert facts(segment_rows("nothing").lazy()).collect_schema() == FACTS.schema


def test_all_kinds_are_found() -> None:
    assert set(found(*STATEMENTS)["kind"]) == {kind.value for kind in FactKind}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(STATEMENTS), st.text(st.sampled_from("a 😀é漢𝔘."), max_size=8)),
        min_size=1,
        max_size=5,
    )
)
def test_a_span_is_its_text(drawn: list[tuple[str, str]]) -> None:
    blocks = [Block(f"{filling} {statement}") for statement, filling in drawn]
    whole = canonical_text(blocks)
    segments = {row["segment_id"]: row for row in segment_rows(*blocks).to_dicts()}
    rows = found(*blocks).to_dicts()
    assert len({row["fact_id"] for row in rows}) == len(rows)
    for row in rows:
        assert whole[row["char_start"] : row["char_end"]] == row["text"] != ""
        segment = segments[row["segment_id"]]
        assert segment["char_start"] <= row["char_start"] < row["char_end"] <= segment["char_end"]


def test_ids_do_not_depend_on_the_order_of_the_segments() -> None:
    segments = segment_rows(*STATEMENTS)
    backwards = facts(segments.reverse().lazy()).collect()
    assert backwards.equals(facts(segments.lazy()).collect())


def test_furniture_states_nothing() -> None:
    assert found(Block("privacy@acme.com, GDPR", SegmentKind.BOILERPLATE)).is_empty()


def test_a_filter_on_the_result_filters_the_result() -> None:
    frame = facts(segment_rows(*STATEMENTS).lazy())
    emails = frame.filter(pl.col("kind") == "email").collect()
    assert emails.height == frame.collect().filter(pl.col("kind") == "email").height > 0


def test_a_segment_whose_words_stood_before_states_the_same() -> None:
    """In its own version, at its own place, under the same headings."""
    one = segment_rows(*STATEMENTS, version="one")
    other = segment_rows("An opening 漢字 of its own.", *STATEMENTS, version="other")
    together = facts(pl.concat([one, other]).lazy()).collect()
    apart = pl.concat([facts(rows.lazy()).collect() for rows in (one, other)])
    assert together.sort("fact_id").equals(apart.sort("fact_id"))
    headed = segment_rows(*(Block(text, headings=["Legal basis"]) for text in STATEMENTS))
    assert facts(pl.concat([one, headed]).lazy()).collect().height >= 2 * len(STATEMENTS)


def test_what_is_found_twice_is_told_by_who_looked_farther() -> None:
    lead = "In California you have these rights:"
    item = Block("The right to delete your data.", SegmentKind.LIST_ITEM, lead_in=0)
    (row,) = found(lead, item).filter(pl.col("kind") == "right").to_dicts()
    assert row["attributes"] == '{"for": "US-CA"}'


def test_a_signal_is_only_mentioned_where_the_version_takes_no_stand_on_it() -> None:
    mention = "You can set Do Not Track in the menu of your browser."
    stand = "We do not respond to Do Not Track."
    assert _stances(found(mention)) == ["mentioned"]
    assert _stances(found(mention, stand)) == ["ignores"]
    other = found(mention, "We honor the Global Privacy Control.")
    assert _stances(other) == ["mentioned", "honours"]


def _stances(rows: pl.DataFrame) -> list[str]:
    of_signals = rows.filter(pl.col("kind") == "signal").sort("char_start")
    return of_signals["attributes"].str.json_path_match("$.stance").to_list()
