"""Errors that a user can mend. Their text is the whole message, with the way out."""


class PolicylakeError(Exception):
    """Something the user can mend; shown in one line, never as a traceback."""

    exit_code = 1


class UsageError(PolicylakeError):
    """The command was asked for something that does not exist or makes no sense."""

    exit_code = 2
