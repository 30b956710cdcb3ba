"""Who acts where the last word of a subject leaves that open: Google AdSense, the Food Bank."""

from __future__ import annotations

import numpy as np

from transforms.practice_rules.reading import Reading
from transforms.practice_rules.vocabularies import number_of, recipients
from transforms.practice_rules.words import Flags, Ints


def are_of_service(read: Reading, last: Ints, mention: Ints) -> Flags:
    """Which names of recipients name the service: the Bank, the Food Bank, the Service Provider.

    Args:
        last: the last word of each.
        mention: which mention of recipients each is.
    """
    is_capital, before = read.words.is_capital, read.before(last)
    is_name = is_capital[before] & (before < last)
    is_named = is_name | (read.words.number[before] == read.grammar.of("the"))
    found: Flags = read.are(last, "own") & is_capital[last] & is_named
    # But not: the Social Media Platforms.
    found &= (read.recipients.start[mention] == last) & ~read.words.is_plural[last]
    is_provider = is_capital[last] & is_capital[read.recipients.start[mention]]
    is_provider &= ~read.words.is_plural[last] & read.are(last, "provider")
    meaning = read.recipients.meaning[mention]
    found |= is_provider & (meaning == number_of(recipients(), "service_provider"))
    return found


def are_employers(read: Reading, last: Ints) -> Flags:
    """Which `us` only tell whom others work for: providers used by us will share it."""
    found: Flags = read.words.number[last] == read.grammar.of("us")
    found &= read.are(read.before(last), "by", "of") & ~read.are(last + 1, "to")
    return found


def are_turned_pronouns(read: Reading, last: Ints) -> Flags:
    """Which words are the `it` of a denial turned around: nor does it keep."""
    before = read.before(last)
    found: Flags = read.words.number[last] == read.grammar.of("it")
    found &= read.are(before, "do", "will") & read.are(read.before(before), "not")
    return found


def are_of_platforms(read: Reading, last: Ints) -> Flags:
    """Which names are of a product of a company that is known by name: Google AdSense."""
    found: Flags = read.words.is_capital[last] & (read.words.number[last] == 0)
    mention = read.recipient_end[read.before(last)]
    meaning = np.append(read.recipients.meaning, -1)[mention]
    found &= (mention >= 0) & (meaning == number_of(recipients(), "platform_company"))
    return found


def are_persons(read: Reading, last: Ints) -> Flags:
    """Which `they` mean people: users should know that they disclose data."""
    rows = np.flatnonzero(read.are(last, "they"))
    person = read.sight.last(read.flags("persons"))[last[rows]]
    recipient = read.sight.last(read.recipient_end >= 0)[last[rows]]
    found = np.zeros(len(last), np.bool_)
    found[rows] = (person >= 0) & (person > recipient)
    return found


def are_any_sites(read: Reading, last: Ints) -> Flags:
    """Which words name sites of whomever: a website can use cookies, most web sites do."""
    rows = np.flatnonzero(read.are(last, "site", "sites"))
    first = read.before(last[rows])
    is_web = read.words.number[first] == read.grammar.of("web")
    first = np.where(is_web, first, last[rows])
    before = read.before(first)
    is_any = read.words.number[before] == read.grammar.of("a")
    is_any |= read.are(last[rows], "sites") & ((before == first) | read.are(before, "many"))
    found = np.zeros(len(last), np.bool_)
    found[rows] = is_any
    return found
