"""Score how documents are read, and compile outlines: `python -m benchmarks.reading --help`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading.differences import differences
from benchmarks.reading.documents import (
    COMPILED,
    COMPILED_SUFFIX,
    FORMATS,
    READABLE_SUFFIX,
    SHARED,
    Document,
    documents,
    read_documents,
    source_of,
)
from benchmarks.reading.floors import below, moved, read_floors, write_floors
from benchmarks.reading.outlines import OutlineError, compiled, read_readable
from benchmarks.reading.report import as_json, of_formats, table
from benchmarks.reading.scores import counts


def score(scored: Sequence[Document]) -> dict[str, dict[str, Counter[str]]]:
    """Format → name → counts, of documents that are read here and now."""
    counted: dict[str, dict[str, Counter[str]]] = {}
    reads = read_documents([document.source for document in scored])
    for document, read in zip(scored, reads, strict=True):
        of_format = counted.setdefault(document.format, {})
        of_format[document.name] = counts(document.read_outline(), read)
    return counted


def compile_outlines(paths: Sequence[Path], shared: Path = SHARED) -> list[str]:
    """Compile readable outlines, or all in folders, into benchmarks/reading/shared.

    An outline is `<format>/<file name of the document>.outline`.

    Returns:
        One line for each that cannot be compiled, with the reason.
    """
    outlines = [
        outline
        for path in paths
        for outline in ([path] if path.is_file() else sorted(path.rglob(f"*{READABLE_SUFFIX}")))
        if outline.parent.name in FORMATS[:-1]
    ]
    failures = []
    for outline in outlines:
        name, folder = outline.name.removesuffix(READABLE_SUFFIX), outline.parent.name
        try:
            source = source_of(folder, name, shared).read_bytes()
            content = compiled(read_readable(outline), source)
        except (OutlineError, OSError) as error:
            failures.append(str(error))
            continue
        target = COMPILED / folder / f"{name}{COMPILED_SUFFIX}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    print(f"{len(outlines) - len(failures)} outlines are compiled")
    return failures


def show(scored: Sequence[Document]) -> None:
    """Print what differs between the outlines of documents and what is read of them."""
    for document in scored:
        print(f"\n{document.format}/{document.name}: - outline, + read")
        print("\n".join(differences(document, read_documents([document.source])[0])))


def measure(scored: Sequence[Document], arguments: argparse.Namespace) -> int:
    """Print the scores; 1 where one is under its floor."""
    counted = score(scored)
    print(as_json(counted) if arguments.format == "json" else table(counted))
    measured, floors = of_formats(counted), read_floors()
    if arguments.raise_floors or arguments.lower_floors:
        write_floors(moved(floors, measured, may_lower=arguments.lower_floors))
        return 0
    fallen = below(floors, measured)
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser("python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--only", action="append", choices=FORMATS, help="score these formats")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--show", metavar="NAME", help="print the differences of documents")
    parser.add_argument("--raise-floors", action="store_true", help="where the scores are higher")
    parser.add_argument("--lower-floors", action="store_true", help="set floors to the scores")
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of the shared documents")
    commands = parser.add_subparsers(dest="command")
    compile_command = commands.add_parser("compile", help="take the words out of outlines")
    compile_command.add_argument("paths", nargs="+", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "compile":
        failures = compile_outlines(chosen.paths, chosen.data)
        print("".join(f"{line}\n" for line in failures), end="", file=sys.stderr)
        return 1 if failures else 0
    scored = documents(chosen.only or FORMATS, chosen.data)
    if chosen.show:
        show([one for one in scored if chosen.show in f"{one.format}/{one.name}"])
        return 0
    return measure(scored, chosen)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OutlineError as error:
        sys.exit(str(error))
