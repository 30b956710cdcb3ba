"""Which stops end a sentence, by the words around them: English, German, French and their like.

A stretch of text runs up to a stop, with the closing quotes, brackets and blanks behind it. The
rules look at its ending, the end of it and of the stretch before it, and at the stretch after it.
"""

from __future__ import annotations

from typing import Final

import polars as pl

_CLOSING: Final = r"[\"'”’“‘»«)\]」』）*_]*"
_EDGE: Final = r"[\s\"'’“„‘«(\[/–—-]"
_LETTER_EDGE: Final = r"[\s\"“„«(\[.–—-]"
_OPENING: Final = r"[^\p{L}\p{N}.,;:!?…。，、；：)\]]{0,4}"

STOP: Final = rf"[.!?…。！？]+{_CLOSING}(?:\s?»)?\s*"
"""Where a sentence may end: stops, what closes behind them, and blanks."""

_NO_END: Final = (
    "Mr Mrs Ms Mx Dr Prof Rev Hon Messrs Mme Mmes Mlle Sra Srta Dott Dra eg ie vs viz cf approx "
    "incl excl esp resp bzw ggf ca inkl exkl insb insbes sog vgl zzgl evtl gem einschl mind max "
    "min bspw Hr Hrn Fr Dipl Ing env éd réf ej aprox ex bijv enz artt"
)
"""Abbreviations that no sentence ends with."""

_NO_END_PARTED: Final = (
    r"z\.\s?\p{L}{1,3}|[b-oq-y]\.\s?(?:\p{L}\.\s?)?\p{L}|a\.\s?[a-ln-zA-Z]"
    r"|p\.\s?(?:ex|[a-ln-zA-Z])|c\.-à-d|c\.à\.d"
)
"""Those written with two stops or three: e.g., i.e., z. B., d. h., i. d. R., p. ex."""

_BEFORE_NUMBER: Final = (
    "No Nos Nr Nrn Nº Art Arts Abs Sec Secs Sect Fig Ch Chap Vol Reg Rn Rz Ziff lit Par Para Paras "
    "Pt Cl Ref Tel Tél Fax Ph Ext Bldg Ste Apt Rm p pp S vgl Anm Bd Kap Nummer núm pág al apdo Rec "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez janv févr avr juil déc"
)
"""Abbreviations that a number, or a letter that counts, makes complete."""

_SELDOM_END: Final = (
    "Inc Ltd Ltda Corp Co Cos Bros Cie Pty Pvt Jr Sr Esq St Ave Blvd Rd Ln Dr Hwy Pkwy Ste Dept "
    "Univ Assn Intl Gov Mt Ft Sen Rep Pres etc usw ff seq al Str Ges"
)
"""Abbreviations, beside single letters, after which only a word that opens sentences opens one."""

_OPENERS: Final = (
    # English
    "We You Your Our The This These That Those If In It Its For To When Where While Please All Any "
    "They Their There However Such As At By On Some Each No Other Also Once Although Because "
    "Unless Under Upon After Before Here How What Who Why Do Does Is Are Additionally Note "
    # German
    "Wir Die Der Das Den Dem Sie Ihre Ihr Diese Dieser Dieses Wenn Es Im Bei Für Zur Zum Mit Auf "
    "Nach Eine Ein Dabei Hierzu Hierbei Soweit Sofern Durch Bitte Falls Auch Dazu Zudem Darüber "
    "Weitere Nähere Rechtsgrundlage Dies Um So Unsere "
    # French
    "Nous Vous Les Le La Ces Cette Ce Il Elle Ils Pour Si En Dans Lorsque Votre Vos Notre Nos Une "
    "Un Des Toutefois Ainsi À Aucune Afin Cependant Par Sur L D "
    # Spanish, Italian, Portuguese, Dutch
    "El Los Las Nosotros Usted Para Esta Este Sus Su Nuestro Nuestra Al Cuando Noi Gli Se Per Nel "
    "Questo Questa Os Você Wij De Het U Uw Als Deze Dit Wanneer Voor Een Onze Indien"
)
"""Words that sentences open with and that hardly follow an abbreviation within one."""

_LOWER_OPENERS: Final = "we you our your this these if please the it when"
_SHOUTED_NAMES: Final = "yahoo joomla kahoot jeopardy yum"
_DOMAINS: Final = "Com Net Org Gov Edu Info Co Io Js Ai De Uk Us Ca Eu Fr Html Htm Aspx Php Pdf"
_MONTHS: Final = (
    "Jan Januar Jänner Feb Februar März Apr April Mai Juni Juli Aug August Sep Sept September Okt "
    "Oktober Nov November Dez Dezember"
)
_BEFORE_ORDINAL: Final = (
    "am vom zum bis ab seit der die das dem den des im zur und beim jeder jedes jedem jeden"
)
_DIVISIONS: Final = (
    "Section Sect Article Art Part Chapter Clause Annex Appendix Schedule Step Item Question § "
    "Abschnitt Artikel Kapitel Teil Anhang Ziffer Partie Chapitre Annexe Sección Artículo"
)

_MARKER: Final = r"[(\[]?(?:\d{1,3}|\p{L}|[IVX]{1,5}|[ivx]{1,5})[)\]]?\.[)\]]?"


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


def _at_end(pattern: str) -> str:
    return rf"{pattern}\.{_CLOSING}\s*$"


_NEVER: Final = _at_end(rf"{_EDGE}(?:(?i:{_one_of(_NO_END)})|{_NO_END_PARTED})")
_NUMBERED: Final = _at_end(rf"(?:{_EDGE}(?i:{_one_of(_BEFORE_NUMBER)})|\p{{L}}str|[Ss]tr)")
_SELDOM: Final = _at_end(rf"(?:{_EDGE}(?i:{_one_of(_SELDOM_END)})|{_LETTER_EDGE}\p{{L}})")
_ORDINAL: Final = r"(?:^|\s)\d{1,2}\.\s+$"
_ORDINAL_AFTER: Final = rf"(?:^|\s)(?i:{_one_of(_BEFORE_ORDINAL)})\s\d{{1,2}}\.\s+$"
_SHOUTED: Final = rf"(?i:{_one_of(_SHOUTED_NAMES)})!\s+$"
_COUNTS: Final = rf"(?:[:;,]\s*(?:(?:and|or|und|oder|et|ou)\s+)?|[(\[]){_MARKER}\s+$"
_DIVISION: Final = rf"^{_one_of(_DIVISIONS)}\s*[\w.]{{1,6}}\.\s+$"

_NUMBER: Final = r"^(?:[(§+]*\s?\d|[IVX]+\b|[(]?[a-zA-Z][).\s])"
_OPENER: Final = rf"^{_OPENING}{_one_of(_OPENERS)}[\s,'’]"
_LOWER_OPENER: Final = rf"^(?:{_one_of(_LOWER_OPENERS)}\s|https?:|\S{{3,}}\.$)"
_PLAIN_WORD: Final = r"[\s'’-]\p{Ll}{3,}[.]\s+$"
_MONTH: Final = rf"^{_one_of(_MONTHS)}\b"
_LABEL: Final = rf"^{_MARKER}\s*$|{_DIVISION}"
_LONGEST_LABEL: Final = 24
_FIRST_PART: Final = r"^\d{1,3}\.$"
_PART: Final = r"^\d{1,3}\.\s+$"
_OPENS: Final = (
    rf"^{_OPENING}(?:[\p{{Lu}}\p{{Lt}}\p{{Lo}}\p{{N}}]|\p{{Ll}}{{1,2}}\p{{Lu}}|[a-z]{{1,4}}\)\s"
    r"|(?:[a-z]|[ivx]{2,4})\.\s+$)"
)

_DOUBTFUL: Final = "|".join((_NEVER, _NUMBERED, _SELDOM, _ORDINAL, _SHOUTED, _COUNTS))
_ENDING: Final = pl.concat_str(
    pl.col("before").str.tail(12).fill_null(" "), pl.col("stretch").str.tail(24)
)
"""As much of a stretch, and of the one before it, is looked at for abbreviations."""

_FULL_WIDTH: Final = rf"[。！？]{_CLOSING}\s*$"
_ANY_WORD: Final = rf"^{_OPENING}[\p{{L}}\p{{N}}]"
_GLUED_WORD: Final = (
    rf"(?:[\s\"'“‘(\[]\p{{L}}?[\p{{Ll}}’'-]*\p{{Ll}}|\s\d+|[)\]%”\"])[.!?…]+{_CLOSING}$"
    rf"|\p{{Han}}[.!?]$"
)
_AFTER_GLUE: Final = (
    rf"^{_OPENING}(?:\p{{Lu}}[\p{{Ll}}’']|[IAÀ]\s|\p{{Lu}}{{4,}}|\p{{Han}}|\d{{1,2}}\.\s+$)"
)
_NAME_PART: Final = rf"^(?:{_one_of(_DOMAINS)}\b|\p{{L}}+\.$)"
_DIGIT_END: Final = r"\d\.$"
_DIGIT: Final = r"^\d"


def ends(stretches: pl.DataFrame) -> pl.Series:
    """Whether a sentence ends with each of ``stretches``, but for the last one of its segment.

    Args:
        stretches: ``stretch``, ``before`` and ``after`` (the stretches around it in its segment,
            or null) and is_parted (whether blanks end it), in their order.
    """
    # Few stretches are in doubt, and most patterns are kept to them.
    inside = (
        stretches.lazy()
        .with_row_index("place")
        .filter(pl.col("after").is_not_null())
        .with_columns(ending=_ENDING, opens=pl.col("after").str.contains(_OPENS))
        .collect()
    )
    parted = inside.filter("is_parted", "opens")
    doubtful = parted.filter(pl.col("ending").str.contains(_DOUBTFUL))
    careless = inside.filter(pl.col("is_parted") & ~pl.col("opens")).filter(_is_careless())
    unparted = inside.filter(~pl.col("is_parted"))
    glued = unparted.filter(pl.col("after").str.contains(_AFTER_GLUE)).filter(_is_glued())
    full_width = unparted.filter(_is_full_width())
    found = pl.concat(frame.get_column("place") for frame in (parted, careless, glued, full_width))
    held = doubtful.filter(_goes_on()).get_column("place")
    place = pl.int_range(stretches.height, dtype=pl.UInt32, eager=True)
    is_end = place.is_in(found.implode()) & ~place.is_in(held.implode())
    return is_end & ~place.is_in(_numbers(stretches, is_end).implode())


def _numbers(stretches: pl.DataFrame, is_end: pl.Series) -> pl.Series:
    """Places of what looks like a sentence and is the number of one ("2.", "Section 4.")."""
    is_label = pl.col("follows_end") & pl.col("stretch").str.contains(_LABEL)
    is_second = pl.col("before").str.contains(_FIRST_PART) & pl.col("stretch").str.contains(_PART)
    follows_end = pl.col("before").is_null() | pl.lit(is_end).shift(fill_value=True)
    return (
        stretches.lazy()
        .select("stretch", "before", follows_end=follows_end)
        .with_row_index("place")
        .filter(pl.lit(is_end) & (pl.col("stretch").str.len_bytes() <= _LONGEST_LABEL))
        .filter(is_label | is_second)
        .collect()
        .get_column("place")
    )


def _goes_on() -> pl.Expr:
    """Whether a sentence goes on over a stop with blanks and a capital or a number behind it."""
    ending, after = pl.col("ending").str, pl.col("after").str
    needs_opener = ending.contains(_SELDOM) | ending.contains(_SHOUTED)
    return (
        ending.contains(_NEVER)
        | (needs_opener & ~after.contains(_OPENER))
        | (ending.contains(_NUMBERED) & after.contains(_NUMBER))
        | (ending.contains(_ORDINAL) & after.contains(_MONTH))
        | ending.contains(_ORDINAL_AFTER)
        | ending.contains(_COUNTS)
    )


def _is_careless() -> pl.Expr:
    """Whether a sentence ends before one that opens with a small letter."""
    ending = pl.col("ending").str
    return (
        pl.col("after").str.contains(_LOWER_OPENER)
        & ending.contains(_PLAIN_WORD)
        & ~ending.contains(_DOUBTFUL)
    )


def _is_glued() -> pl.Expr:
    """Whether a sentence ends at a stop that the next one follows without a blank."""
    ending, after = pl.col("ending").str, pl.col("after").str
    return (
        ~after.contains(_NAME_PART)
        & ending.contains(_GLUED_WORD)
        & ~ending.contains(_NEVER)
        & (~ending.contains(_SELDOM) | after.contains(_OPENER))
        & ~(ending.contains(_DIGIT_END) & after.contains(_DIGIT))
    )


def _is_full_width() -> pl.Expr:
    """Whether a sentence ends at a Chinese or Japanese stop, which takes no blanks."""
    return pl.col("ending").str.contains(_FULL_WIDTH) & pl.col("after").str.contains(_ANY_WORD)
