"""The verb that shows what changed: its parsing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from flows.options import TEXT, lake_option
from warehouse.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("policy", type=TEXT, required=False, metavar="POLICY")
@lake_option
@click.option("--from", "begin", metavar="DATE|N", help="Day in a period, or its number.")
@click.option("--to", "end", metavar="DATE|N", help="The same.  [default: the last period]")
@click.option("--all", "in_full", is_flag=True, help="Every change, and every text in full.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every change.")
@click.option(
    "--snapshots", type=(click.IntRange(min=0),) * 2, metavar="A B", help="Of the lake instead."
)
def diff(
    policy: str | None,
    lake: Path,
    begin: str | None,
    end: str | None,
    in_full: bool,
    as_json: bool,
    snapshots: tuple[int, int] | None,
) -> None:
    """Show what the last version of a policy changed, or a lake between two snapshots.

    POLICY is a service, SERVICE/POLICY_KEY, or a policy_id or its beginning.
    """
    from flows import diff_text, diffing  # noqa: PLC0415
    from warehouse.snapshot_diff import snapshot_diff  # noqa: PLC0415

    if snapshots and (policy or begin or end):
        raise UsageError("--snapshots is of the whole lake; leave out the policy, --from and --to")
    if snapshots:
        found = snapshot_diff(lake, *snapshots)
        lines = diff_text.snapshot_diff_lines(found)
    elif policy:
        found = diffing.policy_diff(lake, policy, begin, end)
        lines = diff_text.policy_diff_lines(found, in_full=in_full)
    else:
        raise UsageError("name a policy, or two snapshots with --snapshots A B")
    if as_json:
        click.echo(json.dumps(found, indent=1, default=str))
        return
    for line in lines:
        click.echo(line)


VERBS = (diff,)
