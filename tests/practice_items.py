"""List items below their lead-ins, and what they state, as in `tests.practice_cases`."""

from __future__ import annotations

ADDING_NOTHING: dict[tuple[str, str], list[str]] = {
    ("We collect your name when you:", "write a letter to us"): ["write a letter to us"],
    ("We may use your name:", "To do as you please."): ["To do as you please."],
    ("We collect and use your name:", "when you call"): ["when you call", "when you call"],
    # A sentence of its own is no occasion, and a denial is said once.
    ("We may use your name:", "We are glad to hear from you"): [],
    ("We do not sell your name:", "to do as they please"): [],
    ("You may give us your name to:", "do as you please"): [],
}
"""Lead-ins and items that add an occasion alone, and the texts of the rows of the item."""

UNDER_LEAD_IN: dict[tuple[str, str], set[str]] = {
    ("We collect data. This includes:", "your age"): {"collect age"},
    ("The data that we collect from you directly include:", "your age"): {"collect age"},
    ("We collect the following information:", "your name and your age;"): {
        "collect name",
        "collect age",
    },
    ("We use your personal information to:", "Improve our services"): {
        "use personal_data for improvement"
    },
    ("We use the data held about you in these ways:", "To improve our services"): {
        "use any_data for improvement"
    },
    ("We may share your data with:", "advertising partners,"): {"may share any_data to advertiser"},
    ("We will not share your data with third parties except:", "as required by law"): set(),
    ("We will not share your name except as told below:", "With our auditors"): {
        "may share name to adviser"
    },
    ("Your name may be disclosed to:", "our auditors; and"): {"may share name to adviser"},
    (
        "We may share your name with affiliates and partners to:",
        "Law enforcement agencies, regulatory or governmental bodies",
    ): {"may share name to authority"},
    ("We may share your name with partners to:", "run a raffle with a court"): {
        "may share name to partner for service"
    },
    ("We may share your data with our partners:", "with couriers, for marketing"): {
        "may share any_data to service_provider for marketing"
    },
    ("We share your name with third parties:", "couriers, who bring what you order"): {
        "share name to service_provider"
    },
    ("We do not collect:", "biometric data"): {"not collect biometric"},
    ("Your rights are these:", "access to your data"): set(),
    ("We collect:", "Cookies. We never sell your name."): {"collect cookies", "not sell name"},
}
"""Lead-in and item."""
