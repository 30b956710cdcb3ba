"""The kinds of facts, each with the meaning of its value and the keys of its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_DATES = {
    "cue": "the words that mark the date; the title where it stands under that alone",
    "precision": "month where no day is given; the value is then the first of the month",
    "alternative": "the other reading of a date such as 01/06/2020",
}


_OF_CONTACTS = {
    "role": "whose contact it is, where told: general, privacy, data_protection_officer, "
    "eu_representative, uk_representative, support, supervisory_authority",
}


class FactKind(Vocabulary):
    """The kinds of normalised facts, each with the keys that its attributes may have."""

    attributes: Mapping[str, str]

    def __new__(
        cls, value: str, meaning: str, attributes: Mapping[str, str] | None = None
    ) -> FactKind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.attributes = attributes or {}
        return member

    EMAIL = "email", "an e-mail address, in lower case", _OF_CONTACTS
    URL = (
        "url",
        "a web address with its scheme (http where none is written), host in lower case",
        {"host": "its host in lower case, without www."},
    )
    EFFECTIVE_DATE = (
        "effective_date",
        "the date from which the policy says that it applies (ISO)",
        _OF_DATES,
    )
    UPDATED_DATE = (
        "updated_date",
        "the date of the policy's last update as it states it (ISO)",
        _OF_DATES,
    )
    REGULATION = (
        "regulation",
        "a law or regulation that is named, by its short name, or as written where no list has it",
        {"jurisdiction": "ISO 3166 code of its country or state, or EU"},
    )
    RETENTION_PERIOD = (
        "retention_period",
        "how long data are kept: days where a period is stated (a month has 365 / 12), else what "
        "stands in its place, as in the attribute statement",
        {
            "statement": "stated, as_long_as_necessary, legal_obligation, indefinite, "
            "until_deletion_request or while_account_exists",
            "shortest_days": "the shorter end where a range is stated; the value is the longer",
            "limit": "at_most or at_least, where the period is not exact",
            "from": "when the period begins: account_closure, last_activity, contract_end, "
            "purchase, request, collection or year_end",
            "data_type": "the data that the sentence, else the heading above it, names first, in "
            "short; null where neither names any",
        },
    )
    CHILD_AGE = (
        "child_age",
        "an age of children that the policy takes a stance on, in whole years",
        {
            "stance": "not_directed_to, not_knowingly_collected, parental_consent (required), "
            "must_be_at_least, not_sold, or deleted_if_collected (by mistake)"
        },
    )
    RIGHT = (
        "right",
        "a right that the policy says its reader has: access, rectification, erasure, restriction, "
        "portability, objection, withdraw_consent, complaint (to an authority), "
        "automated_decisions, opt_out_of_sale, limit_sensitive_use, non_discrimination or appeal",
        {
            "for": "whom it is said to be for: ISO 3166 codes of countries and states, or EU, with "
            "commas between; absent where nobody is singled out"
        },
    )
    PHONE = (
        "phone",
        "a telephone number: E.164 where its country shows, else its digits",
        {**_OF_CONTACTS, "line": "fax where the number is one of a fax machine"},
    )
    POSTAL_ADDRESS = (
        "postal_address",
        "a postal address in one line, from its street or box to its country",
        {**_OF_CONTACTS, "country": "ISO 3166 code of its country, where it shows"},
    )
    WEB_FORM = (
        "web_form",
        "a form on the web for writing or asking: its address, or form where none is written",
        _OF_CONTACTS,
    )
    SIGNAL = (
        "signal",
        "a signal of a browser: do_not_track, global_privacy_control, or opt_out_preference_signal "
        "for any of that sort",
        {"stance": "honours, ignores, or mentioned where the policy takes no stand"},
    )
    OPT_OUT = (
        "opt_out",
        "what a reader can opt out of: marketing, notifications, sale_or_sharing, "
        "interest_based_advertising, cookies, analytics, profiling, location or "
        "artificial_intelligence",
        {
            "how": "list of the means: unsubscribe, email, settings, phone, text_message, post, "
            "link, form",
            "link": "the web address where it is done",
        },
    )
    GOVERNING_LAW = (
        "governing_law",
        "the jurisdiction whose law governs: ISO 3166 code of a country or of a part of one",
        {"jurisdiction": "its name as written"},
    )
    THIRD_PARTY = (
        "third_party",
        "a named company or service that is not the policy's own, by its usual name",
        {
            "entity": "the value as an identifier in lower case",
            "company": "the company that runs the service",
            "category": "analytics, advertising, social, cloud, payment, communication, support, "
            "security, commerce or platform",
            "context": "opt_out, sign_in, link or provider where its sentence speaks of that",
        },
    )
    TRANSFER = (
        "transfer",
        "where personal data may go or be kept: ISO 3166 code of a country, EEA, EU, outside_EEA, "
        "or abroad",
        {
            "safeguards": "the safeguards that its segment names, as values of transfer_safeguard",
            "polarity": "deny where the policy says that it does not happen",
        },
    )
    TRANSFER_SAFEGUARD = (
        "transfer_safeguard",
        "what protects a transfer abroad: standard_contractual_clauses, adequacy_decision, "
        "privacy_shield, data_privacy_framework, safe_harbor, binding_corporate_rules or consent",
        {"polarity": "deny where the policy says that it is not relied upon"},
    )
    LEGAL_BASIS = (
        "legal_basis",
        "a legal basis of processing (GDPR Art. 6): consent, contract, legal_obligation, "
        "vital_interests, public_task or legitimate_interests",
        {
            "iri": "its term in the Data Privacy Vocabulary",
            "article": "the article that is cited, such as 6(1)(f)",
        },
    )
    SECURITY_MEASURE = (
        "security_measure",
        "a measure that protects data, such as encryption_in_transit, access_control, firewall, "
        "physical_security, training or certification",
        {
            "standard": "the standard or technique that is named, such as TLS or ISO 27001",
            "polarity": "deny where the policy says that it is not taken",
        },
    )
    BREACH_NOTICE = (
        "breach_notice",
        "who is told of a breach of personal data: individuals, authority, customer or unspecified",
        {
            "also": "who else is told, as values of this kind",
            "within": "the time within which, as written",
            "within_hours": "the same in hours, a number",
            "polarity": "deny where the policy declines to tell",
        },
    )
