"""Which e-mail and web addresses are found, and which look-alikes are left alone."""

from __future__ import annotations

import json

import polars as pl
import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.addresses import emails, urls
from transforms.fact_rules.domains import host_length


def found(rule: object, text: str) -> list[tuple[str, str]]:
    frame = rule(segment_rows(text))  # type: ignore[operator]
    assert isinstance(frame, pl.DataFrame)
    return [(row["text"], row["value"]) for row in frame.sort("char_start").to_dicts()]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Write to privacy@acme.com.", "privacy@acme.com", "privacy@acme.com"),
        ("mailto:DPO@Acme.co.uk?subject=x", "DPO@Acme.co.uk", "dpo@acme.co.uk"),
        ("(see first.last+eu@mail.acme.example)", *["first.last+eu@mail.acme.example"] * 2),
        ("“privacy@acme.museum”", *["privacy@acme.museum"] * 2),
        ("😀 privacy@äcme.de!", *["privacy@äcme.de"] * 2),
        ("at privacy@acme.comor submit a form", *["privacy@acme.com"] * 2),
        ("at privacy@acme.comIf you", *["privacy@acme.com"] * 2),
        ("bei privacy@acme.deWenn Sie", *["privacy@acme.de"] * 2),
        ("at privacy@acme.org.nothing", *["privacy@acme.org"] * 2),
        ("at privacy@acme.co.ukor write", *["privacy@acme.co.uk"] * 2),
        ("at privacy@acme.com.Please write", *["privacy@acme.com"] * 2),
        ("at privacy@acme.com.12.Changes", *["privacy@acme.com"] * 2),
        ("privacy(at)acme.org4. Records", "privacy(at)acme.org", "privacy@acme.org"),
        ("Call 555-234-0199privacy@acme.com", *["privacy@acme.com"] * 2),
        ("Troy, NY 12180privacy@acme.com", *["privacy@acme.com"] * 2),
        ("Troy, NY 12180, USAprivacy@acme.com", *["privacy@acme.com"] * 2),
        ("write to USAbread@acme.com", "USAbread@acme.com", "usabread@acme.com"),
        ("0115 840 5075privacy@acme.com", *["privacy@acme.com"] * 2),
        ("write to 12180troy@acme.com", *["12180troy@acme.com"] * 2),
        ("邮件至privacy@acme.cn或客服", *["privacy@acme.cn"] * 2),
        ("ask......privacy@acme.com", *["privacy@acme.com"] * 2),
        ("privacy [at] acme [dot] com", "privacy [at] acme [dot] com", "privacy@acme.com"),
        ("privacy(at)acme.example", "privacy(at)acme.example", "privacy@acme.example"),
        (
            "privacy [AT] mail (dot) acme (dot) de",
            "privacy [AT] mail (dot) acme (dot) de",
            "privacy@mail.acme.de",
        ),
    ],
)
def test_an_email_is_found(text: str, written: str, value: str) -> None:
    assert found(emails, text) == [(written, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Follow us @acme or on medium.example/@acme",
        "a comment to @baker@bread.example",
        "logo@2x.png",
        "user@localhost",
        "meet (at) noon [at] the office",
        "look (at) this.thing",
        "a@b",
        "name.@acme.com",
        "x" * 65 + "@acme.com",
        "a@" + "b." * 200 + "com",
    ],
)
def test_what_only_looks_like_an_email_is_left_alone(text: str) -> None:
    assert found(emails, text) == []


def test_each_mention_of_an_email_is_a_fact() -> None:
    assert [value for _, value in found(emails, "a@acme.com or b@acme.com or a@acme.com")] == [
        "a@acme.com",
        "b@acme.com",
        "a@acme.com",
    ]


def test_an_unknown_top_level_domain_makes_an_email_less_sure() -> None:
    (known,) = emails(segment_rows("a@acme.com"))["confidence"]
    (glued,) = emails(segment_rows("a@acme.comor"))["confidence"]
    (unknown,) = emails(segment_rows("a@acme.qqqqq"))["confidence"]
    assert known > glued > unknown


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("See https://acme.example/privacy.", *["https://acme.example/privacy"] * 2),
        (
            "see (http://Acme.example/Path_(a)?x=1#Top)",
            "http://Acme.example/Path_(a)?x=1#Top",
            "http://acme.example/Path_(a)?x=1#Top",
        ),
        ("HTTPS://WWW.ACME.COM/X", "HTTPS://WWW.ACME.COM/X", "https://www.acme.com/X"),
        ("at www.acme.com, then", "www.acme.com", "http://www.acme.com"),
        ("at www.acme.com.You may", "www.acme.com", "http://www.acme.com"),
        ("at http://www.acme.comor", "http://www.acme.com", "http://www.acme.com"),
        ("<https://acme.example:8080/a>", *["https://acme.example:8080/a"] * 2),
        ("https://127.0.0.1/x", *["https://127.0.0.1/x"] * 2),
        ("详见https://acme.example/隐私。", *["https://acme.example/隐私"] * 2),
        ("«https://acme.example/é»", *["https://acme.example/é"] * 2),
        ("see shop.acme.com.", "shop.acme.com", "http://shop.acme.com"),
        ("what we bake on acme.com, such", "acme.com", "http://acme.com"),
        ("our website (acme.co.uk) is", "acme.co.uk", "http://acme.co.uk"),
        ("Bake with acme.com.", "acme.com", "http://acme.com"),
        ("on acme.com’s terms", "acme.com", "http://acme.com"),
        ("acme.org keeps an acme account", "acme.org", "http://acme.org"),
        ("contact acme.com at ask@acme.example", "acme.com", "http://acme.com"),
        ("Come and visit us at acme.com", "acme.com", "http://acme.com"),
        ("our website is acme.it", "acme.it", "http://acme.it"),
        ("an bread.acme.me account", "bread.acme.me", "http://bread.acme.me"),
        ("https://acme.example/privacyAcme Bread", *["https://acme.example/privacy"] * 2),
        ("https://acme.example/a-b.phpPlease bake", *["https://acme.example/a-b.php"] * 2),
        ("https://acme.example/privacyPolicy for", *["https://acme.example/privacyPolicy"] * 2),
        ("https://acme.example/BreadNews for", *["https://acme.example/BreadNews"] * 2),
        ("https://acme.example/a\u200d", *["https://acme.example/a"] * 2),
        ("https://acme.example/ahttps://b.example", *["https://acme.example/a"] * 2),
        ("(acme.org/privacy?x=1)", "acme.org/privacy?x=1", "http://acme.org/privacy?x=1"),
        ("at AcmeOven.com/rules.html", "AcmeOven.com/rules.html", "http://acmeoven.com/rules.html"),
        (
            "https://web.archive.example/http://acme.com/",
            *["https://web.archive.example/http://acme.com/"] * 2,
        ),
    ],
)
def test_a_url_is_found(text: str, written: str, value: str) -> None:
    assert found(urls, text) == [(written, value)]


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "https://[your site]",
        "www.acme",
        "www.",
        "acme.com",
        "http://localhost",
        "www." + "a" * 3_000 + ".com",
        "write to ask@mail.acme.com",
        "the bakers.Please.com",
        "acme.co.uk",
        "We at Acme.com bake.",
        "write to info [at] acme.com",
        "write to info “at” acme.com",
        "please email bakersacme.com.",
        "contact bakersacme.com for bread",
        "all that we bake.it is good",
        "a bun of Acme.com’s and acme.com inc",
        "from acme.com Ltd",
        "write to us at bakersacme.com",
        "in bread.html/cake",
    ],
)
def test_what_only_looks_like_a_url_is_left_alone(text: str) -> None:
    assert found(urls, text) == []


def test_a_url_comes_with_its_host() -> None:
    (attributes,) = urls(segment_rows("https://www.Acme.example/x"))["attributes"]
    assert json.loads(attributes) == {"host": "acme.example"}


def test_a_wall_of_brackets_takes_no_time() -> None:
    assert found(urls, "https://acme.example/" + ")" * 200_000) == []
    assert found(emails, "a@b." * 50_000) == []
    assert host_length("A." * 100_000 + "com") == (0, 0.0)
