"""The verb that writes the report: its parsing. The work is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from flows.options import lake_option
from flows.settings import plotting_apart
from flows.terminal import printable


@click.command()
@lake_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report"),
    show_default=True,
    help="Folder to write; an earlier report in it is replaced.",
)
@click.option("--at", type=click.IntRange(min=0), metavar="SNAPSHOT", help="An older snapshot.")
def report(lake: Path, out: Path, at: int | None) -> None:
    """Write a report as web pages: the corpus, every policy, and what changed."""
    with plotting_apart():
        from transforms.word_marks import word_marks  # noqa: PLC0415
        from warehouse.report.site import write_report  # noqa: PLC0415

        about = write_report(lake, out, word_marks, snapshot=at)
    click.echo(
        printable(
            f"snapshot {about['snapshot']} (policies: {about['n_policies']:,}, comparisons: "
            f"{about['n_comparisons']:,}): open {out / 'index.html'}"
        )
    )


VERBS: Final = (report,)
"""The report: a snapshot to look at."""
