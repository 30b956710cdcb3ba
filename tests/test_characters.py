"""Odd characters: kept, told, and mended where it is certain what was meant."""

from __future__ import annotations

import pytest

from tests.outline import reading_of
from warehouse.vocabulary import CharacterFlag, Reason

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def flags(text: str) -> list[CharacterFlag] | None:
    return reading_of(text).character_flags


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Iâ€™ll tell you what we do with your data.", "I’ll tell you what we do with your data."),
        ("DonnÃ©es personnelles et vie privÃ©e", "Données personnelles et vie privée"),
        ("Â© 2024 Acme, the shop for cafÃ© people", "© 2024 Acme, the shop for café people"),
    ],
)
def test_mojibake_is_repaired_and_that_is_told(written: str, meant: str) -> None:
    reading = reading_of(f"{BODY}\n{written}")
    assert reading.text == f"{BODY}\n{meant}"
    assert reading.character_flags == [CharacterFlag.MOJIBAKE_REPAIRED]


@pytest.mark.parametrize(
    "text",
    [
        "Le château et l’âne: données personnelles à protéger",
        "São Paulo, Ângela und Århus",
        "A plain text without anything odd in it",
        "“Quoted” – with dashes…",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    reading = reading_of(f"{BODY}\n{text}")
    assert reading.text == f"{BODY}\n{text}"
    assert reading.character_flags == []


def test_hidden_characters_stay_and_are_told() -> None:
    assert flags(f"{BODY} \u202egnitirw\u202c") == [CharacterFlag.BIDI_CONTROLS]
    assert flags(f"{BODY} per\u00adsonal da\u200bta") == [CharacterFlag.ZERO_WIDTH]
    text = f"{BODY} \u202e\u200b"
    assert reading_of(text).text == text


def test_a_lost_character_is_told_and_a_lost_text_rejected() -> None:
    assert flags(f"{BODY} caf\ufffd") == [CharacterFlag.REPLACEMENT_CHARACTERS]
    lost = reading_of(f"{BODY} \ufffd\ufffd\ufffd\ufffd\ufffd")
    assert lost.reason is Reason.UNDECODABLE
    assert lost.detail == "5 of 97 characters are replacement characters in the file itself"


def test_a_line_separator_that_a_repair_brings_back_is_a_line_end() -> None:
    assert reading_of("Iâ€™ll tellâ€¨We keep data.").text == "I’ll tell\nWe keep data."


def test_a_repair_leaves_everything_between_its_places_as_it_was() -> None:
    written = f"{BODY}\r\nIâ€™ll tell.\r\n{BODY}\r\n{BODY} cafÃ©"
    assert reading_of(written).text == f"{BODY}\r\nI’ll tell.\r\n{BODY}\r\n{BODY} café"


def test_a_soft_hyphen_is_told_in_every_encoding() -> None:
    written = f"{BODY} per\u00adsonal “data”"
    assert reading_of(written.encode("cp1252")).encoding == "cp1252"
    assert reading_of(written.encode("cp1252")).character_flags == [CharacterFlag.ZERO_WIDTH]
    assert flags(written) == [CharacterFlag.ZERO_WIDTH]
