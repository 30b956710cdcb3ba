"""Whether a document is a privacy policy."""

from __future__ import annotations

import polars as pl
import pytest

from tests.conftest import SHARED
from tests.outline import reading_of
from transforms.blocks import blocks
from transforms.policy_check import policy_check
from transforms.reading import Reading, readings
from warehouse.vocabulary import Reason

POLICY = (
    "We collect personal data that you give us, and we share it with third parties only when the "
    "law asks us to. Cookies help us to know you again. You may ask us for the personal data that "
    "we hold about you, and you may write to our data protection officer at any time.\n\n"
)
TERMS = (
    "These terms of use are an agreement between you and Acme. The conditions below limit our "
    "liability and the warranties that we give, and the governing law of this agreement is that "
    "of the land. The licence that we grant you ends with the termination of the agreement.\n\n"
)
OTHER = (
    "The history of the town begins with the bridge over the river, and the market that grew on "
    "both of its banks in the years that followed. Most of the houses are of stone.\n\n"
)


def checked(**contents: str | bytes) -> dict[str, tuple[str | None, str | None]]:
    """Name of each file → its reason and detail."""
    read_files = {name: reading_of(content) for name, content in contents.items()}
    rows = readings(read_files)
    found = policy_check(rows, blocks(rows))
    assert found.schema == rows.schema
    assert found["document_id"].to_list() == list(contents)
    return {row[0]: row[1:] for row in found.select("document_id", "reason", "detail").rows()}


def reason(content: str | bytes) -> str | None:
    return checked(it=content)["it"][0]


@pytest.mark.parametrize(
    "content",
    [
        POLICY * 4,
        "Privacy Policy\n\n" + POLICY,
        "Privacy Policy\n\n" + TERMS * 3,
        "Terms of Use\n\n" + TERMS * 20 + "Privacy Policy\n\n" + POLICY * 10,
        "https://acme.example/privacy\n" + OTHER * 5,
        "Datenschutzerklärung\n\nWir verarbeiten personenbezogene Daten und löschen sie bald.",
        "Kami menyimpan nama anda, alamat anda dan pesanan anda selama sepuluh tahun." * 9,
        "我们收集您的个人信息，包括您的姓名和地址。" * 9,
    ],
)
def test_policies_stay(content: str) -> None:
    assert reason(content) is None


@pytest.mark.parametrize(
    "content",
    [
        "Terms of Service\n\n" + TERMS * 6,
        "Acme\n\n" + TERMS * 6,
        "Our town\n\n" + OTHER * 6,
        "404 Not Found\n\nThe page that you asked for is not here.",
        "<html><title>Acme</title><body><h1>Log in to Acme</h1><p>Name<p>Password<p>Forgot it?",
        "<html><title>404 - Gone</title><p>The page /privacy-policy is not here any more.",
        "<html><h2>Before you continue</h2><p>We use cookies. Accept our cookies, or leave.",
        "Terms of Use\n\n" + TERMS * 20 + "Privacy Policy\n\nSee our privacy policy elsewhere.",
    ],
)
def test_what_is_no_policy_goes(content: str) -> None:
    assert reason(content) == Reason.NOT_A_POLICY


def test_the_detail_gives_figures() -> None:
    detail = checked(it=TERMS * 6)["it"][1]
    assert detail is not None
    assert "0.0 words on privacy and" in detail


def test_a_document_of_nothing_but_furniture_has_no_text() -> None:
    assert reason("https://acme.example/privacy\n") == Reason.NO_TEXT


def test_other_reasons_and_other_documents_are_left_alone() -> None:
    found = checked(empty=b"", terms=TERMS * 6, policy=POLICY * 6)
    assert [found[name][0] for name in found] == [Reason.EMPTY, Reason.NOT_A_POLICY, None]
    refused = readings({"a": Reading(reason=Reason.TOO_LARGE, detail="9 GB")})
    assert policy_check(refused, blocks(refused)).equals(refused)


@pytest.mark.skipif(not SHARED.exists(), reason="the collections are not here")
def test_on_real_documents_it_errs_towards_yes() -> None:
    def accepted(pattern: str) -> pl.Series:
        files = sorted(SHARED.glob(pattern))
        read_files = {str(file): reading_of(file.read_bytes(), file.name) for file in files}
        rows = readings(read_files)
        found = policy_check(rows, blocks(rows))
        return found.filter(pl.col("media_type").is_not_null())["reason"].is_null()

    versions, others = accepted("versions/*/*1.md"), accepted("not_policies/*Terms*")
    assert versions.len() > 20
    assert versions.mean() == 1.0
    assert others.len() > 40
    assert others.sum() <= 0.25 * others.len()
