"""Which telephone numbers and postal addresses are found, and whose contacts are."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.addresses import emails
from transforms.fact_rules.phones import phones
from transforms.fact_rules.postal_addresses import postal_addresses


@pytest.mark.parametrize(
    ("text", "written", "value", "rule"),
    [
        ("Call us at (555) 234-0199.", "(555) 234-0199", "+15552340199", "phone_north_america"),
        ("or 1-888-555-0134 (toll-free)", "1-888-555-0134", "+18885550134", "phone_north_america"),
        ("tf: 866.555.0134", "866.555.0134", "+18665550134", "phone_north_america"),
        ("Acme, ME 03901 (207) 555-0107", "(207) 555-0107", "+12075550107", "phone_north_america"),
        ("on +44 (0)20 7946 0018;", "+44 (0)20 7946 0018", "+442079460018", "phone_international"),
        ("+44 (0303) 123 4567", "+44 (0303) 123 4567", "+443031234567", "phone_international"),
        (
            "(+31) - (0)70 - 555 85 00",
            "(+31) - (0)70 - 555 85 00",
            *["+31705558500"],
            *["phone_international"],
        ),
        ("Tel. +493012345678", "+493012345678", "+493012345678", "phone_international"),
        ("call 1-800-ACMECO1 now", "1-800-ACMECO1", "+18002263261", "phone_letters"),
        ("at 1-866-5-BAKERS.", "1-866-5-BAKERS", "+18665225377", "phone_letters"),
        ("Telephone: 020 7946 0018, London", "020 7946 0018", "+442079460018", "phone_after_word"),
        (
            "Velm, NY 12180Phone: 555-234-0199Fax",
            "555-234-0199",
            "+15552340199",
            *["phone_north_america"],
        ),
        ("P: 555 234 0199", "555 234 0199", "+15552340199", "phone_north_america"),
        ("on +1555-234-0199", "+1555-234-0199", "+15552340199", "phone_international"),
        ("their helpline on 0303 555 0199", "0303 555 0199", "03035550199", "phone_after_word"),
        ("ask@velm.example or 01632 960 019", "01632 960 019", "01632960019", "phone_after_word"),
        (
            "Wilmslow SK9 5XXTel: 01632 960019Fax",
            "01632 960019",
            *["+441632960019", "phone_after_word"],
        ),
        ("Telephone - 03 9650 0199", "03 9650 0199", "0396500199", "phone_after_word"),
        ("Freecall: 1800 555 019", "1800 555 019", "1800555019", "phone_after_word"),
        ("客服电话：400-555-0199", "400-555-0199", "+864005550199", "phone_after_word"),
    ],
)
def test_a_phone_is_found(text: str, written: str, value: str, rule: str) -> None:
    row = phones(segment_rows(text)).row(0, named=True)
    assert (row["text"], row["value"], row["rule"]) == (written, value, rule)


@pytest.mark.parametrize(
    "text",
    [
        "registered under number 881 079 685 with the register",
        "Company number: 0123 456 789",
        "Regulation (EU) 2016/679 and Law 2004-575",
        "Last updated 2025-03-10 or 12/05/2020",
        "address 192.168.100.2345 or help/164968693837950",
        "Acme, TX 75266-0598",
        "Cal. Civ. Code 1798.100 to 1798.199",
        "18 555 0199 users",
        "客服（980511107@acme.example）",
        "GB/T 35273-2017《规范》",
        "registered as company 0123 456 789",
    ],
)
def test_no_phone_is_found(text: str) -> None:
    assert phones(segment_rows(text)).is_empty()


def test_a_fax_number_says_so() -> None:
    def lines(text: str) -> list[str | None]:
        rows = phones(segment_rows(text)).sort("char_start")
        return [json.loads(told or "{}").get("line") for told in rows["attributes"]]

    assert lines("Phone: (555) 234-0100, Fax: (555) 234-0101") == [None, "fax"]
    assert lines("Phone: (555) 234-0100Fax: (555) 234-0101TTY: (555) 234-0102") == [
        None,
        "fax",
        None,
    ]
    assert lines("Fax: (555) 234-0100 or (555) 234-0101") == ["fax", "fax"]
    assert lines("FX: 555-234-0100") == ["fax"]


@pytest.mark.parametrize(
    ("text", "value", "country"),
    [
        (
            "Acme Limited, Kiln House, 12 Elm Street, London N1 9GU",
            "Kiln House, 12 Elm Street, London N1 9GU",
            "GB",
        ),
        (
            "Acme, 5-1 Marunouchi, Tokyo 100-0005, Japan",
            "5-1 Marunouchi, Tokyo 100-0005, Japan",
            "JP",
        ),
        ("Acme, 12 Elm Road, Singapore 079903", "12 Elm Road, Singapore 079903", "SG"),
        (
            "write to Acme, Inc., 12 Elm St., Suite 3, Troy, NY 12180, USA.",
            "12 Elm St., Suite 3, Troy, NY 12180, USA",
            "US",
        ),
        (
            "mail to: 1737 N. 1st. St., Suite 2, San Jose, CA, 95112.",
            "1737 N. 1st. St., Suite 2, San Jose, CA, 95112",
            "US",
        ),
        (
            "Acme Co. PO Box 17 Springfield, Oregon 97477",
            "PO Box 17 Springfield, Oregon 97477",
            "US",
        ),
        (
            "Acme Ltd, 5th Floor, Blue House, 1 High Street, London SE1 0XX.",
            "5th Floor, Blue House, 1 High Street, London SE1 0XX",
            "GB",
        ),
        (
            "at Acme Limited, Wren House, Water Lane, Wilmslow, SK9 5XX",
            "Wren House, Water Lane, Wilmslow, SK9 5XX",
            "GB",
        ),
        (
            "7 King Drive, Unit 2 Waterloo, Ontario N2V 1C5",
            "7 King Drive, Unit 2 Waterloo, Ontario N2V 1C5",
            "CA",
        ),
        (
            "Acme GmbH, Lange Straße 7, 10115 Berlin, Germany",
            "Lange Straße 7, 10115 Berlin, Germany",
            "DE",
        ),
        ("siège social situé 12 rue du Moulin, 75008 Paris", "12 rue du Moulin, 75008 Paris", None),
        (
            "Acme, 4 Grand Canal Square, Dublin 2, Ireland",
            "4 Grand Canal Square, Dublin 2, Ireland",
            "IE",
        ),
        (
            "Acme B.V., Keizerslaan 280, 1101 CT Amsterdam, the Netherlands",
            "Keizerslaan 280, 1101 CT Amsterdam, the Netherlands",
            "NL",
        ),
        ("7 Main St; Troy, NY 12180; USA", "7 Main St, Troy, NY 12180, USA", "US"),
        ("公司地址：上海市丹桂路99号2楼", "上海市丹桂路99号2楼", "CN"),
        (
            "Write to 26th Calle Harina St., 46999, Valencia, Spain.",
            "26th Calle Harina St., 46999, Valencia, Spain",
            "ES",
        ),
        ("Boulangerie Lune, 92, rue Farine, 75999 Paris", "92, rue Farine, 75999 Paris", None),
    ],
)
def test_a_postal_address_is_found(text: str, value: str, country: str | None) -> None:
    rows = postal_addresses(segment_rows(text)).to_dicts()
    assert [row["value"] for row in rows] == [value]
    assert json.loads(rows[0]["attributes"] or "{}").get("country") == country


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Acme moved to Berlin and has 1200 Employees in Germany.",
        "IP 地址：每台设备的编号",
        "San Jose, CA 95112",
        "under Section 1798 Civil Code of California",
    ],
)
def test_no_postal_address_is_found(text: str) -> None:
    assert postal_addresses(segment_rows(text)).is_empty()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("privacy@acme.example", "privacy"),
        ("dpo@acme.example", "data_protection_officer"),
        ("our Data Protection Officer: jane@acme.example", "data_protection_officer"),
        ("Our EU representative is Acme BV, info@acme.example", "eu_representative"),
        ("approved by the Information Commissioner. Please mail us at x@acme.example", None),
        ("casework@ico.org.uk", "supervisory_authority"),
        ("jane@acme.example", None),
        ("7 Elm Row, Leeds. uk-rep@acme.example", "uk_representative"),
        ("eurepresentative@acme.example", "eu_representative"),
        ("ukulele.reports@acme.example", None),
        ("privacy.officer@acme.example", "data_protection_officer"),
        ("(data protection contact: DPO) Velm, a@acme.example", None),
        ("Data Protection Officer (DPO), a@acme.example", "data_protection_officer"),
        ("UKrepresentative.Velm@acme.example", "uk_representative"),
        ("Délégué à la protection des données : a@acme.example", "data_protection_officer"),
        ("客服邮箱：12@acme.example", "support"),
        ("个人信息保护负责人：12@acme.example", "data_protection_officer"),
        ("the Information Regulator at a@acme.example", "supervisory_authority"),
        ("Attention: Privacy Officer a@acme.example", "data_protection_officer"),
        ("the Division of Consumer Services of Velm, a@acme.example", None),
    ],
)
def test_an_email_has_its_role(text: str, role: str | None) -> None:
    attributes = emails(segment_rows(text))["attributes"][0]
    assert json.loads(attributes or "{}").get("role") == role


def test_a_heading_tells_the_role() -> None:
    block = Block("+44 20 7946 0018", headings=["Data Protection Officer"])
    assert phones(segment_rows(block))["attributes"][0] == '{"role": "data_protection_officer"}'


def test_the_heading_of_an_officer_tells_the_role_of_an_address() -> None:
    def roles(heading: str, *texts: str) -> list[str | None]:
        blocks = (Block(text, headings=[heading]) for text in texts)
        rows = emails(segment_rows(*blocks)).sort("char_start")
        return [json.loads(told or "{}").get("role") for told in rows["attributes"]]

    people = ("jane@acme.example", "privacy@acme.example")
    assert roles("PRIVACY OFFICER", *people) == ["data_protection_officer", "privacy"]
    assert roles("The police officer's visit", "jane@acme.example") == [None]


def test_an_authority_is_reached_by_phone_and_by_post() -> None:
    text = (
        "You can contact the Information Commissioner on 0303 123 0000 or at the Information "
        "Commissioner’s Office, Wren House, Water Lane, Wilmslow, Cheshire SK9 5XX."
    )
    assert phones(segment_rows(text))["value"].to_list() == ["+443031230000"]
    address = postal_addresses(segment_rows(text)).row(0, named=True)
    assert address["value"] == "Wren House, Water Lane, Wilmslow, Cheshire SK9 5XX"
    assert json.loads(address["attributes"])["role"] == "supervisory_authority"
