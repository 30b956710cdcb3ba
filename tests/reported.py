"""Lakes for tests of the report: rows that are planted, published as a refresh would."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import polars as pl

from tests.answering import PlantedLake
from transforms.changes import versions_changes
from transforms.terms import terms
from transforms.word_marks import word_marks
from warehouse.lake import create_lake
from warehouse.publish import publication
from warehouse.report.site import write_report
from warehouse.runs import new_refresh_id
from warehouse.schemas import TABLES
from warehouse.staging import discard
from warehouse.vocabulary import Severity

_moments = count()

PAYLOADS = (
    "<script>alert('script')</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</p></div></title></style><svg onload=alert(2)>",
    "<iframe srcdoc='<script>parent.alert(3)</script>'></iframe>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css><form action=//evil.example><input name=q>",
    "javascript:alert(4)",
    "{{ 7 * 7 }}{% raw %}${7*7}<%= 7 * 7 %>",
    "<!-- <![CDATA[ ]]> --> &lt;script&gt;alert(5)&lt;/script&gt;",
    "\u202etxet dnuora denrut\u2066 and \x00\x08\x1b[31m\x7f\x9b2J\u2028",
    "$\\frac{1}{0}$ %s %d {0} \\u003cscript\\u003e",
)
"""What must be read and not obeyed, wherever it stands."""

CATEGORIES = terms().filter(pl.col("scheme") == "opp115")["term"].to_list()


def plant_text(lake: PlantedLake, version_id: str, *texts: str) -> list[str]:
    """Plant segments, one for each text, and the version's whole text; returns their ids.

    A text in capitals is a heading, one with bars is page furniture.
    """
    ids = []
    start = 0
    for ordinal, text in enumerate(texts):
        end = start + len(text)
        segment_id = f"{version_id}:{start}-{end}"
        kind = "heading" if text.isupper() else "boilerplate" if " | " in text else "paragraph"
        lake.add(
            "segments",
            segment_id=segment_id,
            version_id=version_id,
            ordinal=ordinal,
            kind=kind,
            depth=int(kind == "heading"),
            char_start=start,
            char_end=end,
            text=text,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        ids.append(segment_id)
        start = end + 1
    whole = "\n".join(texts)
    lake.connection.execute(
        "UPDATE versions SET text = $1, n_segments = $2, n_words = $3 WHERE version_id = $4",
        [whole, len(texts), len(whole.split()), version_id],
    )
    return ids


def plant_mark(lake: PlantedLake, table: str, version_id: str, words: str, **values: Any) -> str:
    """Plant a fact or practice whose span is the first place of ``words``; returns its id."""
    [text] = lake.rows(f"SELECT text FROM versions WHERE version_id = '{version_id}'")
    start = text["text"].index(words)
    [segment] = lake.rows(
        f"SELECT segment_id FROM segments WHERE version_id = '{version_id}' "
        f"AND char_start <= {start} AND char_end >= {start + len(words)}"
    )
    key = "fact_id" if table == "facts" else "practice_id"
    row_id = f"{table}-{next(_moments)}"
    lake.add(
        table,
        segment_id=segment["segment_id"],
        version_id=version_id,
        char_start=start,
        char_end=start + len(words),
        text=words,
        **{key: row_id, "rule": "a_rule", **values},
    )
    return row_id


def hostile_policy(lake: PlantedLake) -> str:
    """Plant a policy that holds `PAYLOADS` wherever a policy can; returns its version."""
    [version_id] = lake.policy("evil", "2024-05-01", url=PAYLOADS[7], sector=PAYLOADS[1])
    service = f"evil {PAYLOADS[0]}"
    lake.change("policies", "evil", service=service, country=PAYLOADS[2], licence=PAYLOADS[3])
    lake.change("documents", f"{version_id}-document", path=PAYLOADS[4], source=PAYLOADS[3])
    lake.change("versions", version_id, language="en", flesch_kincaid_grade=12.5, vagueness=0.25)
    ids = plant_text(
        lake, version_id, "A HEADING", *PAYLOADS, "Children are under 13, or under 16."
    )
    for segment_id, term in zip(ids[1:], CATEGORIES, strict=False):
        lake.add("tags", segment_id=segment_id, version_id=version_id, scheme="opp115", term=term)
    first = plant_mark(lake, "facts", version_id, "under 13", kind="updated_date", value="13")
    second = plant_mark(
        lake, "facts", version_id, "under 16", kind="updated_date", value=PAYLOADS[1]
    )
    plant_mark(lake, "facts", version_id, "13, or under 16", kind="url", value=PAYLOADS[0])
    plant_mark(
        lake,
        "facts",
        version_id,
        "<script>alert('script')",
        kind="third_party",
        value=PAYLOADS[3],
        attributes='{"company": "<img src=y onerror=alert(6)>", "how": ["<b>a", "b"]}',
        rule=PAYLOADS[1],
    )
    lake.add(
        "contradictions",
        version_id=version_id,
        kind="updated_date",
        first_id=first,
        second_id=second,
        explanation=PAYLOADS[0],
    )
    return version_id


def changing_policy(lake: PlantedLake) -> None:
    """Plant a policy with three periods, whose segments are changed in every way.

    The third is in another language.
    """
    title, logs = "OUR POLICY", "We keep logs of our servers for 30 days and then delete them."
    cookies = "Cookies help us to remember what you like and where you left off the last time."
    others = ("Our shop is closed on Sundays and on holidays.", "You may write to us at any time.")
    before = "We collect your name and your address when you order from our shop."
    after = before.replace("address", "age")
    gone = "This will go away altogether in the next version."
    fresh = "An entirely fresh paragraph about partners."
    asked = ("We ask for your age when you buy wine.", "Nobody else is ever asked for it.")
    told = ("We tell couriers where you live.", "They forget it as soon as they were there.")
    texts = (
        (title, before, logs, *others, cookies, gone, " ".join(asked), *told),
        (title, cookies, after, logs, *others, fresh, *asked, " ".join(told)),
        (title,),
    )
    ids = lake.policy("changing", "2021-03-01", "2022-03-01", "2023-03-01")
    for version_id, language in zip(ids, ("en", "en", "fr"), strict=True):
        lake.change("versions", version_id, language=language)
    for version_id, of_version in zip(ids, texts, strict=True):
        plant_text(lake, version_id, *of_version)
    plant_mark(
        lake, "facts", ids[0], "for 30 days", kind="retention_period", value="30",
        attributes='{"statement": "stated"}',
    )  # fmt: skip
    plant_mark(lake, "facts", ids[1], "partners", kind="third_party", value="Partner")
    for place, neighbours in enumerate(pairwise(ids), 1):
        pair = pl.DataFrame([neighbours], schema=["from_version_id", "to_version_id"], orient="row")
        frames = [lake.connection.execute(f"FROM {table}").pl() for table in ("segments", "facts")]
        for row in versions_changes(pair, *frames).iter_rows(named=True):
            lake.add(
                "changes", policy_id="changing", from_period_no=place, to_period_no=place + 1, **row
            )


def rich_lake() -> PlantedLake:
    """A lake in memory with a hostile policy, a changing one, a right-to-left one, a rejection."""
    lake = PlantedLake()
    hostile_policy(lake)
    changing_policy(lake)
    [undated] = lake.policy("undated")
    plant_text(lake, undated, "מדיניות הפרטיות", "אנו אוספים מידע.", "Home | About | Login")
    lake.add(
        "documents", document_id="bad", source="s", path=PAYLOADS[0], service="x",
        status="rejected", reason="empty", detail=PAYLOADS[1],
    )  # fmt: skip
    lake.connection.execute("UPDATE documents SET source = 'planted' WHERE source = ''")
    for right in ("access", "erasure"):
        plant_mark(lake, "facts", "changing-1", "We collect", kind="right", value=right)
        plant_mark(lake, "facts", "changing-3", "OUR POLICY", kind="right", value=right)
    plant_mark(
        lake, "practices", "changing-1", "your name", actor="first_party", action="collect",
        data_type="name", polarity="affirm",
    )  # fmt: skip
    return lake


def publish(root: Path, lake: PlantedLake) -> None:
    """Publish what was planted into the lake in ``root``, as its next snapshot."""
    create_lake(root)
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(_moments))
    refresh_id = new_refresh_id(moment)
    lake.connection.execute("DELETE FROM refreshes; DELETE FROM quality_results;")
    lake.add("refreshes", refresh_id=refresh_id, published_at=moment)
    for severity, success in ((Severity.CRITICAL, True), (Severity.WARNING, False)):
        lake.add(
            "quality_results",
            refresh_id=refresh_id,
            suite="tags",
            expectation=f"tags.{severity}",
            description=f"It <b>holds</b> {PAYLOADS[0]}",
            severity=severity.value,
            success=success,
            n_failing_rows=1,
        )
    books = ("refreshes", "quality_results")
    with publication(root, refresh_id) as pending:
        for table in TABLES.values():
            rows = (
                terms()
                if table.name == "terms"
                else lake.connection.execute(f"FROM {table.name}").pl()
            )
            if table.name == "files":
                continue
            write = pending.write if table.name in books else pending.replace
            write(table.name, table.cast(rows.lazy()).collect())
    discard(pending.scratch)


def report_of(lake: PlantedLake, folder: Path) -> Path:
    """The report of what was planted, written below ``folder``."""
    publish(folder / "lake", lake)
    write_report(folder / "lake", folder / "report", word_marks)
    return folder / "report"


def copied(lake: PlantedLake, policy_id: str, n: int) -> None:
    """Plant ``n`` more policies that say what the one does."""
    replaced = {
        "policies": "policy_id || '-' || i AS policy_id, service || '-' || i AS service",
        "documents": "document_id || '-' || i AS document_id, version_id || '-' || i AS version_id",
        "versions": "policy_id || '-' || i AS policy_id, version_id || '-' || i AS version_id",
        "periods": "policy_id || '-' || i AS policy_id, version_id || '-' || i AS version_id",
        "segments": "version_id || '-' || i AS version_id, segment_id || '-' || i AS segment_id",
    }
    for table, columns in replaced.items():
        key = "policy_id" if table in {"policies", "periods"} else "version_id"
        lake.connection.execute(
            f"INSERT INTO {table} SELECT * EXCLUDE (i) REPLACE ({columns}) "
            f"FROM {table}, range({n:d}) AS t(i) "
            f"WHERE {key} = $1 OR {key} = $1 || '-1'",
            [policy_id],
        )
