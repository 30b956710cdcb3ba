"""Facts and practices in words that a person reads."""

from __future__ import annotations

import json

import pytest

from warehouse.fact_kinds import FactKind
from warehouse.statements import duration, fact_in_words, practice_in_words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("1095", "3 years (1,095 days)"),
        ("365", "1 year (365 days)"),
        ("91", "3 months (91 days)"),
        ("548", "18 months (548 days)"),
        ("395", "13 months (395 days)"),
        ("90", "90 days"),
        ("30", "30 days"),
        ("1", "1 day"),
        ("1.5", "1.5 days"),
        ("0.17", "4 hours"),
        ("0.04", "1 hour"),
        ("0.01", "less than an hour"),
        ("1095000", "3,000 years (1,095,000 days)"),
        ("soon", "soon"),
        ("legal_obligation", "as long as the law demands"),
        ("inf", "inf"),
        ("nan", "nan"),
        ("-5", "-5"),
    ],
)
def test_a_duration_has_its_unit(days: str, words: str) -> None:
    assert duration(days) == words


@pytest.mark.parametrize(
    ("kind", "value", "attributes", "words"),
    [
        (
            "retention_period",
            "1095",
            {"statement": "stated", "from": "account_closure", "data_type": "payment data"},
            "3 years (1,095 days) after account closure, of payment data",
        ),
        ("retention_period", "60", {"statement": "stated", "limit": "at_most"}, "at most 60 days"),
        (
            "retention_period",
            "3650",
            {"statement": "stated", "shortest_days": 1825},
            "5 years (1,825 days) to 10 years (3,650 days)",
        ),
        (
            "retention_period",
            "as_long_as_necessary",
            {"statement": "as_long_as_necessary", "data_type": "logs"},
            "as long as is necessary, of logs",
        ),
        ("child_age", "13", {"stance": "not_directed_to"}, "not directed to children under 13"),
        ("effective_date", "2024-05-01", {"precision": "month"}, "applies from 2024-05"),
        (
            "updated_date",
            "2024-06-01",
            {"alternative": "2024-01-06"},
            "last updated 2024-06-01, or 2024-01-06",
        ),
        ("right", "complaint", {"for": "EU, GB"}, "complaint to an authority, for EU, GB"),
        ("signal", "do_not_track", {"stance": "ignores"}, "Do Not Track: ignored"),
        (
            "opt_out",
            "marketing",
            {"how": ["unsubscribe", "text_message"], "link": "https://velm.example/stop"},
            "marketing, by unsubscribe, text message, at https://velm.example/stop",
        ),
        ("transfer", "outside_EEA", {"polarity": "deny"}, "not outside the EEA"),
        ("transfer", "outside_DE", {}, "outside DE"),
        ("transfer", "outside_US", {}, "outside the US"),
        ("transfer", "CN", {"polarity": "deny"}, "not to CN"),
        ("transfer", "US", {"safeguards": "consent, safe_harbor"}, "US (consent, safe harbor)"),
        ("third_party", "Tallyvane", {"company": "Tallyvane"}, "Tallyvane"),
        (
            "third_party",
            "Tallyvane Ads",
            {"company": "Orreling", "category": "advertising"},
            "Tallyvane Ads (of Orreling, advertising)",
        ),
        ("security_measure", "encryption", {"polarity": "deny"}, "no encryption"),
        ("breach_notice", "authority", {"within": "72 hours"}, "authority told within 72 hours"),
        ("email", "a@velm.example", {"role": "eu_representative"},
         "a@velm.example (representative in the EU)"),
        ("legal_basis", "contract", {"article": "6(1)(b)"}, "contract (Article 6(1)(b))"),
        ("governing_law", "GB-SCT", {"jurisdiction": "Scotland"}, "Scotland (GB-SCT)"),
    ],
)  # fmt: skip
def test_a_fact_is_told_in_full(
    kind: str, value: str, attributes: dict[str, object], words: str
) -> None:
    assert fact_in_words(kind, value, json.dumps(attributes)) == words


@pytest.mark.parametrize("kind", [*FactKind, "of_another_kind"])
def test_whatever_a_row_holds_can_be_told(kind: str) -> None:
    value = "<b>{0} 7_of"
    for attributes in (None, "{}", '{"precision": "month", "statement": "stated", "stance": "x"}'):
        words = fact_in_words(kind, value, attributes)
        assert "<b>{0}" in words


def test_a_practice_is_a_sentence() -> None:
    shared = ("first_party", "share", "deny", "does", "email_address", "advertiser")
    assert practice_in_words(*shared) == (
        "the service does not share email address with advertiser"
    )
    sold = ("third_party", "sell", "affirm", "may", "location", "data_broker")
    assert practice_in_words(*sold) == "a third party may sell location to data broker"
    used = ("first_party", "use", "affirm", "does", "name")
    assert practice_in_words(*used, subject="child") == "the service uses name of child"
