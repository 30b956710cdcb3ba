"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.decoding import decode
from transforms.rejection import RejectedError
from warehouse.vocabulary import Reason

SENTENCE = "We keep your name – and café orders – for 30 days."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "utf-32-le"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_told_from_the_bytes(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding) == (SENTENCE, encoding)


@pytest.mark.parametrize(
    ("head", "charset", "encoding"),
    [
        ('<meta charset="{}">', "windows-1251", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset={}">', "koi8-r", "koi8-r"),
        ('<?xml version="1.0" encoding="{}"?>', "ISO-8859-5", "iso8859-5"),
    ],
)
def test_a_declared_charset_is_believed(head: str, charset: str, encoding: str) -> None:
    text = head.format(charset) + "Мы храним ваши данные."
    decoded = decode(text.encode(charset))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_page_that_declares_latin_1_is_read_as_browsers_do() -> None:
    text = '<meta charset="iso-8859-1">“We care.”'
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "no-such-charset", "rot13"])
def test_a_declared_charset_that_cannot_be_is_passed_over(charset: str) -> None:
    text = f'<meta charset="{charset}">café'
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


def test_running_chinese_is_known_without_a_declaration() -> None:
    text = "我们收集的信息，包括您的姓名，您的地址，以及您使用的设备的型号。" * 4
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


def test_a_download_cut_within_its_last_character_keeps_its_encoding() -> None:
    whole = "Nous protégeons votre vie privée"
    decoded = decode(whole.encode() + "é".encode()[:1])
    assert (decoded.text, decoded.encoding) == (whole, "utf-8")


def test_a_cp1252_file_that_ends_in_an_accent_loses_nothing() -> None:
    assert decode(b"Rendez-vous au caf\xe9").text == "Rendez-vous au café"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x81" + b"text " * 9, Reason.UNDECODABLE),
        (bytes(range(128, 256)) * 9, Reason.UNDECODABLE),
        ("это не кодировка ".encode("koi8-r") * 9, Reason.UNDECODABLE),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", Reason.UNDECODABLE),
        (b"\x00\x01\x02\x03" * 40 + b"text", Reason.BINARY),
        (b"some text" + b"\x00" * 5 + b"and more", Reason.BINARY),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(RejectedError) as refused:
        decode(content)
    assert refused.value.reason is reason
    assert refused.value.detail


def test_nuls_that_a_crawler_put_before_the_text_become_blanks() -> None:
    assert decode(b"\0" * 40 + b"https://a.example/").text == " " * 40 + "https://a.example/"


def test_line_ends_of_all_kinds_become_line_feeds_without_moving_a_character() -> None:
    decoded = decode("a\rb\u2028c\x0bd\x85e\r\nf\x0cg".encode())
    assert decoded.text == "a\nb\nc\nd\ne\r\nf\ng"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n\ufeff")))
def test_what_is_utf_8_comes_back_character_for_character(text: str) -> None:
    decoded = decode(text.encode())
    expected = text.removeprefix("\ufeff")
    assert decoded.encoding == "utf-8"
    assert len(decoded.text) == len(expected)
    changed = {a for a, b in zip(expected, decoded.text, strict=True) if a != b}
    assert changed <= set("\r\u2028\u2029\x85")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    try:
        text = decode(content).text
    except RejectedError:
        return
    text.encode()
    assert "\0" not in text
