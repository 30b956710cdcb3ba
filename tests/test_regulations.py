"""Which laws are found, by which names."""

from __future__ import annotations

import json

import pytest

from tests.segment_rows import segment_rows
from transforms.fact_rules.regulations import regulations


def laws(text: str) -> list[tuple[str, str]]:
    rows = regulations(segment_rows(text)).sort("char_start").to_dicts()
    return [(row["text"], row["value"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("under the GDPR, you may", "GDPR", "GDPR"),
        ("the General Data Protection Regulations", "General Data Protection Regulations", "GDPR"),
        (
            "the Data Privacy Framework Principles",
            "Data Privacy Framework",
            "Data Privacy Framework",
        ),
        ("the general data protection regulation", "general data protection regulation", "GDPR"),
        ("Regulation (EU) 2016/679 of", "Regulation (EU) 2016/679", "GDPR"),
        ("der Verordnung (EU) Nr. 2016/679", "Verordnung (EU) Nr. 2016/679", "GDPR"),
        ("nach der DSGVO.", "DSGVO", "GDPR"),
        (
            "le règlement général sur la protection des données",
            "règlement général sur la protection des données",
            "GDPR",
        ),
        ("the UK GDPR and", "UK GDPR", "UK GDPR"),
        (
            "United Kingdom General Data Protection Regulation",
            "United Kingdom General Data Protection Regulation",
            "UK GDPR",
        ),
        ("Data Protection Act 2018", "Data Protection Act 2018", "Data Protection Act 2018"),
        (
            "the United Kingdom’s General Data Protection Regulation",
            "United Kingdom’s General Data Protection Regulation",
            "UK GDPR",
        ),
        ("under the UK’s GDPR, bread", "UK’s GDPR", "UK GDPR"),
        ("the Basic Data Protection Ordinance", "Basic Data Protection Ordinance", "GDPR"),
        ("the EU Data Protection Regulation", "EU Data Protection Regulation", "GDPR"),
        ("pursuant to § 7 (3) UWG", "UWG", "UWG"),
        ("the Federal Data Protection Act", "Federal Data Protection Act", "BDSG"),
        (
            "under California Consumer Privacy Laws, bread",
            "California Consumer Privacy Laws",
            "California Consumer Privacy Laws",
        ),
        ("the Data Protection Act gives", "Data Protection Act", "Data Protection Act"),
        ("French law n° 78-17 of 1978", "law n° 78-17", "Loi Informatique et Libertés"),
        ("of Brazil’s Law No. 13,709/2018", "Law No. 13,709/2018", "LGPD"),
        (
            "the Act on the Baking of Bread in Ovens, and letters",
            "Act on the Baking of Bread in Ovens",
            "Act on the Baking of Bread in Ovens",
        ),
        (
            "under Law No. 2001-123 of June 1, 2001 on bread",
            "Law No. 2001-123 of June 1, 2001",
            "Law No. 2001-123 of June 1, 2001",
        ),
        ("by Directive 2001/12/EC on bread", "Directive 2001/12/EC", "Directive 2001/12/EC"),
        ("our Bread (Sales) Ordinance says", "Bread (Sales) Ordinance", "Bread (Sales) Ordinance"),
        ("The basis is Article 6(1)(b).", "Article 6(1)(b)", "GDPR"),
        ("Right of access (Art. 15): ask.", "Art. 15", "GDPR"),
        ("Art. 6(1)(b), or our interests, Art. 6(1)(f) GDPR", "GDPR", "GDPR"),
        ("the Data Privacy Frameworks say", "Data Privacy Frameworks", "Data Privacy Framework"),
        ("Our DPFs Notice", "DPFs", "Data Privacy Framework"),
        ("in reliance on the UK Extension and others", "UK Extension", "UK Extension"),
        ("CA CIV CODE 1798.150", "CA CIV CODE", "California Civil Code"),
        ("the UK and EU Cookie Law", "EU Cookie Law", "ePrivacy Directive"),
        ("under Decision 2001/123/EC on bread", "Decision 2001/123/EC", "Decision 2001/123/EC"),
        (
            "Implementing Decision (EU) 2021/123 on",
            "Implementing Decision (EU) 2021/123",
            "Implementing Decision (EU) 2021/123",
        ),
        ("by Executive Order 12345 on", "Executive Order 12345", "Executive Order 12345"),
        ("the OMB Circular A-11, Baking", "OMB Circular A-11", "OMB Circular A-11"),
        (
            "the Hague Convention on the Baking of Bread, we",
            "Hague Convention on the Baking of Bread",
            "Hague Convention on the Baking of Bread",
        ),
        ("gemäß § 5 Abs. 1 BrotG", "BrotG", "BrotG"),
        ("(“CCPA”)", "CCPA", "CCPA"),
        ("a choice under the CPA.", "CPA", "CPA"),
        ("CALIFORNIA CONSUMER PRIVACY ACT", "CALIFORNIA CONSUMER PRIVACY ACT", "CCPA"),
        (
            "California Civil Code Section 1798.83",
            "California Civil Code Section 1798.83",
            "Shine the Light",
        ),
        (
            "the Children’s Online Privacy Protection Act",
            "Children’s Online Privacy Protection Act",
            "COPPA",
        ),
        ("the Colorado Privacy Act", "Colorado Privacy Act", "CPA"),
        ("Gramm-Leach-Bliley Act", "Gramm-Leach-Bliley Act", "GLBA"),
        (
            "la loi « Informatique et Libertés »",
            "loi « Informatique et Libertés",
            "Loi Informatique et Libertés",
        ),
        ("loi n° 78-17 du 6 janvier 1978", "loi n° 78-17", "Loi Informatique et Libertés"),
        ("the CAN-SPAM Act", "CAN-SPAM", "CAN-SPAM"),
        ("the Privacy Act 1988 (Cth)", "Privacy Act 1988", "Australian Privacy Act"),
        (
            "the California Electronic Communications Privacy Act",
            "California Electronic Communications Privacy Act",
            "CalECPA",
        ),
        ("California’s Consumer Protection Act", "California’s Consumer Protection Act", "CCPA"),
        (
            "the German Act Against Unfair Competition",
            "German Act Against Unfair Competition",
            "UWG",
        ),
        ("in reliance on the Swiss-U.S. DPF,", "Swiss-U.S. DPF", "Data Privacy Framework"),
        ("the DPF Principles", "DPF", "Data Privacy Framework"),
        ("the Nebraska Data Privacy Act", "Nebraska Data Privacy Act", "NDPA"),
        ("the Driver’s Privacy Protection Act", "Driver’s Privacy Protection Act", "DPPA"),
        ("Washington's My Health My Data Act", "My Health My Data Act", "MHMDA"),
        ("the POPI Act", "POPI Act", "POPIA"),
        ("Childrens\nOnline Privacy Protect Act", "Childrens\nOnline Privacy Protect Act", "COPPA"),
        ("(9 U.S.C. §§ 12-16)", "9 U.S.C. §§ 12", "United States Code"),
        ("5 U.S.C. 552a", "5 U.S.C. 552a", "United States Code"),
        ("45 CFR § 164.5(b)", "45 CFR § 164.5", "Code of Federal Regulations"),
        ("gemäß § 257 HGB", "HGB", "HGB"),
        (
            "Insurance Portability and Accountability Act",
            "Insurance Portability and Accountability Act",
            "HIPAA",
        ),
        (
            "Online Privacy Protection Act (CalOPPA)",
            "Online Privacy Protection Act (CalOPPA",
            "CalOPPA",
        ),
        ("nach § 147 AO", "147 AO", "AO"),
        ("under Probate Code section 4001", "Probate Code section 4001", "California Probate Code"),
        (
            "Legislative Decree No. 196/2003",
            "Legislative Decree No. 196/2003",
            "Italian Privacy Code",
        ),
    ],
)
def test_a_law_is_found(text: str, written: str, name: str) -> None:
    assert laws(text) == [(written, name)]


@pytest.mark.parametrize(
    "text",
    [
        "a certified public accountant (CPA)",
        "Write to GDPR@acme.example",
        "Members of the CPA bake, and tell it to the CPA.",
        "the Cookie Law Info bar",
        "bread (BRD) and oven acts (OVA)",
        "a bakers' convention, and the Baking Convention",
        "the decision of 2001, an executive order, § 5 of these terms",
        "the gdpr-compliance.example site",
        "GDPRs and XGDPR",
        "a data protection act of kindness",
        "safe harbor for boats",
        "the Act applies",
        "under the Final Act",
        "No Liability for Acts of bakers",
        "Your Zip Code",
        "An Act of kindness",
        "page 2016/679",
        "the Right to Have Someone Act for you",
        "a tag by Commanders Act",
        "The University of Western Granary (UWG) bakes for all.",
        "in line with European data protection regulations",
        "as told in Article 6 of these terms, and in Article 12",
        "We Act on Your Requests and on Behalf of bakers.",
    ],
)
def test_what_only_looks_like_a_law_is_left_alone(text: str) -> None:
    assert laws(text) == []


@pytest.mark.parametrize(
    ("text", "name", "jurisdiction"),
    [
        ("Under the Cake Labelling Act 1998 we bake.", "Cake Labelling Act 1998", None),
        ("Texas Bread and Butter Act, 2005", "Texas Bread and Butter Act 2005", "US-TX"),
        ("the UK’s Flour Protection Act", "Flour Protection Act", "GB"),
        ("Section 5 of the Irish Bakers Act 2014", "Irish Bakers Act 2014", "IE"),
        ("the Spanish Civil Code applies", "Spanish Civil Code", "ES"),
        ("the Oven Safety Regulations 2017", "Oven Safety Regulations 2017", None),
        ("Oven Act (OA)", "Oven Act", None),
        ("Contact UsOven Cleaning Act", "Oven Cleaning Act", None),
        ("the McBaker Bread Act", "McBaker Bread Act", None),
        ("the rights of consumers/Privacy Rights Act", "CPRA", "US-CA"),
        ("under the Swiss-U.S. Privacy Shield", "Privacy Shield", "CH"),
    ],
)
def test_another_law_is_told_by_its_name(text: str, name: str, jurisdiction: str | None) -> None:
    (row,) = regulations(segment_rows(text)).to_dicts()
    told = json.loads(row["attributes"] or "{}").get("jurisdiction")
    assert (row["value"], told) == (name, jurisdiction)


def test_a_listed_law_is_not_told_twice() -> None:
    assert laws("Under the Fair Credit Reporting Act we bake.") == [
        ("Fair Credit Reporting Act", "FCRA")
    ]


def test_full_name_and_acronym_are_two_mentions() -> None:
    found = laws("the General Data Protection Regulation (GDPR)")
    assert found == [("General Data Protection Regulation", "GDPR"), ("GDPR", "GDPR")]


def test_a_law_comes_with_its_jurisdiction() -> None:
    rows = regulations(segment_rows("the LGPD and the CCPA"))
    found = {row["value"]: json.loads(row["attributes"]) for row in rows.to_dicts()}
    assert found == {"LGPD": {"jurisdiction": "BR"}, "CCPA": {"jurisdiction": "US-CA"}}


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("the Colorado Privacy Act (the “CPA”)", ["CPA"]),
        ("under the Oven Safety Act (OSA), and the OSA says", ["OSA", "OSA"]),
        ('the Oven Act of 2004, as amended (hereinafter, the "OVA"), says', ["OVA"]),
        ("Law No. 12/2004 (“LBR”) on bread", ["LBR"]),
    ],
)
def test_an_acronym_given_to_a_law_is_a_mention_of_it(text: str, acronyms: list[str]) -> None:
    (name, *_), *mentions = sorted(laws(text), key=lambda law: text.find(law[0]))
    assert [written for written, _ in mentions] == acronyms
    assert name not in acronyms


@pytest.mark.parametrize(
    "text",
    [
        "The OSA is told before the Oven Safety Act",
        "the Oven Safety Act and bakers (OSA)",
        "the Oven Safety Act (EN)",
        "the Oven Safety Act (see OSA below)",
        "the Oven Safety Act applies in the (USA)",
    ],
)
def test_other_brackets_after_a_law_give_it_no_acronym(text: str) -> None:
    assert len(laws(text)) == 1
