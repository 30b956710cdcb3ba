"""Verbs of schedules: their parsing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flows.options import lake_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@lake_option
@click.option(
    "--cron",
    required=True,
    help='When to refresh, in local time: "0 3 * * 1" is Mondays at 03:00.',
)
@click.option("--now", is_flag=True, help="Refresh at once, too.")
@click.option(
    "--reject-failing",
    is_flag=True,
    help="Publish without the documents that the quality gate lays failures to.",
)
def serve(sources: tuple[str, ...], lake: Path, cron: str, now: bool, reject_failing: bool) -> None:
    """Refresh the lake by a schedule, until it is stopped."""
    from flows.serving import serve as run  # noqa: PLC0415

    run(sources, lake, cron, at_once=now, reject_failing=reject_failing)


VERBS = (serve,)
