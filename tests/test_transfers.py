"""Where data is said to go, and by which safeguards."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.transfers import transfers
from warehouse.vocabulary import SegmentKind


def said(text: str) -> list[tuple[str, str, str]]:
    rows = transfers(segment_rows(text)).sort("kind", "char_start").to_dicts()
    return [(row["kind"], row["value"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Your data may be transferred out of the EEA.", [("outside_EEA", "EEA")]),
        (
            "We store data outside of Europe, including in Canada.",
            [("outside_EU", "Europe"), ("CA", "Canada")],
        ),
        ("Data is stored outside the country where you live.", [("abroad", "country where you")]),
        (
            "Your data is transferred to the United States, Canada and India.",
            [("US", "United States"), ("CA", "Canada"), ("IN", "India")],
        ),
        ("We store your information on servers in Germany.", [("DE", "Germany")]),
        (
            "We may transfer personal data outside of the European Economic Area.",
            [("outside_EEA", "European Economic Area")],
        ),
        (
            "It may be transferred to, and processed in, countries other than your own.",
            [("abroad", "countries other than your own")],
        ),
        ("Data is processed in any country where we bake.", [("abroad", "any country where")]),
        (
            "Your data may be held by them in other countries, including the United States.",
            [("abroad", "other countries"), ("US", "United States")],
        ),
        (
            "We transfer data to jurisdictions that may bake.",
            [("abroad", "jurisdictions that may")],
        ),
        (
            "Data are transferred to countries outside of the European Union.",
            [("outside_EU", "European Union")],
        ),
        (
            "Your data may be sent to countries including Canada, Japan and other countries.",
            [("CA", "Canada"), ("JP", "Japan"), ("abroad", "other countries")],
        ),
        ("Place of processing: Ireland – Privacy Policy.", [("IE", "Ireland")]),
        ("We store your data at our mill in Ovenville, Ohio, USA.", [("US", "USA")]),
        (
            "We store your data here and elsewhere in the world.",
            [("abroad", "elsewhere in the world")],
        ),
        (
            "If you are from Norway, our providers may be located outside your country.",
            [("abroad", "your country")],
        ),
        ("We may transfer your data overseas.", [("abroad", "overseas")]),
        (
            "Your data may be transferred across state, provincial and/or country borders.",
            [("abroad", "across state, provincial and/or country borders")],
        ),
        ("Transfer to recipients outside the EEA", [("outside_EEA", "EEA")]),
        ("You are sending data to Norway.", [("NO", "Norway")]),
        (
            "We may transfer data to any country in the world, in particular India.",
            [("abroad", "any country in the world"), ("IN", "India")],
        ),
        ("Data are kept outside of Your country.", [("abroad", "Your country")]),
        (
            "We send your data to bakers located in countries outside of the EEA.",
            [("outside_EEA", "EEA")],
        ),
        ("Data are transferred to affiliates in Poland.", [("PL", "Poland")]),
        ("Die Daten werden in die USA übermittelt.", [("US", "USA")]),
        (
            "For transfers of data to Japan, the EU-US rules are kept.",
            [("JP", "Japan")],
        ),
        (
            "Our ovens move data across borders and to various countries.",
            [("abroad", "across borders")],
        ),
        ("Your data may be sent worldwide.", [("abroad", "worldwide")]),
        ("Your letters and data are transferred internationally.", [("abroad", "internationally")]),
        (
            "We only transfer your data to countries that bake with adequate care.",
            [("abroad", "countries that")],
        ),
        (
            "Data may be sent to ovens outside the country where the data was baked.",
            [("abroad", "outside the country where the data")],
        ),
        ("Data is processed in mainland China.", [("CN", "mainland China")]),
        ("Your data is transmitted to Bread Friends in Norway.", [("NO", "Norway")]),
        ("Some of our service providers are based in Canada.", [("CA", "Canada")]),
        (
            "Our partners who bake, wrap and send it may be established outside the EEA.",
            [("outside_EEA", "EEA")],
        ),
        ("They are baked by staff operating outside the EEA.", [("outside_EEA", "EEA")]),
        ("Third party service providers outside of the EEA.", [("outside_EEA", "EEA")]),
        (
            "These recipients are located in: Norway, Japan and Chile.",
            [("NO", "Norway"), ("JP", "Japan"), ("CL", "Chile")],
        ),
        ("Our bakery uses the provider Flour Ltd. (Canada) for letters.", [("CA", "Canada")]),
        ("Vos données sont transférées aux États-Unis.", [("US", "États-Unis")]),
        (
            "WE KEEP AND PROCESS YOUR RECIPES AND DATA IN THE UNITED STATES AND OTHER COUNTRIES.",
            [("US", "UNITED STATES"), ("abroad", "OTHER COUNTRIES")],
        ),
        ("Storage of Recipe Information in the United States", [("US", "United States")]),
        ("Your data are stored inside the EEA.", [("EEA", "EEA")]),
        ("We may transfer your data outwith the UK.", [("outside_GB", "UK")]),
        (
            "We transfer data to bakers in other countries (such as Norway and Japan).",
            [("abroad", "other countries"), ("NO", "Norway"), ("JP", "Japan")],
        ),
        (
            "Data may go to countries outside of your country of residence, as we transfer them to"
            " countries outside the EEA, including but not limited to Chile.",
            [("outside_EEA", "EEA"), ("CL", "Chile")],
        ),
        (
            "We transfer recipes and data to bakers in countries without an adequacy finding.",
            [("abroad", "countries without")],
        ),
        (
            "Data may be kept on servers hosted in countries different from where you bake.",
            [("abroad", "countries different from")],
        ),
        ("We transfer your data to non-EEA countries.", [("outside_EEA", "EEA")]),
        ("The transfer to Norway takes place under strict rules.", [("NO", "Norway")]),
        ("6. Transfers Outside the EU", [("outside_EU", "EU")]),
        (
            "For transfers from Norway to countries not on our list we bake anew.",
            [("abroad", "countries not")],
        ),
        (
            "We transfer your data to certain countries that bake.",
            [("abroad", "certain countries that")],
        ),
        (
            "Bakers in foreign countries to which we transfer your data follow our recipes.",
            [("abroad", "foreign countries")],
        ),
        (
            "We may transfer your data to another entity outside the EEA.",
            [("outside_EEA", "EEA")],
        ),
        (
            "All data that you give to any baker of ours, or that our ovens note while they bake "
            "the"
            " bread that you ordered in our shop or by telephone on any day of the week but Sunday,"
            " are in time sent to, and stored in, Canada.",
            [("CA", "Canada")],
        ),
        ("We bake with the data that we receive in the US from Norway.", [("US", "US")]),
        ("All data are stored on two separate EU-based servers.", [("EU", "EU")]),
        (
            "Some of these parties are located outside Europe, where flour is cheap.",
            [("outside_EU", "Europe")],
        ),
        ("We use the provider Flour Ltd (Hong Kong, China) for letters.", [("HK", "Hong Kong")]),
        ("Our partner is Flour GmbH (located in Austria).", [("AT", "Austria")]),
    ],
)
def test_destinations(text: str, places: list[tuple[str, str]]) -> None:
    assert said(text) == [("transfer", *place) for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "If you live in Germany, you may ask for your data.",
        "We are a company in the United States.",
        "Our services are offered to users in the European Union.",
        "We process requests of residents in France.",
        "We send you a card to Canada.",
        "Data is processed with consent in the countries where the law asks for it.",
        "You may ask whether your data are transferred to a third country.",
        "You learn of it if the baker intends to transfer data to another country.",
        "The GDPR restricts transfers of personal data outside the EU.",
        "Bakers decide whether they store information in Canada or elsewhere.",
        "We keep data as asked by legislation in other countries.",
        "If you are located in a country outside Canada, you consent to it all.",
        "Do we transfer your data outside the EEA?",
        "This page explains whether we transfer your data outside of the EEA.",
        "The data that is stored and processed in the US is not personal data.",
        "You must be old enough to consent to the processing of your data in your country.",
        "We erase data to comply with a legal obligation in EU law.",
        "We are a data processor for affiliates in Europe and host their ovens.",
        "We transfer data originating in Japan.",
        "Data is processed in lands that are not as protective as the UK.",
        "See European Commission: Model contracts for the transfer of personal data to Canada.",
        "It is stored in an oven certified to internationally recognized data standards.",
        "We share no bread with children in the US, whose data is ours.",
        "We get data from providers such as Ovens & Co based outside the EU.",
        "Our ovens are for companies based in the UK.",
        "Our providers may send bread to users based in Canada.",
        "Our controller is Bread Ltd. (Canada).",
        "Our bread is baked by Flour (Canada) Ltd.",
        "We transfer no data to a country that bakes badly.",
        "IF YOU SUBMIT material to US or transmit data to US, it is ours.",
        "You may use our data while you live in a jurisdiction that asks for your age.",
        "Data receive the same care as if they were processed inside the EEA.",
        "You grant us a royalty-free, transferable, worldwide licence to your data.",
        "OUR BAKERY IS IN THE UNITED STATES AND SENDS NO LETTERS.",
        "OUR BAKERS KEEP THE DATA TRANSFERRED TO US.",
        "We serve some countries with adequate bread.",
    ],
)
def test_no_destination(text: str) -> None:
    assert said(text) == []


def test_what_a_place_is_called_besides_is_no_other_place() -> None:
    text = "We store data in Chile, a country that bakes well."
    assert said(text) == [("transfer", "CL", "Chile")]
    text = "Where we transfer data from a non-EEA country to another country, bakers may differ."
    assert said(text) == [("transfer", "abroad", "another country")]


def test_countries_at_the_head_of_items_by_their_heading() -> None:
    def at(text: str, heading: str) -> list[str]:
        rows = transfers(segment_rows(Block(text, SegmentKind.LIST_ITEM, ["Bakery", heading])))
        return rows["value"].to_list()

    assert at("Norway (as our ovens are there)", "Where do we store your data?") == ["NO"]
    assert at("Norway and Japan", "Countries where recipes go") == ["NO", "JP"]
    assert at("Norway", "International data transfers") == []
    assert at("Norway residents may ask for bread", "Where do we store your data?") == []


def test_a_heading_must_name_data() -> None:
    def told(text: str) -> list[str]:
        return transfers(segment_rows(Block(text, SegmentKind.HEADING)))["value"].to_list()

    assert told("Transfers to Norway") == []
    assert told("Transfer of your data to Norway") == ["NO"]


def test_a_denied_transfer_says_so() -> None:
    (row,) = transfers(segment_rows("We do not transfer your data outside the EU.")).to_dicts()
    assert (row["value"], json.loads(row["attributes"])) == ("outside_EU", {"polarity": "deny"})


def test_what_cannot_be_ruled_out_is_not_denied() -> None:
    for text in (
        "It cannot be ruled out that data are sent to the USA.",
        "If you do not agree to the transfer of data to the USA, do not eat our bread.",
    ):
        (row,) = transfers(segment_rows(text)).to_dicts()
        assert (row["value"], row["attributes"]) == ("US", None)


def test_where_data_need_not_be_it_may_be_elsewhere() -> None:
    (row,) = transfers(segment_rows("Our servers may not be located in your country.")).to_dicts()
    assert (row["value"], row["attributes"]) == ("abroad", None)


@pytest.mark.parametrize(
    ("text", "safeguard"),
    [
        ("We rely on the Standard Contractual Clauses.", "standard_contractual_clauses"),
        ("on the basis of an adequacy decision", "adequacy_decision"),
        (
            "a country that the European Commission found to have an adequate level of protection",
            "adequacy_decision",
        ),
        ("certified under the EU-U.S. Privacy Shield", "privacy_shield"),
        ("lands that were found to provide an adequate level of protection", "adequacy_decision"),
        ("under the Data Privacy Framework", "data_privacy_framework"),
        ("our Binding Corporate Rules", "binding_corporate_rules"),
        ("our part in the DPFs", "data_privacy_framework"),
        (
            "we use specific contracts approved by the European Commission",
            "standard_contractual_clauses",
        ),
        (
            "Ovens abroad do not bake as ours do, and you consent to the transfer of data there.",
            "consent",
        ),
        ("Our ovens are abroad, and baking shows your agreement to that transfer.", "consent"),
        ("You consent to the international transfer of your data.", "consent"),
        ("You agree that we may transfer your recipes to ovens across borders.", "consent"),
        ("We transfer recipes across borders only with your explicit consent.", "consent"),
        ("No recipe is transferred across borders without your prior consent.", "consent"),
        ("You authorize us to transfer recipes across borders.", "consent"),
        ("YOU CONSENT THAT YOUR RECIPES ARE TRANSFERRED ACROSS BORDERS.", "consent"),
        ("We use clauses that give recipes the same protection.", "standard_contractual_clauses"),
        ("a land considered by the European Commission as safe", "adequacy_decision"),
        ("We bring unresolved Privacy Shield complaints to a wise baker.", "privacy_shield"),
    ],
)
def test_safeguards(text: str, safeguard: str) -> None:
    assert [row[:2] for row in said(text)] == [("transfer_safeguard", safeguard)]


@pytest.mark.parametrize(
    "text",
    [
        "We take adequate measures.",
        "De-identified under the HIPAA safe harbor method.",
        "countries that do not have an adequate level of protection, says the Commission",
        "You can transfer your account.",
        "You consent to the transfer of your recipes to the buyer of our bakery.",
        "in the absence of an adequacy decision",
        "a country deemed to have inadequate data protection",
        "An adequacy decision (see Art. 45) or other guarantees are not required.",
        "If another buys our assets abroad, you consent to the transfer of your data.",
        "in Ländern ohne Angemessenheitsbeschluss",
        "un pays qui ne bénéficie pas d’une décision d’adéquation",
        "an adequate level of protection in the absence of an adequacy decision of the Commission",
        "recipients that are not in a land that the Commission found to have an adequate level",
        "EU/Swiss-U.S. Privacy Shield Notice",
        "To complain, please visit the Privacy Shield website.",
        "https://ovens.example/how-to-complain-under-the-DPF-rules",
        "This page follows the law, such as updates to the EU-U.S. Data Privacy Framework.",
        "You agree that you may not transfer our bread to other countries.",
        "We transfer your order to our bakers with your consent.",
        "Cookies across borders are set with your consent, and we transfer no bread.",
        "You consent to our sharing or transferring your order to the baker.",
        "Privacy Shield complaints",
    ],
)
def test_no_safeguard(text: str) -> None:
    assert said(text) == []


def test_a_destination_tells_the_safeguards_of_its_segment() -> None:
    text = "We transfer data to the US under Standard Contractual Clauses."
    rows = {row["kind"]: row for row in transfers(segment_rows(text)).to_dicts()}
    assert json.loads(rows["transfer"]["attributes"]) == {
        "safeguards": "standard_contractual_clauses"
    }


def test_who_agrees_to_a_transfer_to_persons_abroad_sends_data_there() -> None:
    text = "Bakers may be outside of your home country; you consent to the transfer of such data."
    assert said(text) == [
        ("transfer", "abroad", "your home country"),
        ("transfer_safeguard", "consent", "consent to the transfer"),
    ]


def test_a_safeguard_no_longer_relied_upon_is_denied() -> None:
    for text in (
        "We no longer rely on the Privacy Shield.",
        "We will not rely on the Swiss-U.S. Data Privacy Framework yet.",
        "Bread Inc. no longer relies on Bread Inc.'s part in the Privacy Shield.",
    ):
        (row,) = transfers(segment_rows(text)).to_dicts()
        assert json.loads(row["attributes"]) == {"polarity": "deny"}


def test_a_safeguard_that_stands_in_for_another_is_relied_upon() -> None:
    text = (
        "Where a baker is not certified, we rely on the standard contractual clauses for transfers."
    )
    assert transfers(segment_rows(text))["attributes"].to_list() == [None]
