"""Pure functions that turn raw policies into tables: frames in, frames out."""

EXTRACTOR_VERSION = "7"
"""Raised whenever the same bytes would give other rows, so that old and new extractions can be
told apart and files rejected before are read again."""
