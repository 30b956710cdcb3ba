"""Which statements on how long data are kept are found."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.periods_of_time import days
from transforms.fact_rules.retention_periods import retention_periods
from warehouse.vocabulary import SegmentKind


def periods(*blocks: Block | str) -> list[tuple[str, str, dict[str, str]]]:
    rows = retention_periods(segment_rows(*blocks)).sort("char_start").to_dicts()
    return [(row["value"], row["text"], json.loads(row["attributes"])) for row in rows]


@pytest.mark.parametrize(
    ("period", "shortest", "longest"),
    [
        ("90 days", 90, 90),
        ("seven (7) years", 2555, 2555),
        ("24 months", 730, 730),
        ("3 to 7 years", 1095, 2555),
        ("72 hours", 3, 3),
        ("a year", 365, 365),
        ("dix ans", 3650, 3650),
        ("sechs monaten", 182.5, 182.5),
        ("two weeks", 14, 14),
        ("36 minutes", 0.025, 0.025),
        ("forty-eight hours", 2, 2),
    ],
)
def test_a_period_in_days(period: str, shortest: float, longest: float) -> None:
    assert days(period) == pytest.approx((shortest, longest))


@pytest.mark.parametrize(
    ("text", "value", "written", "attributes"),
    [
        (
            "We hold this letter for one year.",
            "365",
            "hold this letter for one year",
            {"statement": "stated"},
        ),
        (
            "Letters are deleted two (2) years after the end of the year.",
            "730",
            "deleted two (2) years",
            {"statement": "stated"},
        ),
        (
            "We keep server logs for up to 90 days.",
            "90",
            "keep server logs for up to 90 days",
            {"statement": "stated", "limit": "at_most", "data_type": "logs"},
        ),
        (
            "Invoices are retained for seven (7) years after the contract ends.",
            "2555",
            "retained for seven (7) years",
            {"statement": "stated", "from": "contract_end", "data_type": "payment data"},
        ),
        (
            "Drafts are deleted after 24 months of inactivity.",
            "730",
            "deleted after 24 months",
            {"statement": "stated", "from": "last_activity"},
        ),
        ("Lifetime | 2 years", "730", "Lifetime | 2 years", {"statement": "stated"}),
        ("Lifetime | 36 minutes", "0.03", "Lifetime | 36 minutes", {"statement": "stated"}),
        (
            "We use these cookies for a period of 13 months.",
            "395",
            "use these cookies for a period of 13 months",
            {"statement": "stated", "data_type": "cookies"},
        ),
        (
            "After two weeks, the pictures are erased.",
            "14",
            "two weeks",
            {"statement": "stated"},
        ),
        (
            "We store orders for 3 to 7 years.",
            "2555",
            "store orders for 3 to 7 years",
            {"statement": "stated", "shortest_days": "1095", "data_type": "orders"},
        ),
        (
            "Lumbrel retains your data only as long as necessary for baking.",
            "as_long_as_necessary",
            "retains your data only as long as necessary",
            {"statement": "as_long_as_necessary"},
        ),
        (
            "We may retain letters as required by law.",
            "legal_obligation",
            "retain letters as required by law",
            {"statement": "legal_obligation"},
        ),
        (
            "We have a legal obligation to keep invoices.",
            "legal_obligation",
            "legal obligation",
            {"statement": "legal_obligation", "data_type": None},
        ),
        (
            "Comments are retained indefinitely.",
            "indefinite",
            "retained indefinitely",
            {"statement": "indefinite"},
        ),
        (
            "We keep your recipes until you ask us to delete them.",
            "until_deletion_request",
            "keep your recipes until you ask us to delete",
            {"statement": "until_deletion_request"},
        ),
        (
            "We store your name for as long as you have an account.",
            "while_account_exists",
            "store your name for as long as you have an account",
            {"statement": "while_account_exists"},
        ),
        (
            "Nous conservons les commandes pendant dix ans.",
            "3650",
            "conservons les commandes pendant dix ans",
            {"statement": "stated", "data_type": "orders"},
        ),
        (
            "Nous conservons les commandes le temps nécessaire à la livraison.",
            "as_long_as_necessary",
            "conservons les commandes le temps nécessaire",
            {"statement": "as_long_as_necessary", "data_type": "orders"},
        ),
        (
            "Recipes, e.g. Breads of the week, are kept for 30 days.",
            "30",
            "kept for 30 days",
            {"statement": "stated"},
        ),
        (
            "We keep recipes for as long as a client is using our oven.",
            "while_account_exists",
            "keep recipes for as long as a client is using",
            {"statement": "while_account_exists"},
        ),
        (
            "Letters are stored for as long as the data are required.",
            "as_long_as_necessary",
            "stored for as long as the data are required",
            {"statement": "as_long_as_necessary"},
        ),
        (
            "All recipes are KEPT FOR 30 DAYS by us; we keep no more.",
            "30",
            "KEPT FOR 30 DAYS",
            {"statement": "stated"},
        ),
    ],
)
def test_a_statement_is_found(
    text: str, value: str, written: str, attributes: dict[str, str | None]
) -> None:
    expected = {key: word for key, word in attributes.items() if word}
    assert periods(text) == [(value, written, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "We respond to requests for deletion within 45 days.",
        "You may ask what we held during the preceding 12 months.",
        "We keep the shop open for you, as long as you like bread.",
        "We do not store data of people under 16 years of age.",
        "Please keep in mind that it may take up to four weeks to answer.",
        "Staff must keep such records confidential, except as required by law.",
        "We are under no obligation to store such letters indefinitely.",
        "Our company has baked for 20 years.",
        "You are logged out after 10 minutes, and a loaf may persist for long.",
        "We use cookies, and bake for a period of 20 minutes.",
        "To determine how long we keep data, we consider legal requirements.",
        "Vous pouvez nous demander de conserver les commandes au-delà du temps nécessaire.",
        "We keep loaves, cakes etc. Twenty years ago we had none.",
    ],
)
def test_what_is_no_retention_is_left_alone(text: str) -> None:
    assert periods(text) == []


def test_a_bare_period_counts_beneath_a_heading_that_asks_how_long() -> None:
    row = Block("Recipes | 5 years", SegmentKind.TABLE_ROW, ["How long do we keep data?"])
    other = Block("Recipes | 5 years", SegmentKind.TABLE_ROW, ["Our history"])
    assert [found[:2] for found in periods(row)] == [("1825", "5 years")]
    assert periods(other) == []


def test_a_period_may_begin_where_another_one_ends() -> None:
    def begins(text: str) -> list[str | None]:
        return [row[2].get("from") for row in periods(text)]

    of_account, of_contract = [None, "account_closure"], [None, "contract_end"]
    assert begins("We keep it for the life of your account + 3 years.") == of_account
    assert begins("We keep it for the term of our contract, plus 2 months.") == of_contract
    assert begins("In the life of the bakery, we keep letters for 3 years.") == [None]


def test_two_limits_of_one_sentence_do_not_overlap() -> None:
    found = periods("We retain data as long as necessary and as required by law.")
    assert [row[1] for row in found] == ["retain data as long as necessary", "required by law"]


def test_the_limits_of_many_segments_are_all_found() -> None:
    assert len(periods(*[f"We keep note {number} for 30 days." for number in range(20)])) == 20


@pytest.mark.parametrize(
    ("text", "heading", "data_type"),
    [
        ("We keep your questions and other inquiries for one year.", "Baking", "inquiries"),
        ("Inactive accounts are deleted after 180 days.", "Baking", "account data"),
        ("Your precise location is stored for 3 days.", "Baking", "location"),
        ("It is kept for 3 months.", "How long we keep your chats", "messages"),
        ("Logs are kept for 3 months.", "Cookies", "logs"),
        ("We keep what court orders ask of us for two years.", "Baking", None),
        ("We keep your data for 90 days when your account is closed.", "Baking", None),
    ],
)
def test_the_data_that_are_kept_are_named(text: str, heading: str, data_type: str | None) -> None:
    [(_, _, attributes)] = periods(Block(text, SegmentKind.PARAGRAPH, [heading]))
    assert attributes.get("data_type") == data_type


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "We erase your recipes as soon as the purpose of keeping them no longer applies.",
            "as_long",
        ),
        ("We delete your recipes as soon as the purpose of baking is fulfilled.", "as_long"),
        ("We hold customers and their recipes for as long as we think fit.", "as_long"),
        ("We keep your recipes only as long as it's needed to bake.", "as_long"),
        ("When we no longer require your recipes, we will destroy them.", "as_long"),
        ("We keep your recipes for the time we reasonably determine to be useful.", "as_long"),
        ("We may make recipes anonymous, and anonymised ones we store permanently.", "indefinite"),
        ("We may anonymise it, in which case we may use this data indefinitely.", "indefinite"),
        ("We keep your recipes until requested to delete them.", "until_deletion_request"),
        ("We keep your recipes until you have chosen to opt out.", "until_deletion_request"),
        ("We keep your recipes until you cancel your membership.", "while_account_exists"),
        ("We keep your recipes for as long as you are a user of the oven.", "while_account_exists"),
        ("We retain letters to the extent that we are required to do so by law.", "legal"),
        ("We erase your letters unless we are required to keep them by law.", "legal"),
        ("By law we have to keep the bills of our bakers.", "legal"),
        ("We keep bills for as long as legally required.", "legal"),
        ("We keep bills where we are legally obligated to retain them.", "legal"),
        ("The criteria used to determine the storage period is the statutory period.", "legal"),
        ("We keep your bills for a period of 1 (one) year.", "365"),
        ("45 days after your last visit, your letters are deleted.", "45"),
        ("The storage in our cellar is indefinite.", "indefinite"),
        ("We erase your letters insofar as there are no statutory storage obligations.", "legal"),
        ("We may have legal obligations or contractual obligations to keep letters.", "legal"),
        ("We will retain your bills as long as the law requires.", "legal"),
        ("We keep bills for the length of any contractual relationship.", "while_account_exists"),
        ("We store letters as necessary to fulfill your wishes.", "as_long"),
        ("Our retention period is currently set to 26 months.", "791"),
        ("Should you notify us that you leave, your bills are destroyed within 3 years.", "1095"),
        ("Letters may have to be kept longer for legal ends.", "legal"),
        ("We keep your recipes unless deletion is requested.", "until_deletion_request"),
        ("Recipes are kept unless you ask us to delete them.", "until_deletion_request"),
        ("We store your name for as long as you do not unsubscribe.", "until_deletion_request"),
        ("We keep your photograph until your consent is withdrawn.", "until_deletion_request"),
        ("We keep your recipes until you delete your Lumbrel account.", "while_account_exists"),
        ("We store your name for as long as the subscription is active.", "while_account_exists"),
        ("We keep letters for as long as that client's account is active.", "while_account_exists"),
        (
            "Your bills are kept for the period of time that you use our oven.",
            "while_account_exists",
        ),
        ("We may keep your name where we are required to by law.", "legal_obligation"),
        ("We delete crumbs that are no longer needed or when you request deletion.", "as_long"),
        ("Letters are erased when you ask for the deletion.", "until_deletion_request"),
        ("We keep bills longer to comply with the statute of limitations.", "legal_obligation"),
        ("We hold your name whilst you are a customer.", "while_account_exists"),
        ("We keep your recipes for a period consistent with the purposes of baking.", "as_long"),
        ("When we have no ongoing business need to hold your bills, they are deleted.", "as_long"),
        ("We keep bills as necessary to resolve disputes.", "as_long"),
        ("Such letters are retained for an extra 90 days.", "90"),
        ("Your letters are erased once the purpose of keeping them ceases to apply.", "as_long"),
        ("We destroy letters when the purpose of baking has been fulfilled.", "as_long"),
        ("Crumbs are deleted once they are no longer in use.", "as_long"),
        ("Crumbs are stored for a short time (currently 90 days).", "90"),
        ("The lifespan of our cookies is limited to 13 months.", "395"),
        ("The crumb cookie lasts for 2 years.", "730"),
        ("It is a cookie that is valid for 12 months.", "365"),
        ("We may keep bills for legal, regulatory or technical reasons.", "legal_obligation"),
        ("For legal reasons, Lumbrel keeps your bills.", "legal_obligation"),
        (
            "It is without recipes that we are obliged to keep for administrative, legal, or "
            "oven purposes.",
            "legal_obligation",
        ),
        (
            "Crumbs are destroyed unless we must, being required to keep it longer by statute.",
            "legal",
        ),
        ("Bakish laws require us to keep bills.", "legal_obligation"),
        ("We may store some letters to comply with record retention requirements.", "legal"),
        ("We will erase your recipes unless otherwise required by law.", "legal_obligation"),
        ("We keep letters as necessary for the purpose you wrote them for.", "as_long"),
        (
            "Letters are kept until the deactivation of your Lumbrel account.",
            "while_account_exists",
        ),
        (
            "Recipes are kept unless deleted in accordance with your request.",
            "until_deletion_request",
        ),
        ("We use your personal data for this purpose for 2 weeks.", "14"),
        (
            "We keep bills for as long as, or as required by, any applicable law.",
            "legal_obligation",
        ),
        (
            "We keep it for the length of a baker's use of his or her account.",
            "while_account_exists",
        ),
    ],
)
def test_more_ways_of_saying_it(text: str, value: str) -> None:
    [(found, _, _)] = periods(text)
    assert found.startswith(value)


@pytest.mark.parametrize(
    "text",
    [
        "We look for ways to shorten the length of time that we need to keep your recipes.",
        "We may disclose any letters or information we store where that is required by law.",
        "The bakers do not keep or use it but solely to the extent necessary to bake your cake.",
        "We keep you informed of cakes and comply with our legal obligations.",
        "This statement remains in effect as long as you are a user of the oven.",
        "We keep old letters in our cellar as permitted by law.",
        "The agreement is held invalid to the extent permitted by law.",
        "We do not keep letters, except as permitted by law.",
        "These cookies keep your choices for the next time you use our oven.",
        "Some bakers store pies unless you remove them.",
        "When the purpose of baking has been fulfilled, you may eat.",
        "We have no reason to bake, and store flour.",
        "This voucher for our online store is valid for 12 months.",
        "You may delete the letters permanently.",
        "To restrict it if you oppose deletion, or if we no longer need the letters.",
        "You may not object if we need to keep processing it to comply with a legal obligation.",
        "Please allow up to 10 days for your name to be removed from our list of cakes.",
        "You get a copy of the information which we keep about you within a week.",
        "Find a lower price at any online store, within 14 days of your order.",
        "Letters may be stored and processed in any country where required by law.",
        "Bakers are required to keep the recipes confidential for good reasons.",
        "We store bread; we may change ovens for other operational, legal or regulatory reasons.",
        "We may not be able to grant the erasure for specific legal reasons.",
        "Whether there is a duty to which we are subject (some laws require us to keep bills).",
        "We keep records of the law that requires us to delete recipes.",
        "We store your recipes in the way that law requires.",
        "We no longer use recipes but need to hold some of them for legal proceedings.",
        "We hold bread and use it for business purposes.",
        "We will store the cake but not pass it on, except to comply with legal obligations.",
    ],
)
def test_more_that_says_no_period(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("For so long as you have an account.", ["while_account_exists"]),
        ("as required under law or a contract; or", ["legal_obligation"]),
        (
            "Crumbs | Until you ask us, or your account is deleted",
            ["until_deletion_request", "while_account_exists"],
        ),
        ("Crumbs | Indefinitely", ["indefinite"]),
        ("Until you ask us to stop.", ["until_deletion_request"]),
        ("We process recipes and other data for as long as needed.", ["as_long_as_necessary"]),
        (
            "For so long as your account is active or as needed to provide you with bread.",
            ["while_account_exists", "as_long_as_necessary"],
        ),
        ("Whoever has bread at home may eat it for as long as needed.", []),
        ("As long as you use our oven, we will keep your recipes.", ["while_account_exists"]),
    ],
)
def test_an_item_beneath_a_heading_needs_no_word_of_keeping(
    text: str, statements: list[str]
) -> None:
    found = periods(Block(text, SegmentKind.LIST_ITEM, ["How long do we keep recipes?"]))
    assert [value for value, _, _ in found] == statements


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (
            "We keep your recipes until your oven is inactive for five (5) years.",
            {"from": "last_activity"},
        ),
        (
            "If you have not used the oven for 3 years, we delete your recipes.",
            {"from": "last_activity"},
        ),
        (
            "If you close your account, we will delete your recipes within 30 days.",
            {"from": "account_closure", "limit": "at_most"},
        ),
        (
            "Upon account termination, recipes are erased after 30 days.",
            {"from": "account_closure"},
        ),
        (
            "If we don't see you in-store for seven years, we erase your bills.",
            {"from": "last_activity"},
        ),
        ("Bills are erased no later than three years on.", {"limit": "at_most"}),
        ("We keep your recipes for 90 days max.", {"limit": "at_most"}),
        (
            "Bills are kept for 7 years after the close of the fiscal year.",
            {"from": "year_end"},
        ),
    ],
)
def test_when_a_period_begins_and_how_exact_it_is(text: str, attributes: dict[str, str]) -> None:
    [(_, _, found)] = periods(text)
    assert {key: found.get(key) for key in ("from", "limit") if key in found} == attributes
