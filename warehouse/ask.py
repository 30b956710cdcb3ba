"""Named questions: SELECT statements that come along, each documented in its first lines."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from warehouse.errors import UsageError, did_you_mean
from warehouse.sql import run_select, sandbox

if TYPE_CHECKING:
    from pathlib import Path

_MOST_NAMED = 5


@dataclass(frozen=True)
class Question:
    """A question, and the one statement that answers it in any DuckDB that the lake is attached to.

    The first line of its file is the question, further comment lines say how it is understood.
    """

    name: str
    text: str
    notes: str
    sql: str


def questions() -> dict[str, Question]:
    """All questions by name, in the order of their names."""
    folder = files("warehouse").joinpath("questions")
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        question.name: question
        for question in (
            _question(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
            for file in found
            if file.name.endswith(".sql")
        )
    }


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        UsageError: there is none; names like it are told.
    """
    known = questions()
    if name not in known:
        alike = ", ".join([other for other in known if name.lower() in other][:_MOST_NAMED])
        hint = f"did you mean {alike}? " if alike else did_you_mean(name, known)
        raise UsageError(f"there is no question {name}; {hint}`policylake ask` lists all")
    return known[name]


def ask(
    root: Path, name: str, snapshot: int | None = None
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """(column names, rows) of the answer to a question by the lake in ``root``.

    Raises:
        UsageError: there is no such question, lake or snapshot.
    """
    statement = question(name).sql
    with sandbox(root, snapshot) as connection:
        return run_select(connection, statement)


def _question(name: str, content: str) -> Question:
    lines = content.splitlines()
    comments = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    statement = "\n".join(line for line in lines if not line.startswith("--")).strip()
    return Question(name, comments[0], " ".join(comments[1:]), statement.removesuffix(";"))
