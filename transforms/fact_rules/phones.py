"""Telephone and fax numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import polars as pl

from transforms.fact_rules.contact_roles import role_in
from transforms.fact_rules.searches import found_in
from transforms.fact_rules.surroundings import Candidate, Stated, as_found, candidates
from transforms.patterns import rows_with
from warehouse.fact_kinds import FactKind

_HINT = r"(?:[0-9][ ().–—/-]{0,4}){6}[0-9]|8[0-9]{2}[ .-][0-9]{0,3}-?[A-Z][A-Z0-9-]{2}"
_CODE = (
    r"(?:1|7|20|27|3[0-4]|36|39|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|2[1-69][0-9]|3[578][0-9]|42[013]|50[0-9]|59[0-9]|67[0-9]|68[0-9]|69[0-2]|85[02356]|88[06]"
    r"|96[0-8]|97[1-7]|99[2-8])"
)
_NUMBER = re.compile(
    rf"(?P<international>\(?\+ ?\(?{_CODE}\b\)?[ .\-–/]{{0,3}}(?:\(0\)[ .\-–]{{0,2}})?"
    r"[0-9(](?:[ .\-–/()]{0,3}[0-9]){5,13}(?![0-9])"
    rf"|\(?\+{_CODE}[0-9]{{6,12}}(?![0-9])"
    rf"|\+{_CODE}[0-9]{{1,4}}(?:[ .-][0-9]{{2,5}}){{2,4}}(?![0-9])"
    r"|\+1[2-9][0-9]{2}[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9])"
    r"|\b00(?:3[0-49]|4[0-9]|35[0-9])[ .\-](?:\(0\) ?)?[0-9](?:[ .\-/]?[0-9]){6,11}(?![0-9]))"
    r"|(?P<north_america>(?:(?<![A-Z0-9_$€£#.\-/])|(?=\())(?:1[ .\-–]{1,3})?"
    r"(?:\((?P<area>[2-9][0-9]{2})\) ?[.\-–]? ?|(?P<area2>[2-9][0-9]{2})[ .\-–]{1,3})"
    r"[2-9][0-9]{2}[ .\-–]{1,3}[0-9]{4}(?![0-9\-/])(?!\.[0-9]))"
    r"|(?P<vanity>(?<![\w.\-])(?:1[ .-])?8[0-9]{2}[ .-](?=[0-9-]{0,4}[A-Z])"
    r"[A-Z0-9](?:-?[A-Z0-9]){6,9}(?![\w]))"
)
_RUN = re.compile(r"[+(0-9][+0-9A-Z ().\-–—/]{6,80}")
_NATIONAL = re.compile(r"(?<![\w$€£#.\-/,])[0-9(][0-9 ().\-–/—]{5,22}[0-9](?![0-9a-z_@%€$/])")
_BRITISH = re.compile(r"0(?:[1-9][0-9]{2} [0-9]{3} [0-9]{4}|[1-9][0-9]{3} [0-9]{3} ?[0-9]{3})")
"""Numbers of the United Kingdom as they are grouped there, which need no word before them."""
_CUE = (
    r"(?i)(?:(?:contact(?:ing)?|reach(?:ing)?)\b[^.;:0-9]{0,50}?\b(?:on|at)"
    r"|(?:tele)?phone(?: (?:numbers?|no\.?))?|telephoning"
    r"|(?:^|(?-i:[^a-z]))tel(?: no)?(?:\.|efon(?:nummer)?|efax)?|\bph\b\.?"
    r"|\bt[ée]l(?:[ée]phone)?"
    r"|\bcall(?:ing)?(?: us| our)?(?: \w+){0,4}?|fax(?: (?:number|no\.?))?|(?:hot|help)line"
    r"|free ?(?:call|phone)"
    r"|toll[- ]free(?: \w+){0,2}|\bmob(?:ile)?\.?|(?-i:(?:^|[\s|])[TPMF])"
    r"|phone(?: \w+){0,3}|\bring"
    r"|电话|热线|电话号码|联系方式|客服)"
    r"[ \t]*[:：.)]*(?: ?[-–])?(?: ?(?:at|on|is|us|number|to|is on|via|der Nummer|au|unter))*"
    r"[ \t]*[:：(（|]*\s*\(?$"
)
"""Of words before a number, in the syntax of Rust's regex crate."""
_FAX = re.compile(
    r"(?:(?<![a-z])fax|facsimile|(?<![a-z])fx?:|télécopie|telefax|传真)[^0-9@]{0,25}$"
)
_LABEL = re.compile(r"(?!or\b|and\b)[A-Za-z]{2}|\b[TPM]:")
_MARKED_FAX = re.compile(r"\s?\(fax\)", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"(?:number|\bno\b\.?|nr\.?|n°|№|\bid|\bvat|siren|siret|rcs|registered|regist\w+|hrb|company"
    r"|licen[cs]e|zip|code|§|section|ein|abn|acn|isbn|uid|ico(?!\.)|under|control|account|qq|wechat)"
    r"[^0-9]{0,15}$"
)
_NO_PHONE_REACH = 40
"""Characters before a number in which words stand that say it is none for phones."""
_PHONE_WORD = re.compile(r"phone|tel|call|fax|t[ée]l|电话|热线|mobile|客服")
_DATE = re.compile(
    r"\(?[0-3]?[0-9][./-][0-3]?[0-9][./-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[./-].*"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_COUNTRIES = (
    ("44", re.compile(r"\b(?:UK|United Kingdom|England|Scotland|London|Wilmslow|Cheshire)\b")),
    ("61", re.compile(r"\b(?:Australia|NSW|VIC|QLD)\b")),
    ("49", re.compile(r"\b(?:Germany|Deutschland|Berlin|Hamburg|München)\b")),
    ("33", re.compile(r"\bFrance\b")),
    ("353", re.compile(r"\b(?:Ireland|Dublin)\b")),
    ("91", re.compile(r"\bIndia\b")),
    ("81", re.compile(r"\bJapan\b|\bco\.jp\b")),
    ("82", re.compile(r"\bKorea\b")),
    ("31", re.compile(r"\b(?:Netherlands|Amsterdam)\b")),
    ("64", re.compile(r"\bNew Zealand\b")),
    ("41", re.compile(r"\bSwitzerland\b|\bSchweiz\b")),
)
_BEFORE = 60
_AROUND = 160


def phones(segments: pl.DataFrame) -> pl.DataFrame:
    """The telephone numbers of ``segments``; those of fax machines say so.

    A number counts by its shape, with its country's code or as of North America, or by a word such
    as `Tel.` before it.
    """
    hinted = rows_with(segments, _HINT)
    written = [
        (segment, numbers)
        for segment in candidates(hinted)
        if (numbers := list(_numbers(segment.text)))
    ]
    before = [
        segment.text[max(0, number.start() - _BEFORE) : number.start()]
        for segment, numbers in written
        for number in numbers
    ]
    told = zip(before, found_in(before, _CUE), strict=True)
    return as_found(
        (segment, fact)
        for segment, numbers in written
        for fact in _of(segment, zip(numbers, islice(told, len(numbers)), strict=True))
    )


def _of(
    segment: Candidate, numbers: Iterable[tuple[re.Match[str], tuple[str, bool]]]
) -> Iterator[Stated]:
    """The numbers that ``segment`` states, of those with the words before and whether these cue."""
    text = segment.text
    is_fax = False
    last = -100
    for match, (before, is_cued) in numbers:
        number = _normalised(match, before, text, is_cued=is_cued)
        if number is None:
            continue
        value, confidence, rule = number
        is_next = match.start() - last < 12 and not _LABEL.search(text, max(0, last), match.start())
        is_fax = (
            _FAX.search(before.lower()) is not None
            or _MARKED_FAX.match(text, match.end()) is not None
            or (is_fax and is_next)
        )
        last = match.end()
        attributes: dict[str, object] = {"line": "fax"} if is_fax else {}
        if role := role_in(
            text[max(0, match.start() - _AROUND) : match.start()], "", segment.heading
        ):
            attributes["role"] = role
        written = match.group()
        first, end = match.start(), match.start() + len(written.rstrip(" .-–/("))
        if written.startswith("(") and ")" not in written:
            first += 1
        yield Stated(FactKind.PHONE, value, attributes, first, end, confidence, rule)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """What may be a number, by its shape or else as digits, in the order of the text."""
    for run in _RUN.finditer(text):
        end = min(len(text), run.end() + 1)
        shaped = list(_NUMBER.finditer(text, run.start(), end))
        if shaped:
            yield from shaped
        elif digits := _NATIONAL.search(text, run.start(), end):
            yield digits


def _normalised(
    match: re.Match[str], before: str, text: str, *, is_cued: bool
) -> tuple[str, float, str] | None:
    """The number in its normal form, with confidence and rule; None where it is none."""
    written = match.group()
    if match.re is _NATIONAL:
        return _national(written, before, text, is_cued=is_cued)
    if match["international"]:
        digits = re.sub(r"[^0-9]", "", re.sub(r"\(0", "(", written)).removeprefix("00")
        is_number = len(digits) == 11 if digits[0] == "1" else 8 <= len(digits) <= 15
        return (f"+{digits}", 1.0, "phone_international") if is_number else None
    if match["north_america"]:
        area = match["area"] or match["area2"]
        is_plain = re.search(r"[0-9] [0-9]{3} ", written) is not None
        if (area[1:] == "00" and area not in ("800", "900", "500")) or area[1:] == "11":
            return _national(written, before, text, is_cued=is_cued)
        low = before.lower()
        is_told = is_cued or _PHONE_WORD.search(low) is not None
        if (is_plain or _NO_PHONE.search(low[-_NO_PHONE_REACH:])) and not is_told:
            return None
        digits = re.sub(r"[^0-9]", "", written)[-10:]
        return f"+1{digits}", 0.95 if is_told else 0.9, "phone_north_america"
    digits = re.sub(r"[^0-9A-Z]", "", written).translate(_KEYPAD).removeprefix("1")
    if not re.match(r"8(?:00|33|44|55|66|77|88)", digits) or len(digits) < 10:
        return None
    return f"+1{digits[:10]}", 0.9, "phone_letters"


def _national(
    written: str, before: str, text: str, *, is_cued: bool
) -> tuple[str, float, str] | None:
    """A number marked by a word before it, with its country where one country is named near."""
    digits = re.sub(r"[^0-9]", "", re.sub(r"(?<=[0-9] )\(0\)", "", written))
    if not 7 <= len(digits) <= 12 or _DATE.fullmatch(written):
        return None
    if not is_cued and (
        not _BRITISH.fullmatch(written) or _NO_PHONE.search(before.lower()[-_NO_PHONE_REACH:])
    ):
        return None
    if _HAN.search(before) and not _KANA.search(before):
        return f"+86{digits.removeprefix('86').lstrip('0')}", 0.85, "phone_after_word"
    near = text[:2000] if len(text) <= 2000 else before
    if digits.startswith("0") and not digits.startswith("00"):
        codes = {code for code, names in _COUNTRIES if names.search(near)}
        if len(codes) == 1:
            return f"+{codes.pop()}{digits[1:]}", 0.85, "phone_after_word"
    return digits, 0.8, "phone_after_word"
