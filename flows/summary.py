"""What a run did: as a record for the lake, as a page for Prefect, as lines for the terminal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from flows.changed import as_sentence
from flows.remarks import missing_line, still_rejected_line, undated_lines
from flows.terminal import counted
from warehouse.vocabulary import Status

if TYPE_CHECKING:
    from expectations.gate import Audit
    from flows.run import Run

_MOST_LISTED = 20


def run_record(run: Run) -> dict[str, Any]:
    """The record of the run, ready for JSON."""
    audit = run.audit
    return {
        "refresh_id": run.refresh_id,
        "state": run.state.value,
        "started_at": run.started_at.isoformat(),
        "ended_at": datetime.now(UTC).isoformat(),
        "sources": run.sources,
        "published": run.published,
        "error": str(run.error) if run.error else None,
        "counts": run.outcome.counts if run.outcome else {},
        "n_hidden": run.n_hidden,
        "seconds": run.seconds,
        "changes": changes_of(run),
        "warnings": run.warnings,
        "rejections": rejections(run).to_dicts(),
        "removed": run.missing,
        "n_outdated": run.n_outdated,
        "n_described": run.n_described,
        "n_still_rejected": len(run.still_rejected),
        "cannot_be_rederived": run.lost,
        "quality": [
            {
                "suite": r.suite,
                "expectation": r.expectation,
                "description": r.description,
                "severity": str(r.severity),
                "success": r.success,
                "n_failing_rows": r.n_failing_rows,
                "observed": r.observed,
                "error": r.error,
                "failing_documents": list(r.failing_documents),
            }
            for r in (audit.results if audit else ())
        ],
    }


def rejections(run: Run) -> pl.DataFrame:
    """path, reason and detail of the files that the run rejected."""
    columns = ["path", "reason", "detail"]
    if run.outcome is None or run.outcome.documents.is_empty():
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    rejected = pl.col("status") == Status.REJECTED.value
    return run.outcome.documents.filter(rejected).select(columns)


def counted_reasons(run: Run) -> dict[str, int]:
    """Reason → how many files the run rejected for it."""
    return dict(rejections(run).group_by("reason").len().sort("reason").iter_rows())


def changes_of(run: Run) -> dict[str, Any]:
    """What the run changed, or would have; see `flows.changed.Changes.as_record`."""
    return run.outcome.changes if run.outcome else {}


def as_lines(run: Run) -> list[str]:
    """The run in a few lines of plain text."""
    counts = run.outcome.counts if run.outcome else {}
    lines = [
        f"{counted(counts.get('n_seen', 0), 'file')} seen: {counts.get('n_accepted', 0):,} "
        f"accepted, {counts.get('n_unchanged', 0):,} unchanged, "
        f"{counts.get('n_rejected', 0):,} rejected"
    ]
    if run.n_hidden:
        lines.append(f"{run.n_hidden:,} hidden files and folders passed over")
    rejected = rejections(run)
    lines += [
        f"  rejected {path}: {reason} ({detail})"
        for path, reason, detail in rejected.head(_MOST_LISTED).iter_rows()
    ]
    if rejected.height > _MOST_LISTED:
        lines.append(
            f"  and {rejected.height - _MOST_LISTED:,} more: "
            'policylake sql "SELECT path, reason, detail FROM rejections"'
        )
    if run.n_outdated:
        lines.append(
            f"{counted(run.n_outdated, 'version')} left as older rules, models or extractors made "
            "them: policylake refresh --rederive"
        )
    if run.lost:
        named = ", ".join(run.lost[:5]) + (" …" if len(run.lost) > 5 else "")
        lines.append(
            f"  warning: {counted(len(run.lost), 'document')} left as older extractors read them, "
            f"for their raw files are not in the lake (POLICYLAKE_KEEP_RAW was off): {named}"
        )
    if counts.get("n_returned"):
        lines.append(f"{counted(counts['n_returned'], 'file')} back at what they had held before")
    if run.n_described:
        lines.append(f"{counted(run.n_described, 'document')} described anew by the manifest")
    lines += still_rejected_line(run.still_rejected)
    lines += missing_line(run.missing)
    lines += undated_lines(run.outcome.documents if run.outcome else pl.DataFrame())
    lines += [f"  warning: {warning}" for warning in (*_doubts(run), *run.warnings)]
    if not run.published:
        return [*lines, "nothing new: no snapshot"]
    lines.append(f"published refresh {run.refresh_id}")
    lines.append(as_sentence(changes_of(run)))
    if audit := run.audit:
        warnings = [r for r in audit.results if not r.success]
        lines.append(
            f"quality: {len(audit.results) - len(warnings)} of {len(audit.results)} "
            f"expectations hold; see {run.quality_page}"
        )
        lines += [f"  warning: {result.in_words}" for result in warnings]
    seconds = ", ".join(f"{name} {value:.1f} s" for name, value in run.seconds.items())
    return [*lines, f"took {seconds}"]


def _doubts(run: Run) -> list[str]:
    """What is odd about accepted documents, by kind."""
    if run.outcome is None or run.outcome.documents.is_empty():
        return []
    odd = run.outcome.documents.filter(
        pl.col("status") == Status.ACCEPTED.value, pl.col("detail").is_not_null()
    )
    if odd.is_empty():
        return []
    first = odd.row(0, named=True)
    number = counted(odd.height, "accepted document")
    return [f"{number} with a remark; {first['path']}: {first['detail']}"]


def as_markdown(run: Run) -> str:
    """The run as the Prefect artifact shows it."""
    title = "failed" if run.error else "published" if run.published else "nothing new"
    parts = [f"# Refresh {run.refresh_id}: {title}"]
    if run.error:
        parts.append(f"**{_cell(str(run.error))}**")
    counts = run.outcome.counts if run.outcome else {}
    parts.append(_table(["count", "value"], [[k, f"{v:,}"] for k, v in counts.items()]))
    parts += _changes_as_markdown(run)
    parts.append(_table(["step", "seconds"], [[k, f"{v:.1f}"] for k, v in run.seconds.items()]))
    rejected = rejections(run)
    if rejected.height:
        parts.append(f"## Rejected: {rejected.height:,}")
        reasons = counted_reasons(run)
        parts.append(_table(["reason", "files"], [[k, f"{v:,}"] for k, v in reasons.items()]))
        rows = rejected.head(_MOST_LISTED).rows()
        parts.append(_table(rejected.columns, [[str(v or "") for v in row] for row in rows]))
    if run.missing:
        parts.append(f"## Not in the sources any more: {len(run.missing):,}")
        parts.append(_table(["path"], [[path] for path in run.missing[:_MOST_LISTED]]))
    if run.audit:
        parts += _drift_as_markdown(run.audit)
        parts.append("## Quality")
        results = sorted(run.audit.results, key=lambda r: (r.success, r.suite, r.expectation))
        parts.append(
            _table(
                ["expectation", "severity", "held", "failing rows"],
                [
                    [
                        r.expectation,
                        str(r.severity),
                        "yes" if r.success else "NO",
                        str(r.n_failing_rows or 0),
                    ]
                    for r in results
                ],
            )
        )
    return "\n\n".join(part for part in parts if part)


def _changes_as_markdown(run: Run) -> list[str]:
    if not (record := changes_of(run)):
        return []
    policies = [
        [kind, f"{told['number']:,}", ", ".join(told["some"])]
        for kind, told in record["policies"].items()
    ]
    rows = [
        [table, f"{n['before']:,}", f"{n['after']:,}", f"{n['after'] - n['before']:+,}"]
        for table, n in record["rows"].items()
    ]
    return [
        "## Since the snapshot before",
        _table(["policies", "number", "some of them"], policies),
        _table(["table", "rows before", "rows now", "difference"], rows),
    ]


def _drift_as_markdown(audit: Audit) -> list[str]:
    shown = ("before", "now", "difference", "allowed")
    results = [r for r in audit.results if r.suite == "drift" and r.observed]
    if not results:
        return []
    rows = []
    for result in results:
        [row] = json.loads(result.observed or "[]")
        state = "yes" if result.success else "NO"
        held = state if row["is_judged"] else "too few"
        rows.append([row["figure"], held, *(str(row[name]) for name in shown)])
    return ["## Drift", _table(["figure", "held", *shown], rows)]


def _table(header: list[str], rows: list[list[str]]) -> str:
    if not rows:
        return ""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(c) for c in line) + " |" for line in lines)


def _cell(text: str) -> str:
    """``text`` for a cell of a markdown table; nothing in it is markup."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    for mark in "\\`*[]|":
        clean = clean.replace(mark, "\\" + mark)
    return clean.replace("<", "&lt;").replace(">", "&gt;")
