"""What facts and practices state, in words that a person reads: one home for pages and tables.

Whatever stands in a row can be told: a value that is not of its kind's form stands as it is.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

from warehouse.fact_kinds import FactKind
from warehouse.vocabulary import Action, Actor, DataSubject, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

_SPELLED: Final = {
    "as_long_as_necessary": "as long as is necessary",
    "legal_obligation": "as long as the law demands",
    "indefinite": "without an end",
    "until_deletion_request": "until deletion is asked for",
    "while_account_exists": "while the account exists",
    "eu_representative": "representative in the EU",
    "uk_representative": "representative in the UK",
    "complaint": "complaint to an authority",
    "automated_decisions": "about automated decisions",
    "non_discrimination": "no discrimination for using rights",
    "limit_sensitive_use": "limit the use of sensitive data",
    "opt_out_of_sale": "opt out of sale",
    "do_not_track": "Do Not Track",
    "global_privacy_control": "Global Privacy Control",
    "honours": "honoured",
    "ignores": "ignored",
    "abroad": "other countries",
    "unspecified": "somebody",
}
"""Terms that are not told by their own words."""
_LIMITS: Final = {"at_most": "at most ", "at_least": "at least "}
_STANCES: Final = {
    "not_directed_to": "not directed to children under {}",
    "not_knowingly_collected": "nothing knowingly collected of children under {}",
    "parental_consent": "a parent's consent needed under {}",
    "must_be_at_least": "users must be at least {}",
    "not_sold": "data of children under {} not sold",
    "deleted_if_collected": "data of children under {} deleted where collected by mistake",
}
_WITH_ARTICLE: Final = {"EEA", "EU", "US"}
_DAYS_OF_YEAR: Final = 365
_MOST_MONTHS: Final = 60
_OF_ACTORS: Final = {
    Actor.FIRST_PARTY.value: "the service",
    Actor.THIRD_PARTY.value: "a third party",
}


def fact_in_words(kind: str, value: str, attributes: str | None = None) -> str:
    """What a fact states: its value with unit, trigger, subject and whatever qualifies it.

    Args:
        kind, value, attributes: of a row of the facts table; the attributes are JSON.
    """
    told = json.loads(attributes) if attributes else {}
    tell = _TELLERS.get(kind)
    return tell(value, told) if tell else _spelled(value)


def practice_in_words(
    actor: str,
    action: str,
    polarity: str,
    modality: str,
    data_type: str,
    recipient: str | None = None,
    subject: str | None = None,
) -> str:
    """What a practice states: `the service does not share email address with advertiser`.

    Args:
        actor, action, polarity, modality, data_type, recipient, subject: of a row of the
            practices table.
    """
    who = _OF_ACTORS.get(actor, _spelled(actor))
    is_denied, is_possible = polarity == Polarity.DENY.value, modality == Modality.MAY.value
    does = f"{'may' if is_possible else 'does'} not {action}"
    if not is_denied:
        does = f"may {action}" if is_possible else f"{action}s"
    whom = "with" if action == Action.SHARE.value else "to"
    to = f" {whom} {_spelled(recipient)}" if recipient else ""
    whose = f" of {_spelled(subject)}" if subject and subject != DataSubject.USER.value else ""
    return f"{who} {does} {_spelled(data_type)}{whose}{to}"


def duration(days: str) -> str:
    """A number of days as people say it, the days added where that is another unit."""
    try:
        number = float(days)
    except ValueError:
        return _spelled(days)
    if not 0 <= number < math.inf:
        return days
    if number < 1:
        hours = round(24 * number)
        return _counted(hours, "hour") if hours else "less than an hour"
    exact = _counted(number, "day")
    if number % _DAYS_OF_YEAR == 0:
        return f"{_counted(number / _DAYS_OF_YEAR, 'year')} ({exact})"
    months = round(number * 12 / _DAYS_OF_YEAR)
    # Thirty days are a month too, and are mostly written as days.
    is_whole = abs(months * _DAYS_OF_YEAR / 12 - number) <= 1 / 2
    if is_whole and 2 <= months <= _MOST_MONTHS:
        return f"{_counted(months, 'month')} ({exact})"
    return exact


def _counted(number: float, unit: str) -> str:
    return f"{number:,.10g} {unit}" + ("" if number == 1 else "s")


def _spelled(term: str) -> str:
    return _SPELLED.get(term, term.replace("_", " "))


def _listed(terms: Any) -> str:
    """Terms in a list, or in one text with commas between."""
    parts = terms if isinstance(terms, list) else str(terms).split(", ")
    return ", ".join(_spelled(str(part)) for part in parts)


def _with(words: str, *further: Any) -> str:
    """``words``, and in brackets what is known of ``further``."""
    known = ", ".join(_listed(part) for part in further if part)
    return f"{words} ({known})" if known else words


def _retention_period(value: str, told: dict[str, Any]) -> str:
    words = _LIMITS.get(told.get("limit", ""), "") + duration(value)
    if told.get("statement", "stated") != "stated":
        words = _spelled(value)
    elif "shortest_days" in told:
        words = f"{duration(str(told['shortest_days']))} to {duration(value)}"
    if "from" in told:
        words += f" after {_spelled(told['from'])}"
    return words + (f", of {told['data_type']}" if "data_type" in told else "")


def _day(value: str, told: dict[str, Any]) -> str:
    words = value[: len("2024-05")] if told.get("precision") == "month" else value
    return words + (f", or {told['alternative']}" if "alternative" in told else "")


def _child_age(value: str, told: dict[str, Any]) -> str:
    return _STANCES.get(told.get("stance", ""), "{}").replace("{}", value)


def _opt_out(value: str, told: dict[str, Any]) -> str:
    means = f", by {_listed(told['how'])}" if told.get("how") else ""
    return _spelled(value) + means + (f", at {told['link']}" if "link" in told else "")


def _transfer(value: str, told: dict[str, Any]) -> str:
    place, is_outside = value.removeprefix("outside_"), value.startswith("outside_")
    article = "the " if place in _WITH_ARTICLE else ""
    place = f"outside {article}{place}" if is_outside else _spelled(value)
    denial = "not {}" if is_outside else "not to {}"
    return _with(_denied(place, told, denial), told.get("safeguards"))


def _breach_notice(value: str, told: dict[str, Any]) -> str:
    whom = ", ".join(_listed(part) for part in (value, told.get("also")) if part)
    within = f" within {told['within']}" if "within" in told else ""
    return _denied(f"{whom} told{within}", told, f"{whom} not told")


def _denied(words: str, told: dict[str, Any], denial: str) -> str:
    is_denied = told.get("polarity") == Polarity.DENY.value
    return denial.replace("{}", words) if is_denied else words


_TELLERS: Final[dict[str, Callable[[str, dict[str, Any]], str]]] = {
    FactKind.EMAIL: lambda value, told: _with(value, told.get("role")),
    FactKind.URL: lambda value, told: value,
    FactKind.PHONE: lambda value, told: _with(value, told.get("line"), told.get("role")),
    FactKind.POSTAL_ADDRESS: lambda value, told: _with(value, told.get("role")),
    FactKind.WEB_FORM: lambda value, told: _with(
        "a form without its address" if value == "form" else value, told.get("role")
    ),
    FactKind.EFFECTIVE_DATE: lambda value, told: f"applies from {_day(value, told)}",
    FactKind.UPDATED_DATE: lambda value, told: f"last updated {_day(value, told)}",
    FactKind.REGULATION: lambda value, told: _with(value, told.get("jurisdiction")),
    FactKind.RETENTION_PERIOD: _retention_period,
    FactKind.CHILD_AGE: _child_age,
    FactKind.RIGHT: lambda value, told: (
        _spelled(value) + (f", for {told['for']}" if "for" in told else "")
    ),
    FactKind.SIGNAL: lambda value, told: (
        _spelled(value) + (f": {_spelled(told['stance'])}" if "stance" in told else "")
    ),
    FactKind.OPT_OUT: _opt_out,
    FactKind.GOVERNING_LAW: lambda value, told: _with(
        told.get("jurisdiction", value), value if "jurisdiction" in told else None
    ),
    FactKind.THIRD_PARTY: lambda value, told: _with(
        value,
        f"of {told['company']}" if told.get("company") not in {None, value} else None,
        told.get("category"),
        told.get("context"),
    ),
    FactKind.TRANSFER: _transfer,
    FactKind.TRANSFER_SAFEGUARD: lambda value, told: _denied(
        _spelled(value), told, "{}, not relied upon"
    ),
    FactKind.LEGAL_BASIS: lambda value, told: _with(
        _spelled(value), f"Article {told['article']}" if "article" in told else None
    ),
    FactKind.SECURITY_MEASURE: lambda value, told: _denied(
        _with(_spelled(value), told.get("standard")), told, "no {}"
    ),
    FactKind.BREACH_NOTICE: _breach_notice,
}
