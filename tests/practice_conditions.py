"""What practices depend on: sentences, with each action and its condition."""

from __future__ import annotations

DEPENDS: dict[str, set[tuple[str, str | None]]] = {
    # A condition is one of its own clause.
    "We do not sell your name and will not do so without your consent.": {("sell", None)},
    "We do not sell your name, and we share your age only with your consent.": {
        ("sell", None),
        ("share", "consent"),
    },
    "We use your name; see below for how to opt out.": {("use", None)},
    "We do not sell your name, although we share your age when you ask.": {
        ("sell", None),
        ("share", "circumstance"),
    },
    "While Brindlemoor shares your name, we do not sell your age.": {
        ("share", None),
        ("sell", None),
    },
    "While you use our site, we collect your age.": {("collect", "circumstance")},
    # Before all clauses, or after a comma, it is one of all.
    "With your consent, we collect your name and we share your age.": {
        ("collect", "consent"),
        ("share", "consent"),
    },
    "We do not sell your name, and we do not share your age, without your consent.": {
        ("sell", "consent"),
        ("share", "consent"),
    },
    # Of a relative clause, and of what people give if, it is that of their own clause alone.
    "If you write to us, you may see the data that we hold.": {("store", None)},
    "We use the data that we hold as required by law.": {
        ("use", "legal_obligation"),
        ("store", None),
    },
    "If you give us your name, we use it only to answer.": {
        ("collect", "circumstance"),
        ("use", "limitation"),
    },
    # What only names a statement is no condition; a condition before a colon is one.
    "Right to Opt-Out of Sale: Brindlemoor does not sell your name.": {("sell", None)},
    "With your consent: we share your name.": {("share", "consent")},
    # To opt out is to object, to opt in is to consent.
    "We sell your name, subject to your right to opt out.": {("sell", "opt_out")},
    "Unless you have opted out, we may sell your name.": {("sell", "opt_out")},
    "We do not sell your name unless you opt in.": {("sell", "consent")},
    # What the law permits is no consent, nor is what somebody else agrees to.
    "We share your name as permitted by law.": {("share", "legal_obligation")},
    "We share your name when required by law.": {("share", "legal_obligation")},
    "We share your name with partners who agree to keep it secret.": {("share", None)},
    "You agree that we may store your name.": {("store", "consent")},
    "We may share your name without your consent.": {("share", None)},
}
"""Actions and on what they depend."""
