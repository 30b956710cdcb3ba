"""Whether what a refresh brings is like what the lake held before it.

What is new is compared with the previous snapshot as a whole: a week's broken crawl is a small part
of a large lake, and all of the week. A difference counts when it is larger than the limit of the
settings and than chance explains for so many documents; fewer than twenty are not judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from expectations.rule import Rule, Suite, every, in_publish
from warehouse.vocabulary import Severity

FEWEST = 20
"""Documents or versions, before and now, below which a figure is not judged."""


@dataclass(frozen=True)
class _Figure:
    """One figure before and now, as SQL over the figures `b` (before), `n` (new), `a` (the lake
    after) and `s` (files seen)."""

    name: str
    description: str
    before: str
    now: str
    n_before: str
    n_now: str
    kind: str
    """Which of `_DIFFERENCES` tells how far apart they are."""


_DIFFERENCES = {
    # A fall by a share. Whether files are there is no matter of chance.
    "fall": ("1 - now / before", "{limit}"),
    # More of what should be rare. Chance is as large as 1.5 standard errors of the widest share.
    "rise": ("now - before", "{limit} + 1.5 / sqrt(least(n_before, n_now))"),
    # A mean that is so many times larger or smaller, whose spread is about the mean itself.
    "ratio": (
        "exp(abs(ln(greatest(now, 1e-9) / before))) - 1",
        "(1 + {limit}) * exp(3 / sqrt(least(n_before, n_now))) - 1",
    ),
}


def _ratio(what: str, per: str, description: str) -> _Figure:
    return _Figure(
        f"{what}_per_{per.removesuffix('s')}",
        description,
        f"b.{what} / nullif(b.{per}, 0)",
        f"n.{what} / nullif(n.{per}, 0)",
        "b.versions",
        "n.versions",
        "ratio",
    )


_FIGURES = (
    _Figure(
        "documents",
        "The lake does not lose a large share of its accepted documents",
        "b.accepted",
        "a.accepted",
        "b.accepted",
        "b.accepted",
        "fall",
    ),
    _Figure(
        "files_seen",
        "The sources hold about as many files as at the last refresh from them, or more",
        "s.before",
        "s.now",
        "s.before",
        "s.before",
        "fall",
    ),
    _Figure(
        "rejections",
        "New documents are not rejected much more often than those of the lake",
        "b.rejected / nullif(b.documents, 0)",
        "n.rejected / nullif(n.documents, 0)",
        "b.documents",
        "n.documents",
        "rise",
    ),
    _Figure(
        "languages",
        "New versions are in about the same mix of languages as those of the lake (the share "
        "that would have to change)",
        "0",
        "l.apart",
        "b.versions",
        "n.versions",
        "rise",
    ),
    _ratio("segments", "versions", "New versions have about as many segments as those of the lake"),
    _ratio("tags", "segments", "New segments have about as many tags as those of the lake"),
    _ratio("facts", "versions", "New versions state about as many facts as those of the lake"),
)

_FROM = """
    figures_before AS b CROSS JOIN figures_new AS n
    CROSS JOIN (
        SELECT count(*) FILTER (status = 'accepted') AS accepted FROM lake.main.documents
    ) AS a
    CROSS JOIN (
        SELECT any_value(r.n_seen) AS now, arg_max(o.n_seen, o.refresh_id) AS before
        FROM new_refreshes AS r LEFT JOIN lake.main.refreshes AS o
            ON o.sources = r.sources AND o.refresh_id < r.refresh_id
    ) AS s
    CROSS JOIN (
        SELECT coalesce(sum(abs(
            coalesce(x.n, 0) / (SELECT nullif(versions, 0) FROM figures_before)
            - coalesce(y.n, 0) / (SELECT nullif(versions, 0) FROM figures_new)
        )) / 2, 0) AS apart
        FROM (SELECT unnest(languages, recursive := true) FROM figures_before) AS x
        FULL JOIN (SELECT unnest(languages, recursive := true) FROM figures_new) AS y
            ON x.language = y.language
    ) AS l
"""


def _rows(limit: float) -> str:
    """A row for each figure; what they are of is asked for once."""
    figures = ", ".join(
        f"{{figure: '{f.name}', kind: '{f.kind}',"
        f" before: round(({f.before})::DOUBLE, 4), now: round(({f.now})::DOUBLE, 4),"
        f" n_before: {f.n_before}, n_now: {f.n_now}}}"
        for f in _FIGURES
    )
    difference, allowed = (
        "CASE kind "
        + " ".join(f"WHEN '{kind}' THEN {sql[part]}" for kind, sql in _DIFFERENCES.items())
        + " END"
        for part in (0, 1)
    )
    return f"""
        SELECT * EXCLUDE kind, is_judged IS TRUE AND difference > allowed AS has_drifted
        FROM (
            SELECT *,
                CASE WHEN is_judged THEN round({difference}, 4) END AS difference,
                CASE WHEN is_judged THEN round({allowed.format(limit=limit)}, 4) END AS allowed
            FROM (
                SELECT *, coalesce(least(n_before, n_now) >= {FEWEST}, false) AS is_judged
                FROM (SELECT unnest([{figures}], recursive := true) FROM {_FROM})
            )
        )
    """


def suite(limit: float = 0.25, severity: Severity = Severity.WARNING) -> Suite:
    """The suite for this limit (a share) whose failures do what ``severity`` says."""
    return Suite(
        name="drift",
        key="figure",
        leads_to_documents=None,
        rows=_rows(limit),
        rules=tuple(_rule(figure, severity) for figure in _FIGURES),
        shows=("before", "now", "n_before", "n_now", "difference", "allowed", "is_judged"),
        tells_always=True,
    )


def _rule(figure: _Figure, severity: Severity) -> Rule:
    condition = f"figure <> '{figure.name}' OR NOT has_drifted"
    shown = ("before", "now")
    return in_publish(every(figure.name, figure.description, condition, severity, shown))
