"""What is odd in the characters of a decoded text, and the one thing that is mended: mojibake."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from transforms.decoding import Decoded, with_line_feeds
from transforms.rejection import RejectedError
from warehouse.vocabulary import CharacterFlag, Reason

_MISREAD: Final = {"â": "â€", "Ã": "Ã", "Â": "Â", "ï": "ï»¿", "ð": "ðŸ"}
"""What bytes of UTF-8 begin with when they are read as cp1252; ftfy looks for such alone.

One character is found ten times as fast as two.
"""

_MAX_REPAIRED_CHARS: Final = 1_000_000
"""ftfy takes seconds for more."""

_LONG_ASCII: Final = re.compile(r"[\x00-\x0c\x0e-\x7f]{24,}")
_KEPT_CHARS: Final = 8
_CUT: Final = "\x1e"
"""What of such a run ftfy sees at each end, and stands for the rest: it takes a microsecond for two
characters, and looks at the nearest few around what is not ASCII. Decoded text has no such mark."""

_WESTERN: Final = "cp1252"
_REPLACEMENT: Final = "\ufffd"
_MAX_REPLACEMENT_SHARE: Final = 0.02
_BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SOFT_HYPHEN: Final = "\u00ad"
_ZERO_WIDTH: Final = _SOFT_HYPHEN + "\u200b\u200c\u200d\u2060\ufeff"


def mended(decoded: Decoded) -> tuple[Decoded, list[CharacterFlag]]:
    """``decoded`` without mojibake where it is certain what was meant, and what was noticed.

    Everything else stays in the text: it is the file's own.

    Raises:
        RejectedError: ``undecodable``, where one character in fifty is a replacement character:
            somebody has decoded the text before, and lost it.
    """
    text = decoded.text
    if text.isascii():
        return decoded, []
    flags = []
    repaired = _without_mojibake(text)
    if repaired is not None:
        flags.append(CharacterFlag.MOJIBAKE_REPAIRED)
        decoded, text = replace(decoded, text=repaired), repaired
    elif decoded.encoding == _WESTERN:
        # The soft hyphen is all of what is looked for that this encoding can write.
        return decoded, [CharacterFlag.ZERO_WIDTH] if _SOFT_HYPHEN in text else []
    return decoded, flags + noticed(text)


def noticed(text: str) -> list[CharacterFlag]:
    """What is odd in ``text``.

    Raises:
        RejectedError: see `mended`.
    """
    if text.isascii():
        return []
    n_replaced = text.count(_REPLACEMENT)
    if n_replaced > _MAX_REPLACEMENT_SHARE * len(text):
        raise RejectedError(
            Reason.UNDECODABLE,
            f"{n_replaced} of {len(text)} characters are replacement characters in the file itself",
        )
    seen = {
        CharacterFlag.REPLACEMENT_CHARACTERS: n_replaced > 0,
        CharacterFlag.BIDI_CONTROLS: any(character in text for character in _BIDI),
        CharacterFlag.ZERO_WIDTH: any(character in text for character in _ZERO_WIDTH),
    }
    return [flag for flag, is_seen in seen.items() if is_seen]


def _without_mojibake(text: str) -> str | None:
    """``text`` with what was decoded wrongly decoded anew; None where there is nothing certain."""
    if len(text) > _MAX_REPAIRED_CHARS or not any(
        first in text and sign in text for first, sign in _MISREAD.items()
    ):
        return None
    # It takes a sixth of a second to import, and few texts need it.
    import ftfy  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    runs = [run[_KEPT_CHARS:-_KEPT_CHARS] for run in _LONG_ASCII.findall(text)]
    seen = _LONG_ASCII.sub(lambda run: f"{run[0][:_KEPT_CHARS]}{_CUT}{run[0][-_KEPT_CHARS:]}", text)
    if not is_bad(seen):
        return None
    repaired = with_line_feeds(ftfy.fix_encoding(seen))
    if repaired == seen or is_bad(repaired):
        return None
    parts = zip(repaired.split(_CUT), [*runs, ""], strict=True)
    return "".join(piece for part in parts for piece in part)
