"""The plots of the overview: each a drawing, what it shows in words, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from warehouse.report import drawing
from warehouse.report.names import plain, slug
from warehouse.report.palette import ACCENT, CATEGORY_COLOURS
from warehouse.vocabulary import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.report.corpus import Corpus

_MOST_DATA_TYPES: Final = 14
_FEWEST_OF_ACTION: Final = 2
"""Types of data of each action that are always shown."""
_EVERY: Final = "All types together"
_ANY_OTHER: Final = "All other types"
_MOST_THIRD_PARTIES: Final = 15
_MOST_HALF_YEARS: Final = 10
_ACTIONS: Final = tuple(Action)
_GRADES: Final = range(5, 24)
_RETENTIONS: Final = (
    ("up to a week", 7),
    ("up to a month", 31),
    ("up to 6 months", 184),
    ("up to a year", 366),
    ("up to 2 years", 731),
    ("up to 5 years", 1827),
    ("up to 10 years", 3653),
    ("longer", float("inf")),
)
"""Names of stretches of time and the days at which they end."""


@dataclass(frozen=True)
class Plot:
    """One plot of the overview."""

    name: str
    """Its file is called after it."""
    title: str
    summary: str
    """What is to be seen, for those who do not see it."""
    note: str
    """What was counted."""
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    """Its figures, under ``columns``."""
    drawing: str
    """SVG for a light page; see `palette.darkened`."""
    is_dense: bool = False
    """Whether it is illegible in the width of a phone."""


def plots(corpus: Corpus) -> dict[str, Plot]:
    """The plots for which the corpus has figures, by name."""
    makers = (_years, _categories, _practices, _retention, _rights, _third_parties, _grades)
    return {plot.name: plot for make in makers for plot in make(corpus)}


def _years(corpus: Corpus) -> Iterator[Plot]:
    rows = corpus.tables["years"].rows()
    dated = [(int(year), n) for year, n in rows if year != "undated"]
    n_undated = sum(n for year, n in rows if year == "undated")
    if not dated:
        return
    by_year = dict(dated)
    years = range(dated[0][0], dated[-1][0] + 1)
    counts = [by_year.get(year, 0) for year in years]
    most = max(dated, key=lambda row: row[1])
    yield Plot(
        "versions-over-time",
        "Versions over time",
        f"Columns from {years[0]} to {years[-1]}; most texts, {most[1]:,}, came into force in "
        f"{most[0]}.",
        "Texts by the year in which they came into force"
        + (f"; {n_undated:,} more are undated." if n_undated else "."),
        ("Year", "Texts"),
        [*zip(years, counts, strict=True)] + ([("undated", n_undated)] if n_undated else []),
        drawing.columns([str(year) for year in years], counts),
    )


def _categories(corpus: Corpus) -> Iterator[Plot]:
    rows = corpus.tables["categories"].rows()
    if not any(n for _, n, _, _ in rows):
        return
    names, _, _, shares = zip(*rows, strict=True)
    colours = [CATEGORY_COLOURS.get(slug(name), ACCENT)[0] for name in names]
    yield Plot(
        "tag-shares",
        "What policies speak of",
        f"Bars of {len(rows)} categories; {names[0]} is the most frequent with {shares[0]:.0%} "
        f"of the segments, {names[-1]} the least with {shares[-1]:.1%}.",
        "Share of the segments of the latest policies that a data practice category of OPP-115 "
        "applies to; headings, page furniture and languages without a model are left out.",
        ("Category", "Segments", "Policies", "Share of segments"),
        [(name, n, n_policies, f"{share:.1%}") for name, n, n_policies, share in rows],
        drawing.bars(names, shares, [f"{share:.1%}" for share in shares], colours),
    )


def _practices(corpus: Corpus) -> Iterator[Plot]:
    n_policies = corpus.tables["policies"].height
    found = corpus.tables["practices"]
    if found.is_empty():
        return
    shown, ordered = _shown_data_types(found)
    is_other = ~pl.col("data_type").is_in(shown)
    other = found.filter(is_other).with_columns(data_type=pl.lit(_ANY_OTHER))
    every = found.with_columns(data_type=pl.lit(_EVERY))
    rows = [_EVERY, *shown, *([] if other.is_empty() else [_ANY_OTHER])]
    counted = pl.concat([found, other, every]).group_by("data_type", "action")
    counts = {
        (data, action): n
        for data, action, n in counted.agg(pl.col("policy").n_unique()).iter_rows()
    }
    shares = [[counts.get((data, action), 0) / n_policies for action in _ACTIONS] for data in rows]
    yield Plot(
        "practices",
        "What is done with which data",
        f"Grid of {len(rows)} rows of data and {len(_ACTIONS)} actions; "
        f"{ordered[0]} stands in most policies.",
        "Share of the latest policies that say the service itself does it; the first row takes all "
        "types of data together, below stand those that most policies name.",
        ("Data", *(f"{action} (policies)" for action in _ACTIONS)),
        [
            (data, *(counts.get((data, action), 0) for action in _ACTIONS))
            for data in [_EVERY, *ordered]
        ],
        drawing.grid(rows, _ACTIONS, shares),
    )


def _shown_data_types(found: pl.DataFrame) -> tuple[list[str], list[str]]:
    """The types of data in the grid, and all of them, those of most policies first.

    What most policies do with few types, as they sell, would else be cut off altogether.
    """
    counts = (
        found.group_by("data_type", "action")
        .len("n_policies")
        .sort("n_policies", "data_type", descending=[True, False])
    )
    ordered = counts["data_type"].unique(maintain_order=True).to_list()
    first = counts.group_by("action", maintain_order=True).head(_FEWEST_OF_ACTION)["data_type"]
    chosen = list(dict.fromkeys([*first, *ordered]))[:_MOST_DATA_TYPES]
    return [data for data in ordered if data in chosen], ordered


def _retention(corpus: Corpus) -> Iterator[Plot]:
    found = corpus.tables["retention"].sort("statement", "retention_days").rows()
    if not found:
        return
    names = [name for name, _ in _RETENTIONS]
    counts = dict.fromkeys(names, 0)
    others: dict[str, int] = {}
    for statement, days, n, _ in found:
        if days is None:
            words = plain(statement)
            others[words] = others.get(words, 0) + n
        else:
            counts[next(name for name, end in _RETENTIONS if days <= end)] += n
    bars = [*counts.items(), *sorted(others.items(), key=lambda item: (-item[1], item[0]))]
    stated = sum(counts.values())
    largest = max(bars, key=lambda item: item[1])
    yield Plot(
        "retention",
        "How long data are kept",
        f"Bars of {len(names)} lengths of time and {len(others)} statements without one; the "
        f"longest bar is {largest[0]} with {largest[1]:,}.",
        f"Statements of the latest policies: {stated:,} state a period, "
        f"{sum(others.values()):,} say something in its place.",
        ("Kept", "Statements"),
        [*bars],
        drawing.bars(
            [name for name, _ in bars],
            [n for _, n in bars],
            [f"{n:,}" for _, n in bars],
            [ACCENT[0]] * len(names) + [CATEGORY_COLOURS["introductory-generic"][0]] * len(others),
        ),
    )


def _rights(corpus: Corpus) -> Iterator[Plot]:
    found = corpus.tables["rights"]
    if found.is_empty():
        return
    every = sorted(set(found["half_year_end"]))
    shown = every[-_MOST_HALF_YEARS:]
    shares = {(right, end): share for end, right, _, share in found.iter_rows()}
    names = sorted(
        set(found["right_name"]), key=lambda name: (-shares.get((name, every[-1]), 0.0), name)
    )
    table = [[shares.get((name, end), 0.0) for end in shown] for name in names]
    yield Plot(
        "rights",
        "Rights that are offered, by half-year",
        f"Grid of {len(names)} rights and {len(shown)} half-years; on {every[-1]} most policies "
        f"offered {plain(names[0])}.",
        "Share of the dated policies in force at the end of the half-year"
        + ("." if len(shown) == len(every) else f"; the last {len(shown)} half-years."),
        ("Half-year ends", "Right", "Policies", "Share"),
        [(end, plain(name), n, f"{share:.0%}") for end, name, n, share in found.iter_rows()],
        drawing.grid([plain(name) for name in names], [_half_year(end) for end in shown], table),
        is_dense=len(shown) > len(_ACTIONS),
    )


def _third_parties(corpus: Corpus) -> Iterator[Plot]:
    found = corpus.tables["third_parties"].rows()
    if not found:
        return
    shown = found[:_MOST_THIRD_PARTIES]
    yield Plot(
        "third-parties",
        "Third parties that are named most",
        f"Bars of {len(shown)} companies and services; {shown[0][0]} is named by most policies, "
        f"{shown[0][2]:,}.",
        "Latest policies that name the company or service.",
        ("Name", "Category", "Policies", "Segments", "Purposes"),
        [
            (name, category or "", n_policies, n_segments, _listed(purposes))
            for name, category, n_policies, n_segments, purposes in found
        ],
        drawing.bars(
            [row[0] for row in shown], [row[2] for row in shown], [f"{row[2]:,}" for row in shown]
        ),
    )


def _grades(corpus: Corpus) -> Iterator[Plot]:
    rows = corpus.tables["grades"].rows()
    if not rows:
        return
    counts: dict[int, int] = {}
    for grade, n in rows:
        nearest = min(max(grade, _GRADES[0]), _GRADES[-1])
        counts[nearest] = counts.get(nearest, 0) + n
    grades = range(min(counts), max(counts) + 1)
    every = sorted(grade for grade, n in rows for _ in range(n))
    median = every[len(every) // 2]
    yield Plot(
        "readability",
        "How hard policies are to read",
        f"Columns of school years from {grades[0]} to {grades[-1]}; the median is {median}.",
        f"Latest policies in English by the years of school that it takes to read them "
        f"(Flesch-Kincaid grade); the median is {median}.",
        ("School years", "Policies"),
        [(grade, counts.get(grade, 0)) for grade in grades],
        drawing.columns(
            [str(grade) for grade in grades],
            [counts.get(grade, 0) for grade in grades],
            "years of school",
        ),
    )


def _half_year(end: Any) -> str:
    return f"{end.year}\n{'H1' if end.month < 7 else 'H2'}"


def _listed(terms: Sequence[str] | None) -> str:
    return ", ".join(plain(term) for term in terms or ())
