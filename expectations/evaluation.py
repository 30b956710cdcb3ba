"""From a suite to its results."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from expectations.checks import ExpectNoRows, broken
from expectations.results import Result
from warehouse.vocabulary import Severity

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult

    from expectations.rule import Rule, Suite
    from expectations.session import Session

_MOST_SHOWN = 3


def evaluate(suite: Suite, session: Session) -> list[Result]:
    """One result for each of the suite's rules, in their order, whatever happens."""
    refused = {} if session.ended_by() else _define(suite, session)
    found: dict[str, Result] = {}
    for relation, rules in _by_relation(suite).items():
        if ended := session.ended_by():
            found |= {rule.name: _not_run(suite, rule, ended) for rule in rules}
        else:
            found |= _evaluate_relation(suite, relation, rules, session, refused)
    return [found[rule.name] for rule in suite.rules]


def _define(suite: Suite, session: Session) -> dict[str, str]:
    """Define the suite's relations; returns the database's words on those that it refuses.

    Rules that do not need them are evaluated nevertheless: they may say what is wrong.
    """
    definitions = [(name, partial(session.compute, name, q)) for name, q in suite.computed.items()]
    if suite.rows:
        kind = "VIEW" if suite.is_large else "TABLE"
        define = partial(session.define, kind, suite.relation, suite.rows)
        definitions.append((suite.relation, define))
    refused: dict[str, str] = {}
    for name, define in definitions:
        try:
            define()
        except Exception as error:
            refused[name] = str(error)
    return refused


def _by_relation(suite: Suite) -> dict[str, list[Rule]]:
    """The suite's rules by the relation that they look at, those on the bare table first."""
    relations: dict[str, list[Rule]] = {}
    for rule in sorted(suite.rules, key=lambda rule: not rule.of_table):
        name = f"new_{suite.name}" if rule.of_table else suite.relation
        relations.setdefault(name, []).append(rule)
    return relations


def _evaluate_relation(
    suite: Suite, relation: str, rules: list[Rule], session: Session, refused: dict[str, str]
) -> dict[str, Result]:
    """Results by the names of ``rules``, which all look at ``relation``."""
    try:
        expectations = [rule.expectation(suite) for rule in rules]
        outcomes = session.evaluate(relation, expectations)
    except Exception as error:
        # Whatever keeps rules from being evaluated must reach the publish as their result.
        reason = session.ended_by() or refused.get(relation) or str(error)
        return {rule.name: _unknown(suite, rule, reason) for rule in rules}
    results: dict[str, Result] = {}
    raised: dict[str, Rule] = {}
    for rule in rules:
        outcome = outcomes.get(suite.full_name(rule))
        if outcome is None:
            result = _unknown(suite, rule, "Great Expectations gave no result for it")
        elif message := _raised(outcome):
            raised[rule.name] = rule
            causes = [cause for name, cause in refused.items() if name in message]
            result = _unknown(suite, rule, "; ".join([*causes, message]))
        else:
            result = _result(suite, rule, relation, session, success=bool(outcome.success))
        results[rule.name] = result
    if ended := session.ended_by():
        blamed = [r.name for r in raised.values() if r.sql and session.ended_in(r.sql)]
        for name, rule in raised.items():
            tell = _unknown if name in blamed or not blamed else _not_run
            results[name] = tell(suite, rule, ended)
    return results


def _result(
    suite: Suite,
    rule: Rule,
    relation: str,
    session: Session,
    *,
    success: bool,
) -> Result:
    """The result of a rule that was evaluated."""
    if success:
        return _told(
            suite,
            rule,
            success=True,
            n_failing_rows=0 if rule.is_about_rows else None,
            observed=_figures(suite, rule, relation, session) if suite.tells_always else None,
        )
    try:
        return _failure(suite, rule, relation, session)
    except Exception as error:
        # It failed all the same; what more there is to know of it is lost.
        return _told(suite, rule, observed=json.dumps({"details_lost": str(error)}))


def _figures(suite: Suite, rule: Rule, relation: str, session: Session) -> str:
    """The row that a rule which holds is about."""
    shown = ", ".join(suite.shown)
    return _json(
        session.records(f"SELECT {shown} FROM {relation} WHERE {suite.key} = '{rule.name}'")
    )


def _failure(suite: Suite, rule: Rule, relation: str, session: Session) -> Result:
    """The result of a rule that does not hold, with the rows and documents that break it."""
    if not rule.is_about_rows:
        return _told(
            suite, rule, observed=_json(session.observed(relation, rule.expectation(suite)))
        )
    if rule.kind is ExpectNoRows:
        query = rule.arguments["query"]
    else:
        shown = ", ".join(f'"{name}"' for name in dict.fromkeys((*suite.shown, *rule.shows)))
        query = f"SELECT {shown} FROM {relation} WHERE {broken(rule.arguments['condition'])}"
    [(count,)] = session.query(f"SELECT count(*) FROM ({query})")
    rows = session.records(f"SELECT * FROM ({query}) LIMIT {_MOST_SHOWN}")
    return _told(
        suite,
        rule,
        n_failing_rows=count,
        observed=_json(rows),
        figures=_in_words(suite, rule, rows) or f"{count:,} {'row' if count == 1 else 'rows'}",
        failing_documents=_documents(suite, rule, query, session),
    )


def _in_words(suite: Suite, rule: Rule, rows: list[dict[str, Any]]) -> str | None:
    """The figures that a rule about the publish as a whole speaks of; None of other rules."""
    if suite.leads_to_documents or len(rows) != 1 or rule.kind is ExpectNoRows:
        return None
    [row] = rows
    spoken_of = [n for n in row if re.search(rf"\b{n}\b", rule.arguments["condition"])]
    told = rule.shows or tuple(name for name in spoken_of if name != suite.key)
    parts = (f"{row[name]} {name.removeprefix('n_').replace('_', ' ')}" for name in told)
    return ", ".join(parts) or None


def _documents(suite: Suite, rule: Rule, query: str, session: Session) -> tuple[str, ...]:
    """This refresh's documents behind the rows of ``query``, for a critical rule."""
    column = suite.leads_to_documents
    if column is None or rule.severity != Severity.CRITICAL:
        return ()
    # A policy's rows come from its accepted documents.
    accepted = "AND version_id IS NOT NULL" if column == "policy_id" else ""
    found = session.query(
        f"SELECT DISTINCT document_id FROM new_documents WHERE document_id IS NOT NULL {accepted} "
        f"AND {column} IN (SELECT {column} FROM ({query})) ORDER BY document_id"
    )
    return tuple(document_id for (document_id,) in found)


def _raised(outcome: ExpectationValidationResult) -> str | None:
    """The message of what an expectation raised; Great Expectations files it in two ways."""
    info: dict[str, Any] = outcome.exception_info
    infos = [info] if "raised_exception" in info else list(info.values())
    messages = {_without_sql(i["exception_message"]): None for i in infos if i["raised_exception"]}
    return "; ".join(messages) or None


def _without_sql(error: str) -> str:
    """An error without the statement that DuckDB and SQLAlchemy append, a page of SQL."""
    return error.partition("\n[SQL:")[0].partition("\n\nLINE ")[0]


def _unknown(suite: Suite, rule: Rule, error: str) -> Result:
    """The result of a rule that was not evaluated."""
    return _told(suite, rule, error=_without_sql(error) or "no reason given")


def _not_run(suite: Suite, rule: Rule, ended: str) -> Result:
    """The result of a rule that nothing could be asked for any more."""
    return _unknown(suite, rule, f"not run, since before it: {ended}")


def _told(suite: Suite, rule: Rule, *, success: bool = False, **rest: Any) -> Result:
    return Result(
        suite=suite.name,
        expectation=suite.full_name(rule),
        description=rule.description,
        severity=rule.severity,
        success=success,
        **({"n_failing_rows": None} | rest),
    )


def _json(value: Any) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)
