"""What pages and files of the report call things."""

from __future__ import annotations

import re
from typing import Any


def plain(term: str) -> str:
    """A term of a vocabulary, as people write it."""
    return term.replace("_", " ")


def slug(text: str) -> str:
    """``text`` in small letters, digits and hyphens, as names of classes and files have them."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def policy_name(policy: dict[str, Any]) -> str:
    """What people call a policy: its service, and which of its policies where there are others."""
    key = policy["policy_key"]
    return str(policy["service"] if key == "privacy" else f"{policy['service']} ({key})")


def policy_slug(policy: dict[str, Any]) -> str:
    """What the files of a policy are called: harmless, and no other policy's."""
    name = slug(f"{policy['service']} {policy['policy_key']}")[:48].strip("-")
    return f"{name}-{slug(policy['policy_id'][:12])}"
