"""The typed views of facts: their columns come from what is declared of their kinds."""

from __future__ import annotations

import json
import re

import pytest

from tests.answering import PlantedLake
from warehouse.fact_kinds import FactKind
from warehouse.fact_views import FACT_VIEWS


@pytest.mark.parametrize("name", FACT_VIEWS)
def test_a_view_reads_only_attributes_that_its_kinds_have(name: str) -> None:
    view = FACT_VIEWS[name]
    read = set(
        re.findall(r"->> '(\w+)'|\$\.(\w+)", " ".join(own.sql for own in view.columns.values()))
    )
    declared = {key for kind in view.kinds for key in FactKind(kind).attributes}
    assert {key or path for key, path in read} <= declared


@pytest.mark.parametrize("name", FACT_VIEWS)
def test_a_view_has_the_facts_of_its_kinds_and_no_others(name: str) -> None:
    lake = PlantedLake()
    for kind in FactKind:
        lake.add("facts", fact_id=str(kind), kind=str(kind), value="1", attributes="{}")
    rows = lake.rows(f"SELECT * FROM {name}")
    assert {row["fact_id"] for row in rows} == set(FACT_VIEWS[name].kinds)
    first = ["fact_id", "segment_id", "version_id"]
    last = ["char_start", "char_end", "text", "confidence", "rule"]
    assert list(rows[0]) == [*first, *FACT_VIEWS[name].columns, *last]


def test_values_and_attributes_have_their_types() -> None:
    lake = PlantedLake()
    for kind, value, attributes in (
        (FactKind.RETENTION_PERIOD, "730.5", {"from": "last login", "shortest_days": 30}),
        (FactKind.CHILD_AGE, "13", {"stance": "not_directed"}),
        (FactKind.OPT_OUT, "marketing", {"how": ["link", "email"], "link": "https://a.example"}),
        (FactKind.BREACH_NOTICE, "individuals", {"within_hours": 72}),
        (FactKind.TRANSFER, "US", {"polarity": "deny"}),
    ):
        lake.add("facts", kind=str(kind), value=value, attributes=json.dumps(attributes))
    [kept] = lake.rows("SELECT * FROM retention_periods")
    assert (kept["retention_days"], kept["shortest_days"]) == (730.5, 30)
    assert kept["from_trigger"] == "last login"
    assert lake.rows("SELECT age_years FROM children_ages") == [{"age_years": 13}]
    assert lake.rows("SELECT how FROM opt_outs") == [{"how": ["link", "email"]}]
    [notice] = lake.rows("SELECT * FROM breach_notices")
    assert (notice["within_hours"], notice["polarity"]) == (72, "affirm")
    assert lake.rows("SELECT polarity FROM transfers") == [{"polarity": "deny"}]
