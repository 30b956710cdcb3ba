"""What the overview counts and cuts off, and how a policy's page tells its facts."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.answering import PlantedLake
from tests.reported import plant_mark, plant_text, report_of
from transforms.practice_rules.vocabularies import data_types
from transforms.terms import terms
from warehouse.report.corpus import Corpus, read_corpus
from warehouse.report.plots import plots

NAMED = [term.term for term in data_types() if term.term != "location"][:20]
AGES = (
    ("not_directed_to", "Our kites are not for children under 13.", "Nor for those under 16."),
    ("not_knowingly_collected", "We ask nobody under 13.", "We never ask anybody under 16."),
)


def selling_lake() -> PlantedLake:
    """Three policies that collect twenty types of data; one of them sells another."""
    lake = PlantedLake()
    lake.connection.register("all_terms", terms().to_arrow())
    lake.connection.execute("INSERT INTO terms BY NAME FROM all_terms")
    for service in ("kitewell", "ombrey", "tarnside"):
        [version_id] = lake.policy(service, "2024-01-01")
        for data_type in NAMED:
            lake.practice(version_id, action="collect", data_type=data_type)
    lake.practice("ombrey-1", action="sell", data_type="location")
    lake.practice("ombrey-1", action="use", data_type=NAMED[0])
    lake.practice("ombrey-1", action="use", data_type=NAMED[1])
    return lake


def contradicting_lake() -> PlantedLake:
    """A policy whose both texts state two ages for each of two stances."""
    lake = PlantedLake()
    for version_id in lake.policy("kitewell", "2023-01-01", "2024-01-01"):
        plant_text(lake, version_id, *(text for _, *texts in AGES for text in texts))
        for stance, *texts in AGES:
            first, second = (
                plant_mark(
                    lake, "facts", version_id, text.removesuffix("."), kind="child_age",
                    value=text[-3:-1], attributes=json.dumps({"stance": stance}),
                )
                for text in texts
            )  # fmt: skip
            lake.add(
                "contradictions", version_id=version_id, kind="child_age", first_id=first,
                second_id=second, explanation="the ages differ",
            )  # fmt: skip
    plant_mark(
        lake, "facts", "kitewell-2", "not for children", kind="retention_period", value="1095",
        attributes=json.dumps(
            {"statement": "stated", "from": "account_closure", "data_type": "account data"}
        ),
    )  # fmt: skip
    return lake


def shares_of(corpus: Corpus) -> dict[str, list[str]]:
    """The cells of the grid of practices as they are drawn, by the name of their row."""
    drawing = plots(corpus)["practices"].drawing
    words = [unescape(word) for word in re.findall(r"<text[^>]*>([^<]*)</text>", drawing)]
    names = [word for word in words if not re.fullmatch(r"[\d]+%|–", word)][5:]
    cells = [word for word in words if re.fullmatch(r"[\d]+%|–", word)]
    return {name: cells[5 * n : 5 * n + 5] for n, name in enumerate(names)}


def test_what_few_policies_do_is_not_cut_off() -> None:
    shares = shares_of(read_corpus(selling_lake().connection))
    assert 10 < len(shares) < 20
    assert shares["Location"] == ["–", "–", "–", "33%", "–"]
    assert shares["All types together"] == ["100%", "33%", "–", "33%", "–"]
    assert shares["All other types"] == ["100%", "–", "–", "–", "–"]


def test_figures_of_all_types_are_given() -> None:
    rows = plots(read_corpus(selling_lake().connection))["practices"].rows
    assert rows[0] == ("All types together", 3, 1, 0, 1, 0)
    assert len(rows) == 1 + len(NAMED) + 1


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_of(contradicting_lake(), tmp_path_factory.mktemp("contradicting"))


def words_of(path: Path) -> str:
    html = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return " ".join(unescape(html).split())


def test_contradictions_are_counted_alike_everywhere(report: Path) -> None:
    overview = words_of(report / "index.html")
    assert "Contradictions 2" in overview
    assert "cannot both hold: 2 in the latest texts, 4 in all." in overview
    assert "have 8 segments, 0 practices, 9 facts and 4 contradictions." in overview
    assert " 5 2 Snapshot" in words_of(report / "policies.html")


def test_listed_contradictions_tell_their_policy_and_their_words(report: Path) -> None:
    html = (report / "index.html").read_text(encoding="utf-8")
    lines = re.findall(r"<li><a href=\"policies/[^\"]*#contradictions\">.*?</li>", html)
    assert len(lines) == len(set(lines)) == 2
    for line, (_, *texts) in zip(lines, AGES, strict=True):
        assert "kitewell" in line
        assert all(text.removesuffix(".") in unescape(line) for text in texts)


def test_a_policys_page_tells_facts_in_words(report: Path) -> None:
    [path] = report.glob("policies/kitewell-privacy-????????.html")
    words = words_of(path)
    assert "3 years (1,095 days) after account closure, of account data" in words
    assert words.count("nothing knowingly collected of children under 16") == 2
    titles = re.findall(r'<a class="reference [^>]* title="([^"]*)"', path.read_text("utf-8"))
    assert "child age: not directed to children under 13" in titles
    assert "retention period: 3 years (1,095 days) after account closure, of account data" in titles
