"""Full text over the segments of a snapshot, by an index beside the lake's data.

DuckDB's own full-text search does not work on the tables of a DuckLake. The index is one SQLite
file a snapshot, which holds words and ids but no text; it is made when first asked, and only the
last one asked is kept.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from warehouse.errors import PolicylakeError, StorageError, UsageError, did_you_mean
from warehouse.lake import open_lake, require_lake, require_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

COLUMNS: Final = ("service", "policy_key", "valid_from", "heading", "text", "segment_id", "score")
"""Of what `search` finds."""

_FORMAT: Final = "1"
"""Part of an index's name; raised when its tables change."""

_BATCH: Final = 20_000
_MAX_TERMS: Final = 32
_SHOWN_BEFORE, _SHOWN = 60, 200
_HEADING_WEIGHT: Final = 2.0
_HEADING_SEPARATOR: Final = " › "
_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')

_TABLES: Final = """
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY, version_id TEXT, service TEXT, policy_key TEXT,
        valid_from TEXT, is_latest INTEGER
    );
    CREATE TABLE segments (number INTEGER PRIMARY KEY, segment_id TEXT, version INTEGER);
    CREATE VIRTUAL TABLE words USING fts5(
        heading, text, content='', tokenize="unicode61 remove_diacritics 2"
    );
"""

_VERSIONS: Final = """
    SELECT row_number() OVER (ORDER BY v.version_id) AS number, v.version_id, v.service,
        v.policy_key, v.valid_from::VARCHAR, v.is_latest
    FROM (
        SELECT version_id, any_value(service) AS service, any_value(policy_key) AS policy_key,
            min(valid_from) AS valid_from, bool_or(is_latest) AS is_latest
        FROM lake.main.version_history GROUP BY version_id
    ) AS v
"""

_SEGMENTS: Final = f"""
    SELECT row_number() OVER () AS number, s.segment_id, v.number AS version,
        array_to_string(s.heading_path, '{_HEADING_SEPARATOR}') AS heading, s.text
    FROM lake.main.segments AS s JOIN found_versions AS v USING (version_id)
    WHERE s.kind <> 'boilerplate'
"""

_FIND: Final = """
    SELECT s.segment_id, v.service, v.policy_key, v.valid_from, -bm25(words, ?, 1.0) AS score
    FROM words
    JOIN segments AS s ON s.number = words.rowid
    JOIN versions AS v ON v.number = s.version
    WHERE words MATCH ? AND (v.is_latest OR ?) AND (v.service = ? OR ? IS NULL)
    ORDER BY score DESC, s.number LIMIT ?
"""

_COUNT: Final = """
    SELECT count(*) FROM words
    JOIN segments AS s ON s.number = words.rowid
    JOIN versions AS v ON v.number = s.version
    WHERE words MATCH ? AND (v.is_latest OR ?) AND (v.service = ? OR ? IS NULL)
"""


def search(
    root: Path,
    words: str,
    *,
    service: str | None = None,
    all_versions: bool = False,
    limit: int = 20,
    snapshot: int | None = None,
) -> list[tuple[Any, ...]]:
    """The segments that hold all of ``words``, the best first: rows of `COLUMNS`.

    Args:
        root: The lake's folder.
        words: Words, "phrases", beginnings of words (colle*), and what must not stand there
            (-cookies). Case and accents make no difference.
        service: Only policies of this service.
        all_versions: Look into versions that are no longer in force too.
        limit: How many segments at most.
        snapshot: An older snapshot, by its number.

    Raises:
        UsageError: there is nothing to look for, or no such lake or snapshot.
    """
    query, plain = _query(words)
    with open_lake(root, snapshot=snapshot) as connection:
        require_published(connection, root)
        with _index(root, connection, snapshot) as index:
            rows = index.execute(
                _FIND, (_HEADING_WEIGHT, query, all_versions, service, service, limit)
            ).fetchall()
        texts = _texts(connection, [segment_id for segment_id, *_ in rows])
    return [
        (
            found_service,
            policy_key,
            valid_from,
            texts[segment_id][0],
            _excerpt(texts[segment_id][1], plain),
            segment_id,
            round(score, 3),
        )
        for segment_id, found_service, policy_key, valid_from, score in rows
    ]


def why_nothing(
    root: Path,
    words: str,
    *,
    service: str | None = None,
    all_versions: bool = False,
    snapshot: int | None = None,
) -> str:
    """A line on why `search` found nothing: in how many segments each word stands, and what helps.

    Args and errors are those of `search`.
    """
    terms = _terms(words)
    wanted = [term for term in terms if not term.is_unwanted]
    unwanted = [term.typed for term in terms if term.is_unwanted]
    with (
        open_lake(root, snapshot=snapshot) as connection,
        _index(root, connection, snapshot) as index,
    ):
        services = [name for (name,) in index.execute("SELECT DISTINCT service FROM versions")]
        counts = [
            index.execute(_COUNT, (query, all_versions, service, service)).fetchone()[0]
            for query in (*(term.query for term in wanted), _all_of(wanted))
        ]
    if service is not None and service not in services:
        hint = did_you_mean(service, services)
        return f"no policy is of the service {service}; {hint}--service takes a whole name"
    named, whose = ", ".join(term.typed for term in wanted), f" of {service}" if service else ""
    earlier = "" if all_versions else "; --all-versions looks into earlier versions too"
    if number := counts.pop():
        told = f"{number:,} segments{whose} hold" if number > 1 else f"1 segment{whose} holds"
        return f"{told} all of: {named}, but also one of: {', '.join(unwanted)}{earlier}"
    found = ", ".join(f"{term.typed} {n:,}" for term, n in zip(wanted, counts, strict=True))
    word = next((term.bare for term in wanted if term.typed == term.bare), None)
    longer = f"; words are found as they are written, and {word}* finds what begins so"
    return (
        f"no segment{whose} holds all of: {named} (segments that hold one of them: {found})"
        f"{longer if word else ''}{earlier}"
    )


class _Term(NamedTuple):
    """A word, phrase or beginning of words to look for."""

    typed: str
    bare: str
    query: str
    """As the index understands it: quoted, so that nothing in it is an operator."""
    is_unwanted: bool


def _query(words: str) -> tuple[str, list[str]]:
    """``words`` as the index understands them, and those that must stand there, bare.

    Raises:
        UsageError: there is nothing to look for.
    """
    if words.count('"') % 2:
        raise UsageError('a quote opens and never closes; a phrase stands in two: "personal data"')
    terms = _terms(words)
    wanted = [term for term in terms if not term.is_unwanted]
    if not wanted:
        raise UsageError('nothing to look for; give words or a "phrase", such as: search retention')
    without = "".join(f" NOT {term.query}" for term in terms if term.is_unwanted)
    return _all_of(wanted) + without, [term.bare for term in wanted]


def _all_of(terms: list[_Term]) -> str:
    return " AND ".join(term.query for term in terms)


def _terms(words: str) -> list[_Term]:
    """The terms in ``words``, in their order."""
    terms = []
    for minus, phrase, word in _TERM.findall(words.replace("\0", " "))[:_MAX_TERMS]:
        bare = phrase or word.rstrip("*")
        if not re.search(r"\w", bare):
            continue
        star = "*" if word.endswith("*") else ""
        query = '"' + bare.replace('"', '""') + '"' + star
        typed = f'"{bare}"' if phrase else bare + star
        terms.append(_Term(typed, bare, query, bool(minus)))
    return terms


@contextmanager
def _index(
    root: Path, connection: duckdb.DuckDBPyConnection, snapshot: int | None
) -> Iterator[sqlite3.Connection]:
    """The index of the snapshot that ``connection`` sees, made where there is none."""
    if snapshot is None:
        [snapshot] = connection.execute("SELECT id FROM lake.current_snapshot()").fetchone() or [0]
    folder = require_lake(root).search
    file = folder / f"{snapshot}-{_FORMAT}.sqlite"
    if not file.exists():
        _make(connection, folder, file)
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as index:
        yield index


def _make(connection: duckdb.DuckDBPyConnection, folder: Path, file: Path) -> None:
    """Make an index whole or not at all, and remove those of other snapshots."""
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="part-") as part:
            draft = Path(part) / file.name
            _fill(connection, draft)
            os.replace(draft, file)
        for other in folder.glob("*.sqlite"):
            if other != file:
                other.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(error) from error
    except sqlite3.Error as error:
        raise PolicylakeError(f"the search index could not be written: {error}") from error


def _fill(connection: duckdb.DuckDBPyConnection, draft: Path) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as index:
        # A draft that breaks off is thrown away; nothing of it needs to be on the disk before.
        index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        index.execute("BEGIN")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE found_versions AS {_VERSIONS}")
        versions = connection.execute("SELECT * FROM found_versions").fetchall()
        index.executemany("INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?)", versions)
        cursor = connection.execute(_SEGMENTS)
        while rows := cursor.fetchmany(_BATCH):
            index.executemany(
                "INSERT INTO segments VALUES (?, ?, ?)", [(n, s, v) for n, s, v, _, _ in rows]
            )
            index.executemany(
                "INSERT INTO words (rowid, heading, text) VALUES (?, ?, ?)",
                [(n, heading, text) for n, _, _, heading, text in rows],
            )
        index.execute("INSERT INTO words (words) VALUES ('optimize')")
        index.execute("COMMIT")


def _texts(
    connection: duckdb.DuckDBPyConnection, segment_ids: list[str]
) -> dict[str, tuple[str, str]]:
    """segment_id → heading path and text."""
    rows = connection.execute(
        f"SELECT segment_id, array_to_string(heading_path, '{_HEADING_SEPARATOR}'), text "
        "FROM lake.main.segments WHERE segment_id IN (SELECT unnest($1::VARCHAR[]))",
        [segment_ids],
    ).fetchall()
    return {segment_id: (heading, text) for segment_id, heading, text in rows}


def _excerpt(text: str, words: list[str]) -> str:
    """The stretch of ``text`` around the first of ``words``, in one line."""
    places = [m.start() for w in words if (m := re.search(re.escape(w), text, re.IGNORECASE))]
    start = max(min(places, default=0) - _SHOWN_BEFORE, 0)
    cut = text[start : start + _SHOWN]
    before, after = "… " if start else "", " …" if start + _SHOWN < len(text) else ""
    return before + " ".join(cut.split()) + after
