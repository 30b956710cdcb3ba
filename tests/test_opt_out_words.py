"""The words for what readers opt out of."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import pytest

from transforms.fact_rules.opt_out_words import EACH_WHAT, FIRST_LETTERS

_parser = importlib.import_module("re._parser")


def first_letters(items: Sequence[tuple[object, object]]) -> set[str]:
    """The characters with which a match of a parsed pattern may begin."""
    found: set[str] = set()
    for operator, argument in items:
        name = str(operator)
        if name == "AT":
            continue
        if name == "LITERAL" and isinstance(argument, int):
            return found | {chr(argument)}
        if name == "IN" and isinstance(argument, list):
            return found | {chr(code) for _, code in argument}
        if name == "SUBPATTERN" and isinstance(argument, tuple):
            return found | first_letters(argument[-1])
        if name == "BRANCH" and isinstance(argument, tuple):
            return found.union(*(first_letters(branch) for branch in argument[1]))
        assert name == "MAX_REPEAT"
        assert isinstance(argument, tuple)
        found |= first_letters(argument[2])
        if argument[0] > 0:
            return found
    return found


@pytest.mark.parametrize("what", list(EACH_WHAT))
def test_all_words_begin_with_the_letters_that_are_told(what: str) -> None:
    assert first_letters(_parser.parse(EACH_WHAT[what])) <= set(FIRST_LETTERS[what])
