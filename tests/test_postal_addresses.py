"""Which postal addresses are found, how far they reach, and which countries they tell."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.postal_addresses import postal_addresses
from transforms.fact_rules.split_addresses import split_addresses


@pytest.mark.parametrize(
    ("text", "value", "country"),
    [
        (
            "Write to Velm Ltd.12 Elm StreetLondonN1 9GUWe answer soon.",
            "12 Elm Street London N1 9GU",
            "GB",
        ),
        (
            "Velm, Inc.7 Oak AvenueTroy, NY 12180Phone: 555",
            "7 Oak Avenue Troy, NY 12180",
            "US",
        ),
        ("Velm BakersPO Box 12Troy, NY 12180", "PO Box 12 Troy, NY 12180", "US"),
        ("at 7 Oak Ave #380-7163 Troy, NY 12180", "7 Oak Ave #380-7163 Troy, NY 12180", "US"),
        (
            "P.O. Box 12 1201 Elm Street Troy, NY 12180",
            *["P.O. Box 12 1201 Elm Street Troy, NY 12180", "US"],
        ),
        ("at 7 Oak Ave, Chicago, IL, USA 60601", "7 Oak Ave, Chicago, IL, USA 60601", "US"),
        ("at 7 Oak Ave, Chicago, IL. 60601.", "7 Oak Ave, Chicago, IL. 60601", "US"),
        ("at 7 Oak Road. Boise, Idaho 83705", "7 Oak Road. Boise, Idaho 83705", "US"),
        ("at 7 Oak Ave, Dallas, Tx 75201", "7 Oak Ave, Dallas, Tx 75201", "US"),
        (
            "7 Oak Avenue, S.W. Washington, D.C 20201",
            *["7 Oak Avenue, S.W. Washington, D.C 20201", "US"],
        ),
        (
            "Attn: Bakers Unit #12, 34 Elm Street, Troy, NY 12180",
            *["Unit #12, 34 Elm Street, Troy, NY 12180", "US"],
        ),
        ("call 555-234-0199 12 Elm Street, Troy, NY 12180", "12 Elm Street, Troy, NY 12180", "US"),
        (
            "Ph: 02 9215 0199 Level 1, 12 Elm Rd Perth WA 6000",
            "Level 1, 12 Elm Rd Perth WA 6000",
            "AU",
        ),
        (
            "© 2015-2020 Velm, Inc. 9 Elm Street, Troy, NY 12180",
            "9 Elm Street, Troy, NY 12180",
            "US",
        ),
        (
            "the office at Wren House Water Lane Wilmslow SK9 5XX",
            "Wren House Water Lane Wilmslow SK9 5XX",
            "GB",
        ),
        (
            "J. Alec Crumb, Rosewen, Bakers road, Pontypool, NP4 6XX",
            *["Rosewen, Bakers road, Pontypool, NP4 6XX", "GB"],
        ),
        (
            "Velm, Avenue des Pains 71, 1030 Brussels, Belgium",
            "Avenue des Pains 71, 1030 Brussels, Belgium",
            "BE",
        ),
        (
            "having its office at Rue de la Mie 35, 1000 Brussels",
            "Rue de la Mie 35, 1000 Brussels",
            None,
        ),
        (
            "Velm AB, Storgatan 31, 461 30 Trollhättan, Sweden",
            "Storgatan 31, 461 30 Trollhättan, Sweden",
            "SE",
        ),
        (
            "Velm GmbH, Talacker 4, 8001, Zürich, Switzerland",
            "Talacker 4, 8001, Zürich, Switzerland",
            "CH",
        ),
        ("Velm GmbH, Hofgasse 8, D-80539 Munich.", "Hofgasse 8, D-80539 Munich", "DE"),
        ("5 rue du Moulin; 75008 Paris ; France", "5 rue du Moulin, 75008 Paris, France", "FR"),
        (
            "at Avenue des Pains, 53, 1000 Brussels, Belgium",
            *["Avenue des Pains, 53, 1000 Brussels, Belgium", "BE"],
        ),
        ("7 Oak Road, Boulder CO 80301555-234-0199", "7 Oak Road, Boulder CO 80301", "US"),
        (
            "write to the Club Secretary, Rose Cottage, Eathorpe, Leamington, CV33 9XX",
            *["Rose Cottage, Eathorpe, Leamington, CV33 9XX", "GB"],
        ),
        ("26 Boulevard Royal, L-2449 Luxembourg", "26 Boulevard Royal, L-2449 Luxembourg", "LU"),
        ("Velm Bakers Mehlstraße 5 85053 Ingolstadt", "Mehlstraße 5 85053 Ingolstadt", None),
        ("Postbus 933 2509 AJ DEN HAAG", "Postbus 933 2509 AJ DEN HAAG", "NL"),
        ("Velm - 5, rue du Moulin, Paris 75008.", "5, rue du Moulin, Paris 75008", None),
        ("at 5 Elm Avenue, Canberra 2600 as", "5 Elm Avenue, Canberra 2600", "AU"),
        (
            "at 5 Elm Court, Port Melbourne, 3207, Victoria, Australia",
            *["5 Elm Court, Port Melbourne, 3207, Victoria, Australia", "AU"],
        ),
        ("PO Box 5 Crumbton 5741, New Zealand", "PO Box 5 Crumbton 5741, New Zealand", "NZ"),
        ("by mail: 1 Velm Place. Troy, NY 12180", "1 Velm Place. Troy, NY 12180", "US"),
        ("7 Oak St, Troy, NY 12180, USAask@velm.example", "7 Oak St, Troy, NY 12180, USA", "US"),
        ("办公地址：丹桂市面包路116号之四.如果您", "丹桂市面包路116号之四", "CN"),
        ("注册地址为：丹桂市面包路116号（新镇江路9号）)", "丹桂市面包路116号（新镇江路9号）", "CN"),
    ],
)
def test_an_address_reaches_from_its_street_to_its_code(
    text: str, value: str, country: str | None
) -> None:
    (row,) = postal_addresses(segment_rows(text)).to_dicts()
    assert row["value"] == value
    assert json.loads(row["attributes"] or "{}").get("country") == country


@pytest.mark.parametrize(
    ("text", "value", "country"),
    [
        (
            "located at 27 Elm Lane, London, the United Kingdom.",
            *["27 Elm Lane, London, the United Kingdom", "GB"],
        ),
        ("Velm Ltd, Yeast 5 St, Tel Aviv, Israel", "Yeast 5 St, Tel Aviv, Israel", "IL"),
        (
            "Velm House, 63 Bread-ro, Jung-gu, Seoul, Korea",
            "Velm House, 63 Bread-ro, Jung-gu, Seoul, Korea",
            "KR",
        ),
        (
            "Level 2, Crumb Centre, St Julians STJ 1000, Malta",
            "Level 2, Crumb Centre, St Julians STJ 1000, Malta",
            "MT",
        ),
        ("Our address: 15, Nicosia 1061, Cyprus", "15, Nicosia 1061, Cyprus", "CY"),
        ("Write: 7 Oak Road, Troy, NY.", "7 Oak Road, Troy, NY", "US"),
        ("at 7 Oak Way, Troy, Ohio, United States", "7 Oak Way, Troy, Ohio, United States", "US"),
        ("to 7 Oak Avenue, S.W., Washington, DC", "7 Oak Avenue, S.W., Washington, DC", "US"),
        ("write to PO Box 12, Troy, NY, USA", "PO Box 12, Troy, NY, USA", "US"),
    ],
)
def test_a_country_ends_an_address_without_a_code(text: str, value: str, country: str) -> None:
    (row,) = postal_addresses(segment_rows(text)).to_dicts()
    assert (row["value"], row["rule"]) == (value, "address_to_country")
    assert json.loads(row["attributes"])["country"] == country


def test_the_line_after_an_address_tells_whose_it_is() -> None:
    text = "Velm Ltd, 7 Oak Street, Troy, NY 12180, Attn: Privacy Team"
    (attributes,) = postal_addresses(segment_rows(text))["attributes"]
    assert json.loads(attributes)["role"] == "privacy"


@pytest.mark.parametrize(
    "text",
    [
        "DataLoaf has offices in each of the 27 EU countries, the UK, and Norway",
        "On May 25, 2018, Velm Bakers, Ireland, changed its recipes",
        "the 5 Bakers of Troy, Cork and London, Canada",
        "our 24 Hour Bakeries, Troy, Canada",
        "Street, Covent Garden London, WC2B 5XX, United Kingdom",
        "Sutton, England, SM1 1XX",
        "the 5 Bakers of Troy, Cork and London, NY",
        "7 loaves in Paris 75008 times, and 5741, New Zealand",
        "USAble bread, 12 loaves",
        "Since January 1, 2020 Velm, Germany",
    ],
)
def test_what_only_looks_like_an_address_is_left_alone(text: str) -> None:
    assert postal_addresses(segment_rows(text)).is_empty()


def test_lines_of_an_address_may_be_segments_of_their_own() -> None:
    def found(*lines: str) -> list[tuple[str, str, str | None]]:
        rows = split_addresses(segment_rows(*lines)).to_dicts()
        return [(row["text"], row["value"], row["attributes"]) for row in rows]

    assert found(
        "Attn: Privacy", "7 Oak Street,", "Suite 2", "Troy, NY 12180", "USA", "Ask us."
    ) == [
        (
            "7 Oak Street",
            "7 Oak Street, Suite 2, Troy, NY 12180, USA",
            '{"country": "US", "role": "privacy"}',
        )
    ]
    assert found("7 Oak Street |", "Troy, NY 12180 |") == [
        ("7 Oak Street", "7 Oak Street, Troy, NY 12180", '{"country": "US"}')
    ]
    assert found("PO Box 12", "Banff", "Canada") == [
        ("PO Box 12", "PO Box 12, Banff, Canada", '{"country": "CA"}')
    ]
    assert found("Mehlstrasse 5", "6002 Luzern,", "Switzerland") == [
        ("Mehlstrasse 5", "Mehlstrasse 5, 6002 Luzern, Switzerland", '{"country": "CH"}')
    ]
    assert found("11 rue du Moulin", "75008 Paris") == [
        ("11 rue du Moulin", "11 rue du Moulin, 75008 Paris", None)
    ]
    assert found("7 Oak Street", "We bake bread.", "Troy, NY 12180") == []
    assert found("7 Oak Street", "Open daily", "from six", "to nine", "Troy, NY 12180") == []
    assert found("See 7 Oak Street", "Troy, NY 12180") == []
    assert found("7, Oak Street, STE 5", "Troy, NY 12180-5419", "USA") == [
        (
            "7, Oak Street, STE 5",
            "7, Oak Street, STE 5, Troy, NY 12180-5419, USA",
            *['{"country": "US"}'],
        )
    ]
    assert found("Velm Bakers, Inc.", "7 Oak Street", "We bake bread.") == [
        ("7 Oak Street", "7 Oak Street", None)
    ]
    assert found("We bake bread at home.", "7 Oak Street", "Troy is near.") == []
