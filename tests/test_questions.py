"""The named questions, each answered over rows whose answer is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.answering import PlantedLake
from transforms.terms import terms
from warehouse.ask import question, questions
from warehouse.errors import UsageError

Answer = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def empty_lake() -> Iterator[PlantedLake]:
    lake = PlantedLake()
    yield lake
    lake.connection.close()


@pytest.fixture
def lake(empty_lake: PlantedLake) -> Iterator[PlantedLake]:
    empty_lake.connection.execute("BEGIN")
    yield empty_lake
    empty_lake.connection.execute("ROLLBACK")


@pytest.fixture
def answer(lake: PlantedLake) -> Answer:
    return lambda name: lake.rows(question(name).sql)


def services(rows: list[dict[str, Any]]) -> list[str]:
    return [row["service"] for row in rows]


def plant_terms(lake: PlantedLake) -> None:
    for row in terms().iter_rows(named=True):
        lake.add("terms", **row)


def test_there_are_25_and_each_says_what_it_asks() -> None:
    assert len(questions()) == 25
    for found in questions().values():
        assert found.text.endswith("?"), found.name
        assert found.sql.lstrip().startswith(("SELECT", "WITH")), found.name


def test_an_unknown_name_is_told_with_names_like_it() -> None:
    with pytest.raises(UsageError, match="did you mean retention-by-data-type"):
        question("retention-by-data")


@pytest.mark.parametrize("name", questions())
def test_every_question_is_answered_by_an_empty_lake(answer: Answer, name: str) -> None:
    assert isinstance(answer(name), list)


def test_do_not_sell_by_sector(lake: PlantedLake, answer: Answer) -> None:
    for service, sector in (("a", "retail"), ("b", "retail"), ("c", "retail"), ("d", None)):
        lake.policy(service, sector=sector)
    lake.fact("a-1", "right", "opt_out_of_sale")
    lake.fact("b-1", "opt_out", "sale_or_sharing")
    lake.fact("c-1", "opt_out", "marketing")
    assert answer("do-not-sell-by-sector") == [
        {"sector": "retail", "n_policies": 3, "n_offering": 2, "share": 0.667},
        {"sector": "(unknown)", "n_policies": 1, "n_offering": 0, "share": 0.0},
    ]


def test_retention_by_data_type(lake: PlantedLake, answer: Answer) -> None:
    old, latest = lake.policy("a", "2020-01-01", "2021-01-01")
    lake.fact(old, "retention_period", "9999", statement="stated", data_type="logs")
    for days in ("10", "20", "90"):
        lake.fact(latest, "retention_period", days, statement="stated", data_type="logs")
    lake.fact(latest, "retention_period", "indefinite", statement="indefinite")
    [row] = answer("retention-by-data-type")
    assert (row["data_type"], row["n_statements"], row["median_days"]) == ("logs", 3, 20)
    assert row["p90_days"] == 76


def test_retention_only_as_necessary(lake: PlantedLake, answer: Answer) -> None:
    for service in "abcd":
        lake.policy(service)
    lake.fact("a-1", "retention_period", "x", statement="as_long_as_necessary")
    for statement in ("as_long_as_necessary", "stated"):
        lake.fact("b-1", "retention_period", "30", statement=statement)
    [row] = answer("retention-only-as-necessary")
    assert (row["n_policies"], row["n_speaking_of_retention"]) == (4, 2)
    assert (row["share_of_all"], row["share_of_speaking"]) == (0.25, 0.5)
    assert row["share_or_as_law_requires"] == 0.5
    for service, statements in {
        "necessary-or-law": ("as_long_as_necessary", "legal_obligation"),
        "law": ("legal_obligation",),
    }.items():
        [version] = lake.policy(service)
        for statement in statements:
            lake.fact(version, "retention_period", statement, statement=statement)
    [row] = answer("retention-only-as-necessary")
    assert (row["n_only_as_necessary"], row["n_or_as_law_requires"]) == (1, 2)
    assert (row["share_of_speaking"], row["share_or_as_law_requires"]) == (0.25, 0.5)


def test_contradictions(lake: PlantedLake, answer: Answer) -> None:
    [version_id] = lake.policy("a")
    first, second = (
        lake.practice(version_id, action="sell", polarity=p) for p in ("deny", "affirm")
    )
    lake.add(
        "contradictions",
        version_id=version_id,
        kind="practice",
        first_id=first,
        second_id=second,
        explanation="sold and not sold",
    )
    [row] = answer("contradictions")
    assert (row["service"], row["explanation"]) == ("a", "sold and not sold")
    assert row["first_text"] != row["second_text"]


def test_no_sale_yet_advertisers(lake: PlantedLake, answer: Answer) -> None:
    for service in "abc":
        lake.policy(service)
        lake.practice(f"{service}-1", action="sell", polarity="deny")
    lake.practice("a-1", action="share", recipient="advertiser", data_type="location")
    lake.practice("b-1", action="share", recipient="advertiser", data_type="aggregated_data")
    lake.practice("c-1", action="share", recipient="authority", data_type="location")
    [row] = answer("no-sale-yet-advertisers")
    assert (row["service"], row["data_types_shared"]) == ("a", ["location"])


def test_changes_across_gdpr(lake: PlantedLake, answer: Answer) -> None:
    for service, day in (("a", "2018-05-25"), ("b", "2019-01-01")):
        before, after = lake.policy(service, "2016-01-01", day)
        lake.change("versions", after, n_segments=4)
        for number, operation in enumerate(("added", "added", "removed", "modified"), 1):
            lake.add(
                "changes",
                policy_id=service,
                from_period_no=1,
                to_period_no=2,
                change_no=number,
                from_version_id=before,
                to_version_id=after,
                operation=operation,
                to_segment_id=None if operation == "removed" else f"{after}:{number}",
                n_words_changed=10,
            )
    [row] = answer("changes-across-gdpr")
    assert (row["service"], row["n_added"], row["n_removed"]) == ("a", 2, 1)
    assert (row["n_modified"], row["n_unchanged"], row["n_words_changed"]) == (1, 1, 40)


def test_rights_by_half_year(lake: PlantedLake, answer: Answer) -> None:
    before, after = lake.policy("a", "2020-03-01", "2020-09-01")
    lake.policy("b", "2020-01-01")
    lake.fact(before, "right", "access")
    for right in ("access", "erasure"):
        lake.fact(after, "right", right)
    found = {
        (row["half_year_end"].isoformat(), row["right_name"]): row["share"]
        for row in answer("rights-by-half-year")
    }
    assert found[("2020-06-30", "access")] == 0.5
    assert ("2020-06-30", "erasure") not in found
    assert found[("2020-12-31", "erasure")] == 0.5


def test_gdpr_without_legal_basis(lake: PlantedLake, answer: Answer) -> None:
    for service in "abc":
        lake.policy(service)
    for service in "ab":
        lake.fact(f"{service}-1", "regulation", "GDPR")
    lake.fact("b-1", "legal_basis", "consent")
    assert services(answer("gdpr-without-legal-basis")) == ["a"]


def test_legal_bases_by_purpose(lake: PlantedLake, answer: Answer) -> None:
    [version_id] = lake.policy("a")
    together = lake.segment(version_id)
    lake.fact(version_id, "legal_basis", "consent", together)
    lake.practice(version_id, together, action="use", purpose="marketing")
    lake.practice(version_id, action="use", purpose="security")
    [row] = answer("legal-bases-by-purpose")
    assert (row["purpose"], row["basis"], row["n_policies"]) == ("marketing", "consent", 1)


def test_gdpr_article_13_score(lake: PlantedLake, answer: Answer) -> None:
    for service in "ab":
        [version_id] = lake.policy(service)
        lake.fact(version_id, "regulation", "GDPR")
    lake.policy("c")
    for right in ("access", "erasure"):
        lake.fact("a-1", "right", right)
    lake.fact("a-1", "email", "dpo@example.org", role="data_protection_officer")
    first, second = answer("gdpr-article-13-score")
    assert (first["service"], first["n_covered"], first["n_points"]) == ("a", 4, 16)
    assert "erasure" not in first["missing"]
    assert (second["service"], second["n_covered"]) == ("b", 0)


def test_ccpa_without_opt_out_link(lake: PlantedLake, answer: Answer) -> None:
    for service in "abc":
        [version_id] = lake.policy(service)
        lake.fact(version_id, "regulation", "CCPA")
    lake.fact("b-1", "opt_out", "sale_or_sharing", link="https://b.example/optout")
    lake.fact("c-1", "opt_out", "sale_or_sharing")
    assert services(answer("ccpa-without-opt-out-link")) == ["a", "c"]


def test_third_parties_with_purposes(lake: PlantedLake, answer: Answer) -> None:
    for service in "ab":
        [version_id] = lake.policy(service)
        segment_id = lake.segment(version_id)
        lake.fact(version_id, "third_party", "Meter Inc.", segment_id, category="analytics")
        lake.practice(version_id, segment_id, action="share", purpose="analytics")
    lake.fact("a-1", "third_party", "Parcel Ltd.", category="commerce")
    first, second = answer("third-parties-with-purposes")
    assert (first["name"], first["n_policies"], first["purposes"]) == (
        "Meter Inc.",
        2,
        ["analytics"],
    )
    assert (second["name"], second["purposes"]) == ("Parcel Ltd.", None)


def test_shared_but_not_collected(lake: PlantedLake, answer: Answer) -> None:
    plant_terms(lake)
    for service in "abc":
        [version_id] = lake.policy(service)
        lake.practice(version_id, action="share", data_type="precise_location")
    lake.practice("b-1", action="collect", data_type="location")
    lake.practice("c-1", action="collect", data_type="location", polarity="deny")
    lake.practice("a-1", action="share", data_type="personal_data")
    found = answer("shared-but-not-collected")
    assert [(row["service"], row["data_type"]) for row in found] == [
        ("a", "precise_location"),
        ("c", "precise_location"),
    ]


def test_sensitive_data_by_sector(lake: PlantedLake, answer: Answer) -> None:
    plant_terms(lake)
    for service in "ab":
        lake.policy(service, sector="health")
    lake.practice("a-1", action="collect", data_type="health")
    lake.practice("b-1", action="collect", data_type="health", polarity="deny")
    lake.practice("b-1", action="collect", data_type="name")
    [row] = answer("sensitive-data-by-sector")
    assert (row["sector"], row["data_type"], row["n_policies"]) == ("health", "health", 1)
    assert row["share"] == 0.5


def test_child_ages(lake: PlantedLake, answer: Answer) -> None:
    for service in "abc":
        lake.policy(service)
    for service in "ab":
        lake.fact(f"{service}-1", "child_age", "13", stance="not_directed_to")
    silent, stated = answer("child-ages")
    assert (silent["age_years"], silent["n_policies"], silent["examples"]) == (None, 1, ["c"])
    assert (stated["age_years"], stated["stance"], stated["share"]) == (
        13,
        "not_directed_to",
        0.667,
    )


def test_browser_signals_by_year(lake: PlantedLake, answer: Answer) -> None:
    before, after = lake.policy("a", "2020-01-01", "2021-06-01")
    lake.policy("b", "2020-06-01")
    lake.fact(before, "signal", "do_not_track", stance="ignores")
    lake.fact(after, "signal", "global_privacy_control", stance="honours")
    found = [
        (r["year"], r["signal"], r["stance"], r["share"]) for r in answer("browser-signals-by-year")
    ]
    assert (2020, "do_not_track", "ignores", 0.5) in found
    assert (2021, "global_privacy_control", "honours", 0.5) in found
    assert (2021, "(none named)", None, 0.5) in found
    assert not [row for row in found if row[0] == 2021 and row[1] == "do_not_track"]


def test_transfers_without_safeguard(lake: PlantedLake, answer: Answer) -> None:
    for service, destination in (("a", "US"), ("b", "US"), ("c", "DE"), ("d", "US")):
        [version_id] = lake.policy(service)
        polarity = {"polarity": "deny"} if service == "d" else {}
        lake.fact(version_id, "transfer", destination, **polarity)
    lake.fact("b-1", "transfer_safeguard", "standard_contractual_clauses")
    [row] = answer("transfers-without-safeguard")
    assert (row["service"], row["destinations"]) == ("a", ["US"])


def test_dpo_without_contact(lake: PlantedLake, answer: Answer) -> None:
    segments = {}
    for service in "abcd":
        [version_id] = lake.policy(service)
        kind = "boilerplate" if service == "c" else "paragraph"
        said = "Our Data Protection Officer will answer."
        segments[service] = lake.segment(version_id, said, kind=kind)
    lake.fact("a-1", "email", "press@a.example")
    lake.fact("b-1", "email", "dpo@b.example", role="data_protection_officer")
    lake.fact("d-1", "email", "privacy@d.example", segments["d"])
    lake.segment(*lake.policy("e"), "Write to our DPO: [email\xa0protected]")
    assert services(answer("dpo-without-contact")) == ["a"]


def test_old_effective_dates(lake: PlantedLake, answer: Answer) -> None:
    lake.add("refreshes", refresh_id="r", published_at=datetime(2026, 6, 1, tzinfo=UTC))
    for service, day in (("a", "2020-01-01"), ("b", "2024-01-01"), ("c", None)):
        lake.policy(service)
        lake.change("versions", f"{service}-1", effective_date=day and date.fromisoformat(day))
    [row] = answer("old-effective-dates")
    assert (row["service"], row["years"]) == ("a", 6)


def test_changed_without_new_date(lake: PlantedLake, answer: Answer) -> None:
    for service, second in (("a", "2020-01-01"), ("b", "2021-01-01")):
        for version_id, day in zip(
            lake.policy(service, "2020-01-01", "2021-01-01"), ("2020-01-01", second), strict=True
        ):
            lake.change("versions", version_id, updated_date=date.fromisoformat(day))
    [row] = answer("changed-without-new-date")
    assert (row["service"], row["version_before"], row["version_id"]) == ("a", "a-1", "a-2")


def test_shared_boilerplate(lake: PlantedLake, answer: Answer) -> None:
    long, short = " ".join(["word"] * 20), "All rights reserved"
    for service in "abc":
        [version_id] = lake.policy(service)
        lake.segment(version_id, long)
        lake.segment(version_id, short)
    lake.segment("a-1", f"{long} of one service")
    [row] = answer("shared-boilerplate")
    assert (row["n_services"], row["text"], row["examples"]) == (3, long, ["a", "b", "c"])


def test_rights_dropped_or_retention_lengthened(lake: PlantedLake, answer: Answer) -> None:
    before, after = lake.policy("a", "2020-01-01", "2021-01-01")
    for right in ("access", "erasure"):
        lake.fact(before, "right", right)
    lake.fact(after, "right", "access")
    for version_id, days in ((before, "30"), (after, "90")):
        lake.fact(version_id, "retention_period", days, statement="stated", data_type="logs")
    dropped, longer = sorted(
        answer("rights-dropped-or-retention-lengthened"),
        key=lambda row: row["change"],
        reverse=True,
    )
    assert (dropped["change"], dropped["subject"]) == ("right dropped", "erasure")
    assert (longer["subject"], longer["days_before"], longer["days_after"]) == ("logs", 30, 90)


def test_readability_by_sector_and_year(lake: PlantedLake, answer: Answer) -> None:
    for service, n_words in (("a", 100), ("b", 300)):
        [version_id] = lake.policy(service, "2020-05-01", sector="retail")
        lake.change("versions", version_id, n_words=n_words)
    [row] = answer("readability-by-sector-and-year")
    assert (row["sector"], row["year"], row["median_words"]) == ("retail", 2020, 200)


def test_may_or_will_collect(lake: PlantedLake, answer: Answer) -> None:
    [version_id] = lake.policy("a")
    for modality in ("may", "may", "may", "does"):
        lake.practice(version_id, action="collect", modality=modality)
    lake.practice(version_id, action="collect", modality="may", polarity="deny")
    [row] = answer("may-or-will-collect")
    assert (row["data_type"], row["n_may"], row["n_does"]) == ("contact", 3, 1)
    assert row["share_may"] == 0.75


def test_evidence_for_do_not_sell(lake: PlantedLake, answer: Answer) -> None:
    old, latest = lake.policy("a", "2020-01-01", "2021-01-01")
    lake.fact(old, "right", "opt_out_of_sale")
    fact_id = lake.fact(latest, "right", "opt_out_of_sale")
    lake.change("documents", f"{latest}-document", sha256="abc", refresh_id="r")
    [row] = answer("evidence-for-do-not-sell")
    assert (row["fact_id"], row["source_sha256"], row["refresh_id"]) == (fact_id, "abc", "r")
