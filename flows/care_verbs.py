"""The verbs that take care of a lake: their parsing. The work is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import TEXT, lake_option
from flows.terminal import counted, printable
from warehouse.errors import PolicylakeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


_snapshot_argument = click.argument("snapshot", type=click.IntRange(min=0), metavar="SNAPSHOT")
_dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Tell what would be done, and change nothing."
)


@click.command()
@lake_option
def verify(lake: Path) -> None:
    """Check every published file, key, reference and span of the lake."""
    from flows.verify import verify as check  # noqa: PLC0415

    faults, has_checked_rows = check(lake)
    _print(faults)
    if faults:
        unchecked = "" if has_checked_rows else "; rows were not checked, for files are damaged"
        found = counted(len(faults), "fault")
        raise PolicylakeError(f"{found}{unchecked}; restore the lake from a copy")
    click.echo("the lake is sound")


@click.command()
@_snapshot_argument
@lake_option
def rollback(snapshot: int, lake: Path) -> None:
    """Put back the content of an earlier snapshot, as a new one."""
    from flows.care import rollback as put_back  # noqa: PLC0415

    _print(put_back(lake, snapshot))


@click.command()
@click.argument("snapshot", type=click.IntRange(min=0), metavar="SNAPSHOT", required=False)
@click.option("--note", default="", help="Why it is kept.")
@click.option("--remove", type=click.IntRange(min=0), metavar="SNAPSHOT", help="Remove its pin.")
@lake_option
def pin(snapshot: int | None, note: str, remove: int | None, lake: Path) -> None:
    """Keep a snapshot whatever its age. Pins are listed by `policylake snapshots`."""
    from warehouse import pins  # noqa: PLC0415

    if (snapshot is None) == (remove is None):
        raise UsageError("name one snapshot: `pin SNAPSHOT`, or `pin --remove SNAPSHOT`")
    if snapshot is not None:
        pins.pin(lake, snapshot, note)
        click.echo(f"snapshot {snapshot} is pinned: no vacuum expires it")
    elif remove is not None:
        pins.unpin(lake, remove)
        click.echo(f"snapshot {remove} is not pinned any more")


@click.command()
@click.option("--keep", type=click.IntRange(min=1), help="Keep this many newest snapshots.")
@click.option("--keep-days", type=click.FloatRange(min=0), help="Keep snapshots this young.")
@_dry_run_option
@lake_option
def vacuum(keep: int | None, keep_days: float | None, dry_run: bool, lake: Path) -> None:
    """Remove files that no snapshot names, and with --keep or --keep-days old snapshots.

    The last snapshot and pinned ones stay; with both options what either keeps.
    """
    from flows.care import vacuum as clean  # noqa: PLC0415

    _print(clean(lake, keep, keep_days, dry_run=dry_run))


@click.command()
@lake_option
def compact(lake: Path) -> None:
    """Merge the small files of many refreshes into few, as a new snapshot with the same rows."""
    from flows.care import compact as merge  # noqa: PLC0415

    _print(merge(lake))


@click.command()
@click.argument("service", type=TEXT)
@click.option("--reason", default="", help="Why, in words that may stay in the lake's books.")
@click.option("--yes", is_flag=True, help="Do it; without, tell what would be removed.")
@click.option("--lift", is_flag=True, help="Accept the service's files again.")
@lake_option
def takedown(service: str, reason: str, yes: bool, lift: bool, lake: Path) -> None:
    """Remove everything of a service from all snapshots, pinned ones too, and refuse its files."""
    from flows import care  # noqa: PLC0415

    _print(care.lift(lake, service) if lift else care.takedown(lake, service, reason, yes=yes))


VERBS = (verify, rollback, vacuum, compact, pin, takedown)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(printable(line))
