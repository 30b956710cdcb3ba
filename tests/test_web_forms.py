"""Which forms on the web are found that a reader is sent to, and whose they are."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.web_forms import web_forms


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Please use our contact form: https://acme.example/ask.", "https://acme.example/ask"),
        ("Submit a request through our webform.", "form"),
        ("Use our web form to ask us to provide access to your data.", "form"),
        ("To exercise your rights, fill out this form.", "form"),
        ("You can reach us by post or through our contact form.", "form"),
        ("submit an online form at www.acme.example/request", "http://www.acme.example/request"),
        ("If we hold data of a child, please contact us using our web form.", "form"),
        ("You can use the relevant contact us form.", "form"),
        (
            "To opt out, use the following form: https://acme.example/out",
            "https://acme.example/out",
        ),
        ("Mail us or by submitting the form https://acme.example/ask", "https://acme.example/ask"),
        ("send your request through our form, or call us", "form"),
        ("To correct that information please use our Contact Us page.", "form"),
        ("Report a violation to us using this automated form.", "form"),
        ("For business contacts: fill out and submit this webform", "form"),
        (
            "Internet: acme.example Contact form: https://acme.example/ask",
            "https://acme.example/ask",
        ),
        ("We collect the data that you enter in our contact form.", "form"),
        ("If you write by e-mail or via a contact form, we keep it.", "form"),
        ("To complete the bread feedback form, click here.", "form"),
        ('contact us using our "Data Request and Opt-Out Form".', "form"),
        ("Ask for your loaf through the “Contact Us” form in the oven.", "form"),
        ("Use your rights by submitting a request via our bread choices web form.", "form"),
        ("If you utilize the form at the bottom of this webpage, we bake.", "form"),
        ("We offer bakers an online webform to submit requests.", "form"),
        ("To appeal, visit https://velm.example/bread-form/.", "https://velm.example/bread-form/"),
        ("You may submit a request by visiting our Bread Rights page.", "form"),
        ("To submit an appeal, please visit our Appeals Webpage.", "form"),
        (
            "Exercise this right on the following web page: https://velm.example/a",
            "https://velm.example/a",
        ),
    ],
)
def test_a_web_form_is_found(text: str, value: str) -> None:
    assert web_forms(segment_rows(text))["value"].to_list() == [value]


@pytest.mark.parametrize(
    "address",
    [
        "https://help.velm.example/hc/en/requests/new",
        "https://velm.example/privacy-portal/",
        "https://privacyportal.velm.example/dsar?of=shop",
        "https://velm.example/Data-Subject-Rights-Request",
    ],
)
def test_an_address_for_requests_is_a_web_form(address: str) -> None:
    (row,) = web_forms(segment_rows(f"You may appeal our decision via {address}.")).to_dicts()
    assert (row["value"], row["text"]) == (address, address)


@pytest.mark.parametrize(
    "text",
    [
        "We collect the data that you enter in our order form.",
        "We tell visitors who left, for example by using the contact form, of our bread.",
        "It is sent with Contact Form 7.",
        "in machine-readable form",
        "By submitting this form, you agree to our terms.",
        "Submit this form by mail to our shop.",
        "Send this form as an attachment to the address above.",
        "By signing this form below, the witness says that the name is right.",
        "This notice covers the shop and submissions through its Contact page.",
        "Data of the Reach Clubs contact form",
        "Read https://velm.example/requests-for-new-loaves",
        "https://velm.example/privacy-portal/",
        "If you submit a general enquiry form, we will ask you whether we may keep it.",
        "If you correspond with us by e-mail, text message, or using web forms, we answer.",
        "Contact Us | Feedback Form",
        "For more information on how to exercise your rights, visit our Rights page.",
        "Your browser requests this page when you visit it.",
        "A link to submit requests is at the bottom of this page.",
        "To opt out of targeted ads, visit the DAA opt-out page to submit requests.",
        "This page tells of your rights.",
        "Requests may be sent using the contact information included on this page.",
        "Send it to bakers via a secure portal.",
        "We can send you a ‘Bread Access Request’ form.",
        "It is made with https://velm.example/plugins/contact-form-7/ by bakers.",
        "Please contact us using the details on our contact page.",
        "Visit our Contact Us page to find e-mail addresses.",
        "If you send a message via our order form, its contents are covered by the Act.",
        "Please do not submit ideas by e-mail, contact us forms or otherwise.",
        "Please fill out the following form and we'll send you the leaflet.",
        "an address of the form: http://velm.example/loaf",
        "We process what you send us when you use an online form.",
    ],
)
def test_no_web_form_is_found(text: str) -> None:
    assert web_forms(segment_rows(text)).is_empty()


def test_the_form_of_a_representative_says_so() -> None:
    def role(text: str) -> str | None:
        (attributes,) = web_forms(segment_rows(text))["attributes"]
        return json.loads(attributes or "{}").get("role")

    appointed = "Velm is our representative in the European Union. "
    assert role(f"{appointed}Velm can be contacted using this form.") == "eu_representative"
    assert role(f"{appointed}You may write to us using our web form.") is None
