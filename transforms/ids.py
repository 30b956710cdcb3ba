"""Ids that depend on content alone: the same input has the same id anywhere and in any order."""

from __future__ import annotations

from hashlib import blake2b


def content_id(*parts: str) -> str:
    """128 bits of a hash over ``parts``, as 32 hexadecimal digits.

    Each part is preceded by its length, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    encoded = [part.encode() for part in parts]
    content = b"".join([len(part).to_bytes(8, "big") + part for part in encoded])
    return blake2b(content, digest_size=16).hexdigest()
