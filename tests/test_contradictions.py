"""Pairs of statements that cannot both hold, and those that only seem so."""

from __future__ import annotations

import polars as pl
import pytest

from tests.segment_rows import Block, segment_rows
from transforms.contradictions import contradictions
from transforms.facts import facts
from transforms.practices import practices
from transforms.sentences import sentences
from warehouse.schemas.contradictions import CONTRADICTIONS
from warehouse.schemas.facts import FACTS
from warehouse.vocabulary import SegmentKind


def found(*blocks: Block | str) -> list[tuple[str, str, str]]:
    """kind and the texts of both statements of each pair."""
    segments = segment_rows(*blocks)
    told = sentences(segments)
    practice_rows, fact_rows = practices(segments, told), facts(segments.lazy()).collect()
    rows = contradictions(practice_rows, fact_rows, segments, told)
    assert rows.schema == CONTRADICTIONS.schema
    ids = pl.concat(
        [
            practice_rows.select(id="practice_id", text="text"),
            fact_rows.select(id="fact_id", text="text"),
        ]
    )
    texts = dict(ids.iter_rows())
    for row in rows.iter_rows(named=True):
        assert row["explanation"]
        assert "\n" not in row["explanation"]
    return [
        (row["kind"], texts[row["first_id"]], texts[row["second_id"]])
        for row in rows.iter_rows(named=True)
    ]


OPPOSED = (
    ("We do not store your credit card number.", "We store your credit card number."),
    ("We use cookies to improve our site.", "However, we never use cookies."),
    (
        "We do not share your personal information with third parties.",
        "We share your personal information with advertisers.",
    ),
    ("We do not collect personal information.", "We collect your email address."),
    (
        "We do not share your personal information.",
        "We sell your personal information to data brokers.",
    ),
    (
        "We do not store your name or any other personally identifiable information.",
        "We store your email address.",
    ),
    # A denial of personal data is one of each type of it, and to third parties one to all of them.
    (
        "We will not sell, trade or give out any personal information to third parties.",
        "We sell your location data to advertising partners.",
    ),
    (
        "We do not share your personal information with third parties.",
        "We may sell your location data to advertising partners.",
    ),
)


def test_a_pair_of_practices_is_told_in_words() -> None:
    segments = segment_rows(
        "We do not share your personal information with third parties.",
        "We share your email address with advertisers.",
    )
    told = sentences(segments)
    none = pl.DataFrame(schema=FACTS.schema)
    rows = contradictions(practices(segments, told), none, segments, told)
    assert rows["explanation"].to_list() == [
        "it states both “the service shares email address with advertiser” and “the service does "
        "not share personal data with third party”, without a condition"
    ]


RECONCILED = (
    # A condition, an exception, a limit or a purpose on either side.
    ("We do not store your name without your consent.", "We store your name."),
    ("We do not store your name.", "We store your name with your consent."),
    ("We do not share your name except with couriers.", "We share your name with advertisers."),
    ("We do not use your name for advertising.", "We use your name to improve our services."),
    ("We do not knowingly collect your name.", "We collect your name."),
    (
        "We will not sell, trade or give out any personal information to third parties except as "
        "noted below.",
        "We sell your location data to advertising partners.",
    ),
    ("We do not have access to this personal data.", "We collect your name."),
    ("We do not automatically collect your name.", "We collect your name."),
    ("We do not share your name with these third parties.", "We share your name with advertisers."),
    (
        "We will not share your personal information with any other third party.",
        "We share your personal information with third parties.",
    ),
    (
        "We do not share your personal information with third parties.",
        "We may share aggregated personal information with third parties.",
    ),
    # Another action, other data, other people, another actor.
    ("We do not sell your name.", "We share your name with advertisers."),
    ("We do not collect your name.", "We collect your email address."),
    ("We do not collect names from children.", "We collect your name."),
    ("We do not use your name.", "Our partners use your name."),
    ("We do not store your card number.", "We store your billing address."),
    ("We do not collect information.", "We collect your name."),
    # What is done on one's behalf, by duty or in a sale of the business.
    (
        "We do not share your name with third parties.",
        "We share your name with our service providers.",
    ),
    ("We do not share your name.", "We share your name with regulators as required by law."),
    # The denial goes on.
    ("We do not store your name on the phone that you use.", "We store your name."),
    # Headings state nothing.
    ("We do not share your name.", "How we share your name with advertisers"),
)


@pytest.mark.parametrize("pair", OPPOSED, ids=" | ".join)
def test_opposed_statements_are_a_pair(pair: tuple[str, str]) -> None:
    [(kind, first, second)] = found(*pair)
    assert kind == "practice"
    assert first.rstrip(".") in pair[0]
    assert second.rstrip(".") in pair[1]
    assert len(found(*reversed(pair))) == 1


@pytest.mark.parametrize("pair", RECONCILED, ids=" | ".join)
def test_reconciled_statements_are_none(pair: tuple[str, str]) -> None:
    assert found(*pair) == []


def test_two_dates_of_one_kind_are_a_pair() -> None:
    pair = found("Last updated: 6 May 2020", "This policy was last updated on 7 June 2021.")
    assert pair == [("updated_date", "6 May 2020", "7 June 2021")]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Last updated: 6 May 2020", "This policy was last updated on May 6, 2020."),
        ("Last updated: 6 May 2020", "Effective date: 7 June 2021"),
        ("Last updated: May 2020", "This policy was last updated on 7 May 2020."),
        (
            "Last updated: 6 May 2020",
            Block("Cookie Policy", SegmentKind.HEADING),
            "Last updated: 7 June 2021",
        ),
        (
            "Effective: 6 May 2010",
            Block("Supplementary Rules for Bakers Abroad", SegmentKind.HEADING),
            "Effective: 7 June 2018",
        ),
        (
            "Last updated: 6 May 2020",
            "Last updated: 7 June 2021",
            "Last updated: 8 July 2022",
        ),
        (
            "Effective date: 6 May 2020, until 7 June 2021",
            "Effective date: 7 June 2021",
        ),
    ],
    ids=str,
)
def test_dates_that_agree_or_are_of_different_texts_are_none(blocks: tuple[Block | str]) -> None:
    assert found(*blocks) == []


def test_nothing_contradicts_itself_in_another_version() -> None:
    pair = OPPOSED[0]
    segments = pl.concat([segment_rows(pair[0], version="a"), segment_rows(pair[1], version="b")])
    told = sentences(segments)
    fact_rows = facts(segments.lazy()).collect()
    assert contradictions(practices(segments, told), fact_rows, segments, told).is_empty()


def pairs_of_facts(
    kind: str, told: list[tuple[str, str]], texts: tuple[str, str] = ("one", "two")
) -> list[tuple[str, str]]:
    """The kinds and explanations of pairs among facts of values and attributes."""
    segments = segment_rows(*texts)
    rows = [
        {
            "fact_id": f"{number:032x}",
            "segment_id": segments["segment_id"][number % 2],
            "version_id": segments["version_id"][0],
            "kind": kind,
            "value": value,
            "attributes": attributes,
            "char_start": number,
            "char_end": number + 1,
            "text": "x",
            "confidence": 0.95,
            "rule": "rule",
            "rule_version": "1",
        }
        for number, (value, attributes) in enumerate(told)
    ]
    told_sentences = sentences(segments)
    found = contradictions(
        practices(segments, told_sentences),
        pl.DataFrame(rows, schema=FACTS.schema),
        segments,
        told_sentences,
    )
    return found.select("kind", "explanation").rows()


STANCE = '{"stance": "not_directed_to"}'
STATED = '{"data_type": "logs", "statement": "stated"}'


def test_two_ages_for_one_stance_are_a_pair() -> None:
    pair = pairs_of_facts("child_age", [("13", STANCE), ("16", STANCE)])
    ages = "not directed to children under {}"
    words = f"it states both “{ages.format(13)}” and “{ages.format(16)}”"
    assert pair == [("child_age", words)]


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        ([("13", STANCE), ("13", STANCE)], ("one", "two")),
        ([("13", STANCE), ("16", '{"stance": "not_knowingly_collected"}')], ("one", "two")),
        ([("13", STANCE), ("16", STANCE)], ("one", "In the EEA two")),
        ([("13", STANCE), ("16", STANCE), ("18", STANCE)], ("one", "two")),
        ([("13", '{"stance": "not_sold"}'), ("16", '{"stance": "not_sold"}')], ("one", "two")),
    ],
)
def test_other_ages_are_none(told: list[tuple[str, str]], texts: tuple[str, str]) -> None:
    assert pairs_of_facts("child_age", told, texts) == []


def test_two_periods_for_the_same_data_are_a_pair() -> None:
    pair = pairs_of_facts("retention_period", [("30", STATED), ("90", STATED)])
    words = "it states both “30 days, of logs” and “90 days, of logs”"
    assert pair == [("retention_period", words)]
    other = STATED.replace("logs", "backups")
    assert pairs_of_facts("retention_period", [("30", STATED), ("90", other)]) == []
    assert pairs_of_facts("retention_period", [("30", "{}"), ("90", "{}")]) == []


def test_the_order_of_practices_makes_no_difference() -> None:
    segments = segment_rows(
        "We do not share your contact information or your email address with anyone.",
        "We share your email address with advertisers.",
    )
    told = sentences(segments)
    practice_rows, fact_rows = practices(segments, told), facts(segments.lazy()).collect()
    one, other = (
        contradictions(rows, fact_rows, segments, told)
        for rows in (practice_rows, practice_rows.reverse())
    )
    assert one.height == 1
    assert one.equals(other)
