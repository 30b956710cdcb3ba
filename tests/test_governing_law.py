"""Whose law is found to govern a policy, and what is left alone."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.governing_law import governing_law


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("This policy is governed by the laws of the State of Delaware.", "US-DE"),
        (
            "shall be governed by and construed in accordance with the laws of England and Wales",
            "GB-EAW",
        ),
        ("These terms are governed by New York law.", "US-NY"),
        (
            "You agree that the laws of France, shall govern this notice.",
            "FR",
        ),
        ("The governing law is that of the Netherlands.", "NL"),
        ("Für diese Erklärung gilt ausschließlich deutsches Recht.", "DE"),
        ("Es gilt das Recht der Bundesrepublik Deutschland.", "DE"),
        ("La présente politique est régie par la loi française.", "FR"),
        ("Our terms are construed and governed by, the laws of the Republic of Seychelles.", "SC"),
        ("governed by the internal substantive laws of the State of Ohio", "US-OH"),
        ("governed by the laws of Washington, D.C.", "US-DC"),
        ("Any dispute about our bread is subject to the laws of Iowa.", "US-IA"),
        ("This is a bakery's website and is subject to United States law.", "US"),
        ("The use of recipes is regulated and protected by the laws of Iowa.", "US-IA"),
        ("Any dispute goes to an arbitrator applying Utah law.", "US-UT"),
    ],
)
def test_a_governing_law_is_found(text: str, code: str) -> None:
    assert governing_law(segment_rows(text))["value"].to_list() == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The Standard Contractual Clauses are governed by Irish law.",
        "Their use of data is governed by their privacy policy.",
        "Data may be subject to the laws of the United States.",
        "This notice is not governed by the laws of France.",
        "The laws of Brazil may differ.",
        "Bakers abroad are subject to the laws of Iowa.",
        "Our staff are subject to Iowa law.",
        "We find bakers by applying Utah law.",
    ],
)
def test_no_governing_law_is_found(text: str) -> None:
    assert governing_law(segment_rows(text)).is_empty()
