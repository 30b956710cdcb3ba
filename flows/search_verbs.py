"""The verb that finds segments by their words: its parsing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import click

from flows.options import TEXT, format_option, lake_option
from flows.terminal import print_rows, printable

if TYPE_CHECKING:
    from pathlib import Path

_UNWANTED: Final = re.compile("-[^-]..*", re.DOTALL)
"""A word that must not stand there: no option of the verb is a letter after one dash but -h."""


class _Search(click.Command):
    """A command that takes `-cookies` for a word, not for the options c, o, o …"""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        valued = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        options: list[str] = []
        unwanted: list[str] = []
        for before, word in zip(["", *args], args[:end], strict=False):
            is_unwanted = before not in valued and _UNWANTED.fullmatch(word)
            (unwanted if is_unwanted else options).append(word)
        return super().parse_args(ctx, [*options, "--", *unwanted, *args[end + 1 :]])


@click.command(cls=_Search)
@click.argument("words", type=TEXT, nargs=-1, required=True, metavar="WORD…")
@lake_option
@format_option
@click.option("--at", type=click.IntRange(min=0), metavar="SNAPSHOT", help="An older snapshot.")
@click.option("--service", type=TEXT, help="Only policies of this service.")
@click.option("--all-versions", is_flag=True, help="Versions no longer in force too.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
def search(
    words: tuple[str, ...],
    lake: Path,
    style: str,
    at: int | None,
    service: str | None,
    all_versions: bool,
    limit: int,
) -> None:
    """Find segments by words, "phrases", beginnings (colle*) and what is not there (-cookies)."""
    from warehouse import search as finding  # noqa: PLC0415

    rows = finding.search(
        lake,
        " ".join(words),
        service=service,
        all_versions=all_versions,
        limit=limit,
        snapshot=at,
    )
    print_rows(finding.COLUMNS, rows, style)
    if not rows:
        hint = finding.why_nothing(
            lake, " ".join(words), service=service, all_versions=all_versions, snapshot=at
        )
        click.echo(printable(hint), err=True)


VERBS: Final = (search,)
