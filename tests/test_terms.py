"""The vocabularies of tags."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from transforms.terms import terms
from warehouse.schemas.terms import TERMS
from warehouse.vocabulary import Scheme

DPV = Path(__file__).parent.parent.parent / "shared" / "data" / "dpv" / "dpv.csv"


def test_the_terms_fit_their_table() -> None:
    found = terms()
    assert found.schema == TERMS.schema
    assert found.select("scheme", "term").is_unique().all()
    assert set(found["scheme"]) == {scheme.value for scheme in Scheme}
    for name, column in TERMS.columns.items():
        assert column.nullable or found[name].null_count() == 0


def test_the_labels_are_spelled_as_opp115_spells_them() -> None:
    opp115 = terms().filter(pl.col("scheme") == Scheme.OPP115.value)
    assert set(opp115["term"]) == {
        "First Party Collection/Use",
        "Third Party Sharing/Collection",
        "User Choice/Control",
        "User Access, Edit and Deletion",
        "Data Retention",
        "Data Security",
        "Policy Change",
        "Do Not Track",
        "International and Specific Audiences",
        "Privacy contact information",
        "Introductory/Generic",
        "Practice not covered",
    }


def test_concepts_are_written_as_those_of_the_dpv() -> None:
    iris = terms()["iri"].drop_nulls()
    assert iris.str.contains(r"^https://w3id\.org/dpv(/pd)?#[A-Za-z]+$").all()


@pytest.mark.skipif(not DPV.exists(), reason="the vocabulary is not here")
def test_concepts_are_concepts_of_the_dpv() -> None:
    files = (DPV, DPV.with_name("pd.csv"))
    concepts = pl.concat(pl.read_csv(file, infer_schema=False).select("iri") for file in files)
    assert set(terms()["iri"].drop_nulls()) <= set(concepts["iri"])
