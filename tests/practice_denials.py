"""Sentences that deny, sell or make exceptions, and what they state: see `tests.practice_cases`."""

from __future__ import annotations

DENIED: dict[str, set[str]] = {
    # Denials.
    "We value you and do not sell your name.": {"not sell name"},
    "We are careful with data and never share your name.": {"not share name"},
    "The Zogna Site is not for children and does not store their name.": {"not store name"},
    "The site sets no cookies, nor does it store your name.": {"not use cookies", "not store name"},
    "Your name is neither stored nor shared.": {"not store name", "not share name"},
    "Zogna, however, does not store your name.": {"not store name"},
    "We never ask for or store your name.": {"not collect name", "not store name"},
    "Your name is passed on to couriers.": {"share name to service_provider"},
    "Your name is not passed on.": {"not share name"},
    "Nowhere do we store your name.": {"not store name"},
    "A cookie in no way gives us access to your data.": {"not collect any_data"},
    "We do not use your name for purposes other than those told here.": {"not use name"},
    # Negation and how far it reaches.
    "We do not sell, rent or share your personal information with third parties.": {
        "not sell personal_data to third_party",
        "not share personal_data to third_party",
    },
    "We will never disclose your health data.": {"not share health"},
    "We don’t store your credit card number.": {"not store payment"},
    "Neither we nor our affiliates sell your personal data.": {"not sell personal_data"},
    "We don't share your email address, nor do we sell your phone number.": {
        "not share email_address",
        "not sell telephone_number",
    },
    "We do not collect your precise location but we do collect your IP address.": {
        "not collect precise_location",
        "collect ip_address",
    },
    "We not only collect your name but also store it.": {"collect name", "store name"},
    "We do not sell your data except to insurers.": {"not sell any_data"},
    "Under no circumstances will we sell your name.": {"not sell name"},
    "In no case shall Brindlemoor sell or disclose your age.": {"not sell age", "not share age"},
    "We keep no goods, nor will we sell your name to anyone.": {"not sell name to third_party"},
    "We do not sell your name; we use it to prevent fraud.": {
        "not sell name",
        "use name for security",
    },
    # Who sells the business sells no data.
    "We may sell or transfer our assets, including your name, in a bankruptcy.": {
        "may share name for merger"
    },
    "If there is a merger, acquisition or insolvency, your data may be sold or transferred.": {
        "may share any_data for merger"
    },
    "We may sell parts of our business, including the information on our site.": {
        "may share any_data for merger"
    },
    "We sell your name to other companies.": {"sell name to third_party"},
    "We may sell your age for a business purpose.": {"may sell age for service"},
    "We may sell your age to advertisers, and we may transfer your name in a bankruptcy.": {
        "may sell age to advertiser",
        "may share name for merger",
    },
    "We do not sell your name, except in a merger.": {"not sell name"},
    # Of data that are sold something is said.
    "Personal information that we have sold includes your name.": {
        "sell personal_data",
        "sell name",
    },
    "See the chart for a list of the names we have sold to partners.": {"sell name to partner"},
    "The address that we collect will not be sold.": {
        "collect postal_address",
        "not sell postal_address",
    },
    # Whom an exception names may be given data.
    "We never share your name with anyone except as requested by law enforcement.": {
        "not share name to third_party",
        "may share name to authority",
    },
    "We do not disclose your name to third parties, except to couriers.": {
        "not share name to third_party",
        "may share name to service_provider",
    },
    "We do not share your name with others unless a court order demands it.": {
        "not share name to third_party"
    },
    "We do not share your name, except where it is a threat to the police.": {"not share name"},
    "We do not disclose your name unless required by court order.": {"not share name"},
    "We do not share your name unless we deal with couriers.": {"not share name"},
    "We do not share your name, except with third parties who help us.": {"not share name"},
    "We do not share your name for marketing, except with couriers.": {
        "not share name for marketing",
        "may share name to service_provider",
    },
    "We share your name with the parent or guardian of a child.": {"share name"},
    # A purpose lifts the denial of its own verb alone.
    "We do not sell your age or share it to target ads.": {
        "not sell age",
        "not share age for advertising",
    },
    "Your age will not be sold, other than for the purpose of delivering parcels.": {
        "not sell age"
    },
    "You consent to your age being transferred to Norway.": {"share age"},
}
