"""A release described for people: the card that Hugging Face shows of a dataset."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.export.files import ReleaseFile
    from warehouse.export.release import About
    from warehouse.export.views import ReleaseView
    from warehouse.schemas import Table

_DEFAULT_CONFIG = "segments"

_QUERIES = """\
## Queries

views.sql makes tables of the files, and views that are easier to ask: facts with typed columns,
histories, sentences. It runs in any DuckDB from this folder (`.read views.sql` on its command
line), and so in Python:

```python
from pathlib import Path

import duckdb

release = duckdb.connect()
release.execute(Path("views.sql").read_text(encoding="utf-8"))
longest = release.sql(\"\"\"
    SELECT service, retention_days, data_type
    FROM latest_policies JOIN retention_periods USING (version_id)
    WHERE retention_days IS NOT NULL
    ORDER BY retention_days DESC, service, data_type
\"\"\")
longest.show()
```""".splitlines()


def card(
    about: About,
    tables: Sequence[Table],
    views: Sequence[ReleaseView],
    files: Sequence[ReleaseFile],
) -> str:
    """README.md of a release: front matter with a config for each table, then what it is."""
    parquet = [file for file in files if file.table and file.path.endswith(".parquet")]
    return "\n".join([_front_matter(about, parquet), *_body(about, tables, views, parquet), ""])


def _front_matter(about: About, parquet: Sequence[ReleaseFile]) -> str:
    """YAML whose every text is written as JSON, which YAML reads, whatever a name holds."""
    lines = ["---", f"pretty_name: {json.dumps(about.name)}", "license: other"]
    lines += ["language:", *(f"- {json.dumps(language)}" for language in about.languages)]
    lines += ["tags:", "- privacy-policies", "- legal", "configs:"]
    of_table: dict[str, list[ReleaseFile]] = defaultdict(list)
    for file in parquet:
        # A split without rows has no place in a config: loaders stumble over it.
        if file.n_rows:
            of_table[str(file.table)].append(file)
    for table, found in of_table.items():
        lines.append(f"- config_name: {table}")
        if table == _DEFAULT_CONFIG:
            lines.append("  default: true")
        lines.append("  data_files:")
        for file in found:
            lines += [f"  - split: {file.split}", f"    path: {json.dumps(file.path)}"]
    return "\n".join([*lines, "---"])


def _body(
    about: About,
    tables: Sequence[Table],
    views: Sequence[ReleaseView],
    parquet: Sequence[ReleaseFile],
) -> list[str]:
    rows: dict[str, int] = defaultdict(int)
    for file in parquet:
        rows[str(file.table)] += file.n_rows or 0
    listed = [f"| {t.name} | {rows[t.name]:,} | {t.description} |" for t in tables]
    licences = [
        f"| {_cell(e['source'])} | {_cell(e['licence'] or 'not given')} | {e['n_policies']:,} |"
        for e in about.licences
    ]
    return [
        "",
        f"# {_cell(about.name)}",
        "",
        "Privacy policies as tables: each tag, fact and practice leads to the exact span of the",
        "text that states it. Columns are described in DICTIONARY.md; manifest.json lists every",
        "file with its SHA-256, rows and columns; `policylake export --check .` verifies them.",
        "",
        f"Snapshot {about.snapshot}, published {about.published_at} by policylake "
        f"{about.policylake_version} (refresh {about.refresh_id}).",
        "",
        *_limits(about),
        "",
        "| table | rows | |",
        "|---|---|---|",
        *listed,
        "",
        *_QUERIES,
        "",
        "| view | |",
        "|---|---|",
        *(f"| {view.name} | {view.description} |" for view in views),
        "",
        "## Splits",
        "",
        "train, validation and test hold 80, 10 and 10 % of the policies. Policies with nearly the",
        "same text in any version are in the same split. A split follows from the policies' ids,",
        "so it stays when the corpus grows, unless a new policy links two groups.",
        "",
        "## Spans",
        "",
        "char_start and char_end count Unicode code points in versions.text, from 0, the end not",
        "included: in SQL `substr(text, char_start + 1, char_end - char_start)`.",
        "",
        "## Cells of CSV files",
        "",
        "A text that begins with = + - @ a tab, a line break, NUL or a quote has one quote (') in",
        "front, so that no spreadsheet runs it; take it off to have the text.",
        "",
        "## Licences and use",
        "",
        "The policies belong to the companies that wrote them. Tags, facts and practices are what",
        "a program found: each has a confidence, a model or rule with its version, and may be",
        "wrong. They are no legal advice.",
        "",
        "| source | licence | policies |",
        "|---|---|---|",
        *licences,
    ]


def _limits(about: About) -> list[str]:
    scope = about.scope
    lines = []
    if scope.where is not None:
        lines.append(f"- only policies for which this holds: {_cell(scope.where)}")
    if scope.since is not None:
        lines.append(
            f"- only rows that snapshot {scope.since} did not hold; removed/ has the keys of "
            "those that are gone since"
        )
    if not scope.with_text:
        lines.append("- without the words of the policies: spans, hashes and values only")
    if not scope.with_contacts:
        lines.append(
            "- contacts are left out of the facts and masked in all texts, character by "
            "character; hashes of texts are those of the texts before"
        )
    return lines or ["The whole snapshot."]


def _cell(text: str) -> str:
    """``text`` in one line of markdown, as nothing but text."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in line)
