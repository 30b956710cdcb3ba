"""What is odd in the characters of a decoded text, and the one thing that is mended: mojibake."""

from __future__ import annotations

from typing import Final

from transforms.decoding import Decoded, odd_characters, with_line_feeds
from transforms.rejection import RejectedError
from warehouse.vocabulary import CharacterFlag, Reason

_MISREAD: Final = ("â€", "Ã", "Â", "ï»¿", "ðŸ")
"""What bytes of UTF-8 begin with when they are read as cp1252; ftfy looks for such alone."""

_MAX_REPAIRED_CHARS: Final = 1_000_000
"""ftfy takes seconds for more."""

_REPLACEMENT: Final = "\ufffd"
_MAX_REPLACEMENT_SHARE: Final = 0.02
_BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def mended(decoded: Decoded) -> tuple[Decoded, list[CharacterFlag]]:
    """``decoded`` without mojibake where it is certain what was meant, and what was noticed.

    Everything else stays in the text: it is the file's own.

    Raises:
        RejectedError: ``undecodable``, where one character in fifty is a replacement character:
            somebody has decoded the text before, and lost it.
    """
    if not decoded.odd:
        return decoded, []
    flags = []
    repaired = _without_mojibake(decoded)
    if repaired is not None:
        flags.append(CharacterFlag.MOJIBAKE_REPAIRED)
        decoded = Decoded(repaired, decoded.encoding, odd_characters(repaired))
    return decoded, flags + noticed(decoded.odd, len(decoded.text))


def noticed(odd: str, n_chars: int) -> list[CharacterFlag]:
    """What is odd in a text of ``n_chars`` characters, of which `odd_characters` are ``odd``.

    Raises:
        RejectedError: see `mended`.
    """
    n_replaced = odd.count(_REPLACEMENT)
    if n_replaced > _MAX_REPLACEMENT_SHARE * n_chars:
        raise RejectedError(
            Reason.UNDECODABLE,
            f"{n_replaced} of {n_chars} characters are replacement characters in the file itself",
        )
    seen = {
        CharacterFlag.REPLACEMENT_CHARACTERS: n_replaced > 0,
        CharacterFlag.BIDI_CONTROLS: any(character in odd for character in _BIDI),
        CharacterFlag.ZERO_WIDTH: any(character in odd for character in _ZERO_WIDTH),
    }
    return [flag for flag, is_seen in seen.items() if is_seen]


def _without_mojibake(decoded: Decoded) -> str | None:
    """The text with what was decoded wrongly decoded anew; None where there is nothing certain."""
    text = decoded.text
    if len(text) > _MAX_REPAIRED_CHARS or not any(
        sign in decoded.odd and sign in text for sign in _MISREAD
    ):
        return None
    # It takes a sixth of a second to import, and few texts need it.
    import ftfy  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    lines = text.split("\n")
    # What is ASCII alone is right, and most of a page: ftfy reads a letter in its place.
    suspect = "\n".join("x" if line.isascii() else line for line in lines)
    if not is_bad(suspect):
        return None
    repaired = ftfy.fix_encoding(suspect)
    if repaired == suspect or is_bad(repaired):
        return None
    whole = zip(lines, repaired.split("\n"), strict=True)
    text = "\n".join(line if line.isascii() else mended for line, mended in whole)
    return with_line_feeds(text, odd_characters(text))
