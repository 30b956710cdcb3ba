"""More ways of saying how long data are kept, and what is said alike of other things."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.fact_rules.retention_periods import retention_periods


def values(text: str, heading: str = "Bread") -> list[str]:
    rows = retention_periods(segment_rows(Block(text, headings=[heading])))
    return rows.sort("char_start")["value"].to_list()


@pytest.mark.parametrize(
    "text",
    [
        "How long does the mill keep my recipes?The mill keeps them for as long as necessary.",
        "How Long We Keep It In general, we keep your letters for as long as we need them to bake.",
        "We save your address as long as it is required to send you bread.",
        "Recorded songs are saved for no longer than is necessary.",
        "Letters are stored for as long as required by the purpose they were written for.",
        "We only hold your letters for long as is necessary.",
        "The mill keeps recipes for as long as the mill reasonably needs them.",
        "The mill only keeps a recipe for as long as a cake requires it.",
        "The mill retains bills for as long as the mill deems necessary.",
        "Recipes are retained as long as considered necessary.",
        "We will retain letters for such time as may be necessary to answer them.",
        "We retain the number of your card for as long as it takes to pay for the bread.",
        "We maintain oven records for as long as necessary to bake.",
        "The mill disposes of letters when they are no longer needed.",
        "Kept only as long as necessary to bake.",
        "Old lists are shredded once they are no longer needed.",
        "destroying or anonymising recipes if they are no longer needed;",
    ],
)
def test_as_long_as_necessary(text: str) -> None:
    assert values(text) == ["as_long_as_necessary"]


@pytest.mark.parametrize(
    "text",
    [
        "How long we need to keep your recipes to comply with our duties and as necessary to bake.",
        "We save your preferences as long as they are needed.",
        "The law applies for as long as the mill is in town.",
        "Bakers keep bread, for as long as the sun rises.",
        "We dispose of ovens in the yard.",
        "You may bake for such time as is necessary.",
    ],
)
def test_what_is_said_alike_of_other_things(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We may keep it longer, for instance where we are required to do so in accordance with "
        "tax and accounting requirements.",
        "Your letters are retained by the mill in accordance with applicable state laws.",
        "We always retain recipes in accordance with law and custom.",
        "We keep recipes for as long as we are required to keep them by law.",
    ],
)
def test_as_laws_require(text: str) -> None:
    assert values(text) == ["legal_obligation"]


@pytest.mark.parametrize(
    "text",
    [
        "We may tell the police where we are required to do so in accordance with law.",
        "We store recipes securely in accordance with applicable laws.",
        "Letters that we retain are only used in accordance with applicable laws.",
        "We will delete the letters in accordance with applicable law.",
    ],
)
def test_what_is_done_in_accordance_with_laws(text: str) -> None:
    assert values(text) == []


def test_an_obligation_for_which_items_are_needed_counts_beneath_a_heading_of_keeping() -> None:
    text = "for as long as necessary to comply with any legal requirement of bakers;"
    assert "legal_obligation" in values(text, "How long we keep it")
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We delete these recipes 12 months after the end of the fair.", "365"),
        ("The crumb will remain effective for a maximum of 30 days.", "30"),
        ("By law we have to keep bills for six tax years.", "2190"),
        ("If recipes are stored in log files, this is the case after seven days.", "7"),
        ("We save your recipes for two years.", "730"),
    ],
)
def test_periods(text: str, days: str) -> None:
    assert days in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "We delete what you ask us to, 30 days after your request at the latest.",
        "We eat cakes 12 months after the fair.",
        "Oven logs are read after seven days.",
    ],
)
def test_other_times(text: str) -> None:
    assert values(text) == []


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
    [found] = values(text)
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
    assert values(text) == []
