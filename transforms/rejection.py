"""The one way in which a reader refuses a document."""

from __future__ import annotations

from warehouse.vocabulary import Reason


class RejectedError(Exception):
    """A document cannot be read in full; it is kept in the books with the reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        """The reason in words, with figures."""
