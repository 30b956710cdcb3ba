"""Ids that depend on content alone: the same input has the same id anywhere and in any order."""

from __future__ import annotations

from hashlib import blake2b


def content_id(*parts: str) -> str:
    """128 bits of a hash over ``parts``, as 32 hexadecimal digits.

    Each part is preceded by its length, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode()
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()
