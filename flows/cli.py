"""The command line: verbs and their parsing. The work is done elsewhere, imported when needed."""

from __future__ import annotations

import atexit
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.care_verbs import VERBS as CARE_VERBS
from flows.diff_verbs import VERBS as DIFF_VERBS
from flows.options import LAKE, TEXT, format_option, lake_option
from flows.release_verbs import VERBS as RELEASE_VERBS
from flows.report_verbs import VERBS as REPORT_VERBS
from flows.schedule_verbs import VERBS as SCHEDULE_VERBS
from flows.search_verbs import VERBS as SEARCH_VERBS
from flows.tagging_verbs import TAGGING_VERBS
from flows.terminal import print_rows, printable
from warehouse.errors import RESTORE, PolicylakeError, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPPED = 130
"""Exit code after Ctrl-C or SIGTERM, as shells have it."""


class _Verbs(click.Group):
    """A group that shows what a user can mend in one line, and lists verbs as they are declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line, and end the process with its exit code, whatever threads do.

        Python ends with its daemon threads (Prefect's, for one) by tearing them from native code
        at their next step, which now and then is a crash (SIGABRT) after all work is done.
        So the process is left at the end of Python's own exit functions.
        """
        code = 1

        def leave() -> None:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(code)

        atexit.register(leave)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            return super().main(*args, **extra)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            raise

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PolicylakeError as error:
            click.echo(f"policylake: {printable(str(error))}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("policylake: stopped; what was published is untouched", err=True)
            ctx.exit(_STOPPED)
        except OSError as error:
            click.echo(f"policylake: {printable(str(StorageError(error)))}", err=True)
            ctx.exit(1)
        except Exception as error:
            from warehouse.lake import is_damage  # noqa: PLC0415 - for errors alone

            if not is_damage(error):
                raise
            click.echo(f"policylake: {_of_unreadable(ctx.meta.get(LAKE), error)}", err=True)
            ctx.exit(1)


def _of_unreadable(lake: Path | None, error: Exception) -> str:
    """What to tell of the database's ``error``: the disk's own word, where that is behind it."""
    from warehouse.disk import disk_fault  # noqa: PLC0415 - for errors alone

    if lake and (fault := disk_fault(lake, error)):
        return printable(str(fault))
    first = printable(str(error)).splitlines()[0]
    return f"the lake cannot be read: {first}; {RESTORE}"


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policylake")
def main() -> None:
    """Turn raw privacy policies into audited research tables."""


@main.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@lake_option
@click.option("--limit", type=click.IntRange(min=1), help="Look at this many files only.")
@click.option("--dry-run", is_flag=True, help="Tell what would be read, and change nothing.")
@click.option(
    "--reject-failing",
    is_flag=True,
    help="Publish without the documents that the quality gate lays failures to.",
)
@click.option(
    "--retry-rejected", is_flag=True, help="Read again what was rejected before, whatever it was."
)
@click.option(
    "--rederive",
    is_flag=True,
    help="Derive anew what older rules, models or extractors made. Needs no SOURCE.",
)
def refresh(
    sources: tuple[str, ...],
    lake: Path,
    limit: int | None,
    dry_run: bool,
    reject_failing: bool,
    retry_rejected: bool,
    rederive: bool,
) -> None:
    """Bring the lake up to date with raw policies: folders, files, globs, archives, manifests."""
    from flows.start import dry_run as look  # noqa: PLC0415
    from flows.start import run_refresh  # noqa: PLC0415

    if dry_run:
        lines = look(sources, lake, limit=limit, retry_rejected=retry_rejected, rederive=rederive)
    else:
        lines = run_refresh(
            sources,
            lake,
            limit=limit,
            reject_failing=reject_failing,
            retry_rejected=retry_rejected,
            rederive=rederive,
        )
    for line in lines:
        click.echo(printable(line))


@main.command()
@click.argument("query", type=TEXT)
@lake_option
@format_option
@click.option("--at", type=click.IntRange(min=0), metavar="SNAPSHOT", help="An older snapshot.")
def sql(query: str, lake: Path, style: str, at: int | None) -> None:
    """Answer one SELECT. Tables and views: `policylake tables`."""
    from warehouse.sql import run_select, sandbox  # noqa: PLC0415

    with sandbox(lake, at) as connection:
        names, rows = run_select(connection, query)
    _print_answer(names, rows, style)


@main.command()
@click.argument("name", type=TEXT, required=False, metavar="QUESTION")
@lake_option
@format_option
@click.option("--at", type=click.IntRange(min=0), metavar="SNAPSHOT", help="An older snapshot.")
@click.option("--list", "listed", is_flag=True, help="List the questions; so does no name.")
@click.option("--sql", "statement", is_flag=True, help="Print the statement instead of its answer.")
def ask(
    name: str | None, lake: Path, style: str, at: int | None, listed: bool, statement: bool
) -> None:
    """Answer a question that comes along, each a single SELECT. Without a name: list them."""
    from warehouse import ask as answering  # noqa: PLC0415

    if listed or name is None:
        rows = [(q.name, q.text, q.notes) for q in answering.questions().values()]
        print_rows(("question", "asks", "understood as"), rows, style)
    elif statement:
        click.echo(answering.question(name).sql)
    else:
        _print_answer(*answering.ask(lake, name, at), style)


@main.command()
@click.argument("name", type=TEXT, required=False)
@lake_option
@format_option
def tables(name: str | None, lake: Path, style: str) -> None:
    """List the tables and views, or the columns of one."""
    from warehouse import state  # noqa: PLC0415

    print_rows(*(state.columns(lake, name) if name else state.tables(lake)), style)


@main.command()
@lake_option
def status(lake: Path) -> None:
    """Tell the last snapshot, the last run and what it rejected."""
    from warehouse.state import status as lake_status  # noqa: PLC0415

    _print_object(lake_status(lake))


@main.command()
@lake_option
@format_option
def snapshots(lake: Path, style: str) -> None:
    """List the published snapshots, the latest first."""
    from warehouse import state  # noqa: PLC0415

    print_rows(*state.snapshots(lake), style)


@main.command()
@click.argument("wanted", type=TEXT, metavar="ID|PATH|SERVICE")
@lake_option
def show(wanted: str, lake: Path) -> None:
    """Show a document, policy, version, segment, fact or practice, and what leads to its source."""
    from warehouse.show import show as find  # noqa: PLC0415

    _print_object(find(lake, wanted))


def _print_answer(names: Sequence[str], rows: Sequence[Sequence[Any]], style: str) -> None:
    print_rows(names, rows, style)
    if not rows:
        click.echo("no rows", err=True)


def _print_object(value: dict[str, Any]) -> None:
    """``value`` as JSON, which is plain to read and escapes every control character."""
    click.echo(json.dumps(value, indent=2, default=str, ensure_ascii=not os.isatty(1)))


_FAMILIES = (
    SEARCH_VERBS,
    SCHEDULE_VERBS,
    DIFF_VERBS,
    CARE_VERBS,
    RELEASE_VERBS,
    REPORT_VERBS,
    TAGGING_VERBS,
)
for _verb in (verb for family in _FAMILIES for verb in family):
    main.add_command(_verb)
