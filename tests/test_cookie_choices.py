"""What is found of cookies that a browser can refuse."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.cookie_choices import cookie_choices


@pytest.mark.parametrize(
    "text",
    [
        "You can set your browser to refuse cookies.",
        "Most browsers let you block or delete cookies.",
        "Please set your browser to reject our cookies.",
        "Most browsers can be configured to refuse cookies.",
    ],
)
def test_an_offer_to_refuse_cookies_is_found(text: str) -> None:
    row = cookie_choices(segment_rows(text)).row(0, named=True)
    assert (row["kind"], row["value"]) == ("opt_out", "cookies")
    assert json.loads(row["attributes"]) == {"how": ["settings"]}


@pytest.mark.parametrize(
    "text",
    [
        "If you set your browser to refuse cookies, the oven stays cold.",
        "You may not be able to order if you disable cookies in your browser.",
        "You can still order if your browser blocks cookies.",
        "Learn in your browser how we use cookies.",
        "You can opt out of cookies or block cookies in your browser.",
        "You can refuse our cookies and take a cake.",
        "Changing your browser settings to reject cookies may affect the oven.",
        "We cannot set your browser to refuse cookies.",
        "If you want to reject cookies in all your browsers, you will need to do so in each.",
    ],
)
def test_no_offer_to_refuse_cookies_is_found(text: str) -> None:
    assert cookie_choices(segment_rows(text)).is_empty()
