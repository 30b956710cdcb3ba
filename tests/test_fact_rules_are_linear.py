"""No text makes a rule of facts slow: twice the text takes at most some twice the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.growth import growth
from tests.segment_rows import segment_rows
from transforms.facts import RULES

MOST_GROWTH = 2.2
"""Of the time per doubling of the text."""
SHORTEST = 0.03
"""Seconds; what takes less is not told from noise."""
GENERIC = (
    "a",
    "A",
    "1",
    " ",
    ".",
    "-",
    "(",
    "a ",
    "A. ",
    "1 2",
    "é",
    "www.",
    "a@",
    "“",
    ", ",
    "| ",
)
OF_RULES = {
    "emails": ("a@b.", "a@a.com", "x [at] y ", "x [at] y [dot] z ", "privacy officer a@b.co "),
    "urls": (
        "http://",
        "http://a.b/(",
        "www.a.co.",
        "http://a.b.c.d",
        "https://a.example/bcD ",
        "see a.com, ",
        "a.b.com/",
        "a.com.",
        "https://1.2.3.4/).",
    ),
    "phones": (
        "+44 20 ",
        "+1 (2",
        "call us 555-",
        "(555) 555-5555 ",
        "Tel. 1 2 3 4 5 6 7 8 ",
        "0303 123 1113 ",
    ),
    "postal_addresses": (
        "12 A St, CA 9",
        "1 rue A, 75001 P",
        "Box 1, TX 12345 ",
        "1 A St, Canada, ",
        "1 A St, TX 12345 1 A St, Canada, ",
        "A 1, 1000 A, Spain, ",
        "A House A 1, ",
        "SW1A 1A",
        "地址",
    ),
    "split_addresses": ("12 A St, ", "P.O. Box 1", "Canada, 12345 "),
    "web_forms": (
        "contact form ",
        "use our online form ",
        "this form http://a.b ",
        "please use the following form ",
        "submit it at https://a.example/requests/https://privacy-portal.",
    ),
    "regulations": (
        "GDPR",
        "General Data Protection ",
        "Directive 95/46/",
        "Regulation (EU) 2016/",
        "Flour Act and the ",
        "Flour and ",
        "Title of the A ",
        "17 U.S.C. ",
        "AcmeAct ",
        "Act on the A and ",
        "Law No. 1-2 of ",
        "Article 6(1)(b) ",
    ),
    "governing_law": (
        "governed by the laws ",
        "governed by ",
        "law shall ",
        "gilt das Recht ",
        "use is subject to the laws of ",
    ),
    "legal_bases": (
        "necessary for the ",
        "performance of a ",
        "Art. 6 (1) ",
        "legitimate interest ",
        "retain for our legitimate interest ",
        "object to a task in the public interest ",
        "legitimate interests, to comply with a ",
        "you consent to the use of ",
        "by visiting, you fully understand and consent to our collection, ",
        "we use data and information to comply with applicable legal and ",
        "we base it upon your prior consent ",
        "perform our obligations to you under ",
        "| Consent - comply with ",
    ),
    "transfers": (
        "transferred to the United States, ",
        "data to other ",
        "SCCs not ",
        "stored in ",
        "transferred to countries such as A, ",
        "data sent to Paris, ",
        "Cake Ltd (USA, ",
        "data sent across state and ",
        "whether your data is transferred to ",
        "data located in countries outside ",
        "consent to the transfer of ",
        "providers who are located in the USA, ",
        "providers ",
        "Cake Ltd. (USA) ",
        "data sent to a baker in the ",
        "contracts approved ",
    ),
    "security_measures": (
        "encrypt ",
        "access is ",
        "physical and ",
        "no firewall ",
        "trained staff ",
        "required to keep it ",
        "only certain bakers who ",
        "encrypt it over ",
        "educate our ",
        "commit to protect ",
        "protected by a user name and ",
        "ip address ",
    ),
    "child_ages": (
        "under 13 ",
        "if you are 13 or ",
        "not directed to children ",
        "under the age ",
        "under 13 is not ",
        "minimum age for ",
        "with parental consent ",
    ),
    "retention_periods": (
        "keep it for 3 ",
        "as long as you ",
        "until your ",
        "delete after 30 days ",
        "a_b | 30 days | ",
        "keep as needed to provide ",
        "erase as soon as the purpose ",
        "if you close your account we ",
        "required to keep it by ",
        "keep, as the law of the, ",
        "keep unless you ask us to ",
        "kept as permitted by ",
        "deleted once the purpose of keeping it ",
        "there is no legitimate business or legal need ",
        "for the period of time that you ",
    ),
    "rights": (
        "right to access ",
        "you may ",
        "right to correct and ",
        "not be subject ",
        "rights of ",
    ),
    "signals": (
        "Do Not Track ",
        "we do not respond ",
        "GPC. ",
        "opt-out by GPC ",
        "or by enabling GPC ",
        "visit us with a GPC ",
    ),
    "opt_outs": (
        "opt out of ",
        "unsubscribe ",
        "you can opt out by ",
        "opt-out link in e-mail ",
        "click unsubscribe ",
        "unsubscribe link ",
        "not wish to receive, opt out ",
        "push notification opt out of these messages ",
        "opt out of it as described ",
        "unless you opt out ",
        "opt out of sales, ads, or profiling, ",
        "you can see and opt out ",
        "if you opt out of sales, ",
        "your request to opt-out ",
        "right to opt out | you may ",
        "each e-mail contains an opt-out ",
        "unsubscribe platform ",
    ),
    "cookie_choices": (
        "you can refuse cookies ",
        "browser: you can refuse ",
        "you can block cookies in your browser. ",
        "cookies, if you block ",
        "set your browser to the cookies ",
        "browsers may be set ",
        "you wish to disable cookies, ",
        "do not want cookies, set your browser ",
    ),
    "receiving_choices": (
        "if you do not wish to receive ",
        "you may choose not to receive our letters. ",
        "to stop receiving e-mail, please ",
        "you can ask us not to ",
        "be removed from our mailing ",
        "ask us to stop sending ",
        "you can manage your mail preferences ",
        "choices about not having this information ",
        "request that these not be sent to you ",
        "should you not want to receive ",
        "want to change a or stop receiving ",
        "but you no longer wish to receive ",
        "remove your name and a from our mailing ",
    ),
    "stop_choices": (
        "you can turn off ",
        "how to disable location services, ",
        "you may control your notifications. ",
        "disable a, ",
        "you can refuse cookies ",
        "object to marketing, ",
        "to manage, or block the cookies, please ",
        "if you wish to limit personalised ads and ",
        "withdraw your consent to newsletters ",
        "cookies can be deleted, ",
        "not sell my ",
        "change your preferences ",
        "remove your consent to newsletters ",
        "remove cookies ",
        "cookies, and how to disable them ",
        "you can stop this sharing ",
        "you may turn them ",
        "web beacons and you can block these ",
        "stop selling your data ",
    ),
    "wished_choices": (
        "you do not want us to share ",
        "you do not want a ",
        "you may request that they not sell ",
        "and to ask us not to ",
        "you can control whether they share ",
        "you may choose not to share it with third ",
        "you no longer wish it to be shared, please ",
    ),
    "agreed_choices": (
        "unless you tell us otherwise ",
        "unless you ask us to, we send you ",
        "newsletters you can withdraw your consent ",
        "you may change your mind ",
    ),
    "requested_rights": (
        "your access, deletion or ",
        "submit an access request ",
        "request for access, ",
        "correction request, correction ",
    ),
    "offered_rights": (
        "if you wish to correct, ",
        "if you would like to access or delete your personal information, ",
        "you have the ability to update any ",
        "should you want us to delete all the personal ",
        "how to access or change any of the ",
        "ask to have your data ",
        "x. To delete your data ",
        ". To correct, ",
        "you may, ",
        "you may request that your data, ",
        "upon your request, we will delete your personal ",
        "please contact us so that we may delete it ",
    ),
    "named_rights": (
        "access and ",
        "right to delete or ",
        "request correction, ",
        "limit the use of ",
        "access, correction ",
    ),
    "told_rights": (
        "consent, ",
        "wish to withdraw your consent ",
        "your data is incorrect, ",
        "may request information we disclose, ",
        "refer the complaint to ",
        "not charge you rights, ",
        "you may grant or revoke your consent ",
        "lodge a complaint with the ",
        "you may contact the authority ",
        "deleting your account your data deletes ",
    ),
    "dates": (
        "effective 1 May 2020 ",
        "updated on ",
        "1/1/2020",
        "last updated: May ",
        "version 1.1 ",
    ),
    "rights_of_lists": ("right to: ", "you may ask: "),
    "third_parties": (
        "Google ",
        "such as Stripe, ",
        "(e.g., Verizon, ",
        "Google Inc. (“we”) ",
        "This policy describes how Google ",
    ),
    "breach_notices": (
        "breach notify you ",
        "we will tell you within 3 days ",
        "notify us of a breach ",
        "disclosures of any breach you will be notified ",
    ),
}
"""What the patterns of each rule begin with, and break off in the middle of."""
BY_NAME = {rule.__name__: rule for rule in RULES}
CASES = [(name, text) for name, own in OF_RULES.items() for text in (*own, *GENERIC)]


def rule_growth(name: str, fragment: str, size: int) -> float:
    """How many times as long a segment of twice ``size`` characters takes."""

    def work(n_chars: int) -> Callable[[], object]:
        segments = segment_rows((fragment * (n_chars // len(fragment) + 1))[:n_chars])
        return lambda: BY_NAME[name](segments)

    return growth(work, size, SHORTEST)


def test_all_rules_are_tried() -> None:
    assert set(OF_RULES) == set(BY_NAME)


@pytest.mark.parametrize("name", OF_RULES)
def test_twice_the_text_takes_twice_the_time(name: str) -> None:
    for fragment in OF_RULES[name]:
        assert rule_growth(name, fragment, 30_000) <= MOST_GROWTH, fragment


@pytest.mark.torture
@pytest.mark.parametrize(("name", "fragment"), CASES)
def test_a_megabyte_takes_twice_the_time_of_half_of_it(name: str, fragment: str) -> None:
    for size in (125_000, 250_000, 500_000):
        assert rule_growth(name, fragment, size) <= MOST_GROWTH, size
