"""Ids that depend on content alone: the same input has the same id anywhere and in any order."""

from __future__ import annotations

from hashlib import blake2b

import polars as pl

_ONE_BYTE = 128
"""Lengths below it are written as seven zero bytes and a byte that is a character as well."""
_LENGTHS = pl.Series(["\0" * 7 + chr(length) for length in range(_ONE_BYTE)])


def content_id(*parts: str) -> str:
    """128 bits of a hash over ``parts``, as 32 hexadecimal digits.

    Each part is preceded by its length, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    encoded = [part.encode() for part in parts]
    content = b"".join([len(part).to_bytes(8, "big") + part for part in encoded])
    return blake2b(content, digest_size=16).hexdigest()


def content_ids(parts: pl.DataFrame) -> pl.Series:
    """``content_id`` of each row of ``parts``, whose columns are strings and none of them null."""
    lengths = [column.str.len_bytes() for column in parts]
    columns = [
        series
        for place, (length, column) in enumerate(zip(lengths, parts, strict=True))
        for series in (
            _LENGTHS.gather(length.clip(0, _ONE_BYTE - 1)).alias(f"length_{place}"),
            column.alias(f"part_{place}"),
        )
    ]
    texts = pl.DataFrame(columns).select(pl.concat_str(pl.all())).to_series()
    ids = [blake2b(text.encode(), digest_size=16).hexdigest() for text in texts]
    is_long = pl.DataFrame(lengths).select(pl.max_horizontal(pl.all()) >= _ONE_BYTE).to_series()
    for row in is_long.arg_true():
        ids[row] = content_id(*parts.row(row))
    return pl.Series(ids, dtype=pl.String)
