"""Writing the report of a snapshot, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warehouse.catalog import published_snapshots
from warehouse.errors import UsageError
from warehouse.finished import finished_folder
from warehouse.lake import open_lake, require_published
from warehouse.layout import Layout
from warehouse.report.comparison import comparison
from warehouse.report.corpus import read_corpus, read_refresh
from warehouse.report.histories import read_histories
from warehouse.report.names import policy_slug
from warehouse.report.pages import environment, write_page
from warehouse.report.palette import category_styles, darkened
from warehouse.report.plots import plots
from warehouse.report.policy_page import policy_page
from warehouse.snapshot_diff import snapshot_diff
from warehouse.vocabulary import Action, ChangeKind, Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

    from warehouse.report.corpus import Corpus

MARK: Final = "report.json"
"""The file by which a folder is known as a report."""

_PER_PAGE: Final = 1_000
"""Policies on one page of the list."""


def write_report(
    root: Path,
    target: Path,
    word_marks: Callable[[str, str], list[tuple[str, str]]],
    *,
    snapshot: int | None = None,
) -> dict[str, Any]:
    """Write the report of the lake in ``root`` into the folder ``target``.

    Args:
        root: The lake's folder.
        target: A folder that is not there, is empty, or is an earlier report, which it replaces.
        word_marks: Which words differ in two texts; see `transforms.word_marks`.
        snapshot: An older snapshot, by its number.

    Returns:
        `snapshot`, `n_policies`, `n_comparisons`.

    Raises:
        UsageError: ``target`` is something else, or there is no such lake or snapshot.
        PolicylakeError: the disk refused.
    """
    target = Path(os.path.abspath(target))
    _check(target)
    if snapshot is None:
        # By its number, so that what is published meanwhile comes into no page.
        with open_lake(root) as connection:
            require_published(connection, root)
            snapshot = published_snapshots(connection)[-1].number
    with finished_folder(target) as folder, open_lake(root, snapshot=snapshot) as connection:
        require_published(connection, root)
        about = _about(connection, snapshot)
        corpus = read_corpus(connection)
        pages = environment()
        pages.globals |= {"about": about, "actions": tuple(Action)}
        _write_styles(folder)
        _write_overview(pages, folder, root, corpus, about)
        n_comparisons = _write_policies(pages, folder, connection, corpus, word_marks)
        mark = {**about, "n_policies": corpus.counts["policies"], "n_comparisons": n_comparisons}
        text = json.dumps(mark, indent=1, default=str) + "\n"
        (folder / MARK).write_text(text, encoding="utf-8", newline="\n")
    return mark


def _check(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UsageError(f"{target} is no folder; name another with --out")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise UsageError(f"{target} exists and is no report; name another folder with --out")


def _about(connection: duckdb.DuckDBPyConnection, snapshot: int) -> dict[str, Any]:
    """Which snapshot it is, the one before, and the run that published it."""
    seen = [s.number for s in published_snapshots(connection) if s.number <= snapshot]
    refresh = read_refresh(connection)
    return {
        "snapshot": seen[-1],
        "previous_snapshot": seen[-2] if len(seen) > 1 else None,
        "refresh_id": refresh["refresh_id"],
        "published_at": refresh["published_at"],
        "policylake_version": version("policylake"),
    }


def _write_styles(folder: Path) -> None:
    styles = files("warehouse.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    path = folder / "report.css"
    path.write_text(styles + category_styles(), encoding="utf-8", newline="\n")


def _write_overview(
    pages: Any, folder: Path, root: Path, corpus: Corpus, about: dict[str, Any]
) -> None:
    drawn = plots(corpus)
    (folder / "plots").mkdir()
    for plot in drawn.values():
        for name, drawing in (
            (plot.name, plot.drawing),
            (f"{plot.name}-dark", darkened(plot.drawing)),
        ):
            path = folder / "plots" / f"{name}.svg"
            path.write_text(drawing, encoding="utf-8", newline="\n")
    policies = [
        {**policy, "initial": _initial(policy["service"])}
        for policy in corpus.tables["policies"].iter_rows(named=True)
    ]
    lists = [policies[i : i + _PER_PAGE] for i in range(0, max(len(policies), 1), _PER_PAGE)]
    for number, listed in enumerate(lists, 1):
        path = folder / list_file(number)
        write_page(pages, "list", path, policies=listed, number=number, n_lists=len(lists))
    difference = None
    if about["previous_snapshot"] is not None:
        difference = snapshot_diff(root, about["previous_snapshot"], about["snapshot"])
    write_page(
        pages,
        "overview",
        folder / "index.html",
        counts=corpus.counts,
        tables={n: t.to_dicts() for n, t in corpus.tables.items() if n != "policies"},
        plots=drawn,
        policies=policies[:_PER_PAGE],
        difference=difference,
        has_data_docs=_copy_data_docs(root, folder, corpus),
        reasons={reason.value: reason.meaning for reason in Reason},
    )


def list_file(number: int) -> str:
    """The name of a page of the list of policies."""
    return "policies.html" if number == 1 else f"policies-{number}.html"


def _initial(service: str) -> str:
    """The letter under which a service is listed."""
    first = service[:1].upper()
    return first if first.isalpha() else "0-9"


def _copy_data_docs(root: Path, folder: Path, corpus: Corpus) -> bool:
    """Take the page of the quality results along where the lake has it."""
    refresh_id = corpus.quality_refresh_id
    if not refresh_id or not re.fullmatch(r"[\w-]+", refresh_id):
        return False
    page = Layout(root).quality / refresh_id / "index.html"
    if page.is_symlink() or not page.is_file():
        return False
    (folder / "quality").mkdir()
    shutil.copyfile(page, folder / "quality" / "index.html")
    return True


def _write_policies(
    pages: Any,
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    corpus: Corpus,
    word_marks: Callable[[str, str], list[tuple[str, str]]],
) -> int:
    """Write the pages of every policy; returns the number of comparisons."""
    changes = {kind.value: kind.meaning for kind in ChangeKind}
    n_comparisons = 0
    for history in read_histories(connection, corpus.tables["policies"]):
        name = policy_slug(history.policy)
        path = folder / "policies" / f"{name}.html"
        write_page(pages, "policy", path, **policy_page(history))
        for place in range(1, len(history.periods)):
            number = history.periods[place]["period_no"]
            path = folder / "policies" / f"{name}-{number}.html"
            compared = comparison(history, place, word_marks)
            write_page(pages, "comparison", path, **compared, change_kinds=changes)
            n_comparisons += 1
    return n_comparisons
