"""Who may get at data, what staff learn and promise, and other measures told in many words."""

from __future__ import annotations

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.security import security_measures


def measures(text: str) -> list[str]:
    return security_measures(segment_rows(text)).sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Only volunteers who knead the dough have access to our data.", "access_control"),
        ("Access to our recipes and data is tightly limited to bakers.", "access_control"),
        ("We keep data on guests in a drawer accessible only by senior staff.", "access_control"),
        ("Your order data will only be accessed by those who need it to bake.", "access_control"),
        ("We give access to data on orders only to those employees who bake.", "access_control"),
        ("We limit access to your data on a need-to-know basis.", "access_control"),
        ("Our data follow the rule of least privilege for staff.", "access_control"),
        ("We limit and control the number of employees who read your data.", "access_control"),
        ("We teach and train all of our employees about the privacy of guests.", "training"),
        ("All our bakers and staff undertake training in data protection.", "training"),
        ("We train each new member of staff to handle your data.", "training"),
        ("Our database of guests is password protected.", "authentication"),
        ("To protect it, we use secure password-protected and sturdy drawers.", "authentication"),
        ("We offer two-step verification when you open your oven.", "authentication"),
        ("We require multifactor authentication of bakers.", "authentication"),
        ("Bakers on call, whoever they are, are obliged to respect confidentiality.",
         "confidentiality"),
        ("Millers sign agreements obligating them to keep recipes confidential, and so do staff.",
         "confidentiality"),
        ("We place confidentiality requirements on our staff.", "confidentiality"),
        ("We keep your data safe on our secure dedicated server.", "secure_hosting"),
        ("Orders are kept in a secure electronic environment.", "secure_hosting"),
        ("Orders we may use or disclose are kept in a secure environment.", "secure_hosting"),
        ("Our safeguards are physical, electronic and procedural.", "physical_security"),
        ("All comply with the Payment Card Industry’s Data Security Standards.", "certification"),
        ("Compliance with Payment Card Industry (PCI) requirements.", "certification"),
        ("To protect it, we pass independent third-party audits and certifications.",
         "certification"),
        ("We monitor traffic to identify unauthorised attempts to bake.", "monitoring"),
        ("To protect data, we monitor our ovens for vulnerabilities.", "monitoring"),
        ("If you order by our site, your letters are encrypted by us.", "encryption"),
        ("What goes between your browser and our oven is encrypted in transit.",
         "encryption_in_transit"),
    ],
)  # fmt: skip
def test_measure(text: str, measure: str) -> None:
    assert measures(text) == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "We need to know your name to protect your order.",
        "We may send you news that you need to know for the safety of your oven.",
        "If access should be restricted in any case, our staff explain why the data stay secure.",
        "Our personnel listen to calls for protection and training purposes.",
        "Staff are trained in child protection.",
        "Payment Card Industry security standards were made by others to protect information.",
        "We guard our data against physical and electronic intrusion.",
        "We use your IP address to provide anonymised figures and protect you.",
        "If access to data is not required, its processing is restricted by our staff.",
        "You shall be bound by the confidentiality obligations of our staff.",
        "A user who has a key is required to keep it confidential.",
        "If you use a firewall, you protect your oven.",
        "We ensure a secure online environment.",
    ],
)
def test_no_measure(text: str) -> None:
    assert measures(text) == []


def test_a_certified_data_centre_is_both() -> None:
    assert measures("Orders we protect lie in a SOC 2 certified data centre.") == [
        "certification",
        "secure_hosting",
    ]


def test_a_password_is_no_control_of_access() -> None:
    assert measures("To protect it, access to your data is controlled by a password.") == [
        "authentication"
    ]


def test_a_standard_of_cards_does_not_stand_for_encryption() -> None:
    text = "We comply with PCI DSS. Your orders are encrypted in transit by us. We encrypt letters."
    assert set(measures(text)) == {"certification", "encryption_in_transit", "encryption"}


def test_a_measure_begins_within_words_that_begin_none() -> None:
    text = (
        "Staff with access to recipes that they read while they bake in the shop, be it night or"
        " day, are bound by confidentiality obligations."
    )
    assert measures(text) == ["confidentiality"]
