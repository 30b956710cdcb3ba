"""Which measures protect data, and who is told of a breach."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.breach_notices import breach_notices
from transforms.fact_rules.security import security_measures
from warehouse.vocabulary import SegmentKind


def measures(text: str) -> list[tuple[str, str, dict[str, Any]]]:
    rows = security_measures(segment_rows(text)).sort("char_start").to_dicts()
    return [(row["value"], row["text"], json.loads(row["attributes"] or "{}")) for row in rows]


@pytest.mark.parametrize(
    ("text", "measure", "words", "attributes"),
    [
        ("We protect it with TLS.", "encryption_in_transit", "TLS", {"standard": "TLS"}),
        ("Our data is encrypted at rest.", "encryption_at_rest", "encrypted at rest", {}),
        (
            "Our data is stored in encrypted form.",
            "encryption_at_rest",
            "stored in encrypted form",
            {},
        ),
        (
            "We keep your letters in locked facilities for their protection.",
            "physical_security",
            "locked facilities",
            {},
        ),
        (
            "We maintain physical and procedural safeguards.",
            "physical_security",
            "physical and procedural safeguards",
            {},
        ),
        (
            "To protect it, access will be granted only to bakers.",
            "access_control",
            "access will be granted only",
            {},
        ),
        (
            "To protect it, we limit employee access to your letters.",
            "access_control",
            "limit employee access",
            {},
        ),
        ("We encrypt your letters.", "encryption", "encrypt", {}),
        (
            "You can feel safe: we use encryption technology when sending letters.",
            "encryption_in_transit",
            "encryption",
            {},
        ),
        (
            "Your account is protected by a password.",
            "authentication",
            "protected by a password",
            {},
        ),
        (
            "To protect it, letters are accessible only through the use of a user ID and password.",
            "authentication",
            "accessible only through the use of a user ID and password",
            {},
        ),
        (
            "We protect it with physical, technical, and administrative steps.",
            "physical_security",
            "physical, technical, and administrative steps",
            {},
        ),
        (
            "To protect letters, they are accessible only to our authorized bakers.",
            "access_control",
            "accessible only to our authorized",
            {},
        ),
        (
            "They are required to maintain the confidentiality of letters.",
            "confidentiality",
            "required to maintain the confidentiality",
            {},
        ),
        (
            "It is kept in accordance with PCI DSS.",
            "certification",
            "PCI DSS",
            {"standard": "PCI DSS"},
        ),
        (
            "Your IP address is truncated before it is kept.",
            "pseudonymisation",
            "IP address is truncated",
            {},
        ),
        (
            "Our employees are required to keep your data confidential.",
            "confidentiality",
            "required to keep your data confidential",
            {},
        ),
        (
            "To protect it, data is accessible only to authorized bakers.",
            "access_control",
            "accessible only to authorized",
            {},
        ),
        (
            "To protect letters, we bake in secured buildings.",
            "physical_security",
            "secured buildings",
            {},
        ),
        ("We do not encrypt your letters.", "encryption", "encrypt", {"polarity": "deny"}),
        (
            "What our shop sends you is sent without encryption.",
            "encryption",
            "encryption",
            {"polarity": "deny"},
        ),
        ("Votre mot de passe est chiffré par notre serveur.", "encryption", "chiffré", {}),
        ("The way from your device to us is encrypted.", "encryption", "encrypted", {}),
        ("We keep data safe behind a firewall.", "firewall", "firewall", {}),
        (
            "Your letters lie on servers in a controlled, secure environment, safe from theft.",
            "secure_hosting",
            "secure environment",
            {},
        ),
        ("We limit access to keep data secure.", "access_control", "limit access", {}),
        (
            "We use physical, technical and administrative safeguards to protect data.",
            "physical_security",
            "physical, technical and administrative safeguards",
            {},
        ),
        (
            "Our hosting is ISO/IEC 27001 certified.",
            "certification",
            "ISO/IEC 27001",
            {"standard": "ISO 27001"},
        ),
        ("We protect data and train our staff.", "training", "train our staff", {}),
        (
            "All employees sign a confidentiality agreement.",
            "confidentiality",
            "sign a confidentiality",
            {},
        ),
        (
            "Data is encrypted on its way to us and at rest.",
            "encryption_at_rest",
            "encrypted on its way to us and at rest",
            {},
        ),
        (
            "Die Website ist mit TLS verschlüsselt.",
            "encryption_in_transit",
            "TLS",
            {"standard": "TLS"},
        ),
    ],
)
def test_measures(text: str, measure: str, words: str, attributes: dict[str, str]) -> None:
    assert measures(text) == [(measure, words, attributes)]


@pytest.mark.parametrize(
    "text",
    [
        "You should use a firewall to protect your data.",
        "We recommend encrypting your letters.",
        "You have the right to restrict access to your data.",
        "See https://acme.example/privacy for how we protect you.",
        "Our trains are on time.",
        "Security monitoring: cookies that protect your account.",
        "Quelques chiffres pour votre sécurité.",
        "Protect your account by limiting access to your computer.",
        "Safety begins with keeping your devices clean by up-to-date antivirus software.",
        "You can reset it by requesting your password from our secure oven.",
        "Such steps include using strong passwords, locks and encryption.",
        "Vendors sign the FedRAMP addendum to protect data.",
        "We do not guarantee the safety of the password protection of a cake.",
        "We tell all whom it concerns once we have erased or restricted access to sensitive data.",
        "The shop's owner can keep it secure by our optional password protection.",
        "TLS is a common protocol by which our browsers keep a talk safe.",
        "3. Encryption means that we make a text unreadable to protect it.",
        "We collect physical characteristics.",
        "No protocol, encryption, or other measure can make the ovens secure.",
        "Guests are not parties to the confidentiality agreements of our staff, which protect us.",
        "We want to provide a safe and secure environment for our guests.",
    ],
)
def test_no_measure(text: str) -> None:
    assert measures(text) == []


def test_no_measure_by_its_headings() -> None:
    def at(text: str, heading: str, kind: SegmentKind = SegmentKind.LIST_ITEM) -> list[str]:
        rows = security_measures(segment_rows(Block(text, kind, ["Bakery", heading])))
        return rows["value"].to_list()

    assert at("We look after your firewall", "Managed firewall services") == []
    assert at("We look after our firewall", "How we keep data safe") == ["firewall"]
    assert at("PGP Encryption", "Table of contents") == []
    assert at("PGP Encryption", "Safeguards") == ["encryption"]
    assert at("HTTPS protocol: a secure way to fetch pages.", "Glossary") == []


def notices(*texts: str) -> list[tuple[str, dict[str, Any]]]:
    rows = breach_notices(segment_rows(*texts)).sort("char_start").to_dicts()
    return [(row["value"], json.loads(row["attributes"] or "{}")) for row in rows]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "We use encryption to keep your letters private while in transit.",
            "encryption_in_transit",
        ),
        ("Your order is encrypted as it travels over the Internet.", "encryption_in_transit"),
        ("We use encrypted https links between baker and browser.", "encryption_in_transit"),
        ("It is sent by lorry and then encrypted into our databases.", "encryption"),
        ("We protect it by secured files and buildings.", "physical_security"),
        ("Paper letters are stored in locking filing cabinets.", "physical_security"),
        ("Your letters are kept in a secure location.", "secure_hosting"),
        (
            "Only employees who need the information for work are granted access.",
            "access_control",
        ),
        ("Access to your letters and data is limited to staff of the bakery.", "access_control"),
        ("We restrict the number of employees who can read your data.", "access_control"),
        ("We educate our employees on how to protect your letters.", "training"),
        (
            "Employees commit to protect the confidentiality of what customers write.",
            "confidentiality",
        ),
        ("Our contractors sign a privacy and confidentiality agreement.", "confidentiality"),
        ("Only authorised bakery employees, agents and friends see your data.", "access_control"),
        ("Our employees attend annual trainings on the security of ovens.", "training"),
        ("All letters we collect are stored in a secured database.", "secure_hosting"),
        ("A number of people who are required to keep it confidential.", "confidentiality"),
        ("To be safe, we regularly back up all our recipes for their protection.", "backup"),
        ("All staff are subject to a duty of confidentiality.", "confidentiality"),
        ("Our staff sign non-disclosure agreements.", "confidentiality"),
        ("Our partners have contractual duties of confidentiality.", "confidentiality"),
        (
            "We require companies that mill, bake or deliver for us in any town to agree to keep "
            "what"
            " they read confidential.",
            "confidentiality",
        ),
        ("Limiting access to your letters so that they are secure", "access_control"),
        (
            "Access to letters and information of once-a-week guests is restricted.",
            "access_control",
        ),
        (
            "To protect it, your account is protected with a username and/or password.",
            "authentication",
        ),
        ("To protect it, the oven requires a valid user name and password.", "authentication"),
        ("We protect letters by authentication tools.", "authentication"),
        ("Please note that your password is encrypted by us.", "encryption"),
        (
            "All data you may enter in our shop will be encrypted.",
            "encryption",
        ),
        (
            "What is sent from your oven to ours will be protected by encryption.",
            "encryption_in_transit",
        ),
        ("Our oven encrypts every order before it is sent.", "encryption_in_transit"),
        ("To protect guests, their names are stored only as hashed values.", "pseudonymisation"),
        ("Recipes lie in secure UK data centres.", "secure_hosting"),
        ("To protect recipes we use a backup service.", "backup"),
    ],
)
def test_more_measures(text: str, measure: str) -> None:
    [(found, _, _)] = measures(text)
    assert found == measure


@pytest.mark.parametrize(
    "text",
    [
        "Use a firewall to keep burglars from your oven.",
        "You can help reduce the risks to your recipes by good habits such as using an up-to-date "
        "antivirus program.",
        "We film the hall for the physical security of our premises.",
        "The Internet is not a 100% secure environment.",
        "We collect addresses in encrypted form.",
        "Please note that e-mail is not encrypted and thus not safe.",
        "We are committed to maintaining the confidentiality of orders of our guests and partners.",
        "We require them to have safeguards designed to protect the confidentiality of recipes.",
        "The company does not warrant that its vulnerability assessments protect you.",
        "Our ovens have FedRAMP “In Process” status for the protection of recipes.",
        "We share a hashed list of guests by de-identification such as hashing to protect us.",
        "Keep your devices safe by the latest version of their recipes and any antivirus software.",
    ],
)
def test_what_readers_are_told_is_no_measure(text: str) -> None:
    assert measures(text) == []


@pytest.mark.parametrize(
    ("text", "told", "attributes"),
    [
        (
            "In case of a data breach we will notify you within 72 hours.",
            "individuals",
            {"within": "within 72 hours", "within_hours": 72},
        ),
        (
            "We will report a breach to the supervisory authority without undue delay.",
            "authority",
            {"within": "without undue delay"},
        ),
        ("We will notify affected customers of any security incident.", "customer", {}),
        (
            "If there is a breach of your data, we will tell you within 72 hours.",
            "individuals",
            {"within": "within 72 hours", "within_hours": 72},
        ),
        (
            "Should a breach occur, the authority will be notified as well as our customers.",
            "authority",
            {"also": "customer"},
        ),
        (
            "If a breach occurs, you will be notified as soon as possible.",
            "individuals",
            {"within": "as soon as possible"},
        ),
        ("After a security breach we will alert our registered users.", "individuals", {}),
        (
            "If we believe that your data may have been compromised, we may seek to notify you.",
            "individuals",
            {},
        ),
        ("You have the right to be notified of a breach of your records.", "individuals", {}),
        ("Notify you if a breach occurs", "individuals", {}),
        ("A breach may occur. We will also notify the authority.", "authority", {}),
        (
            "If we must inform you of any unauthorized access to your recipes, we will write to "
            "you.",
            "individuals",
            {},
        ),
        (
            "We will make disclosures of any breach of the security, confidentiality, or integrity"
            " of your unencrypted electronically stored recipes to you by pigeon.",
            "individuals",
            {},
        ),
    ],
)
def test_breach_notices(text: str, told: str, attributes: dict[str, Any]) -> None:
    assert notices(text) == [(told, attributes)]


@pytest.mark.parametrize(
    "text",
    [
        "You must notify us of any breach of security.",
        "We will notify you of changes to this policy.",
        "If you are in breach of contract, we will inform you.",
        "Please report a suspected breach to our webmaster.",
        "Breaches of this policy shall be reported immediately to our bakers.",
        "A data breach must be reported immediately to the privacy officer.",
        "We may contact you, provided this does not breach your fundamental rights.",
        "A service provider must report a breach of security so that clients can act.",
        "After a breach we act within 3 days under the notification procedures of our mill.",
        "We will report outcomes of all breaches of personal data promptly.",
        "We will report any such breach to the authorities by disclosing your identity to them.",
        "We will notify you if your account has been compromised.",
        "rights that include breach notification and the right to be forgotten",
        "Please notify us of any unauthorized use of your oven.",
    ],
)
def test_no_breach_notice(text: str) -> None:
    assert notices(text) == []


def test_an_item_may_leave_the_breach_to_its_lead_in() -> None:
    assert notices("Should a data breach occur:", "We will notify you within 7 business days") == [
        ("individuals", {"within": "within 7 business days"})
    ]
