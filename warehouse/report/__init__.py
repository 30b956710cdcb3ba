"""The report: a snapshot of a lake as web pages that need neither a network nor a script."""
