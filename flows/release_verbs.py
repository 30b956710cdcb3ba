"""The verb that writes and checks dataset releases: its parsing. The work is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from flows.options import TEXT, lake_option
from flows.terminal import counted, printable
from warehouse.errors import PolicylakeError, UsageError

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("folder", type=_FOLDER, required=False)
@lake_option
@click.option("--at", type=click.IntRange(min=0), metavar="SNAPSHOT", help="An older snapshot.")
@click.option(
    "--where", type=TEXT, metavar="SQL", help="Only policies that fit: a condition on `policies`."
)
@click.option("--since", type=click.IntRange(min=0), metavar="SNAPSHOT", help="Only what is new.")
@click.option("--csv", "formats", flag_value="csv", multiple=True, help="As CSV files too.")
@click.option("--jsonl", "formats", flag_value="jsonl", multiple=True, help="As JSON lines too.")
@click.option("--no-text", is_flag=True, help="Leave out the words of policies.")
@click.option("--no-contacts", is_flag=True, help="Leave out and mask personal contacts.")
@click.option("--check", "checked", type=_FOLDER, metavar="FOLDER", help="Verify a release.")
def export(
    folder: Path | None,
    lake: Path,
    at: int | None,
    where: str | None,
    since: int | None,
    formats: tuple[str, ...],
    no_text: bool,
    no_contacts: bool,
    checked: Path | None,
) -> None:
    """Write a dataset release into a new folder, or verify one by --check, which needs no lake."""
    from warehouse.export import release  # noqa: PLC0415
    from warehouse.export.scope import Scope  # noqa: PLC0415

    if (folder is None) == (checked is None):
        raise UsageError("name one folder: `export FOLDER`, or `export --check FOLDER`")
    if checked is not None:
        faults = release.check(checked)
        for fault in faults:
            click.echo(printable(fault))
        if faults:
            raise PolicylakeError(f"{counted(len(faults), 'fault')}; get the release anew")
        click.echo("the release is sound")
    elif folder is not None:
        scope = Scope(where, since, with_text=not no_text, with_contacts=not no_contacts)
        about = release.export(lake, folder, scope, snapshot=at, formats=formats)
        click.echo(printable(f"snapshot {about.snapshot} was released into {folder}"))


VERBS: Final = (export,)
