"""What is found of signals of browsers, and what is left alone."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.signals import signals

DNT = "do_not_track"

GPC = "global_privacy_control"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our site does not respond to Do Not Track signals.", [(DNT, "ignores")]),
        ("We honor “Do Not Track” requests.", [(DNT, "honours")]),
        ("We take no action in response to DNT signals.", [(DNT, "ignores")]),
        (
            "Some browsers send a DNT signal. We are not able to respond to such signals.",
            [(DNT, "ignores")],
        ),
        (
            "We do not respond to DNT signals; however, we treat GPC signals as an opt-out.",
            [(DNT, "ignores"), (GPC, "honours")],
        ),
        ("There is no common standard of how to respond to DNT.", [(DNT, "mentioned")]),
        ("This page explains how we respond to Do Not Track signals.", [(DNT, "mentioned")]),
        ("You can opt out by turning on the Global Privacy Control.", [(GPC, "honours")]),
        (
            "You can opt out by pressing Do Not Sell or by sending a recognised GPC signal.",
            [(GPC, "honours")],
        ),
        (
            "You may stop the sale with the button below or by enabling a GPC signal.",
            [(GPC, "honours")],
        ),
        (
            "You may visit our shop with a Global Privacy Control enabled.",
            [(GPC, "honours")],
        ),
        (
            "You may opt out with the Global Privacy Control (GPC), and the GPC is all it takes.",
            [(GPC, "honours")],
        ),
        (
            "You can use the Global Privacy Control. This does not include Do Not Track.",
            [(GPC, "honours"), (DNT, "ignores")],
        ),
        (
            "Where a GPC and a choice that you made here conflict, we honour your manual choice.",
            [(GPC, "mentioned")],
        ),
        (
            "You may visit us with a Global Privacy Control or another universal opt-out signal.",
            [(GPC, "honours"), ("opt_out_preference_signal", "mentioned")],
        ),
        (
            "We honour the Global Privacy Control (GPC) and treat it as an opt-out preference "
            "signal.",
            [(GPC, "honours"), ("opt_out_preference_signal", "honours")],
        ),
        ("We have no oven that can respond to do not track signals.", [(DNT, "mentioned")]),
        (
            "Readers may ask if we respond to do not track signals. We do not respond to such "
            "signals.",
            [(DNT, "ignores")],
        ),
        ("We do not react to a browser's request not to be tracked.", [(DNT, "ignores")]),
        (
            "We treat opt-out preference signals as valid requests.",
            [("opt_out_preference_signal", "honours")],
        ),
    ],
)
def test_a_signal_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    rows = signals(segment_rows(text)).sort("char_start").to_dicts()
    assert [(row["value"], json.loads(row["attributes"])["stance"]) for row in rows] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We do not track what users read.",
        "We promise that we do not track you.",
        "Controls for Do Not Track features",
        "Our answer to “Do Not Track” signals:",
    ],
)
def test_no_signal_is_found(text: str) -> None:
    assert signals(segment_rows(text)).is_empty()


def test_the_words_from_the_actor_to_the_signal_state_it() -> None:
    row = signals(segment_rows("At this time, we do not respond to DNT signals.")).row(
        0, named=True
    )
    assert row["text"] == "we do not respond to DNT"
