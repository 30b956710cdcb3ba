"""Which dates of a policy are found, how they are read, and which dates are none of its own."""

from __future__ import annotations

import json
import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.calendar_dates import DATE, parse_date
from transforms.fact_rules.dates import dates
from warehouse.vocabulary import SegmentKind


def told(*blocks: Block | str) -> list[tuple[str, str, str]]:
    rows = dates(segment_rows(*blocks)).sort("char_start", "kind").to_dicts()
    return [(row["kind"].removesuffix("_date"), row["value"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    "written",
    [
        "January 6, 2020",
        "JANUARY 6 2020",
        "January 6th, 2020",
        "Jan. 6, 2020",
        "6 January 2020",
        "06 Jan 2020",
        "6th of January 2020",
        "6th day of January, 2020",
        "06-Jan-2020",
        "2020-01-06",
        "2020/1/6",
        "06.01.2020",
        "6. Januar 2020",
        "6 janvier 2020",
        "2020年1月6日",
        "1/6/20",
        "01-06-20",
    ],
)
def test_a_day_is_understood_however_it_is_written(written: str) -> None:
    assert told(f"Last updated: {written}") == [("updated", "2020-01-06", written)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Effective Date: January 6, 2020", "effective"),
        ("EFFECTIVE AS OF JANUARY 6, 2020", "effective"),
        ("This policy takes effect on January 6, 2020.", "effective"),
        ("This privacy notice is in force since 6 January 2020.", "effective"),
        ("Diese Datenschutzerklärung gilt ab dem 6. Januar 2020.", "effective"),
        ("Cette politique est entrée en vigueur le 6 janvier 2020.", "effective"),
        ("生效日期：2020年1月6日", "effective"),
        ("Date of Entry into Force: January 6, 2020", "effective"),
        ("Date policy adopted: January 6, 2020", "effective"),
        ("This privacy policy was put into place on January 6, 2020.", "effective"),
        ("We bake anew. These changes will take effect on January 6, 2020.", "effective"),
        ("Publication Date: January 6, 2020", "updated"),
        ("Last revised on January 6, 2020.", "updated"),
        ("LAST REVIEWED AND UPDATED: January 6, 2020", "updated"),
        ("Last reviewed: January 6, 2020", "updated"),
        ("This privacy policy is dated January 6, 2020.", "updated"),
        ("Privacy PolicyEffective Date: January 6, 2020", "effective"),
        (
            "This policy is effective January 6, 2020; it tells what registered bakers see.",
            "effective",
        ),
        ("_Last modified January 6, 2020_", "updated"),
        ("(updated 6 January 2020)", "updated"),
        ("We last changed this policy on 6 January 2020, at noon.", "updated"),
        ("Rev. 2020-01-06", "updated"),
        ("Version of 6 January 2020", "updated"),
        ("Stand: 6. Januar 2020", "updated"),
        ("Zuletzt geändert am 06.01.2020", "updated"),
        ("Dernière mise à jour : 6 janvier 2020", "updated"),
    ],
)
def test_the_words_beside_a_date_say_what_it_is(text: str, kind: str) -> None:
    assert [(found, day) for found, day, _ in told(text)] == [(kind, "2020-01-06")]


@pytest.mark.parametrize("cue", ["Effective date / last updated:", "Last updated and effective:"])
def test_one_date_can_be_both(cue: str) -> None:
    found = told(f"{cue} January 6, 2020")
    assert [kind for kind, _, _ in found] == ["effective", "updated"]


def test_a_version_that_is_effective_is_not_thereby_updated() -> None:
    found = told("This version of the policy is effective as of January 6, 2020.")
    assert [kind for kind, _, _ in found] == ["effective"]
    found = told("Our policy's newest version is effective January 6, 2020.")
    assert [kind for kind, _, _ in found] == ["effective"]


def test_two_dates_keep_to_their_own_words() -> None:
    assert told("Effective date: January 6, 2020. Last updated: March 1, 2021.") == [
        ("effective", "2020-01-06", "January 6, 2020"),
        ("updated", "2021-03-01", "March 1, 2021"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Ltd was registered on January 6, 2020.",
        "Acme Ltd, incorporated and in force since January 6, 2020 in Delaware.",
        "The GDPR has been in force since 25 May 2018.",
        "Effective January 1, 2020, the California Consumer Privacy Act gives residents rights.",
        "Our distribution agreement with Bolt, a maker of fine and rare screws of all sizes, is in "
        "effect from January 6, 2020 and covers all of our shops in every one of their many towns.",
        "We understand January 6, 2020 was a holiday.",
        "Gardening News Update: 8 July 2020",
        "Updated 8 July 2020 by our gardeners, who have since planted two hundred apple trees, "
        "ninety pear trees and a hedge around the northern field of the farm.",
        "Copyright 2020. Updated daily.",
        "Last updated: 2020",
        "Last updated: February 30, 2020",
        "Last updated version 3. On January 6, 2020 we opened a shop.",
        "Outstanding: January 6, 2020",
        "Transfers rest on the Model Clauses, version C2, in force from January 6, 2020, and terms",
        "Usage logs. Effective as of January 6, 2020, when you visit our shop we and the makers "
        "whose screws it sells may write down which of its pages you look at and for how long.",
        "Site created May 3, 2009; last updated May 4, 2021",
    ],
)
def test_dates_that_are_not_the_policys_are_left_alone(text: str) -> None:
    assert told(text) == []


def heading(text: str) -> Block:
    return Block(text, SegmentKind.HEADING, headings=[text])


def under(title: str, text: str) -> Block:
    return Block(text, headings=[title])


TITLE = "Velmora Privacy Policy"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Version 12 – March 3, 2020", "updated"),
        ("This privacy policy was posted on March 3, 2020.", "updated"),
        ("Date of issue: March 3, 2020", "updated"),
        ("Changes to this policy were last made on March 3, 2020.", "updated"),
        (
            "We last updated this Privacy Statement of the Bakery and its Ovens on March 3, 2020.",
            "updated",
        ),
        ("Ask us anything about bread and its makers. Revised March 3, 2020.", "updated"),
        ("This version was baked and went into effect on March 3, 2020.", "effective"),
        ("Version 4, in force from March 3, 2020", "effective"),
        ("We've updated our privacy policy, effective March 3, 2020.", "effective"),
        ("Standard Ovens has a privacy policy that is effective as of March 3, 2020.", "effective"),
    ],
)
def test_more_words_say_what_a_date_is(text: str, kind: str) -> None:
    assert told(text) == [(kind, "2020-03-03", "March 3, 2020")]


def test_a_date_after_one_with_its_cue_needs_no_more_than_a_weak_one() -> None:
    assert told("Effective Date: March 3, 2020 • Revised Date: April 4, 2021") == [
        ("effective", "2020-03-03", "March 3, 2020"),
        ("updated", "2021-04-04", "April 4, 2021"),
    ]


def test_terms_of_use_have_a_date_of_their_own() -> None:
    assert told("These terms of use were last updated on March 3, 2020.") == []
    terms = under("Terms and Conditions", "Last updated on March 3, 2020.")
    assert told(heading("Terms and Conditions"), terms) == []
    assert told("This version replaces the one of March 3, 2020.") == []


@pytest.mark.parametrize("written", ["MARCH 15, 2022", "15 March 2022", "2022-03-15"])
def test_a_date_alone_under_the_title_is_that_of_the_text(written: str) -> None:
    blocks = segment_rows("Velmora", heading(TITLE), under(TITLE, written), under(TITLE, "We ask."))
    (row,) = dates(blocks).to_dicts()
    assert (row["kind"], row["value"], row["text"]) == ("updated_date", "2022-03-15", written)
    assert row["confidence"] < 0.8
    assert json.loads(row["attributes"]) == {"cue": "velmora privacy policy"}


@pytest.mark.parametrize(
    "blocks",
    [
        # Another title, another place, not alone, not directly under it.
        (heading("Gardening News"), under("Gardening News", "March 15, 2022")),
        (*["We ask."] * 9, heading(TITLE), under(TITLE, "March 15, 2022")),
        (heading(TITLE), under(TITLE, "March 15, 2022 in our shop")),
        (heading(TITLE), under(TITLE, "We ask."), under(TITLE, "March 15, 2022")),
        ("March 15, 2022", heading(TITLE)),
        (heading("On " + "our many kinds of data, " * 3 + "privacy"), "March 15, 2022"),
    ],
    ids=str,
)
def test_a_date_alone_elsewhere_is_not(blocks: tuple[Block | str]) -> None:
    assert told(*blocks) == []


def test_long_s_is_an_s() -> None:
    found = parse_date("Auguſt 6, 2020", day_first=False)
    assert found is not None
    assert found.value == date(2020, 8, 6)


def test_a_month_counts_from_its_first_day_and_says_so() -> None:
    (row,) = dates(segment_rows("Last updated: January 2020")).to_dicts()
    assert (row["value"], row["text"]) == ("2020-01-01", "January 2020")
    assert json.loads(row["attributes"]) == {"cue": "last updated", "precision": "month"}


def test_numbers_that_could_be_read_two_ways_carry_the_other_reading() -> None:
    (row,) = dates(segment_rows("Last updated: 01/06/2020")).to_dicts()
    assert row["value"] == "2020-01-06"
    assert json.loads(row["attributes"])["alternative"] == "2020-06-01"
    (sure,) = dates(segment_rows("Last updated: 01/16/2020")).to_dicts()
    assert "alternative" not in json.loads(sure["attributes"])
    assert sure["confidence"] > row["confidence"]


def test_german_and_french_numbers_are_read_day_first() -> None:
    assert told("Mise à jour le 01/06/2020")[0][1] == "2020-06-01"
    assert told("Stand: 01.06.2020")[0][1] == "2020-06-01"


def test_another_date_shows_whether_the_day_comes_first() -> None:
    month_first = ["Effective: 7.30.2019", "Last revised: 02/03/2020", "Updated: 2.3.2020"]
    assert [day for _, day, _ in told(*month_first)] == ["2019-07-30", "2020-02-03", "2020-02-03"]
    day_first = ["Orders placed by 30/07/2019 are kept.", "Last revised: 02/03/2020"]
    assert told(*day_first)[0][1] == "2020-03-02"
    row = dates(segment_rows(*day_first)).row(0, named=True)
    assert "alternative" not in json.loads(row["attributes"])
    assert row["confidence"] > 0.9


def test_dates_that_disagree_on_the_order_of_day_and_month_show_none() -> None:
    orders = ["We opened on 30/07/2019.", "We moved on 07/30/2019."]
    row = dates(segment_rows(*orders, "Last revised: 02/03/2020")).row(0, named=True)
    assert (row["value"], json.loads(row["attributes"])["alternative"]) == (
        "2020-02-03",
        "2020-03-02",
    )


def test_a_date_with_dots_in_english_carries_the_other_reading() -> None:
    row = dates(segment_rows("Last revised: 02.03.2020")).row(0, named=True)
    assert (row["value"], json.loads(row["attributes"])["alternative"]) == (
        "2020-03-02",
        "2020-02-03",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Effective from May 3, 2016 until June 9, 2018",
        "Effective from 3 May 2016, to 9 June 2018.",
        "Gültig ab 3. Mai 2016 bis 9. Juni 2018",
        "En vigueur du 3 mai 2016 au 9 juin 2018",
    ],
)
def test_what_applied_until_a_day_has_no_effective_date(text: str) -> None:
    assert told(text) == []


def test_what_applies_until_it_is_changed_has_one() -> None:
    text = "This notice is effective from May 3, 2016 until we replace it."
    assert [day for _, day, _ in told(text)] == ["2016-05-03"]


def test_past_versions_tell_no_date() -> None:
    lead_in = Block("The earlier versions of this policy are listed here:")
    item = Block("Effective from May 3, 2016", SegmentKind.LIST_ITEM, lead_in=0)
    assert told(lead_in, item) == []
    assert told(Block(item.text, headings=["Privacy", "Archived policies"])) == []
    new = Block("Our notice replaces all earlier versions of this policy:")
    assert [day for _, day, _ in told(new, item)] == ["2016-05-03"]


def test_of_a_table_of_versions_the_latest_counts() -> None:
    rows = (
        "1.0 | Document published on | 3.5.2016",
        "1.1 | Links updated | 21.6.2017",
        "1.2 | Document updated | 4.8.2019",
    )
    table = [Block(row, SegmentKind.TABLE_ROW, ["History"]) for row in rows]
    other = Block("2 | Terms last updated | 4.8.2017", SegmentKind.TABLE_ROW, ["Terms"])
    assert told(*table, other) == [
        ("updated", "2019-08-04", "4.8.2019"),
        ("updated", "2017-08-04", "4.8.2017"),
    ]


def test_a_date_alone_is_marked_by_the_line_before_it() -> None:
    assert told("Last updated:", "January 6, 2020") == [
        ("updated", "2020-01-06", "January 6, 2020")
    ]
    assert told("We update this page now and then.", "January 6, 2020") == []


def test_a_date_alone_is_marked_by_the_heading_above_it() -> None:
    under = Block("  (January 6, 2020)", headings=["Privacy", "Effective date"])
    assert told(Block("Some words.", SegmentKind.PARAGRAPH), under) == [
        ("effective", "2020-01-06", "January 6, 2020")
    ]
    assert told(Block("January 6, 2020", headings=["Privacy"])) == []


def test_a_clear_statement_is_surer_than_a_vague_one() -> None:
    clear = dates(segment_rows("This policy was last updated on January 6, 2020."))
    vague = dates(segment_rows("Some words first. This policy was updated on January 6, 2020."))
    assert clear["confidence"][0] > vague["confidence"][0]


def test_many_dates_in_one_segment_take_no_time() -> None:
    assert dates(segment_rows("Last updated: January 6, 2020. " * 5_000)).height == 5_000


@settings(max_examples=200, deadline=None)
@given(st.from_regex(re.compile(DATE, re.IGNORECASE), fullmatch=True), st.booleans())
def test_every_written_date_is_a_day_or_nothing(written: str, day_first: bool) -> None:
    found = parse_date(written, day_first=day_first)
    assert found is None or 1980 <= found.value.year < 2100
    assert pl.Series([written]).str.contains(f"(?i)^{DATE}$").item()


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"]),
)
def test_a_date_is_read_back(day: date, form: str) -> None:
    found = parse_date(day.strftime(form), day_first=False)
    assert found is not None
    assert day == found.value
