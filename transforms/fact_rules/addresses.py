"""E-mail addresses and web addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from transforms.fact_rules.bare_urls import bare_urls
from transforms.fact_rules.contact_roles import role_of_address, with_role_told
from transforms.fact_rules.domains import host_length
from transforms.fact_rules.found import Meaning, as_json, meant
from transforms.fact_rules.postal_codes import STATE
from transforms.fact_rules.spans import spans
from transforms.fact_rules.url_ends import without_next_word, without_trailing_punctuation
from warehouse.fact_kinds import FactKind

_LOCAL = r"[A-Za-z0-9_][A-Za-z0-9._%+'-]*"
_OTHER_LETTERS = r"\u00C0-\u02AF\u0370-\u1FFF\u3040-\u9FFF\uAC00-\uD7A3"
"""Of all scripts in use, in few ranges: those of Unicode's classes take long to compile."""
_LABEL = (
    rf"[0-9A-Za-z{_OTHER_LETTERS}](?:[0-9A-Za-z{_OTHER_LETTERS}-]*[0-9A-Za-z{_OTHER_LETTERS}])?"
)
_AT = r"\s?[\[(]\s?(?i:at|@)\s?[\])]\s?"
_DOT = r"(?:\.|\s?[\[(]\s?(?i:dot|\.)\s?[\])]\s?| (?i:dot) )"

_EMAIL = rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+"
_SPELLED_OUT = rf"{_LOCAL}{_AT}{_LABEL}(?:{_DOT}{_LABEL})+"
_URL = r"(?i:https?://|(?-u:\b)www\.)[^\s<>\"'`{}|\\^\[\]“”‘’«»…，。；：）】》\u200B-\u200F\u2060\uFEFF]+"
_SCHEME_INSIDE = re.compile(r"(?<=[\w])https?://", re.IGNORECASE)
_AT_TO_SIGN = re.compile(r"\s?[\[(]\s?(?:at|@)\s?[\])]\s?", re.IGNORECASE)
_DOT_TO_SIGN = re.compile(r"\s?[\[(]\s?(?:dot|\.)\s?[\])]\s?| dot ", re.IGNORECASE)
_URL_PARTS = re.compile(
    r"(https?://)?((?:[^/?#@]*@)?)([\w-]+(?:\.[\w-]+)*)(.*)", re.IGNORECASE | re.DOTALL
)
_AFTER_PHONE = r"^(?:[0-9]{3}-){1,2}[0-9]{4}[A-Za-z]{2}"
_BEFORE_CODE = rf"(?-u:\b)(?:{STATE})\.?,? $"
_IP_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_SPELLED_OUT_HINTS = ["[at", "(at", "[AT", "(AT", "[@", "(@", "[ at", "( at"]
_CERTAIN_ROLES = ("data_protection_officer", "eu_representative", "uk_representative")
_ROLE_MARK = "\0"
"""Set between an address and its role; no segment's text has it."""
_MAX_LOCAL = 64
_MAX_URL = 2_000
_NEXT = 10
"""Characters after an address that tell whether a word of the text has run into it."""


def emails(segments: pl.DataFrame) -> pl.DataFrame:
    """The e-mail addresses of ``segments``, spelled-out ones (`name [at] host [dot] com`) too."""
    text = pl.col("text")
    plain = spans(segments.filter(text.str.contains("@", literal=True)), _EMAIL)
    plain = _without_run_in(plain.filter(~pl.col("before").str.ends_with("@")))
    spelled = spans(segments.filter(text.str.contains_any(_SPELLED_OUT_HINTS)), _SPELLED_OUT)
    return pl.concat([_of_roles(plain, _email), _of_roles(spelled, _spelled_out)])


def _without_run_in(addresses: pl.DataFrame) -> pl.DataFrame:
    """The addresses without what has run into them: a number, a postal code or `USA`."""
    match, before = pl.col("match"), pl.col("before").fill_null("")
    run_in = (
        pl.when(match.str.contains(_AFTER_PHONE))
        .then(match.str.extract(r"^([0-9-]+)"))
        .when(match.str.contains(r"^[0-9]{5}[A-Za-z]{2}") & before.str.contains(_BEFORE_CODE))
        .then(match.str.head(5))
        .when(match.str.contains(r"^USA[a-z]{3}") & before.str.contains(r"[0-9]{5},? $"))
        .then(pl.lit("USA"))
        .when(match.str.contains(r"^[0-9]{4}[A-Za-z]{2}") & before.str.contains(r"[0-9][ .)-]$"))
        .then(match.str.head(4))
        .otherwise(pl.lit(""))
        .str.len_chars()
        .cast(pl.Int32)
    )
    return addresses.with_columns(
        match.str.slice(run_in.cast(pl.Int64)), (pl.col("start") + run_in).alias("start")
    )


def _of_roles(
    addresses: pl.DataFrame, understand: Callable[[str, str | None], Meaning | None]
) -> pl.DataFrame:
    """The addresses, with the role that the words before each tell, else their own."""
    with_role = with_role_told(addresses).with_columns(
        pl.col("match") + _ROLE_MARK + pl.col("role").fill_null("")
    )

    def told(match_and_role: str) -> Meaning | None:
        match, _, role = match_and_role.partition(_ROLE_MARK)
        return understand(match, role or None)

    return meant(with_role, FactKind.EMAIL, told)


def urls(segments: pl.DataFrame) -> pl.DataFrame:
    """The web addresses of ``segments``: with http, https or www, and others in lower case."""
    segments = segments.select("segment_id", "version_id", "char_start", "text")
    text = pl.col("text")
    written = spans(segments.filter(text.str.contains(r"(?i)https?://|www\.")), _URL)
    written = written.with_columns(
        pl.col("match") + _ROLE_MARK + pl.col("after").fill_null("").str.head(_NEXT)
    )
    return pl.concat([meant(written, FactKind.URL, _url), bare_urls(segments)])


def _email(match: str, role: str | None) -> Meaning | None:
    local, _, domain = match.rpartition("@")
    first = local.rfind("..") + 2 if ".." in local else 0
    length, confidence = host_length(domain)
    name = local[first:]
    if not length or not name or len(name) > _MAX_LOCAL or name[-1] in ".'%":
        return None
    value = f"{name}@{domain[:length]}".lower()
    rule = "email_glued" if 0.5 < confidence < 1 else "email"
    last = len(local) + 1 + length
    return Meaning(value, _role(value, role), first, last, confidence, rule)


def _spelled_out(match: str, role: str | None) -> Meaning | None:
    """Only known domains, whole where their dots are spelled out: ` at ` is often no address."""
    signed = _AT_TO_SIGN.sub("@", match, count=1)
    local, _, domain = _DOT_TO_SIGN.sub(".", signed).partition("@")
    length, confidence = host_length(domain)
    glued = len(domain) - length
    if confidence < (0.8 if signed.endswith(domain) else 1) or len(local) > _MAX_LOCAL:
        return None
    address = f"{local}@{domain[:length]}".lower()
    last = len(match) - glued
    return Meaning(address, _role(address, role), 0, last, 0.8, "email_spelled_out")


def _role(email: str, told: str | None) -> str | None:
    """The attributes of an address: its role, by the words before where they tell a certain one."""
    role = told if told in _CERTAIN_ROLES else role_of_address(email) or told
    return as_json({"role": role}) if role else None


def _url(match_and_after: str) -> Meaning | None:
    match, _, after = match_and_after.partition(_ROLE_MARK)
    if len(match) > _MAX_URL:
        return None
    if inside := _SCHEME_INSIDE.search(match, 1):
        match = match[: inside.start()]
    url = without_next_word(without_trailing_punctuation(match), match, after)
    parts = _URL_PARTS.fullmatch(url)
    if parts is None:
        return None
    scheme, user, host, rest = parts.groups(default="")
    length, confidence = host_length(host)
    if scheme and _IP_ADDRESS.fullmatch(host):
        length, confidence = len(host), 1.0
    if not length or (not scheme and host[:length].count(".") < 2):
        return None
    # Path and port count only where the host is whole: what follows a cut host is the next word.
    rest = rest if length == len(host) and rest[:1] in ("", "/", "?", "#", ":") else ""
    name = host[:length].lower()
    value = (scheme.lower() or "http://") + user + name + rest
    attributes = as_json({"host": name.removeprefix("www.")})
    last = parts.start(3) + length + len(rest)
    return Meaning(value, attributes, 0, last, confidence, "url")
